"""Excel workbooks: a new one is built from what the old one shows.

Visible sheets, rows and columns, the shown values, widths, number formats and merged cells are kept. Formulas,
comments, links, validations, hidden things, headers and footers, names, pivot tables, pictures, macros and properties
do not enter the copy, since nobody looked at them. Cells stream; the texts that a workbook shares between its cells
are held in memory while it is read, as the format asks for.
"""

from __future__ import annotations

import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from recordlint.documents.base import Failure, ReadOptions, Remark
from recordlint.documents.records import Change, Piece, Record
from recordlint.documents.rewriting.base import changed, refuse
from recordlint.documents.rewriting.rows import Table
from recordlint.documents.rewriting.shown import BLANK, Shown, shown
from recordlint.documents.rewriting.xlsx_layout import MAX_COLUMNS, Covered, Layout, layout_of
from recordlint.documents.rewriting.xlsx_writer import LONGEST_CELL, NewSheet, NewWorkbook, plain_text
from recordlint.documents.xlsx import opened
from recordlint.errors import InputError
from recordlint.notes import Note

_PARTS: Mapping[str, str] = {
    "xl/comments": "sheets' comments",
    "xl/threadedComments": "sheets' comment threads",
    "xl/media": "pictures",
    "xl/charts/chart": "charts",
    "xl/pivotTables/pivotTable": "pivot tables",
    "xl/externalLinks/externalLink": "links to other workbooks",
    "xl/embeddings": "embedded files",
    "xl/vbaProject": "macros",
    "customXml/item": "custom data",
    "docProps": "properties of the document",
}


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A sheet begins: its name as a record."""

    title: str
    layout: Layout
    record: Record


@dataclass(frozen=True, slots=True)
class _Row:
    """A shown row: its cells in shown columns, and its record (None for a blank one)."""

    cells: Sequence[Shown]
    record: Record | None


@dataclass(slots=True)
class _Tally:
    """What is left out, by kind."""

    counts: Counter[str] = field(default_factory=Counter[str])

    def remarks(self, name: str) -> Iterator[Remark]:
        kinds = ", ".join(f"{kind} ({count:,})" for kind, count in sorted(self.counts.items()) if count)
        if kinds:
            yield Remark(name, f"left out of the copy, or kept only as shown: {kinds}")


def records(path: Path, name: str, options: ReadOptions) -> Iterator[Record | Failure | Remark]:
    """Each visible sheet's name, headings and rows. Raises InputError when the workbook is damaged or unsafe."""
    for item in _read(path, name, options, _Tally()):
        if isinstance(item, (Failure, Remark)):
            yield item
        elif item.record:
            yield item.record


def write(path: Path, name: str, part: Path, options: ReadOptions, change: Change) -> list[Remark]:
    """Write a new workbook of the changed values. A value that does not change keeps its type and number format."""
    remarks: list[Remark] = []
    tally = _Tally()
    try:
        with NewWorkbook(part) as book:
            with ExitStack() as stack:
                sheet: NewSheet | None = None
                for item in _read(path, name, options, tally):
                    if isinstance(item, Remark):
                        remarks.append(item)
                    elif isinstance(item, Failure):
                        raise refuse(item)
                    elif isinstance(item, _Sheet):
                        stack.close()
                        (title,) = changed(item.record, change)
                        sheet = stack.enter_context(book.sheet(title, item.layout))
                    elif sheet:
                        texts = changed(item.record, change) if item.record else ()
                        sheet.append(_replaced(item, texts))
            if book.cells_too_long:
                remarks.append(
                    Remark(
                        name,
                        f"{book.cells_too_long:,} cells are longer than the {LONGEST_CELL:,} characters that Excel takes",
                    )
                )
    except RuntimeError as error:
        if "too large" not in str(error):
            raise
        raise InputError(f"{name}: a sheet of the copy is beyond the limit of 2 GiB: split the workbook") from None
    return [*remarks, *tally.remarks(name)]


def _replaced(row: _Row, texts: Sequence[str]) -> list[Shown]:
    if not row.record:
        return list(row.cells)
    return [cell if text == cell.text else Shown(text, text) for cell, text in zip(row.cells, texts, strict=True)]


