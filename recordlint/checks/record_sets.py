"""Rules over a person's notes in order: text carried over from an earlier entry, and a gap in an open case.

Each keeps a small value of a note (hashes, a day, a few flags), never its words, so that a long record costs little memory.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import pairwise
from typing import Any

from recordlint.checks.base import Candidate, CheckContext, Remembered, SetCheck, holding
from recordlint.language.grammar import compiled
from recordlint.language.layers import LineKind
from recordlint.language.lexicons import pattern, per_house, terms_of
from recordlint.language.reading import Reading
from recordlint.language.terms import Terms

_SHINGLE = 5  # words
_SKETCH = 96  # hashes kept of a note: the lowest ones
_WORDS_AT_MOST = 20_000
_WORD = re.compile(r"[a-z][a-z'-]*")
# Days, times and amounts are left out: a copied entry with the date changed is still a copy.
_VARIABLE = re.compile(
    r"\b(?:(?:mon|tues?|wednes|thurs?|fri|satur|sun)day|january|february|march|april|june|july|august|september|october|november|december|today|yesterday|am|pm)\b"
)
_PLAN_WORDS = r"\b(?:care plan|support plan|risk assessment|guidelines?|pbs plan|protocol|safety plan|child protection plan|the plan)\b[^.\n]{0,30}\b(?:states?|says|reads|wording|quoted|as follows|copied|extract|is:|:)|^[\W\d]*(?:as per|from|extract from|per) (?:the |her |his |their )?(?:care|support|pbs|safety) plan\b"
_TEMPLATE = (LineKind.HEADING, LineKind.HEADER, LineKind.SIGNATURE, LineKind.BLANK)


@dataclass(frozen=True, slots=True)
class Sketch:
    """The lowest hashes of a text's word shingles, and how many different shingles there were."""

    hashes: tuple[int, ...]
    size: int

    @classmethod
    def of(cls, text: str) -> Sketch:
        """The sketch of folded text; the same on every machine and in every process."""
        words = _WORD.findall(_VARIABLE.sub(" ", text))[:_WORDS_AT_MOST]
        shingles = {" ".join(words[i : i + _SHINGLE]) for i in range(max(0, len(words) - _SHINGLE + 1))}
        hashes = sorted(
            int.from_bytes(blake2b(shingle.encode(), digest_size=7).digest(), "big") for shingle in shingles
        )
        return cls(tuple(hashes[:_SKETCH]), len(shingles))

    def overlap(self, other: Sketch) -> float:
        """An estimate of the share of shingles that two texts have in common (Jaccard); exact for short ones."""
        if not self.size or not other.size:
            return 0.0
        union = sorted({*self.hashes, *other.hashes})
        lowest = union[:_SKETCH] if max(self.size, other.size) > _SKETCH else union
        mine, theirs = set(self.hashes), set(other.hashes)
        return sum(1 for value in lowest if value in mine and value in theirs) / len(lowest)


@dataclass(frozen=True, slots=True)
class Entry:
    """What is remembered of a note for copied text: all of it, what the worker wrote, and that without quoted plans."""

    whole: Sketch
    written: Sketch
    own: Sketch


def remember_text(context: CheckContext) -> Entry | None:
    """Sketches of the note; None for a note too short to have a shingle."""
    reading = context.reading
    whole = Sketch.of(reading.folded)
    if not whole.size:
        return None
    written = _written(reading)
    return Entry(
        whole,
        Sketch.of(" . ".join(reading.folded[a:b] for a, b in written)),
        Sketch.of(" . ".join(_own(reading, written))),
    )


def copied_text(entries: Sequence[Remembered], options: Mapping[str, Any]) -> Iterator[Candidate]:
    """A candidate for every entry that repeats one of those before it: the nearest one is named."""
    for index, (ref, entry) in enumerate(entries):
        for earlier_ref, earlier in reversed(entries[max(0, index - options["entries"]) : index]):
            quiet = _sameness(entry, earlier, options["overlap"], options["words"])
            if quiet is not None:
                yield Candidate(quiet=quiet, related=(ref, earlier_ref))
                break


def _sameness(entry: Entry, earlier: Entry, threshold: float, words: int) -> frozenset[str] | None:
    """What excuses the likeness of two entries, nothing if it is the worker's own words; None when they are not alike."""

    def enough(sketch: Sketch) -> bool:
        return sketch.size + _SHINGLE - 1 >= words

    if enough(entry.own) and entry.own.overlap(earlier.own) >= threshold:
        return frozenset()
    if entry.whole.overlap(earlier.whole) < threshold:
        return None
    short = not enough(entry.whole)
    written = enough(entry.written) and entry.written.overlap(earlier.written) >= threshold
    return holding(short=short, template=not short and not written, plan_quoted=not short and written)


def _written(reading: Reading) -> list[tuple[int, int]]:
    """The stretches of the note that are not headings, labels, header lines or signatures."""
    return [
        (line.content if line.kind is LineKind.FIELD else line.start, line.end)
        for line in reading.layout.lines
        if line.kind not in _TEMPLATE and not reading.text[line.start : line.end].rstrip().endswith(":")
    ]


