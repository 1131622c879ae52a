"""What a cell shows: values as people see them in a spreadsheet, not as they are stored.

What is not shown must not reach a copy, so each value comes with what the copy may hold: a date whose year the format
hides is written as its text, a number that shows two decimals is kept with two. Number formats are those of Office
Open XML (ECMA-376, part 1, 18.8.31 `numFmts`); dates that Excel shows in the system's way are shown in the British way.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Any

from recordlint.documents.rewriting.shown_dates import shown_date
from recordlint.documents.rewriting.shown_numbers import formatted, shown_number

GENERAL = "General"
_COLOURS = r"\[(?:black|blue|cyan|green|magenta|red|white|yellow|colou?r ?\d{1,2})\]"
# Parts of a format that hold no words of their own; what is left must be placeholders and punctuation.
_WORDLESS = re.compile(
    rf"{_COLOURS}|\[\$[^\]\w]{{0,3}}(?:-[0-9a-f]{{1,8}})?\]|\[(?:h{{1,2}}|m{{1,2}}|s{{1,2}})\]|general|am/pm|a/p"
    r'|"[^"\w]{0,10}"|\\[^\w]|[_*][^\w]',
    re.IGNORECASE,
)
_PLACEHOLDERS = re.compile(r"(?:[ymdhs]{1,5}|e[+-]|[0#?.,%/:;()@$£€ +-]){0,100}", re.IGNORECASE)
_UNTOLD = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')


@dataclass(frozen=True, slots=True)
class Shown:
    """A cell as it is seen: `text`, and what a copy of the unchanged cell holds.

    `value` is None for a blank, a str to be written as text, or a number, bool, date, time or timedelta to be written
    with the number format `code`. `is_less` says that the stored value told more than what is shown.
    """

    text: str
    value: Any = None
    code: str = GENERAL
    is_less: bool = False


BLANK = Shown("")


def shown(value: Any, code: str = GENERAL) -> Shown:
    """What a cell with this value and number format shows."""
    if value is None or value == "":
        return BLANK
    if isinstance(value, str):
        return _text(value, code)
    if isinstance(value, bool):
        text = "TRUE" if value else "FALSE"
        return Shown(text, value)
    if isinstance(value, (datetime, date, time, timedelta)):
        return _date(value, code)
    return _number(value, code)


def _text(value: str, code: str) -> Shown:
    parts = sections(code)
    if len(parts) > 3 and not parts[3]:  # `;;;` hides a text
        return Shown("", None, is_less=True)
    return Shown(value, value, "@" if code == "@" else GENERAL)


def _number(value: float, code: str) -> Shown:
    if not math.isfinite(value):
        return Shown(str(value), str(value))
    plain = shown_number(value)
    if code in (GENERAL, "@"):
        return Shown(plain, value, code)
    made = formatted(value, sections(code))
    if made is None:  # fractions, exponents, conditions: the number itself is shown, and looked at
        return Shown(plain, value)
    if not made.text:
        return Shown("", None, is_less=True)
    if not _is_wordless(code):
        return Shown(made.text, made.text, is_less=True)
    return Shown(made.text, made.value, code, made.value != value)


def _date(value: datetime | date | time | timedelta, code: str) -> Shown:
    if code == GENERAL:  # a date that was stored as ISO text
        text = value.isoformat(sep=" ") if isinstance(value, datetime) else str(value)
        return Shown(text, text)
    text, seen = shown_date(value, sections(code)[0])
    if not text:
        return Shown("", None, is_less=True)
    if seen is None or not _is_wordless(code):
        return Shown(text, text, is_less=True)
    return Shown(text, seen, code, seen != value)


@lru_cache(maxsize=512)
def sections(code: str) -> tuple[str, ...]:
    """The parts of a number format, for positive and negative numbers, zero and text; one at least."""
    cuts = [0]
    covered = _UNTOLD.sub(lambda match: "x" * len(match[0]), code)
    cuts += [i + 1 for i, char in enumerate(covered) if char == ";"]
    ends = [*(cut - 1 for cut in cuts[1:]), len(code)]
    return tuple(code[start:end] for start, end in zip(cuts, ends, strict=True))


@lru_cache(maxsize=512)
def _is_wordless(code: str) -> bool:
    """Whether a format can enter the copy: a format is free text too, and `"Ada" 0` names somebody."""
    return len(code) <= 100 and _PLACEHOLDERS.fullmatch(_WORDLESS.sub("", code)) is not None
