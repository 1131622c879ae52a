"""A PDF read back by paths that have nothing to do with how it was made: its objects, its bytes, two other text engines, its pixels.

Each text comes with where it stands, "VIEW DETAIL"; a view is one way of reading the whole file, in which a visible word
stands once. The views: "streams" (pikepdf, every object), "layout" and "codes" (the same pages by place, and without
the fonts' maps), "bytes" (the file as it lies), "text-1" (pypdf), "text-2" (poppler, where installed), "pixels" (OCR,
where an engine is installed).
"""

from __future__ import annotations

from collections.abc import Iterator

from recordlint.documents.pdf_raw.engines import poppler_texts, pypdf_texts
from recordlint.documents.pdf_raw.leftovers import byte_texts
from recordlint.documents.pdf_raw.objects import object_texts
from recordlint.documents.pdf_raw.opening import opened
from recordlint.documents.pdf_raw.pixels import pixel_texts, pixels_can_be_read
from recordlint.documents.pdf_raw.structure import unexpected

__all__ = ["pixel_texts", "pixels_can_be_read", "raw", "unexpected"]


def raw(data: bytes, name: str) -> Iterator[tuple[str, str]]:
    """(where, text) of everything readable in a PDF but its pixels. Raises InputError when it is no PDF, or beyond the limits."""
    with opened(data, name) as pdf:
        yield from ((where, text) for where, text in object_texts(pdf, name) if text.strip())
        yield from ((where, text) for where, text in byte_texts(pdf, data, name) if text.strip())
    yield from pypdf_texts(data, name)
    yield from poppler_texts(data, name)
