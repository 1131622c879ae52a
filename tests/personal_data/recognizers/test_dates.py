from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recordlint.language.pipeline import read
from recordlint.personal_data.base import Passage
from recordlint.personal_data.recognizers.dates import find

DATES = [
    "[[01/04/2026]] 10:00hrs Support Worker: Dee",
    "[[Thurs 19 Feb]] 26 deg in lounge",
    "Rang [[Mon 6/4]] & [[Tue 7/4]]",
    "bed move [[10/4]] to W7",
    "s/w mum, wants review b4 [[20/5]]",
    "*[[22.4.26]]* late entry",
    "pt admitted [[29/1]]→ [[3/2]]",
    "LPA registered [[14th Jan. 2024]]",
    '"come back on the [[4th]]," he said',
    "[[03-Feb-2026]] 1423",
    "Date/Time: [[7/2/26]] @ 0900",
    "valid until [[31.12.2026]].",
    "[[Sat 14 Feb]], [[Sun 15 Feb]]: no staff",
    "phoned [[2 Jan]]; [[5 Jan]]; [[9 Jan]]",
    "half past 3 on [[May 4th]]",
    "from [[1st]] to [[14th August]]",
    "Seen at home [[12/03/26]], gas man in.",
    "Seen [[12.3.2026]] by OT",
    "exported [[2026-03-12]] 14:00",
    "[[2026-03-12]]T14:00 note added",
    "visit_[[2026-03-12]].txt",
    "Date of meeting: [[12 March 2026]]",
    "t/c [[12th of March 2026]] from mum",
    "she moved in [[March 12th]], I think",
    "[[Mon 12 March]] am call",
    "[[Monday the 12th of March]] he rang",
    "rang back on [[12/3]], no reply",
    "CPN due [[3/4]]",
    "MDT [[14/5]] agreed carer stays",
    "I'll visit again on the [[12th]] at two",
    "bloods by the [[3rd]] please",
    "on respite until [[14th]].",
    "Away [[3-5 May]] with sister",
    "away [[12th/13th June]] at his nan's",
    "Between [[3]] and [[9 April]] nobody came",
    "between the [[3rd]] and [[9th of April]] nobody came",
    "dates offered: [[2]], [[9]] and [[16 February]]",
    "[[04/11]] | ASB complaint from flat above",
    "| [[14 June 2017]] | Court register |",
    "NOTES [[11.10.12]]",
    "scan [[12-Mar-26]] scan",
    "meds reviewed [[12/Mar/2026]] by pharmacist",
    "Sent: [[Thu 21/08/2025]] 08:03",
    "Received [[March 12, 2026]] by e-mail",
    'she said "come [[march 12th]]"',
    "up til [[3 may]] she was fine",
    "he is back on [[3 may]].",
    "[[tues 3rd feb]] tea call",
    "[[Wed 5 Feb]], 7.30",
    "letter of [[9 January]] says",
    "hearing listed for [[19 June 2026]] at 10am",
    "since [[1 sept]] she has not",
    "[[16/9/25]]: no answer. [[17/9/25]]: no answer.",
    "adm [[3/2/26]], dc [[9/2/26]]",
    "from [[26/4]] to [[2/5]] he was away",
    "Night of [[25/26 October 2025]]",
    "the review on [[31 Decemeber]] was cancelled",
    "[[18/12]] 1415 seen at flat",
    "Ward round [[11/3]]",
    "his tribunal is w/c [[9 March]]",
    "seen [[5 Mawrth 2026]] gyda'i ferch",
    "on [[12 Ionawr]] galwad",
    "EDD [[14 July]]",
    "paid on the [[28th]], then nothing",
    "Emailed [[6th]] at 4pm and no reply",
    "the letter dated [[2/7/26]] is here",
    "He is due back on [[3/12]] after leave",
    "Review: [[22 Aug '26]]",
    "last seen [[9.11.25]]",
    "[[Fri 13th]] she slept in.",
    "discharged [[28 Nov 25]] with a package",
    "call on [[19th Nov]] 2pm",
    "Attended A&E on [[2/9]]; d/c same day",
    "her mum's funeral was [[14th August]]",
    "DNA [[19/2]], [[26/2]] and [[5/3]]",
    "DNAd [[12/2]] x1",
    "TTOs ready, home [[15/3]] pm",
    "Next MDT: [[Weds 4/6]]",
    "PICC line in since [[8/5]]",
    "cath changed [[22/4]]",
    "catheter due change [[1/6]]",
    "LAC review [[06/11]] 10am",
    "visit 1 of 3: [[2nd]] at 4pm",
    "dressing changed on the [[4th]]",
    "I go on leave [[Friday 14th]]",
    "W/C [[2/3]]: 4 visits; W/C [[9/3]]: 3 visits",
    "Supervision notes [[7 Nov]] / Team Manager: Priya",
    'she says it was "about the [[20th of june]]"',
    "Court date is the [[21st]].",
    "Appointment letter for [[Oct 3rd]], I put it on the fridge",
    "for [[28/2/26]]-[[7/3/26]] only",
    "bin day changed to [[31st Dec]]",
    "[[28-02-2026]] 09:14 JB: quiet night",
    "[[2026/02/28]] Entry by JB",
    "[[28 february 2026]] entry by jb",
    "[[28.02.26]]: no contact",
    "[[1 - 8 August]] respite at sister's",
    "Next review due [[30/09/26]]?",
    "between [[24th May]] & [[2nd June]]",
    "Half term is [[16th-20th Feb]]",
    "[[22ND MARCH 2026]]",
    "the [[March 4]] visit",
    "[[Mon 9/2/26]], Mrs Bello, tea visit 17:10",
    "Night note [[Monday 19th January 2026]], mix up at lunch",
    "hawthorn, late to night, [[sat 14/3]]",
    "MEETING [[Tuesday, March 24th 2026]], 11:00, the lounge",
    "Date/time: [[Saturday 21.03.2026]], around 19:25",
    "For Hamid. [[Tues 13 Jan]] 10.15. Caller rang off",
    "the cake comes on [[Thursday 19th March]], when she is 96",
    "[[Weds. 4 Feb]] pm call, no reply",
    "[[FRIDAY 6 MARCH]]: DISCHARGED",
    "[[Wed, 11/3]] and [[Fri, 13/3]] both cancelled",
    "[[Dydd Llun 12 Ionawr]], galwad",
    "sent [[Thu,21/08/2025]] 08:03",
    "[[Sun 1st]] slept well",
    "[[21 Mar]] / [[28 Mar]] both DNA",
    "Dated this [[14th day of March 2026]]",
    "[[4/3]] - rang GP",
    "[[4/3]]: rang GP",
    "fell [[4/3]].",
    "Scan [[17/6]] - clear",
    "bloods [[17/6]] ok",
    "Seen [[03.02.26]] t/c in",
    "Visit date [[12/01]]",
    "Chronology: [[12.1.26]] / [[13.1.26]]",
    "[[1st Feb '26]] CP visit",
    "W/c [[Mon 16th]] she starts days",
    "I'll ring [[Thursday 5th]] before lunch",
    "booked for [[Tuesday the 4th]] at 2",
    "[[09 FEB 2026]] 08:00",
    "due back [[2 April]]",
    "Weigh in [[18/2]] 61kg, [[25/2]] 60.4kg",
    "[[20251019]] scan attached",
    "[[Sat 7th Feb]]",
    "Appt: Cardiology, [[Mon 4th of May 2026]] 09.40",
    "[[Thurs 12/2/2026]]-phoned",
    "from [[Mon 2 Feb]] to [[Fri 6 Feb]]",
    "on [[14/03/26]] (Sat) he was seen",
    "discharge date [[14 . 03 . 2026]]",
    "PC Khan will ring [[Weds 18th]].",
    "[[Tue 3 Mar 26]] 0915",
]

