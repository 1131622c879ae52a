"""What the formats of the inventory share: options and counts."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Protocol

from recordlint.documents.base import Failure
from recordlint.personal_data.run import StoredRecord


@dataclass(frozen=True, slots=True)
class ScanOptions:
    """`excerpts` shows the words found, `explain` what each hit rests on; without them nothing of a note is quoted."""

    excerpts: bool = False
    explain: bool = False
    colour: bool = False


@dataclass
class ScanSummary:
    """Counts of a run."""

    notes: int = 0
    empty: int = 0
    mentions: int = 0
    by_type: Counter[str] = field(default_factory=Counter)
    by_role: Counter[str] = field(default_factory=Counter)
    by_topic: Counter[str] = field(default_factory=Counter)
    people: dict[str, str] = field(default_factory=dict)

    def add(self, record: StoredRecord) -> None:
        """Count one record; `people` holds the role of each."""
        self.notes += 1
        for piece in record.pieces:
            self.mentions += len(piece.mentions)
            self.by_type.update(m.type for m in piece.mentions)
            self.by_role.update(m.role for m in piece.mentions)
            self.by_topic.update({t.kind for t in piece.topics})
        for person in record.people:
            self.people[person.key] = person.role


class ScanReport(Protocol):
    """A format. Methods are called in this order: begin, record*, end."""

    def begin(self) -> None: ...

    def record(self, record: StoredRecord) -> None: ...

    def end(self, summary: ScanSummary, errors: list[Failure]) -> None: ...
