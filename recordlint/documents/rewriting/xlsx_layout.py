"""What of a worksheet can be seen: its hidden rows and columns, widths and merged cells, and what a copy leaves out.

Read from the sheet's XML (ECMA-376, part 1, 18.3 Worksheets) in one pass that keeps no cell.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import accumulate
from typing import IO
from xml.parsers import expat

from recordlint.errors import InputError

MAX_ROWS, MAX_COLUMNS = 1_048_576, 16_384
"""The limits of a worksheet."""

_LEFT_OUT = {
    "hyperlink": "links",
    "conditionalFormatting": "conditional formats",
    "dataValidation": "validations",
    "headerFooter": "page headers and footers",
    "drawing": "drawings",
    "legacyDrawing": "comments or form drawings",
    "tablePart": "tables' frames",
    "autoFilter": "filters",
    "sheetProtection": "protections",
}


@dataclass(frozen=True, slots=True)
class Area:
    """A merged range; rows and columns from 1, ends included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(slots=True)
class Layout:
    """What a sheet hides, how wide its columns are, and how much of it is no shown value.

    `hidden_rows` and `hidden_columns` hold 1 at the number of a hidden one. `widths` are (first, last, width) ranges of
    columns, in characters. `left_out` counts by kind.
    """

    hidden_rows: bytearray = field(default_factory=lambda: bytearray(MAX_ROWS + 1))
    hidden_columns: bytearray = field(default_factory=lambda: bytearray(MAX_COLUMNS + 1))
    widths: list[tuple[int, int, float]] = field(default_factory=list[tuple[int, int, float]])
    merged: list[Area] = field(default_factory=list[Area])
    left_out: Counter[str] = field(default_factory=Counter[str])

    def copied_columns(self) -> list[int]:
        """For each column how many shown columns stand up to it: its number in the copy. Index 0 is 0."""
        return [0, *accumulate(1 - hidden for hidden in self.hidden_columns[1:])]

    def copied_widths(self) -> list[tuple[int, int, float]]:
        """The widths of the copy's columns."""
        places = self.copied_columns()
        ranges = ((places[first - 1] + 1, places[last], width) for first, last, width in self.widths)
        return sorted((first, last, width) for first, last, width in ranges if last >= first)

    def copied_areas(self) -> list[Area]:
        """The merged cells of the copy: what is shown of those whose first cell is shown."""
        columns = self.copied_columns()
        found: list[Area] = []
        for area in self.merged:
            if self.hidden_rows[area.top] or self.hidden_columns[area.left]:
                continue
            above = area.top - 1 - self.hidden_rows.count(1, 1, area.top)
            bottom = area.bottom - self.hidden_rows.count(1, 1, area.bottom + 1)
            copy = Area(above + 1, columns[area.left], bottom, columns[area.right])
            if (copy.top, copy.left) != (copy.bottom, copy.right):
                found.append(copy)
        return found


class Covered:
    """Tells, row after row, which cells lie under a merged cell and are not seen. Rows must be asked for in order."""

    def __init__(self, areas: list[Area]) -> None:
        self._coming = sorted(areas, key=lambda area: area.top, reverse=True)
        self._active: list[Area] = []

    def at(self, row: int) -> list[tuple[int, int]]:
        """The (first, last) column ranges of a row that are covered."""
        while self._coming and self._coming[-1].top <= row:
            self._active.append(self._coming.pop())
        if not self._active:
            return []
        self._active = [area for area in self._active if area.bottom >= row]
        return [(area.left + (area.top == row), area.right) for area in self._active]


def layout_of(stream: IO[bytes], name: str) -> Layout:
    """The layout of a worksheet's XML. Raises InputError when it is damaged."""
    reader = _Reader()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartDoctypeDeclHandler = reader.doctype
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.characters
    try:
        parser.ParseFile(stream)
    except (expat.ExpatError, ValueError, IndexError):
        raise InputError(f"{name}: a sheet cannot be read (its XML is damaged): open and save it again") from None
    reader.finish()
    return reader.layout


class _Reader:
    """Gathers a layout from the elements of a sheet."""

    def __init__(self) -> None:
        self.layout = Layout()
        self._row = 0
        self._has_formula = self._has_value = False
        self._hides_unlisted = False
        self._listed: list[tuple[int, int]] = []

    def doctype(self, *_: object) -> None:
        raise ValueError("a worksheet has no document type")

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        kind = tag.rpartition(" ")[2]
        if kind == "c":
            self._has_formula = self._has_value = False
        elif kind == "f":
            self._has_formula = True
        elif kind == "is":
            self._has_value = True
        elif kind == "row":
            self._start_row(attributes)
        elif kind == "col":
            self._start_columns(attributes)
        elif kind == "mergeCell":
            self.layout.merged.append(_area(attributes.get("ref", "")))
        elif kind == "sheetFormatPr":
            self._hides_unlisted = float(attributes.get("defaultColWidth", 8)) == 0
        elif kind in _LEFT_OUT:
            self.layout.left_out[_LEFT_OUT[kind]] += 1

    def characters(self, text: str) -> None:
        # Behind a formula in its cell only its result has characters; a program that reckons nothing leaves none.
        self._has_value = True

    def end(self, tag: str) -> None:
        kind = tag.rpartition(" ")[2]
        if kind == "f":
            self._has_value = False  # what came was the formula itself
        elif kind == "c" and self._has_formula:
            self.layout.left_out[
                "formulas (their results stay)" if self._has_value else "formulas without a result"
            ] += 1

    def finish(self) -> None:
        if self._hides_unlisted:
            hidden = bytearray(b"\1") * (MAX_COLUMNS + 1)
            for first, last in self._listed:
                hidden[first : last + 1] = self.layout.hidden_columns[first : last + 1]
            self.layout.hidden_columns = hidden
        self.layout.hidden_columns[0] = 0

    def _start_row(self, attributes: Mapping[str, str]) -> None:
        self._row = int(float(attributes["r"])) if "r" in attributes else self._row + 1
        if not 1 <= self._row <= MAX_ROWS:
            raise ValueError("a row beyond the limit")
        if _is_true(attributes.get("hidden")) or float(attributes.get("ht", 1)) == 0:
            self.layout.hidden_rows[self._row] = 1
            self.layout.left_out["hidden rows"] += 1

    def _start_columns(self, attributes: Mapping[str, str]) -> None:
        first, last = max(1, int(attributes["min"])), min(MAX_COLUMNS, int(attributes["max"]))
        width = float(attributes["width"]) if "width" in attributes else None
        if last < first:
            return
        self._listed.append((first, last))
        if _is_true(attributes.get("hidden")) or width == 0:
            self.layout.hidden_columns[first : last + 1] = b"\1" * (last + 1 - first)
            self.layout.left_out["hidden columns"] += last + 1 - first
        elif width is not None:
            self.layout.widths.append((first, last, width))


def _is_true(value: str | None) -> bool:
    return value in ("1", "true", "on")


def _area(reference: str) -> Area:
    from openpyxl.utils.cell import range_boundaries  # late: a text file needs none of it

    left, top, right, bottom = range_boundaries(reference)
    if not (left and top and right and bottom) or bottom > MAX_ROWS or right > MAX_COLUMNS:
        raise ValueError("a merged range beyond the limits")
    return Area(top, left, bottom, right)
