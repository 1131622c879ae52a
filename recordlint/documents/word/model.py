"""A Word document as it was walked: stories of paragraphs and tables, made of pieces that know their source.

Reading and copying share the walk, so that the blocks of both are the same. Elements of the source are kept only for
their properties, which go through the allow-list before anything of them is written.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from lxml.etree import _Element as Element  # pyright: ignore[reportPrivateUsage]

PieceKind = Literal[
    "text", "tab", "break", "page", "column", "hyphen", "symbol", "note", "mark", "shape", "maths", "field"
]


@dataclass(eq=False, slots=True)
class PageField:
    """A field that a copy computes afresh: the number of the page, or of the pages."""

    instruction: str


@dataclass(eq=False, slots=True)
class Piece:
    """A part of a paragraph. `text` is what is read of it; `raw` is what is written (with soft hyphens), where it is text.

    `node` is the source's element for symbols, tabs and maths. Pieces of a `PageField` follow each other.
    """

    kind: PieceKind
    text: str = ""
    raw: str = ""
    properties: Element | None = None
    node: Element | None = None
    field: PageField | None = None
    note: Note | None = None
    shape: Shape | None = None


@dataclass(eq=False, slots=True)
class Paragraph:
    """A paragraph: the source's properties, and the pieces in order.

    Its first pieces may be a drop cap, which Word keeps in a paragraph of its own: `drop` has that one's properties, and how many they are.
    """

    properties: Element | None = None
    pieces: list[Piece] = field(default_factory=list)
    section: Section | None = None
    drop: tuple[Element, int] | None = None

    @property
    def text(self) -> str:
        """The paragraph as a person reads it."""
        return "".join(piece.text for piece in self.pieces)


@dataclass(eq=False, slots=True)
class Cell:
    """A cell of a table: `column` counts from 1 over the grid; one that a cell above covers has nothing in it."""

    properties: Element | None
    column: int
    covered: bool
    items: list[Item]


@dataclass(eq=False, slots=True)
class Row:
    """A row of a table."""

    properties: Element | None
    exceptions: Element | None
    cells: list[Cell]


@dataclass(eq=False, slots=True)
class Table:
    """A table of at least one row."""

    properties: Element | None
    grid: Element | None
    rows: list[Row]


Item = Paragraph | Table


@dataclass(eq=False, slots=True)
class Frame:
    """Where a picture or box stands, in EMU. `inline` ones stand in the line; others have offsets or alignments."""

    width: int
    height: int
    inline: bool = True
    across: tuple[str, str | int] = ("column", 0)
    down: tuple[str, str | int] = ("paragraph", 0)
    wrap: Literal["square", "topAndBottom", "none"] = "square"
    behind: bool = False
    distances: tuple[int, int, int, int] = (0, 0, 0, 0)
    height_order: int = 0
    in_cell: bool = True
    rotation: int = 0
    flips: tuple[bool, bool] = (False, False)


@dataclass(eq=False, slots=True)
class Look:
    """How a box is drawn: colours as six hexadecimal digits, None for none; widths in EMU."""

    preset: str = "rect"
    fill: str | None = None
    line: str | None = None
    line_width: int = 9525
    dash: str = ""
    insets: tuple[int, int, int, int] = (91440, 45720, 91440, 45720)
    anchor: str = "t"
    direction: str = "horz"
    fits: bool = False
    text_colour: str | None = None


@dataclass(eq=False, slots=True)
class Shape:
    """A picture, a text box, a chart or diagram, or a drawn shape without text.

    `media` is a picture's part, `crop` the shares of it (left, top, right, bottom, in 1/100,000) that are not shown.
    """

    kind: Literal["picture", "box", "chart", "diagram", "drawing", "line"]
    frame: Frame
    look: Look = field(default_factory=Look)
    items: list[Item] = field(default_factory=list)
    media: str | None = None
    crop: tuple[int, int, int, int] = (0, 0, 0, 0)


@dataclass(eq=False, slots=True)
class Note:
    """A footnote or an endnote; `number` counts each kind in the order of the references."""

    kind: Literal["footnote", "endnote"]
    number: int
    items: list[Item] = field(default_factory=list)


@dataclass(eq=False, slots=True)
class Margin:
    """A header or footer, which several sections may share."""

    kind: Literal["header", "footer"]
    items: list[Item] = field(default_factory=list)


@dataclass(eq=False, slots=True)
class Section:
    """A section's properties and its headers and footers, with their types ("default", "first", "even")."""

    properties: Element
    margins: list[tuple[str, Margin]] = field(default_factory=list)


@dataclass(eq=False, slots=True)
class Aside:
    """Text that is read and never copied: what it is ("tracked deletion"), and the paragraph that it stands at, if any."""

    text: str
    part: str
    at: Paragraph | None = None


@dataclass(eq=False, slots=True)
class Document:
    """All that a document holds, walked."""

    body: list[Item] = field(default_factory=list)
    margins: list[Margin] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    last_section: Section | None = None
    asides: list[Aside] = field(default_factory=list)
    left_out: dict[str, int] = field(default_factory=dict)
    failures: dict[str, int] = field(default_factory=dict)
    walked: set[str] = field(default_factory=set)
    """The parts whose text is in the stories."""

    def leave_out(self, kind: str, count: int = 1) -> None:
        """Count what a copy will not have."""
        self.left_out[kind] = self.left_out.get(kind, 0) + count
