"""Parquet exports: schema and types stay, but a column in which anything typed changed becomes one of strings.

Whether it does is known at the last row only. So a file with typed columns is written twice: first, changed, into an
unnamed temporary file beside the copy (withheld values are gone from it already), then into the copy. Metadata of the
source (of pandas, Spark and others) and its statistics are not carried over; the copy has statistics of its own values.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from recordlint.documents.base import Failure, ReadOptions, Remark
from recordlint.documents.records import Change, Record
from recordlint.documents.rewriting.base import changed, refuse
from recordlint.documents.rewriting.parquet_columns import UNREADABLE, Column
from recordlint.documents.rewriting.rows import Table
from recordlint.errors import InputError

_BATCH_ROWS = 512
_GROUP_ROWS, _GROUP_BYTES = 65_536, 64 * 1024 * 1024  # a row group of the copy is written when either is reached


@dataclass(frozen=True, slots=True)
class _Start:
    """The columns of the file and the record of their names (None where no column has a name)."""

    columns: Sequence[Column]
    record: Record | None


@dataclass(frozen=True, slots=True)
class _Batch:
    """Rows: their arrays and texts by column, and each row's record (None where it holds not one word)."""

    arrays: Sequence[Any]
    texts: Sequence[Sequence[str | None]]
    records: Sequence[Record | None]


def records(path: Path, name: str, options: ReadOptions) -> Iterator[Record | Failure | Remark]:
    """The columns' names and the rows; null is an empty text. Raises InputError when the file is damaged."""
    for item in _read(path, name, options):
        if isinstance(item, (Failure, Remark)):
            yield item
        elif isinstance(item, _Batch):
            yield from (record for record in item.records if record)
        elif item.record:
            yield item.record


def write(path: Path, name: str, part: Path, options: ReadOptions, change: Change) -> list[Remark]:
    """Write the changed rows. Columns that became strings are told of."""
    remarks: list[Remark] = []
    with tempfile.TemporaryFile(dir=part.parent) as spool:
        writer = _Spool(spool)
        for item in _read(path, name, options):
            if isinstance(item, Remark):
                remarks.append(item)
            elif isinstance(item, Failure):
                raise refuse(item)
            elif isinstance(item, _Start):
                names = changed(item.record, change) if item.record else [column.name for column in item.columns]
                writer.start(item.columns, names, part)
            else:
                writer.add(item, [changed(record, change) if record else None for record in item.records])
        became_text = writer.finish()
    if became_text:
        said = f"columns that are no text, hold a changed value, and are text in the copy: {became_text:,}"
        remarks.append(Remark(name, said))
    return remarks


def _read(path: Path, name: str, options: ReadOptions) -> Iterator[_Start | _Batch | Failure | Remark]:
    import pyarrow.parquet as pq  # late: a text file needs none of it
    from pyarrow import ArrowException

    try:
        with pq.ParquetFile(path) as file:
            columns = [Column.of(field) for field in file.schema_arrow]
            table = Table([column.name for column in columns], options, name)
            yield from table.remarks()
            yield _Start(columns, table.headings())
            number = 1
            for batch in file.iter_batches(batch_size=_BATCH_ROWS):
                yield from _batch(batch, columns, table, number, name)
                number += batch.num_rows
    except (ArrowException, OSError) as error:
        raise InputError(f"{name}: not a readable Parquet file ({type(error).__name__}): export it again") from None


def _batch(batch: Any, columns: Sequence[Column], table: Table, number: int, name: str) -> Iterator[_Batch | Failure]:
    arrays = [column.plain(array) for column, array in zip(columns, batch.columns, strict=True)]
    texts: list[list[str | None]] = []
    for place, (column, array) in enumerate(zip(columns, arrays, strict=True)):
        try:
            texts.append(column.texts(array))
        except UnicodeDecodeError:
            yield Failure(name, f"column {place + 1} {UNREADABLE}", number)
            return
    found: list[Record | None] = []
    for row in range(batch.num_rows):
        record = table.record(number + row, [column[row] or "" for column in texts])
        if isinstance(record, Failure):
            yield record
            return
        found.append(record)
    yield _Batch(arrays, texts, found)


