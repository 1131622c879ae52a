"""The shapes of a calendar date: numbers with separators, a day with the name of a month, lists and ranges of days.

Shapes only: whether `12/3` is a date or a fraction is for `_date_context`. Month names are English and Welsh, full and
short, with the misspellings that notes have (general usage). All patterns run on folded text, every gap is bounded.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_FULL = (
    "january|february|march|april|may|june|july|august|september|october|november|december"
    "|janurary|januray|febuary|feburary|februrary|apirl|agust|augst|setember|septemeber|sepember|octber|novemeber|decemeber"
    "|ionawr|chwefror|mawrth|ebrill|mai|mehefin|gorffennaf|awst|medi|hydref|tachwedd|rhagfyr"
)
_SHORT = "jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec"
MONTH = rf"(?:{_FULL}|(?:{_SHORT})\b\.?)"
WEEKDAY = r"(?:mon(?:day)?|tue(?:s(?:day)?)?|wed(?:s|nesday|nsday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_ORDINAL = r"\s?(?:st|nd|rd|th)"
_YEAR = r"(?:(?:19|20)\d\d|'\d\d)(?!\d)"
# Two figures after a month are its year, unless they begin a time, a measure or a count.
_SHORT_YEAR = (
    r"\d\d(?![\d:/%.]\d|\d|%|\s?(?:am|pm|hrs?|hours?|h|mins?|minutes?|mg|ml|mcg|days?|weeks?|visits?|calls?|x|of|deg\w*)\b"
    rf"|\s{{0,2}}[-/.]?\s{{0,2}}{MONTH}(?![a-z]))"
)

NUMERIC = re.compile(
    r"(?<![\d./:])(?<!\d,)(?:"
    r"(?P<d>\d{1,2})\s?(?P<s>[/.\-])\s?(?P<m>\d{1,2})\s?(?P=s)\s?(?P<y>(?:19|20)\d\d|\d\d)"
    r"|(?P<Y>(?:19|20)\d\d)(?P<t>[/.\-])(?P<M>\d{1,2})(?P=t)(?P<D>\d{1,2})"
    r")(?!\d|[./]\d|-\d{1,4}(?![\d/.]))"
)
COMPACT = re.compile(r"(?<![a-z0-9])(?P<Y>20[0-4]\d)(?P<M>0[1-9]|1[0-2])(?P<D>0[1-9]|[12]\d|3[01])(?![a-z0-9])")
DAY_MONTH = re.compile(
    rf"(?<![\d.,:/£$\-])(?<!\d )(?P<lead>{_DAY}(?:{_ORDINAL})?(?:\s?[-/]\s?)(?={_DAY}(?:{_ORDINAL})?\W{{0,2}}(?:of\s)?{MONTH}))?"
    rf"(?P<day>{_DAY})(?P<ord>{_ORDINAL})?(?:\s{{1,2}}(?:day\s)?(?:of|o)\s{{1,2}}|\s{{0,3}}[-/.,]?\s{{0,3}})(?P<month>{MONTH})(?![a-z0-9]*[a-z])"
    rf"(?:\s{{0,2}}[-/.,]?\s{{0,2}}(?P<year>{_YEAR}|(?<=[\s\-/.a-z]){_SHORT_YEAR}))?"
)
MONTH_DAY = re.compile(
    rf"(?<![a-z0-9'])(?P<month>{MONTH})(?:\s{{1,2}}|\s?[-/.]\s?)(?:the\s)?(?P<day>{_DAY})(?P<ord>{_ORDINAL})?"
    r"(?![\d/:%a-z]|[.,\-]\d|\s?(?:am|pm|mg|ml|kg|hrs?|mins?)\b)"
    rf"(?P<year>,?\s{{1,2}}(?:19|20)\d\d(?!\d))?(?P<to>\s?(?:-|to|/)\s?{_DAY}(?:{_ORDINAL})?(?![\d:/.a-z%]))?"
)
SLASHED = re.compile(r"(?<![\d./:,£])(?<!\d-)(?P<d>\d{1,2})(?P<s>/)(?P<m>\d{1,2})(?![\d/%]|[:.]\d|\s?/\s?\d)")
WEEKDAY_PAIR = re.compile(
    rf"\b(?:{WEEKDAY}\.?,?|dated|date:)[ \t]{{1,2}}(?P<pair>(?P<d>\d{{1,2}})\.(?P<m>[1-9]|(?<=2[4-9]\.)1[0-2]|(?<=3[01]\.)1[0-2]))(?![\d/:%\-]|\.\d|\s?[ap]m|\s?(?:mg|ml|kg|cm|hrs?|hours?|miles?|km)\b)"
)
ORDINAL = re.compile(rf"(?<![\w/.:\-])(?:the\s)?(?P<day>{_DAY}(?:{_ORDINAL}))\b(?![\-/]\w|')")
# The days that stand before a day with its month: `12, 14 and 19 March`, `between 1 and 31 May`, `3rd to 5th May`.
_EARLIER = re.compile(
    rf"(?<![\w.,:/£\-])(?P<day>{_DAY}(?:{_ORDINAL})?)\s{{0,2}}(?:,|&|\+|\band\b|\bor\b|\bto\b|\buntil\b|\btill\b|,\s?and\b)\s{{1,2}}(?:the\s)?$"
)


@dataclass(frozen=True, slots=True)
class Shape:
    """Words of the shape of a date at [start, end). `kind`: full (with a year), named (with a month's name)."""

    start: int
    end: int
    kind: str
    month: str = ""
    day_first: bool = True
    ordinal: bool = False


def is_day_and_month(day: str, month: str) -> bool:
    """Whether two numbers can be a day and a month, in the order of the UK."""
    return 1 <= int(day) <= 31 and 1 <= int(month) <= 12


def numeric(folded: str) -> Iterator[Shape]:
    """Dates in figures with day, month and year, also year first and (rare in UK notes) month first."""
    for match in NUMERIC.finditer(folded):
        day, month = (match["d"], match["m"]) if match["d"] else (match["D"], match["M"])
        if "-" in (match["s"], match["t"]) and folded[match.start() - 1 : match.start()] == "-":
            continue  # a longer number with dashes
        if is_day_and_month(day, month) or is_day_and_month(month, day):
            yield Shape(match.start(), match.end(), "full")
    for match in COMPACT.finditer(folded):
        yield Shape(match.start(), match.end(), "full")


def named(folded: str) -> Iterator[Shape]:
    """Days with the name of their month, and the days of a list or range before them, each on its own."""
    for match in DAY_MONTH.finditer(folded):
        gap = folded[match.end("ord") if match["ord"] else match.end("day") : match.start("month")]
        # "scored 12. March was" is two sentences, "12. March 2026" a date; the same of lines.
        if not match["year"] and ("\n" in gap or "\r" in gap or ". " in gap):
            continue
        end = _without_dot(folded, match.start(), match.end())
        yield Shape(
            match.start(),
            end,
            "full" if match["year"] else "named",
            match["month"].rstrip("."),
            True,
            bool(match["ord"]),
        )
        yield from _earlier(folded, match.start())
    for match in MONTH_DAY.finditer(folded):
        if any(char in match[0] for char in "\r\n"):
            continue
        yield Shape(
            match.start(),
            match.end(),
            "full" if match["year"] else "named",
            match["month"].rstrip("."),
            False,
            bool(match["ord"]),
        )


def _without_dot(folded: str, start: int, end: int) -> int:
    """The end without the full stop of a sentence behind a short month."""
    return end - 1 if end > start and folded[end - 1] == "." else end


def _earlier(folded: str, start: int) -> Iterator[Shape]:
    """Up to four days before a day with a month, as far as they form a list."""
    for _ in range(4):
        match = _EARLIER.search(folded[max(0, start - 16) : start])
        if not match:
            return
        at = max(0, start - 16) + match.start("day")
        yield Shape(at, at + len(match["day"]), "named", "", True, True)
        start = at
