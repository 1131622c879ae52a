"""The view "pixels": the pages of a PDF as pictures, read by OCR."""

from __future__ import annotations

import io
from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING, Any

from recordlint.documents import ocr
from recordlint.documents.blocks import DocumentOptions
from recordlint.documents.pdf_raw.engines import poppler, run_poppler
from recordlint.documents.pdf_raw.opening import opened
from recordlint.documents.pictures import MAX_PIXELS
from recordlint.errors import InputError

if TYPE_CHECKING:
    from PIL.Image import Image

DPI = 200
"""What pages are rendered at: engines read small print badly below it."""
PAGE_SECONDS = 60
"""Seconds that poppler may take for one page."""


def pixels_can_be_read(options: DocumentOptions) -> bool:
    """Whether an OCR engine is installed and allowed."""
    try:
        return _engine(options) is not None
    except InputError:
        return False


def pixel_texts(data: bytes, name: str, options: DocumentOptions) -> Iterator[tuple[str, str]]:
    """(where, text) of each page as it looks; nothing where no OCR engine is installed.

    Where two engines are, the one reads that did not read the source. Raises InputError when a page cannot be rendered or read.
    """
    reader = _engine(options)
    if reader is None:
        return
    with opened(data, name) as pdf:
        sizes = [_size(page.mediabox, float(page.obj.get("/UserUnit", 1))) for page in pdf.pages]
    for number, size in enumerate(sizes, 1):
        dpi = _dpi(size, f"{name}, page {number}")
        words = reader.words(_rendered(data, name, number, dpi))
        lines = (" ".join(word.text for word in line) for _, line in groupby(words, key=lambda word: word.line))
        yield f"pixels page {number}", "\n".join(lines)
        if options.progress:
            options.progress(number, len(sizes))


def _engine(options: DocumentOptions) -> ocr.Engine | None:
    first = ocr.engine(options)
    return first and (ocr.auditor(first) or first)


def _size(box: object, unit: float) -> tuple[float, float]:
    left, bottom, right, top = (float(side) for side in box)  # type: ignore[attr-defined]
    return abs(right - left) * unit, abs(top - bottom) * unit


def _dpi(size: tuple[float, float], name: str) -> int:
    """The resolution at which a page has no more pixels than are read. Raises InputError for a page that is too large."""
    area = size[0] * size[1] / 72 / 72
    dpi = min(DPI, int((MAX_PIXELS / area) ** 0.5) if area > 0 else DPI)
    if dpi < DPI / 4:
        raise InputError(f"{name}: too large to be looked over: {size[0]:,.0f} × {size[1]:,.0f} points")
    return dpi


def _rendered(data: bytes, name: str, number: int, dpi: int) -> Image:
    from PIL import Image  # late: a text file needs none of it

    if poppler("pdftoppm"):
        page = ["-f", str(number), "-l", str(number)]
        out = run_poppler("pdftoppm", ["-q", "-r", str(dpi), *page, "-"], data, name, PAGE_SECONDS)
        with Image.open(io.BytesIO(out), formats=("PPM",)) as picture:
            return picture.convert("RGB")
    import pypdfium2 as pdfium

    try:
        with pdfium.PdfDocument(data) as document:
            scale: Any = dpi / 72  # its parameter is taken for an int, for its default is one
            return document[number - 1].render(scale=scale).to_pil().convert("RGB")
    except Exception as error:  # the renderer raises whatever it meets in a damaged file
        raise InputError(
            f"{name}: cannot be verified: page {number} cannot be rendered ({type(error).__name__})"
        ) from None
