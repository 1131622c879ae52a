from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recordlint.personal_data.recognizers.upn import check_letter, find
from tests.personal_data.recognizers._marks import assert_marked, assert_sound, found, hits

MARKED = [
    "UPN [[H801400219001]]",
    "upn: [[h801400219001]], yr 4",
    "Unique pupil number [[A801400219001]]",
    "UPN\t[[H801400219001]]\tHazel Road Infants",
    "| Name | UPN |\n| Ayo | [[H801400219002]] |",
    "upn [[H 8014 0021 9001]]",
    "UPN:[[H801400219001]];ULN",
    "pupil [[H801400219001]] in class 4",
    "[[H80140021900A]] is her temporary UPN",
    "UPN no. [[H8014OO219001]]",
    "upn [[H80140021900]] (one short)",
    "SIMS shows [[B801400219001]]",
]
HARMLESS = [
    "UPN not known",
    "upn no. requested 12/03/2026",
    "school has 240 pupils and 801400219001 was on the till",
    "a 12 34 56 78 90 12",
    "tracking no J801400219001",
    "order AB801400219001",
    "h801400219001@example.org",
    "year 4, set 2, room 801",
]


@pytest.mark.parametrize("marked", MARKED)
def test_hits_are_exactly_the_marked_words(marked: str) -> None:
    assert_marked(find, marked)


@pytest.mark.parametrize("text", HARMLESS)
def test_harmless_text_has_no_hit(text: str) -> None:
    assert found(find, text) == []


@given(st.text() | st.text("0123456789hHupn .:\n"))
def test_hits_of_any_text_lie_in_it(text: str) -> None:
    assert_sound(find, text, "UPN", "upn")


def test_the_check_letter_raises_the_score() -> None:
    right, wrong = hits(find, "H801400219001 J801400219001")
    assert right.score > wrong.score


def test_the_check_letter_weighs_the_digits_by_their_place() -> None:
    assert check_letter("801200005001") == "b"
    assert check_letter("000000000000") == "a"
    assert check_letter("000000000001") == "p"
    assert check_letter("00000000000b") == "p"
