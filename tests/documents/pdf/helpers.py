"""What the tests of PDF share: files made by hand, redaction of a word, and independent looks at a copy."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np
import pikepdf
import pypdf
import pypdfium2
from pikepdf import Array, Dictionary, Name

from recordlint.documents.blocks import Block, Content, Copy, DocumentOptions, Edit
from recordlint.documents.pdf import copy, read

PLAIN = DocumentOptions(ocr=False, images="keep")
MARKER = "Quillfeather"
LABEL = "[family member 1]"


def handmade(*contents: bytes | str, root: Mapping[str, Any] | None = None, **page: Any) -> bytes:
    """A PDF with a page for each content stream, in Helvetica (/F) of WinAnsi, and entries for pages and root."""
    pdf = pikepdf.new()
    font = pdf.make_indirect(
        Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding)
    )
    for content in contents:
        raw = content.encode("latin-1") if isinstance(content, str) else content
        sheet = {"MediaBox": Array([0, 0, 595.276, 841.89]), **page}
        resources = Dictionary(Font=Dictionary(F=font))
        pdf.pages.append(
            pikepdf.Page(
                pdf.make_indirect(
                    Dictionary(Type=Name.Page, Resources=resources, Contents=pdf.make_stream(raw), **sheet)
                )
            )
        )
    for key, value in (root or {}).items():
        pdf.Root[f"/{key}"] = value
    return saved(pdf)


def saved(pdf: pikepdf.Pdf, **options: Any) -> bytes:
    """The bytes of a PDF."""
    out = io.BytesIO()
    pdf.save(out, **options)
    return out.getvalue()


def show(text: str, x: float = 72, y: float = 700, size: float = 12, before: str = "") -> str:
    """Operators that show a text."""
    escaped = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    return f"q {before} BT /F {size} Tf {x} {y} Td ({escaped}) Tj ET Q "


def blocks(content: Content) -> list[Block]:
    """What goes into a copy."""
    return [block for block in content.blocks if block.in_copy]


def texts(data: bytes, options: DocumentOptions = PLAIN) -> list[str]:
    """The texts of the blocks that go into a copy, pictures apart."""
    return [block.text for block in blocks(read(data, "x.pdf", options)) if not block.picture]


def edits_of(content: Content, words: Sequence[str], label: str = LABEL) -> list[list[Edit]]:
    """The edits that withhold words wherever they stand, without overlap."""
    made: list[list[Edit]] = []
    for block in blocks(content):
        spans = sorted((at, at + len(word)) for word in words for at in _places(block.text.casefold(), word.casefold()))
        kept: list[Edit] = []
        for start, end in spans:
            if not kept or start >= kept[-1].end:
                kept.append(Edit(start, end, label, label))
        made.append(kept)
    return made


def _places(text: str, word: str) -> Iterator[int]:
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + 1)


def redacted(data: bytes, *words: str, options: DocumentOptions = PLAIN) -> Copy:
    """A copy without some words."""
    content = read(data, "x.pdf", options)
    return copy(data, "x.pdf", options, edits_of(content, words or (MARKER,)))


def everything(data: bytes) -> str:
    """All that can be read of a file without looking at it: raw bytes, every object, every stream, three ways of text."""
    parts = [data.decode("latin-1")]
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for item in pdf.objects:
            parts.append(repr(item))
            if isinstance(item, pikepdf.Stream) and item.get("/Subtype") != Name.Image:
                parts.append(item.read_bytes().decode("latin-1"))
    parts += [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages]
    parts.append(shown_text(data))
    whole = "\n".join(parts)
    return "\n".join((whole, whole.replace("\0", ""), whole.replace(" ", ""), whole.replace("\n", "")))


def leaks(data: bytes, word: str = MARKER) -> bool:
    """Whether a word is anywhere in a file, in its letters, in UTF-16, or in hexadecimal."""
    found = everything(data).casefold()
    wanted = [word, word.encode().hex(), word.encode("utf-16-be").hex()]
    return any(one.casefold() in found for one in wanted)


def shown_text(data: bytes) -> str:
    """The text of all pages, as PDFium reads it."""
    document = pypdfium2.PdfDocument(data)
    return "\n".join(page.get_textpage().get_text_bounded() for page in document)


def rendered(data: bytes, page: int = 0, dpi: int = 150) -> np.ndarray:
    """The pixels of a page."""
    document = pypdfium2.PdfDocument(data)
    document.init_forms()
    return document[page].render(scale=dpi / 72, rev_byteorder=True).to_numpy()[..., :3].copy()


def differing(source: bytes, made: bytes, page: int = 0) -> np.ndarray:
    """Where two pages differ, as a mask of pixels; the pages must be of one size."""
    one, other = rendered(source, page), rendered(made, page)
    assert one.shape == other.shape
    return (one != other).any(axis=2)


def around(mask: np.ndarray) -> tuple[int, int, int, int]:
    """The box around what is set: left, top, right, bottom."""
    rows, columns = np.nonzero(mask)
    return int(columns.min()), int(rows.min()), int(columns.max()) + 1, int(rows.max()) + 1
