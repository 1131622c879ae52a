"""Text laid out afresh as a tagged PDF: nothing of the source's look, positions, widths, fonts or pixels is in it.

For disclosures of high risk, and for people who use a screen reader. Each page of the source is a section of the copy,
so that "page 3" is still a place. Labels have a width of their own, not that of what stood there. The fonts are
those inside Typst: Latin with all its accents (Polish, Turkish, Vietnamese …), Greek, Cyrillic, Hebrew, Armenian, Arabic and Devanagari
letters; a character that they do not have is written as its number, "[U+4E2D]", and counted.
"""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Literal

from recordlint.documents.blocks import Block, Content, Copy, DocumentOptions, Edits
from recordlint.documents.typesetting.arrangement import Item, Span, Table, arranged, direction, items_of, lines_of
from recordlint.documents.typesetting.compiling import FONTS, named_in, pdf_of, without_glyphs
from recordlint.documents.typesetting.template import PAGES
from recordlint.errors import InputError

Read = Callable[[bytes, str, DocumentOptions], Content]
"""How a format reads a document."""
Kind = Literal["paragraph", "heading", "table row", "picture"]

MAX_COLUMNS = 8
"""A row with more cells is laid out as a line, its cells joined by bars: columns would be too narrow to read."""
_LONGEST_WORD = 48
_UNBROKEN = re.compile(rf"\S{{{_LONGEST_WORD}}}")
_TRIES = 4


@dataclass(frozen=True, slots=True)
class TypesetBlock:
    """A paragraph, a heading, a row of a table with its cells, or the words for a picture. Only a row has several cells."""

    cells: tuple[tuple[Span, ...], ...]
    kind: Kind = "paragraph"


@dataclass(frozen=True, slots=True)
class Section:
    """What stands under one heading: a page of the source, or of an attachment."""

    title: str
    blocks: tuple[TypesetBlock, ...]


def typeset(pages: Sequence[Sequence[TypesetBlock]], *, title: str = "Redacted copy", language: str = "en-GB") -> bytes:
    """Pages of text as a tagged PDF (PDF/UA-1), each under a heading with its number. The same pages give the same bytes.

    Raises typst.TypstError where the text cannot be laid out.
    """
    sections = [Section(f"Page {number}", tuple(blocks)) for number, blocks in enumerate(pages, 1)]
    return typeset_sections(sections, title=title, language=language)[0]


def typeset_sections(
    sections: Sequence[Section], *, title: str = "Redacted copy", language: str = "en-GB"
) -> tuple[bytes, int]:
    """The same with headings of the caller's choice, and how many characters had to be written as their numbers."""
    import typst  # late: only copies that are laid out afresh need it

    letters = sorted({c for s in sections for b in s.blocks for cell in b.cells for span in cell for c in span.text})
    missing = without_glyphs([c for c in letters if not (c.isascii() and c.isprintable()) and c not in "\n\t"])
    tongue, _, region = language.partition("-")
    for attempt in range(_TRIES + 1):
        laid = _Data(missing)
        data = {
            "title": title, "lang": tongue, "region": region or None, "fonts": FONTS,
            "sections": [laid.section(section) for section in sections],
        }  # fmt: skip
        try:
            return plain_metadata(pdf_of(PAGES, {"data": data}), title, language), laid.numbered
        except typst.TypstError as error:
            if attempt == _TRIES:
                raise
            # A mark may have a glyph alone and none where it stands.
            found = {c for c in named_in(error) if not c.isascii()} - missing
            missing |= found or {c for c in letters if not c.isascii()}
    raise AssertionError("the last try returns or raises")


