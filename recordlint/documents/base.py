"""What every reader shares: the options, and the failure that a reader yields instead of losing a row in silence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from recordlint.documents.blocks import DocumentOptions
from recordlint.errors import InputError
from recordlint.notes import Note

MAX_CHARACTERS = 2_000_000
"""The longest single note that is read, in characters: about 350,000 words, a minute's work on a slow core."""

MAX_BYTES = 256 * 1024 * 1024
"""The largest text file that is read, in bytes. Exports stream, and have no such limit."""


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How files become notes. Column names are as the export's header has them; None is guessed. `documents` is for Word, PDF and the like."""

    text_column: str | None = None
    id_column: str | None = None
    author_column: str | None = None
    date_column: str | None = None
    subject_column: str | None = None
    entries: bool = False
    documents: DocumentOptions = field(default_factory=DocumentOptions)


@dataclass(frozen=True, slots=True)
class Failure:
    """A file, or a part of one, that could not be read. `message` names the remedy; the rest is still read."""

    path: str
    message: str
    row: int | None = None


@dataclass(frozen=True, slots=True)
class Remark:
    """Something a person should know about how a file was read: which columns were guessed, which encoding."""

    path: str
    message: str


def too_long(path: str, characters: int, row: int | None = None) -> Failure:
    """The failure for a note beyond the limit."""
    return Failure(
        path,
        f"one note of {characters:,} characters is beyond the limit of {MAX_CHARACTERS:,}: "
        "split the file into notes, or use --entries if it is a running record",
        row,
    )


def whole(items: Iterator[Note | Failure | Remark], name: str) -> Iterator[Note | Failure | Remark]:
    """What a source yields, so that none ends in an exception or in silence.

    An InputError becomes one Failure of `name`; a source that holds nothing is one empty note, so that it is listed.
    """
    found = False
    try:
        for item in items:
            found = found or not isinstance(item, Remark)
            yield item
    except InputError as error:
        yield Failure(name, str(error).removeprefix(f"{name}: "))
        return
    if not found:
        yield Note("", path=name)
