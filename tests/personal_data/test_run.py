"""A run over many records: who is who over all of them, and what is kept where."""

from __future__ import annotations

from pathlib import Path

import pytest

from recordlint.documents.records import HEADINGS, SHEET_NAME, Piece, Record
from recordlint.notes import Mention, Note
from recordlint.personal_data.people.persons import NotePeople, Person
from recordlint.personal_data.reader import PieceData, RecordData
from recordlint.personal_data.run import Run, StoredRecord


def data(text: str, *names: tuple[str, str], path: str = "a.txt", row: int | None = None, field: str | None = None) -> RecordData:  # fmt: skip
    """A record that was read, with people given as (name, role)."""
    people = tuple(Person(f"person-{n}", role, ((name, 1),)) for n, (name, role) in enumerate(names, 1))
    mentions = tuple(
        Mention("PERSON", text.index(name), text.index(name) + len(name), 0.9, "test", role, f"person-{n}")
        for n, (name, role) in enumerate(names, 1)
    )
    piece = Piece(text, field, is_note=field is None)
    record = Record(path, (piece,), Note(text, path, row=row), row)
    return RecordData(record, (PieceData(0, mentions, ()),), people, NotePeople(people, mentions))


def entities(run: Run, path: str | None = None) -> list[list[str | None]]:
    return [[m.entity for piece in record.pieces for m in piece.mentions] for record in run.records(path)]


def test_one_group_is_one_record() -> None:
    with Run() as run:
        run.add(data("Ottoline Prysk fell.", ("Ottoline Prysk", "subject")), "4711")
        run.add(data("Ottoline rang Dr Adjei.", ("Ottoline", "subject"), ("Dr Adjei", "professional")), "4711")
        run.settle()
        assert entities(run) == [["person-1"], ["person-1", "person-2"]]
        assert [(p.key, p.role, dict(p.names)) for p in run.people()] == [
            ("person-1", "subject", {"Ottoline Prysk": 1, "Ottoline": 1}),
            ("person-2", "professional", {"Dr Adjei": 1}),
        ]


def test_two_groups_are_not_joined_by_a_forename() -> None:
    with Run() as run:
        for group in ("1", "2"):
            run.add(data("Ottoline fell.", ("Ottoline", "subject")), group)
        run.settle()
        assert entities(run) == [["person-1"], ["person-2"]]


def test_a_person_has_the_role_of_most_mentions_in_every_record() -> None:
    with Run() as run:
        for role in ("family", "third_party", "family"):
            run.add(data("Dorcas Penhale rang.", ("Dorcas Penhale", role)), "4711")
        run.settle()
        assert entities(run) == [["person-1"]] * 3
        assert [m.role for record in run.records() for m in record.pieces[0].mentions] == ["family"] * 3
        assert [p.role for record in run.records() for p in record.people] == ["family"] * 3


def test_words_and_what_the_caller_added_come_back() -> None:
    with Run() as run:
        run.add(data("Ottoline fell.", ("Ottoline", "subject")), None, ("added",))
        run.settle()
        (record,) = run.records()
        assert (record.pieces[0].words, record.pieces[0].extra) == (("Ottoline",), "added")


def test_records_of_one_file_and_forgetting() -> None:
    with Run() as run:
        for path in ("a.txt", "b.txt", "a.txt"):
            run.add(data("Ottoline Prysk fell.", ("Ottoline Prysk", "subject"), path=path), "4711")
        run.forget("b.txt")
        run.settle()
        assert entities(run) == [["person-1"], ["person-1"]]
        assert entities(run, "b.txt") == []
        assert [record.number for record in run.records("a.txt")] == [0, 2]


@pytest.mark.parametrize(
    ("read", "listed"),
    [
        (data("nothing", path="e.csv", row=1), True),
        (data("id", path="e.csv", row=HEADINGS, field="column 1"), False),
        (data("Ottoline", ("Ottoline", "subject"), path="e.csv", row=HEADINGS, field="column 1"), True),
        (data("Sheet1", path="b.xlsx", field=SHEET_NAME), False),
        (data("Ottoline", ("Ottoline", "subject"), path="b.xlsx", field=SHEET_NAME), True),
        (data("nothing", path="e.csv", row=1, field=SHEET_NAME), True),
        (data(""), True),
    ],
)
def test_what_an_inventory_lists(read: RecordData, listed: bool) -> None:
    with Run() as run:
        run.add(read, None)
        run.settle()
        (record,) = run.records()
        assert record.is_listed is listed
        assert record.is_empty is (not any(piece.text for piece in read.record.pieces))


def test_nothing_is_left_on_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What waits has no name in any folder, and closing ends it."""
    for name in ("TMPDIR", "SQLITE_TMPDIR"):
        monkeypatch.setenv(name, str(tmp_path))
    with Run() as run:
        for number in range(400):
            run.add(data(f"Ottoline Prysk fell. {number} " + "x" * 4000, ("Ottoline Prysk", "subject")), "4711")
        run.settle()
        assert list(tmp_path.iterdir()) == []
        assert len(list(run.records())) == 400
    with pytest.raises(Exception, match="closed"):
        run.add(data("x"), None)


def test_records_come_back_as_often_as_asked() -> None:
    with Run() as run:
        run.add(data("Ottoline fell.", ("Ottoline", "subject")), None)
        run.settle()
        first: list[StoredRecord] = list(run.records())
        assert first == list(run.records())
