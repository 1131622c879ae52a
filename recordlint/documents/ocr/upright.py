"""Pages that lie askew or on their side: by how much, and where a box of the straightened picture stands in the first one."""

from __future__ import annotations

import math
from statistics import median
from typing import TYPE_CHECKING

from recordlint.documents.pictures import Box

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from PIL.Image import Image

LARGEST_SKEW = 4.0
"""Degrees by which a sheet may lie askew in a scanner; more is a picture of another kind."""
LEAST_SKEW = 0.3
"""Below this many degrees every engine reads as well as of a straight page."""
_SIDE = 900
_SAMPLE = 60_000
_GAIN, _CLEAR = 1.1, 1.4  # against lying straight, and against most angles: grain alone is much the same at all of them


def skew_of(picture: Image) -> float:
    """By how many degrees the lines of text fall towards the right (negative: rise); 0.0 where they lie straight or there are none."""
    import numpy as np

    small = picture.convert("L")
    small.thumbnail((_SIDE, _SIDE))
    grey = np.asarray(small, dtype=np.int16)
    low, high = (int(value) for value in np.percentile(grey, (1, 90)))
    if high - low < 40:
        return 0.0
    y, x = np.nonzero(grey < (low + high) // 2)
    if not 200 <= y.size <= grey.size // 2:
        return 0.0
    step = max(1, y.size // _SAMPLE)
    y, x = y[::step].astype(np.float64), x[::step].astype(np.float64)
    coarse = {float(angle): _peaks(y, x, float(angle)) for angle in np.arange(-LARGEST_SKEW, LARGEST_SKEW + 0.01, 0.5)}
    middle = max(coarse, key=lambda angle: coarse[angle])
    fine = {float(angle): _peaks(y, x, float(angle)) for angle in middle + np.arange(-0.4, 0.41, 0.1)}
    best = max(fine, key=lambda angle: fine[angle])
    is_clear = fine[best] > _GAIN * coarse[0.0] and fine[best] > _CLEAR * median(coarse.values())
    return round(best, 2) if is_clear and abs(best) >= LEAST_SKEW else 0.0


def _peaks(y: NDArray[np.float64], x: NDArray[np.float64], angle: float) -> float:
    """How sharply the ink gathers in lines at this angle, whether they run along the page or up it."""
    slope = math.tan(math.radians(angle))
    return max(_sharpness(y - x * slope), _sharpness(x + y * slope))


def _sharpness(places: NDArray[np.float64]) -> float:
    import numpy as np

    rows = np.bincount((places - places.min()).astype(np.int64)).astype(np.float64)
    return float(np.square(np.diff(rows)).sum())


def straightened(picture: Image, skew: float) -> Image:
    """The picture turned so that lines that fall by `skew` degrees lie level, on a sheet large enough for all of it."""
    from PIL.Image import Resampling

    plain = picture.convert("L") if picture.mode == "1" else picture
    white: int | tuple[int, int, int] = (255, 255, 255) if plain.mode == "RGB" else 255
    return plain.rotate(skew, Resampling.BICUBIC, expand=True, fillcolor=white)


def skewed_back(box: Box, skew: float, straight: tuple[int, int], size: tuple[int, int]) -> Box:
    """Where a box of a straightened picture (of size `straight`) stands in the one before (of `size`), corners and all."""
    radians = math.radians(skew)
    cos, sin = math.cos(radians), math.sin(radians)
    corners = [(x - straight[0] / 2, y - straight[1] / 2) for x in (box[0], box[2]) for y in (box[1], box[3])]
    xs = [x * cos - y * sin + size[0] / 2 for x, y in corners]
    ys = [x * sin + y * cos + size[1] / 2 for x, y in corners]
    return within((math.floor(min(xs)), math.floor(min(ys)), math.ceil(max(xs)), math.ceil(max(ys))), size)


def turned(picture: Image, quarters: int) -> Image:
    """The picture turned to the left by quarters of a circle."""
    from PIL.Image import Transpose

    turns = (None, Transpose.ROTATE_90, Transpose.ROTATE_180, Transpose.ROTATE_270)
    how = turns[quarters % 4]
    return picture if how is None else picture.transpose(how)


def turned_back(box: Box, quarters: int, size: tuple[int, int]) -> Box:
    """Where a box of a turned picture stands in the one before, whose size is given."""
    left, top, right, bottom = box
    width, height = size
    if quarters % 4 == 1:
        return width - bottom, left, width - top, right
    if quarters % 4 == 2:
        return width - right, height - bottom, width - left, height - top
    if quarters % 4 == 3:
        return top, height - right, bottom, height - left
    return box


def within(box: Box, size: tuple[int, int]) -> Box:
    """The part of a box that lies in a picture, at least one pixel wide and high."""
    left = min(max(box[0], 0), size[0] - 1)
    top = min(max(box[1], 0), size[1] - 1)
    return left, top, max(min(box[2], size[0]), left + 1), max(min(box[3], size[1]), top + 1)
