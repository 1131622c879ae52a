"""The invisible text of a copy: words that stay and can be seen, on a coarse grid, in fonts without glyphs.

A word is placed at whole points and is as wide as whole points: nothing of the source's letter positions remains.
"""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pikepdf import Pdf

_PER_FONT = 255
_WIDTH = 500


@dataclass(frozen=True, slots=True)
class LayerWord:
    """A word and where it stands along its line, as `letters.along` turns it, in points; `direction` in quarters of a turn.

    `line` is the same for the words of a line, which are read with spaces between them.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float
    direction: int
    line: int


class Fonts:
    """Fonts of one empty glyph each, whose codes say letters: no shape and no width of the source."""

    def __init__(self, pdf: Pdf) -> None:
        self._pdf = pdf
        self._codes: dict[str, int] = {}
        self._fonts: list[Any] = []

    def shown(self, text: str) -> list[tuple[str, bytes]]:
        """The text as codes, in pieces of one font each, with the name of the font."""
        pieces: list[tuple[str, bytes]] = []
        for letter in text:
            number = self._codes.setdefault(letter, len(self._codes))
            font, code = f"F{number // _PER_FONT}", number % _PER_FONT + 1
            if pieces and pieces[-1][0] == font:
                pieces[-1] = (font, pieces[-1][1] + bytes((code,)))
            else:
                pieces.append((font, bytes((code,))))
        return pieces

    def resources(self) -> Any:
        """The dictionary of the fonts, the same for all pages. Their contents are written by `finish`."""
        import pikepdf

        while len(self._fonts) * _PER_FONT < max(1, len(self._codes)):
            self._fonts.append(self._pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.Font)))
        return pikepdf.Dictionary({f"/F{at}": font for at, font in enumerate(self._fonts)})

    def finish(self) -> None:
        """Writes what each code says, when all words are known."""
        from pikepdf import Array, Dictionary, Name

        self.resources()
        said = list(self._codes)
        glyph = self._pdf.make_stream(f"{_WIDTH} 0 d0".encode())
        for at, font in enumerate(self._fonts):
            mine = said[at * _PER_FONT : (at + 1) * _PER_FONT] or [" "]
            font.Subtype = Name.Type3
            font.FontBBox = Array([0, -250, _WIDTH, 750])
            font.FontMatrix = Array([0.001, 0, 0, 0.001, 0, 0])
            font.CharProcs = Dictionary(g=glyph)
            font.Encoding = Dictionary(Type=Name.Encoding, Differences=Array([1, *[Name.g] * len(mine)]))
            font.FirstChar, font.LastChar = 1, len(mine)
            font.Widths = Array([_WIDTH] * len(mine))
            font.Resources = Dictionary()
            font.ToUnicode = self._pdf.make_stream(_to_unicode(mine))


def _to_unicode(letters: Sequence[str]) -> bytes:
    lines = [f"<{code:02x}> <{letter.encode('utf-16-be').hex()}>" for code, letter in enumerate(letters, 1)]
    blocks = [lines[at : at + 100] for at in range(0, len(lines), 100)]
    body = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /R def /CMapType 2 def "
        f"1 begincodespacerange <00> <ff> endcodespacerange\n{body}\n"
        "endcmap CMapName currentdict /CMap defineresource pop end end"
    ).encode()


def operators(words: Sequence[LayerWord], fonts: Fonts, width: float, height: float) -> bytes:
    """The words as operators that show nothing, on a page of a size in points, y upwards."""
    words = [word for word in words if word.text]  # nothing may be left of a mark of direction
    if not words:
        return b""
    grid = min(1.0, width / 200, height / 200)
    out = ["BT 3 Tr"]
    for at, word in enumerate(words):
        left, right = math.floor(word.left / grid) * grid, math.ceil(word.right / grid) * grid
        right = max(right, left + grid)
        size = max(1, round((word.bottom - word.top) / grid)) * grid
        base = round((word.bottom - 0.22 * (word.bottom - word.top)) / grid) * grid
        after = words[at + 1] if at + 1 < len(words) else None
        x, y = _shown_point(word.direction, left, base)
        out.append(f"{_TURNS[word.direction]} {x:.3f} {height - y:.3f} Tm")
        out += _piece(_visual(word.text), right - left, size, fonts)
        if after is not None and after.line == word.line:
            out += _piece(" ", max(grid, 0.25 * size), size, fonts)
    out.append("ET")
    return "\n".join(out).encode()


_TURNS = ("1 0 0 1", "0 -1 1 0", "-1 0 0 -1", "0 1 -1 0", "1 0 0 1")


def _shown_point(direction: int, along: float, down: float) -> tuple[float, float]:
    """A point along a line as it is shown on the page, from the top left."""
    return {1: (-down, along), 2: (-along, -down), 3: (down, -along)}.get(direction, (along, down))


def _piece(text: str, width: float, size: float, fonts: Fonts) -> list[str]:
    natural = len(text) * size * _WIDTH / 1000
    shown = [f"{100 * width / natural:.3f} Tz"]
    shown += [f"/{font} {size:.3f} Tf <{codes.hex()}> Tj" for font, codes in fonts.shown(text)]
    return shown


def _visual(text: str) -> str:
    """A word in the order in which its letters stand from left to right."""
    if any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in text):
        return text[::-1]
    return text
