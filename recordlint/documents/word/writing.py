"""Stories of a copy: paragraphs, tables, notes and drawings, written afresh with the edits applied."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lxml import etree

from recordlint.documents.blocks import Edit, edited
from recordlint.documents.word import shapes_out
from recordlint.documents.word.editing import Written, whole_fields, written
from recordlint.documents.word.model import Item, Note, Paragraph, Piece, Shape, Table
from recordlint.documents.word.runs import Runs, fill_run, maths
from recordlint.documents.word.spelling import W, is_true, value
from recordlint.errors import InputError

if TYPE_CHECKING:
    from lxml.etree import _Element as Element  # pyright: ignore[reportPrivateUsage]

    from recordlint.documents.word.cleaning import Cleaner
    from recordlint.documents.word.media import Media
    from recordlint.documents.word.package import Links, NewPackage
    from recordlint.documents.word.placing import Line

_STEP = 240  # twentieths of a point: 12 pt
_BOX_STEP = 152_400  # the same in EMU


@dataclass(eq=False, slots=True)
class Changes:
    """The edits of a document by what they change; `lines` has the lines of OCR of each picture."""

    paragraphs: dict[int, Sequence[Edit]] = field(default_factory=dict)
    shapes: dict[int, tuple[str, Sequence[Edit]]] = field(default_factory=dict)
    lines: dict[int, list[tuple[Line, Sequence[Edit]]]] = field(default_factory=dict)


class Writer:
    """Writes the stories of one part of a copy. `notes` has the numbers of notes; `leave_out` counts what cannot be shown."""

    def __init__(
        self, package: NewPackage, links: Links, cleaner: Cleaner, media: Media, changes: Changes, withheld: dict[str, int],
        sections: Mapping[int, Element],
    ) -> None:  # fmt: skip
        self._package, self._links, self._cleaner, self._media = package, links, cleaner, media
        self._changes, self._withheld, self._sections = changes, withheld, sections

    def items(self, parent: Element, items: Sequence[Item]) -> None:
        """Write paragraphs and tables."""
        for item in items:
            if isinstance(item, Paragraph):
                self._paragraph(parent, item)
            else:
                self._table(parent, item)

    def _paragraph(self, parent: Element, paragraph: Paragraph) -> None:
        edits = self._changes.paragraphs.get(id(paragraph), ())
        parts = written(paragraph, edits)
        if paragraph.drop is not None and paragraph.drop[0] is not paragraph.properties:
            properties, count = paragraph.drop
            first = paragraph.pieces[:count]
            if not any(piece.field for piece in first) and not (
                edits and edits[0].start <= sum(len(piece.text) for piece in first)
            ):
                self._lines(parent, properties, parts[:count], paragraph)
                parts = parts[count:]
        self._lines(parent, paragraph.properties, parts, paragraph)

    def _lines(self, parent: Element, source: Element | None, parts: Sequence[Written], paragraph: Paragraph) -> None:
        made = etree.SubElement(parent, W + "p")
        section = self._sections.get(id(paragraph)) if source is paragraph.properties else None
        if source is not None:
            properties = self._cleaner.clean(source)
            if section is not None:
                properties.append(section)
            if len(properties):
                made.append(properties)
        fields = whole_fields(parts, paragraph) if any(piece.field for piece in paragraph.pieces) else set()
        runs = Runs(made, self._cleaner)
        for number, part in enumerate(parts):
            one = part.piece.field
            if one in fields and one is not None and (number == 0 or parts[number - 1].piece.field is not one):
                runs.field_begins(part.piece, one.instruction)
            self._part(runs, part)
            if one in fields and (number + 1 == len(parts) or parts[number + 1].piece.field is not one):
                runs.field_ends(part.piece)

    def _part(self, runs: Runs, part: Written) -> None:
        piece = part.piece
        if part.edit is not None:
            if part.edit.label:
                runs.label(piece, part.edit.replacement)
            else:
                runs.text(piece, part.edit.replacement)
        elif part.text is not None:
            runs.text(piece, part.text)
        elif piece.shape is not None:
            runs.add(piece, self._shape(piece.shape))
        elif piece.note is not None:
            runs.add(piece, self._reference(piece, piece.note))
        elif piece.kind == "maths" and piece.node is not None:
            runs.paragraph.append(maths(piece.node))
            runs.apart()
        elif piece.kind != "field":
            runs.piece(piece)

    def _reference(self, piece: Piece, note: Note) -> Element:
        made = etree.Element(W + note.kind + "Reference")
        if is_true(value(piece.node, attribute="customMarkFollows") or "0"):
            made.set(W + "customMarkFollows", "1")
        made.set(W + "id", str(note.number))
        return made

    def _shape(self, shape: Shape) -> Element:
        number = self._package.next_number()
        if shape.kind in ("box", "line"):
            if shape.look.fits and self._edited(shape.items):  # its size was fitted to its words
                shape.frame.width, shape.frame.height = (
                    -(-side // _BOX_STEP) * _BOX_STEP for side in (shape.frame.width, shape.frame.height)
                )
            made, graphic = shapes_out.drawing(shape.frame, number, "Text Box" if shape.items else "Shape")
            content = shapes_out.box(graphic, shape.frame, shape.look, bool(shape.items))
            if content is not None:
                self.items(content, shape.items)
            return shapes_out.wrapped(made)
        text, edits = self._changes.shapes.get(id(shape), ("", ()))
        if not edits and shape.kind == "picture" and self._media.showable(shape):
            lines = [(line.words, changed) for line, changed in self._changes.lines.get(id(shape), ())]
            try:
                data, suffix = self._media.written(shape, lines)
            except InputError:
                self._count(f"{shape.kind}s that cannot be shown safely")
                return self._withheld_shape(shape, text, number)
            made, graphic = shapes_out.drawing(shape.frame, number, "Picture")
            shapes_out.picture(graphic, shape.frame, self._links.picture(data, suffix), number)
            return made
        self._count(f"{shape.kind}s" if edits else f"{shape.kind}s that cannot be shown safely")
        return self._withheld_shape(shape, edited(text, edits), number)

    def _count(self, kind: str) -> None:
        self._withheld[kind] = self._withheld.get(kind, 0) + 1

    def _withheld_shape(self, shape: Shape, text: str, number: int) -> Element:
        frame = shapes_out.label_frame(shape.frame)
        made, graphic = shapes_out.drawing(frame, number, "Text Box")
        content = shapes_out.box(graphic, frame, shapes_out.BLACK, text=True)
        assert content is not None  # noqa: S101 (it was asked for)
        paragraph = etree.SubElement(content, W + "p")
        properties = etree.SubElement(paragraph, W + "pPr")
        etree.SubElement(properties, W + "spacing", {W + "before": "0", W + "after": "0"})
        etree.SubElement(properties, W + "ind", {W + "left": "0", W + "right": "0", W + "firstLine": "0"})
        etree.SubElement(properties, W + "jc", {W + "val": "center"})
        run = etree.SubElement(paragraph, W + "r")
        look = etree.SubElement(run, W + "rPr")
        etree.SubElement(look, W + "color", {W + "val": "FFFFFF"})
        room = min(frame.height / 12700 * 0.7, frame.width / 12700 / (0.55 * max(1, len(text))))
        etree.SubElement(look, W + "sz", {W + "val": str(max(4, min(20, round(2 * room))))})
        fill_run(run, text)
        return shapes_out.wrapped(made)

    def _table(self, parent: Element, table: Table) -> None:
        made = etree.SubElement(parent, W + "tbl")
        made.append(etree.Element(W + "tblPr") if table.properties is None else self._cleaner.clean(table.properties))
        made.append(etree.Element(W + "tblGrid") if table.grid is None else self._cleaner.clean(table.grid))
        for row in table.rows:
            line = etree.SubElement(made, W + "tr")
            for properties in (row.exceptions, row.properties):
                if properties is not None:
                    line.append(self._cleaner.clean(properties))
            for cell in row.cells:
                one = etree.SubElement(line, W + "tc")
                if cell.properties is not None:
                    one.append(self._cleaner.clean(cell.properties))
                if cell.covered:
                    etree.SubElement(one, W + "p")
                else:
                    self.items(one, cell.items)
        if value(table.properties, "tblLayout", "type") != "fixed" and any(
            self._edited(cell.items) for row in table.rows for cell in row.cells
        ):
            _rounded(made)

    def _edited(self, items: Sequence[Item]) -> bool:
        return any(isinstance(item, Paragraph) and self._changes.paragraphs.get(id(item)) for item in items)


def _rounded(table: Element) -> None:
    """Widths that Word fitted to a table's words, in steps that say nothing of their length."""
    for width in table.iter(W + "gridCol", W + "tcW"):
        said = value(width, attribute="w") or ""
        if said.isdigit() and value(width, attribute="type") in (None, "dxa"):
            width.set(W + "w", str(max(1, round(int(said) / _STEP)) * _STEP))
