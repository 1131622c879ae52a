"""A run over many records in two passes: every record is read, then who is who is settled, then each record's data come again.

What was read waits on disk, in SQLite's private temporary database, which has no name and is gone when it is closed or the
process is killed; memory grows with the number of people, not of records.
"""

from __future__ import annotations

import pickle
import sqlite3
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, Self

from recordlint.documents.blocks import Place
from recordlint.documents.records import HEADINGS, SHEET_NAME, Record
from recordlint.notes import Mention, NoteRef, Topic
from recordlint.personal_data.people import PeopleIndex, Person
from recordlint.personal_data.reader import RecordData


@dataclass(frozen=True, slots=True)
class StoredPiece:
    """One piece of a stored record: its place, its mentions with their words, its topics, and what the caller added."""

    field: str | None
    is_note: bool
    mentions: tuple[Mention, ...]
    words: tuple[str, ...]
    topics: tuple[Topic, ...]
    extra: Any = None
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class StoredRecord:
    """A record as it was read, its entities those of the run. `is_empty` says that it held not one word, `is_unread` that it held
    pictures only, which nobody read.

    `is_frame` marks what is no record of its own: the headings of a table, the name of a sheet.
    """

    number: int
    ref: NoteRef
    note_start: int
    sheet: str | None
    row: int | None
    pieces: tuple[StoredPiece, ...]
    people: tuple[Person, ...]
    is_empty: bool = False
    is_frame: bool = False
    is_unread: bool = False

    @property
    def is_listed(self) -> bool:
        """Whether an inventory lists it: every row and text, headings and names of sheets only where they hold something."""
        return not self.is_frame or any(piece.mentions for piece in self.pieces)


class Run:
    """Collects records, settles who is who, and gives the records back in their order.

    `group` of `add` says whose records belong together: within a group all names are compared across records, beyond it full
    ones only. Use as a context manager, so that what was collected is wiped.
    """

    def __init__(self) -> None:
        self._db = sqlite3.connect("")
        self._db.execute("PRAGMA temp_store = FILE")
        self._db.execute("CREATE TABLE records (number INTEGER PRIMARY KEY, path TEXT, payload BLOB)")
        self._db.execute("CREATE INDEX by_path ON records (path)")
        self._index = PeopleIndex()
        self._count = 0
        self._seen: dict[str, dict[str, Any]] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self._db.close()
        self._index.close()

    def add(self, data: RecordData, group: str | None, extras: tuple[Any, ...] | None = None) -> None:
        """Keep what was read of a record; `extras` has one value a piece that comes back with it."""
        record = data.record
        pieces = tuple(
            StoredPiece(
                piece.field,
                piece.is_note,
                found.mentions,
                tuple(piece.text[m.start : m.end] for m in found.mentions),
                found.topics,
                extras[number] if extras else None,
                piece.block.place if piece.block else None,
            )
            for number, (piece, found) in enumerate(zip(record.pieces, data.pieces, strict=True))
        )
        stored = StoredRecord(
            self._count,
            NoteRef.of(record.note),
            record.note.note_start,
            record.sheet,
            record.row,
            pieces,
            data.people,
            is_empty=not any(piece.text.strip() for piece in record.pieces),
            is_frame=record.row == HEADINGS
            or (record.row is None and [p.field for p in record.pieces] == [SHEET_NAME]),
            is_unread=_is_unread(record),
        )
        self._index.add(group, data.note_people)
        self._db.execute("INSERT INTO records VALUES (?, ?, ?)", (self._count, record.path, pickle.dumps(stored)))
        self._count += 1

    def forget(self, path: str) -> None:
        """Leave out what was added of a file that turned out not to be readable whole."""
        self._db.execute("DELETE FROM records WHERE path = ?", (path,))

    def settle(self) -> None:
        """Decide who is who over all that was added; to be called once, before `records` and `people`."""
        self._index.settle()
        for stored in self._stored(None):
            keys = self._keys(stored)
            for person in stored.people:
                key = keys[person.key]
                entry = self._seen.setdefault(
                    key,
                    {
                        "stated": Counter(),
                        "roles": Counter(),
                        "names": Counter(),
                        "relation": Counter(),
                        "gender": Counter(),
                    },
                )
                count = sum(count for _, count in person.names) or 1
                entry["roles"][person.role] += count
                if person.certain:
                    entry["stated"][person.role] += person.weight
                entry["names"].update(dict(person.names))
                if person.relation:
                    entry["relation"][person.relation] += count
                if person.gender:
                    entry["gender"][person.gender] += count

    def people(self) -> Iterator[Person]:
        """The people of the run: the role that is stated, else the one that most of their mentions have, every name they bear, by first appearance."""
        for key, entry in self._seen.items():
            yield Person(
                key,
                self._role(key),
                tuple(entry["names"].most_common()),
                _most(entry["relation"]),
                _most(entry["gender"]),
                weight=entry["stated"][self._role(key)],
            )

    def records(self, path: str | None = None) -> Iterator[StoredRecord]:
        """Every record in order, of one file where `path` is given; each person has one key and one role in all of them."""
        for stored in self._stored(path):
            keys = self._keys(stored)
            pieces = tuple(
                replace(piece, mentions=tuple(self._of_run(mention, keys) for mention in piece.mentions))
                for piece in stored.pieces
            )
            people = tuple(replace(p, key=keys[p.key], role=self._role(keys[p.key])) for p in stored.people)
            yield replace(stored, pieces=pieces, people=people)

    def _of_run(self, mention: Mention, keys: dict[str, str]) -> Mention:
        if mention.entity is None:
            return mention
        key = keys[mention.entity]
        return replace(mention, entity=key, role=self._role(key))

    def _role(self, key: str) -> str:
        entry = self._seen.get(key)
        if not entry:
            return "none"
        # What one note states (a relation, a job) beats what others guess, whatever their number.
        return _most(entry["stated"]) or _most(entry["roles"]) or "none"

    def _keys(self, stored: StoredRecord) -> dict[str, str]:
        return {person.key: self._index.key_of(stored.number + 1, person.key) for person in stored.people}

    def _stored(self, path: str | None) -> Iterator[StoredRecord]:
        where, values = ("WHERE path = ? ", (path,)) if path is not None else ("", ())
        # The database is this process's own: nothing else can have written it.
        for (payload,) in self._db.execute(f"SELECT payload FROM records {where}ORDER BY number", values):  # noqa: S608
            yield pickle.loads(payload)


def _is_unread(record: Record) -> bool:
    """Whether all that a document shows is pictures that nobody read."""
    shown = [piece.block for piece in record.pieces if piece.block and piece.block.in_copy]
    return bool(shown) and all(block.picture for block in shown)


def _most(counts: Counter[str]) -> str | None:
    return counts.most_common(1)[0][0] if counts else None
