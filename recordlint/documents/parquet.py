"""Parquet exports, read a batch of rows at a time."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from recordlint.documents.base import Failure, ReadOptions, Remark
from recordlint.documents.tables import notes_of_rows
from recordlint.errors import InputError
from recordlint.notes import Note

_BATCH_ROWS = 512


def read(path: Path, name: str, options: ReadOptions) -> Iterator[Note | Failure | Remark]:
    """The notes of a .parquet file. Raises InputError when it is damaged."""
    import pyarrow.parquet as pq  # late: a text file needs none of it
    from pyarrow import ArrowException

    try:
        with pq.ParquetFile(path) as file:
            header = list(file.schema_arrow.names)
            yield from notes_of_rows(_rows(file), header, options, name)
    except (ArrowException, OSError) as error:
        raise InputError(f"{name}: not a readable Parquet file ({type(error).__name__}): export it again") from None


def _rows(file: Any) -> Iterator[list[Any]]:
    for batch in file.iter_batches(batch_size=_BATCH_ROWS):
        columns = [column.to_pylist() for column in batch.columns]
        for cells in zip(*columns, strict=True):
            yield list(cells)
