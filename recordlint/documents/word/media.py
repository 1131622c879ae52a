"""The pictures of a document: which can be shown, what OCR reads in them, and the pixels that a copy has."""

from __future__ import annotations

import io
import warnings
from collections.abc import Sequence
from typing import TYPE_CHECKING

from recordlint.documents.blocks import DocumentOptions, Edit
from recordlint.documents.pictures import FORMATS, MAX_PIXELS, LabelledBox, burn, encoded, opened
from recordlint.documents.word.model import Shape
from recordlint.documents.word.opened import Opened
from recordlint.errors import InputError

if TYPE_CHECKING:
    from PIL.Image import Image

    from recordlint.documents.ocr import Word

_PAD = 2
_STEP = 25
MAX_READ = 500
"""The most pictures of a document that OCR reads."""


class Media:
    """The pictures of one document."""

    def __init__(self, opened: Opened, options: DocumentOptions) -> None:
        self._opened = opened
        self._known: dict[str, bool] = {}
        self._lines: dict[tuple[str, tuple[int, ...]], list[list[Word]]] = {}
        self._engine = None
        if options.images == "ocr":
            from recordlint.documents.ocr import engine  # late: not installed everywhere

            try:
                self._engine = engine(options)
            except InputError as error:
                raise InputError(f"{opened.name}: {error}") from None

    def showable(self, shape: Shape) -> bool:
        """Whether a picture's kind is one that can be decoded."""
        part = shape.media
        if part is None or part not in self._opened.package:
            return False
        if part not in self._known:
            self._known[part] = _has_known_kind(self._opened.package.bytes_of(part))
        return self._known[part]

    def lines(self, shape: Shape) -> list[list[Word]]:
        """The words that OCR reads in a picture as it is shown, by line; none without an engine or a picture."""
        if self._engine is None or shape.media is None or not self.showable(shape):
            return []
        key = (shape.media, shape.crop)
        if key not in self._lines:
            if len(self._lines) >= MAX_READ:
                return []
            try:
                picture = self.pixels(shape)
            except InputError:
                self._known[shape.media] = False
                return []
            by_line: dict[int, list[Word]] = {}
            for word in self._engine.words(picture):
                by_line.setdefault(word.line, []).append(word)
            self._lines[key] = [by_line[line] for line in sorted(by_line)]
        return self._lines[key]

    def pixels(self, shape: Shape) -> Image:
        """A picture's first frame, cut to what is shown. Raises InputError when it cannot be decoded."""
        part = shape.media or ""
        frame = next(opened(self._opened.package.bytes_of(part), f"{self._opened.name}: {part}"))
        left, top, right, bottom = shape.crop
        if not any(shape.crop):
            return frame
        width, height = frame.size
        box = (
            width * left // 100_000,
            height * top // 100_000,
            width - width * right // 100_000,
            height - height * bottom // 100_000,
        )
        return frame.crop((box[0], box[1], max(box[0] + 1, box[2]), max(box[1] + 1, box[3])))

    def written(self, shape: Shape, edits: Sequence[tuple[list[Word], Sequence[Edit]]]) -> tuple[bytes, str]:
        """A picture encoded afresh, with what its lines' edits touch burnt over, and its suffix. Raises InputError as `pixels` does."""
        picture = self.pixels(shape)
        boxes = [box for words, changed in edits for edit in changed for box in _burnt(words, edit, picture.size)]
        if boxes:
            picture = burn(picture, boxes)
        photograph = self._opened.package.bytes_of(shape.media or "").startswith(b"\xff\xd8")
        return (encoded(picture, "JPEG"), "jpeg") if photograph else (encoded(picture), "png")


def line_text(words: Sequence[Word]) -> str:
    """A line of OCR as text."""
    return " ".join(word.text for word in words)


def _burnt(words: Sequence[Word], edit: Edit, size: tuple[int, int]) -> list[LabelledBox]:
    """One box over the words of a line that an edit touches, wider than they are by steps that say nothing of their length."""
    at, touched = 0, []
    for word in words:
        if edit.start < at + len(word.text) and at < max(edit.end, edit.start + 1) and edit.end > edit.start:
            touched.append(word.box)
        at += len(word.text) + 1
    if not touched or not (edit.label or edit.replacement != line_text(words)[edit.start : edit.end]):
        return []
    left, top = min(box[0] for box in touched) - _PAD, min(box[1] for box in touched) - _PAD
    right, bottom = max(box[2] for box in touched) + _PAD, max(box[3] for box in touched) + _PAD
    right = left + -(-(right - left) // _STEP) * _STEP
    return [LabelledBox((max(0, left), max(0, top), min(size[0], right), min(size[1], bottom)), edit.label)]


def _has_known_kind(data: bytes) -> bool:
    from PIL import Image

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            with Image.open(io.BytesIO(data), formats=FORMATS) as picture:
                return picture.width * picture.height <= MAX_PIXELS
        except Exception:  # Pillow raises whatever its decoders meet in a damaged file
            return False
