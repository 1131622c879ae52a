"""The flow of a document: paragraphs, headings, lists, sections and tables, in order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from recordlint.documents.blocks import Place
from recordlint.documents.odt.lists import ListMarks
from recordlint.documents.odt.names import attribute, name_of, number, tag
from recordlint.documents.odt.paragraphs import inline, inline_child
from recordlint.documents.odt.styles import Styles
from recordlint.documents.typesetting.gathering import Gathering
from recordlint.documents.typesetting.paragraph import Paragraph

if TYPE_CHECKING:
    from recordlint.documents.odt.names import Element

_SKIPPED = frozenset((
    "office:forms", "office:event-listeners", "office:scripts", "office:change-info", "text:sequence-decls", "text:dde-connection-decls",
    "text:table-of-content-source", "text:illustration-index-source", "text:table-index-source", "text:object-index-source",
    "text:user-index-source", "text:alphabetical-index-source", "text:bibliography-source", "text:section-source", "table:table-source",
    "draw:glue-point", "draw:enhanced-geometry", "draw:image-map", "text:number", "table:table-column", "svg:title", "svg:desc",
    "table:title", "table:desc", "text:format-change",
))  # fmt: skip
"""What holds no text that is shown."""


@dataclass(frozen=True, slots=True)
class Context:
    """Where the walk is: in which part and cell, and why what is met is not shown (empty where it is)."""

    part: str | None = None
    cell: str | None = None
    hidden: str = ""

    def place(self, paragraph: int | None = None) -> Place:
        """The place of a block that is met here."""
        part = self.hidden or self.part
        return Place(part=part, cell=self.cell, paragraph=None if part or self.cell else paragraph)


class Walker:
    """Walks through the elements of a document and gathers blocks. `file` gives the bytes of a part of the package."""

    def __init__(
        self, name: str, styles: Styles, file: Callable[[str], bytes | None], pictures: Literal["withhold", "keep"]
    ) -> None:
        self.name, self.styles, self.file = name, styles, file
        self.gathering = Gathering(pictures)
        self.failures: list[str] = []
        self.unread: Counter[str] = Counter()
        self.used: set[str] = set()
        """The parts of the package that pictures were taken from."""
        self.controls: dict[str, str] = {}
        """What each control of a form shows, by its id."""
        self.numbers: Counter[str] = Counter()
        """How many notes, comments … were met, by kind."""
        self._paragraph = 0
        self._late: Gathering | None = None
        self._marks = ListMarks(styles)
        self._mark = ""

    def controls_of(self, element: Element) -> None:
        """Learn what the controls of the document's forms show."""
        for forms in element.iter(tag("office:forms")):
            for control in forms.iter():
                identity = attribute(control, "xml:id") or attribute(control, "form:id")
                if identity and (shown := _shown(control)):
                    self.controls[identity] = shown

    def count(self, kind: str) -> str:
        """The name of the next thing of a kind: "footnote 2"."""
        self.numbers[kind] += 1
        return f"{kind} {self.numbers[kind]}"

    def new_gathering(self) -> Gathering:
        """An empty gathering for what is met here and stands elsewhere."""
        return Gathering(self.gathering.picture_mode)

    def flow(self, element: Element, context: Context, into: Gathering | None = None) -> None:
        """Gather what stands in an element, in order."""
        target = self.gathering if into is None else into
        for child in element:
            self.block(child, context, target)

    def block(self, child: Element, context: Context, into: Gathering) -> None:
        """Gather one element."""
        kind = name_of(child)
        if kind in ("text:p", "text:h"):
            self.paragraph(child, context, into)
        elif kind == "table:table":
            self._table(child, context, into)
        elif kind == "text:list":
            self._list(child, context, into)
        elif kind == "text:section":
            hidden = attribute(child, "text:display") == "none" or attribute(child, "text:is-hidden") == "true"
            self.flow(child, replace(context, hidden="hidden text") if hidden else context, into)
        elif kind == "text:tracked-changes":
            self._changes(child, context, into)
        elif kind in ("text:user-field-decls", "text:variable-decls"):
            for declared in child:
                value = attribute(declared, "office:string-value")
                into.text(value, Place(part="document variable"), in_copy=False)
        elif kind.startswith(("draw:", "office:annotation")):
            self._alone(child, context, into)
        elif kind not in _SKIPPED:
            self.flow(child, context, into)

    def paragraph(self, element: Element, context: Context, into: Gathering) -> None:
        """Gather a paragraph, and after it what is anchored in it."""
        if self.styles.hides("paragraph", attribute(element, "text:style-name")):
            context = replace(context, hidden="hidden text")
        buffer = Paragraph(self.new_gathering())
        inline(self, element, buffer, context)
        if buffer.is_hidden and not context.hidden:
            context = replace(context, hidden="hidden text")
        mark, self._mark = self._mark, ""
        self._emit(buffer, context, into, mark)

    def _alone(self, element: Element, context: Context, into: Gathering) -> None:
        buffer = Paragraph(self.new_gathering())
        inline_child(self, element, buffer, context)
        self._emit(buffer, context, into, "")

    def _emit(self, buffer: Paragraph, context: Context, into: Gathering, mark: str) -> None:
        text = buffer.text()
        counts = bool(text.strip()) and not (context.hidden or context.part or context.cell)
        if counts:
            self._paragraph += 1
        said = f"{mark} {text}" if mark and text.strip() else text
        if said.strip() or not (buffer.pictures or buffer.after.blocks):
            into.text(said, context.place(self._paragraph), in_copy=not context.hidden)
        for why, hidden in buffer.hidden():
            into.text(hidden, replace(context, hidden=why).place(), in_copy=False)
        for data, why in buffer.pictures:
            where = replace(context, hidden=context.hidden or why)
            into.picture(data, where.place(self._paragraph or None), in_copy=not where.hidden)
        (into if self._late is None else self._late).extend(buffer.after)

    def _list(self, element: Element, context: Context, into: Gathering) -> None:
        self._marks.enter(element)
        for item in element:
            if name_of(item) == "text:list-item":
                told = item.find(tag("text:number"))
                self._mark = self._marks.mark(item)
                self._mark = "".join(told.itertext()).strip() if told is not None else self._mark
            self.flow(item, context, into)
        self._mark = ""
        self._marks.leave()

    def _changes(self, element: Element, context: Context, into: Gathering) -> None:
        authors: dict[str, None] = {}
        for region in element:
            for change in region:
                if name_of(change) == "text:deletion":
                    self.flow(change, replace(context, hidden="deleted text"), into)
            authors.update(dict.fromkeys("".join(author.itertext()) for author in region.iter(tag("dc:creator"))))
        for author in authors:
            into.text(author, Place(part="change author"), in_copy=False)

    def _table(self, element: Element, context: Context, into: Gathering) -> None:
        is_outer = context.cell is None
        table = 0
        if is_outer:
            self.numbers["table"] += 1
            table = self.numbers["table"]
        late = self.new_gathering()
        if self._late is None:
            self._late = late
        self._rows(element, _Grid(table), context, into)
        if self._late is late:
            self._late = None
            into.extend(late)
        if is_outer:
            into.begin("\n")

    def _rows(self, element: Element, grid: _Grid, context: Context, into: Gathering) -> None:
        for child in element:
            kind = name_of(child)
            if kind == "table:table-row":
                grid.row += 1
                is_hidden = attribute(child, "table:visibility") in ("collapse", "filter")
                self._cells(child, grid, replace(context, hidden="hidden text") if is_hidden else context, into)
                grid.row += max(number(child, "table:number-rows-repeated"), 1) - 1
            elif kind in ("table:table-header-rows", "table:table-rows", "table:table-row-group"):
                self._rows(child, grid, context, into)
            elif kind in (
                "table:table-column",
                "table:table-columns",
                "table:table-header-columns",
                "table:table-column-group",
            ):
                grid.columns(child)

    def _cells(self, row: Element, grid: _Grid, context: Context, into: Gathering) -> None:
        column = 0
        for cell in row:
            kind = name_of(cell)
            if kind not in ("table:table-cell", "table:covered-table-cell"):
                continue
            column += 1
            into.begin(" | " if column > 1 else "\n")
            hidden = "hidden text" if kind == "table:covered-table-cell" or column in grid.hidden else context.hidden
            where = context.cell or f"table {grid.table}, row {grid.row}, column {column}"
            self.flow(cell, replace(context, cell=where, hidden=hidden), into)
            column += max(number(cell, "table:number-columns-repeated"), 1) - 1