class _Data:
    """Sections as the template takes them. Counts the characters that stand as numbers."""

    def __init__(self, missing: frozenset[str] | set[str]) -> None:
        self._missing = missing
        self.numbered = 0

    def section(self, section: Section) -> dict[str, Any]:
        items: list[dict[str, Any]] = []
        for columns, group in groupby(section.blocks, key=_columns):
            if columns:
                items.append(self._table(columns, list(group)))
            else:
                items += [self._item(block) for block in group]
        if not items:
            items = [self._item(TypesetBlock(((Span("(no text on this page)"),),)))]
        return {"title": section.title, "items": items}

    def _table(self, columns: int, rows: list[TypesetBlock]) -> dict[str, Any]:
        longest = max(_LONGEST_WORD // columns, 6)
        cells = [
            {"x": x, "y": y, "parts": [self._part(cell, longest)]}
            for y, row in enumerate(rows)
            for x, cell in enumerate(row.cells)
        ]
        return {"kind": "table", "columns": columns, "cells": cells}

    def _item(self, block: TypesetBlock) -> dict[str, Any]:
        spans: list[Span] = []
        for cell in block.cells:
            spans += (Span(" | "), *cell) if spans else cell
        return {"kind": "heading" if block.kind == "heading" else "paragraph", **self._part(spans, _LONGEST_WORD)}

    def _part(self, spans: Sequence[Span], longest: int) -> dict[str, Any]:
        shown = [[self._pieces(span, longest), span.replaced] for span in spans if span.text]
        return {"spans": shown, "rtl": direction(spans) == "rtl"}

    def _pieces(self, span: Span, longest: int) -> list[str]:
        out: list[str] = []
        for character in span.text:
            if character in self._missing:
                self.numbered += 1
                out.append(f"[U+{ord(character):04X}]")
            else:
                out.append("    " if character == "\t" else character)
        text = "".join(out)
        if span.replaced or (not _UNBROKEN.search(text) and longest == _LONGEST_WORD):
            return [text]
        return broken(text, longest)


def broken(text: str, longest: int) -> list[str]:
    """A text cut where a word goes on beyond what fits a line, so that nothing runs out of the page. Marks stay with their letters."""
    pieces: list[str] = []
    start = run = 0
    for at, character in enumerate(text):
        run = 0 if character.isspace() else run + 1
        if run > longest and not unicodedata.category(character).startswith("M"):
            pieces.append(text[start:at])
            start, run = at, 1
    return [*pieces, text[start:]]


def _columns(block: TypesetBlock) -> int:
    return len(block.cells) if block.kind == "table row" and len(block.cells) <= MAX_COLUMNS else 0


def plain_metadata(pdf: bytes, title: str, language: str) -> bytes:
    """The PDF with no other metadata than title, language and the standard it keeps to."""
    import pikepdf

    with pikepdf.open(io.BytesIO(pdf)) as made:
        made.Root.Metadata = made.make_stream(_XMP.format(title=_escaped(title), language=_escaped(language)).encode())
        made.Root.Metadata.Type, made.Root.Metadata.Subtype = pikepdf.Name.Metadata, pikepdf.Name.XML
        for key in list(made.docinfo.keys()):
            if key != "/Title":
                del made.docinfo[key]
        out = io.BytesIO()
        made.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()


_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<dc:format>application/pdf</dc:format><pdfuaid:part>1</pdfuaid:part>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"""


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def copy_typeset(data: bytes, name: str, options: DocumentOptions, edits: Edits, read: Read) -> Copy:
    """A document's text with the edits made, laid out afresh. Raises InputError when it cannot be read or laid out."""
    import typst

    content = read(data, name, options)
    items = items_of(content.blocks, edits)
    try:
        made, numbered = typeset_sections(tuple(_sections(items)))
    except (typst.TypstError, ValueError) as error:
        raise InputError(
            f"{name}: its text cannot be laid out afresh ({type(error).__name__}): make the copy without --retypeset"
        ) from None
    return Copy(made, tuple(_remarks(content.blocks, numbered)))


def _sections(items: Sequence[Item]) -> Iterator[Section]:
    attachments: dict[str | None, int] = {None: 0}
    for (attachment, page), group in groupby(
        items, key=lambda item: (item.block.place.attachment, item.block.place.page)
    ):
        number = attachments.setdefault(attachment, len(attachments))
        said = [f"Attachment {number}" if number else "", f"Page {page}" if page else ""]
        yield Section(", ".join(word for word in said if word), tuple(_typeset_blocks(tuple(group))))


def _typeset_blocks(items: Sequence[Item]) -> Iterator[TypesetBlock]:
    for said, group in groupby(items, key=lambda item: item.block.place.part):
        if said:
            yield TypesetBlock(((Span(f"{said[0].upper()}{said[1:]}:"),),))
        for part in arranged(group):
            yield from _rows(part) if isinstance(part, Table) else _lines(part.items)


def _lines(items: Sequence[Item]) -> Iterator[TypesetBlock]:
    for line in lines_of(items):
        cells: list[list[Span]] = []
        for item in line:
            lead = item.block.lead
            if not cells or lead.strip() == "|":
                cells.append([Span("["), *item.spans, Span("]")] if item.kept else [*item.spans])
            else:
                cells[-1] += [Span(lead), *item.spans]
        yield TypesetBlock(tuple(tuple(cell) for cell in cells), "table row" if len(cells) > 1 else "paragraph")


def _rows(table: Table) -> Iterator[TypesetBlock]:
    rows: dict[int, dict[int, tuple[Span, ...]]] = {}
    for row, column, items in table.cells:
        spans: list[Span] = []
        for item in items:
            spans += (Span("\n"), *item.spans) if spans else item.spans
        rows.setdefault(row, {})[column] = tuple(spans)
    for _, cells in sorted(rows.items()):
        columns = range(1, table.columns + 1) if table.columns <= MAX_COLUMNS else sorted(cells)
        yield TypesetBlock(tuple(cells.get(column, ()) for column in columns), "table row")


def _remarks(blocks: Sequence[Block], numbered: int) -> Iterator[str]:
    yield "laid out afresh: the text is kept; the look of the source is not (fonts, columns, positions, links, pictures)"
    pictures = sum(1 for block in blocks if block.picture and block.in_copy)
    if pictures:
        yield f"{pictures} picture{'s were' if pictures > 1 else ' was'} left out: only their places are marked"
    if numbered:
        yield (
            f"{numbered:,} character{'s' if numbered > 1 else ''} of scripts that the fonts do not have stand"
            f"{'' if numbered > 1 else 's'} as numbers, such as [U+0E01]"
        )
