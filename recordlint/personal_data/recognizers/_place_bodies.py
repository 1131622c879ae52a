"""Places and bodies of a passage, schools and others together, so that the longer name wins where two meet."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from recordlint.personal_data.base import Hit, Passage
from recordlint.personal_data.recognizers._place_named import Named, named


def longest(found: Iterable[Hit]) -> list[Hit]:
    """The hits less those that overlap a longer one, by start; of two as long the likelier stays."""
    kept: list[Hit] = []
    for one in sorted(found, key=lambda hit: (hit.start, -hit.end, -hit.score)):
        while kept and one.start < kept[-1].end:
            if (one.end - one.start, one.score) <= (kept[-1].end - kept[-1].start, kept[-1].score):
                break
            kept.pop()
        else:
            kept.append(one)
    return kept


def bodies(passage: Passage) -> tuple[list[Named], list[Named]]:
    """The organisations and the schools that are named with a head word, neither within the other."""
    organisations = list(named(passage, "organisation_words"))
    schools = list(named(passage, "school_words"))
    return _outside(organisations, schools, 0), _outside(schools, organisations, 1)


def _outside(some: list[Named], others: list[Named], longer_by: int) -> list[Named]:
    """Those that none of the others overlaps that is longer by so much or more. Both are by start."""
    kept: list[Named] = []
    at = 0
    for one in some:
        while at < len(others) and others[at].end <= one.start:
            at += 1
        near = others[at : at + 3]
        least = one.end - one.start + longer_by
        if not any(o.start < one.end and one.start < o.end and o.end - o.start >= least for o in near):
            kept.append(one)
    return kept


class Taken:
    """Spans that are taken, none overlapping another: asked in logarithmic time."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(spans):
            if self._ends and start < self._ends[-1]:
                self._ends[-1] = max(end, self._ends[-1])
            else:
                self._starts.append(start)
                self._ends.append(end)

    def overlaps(self, start: int, end: int) -> bool:
        """Whether [start, end) shares a code point with a span."""
        at = bisect_left(self._starts, end)
        return at > 0 and self._ends[at - 1] > start

    def holds(self, start: int, end: int) -> bool:
        """Whether [start, end) lies within a span."""
        at = bisect_left(self._starts, start + 1)
        return at > 0 and self._ends[at - 1] >= end
