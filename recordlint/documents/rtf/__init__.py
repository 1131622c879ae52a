"""Rich text (.rtf): read as blocks, copied as a new Word document.

`read` gives headers, body, notes, text boxes and footers as a person reads them, and apart from them, never copied, what is there and
not shown: comments, deleted and hidden text, properties, targets of links. Nothing is run or looked up.
"""

from __future__ import annotations

from recordlint.documents.blocks import Content, Copy, DocumentOptions, Edits
from recordlint.documents.rtf.document import gathered


def read(data: bytes, name: str, options: DocumentOptions) -> Content:
    """What a rich text holds. Raises InputError when it is none, or beyond the limits."""
    return gathered(data, name, options).content(options)


def copy(data: bytes, name: str, options: DocumentOptions, edits: Edits) -> Copy:
    """A new Word document of what `read` gives, with the edits made. Raises InputError as `read` does."""
    return gathered(data, name, options).copied(edits)
