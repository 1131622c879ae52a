"""A walked document as blocks in reading order, each with its place and with what it stands for.

Headers come first, then the body with its text boxes and pictures where they stand, notes, footers; then what is read and never
copied.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

from recordlint.documents.blocks import Block, DocumentOptions, Place
from recordlint.documents.ocr.base import LOW_CONFIDENCE
from recordlint.documents.word.media import Media, line_text
from recordlint.documents.word.model import Document, Item, Paragraph, Shape, Table

if TYPE_CHECKING:
    from recordlint.documents.ocr import Word

_EMU_PER_PIXEL = 9525


@dataclass(eq=False, slots=True)
class Line:
    """A line that OCR read in a picture."""

    shape: Shape
    words: list[Word]


@dataclass(eq=False, slots=True)
class Placed:
    """The blocks of a document; `targets` has what each block that is copied stands for, in their order."""

    blocks: list[Block] = field(default_factory=list)
    targets: list[Paragraph | Shape | Line] = field(default_factory=list)
    low: list[Place] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)


class Placer:
    """Places the blocks of one document."""

    def __init__(self, document: Document, media: Media, options: DocumentOptions) -> None:
        self._document, self._media, self._options = document, media, options
        self._placed = Placed()
        self._tables = self._boxes = 0
        self._counts: dict[str, int] = {}
        self._where: dict[int, Place] = {}

    def placed(self) -> Placed:
        """All blocks of the document."""
        margins, notes = self._document.margins, self._document.notes
        for kind in ("header", "body", "note", "footer"):
            if kind == "body":
                self._story(self._document.body, Place())
            elif kind == "note":
                for one in sorted(notes, key=lambda note: note.kind, reverse=True):
                    self._story(one.items, Place(part=f"{one.kind} {one.number}"))
            else:
                those = [one for one in margins if one.kind == kind]
                for number, one in enumerate(those, start=1):
                    self._story(one.items, Place(part=kind if len(those) == 1 else f"{kind} {number}"))
        for aside in self._document.asides:
            at = self._where.get(id(aside.at), Place())
            part = f"{at.part}, {aside.part}" if at.part else aside.part
            self._placed.blocks.append(Block(aside.text, replace(at, part=part), in_copy=False))
        return self._placed

    def _story(self, items: Sequence[Item], place: Place) -> None:
        lead = "\n\n" if self._placed.blocks else "\n"
        for number, one in enumerate(self._flat(items, place), start=1):
            paragraph, at, beside = one
            if at.cell is None:
                at = replace(at, paragraph=number)
            self._paragraph(paragraph, at, " | " if beside else lead)
            lead = "\n"

    def _flat(
        self, items: Sequence[Item], place: Place, beside: bool = False
    ) -> Iterator[tuple[Paragraph, Place, bool]]:
        """Paragraphs with their places; whether each begins a cell beside another one."""
        for item in items:
            if isinstance(item, Paragraph):
                yield item, place, beside
                beside = False
            else:
                yield from self._cells(item, place, beside)
                beside = False

    def _cells(self, table: Table, place: Place, beside: bool) -> Iterator[tuple[Paragraph, Place, bool]]:
        self._tables += 1
        name = f"{place.cell}, table {self._tables}" if place.cell else f"table {self._tables}"
        for row_number, row in enumerate(table.rows, start=1):
            for cell in row.cells:
                at = replace(place, cell=f"{name}, row {row_number}, column {cell.column}")
                yield from self._flat(cell.items, at, beside or cell is not row.cells[0])
                beside = False

    def _paragraph(self, paragraph: Paragraph, place: Place, lead: str) -> None:
        self._where[id(paragraph)] = place
        self._add(paragraph, Block(paragraph.text, place, lead))
        for piece in paragraph.pieces:
            if piece.shape is not None:
                self._shape(piece.shape, place)

    def _add(self, target: Paragraph | Shape | Line, block: Block) -> None:
        self._placed.blocks.append(block)
        self._placed.targets.append(target)

    def _shape(self, shape: Shape, place: Place) -> None:
        if shape.kind == "box":
            self._boxes += 1
            part = f"text box {self._boxes}"
            self._story(shape.items, Place(part=f"{place.part}, {part}" if place.part else part))
        elif shape.kind != "line":
            self._picture(shape, place)

    def _picture(self, shape: Shape, place: Place) -> None:
        number = self._counts[shape.kind] = self._counts.get(shape.kind, 0) + 1
        name = f"{shape.kind} {number}"
        place = replace(place, part=f"{place.part}, {name}" if place.part else name)
        width, height = (max(1, round(side / _EMU_PER_PIXEL)) for side in (shape.frame.width, shape.frame.height))
        lines = self._media.lines(shape) if shape.kind == "picture" else []
        low = [any(word.confidence < LOW_CONFIDENCE for word in line) for line in lines]
        text = f"{shape.kind}, {width} × {height}"
        self._add(shape, Block(text, place, picture=self._proposed(shape, lines, low)))
        if shape.kind == "picture" and not lines:
            self._placed.unread.append(name)
        for count, line in enumerate(lines, start=1):
            at = replace(place, line=count)
            self._add(Line(shape, line), Block(line_text(line), at))
            if low[count - 1]:
                self._placed.low.append(at)

    def _proposed(
        self, shape: Shape, lines: Sequence[Sequence[Word]], low: Sequence[bool]
    ) -> Literal["withhold", "keep"]:
        if shape.kind != "picture" or not self._media.showable(shape):
            return "withhold"
        if self._options.images == "ocr":
            words = [word.confidence for line in lines for word in line]
            read = bool(words) and sum(words) / len(words) >= LOW_CONFIDENCE
            return "keep" if read and not (self._options.strict and any(low)) else "withhold"
        return "keep" if self._options.images == "keep" else "withhold"
