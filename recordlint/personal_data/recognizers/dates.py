"""Calendar dates with a day, and dates of birth, in the ways that UK notes write them.

DATE: a day of the calendar with or without its year, with the weekday right before it and without the time beside it; a
weekday, a month or a year alone is none. DATE_OF_BIRTH: a date that a label or a verb ties to a birth, also where it is only
a month or a year; the date alone, without its label or verb.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from recordlint.personal_data.base import Hit, Passage
from recordlint.personal_data.recognizers import _date_birth, _date_context, _date_grammar

_NAME = "dates"
_NO_DATE_BEFORE = re.compile(
    r"(?:\b(?:v|ver|version|section|s|para|paragraph|item|clause|reg|regulation|appendix|ip|policy|sort code|release|build)\.?\s?:?\s?|§\s?)$"
)
_WEEKDAY_BEFORE = re.compile(
    rf"(?<![\w'-])(?:{_date_grammar.WEEKDAY}|(?:dydd )?(?:llun|mawrth|mercher|iau|gwener|sadwrn|sul))"
    r"(?:\.?,?[ \t]{1,2}(?:the[ \t])?|[-/,])$"
)


def find(passage: Passage) -> Iterator[Hit]:
    """Dates of the passage by start: `DATE` and `DATE_OF_BIRTH`. The score falls where only the context says that it is one."""
    taken = bytearray(len(passage.text))
    hits: list[Hit] = []
    for start, end, full, score, why in _candidates(passage):
        if any(taken[start:end]):
            continue
        taken[start:end] = b"\x01" * (end - start)
        if _date_birth.is_birth(passage, start, end, full=full):
            hits.append(Hit("DATE_OF_BIRTH", start, end, min(1.0, score + 0.02), _NAME, f"{why}, birth named"))
        else:
            day = _with_weekday(passage, start)
            if any(taken[day:start]):
                day = start
            taken[day:start] = b"\x01" * (start - day)
            hits.append(Hit("DATE", day, end, score, _NAME, why))
    for start, end in _date_birth.partial(passage.folded):
        if not any(taken[start:end]):
            hits.append(Hit("DATE_OF_BIRTH", start, end, 0.85, _NAME, "month or year after a word of birth"))
    yield from sorted(hits, key=lambda hit: hit.start)


def _with_weekday(passage: Passage, start: int) -> int:
    """`start`, or where a weekday right before the date begins: "Mon 9/2/26", "Monday the 12th"."""
    found = _WEEKDAY_BEFORE.search(passage.folded[max(0, start - 20) : start])
    return start - len(found[0]) if found else start


def _candidates(passage: Passage) -> Iterator[tuple[int, int, bool, float, str]]:
    """Spans that are dates, surest first: start, end, whether a year is in it, score, why."""
    folded = passage.folded
    for shape in _date_grammar.numeric(folded):
        if not _NO_DATE_BEFORE.search(passage.before(shape.start, 24)):
            yield shape.start, shape.end, True, 0.97, "day, month and year in figures"
    for shape in _date_grammar.named(folded):
        full = shape.kind == "full"
        if full or _date_context.is_named_date(
            passage, shape.start, shape.end, shape.month, day_first=shape.day_first, ordinal=shape.ordinal
        ):
            yield shape.start, shape.end, full, 0.98 if full else 0.93, "day with the month's name"
    for match in _date_grammar.WEEKDAY_PAIR.finditer(folded):
        if _date_grammar.is_day_and_month(match["d"], match["m"]):
            yield match.start("pair"), match.end("pair"), False, 0.8, "day and month after a weekday"
    flats = _date_context.has_flats(passage)
    for match in _date_grammar.SLASHED.finditer(folded):
        if _date_grammar.is_day_and_month(match["d"], match["m"]):
            score = _date_context.slashed_score(
                passage, match.start(), match.end(), match["d"], match["m"], flats=flats
            )
            if score:
                yield match.start(), match.end(), False, score, "day and month with a cue"
    for match in _date_grammar.ORDINAL.finditer(folded):
        if _date_context.is_ordinal_date(passage, match.start("day"), match.end("day")):
            yield match.start("day"), match.end("day"), False, 0.75, "day of the month with a cue"
