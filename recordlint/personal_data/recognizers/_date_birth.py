"""Whether a date is somebody's date of birth, by a label before it, a verb, a table's heading or its place in a form."""

from __future__ import annotations

import re
from collections.abc import Iterator

from recordlint.personal_data.base import Passage
from recordlint.personal_data.recognizers._date_columns import column_heading
from recordlint.personal_data.recognizers._date_grammar import MONTH

_LABEL = r"(?:d\.?\s?o\.?\s?b\.?(?![a-z])|d of b|birth\s?-?dates?|dates? of birth|year of birth|y\.?o\.?b\b\.?|dyddiad geni|ganwyd|ganed)"
LABEL = re.compile(rf"\b{_LABEL}")
_BEFORE = re.compile(
    rf"\b{_LABEL}(?:\s?(?:/|&|and)\s?(?:age|sex|gender))?(?:\s?\([^()\n]{{0,24}}\))?"
    r"(?:\s(?:is|was|as|recorded as|given as|confirmed as|confirmed|stated as|of|on))?[\s:;=.,\-|()\[\]*_>]{0,24}"
    rf"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s)?(?:the\s)?$"
)
_BORN = re.compile(
    r"\b(?:born|b\.|né|née|birthday|b'?day)(?:\s(?:is|was|falls|it's|its|today|coming up|next|this|(?:at|in) [a-z' ]{2,30}?))?(?:\s(?:on|in|is|around|about|circa))?"
    r"[\s:,(\-]{0,3}(?:(?:mon|tues|wednes|thurs|fri|satur|sun)(?:day)?,?\s)?(?:the\s)?$"
)
_B = re.compile(r"(?:[(,;]|\b[a-z'\-]{2,20})\s?b\s?$")
_BIRTHDAY_AFTER = re.compile(
    r"^[\s,(\-]{0,3}(?:is|was|being|for)?\s?(?:his|her|their|my|the|[a-z'\-]{2,20}'s)?\s?(?:d\.?o\.?b\b|date of birth|birthday|b'?day)"
)
_NAMED = re.compile(
    r"(?:^|\n|\|)[^\S\n]*(?:re|ref|name|client|patient|pt|child|young person|yp|service user|su|person|resident|subject|customer|tenant|mother|father|mum|dad|unborn|sibling|full name)"
    r"(?:'s)?(?: name)?\s?:\s?[^\n\d:|]{3,44}?[,(\s]\s?\(?$"
)
_HEADED = re.compile(r"(?:^|\n)\s*(?:(?:mr|mrs|ms|miss|mx|master|dr)\s)?[a-z'\-]{2,20}(?:\s[a-z'\-]{2,20}){1,3}\s?\($")
_PARTIAL = re.compile(
    rf"\b(?:(?:born|b\.|birth(?:\sin|:))(?:\s(?:in|around|about|circa|c\.))?|{_LABEL})[\s:]{{1,4}}(?P<when>{MONTH}\s(?:of\s)?(?:19|20)\d\d|(?:19|20)\d\d)(?![\d/\-])"
)
_HEAD_LINES = 6


def is_birth(passage: Passage, start: int, end: int, *, full: bool) -> bool:
    """Whether the date at [start, end) is a date of birth. `full` says that it has its year."""
    before = passage.before(start, 80)
    if _BEFORE.search(before) or _BORN.search(before) or (full and _B.search(before)):
        return True
    if _BIRTHDAY_AFTER.match(passage.after(end)):
        return True
    if _label_above(passage, start) or LABEL.search(column_heading(passage, start)):
        return True
    if not full:
        return False
    head = passage.folded.count("\n", 0, start) < _HEAD_LINES
    window = passage.folded[max(0, start - 80) : start]
    closed = passage.folded[end : end + 1]
    if (
        head
        and _NAMED.search(window)
        and not re.search(r"\b(?:on|of|dated?|since|seen|visit|from|review|by)\W{0,3}$", before)
    ):
        return True
    return head and closed == ")" and bool(_HEADED.search(window)) and passage.text[start - 1] == "("


def _label_above(passage: Passage, start: int) -> bool:
    """Whether the line before holds nothing but the label, as in a form that was copied out cell by cell."""
    folded = passage.folded
    line = folded.rfind("\n", 0, start) + 1
    if not line or folded[line:start].strip():
        return False
    above = folded[max(0, line - 60) : line].rstrip().rsplit("\n", 1)[-1].strip(" :|*\t")
    return bool(LABEL.fullmatch(above))


def partial(folded: str) -> Iterator[tuple[int, int]]:
    """Months and years of birth without a day: "born in March 1938", "b. 1938"."""
    for match in _PARTIAL.finditer(folded):
        yield match.span("when")
