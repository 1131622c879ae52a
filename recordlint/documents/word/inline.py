"""What stands in a paragraph, as pieces: runs, fields, content controls, links, tracked changes as accepted, maths, drawings.

Fields may begin in one paragraph and end in another, so one `Inline` goes through a whole story.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from recordlint.documents.word.drawings import Drawings
from recordlint.documents.word.fields import Field, bare_code, form_texts, form_value, page_field
from recordlint.documents.word.fonts import symbol
from recordlint.documents.word.model import Document, Note, PageField, Paragraph, Piece, PieceKind
from recordlint.documents.word.spelling import (
    MC,
    W14,
    XML_SPACE,
    M,
    R,
    W,
    local,
    value,
    visible,
    words_of,
)
from recordlint.documents.word.telling import Teller

if TYPE_CHECKING:
    from lxml.etree import _Element as Element  # pyright: ignore[reportPrivateUsage]

    from recordlint.documents.word.styles import Styles

_THROUGH = frozenset({"ins", "moveTo", "hyperlink", "smartTag", "customXml", "dir", "bdo", "sdtContent"})
_GONE = frozenset({"del", "moveFrom"})
_MARKS = frozenset({"footnoteRef", "endnoteRef", "separator", "continuationSeparator"})
_SILENT = frozenset(
    [
        "rPr",
        "pPr",
        "bookmarkStart",
        "bookmarkEnd",
        "proofErr",
        "commentRangeStart",
        "commentRangeEnd",
        "commentReference",
        "annotationRef",
        "permStart",
        "permEnd",
        "lastRenderedPageBreak",
        "moveFromRangeStart",
        "moveFromRangeEnd",
        "moveToRangeStart",
        "moveToRangeEnd",
        "customXmlInsRangeStart",
        "customXmlInsRangeEnd",
        "customXmlDelRangeStart",
        "customXmlDelRangeEnd",
        "customXmlMoveFromRangeStart",
        "customXmlMoveFromRangeEnd",
        "customXmlMoveToRangeStart",
        "customXmlMoveToRangeEnd",
        "sdtPr",
        "sdtEndPr",
        "smartTagPr",
        "customXmlPr",
        "dayShort",
        "monthShort",
        "yearShort",
        "dayLong",
        "monthLong",
        "yearLong",
        "tblPr",
        "trPr",
        "tcPr",
        "tblGrid",
        "tblPrEx",
        "sectPr",
    ]
)


class Inline(Teller):
    """Goes through the paragraphs of one story. `note` gives the note of a reference; `drawings` reads what is drawn."""

    def __init__(
        self, document: Document, styles: Styles, drawings: Drawings, note: Callable[[str, str | None], Note | None]
    ) -> None:
        super().__init__(document)
        self._styles, self._drawings, self._note = styles, drawings, note
        self._fields: list[Field] = []
        self._coding = 0
        self._style: str | None = None
        self._table: str | None = None

    def fill(self, paragraph: Paragraph, source: Element, table: str | None) -> None:
        """Add the pieces of a paragraph's element. `table` is the style of the table that it stands in."""
        self._paragraph, self._table = paragraph, table
        self._style = value(source.find(W + "pPr"), "pStyle")
        self._through(source)

    def finish(self) -> None:
        """The story ends: what stands in a field that nothing ended was its code."""
        while self._fields:
            self._end()

    def _through(self, parent: Element) -> None:
        for child in parent:
            tag = child.tag
            if tag == W + "r":
                self._run(child)
            elif not isinstance(tag, str) or (tag.startswith(W) and local(child) in _SILENT):
                continue
            else:
                self._other(child)

    def _other(self, child: Element) -> None:
        tag, name = str(child.tag), local(child)
        if tag.startswith(M) and name in ("oMath", "oMathPara"):
            self._maths(child)
        elif tag == MC + "AlternateContent":
            for branch in self.chosen(child):
                self._through(branch)
        elif (tag.startswith(W) and name in _GONE) or tag == W14 + "conflictDel":
            self.deleted(child)
        elif tag == W + "sdt":
            self.control(child)
            for content in child.findall(W + "sdtContent"):
                self._through(content)
        elif tag == W + "fldSimple":
            self._simple_field(child)
        elif (tag.startswith(W) and name in _THROUGH) or tag == W14 + "conflictIns":
            if name == "hyperlink":
                self._link(child)
            self._through(child)
        elif tag.startswith(W) and name in (
            "t",
            "tab",
            "br",
            "fldChar",
            "drawing",
            "pict",
        ):  # content that lost its run
            self._piece(child, None, hidden=False)
        elif tag == W + "subDoc":
            self._document.failures["sub-documents"] = self._document.failures.get("sub-documents", 0) + 1
        else:
            self.unknown(child)

    def _link(self, element: Element) -> None:
        if element.get(R + "id") or element.get(W + "anchor"):
            self._document.leave_out("hyperlink targets")
        self.aside(element.get(W + "tooltip") or "", "hyperlink target")

    def _run(self, run: Element) -> None:
        properties = run.find(W + "rPr")
        hidden = self._styles.hidden(properties, self._style, self._table)
        for child in run:
            if child.tag != W + "rPr":
                self._piece(child, properties, hidden)

    def _piece(self, child: Element, properties: Element | None, hidden: bool) -> None:
        tag, name = str(child.tag), local(child)
        if tag == MC + "AlternateContent":
            for branch in self.chosen(child):
                for one in branch:
                    self._piece(one, properties, hidden)
        elif not tag.startswith(W):
            if isinstance(child.tag, str):
                self.unknown(child)
        elif name == "t":
            self._text(child, properties, hidden)
        elif name == "fldChar":
            self._mark(child)
        elif name in ("instrText", "delInstrText"):
            if self._fields:
                self._fields[-1].code.append(child.text or "")
            else:
                self.aside(child.text or "", "field instruction")
        elif name in ("drawing", "pict", "object"):
            self._drawing(child, properties, hidden)
        elif name in ("footnoteReference", "endnoteReference"):
            note = self._note(name[: -len("Reference")], value(child, attribute="id"))
            if note is not None:
                self._add(Piece("note", properties=properties, node=child, note=note), hidden)
        elif name == "ruby":
            self._ruby(child)
        elif name == "delText":
            self.aside(child.text or "", "tracked deletion", glue=True)
        elif name == "contentPart":
            self._document.failures["ink drawings"] = self._document.failures.get("ink drawings", 0) + 1
            self._document.leave_out("ink drawings")
        elif name not in _SILENT:
            self._sign(child, name, properties, hidden)

    def _sign(self, child: Element, name: str, properties: Element | None, hidden: bool) -> None:
        if name in ("tab", "ptab"):
            self._add(Piece("tab", "\t", properties=properties, node=child if name == "ptab" else None), hidden)
        elif name in ("br", "cr"):
            kinds: dict[str | None, PieceKind] = {"page": "page", "column": "column"}
            self._add(Piece(kinds.get(value(child, attribute="type"), "break"), "\n", properties=properties), hidden)
        elif name == "noBreakHyphen":
            self._add(Piece("hyphen", "-", properties=properties), hidden)
        elif name == "softHyphen":
            self._add(Piece("text", "", "\u00ad", properties), hidden)
        elif name == "sym":
            code = value(child, attribute="char") or ""
            number = int(code, 16) if re.fullmatch("[0-9A-Fa-f]{1,6}", code) else 0
            seen = visible(symbol(value(child, attribute="font"), number))
            if seen:
                self._add(Piece("symbol", seen, seen, properties, child), hidden)
        elif name == "pgNum":
            self._add(Piece("field", properties=properties, field=PageField("PAGE")), hidden)
        elif name in _MARKS:
            self._add(Piece("mark", properties=properties, node=child), hidden)
        else:
            self.unknown(child)

    def _text(self, child: Element, properties: Element | None, hidden: bool) -> None:
        raw = (child.text or "").replace("\r", "\n")
        if "\n" in raw:  # laid out for whoever reads the XML
            raw = (raw if child.get(XML_SPACE) == "preserve" else raw.strip()).replace("\n", " ")
        if raw:
            self._add(Piece("text", visible(raw), raw, properties), hidden)

    def _add(self, piece: Piece, hidden: bool) -> None:
        if self._coding:
            self._fields[-1].code.append(piece.text)
        elif hidden:
            if piece.text:
                self._document.leave_out("hidden texts", 0 if self.continues("hidden text") else 1)
                self.aside(piece.text, "hidden text", glue=True)
        else:
            if self._fields:
                self._fields[-1].shown = True
                piece.field = piece.field or self._fields[-1].page
            self._paragraph.pieces.append(piece)

    def _drawing(self, child: Element, properties: Element | None, hidden: bool) -> None:
        if hidden or self._coding:
            self._document.leave_out("hidden drawings")
            self.aside(words_of(child), "hidden text")
            return
        paragraph, style, table = self._paragraph, self._style, self._table
        for shape in self._drawings.shapes(child):
            self._paragraph, self._style, self._table = paragraph, style, table
            self._add(Piece("shape", properties=properties, shape=shape), hidden)

    def _ruby(self, child: Element) -> None:
        for reading in child.findall(W + "rt"):
            self._document.leave_out("ruby readings")
            self.aside(words_of(reading), "ruby reading")
        for base in child.findall(W + "rubyBase"):
            self._through(base)

    def _maths(self, child: Element) -> None:
        text = "".join(visible(one.text or "").replace("\n", " ") for one in _maths_texts(child))
        self._add(Piece("maths", text, text, node=child), hidden=False)

    def _simple_field(self, child: Element) -> None:
        code = value(child, attribute="instr") or ""
        self._fields.append(Field("result", [code], child.find(W + "ffData"), page_field(code)))
        self._through(child)
        self._end()

    def _mark(self, mark: Element) -> None:
        kind = value(mark, attribute="fldCharType")
        if kind == "begin":
            self._fields.append(Field(data=mark.find(W + "ffData")))
            self._coding += 1
        elif kind == "separate" and self._fields and self._fields[-1].state == "code":
            one = self._fields[-1]
            one.state, one.page = "result", page_field("".join(one.code))
            self._coding -= 1
        elif kind == "end" and self._fields:
            self._end()

    def _end(self) -> None:
        one = self._fields.pop()
        code = "".join(one.code)
        if one.state == "code":
            self._coding -= 1
            one.page = page_field(code)
        if one.data is not None:
            self._form_field(one, one.data)
        elif one.page is not None and not one.shown:
            self._add(Piece("field", field=one.page), hidden=False)
        elif one.state == "code" and code.strip():
            self._document.leave_out("fields without a result")
        if not bare_code(code):
            self._document.leave_out("field instructions")
            self.aside(code, "field instruction")
        if self._fields:
            self._fields[-1].shown |= one.shown

    def _form_field(self, one: Field, data: Element) -> None:
        self.aside(form_texts(data), "form field")
        text = "" if one.shown else form_value(data)
        if text:
            self._add(Piece("text", visible(text), text), hidden=False)


def _maths_texts(parent: Element) -> Iterator[Element]:
    for child in parent:
        if child.tag == M + "t":
            yield child
        elif isinstance(child.tag, str) and not (child.tag.startswith(W) and local(child) in _GONE):
            yield from _maths_texts(child)
