from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recordlint.personal_data.recognizers.passport import find
from tests.personal_data.recognizers._marks import assert_marked, assert_sound, found, hits

MARKED = [
    "Passport no [[533380006]], expires 12/03/2030",
    "passport number: [[533 380 006]]",
    "British passport ([[AB1234567]]) seen and copied",
    "Passport expires 03/2027. Number is [[533380006]]",
    "ID seen: [[533380006]] (passport)",
    "pasport lost; passport [[zs 1234567]] cancelled",
    "PASSPORT NO\t[[533380006]]",
    "Irish passport no. [[PA1234567]]",
    "travel document [[C12345678]]",
    "[[P<GBRSMITH<<JOHN<ANGUS<<<<<<<<<<<<<<<<<<<<<<]]",
    "[[5333800068GBR8812049M2509286<<<<<<<<<<<<<<04]]",
]
HARMLESS = [
    "took his passport on 12032026",
    "passport renewal £88.50",
    "passport photos x4 and 20 pages",
    "hospital passport dated 12/03/2026",
    "533380006",
    "passport expires 03/2027",
    "tel 01632 960417 re passport",
]


@pytest.mark.parametrize("marked", MARKED)
def test_hits_are_exactly_the_marked_words(marked: str) -> None:
    assert_marked(find, marked)


@pytest.mark.parametrize("text", HARMLESS)
def test_harmless_text_has_no_hit(text: str) -> None:
    assert found(find, text) == []


@given(st.text() | st.text("0123456789passport <.\n"))
def test_hits_of_any_text_lie_in_it(text: str) -> None:
    assert_sound(find, text, "PASSPORT", "passport")


def test_a_column_label_counts_as_a_label() -> None:
    assert found(find, "533380006", label="Passport No") == ["533380006"]
    assert [hit.score for hit in hits(find, "533380006", label="Total")] == []
