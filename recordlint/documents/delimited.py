"""Comma- and tab-separated exports, read row by row."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, TextIO

from recordlint.documents.base import Failure, ReadOptions, Remark
from recordlint.documents.encodings import encoding_of, reason
from recordlint.documents.tables import notes_of_rows
from recordlint.errors import InputError
from recordlint.notes import Note

_SAMPLE = 65536
csv_limit = min(sys.maxsize, 2**31 - 1)


def read(path: Path, name: str, options: ReadOptions) -> Iterator[Note | Failure | Remark]:
    """The notes of a .csv or .tsv file. Raises InputError when it cannot be read."""
    try:
        with path.open("rb") as raw:
            sample = raw.read(_SAMPLE)
        encoding = encoding_of(sample, name, whole=len(sample) < _SAMPLE)
        if encoding == "utf-8":
            encoding = "utf-8-sig"
        with path.open(encoding=encoding, newline="") as stream:
            yield from from_stream(stream, path.suffix, name, options)
    except UnicodeDecodeError as error:
        raise InputError(f"{name}: a byte near {error.start:,} cannot be decoded: save the export as UTF-8") from None
    except OSError as error:
        raise InputError(f"{name}: cannot be read ({reason(error)}): check the path and your access to it") from None


def from_stream(stream: TextIO, suffix: str, name: str, options: ReadOptions) -> Iterator[Note | Failure | Remark]:
    """The notes of an open export. Its field size limit is lifted, since a case note may be long."""
    csv.field_size_limit(csv_limit)
    first = stream.readline()
    if not first.strip():
        return
    delimiter = "\t" if suffix.lower() == ".tsv" else delimiter_of(first)
    rows = csv.reader(_chain(first, stream), delimiter=delimiter, strict=True)
    try:
        header = next(rows, [])
    except csv.Error as error:
        raise InputError(f"{name}: the header is malformed ({error}): check its quotation marks") from None
    yield from notes_of_rows(_rows(rows, name), header, options, name)


def _chain(first: str, stream: TextIO) -> Iterator[str]:
    yield first
    yield from stream


def delimiter_of(header: str) -> str:
    """Comma, semicolon, tab or bar: whichever the header holds most."""
    return max(",;\t|", key=header.count)


def _rows(rows: Any, name: str) -> Iterator[Sequence[str] | Failure]:
    while True:
        try:
            row = next(rows, None)
        except csv.Error as error:
            # The reader cannot find the next row's begin behind broken quotation marks, so the rest is not guessed at.
            yield Failure(
                name, f"the rows from line {rows.line_num} on cannot be read ({error}): check the quotation marks"
            )
            return
        if row is None:
            return
        yield row