class _Spool:
    """Writes changed rows, straight into the copy where all columns are texts, else by way of the spool.

    In the spool a typed column is two: the values that did not change, and the texts that stand for the others.
    """

    def __init__(self, spool: Any) -> None:
        self._spool = spool
        self._columns: Sequence[Column] = ()
        self._names: Sequence[str] = ()
        self._part = Path()
        self._typed: list[int] = []
        self._changed: set[int] = set()
        self._rows: _Rows | None = None

    def start(self, columns: Sequence[Column], names: Sequence[str], part: Path) -> None:
        """Say which columns come, and what they are called in the copy."""
        import pyarrow as pa  # late: a text file needs none of it

        self._columns, self._names, self._part = columns, _unlike(names), part
        self._typed = [i for i, column in enumerate(columns) if column.kind == "typed"]
        if not self._typed:
            self._rows = _Rows(part, self._schema())
            return
        fields = [pa.field(f"{i}", column.type) for i, column in enumerate(columns)]
        self._rows = _Rows(
            self._spool, pa.schema([*fields, *(pa.field(f"text {i}", pa.string()) for i in self._typed)])
        )

    def add(self, batch: _Batch, changes: Sequence[Sequence[str] | None]) -> None:
        """Take a batch and, for each of its rows, the new texts (None for a row that had no words)."""
        import pyarrow as pa  # late: a text file needs none of it

        arrays: list[Any] = []
        stand_ins: list[Any] = []
        for i, column in enumerate(self._columns):
            before = batch.texts[i]
            after = [
                text if row is None or row[i] == (text or "") else row[i]
                for text, row in zip(before, changes, strict=True)
            ]
            if column.kind != "typed":
                arrays.append(column.made(after))
                continue
            kept = [at if new == old else None for at, (old, new) in enumerate(zip(before, after, strict=True))]
            if None in kept:
                self._changed.add(i)
            arrays.append(batch.arrays[i].take(pa.array(kept, type=pa.int32())))
            stand_ins.append(
                pa.array([new if at is None else None for at, new in zip(kept, after, strict=True)], pa.string())
            )
        if self._rows:
            self._rows.add([*arrays, *stand_ins])

    def finish(self) -> int:
        """Write what is left, and give the number of typed columns that are text in the copy."""
        if self._rows:
            self._rows.close()
        if self._typed:
            self._copy()
        return len(self._changed)

    def _copy(self) -> None:
        import pyarrow as pa  # late: a text file needs none of it
        import pyarrow.parquet as pq

        self._spool.seek(0)
        copy = _Rows(self._part, self._schema())
        with pq.ParquetFile(self._spool) as file:
            for batch in file.iter_batches(batch_size=_BATCH_ROWS):
                arrays = list(batch.columns[: len(self._columns)])
                for i, stand_ins in zip(self._typed, batch.columns[len(self._columns) :], strict=True):
                    if i in self._changed:
                        texts = zip(stand_ins.to_pylist(), self._columns[i].texts(arrays[i]), strict=True)
                        arrays[i] = pa.array([old if new is None else new for new, old in texts], pa.string())
                copy.add(arrays)
        copy.close()

    def _schema(self) -> Any:
        import pyarrow as pa  # late: a text file needs none of it

        return pa.schema(
            [
                pa.field(name, pa.string() if i in self._changed else column.type, column.is_nullable)
                for i, (name, column) in enumerate(zip(self._names, self._columns, strict=True))
            ]
        )


class _Rows:
    """Gathers batches into row groups of a Parquet file."""

    def __init__(self, target: Any, schema: Any) -> None:
        import pyarrow.parquet as pq  # late: a text file needs none of it

        self._schema = schema
        self._writer = pq.ParquetWriter(target, schema)
        self._waiting: list[Any] = []
        self._count = self._bytes = 0

    def add(self, arrays: Sequence[Any]) -> None:
        import pyarrow as pa  # late: a text file needs none of it

        batch = pa.RecordBatch.from_arrays(list(arrays), schema=self._schema)
        self._waiting.append(batch)
        self._count += batch.num_rows
        self._bytes += batch.nbytes
        if self._count >= _GROUP_ROWS or self._bytes >= _GROUP_BYTES:
            self._flush()

    def close(self) -> None:
        self._flush()
        self._writer.close()

    def _flush(self) -> None:
        import pyarrow as pa  # late: a text file needs none of it

        if self._waiting:
            self._writer.write_table(pa.Table.from_batches(self._waiting, schema=self._schema))
        self._waiting, self._count, self._bytes = [], 0, 0


def _unlike(names: Sequence[str]) -> list[str]:
    """The names, a repeated one numbered: readers find columns by their names."""
    made: list[str] = []
    for name in names:
        unlike, number = name, 1
        while unlike in made:
            number += 1
            unlike = f"{name} ({number})"
        made.append(unlike)
    return made
