from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recordlint.personal_data.recognizers.other_id import find
from tests.personal_data.recognizers._marks import assert_marked, assert_sound, found, hits

MARKED = [
    "IMEI [[356938035643809]], serial no. [[A12-3345X]]",
    "MAC [[00:1A:2B:3C:4D:5E]] at 12:30:45",
    "ULN [[1234567890]]",
    "UC ref [[1234-5678]], PIP ref no: [[AB/12345]]",
    "council tax account [[1234567X]]",
    "prison number [[A1234BC]]",
    "moved wing, [[A1234BC]]",
    "PNC ID [[2008/0123456X]], pnc [[08/123456X]]",
    "Home Office ref [[A1234567/2]], BRP [[ZU1234567]], share code [[W4R 5T6 7Y8]]",
    "NASS ref [[12/03/45678/001]]",
    "NMC PIN [[12A3456E]]; GMC no [[1234567]], GMC: [[7654321]]",
    "SWE registration [[SW12345]]",
    "blue badge no [[1234AB]], library card number [[20012345]]",
    "| Name | ULN |\n| Ayo | [[1234567890]] |",
    "UTR [[1234567890]]",
    "patient ID [[123456]], hosp no [[K123456]]",
    "bus pass number [[633597 0123 4567]]",
    "registered OPG [[7000-5521-8830]]",
    "LPA (H&W) reg. no. [[7000 5521 8830]]",
    "OPG ref: [[7001-1188-2231]], attorney Jo",
    "collar no [[4417]]",
    "PC Hill, collar [[4417]]",
    "warrant no. [[188223]]",
    "badge no [[4417]]",
    "NMC pin [[99I1188E]]",
    "SWE reg [[SW118823]]",
    "HCPC [[PA118823]]",
    "GMC no. [[7118823]]",
    "DBS [[001188223311]]",
    "staff no [[118823]]",
    "employee id [[E118823]]",
    "membership [[11882231]]",
    "Customer ref [[DS-118823]]",
    "learner ID [[L118823]]",
    "candidate no [[4417]]",
    "Blue badge [[AB12CD 0 1234X5678]]",
    "gas meter [[G4A11882231]]",
    "energy acct [[A-1188223]]",
    "pendant [[118823]]",
    "tag no [[T118823]]",
    "UC journal ref [[118823]]",
    "UAN [[1212-0001-1882-2311]]",
    "share code [[W4E XTF 7K8]]",
    "PNC [[12/118823X]]",
    "ULN [[1188223311]]",
    "SIA badge [[1011882231188223]]",
    "tenancy account [[118823]]",
    "spoke to PC [[2291]] Salt",
]
HARMLESS = [
    "staff no. 45, patient no 3 of 4, unit 4",
    "serial 7s 100 93 86, device 3, tag 4",
    "claim ref 12/03/26 chased",
    "ARC 2026 group; BRP expired 31122024; port of entry 2019",
    "flu vacc lot U1234AB",
    "prison 18 months, probation 12 months, custody 24 hrs",
    "PIP award 2024 to 2029; UC £368.74",
    "at 12:30:45 and 10:15:20",
    "GMC guidance 2024",
    "bus pass applied for",
    "AM CALL 0730 PM CALL 1930",
    "badge on his jacket",
    "PIN 1234 for the door",
    "collar of shirt, collar 15 inch",
    "staffing 3:1",
    "PC was slow, PC World",
    "customer 2 of 3",
    "member of 3 groups",
    "policy 2024",
    "tag on till 7",
    "GMC 2024 guidance",
    "DBS 2023",
    "Oyster 12",
    "LPA 2019",
    "driver 2 arrived",
    "PS 3 notes",
]


@pytest.mark.parametrize("marked", MARKED)
def test_hits_are_exactly_the_marked_words(marked: str) -> None:
    assert_marked(find, marked)


@pytest.mark.parametrize("text", HARMLESS)
def test_harmless_text_has_no_hit(text: str) -> None:
    assert found(find, text) == []


@given(st.text() | st.text("0123456789ABabc/- ref no gmc imei\n"))
def test_hits_of_any_text_lie_in_it(text: str) -> None:
    assert_sound(find, text, "OTHER_ID", "other_id")


def test_schemes_tell_the_kinds_apart() -> None:
    text = "ULN 1234567890, GMC no 1234567, prison number A1234BC, IMEI 356938035643809"
    assert [hit.scheme for hit in hits(find, text)] == ["uln", "professional", "prison", "imei"]
