"""Where the values of a JSON text stand, so that one can be exchanged and all else stays as it was written."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass

from recordlint.documents.rewriting.shown_numbers import shown_number

# RFC 8259. The text has been through json.loads, so only the tokens' borders matter here.
_TOKEN = re.compile(
    r'(?P<string>"[^"\\]*(?:\\.[^"\\]*)*")|(?P<number>-?[0-9][0-9.eE+-]*)|(?P<mark>[{}\[\],:])|(?P<word>-?[A-Za-z]+)'
)
_LONGEST_NUMBER = 400  # digits; a longer one is shown as it is written


@dataclass(frozen=True, slots=True)
class JsonValue:
    """A string or number at [start, end) of a JSON text: its path (`person.phones[0]`) and its text as shown."""

    start: int
    end: int
    path: str
    text: str
    is_top: bool


@dataclass(slots=True)
class _Level:
    """An object or array that is open: the path to it, and the key or index of the value that comes."""

    path: str
    is_object: bool
    key: str = ""
    index: int = 0
    wants_key: bool = True

    def step(self) -> str:
        if self.is_object:
            return f"{self.path}.{self.key}" if self.path else self.key
        return f"{self.path}[{self.index}]"


def json_values(text: str) -> Iterator[JsonValue]:
    """Every string and number that is a value in a valid JSON text, in order, repeated keys too. Keys are no values."""
    levels: list[_Level] = []
    for token in _TOKEN.finditer(text):
        top = levels[-1] if levels else None
        mark = token["mark"]
        if mark:
            _follow(mark, levels)
        elif token["word"] is None:
            if top and top.is_object and top.wants_key:
                top.key = _unquoted(token[0])
                continue
            shown = _unquoted(token[0]) if token["string"] else _number(token[0])
            yield JsonValue(token.start(), token.end(), top.step() if top else "", shown, len(levels) == 1)


def _follow(mark: str, levels: list[_Level]) -> None:
    if mark in "{[":
        levels.append(_Level(levels[-1].step() if levels else "", mark == "{"))
    elif mark in "}]":
        levels.pop()
    elif mark == ",":
        levels[-1].index += 1
        levels[-1].wants_key = True
    else:
        levels[-1].wants_key = False


def _unquoted(token: str) -> str:
    return json.loads(token) if "\\" in token else token[1:-1]


def _number(token: str) -> str:
    """A number as people read it: an NHS number that a spreadsheet wrote as 9990124578.0 has no decimals."""
    if token.lstrip("-").isdigit() or len(token) > _LONGEST_NUMBER:
        return token
    value = float(token)
    shown = shown_number(value) if math.isfinite(value) else token
    return shown if float(shown) == value else token
