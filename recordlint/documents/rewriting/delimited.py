"""Comma- and tab-separated exports: cells that do not change keep their very characters, quotation marks and all."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from recordlint.documents.base import Failure, ReadOptions, Remark
from recordlint.documents.delimited import csv_limit, delimiter_of
from recordlint.documents.records import Change, Record
from recordlint.documents.rewriting.base import changed, refuse
from recordlint.documents.rewriting.rows import Table
from recordlint.documents.rewriting.streams import Encoding, file_encoding, lines, written
from recordlint.errors import InputError

_LONGEST_ROW = 64 * 1024 * 1024  # characters; beyond it a quotation mark was never closed


@dataclass(frozen=True, slots=True)
class _Row:
    """The characters of a row with its line end, its cells, and its record (None for a blank one)."""

    raw: str
    cells: Sequence[str]
    record: Record | None
    delimiter: str


def records(path: Path, name: str, options: ReadOptions) -> Iterator[Record | Failure | Remark]:
    """The headings and rows of a .csv or .tsv file. Raises InputError when it cannot be read."""
    for item in _read(path, name, options, file_encoding(path, name)):
        if not isinstance(item, _Row):
            yield item
        elif item.record:
            yield item.record


def write(path: Path, name: str, part: Path, options: ReadOptions, change: Change) -> list[Remark]:
    """Write the changed rows. Delimiter, encoding, byte order mark, line ends and quoting are those of the source."""
    encoding = file_encoding(path, name)
    remarks: list[Remark] = []
    with written(part, name, encoding) as stream:
        for item in _read(path, name, options, encoding):
            if isinstance(item, Remark):
                remarks.append(item)
            elif isinstance(item, Failure):
                raise refuse(item)
            else:
                texts = changed(item.record, change) if item.record else item.cells
                stream.write(_replaced(item, texts))
    return remarks


def _read(path: Path, name: str, options: ReadOptions, encoding: Encoding) -> Iterator[_Row | Failure | Remark]:
    csv.field_size_limit(csv_limit)
    source = lines(path, name, encoding)
    first = ""
    for first in source:
        if first.strip():
            break
        yield _Row(first, (), None, "")
    if not first.strip():
        return
    delimiter = "\t" if path.suffix.lower() == ".tsv" else delimiter_of(first)
    feed = _Feed(chain((first,), source), name)
    rows = csv.reader(feed, delimiter=delimiter, strict=True)
    table: Table | None = None
    width, number = 0, -1
    while True:
        try:
            cells = next(rows, None)
        except csv.Error as error:
            where = f"the rows from line {rows.line_num} on" if table else "the header"
            yield Failure(name, f"{where} cannot be read ({error}): check the quotation marks")
            return
        if cells is None:
            return
        number += 1
        raw = feed.taken()
        if table is None:
            table = Table(cells, options, name)
            yield from table.remarks()
            yield _Row(raw, cells, table.headings(), delimiter)
            width = len(cells)
            continue
        if any(cells[width:]):
            yield Failure(
                name,
                f"row {number} has {len(cells)} cells under {width} headings: quote cells that hold a separator",
                number,
            )
            continue
        record = table.record(number, cells)
        yield record if isinstance(record, Failure) else _Row(raw, cells, record, delimiter)


class _Feed:
    """Hands lines to the CSV reader and remembers those of the row that it is at."""

    def __init__(self, source: Iterator[str], name: str) -> None:
        self._source, self._name = source, name
        self._lines: list[str] = []
        self._length = 0

    def __iter__(self) -> _Feed:
        return self

    def __next__(self) -> str:
        line = next(self._source)
        self._length += len(line)
        if self._length > _LONGEST_ROW:
            raise InputError(
                f"{self._name}: a row is beyond the limit of {_LONGEST_ROW:,} characters: close its quotes"
            )
        self._lines.append(line)
        return line

    def taken(self) -> str:
        """The lines since the last call, as one text."""
        raw = "".join(self._lines)
        self._lines, self._length = [], 0
        return raw


def _replaced(row: _Row, texts: Sequence[str]) -> str:
    """The row's characters with the texts in the places of its cells."""
    if list(texts) == list(row.cells):
        return row.raw
    body = row.raw.rstrip("\r\n")
    fields = list(_fields(body, row.delimiter))
    if [_plain(field) for field in fields] != list(row.cells):  # cannot be: then quote all, and be right
        written_fields = [_quoted(text) for text in texts]
    else:
        written_fields = [
            field if text == cell else _field(text, field, row.delimiter)
            for field, cell, text in zip(fields, row.cells, texts, strict=True)
        ]
    if written_fields == [""]:
        written_fields = ['""']  # an empty line would be no row
    return row.delimiter.join(written_fields) + row.raw[len(body) :]


def _fields(body: str, delimiter: str) -> Iterator[str]:
    """The fields of a row as they are written, with their quotation marks. Linear in the row's length."""
    at = 0
    while True:
        end = at
        if body.startswith('"', at):
            end = body.find('"', at + 1)
            while end != -1 and body.startswith('"', end + 1):
                end = body.find('"', end + 2)
            end = len(body) if end == -1 else end + 1
        stop = body.find(delimiter, end)
        if stop == -1:
            yield body[at:]
            return
        yield body[at:stop]
        at = stop + 1


def _plain(field: str) -> str:
    return field[1:-1].replace('""', '"') if field.startswith('"') else field


def _field(text: str, before: str, delimiter: str) -> str:
    """A text as a field: quoted where its forerunner was, or where it must be."""
    must = any(char in text for char in (delimiter, '"', "\r", "\n"))
    return _quoted(text) if must or before.startswith('"') else text


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'
