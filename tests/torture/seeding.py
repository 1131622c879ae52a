"""Markers: rare invented surnames, one for each place of a document, so that a leak names the place that leaked."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

KETTLE = "The kettle was repaired on the spot."
"""Stands in every file, holds nothing personal, and must stand in its copy."""

_FIRST = (
    "Zub",
    "Vork",
    "Kwel",
    "Dragu",
    "Plimo",
    "Tchor",
    "Yelmu",
    "Hrib",
    "Mvun",
    "Gzan",
    "Skub",
    "Brez",
    "Nkol",
    "Quor",
    "Xhul",
    "Wojt",
    "Fjel",
)
_MIDDLE = ("ro", "ane", "imu", "ubi", "ega", "oto", "eli")
_LAST = ("wskaya", "ndzic", "lmqvist", "kowicz", "tjevic", "ndhara", "zgarin", "mbethu", "pshtein", "gwydd", "fberg")


@dataclass
class Seeds:
    """The markers of one file: `seen("body")` and `hidden("comment")` each give a word that stands in no other place.

    Words of both are withheld by the user in one test; in another only what a reader sees, and what is hidden must go all the same.
    """

    kind: int
    visible: dict[str, str] = field(default_factory=dict)
    concealed: dict[str, str] = field(default_factory=dict)

    def seen(self, place: str, word: str = "") -> str:
        """A marker for a place that a reader of the document sees."""
        return self._new(self.visible, place, word)

    def hidden(self, place: str, word: str = "") -> str:
        """A marker for a place that a reader does not see."""
        return self._new(self.concealed, place, word)

    def _new(self, taken: dict[str, str], place: str, word: str) -> str:
        if place not in taken:
            number = len(self.visible) + len(self.concealed) + self.kind * 23
            made = _FIRST[number % 17] + _MIDDLE[number % 7] + _LAST[(number + self.kind) % 11]
            taken[place] = word or made
        return taken[place]

    @property
    def all(self) -> dict[str, str]:
        """Markers by place."""
        return {**self.visible, **self.concealed}


@dataclass(frozen=True)
class Torture:
    """A document, its markers, and the sentence that must stay."""

    name: str
    data: bytes
    seeds: Seeds


@dataclass(frozen=True)
class Maker:
    """What makes a document.

    `tools` are programs without which it cannot be made; `ocr`: of its markers, some are only pixels; `is_whole`: it has the most places of its format.
    """

    make: Callable[[], Torture]
    tools: tuple[str, ...] = ()
    ocr: bool = False
    is_whole: bool = False

    @property
    def missing(self) -> str:
        """The first of the tools that is not installed here; "" where all are."""
        return next((tool for tool in self.tools if not shutil.which(tool)), "")


@cache
def font_path() -> str:
    """A font that LibreOffice and Chromium bring along, or "" for Pillow's own."""
    for folder in (Path("/usr/share/fonts"), Path("/usr/local/share/fonts")):
        for path in sorted(folder.rglob("DejaVuSans.ttf")):
            return str(path)
    return ""
