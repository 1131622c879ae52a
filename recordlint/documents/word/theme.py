"""A document's theme: the fonts and colours that its names stand for. A copy has no theme, it has what they stand for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from recordlint.documents.word.spelling import A, integer, local

if TYPE_CHECKING:
    from lxml.etree import _Element as Element  # pyright: ignore[reportPrivateUsage]

_OFFICE = {
    "dk1": "000000", "lt1": "FFFFFF", "dk2": "44546A", "lt2": "E7E6E6", "accent1": "4472C4", "accent2": "ED7D31", "accent3": "A5A5A5",
    "accent4": "FFC000", "accent5": "5B9BD5", "accent6": "70AD47", "hlink": "0563C1", "folHlink": "954F72",
}  # fmt: skip
_SAME = {
    "dark1": "dk1", "light1": "lt1", "dark2": "dk2", "light2": "lt2", "text1": "dk1", "background1": "lt1", "text2": "dk2",
    "background2": "lt2", "tx1": "dk1", "bg1": "lt1", "tx2": "dk2", "bg2": "lt2", "hyperlink": "hlink",
    "followedHyperlink": "folHlink",
}  # fmt: skip
_PRESET = {
    "black": "000000", "white": "FFFFFF", "red": "FF0000", "green": "008000", "blue": "0000FF", "yellow": "FFFF00", "gray": "808080",
    "grey": "808080", "silver": "C0C0C0", "maroon": "800000", "navy": "000080", "teal": "008080", "purple": "800080", "lime": "00FF00",
    "aqua": "00FFFF", "fuchsia": "FF00FF", "olive": "808000", "orange": "FFA500",
}  # fmt: skip
HEX = re.compile(r"[0-9A-Fa-f]{6}")


class Theme:
    """What a theme's names stand for; without a theme part, those of Office."""

    def __init__(self, root: Element | None) -> None:
        self._colours = dict(_OFFICE)
        self._fonts = {"major": "Calibri Light", "minor": "Calibri"}
        if root is None:
            return
        for scheme in root.iter(A + "clrScheme"):
            for one in scheme:
                for colour in one:
                    said = colour.get("lastClr") or colour.get("val") or ""
                    if HEX.fullmatch(said):
                        self._colours[local(one)] = said.upper()
        for kind in ("major", "minor"):
            font = root.find(f".//{A}{kind}Font/{A}latin")
            if font is not None and font.get("typeface"):
                self._fonts[kind] = font.get("typeface") or ""

    def font(self, name: str | None) -> str | None:
        """The font behind "minorHAnsi" and its like; None for scripts that the theme leaves to the program."""
        match = re.fullmatch(r"(major|minor)(Ascii|HAnsi)", name or "")
        return self._fonts[match[1]] if match else None

    def colour(self, name: str | None) -> str | None:
        """The colour behind "accent1" and its like, as six hexadecimal digits."""
        return self._colours.get(_SAME.get(name or "", name or ""))

    def drawn(self, parent: Element | None) -> str | None:
        """The colour that a DrawingML element holds, whichever way it is given; None where there is none."""
        for one in () if parent is None else parent:
            kind, said = local(one), one.get("val") or ""
            base = {
                "srgbClr": said.upper() if HEX.fullmatch(said) else None,
                "schemeClr": self.colour(said),
                "sysClr": one.get("lastClr") if HEX.fullmatch(one.get("lastClr") or "") else None,
                "prstClr": _PRESET.get(said),
            }.get(kind)
            if base is not None:
                return _shifted(base, one)
        return None


def _shifted(colour: str, element: Element) -> str:
    channels = [int(colour[at : at + 2], 16) for at in (0, 2, 4)]
    for one in element:
        share = min(1.0, abs(integer(one.get("val"), 100_000)) / 100_000)
        kind = local(one)
        if kind in ("lumMod", "shade"):
            channels = [round(channel * share) for channel in channels]
        elif kind == "lumOff":
            channels = [min(255, round(channel + 255 * share)) for channel in channels]
        elif kind == "tint":
            channels = [round(255 - (255 - channel) * share) for channel in channels]
    return "".join(f"{channel:02X}" for channel in channels)


def named_colour(said: str | None) -> str | None:
    """A colour as VML gives it: "#1F497D", "#fff", "red [3]"; None where it is none of these."""
    word = (said or "").split(" ")[0].strip().lower()
    if re.fullmatch(r"#[0-9a-f]{3}", word):
        return "".join(2 * digit for digit in word[1:]).upper()
    return word[1:].upper() if re.fullmatch(r"#[0-9a-f]{6}", word) else _PRESET.get(word)
