from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recordlint.personal_data.recognizers.vehicle import find
from tests.personal_data.recognizers._marks import assert_marked, assert_sound, found, hits

MARKED = [
    "silver Astra [[AB12 CDE]] outside",
    "reg [[ab12cde]]",
    "Reg: [[AB12  CDE]].",
    "car reg [[ab 12 cde]], blue",
    "[[AB12 CDE]] seen twice this week",
    "[[ab12cde]] was on the drive again",
    "Golf/[[AB12 CDE]].Seen at 3; reg-[[AB13 FGH]]",
    "[[AB12 CDE]]/[[AB13 FGH]]",
    "his vehicle ([[A 123 ABC]])",
    "old van [[N612 KPR]]",
    "[[ABC 123D]] parked outside",
    "car reg [[ABC 123]]",
    "private plate [[K8 YLE]] on the merc",
    "reg no [[1234 AB]]",
    "drives a Golf [[JKZ 1234]]",
    "Car registration: [[JIG 1234]]",
    "| Vehicle reg |\n| [[KUI 8211]] |",
    "VRM\t[[AB12\u00a0CDE]]\tColour red",
    "Reg: [[ABI2 CDE]]",
    "reg. [[AB-12-CDE]]",
    "number plate was [[A554 ALL]]",
    "left in a black BMW [[WED 548B]] at 3pm",
    "partial plate [[AB12]]",
    "NUMBER PLATE WAS [[WP25 HXK]]",
    "moped reg'd as [[LX70 ABC]]",
    "left in [[AB12 CDE]], a black BMW",
]
HARMLESS = [
    "hr72 bpm, rr18 bpm and at12 the",
    "Filled CT3 and DS1500, EHCP. Ward ABC 123",
    "DS1500 done, SF300, B95 review, S47, C110A, N244, P45, FW8, AP1 form",
    "M62 was shut so he drove the A58 in the car",
    "postcode AB12 3CD",
    "social worker registration SW12345",
    "NMC registration 12A3456E",
    "registration on 12 may at 2 pm",
    "reg meds 500mg x3",
    "car insured to 12 MAY 26, drove 20 MPH, CAR 15 MINS AWAY",
    "car parked in bay 204, room A12, bus 38A",
    "THE 12 NOON SLOT, ROOM A12 THE BLUE, TEAM B12 INJ GIVEN",
    "12 FR catheter, size 14 CH, MST 10MG BD, BM17 and rising",
    "ab12cde@example.org",
    "Bed B12 MON, vit B12 inj",
    "registration no. D-4840",
    "FY21 CHC budget, HB12 LOW, AY24 SEN",
    "Reg 18 notification, Regulation 13",
]


@pytest.mark.parametrize("marked", MARKED)
def test_hits_are_exactly_the_marked_words(marked: str) -> None:
    assert_marked(find, marked)


@pytest.mark.parametrize("text", HARMLESS)
def test_harmless_text_has_no_hit(text: str) -> None:
    assert found(find, text) == []


@given(st.text() | st.text("0123456789abcAB reg car\n"))
def test_hits_of_any_text_lie_in_it(text: str) -> None:
    assert_sound(find, text, "VEHICLE", "vehicle")


def test_the_score_follows_label_and_style() -> None:
    labelled, bare = hits(find, "reg AB12 CDE\nnear Q123 BCD")
    assert labelled.score > bare.score


def test_a_column_label_counts_as_a_label() -> None:
    assert found(find, "ABC 12", label="Vehicle Reg") == ["ABC 12"]
    assert found(find, "ABC 12", label="Ward") == []
