"""Pages drawn for tests, with the boxes of their words, and engines that read what they are told."""

from __future__ import annotations

import re
from collections.abc import Iterable

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from recordlint.documents.ocr import Engine, Word, rapid, tesseract
from recordlint.documents.pictures import Box

LETTER = """Riverside Family Service                              14 March 2026
Dear Mrs Aoife Brennan,
I visited Tunde Adeyemi and his sister Priya at 12 Hawthorn Close, Brampton on
Tuesday. The health visitor, Mr Bello, said that Agnieszka had asked for help
with money. Her number is 01632 960 123 and she was present too.

Name                 Date of birth          Telephone
Ngozi Okafor         12.03.1985             020 7946 0456

Yours sincerely,
Wanjiru Kamau"""


def font(size: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    try:
        return ImageFont.truetype("DejaVuSans.ttf", size)
    except OSError:
        return ImageFont.load_default(size)


def drawn(
    text: str, size: tuple[int, int] = (1240, 900), letters: int = 23, at: tuple[int, int] = (90, 80)
) -> tuple[Image.Image, list[Word]]:
    """A page of text, and its words with their true boxes."""
    page = Image.new("L", size, 255)
    draw = ImageDraw.Draw(page)
    type_ = font(letters)
    words: list[Word] = []
    for number, line in enumerate(text.split("\n")):
        y = at[1] + number * round(letters * 1.4)
        for found in re.finditer(r"\S+", line):
            x = at[0] + draw.textlength(line[: found.start()], font=type_)
            draw.text((x, y), found[0], font=type_, fill=0)
            left, top, right, bottom = draw.textbbox((x, y), found[0], font=type_)
            words.append(Word(found[0], (int(left), int(top), int(right) + 1, int(bottom) + 1), 0.99, number))
    return page, words


def scanned(page: Image.Image, degrees: float = 1.0, grain: float = 22.0) -> Image.Image:
    """The page as a poor scanner gives it."""
    turned = page.rotate(degrees, Image.Resampling.BICUBIC, fillcolor=255)
    greys = np.asarray(turned).astype(float) * 0.85 + 15
    greys += np.random.default_rng(1).normal(0, grain, greys.shape)
    return Image.fromarray(greys.clip(0, 255).astype("uint8"))


class Told:
    """An engine that reads what it is told, whatever it sees, and counts how often it was asked."""

    def __init__(self, words: Iterable[Word], name: str = "rapidocr") -> None:
        self.told = list(words)
        self.name = name
        self.asked = 0

    def words(self, picture: Image.Image) -> list[Word]:
        self.asked += 1
        return self.told


def install(monkeypatch: pytest.MonkeyPatch, first: Engine | None = None, second: Engine | None = None) -> None:
    """Makes these the installed engines."""
    monkeypatch.setattr(rapid, "installed", lambda: first)
    monkeypatch.setattr(tesseract, "installed", lambda: second)


def real(name: str) -> Engine:
    """An engine that is installed; else the test is skipped."""
    found = (rapid if name == "rapidocr" else tesseract).installed()
    if found is None:
        pytest.skip(f"{name} is not installed")
    return found


def word(text: str, box: Box, confidence: float = 0.99, line: int = 0) -> Word:
    return Word(text, box, confidence, line)


INK = [255] * 128 + [0] * 128
"""For Image.point: what is dark becomes light, all else nothing."""
