from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recordlint.personal_data.recognizers.driving_licence import find
from tests.personal_data.recognizers._marks import assert_marked, assert_sound, found, hits

MARKED = [
    "driving licence [[MORGA657054SM9IJ 35]]",
    "Driver number [[MORGA657054SM9IJ]]",
    "licence copied: [[morga 657054 sm9ij]]",
    "[[FOX99801016J99AB]] on the card",
    "Dr. lic. shows [[FOX99 801016 J99AB]]",
    "DVLA no: [[MORGA 657054 SM9IJ]]",
    "NI driving licence no [[12345678]]",
    "DVA licence number [[1234 5678]]",
    "Foreign driving licence: [[KL8812345X]]",
]
HARMLESS = [
    "driving licence revoked 12/03/2026",
    "driving licence expires 12032027",
    "drove 12345678 miles",
    "TV licence no 12345678",
    "batch MORGA657999SM",
    "licence of 3 years",
]


@pytest.mark.parametrize("marked", MARKED)
def test_hits_are_exactly_the_marked_words(marked: str) -> None:
    assert_marked(find, marked)


@pytest.mark.parametrize("text", HARMLESS)
def test_harmless_text_has_no_hit(text: str) -> None:
    assert found(find, text) == []


@given(st.text() | st.text("0123456789morgasmij driving licence\n"))
def test_hits_of_any_text_lie_in_it(text: str) -> None:
    assert_sound(find, text, "DRIVING_LICENCE", "driving_licence")


def test_schemes_tell_the_issuer() -> None:
    assert [hit.scheme for hit in hits(find, "MORGA657054SM9IJ; driving licence 12345678")] == ["gb", "ni"]
