"""Plain text as a laid-out document of one block: what is attached to a mail, or lies in another document."""

from __future__ import annotations

from collections.abc import Iterator

from recordlint.documents.blocks import Block, Content, Copy, DocumentOptions, Edits, Place, edited
from recordlint.documents.encodings import decode


def read(data: bytes, name: str, options: DocumentOptions) -> Content:
    """The text as one block, lines told apart. Raises InputError when it is no text."""
    text = decode(data, name) if data else ""
    starts = [at + 1 for at, char in enumerate(text) if char == "\n" and at + 1 < len(text)]
    lines = tuple((start, number) for number, start in enumerate(starts, 2))
    return Content((Block(text, Place(line=1), lines=lines),))


def copy(data: bytes, name: str, options: DocumentOptions, edits: Edits) -> Copy:
    """The edited text in UTF-8."""
    (block,) = read(data, name, options).blocks
    (own,) = edits
    return Copy(edited(block.text, own).encode("utf-8", "backslashreplace"))


def raw(data: bytes, name: str) -> Iterator[tuple[str, str]]:
    """The characters of the copy."""
    yield "file the text", data.decode("utf-8-sig", "backslashreplace")
