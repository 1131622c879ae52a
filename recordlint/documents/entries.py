"""A running record: one text file of many entries, each under a header that begins with a date.

12/03/2026 14:30 - Amina Yusuf, social worker
Home visit …
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from recordlint.documents.dates import find_time, parse_date
from recordlint.notes import Note

_DATE = (
    r"(?:\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{4}-\d{2}-\d{2}|"
    r"\d{1,2}(?:st|nd|rd|th)?[ -](?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[ -,]*\d{2,4})"
)
_HEADER = re.compile(
    rf"^[ \t]*(?:[#*_=-]{{1,4}}[ \t]*)?(?:(?:entry|note|date|date of (?:contact|entry|visit))[ \t]*[:\d]*[ \t-]*)?"
    rf"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,?[ \t]+)?(?P<date>{_DATE})(?P<rest>[^\n]{{0,120}})$",
    re.IGNORECASE | re.MULTILINE,
)
_AUTHOR_LABEL = re.compile(
    r"\b(?:author|by|worker|recorded by|entered by|written by|staff|from)\s*:?\s+(?P<name>[^|;,\n]{2,60})",
    re.IGNORECASE,
)
_AUTHOR_LINE = re.compile(
    r"^[ \t]*(?:author|recorded by|entered by|written by|worker|staff)[ \t]*:[ \t]*(?P<name>[^\n]{2,60})$",
    re.IGNORECASE | re.MULTILINE,
)
_SENTENCE_WORDS = 12  # a header is short: a longer rest of line is a sentence that begins with a date


def split_entries(text: str, name: str) -> Iterator[Note]:
    """The entries of a running record, in order. Text above the first header is an entry of its own, without a date.

    The header is part of its entry's text, so that nothing is lost and offsets in the file are `note_start` + offset.
    """
    headers = [match for match in _HEADER.finditer(text) if _is_header(match)]
    starts = [match.start() for match in headers]
    number = 0
    if not headers or text[: starts[0]].strip():
        number += 1
        yield Note(text[: starts[0]] if starts else text, path=name, entry=number, subject=name)
    # A field is carried by this kind of record when any of its headers has it.
    parsed = [(parse_date(match["date"]), find_time(match["rest"]), _author(match, text)) for match in headers]
    carried = frozenset(
        field for field, position in (("date", 0), ("time", 1), ("author", 2)) if any(item[position] for item in parsed)
    )
    for match, (day, time, author), end in zip(headers, parsed, [*starts[1:], len(text)], strict=False):
        number += 1
        yield Note(
            text[match.start() : end],
            path=name,
            entry=number,
            note_start=match.start(),
            date=day,
            time=time,
            author=author,
            subject=name,
            fields=carried,
        )


def _is_header(match: re.Match[str]) -> bool:
    rest = match["rest"].strip(" \t:-–—|*_#")
    return len(rest.split()) <= _SENTENCE_WORDS and not rest.endswith(".") and parse_date(match["date"]) is not None


def _author(match: re.Match[str], text: str) -> str | None:
    """Who wrote the entry: what the header names behind the date and time, or a line `Author:` right under it."""
    rest = match["rest"]
    if labelled := _AUTHOR_LABEL.search(rest):
        return labelled["name"].strip(" *_#-")
    under = _AUTHOR_LINE.match(text, match.end() + 1)
    if under:
        return under["name"].strip()
    bare = re.sub(r"\b\d{1,2}[:.]?\d{2}\s?(?:hrs?|h|am|pm)?\b", "", rest, flags=re.IGNORECASE).strip(" \t:-–—|,*_#()")
    words = bare.split(",")[0].split("|")[0].split(" - ")[0].split()
    named = 1 < len(words) <= 4 and all(word[:1].isupper() for word in words)
    return " ".join(words) if named else None