class _Grid:
    """Where in a table the walk is, and which of its columns are hidden."""

    def __init__(self, table: int) -> None:
        self.table, self.row, self.hidden = table, 0, frozenset[int]()
        self._columns = 0

    def columns(self, element: Element) -> None:
        """Take in a column, or a group of them."""
        for column in element.iter(tag("table:table-column")):
            repeated = max(number(column, "table:number-columns-repeated", most=1_000), 1)
            if attribute(column, "table:visibility") in ("collapse", "filter"):
                self.hidden |= frozenset(range(self._columns + 1, self._columns + repeated + 1))
            self._columns += repeated


def _shown(control: Element) -> str:
    kind = name_of(control)
    if kind == "form:password":
        return ""
    if kind == "form:listbox":
        chosen = [
            o for o in control if "true" in (attribute(o, "form:current-selected"), attribute(o, "form:selected"))
        ]
        return ", ".join(attribute(option, "form:label") for option in chosen)
    said = attribute(control, "form:current-value") or attribute(control, "form:value")
    if kind in ("form:checkbox", "form:radio", "form:button", "form:fixed-text", "form:frame"):
        state = attribute(control, "form:current-state") or attribute(control, "form:state")
        ticked = attribute(control, "form:current-selected") or attribute(control, "form:selected")
        mark = (
            "☒ " if state == "checked" or ticked == "true" else "☐ " if kind in ("form:checkbox", "form:radio") else ""
        )
        return f"{mark}{attribute(control, 'form:label')}"
    return said or " ".join("".join(control.itertext()).split())