CLEAN = [
    "2/12 supply",
    "start abx 5/7 course",
    "7/7 call pattern",
    "seen x2/7 by DN",
    "mid May",
    "4 May attend if well",
    "She has 2 Marchant boxes",
    "pain 7/10 on moving",
    "carers in 24/7",
    "1/2 tablet at night",
    "power 4/5 left arm, 3/5 leg",
    "BP 142/81, sats 97",
    "she may need two carers",
    "3 may have fallen",
    "He marched off, then March came",
    "in March 2026 he moved",
    "since March",
    "2 weeks in May",
    "a 2/7 history of cough",
    "for 5/7 then stop",
    "review in 3/12",
    "rv 6/52",
    "6/12 ago",
    "every Tuesday and Friday",
    "Monday am, Thursday tea, Sat 10.30 call",
    "at 10.15 he left, back 12.30",
    "the 2nd visit was short",
    "on the 1st floor",
    "his 80th birthday",
    "3rd time this week",
    "in the 21st century",
    "on the 3rd attempt",
    "section 4.2.10 of the plan",
    "version 1.2.26 of the form",
    "under s.117 and s.47",
    "IP 192.168.1.12",
    "07700 900123",
    "020 7946 0123",
    "took 3 Marches",
    "1:1 support 2:1 at night",
    "5/15 on AMT",
    "score 12/20",
    "ate 3/4 of lunch",
    "drank 1/2 cup",
    "ratio of 2/1",
    "flat 2/1, music from 2/2 till 4am",
    "Sun was out, he sat in it",
    "Sat 2 hours with her",
    "Mr March 2 visits",
    "Call 1 of 4 done",
    "26 weeks",
    "between 2 and 4 carers",
    "2 Marchmont Road",
    "April is 9 and likes drawing",
    "Mon 21.10 back on the bus",
    "Tues 9.30 call",
    "the 2nd and 3rd visits were short",
    "on the 2nd and 3rd floors",
    "weights: 50 in September.",
    "10 kg lost",
    "Anxiety rated 4/5 on Monday",
    "pain 6/10 at rest, 8/10 on movement",
    'mood "3/10" she said',
]

