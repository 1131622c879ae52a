from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recordlint.errors import SettingsError
from recordlint.language.pipeline import read
from recordlint.personal_data.base import Known, Passage
from recordlint.personal_data.recognizers.case_id import find
from tests.personal_data.recognizers._harmless import HARMLESS

MARKED = [
    "Case no: [[48213]]",
    "case number [[774209]] closed",
    "Client ID [[1000482]]",
    "client ref: [[HSG/48213]]",
    "pt id [[0048213]] on the whiteboard",
    "Hosp no [[K482913]]",
    "hospital number: [[123 4567]]",
    "MRN [[10482913]]",
    "mrn: [[RX0048213]], bed 4",
    "Mr Hussain, LAS [[774-20931]]",
    "Mosaic [[1048213]]; Liquidlogic [[774209]]",
    "on RiO ([[4821377]])",
    "SystmOne no. [[482 1377]]",
    "paris id [[P482137]]",
    "Datix [[W148213]] raised",
    "datix ref [[2026-4821]]",
    "Our ref: [[KP/SW/0417]]",
    "your ref [[JD/4821/26]] refers",
    "ref [[SR-40417]].",
    "Subject: Lock change, reference [[HO-30418]]",
    "18 Ruskin Walk, ref [[HSG/48213]]",
    "crime ref [[42/12345/26]]",
    "crime number [[CR/48213/26]] from PC Toner",
    "CRN [[4216000-26]]",
    "URN [[01AB1234526]]",
    "police log [[48213]] of 14 March",
    "CAD no [[4821]]",
    "incident number [[4821-140326]]",
    "family court [[ZZ26C00123]] listed Tuesday",
    "COP [[1234567T]]",
    "PIP appeal [[SC123/26/00123]]",
    "ombudsman ref [[26 004 821]]",
    "rent account no. [[5500482]]",
    "council tax ref [[70048213]]",
    "HB claim no [[H004821]]",
    "tenancy ref [[T/004821]]",
    "safeguarding ref [[SG-2026-0417]]",
    "complaint no [[C/26/048]] ack'd",
    "P number [[P004821]]",
    "Case Number\n[[774209]]\nName",
    "Case no | [[48213]] | open",
    "logged with repairs, [[SR-40417]], lift out",
    "moved to [[HO-30418]] per housing",
    "see [[ASC/2026/00417]]",
    "her one is [[sr-40417]]",
    "social care ID = [[2048213]]",
    "case ref is [[cyp-0417]]",
    "Order no. [[4821377]] for commode",
    "referral id: [[R0482]]",
    "Police non emergency 101 ref [[0482/140326]]",
    "rang 999 at 0214, ambulance CAD [[12345]] arrived 0231",
    "MRN [[K0048217]] admitted 2/3",
    "Hosp No: [[0048217]]",
    "patient id [[4471882]]",
    "pt no [[66120]]",
    "Mosaic no [[4412087]]",
    "AIS id [[P118842]]",
    "SWIFT id [[118842]]",
    "(Liquidlogic [[2204418]])",
    "LL ID [[2204418]]",
    "Case ID: [[CYP-118842]]",
    "Case: [[118842]]",
    "CASE REF [[2026/0417]]",
    "cc: housing, their ref [[HOM/26/0417]]",
    "Your Ref: [[LA/DO/2217]]    Our Ref: [[118842/KP]]",
    "Re: Mr Okafor ([[HSG-20417]])",
    "rent acct [[3310045]]",
    "Council tax account no [[602281145]]",
    "PIP ref [[PIP/22/4418]]",
    "Crime ref: [[22/14417/26]]",
    "crime no. [[CR0441726]]",
    "crime number is [[4417/12MAR26]]",
    "police ref [[441-140326]]",
    "PNC ID [[26/44178X]]",
    "log number [[441]] of 12/03/26",
    "inc no [[0441-120326]]",
    "Occurrence no [[4226001712]]",
    "Tribunal ref [[SC242/26/00417]]",
    "case [[ZZ26P00417]] before DJ Afolabi",
    "EHCP ref [[EHC-4417]]",
    "Datix [[INC-118842]] completed",
    "DATIX no [[118842]]",
    "Complaint ref [[COM/2026/117]]",
    "LGO ref [[26 001 447]]",
    "Repair order [[R118842]] raised",
    "Job no [[7718842]]",
    "Service user no: [[30218]]",
    "SU ID [[30218]]",
    "s/u ref [[30218-A]]",
    "Person ID - [[9021877]]",
    "Client: Mrs Ilie, ID [[9021877]]",
    "(ID [[9021877]])",
    "([[ASC-90218]])",
    "RE: [[CAS-102948-K7Q2]]",
    "Ticket [[INC0048217]] with IT",
    "Ref. no.: [[90218/ED/26]]",
    "Ref No [[BR 90218]]",
    "quote [[HA/2026/90218]] when you ring",
    "Quote reference [[90218A]]",
    "Housing application [[1902188]] band B",
    "Housing app ref [[1902188]]",
    "homelessness case no [[26-00418]]",
    "claim number [[CL/902187]]",
    "UC claim ref: [[UC-9021877]]",
    "DWP ref [[9021877Q]]",
    "crime reference number [[05/90218/26]]",
    "Crime Ref No: [[9021/26]]",
    "crime ref of [[NC-90218-26]]",
    "CAD [[1412/12MAR26]]",
    "CAD[[4417]]",
    "incident no. [[260312-0417]]",
    "Court ref: [[ZZ25F00417]]",
    "Court of Protection case no [[14004417]]",
    "Hospital no. [[D0418821]]",
    "Hosp number [[418 8821]]",
    "RiO no: [[4188210]]",
    "S1 ID [[4188210]]",
    "EMIS no [[41882]]",
    "unit no [[418821]]",
    "LAS ID [[418821]]",
    "LCS [[3418821]]",
    "prison number [[A4188ZZ]]",
    "Noms [[A4188ZZ]]",
    "order [[SO-418821]] bath board",
    "Hosp num [[Z118820]]",
    "Hospital Number [[RWE 118820]]",
    "Pt [[118820]] seen",
    "UHL [[S0418820]]",
    "Our Reference: [[ASC/KP/118820]]",
    "Case ref. [[118820-1]]",
    "LL no. [[118820]]",
    "ref number is [[77-118820]]",
    "their ref: [[TR.118820]]",
    "Police ref: [[PR/118820/26]]",
    "CRIS [[4418820/26]]",
    "crime report [[01/118820/26]]",
    "log [[118]] 14/3/26",
    "council ref [[FS-Case-118820341]]",
    "case [[26/118820]]",
    "(999 job, inc [[SK-778-15]])",
    "Safeguarding ref [[SG/26/0417]]",
    "EHCP ref: [[EH-22091]]",
    "court ref [[ZC26P00417]]",
    "Court: [[BV24P09411]]",
    "Tenancy ref [[0093317]]",
    "repair no [[559201]]",
    "MASH enquiry [[118207]]",
    "MARAC [[26/114]] heard",
    "DATIX: [[INC-118827]]",
    "Log [[0417-120326]]",
    "URN [[01AB0012326]]",
    "crime ref [[NT/448/0091-26]]",
    "complaint [[C-10442]]",
    "Invoice no. [[88210]]",
    "Your ref [[KL/4417]]",
    "re: [[MA-44871]]",
    "client [[SW-118-7720]]",
    "(LL [[448213]])",
    "Mosaic [[1180435]]",
    "S1 no [[88214]]",
    "[[P-20931]]",
    "PID [[774-20931]]",
    "(ref [[3301-FH]])",
    "[ref [[3301-FH]]]",
    "quote [[TN8841]] when you ring",
    "Filed under [[LDW-30872]]",
    "Case: [[20417-B]]",
    "Case #[[20417]]",
    "record [[118273]] opened",
    "Client no. [[C88213]]",
    "Customer number [[7720118]]",
    "Hosp No: [[T2281173]]",
    "MRN [[4417723]]",
    "PAS [[4417723]]",
    "Patient ID [[PT-2210]]",
    "referral [[R-22107]] received",
    "Incident ref [[26-0091]]",
    "Incident number [[IN0091827]]",
    "job [[44172]] raised with housing",
    "works order [[WO 44172]]",
    "housing app [[118823]]",
    "DHP claim [[118823]]",
    "Claim no. [[K00LE118]]",
    "council tax acc [[60118823]]",
    "rent a/c [[118823]]",
    "prison no [[A1234ZZ]]",
    "ARC [[ASF/9900117/4]]",
    "Tribunal [[SC240/26/00118]]",
    "DoLS [[26-2291]]",
    "COP [[14118823]]",
    "LADO ref [[L/26/018]]",
    "Channel ref [[CH/118]]",
    "Social Care ref [[1188233]]",
    "LAS [[1188233]]",
    "ICS [[118823]]",
    "Care First [[118823]]",
    "YOT no [[1182/25]]",
    "EH episode [[118823]]",
    "worker's file [[KN/118]]",
    "parcel no [[11823]]",
    "Lifeline ref [[LL118]]",
    "hub ref [[H/118]]",
    "Ticket no: [[118823]]",
]

