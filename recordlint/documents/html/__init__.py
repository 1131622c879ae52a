"""Pages of HTML: read as a person sees them, and copied as new pages made of what is on a closed list."""

from __future__ import annotations

from recordlint.documents.blocks import Content, Copy, DocumentOptions, Edits
from recordlint.documents.html.page import Page
from recordlint.documents.html.raw import raw
from recordlint.errors import InputError

__all__ = ["Page", "copy", "raw", "read"]


def read(data: bytes, name: str, options: DocumentOptions) -> Content:
    """The blocks of a page. Raises InputError when it cannot be read."""
    return _page(data, name, options).content


def copy(data: bytes, name: str, options: DocumentOptions, edits: Edits) -> Copy:
    """A new page with the edits of each block. Raises InputError when the source cannot be read."""
    return _page(data, name, options).copy(edits)


def _page(data: bytes, name: str, options: DocumentOptions) -> Page:
    try:
        return Page(data, name, options)
    except InputError:
        raise
    except Exception as error:  # a hostile page may make the parser or what walks it fail anywhere
        raise InputError(f"{name}: damaged ({type(error).__name__}): open it in a browser and save it again") from None
