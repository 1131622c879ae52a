"""Dates and times as UK records write them: day first, or ISO."""

from __future__ import annotations

import re
from datetime import date, datetime

_FORMATS = ("%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%d/%m/%y", "%d-%m-%y", "%d.%m.%y", "%d %b %Y", "%d %B %Y", "%d-%b-%Y", "%d-%b-%y", "%d %b %y", "%Y/%m/%d")  # fmt: skip
_ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th)\b", re.IGNORECASE)
_WEEKDAY = re.compile(r"^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+", re.IGNORECASE)
_CLOCK = re.compile(
    r"(?<![\d/.-])(?P<hour>[01]?\d|2[0-3])[:.](?P<minute>[0-5]\d)(?::[0-5]\d)?\s?(?P<half>[ap]\.?m\.?)?(?![\d/.-])",
    re.IGNORECASE,
)
_SPLIT = re.compile(r"[T ,]+(?=\d{1,2}[:.]?\d{2})")


def parse_date(value: object) -> date | None:
    """A date from a cell or header; None when it is none. A time behind the date is allowed."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    text = _WEEKDAY.sub("", _ORDINAL.sub("", str(value or "").strip()))
    if not text:
        return None
    for piece in dict.fromkeys((text, _SPLIT.split(text)[0].rstrip(" ,"))):
        try:
            return datetime.fromisoformat(piece).date()
        except ValueError:
            pass
        for form in _FORMATS:
            try:
                return datetime.strptime(piece, form).date()  # noqa: DTZ007 - a day, not a moment
            except ValueError:
                continue
    return None


def find_time(value: object) -> str | None:
    """A clock time in a cell or header, as HH:MM; None when there is none (a bare midnight of a date cell is none)."""
    if isinstance(value, datetime):
        return value.strftime("%H:%M") if (value.hour, value.minute) != (0, 0) else None
    match = _CLOCK.search(str(value or ""))
    if not match:
        return None
    hour = int(match["hour"])
    half = (match["half"] or "").lower()
    if half.startswith("p") and hour < 12:
        hour += 12
    return f"{hour:02}:{match['minute']}"
