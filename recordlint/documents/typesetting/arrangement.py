"""Blocks of text with their edits, arranged for laying out: runs of kept and replaced words, in paragraphs and tables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from recordlint.documents.blocks import Block, Edit, Edits, Place

_CELL = re.compile(r"table (\d{1,6}), row (\d{1,6}), column (\d{1,6})\Z")


@dataclass(frozen=True, slots=True)
class Span:
    """A run of words; `replaced` where it stands for something that was withheld or changed, and is shown as a label."""

    text: str
    replaced: bool = False


def spans_of(text: str, edits: Sequence[Edit]) -> tuple[Span, ...]:
    """The text of a block with its edits made, as runs. Edits without a label only mend grammar: plain words.

    Raises ValueError where edits overlap or do not fit the text.
    """
    spans: list[Span] = []
    at = 0
    for edit in edits:
        if not at <= edit.start <= edit.end <= len(text):
            raise ValueError(f"an edit at [{edit.start}, {edit.end}) does not fit a block of {len(text)} characters")
        shown = edit.replacement or edit.label
        spans += (Span(text[at : edit.start]), Span(shown, bool(edit.label)))
        at = edit.end
    spans.append(Span(text[at:]))
    return tuple(span for span in spans if span.text)


@dataclass(frozen=True, slots=True)
class Item:
    """A block that goes into the copy: its place among those, itself, its runs, and whether a picture was kept."""

    number: int
    block: Block
    spans: tuple[Span, ...]
    kept: bool


@dataclass(frozen=True, slots=True)
class Paragraphs:
    """Items that stand one below the other."""

    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Items of one table, by (row, column); a cell may hold several."""

    cells: tuple[tuple[int, int, tuple[Item, ...]], ...]

    @property
    def columns(self) -> int:
        """How many columns the table has."""
        return max(column for _, column, _ in self.cells)


def items_of(blocks: Sequence[Block], edits: Edits) -> tuple[Item, ...]:
    """The blocks that go into the copy, each with its edits. Raises ValueError where there are not as many edits as blocks."""
    copied = [block for block in blocks if block.in_copy]
    if len(copied) != len(edits):
        raise ValueError(f"{len(copied)} blocks and edits of {len(edits)}")
    return tuple(
        Item(number, block, spans_of(block.text, own), bool(block.picture) and not own)
        for number, (block, own) in enumerate(zip(copied, edits, strict=True))
    )


def arranged(items: Iterable[Item]) -> Iterator[Paragraphs | Table]:
    """Items as paragraphs and tables: what says that it stands in one table goes there by row and column."""
    for table, group in groupby(items, key=_table_of):
        own = tuple(group)
        if table is None:
            yield Paragraphs(own)
            continue
        cells: dict[tuple[int, int], list[Item]] = {}
        for item in own:
            at = cell_of(item.block.place)
            if at is not None:
                cells.setdefault(at[1:], []).append(item)
        yield Table(tuple((*at, tuple(found)) for at, found in cells.items()))


def lines_of(items: Iterable[Item]) -> Iterator[tuple[Item, ...]]:
    """Items by line: what follows the one before without a line end stands on its line. Pictures stand alone."""
    line: list[Item] = []
    for item in items:
        if line and ("\n" in item.block.lead or item.block.picture or line[-1].block.picture):
            yield tuple(line)
            line = []
        line.append(item)
    if line:
        yield tuple(line)


def cell_of(place: Place) -> tuple[int, int, int] | None:
    """Table, row and column of a place that names them; None elsewhere."""
    match = _CELL.match(place.cell or "")
    return (int(match[1]), int(match[2]), int(match[3])) if match else None


def _table_of(item: Item) -> tuple[str | None, str | None, int | None, int] | None:
    cell = cell_of(item.block.place)
    place = item.block.place
    return cell and (place.attachment, place.part, place.page, cell[0])


Direction = Literal["ltr", "rtl"]
_STRONG = re.compile(r"[^\W\d_]")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")


def direction(spans: Iterable[Span]) -> Direction:
    """The direction of a paragraph: that of its first letter outside labels."""
    letter = _STRONG.search("".join(span.text for span in spans if not span.replaced))
    return "rtl" if letter and _RIGHT_TO_LEFT.match(letter[0]) else "ltr"