def _own(reading: Reading, written: Iterable[tuple[int, int]]) -> Iterator[str]:
    """What is left of these stretches without quotations and lines that give a plan's wording."""
    folded = reading.folded
    for start, end in written:
        line_start = folded.rfind("\n", 0, start) + 1
        if compiled(_PLAN_WORDS).search(folded[max(line_start, start - 100) : min(end, start + 200)]):
            continue
        at = start
        for quote in reading.quotes:
            if quote.start < end and start < quote.end:
                yield folded[at : max(at, quote.start)]
                at = min(end, max(at, quote.end))
        yield folded[at:end]


@dataclass(frozen=True, slots=True)
class Day:
    """What is remembered of a note for gaps: its day, what it says of the case, and until when it agrees to rest."""

    day: int
    closes: bool
    reopens: bool
    rests_until: int | None


def remember_day(context: CheckContext) -> Day | None:
    """The day of a dated note; None without a date."""
    note = context.note
    if note.date is None:
        return None
    folded = context.reading.folded
    day = note.date.toordinal()
    return Day(
        day,
        _says(folded, "closure"),
        bool(_terms("reopened").search(folded[:600])),
        _rests_until(folded, note.date.month, day),
    )


def gap(entries: Sequence[Remembered], options: Mapping[str, Any]) -> Iterator[Candidate]:
    """A candidate for every pair of neighbouring entries that lie more than `days` apart."""
    dated = sorted((entry for entry in entries if entry.value is not None), key=lambda entry: entry.value.day)
    for (ref, before), (next_ref, after) in pairwise(dated):
        days = after.day - before.day
        if days <= options["days"]:
            continue
        rests = before.rests_until is not None and before.rests_until + options["grace"] >= after.day
        yield Candidate(
            quiet=holding(closed=before.closes, reopened=after.reopens and not before.closes, agreed_interval=rests),
            values={"days": str(days)},
            related=(ref, next_ref),
        )


@per_house
def _terms(category: str) -> Terms:
    return pattern(term.strip() for term in terms_of("record", category))


def _says(folded: str, category: str) -> bool:
    """Whether the note closes the case, not "if …" or "until the case is closed"."""
    return any(
        not compiled(
            r"\b(?:if|until|unless|before|not|when|cannot|can't|won't|whether|police|consider\w*|may|might|why|without|no) (?:\w+ ){0,8}$"
        ).search(folded[max(0, match.start() - 60) : match.start()])
        for match in _terms(category).finditer(folded)
    )


_UNITS = {"day": 1, "week": 7, "wk": 7, "fortnight": 14, "month": 31, "mth": 31, "year": 366, "yr": 366}
_NUMBERS = {
    word: n
    for n, word in enumerate(
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
    )
} | {"a": 1, "an": 1}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NEXT = r"(?:review\w*|visit\w*|call\w*|contact\w*|see\w*|appointment|session|meet\w*|ring|phone|check[ -]?in|follow[ -]?up|f/u|recall|back|appt|tel|clinic|update|monitor\w*|catch up|again|return\w*|reassess\w*|assess\w*|seen|due|next)"
_IN_UNITS = rf"\b{_NEXT}[^.\n]{{0,40}}?\b(?:in|every|for|after|at|within|of|at least)?\s?(?:about\s|around\s|approx\s|another\s|the\snext\s)?(?P<n>\d{{1,2}}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?:-|\s|/)?(?P<unit>day|week|wk|fortnight|month|mth|year|yr)(?:s|ly)?\b"
_ADJECTIVE = r"\b(?P<often>annual(?:ly)?|yearly|six[ -]monthly|6[ -]monthly|quarterly|three[ -]monthly|3[ -]monthly|two[ -]monthly|bi-?monthly|monthly|12[ -]weekly|eight[ -]weekly|8[ -]weekly)\s(?:review|visit|contact|call|check|appointment|session|clinic|monitoring|meeting|injection|depot|follow)"
_OFTEN = {
    "annual": 366,
    "annually": 366,
    "yearly": 366,
    "six": 186,
    "6": 186,
    "quarterly": 93,
    "three": 93,
    "3": 93,
    "two": 62,
    "bi": 62,
    "monthly": 31,
    "12": 84,
    "eight": 56,
    "8": 56,
}
_IN_MONTH = rf"\b{_NEXT}[^.\n]{{0,50}}?\b(?:in|on|early|mid|late|end of|beginning of|due|:|-|until|till)?\s?(?:the\s)?(?:\d{{1,2}}(?:st|nd|rd|th)?(?:\sof)?\s)?(?P<month>{'|'.join(_MONTHS)})[a-z]*\b"
_REST = 186  # a rest without a stated end is taken for half a year


def _rests_until(folded: str, month: int, day: int) -> int | None:
    """The day until which the note says that no contact is meant: "next visit in 12 weeks", "review November", "on hold"."""
    ends = [day + _REST] if _terms("hold").search(folded) else []
    for match in re.finditer(_IN_UNITS, folded):
        number = _NUMBERS[match["n"]] if match["n"] in _NUMBERS else int(match["n"])
        ends.append(day + number * _UNITS[match["unit"]])
    ends.extend(
        day + _OFTEN[re.split(r"[ -]|month", match["often"])[0] or "monthly"]
        for match in re.finditer(_ADJECTIVE, folded)
    )
    for match in re.finditer(_IN_MONTH, folded):
        ahead = (_MONTHS.index(match["month"]) + 1 - month) % 12
        ends.append(day + (ahead + 1) * 31)
    return max(ends, default=None)


COPIED_TEXT = SetCheck(remember_text, copied_text)
GAP = SetCheck(remember_day, gap)
