"""Lines of words to paragraphs: the text as a person reads it, and which characters are which word."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from recordlint.documents.broken_words import keeps_hyphen
from recordlint.documents.ocr.base import Word
from recordlint.documents.ocr.lines import wide_gap

CELL = " | "
"""What stands between cells of one line."""
_APART = 1.35  # lines farther apart than this many times the usual are of two paragraphs
_FARTHEST = 3.5  # lines farther apart than so many heights say nothing of what is usual
_OTHER_SIZE = 1.6
_BROKEN = re.compile(r"[^\W\d_]{2}-$")
_HYPHENS = "-\u00ad\u2010"
_FRESH = re.compile(r"[-•●▪◦*–·]|\(?\w{1,3}[.)]$|\S*:$")


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, or a row of a table: `text`, where each further line begins in it, and (start, end, word) for each word.

    `first` is the number of its first line on the page, from 1; `is_row` says that it has cells.
    """

    text: str
    first: int
    lines: tuple[tuple[int, int], ...]
    words: tuple[tuple[int, int, Word], ...]
    is_row: bool = False


def passages_of(lines: Sequence[Sequence[Word]]) -> list[Passage]:
    """The passages that lines in reading order make up."""
    return [_passage(group, first, _margin(group, lines)) for first, group in _groups(lines)]


def _margin(group: Sequence[Sequence[Word]], lines: Sequence[Sequence[Word]]) -> int:
    """Where full lines end in the group's column: what a sixth of the lines above and below it reach."""
    left, right = min(line[0].box[0] for line in group), max(line[-1].box[2] for line in group)
    top, bottom = min(line[0].box[1] for line in group), max(line[0].box[3] for line in group)
    beside = [word.box[0] for line in lines for word in line if word.box[1] < bottom and top < word.box[3]]
    wall = min((start for start in beside if start >= right), default=math.inf)
    ends = [line[-1].box[2] for line in lines if line[0].box[0] < right and left < line[-1].box[2] <= wall]
    ends.sort(reverse=True)
    return ends[len(ends) // 6]


def _groups(lines: Sequence[Sequence[Word]]) -> Iterator[tuple[int, list[Sequence[Word]]]]:
    pitches = [_pitch(above, below) for above, below in pairwise(lines)]
    near = [
        pitch for pitch, (above, below) in zip(pitches, pairwise(lines), strict=True)
        if 0 < pitch < _FARTHEST * max(_height(above), _height(below))
    ]  # fmt: skip
    usual = median(near) if near else 0.0
    first, group = 1, [lines[0]] if lines else []
    for number, (pitch, (above, below)) in enumerate(zip(pitches, pairwise(lines), strict=True), 2):
        if not _belong(above, below, pitch, usual):
            yield first, group
            first, group = number, []
        group.append(below)
    if group:
        yield first, group


def _belong(above: Sequence[Word], below: Sequence[Word], pitch: float, usual: float) -> bool:
    """Whether two lines are of one paragraph: no farther than is usual, of one size, beneath each other, no rows of cells."""
    if _has_cells(above) or _has_cells(below) or not 0 < pitch <= _APART * usual:
        return False
    one, other = _height(above), _height(below)
    aside = max(above[0].box[0] - below[-1].box[2], below[0].box[0] - above[-1].box[2])
    return aside < 0 and max(one, other) <= _OTHER_SIZE * min(one, other)


def _pitch(above: Sequence[Word], below: Sequence[Word]) -> float:
    """How far down the next line is, measured between words that stand above each other, since a page may lie askew."""
    return median(word.box[3] - min(above, key=lambda one: _aside(one, word)).box[3] for word in below)


def _aside(one: Word, other: Word) -> int:
    return max(0, one.box[0] - other.box[2], other.box[0] - one.box[2])


def _height(line: Sequence[Word]) -> int:
    return max(word.box[3] - word.box[1] for word in line)


def _has_cells(line: Sequence[Word]) -> bool:
    return any(wide_gap(left, right) for left, right in pairwise(line))


def _passage(group: Sequence[Sequence[Word]], first: int, margin: int) -> Passage:
    text, begins, spans = "", list[tuple[int, int]](), list[tuple[int, int, Word]]()
    for number, line in enumerate(group):
        if number:
            text = _joined(text, group[number - 1], line, margin)
            begins.append((len(text), first + number))
        for index, word in enumerate(line):
            if index:
                text += CELL if wide_gap(line[index - 1], word) else " "
            spans.append((len(text), len(text) + len(word.text), word))
            text += word.text
    whole = [
        (start, min(end, following), word)
        for (start, end, word), following in zip(spans, [*(s for s, _, _ in spans[1:]), len(text)], strict=True)
    ]
    return Passage(text, first, tuple(begins), tuple(whole), _has_cells(group[0]))


def _joined(text: str, above: Sequence[Word], below: Sequence[Word], margin: int) -> str:
    """The text so far, ready for the next line: a word broken at the line's end goes on, a full line runs on, others end."""
    start = below[0]
    if text[-1:] in _HYPHENS and _BROKEN.search(text[:-1] + "-") and start.text[:1].isalpha():
        return text if keeps_hyphen(text, start.text) else text[:-1]  # the family Smith-Jones, and "rehabi-litation"
    room = margin - above[-1].box[2]
    fits = start.box[2] - start.box[0] + _height(above) / 3 < room
    return text + ("\n" if fits or _FRESH.match(start.text) else " ")
