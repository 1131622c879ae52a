from __future__ import annotations

import pytest
from PIL import Image

from recordlint.documents.ocr.ink import blanks_of, grouped, inked_rows


def line_of(runs: list[tuple[int, int]], length: int, height: int = 30, ground: int = 255) -> Image.Image:
    """A line whose letters are bars from and to these places, from row 6 to row 24."""
    picture = Image.new("L", (length, height), ground)
    for start, end in runs:
        picture.paste(255 - ground, (start, 6, end, 24))
    return picture


@pytest.mark.parametrize("ground", [0, 255])
@pytest.mark.parametrize(
    ("text", "wide", "expected"),
    [
        ("ab cd", {2}, [[0, 1], [2, 3]]),
        ("abcd", {2}, [[0, 1], [2, 3]]),
        ("abcd", set[int](), [[0, 1, 2, 3]]),
        ("ab cdef", {2, 4}, [[0, 1], [2, 3], [4, 5]]),
        ("a bcd", {1}, [[0], [1, 2, 3]]),
    ],
)
def test_words_are_parted_at_spaces_and_where_the_ink_leaves_room(
    text: str, wide: set[int], expected: list[list[int]], ground: int
) -> None:
    letters, at = list[tuple[int, int]](), 5
    for index in range(len(text.replace(" ", ""))):
        at += 12 if index in wide else 3 if index else 0
        letters.append((at, at + 15))
        at += 15
    picture = line_of(letters, at + 5, ground=ground)
    places = [(start + end) / 2 / picture.width for start, end in letters]
    assert grouped(text, places, picture.height / picture.width, blanks_of(picture)) == expected


def test_a_line_is_as_high_as_its_letters() -> None:
    top, bottom = inked_rows(line_of([(10, 30)], 60))
    assert 0 < top <= 6 / 30
    assert 24 / 30 <= bottom < 1


def test_a_line_without_ink_is_one_blank() -> None:
    picture = Image.new("L", (60, 30), 255)
    assert blanks_of(picture) == [(0.0, 1.0)]
    assert inked_rows(picture) == (0.0, 1.0)
