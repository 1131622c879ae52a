"""Typst as a function from data to PDF: no file of the user's is read, nothing is looked up, no font of the system is used."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from recordlint.documents.typesetting.template import GLYPHS

if TYPE_CHECKING:
    from typst import Fonts

FONTS = ("Libertinus Serif", "New Computer Modern", "DejaVu Sans Mono")
"""The fonts inside Typst, in the order in which they are asked for a character."""
STANDARD = "ua-1"
"""What the file conforms to: PDF/UA-1, which also refuses characters that no font has."""
_NAMED = re.compile(r'the (?:text|text contains the disallowed codepoint) `"(.*?)"`')
_ESCAPED = re.compile(r"\\u\{([0-9a-fA-F]{1,6})\}")
_ROUNDS = 8


def pdf_of(template: str, inputs: Mapping[str, Any]) -> bytes:
    """The PDF that a template makes of data, the same each time. Raises typst.TypstError where it cannot be made."""
    import typst  # late: only copies that are laid out afresh need it

    return typst.compile(
        template.encode(), format="pdf", font_paths=_fonts(), ignore_system_fonts=True, timestamp=0, pdf_standards=[STANDARD],
        sys_inputs={name: json.dumps(value) for name, value in inputs.items()},
    )  # fmt: skip


def _fonts() -> Fonts:
    from typst import Fonts

    return Fonts(include_system_fonts=False)


def without_glyphs(characters: Sequence[str]) -> frozenset[str]:
    """Which of the characters no font has, found by trying: Typst refuses to draw them, and names them."""
    import typst

    missing = {character for character in characters if _never_drawn(character)}
    left = [character for character in characters if character not in missing]
    for _ in range(_ROUNDS):
        try:
            pdf_of(GLYPHS, {"data": left, "fonts": FONTS})
        except typst.TypstError as error:
            found = named_in(error) & set(left)
            if not found:
                break
            missing |= found
            left = [character for character in left if character not in found]
        else:
            return frozenset(missing)
    return frozenset(missing | set(_halved(left)))


def named_in(error: object) -> set[str]:
    """The characters that an error of Typst names."""
    said = f"{getattr(error, 'message', '')}\n{getattr(error, 'diagnostic', '')}"
    return {
        character
        for named in _NAMED.findall(said)
        for character in _ESCAPED.sub(lambda match: chr(int(match[1], 16)), named)
    }


def _halved(characters: list[str]) -> list[str]:
    import typst

    if not characters:
        return []
    try:
        pdf_of(GLYPHS, {"data": characters, "fonts": FONTS})
    except typst.TypstError:
        if len(characters) == 1:
            return characters
        middle = len(characters) // 2
        return _halved(characters[:middle]) + _halved(characters[middle:])
    return []


def _never_drawn(character: str) -> bool:
    # Controls, halves of pairs, private use and what Unicode does not know: fonts may have shapes, but nobody knows what they say.
    return unicodedata.category(character) in ("Cc", "Cs", "Co", "Cn") or character == "\ufeff"
