"""Scores of personal data against the annotated corpus: what leaks, what is marked in vain, whose it is, who is who.

The figures: a marked span is *covered* when every character of it lies in some mention; *leaked* characters are those of marked spans
that no mention covers; a mention is *right* when at least half of it lies in marked spans of its type or of any type (both are told). Roles and links
are judged on people's names: a name that was not found has no role and no links.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import combinations

from recordlint.corpus.markup import PERSONAL_DATA, AnnotatedNote, Mark
from recordlint.corpus.scoring import Counts
from recordlint.notes import Mention

FORMATTED = ("NHS_NUMBER", "NINO", "POSTCODE", "PHONE", "EMAIL", "VEHICLE", "UPN")
"""Identifiers that a format defines, of which nearly all are to be found."""


@dataclass
class PersonalScores:
    """Counts over notes; `by_type` counts a marked span as a hit when it is covered, whatever the mention's type."""

    notes: int = 0
    by_type: dict[str, Counts] = field(default_factory=lambda: dict.fromkeys(PERSONAL_DATA, Counts()))
    characters: int = 0
    leaked: int = 0
    mentions: int = 0
    right: int = 0
    right_type: int = 0
    people: int = 0
    right_role: int = 0
    links: Counts = field(default_factory=Counts)

    def add(self, note: AnnotatedNote, mentions: Sequence[Mention]) -> None:
        """Score one note's mentions."""
        self.notes += 1
        marks = list(note.of_class(*PERSONAL_DATA))
        found = _cover(mentions)
        wanted = _cover(marks)
        for mark in marks:
            missing = sum(1 for i in range(mark.start, mark.end) if i not in found)
            self.characters += mark.end - mark.start
            self.leaked += missing
            self.by_type[mark.cls] += Counts(hits=not missing, misses=bool(missing))
        typed = {kind: _cover([m for m in marks if m.cls == kind]) for kind in {m.cls for m in marks}}
        for mention in mentions:
            self.mentions += 1
            inside = sum(1 for i in range(mention.start, mention.end) if i in wanted)
            same = sum(1 for i in range(mention.start, mention.end) if i in typed.get(mention.type, ()))
            right = inside * 2 >= mention.end - mention.start
            self.right += right
            self.right_type += same * 2 >= mention.end - mention.start
            self.by_type[mention.type] += Counts(false_alarms=not right)
        self._people(note, marks, mentions)

    def _people(self, note: AnnotatedNote, marks: Sequence[Mark], mentions: Sequence[Mention]) -> None:
        named = [mark for mark in marks if mark.cls == "PERSON"]
        people = [mention for mention in mentions if mention.type == "PERSON"]
        matched = [_best(mark, people) for mark in named]
        roles = {key: person["role"] for key, person in (note.meta.get("people") or {}).items()}
        for mark, mention in zip(named, matched, strict=True):
            self.people += 1
            self.right_role += mention is not None and mention.role == roles[mark.attributes["of"]]
        for (mark, mention), (other, second) in combinations(zip(named, matched, strict=True), 2):
            same = mark.attributes["of"] == other.attributes["of"]
            linked = (
                mention is not None
                and second is not None
                and mention.entity == second.entity
                and mention.entity is not None
            )
            self.links += Counts(same and linked, linked and not same, same and not linked)

    @property
    def total(self) -> Counts:
        """Counts over all types."""
        return sum(self.by_type.values(), Counts())

    def formatted(self) -> Counts:
        """Counts over identifiers that a format defines."""
        return sum((self.by_type[kind] for kind in FORMATTED), Counts())


def _cover(spans: Sequence[Mark] | Sequence[Mention]) -> set[int]:
    return {i for span in spans for i in range(span.start, span.end)}


def _best(mark: Mark, people: Sequence[Mention]) -> Mention | None:
    """The mention that shares most with the mark."""
    shared = [(min(mark.end, m.end) - max(mark.start, m.start), n) for n, m in enumerate(people)]
    most = max(shared, default=(0, 0))
    return people[most[1]] if most[0] > 0 else None
