"""How far a black box goes beyond what it hides: to a whole number of steps, without cutting a kept word in two.

Where a kept word stands beside it, the place of that word says where the hidden one begins or ends, whatever the box does. Where the line
is free, the side of the box says no more than a step: it stands on the margin that other lines share, or on a grid of the page.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Sides = tuple[float, float, float, float]
"""Left, top, right, bottom along a line, in pixels."""
STEP = 12.0
"""Widths of boxes are multiples of this, in points."""

_FREE = 0.7
"""A side is free where no word stands within so many line heights, which are more than a space is wide."""
_NEAR_LINES = 12.0
_ALIGNED = 1.5
_TOUCHED = 1.0
"""So many pixels of a word may be under a box without a loss."""
_CUT = 3.0
"""What a word that is cut in two costs more than a hidden one, in steps."""
_MORE = 8
"""Steps that a box may be wider than it must."""


def stepped(sides: Sides, words: NDArray[np.float64], others: NDArray[np.float64], step: float, pad: float) -> Sides:
    """A box as wide as whole steps of so many pixels.

    `words`: the boxes of kept words in the frame of the line; `others`: other boxes, which like this one go `pad` pixels beyond what they hide.
    """
    import numpy as np

    left, top, right, bottom = sides
    height = bottom - top
    all_others = others + np.array((pad, 0, -pad, 0))
    line = words[_on_line(words, top, bottom)]
    taken = np.concatenate((line, all_others[_on_line(all_others, top, bottom)]))
    middle = (left + right) / 2
    before = taken[(taken[:, 0] + taken[:, 2]) / 2 < middle, 2]
    after = taken[(taken[:, 0] + taken[:, 2]) / 2 >= middle, 0]
    free_before = not len(before) or left - float(before.max()) > _FREE * height
    free_after = not len(after) or float(after.min()) - right > _FREE * height
    least = _steps(sides, step)
    if free_before and free_after:
        start, end = _alone(sides, np.concatenate((words, all_others)), step, pad)
        options = [(start - round(a * step), end + round(b * step)) for a in range(4) for b in range(4)]
        start, end = options[int(_losses(line, options, step).argmin())]
    elif free_before:
        end = -_edge(-right, _mirrored(line), step)
        start, end = end - round(math.ceil((end - left) / step - 1e-6) * step), end
    elif free_after:
        start = _edge(left, line, step)
        end = start + round(math.ceil((right - start) / step - 1e-6) * step)
    else:
        options = [
            (start, start + round(count * step))
            for count in range(least, least + _MORE)
            for start in range(math.floor(right - count * step), math.floor(left) + 1)
            if start + round(count * step) >= right
        ]
        uneven = np.array([abs((left - start) - (end - right)) for start, end in options])
        start, end = options[int((_losses(line, options, step) + 0.001 * uneven).argmin())]
    return start, top, end, bottom


def _edge(left: float, line: NDArray[np.float64], step: float) -> float:
    """Where a box begins whose end is free: at what it hides, or so that it cuts no word; its length has no part in this."""
    options = [(left - more, left + step) for more in range(round(step))]
    return options[int(_losses(line, options, step).argmin())][0]


def _on_line(boxes: NDArray[np.float64], top: float, bottom: float) -> NDArray[np.bool_]:
    import numpy as np

    shared = np.minimum(boxes[:, 3], bottom) - np.maximum(boxes[:, 1], top)
    return shared > 0.25 * np.minimum(boxes[:, 3] - boxes[:, 1], bottom - top)


def _alone(sides: Sides, around: NDArray[np.float64], step: float, pad: float) -> tuple[float, float]:
    """Both sides are free: from the margin that lines nearby share, else on a grid."""
    import numpy as np

    left, top, right, bottom = sides
    least = _steps(sides, step)
    reach = _NEAR_LINES * (bottom - top)
    near = around[(around[:, 1] < bottom + reach) & (around[:, 3] > top - reach) & ~_on_line(around, top, bottom)]
    same_left = np.abs(near[:, 0] - (left + pad)) < _ALIGNED
    same_right = np.abs(near[:, 2] - (right - pad)) < _ALIGNED
    begins = sum(_begins(around, word) for word in near[same_left & ~same_right])
    ends = sum(_begins(_mirrored(around), word) for word in _mirrored(near[same_right & ~same_left]))
    if begins > ends:
        return left, left + round(least * step)
    if ends > begins:
        return right - round(least * step), right
    first, last = math.floor(left / step + 1e-6), math.ceil(right / step - 1e-6)
    return round(first * step), round(first * step) + round((last - first) * step)


def _steps(sides: Sides, step: float) -> int:
    return max(1, math.ceil((sides[2] - sides[0]) / step - 1e-6))


def _begins(boxes: NDArray[np.float64], word: NDArray[np.float64]) -> bool:
    """Whether no word stands close before a word."""
    line = boxes[_on_line(boxes, float(word[1]), float(word[3]))]
    return not ((line[:, 0] < word[0]) & (line[:, 2] > word[0] - _FREE * (word[3] - word[1]))).any()


def _mirrored(boxes: NDArray[np.float64]) -> NDArray[np.float64]:
    return boxes[:, (2, 1, 0, 3)] * (-1, 1, -1, 1)


def _losses(line: NDArray[np.float64], options: Sequence[tuple[float, float]], step: float) -> NDArray[np.float64]:
    """What each option loses of the words of the line, in pixels; a little for its own width."""
    import numpy as np

    spans = np.array(options, dtype=np.float64)
    shared = np.minimum(line[None, :, 2], spans[:, 1, None]) - np.maximum(line[None, :, 0], spans[:, 0, None])
    lost = shared > _TOUCHED
    wide = line[:, 2] - line[:, 0]
    cut = lost & (shared < wide - _TOUCHED)
    return (lost * wide).sum(axis=1) + _CUT * step * cut.sum(axis=1) + 0.02 * (spans[:, 1] - spans[:, 0])
