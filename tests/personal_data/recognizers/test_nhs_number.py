from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recordlint.personal_data.recognizers.nhs_number import find
from tests.personal_data.recognizers._marks import assert_marked, assert_sound, found, hits

MARKED = [
    "QUILLIGAN, Martin, NHS no. [[999 123 4578]]",
    "nhs number [[9991234578]], lives w/ dtr",
    "NHS-No: [[999-123-4578]]; seen 10.30",
    "(NHS [[999 123 4578]])",
    "NHS#[[9991234578]]",
    "NHS num: **[[999 123 4578]]**",
    "NHS no [[999\u00a0123\u00a04578]] typed on the ward",
    "NHS No.\t[[999  123  4578]]\tGP Dr Shah",
    "NHS No\r\n[[999.123.4578]]\r\nGP",
    "NHS Number:\n\n[[9991234578]]",
    "| Name | NHS number |\n|---|---|\n| J Bell | [[999 123 4570]] |",
    "Name\tDOB\tNHS no\nBell\t1/2/60\t[[9991234570]]",
    "her nhs number (mum read it out) is [[9991234570]]",
    "NHS number (verified 12/3/26): [[999 123 4578]]",
    "[[999 123 4578]] (NHS no)",
    "nhs nos [[999 123 4578]] and [[999 024 6181]] (sister)",
    "NHS no's [[999 123 4578]] & [[999 024 6181]]",
    "NSH numebr [[999 123 4570]]",
    "NHS no [[999 l23 4578]] off the fax",
    "NHS no [[999 1234578]]",
    "NHS no [[9 9 9 1 2 3 4 5 7 8]]",
    "NHS no [[999 123\n4578]]",
    "NHS no [[999 123 457]], please check",
    "Bed 14 KHATUN Rahima 76 NHS [[999 123 4571]]",
    "pt [[9991234578]] transferred",
    "id,dob,14,[[9991234578]],01/02/1960",
    "saved as KHAN_[[9991234578]]_report.docx",
    "Dialled 07700 900164 then looked up NHS [[999 123 4578]]",
    "CHI [[0101405073]]",
    "CHI number: [[010140 5073]]",
    "C.H.I. no [[010140 5074]]",
    "H&C No. [[320 123 4567]]",
    "HCN [[3201234567]]",
    "health and care number [[320 123 4567]]",
]
HARMLESS = [
    "999 123 4579",
    "tel 999 123 4578",
    "mob: 9991234578",
    "paid £9991234578",
    "NHS number 0000000000",
    "NHS no 999 999 9999",
    "NHS number not known. Phone 01632 960417",
    "ring NHS 111, or 0300 123 4567; NHS 24 on 08454 242424",
    "rang 999 at 14:35, then 101",
    "ref 07700900164 and 0161 496 0184",
    "card 4999 1234 5780 1234",
    "NHS supplies, PO 4500012345",
    "parcel tracking 9991234578",
    "ULN 9991234578",
    "1234567.9991234578",
    "0900 142/81 72 18 36.8 97, 1300 138/79 70 16 36.6 98",
    "NHS staff 12, beds 345, cost 6789",
    "NHS no. 07700 900164",
]


@pytest.mark.parametrize("marked", MARKED)
def test_hits_are_exactly_the_marked_words(marked: str) -> None:
    assert_marked(find, marked)


@pytest.mark.parametrize("text", HARMLESS)
def test_harmless_text_has_no_hit(text: str) -> None:
    assert found(find, text) == []


@given(st.text() | st.text("0123456789nhs o.:\n|£"))
def test_hits_of_any_text_lie_in_it(text: str) -> None:
    assert_sound(find, text, "NHS_NUMBER", "nhs_number")


@pytest.mark.parametrize(
    ("text", "scheme"),
    [
        ("NHS no 999 123 4578", "nhs"),
        ("999 123 4578", "nhs"),
        ("CHI 999 123 4578", "chi"),
        ("0101405073", "chi"),
        ("H&C number 999 123 4578", "hcn"),
        ("3200000007", "hcn"),
    ],
)
def test_the_label_or_else_the_range_tells_the_scheme(text: str, scheme: str) -> None:
    assert [hit.scheme for hit in hits(find, text)] == [scheme]


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [
        ("NHS no 999 123 4578", 0.95, 1.0),
        ("DOB 1/2/60, 999 123 4578", 0.75, 0.9),
        ("NHS no 999 123 4570", 0.7, 0.8),
        ("seen 999 123 4578", 0.55, 0.65),
        ("NHS no 999 123 457", 0.5, 0.7),
    ],
)
def test_the_score_follows_label_and_check_digit(text: str, least: float, most: float) -> None:
    [hit] = hits(find, text)
    assert least <= hit.score <= most


def test_a_column_label_counts_as_a_label() -> None:
    assert found(find, "999 123 4570", label="NHS_Number") == ["999 123 4570"]
    assert found(find, "9991234578.0", label="nhsno") == ["9991234578.0"[:-2]]
    assert found(find, "999 123 4570", label="Telephone") == []
