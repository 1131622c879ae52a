"""Words that tell who somebody is without a name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recordlint.language.pipeline import read
from recordlint.personal_data.base import Passage
from recordlint.redaction.relationships import find, is_about_others


@pytest.mark.parametrize(
    "marked",
    [
        "Mum says [[her neighbour at 14]] saw it.",
        "spoke to [[the lady in flat 3]], no concerns",
        "[[The man who runs the chip shop]] found him.",
        "Argued with [[his sister's boyfriend]] again.",
        "[[the bloke next to no. 9]] has a dog",
        "[[a resident in room 12]] hit her",
        "Mrs Obi from [[number 43]] was there.",
        "lives at [[Flat 2b]].",
        "The neighbour rang from [[no 7]], upset.",
    ],
)
def test_found(marked: str) -> None:
    text = marked.replace("[[", "").replace("]]", "")
    start = marked.index("[[")
    end = marked.index("]]") - 2
    assert [(one.start, one.end) for one in find(Passage(read(text)))] == [(start, end)]


@pytest.mark.parametrize(
    "text",
    [
        "her neighbour came round",
        "The lady was well at 14.30.",
        "Seen in the flat. Had 3 visits.",
        "his sister's wedding was lovely",
        "People at risk of falls are reviewed.",
        "The man was in bed at 10.",
        "Patient in pain.",
        "Family from abroad visited.",
    ],
)
def test_not_found(text: str) -> None:
    assert list(find(Passage(read(text)))) == []


@pytest.mark.parametrize(
    ("text", "others", "expected"),
    [
        ("He lives at number 43.", [], False),
        ("Ron from number 43 rang.", [(0, 3)], True),
        ("The neighbours rang from number 43.", [], True),
        ("Ron rang." + " He was well." * 20 + " Bins at number 43.", [(0, 3)], False),
    ],
)
def test_a_house_number_is_about_others_where_others_are_near(
    text: str, others: list[tuple[int, int]], expected: bool
) -> None:
    loose = [one for one in find(Passage(read(text))) if one.loose]
    assert loose
    assert [is_about_others(one, text, others) for one in loose] == [expected] * len(loose)


@given(st.text())
def test_any_text_has_valid_places(text: str) -> None:
    for one in find(Passage(read(text))):
        assert 0 <= one.start < one.end <= len(text)
