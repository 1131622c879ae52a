"""Hits that overlap become hits that do not: what has a format of its own stands, a longer place or name covers what it holds.

What a winner leaves over of a loser stays a hit (the street before a postcode, the year behind a name), so that nothing found is
lost: every letter and digit that lay in some hit lies in one that stands, but for little words such as "at" between two hits.
"""

from __future__ import annotations

from bisect import bisect_left, insort
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
_BY_CONTEXT = "encoder"
_UNSURE = 0.55  # below this a hit of an early rank gives way to a surer one of a later rank
# What tells nobody anything when it is all that is left of a hit; capitals and digits never are.
_SAYS_NOTHING = frozenset({"a", "an", "and", "at", "by", "for", "from", "in", "near", "of", "on", "or", "s", "the", "to", "with"})  # fmt: skip


def resolve(hits: Iterable[Hit], text: str) -> tuple[Hit, ...]:
    """The hits that stand, by start, none overlapping another. `text` is what their offsets count in."""
    standing: list[Hit] = []
    taken: list[tuple[int, int]] = []
    for hit in sorted(hits, key=_precedence):
        free = _free(hit.start, hit.end, taken)
        if free == [(hit.start, hit.end)]:
            standing.append(hit)
            insort(taken, free[0])
            continue
        for start, end in free:
            start, end = _trimmed(text, start, end)
            if start < end and not _says_nothing(text, start, end):
                standing.append(replace(hit, start=start, end=end))
                insort(taken, (start, end))
    return tuple(sorted(standing, key=lambda hit: hit.start))


def _precedence(hit: Hit) -> tuple[float | str, ...]:
    rank = _RANK_OF.get(hit.type, len(_RANKS))
    if hit.score < _UNSURE and rank < 3:
        rank = 3
    if hit.recognizer == _BY_CONTEXT:
        # What the encoder sees adds to what is told by form or by name, and takes nothing from it.
        rank = len(_RANKS)
    order = _ORDER.index(hit.type) if hit.type in _ORDER else len(_ORDER)
    return (rank, -(hit.end - hit.start), order, -hit.score, hit.start, hit.type, hit.recognizer)


def _free(start: int, end: int, taken: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The stretches of [start, end) that none of `taken` covers; `taken` is sorted and does not overlap."""
    free: list[tuple[int, int]] = []
    index = bisect_left(taken, (start, start))
    if index and taken[index - 1][1] > start:
        index -= 1
    at = start
    while index < len(taken) and taken[index][0] < end:
        left, right = taken[index]
        if left > at:
            free.append((at, left))
        at = max(at, right)
        index += 1
    if at < end:
        free.append((at, end))
    return free


def _says_nothing(text: str, start: int, end: int) -> bool:
    """Whether [start, end) is whole little words; the "a" of "12a" is not."""
    if text[max(0, start - 1) : start].isalnum() or text[end : end + 1].isalnum():
        return False
    return all(word in _SAYS_NOTHING for word in text[start:end].split())


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not text[end - 1].isalnum():
        end -= 1
    return start, end