def _read(path: Path, name: str, options: ReadOptions, tally: _Tally) -> Iterator[_Sheet | _Row | Failure | Remark]:
    book = opened(path, name)
    try:
        sheets = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
        if not sheets:
            raise InputError(f"{name}: the workbook shows no sheet: unhide what is to be copied")
        tally.counts["hidden sheets"] += len(book.worksheets) - len(sheets)
        tally.counts["chart sheets"] += len(book.chartsheets)
        tally.counts["defined names"] += len(book.defined_names)
        with zipfile.ZipFile(path) as archive:
            for prefix, kind in _PARTS.items():
                tally.counts[kind] += sum(part.startswith(prefix) for part in archive.namelist())
            misfits: list[InputError | None] = []
            for sheet in sheets:
                with archive.open(_part_name(sheet)) as stream:
                    layout = layout_of(stream, name)
                tally.counts.update(layout.left_out)
                place = sheet.title if len(sheets) > 1 else None
                yield _Sheet(sheet.title, layout, _title_record(sheet.title, name, place))
                yield from _rows(sheet, layout, options, name, place, misfits, tally)
        if misfits and misfits[0] and all(misfits):
            raise misfits[0]
    finally:
        book.close()


def _part_name(sheet: Any) -> str:
    """The part of the package that holds a sheet. openpyxl tells it only by this attribute."""
    return vars(sheet)["_worksheet_path"]


def _title_record(title: str, name: str, place: str | None) -> Record:
    note = Note("", path=name, place={"sheet": place, "row": None} if place else None)
    return Record(name, (Piece(title, "sheet name"),), note, None, place)


def _rows(
    sheet: Any,
    layout: Layout,
    options: ReadOptions,
    name: str,
    place: str | None,
    misfits: list[InputError | None],
    tally: _Tally,
) -> Iterator[_Row | Failure | Remark]:
    table: Table | None = None
    header_row = 0
    for number, values, texts in _shown_rows(sheet, layout, name, tally):
        words = [text.text for text in texts]
        if table is None:
            if not any(words):
                yield _Row(texts, None)
                continue
            table, header_row = Table(words, options, name, place, lenient=place is not None), number
            misfits.append(table.misfit)
            yield from table.remarks()
            yield _Row(texts, table.headings())
            continue
        record = table.record(number - header_row, words, values)
        yield record if isinstance(record, Failure) else _Row(texts, record)


def _shown_rows(sheet: Any, layout: Layout, name: str, tally: _Tally) -> Iterator[tuple[int, list[Any], list[Shown]]]:
    """The rows that are seen: number in the sheet, values, and what is shown of them."""
    covered = Covered(layout.merged)
    try:
        sheet.reset_dimensions()  # what a sheet says of its own size is often wrong, and would cut off cells
        for number, cells in enumerate(sheet.iter_rows(), 1):
            if not layout.hidden_rows[number]:
                yield number, *_seen(cells, layout, covered.at(number), tally)
    except Exception as error:
        # openpyxl raises whatever its parser meets in a damaged sheet: KeyError, IndexError, ParseError …
        raise InputError(f"{name}: a sheet cannot be read ({type(error).__name__}): open and save it again") from None


def _seen(
    cells: Sequence[Any], layout: Layout, covered: Sequence[tuple[int, int]], tally: _Tally
) -> tuple[list[Any], list[Shown]]:
    """The values and what is shown of the cells of a row that are seen, without blank ones at the end."""
    values: list[Any] = []
    texts: list[Shown] = []
    for column, cell in enumerate(cells[:MAX_COLUMNS], 1):
        if layout.hidden_columns[column]:
            continue
        value = cell.value
        if value is not None and any(first <= column <= last for first, last in covered):
            tally.counts["cells under merged cells"] += 1
            value = None
        if isinstance(value, str):
            value = plain_text(value)
        seen = BLANK if value is None else shown(value, cell.number_format)
        tally.counts["values of which the format hides a part"] += seen.is_less
        values.append(value)
        texts.append(seen)
    while texts and not texts[-1].text:
        texts.pop()
        values.pop()
    return values, texts
