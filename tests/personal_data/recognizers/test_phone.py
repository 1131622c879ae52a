from __future__ import annotations

from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recordlint.language.pipeline import read
from recordlint.personal_data.base import Passage
from recordlint.personal_data.recognizers.phone import find
from tests.personal_data.recognizers._harmless import HARMLESS
from tests.personal_data.recognizers._marks import found as words_found
from tests.personal_data.recognizers._marks import unmark

MARKED = [
    # layouts of national numbers
    "Mum's mobile [[07700 900123]], texts only please",
    "rang [[07700900123]] x2 no reply",
    "Contact: [[07700 900 123]]",
    "T: [[020 7946 0123]]  F: [[020 7946 0124]]",
    "ring [[(01632) 960417]] after 6",
    "Surgery [[0113 496 0327]] said fax it",
    "Landline: [[01632-960-417]].",
    "tel.[[01632.960.417]]",
    "spoke to OOH on [[01632/960417]] at 22.40",
    "Community nurses [[0131  496  0184]]",
    "[[(020) 7946 0123]] is the ward",
    "[[029 2018 0456]] - Cardiff duty desk",
    "Belfast trust [[028 9649 6131]] (option 2)",
    "her number is [[077 00 90 01 23]]",
    "num [[0 7 7 0 0 9 0 0 1 2 3]] read out by carer",
    "Tel[[07700900123]] given at door",
    "mob:[[07700900123]]",
    "call [[0808 157 0123]] free from mobiles",
    "o/c pharmacist [[0161 496 0184]], closes 10pm",
    "[[07700‑900‑123]]",
    "Phone no. [[01632\u00a0960417]] (son)",
    "[[o7700 900123]] is Bogdan's",
    "07.02.2026 Rang [[01632 960417]] and left message",
    "1. [[07700 900123]] 2. [[07700 900124]]",
    "14/02/26 [[01632 960417]] 10am",
    "nok daughter Ama [[07700 900123]] / [[01632 960417]]",
    "Sister [[07700 900123]] [[07700 900124]]",
    "Call me ([[07700 900123]])",
    "('[[07700900123]]')",
    "Son on [[01632 960417]] or [[960418]]",
    "Office [[0114 496 0655/6]]",
    # country codes
    "[[+44 7700 900123]]",
    "[[+44 (0)7700 900123]]",
    "[[+44(0)20 7946 0123]]",
    "[[0044 7700 900123]] from abroad",
    "[[00447700900123]]",
    "WhatsApp [[447700900123]]",
    "[[(+44) 7700 900123]]",
    "brother in Kraków [[+48 601 234 567]] evenings",
    "aunt in Lahore, [[+92 300 1234567]]",
    "Cork: [[+353 21 234 5678]]",
    "[[00 353 1 234 5678]] (sister in Dublin)",
    "daughter in Accra +233 for Ghana",
    "Lagos cousin [[+2348031234567]] on WhatsApp only",
    # extensions
    "hospital switchboard [[0113 496 0327 ext 204]]",
    "[[0113 496 0327 x204]] for ward clerk",
    "[[01632 960417 (ext. 12)]]",
    "[[020 7946 0123, extension 4417]] until 5",
    "ward 4 on [[ext 4417]]",
    "reg bleep [[2043]]",
    # labelled locals and numbers without their 0
    "tel [[960417]]",
    "Landline [[960 417]] only, she has no mobile",
    "ring her on [[960417]] before tea",
    "phone: [[7946 0123]]",
    "mob [[7700 900123]]",
    "mobile no [[7700900123]]",
    "tel: [[1632 960417]]",
    "rang the shop on [[496 0327]] and it was shut",
    "dad on [[7700 900123]]",
    "Please call Mrs Osei's neighbour on [[96 04 17]]",
    "tc to sister Ngozi [[07700 900 552]] no ans, tried h/phone [[0113 4960 227]] ditto",
    "NOK: Fatima (dtr) M [[07700900771]] H [[0161-496-0021]] W [[0161 496 0090 x 31]]",
    "Son prefers txt [[07700-900-332]] after 6pm",
    "pls ring ward clerk on [[020 7946 0991]] opt 3",
    "Mobile: [[+447700900119]]",
    "daughter lives Melbourne [[+61 2 5550 1234]]",
    "cousin (Dubai) [[00971 4 555 1234]]",
    "Rang 0800-line: [[0808 157 0555]] waited 40 mins",
    "landline no longer works, new one [[01632 960 771]]",
    "Tel no: [[(0131) 496 0111]], fax [[0131 496 0112]]",
    "neighbour Mrs Achebe has spare key, her num is [[07700 900663]]",
    "ph [[960221]] (local)",
    "call mum back [[029 2018 0333]] before 5.",
    "Emergency contact - brother Piotr - [[07700 900 004]] - speaks Polish",
    "GP Tel: [[01632 960500]]/[[960501]]",
    "Contact number given as [[07700 90012]] which is one digit short",
    "school office [[0118 496 0222]] attendance line",
    "pls bleep [[1423]] if temp >38",
    "DSL on [[0115 496 0300 ext. 5]]",
    "key worker Sade, [[07700 900001]]; deputy, [[07700 900002]]",
    "Gas leak no. [[0800 111 999]] is on the wall",
    "Dad can be got on [[07700 900 881]] most days, mum on [[07700900882]].",
    "[[07700900883]]",
    "P: [[0151 496 0441]] / M: [[07700 900442]]",
    "asked her to call us back on [[01632 960 442]] (ask for Delyth)",
    "Wife - Ines - [[07700-900445]], son-in-law - [[07700 900446]]",
    "he gave a number, [[7700900447]], dead line",
    "spoke with pharmacy [[0117 496 0448]](opens 9am)",
    "Landlord Mr Rashid:[[07700900449]]",
    "[[01632 960450]]-neighbour",
    "Meals on wheels ([[0300 555 0451]])",
    "Phone: [[(029) 2018 0452]]",
    "Phone – [[+44 (0) 113 496 0453]]",
    "Polish consulate [[+48 22 555 04 54]]",
    "mob. [[07700.900.455]]",
    "tel: [[01632 960456]] or [[07700 900457]]",
    "tel. [[01632 960458]], [[960459]]",
    "TEL: [[01632960460]] FAX: [[01632960461]]",
    "home tel [[960 462]]",
    "emergency no [[07700 900463]]/[[07700 900464]]",
    "Shanthi [[0044 (0)7700 900465]] Whatsapp",
    "07/03 1015 p/c Mrs Begum [[07700 900 219]], says carers late again",
    "Tom's no: [[07700 900220]]",
    "dr's surgery, [[01632 960221]] opt 1, on hold 25 mins",
    "Left VM on [[07700900222]] at 1420 & [[07700900223]] at 1425.",
    "uses [[+234 803 123 4567]] when in Lagos",
    "Numbers: mum [[07700 900224]]; dad [[07700 900225]]; gran [[01632 960226]]",
    "[[020-7946-0228]]",
    "[[0207 946 0229]] reception",
    "[[02079460230]]",
    "ring bk on [[0 20 7946 0231]]",
    "tele [[01632  960 232]]",
    "[[0113 4960233]] or mobile",
    "Hospital [[0113 4960234]] bleep [[4471]]",
    "Ward 12: [[0161 496 0235 ex 5512]]",
    "Sure Start line [[0800 157 0236]]?",
    "Pager [[88214]]",
    "Housing officer direct dial [[01632 960237]]",
    "DD: [[01632 960238]]",
    "Contact [[07700 9OO239]] per card",
    "out of hours: [[0345 555 0240]]",
]

