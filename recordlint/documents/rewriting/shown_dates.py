"""Dates and times through a number format, in English."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from functools import lru_cache

_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")  # fmt: skip
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
# Formats that Excel shows in the way of the system that it runs on: here the British one.
_SYSTEM = {
    "mm-dd-yy": "dd/mm/yyyy",
    "m/d/yy h:mm": "dd/mm/yyyy hh:mm",
    "[$-f800]dddd, mmmm dd, yyyy": "dd mmmm yyyy",
    "[$-f400]h:mm:ss am/pm": "hh:mm:ss",
}
_PIECES = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|\[(?P<elapsed>h{1,2}|m{1,2}|s{1,2})\]|(?P<bracket>\[[^\]]*\])|_(?P<space>.)'
    r"|\*(?P<fill>.)|(?P<half>am/pm|a/p)|(?P<part>y{1,4}|m{1,5}|d{1,4}|h{1,2}|s{1,2}(?:\.0{1,3})?)|(?P<literal>.)",
    re.IGNORECASE | re.DOTALL,
)


def shown_date(
    value: datetime | date | time | timedelta, section: str
) -> tuple[str, datetime | date | time | timedelta | None]:
    """What a date, time or duration shows, and the value that tells no more than this; None where only text does not."""
    pieces = _pieces(section)
    parts = {text for kind, text in pieces if kind == "part"}
    if isinstance(value, timedelta):
        return _duration(value, pieces)
    if isinstance(value, datetime):
        moment = value
    elif isinstance(value, time):
        moment = datetime.combine(date(1900, 1, 1), value)
    else:
        moment = datetime.combine(value, time())
    half = any(kind == "half" for kind, _ in pieces)
    text = "".join(_part(moment, text, half) if kind in ("part", "half") else text for kind, text in pieces)
    return text.strip(), _seen(value, moment, parts)


def _duration(value: timedelta, pieces: tuple[tuple[str, str], ...]) -> tuple[str, timedelta | None]:
    seconds = int(value.total_seconds())
    with_seconds = any(text.startswith("s") for kind, text in pieces if kind in ("part", "elapsed"))
    sign, rest = ("-" if seconds < 0 else ""), abs(seconds)
    text = f"{sign}{rest // 3600}:{rest // 60 % 60:02}" + (f":{rest % 60:02}" if with_seconds else "")
    kept = rest if with_seconds else rest // 60 * 60
    return text, timedelta(seconds=-kept if sign else kept)


def _seen(
    value: datetime | date | time | timedelta, moment: datetime, parts: set[str]
) -> datetime | date | time | None:
    """The value with all that is not shown set to its least; None where the year is not shown but the day is."""
    has_year = any(part.startswith("y") for part in parts)
    has_month = bool(parts & {"m", "mm", "mmm", "mmmm"})
    has_day = bool(parts & {"d", "dd"})
    hours = bool(parts & {"h", "hh"})
    minutes = hours and "minute" in parts
    seconds = minutes and any(part.startswith("s") for part in parts)
    clock = time(moment.hour if hours else 0, moment.minute if minutes else 0, moment.second if seconds else 0)
    if isinstance(value, time) or not (has_year or has_month or parts & {"d", "dd", "ddd", "dddd", "mmmmm"}):
        return clock if hours else None
    if not has_year or (has_day and not has_month):
        return None
    day = date(moment.year, moment.month if has_month else 1, moment.day if has_day else 1)
    return datetime.combine(day, clock) if isinstance(value, datetime) else day


@lru_cache(maxsize=512)
def _pieces(section: str) -> tuple[tuple[str, str], ...]:
    """A section's pieces: ("literal", text), ("half", "am/pm"), ("elapsed", "h"), ("part", "yyyy" … or "minute")."""
    found: list[tuple[str, str]] = []
    section = _SYSTEM.get(section.lower(), section)
    for match in _PIECES.finditer(section):
        kind, text = match.lastgroup or "quoted", match[match.lastgroup or 0] or ""
        if kind in ("part", "elapsed", "half"):
            found.append((kind, text.lower()))
        elif kind == "space":
            found.append(("literal", " "))
        elif kind not in ("bracket", "fill"):
            found.append(("literal", text))
    clocks = [i for i, (kind, _) in enumerate(found) if kind in ("part", "elapsed")]
    for at, i in enumerate(clocks):
        before = found[clocks[at - 1]][1] if at else ""
        after = found[clocks[at + 1]][1] if at + 1 < len(clocks) else ""
        # An m right behind hours or right before seconds means minutes.
        if found[i] in (("part", "m"), ("part", "mm")) and (before.startswith("h") or after.startswith("s")):
            found[i] = ("part", "minute")
    return tuple(found)


def _part(moment: datetime, part: str, half: bool) -> str:
    hour = (moment.hour % 12 or 12) if half else moment.hour
    values = {
        "yyyy": f"{moment.year:04}",
        "yyy": f"{moment.year:04}",
        "yy": f"{moment.year % 100:02}",
        "y": f"{moment.year % 100:02}",
        "m": str(moment.month),
        "mm": f"{moment.month:02}",
        "mmm": _MONTHS[moment.month - 1][:3],
        "mmmm": _MONTHS[moment.month - 1],
        "mmmmm": _MONTHS[moment.month - 1][:1],
        "d": str(moment.day),
        "dd": f"{moment.day:02}",
        "ddd": _DAYS[moment.weekday()][:3],
        "dddd": _DAYS[moment.weekday()],
        "h": str(hour),
        "hh": f"{hour:02}",
        "minute": f"{moment.minute:02}",
        "am/pm": "PM" if moment.hour >= 12 else "AM",
        "a/p": "P" if moment.hour >= 12 else "A",
    }
    return values.get(part) or f"{moment.second:02}"
