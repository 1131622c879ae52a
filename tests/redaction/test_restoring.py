"""Restoring: what comes back is the source; anything wrong is refused before anything is written."""

from __future__ import annotations

import csv
from pathlib import Path

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from recordlint.documents.base import ReadOptions
from recordlint.errors import InputError
from recordlint.personal_data.base import Known, KnownPerson
from recordlint.redaction.forced import Forced
from recordlint.redaction.jobs import Pair, plan_run
from recordlint.redaction.policy import load
from recordlint.redaction.redactor import Source
from recordlint.redaction.restoring import restore_files

KEY = b"k" * 32
KNOWN = Known((KnownPerson("Petra Lund", "family"), KnownPerson("Ron Tully", "third_party")))
TEXTS = {
    "plain.txt": b"Petra Lund rang Ron Tully.\r\nThen an Ron Tully friend came.\n",
    "mark.txt": "\ufeffPetra Lund — rang.".encode(),
    "old.txt": "Café: Petra Lund rang, £5.\r\n".encode("cp1252"),
    "wide.txt": "\ufeffPetra Lund rang Zoë.\r\n".encode("utf-16-le"),
    "empty.txt": b"",
    "quiet.md": b"Nobody came.\n",
    "t.csv": b'Ron Tully,Ron Tully,Note\r\nPetra Lund,Ron Tully,"She said, ""Petra Lund rang"""\r\n\r\n,,Ok\r\n',
    "t.tsv": b"Name\tNote\nPetra Lund\tRon Tully rang 07700 900318\n",
    "t.jsonl": '{"name": "Petra Lund", "more": {"n": ["Ron Tully", 9990246181]}, "é": 1}\n\n{"name": "x"}\n'.encode(),
    "sub/deep/Petra Lund.txt": b"Petra Lund\n",
}


def redacted(folder: Path, names: list[str], policy: str = "everything") -> Path:
    out = folder / "copy"
    used = [Pair(Source(folder / "in" / name, name), out / name, out) for name in names]
    with plan_run(load(policy), used, ReadOptions(), KNOWN, Forced(), one_person=True, seed=b"s") as job:
        job.write_copies(key=KEY, sidecar=folder / "copy.sealed")
        assert job.problems == []
    return out


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, data in TEXTS.items():
        place = tmp_path / "in" / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)
    return tmp_path


@pytest.mark.parametrize("policy", ["everything", "training"])
def test_texts_come_back_byte_for_byte(folder: Path, policy: str) -> None:
    copy = redacted(folder, list(TEXTS), policy)
    changed = [name for name in TEXTS if not (copy / name).exists() or (copy / name).read_bytes() != TEXTS[name]]
    assert sorted(changed) == sorted(set(TEXTS) - {"empty.txt", "quiet.md"})
    assert b"Petra" not in b"".join(p.read_bytes() for p in copy.rglob("*") if p.is_file())
    assert restore_files(copy, folder / "copy.sealed", KEY, folder / "back") == len(TEXTS)
    for name, data in TEXTS.items():
        if name != "t.jsonl":  # a number that was withheld comes back as a text
            assert (folder / "back" / name).read_bytes() == data, name
    assert (folder / "back" / "t.jsonl").read_bytes() == TEXTS["t.jsonl"].replace(b"9990246181", b'"9990246181"')


