"""The words of parts of a page by OCR, in points of the page; what was read of the same pixels is remembered."""

from __future__ import annotations

import hashlib
import math
from collections import OrderedDict
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, ClassVar

from recordlint.documents.blocks import DocumentOptions
from recordlint.documents.pdf.letters import GAP
from recordlint.documents.pdf.lines import Line
from recordlint.documents.pdf.pictures import Sides
from recordlint.errors import InputError

if TYPE_CHECKING:
    from numpy import float32, uint8
    from numpy.typing import NDArray

    from recordlint.documents.ocr import Engine, Word

DPI = 200
"""The resolution at which pages are read by OCR."""
_MOST_REMEMBERED = 2_000


class Reader:
    """Reads parts of pages by OCR. An engine is looked for when the first part is to be read.

    A redaction reads a file twice, once to find and once to copy; the second time the words are remembered, not the pixels.
    """

    _remembered: ClassVar[OrderedDict[tuple[str, bytes], list[Word]]] = OrderedDict()

    def __init__(self, name: str, options: DocumentOptions) -> None:
        self._name, self._options = name, options
        self._engine: Engine | None = None
        self._looked = False

    @property
    def engine(self) -> Engine | None:
        """The engine; None where there is none or OCR is off. Raises InputError where it is asked for and there is none."""
        if not self._looked:
            from recordlint.documents import ocr  # late: most files need none

            try:
                self._engine = ocr.engine(self._options)
            except InputError as error:
                raise InputError(f"{self._name}: {error}") from None
            self._looked = True
        return self._engine

    def of_page(
        self, size: tuple[float, float], drawn: Callable[[], NDArray[uint8]]
    ) -> Callable[[Sides], list[Word] | None]:
        """What reads parts of a page of a size in points; `drawn` gives the whole page's pixels, and is called when they are needed."""
        pixels: list[NDArray[uint8]] = []

        def words(box: Sides) -> list[Word] | None:
            if self.engine is None:
                return None
            if not pixels:
                pixels.append(drawn())
            return self._words(pixels[0], size, box)

        return words

    def _words(self, page: NDArray[uint8], size: tuple[float, float], box: Sides) -> list[Word]:
        import numpy as np
        from PIL import Image

        from recordlint.documents.ocr import Word

        assert self._engine is not None  # noqa: S101 (asked before)
        across, down = page.shape[1] / size[0], page.shape[0] / size[1]
        left, top = max(0, math.floor(box[0] * across)), max(0, math.floor(box[1] * down))
        right, bottom = math.ceil(box[2] * across), math.ceil(box[3] * down)
        part = np.ascontiguousarray(page[top:bottom, left:right])
        if not part.size:
            return []
        key = (self._engine.name, hashlib.sha256(repr(part.shape).encode() + part.tobytes()).digest())
        known = self._remembered.get(key)
        if known is None:
            known = self._remembered[key] = self._engine.words(Image.fromarray(part))
            while len(self._remembered) > _MOST_REMEMBERED:
                self._remembered.popitem(last=False)
        return [
            Word(
                word.text,
                (
                    round((word.box[0] + left) / across * 100),
                    round((word.box[1] + top) / down * 100),
                    round((word.box[2] + left) / across * 100),
                    round((word.box[3] + top) / down * 100),
                ),
                word.confidence,
                word.line,
            )
            for word in known
        ]


def quarter_of(words: Sequence[Word], boxes: NDArray[float32]) -> int:
    """How a scan lies, in quarters of a turn clockwise: where the words of a line go."""
    across = down = 0.0
    for at, (word, after) in enumerate(pairwise(words)):
        if word.line == after.line:
            before, now = boxes[at], boxes[at + 1]
            across += float(now[0] + now[2] - before[0] - before[2])
            down += float(now[1] + now[3] - before[1] - before[3])
    if not across and not down:  # words that stand alone
        tall = sum(
            len(word.text) > 2 and box[3] - box[1] > box[2] - box[0] for word, box in zip(words, boxes, strict=True)
        )
        return 3 if 2 * tall > len(words) else 0
    if abs(down) > abs(across):
        return 1 if down > 0 else 3
    return 0 if across >= 0 else 2


def ocr_lines(
    words: Sequence[Word], boxes: NDArray[float32], said: Sequence[int], first: int, direction: int = 0
) -> list[Line]:
    """The lines of some of the words (`said`), cut at wide gaps; the glyph of word 0 is `first`.

    Lines that are about as high as most are taken to be just as high: boxes of words follow their letters, and a scan may be aslant.
    """
    lined: dict[int, list[int]] = {}
    for at in said:
        lined.setdefault(words[at].line, []).append(at)
    heights = sorted(float(boxes[at, 3] - boxes[at, 1]) for at in said)
    usual = heights[len(heights) // 2] if heights else 0.0
    found: list[Line] = []
    for members in lined.values():
        middle = sum(float(boxes[at, 1] + boxes[at, 3]) / 2 for at in members) / len(members)
        own = sorted(float(boxes[at, 3] - boxes[at, 1]) for at in members)[len(members) // 2]
        high = usual if 0.7 * usual < own < 1.4 * usual else own
        for piece in _pieces(sorted(members, key=lambda at: float(boxes[at, 0])), boxes, GAP * high):
            text = ""
            ids: list[tuple[int, ...]] = []
            for at in piece:
                if text:
                    text += " "
                    ids.append(())
                text += words[at].text
                ids += [(first + at,)] * len(words[at].text)
            left, right = float(boxes[piece[0], 0]), max(float(boxes[at, 2]) for at in piece)
            hyphen = text.endswith("-") and text[-2:-1].isalpha()
            found.append(
                Line(direction, text, ids, left, middle - high / 2, right, middle + high / 2, piece[0], hyphen)
            )
    return sorted(found, key=lambda line: (line.top + line.bottom, line.left))


def _pieces(members: Sequence[int], boxes: NDArray[float32], gap: float) -> list[list[int]]:
    pieces: list[list[int]] = []
    for at in members:
        if pieces and float(boxes[at, 0] - boxes[pieces[-1][-1], 2]) <= gap:
            pieces[-1].append(at)
        else:
            pieces.append([at])
    return pieces
