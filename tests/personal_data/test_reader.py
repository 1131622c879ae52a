"""What is read of a record: mentions in the offsets of their own cell, whose they are, and who is in it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recordlint.documents.records import HEADINGS, Piece, Record
from recordlint.notes import Note
from recordlint.personal_data.base import Known, KnownPerson
from recordlint.personal_data.reader import PersonalDataReader, RecordData


@pytest.fixture(scope="module")
def reader() -> PersonalDataReader:
    return PersonalDataReader()


def row(note: str = "", subject: str | None = None, author: str | None = None, **cells: str) -> Record:
    """A row of an export with a note and other cells."""
    pieces = [Piece(text, name) for name, text in cells.items()]
    if note:
        pieces.append(Piece(note, "note", is_note=True))
    return Record("e.csv", tuple(pieces), Note(note, "e.csv", row=1, subject=subject, author=author), 1)


def words(data: RecordData) -> list[list[tuple[str, str]]]:
    """Type and words of every mention, cell by cell."""
    return [
        [(m.type, data.record.pieces[piece.piece].text[m.start : m.end]) for m in piece.mentions]
        for piece in data.pieces
    ]


def test_a_note_that_stands_alone(reader: PersonalDataReader) -> None:
    data = reader.read_note(Note("Rang Ottoline Prysk on 07700 900123."))
    assert words(data) == [[("PERSON", "Ottoline Prysk"), ("PHONE", "07700 900123")]]
    assert data.note is data.pieces[0]
    assert [p.key for p in data.people] == ["person-1"]


def test_labels_of_columns_help_their_cells(reader: PersonalDataReader) -> None:
    data = reader.read(row("Wept all day.", dateOfBirth="04/05/1961", NHS_number="999 123 4572", carer="Ottoline"))
    assert words(data) == [
        [("DATE_OF_BIRTH", "04/05/1961")],
        [("NHS_NUMBER", "999 123 4572")],
        [("PERSON", "Ottoline")],
        [],
    ]


def test_a_name_of_one_cell_is_known_in_the_others(reader: PersonalDataReader) -> None:
    data = reader.read(row("saw prysk, she was fine", subject="Ottoline Prysk", client="Ottoline Prysk"))
    assert words(data) == [[("PERSON", "Ottoline Prysk")], [("PERSON", "prysk")]]
    assert {m.entity for piece in data.pieces for m in piece.mentions} == {"person-1"}
    assert data.people[0].role == "subject"


def test_the_author_of_a_row_is_at_work(reader: PersonalDataReader) -> None:
    data = reader.read(row("Dorcas came with me. Ottoline Prysk was well.", subject="Ottoline Prysk", author="Kwame Adjei", writer="Kwame Adjei"))  # fmt: skip
    assert [m.role for m in data.pieces[0].mentions] == ["professional"]


def test_a_subject_that_is_a_number_is_nobody(reader: PersonalDataReader) -> None:
    data = reader.read(row("Tea at 4, toast at 5.", subject="4711", client="4711"))
    assert not data.people


def test_the_stated_subject_stands_over_the_column() -> None:
    stated = PersonalDataReader(Known((KnownPerson("Ottoline Prysk", "subject", ("Jinx",)),)))
    data = stated.read(row("Jinx was low.", subject="Dorcas Penhale"))
    (mention,) = data.pieces[-1].mentions
    assert (mention.role, mention.entity) == ("subject", "person-1")


def test_headings_have_no_topics(reader: PersonalDataReader) -> None:
    record = Record("e.csv", (Piece("Diagnosis of depression", "column 1"),), Note("", row=HEADINGS), HEADINGS)
    assert reader.read(record).pieces[0].topics == ()
    assert reader.read(record).note is None


def test_a_record_without_a_word(reader: PersonalDataReader) -> None:
    assert words(reader.read_note(Note(""))) == [[]]
    assert words(reader.read(row(client="", mobile=" "))) == [[], []]


_READER: list[PersonalDataReader] = []
CELLS = st.lists(
    st.one_of(st.text(max_size=20), st.sampled_from(["Mrs Prysk", "07700 900123", "04/05/1961", "Ottoline", "\n"])),
    min_size=1,
    max_size=5,
)


@settings(max_examples=40, deadline=None)
@given(CELLS, st.lists(st.text(max_size=8), min_size=5, max_size=5), st.one_of(st.none(), st.text(max_size=8)))
def test_any_row_can_be_read(cells: list[str], headings: list[str], subject: str | None) -> None:
    """No row raises; mentions lie in their cell, in order, none over another; every entity is among the people."""
    if not _READER:
        _READER.append(PersonalDataReader())
    pieces = tuple(
        Piece(text, name, is_note=n == 0) for n, (text, name) in enumerate(zip(cells, headings, strict=False))
    )
    data = _READER[0].read(Record("e.csv", pieces, Note(cells[0], "e.csv", row=1, subject=subject), 1))
    keys = {person.key for person in data.people}
    for piece in data.pieces:
        end = 0
        for mention in piece.mentions:
            assert end <= mention.start < mention.end <= len(pieces[piece.piece].text)
            assert mention.entity is None or mention.entity in keys
            end = mention.end
