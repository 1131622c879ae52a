"""What every OCR engine gives, and the folding of letters that engines confuse."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from recordlint.documents.pictures import Box

if TYPE_CHECKING:
    from PIL.Image import Image

LOW_CONFIDENCE = 0.6
"""A word below this is for a person's eyes, and withheld where what is uncertain is withheld."""

# Letters whose stroke is no combining mark, so that decomposition leaves them: an engine that knows English only loses it.
_STROKES = str.maketrans(
    {
        "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ħ": "h", "Ħ": "H", "ŧ": "t", "Ŧ": "T", "ð": "d",
        "Ð": "D", "ı": "i", "ə": "e", "Ə": "E", "ß": "ss", "ẞ": "SS", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE",
        "þ": "th", "Þ": "Th", "ŋ": "n", "Ŋ": "N", "’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "–": "-", "—": "-",
        "‐": "-", "‑": "-",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Word:
    """A word as an engine read it: its text without spaces, its box in the picture, how sure the engine is (0 to 1).

    `line` numbers the engine's lines within the picture; words of a line come from left to right.
    """

    text: str
    box: Box
    confidence: float
    line: int


class Engine(Protocol):
    """Something that reads the words of a picture."""

    @property
    def name(self) -> str:
        """What the engine is called in logs: "rapidocr", "tesseract"."""
        ...

    def words(self, picture: Image) -> list[Word]:
        """The words of an upright or turned picture, in the engine's lines. Raises InputError when the engine fails."""
        ...


def fold(text: str) -> str:
    """The text without accents and in lower case: "Łukasz Tóth" and "Lukasz Toth" are one.

    For matching what an engine read that knows no accents; the result may have another length.
    """
    plain = unicodedata.normalize("NFKD", text.translate(_STROKES))
    return "".join(letter for letter in plain if not unicodedata.combining(letter)).casefold()
