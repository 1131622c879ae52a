"""Runs of digit groups, as telephone numbers are written, and what else such a run can be (a date, times, a sort code)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

# Groups of digits with at most three characters between them; a line's end and a comma part two runs. A first "o"
# and an "o" among digits stand for a nought that was typed as a letter.
_RUN = re.compile(
    r"(?:(?<![a-z0-9])o)?[0-9](?:[0-9o]{0,18}[0-9])?(?:[ \t./()\-]{1,3}[0-9](?:[0-9o]{0,18}[0-9])?){0,400}"
)
_GROUP = re.compile(r"o?[0-9](?:[0-9o]{0,18}[0-9])?")
_DATE = re.compile(r"([0-9]{1,2})[./ -]([0-9]{1,2})[./ -]([0-9]{4}|[0-9]{2})(?![0-9])")
_YEAR_FIRST = re.compile(r"(?:19|20)[0-9]{2}[./ -](?:0[1-9]|1[0-2])[./ -][0-9]{2}(?![0-9])")
_SORT_CODE = re.compile(r"[0-9]{2}-[0-9]{2}-[0-9]{2}(?![0-9])")


@dataclass(frozen=True, slots=True)
class Group:
    """Digits without a break at [start, end); `gap` is what stands between the group before and this one."""

    digits: str
    start: int
    end: int
    gap: str


def runs(folded: str) -> Iterator[tuple[Group, ...]]:
    """The runs of digit groups of a folded text, by start; linear in its length."""
    for run in _RUN.finditer(folded):
        groups: list[Group] = []
        last = run.start()
        for group in _GROUP.finditer(folded, run.start(), run.end()):
            groups.append(Group(group[0].replace("o", "0"), group.start(), group.end(), folded[last : group.start()]))
            last = group.end()
        yield tuple(groups)


def is_time(digits: str) -> bool:
    """Whether four digits are a time of the 24-hour clock."""
    return len(digits) == 4 and digits[:2] < "24" and digits[2:] < "60"


def is_day(digits: str) -> bool:
    """Whether six or eight digits are a date without dots (ddmmyy, ddmmyyyy, yyyymmdd) of 1900 to 2099."""
    if len(digits) == 6:
        return "01" <= digits[:2] <= "31" and "01" <= digits[2:4] <= "12"
    if len(digits) == 8:
        forward = "01" <= digits[:2] <= "31" and "01" <= digits[2:4] <= "12" and digits[4:6] in ("19", "20")
        backward = digits[:2] in ("19", "20") and "01" <= digits[4:6] <= "12" and "01" <= digits[6:] <= "31"
        return forward or backward
    return False


def begins_as_date(words: str) -> bool:
    """Whether the words begin with a date in digits (14/02/2026, 14.2.26, 2026-02-14)."""
    found = _DATE.match(words)
    if found:
        return 1 <= int(found[1]) <= 31 and 1 <= int(found[2]) <= 12
    return bool(_YEAR_FIRST.match(words))


def begins_as_sort_code(words: str) -> bool:
    """Whether the words begin with three pairs of digits between hyphens (general usage of banks)."""
    return bool(_SORT_CODE.match(words))


def is_times(groups: Sequence[Group]) -> bool:
    """Whether the first two groups are times of day: `0900-1700 …`, `0700 0800 …`."""
    return len(groups) > 1 and is_time(groups[0].digits) and is_time(groups[1].digits)
