"""JSON Lines: an object a line is a note."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, TextIO

from recordlint.documents.base import Failure, ReadOptions, Remark
from recordlint.documents.encodings import encoding_of, reason
from recordlint.documents.tables import notes_of_rows
from recordlint.errors import InputError
from recordlint.notes import Note

_SAMPLE = 65536


def read(path: Path, name: str, options: ReadOptions) -> Iterator[Note | Failure | Remark]:
    """The notes of a .jsonl file. A line that is no object is a failure of that line. Raises InputError for the file."""
    try:
        with path.open("rb") as raw:
            sample = raw.read(_SAMPLE)
        encoding = encoding_of(sample, name, whole=len(sample) < _SAMPLE)
        with path.open(encoding="utf-8-sig" if encoding == "utf-8" else encoding) as stream:
            yield from from_stream(stream, name, options)
    except UnicodeDecodeError as error:
        raise InputError(f"{name}: a byte near {error.start:,} cannot be decoded: save the export as UTF-8") from None
    except OSError as error:
        raise InputError(f"{name}: cannot be read ({reason(error)}): check the path and your access to it") from None


def from_stream(stream: TextIO, name: str, options: ReadOptions) -> Iterator[Note | Failure | Remark]:
    """The notes of an open (seekable) stream of JSON lines."""
    header = keys_of(stream)
    stream.seek(0)
    if header:
        yield from notes_of_rows(_rows(stream, header, name), header, options, name)
    else:
        yield from (row for row in _rows(stream, header, name) if isinstance(row, Failure))


def keys_of(stream: Iterable[str]) -> list[str]:
    """Every key of the first hundred objects, in order: later objects may have fewer."""
    keys: dict[str, None] = {}
    for _, line in zip(range(100), stream, strict=False):
        try:
            item = json.loads(line)
        except (ValueError, RecursionError):
            continue
        if isinstance(item, dict):
            keys.update(dict.fromkeys(str(key) for key in item))
    return list(keys)


def _rows(stream: TextIO, header: list[str], name: str) -> Iterator[list[Any] | Failure]:
    for number, line in enumerate(stream, 1):
        if not line.strip():
            yield []
            continue
        try:
            item = json.loads(line)
        except (ValueError, RecursionError) as error:
            yield Failure(
                name, f"line {number} is not valid JSON ({getattr(error, 'msg', error)}): mend or remove it", number
            )
            continue
        if not isinstance(item, dict):
            yield Failure(name, f"line {number} is not a JSON object: write one object a line", number)
            continue
        yield [cell_of(item.get(key)) for key in header]


def cell_of(value: Any) -> Any:
    """A value as a cell: None and strings as they are, all else as its JSON."""
    return value if value is None or isinstance(value, str) else json.dumps(value, ensure_ascii=False)
