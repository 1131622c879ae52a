"""Texts that are shown put together into words: in the order in which they are drawn, or by where they stand."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence

from recordlint.documents.pdf_raw.content import Shown

_GAP = 0.15  # of the text's height: more between two texts is a space
_BACK = 0.5  # more of an overlap is another place
_LINE = 0.5  # more off the baseline is another line


def in_order(shown: Iterable[Shown]) -> str:
    """The texts in drawing order, with spaces and line ends as their places say."""
    out: list[str] = []
    before: Shown | None = None
    for one in shown:
        out += (_between(before, one) if before else "", one.text)
        before = one
    return "".join(out)


def by_place(shown: Sequence[Shown]) -> str:
    """The texts line by line and from left to right, whatever the order in which they are drawn; each direction apart."""
    directions: defaultdict[int, list[tuple[float, float, int]]] = defaultdict(list)
    for number, one in enumerate(shown):
        angle = _angle(one)
        turn = math.radians(angle)
        x, y = one.start
        along = x * math.cos(turn) + y * math.sin(turn)
        across = -x * math.sin(turn) + y * math.cos(turn)
        directions[angle].append((-across, along, number))
    pages: list[str] = []
    for places in directions.values():
        places.sort()
        lines: list[list[tuple[float, float, int]]] = []
        for place in places:
            size = shown[place[2]].size or 1.0
            if lines and place[0] - lines[-1][0][0] <= _LINE * size:
                lines[-1].append(place)
            else:
                lines.append([place])
        pages += (in_order(shown[number] for _, _, number in sorted(line, key=lambda one: one[1:])) for line in lines)
    return "\n".join(pages)


def _angle(one: Shown) -> int:
    return round(math.degrees(math.atan2(one.end[1] - one.start[1], one.end[0] - one.start[0])))


def _between(before: Shown, after: Shown) -> str:
    if not before.text or not after.text or before.text[-1].isspace() or after.text[0].isspace():
        return ""
    size = max(min(before.size, after.size), 0.01)
    dx, dy = before.end[0] - before.start[0], before.end[1] - before.start[1]
    length = math.hypot(dx, dy)
    ux, uy = (dx / length, dy / length) if length > 0.001 else (1.0, 0.0)
    x, y = after.start[0] - before.end[0], after.start[1] - before.end[1]
    along, across = x * ux + y * uy, abs(x * uy - y * ux)
    if across > _LINE * size:
        return "\n"
    return " " if along > _GAP * size or along < -_BACK * size else ""
