"""Words to lines in reading order: columns one after the other, the cells of a table's row on one line."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from statistics import median

from recordlint.documents.ocr.base import Word

CELL_GAP = 1.6
"""A gap of this many heights of the line sets cells of a table apart."""
_FULL_LINE = 3.5  # words a piece, on average, that columns of running text have and a table's cells have not
_FEWEST, _MOST = 5, 3_000  # pieces of a page that are looked over for columns
_MAX_GUTTERS = 48
_MAX_DEPTH = 24


@dataclass(frozen=True, slots=True)
class _Piece:
    """A part of a line without a wide gap."""

    left: int
    top: int
    right: int
    bottom: int
    words: tuple[Word, ...]

    @property
    def height(self) -> int:
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


def lines_of(words: Sequence[Word]) -> list[list[Word]]:
    """An engine's words as lines, in reading order; words of a line from left to right."""
    return [list(line) for _, line in groupby(words, key=lambda word: word.line)]


def wide_gap(left: Word, right: Word) -> bool:
    """Whether so much room is between two words of a line that they are cells of a table, or set apart like them."""
    height = min(left.box[3] - left.box[1], right.box[3] - right.box[1])
    return right.box[0] - left.box[2] > CELL_GAP * height


def arranged(words: Sequence[Word]) -> list[Word]:
    """The words of an upright page in reading order, their lines numbered anew from 0.

    What an engine took for a line is cut at wide gaps first; pieces side by side become one line again, unless they are
    columns of running text.
    """
    ordered: list[Word] = []
    for number, row in enumerate(_ordered(list(_pieces(words)), 0)):
        ordered += [replace(word, line=number) for piece in row for word in piece.words]
    return ordered


def _pieces(words: Sequence[Word]) -> Iterator[_Piece]:
    by_line: dict[int, list[Word]] = {}
    for word in words:
        by_line.setdefault(word.line, []).append(word)
    for line in by_line.values():
        line.sort(key=lambda word: word.box[0])
        piece = [line[0]]
        for before, word in pairwise(line):
            if wide_gap(before, word):
                yield _piece(piece)
                piece = []
            piece.append(word)
        yield _piece(piece)


def _piece(words: Sequence[Word]) -> _Piece:
    return _Piece(
        min(word.box[0] for word in words), min(word.box[1] for word in words),
        max(word.box[2] for word in words), max(word.box[3] for word in words), tuple(words),
    )  # fmt: skip


def _ordered(pieces: list[_Piece], depth: int) -> list[list[_Piece]]:
    """Rows of pieces: what is above columns, the columns one by one, what is below them."""
    cut = _columns(pieces) if depth < _MAX_DEPTH and _FEWEST < len(pieces) <= _MOST else None
    if cut is None:
        return _rows(pieces)
    return [row for part in cut for row in _ordered(part, depth + 1)]


def _columns(pieces: list[_Piece]) -> tuple[list[_Piece], ...] | None:
    """(above, left column, right column, below) at the gutter with the most text beside it, if there is one."""
    most, best = _FEWEST, None
    for x in _gutters(pieces):
        crossing = sorted(one.middle for one in pieces if one.left < x < one.right)
        for start, end in pairwise((-math.inf, *crossing, math.inf)):
            band = [one for one in pieces if start < one.middle < end]
            left, right = [one for one in band if one.right <= x], [one for one in band if one.left >= x]
            if len(band) > most and _running(left) and _running(right) and _beside(left, right):
                above, below = (
                    [one for one in pieces if one.middle <= start],
                    [one for one in pieces if one.middle >= end],
                )
                most, best = len(band), (above, left, right, below)
    return best


def _gutters(pieces: list[_Piece]) -> list[int]:
    """Where a gutter between columns may stand: half-way between pieces that are side by side."""
    found: dict[int, int] = {}
    by_left = sorted(pieces, key=lambda one: one.left)
    for one in pieces:
        for other in by_left:
            if other.left >= one.right and other.top < one.bottom and one.top < other.bottom:
                middle = (one.right + other.left) // 2
                found[middle] = found.get(middle, 0) + 1
                break
    return sorted(sorted(found, key=lambda x: (-found[x], x))[:_MAX_GUTTERS])


def _running(column: list[_Piece]) -> bool:
    """Whether the pieces are lines of running text, rather than cells."""
    return len(column) >= 3 and sum(len(one.words) for one in column) >= _FULL_LINE * len(column)


def _beside(left: list[_Piece], right: list[_Piece]) -> bool:
    """Whether two columns stand side by side for most of the lower one's height."""
    top = max(min(one.top for one in left), min(one.top for one in right))
    bottom = min(max(one.bottom for one in left), max(one.bottom for one in right))
    heights = [max(one.bottom for one in side) - min(one.top for one in side) for side in (left, right)]
    return bottom - top > 0.5 * min(heights)


def _rows(pieces: list[_Piece]) -> list[list[_Piece]]:
    """Pieces that stand side by side as rows, from top to bottom."""
    rows: list[list[_Piece]] = []
    for one in sorted(pieces, key=lambda one: (one.middle, one.left)):
        for row in rows[-3:]:
            if all(_level(one, other) for other in row):
                row.append(one)
                break
        else:
            rows.append([one])
    for row in rows:
        row.sort(key=lambda one: one.left)
    rows.sort(key=lambda row: median(one.middle for one in row))
    return rows


def _level(one: _Piece, other: _Piece) -> bool:
    """Whether two pieces stand on one line: side by side, and level for more than half of the lower one's height."""
    if one.left < other.right and other.left < one.right:
        return False
    shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    return shared > 0.5 * min(one.height, other.height)