BIRTHS = [
    "DOB: [[14/02/1991]]",
    "D.O.B. [[14.2.91]] NHS 999",
    "date of birth [[3 August 1968]], NHS number",
    "Tavares (DOB [[14/08/2004]])",
    "d.o.b [[14-02-1991]]",
    "born on [[3 May 1938]] in Leith",
    "born in [[March 1938]], she says",
    "b. [[12.4.09]]",
    "24 years, born [[2 Oct 2001]]",
    "born Monday [[3 May 1938]] in Leith",
    "Name | DOB | Address\nAda | [[14/02/1991]] | x",
    "his birthday is [[3 May]]",
    "it's her birthday on the [[12th]]",
    "DoB\n[[14/02/1991]]",
    "Dob [[1/1/40]], ward 3",
    "Re: Terence Vaughan, [[14/06/1958]]",
    "Name: Ada Bello ([[14/08/2004]])",
    "born [[1938]] in Izmir",
    "Date of birth – [[9th July 1971]]",
    "dob - [[14 feb 91]] (34)",
    "baby born [[3/5/26]] at 02:10",
    "ganwyd [[5 Mawrth 1940]]",
    "Year of birth: [[1961]]",
    "Date of birth (dd/mm/yyyy): [[14/02/1991]]",
    "[[14/02/1991]] is his date of birth",
]

NO_BIRTHS = [
    "Re: Terence Vaughan, seen on 14/06/2025",
    "Date: 14/02/2026",
    "Child: Noor Haddad, visit 14/06/2026",
    "he was born at home",
    "born with it",
    "letter dated 3 May",
    "EDD 14 July",
    "birthday cake at 3",
]


def _spans(text: str, *types: str, label: str = "") -> list[str]:
    return [text[hit.start : hit.end] for hit in find(Passage(read(text), label=label)) if hit.type in types]


def _marked(line: str) -> tuple[str, list[str]]:
    pieces = line.replace("]]", "[[").split("[[")
    return "".join(pieces), pieces[1::2]


@pytest.mark.parametrize("line", DATES)
def test_a_date_is_found_with_its_weekday_and_without_its_time(line: str) -> None:
    """Every day of the calendar is one hit, those of lists and ranges each."""
    text, wanted = _marked(line)
    assert _spans(text, "DATE", "DATE_OF_BIRTH") == wanted


@pytest.mark.parametrize("line", CLEAN)
def test_what_is_no_day_of_the_calendar_is_left_alone(line: str) -> None:
    """Scores, durations, times, versions and counts are no dates."""
    text, wanted = _marked(line)
    assert _spans(text, "DATE", "DATE_OF_BIRTH") == wanted


@pytest.mark.parametrize("line", BIRTHS)
def test_a_date_of_birth_is_known_by_its_label(line: str) -> None:
    """A label, a verb, a column or the head of a form makes a date one of birth."""
    text, wanted = _marked(line)
    assert _spans(text, "DATE_OF_BIRTH") == wanted


@pytest.mark.parametrize("line", NO_BIRTHS)
def test_other_dates_are_no_dates_of_birth(line: str) -> None:
    """A date near a name or the word birth is not one of birth by that alone."""
    text, wanted = _marked(line)
    assert _spans(text, "DATE_OF_BIRTH") == wanted


def test_the_column_makes_a_date_one_of_birth() -> None:
    assert _spans("14/02/1991", "DATE_OF_BIRTH", label="DOB") == ["14/02/1991"]
    assert _spans("14/02/1991", "DATE_OF_BIRTH", label="Visit") == []


@given(st.text(alphabet=st.one_of(st.characters(), st.sampled_from("0123456789/.- \nmaythofdob:")), max_size=120))
def test_any_text_gives_spans_that_lie_within_it(text: str) -> None:
    last = 0
    for hit in find(Passage(read(text))):
        assert 0 <= hit.start < hit.end <= len(text)
        assert hit.start >= last
        assert hit.recognizer == "dates"
        last = hit.start
