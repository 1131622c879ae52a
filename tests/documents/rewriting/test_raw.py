"""The other way to look at a file finds every word of it, wherever it stands."""

from __future__ import annotations

import zipfile
from datetime import datetime
from pathlib import Path

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from recordlint.documents.rewriting.raw import raw_texts
from recordlint.errors import InputError


def found(path: Path, word: str) -> set[str]:
    return {where for where, text in raw_texts(path) if word in text}


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-32"])
def test_text_in_any_encoding(tmp_path: Path, codec: str) -> None:
    path = tmp_path / "n.txt"
    path.write_bytes("café with Ada Obi".encode(codec))
    assert found(path, "café with Ada") == {"the text from character 1 on"}


def test_a_word_on_the_edge_of_a_chunk_is_not_cut(tmp_path: Path) -> None:
    path = tmp_path / "n.txt"
    path.write_text("x" * (1_048_576 - 3) + "Ada Obi" + "x" * 10)
    assert len(found(path, "Ada Obi")) == 1


def test_bytes_that_cannot_be_decoded_hide_nothing(tmp_path: Path) -> None:
    path = tmp_path / "n.txt"
    path.write_bytes(b"caf\xc3\xa9 " * 20_000 + b"\xff Ada")
    assert found(path, "Ada")


def test_cells_are_given_as_meant(tmp_path: Path) -> None:
    path = tmp_path / "e.csv"
    path.write_text('note;"who ""a"""\nx;y\n"say ""Ada""\nObi";z\n')
    assert found(path, 'say "Ada"\nObi') == {"row 2, note"}
    assert "row 0, column 2" in found(path, 'who "a"')
    assert 'row 1, who "a"' in found(path, "y")


def test_json_is_given_as_meant_with_keys_and_repeated_keys(tmp_path: Path) -> None:
    path = tmp_path / "e.jsonl"
    path.write_text('{"a": "x"}\n{"a": {"\\u0041da": ["\\u0041da 1"]}, "a": "\\u0041da 2", "n": 9990124578}\n')
    assert "row 2, a key" in found(path, "Ada")
    assert found(path, "Ada 1") == {"row 2, a.Ada[0]"}
    assert found(path, "Ada 2") == {"row 2, a"}
    assert "row 2, n" in found(path, "9990124578")
    path.write_text("no json")
    with pytest.raises(InputError, match="cannot be verified"):
        found(path, "x")


def test_every_part_of_a_workbook(tmp_path: Path) -> None:
    path = tmp_path / "e.xlsx"
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "of Ada"
    sheet["B2"] = "Ada & Bo"
    sheet["B3"] = datetime(1990, 3, 4)
    book.properties.creator = "Ada the author"
    book.save(path)
    with zipfile.ZipFile(path, "a") as archive:
        archive.comment = b"Ada in the package"
        archive.writestr("xl/Ada.bin", b"\xff Ada in bytes")
        runs = "<is><r><t>A</t></r><r><t>da in runs</t></r></is>"
        archive.writestr(
            "xl/more.xml", f'<x xmlns="y" a="Ada attribute"><!--Ada comment--><?p Ada?>{runs}<t>_x0041_da x</t></x>'
        )
    assert found(path, "of Ada") == {"xl/workbook.xml"}
    assert found(path, "Ada & Bo") in ({"xl/sharedStrings.xml"}, {"xl/worksheets/sheet1.xml, cell B2"})
    assert found(path, "04/03/1990") == found(path, "1990-03-04") == {"of Ada, cell B3"}
    assert found(path, "Ada the author") == {"docProps/core.xml"}
    assert found(path, "Ada in the package") == found(path, "xl/Ada.bin") == {"the package"}
    assert found(path, "Ada in bytes") == {"xl/Ada.bin"}
    for words in ("Ada attribute", "Ada comment", "p Ada", "Ada in runs", "Ada x"):
        assert found(path, words) == {"xl/more.xml"}


def test_parquet_with_metadata_and_statistics(tmp_path: Path) -> None:
    path = tmp_path / "e.parquet"
    inner = pa.struct([pa.field("who", pa.string())])
    schema = pa.schema(
        [pa.field("note", pa.string(), metadata={"k": "field of Ada"}), pa.field("more", pa.list_(inner))],
        metadata={"pandas": "made by Ada"},
    )
    pq.write_table(pa.Table.from_pylist([{"note": "x"}, {"note": "Ada", "more": [{"who": "Bo"}]}], schema=schema), path)
    assert found(path, "made by Ada") == {"metadata"}
    assert "schema" in found(path, "field of Ada")
    assert {"row 2, note", "statistics of column 1"} <= found(path, "Ada")
    assert "row 2, more" in found(path, "Bo")


def test_what_is_not_what_its_suffix_says_cannot_be_verified(tmp_path: Path) -> None:
    for suffix in ("xlsx", "parquet"):
        path = tmp_path / f"e.{suffix}"
        path.write_bytes(b"plain text")
        with pytest.raises(InputError, match="cannot be verified"):
            found(path, "x")
