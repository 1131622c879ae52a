"""The invisible text of a copy: words that stay and can be seen, on a coarse grid, in fonts without glyphs.

A word is placed at whole points and is as wide as whole points: nothing of the source's letter positions remains.
"""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from recordlint.documents.pdf.writing import Writer, dictionary

_PER_FONT = 255
_WIDTH = 500


@dataclass(frozen=True, slots=True)
class LayerWord:
    """A word and where it stands along its line, as `turns.Turns` turns it, in points; `angle` in radians clockwise.

    `line` is the same for the words of a line, which are read with spaces between them.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float
    angle: float
    line: int


class Fonts:
    """Fonts of one empty glyph each, whose codes say letters: no shape and no width of the source."""

    def __init__(self, out: Writer) -> None:
        self._out = out
        self._codes: dict[str, int] = {}
        self._fonts: list[int] = []

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

    def resources(self) -> str:
        """The dictionary of the fonts, the same for all pages. Their contents are written by `finish`."""
        while len(self._fonts) * _PER_FONT < max(1, len(self._codes)):
            self._fonts.append(self._out.reserved())
        return "<< " + " ".join(f"/F{at} {font} 0 R" for at, font in enumerate(self._fonts)) + " >>"

    def finish(self) -> None:
        """Writes what each code says, when all words are known."""
        self.resources()
        said = list(self._codes)
        glyph = self._out.stream(f"{_WIDTH} 0 0 -250 {_WIDTH} 750 d1".encode())
        for at, font in enumerate(self._fonts):
            mine = said[at * _PER_FONT : (at + 1) * _PER_FONT] or [" "]
            entries = {
                "Type": "/Font",
                "Subtype": "/Type3",
                "FontBBox": f"[0 -250 {_WIDTH} 750]",
                "FontMatrix": "[0.001 0 0 0.001 0 0]",
                "CharProcs": f"<< /g {glyph} 0 R >>",
                "Encoding": f"<< /Type /Encoding /Differences [1 {' '.join(['/g'] * len(mine))}] >>",
                "FirstChar": "1",
                "LastChar": str(len(mine)),
                "Widths": f"[{' '.join([str(_WIDTH)] * len(mine))}]",
                "Resources": "<< >>",
                "ToUnicode": f"{self._out.stream(_to_unicode(mine))} 0 R",
            }
            self._out.write(dictionary(entries), font)


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
        cos, sin = _cos_sin(word.angle)
        x, y = left * cos - base * sin, left * sin + base * cos
        out.append(f"{cos:.6g} {0.0 - sin:.6g} {sin:.6g} {cos:.6g} {x:.3f} {height - y:.3f} Tm")
        out += _piece(_visual(word.text), right - left, size, fonts)
        if after is not None and after.line == word.line:
            out += _piece(" ", max(grid, 0.25 * size), size, fonts)
    out.append("ET")
    return "\n".join(out).encode()


def _cos_sin(angle: float) -> tuple[float, float]:
    """Of an angle in whole degrees."""
    turned = math.radians(round(math.degrees(angle)))
    return round(math.cos(turned), 6) + 0.0, round(math.sin(turned), 6) + 0.0


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
