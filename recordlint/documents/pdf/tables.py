"""Lines of a table: which stand in which column, and which belong to one row although a cell runs over several lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from recordlint.documents.pdf.lines import Line

_ALIGNED = 3.0
_APART = 1.8
"""Lines farther apart than this many line heights are of no one table."""
_EXACT = 0.3
"""How much the distance of lines may differ within a cell, in points; OCR sees them less exactly."""
_ROUGH = 0.15
_PADDING = 0.45
_DEEP = 0.65
_SPARE = 0.55
_LOOKED_AT = 60
"""Rows that a further one is compared with."""


@dataclass(slots=True)
class Row:
    """What stands on one base line of a column of the page: one line of text, or cells. `tables` finds which belong together."""

    cells: list[Line]
    column: tuple[float, float]
    margin: float = 0.0
    """Where its lines would be full."""
    starts: tuple[float, ...] = ()
    """Where the columns of its table begin; empty outside of tables."""
    goes_on: bool = False
    """Whether it goes on with the cells of the row before."""

    @property
    def top(self) -> float:
        """The top of its highest cell."""
        return min(cell.top for cell in self.cells)

    @property
    def bottom(self) -> float:
        """The bottom of its lowest cell."""
        return max(cell.bottom for cell in self.cells)

    @property
    def height(self) -> float:
        """The height of its highest cell."""
        return max(cell.height for cell in self.cells)

    def columns(self) -> dict[int, Line]:
        """Its cells by the number of their column."""
        return {column_of(cell, self.starts): cell for cell in self.cells}


def column_of(cell: Line, starts: Sequence[float]) -> int:
    """The column that a cell stands in: the one whose beginning is nearest."""
    return min(range(len(starts)), key=lambda index: abs(starts[index] - cell.left))


def tables(rows: Sequence[Row]) -> None:
    """Marks the rows of tables, and those that go on with the row before."""
    at = 0
    while at < len(rows):
        end = _end(rows, at)
        if end - at > 1:
            begin = _begin(rows, at)
            starts = _starts(rows[at:end])
            for row in rows[begin:end]:
                row.cells = [piece for cell in row.cells for piece in _cut(cell, starts)]
                row.starts = starts
            _settle(rows[begin:end])
        at = max(end, at + 1)


def _end(rows: Sequence[Row], begin: int) -> int:
    """Where the table ends that begins with a row."""
    if len(rows[begin].cells) < 2:
        return begin
    end = begin + 1
    while end < len(rows) and _is_near(rows[end - 1], rows[end]):
        starts = _starts(rows[max(begin, end - _LOOKED_AT) : end])
        cells = [piece for cell in rows[end].cells for piece in _cut(cell, starts)]
        placed = sum(any(abs(cell.left - start) < _ALIGNED for start in starts) for cell in cells)
        if len(cells) == 1 and not (placed and _fits_its_column(cells[0], starts)):
            break
        if len(cells) > 1 and placed * 2 < len(cells) and len(cells) != len(starts):
            break
        end += 1
    while (
        end > begin + 1
        and len(rows[end - 1].cells) == 1
        and abs(rows[end - 1].cells[0].left - rows[begin].cells[0].left) < _ALIGNED
    ):
        if _may_go_on(rows[begin:end]):
            break
        end -= 1
    return end


def _may_go_on(rows: Sequence[Row]) -> bool:
    """Whether the last of some rows, with one cell in the first column, is the rest of a cell above it rather than text below the table."""
    last, before = rows[-1], rows[-2]
    above = [cell for cell in before.cells if abs(cell.left - last.cells[0].left) < _ALIGNED]
    if not above or len(before.cells) < 2:
        return False
    return last.top - before.bottom < 0.3 * last.height and not _has_room(
        above[0], last.cells[0], max(row.cells[0].right for row in rows if len(row.cells) > 1)
    )


def _begin(rows: Sequence[Row], at: int) -> int:
    """Where the first row of a table begins, whose other cells may stand higher than its first one."""
    starts = [cell.left for cell in rows[at].cells[1:]]
    while (
        at
        and _is_near(rows[at - 1], rows[at])
        and not rows[at - 1].starts
        and all(any(abs(cell.left - start) < _ALIGNED for start in starts) for cell in rows[at - 1].cells)
    ):
        at -= 1
    return at


def _is_near(before: Row, row: Row) -> bool:
    return (
        row.column == before.column
        and abs(row.height - before.height) <= 0.3 * before.height
        and 0 < row.bottom - before.bottom <= (1 + _APART) * before.height
    )


def _starts(rows: Sequence[Row]) -> tuple[float, ...]:
    """Where the columns begin: as in the row with the most cells, and where others begin more than once."""
    most = max(rows, key=lambda row: len(row.cells))
    starts = [cell.left for cell in most.cells]
    others = sorted(cell.left for row in rows if len(row.cells) > 1 for cell in row.cells)
    for at, left in enumerate(others[1:], 1):
        if left - others[at - 1] < 1 and all(abs(left - start) >= 4 * _ALIGNED for start in starts):
            starts.append(left)
    return tuple(sorted(starts))


def _fits_its_column(cell: Line, starts: Sequence[float]) -> bool:
    number = column_of(cell, starts)
    return number + 1 == len(starts) or cell.right < starts[number + 1]


def _cut(cell: Line, starts: Sequence[float]) -> Iterator[Line]:
    """A line in pieces where words stand at the beginnings of columns, with more than a space before them."""
    done = 0
    if len(cell.sides) == len(cell.text):
        for at in range(1, len(cell.text)):
            left = cell.sides[at][0]
            if (
                cell.text[at - 1] == " "
                and at - 2 >= done
                and left - cell.sides[at - 2][1] > _PADDING * cell.height
                and any(abs(left - start) < _ALIGNED / 2 for start in starts)
            ):
                yield _part(cell, done, at - 1)
                done = at
    yield cell if not done else _part(cell, done, len(cell.text))


def _part(cell: Line, begin: int, end: int) -> Line:
    sides = cell.sides[begin:end]
    return replace(
        cell,
        text=cell.text[begin:end],
        ids=cell.ids[begin:end],
        sides=sides,
        left=min(left for left, _ in sides),
        right=max(right for _, right in sides),
        hyphen=cell.hyphen and end == len(cell.text),
    )


def _settle(rows: Sequence[Row]) -> None:
    """Finds which lines go on with the row before."""
    pitches = [row.bottom - before.bottom for before, row in pairwise(rows)]
    limit = _limit(rows, pitches)
    widest: dict[int, float] = {}
    for row in rows:
        for number, cell in row.columns().items():
            widest[number] = max(widest.get(number, cell.right), cell.right)
    group = dict(rows[0].columns())
    for (before, row), pitch in zip(pairwise(rows), pitches, strict=True):
        cells, above = row.columns(), before.columns()
        close = pitch <= limit and row.top - before.bottom < _DEEP * row.height
        row.goes_on = close and _continue(cells, above, group, widest, differ=limit < max(pitches))
        group = {**group, **cells} if row.goes_on else dict(cells)


def _limit(rows: Sequence[Row], pitches: Sequence[float]) -> float:
    """How far apart lines of one cell are at most: nearer than rows are where those stand farther apart."""
    least = min(pitches)
    slack = _EXACT if all(cell.sides for row in rows for cell in row.cells) else _ROUGH * rows[0].height
    sure = [
        pitch for pitch, row in zip(pitches, rows[1:], strict=True)
        if len(row.cells) > 1 and 0 in row.columns() and not any(cell.text[:1].islower() for cell in row.cells)
    ]  # fmt: skip
    between = min(sure, default=least)
    return (least + between) / 2 if between > least + slack else least + slack


def _continue(
    cells: dict[int, Line], above: dict[int, Line], group: dict[int, Line], widest: dict[int, float], *, differ: bool
) -> bool:
    """Whether cells are the rest of those above: no cell that had ended goes on, no word would have had room above, and not all are new."""
    for number, cell in cells.items():
        if number in above:
            if _has_room(above[number], cell, widest[number]):
                return False
        elif number in group:
            return False
    if 0 not in group:
        return True  # the first cell stands lower than the others
    if 0 not in cells:
        return bool(cells.keys() & above.keys()) or len(group) == 1
    small = any(cell.text[:1].islower() for cell in cells.values())
    whole = cells.keys() >= group.keys()
    return small and differ if whole else small or differ


def _has_room(above: Line, cell: Line, widest: float) -> bool:
    """Whether the first word of a line would have stood at the end of the line above, with room to spare."""
    if above.hyphen:
        return False
    word = len(cell.text.split(" ", 1)[0])
    wide = cell.sides[word - 1][1] - cell.left if cell.sides else word * cell.width / max(len(cell.text), 1)
    return above.right + wide + _SPARE * cell.height < widest
