"""The black boxes of a page: over the glyphs of what is withheld, in widths that do not say how long it is.

A box covers its glyphs with their overhang and is as high as the line whatever the letters; how far it goes beyond them is said in
`widths`. Boxes of a line that meet become one, so that what lies between them says nothing.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from recordlint.documents import widths
from recordlint.documents.pdf.canvas import PAD, Canvas, Frame
from recordlint.documents.pdf.turns import SKEWED, upright
from recordlint.documents.pictures import Box, LabelledBox
from recordlint.documents.widths import Sides

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from recordlint.documents.pdf.pages import PageBlocks

_COVERED = 0.3
_MANY = 4_000
"""So many boxes are on no page that anybody can read: they are one."""
_SLIT = 8
"""Boxes of a line that are no further apart than this, in pixels, are one."""


@dataclass(frozen=True, slots=True)
class Run:
    """Glyphs of one line that are withheld together: their box, turned so that the line is level, and the labels with
    the middle of what each stands for.
    """

    sides: Sides
    frame: Frame
    labels: tuple[tuple[float, str], ...]


class Boxes:
    """Gathers what is withheld on a page, then makes boxes of it."""

    def __init__(self, page: PageBlocks, canvas: Canvas) -> None:
        self._page, self._canvas = page, canvas
        self._found: list[Run] = []
        self._frames: dict[int, NDArray[np.float64]] = {}

    def withhold(self, glyphs: Iterable[int], label: str) -> None:
        """Takes in the glyphs of one thing that is withheld, where there is something to be seen."""
        import numpy as np

        ids = np.fromiter(dict.fromkeys(glyphs), dtype=np.int64)
        ids = ids[~self._page.off[ids]]
        begin = 0
        for at in range(1, len(ids) + 1):
            if at == len(ids) or not self._same_line(int(ids[at - 1]), int(ids[at])):
                self._run(ids[begin:at], label)
                begin = at

    def _run(self, ids: NDArray[np.int64], label: str) -> None:
        page, canvas = self._page, self._canvas
        if not canvas.shows(_around(canvas.pixel_boxes(page.tight[ids])).tolist()):
            return
        left, top, right, bottom = (float(side) for side in _around(self._level(int(page.turns.codes[ids[0]]))[ids]))
        frame = self._frame(int(page.turns.codes[ids[0]]))
        sides = (left - PAD, top - PAD, right + PAD, bottom + PAD)
        if frame.code == SKEWED:  # letters on a curve: how high they stand says how many they are
            step = canvas.step(widths.STEP, frame)
            sides = (sides[0], math.floor(sides[1] / step) * step, sides[2], math.ceil(sides[3] / step) * step)
        if canvas.clipped(frame.around(sides)):
            self._found.append(Run(sides, frame, (((left + right) / 2, label),)))

    def _frame(self, code: int) -> Frame:
        return Frame(code, self._page.turns.angles[code])

    def _level(self, code: int) -> NDArray[np.float64]:
        """The boxes of all glyphs, those that are seen and those as wide and high as their line together, in a line's frame."""
        import numpy as np

        if code not in self._frames:
            page = self._page
            only = replace(page.turns, codes=np.full_like(page.turns.codes, code))
            boxes: list[NDArray[np.float64]] = []
            for one in (page.tight, page.loose):
                if code <= SKEWED:
                    boxes.append(only.along(self._canvas.pixel_boxes(one).astype(np.float32)).astype(np.float64))
                else:
                    scale = np.array((self._canvas.across, self._canvas.down) * 2, dtype=np.float32)
                    boxes.append(upright(one * scale, page.turns.angles[code]).astype(np.float64))
            tight, loose = boxes
            flat = (loose[:, 2] <= loose[:, 0]) | (loose[:, 3] <= loose[:, 1])
            loose[flat] = tight[flat]
            self._frames[code] = np.concatenate(
                (np.minimum(tight[:, :2], loose[:, :2]), np.maximum(tight[:, 2:], loose[:, 2:])), axis=1
            )
        return self._frames[code]

    def _same_line(self, one: int, other: int) -> bool:
        codes = self._page.turns.codes
        if codes[one] != codes[other]:
            return False
        before, now = (self._level(int(codes[one]))[i] for i in (one, other))
        overlap = min(before[3], now[3]) - max(before[1], now[1])
        height = min(before[3] - before[1], now[3] - now[1])
        apart = max(before[0], now[0]) - min(before[2], now[2])
        least = -1.0 if codes[one] == SKEWED else 0.3
        return bool(overlap > least * height and apart < 4 * max(height, 1.0))

    def made(self, kept: Sequence[Sequence[int]]) -> list[Run]:
        """The runs in their final widths; those of a line that meet are one. `kept`: the glyphs of each word that stays."""
        import numpy as np

        waiting = list(dict.fromkeys(self._found))
        if len(waiting) > _MANY:
            waiting = [
                _joined([run for run in waiting if run.frame == frame]) for frame in {run.frame: 0 for run in waiting}
            ]
        words = {code: self._words(code, kept) for code in {run.frame.code for run in waiting}}
        grown: dict[Run, Run] = {}
        while True:
            sides = {code: np.array([run.sides for run in waiting if run.frame.code == code]) for code in words}
            for run in waiting:
                if run not in grown:
                    all_of_it = sides[run.frame.code]
                    others = all_of_it[(all_of_it != run.sides).any(axis=1)]
                    step = self._canvas.step(widths.STEP, run.frame)
                    grown[run] = replace(run, sides=widths.stepped(run.sides, words[run.frame.code], others, step, PAD))
            out = [grown[run] for run in waiting]
            groups = _meeting(out)
            if len(groups) == len(out):
                return out
            waiting = [_joined([waiting[at] for at in group]) for group in groups]

    def _words(self, code: int, kept: Sequence[Sequence[int]]) -> NDArray[np.float64]:
        """The boxes of the words that stay and have a line's direction, in its frame."""
        import numpy as np

        mine = [list(ids) for ids in kept if ids and int(self._page.turns.codes[ids[0]]) == code]
        if not mine:
            return np.zeros((0, 4))
        level = self._level(code)[[i for ids in mine for i in ids]]
        starts = np.cumsum([0, *(len(ids) for ids in mine[:-1])])
        return np.concatenate(
            (np.minimum.reduceat(level[:, :2], starts), np.maximum.reduceat(level[:, 2:], starts)), axis=1
        )