def test_workbooks_and_parquet_come_back_cell_for_cell(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    book = openpyxl.Workbook()
    first = book.active
    assert first is not None
    first.title = "Petra Lund"
    for row in (["Ron Tully", "NHS", "Note"], ["Petra Lund", 9990246181, "Ron Tully rang."], [None, None, "Ok"]):
        first.append(row)
    other = book.create_sheet("Mrs P Lund")
    other.append(["Name", "Name"])
    other.append(["Petra Lund", "Ron Tully"])
    book.save(tmp_path / "in" / "b.xlsx")
    table = {"Ron Tully": ["Petra Lund", None], "n": [1, 2], "note": ["Ron Tully rang.", "Ok"]}
    pq.write_table(pa.table(table), tmp_path / "in" / "p.parquet")  # pyright: ignore[reportUnknownMemberType]
    copy = redacted(tmp_path, ["b.xlsx", "p.parquet"])
    shown = openpyxl.load_workbook(copy / "b.xlsx")
    assert shown.sheetnames == ["(person 1)", "(person 1) (2)"]
    restore_files(copy, tmp_path / "copy.sealed", KEY, tmp_path / "back")
    back = openpyxl.load_workbook(tmp_path / "back" / "b.xlsx")
    assert back.sheetnames == ["Petra Lund", "Mrs P Lund"]
    values = [[str(c.value) for c in row] for sheet in back for row in sheet.iter_rows()]
    assert values[:3] == [
        ["Ron Tully", "NHS", "Note"],
        ["Petra Lund", "9990246181", "Ron Tully rang."],
        ["None", "None", "Ok"],
    ]
    assert values[3:] == [["Name", "Name"], ["Petra Lund", "Ron Tully"]]
    assert pq.read_table(tmp_path / "back" / "p.parquet").to_pydict() == table  # pyright: ignore[reportUnknownMemberType]


def test_one_file_comes_back_to_a_file_or_into_a_folder(folder: Path) -> None:
    copy = redacted(folder, ["plain.txt"]) / "plain.txt"
    assert restore_files(copy, folder / "copy.sealed", KEY, folder / "back.txt") == 1
    (folder / "there").mkdir()
    restore_files(copy, folder / "copy.sealed", KEY, folder / "there")
    assert (folder / "back.txt").read_bytes() == (folder / "there" / "plain.txt").read_bytes() == TEXTS["plain.txt"]


@pytest.mark.parametrize("what", ["key", "sidecar", "cut", "copy", "gone", "there", "inside", "itself", "kind"])
def test_what_is_wrong_is_refused_and_nothing_is_written(folder: Path, what: str) -> None:
    names = ["plain.txt", "t.csv"]
    copy, sealed, key, output, said = redacted(folder, names), folder / "copy.sealed", KEY, folder / "back", "changed"
    if what == "key":
        key, said = b"x" * 32, "key is not the one"
    elif what == "sidecar":
        data = bytearray(sealed.read_bytes())
        data[-3] ^= 1
        sealed.write_bytes(data)
    elif what == "cut":
        sealed.write_bytes(sealed.read_bytes()[:-20])
    elif what == "copy":
        (copy / "t.csv").write_bytes((copy / "t.csv").read_bytes() + b"x")
    elif what == "gone":
        (copy / "t.csv").unlink()
        said = "cannot be read"
    elif what == "there":
        (output).mkdir()
        (output / "t.csv").write_text("mine")
        said = "exists already"
    elif what == "inside":
        output, said = copy / "back", "lies in the folder of the copies"
    elif what == "itself":
        output, said = copy, "the copy itself"
    elif what == "kind":
        (folder / "copy.sealed").unlink()
        for one in copy.iterdir():
            one.unlink()
        copy, output, said = redacted(folder, ["t.csv"]) / "t.csv", folder / "back.txt", r"end its name with \.csv"
    before = sorted(folder.rglob("*"))
    with pytest.raises(InputError, match=said) as caught:
        restore_files(copy, sealed, key, output)
    assert "Petra" not in str(caught.value)
    assert sorted(folder.rglob("*")) == before
    if what == "there":
        assert (output / "t.csv").read_text() == "mine"


def test_a_copy_in_a_folder_is_not_taken_for_a_file(folder: Path) -> None:
    copy = redacted(folder, ["plain.txt", "t.csv"])
    with pytest.raises(InputError, match="a folder of 2 copies"):
        restore_files(copy / "t.csv", folder / "copy.sealed", KEY, folder / "back.csv")
    assert next(csv.reader((copy / "t.csv").open()))[:2] == ["[person 2]", "[person 2]"]
