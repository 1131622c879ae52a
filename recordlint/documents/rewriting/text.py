"""Plain text and Markdown: one record of one piece, also where `check` would split the file into entries."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from recordlint.documents import text as reader
from recordlint.documents.base import Failure, ReadOptions, Remark
from recordlint.documents.encodings import read_bytes
from recordlint.documents.records import Change, Piece, Record
from recordlint.documents.rewriting.base import changed, refuse
from recordlint.documents.rewriting.streams import Encoding, whole_text, written
from recordlint.notes import Note


def records(path: Path, name: str, options: ReadOptions) -> Iterator[Record | Failure | Remark]:
    """The file as one record. Raises InputError when it cannot be read."""
    text, _ = _read(path, name)
    yield _record(text, name)
    yield from _failures(text, name, options)


def write(path: Path, name: str, part: Path, options: ReadOptions, change: Change) -> list[Remark]:
    """Write the changed text with the encoding, byte order mark and line ends of the source."""
    text, encoding = _read(path, name)
    for failure in _failures(text, name, options):
        raise refuse(failure)
    (new,) = changed(_record(text, name), change)
    with written(part, name, encoding) as stream:
        stream.write(new)
    return []


def _read(path: Path, name: str) -> tuple[str, Encoding]:
    return whole_text(read_bytes(path, name), name)


def _record(text: str, name: str) -> Record:
    return Record(name, (Piece(text, None, is_note=True),), Note(text, path=name))


def _failures(text: str, name: str, options: ReadOptions) -> Iterator[Failure]:
    """What the reader refuses: a note, or an entry of a running record, that is too long."""
    yield from (item for item in reader.from_text(text, name, options) if isinstance(item, Failure))
