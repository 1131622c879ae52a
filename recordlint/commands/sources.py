"""Where records come from for the verbs that look at whole files: paths, folders, standard input."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from recordlint.documents import laid_out, read, reader_for
from recordlint.documents.base import MAX_BYTES, Failure, ReadOptions, Remark
from recordlint.documents.encodings import reason
from recordlint.documents.formats import SUFFIXES
from recordlint.documents.held import held
from recordlint.documents.records import Piece, Record
from recordlint.documents.rewriting import records
from recordlint.errors import InputError
from recordlint.notes import Note

_TEXTS = (".txt", ".text", ".md")


def read_records(path: Path, name: str, options: ReadOptions) -> Iterator[Record | Failure | Remark]:
    """The records of one file: every cell of an export, a whole text, or with `options.entries` the entries of a text.

    A file that cannot be read is one Failure. An empty file is one empty record, so that it is listed.
    """
    try:
        reader_for(name)
    except InputError as error:
        yield Failure(name, str(error).removeprefix(f"{name}: "))
        return
    if options.entries and Path(name).suffix.lower() in _TEXTS:
        for item in read(path, options, name):
            yield record_of(item) if isinstance(item, Note) else item
        return
    found = False
    items = _of_document(path, name, options) if Path(name).suffix.lower() in SUFFIXES else records(path, name, options)
    if Path(name).suffix.lower() in _TEXTS:
        # A text is given before it is known to be too long; what is an error is not read as well.
        listed = list(items)
        items = iter([item for item in listed if isinstance(item, Failure)] or listed)
    for item in items:
        found = found or not isinstance(item, Remark)
        yield item
    if not found:
        yield record_of(Note("", path=name))


def _of_document(path: Path, name: str, options: ReadOptions) -> Iterator[Record | Failure | Remark]:
    """All of a document, what no copy has too: comments, deleted text, properties."""
    try:
        if path.stat().st_size:
            yield from laid_out.records(path, name, options)
    except OSError as error:
        yield Failure(name, f"cannot be read ({reason(error)}): check the path and your access to it")
    except InputError as error:
        yield Failure(name, str(error).removeprefix(f"{name}: "))


def record_of(note: Note) -> Record:
    """A note that stands alone, as a record."""
    return Record(note.path, (Piece(note.text, None, is_note=True),), note, note.row)


@contextmanager
def spooled(stream: BinaryIO, name: str) -> Generator[Path]:
    """Standard input as a file that can be read twice, and is gone when the block ends. Raises InputError beyond the limit of a text file."""
    data = stream.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise InputError(f"{name}: more than {MAX_BYTES:,} bytes on standard input: save it as a file")
    with held(data, Path(name).suffix or ".txt") as path:
        yield path
