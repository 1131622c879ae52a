"""Word documents (.docx, .docm, .dotx): read as blocks, copied into a new package, and read back by another path.

Macros are never run and never copied. lxml is loaded when the first document comes, not before.
"""

from __future__ import annotations

from collections.abc import Iterator

from recordlint.documents.blocks import Content, Copy, DocumentOptions, Edits


def read(data: bytes, name: str, options: DocumentOptions) -> Content:
    """The blocks of a Word document. Raises InputError when it cannot be read."""
    from recordlint.documents.word.reading import content

    return content(data, name, options)


def copy(data: bytes, name: str, options: DocumentOptions, edits: Edits) -> Copy:
    """A new Word document with the edits applied. Raises InputError when the source cannot be read."""
    from recordlint.documents.word.copying import copied

    return copied(data, name, options, edits)


def raw(data: bytes, name: str) -> Iterator[tuple[str, str]]:
    """(where, text) of everything in a Word file, part by part. Raises InputError when it is no package or damaged."""
    from recordlint.documents.word.reading_back import texts

    return texts(data, name)