CLEAN = [
    "COVID-19, PHQ-9 score 14, GAD-7",
    "took the M25 then the A47",
    "BNF 80, Form D108, Section 117",
    "type 2 diabetes, CP-1 form",
    "ref her visit on 12/03/2026",
    "ref: 12/03/2026 call",
    "ref. meeting of 14 March",
    "case no longer open",
    "the case is 3 years old",
    "patient number 2 in the bay",
    "client is 48, id badge seen",
    "in case 4 carers come",
    "NHS no 999 123 4567",
    "NHS number: 9991234567",
    "ISO-9001 and BS-5839",
    "REVIEW-2026, MAY-2026, FY-2026",
    "Mosaic upgrade in 2026",
    "Mosaic 2026",
    "moved from Paris 2019",
    "logged 1430, entry on RiO 1430",
    "Room 1204, Flat 12/3",
    "Children Act 1989 s.47, CA-1989",
    "Zopiclone 7.5 mg, Co-codamol 30/500",
    "DOB-12/03/1985",
    "batch LOT-48213",
    "referral 14/02/26 from GP",
    "incident at 1430",
    "incident 14.02.2026",
    "ref 07700 900123",
    "claim 1200 pounds",
    "our ref was right that he was off side",
    "log fire lit, 12 logs",
    "BP 120/80, sats 98/97",
    "safeguarding 2 concerns in 2025",
    "order 24 pads",
    "id checked",
    "tel ext 4821",
    "vit B12, HbA1c 48, C-reactive 12",
    "DN-2 plan, AM-0930 PM-1700",
    "hosp 2 weeks",
    "court 3 at 10.30",
    "pt 70kg",
    "person 1 and person 2",
    "reference nurse 24/7",
    "LL leg swollen, LL 5/5",
    "L leg 3/5, R leg 4/5",
    "case in point",
    "job 9 to 5",
    "claim form PIP2",
    "log kept 3 days",
    "file closed",
    "inc 2 bank hols",
    "incident at 14:20",
    "incident on 14 March 2026",
    "referral 12/3/26",
    "court 4, 2pm",
    "ref the above",
    "re: visit 4",
    "ID checked",
    "record 120/80",
    "voucher for 20",
    "tenancy 2019 to 2024",
    "Complaint 3 weeks",
    "Datix done 12/3",
    "EHCP annual review 12/3",
    "MARAC on 14/3",
    "ticket 2",
    "patient 4 days post op",
    "invoice for 120",
    "P45 sent, P60",
    "H2 blocker, T2DM",
    "C4-C5 disc, L4-5",
    "Vitamin D 800",
    "ICD-10 F32",
    "s42 enquiry",
    "lot 22107",
    "bus X18",
    "Job 2: change bulb",
    "RiO 2 entries",
    "S1 nerve",
    "caseload 22",
    *HARMLESS,
]


