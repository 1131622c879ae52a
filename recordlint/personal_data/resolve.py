"""Hits that overlap become hits that do not: what has a format of its own stands, a longer place or name covers what it holds.

What a winner leaves over of a loser stays a hit (the street before a postcode), so that nothing found is lost.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from recordlint.personal_data.base import Hit

# Earlier ranks win where hits overlap. Within a rank the longer one wins, then the surer.
_RANKS: Sequence[frozenset[str]] = (
    frozenset(
        {"EMAIL", "URL", "NHS_NUMBER", "NINO", "POSTCODE", "DRIVING_LICENCE", "UPN", "BANK_ACCOUNT", "IP_ADDRESS"}
    ),
    frozenset({"PHONE", "DATE_OF_BIRTH", "PASSPORT", "VEHICLE", "CASE_ID", "ACCESS_CODE", "HANDLE", "OTHER_ID"}),
    frozenset({"ADDRESS"}),
    frozenset({"PERSON", "SCHOOL", "ORGANISATION", "LOCATION"}),
    frozenset({"DATE", "AGE"}),
)
_RANK_OF = {type_: rank for rank, types in enumerate(_RANKS) for type_ in types}
# Of hits with the same words, the more telling type.
_ORDER = ("SCHOOL", "PERSON", "ORGANISATION", "LOCATION")
_DIVIDED = frozenset(
    {"ADDRESS", "PERSON", "SCHOOL", "ORGANISATION", "LOCATION", "CASE_ID", "OTHER_ID", "PHONE", "URL", "DATE_OF_BIRTH"}
)
_LEAST_LEFT = 3  # letters or digits that a remainder must hold to be worth a hit of its own
_UNSURE = 0.55  # below this a hit of an early rank gives way to a surer one of a later rank


def resolve(hits: Iterable[Hit], text: str) -> tuple[Hit, ...]:
    """The hits that stand, by start, none overlapping another. `text` is what their offsets count in."""
    standing: list[Hit] = []
    taken: list[tuple[int, int]] = []
    for hit in sorted(hits, key=_precedence):
        free = _free(hit.start, hit.end, taken)
        if free == [(hit.start, hit.end)]:
            standing.append(hit)
            taken.append((hit.start, hit.end))
        elif hit.type in _DIVIDED:
            for start, end in free:
                start, end = _trimmed(text, start, end)
                if sum(char.isalnum() for char in text[start:end]) >= _LEAST_LEFT:
                    standing.append(replace(hit, start=start, end=end))
                    taken.append((start, end))
    return tuple(sorted(standing, key=lambda hit: hit.start))


def _precedence(hit: Hit) -> tuple[float, ...]:
    rank = _RANK_OF.get(hit.type, len(_RANKS))
    if hit.score < _UNSURE and rank < 3:
        rank = 3
    order = _ORDER.index(hit.type) if hit.type in _ORDER else len(_ORDER)
    return (rank, -(hit.end - hit.start), order, -hit.score, hit.start)


def _free(start: int, end: int, taken: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The stretches of [start, end) that no taken one covers."""
    free: list[tuple[int, int]] = []
    at = start
    for left, right in sorted(t for t in taken if t[0] < end and start < t[1]):
        if left > at:
            free.append((at, left))
        at = max(at, right)
    if at < end:
        free.append((at, end))
    return free


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not text[end - 1].isalnum():
        end -= 1
    return start, end
