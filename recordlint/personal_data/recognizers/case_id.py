"""Numbers of cases, records, claims, crimes and courts: the number without the words that name it.

A label or a telling shape makes one; a house's own formats (`Known.case_ids`) always do. `_contact_records` says which.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from recordlint.personal_data.base import Hit, Passage
from recordlint.personal_data.recognizers._contact_cells import Cell
from recordlint.personal_data.recognizers._contact_digits import is_time
from recordlint.personal_data.recognizers._contact_house import spans
from recordlint.personal_data.recognizers._contact_records import (
    BARE_ID,
    EXPLICIT,
    INITIALS,
    LOOSE,
    NAMED,
    NOT_MINE,
    POLICE,
    SHAPES,
    SYSTEM,
    TOKEN,
    is_dated,
    is_reference,
    is_telling,
)

_UNIT = re.compile(
    r"[ ]?(?:am|pm|hrs?|hours?|mins?|minutes?|mg|mcg|ml|kg|cm|mm|days?|weeks?|months?|years?|yrs?|times|visits?|calls?|people|pounds|steps|calories|kcal|patients|clients|cases|children|residents|staff|pages?|%|x\b)(?![a-z])|[:%]|[.][0-9]"
)
_ORDINAL = re.compile(r"[0-9]{1,3}(?:st|nd|rd|th|x|yo|y|yrs|am|pm|mg|ml|mcg|kg|g|cm|mm|hrs|hr|mins|k)", re.IGNORECASE)
_PHONE = re.compile(r"(?:\+44|0[12378])[0-9]{1,4}[ -][0-9]{3,4}[ -]?[0-9]{2,6}|0[1237][0-9]{9}(?![0-9])")
_NEXT_LINE = re.compile(r"[ :]*\r?\n[ \t]*(?=[A-Za-z]{0,6}[-/ ]?[0-9][^\n ]*[ \t]*(?:\r?\n|$))")
_LABELS = (
    (EXPLICIT, 0.93, "label of a record's number", 3),
    (NAMED, 0.9, "reference", 3),
    (SYSTEM, 0.85, "name of a record system", 5),
    (BARE_ID, 0.75, "label 'id'", 4),
    (POLICE, 0.8, "log, claim or case", 5),
    (LOOSE, 0.75, "a file, an order or a panel", 3),
)


def find(passage: Passage) -> Iterator[Hit]:
    """Record numbers of a passage. Raises SettingsError for a house format that is no usable regular expression."""
    cell = Cell.of(passage)
    spot: dict[int, tuple[int, float, str]] = {}
    taken: set[int] = set()
    for start, end in spans(passage.known.case_ids, passage.text):
        _put(spot, taken, (start + cell.shift, end + cell.shift), 0.97, "the house's format")
    for label, score, why, digits in _LABELS:
        for match in label.finditer(cell.folded):
            if NOT_MINE.search(cell.before(match.start(), 30)):
                continue
            span = _labelled(cell, match.end(), digits, named=label is EXPLICIT or label is NAMED)
            if span and (label is not LOOSE or is_reference(cell.text[slice(*span)])):
                _put(spot, taken, span, score, why)
    for shape, score, why in SHAPES:
        for match in shape.finditer(cell.text):
            if is_telling(match[0], cell.before(match.start(), 30)):
                _put(spot, taken, match.span(), score, why)
    for start, (end, score, why) in sorted(spot.items()):
        if start >= cell.shift:
            yield Hit("CASE_ID", start - cell.shift, end - cell.shift, score, "case_id", why)


def _put(
    spot: dict[int, tuple[int, float, str]], taken: set[int], span: tuple[int, int], score: float, why: str
) -> None:
    """Keep a span unless an earlier, surer finding shares characters with it; `taken` holds the places of those kept."""
    if taken.isdisjoint(range(*span)):
        spot[span[0]] = (span[1], score, why)
        taken.update(range(*span))


def _labelled(cell: Cell, at: int, least: int, *, named: bool) -> tuple[int, int] | None:
    """The number right behind a label that ends at `at`, with so many digits at least."""
    if named:
        line = _NEXT_LINE.match(cell.folded, at)
        at = line.end() if line else at
    token = TOKEN.match(cell.text, at)
    initials = INITIALS.match(cell.text, at) if named and "ref" in cell.before(at, 12) else None
    if initials and (not token or token.end() <= initials.end()):
        return initials.span()
    if not token:
        return None
    start, end = token.span()
    words = cell.text[start:end]
    count = sum(char.isdigit() for char in words)
    if count < least or _ORDINAL.fullmatch(words) or is_dated(words) or _UNIT.match(cell.folded, end):
        return None
    if re.fullmatch(r"(?:[89][0-9]|[12][0-9]{2})/(?:[4-9][0-9]|1[0-2][0-9])", words) or (
        words.isdigit() and count < 4 and "quot" in cell.before(at, 12)
    ):
        return None
    if _PHONE.match(cell.text, start) or cell.text[start - 1] in "£$€":
        return None
    if re.match(r"[ ]?[0-9]{2,}", cell.text[end : end + 4]) and named is False:
        return None
    if not named and (re.fullmatch(r"(?:19|20)[0-9]{2}", words) or is_time(words)):
        return None
    # "ref my visit", "case no longer": letters in front are part of a number only in capitals or joined to it.
    lead = re.match(r"([A-Za-z]+)(?:[ ]|\.[ ]?)", words)
    if lead and lead[1].lower() in ("no", "nos", "num", "ref", "id"):
        start += lead.end()
    elif lead and (not lead[1].isupper() or len(lead[1]) > 4):
        return None
    return start, end
