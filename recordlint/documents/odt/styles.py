"""What styles say about a text: whether it is hidden, and how its lists are numbered."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from recordlint.documents.odt.names import attribute, name_of, number, tag

if TYPE_CHECKING:
    from recordlint.documents.odt.names import Element

_LONGEST_CHAIN = 50
_BULLET = "•"


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is marked: with a bullet, or with numbers in a form ("1", "a", "A", "i", "I", "" for none)."""

    bullet: str = ""
    form: str = ""
    prefix: str = ""
    suffix: str = ""
    levels: int = 1
    start: int = 1


@dataclass
class Styles:
    """The styles of a document, from all its parts."""

    _hidden: dict[tuple[str, str], bool] = field(default_factory=dict[tuple[str, str], bool])
    _parents: dict[tuple[str, str], str] = field(default_factory=dict[tuple[str, str], str])
    _lists: dict[str, dict[int, Level]] = field(default_factory=dict[str, dict[int, Level]])

    @classmethod
    def of(cls, roots: Iterable[Element]) -> Styles:
        """The styles that are defined below some elements."""
        styles = cls()
        for root in roots:
            for style in root.iter(tag("style:style")):
                styles._take(style)
            for style in root.iter(tag("text:list-style")):
                styles._lists[attribute(style, "style:name")] = dict(_levels(style))
        return styles

    def _take(self, style: Element) -> None:
        key = (attribute(style, "style:family"), attribute(style, "style:name"))
        self._parents[key] = attribute(style, "style:parent-style-name")
        for properties in style:
            display = attribute(properties, "text:display")
            visible = attribute(properties, "table:visibility")
            if display and name_of(properties) == "style:text-properties":
                self._hidden[key] = display == "none"
            elif visible:
                self._hidden[key] = visible != "visible"

    def hides(self, family: str, name: str) -> bool:
        """Whether a style, or the one that it builds on, hides what it is given to."""
        for _ in range(_LONGEST_CHAIN):
            key = (family, name)
            if key in self._hidden:
                return self._hidden[key]
            name = self._parents.get(key, "")
            if not name:
                return False
        return False

    def list_level(self, name: str, level: int) -> Level | None:
        """How a level (from 1) of a list is marked; None where its style is not known."""
        return self._lists.get(name, {}).get(level)


def _levels(style: Element) -> Iterable[tuple[int, Level]]:
    for one in style:
        level = number(one, "text:level", most=20)
        prefix, suffix = attribute(one, "style:num-prefix"), attribute(one, "style:num-suffix")
        kind = name_of(one)
        if kind == "text:list-level-style-bullet":
            character = attribute(one, "text:bullet-char")
            yield level, Level(bullet=_BULLET if not character or "\ue000" <= character[0] <= "\uf8ff" else character)
        elif kind == "text:list-level-style-number":
            levels = number(one, "text:display-levels", most=20)
            yield (
                level,
                Level("", attribute(one, "style:num-format"), prefix, suffix, levels, number(one, "text:start-value")),
            )
        elif kind == "text:list-level-style-image":
            yield level, Level(bullet=_BULLET)


def counted(value: int, form: str) -> str:
    """A number in a form: 4 as "4", "d", "D", "iv" or "IV"; empty where there is no form."""
    if form in ("a", "A"):
        letters = ""
        while value > 0:
            value, rest = divmod(value - 1, 26)
            letters = chr(ord(form) + rest) + letters
        return letters
    if form in ("i", "I"):
        roman = "m" * min(value // 1000, 20)
        for digit, ones, fives, tens in ((value // 100 % 10, *"cdm"), (value // 10 % 10, *"xlc"), (value % 10, *"ivx")):
            roman += (
                "",
                ones,
                ones * 2,
                ones * 3,
                ones + fives,
                fives,
                fives + ones,
                fives + ones * 2,
                fives + ones * 3,
                ones + tens,
            )[digit]
        return roman if form == "i" else roman.upper()
    return str(value) if form else ""
