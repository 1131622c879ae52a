"""Lines in the order in which a person reads them: columns one after the other, a table by its rows; and as paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from statistics import median

from recordlint.documents.broken_words import keeps_hyphen
from recordlint.documents.pdf.lines import Line
from recordlint.documents.pdf.tables import Row, column_of, tables

CELL = " | "
"""Between the cells of a row."""
_LEAST_COLUMN = 3
_GUTTER = 0.55
_DEPTH = 6
_FAR = 1.5
_FEW = 2.6
"""How far, in line heights, a header or footer stands from the columns, and how high it is at most."""
_INDENT = 1.2
_HANGING = 4.0
"""How far, in line heights, a second line may be indented: below an ordinary line, and below a bullet or a number."""
_BULLET = re.compile(r"(?:[•◦▪●○■□–—*-]|\(?\d{1,3}[.)]|\(?[a-z][.)])\s")


@dataclass(slots=True)
class Paragraph:
    """Letters that are read as one, the glyphs of each, and (offset, line of the page) of every line that begins in it."""

    text: str = ""
    ids: list[tuple[int, ...]] = field(default_factory=list[tuple[int, ...]])
    lines: list[tuple[int, int]] = field(default_factory=list[tuple[int, int]])
    gap: bool = False
    """Whether blank space stands before it."""


def paragraphs(lines: Sequence[Line], first_line: int) -> list[Paragraph]:
    """The paragraphs of lines of one direction, in reading order; lines are counted from `first_line`."""
    rows = list(_ordered(list(lines), 0))
    tables(rows)
    _set_margins(rows)
    found: list[Paragraph] = []
    number = first_line
    at = 0
    while at < len(rows):
        end = at + 1
        while end < len(rows) and rows[end].goes_on:
            end += 1
        if end - at == len(rows[at].cells) == 1:
            while end < len(rows) and _goes_on(rows, at, end):
                end += 1
            made = _joined([row.cells[0] for row in rows[at:end]], range(number, number + end - at))
        else:
            made = _table_row(rows[at:end], number)
        before = rows[at - 1] if at else None
        made.gap = before is not None and _blank_between(before, rows[at])
        found.append(made)
        number += end - at
        at = end
    return found


def _ordered(lines: list[Line], depth: int) -> Iterator[Row]:
    """Rows in reading order: what spans the columns cuts them into bands."""
    if not lines:
        return
    gutter = _gutter(lines) if depth < _DEPTH else None
    if gutter is None:
        yield from _rows(lines)
        return
    begin, end = _outer(lines)
    if end - begin < len(lines):
        for part in (lines[:begin], lines[begin:end], lines[end:]):
            yield from _ordered(part, depth + 1)
        return
    band: list[Line] = []
    for line in lines:
        if line.left < gutter < line.right:
            yield from _band(band, gutter, depth)
            yield from _rows([line])
            band = []
        else:
            band.append(line)
    yield from _band(band, gutter, depth)


def _outer(lines: list[Line]) -> tuple[int, int]:
    """Where the columns begin and end: a line or two far above or below all others belong to none of them."""
    reach = list(accumulate((line.bottom for line in lines), max))
    far = [
        at for at in range(1, len(lines))
        if lines[at].top - reach[at - 1] > _FAR * max(lines[at].height, lines[at - 1].height)
    ]  # fmt: skip
    begin = max((at for at in far if lines[at - 1].bottom - lines[0].top < _FEW * lines[0].height), default=0)
    end = min(
        (at for at in far if at > begin and lines[-1].bottom - lines[at].top < _FEW * lines[-1].height),
        default=len(lines),
    )
    return begin, end


def _band(lines: list[Line], gutter: float, depth: int) -> Iterator[Row]:
    """The columns of a band: a band in which they are no columns of text is read by rows."""
    left = [line for line in lines if line.right <= gutter]
    right = [line for line in lines if line.right > gutter]
    yield from _ordered(left, depth + 1)
    yield from _ordered(right, depth + 1)


def _gutter(lines: list[Line]) -> float | None:
    """Where two columns of running text part, if they do."""
    if len(lines) < 2 * _LEAST_COLUMN:
        return None
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    narrow = sorted((line for line in lines if line.width < 0.62 * (right - left)), key=lambda line: line.left)
    least = _GUTTER * median(line.height for line in lines)
    reach = left
    gaps: list[tuple[float, float]] = []
    for line in narrow:
        if line.left - reach > least and reach > left:
            gaps.append((reach, line.left))
        reach = max(reach, line.right)
    best: tuple[float, float] | None = None
    for start, end in gaps:
        middle = (start + end) / 2
        one = [line for line in narrow if line.right <= middle]
        other = [line for line in narrow if line.left >= middle]
        if _is_column(one) and _is_column(other) and _side_by_side(one, other):
            weight = min(len(one), len(other))
            if best is None or weight > best[0]:
                best = (weight, middle)
    return best[1] if best else None


def _is_column(lines: list[Line]) -> bool:
    """Whether lines are running text: most are long for their column, and hold several words."""
    if len(lines) < _LEAST_COLUMN:
        return False
    extent = max(line.right for line in lines) - min(line.left for line in lines)
    long = sum(line.width > 0.55 * extent and len(line.text) >= 15 for line in lines)
    return long >= 0.5 * len(lines)


def _side_by_side(one: list[Line], other: list[Line]) -> bool:
    top = max(one[0].top, min(line.top for line in other))
    bottom = min(max(line.bottom for line in one), max(line.bottom for line in other))
    return bottom - top > 1.5 * one[0].height


def _rows(lines: list[Line]) -> Iterator[Row]:
    """Lines that share a base line make a row, from left to right."""
    column = (min(line.left for line in lines), max(line.right for line in lines)) if lines else (0.0, 0.0)
    row: list[Line] = []
    for line in sorted(lines, key=lambda line: (line.top + line.bottom) / 2):
        if row:
            overlap = min(row[0].bottom, line.bottom) - max(row[0].top, line.top)
            if overlap < 0.5 * min(row[0].height, line.height):
                yield Row(sorted(row, key=lambda cell: cell.left), column)
                row = []
        row.append(line)
    if row:
        yield Row(sorted(row, key=lambda cell: cell.left), column)


def _goes_on(rows: list[Row], begin: int, at: int) -> bool:
    """Whether a line goes on with the paragraph of the lines before it."""
    row, before = rows[at], rows[at - 1]
    if len(row.cells) != 1 or (at + 1 < len(rows) and rows[at + 1].goes_on):
        return False
    line, last = row.cells[0], before.cells[0]
    if abs(line.height - last.height) > 0.15 * last.height:
        return False
    if row.column != before.column:
        return last.hyphen and line.text[:1].islower() and _begins_a_column(rows, at)
    pitch = line.bottom - last.bottom
    if not 0 < pitch < 1.75 * line.height:
        return False
    if at - begin > 1 and pitch > 1.25 * (last.bottom - rows[at - 2].cells[0].bottom):
        return False
    if last.hyphen:
        return True
    hanging = _HANGING if at - begin == 1 and _BULLET.match(last.text) else _INDENT
    if _BULLET.match(line.text) or line.left > last.left + hanging * line.height:
        return False
    if at - begin > 1 and abs(line.left - last.left) > 0.3 * line.height:
        return False
    word = len(line.text.split(" ", 1)[0]) + 1
    letter = line.width / max(len(line.text), 1)
    return last.right + word * letter > row.margin - 0.3 * line.height


def _begins_a_column(rows: list[Row], at: int) -> bool:
    """Whether a row is the first of the next column of text."""
    return rows[at].top < rows[at - 1].top and rows[at].column[0] > rows[at - 1].column[0]


def _set_margins(rows: list[Row]) -> None:
    """Lines that stand evenly below each other have the margin of the longest, unless they are all short."""
    begin = 0
    for at in range(1, len(rows) + 1):
        if at < len(rows) and _even(rows[at - 1], rows[at]):
            continue
        run = rows[begin:at]
        left, right = run[0].column
        longest = max(cell.right for row in run for cell in row.cells)
        for row in run:
            row.margin = longest if longest - left > 0.6 * (right - left) else right
        begin = at


def _even(before: Row, row: Row) -> bool:
    line, last = row.cells[0], before.cells[0]
    return (
        len(row.cells) == len(before.cells) == 1
        and row.column == before.column
        and abs(line.height - last.height) <= 0.15 * last.height
        and 0 < line.bottom - last.bottom < 1.75 * line.height
    )


def _blank_between(before: Row, row: Row) -> bool:
    if before.starts and before.starts == row.starts:
        return False
    return row.top < before.top or row.top - before.bottom > 0.6 * row.height


def _joined(lines: list[Line], numbers: Sequence[int]) -> Paragraph:
    """Lines as one text: a word that is broken at a line's end is whole again, its hyphen goes where it only breaks."""
    made = Paragraph()
    broken = False
    for line, number in zip(lines, numbers, strict=True):
        if broken:
            if not keeps_hyphen(made.text, line.text):
                _drop_the_hyphen(made)
        elif made.text:
            made.text += " "
            made.ids.append(())
        made.lines.append((len(made.text), number))
        made.text += line.text
        made.ids += line.ids
        broken = line.hyphen and made.text.endswith("-")
    return made


def _drop_the_hyphen(made: Paragraph) -> None:
    """The hyphen's glyphs belong to the letter before it, so that they are covered with it."""
    glyphs = made.ids.pop()
    made.text = made.text[:-1]
    if made.ids:
        made.ids[-1] = (*made.ids[-1], *glyphs)


def _table_row(rows: list[Row], number: int) -> Paragraph:
    """A row's cells, the lines of each together."""
    starts = rows[0].starts or tuple(cell.left for cell in rows[0].cells)
    cells: list[list[tuple[Line, int]]] = [[] for _ in starts]
    for at, row in enumerate(rows):
        for cell in row.cells:
            cells[column_of(cell, starts)].append((cell, number + at))
    made = Paragraph()
    for cell in filter(None, cells):
        if made.text:
            made.text += CELL
            made.ids += [()] * len(CELL)
        text = _joined([line for line, _ in cell], [where for _, where in cell])
        fresh = [(len(made.text) + offset, where) for offset, where in text.lines]
        made.lines += [one for one in fresh if not made.lines or one[1] != made.lines[-1][1]]
        made.text += text.text
        made.ids += text.ids
    return made
