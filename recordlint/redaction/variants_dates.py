"""The notations of a date: the same day as 12/03/2026, 12 March 2026, 12th Mar 26, March 12 2026, 2026-03-12, 12032026.

Numbers are read day first, as is general usage in the UK, or year first (ISO 8601).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from recordlint.language.calendar_words import MONTHS, WEEKDAYS
from recordlint.redaction.searcher import Form
from recordlint.redaction.surfaces import words

_SHORT = {name[:3]: number for number, name in enumerate(MONTHS, 1)}
CALENDAR = frozenset((*MONTHS, *WEEKDAYS))
"""The months and the days of the week, of which some are names too."""
_DAY = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?")


class _Day(NamedTuple):
    day: int
    month: int
    year: int | None


def date_forms(surface: str, type: str) -> Iterator[Form]:
    """The forms of a date. As written it is strong; other notations are weak, but for a whole date of birth.

    A day and a month in numbers alone ("12/3") is weak: it may be a score or a fraction. Words that are no calendar date
    ("last Tuesday") are weak as written.
    """
    found = words(surface)
    day = _read(found)
    if day is None:
        if len("".join(found)) > 2:
            yield Form(found, "as written", strong=False, mode="date")
        return
    in_numbers = all(word.isdigit() for word in found)
    yield Form(found, "as written", strong=day.year is not None or not in_numbers, mode="date")
    whole_birth = type == "DATE_OF_BIRTH" and day.year is not None
    for form, has_year in _notations(day):
        yield Form(tuple(form.split()), "in another notation", strong=whole_birth and has_year, mode="date")


def _read(found: tuple[str, ...]) -> _Day | None:
    """The day that the words of a date mean; weekdays and "of" are passed over."""
    tokens = [word for word in found if word not in ("of", "the", "st", "nd", "rd", "th") and not _is_weekday(word)]
    if len(tokens) == 1 and tokens[0].isdigit() and len(tokens[0]) in (6, 8):
        digits = tokens[0]
        year_first = len(digits) == 8 and digits[:2] in ("19", "20") and int(digits[4:6]) <= 12
        cuts = (4, 6) if year_first else (2, 4)
        tokens = [digits[: cuts[0]], digits[cuts[0] : cuts[1]], digits[cuts[1] :]]
    months = [number for number, word in enumerate(tokens) if _month(word)]
    if len(tokens) not in (2, 3) or len(months) > 1:
        return None
    if months:
        month = _month(tokens.pop(months[0])) or 0
    elif len(tokens[0]) == 4 and len(tokens) == 3:
        month = int(tokens.pop(1)) if tokens[1].isdigit() else 0
    elif tokens[1].isdigit():
        month = int(tokens.pop(1))
    else:
        return None
    if not all(token.isdigit() and len(token) <= 4 for token in tokens):
        return None
    if len(tokens) == 2 and len(tokens[0]) == 4:
        tokens.reverse()
    day, year = int(tokens[0]), int(tokens[1]) if len(tokens) == 2 else None
    if year is not None and year < 100:
        year += 2000 if year < 50 else 1900
    return _Day(day, month, year) if 1 <= day <= 31 and 1 <= month <= 12 else None


def _is_weekday(word: str) -> bool:
    return len(word) > 2 and any(name.startswith(word) for name in WEEKDAYS)


def _month(word: str) -> int | None:
    if len(word) < 3 or not any(name.startswith(word) for name in MONTHS):
        return None
    return _SHORT[word[:3]]


def _notations(day: _Day) -> Iterator[tuple[str, bool]]:
    """Each notation as the search sees it (letters and digits are tokens of their own), and whether it has the year."""
    name = MONTHS[day.month - 1]
    names = dict.fromkeys((name, name[:3], *(["sept"] if day.month == 9 else ())))
    ordinal = {1: "st", 2: "nd", 3: "rd"}.get(day.day % 10 if day.day not in (11, 12, 13) else 0, "th")
    days = dict.fromkeys((f"{day.day}", f"{day.day:02}", f"{day.day} {ordinal}"))
    years = ("",) if day.year is None else ("", f" {day.year}", f" {day.year % 100:02}")
    for year in years:
        for month in names:
            for number in days:
                yield f"{number} {month}{year}", bool(year)
                yield f"{month} {number}{year}", bool(year)
                if " " in number:
                    yield f"{number} of {month}{year}", bool(year)
        if year:
            for number in dict.fromkeys((f"{day.day}", f"{day.day:02}")):
                for month in dict.fromkeys((f"{day.month}", f"{day.month:02}")):
                    yield f"{number} {month}{year}", True
    if day.year is not None:
        yield f"{day.year} {day.month:02} {day.day:02}", True
        yield f"{day.day:02}{day.month:02}{day.year}", True
        yield f"{day.year}{day.month:02}{day.day:02}", True
