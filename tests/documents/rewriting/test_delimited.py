"""CSV and TSV: every cell and heading is looked at; cells that do not change keep their characters."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recordlint.documents import read as read_notes
from recordlint.documents.base import ReadOptions
from recordlint.documents.rewriting import delimited, records
from recordlint.errors import InputError
from recordlint.notes import Note

from .helpers import cells, copied, exchange, failures, read, same

ANY_CELL = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)
AWKWARD_CELL = st.text(st.sampled_from('ab",;\t|\r\n =\u2028é'), max_size=8)
TABLES = st.integers(1, 4).flatmap(
    lambda width: st.lists(st.lists(ANY_CELL | AWKWARD_CELL, min_size=width, max_size=width), min_size=1, max_size=6)
)

EXPORT = (
    '"id";note;worker;\r\n1;"seen Ada, she said ""no""";"Jo Lee";\r\n\r\n2;rang Ada;Jo Lee;x\r\n;;;\r\n3;"two\nlines";;'
)


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_what_does_not_change_stays_byte_for_byte(tmp_path: Path, codec: str) -> None:
    path = tmp_path / "e.csv"
    path.write_bytes((EXPORT + "é").encode(codec))
    assert copied(path)[0].read_bytes() == path.read_bytes()


def test_only_changed_cells_are_written_anew(tmp_path: Path) -> None:
    path = tmp_path / "e.csv"
    path.write_text(EXPORT, newline="")
    copy, _ = copied(path, exchange("Ada", "A;B"))
    text = copy.read_bytes().decode()
    assert text == EXPORT.replace("seen Ada", "seen A;B").replace("rang Ada", '"rang A;B"')


def test_records_are_headings_and_rows_with_the_numbers_of_check(tmp_path: Path) -> None:
    path = tmp_path / "e.csv"
    path.write_text(EXPORT, newline="")
    found = read(path)
    assert [record.row for record in found] == [0, 1, 3, 5]
    assert [(p.text, p.field, p.is_note) for p in found[0].pieces][:2] == [
        ("id", "column 1", False),
        ("note", "column 2", False),
    ]
    assert [(p.field, p.is_note) for p in found[1].pieces] == [
        ("id", False),
        ("note", True),
        ("worker", False),
        ("column 4", False),
    ]
    notes = [item for item in read_notes(path, ReadOptions(), path.name) if isinstance(item, Note)]
    assert [record.note for record in found[1:]] == notes
    assert notes[0].author == "Jo Lee"


def test_a_heading_can_be_changed(tmp_path: Path) -> None:
    path = tmp_path / "e.tsv"
    path.write_text("text\tseen by Ada\nx\ty\n")
    assert copied(path, exchange("Ada", "[PERSON]"))[0].read_text() == "text\tseen by [PERSON]\nx\ty\n"


def test_a_table_without_a_column_of_notes_is_read_all_the_same(tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_text("who,dob\nAda Obi,04/03/1990\n")
    assert cells(path) == [["who", "dob"], ["Ada Obi", "04/03/1990"]]
    assert not any(piece.is_note for record in read(path) for piece in record.pieces)
    assert "no column of notes" in copied(path)[1][0].message


def test_a_column_that_the_user_names_must_exist(tmp_path: Path) -> None:
    path = tmp_path / "e.csv"
    path.write_text("note\nx\n")
    (failure,) = records(path, path.name, ReadOptions(text_column="nota"))
    assert "did you mean 'note'" in failure.message  # type: ignore[union-attr]


def test_blank_lines_before_the_headings_hide_nothing(tmp_path: Path) -> None:
    path = tmp_path / "e.csv"
    path.write_text("\n\nnote,who\nx,Ada\n")
    assert cells(path) == [["note", "who"], ["x", "Ada"]]
    assert copied(path, exchange("Ada", "B"))[0].read_text() == "\n\nnote,who\nx,B\n"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("note,who\nAda rang, twice,Jo\n", "row 1 has 3 cells under 2 headings"),
        ('note,who\n"Ada"x,Jo\n', "rows from line 2"),
        ('note,who\nx,"Ada\n', "rows from line"),
        ('"note"x,who\nx,Ada\n', "the header cannot be read"),
    ],
)
def test_what_cannot_be_read_whole_is_not_copied(tmp_path: Path, text: str, why: str) -> None:
    path = tmp_path / "e.csv"
    path.write_text(text)
    (failure,) = failures(path)
    assert why in failure.message
    with pytest.raises(InputError, match=r"e\.csv: not copied") as raised:
        copied(path)
    assert "Ada" not in str(raised.value)
    assert [item.name for item in tmp_path.iterdir()] == ["e.csv"]


def test_a_byte_that_cannot_be_decoded_far_down_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "e.csv"
    path.write_bytes(b"note,who\n" + b"x,y\n" * 20_000 + b"caf\xe9,Ada\n")
    with pytest.raises(InputError, match="cannot be decoded"):
        copied(path)


def test_shorter_rows_stay_short(tmp_path: Path) -> None:
    path = tmp_path / "e.csv"
    path.write_text("note,who,when\nAda\nx,Ada\n")
    assert copied(path, exchange("Ada", "B"))[0].read_text() == "note,who,when\nB\nx,B\n"


def test_a_cell_that_becomes_empty_leaves_its_row_standing(tmp_path: Path) -> None:
    path = tmp_path / "e.csv"
    path.write_text("note\nAda\nx\n")
    copy, _ = copied(path, exchange("Ada", ""))
    assert list(csv.reader(io.StringIO(copy.read_text()))) == [["note"], [""], ["x"]]


@given(TABLES, st.sampled_from(",;\t|"), st.sampled_from(["\n", "\r\n"]), st.sampled_from([0, 1]))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=120)
def test_any_cells(tmp_path: Path, table: list[list[str]], delimiter: str, end: str, quoting: int) -> None:
    """Unchanged cells come out byte for byte, and changed ones are those that were asked for."""
    header = [f"column{i}" for i in range(len(table[0]) + 1)]
    if any("\r" in cell for row in table for cell in row):
        quoting = 1  # Python's writer leaves a lone carriage return bare, and then it ends a row
    path = tmp_path / "e.csv"
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, delimiter=delimiter, lineterminator=end, quoting=quoting)  # type: ignore[arg-type]
        writer.writerows([header, *([*row, "z"] for row in table)])
    assert copied(path)[0].read_bytes() == path.read_bytes()
    copy, _ = copied(path, lambda record: [text + '"=\r\n,;' if text else text for text in same(record)])
    with copy.open(encoding="utf-8", newline="") as stream:
        found = list(csv.reader(stream, delimiter=delimiter, strict=True))
    assert found == [
        [text + '"=\r\n,;' if text else "" for text in row] for row in [header, *([*r, "z"] for r in table)]
    ]


def test_rows_are_read_as_they_are_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "e.csv"
    path.write_text("note\n" + "x\n" * 1000 + '"broken')
    rows = delimited.records(path, path.name, ReadOptions())
    assert len([next(rows) for _ in range(900)]) == 900
