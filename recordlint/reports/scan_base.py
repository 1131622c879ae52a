"""What the formats of the inventory share: options and counts."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import Protocol

from recordlint.documents.base import Failure
from recordlint.personal_data.people.persons import Person
from recordlint.personal_data.run import StoredRecord


@dataclass(frozen=True, slots=True)
class ScanOptions:
    """`excerpts` shows the words found, `explain` what each hit rests on; without them nothing of a note is quoted."""

    excerpts: bool = False
    explain: bool = False
    colour: bool = False


@dataclass
class ScanSummary:
    """Counts of a run. Headings that hold personal data are counted in `mentions` and are no notes."""

    notes: int = 0
    empty: int = 0
    mentions: int = 0
    by_type: Counter[str] = field(default_factory=Counter)
    by_role: Counter[str] = field(default_factory=Counter)
    by_topic: Counter[str] = field(default_factory=Counter)
    people: dict[str, str] = field(default_factory=dict)

    def add(self, record: StoredRecord) -> None:
        """Count one record; `people` holds the role of each."""
        self.notes += not record.is_frame
        self.empty += record.is_empty
        for piece in record.pieces:
            self.mentions += len(piece.mentions)
            self.by_type.update(m.type for m in piece.mentions)
            self.by_role.update(m.role for m in piece.mentions)
            self.by_topic.update({t.kind for t in piece.topics})
        for person, _ in people_of(record):
            self.people[person.key] = person.role


def people_of(record: StoredRecord) -> list[tuple[Person, int]]:
    """The people of a record with the number of its mentions that are theirs; nobody who has none."""
    counts = Counter(m.entity for piece in record.pieces for m in piece.mentions)
    return [(person, counts[person.key]) for person in record.people if counts[person.key]]


def printable(text: str) -> str:
    """`text` for a terminal or a spreadsheet: on one line, without control characters and broken surrogates."""
    words = " ".join(text.split())
    return words if words.isprintable() else "".join(char if char.isprintable() else "\ufffd" for char in words)


class Hidden:
    """Takes personal data out of the headings and the names of sheets that an inventory without excerpts would show.

    Give it every record in order. A heading in which something was found is shown as "column 2", such a sheet as "sheet 1".
    """

    def __init__(self) -> None:
        self._sheets: dict[tuple[str, str | None], str] = {}
        self._columns: dict[tuple[str, str | None], frozenset[int]] = {}
        self._counts: Counter[str] = Counter()

    def __call__(self, record: StoredRecord) -> StoredRecord:
        """The record as it may be shown."""
        place = (record.ref.path, record.sheet)
        if record.is_frame:
            found = frozenset(number for number, piece in enumerate(record.pieces) if piece.mentions)
            if record.row is None:
                self._counts[record.ref.path] += 1
                if found and record.sheet:
                    self._sheets[place] = f"sheet {self._counts[record.ref.path]}"
            elif found:
                self._columns[place] = found
        pieces = record.pieces
        columns = self._columns.get(place)
        if columns and not record.is_frame:
            pieces = tuple(
                replace(piece, field=f"column {number + 1}") if number in columns else piece
                for number, piece in enumerate(pieces)
            )
        return replace(record, sheet=self._sheets.get(place, record.sheet), pieces=pieces)


class ScanReport(Protocol):
    """A format. Methods are called in this order: begin, record*, end."""

    def begin(self) -> None: ...

    def record(self, record: StoredRecord) -> None: ...

    def end(self, summary: ScanSummary, errors: list[Failure]) -> None: ...
