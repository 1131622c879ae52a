"""PDF: read through a process of its own, copied as pictures of its pages."""

from __future__ import annotations

from recordlint.documents.blocks import Content, Copy, DocumentOptions, Edits


def read(data: bytes, name: str, options: DocumentOptions) -> Content:
    """The blocks of a PDF. Raises InputError when it is encrypted, damaged, empty, or beyond the limits."""
    from recordlint.documents.pdf import reading  # late: the process that opens the file imports this package too

    return reading.read(data, name, options)


def copy(data: bytes, name: str, options: DocumentOptions, edits: Edits) -> Copy:
    """A new PDF of pictures of the pages, without what the edits withhold.

    Raises InputError when the source cannot be read, ValueError when the edits are not of its blocks.
    """
    from recordlint.documents.pdf import copying

    return copying.copy(data, name, options, edits)