CLEAN = [
    "999 called at 10.30, 101 rang back, 111 advised",
    "dial 112 if abroad",
    "NHS no 999 123 4567",
    "NHS Number: 9991234567",
    "CHI 0102901234",
    "chi no. 070390 1234",
    "NINO QQ 12 34 56 C",
    "DOB 07/02/1985 10.30",
    "07.02.2026 10.30-11.15",
    "visits 0700 0800 0900 1000",
    "0900-1700 12 hours on shift 0800-1600",
    "08.30 09.45 10.15 all calls met",
    "BP 120/80, 118/76, 70 98%",
    "paracetamol 2-4 hourly max 4000 mg in 24 hours",
    "£07700 900",
    "paid £1,250.00 on 01/02/2026",
    "sort code 01-02-03 account 12345678",
    "01-02-03 12345678",
    "ref 02719 3345",
    "case number 07712345678",
    "Hosp no 0712345678",
    "weights 01 63.2 02 63.4",
    "0.1234567890",
    "called her on 140226 and again 160226",
    "rang on 12 03 2026",
    "rang at 1430 1500 and 1530",
    "phoned on 14 Feb 2026",
    "phone call 1400-1430",
    "ring pull, 6 cans, 330 ml",
    "Rooms 101 and 102",
    "text 12 people about 2026 rota",
    "contact 3 times in 2025 2026",
    "UPRN 100012345678",
    "barcode 5012345678900",
    "2026-02-07 10:15:30",
    "tel: no answer 10.15",
    "Mosaic 7741234567",
    "order number 12345678",
    "+2 assist 1200 1400",
    "SpO2 98 97 96 95 94 93 92 91",
    "fluid in 200 200 150 200 100 250",
    "call log 482913",
    "tel call 14/02/26",
    "text 07/02 10am",
    *HARMLESS,
]


found = partial(words_found, find)


@pytest.mark.parametrize("marked", MARKED)
def test_finds_numbers_with_their_exact_span(marked: str) -> None:
    text, wanted = unmark(marked)
    assert found(text) == wanted


@pytest.mark.parametrize("text", CLEAN)
def test_other_figures_are_no_numbers(text: str) -> None:
    assert found(text) == []


def test_a_columns_heading_is_a_label() -> None:
    assert found("7700900123", "Mobile") == ["7700900123"]
    assert found("960417", "home_phone") == ["960417"]
    assert found("960417", "amount") == []


def test_a_label_raises_the_score() -> None:
    def score(text: str) -> float:
        return next(iter(find(Passage(read(text))))).score

    assert score("Tel: 01632 960417") > score("then 01632 960417")
    assert score("then 01632 960417") >= 0.85


@given(st.one_of(st.text(), st.text("0123456789 +-()./ext o:\n£,m")))
def test_any_text_gives_hits_within_it(text: str) -> None:
    for hit in find(Passage(read(text), label="Phone no")):
        assert 0 <= hit.start < hit.end <= len(text)
        assert hit.type == "PHONE"
