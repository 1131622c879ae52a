"""Parquet: schema and types stay where nothing changes; nothing of the source's metadata is carried over."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recordlint.documents import read as read_notes
from recordlint.documents.base import ReadOptions
from recordlint.errors import InputError
from recordlint.notes import Note

from .helpers import cells, copied, everything, exchange, failures, read, same

SCHEMA = pa.schema(
    [
        pa.field("note", pa.string(), nullable=False, metadata={"who": "SECRET"}),
        pa.field("nhs", pa.int64()),
        pa.field("as_float", pa.float64()),
        pa.field("born", pa.date32()),
        pa.field("at", pa.timestamp("ns")),
        pa.field("worker", pa.dictionary(pa.int8(), pa.string())),
        pa.field("people", pa.list_(pa.struct([pa.field("name", pa.string(), metadata={"x": "SECRET"})]))),
        pa.field("old", pa.binary()),
        pa.field("sum", pa.decimal128(8, 2)),
        pa.field("ok", pa.bool_()),
    ],
    metadata={"pandas": '{"creator": "SECRET"}', "org.apache.spark": "SECRET"},
)
ROWS: list[dict[str, Any]] = [
    {
        "note": "Seen Ada", "nhs": 9990124578, "as_float": 9990124578.0, "born": date(1990, 3, 4), "at": 1772633109000000001,
        "worker": "Jo Lee", "people": [{"name": "Ada"}, {"name": "Bo"}], "old": "Ada é".encode(), "sum": Decimal("9.50"), "ok": True,
    },
    {"note": "rang", "nhs": None, "as_float": None, "born": None, "at": None, "worker": None, "people": None, "old": None, "sum": None, "ok": None},
    {"note": "", "nhs": 5, "as_float": 0.5, "born": date(2020, 1, 2), "at": 0, "worker": "Ada", "people": [], "old": b"", "sum": Decimal("1.00"), "ok": False},
]  # fmt: skip


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "e.parquet"
    pq.write_table(pa.Table.from_pylist(ROWS, schema=SCHEMA), path)
    return path


def table_of(path: Path) -> pa.Table:
    return pq.read_table(path)


def test_every_column_is_a_piece(path: Path) -> None:
    found = read(path)
    assert [record.row for record in found] == [0, 1, 2, 3]
    assert same(found[0]) == SCHEMA.names
    assert [(piece.field, piece.text) for piece in found[1].pieces] == [
        ("note", "Seen Ada"),
        ("nhs", "9990124578"),
        ("as_float", "9990124578"),
        ("born", "1990-03-04"),
        ("at", "2026-03-04 14:05:09.000000001"),
        ("worker", "Jo Lee"),
        ("people", '[{"name": "Ada"}, {"name": "Bo"}]'),
        ("old", "Ada é"),
        ("sum", "9.50"),
        ("ok", "True"),
    ]
    assert same(found[2]) == ["rang", *[""] * 9]
    pq.write_table(table_of(path).drop(["at"]), path)
    notes = [item.text for item in read_notes(path, ReadOptions(), path.name) if isinstance(item, Note)]
    assert [record.note.text for record in found[1:]] == notes


def test_an_unchanged_copy_has_the_same_rows_and_types(path: Path) -> None:
    copy, remarks = copied(path)
    before, after = table_of(path), table_of(copy)
    assert after.drop(["at"]).to_pylist() == before.drop(["at"]).to_pylist()
    assert after["at"].cast(pa.int64()).to_pylist() == before["at"].cast(pa.int64()).to_pylist()
    for name in SCHEMA.names:
        if name != "worker":
            assert after.schema.field(name).type == before.schema.field(name).type
    assert pa.types.is_dictionary(after.schema.field("worker").type)
    assert [field.nullable for field in after.schema] == [field.nullable for field in SCHEMA]
    assert not [remark for remark in remarks if "text in the copy" in remark.message]


def test_metadata_is_not_carried_over(path: Path) -> None:
    assert "SECRET" in everything(path)
    copy, _ = copied(path)
    assert "SECRET" not in everything(copy)
    assert b"SECRET" not in copy.read_bytes()
    assert table_of(copy).schema.metadata is None


def test_only_columns_with_changes_become_text(path: Path) -> None:
    copy, remarks = copied(path, exchange("9990124578", "[NHS]"))
    types = {field.name: str(field.type) for field in table_of(copy).schema}
    assert (types["nhs"], types["as_float"], types["born"], types["ok"]) == ("string", "string", "date32[day]", "bool")
    assert table_of(copy)["nhs"].to_pylist() == ["[NHS]", None, "5"]
    assert table_of(copy)["as_float"].to_pylist() == ["[NHS]", None, "0.5"]
    assert remarks[-1].message == "columns that are no text, hold a changed value, and are text in the copy: 2"


def test_withheld_words_are_nowhere_in_the_copy(path: Path) -> None:
    copy, _ = copied(path, exchange("Ada", "B"))
    assert "Ada" not in everything(copy)
    assert b"Ada" not in copy.read_bytes()
    assert table_of(copy)["worker"].to_pylist() == ["Jo Lee", None, "B"]
    assert table_of(copy)["people"].to_pylist() == ['[{"name": "B"}, {"name": "Bo"}]', None, "[]"]
    assert table_of(copy)["old"].to_pylist() == ["B é".encode(), None, b""]
    copy, _ = copied(path, lambda record: [text if "1990" not in text else "" for text in same(record)])
    assert table_of(copy)["born"].to_pylist() == ["", None, "2020-01-02"]


def test_words_of_a_dictionary_that_no_row_uses_are_left_behind(tmp_path: Path) -> None:
    path = tmp_path / "e.parquet"
    words = pa.DictionaryArray.from_arrays(pa.array([0, 0], pa.int32()), pa.array(["x", "SECRET"]))
    inner = pa.ListArray.from_arrays(pa.array([0, 1, 2], pa.int32()), words)
    pq.write_table(pa.table({"note": words, "list": inner}), path, compression="none")
    assert b"SECRET" in path.read_bytes()
    copy, _ = copied(path)
    assert table_of(copy).to_pylist() == [{"note": "x", "list": ["x"]}] * 2
    everything_written = copied(path)[0].read_bytes()
    assert b"SECRET" not in everything_written


def test_columns_names_can_be_changed_and_stay_apart(tmp_path: Path) -> None:
    path = tmp_path / "e.parquet"
    pq.write_table(pa.table({"note": ["x"], "Ada Obi": [1], "Bo Obi": [2]}), path)
    copy, _ = copied(path, lambda r: ["[PERSON]" if "Obi" in text else text for text in same(r)])
    assert table_of(copy).to_pylist() == [{"note": "x", "[PERSON]": 1, "[PERSON] (2)": 2}]


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "e.parquet"
    pq.write_table(pa.table({"note": ["x"], "photo": [b"\xff\xd8\xff"]}), path)
    (failure,) = failures(path)
    assert "column 2 holds values that are no text" in failure.message
    with pytest.raises(InputError, match=r"e\.parquet: not copied"):
        copied(path)
    assert [item.name for item in tmp_path.iterdir()] == ["e.parquet"]


def test_a_damaged_file_is_refused(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-50])
    with pytest.raises(InputError, match="not a readable Parquet file"):
        copied(path)
    with pytest.raises(InputError, match="not a Parquet file"):
        everything(path)


def test_a_file_without_rows(tmp_path: Path) -> None:
    path = tmp_path / "e.parquet"
    pq.write_table(pa.table({"note": pa.array([], pa.string()), "n": pa.array([], pa.int64())}), path)
    copy, _ = copied(path)
    assert table_of(copy).schema == table_of(path).schema


@given(
    st.lists(
        st.tuples(
            st.none() | st.text(st.characters(exclude_categories=["Cs"]), max_size=10),
            st.none() | st.integers(-(2**63), 2**63 - 1),
            st.none() | st.floats(allow_nan=False),
            st.none() | st.datetimes(),
            st.lists(st.none() | st.text(st.characters(exclude_categories=["Cs"]), max_size=4), max_size=3),
        ),
        max_size=6,
    ),
    st.sets(st.integers(0, 4)),
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
def test_any_values(tmp_path: Path, rows: list[tuple[Any, ...]], touched: set[int]) -> None:
    path = tmp_path / "e.parquet"
    kinds = [pa.string(), pa.int64(), pa.float64(), pa.timestamp("us"), pa.list_(pa.string())]
    columns = [pa.array([row[i] for row in rows], kind) for i, kind in enumerate(kinds)]
    pq.write_table(pa.table(columns, names=["note", "b", "c", "d", "e"]), path)
    copy, _ = copied(path)
    assert table_of(copy).equals(table_of(path))

    def change(record: Any) -> list[str]:
        return [
            f"<{p.text}>" if i in touched and p.text and record.row else p.text for i, p in enumerate(record.pieces)
        ]

    before = cells(path)
    copy, _ = copied(path, change)
    assert cells(copy)[1:] == [
        [f"<{text}>" if i in touched and text else text for i, text in enumerate(row)] for row in before[1:]
    ]
    for i in set(range(5)) - touched:
        assert table_of(copy).column(i).equals(table_of(path).column(i))


def test_a_long_file_is_the_same_by_its_batches(tmp_path: Path) -> None:
    path = tmp_path / "e.parquet"
    when = [datetime(2026, 3, 1 + i % 28) for i in range(3000)]
    pq.write_table(
        pa.table({"note": [f"n{i}" for i in range(3000)], "n": range(3000), "at": when}), path, row_group_size=700
    )
    copy, _ = copied(path, lambda r: ["[x]" if text == "2999" else text for text in same(r)])
    assert table_of(copy)["n"].to_pylist() == [*map(str, range(2999)), "[x]"]
    assert table_of(copy).drop(["n"]).equals(table_of(path).drop(["n"]))
