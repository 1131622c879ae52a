"""The black boxes of a page: over the glyphs of what is withheld, in widths that do not say how long it is.

A box covers its glyphs with their overhang, is as high as the line whatever the letters, and is as wide as a whole number of
steps. It grows to the side where it hides least. Boxes of a line that meet become one, so that what lies between them says nothing.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from recordlint.documents.pdf import letters
from recordlint.documents.pictures import Box, LabelledBox

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from recordlint.documents.pdf.pages import PageBlocks

STEP = 12.0
"""Widths of boxes are multiples of this, in points."""
PAD = 2
"""Pixels around the glyphs that are covered too: what smoothing leaves there."""

_SLIT = 8
"""Boxes of a line that are no further apart than this, in pixels, are one."""


@dataclass(frozen=True, slots=True)
class Run:
    """Glyphs of one line that are withheld together: their box in pixels, along which side the line goes, the labels
    with the middle of what each stands for.
    """

    box: Box
    upright: bool
    labels: tuple[tuple[float, str], ...]
    stepped: bool = True


@dataclass(frozen=True, slots=True)
class Canvas:
    """The pixels of a page, and how many of them a point is, across and down; `unit` points are one of the page's."""

    pixels: NDArray[np.uint8]
    across: float
    down: float
    unit: float

    def pixel_boxes(self, boxes: NDArray[np.float32]) -> NDArray[np.int64]:
        """Boxes in points as boxes in pixels, grown to whole ones."""
        import numpy as np

        scale = np.array((self.across, self.down) * 2)
        scaled = boxes * scale
        return np.concatenate((np.floor(scaled[:, :2]), np.ceil(scaled[:, 2:])), axis=1).astype(np.int64)

    def clipped(self, box: Sequence[float]) -> Box | None:
        """A box in pixels within the page; None where nothing of it is."""
        high, wide = self.pixels.shape[:2]
        left, top = max(0, int(box[0])), max(0, int(box[1]))
        right, bottom = min(wide, int(box[2])), min(high, int(box[3]))
        return (left, top, right, bottom) if right > left and bottom > top else None

    def shows(self, box: Sequence[float]) -> bool:
        """Whether anything is to be seen in a box in pixels: it is not all of one colour."""
        inside = self.clipped((box[0] - PAD, box[1] - PAD, box[2] + PAD, box[3] + PAD))
        if inside is None:
            return False
        part = self.pixels[inside[1] : inside[3], inside[0] : inside[2]]
        return bool((part != part[0, 0]).any())


def runs(page: PageBlocks, canvas: Canvas, glyphs: Iterable[int], label: str) -> list[Run]:
    """The runs of what is withheld, one for each line, where there is something to be seen."""
    import numpy as np

    ids = np.fromiter(dict.fromkeys(glyphs), dtype=np.int64)
    if not len(ids):
        return []
    tight, loose = canvas.pixel_boxes(page.tight[ids]), canvas.pixel_boxes(page.loose[ids])
    turned = page.turned[ids]
    level = letters.along(page.loose[ids], turned)
    found: list[Run] = []
    begin = 0
    for at in range(1, len(ids) + 1):
        if at < len(ids) and turned[at] == turned[begin] != letters.SKEWED and _same_line(level[at - 1], level[at]):
            continue
        part = slice(begin, at)
        begin = at
        ink = _around(tight[part])
        if not canvas.shows(ink):
            continue
        wide = _around(loose[part])
        grown = (ink[0] - PAD, ink[1] - PAD, ink[2] + PAD, ink[3] + PAD)
        if wide[2] > wide[0] and wide[3] > wide[1]:
            grown = (
                min(grown[0], wide[0] - PAD),
                min(grown[1], wide[1] - PAD),
                max(grown[2], wide[2] + PAD),
                max(grown[3], wide[3] + PAD),
            )
        box = canvas.clipped(grown)
        if box:
            upright = int(turned[part][0]) in (1, 3)
            middle = (box[1] + box[3]) / 2 if upright else (box[0] + box[2]) / 2
            skewed = int(turned[part][0]) == letters.SKEWED
            found.append(Run(box, upright, ((middle, label),), stepped=not skewed))
    return found


def _same_line(before: NDArray[np.float32], now: NDArray[np.float32]) -> bool:
    overlap = min(before[3], now[3]) - max(before[1], now[1])
    height = min(before[3] - before[1], now[3] - now[1])
    apart = max(before[0], now[0]) - min(before[2], now[2])
    return bool(overlap > 0.3 * height and apart < 4 * max(height, 1.0))


