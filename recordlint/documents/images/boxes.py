"""Where boxes go on a page: over all of the words that an edit touches, and as wide as a step, not as the words."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from recordlint.documents import widths
from recordlint.documents.blocks import Edit
from recordlint.documents.ocr import Word
from recordlint.documents.ocr.lines import wide_gap
from recordlint.documents.ocr.passages import Passage
from recordlint.documents.ocr.upright import within
from recordlint.documents.pictures import Box, LabelledBox

if TYPE_CHECKING:
    from PIL.Image import Image

PADDING, STEP = 3, 25
"""Pixels at 150 dpi around words, and to whose multiples widths are rounded up (12 points)."""
UNREADABLE = "[unreadable]"
"""What a box says over words that were read with little certainty."""
_LINE = 24.0  # how high a line of common print (11 points) is at 150 dpi


class Boxer:
    """Makes the boxes of a page: its scale is that of its print, and its direction that of most of its words."""

    def __init__(self, picture: Image, words: Sequence[Word], dpi: float | None) -> None:
        import numpy as np

        self._size = picture.size
        self._grey = np.asarray(picture.convert("L"))
        sides = [(word.box[2] - word.box[0], word.box[3] - word.box[1]) for word in words]
        self._words = [word.box for word in words]
        self._is_tall = sum(high > wide for wide, high in sides) > len(sides) / 2
        height = median(min(side) for side in sides) if sides else _LINE
        scale = max((dpi or 0) / 150 if (dpi or 0) >= 100 else 0.0, height / _LINE, 0.5)
        self._padding, self._step = math.ceil(PADDING * max(scale, 1)), max(8, round(STEP * scale))

    def over(self, passage: Passage, edits: Sequence[Edit]) -> Iterator[LabelledBox]:
        """The boxes over the words that edits with a label touch: one for words that stand together on a line."""
        for edit in edits:
            touched = [
                word for start, end, word in passage.words if edit.label and start < edit.end and end > edit.start
            ]
            yield from self.around(touched, edit.label)

    def around(self, words: Sequence[Word], label: str) -> Iterator[LabelledBox]:
        """The boxes around words in their order, with a label each."""
        for group in _together(words):
            boxes = [self._grown(word.box) for word in group]
            yield LabelledBox(self._stepped(_union(boxes)), label)

    def _grown(self, box: Box) -> Box:
        """The box, made wider where ink runs on through its sides, as far as half its height: engines cut letters."""
        import numpy as np

        left, top, right, bottom = within(box, self._size)
        most = (bottom - top) // 2
        if self._is_tall or most < 2:
            return left, top, right, bottom
        strip = self._grey[top:bottom, max(0, left - most) : right + most].astype(np.int16)
        low, high = (int(value) for value in np.percentile(strip, (2, 90)))
        if high - low < 40:
            return left, top, right, bottom
        inked = (strip < (low + high) // 2).sum(axis=0) > 0.06 * (bottom - top)
        begin, end = left - max(0, left - most), right - max(0, left - most)
        while begin > 0 and inked[begin] and inked[begin - 1]:
            begin, left = begin - 1, left - 1
        while end < inked.size and inked[end - 1] and inked[end]:
            end, right = end + 1, right + 1
        return left, top, right, bottom

    def _stepped(self, box: Box) -> Box:
        """The padded box, as long as a multiple of the step; how it goes beyond the words is said in `widths`."""
        import numpy as np

        pad = self._padding
        words = np.array([one for one in self._words if not _holds(box, one)], dtype=np.float64).reshape(-1, 4)
        sides = (box[0] - pad, box[1] - pad, box[2] + pad, box[3] + pad)
        none = np.zeros((0, 4))
        if not self._is_tall:
            made = widths.stepped(sides, words, none, self._step, pad)
        else:
            upright = widths.stepped(
                (sides[1], sides[0], sides[3], sides[2]), words[:, (1, 0, 3, 2)], none, self._step, pad
            )
            made = (upright[1], upright[0], upright[3], upright[2])
        return within((round(made[0]), round(made[1]), round(made[2]), round(made[3])), self._size)


def _holds(box: Box, word: Box) -> bool:
    return box[0] <= (word[0] + word[2]) / 2 <= box[2] and box[1] <= (word[1] + word[3]) / 2 <= box[3]


def _together(words: Sequence[Word]) -> Iterator[list[Word]]:
    """Words of one line without a wide gap between them."""
    group: list[Word] = list(words[:1])
    for before, word in pairwise(words):
        if word.line != before.line or wide_gap(before, word):
            yield group
            group = []
        group.append(word)
    if group:
        yield group


def _union(boxes: Sequence[Box]) -> Box:
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)
