"""The heading of the column that a cell of a plain-text table stands in, where bars or tabs part the cells."""

from __future__ import annotations

from recordlint.personal_data.base import Passage

_ROWS = 40
_LONGEST = 2000


def column_heading(passage: Passage, start: int) -> str:
    """The folded cells above the one at `start`, joined, at most 40 rows up; "" outside a table.

    A heading is not told from other rows: who asks looks for its own label in what is given.
    """
    folded = passage.folded
    line = folded.rfind("\n", 0, start) + 1
    stop = folded.find("\n", start)
    row = folded[line : stop if stop != -1 else len(folded)]
    if len(row) > _LONGEST:
        return ""
    for bar in ("|", "\t"):
        if bar not in row:
            continue
        place = folded.count(bar, line, start)
        above: list[str] = []
        at = line
        for _ in range(_ROWS):
            if at <= 0:
                break
            first = folded.rfind("\n", 0, at - 1) + 1
            cells = folded[first : at - 1].split(bar)
            if len(cells) == 1:
                break
            if place < len(cells) and not any(char.isdigit() for char in cells[place]):
                above.append(cells[place].strip())
            at = first
        return " ".join(above)
    return ""