def parse(marked: str) -> tuple[str, list[str]]:
    parts = marked.replace("]]", "[[").split("[[")
    return "".join(parts), parts[1::2]


def found(text: str, label: str = "", *formats: str) -> list[str]:
    passage = Passage(read(text), Known(case_ids=formats), label)
    return [text[hit.start : hit.end] for hit in sorted(find(passage), key=lambda hit: hit.start)]


@pytest.mark.parametrize("marked", MARKED)
def test_finds_numbers_with_their_exact_span(marked: str) -> None:
    text, wanted = parse(marked)
    assert found(text) == wanted


@pytest.mark.parametrize("text", CLEAN)
def test_other_figures_are_no_case_numbers(text: str) -> None:
    assert found(text) == []


def test_a_columns_heading_is_a_label() -> None:
    assert found("774209", "client_id") == ["774209"]
    assert found("774209", "CaseRef") == ["774209"]
    assert found("774209", "Steps") == []


def test_a_house_format_is_found_in_any_case() -> None:
    assert found("seen by team q77z, then Q78Z again", "", r"Q\d{2}Z") == ["q77z", "Q78Z"]
    assert found("x Q77Z", "", r"^Q\d{2}Z$") == ["Q77Z"]
    assert found("file 12 of box 7781", "", r"box (?P<id>\d{4})") == ["7781"]


def test_a_house_format_is_found_anywhere_in_a_long_line() -> None:
    for pad in (0, 100, 158, 159, 160, 161, 237, 239, 240, 241, 500):
        assert found("." * pad + " Q77Z then", "", r"Q\d{2}Z") == ["Q77Z"]


@pytest.mark.parametrize(
    "broken", ["Q(77", "[a-", "", "x*", "(a+)+b", "((ab)*)*", r"(\d+-?)*x", r"(([a-z])+.)+", "a" * 400]
)
def test_a_format_that_cannot_be_used_is_named(broken: str) -> None:
    with pytest.raises(SettingsError) as caught:
        found("anything", "", broken)
    assert broken[:20] in str(caught.value) or repr(broken)[1:20] in str(caught.value)


@given(st.one_of(st.text(), st.text("caseidrfno 0123456789-/:.ABT\n")))
def test_any_text_gives_hits_within_it(text: str) -> None:
    passage = Passage(read(text), Known(case_ids=(r"[A-Z]{2}\d{4}",)), "Case ID")
    for hit in find(passage):
        assert 0 <= hit.start < hit.end <= len(text)
