"""What an element's surroundings mean for the text in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from recordlint.documents.html import styles
from recordlint.documents.html.names import BLOCKS
from recordlint.documents.html.styles import Declared

_BLOCK = ("block", "flex", "grid", "table", "table-row", "table-cell", "list-item", "flow-root")
_BOXES = ("flex", "inline-flex", "grid", "inline-grid")
_INLINE = ("inline", "inline-flex", "inline-grid")
_MOST_SPAN = 50


@dataclass(frozen=True, slots=True)
class Context:
    """How text stands: whether it is shown, how its white space counts, in which cell.

    `parent` is the element around it in the copy. `backwards` text is shown from its last letter to its first.
    """

    shown: bool = True
    part: str | None = None
    cell: str | None = None
    parent: str = "body"
    preformatted: bool = False
    line_ends: bool = False
    faint: bool = False
    small: bool = False
    clear: bool = False
    backwards: bool = False
    boxes: bool = False

    @property
    def legible(self) -> bool:
        """Whether text that stands right here is seen."""
        return self.shown and not (self.faint or self.small or self.clear)

    def within(self, tag: str, attributes: Mapping[str, str], declared: Declared) -> Context:
        """The context in a shown element."""
        if (
            not declared
            and not self.boxes
            and not self.clear
            and tag not in ("pre", "xmp", "listing", "plaintext", "bdo")
        ):
            return self
        space = declared.get("white-space")
        visibility = declared.get("visibility")
        small, clear = styles.tiny(declared), styles.clear(declared)
        if clear is None and ((tag == "a" and "href" in attributes) or (tag == "font" and "color" in attributes)):
            clear = False  # links and `<font>` have a colour of their own
        turned = (tag == "bdo" and attributes.get("dir", "").strip().lower() == "rtl") or (
            declared.get("unicode-bidi") in ("bidi-override", "isolate-override") and declared.get("direction") == "rtl"
        )
        preformatted = (
            space in ("pre", "pre-wrap")
            if space
            else self.preformatted or tag in ("pre", "xmp", "listing", "plaintext")
        )
        return replace(
            self,
            preformatted=preformatted,
            line_ends=space == "pre-line" if space else self.line_ends,
            faint=visibility in ("hidden", "collapse") if visibility in ("hidden", "collapse", "visible") else self.faint,
            small=self.small if small is None else small,
            clear=self.clear if clear is None else clear,
            backwards=self.backwards or turned,
            boxes=declared.get("display") in _BOXES,
        )  # fmt: skip


def is_block(tag: str, declared: Declared, context: Context) -> bool:
    """Whether an element begins and ends a run of text."""
    display = declared.get("display", "")
    if display in _BLOCK:
        return True
    if display in _INLINE:
        return context.boxes
    return context.boxes or tag in BLOCKS


@dataclass(slots=True)
class Table:
    """Counts the rows and columns of a table, cells that go over several included."""

    number: int
    row: int = 0
    column: int = 0
    _below: dict[int, int] = field(default_factory=dict)
    """For each column, the rows that a cell from above still goes down."""

    def next_row(self) -> None:
        """A row begins."""
        self.row += 1
        self.column = 0

    def next_cell(self, attributes: Mapping[str, str]) -> str:
        """A cell begins: its place in words."""
        self.row = max(self.row, 1)
        self.column += 1
        while self._below.get(self.column, 0) >= self.row:
            self.column += 1
        said = f"table {self.number}, row {self.row}, column {self.column}"
        wide, high = _span(attributes.get("colspan")), _span(attributes.get("rowspan"))
        for column in range(self.column, self.column + wide):
            if high > 1:
                self._below[column] = self.row + high - 1
        self.column += wide - 1
        return said


def _span(value: str | None) -> int:
    value = (value or "").strip()
    return min(max(int(value), 1), _MOST_SPAN) if value.isascii() and value.isdigit() and len(value) < 6 else 1
