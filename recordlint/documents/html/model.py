"""What a page becomes on its way to a copy: a flat list of tokens, and the runs of text in them that are blocks."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

from recordlint.documents.blocks import Block, Place

SPACES = " \t\n\r\f"
"""What HTML takes for white space; no-break spaces are not."""
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
_BACKWARDS = re.compile("\u202e([^\u202a-\u202e\n]*)\u202c?")
_WIDE_SPACES = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")


DATA = "[data]"
"""Stands for data in letters of base64 that came to be text: nobody reads it, and whoever decodes it would."""
_DATA = re.compile(r"data:[^,\s]{0,100},[A-Za-z0-9+/=%\-_]{24,}", re.I)


def visible(text: str) -> str:
    """The text without soft hyphens, characters without width and marks of direction; what those turn round is turned round."""
    if ":" in text:
        text = _DATA.sub(DATA, text)
    if text.isascii():
        return text
    text = _BACKWARDS.sub(lambda match: match[1][::-1], text)
    return _INVISIBLE.sub("", text)


def spaced(text: str) -> str:
    """The text with plain spaces for no-break spaces and others, one for one."""
    return text if text.isascii() else _WIDE_SPACES.sub(" ", text)


@dataclass(slots=True)
class Draft:
    """A block while it is gathered. `index` is its number among the blocks that go into the copy; None for others and for blank ones.

    `plain` blocks stand where no element can: in attributes, the title, form fields.
    """

    place: Place
    lead: str = "\n"
    in_copy: bool = True
    plain: bool = False
    parts: list[str] = field(default_factory=list)
    length: int = 0
    lines: list[tuple[int, int]] = field(default_factory=list)
    picture: Literal["", "withhold", "keep"] = ""
    kept: bool = False
    """Whether the block stands even when it is blank."""
    index: int | None = None

    def add(self, text: str) -> int:
        """Takes in more text; gives where it begins."""
        at = self.length
        self.parts.append(text)
        self.length += len(text)
        return at

    @property
    def text(self) -> str:
        """What has come together."""
        return spaced("".join(self.parts))

    def block(self) -> Block:
        """The block, now that it is complete."""
        return Block(self.text, self.place, self.lead, tuple(self.lines), self.in_copy, self.picture)


@dataclass(slots=True)
class Run:
    """Text of a block, as the source has it but for what cannot be seen. `line_end` is a `<br>`; `tail` is a space that shows only next to a picture."""

    draft: Draft
    start: int
    text: str
    preformatted: bool = False
    line_end: bool = False
    tail: str = ""


@dataclass(slots=True)
class Shown:
    """An attribute whose value is a block."""

    draft: Draft


@dataclass(slots=True)
class Open:
    """The start of an element; `style` is already safe."""

    tag: str
    attributes: dict[str, str | Shown] = field(default_factory=dict)


@dataclass(slots=True)
class Close:
    """The end of an element."""

    tag: str


@dataclass(slots=True)
class Picture:
    """A picture, or what cannot be copied and has a box in its place. `data` is None where there are no pixels to keep."""

    draft: Draft
    data: bytes | None
    alt: Shown | None = None
    attributes: dict[str, str | Shown] = field(default_factory=dict)
    size: tuple[int, int] = (0, 0)
    words: list[tuple[Draft, list[tuple[int, int, tuple[int, int, int, int], float]]]] = field(default_factory=list)
    """Lines that OCR read, each with (start, end, box, confidence) of its words."""


Token = Open | Close | Run | Picture | str
"""A part of the copy; a string is white space or the like, and stands as it is."""


def finished(drafts: list[Draft]) -> list[Draft]:
    """The drafts that are blocks, numbered. Blank ones are none, unless they are marked."""
    blocks = [draft for draft in drafts if draft.kept or draft.text.strip()]
    for number, draft in enumerate(one for one in blocks if one.in_copy):
        draft.index = number
    return blocks
