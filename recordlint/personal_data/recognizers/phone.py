"""Telephone numbers: UK numbers in any layout, international ones, local ones and extensions with a label.

The number plan is Ofcom's (National Telephone Numbering Plan: numbers begin with 0 and have 10 or 11 digits; 07 mobile,
01 and 02 geographic, 03 and 08 non-geographic); other countries' lengths are those of the library `phonenumbers`.
A number that nobody has been given, as Ofcom's numbers for drama, is a number all the same: validity only raises a score.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from recordlint.personal_data.base import Hit, Passage
from recordlint.personal_data.recognizers._contact_cells import Cell
from recordlint.personal_data.recognizers._contact_digits import (
    Group,
    begins_as_date,
    begins_as_sort_code,
    is_day,
    is_time,
    is_times,
    runs,
)
from recordlint.personal_data.recognizers._contact_labels import is_clearly_labelled, is_labelled, is_something_else

_EXTENSION = re.compile(
    r"[ ,;]{0,3}\(?(?:(?:extension|extn|ext|xtn|ex(?=[ ]?[0-9]{3}))(?:[ ]?no)?[ .:]{0,3}[0-9]{1,6}|x[ ]?(?:[0-9]{3,6}|[0-9]{2}(?=[ ]{0,2}(?:[,.;)\n]|$))))(?![0-9])"
)
_ALONE = re.compile(
    r"(?<![a-z])(?:(ext|extn|extension)|bleep|pager)(?:[ .:]{1,3}(?:no|number|is|on)){0,2}[ .:#]{0,3}([0-9]{3,6})(?![0-9:./-]|[ ]?(?:am|pm|mg|ml)\b)"
)
_NEXT = re.compile(r"(?:[ ]?/[ ]?|,?[ ](?:or|and|&)[ ]|,[ ])$")
_GLUED = re.compile(r"(?<![a-z])(?:tel|mob|mobile|ph|phone|no|num|t|m|on)$")
_CODES = {"1", "2", "3", "7", "8"}  # what stands behind the first 0 without a label
_LABELLED_CODES = _CODES | {"5", "9"}
_SHORT_LINES = {"08001111", "08454647"}  # national helplines with fewer digits than the plan's
_SHAPES = {(6,), (7,), (8,), (3, 3), (3, 4), (4, 3), (4, 4), (2, 2, 2), (2, 4), (2, 3, 3)}  # local numbers


@dataclass(frozen=True, slots=True)
class _Number:
    """A reading of some groups as a number: how many of them, and how sure."""

    groups: int
    score: float
    why: str


def find(passage: Passage) -> Iterator[Hit]:
    """Telephone numbers of a passage, extensions included, labels not. Emergency and other short numbers are none."""
    cell = Cell.of(passage)
    last_end = -1
    for run in runs(cell.folded):
        at = 0
        while at < len(run):
            number = _number(cell, run, at) or _further(cell, run, at, last_end)
            if number is None:
                at += 1
                continue
            start, end = _bounds(cell, run, at, number)
            at += number.groups
            last_end = end
            if start >= cell.shift:
                yield Hit("PHONE", start - cell.shift, end - cell.shift, number.score, "phone", number.why)
    for alone in _ALONE.finditer(cell.folded):
        start = alone.start() if alone[1] else alone.start(2)
        # Behind a number it belongs to that number's span.
        if start >= cell.shift and not (
            alone[1] and cell.folded[max(0, alone.start() - 3) : alone.start()].strip(" ,(;").isdigit()
        ):
            yield Hit("PHONE", start - cell.shift, alone.end() - cell.shift, 0.6, "phone", "extension or bleep")


def _number(cell: Cell, run: Sequence[Group], at: int) -> _Number | None:
    """The number that begins with the group `at`, if any."""
    first = run[at]
    before = cell.before(first.start)
    lead = before.rstrip("( \t")
    if before[-1:].isalnum() and before[-1:].isalpha() and not _GLUED.search(before):
        return None
    if before[-1:] in ("£", "$", "€"):
        return None
    if lead.endswith("+") and len(before) - len(lead) <= 2:
        return _abroad(run, at, plus=True)
    labelled = is_labelled(lead.rstrip("+") if lead != before else before) or bool(_GLUED.search(before))
    if first.digits.startswith("00"):
        found = _abroad(run, at, plus=False)
        if found and not is_times(run[at:]):
            return found
    if first.digits.startswith("0"):
        return _national(cell, run, at, before, labelled)
    if first.digits.startswith("44"):
        found = _bare_44(run, at, labelled)
        if found:
            return found
    return _local(cell, run, at, before, labelled)


def _cuts(run: Sequence[Group], at: int, wanted: tuple[int, ...]) -> Iterator[tuple[int, str]]:
    """The ways to read groups from `at` as a number of so many digits: the count of groups and the digits, as preferred."""
    digits, found = "", dict[int, tuple[int, str]]()
    for count, group in enumerate(run[at : at + 13], 1):
        # A slash parts two numbers, unless it parts the code from the rest.
        if count > 2 and "/" in group.gap:
            break
        digits += group.digits
        if len(digits) > max(wanted):
            break
        found[len(digits)] = (count, digits)
    for length in wanted:
        if length in found:
            yield found[length]


def _national(cell: Cell, run: Sequence[Group], at: int, before: str, labelled: bool) -> _Number | None:
    lengths = (11, 10, 12, 9) if labelled else (11, 10)
    if run[at].digits[:2] == "07" and not labelled:
        lengths = (11, 10, 12)
    for count, digits in _cuts(run, at, lengths):
        groups = run[at : at + count]
        if _is_uk(cell, digits, groups, run[at + count :], before, labelled):
            valid = _is_valid(digits)
            usual = len(digits) == 11 or valid
            score = (0.97 if labelled else 0.9) if usual else (0.8 if labelled else 0.6)
            why = "UK number" + (", label" if labelled else "") + (", allotted" if valid else "")
            return _Number(count, min(0.99, score + 0.02 * valid), why)
    for count, digits in _cuts(run, at, (8,)):
        if digits in _SHORT_LINES:
            return _Number(count, 0.8, "national helpline")
    if labelled:
        return _local(cell, run, at, before, labelled)
    return None


def _is_uk(
    cell: Cell, digits: str, groups: Sequence[Group], after: Sequence[Group], before: str, labelled: bool
) -> bool:
    words = cell.folded[groups[0].start : groups[-1].end]
    lone = len(groups) == 1
    if digits[1] not in (_LABELLED_CODES if labelled else _CODES):
        return False
    if begins_as_sort_code(words) or (begins_as_date(words) and not is_clearly_labelled(before)):
        return False
    if len(groups) > 7 and any(len(group.digits) > 1 for group in groups):
        return False
    if cell.after(groups[-1].end, 1).isalpha() and len(digits) != 11:
        return False
    if labelled:
        return True
    if is_times(groups) or _is_chart(groups, after) or ((lone or len(digits) != 11) and is_something_else(before)):
        return False
    # "08.30 09.45 10": the first group of a number has three digits or more, or is set off by a space.
    short = len(groups[0].digits) < 3 and not lone
    if short and (len(digits) != 11 or groups[1].gap.strip(" ") not in ("", "-", ")")):
        return False
    if len(digits) == 11:
        return True
    # A Scottish CHI number begins with a date of birth; ten or twelve digits need more than a first 0.
    if len(digits) == 10 and is_day(digits[:6]) and not _is_valid(digits):
        return False
    return (
        _is_valid(digits)
        or (digits.startswith("07") and not short)
        or (len(digits) == 10 and len(groups[0].digits) in (4, 5))
    )


def _is_chart(groups: Sequence[Group], after: Sequence[Group]) -> bool:
    """Whether the groups are times with readings between them: `0800 200 0900 150 1000`, `0730 6.4 1130 9.2`."""
    gaps = {group.gap.strip() or " " for group in groups[1:]}
    if {".", " "} <= gaps and any(len(group.digits) == 1 for group in groups):
        return True
    ends = len(groups) > 2 and is_time(groups[0].digits) and is_time(groups[-1].digits)
    return ends and groups[0].digits[2:] in ("00", "30", "45") and len(after) > 1 and len(after[0].digits) < 4


def _abroad(run: Sequence[Group], at: int, *, plus: bool) -> _Number | None:
    best: _Number | None = None
    allotted = False
    digits = ""
    for count, group in enumerate(run[at : at + 12], 1):
        if "/" in group.gap and count > 2:
            break
        digits += group.digits
        number = digits if plus else digits[2:]
        if len(number) > 16:
            break
        if len(number) < 8:
            continue
        trunk = number[:2] == "44" and number[2:3] == "0"
        rest = number[3:] if trunk else number[2:]
        if number[:2] == "44":
            if len(rest) in (9, 10) and rest[:1] in _LABELLED_CODES and (best is None or len(rest) == 10):
                best = _Number(count, 0.97, "UK number with country code")
            continue
        # A lone digit or two behind a number that can be given belong to the next words.
        if best is not None and len(group.digits) < 3 and allotted:
            continue
        if _is_possible(number) or (best is None and len(number) >= 9 and plus):
            best = _Number(count, 0.95 if plus else 0.8, "international number")
            allotted = _is_valid(f"+{number}")
    return best


def _bare_44(run: Sequence[Group], at: int, labelled: bool) -> _Number | None:
    for count, digits in _cuts(run, at, (12, 13)):
        rest = digits[2:].removeprefix("0")
        if len(rest) == 10 and rest[0] in _CODES and (labelled or rest[0] == "7"):
            return _Number(count, 0.9 if labelled else 0.75, "UK number with country code, no plus")
    return None


def _local(cell: Cell, run: Sequence[Group], at: int, before: str, labelled: bool) -> _Number | None:
    """Numbers without a code, or without the first 0: only with a label, but for one shape of mobile numbers."""
    first = run[at].digits
    for count, digits in _cuts(run, at, (10,)):
        shape = tuple(len(group.digits) for group in run[at : at + count])
        if digits[0] in "1237" and labelled and not begins_as_date(cell.folded[run[at].start :][:12]):
            return _Number(count, 0.85, "UK number without its 0, label")
        if digits[0] == "7" and shape in ((4, 6), (4, 3, 3)) and not is_something_else(before):
            return _Number(count, 0.6, "mobile number without its 0")
    if not labelled or (before[-1:] in ("/", "-", ".", "0") and before[-2:-1].isdigit()):
        return None
    clear = is_clearly_labelled(before)
    for count, digits in _cuts(run, at, (8, 7, 6)):
        groups = run[at : at + count]
        shape = tuple(len(group.digits) for group in groups)
        if shape not in _SHAPES or cell.after(groups[-1].end, 1).isalpha():
            continue
        if any(group.gap.strip(" \t") not in ("", "-") for group in groups[1:]):
            continue
        words = cell.folded[groups[0].start : groups[-1].end]
        follows = run[at + count].gap if at + count < len(run) else ""
        if (follows.strip(" \t") in ("/", ".", "-") and follows) or cell.after(groups[-1].end, 3).lstrip().startswith(
            (":", "am", "pm")
        ):
            continue
        doubtful = is_day(digits) or begins_as_date(words) or is_times(groups) or first[:2] in ("19", "20")
        if doubtful and (not clear or is_times(groups) or begins_as_date(words)):
            continue
        if not clear and len(shape) > 2 and words[:2] <= "31":  # "rang on 10 30 45"
            continue
        return _Number(count, 0.8 if clear else 0.7, "local number, label")
    return None


def _further(cell: Cell, run: Sequence[Group], at: int, last_end: int) -> _Number | None:
    """A second local number right behind a whole one: "01632 960417 or 960418"."""
    if not 0 <= run[at].start - last_end <= 6 or not _NEXT.match(cell.folded[last_end : run[at].start]):
        return None
    for count, digits in _cuts(run, at, (7, 6)):
        groups = run[at : at + count]
        if tuple(len(group.digits) for group in groups) in _SHAPES and not is_time(digits[:4]):
            return _Number(count, 0.7, "second number of the same place")
    return None


def _bounds(cell: Cell, run: Sequence[Group], at: int, number: _Number) -> tuple[int, int]:
    """Where the number's span begins (with its plus and bracket) and ends (with its extension)."""
    start, end = run[at].start, run[at + number.groups - 1].end
    opened = re.search(r"(?:\(?\+ ?\(?|\()$", cell.folded[max(0, start - 4) : start])
    # A bracket is the number's only if it closes within it; otherwise it holds the whole.
    if opened and ("+" in opened[0] or ")" in cell.folded[start:end]):
        lead = opened[0]
        if "(" in lead and ")" not in cell.folded[start:end]:
            lead = lead.lstrip("(")
        start -= len(lead)
    twin = re.match(r"/[0-9]{1,2}(?![0-9/])", cell.folded[end : end + 4])
    if twin and end - start > 8:
        end += twin.end()
    extension = _EXTENSION.match(cell.folded, end)
    if extension:
        end = extension.end()
        if "(" in extension[0] and cell.folded[end : end + 1] == ")":
            end += 1
    return start, end


def _is_valid(digits: str) -> bool:
    """Whether the library knows the number, of the UK or with its plus, as one that can be given to somebody."""
    import phonenumbers

    try:
        return phonenumbers.is_valid_number(phonenumbers.parse(digits, "GB"))
    except phonenumbers.NumberParseException:
        return False


def _is_possible(digits: str) -> bool:
    """Whether digits with a country code in front have a length that the country uses."""
    import phonenumbers

    try:
        return phonenumbers.is_possible_number(phonenumbers.parse(f"+{digits}", None))
    except phonenumbers.NumberParseException:
        return False
