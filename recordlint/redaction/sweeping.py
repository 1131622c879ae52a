"""What is withheld somewhere in the run is withheld everywhere: pieces are searched for it before they are written."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from recordlint.personal_data.names import name_lists
from recordlint.redaction.base import Item
from recordlint.redaction.copies import Evidence, apply_items
from recordlint.redaction.planner import PieceKey, Planner, fitted
from recordlint.redaction.variants_dates import CALENDAR
from recordlint.redaction.verdicts import ORDINARY, verdict_of
from recordlint.redaction.verification import Residue, verify_piece

_ROUNDS = 3  # how often a piece is searched: what is added may bring something to light

_IN_SENTENCE = re.compile(r"[a-z,;][ \u00a0]$")  # a capital behind a small letter opens no sentence
_DATED = re.compile(r"(?:'s)?[ ,]{0,2}\d")
_ARTICLES = ("a", "A", "i", "I")  # before a name rather a word than an initial


def swept(planner: Planner, text: str, key: PieceKey, items: Sequence[Item], evidence: Evidence) -> list[Item]:
    """The items of a piece with those added that would show what the run withholds."""
    found = [*items, *_longer(planner, text, key, items, evidence)]
    is_ordinary = name_lists().is_ordinary
    for _ in range(_ROUNDS):
        done = fitted(text, found)
        applied = apply_items(text, found)
        more: list[Item] = []
        for one in verify_piece(
            applied.text,
            text,
            done,
            evidence.searcher,
            evidence.kept,
            is_ordinary=is_ordinary,
            label_words=evidence.label_words,
        ):
            place = applied.positions.to_source(one.start, one.end)
            if place and (isinstance(one, Residue) or (one.why == ORDINARY and _is_written_as_name(text, *place))):
                more.append(planner.found_elsewhere(text, key, *place, one.type, one.entity))
        if not more:
            break
        found += more
    return found


def _is_written_as_name(text: str, start: int, end: int) -> bool:
    """Whether an English word that is a withheld name stands as a name would: "thanked Grace and Will", not "Will check", "May 12"."""
    if not text[start].isupper() or text[start:end].isupper() or _DATED.match(text, end):
        return False
    if text[start:end].lower() in CALENDAR:
        return False  # May the month is not May the person
    return _IN_SENTENCE.search(text[max(0, start - 12) : start]) is not None


def _longer(planner: Planner, text: str, key: PieceKey, items: Sequence[Item], evidence: Evidence) -> Iterator[Item]:
    """What is withheld of a name where it stands longer than it was found: the initial before a surname tells, too."""
    withheld = [item for item in items if item.is_withheld]
    if not withheld:
        return
    starts = [item.start for item in withheld]
    kept = [item for item in items if not item.is_withheld]
    for found in evidence.searcher.find(text):
        last = bisect_left(starts, found.end) - 1
        if last < 0 or withheld[last].end <= found.start:
            continue
        first = max(bisect_left(starts, found.start) - 1, 0)
        start = next((i.start for i in withheld[first : last + 1] if i.end > found.start), found.start)
        rest = text[found.start : start].strip()
        if (start <= found.start and found.end <= withheld[last].end) or rest in _ARTICLES:
            continue
        if any(item.start < found.end and found.start < item.end for item in kept):
            continue
        verdict = verdict_of(found, text, name_lists().is_ordinary, evidence.kept)
        if verdict and not verdict.why:
            yield planner.found_elsewhere(text, key, found.start, found.end, verdict.form.type, verdict.form.entity)


def with_something_left(texts: Sequence[str], items: Sequence[Sequence[Item]]) -> list[list[Item]]:
    """The items of a record's pieces, a label in the place of what is taken out whole where nothing else would be left.

    A row without a word, or a text file without one, would be no row and no file to whoever reads the copy.
    """
    listed = [list(own) for own in items]
    if not any(texts) or any(apply_items(text, own).text for text, own in zip(texts, listed, strict=True)):
        return listed
    return [
        [replace(item, action="label", replacement="[withheld]") if item.action == "remove" else item for item in own]
        for own in listed
    ]
