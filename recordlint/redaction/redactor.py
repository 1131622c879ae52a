"""A redaction from sources to verified copies, in passes: find the people, decide, write and verify.

The first pass reads every file and settles who is who over the run; the second decides each span, and withholds what is withheld elsewhere
but stood unmarked; the third writes each copy and verifies it. Texts are read anew in each pass and never kept; what was found waits
in a private temporary database.
"""

from __future__ import annotations

import pickle
import secrets
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from recordlint.documents.base import Failure, ReadOptions, Remark
from recordlint.documents.records import HEADINGS, Record
from recordlint.documents.rewriting import records
from recordlint.language.pipeline import read
from recordlint.personal_data.base import Known, Passage
from recordlint.personal_data.forms import form_of
from recordlint.personal_data.people import Person
from recordlint.personal_data.reader import PersonalDataReader, RecordData
from recordlint.personal_data.run import Run, StoredRecord
from recordlint.redaction.base import Item
from recordlint.redaction.copies import Evidence, evidence_of, piece_keys
from recordlint.redaction.doubts import doubtful
from recordlint.redaction.forced import Forced, ForcedSpan
from recordlint.redaction.operators import Means
from recordlint.redaction.pictures import is_picture, picture_item
from recordlint.redaction.planner import Planner
from recordlint.redaction.policy import Policy
from recordlint.redaction.pseudonyms import Origin, Pseudonymiser
from recordlint.redaction.relationships import Relationship
from recordlint.redaction.relationships import find as relationships_of
from recordlint.redaction.sheet_titles import SheetTitles
from recordlint.redaction.sweeping import swept, with_something_left

_BATCH = 1000
"""Records that are held while it is not known yet whether their file can be read whole."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file to redact: where it is, and what it is called in everything that people see."""

    path: Path
    name: str


