"""Plain text and Markdown: a file is a note, or a running record of entries."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from recordlint.documents.base import MAX_CHARACTERS, Failure, ReadOptions, Remark, too_long
from recordlint.documents.encodings import read_text
from recordlint.documents.entries import split_entries
from recordlint.notes import Note


def read(path: Path, name: str, options: ReadOptions) -> Iterator[Note | Failure | Remark]:
    """The notes of a text file. Raises InputError when it cannot be read."""
    yield from from_text(read_text(path, name), name, options)


def from_text(text: str, name: str, options: ReadOptions) -> Iterator[Note | Failure | Remark]:
    """The notes of a decoded text: one, or its entries."""
    notes = split_entries(text, name) if options.entries else (Note(text, path=name),)
    for note in notes:
        if len(note.text) > MAX_CHARACTERS:
            yield too_long(name, len(note.text))
        else:
            yield note
