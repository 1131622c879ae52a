"""Word pieces keep their places, and windows lose none of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recordlint.encoder.wordpieces import CELL, LINE, WINDOW, pieces_of, windows
from recordlint.resources import resource

VOCABULARY = resource("models") / "vocab.txt"
# The signs that notes are written with, odd ones too: accents, half a surrogate pair, joiners, line ends of all kinds.
TEXTS = st.text(st.sampled_from("abcXYZ 019.,'’-\n\r\t|é̈ß漢🙂\ud83d\u200d\u00a0/"), max_size=80)


@given(TEXTS)
def test_every_piece_stands_where_it_says(text: str) -> None:
    pieces = pieces_of(text, VOCABULARY)
    assert len(pieces.ids) == len(pieces.shapes) == len(pieces.spans)
    assert all(0 <= start <= end <= len(text) for start, end in pieces.spans)
    assert list(pieces.spans) == sorted(pieces.spans)


@given(st.text(st.sampled_from("abc XYZ.\n"), max_size=80))
def test_every_letter_lies_in_a_piece(text: str) -> None:
    pieces = pieces_of(text, VOCABULARY)
    covered = {i for start, end in pieces.spans for i in range(start, end)}
    assert {i for i, char in enumerate(text) if char.isalnum()} <= covered


@pytest.mark.parametrize(
    ("text", "shapes"),
    [
        ("rang Mum", [0, 1]),
        ("MDT J said", [2, 4, 0]),
        ("McKay", [3]),
        ("ZZ99 at 17:05", [5, 0, 5, 0, 5]),
        ("ÉMILE É.", [2, 4, 0]),
    ],
)
def test_shapes_of_words(text: str, shapes: list[int]) -> None:
    """Every piece has the shape of the word that it is part of."""
    found = pieces_of(text, VOCABULARY)
    by_word = [
        shape
        for (start, _), shape in zip(found.spans, found.shapes, strict=True)
        if start == 0 or not (text[start - 1].isalnum() and text[start].isalnum())
    ]
    assert by_word == shapes


def test_line_ends_and_columns_are_pieces() -> None:
    assert [i for i in pieces_of("a\nb\r\n\nc\td | e", VOCABULARY).ids if i in (LINE, CELL)] == [LINE, LINE, CELL, CELL]


@given(st.integers(0, 2000), st.lists(st.integers(0, 2000), max_size=60))
def test_windows_keep_each_piece_once_and_are_no_longer_than_the_encoder_takes(length: int, breaks: list[int]) -> None:
    found = windows(length, sorted(breaks))
    at = 0
    for start, end, first, last in found:
        assert start <= first <= last <= end
        assert end - start <= WINDOW
        assert first == at
        at = last
    assert at == length