def _around(boxes: NDArray[np.int64] | NDArray[np.float64]) -> NDArray[np.int64] | NDArray[np.float64]:
    import numpy as np

    return np.concatenate((boxes[:, :2].min(axis=0), boxes[:, 2:].max(axis=0)))


def _joined(runs: Sequence[Run]) -> Run:
    lefts, tops, rights, bottoms = zip(*(run.sides for run in runs), strict=True)
    labels = tuple(sorted({label for run in runs for label in run.labels}))
    return replace(runs[0], sides=(min(lefts), min(tops), max(rights), max(bottoms)), labels=labels)


def _meeting(runs: Sequence[Run]) -> list[list[int]]:
    """The runs in groups of those whose boxes meet."""
    order = sorted(range(len(runs)), key=lambda at: runs[at].sides[1])
    groups = {at: [at] for at in order}
    for index, at in enumerate(order):
        one = runs[at]
        for to in order[index + 1 :]:
            other = runs[to]
            if other.sides[1] >= one.sides[3]:
                break
            if groups[at] is not groups[to] and one.frame == other.frame and _meet(one.sides, other.sides):
                groups[at] += groups[to]
                for member in groups[to]:
                    groups[member] = groups[at]
    return list({id(group): group for group in groups.values()}.values())


def _meet(one: Sides, other: Sides) -> bool:
    shared = min(one[3], other[3]) - max(one[1], other[1])
    same_line = shared > 0.5 * min(one[3] - one[1], other[3] - other[1])
    return same_line and one[0] <= other[2] + _SLIT and other[0] <= one[2] + _SLIT


def labelled(runs: Sequence[Run], canvas: Canvas) -> list[LabelledBox]:
    """The boxes to be burnt in: first all that is black, then the labels, each in its share of the box."""
    black = [box for run in runs for box in _box(run.sides, run.frame, canvas, "")]
    labels: list[LabelledBox] = []
    for run in runs:
        said = list(dict.fromkeys(label for _, label in run.labels))
        middles = [min(where for where, label in run.labels if label == one) for one in said]
        left, top, right, bottom = run.sides
        cuts = [left, *(round((x + y) / 2) for x, y in pairwise(middles)), right]
        for label, start, end in zip(said, cuts, cuts[1:], strict=False):
            if end > start:
                labels += _box((start, top, end, bottom), run.frame, canvas, label)
    return [*black, *labels]


def _box(sides: Sides, frame: Frame, canvas: Canvas, label: str) -> list[LabelledBox]:
    box: Box | None = canvas.clipped(frame.around(sides))
    if box is None:
        return []
    degrees = round(frame.angle * 57.29577951308232, 3)
    if frame.quarter is not None:
        return [LabelledBox(box, label, degrees)]
    return [LabelledBox(box, label, degrees, frame.corners(sides))]


class Covers:
    """What boxes hide of the words of a page."""

    def __init__(self, runs: Sequence[Run], pictures: Sequence[Box]) -> None:
        import numpy as np

        self._aslant: dict[Frame, NDArray[np.float64]] = {}
        for frame in {run.frame for run in runs if run.frame.quarter is None}:
            self._aslant[frame] = np.array([run.sides for run in runs if run.frame == frame])
        boxes = {frame: _slices(runs, frame) for frame in self._aslant}
        level = [*pictures, *(box for run in runs if run.frame not in boxes for box in run.frame.slices(run.sides))]
        self._all = _array([*level, *(box for some in boxes.values() for box in some)])
        self._others = {
            frame: _array([*level, *(box for other, some in boxes.items() if other != frame for box in some)])
            for frame in boxes
        }

    def hide(self, frame: Frame, box: Box, sides: Sides) -> bool:
        """Whether they hide a word, or a good part of it: `box` is around it, `sides` are its own in its frame."""
        if frame in self._aslant:
            return _hide(self._aslant[frame], sides) or _hide(self._others[frame], box)
        return _hide(self._all, box)


def _array(boxes: Sequence[Box]) -> NDArray[np.float64]:
    import numpy as np

    return np.array(boxes, dtype=np.float64).reshape(-1, 4)


def _slices(runs: Sequence[Run], frame: Frame) -> list[Box]:
    return [box for run in runs if run.frame == frame for box in frame.slices(run.sides)]


def _hide(covers: NDArray[np.float64], word: Sides | Box) -> bool:
    import numpy as np

    wide = np.clip(np.minimum(covers[:, 2], word[2]) - np.maximum(covers[:, 0], word[0]), 0, None)
    high = np.clip(np.minimum(covers[:, 3], word[3]) - np.maximum(covers[:, 1], word[1]), 0, None)
    whole = (word[2] - word[0]) * (word[3] - word[1])
    cut = (wide > 2) & (high > 0.4 * (word[3] - word[1]))
    return bool(((wide * high > _COVERED * whole) & (wide * high > 0) | cut).any())
