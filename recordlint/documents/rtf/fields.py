"""Fields of rich text: what they show, where they lead, what could have been chosen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_LINK = re.compile(r"HYPERLINK\b(.{0,8000})", re.DOTALL)
_QUOTED = re.compile(r'(\\l\s*)?"([^"]{1,4000})"')
_SWITCH = re.compile(r'\\\*\s*(?:"[^"]{0,200}"|\w{1,40})|\\[a-zA-Z]{1,20} ?\d{0,9}')
_UNDEFINED = 25  # what a drop-down says where nobody has chosen yet
_DROP_DOWN, _CHECK_BOX = 2, 1


@dataclass
class Field:
    """A field while it is read. `start` is how many pieces of text its paragraph had before it."""

    start: int
    instruction: str = ""
    kind: int = 0
    result: int = _UNDEFINED
    default: int = 0
    choices: list[str] = field(default_factory=list[str])

    def take(self, word: str, number: int) -> bool:
        """Take a word that says something of a form field; False where it is none."""
        if word == "fftype":
            self.kind = number
        elif word == "ffres":
            self.result = number
        elif word == "ffdefres":
            self.default = number
        else:
            return False
        return True

    @property
    def _chosen(self) -> int:
        return self.default if self.result == _UNDEFINED else self.result

    def targets(self) -> Iterator[str]:
        """Where a link leads outside of the document, and what it says about that."""
        if match := _LINK.search(self.instruction):
            yield from (target for place, target in _QUOTED.findall(match[1]) if not place)

    def untaken(self) -> Iterator[str]:
        """The choices of a drop-down that are not shown."""
        yield from (choice for number, choice in enumerate(self.choices) if number != self._chosen)

    def shown(self, pieces: int) -> str:
        """What is shown where no result is: the choice, a tick, or the words of the instruction."""
        if self.kind == _CHECK_BOX:
            return "☒" if self._chosen == 1 else "☐"
        if pieces > self.start:
            return ""
        if self.kind == _DROP_DOWN or self.choices:
            return self.choices[self._chosen] if 0 <= self._chosen < len(self.choices) else ""
        return _words(self.instruction.strip())


def _words(instruction: str) -> str:
    name, _, rest = instruction.partition(" ")
    kind = name.upper()
    if kind == "SYMBOL":
        number = rest.strip().split(" ")[0]
        return chr(int(number)) if number.isascii() and number.isdigit() and 31 < int(number) < 0xD800 else "•"
    if kind in ("MACROBUTTON", "GOTOBUTTON"):
        return rest.strip().partition(" ")[2].strip()
    if kind in ("EQ", "QUOTE"):
        return _SWITCH.sub("", rest).strip().strip('"')
    return ""
