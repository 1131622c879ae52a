"""One engine for all of a page: straightened, read, put in reading order, and remembered, since a redaction reads a file often."""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from recordlint.documents.ocr.base import Word
from recordlint.documents.ocr.lines import arranged
from recordlint.documents.ocr.upright import skew_of, skewed_back, straightened, turned_back

if TYPE_CHECKING:
    from PIL.Image import Image

MAX_REMEMBERED = 200_000
"""Words that are remembered, some 400 dense pages."""


class Recogniser(Protocol):
    """What is special to an engine."""

    @property
    def name(self) -> str:
        """What the engine is called."""
        ...

    def read(self, picture: Image) -> tuple[int, list[Word]]:
        """By how many quarters to the left the picture had to be turned to be upright, and its words in that one.

        Raises InputError when the engine fails.
        """
        ...


class Reader:
    """An `Engine` made of a recogniser."""

    def __init__(self, recogniser: Recogniser) -> None:
        self._recogniser = recogniser
        self._remembered: OrderedDict[bytes, tuple[Word, ...]] = OrderedDict()
        self._count = 0

    @property
    def name(self) -> str:
        """What the engine is called."""
        return self._recogniser.name

    def words(self, picture: Image) -> list[Word]:
        """The words of the picture in reading order. Raises InputError when the engine fails."""
        key = hashlib.sha256(f"{picture.mode} {picture.size} ".encode() + picture.tobytes()).digest()
        if key in self._remembered:
            self._remembered.move_to_end(key)
        else:
            found = tuple(self._read(picture))
            self._remembered[key] = found
            self._count += len(found) + 1
            while self._count > MAX_REMEMBERED and len(self._remembered) > 1:
                self._count -= len(self._remembered.popitem(last=False)[1]) + 1
        return list(self._remembered[key])

    def _read(self, picture: Image) -> list[Word]:
        if min(picture.size) < 8:
            return []
        skew = skew_of(picture)
        straight = straightened(picture, skew) if skew else picture
        quarters, words = self._recogniser.read(straight)
        back: list[Word] = []
        for word in arranged(words):
            box = turned_back(word.box, quarters, straight.size)
            back.append(replace(word, box=skewed_back(box, skew, straight.size, picture.size) if skew else box))
        return back