def _around(boxes: NDArray[np.int64]) -> Box:
    left, top = boxes[:, :2].min(axis=0)
    right, bottom = boxes[:, 2:].max(axis=0)
    return int(left), int(top), int(right), int(bottom)


def stepped(found: Sequence[Run], canvas: Canvas, kept: NDArray[np.int64]) -> list[Run]:
    """The runs with boxes as wide as whole steps; those of a line that meet are one. `kept`: boxes of what stays."""
    waiting = list(found)
    while True:
        grown = [_grown(run, canvas, kept) for run in waiting]
        pair = _meeting(grown)
        if pair is None:
            return grown
        one, other = (waiting[at] for at in pair)
        labels = tuple(sorted({*one.labels, *other.labels}))
        joined = replace(one, box=_both(one.box, other.box), labels=labels)
        waiting = [joined, *(run for at, run in enumerate(waiting) if at not in pair)]


def _both(one: Box, other: Box) -> Box:
    return min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3])


def _meeting(grown: Sequence[Run]) -> tuple[int, int] | None:
    order = sorted(range(len(grown)), key=lambda at: grown[at].box[1])
    for index, at in enumerate(order):
        one = grown[at]
        for to in order[index + 1 :]:
            other = grown[to]
            if other.box[1] >= one.box[3]:
                break
            if one.upright == other.upright and one.stepped and other.stepped and _meet(one, other):
                return at, to
    return None


def _meet(one: Run, other: Run) -> bool:
    a, b = (0, 2) if one.upright else (1, 3)
    across = min(one.box[b], other.box[b]) - max(one.box[a], other.box[a])
    same_line = across > 0.5 * min(one.box[b] - one.box[a], other.box[b] - other.box[a])
    a, b = (1, 3) if one.upright else (0, 2)
    return same_line and one.box[a] <= other.box[b] + _SLIT and other.box[a] <= one.box[b] + _SLIT


def _grown(run: Run, canvas: Canvas, kept: NDArray[np.int64]) -> Run:
    if not run.stepped:
        return run
    a, b = (1, 3) if run.upright else (0, 2)
    step = STEP / canvas.unit * (canvas.down if run.upright else canvas.across)
    length = canvas.pixels.shape[0 if run.upright else 1]
    steps = max(1, math.ceil((run.box[b] - run.box[a]) / step))
    more = min(length, max(round(steps * step), run.box[b] - run.box[a])) - (run.box[b] - run.box[a])
    reach = _both(run.box, (run.box[0] - more, run.box[1] - more, run.box[2] + more, run.box[3] + more))
    near = kept[(kept[:, 0] < reach[2]) & (kept[:, 2] > reach[0]) & (kept[:, 1] < reach[3]) & (kept[:, 3] > reach[1])]
    options: list[tuple[float, int, Box]] = []
    for before in range(more + 1):
        start = min(max(run.box[a] - before, 0), length - (run.box[b] - run.box[a] + more))
        sides = list(run.box)
        sides[a], sides[b] = start, start + run.box[b] - run.box[a] + more
        box = (sides[0], sides[1], sides[2], sides[3])
        options.append((_hides(box, near), before, box))
        if not options[-1][0]:
            break
    return replace(run, box=min(options)[2])


def _hides(box: Box, kept: NDArray[np.int64]) -> float:
    import numpy as np

    wide = np.minimum(kept[:, 2], box[2]) - np.maximum(kept[:, 0], box[0])
    high = np.minimum(kept[:, 3], box[3]) - np.maximum(kept[:, 1], box[1])
    return float((np.clip(wide, 0, None) * np.clip(high, 0, None)).sum())


def labelled(found: Sequence[Run]) -> list[LabelledBox]:
    """The boxes to be burnt in: first all that is black, then the labels, each in its share of the box."""
    black = [LabelledBox(run.box) for run in found]
    labels: list[LabelledBox] = []
    for run in found:
        said = list(dict.fromkeys(label for _, label in run.labels))
        if len(said) == 1:
            labels.append(LabelledBox(run.box, said[0]))
            continue
        a, b = (1, 3) if run.upright else (0, 2)
        middles = [min(where for where, label in run.labels if label == one) for one in said]
        cuts = [run.box[a], *(round((x + y) / 2) for x, y in pairwise(middles)), run.box[b]]
        for label, start, end in zip(said, cuts, cuts[1:], strict=False):
            sides = list(run.box)
            sides[a], sides[b] = start, end
            if end > start:
                labels.append(LabelledBox((sides[0], sides[1], sides[2], sides[3]), label))
    return [*black, *labels]
