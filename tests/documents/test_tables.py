"""A row of an export is a note, whatever the format; wrong columns and broken rows are said."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from recordlint.documents import read
from recordlint.documents.base import Failure, ReadOptions, Remark
from recordlint.notes import Note

HEADER = ["Note ID", "Person ID", "Contact Date", "Recorded By", "Case Note"]
ROWS = [
    ["7", "P1", "04/03/2026", "Ada Obi", "Visited; he said “no”,\nand shut the door."],
    ["8", "P2", "05/03/2026", "", ""],
    ["9", "P1", "06/03/2026 10:15", "Jo Lee", "Rang. No answer."],
]


def write_csv(path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream, delimiter="\t" if path.suffix == ".tsv" else ",").writerows([HEADER, *ROWS])


def write_jsonl(path: Path) -> None:
    path.write_text("\n".join(json.dumps(dict(zip(HEADER, row, strict=True))) for row in ROWS), encoding="utf-8")


def write_xlsx(path: Path) -> None:
    book = openpyxl.Workbook()
    for row in [HEADER, *ROWS]:
        book.active.append(row)  # type: ignore[union-attr]
    book.save(path)


def write_parquet(path: Path) -> None:
    columns = {name: [row[i] for row in ROWS] for i, name in enumerate(HEADER)}
    pq.write_table(pa.table(columns), path)


WRITERS = {".csv": write_csv, ".tsv": write_csv, ".jsonl": write_jsonl, ".xlsx": write_xlsx, ".parquet": write_parquet}


@pytest.mark.parametrize(("suffix", "write"), WRITERS.items())
def test_a_row_is_a_note_in_every_format(tmp_path: Path, suffix: str, write: Callable[[Path], None]) -> None:
    path = tmp_path / f"e{suffix}"
    write(path)
    items = list(read(path, ReadOptions(), "e" + suffix))
    notes = [i for i in items if isinstance(i, Note)]
    assert [(n.row, n.id, n.subject) for n in notes] == [(1, "7", "P1"), (2, "8", "P2"), (3, "9", "P1")]
    assert notes[0].text == ROWS[0][4]
    assert notes[0].date == date(2026, 3, 4)
    assert notes[1].is_empty
    assert notes[1].author is None
    assert notes[2].time == "10:15"
    assert notes[0].fields == {"date", "author"}
    assert next(i.message for i in items if isinstance(i, Remark)).startswith("columns guessed: text from 'Case Note'")


@pytest.mark.parametrize(("suffix", "write"), WRITERS.items())
def test_a_misspelt_column_names_the_nearest(tmp_path: Path, suffix: str, write: Callable[[Path], None]) -> None:
    path = tmp_path / f"e{suffix}"
    write(path)
    (failure,) = read(path, ReadOptions(text_column="Case Notte"))
    assert isinstance(failure, Failure)
    assert "no column 'Case Notte' for --text-column (did you mean 'Case Note'?)" in failure.message


@pytest.mark.parametrize("suffix", [".xlsx", ".parquet"])
def test_a_damaged_file_is_one_failure(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"e{suffix}"
    WRITERS[suffix](path)
    path.write_bytes(path.read_bytes()[:-200])
    (failure,) = read(path, ReadOptions())
    assert isinstance(failure, Failure)


def test_an_old_or_encrypted_workbook_is_named_as_such(tmp_path: Path) -> None:
    path = tmp_path / "e.xlsx"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    (failure,) = read(path, ReadOptions())
    assert isinstance(failure, Failure)
    assert "encrypted" in failure.message


def test_a_broken_json_line_fails_alone(tmp_path: Path) -> None:
    path = tmp_path / "e.jsonl"
    path.write_text('{"text": "One."}\nnot json\n[1]\n{"text": "Two."}\n')
    items = list(read(path, ReadOptions()))
    assert [i.text for i in items if isinstance(i, Note)] == ["One.", "Two."]
    assert [i.row for i in items if isinstance(i, Failure)] == [2, 3]


def test_a_row_with_too_many_cells_fails_alone(tmp_path: Path) -> None:
    path = tmp_path / "e.csv"
    path.write_text("id,text\n1,One, two\n2,Three\n")
    items = list(read(path, ReadOptions()))
    assert [i.text for i in items if isinstance(i, Note)] == ["Three"]
    assert [i.row for i in items if isinstance(i, Failure)] == [1]


def test_no_column_for_the_text(tmp_path: Path) -> None:
    path = tmp_path / "e.csv"
    path.write_text("a,b\n1,2\n")
    (failure,) = read(path, ReadOptions())
    assert isinstance(failure, Failure)
    assert "--text-column" in failure.message


@pytest.mark.parametrize("name", ["e.csv", "e.jsonl", "e.xlsx", "e.parquet", "e.txt"])
def test_an_empty_file_is_an_empty_note(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"")
    (note,) = read(tmp_path / name, ReadOptions())
    assert isinstance(note, Note)
    assert note.is_empty