class Redactor:
    """Redacts the files of one run under a policy. Use as a context manager, so that what was found is wiped.

    `known` is what the user states of the people, `forced` their own words; `seed` makes pseudonyms (drawn anew when None), `origin` says
    whether these may follow the background that a name points to. `one_person`: all files are one person's record, whatever a column
    says; otherwise the rows of different people in an export are kept apart. `encryption_key` (32 bytes) is for policies that encrypt.
    Without `model` the encoder has no part in what is found.
    """

    def __init__(
        self,
        policy: Policy,
        *,
        known: Known | None = None,
        forced: Forced | None = None,
        options: ReadOptions | None = None,
        one_person: bool = False,
        seed: bytes | None = None,
        origin: Origin = "neutral",
        encryption_key: bytes | None = None,
        model: bool = True,
    ) -> None:
        self.policy = policy
        self._known = known or Known()
        self._forced = forced or Forced()
        self._options = options or ReadOptions()
        self._one_person = one_person
        self._seed = seed or secrets.token_bytes(32)
        self._origin: Origin = origin
        self._key = encryption_key
        self._reader = PersonalDataReader(self._known, model=model)
        self._run = Run()
        self._db = sqlite3.connect("")
        self._db.execute("CREATE TABLE items (path TEXT, number INTEGER, payload BLOB, PRIMARY KEY (path, number))")
        self._sources: list[Source] = []
        self._people: dict[str, Person] = {}
        self._evidence: Evidence | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self._run.__exit__()
        self._db.close()

    @property
    def people(self) -> dict[str, Person]:
        """The people of the run by key; empty before `decide`."""
        return self._people

    def collect(self, source: Source) -> Iterator[Failure | Remark]:
        """Read one file: what could not be read comes back, and the file is then no part of the run."""
        is_whole = True
        waiting: list[RecordData] = []
        for item in records(source.path, source.name, self._options):
            if isinstance(item, Record):
                if is_whole:
                    waiting.append(self._reader.read(item))
                    if len(waiting) >= _BATCH:
                        self._store(waiting)
                continue
            is_whole = is_whole and not isinstance(item, Failure)
            yield item
        if not is_whole:
            self._run.forget(source.name)
            return
        self._store(waiting)
        self._sources.append(source)

    def _store(self, waiting: list[RecordData]) -> None:
        for data in waiting:
            record = data.record
            own = record.note.subject if record.row not in (None, HEADINGS) and not self._one_person else None
            self._run.add(data, own or "the run", tuple(self._extra(record)))
        waiting.clear()

    def _extra(self, record: Record) -> Iterator[tuple[Sequence[ForcedSpan], Sequence[Relationship]]]:
        """What else is decided of each piece: the user's own words, and relationships that identify somebody."""
        form = form_of(record)
        found: dict[int, list[Relationship]] = {}
        for one in relationships_of(Passage(read(form.text))):
            for piece, start, end in form.pieces_of(one.start, one.end):
                found.setdefault(piece, []).append(one._replace(start=start, end=end))
        for number, piece in enumerate(record.pieces):
            yield (() if is_picture(piece) else tuple(self._forced.find(piece.text)), tuple(found.get(number, ())))

    def decide(self) -> None:
        """Settle who is who, decide every span, and withhold what is withheld elsewhere but stood unmarked."""
        self._run.settle()
        self._people = {person.key: person for person in self._run.people()}
        names = [name for person in self._people.values() for name, _ in person.names]
        means = Means(self._key, Pseudonymiser(self._seed, names, self._origin))
        planner = Planner(self.policy, self._people, means, doubtful(self._people, self.policy, self._known))
        withheld: dict[tuple[str, str, str | None], Item] = {}
        kept: dict[tuple[str, str, str | None], Item] = {}
        for source in self._sources:
            for number, (record, stored) in enumerate(self._together(source)):
                items = _planned(planner, record, stored)
                for item in (item for piece in items for item in piece):
                    (withheld if item.is_withheld else kept).setdefault((item.text, item.type, item.entity), item)
                self._save(source, number, items)
        evidence = evidence_of((*withheld.values(), *kept.values()), self.policy.labels)
        self._evidence = evidence
        if withheld:
            for source in self._sources:
                titles = SheetTitles()
                for number, (record, _) in enumerate(self._together(source)):
                    items = self._load(source, number)
                    complete = [
                        swept(planner, piece.text, key, own, evidence) if not is_picture(piece) else list(own)
                        for piece, key, own in zip(record.pieces, piece_keys(record), items, strict=True)
                    ]
                    complete = with_something_left([piece.text for piece in record.pieces], complete)
                    self._save(source, number, titles.fitted(record, complete))

    @property
    def evidence(self) -> Evidence:
        """What copies are held against. Raises RuntimeError before `decide`."""
        if self._evidence is None:
            raise RuntimeError("call decide() first")
        return self._evidence

    @property
    def sources(self) -> Sequence[Source]:
        """The files that were read whole."""
        return tuple(self._sources)

    def planned(self, source: Source) -> Iterator[tuple[Record, Sequence[Sequence[Item]]]]:
        """Each record of a file with the items of its pieces."""
        for number, (record, _) in enumerate(self._together(source)):
            yield record, self._load(source, number)

    def items_of(self, source: Source) -> Iterator[Sequence[Sequence[Item]]]:
        """The items of each record of a file, in order."""
        for (payload,) in self._db.execute("SELECT payload FROM items WHERE path = ? ORDER BY number", (source.name,)):
            yield pickle.loads(payload)

    def _together(self, source: Source) -> Iterator[tuple[Record, StoredRecord]]:
        stored = self._run.records(source.name)
        for item in records(source.path, source.name, self._options):
            if isinstance(item, Record):
                yield item, next(stored)

    def _save(self, source: Source, number: int, items: Sequence[Sequence[Item]]) -> None:
        self._db.execute("INSERT OR REPLACE INTO items VALUES (?, ?, ?)", (source.name, number, pickle.dumps(items)))

    def _load(self, source: Source, number: int) -> Sequence[Sequence[Item]]:
        row = self._db.execute(
            "SELECT payload FROM items WHERE path = ? AND number = ?", (source.name, number)
        ).fetchone()
        return pickle.loads(row[0])


def _planned(planner: Planner, record: Record, stored: StoredRecord) -> list[list[Item]]:
    found: list[list[Item]] = []
    for piece, key, kept in zip(record.pieces, piece_keys(record), stored.pieces, strict=True):
        if is_picture(piece):
            found.append([picture_item(piece, key)])
            continue
        forced, relations = kept.extra
        found.append(planner.items(piece.text, key, kept.mentions, forced, relations))
    return found
