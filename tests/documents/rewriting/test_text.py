"""A text file is one record of one piece; what does not change stays as it was, byte for byte."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recordlint.documents.base import ReadOptions
from recordlint.documents.rewriting import records, rewrite
from recordlint.errors import InputError

from .helpers import copied, exchange, read, same

LETTERS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))
ENCODINGS = {
    "utf-8": b"",
    "cp1252": b"",
    "utf-16-le": codecs.BOM_UTF16_LE,
    "utf-16-be": codecs.BOM_UTF16_BE,
    "utf-32-le": codecs.BOM_UTF32_LE,
}


@pytest.mark.parametrize("codec", ENCODINGS)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", ""])
def test_encoding_mark_and_line_ends_stay(tmp_path: Path, codec: str, end: str) -> None:
    path = tmp_path / "note.txt"
    text = f"seen Bilal Ojo at café{end}he said “no”{end}"
    path.write_bytes(ENCODINGS[codec] + text.encode(codec))
    copy, _ = copied(path)
    assert copy.read_bytes() == path.read_bytes()
    copy, remarks = copied(path, exchange("Bilal Ojo", "[PERSON 1]"))
    assert copy.read_bytes() == ENCODINGS[codec] + text.replace("Bilal Ojo", "[PERSON 1]").encode(codec)
    assert remarks == []


def test_a_utf8_mark_stays(tmp_path: Path) -> None:
    path = tmp_path / "note.md"
    path.write_bytes(codecs.BOM_UTF8 + b"Ada rang")
    (record,) = read(path)
    assert record.pieces[0].text == record.note.text == "Ada rang"
    assert copied(path, exchange("Ada", "B"))[0].read_bytes() == codecs.BOM_UTF8 + b"B rang"


@given(LETTERS)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
def test_any_text_comes_out_as_it_went_in(tmp_path: Path, text: str) -> None:
    path = tmp_path / "note.txt"
    path.write_text(text, encoding="utf-8", newline="")
    copy, _ = copied(path)
    assert copy.read_bytes() == path.read_bytes()


def test_a_running_record_is_one_record(tmp_path: Path) -> None:
    path = tmp_path / "note.txt"
    path.write_text("12/03/2026 14:30 - Ada Obi\nvisit\n\n13/03/2026 - Ada Obi\ncall\n")
    (record,) = read(path, ReadOptions(entries=True))
    assert (record.row, record.sheet, len(record.pieces)) == (None, None, 1)
    assert record.pieces[0].is_note
    assert record.pieces[0].field is None


def test_an_empty_file_has_an_empty_copy_and_no_records(tmp_path: Path) -> None:
    for suffix in ("txt", "md", "csv", "tsv", "jsonl", "xlsx", "parquet"):
        path = tmp_path / f"note.{suffix}"
        path.touch()
        assert list(records(path, path.name, ReadOptions())) == []
        assert copied(path)[0].read_bytes() == b""


def test_a_character_that_the_encoding_lacks_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "note.txt"
    path.write_bytes("café Ada".encode("cp1252"))
    with pytest.raises(InputError, match="cp1252 lacks"):
        copied(path, exchange("Ada", "Łukasz"))
    assert [item.name for item in tmp_path.iterdir()] == ["note.txt"]


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "note.txt"
    path.write_bytes(b"PK\x03\x04\0\0\x14\0\0")
    with pytest.raises(InputError, match=r"note\.txt: this is not a text file"):
        copied(path)


def test_a_note_beyond_the_limit_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "note.txt"
    path.write_text("a" * 2_000_001)
    with pytest.raises(InputError, match="not copied"):
        copied(path)


def test_other_kinds_of_files_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "note.odp"
    path.write_bytes(b"x")
    with pytest.raises(InputError, match=r"'\.odp' cannot be copied"):
        rewrite(path, path.name, tmp_path / "copy.odp", ReadOptions(), lambda _: [])


def test_a_copy_is_of_the_kind_of_its_source(tmp_path: Path) -> None:
    path = tmp_path / "e.csv"
    path.write_text("note\nx\n")
    with pytest.raises(InputError, match=r"end its name with \.csv"):
        rewrite(path, path.name, tmp_path / "copy.tsv", ReadOptions(), same)


def test_a_change_of_another_length_is_a_mistake(tmp_path: Path) -> None:
    path = tmp_path / "note.txt"
    path.write_text("a")
    with pytest.raises(ValueError, match="1 pieces was changed into 2 texts"):
        copied(path, lambda _: ["a", "b"])
    assert [item.name for item in tmp_path.iterdir()] == ["note.txt"]
