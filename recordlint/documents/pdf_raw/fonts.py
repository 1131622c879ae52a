"""What the codes of a font say: characters through ToUnicode, or else through the encoding; and how wide they are."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from recordlint.documents.pdf_raw.opening import decoded, kind

MAX_MAPPED = 131_072
"""Codes that a character map may map; what it says beyond is not read."""
_HEX = rb"<\s*([0-9A-Fa-f\s]*)>"
_SECTION = re.compile(rb"begin(bfchar|bfrange|codespacerange)(.*?)end\1", re.DOTALL)
_PAIR = re.compile(_HEX + rb"\s*" + _HEX)
_RANGE = re.compile(_HEX + rb"\s*" + _HEX + rb"\s*(?:" + _HEX + rb"|\[([^\]]*)\])")
_ACCENTS = {
    "acute": "\u0301", "grave": "\u0300", "circumflex": "\u0302", "dieresis": "\u0308", "tilde": "\u0303", "ring": "\u030a",
    "caron": "\u030c", "cedilla": "\u0327", "ogonek": "\u0328", "breve": "\u0306", "dotaccent": "\u0307", "macron": "\u0304",
    "hungarumlaut": "\u030b", "commaaccent": "\u0326",
}  # fmt: skip
_GLYPHS = {
    "zero": "0", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9",
    "space": " ", "hyphen": "-", "period": ".", "comma": ",", "quotesingle": "'", "quoteright": "’", "quoteleft": "‘", "endash": "–",
    "emdash": "—", "colon": ":", "semicolon": ";", "slash": "/", "parenleft": "(", "parenright": ")", "at": "@", "ampersand": "&",
    "underscore": "_", "plus": "+", "fi": "fi", "fl": "fl", "ff": "ff", "ffi": "ffi", "ffl": "ffl", "oslash": "ø", "Oslash": "Ø",
    "lslash": "ł", "Lslash": "Ł", "germandbls": "ß", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "dotlessi": "ı", "eth": "ð", "thorn": "þ",
}  # fmt: skip


@dataclass
class Font:
    """A font's codes: how many bytes each has, what it says, how wide it is in units of the font's size."""

    bytes_a_code: int = 1
    says: Mapping[int, str] = field(default_factory=dict)
    widths: Mapping[int, float] = field(default_factory=dict)
    width: float = 0.5
    used: set[int] = field(default_factory=set)

    def read(self, shown: bytes) -> Iterator[tuple[str, float, bool]]:
        """(characters, width, whether it is the one-byte space) of each code."""
        step = self.bytes_a_code
        for at in range(0, len(shown), step):
            code = int.from_bytes(shown[at : at + step], "big")
            self.used.add(code)
            said = self.says.get(code)
            if said is None:
                said = chr(code) if step > 1 else bytes([code]).decode("cp1252", "replace")
            yield said, self.widths.get(code, self.width), step == 1 and code == 0x20

    def unused(self) -> str:
        """Longer texts that the character map gives to codes which no page shows: a word may lie there."""
        return "\n".join(said for code, said in self.says.items() if code not in self.used and len(said) > 2)


def font_of(item: Any, name: str) -> Font:
    """The font of a font dictionary. Raises InputError beyond the limits."""
    subtype = str(item.get("/Subtype", ""))
    cmap = item.get("/ToUnicode")
    says, length = character_map(decoded(cmap, name)) if cmap is not None and kind(cmap) == "stream" else ({}, 0)
    if subtype == "/Type0":
        encoding = item.get("/Encoding")
        if encoding is not None and kind(encoding) == "stream":
            length = character_map(decoded(encoding, name))[1] or 2
        else:
            length = 2
        below = next(iter(item.get("/DescendantFonts", [])), None)
        widths = _wide_widths(below.get("/W")) if below is not None else {}
        usual = float(below.get("/DW", 1000)) / 1000 if below is not None else 1.0
        return Font(length, says, widths, usual)
    unit = 0.001
    if subtype == "/Type3":
        unit = abs(float(next(iter(item.get("/FontMatrix", [0.001])), 0.001))) or 0.001
    first = int(item.get("/FirstChar", 0))
    widths = {first + i: float(width) * unit for i, width in zip(range(256), item.get("/Widths", []), strict=False)}
    return Font(1, {**_encoded(item.get("/Encoding")), **says}, widths)


def character_map(data: bytes) -> tuple[dict[int, str], int]:
    """What a character map says of each code, and how many bytes its codes have (0 where it does not tell)."""
    says: dict[int, str] = {}
    length = 0
    for section, body in _SECTION.findall(data):
        if section == b"codespacerange":
            length = max((len(_bytes(high)) for _, high in _PAIR.findall(body)), default=length)
        elif section == b"bfchar":
            says |= {
                _number(code): _utf16(_bytes(text)) for code, text in _PAIR.findall(body)[: MAX_MAPPED - len(says)]
            }
        else:
            for low, high, text, several in _RANGE.findall(body):
                says |= _mapped(_number(low), _number(high), _bytes(text), several, MAX_MAPPED - len(says))
    return says, length


def _mapped(low: int, high: int, text: bytes, several: bytes, room: int) -> dict[int, str]:
    count = min(max(high - low + 1, 0), room)
    if several:
        return {low + i: _utf16(_bytes(one)) for i, one in zip(range(count), re.findall(_HEX, several), strict=False)}
    start = int.from_bytes(text[-2:], "big")
    return {low + i: _utf16(text[:-2] + ((start + i) & 0xFFFF).to_bytes(2, "big")) for i in range(count)}


def _bytes(digits: bytes) -> bytes:
    plain = re.sub(rb"\s", b"", digits).decode()
    return bytes.fromhex(plain + "0" * (len(plain) % 2))


def _number(digits: bytes) -> int:
    return int.from_bytes(_bytes(digits)[:4], "big")


def _utf16(data: bytes) -> str:
    return data.decode("utf-16-be", "replace") if len(data) > 1 else data.decode("latin-1")


def _encoded(encoding: Any) -> dict[int, str]:
    """What the codes say by the names of their glyphs."""
    says: dict[int, str] = {}
    if kind(encoding) != "dictionary":
        return says
    code = 0
    for one in encoding.get("/Differences", []):
        if kind(one) == "name":
            said = glyph_text(str(one)[1:])
            if said:
                says[code] = said
            code += 1
        else:
            code = int(one)
    return says


def glyph_text(glyph: str) -> str:
    """What a glyph's name stands for; empty where it is a number or nothing that is known."""
    name = glyph.split(".")[0]
    if len(name) == 1 or name in _GLYPHS:
        return _GLYPHS.get(name, name)
    if match := re.fullmatch(r"(?:uni((?:[0-9A-F]{4})+)|u([0-9A-F]{4,6}))", name):
        if match[1]:
            return bytes.fromhex(match[1]).decode("utf-16-be", "replace")
        return chr(min(int(match[2], 16), 0x10FFFF))
    accent = _ACCENTS.get(name[1:])
    return unicodedata.normalize("NFC", name[0] + accent) if accent else ""


def _wide_widths(entries: Any) -> dict[int, float]:
    widths: dict[int, float] = {}
    items = list(entries) if entries is not None else []
    at = 0
    while at + 1 < len(items) and len(widths) < MAX_MAPPED:
        first = int(items[at])
        if kind(items[at + 1]) == "array":
            widths |= {first + i: float(width) / 1000 for i, width in enumerate(items[at + 1])}
            at += 2
        elif at + 2 < len(items):
            last = min(int(items[at + 1]), first + MAX_MAPPED)
            widths |= dict.fromkeys(range(first, last + 1), float(items[at + 2]) / 1000)
            at += 3
        else:
            break
    return widths
