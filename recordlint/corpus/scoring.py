"""Scores against the annotated corpus: precision, recall and F1 a group of rules, with 95 % intervals.

A finding counts against a marked statement by overlap, within a group: two rules of one group that mark the same sentence
are one hit. Findings about the note as a whole are counted in a row of their own, against what the note expects.
"""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from recordlint.corpus.markup import AnnotatedNote
from recordlint.notes import Finding, Severity

_WITHOUT_REASON = ("rationale/decision-without-reason", "rationale/closure-without-reason")
GROUPS: Mapping[str, Callable[[str], bool]] = {
    "opinion and respect": lambda rule: rule.startswith(("opinion/", "respect/")),
    "decisions without reason": lambda rule: rule in _WITHOUT_REASON,
    "rationale, the rest": lambda rule: rule.startswith("rationale/") and rule not in _WITHOUT_REASON,
    "sharing slots (no-*)": lambda rule: rule.startswith("sharing/no-"),
    "sharing, the rest": lambda rule: rule.startswith("sharing/") and not rule.startswith("sharing/no-"),
    "capacity": lambda rule: rule.startswith("capacity/"),
    "abbreviations": lambda rule: rule.startswith("plain/abbreviation-"),
    "plain, the rest": lambda rule: rule.startswith("plain/") and not rule.startswith("plain/abbreviation-"),
    "voice": lambda rule: rule.startswith("voice/"),
    "record": lambda rule: rule.startswith("record/"),
}
WHOLE = "whole-note findings"
_RESAMPLES = 1000
_SEED = 20261122


@dataclass(frozen=True, slots=True)
class Counts:
    """Hits, false alarms and misses."""

    hits: int = 0
    false_alarms: int = 0
    misses: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(self.hits + other.hits, self.false_alarms + other.false_alarms, self.misses + other.misses)

    @property
    def precision(self) -> float | None:
        """Hits among what was found; None when nothing was."""
        found = self.hits + self.false_alarms
        return self.hits / found if found else None

    @property
    def recall(self) -> float | None:
        """Hits among what was wanted; None when nothing was."""
        wanted = self.hits + self.misses
        return self.hits / wanted if wanted else None

    @property
    def f1(self) -> float | None:
        """The harmonic mean of both; None when there was neither."""
        total = 2 * self.hits + self.false_alarms + self.misses
        return 2 * self.hits / total if total else None


@dataclass
class Scores:
    """Counts of each note, by group; and the findings of severity warning or above on each good note (record/* apart)."""

    by_note: dict[str, list[Counts]] = field(default_factory=lambda: {name: [] for name in (*GROUPS, WHOLE)})
    warnings_on_good: list[int] = field(default_factory=list)
    notes: int = 0

    def add(self, note: AnnotatedNote, findings: Sequence[Finding]) -> None:
        """Score one note's findings."""
        self.notes += 1
        for name, belongs in GROUPS.items():
            self.by_note[name].append(count(note, [f for f in findings if belongs(f.rule)], belongs))
        self.by_note[WHOLE].append(count_whole(note, findings))
        if note.meta["quality"] == "good":
            alarms = [f for f in findings if f.severity is not Severity.INFO and not f.rule.startswith("record/")]
            self.warnings_on_good.append(len(alarms))

    def total(self, group: str) -> Counts:
        """The counts of a group over all notes."""
        return sum(self.by_note[group], Counts())

    def f1_interval(self, group: str) -> tuple[float, float] | None:
        """A 95 % interval of F1, by resampling notes (percentile bootstrap, fixed seed)."""
        notes = self.by_note[group]
        draw = random.Random(_SEED)  # noqa: S311 - a bootstrap, not a secret
        scores = sorted(
            f1 for _ in range(_RESAMPLES) if (f1 := sum(draw.choices(notes, k=len(notes)), Counts()).f1) is not None
        )
        return (scores[int(0.025 * len(scores))], scores[int(0.975 * len(scores)) - 1]) if scores else None


def count(note: AnnotatedNote, findings: Sequence[Finding], belongs: Callable[[str], bool]) -> Counts:
    """The counts of one group on one note's marked statements: a finding without a place counts only as a hit."""
    placed = [f for f in findings if f.span]
    absent = {f.rule for f in findings if not f.span}
    expected: set[str] = set(note.meta.get("expect") or ())
    hits = misses = 0
    # A rule that the note expects as a whole may point anywhere in it.
    used = {i for i, f in enumerate(placed) if f.rule in expected}
    for start, end, rules in _wanted(note, belongs):
        over = {i for i, f in enumerate(placed) if f.span and f.span.overlaps(start, end)}
        used |= over
        found = bool(over) or bool(absent & rules)
        hits += found
        misses += not found
    return Counts(hits, len(placed) - len(used), misses)


def count_whole(note: AnnotatedNote, findings: Sequence[Finding]) -> Counts:
    """The counts of findings about the note as a whole, against the rules that its front matter expects."""
    expected: set[str] = set(note.meta.get("expect") or ())
    marked = {rule for mark in note.of_class("statement") for rule in mark.values("flag")}
    found = {f.rule for f in findings}
    absent = {f.rule for f in findings if not f.span}
    return Counts(len(expected & found), len(absent - expected - marked), len(expected - found))


def _wanted(note: AnnotatedNote, belongs: Callable[[str], bool]) -> list[tuple[int, int, set[str]]]:
    if belongs("plain/abbreviation-unexplained"):
        marks = note.of_class("abbreviation")
        return [
            (m.start, m.end, {"plain/abbreviation-unexplained"}) for m in marks if m.attributes["explained"] == "no"
        ]
    found: list[tuple[int, int, set[str]]] = []
    for mark in note.of_class("statement"):
        rules = {rule for rule in mark.values("flag") if belongs(rule)}
        if rules:
            found.append((mark.start, mark.end, rules))
    return found


def wilson(part: int, whole: int) -> tuple[float, float] | None:
    """The 95 % Wilson score interval of a proportion (Wilson 1927), or None of nothing."""
    if not whole:
        return None
    z = 1.959964
    p = part / whole
    middle = (p + z * z / (2 * whole)) / (1 + z * z / whole)
    half = z * math.sqrt(p * (1 - p) / whole + z * z / (4 * whole * whole)) / (1 + z * z / whole)
    return max(0.0, middle - half), min(1.0, middle + half)


def score(notes: Iterable[AnnotatedNote], check: Callable[[AnnotatedNote], Sequence[Finding]]) -> Scores:
    """The scores of a checker over annotated notes."""
    scores = Scores()
    for note in notes:
        scores.add(note, check(note))
    return scores
