"""A group of rich text while it is open: where its text goes, and the settings that end with it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

from recordlint.documents.rtf.fields import Field
from recordlint.documents.rtf.stories import Story

_NOT_HEXADECIMAL = re.compile(rb"[^0-9a-fA-F]+")


@dataclass
class Picture:
    """The bytes of a picture as they are met, in either form."""

    hexadecimal: bytearray = field(default_factory=bytearray)
    binary: bytearray = field(default_factory=bytearray)

    def data(self) -> bytes:
        """The file of the picture."""
        if self.binary:
            return bytes(self.binary)
        digits = _NOT_HEXADECIMAL.sub(b"", bytes(self.hexadecimal)).decode("ascii")
        return bytes.fromhex(digits[: len(digits) // 2 * 2])


@dataclass
class Group:
    """A group. `mode` is "text" where its text is taken, "silent" where only groups in it are looked at, "skip" where nothing is."""

    story: Story
    mode: Literal["text", "silent", "skip"] = "text"
    owns: str = ""
    """What ends with this group: a story, a picture, a field, or a text that is taken as a whole, by its word."""
    captured: list[str] | None = None
    field: Field | None = None
    picture: Picture | None = None
    shape_property: list[str] | None = None
    is_picture: bool = False
    is_star: bool = False
    is_font_table: bool = False
    has_old_form: bool = False
    is_old_form: bool = False
    is_in_table: bool = False
    is_hidden: bool = False
    is_deleted: bool = False
    is_drop_cap: bool = False
    is_right_to_left: bool = False
    font: int | None = None
    associated: int | None = None
    skip: int = 1

    def below(self) -> Group:
        """A group that begins in this one."""
        new = Group.__new__(Group)  # as dataclasses.replace does, at a tenth of the time: files have millions of groups
        new.__dict__.update(self.__dict__)
        new.owns, new.is_star, new.is_picture, new.has_old_form, new.is_old_form = (
            "",
            False,
            False,
            False,
            self.has_old_form,
        )
        if self.has_old_form:
            new.mode = "skip"
        return new

    @property
    def hidden(self) -> str:
        """Why its text is not shown; empty where it is."""
        return "deleted text" if self.is_deleted else "hidden text" if self.is_hidden else ""

    def capture(self, word: str) -> None:
        """Take the text of the group as a whole."""
        self.mode, self.captured, self.owns = "text", [], word

    def begin(self, story: Story) -> None:
        """A story begins and ends with this group."""
        self.story, self.owns, self.mode, self.captured = story, "story", "text", None
        self.field, self.shape_property, self.picture = None, None, None
        self.is_hidden = self.is_deleted = self.is_in_table = self.is_drop_cap = False

    def take(self, word: str, number: int | None) -> bool:
        """Take a setting that ends with the group; False where a word is none."""
        is_on = number != 0
        if word == "v":
            self.is_hidden = is_on
        elif word in ("deleted", "mvf"):
            self.is_deleted = is_on
        elif word == "plain":
            self.is_hidden = self.is_deleted = False
            if not self.is_font_table:
                self.font = self.associated = None
        elif word == "pard":
            self.is_in_table = self.is_drop_cap = False
        elif word == "dropcapli":
            self.is_drop_cap = bool(number)
        elif word == "intbl":
            self.is_in_table = is_on
        elif word == "itap":
            self.is_in_table = bool(number)
        elif word == "uc":
            self.skip = min(max(number or 0, 0), 100)
        elif word == "f":
            self.font = number
        elif word == "af":
            self.associated = number
        elif word in ("rtlch", "ltrch"):
            self.is_right_to_left = word == "rtlch"
        else:
            return self.field is not None and self.field.take(word, number or 0)
        return True
