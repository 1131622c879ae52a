"""The pixels of a page, and the frames of its lines: boxes in pixels, turned so that a line is level."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from recordlint.documents.pictures import Box
from recordlint.documents.widths import Sides

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

PAD = 2
"""Pixels around the glyphs that are covered too: what smoothing leaves there."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A line's direction: `code` as `turns.Turns` counts, `angle` in radians clockwise."""

    code: int
    angle: float

    @property
    def quarter(self) -> int | None:
        """Quarters of a turn, where the line is not aslant."""
        return self.code if self.code < 4 else 0 if self.angle == 0 else None

    def corners(self, sides: Sides) -> tuple[tuple[float, float], ...]:
        """The corners of a box of this frame on the page, in pixels."""
        cos, sin = math.cos(self.angle), math.sin(self.angle)
        left, top, right, bottom = sides
        return tuple(
            (u * cos - v * sin, u * sin + v * cos)
            for u, v in ((left, top), (right, top), (right, bottom), (left, bottom))
        )

    def around(self, sides: Sides) -> Box:
        """The box on the page around a box of this frame, in whole pixels."""
        xs, ys = zip(*self.corners(sides), strict=True)
        return (
            math.floor(min(xs) + _ROUNDED),
            math.floor(min(ys) + _ROUNDED),
            math.ceil(max(xs) - _ROUNDED),
            math.ceil(max(ys) - _ROUNDED),
        )

    def slices(self, sides: Sides) -> list[Box]:
        """Boxes on the page that together hold a box of this frame, and little more."""
        if self.quarter is not None:
            return [self.around(sides)]
        left, top, right, bottom = sides
        count = max(1, math.ceil((right - left) / max(4.0, (bottom - top) / 2)))
        cuts = [left + (right - left) * at / count for at in range(count + 1)]
        return [self.around((cuts[at], top, cuts[at + 1], bottom)) for at in range(count)]


_ROUNDED = 0.001


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

    def step(self, points: float, frame: Frame) -> float:
        """So many points along a line, in pixels."""
        return points / self.unit * (self.down if frame.code in (1, 3) else self.across)

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
