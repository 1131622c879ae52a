"""Tesseract, where the program is on the PATH: one thread, a time limit, nothing written to disk by us.

Its English model reads á as a, ł as t and I as |: the last is mended, for the rest match what it read with `fold`. A
model for all of Latin script is used where it is installed ("Latin" or "script/Latin").
"""

from __future__ import annotations

import csv
import io
import os
import shutil
import subprocess
from functools import lru_cache
from typing import TYPE_CHECKING

from recordlint.documents.ocr.base import Engine, Word
from recordlint.documents.ocr.reader import Reader
from recordlint.documents.ocr.upright import turned
from recordlint.errors import InputError

if TYPE_CHECKING:
    from PIL.Image import Image

TIME_LIMIT = 120
"""Seconds for one reading of a page; a page of text takes one."""
_LANGUAGES = ("script/Latin", "Latin", "eng")
_LARGEST = 5000  # pixels a side: A3 at 300 dpi
_SMALL = (
    1500  # below 130 dpi of A4 letters are too small, and grain hides them: softened and doubled, nearly all are read
)
_SURE = 0.8  # a page whose words are this sure on average is upright


@lru_cache(maxsize=1)
def installed() -> Engine | None:
    """Tesseract, where it is on the PATH with a model that can read English."""
    program = shutil.which("tesseract")
    if program is None:
        return None
    try:
        answer = subprocess.run(  # noqa: S603 (no shell, no text of a user's)
            [program, "--list-langs"], capture_output=True, timeout=20, check=True, env=_environment()
        )
    except (OSError, subprocess.SubprocessError):
        return None
    known = (answer.stdout + answer.stderr).decode(errors="replace").split()
    for language in _LANGUAGES:
        if language in known:
            return Reader(Tesseract(program, language))
    return None


class Tesseract:
    """The recogniser: a process for each page."""

    name = "tesseract"

    def __init__(self, program: str, language: str) -> None:
        self._command = [program, "stdin", "stdout", "-l", language, "--oem", "1", "--psm", "3"]

    def read(self, picture: Image) -> tuple[int, list[Word]]:
        """The turn that reads best, and the words in it. Raises InputError when the program fails or takes too long."""
        best = self._words(picture)
        if _is_tall(best):
            return max(
                ((turn, self._words(turned(picture, turn))) for turn in (1, 3)), key=lambda read: _worth(read[1])
            )
        if _sureness(best) >= _SURE:
            return 0, best
        soft = self._words(picture, blur=1.0)  # grain can hide all of a page
        best, quarters = max(best, soft, key=_worth), 0
        if _sureness(best) >= _SURE:
            return 0, best
        for turn in (2, 1, 3):
            words = self._words(turned(picture, turn))
            if _worth(words) > 1.2 * _worth(best):
                best, quarters = words, turn
            if _sureness(best) >= _SURE and _worth(best) > 40:
                break
        return quarters, best

    def _words(self, picture: Image, blur: float = 0.0) -> list[Word]:
        from PIL import ImageFilter
        from PIL.Image import Resampling

        longest = max(picture.size)
        scale = 2.0 if longest < _SMALL else min(1.0, _LARGEST / longest)
        plain = picture if picture.mode in ("L", "RGB") else picture.convert("L")
        if blur or scale > 1:
            plain = plain.filter(ImageFilter.GaussianBlur(blur or 0.7))
        if scale != 1:
            plain = plain.resize(
                (max(3, round(plain.width * scale)), max(3, round(plain.height * scale))), Resampling.BICUBIC
            )
        file = io.BytesIO()
        plain.save(file, "PPM")
        dots = str(
            min(max(round(max(plain.size) / 11.7), 70), 400)
        )  # as if an A4 page: it only sets what is thought too small
        try:
            answer = subprocess.run(  # noqa: S603 (no shell, no text of a user's)
                [*self._command, "--dpi", dots, "tsv"],
                input=file.getvalue(), capture_output=True, timeout=TIME_LIMIT, check=True, env=_environment(),
            )  # fmt: skip
        except subprocess.TimeoutExpired:
            raise InputError(
                f"OCR by Tesseract took longer than {TIME_LIMIT} s: save it at a lower resolution"
            ) from None
        except (OSError, subprocess.SubprocessError) as error:
            raise InputError(f"OCR by Tesseract failed ({type(error).__name__}): see that it runs by itself") from None
        return _parsed(answer.stdout.decode(errors="replace"), scale)


def _environment() -> dict[str, str]:
    return {**os.environ, "OMP_THREAD_LIMIT": "1"}  # several threads make it eight times slower


def _parsed(table: str, scale: float) -> list[Word]:
    """The words of the program's table of values."""
    words: list[Word] = []
    lines: dict[tuple[str, ...], int] = {}
    for row in csv.DictReader(io.StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE):
        text = (row.get("text") or "").strip()
        if row.get("level") != "5" or not text:
            continue
        line = lines.setdefault((row["block_num"], row["par_num"], row["line_num"]), len(lines))
        left, top, width, height = (int(row[name]) / scale for name in ("left", "top", "width", "height"))
        box = (int(left), int(top), int(left + width + 0.999), int(top + height + 0.999))
        words.append(Word("I" if text == "|" else "".join(text.split()), box, max(float(row["conf"]), 0) / 100, line))
    return words


def _is_tall(words: list[Word]) -> bool:
    """Whether most words run up or down the page: the program reads them, but not in their order."""
    long = [word.box for word in words if len(word.text) >= 3]
    return sum(box[3] - box[1] > box[2] - box[0] for box in long) > len(long) / 2


def _worth(words: list[Word]) -> float:
    """How much was read, weighed by how surely."""
    return sum(word.confidence**2 * len(word.text) for word in words if any(letter.isalnum() for letter in word.text))


def _sureness(words: list[Word]) -> float:
    """How sure the words of three letters or more are, on average, by letters."""
    letters = [(word.confidence, len(word.text)) for word in words if sum(map(str.isalnum, word.text)) >= 3]
    count = sum(length for _, length in letters)
    return sum(sure * length for sure, length in letters) / count if count else 0.0
