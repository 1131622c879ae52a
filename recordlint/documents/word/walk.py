"""The walk through a Word document: stories of paragraphs and tables, with tracked changes accepted.

Paragraphs whose mark was deleted, or is hidden, run into the next one; rows and cells that were deleted or are hidden are not
there; a cell that a cell above covers shows nothing.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from copy import copy
from typing import TYPE_CHECKING, Literal

from recordlint.documents.word.drawings import Drawings
from recordlint.documents.word.inline import Inline
from recordlint.documents.word.model import Cell, Document, Item, Margin, Note, Paragraph, Row, Section, Table
from recordlint.documents.word.spelling import MC, W14, M, R, W, integer, local, switched, value, words_of
from recordlint.documents.word.styles import Styles
from recordlint.documents.word.theme import Theme

if TYPE_CHECKING:
    from lxml.etree import _Element as Element  # pyright: ignore[reportPrivateUsage]

    from recordlint.documents.word.opened import Opened, Part

_THROUGH = frozenset({"ins", "moveTo", "customXml", "smartTag"})
_GONE = frozenset({"del", "moveFrom"})
_SILENT = frozenset(
    {"sectPr", "tblPr", "tblGrid", "trPr", "tcPr", "tblPrEx", "sdtPr", "sdtEndPr", "customXmlPr", "proofErr"}
)
_LONGEST_DROP = 30


class Walk:
    """One document, walked once: `document` holds the result."""

    def __init__(self, opened: Opened) -> None:
        self.opened = opened
        self.document = Document()
        styles, theme = opened.optional("styles"), opened.optional("theme")
        self.styles = Styles(None if styles is None else styles.root)
        self.theme = Theme(None if theme is None else theme.root)
        self._margins: dict[str, Margin] = {}
        self._notes: dict[tuple[str, str], Note] = {}
        self._numbers: dict[str, int] = {}
        self._waiting: deque[tuple[Note, Part, Element]] = deque()
        self._sources: dict[str, tuple[Part, dict[str | None, Element]]] = {}
        self._shown = self._shown_margins()
        self.document.walked.add(opened.main.name)
        body = opened.main.root.find(W + "body")
        if body is not None:
            self._body(body)

    def _body(self, body: Element) -> None:
        story = _Story(self, self.opened.main, in_body=True)
        self.document.body = story.items(body, None)
        story.finish()
        last = body.find(W + "sectPr")
        if last is not None:
            self.document.last_section = self.section(last)
        if self.document.body and isinstance(self.document.body[-1], Table):
            self.document.body.append(Paragraph())
        while self._waiting:  # a note may hold the reference of another one
            note, part, element = self._waiting.popleft()
            inner = _Story(self, part)
            note.items = ended(inner.items(element, None))
            inner.finish()
            self.document.notes.append(note)

    def _shown_margins(self) -> frozenset[str]:
        settings = self.opened.optional("settings")
        even = settings is not None and bool(switched(settings.root, "evenAndOddHeaders"))
        first = any(switched(one, "titlePg") for one in self.opened.main.root.iter(W + "sectPr"))
        return frozenset(["default"] + ["even"] * even + ["first"] * first)

    def section(self, properties: Element) -> Section:
        """A section with its headers and footers that are shown somewhere; each is walked once."""
        section = Section(properties)
        for reference in properties:
            kind = local(reference)[: -len("Reference")]
            shown = value(reference, attribute="type") or "default"
            if kind not in ("header", "footer") or shown not in self._shown:
                continue
            target = self.opened.main.targets.get(reference.get(R + "id") or "")
            if target is None or target.external or target.target not in self.opened.package:
                continue
            section.margins.append((shown, self._margin("header" if kind == "header" else "footer", target.target)))
        return section

    def _margin(self, kind: Literal["header", "footer"], name: str) -> Margin:
        if name not in self._margins:
            part = self.opened.part(name)
            margin = self._margins[name] = Margin(kind)
            self.document.margins.append(margin)
            self.document.walked.add(name)
            story = _Story(self, part)
            margin.items = ended(story.items(part.root, None))
            story.finish()
        return self._margins[name]

    def note(self, kind: str, identity: str | None) -> Note | None:
        """The note that a reference means, numbered when it is first met; None where there is none."""
        if (kind, identity or "") in self._notes:
            return self._notes[kind, identity or ""]
        if kind not in self._sources:
            part = self.opened.optional(kind + "s")
            if part is None:
                return None
            self.document.walked.add(part.name)
            self._sources[kind] = (part, {value(one, attribute="id"): one for one in part.root if one.tag == W + kind})
        part, elements = self._sources[kind]
        element = elements.get(identity)
        if element is None or (value(element, attribute="type") or "normal") != "normal":
            return None
        number = self._numbers[kind] = self._numbers.get(kind, 0) + 1
        note = self._notes[kind, identity or ""] = Note("footnote" if kind == "footnote" else "endnote", number)
        self._waiting.append((note, part, element))
        return note

    def unused_notes(self) -> Iterator[tuple[str, Element]]:
        """The notes that nothing shows, with their kind."""
        for kind in ("footnote", "endnote"):
            part = self.opened.optional(kind + "s")
            for one in () if part is None else part.root:
                usual = (value(one, attribute="type") or "normal") == "normal"
                if one.tag == W + kind and usual and (kind, value(one, attribute="id") or "") not in self._notes:
                    yield kind, one


class _Story:
    """The paragraphs and tables of the body, a header, a note or a text box."""

    def __init__(self, walk: Walk, part: Part, in_body: bool = False) -> None:
        self._walk, self._document, self._in_body = walk, walk.document, in_body
        drawings = Drawings(part, walk.theme, walk.document, self._boxed, self._said)
        self._part = part
        self._inline = Inline(walk.document, walk.styles, drawings, walk.note)

    def finish(self) -> None:
        """Nothing more comes."""
        self._inline.finish()

    def items(self, container: Element, table: str | None) -> list[Item]:
        """The paragraphs and tables in an element; `table` is the style of the table around it."""
        items: list[Item] = []
        open_paragraph: Paragraph | None = None
        for child in self._unwrapped(container):
            name = local(child)
            if child.tag == W + "p" or name in ("oMathPara", "oMath"):
                open_paragraph = self._paragraph(child, open_paragraph, table)
                if not (self._runs_on(child, table) or _dropped(child, open_paragraph)):
                    items.append(open_paragraph)
                    open_paragraph = None
            elif child.tag == W + "tbl":
                if open_paragraph is not None and open_paragraph.pieces:
                    items.append(open_paragraph)
                open_paragraph = None
                one = self._table(child)
                if one.rows:
                    items.append(one)
        if open_paragraph is not None and (open_paragraph.pieces or not items):
            items.append(open_paragraph)
        return items

    def _unwrapped(self, container: Element) -> Iterator[Element]:
        """The paragraphs, tables, rows or cells in an element, out of what is wrapped around them."""
        for child in container:
            name = local(child)
            if child.tag in (W + "p", W + "tbl", W + "tr", W + "tc") or (child.tag in (M + "oMathPara", M + "oMath")):
                yield child
            elif child.tag == W + "sdt":
                self._inline.control(child)
                for content in child.findall(W + "sdtContent"):
                    yield from self._unwrapped(content)
            elif child.tag == MC + "AlternateContent":
                for branch in self._inline.chosen(child):
                    yield from self._unwrapped(branch)
            elif child.tag == W + "altChunk":
                self._document.leave_out("embedded documents")
            elif child.tag == W14 + "conflictIns" or (str(child.tag).startswith(W) and name in _THROUGH):
                yield from self._unwrapped(child)
            elif child.tag == W14 + "conflictDel" or (str(child.tag).startswith(W) and name in _GONE):
                self._inline.deleted(child)
            elif name not in _SILENT and words_of(child):
                self._inline.unknown(child)

    def _paragraph(self, source: Element, continued: Paragraph | None, table: str | None) -> Paragraph:
        paragraph = continued or Paragraph()
        properties = source.find(W + "pPr")
        paragraph.properties, paragraph.section = properties, None
        if source.tag == W + "p":
            self._inline.fill(paragraph, source, table)
        else:
            holder = source.makeelement(W + "p")
            holder.append(copy(source))
            self._inline.fill(paragraph, holder, table)
        section = (
            None if properties is None or not self._in_body or table is not None else properties.find(W + "sectPr")
        )
        if section is not None:
            paragraph.section = self._walk.section(section)
        return paragraph

    def _runs_on(self, source: Element, table: str | None) -> bool:
        properties = source.find(W + "pPr")
        mark = None if properties is None else properties.find(W + "rPr")
        if mark is None or (properties is not None and properties.find(W + "sectPr") is not None):
            return False
        if mark.find(W + "del") is not None or mark.find(W + "moveFrom") is not None:
            self._document.leave_out("tracked deletions")
            return True
        return self._walk.styles.hidden(mark, value(properties, "pStyle"), table)

    def _table(self, source: Element) -> Table:
        properties = source.find(W + "tblPr")
        table = Table(properties, source.find(W + "tblGrid"), [])
        style = value(properties, "tblStyle") or ""
        for name in ("tblCaption", "tblDescription"):
            self._inline.aside(value(properties, name) or "", "alternative text")
        merged: set[int] = set()
        for row in self._unwrapped(source):
            if row.tag != W + "tr" or self._absent(row.find(W + "trPr"), row, ("del", "hidden")):
                continue
            one = Row(row.find(W + "trPr"), row.find(W + "tblPrEx"), [])
            merged = self._cells(row, one, style, merged)
            if one.cells:
                table.rows.append(one)
        return table

    def _absent(self, properties: Element | None, whole: Element, marks: tuple[str, ...]) -> bool:
        found = [mark for mark in marks if properties is not None and properties.find(W + mark) is not None]
        if not found or (found[0] == "hidden" and not switched(properties, "hidden")):
            return False
        hidden = found[0] == "hidden"
        self._document.leave_out("hidden texts" if hidden else "tracked deletions")
        self._inline.aside(words_of(whole), "hidden text" if hidden else "tracked deletion")
        return True

    def _cells(self, source: Element, row: Row, style: str, above: set[int]) -> set[int]:
        merged: set[int] = set()
        column = 1 + max(0, min(63, integer(value(row.properties, "gridBefore"))))
        for cell in self._unwrapped(source):
            properties = cell.find(W + "tcPr")
            if cell.tag != W + "tc" or self._absent(properties, cell, ("cellDel",)):
                continue
            down = None if properties is None else properties.find(W + "vMerge")
            covered = down is not None and value(down) != "restart" and column in above
            if down is not None:
                merged.add(column)
            if covered:
                said = words_of(cell)
                self._document.leave_out("hidden texts", 1 if said else 0)
                self._inline.aside(said, "hidden text")
            row.cells.append(Cell(properties, column, covered, [] if covered else ended(self.items(cell, style))))
            column += max(1, min(63, integer(value(properties, "gridSpan"), 1)))
        return merged

    def _boxed(self, content: Element) -> list[Item]:
        story = _Story(self._walk, self._part)
        items = ended(story.items(content, None))
        story.finish()
        return items

    def _said(self, text: str, part: str) -> None:
        self._inline.aside(text, part)


def _dropped(source: Element, paragraph: Paragraph) -> bool:
    """Whether the paragraph is but the drop cap of the next one."""
    properties = source.find(W + "pPr")
    if properties is None or value(properties, "framePr", "dropCap") not in ("drop", "margin"):
        return False
    paragraph.drop = (properties, len(paragraph.pieces))
    return 0 < len(paragraph.text) <= _LONGEST_DROP


def ended(items: list[Item]) -> list[Item]:
    """Items that end with a paragraph, as the schema asks of cells, notes, headers and boxes."""
    if not items or isinstance(items[-1], Table):
        items.append(Paragraph())
    return items
