"""A new workbook, written row by row: values, widths, number formats and merged cells, and nothing else.

The smallest package that ECMA-376 allows: no shared strings, no properties, no theme, no times. Text is always written
as text (`inlineStr`), so that a cell that begins with = never becomes a formula.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from pathlib import Path
from types import TracebackType
from typing import IO, Any
from xml.sax.saxutils import quoteattr

from recordlint.documents.rewriting.shown import GENERAL, Shown
from recordlint.documents.rewriting.xlsx_layout import Layout

LONGEST_CELL = 32_767
"""The characters that a cell can hold."""

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
# What XML 1.0 cannot hold, and a carriage return, which it would lose, is written as _xHHHH_ (ECMA-376, part 1,
# 22.9.2.19 ST_Xstring); so is the low line of words that look like that already.
_ESCAPED = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff\ud800-\udfff]|_(?=x[0-9A-Fa-f]{4}_)")
_MARKUP = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_UNESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_SURROGATE = re.compile("[\ud800-\udfff]")
_NOT_IN_TITLE = str.maketrans({"[": "(", "]": ")", **dict.fromkeys(":*?/\\", "-")})
_LONGEST_TITLE = 31


class NewWorkbook:
    """A workbook that is being written into the file at `path`; whole when its `with` block ends."""

    def __init__(self, path: Path) -> None:
        self._archive = zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED)
        self._titles: list[str] = []
        self._formats: list[str] = [GENERAL]
        self.cells_too_long = 0

    def __enter__(self) -> NewWorkbook:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self._finish()
        self._archive.close()

    @contextmanager
    def sheet(self, title: str, layout: Layout) -> Generator[NewSheet, None, None]:
        """A sheet to append rows to. `title` is made fit for a sheet's name: short, unique, without []:*?/\\."""
        self._titles.append(fitting_title(title, self._titles))
        with self._part(f"xl/worksheets/sheet{len(self._titles)}.xml") as stream:
            stream.write(f'{_HEAD}<worksheet xmlns="{_MAIN}">'.encode())
            widths = [
                f'<col min="{first}" max="{last}" width="{width}" customWidth="1"/>'
                for first, last, width in layout.copied_widths()
            ]
            columns = f"<cols>{''.join(widths)}</cols>" if widths else ""
            stream.write(f"{columns}<sheetData>".encode())
            yield NewSheet(self, stream)
            stream.write(b"</sheetData>")
            if areas := layout.copied_areas():
                ranges = (f"{_letters(a.left)}{a.top}:{_letters(a.right)}{a.bottom}" for a in areas)
                merged = "".join(f'<mergeCell ref="{cells}"/>' for cells in ranges)
                stream.write(f'<mergeCells count="{len(areas)}">{merged}</mergeCells>'.encode())
            stream.write(b"</worksheet>")

    def style(self, code: str) -> int:
        """The number of the cell style that has this number format."""
        if code not in self._formats:
            self._formats.append(code)
        return self._formats.index(code)

    def _part(self, name: str) -> IO[bytes]:
        part = zipfile.ZipInfo(name)  # dated 1980: when a copy was made is nobody's business
        part.compress_type = zipfile.ZIP_DEFLATED
        return self._archive.open(part, "w")

    def _write(self, name: str, text: str) -> None:
        with self._part(name) as stream:
            stream.write((_HEAD + text).encode())

    def _finish(self) -> None:
        numbers = range(1, len(self._titles) + 1)
        sheets = "".join(
            f'<sheet name={quoteattr(title)} sheetId="{n}" r:id="rId{n}"/>'
            for n, title in zip(numbers, self._titles, strict=True)
        )
        self._write(
            "xl/workbook.xml", f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{sheets}</sheets></workbook>'
        )
        relations = "".join(
            f'<Relationship Id="rId{n}" Type="{_OFFICE}/worksheet" Target="worksheets/sheet{n}.xml"/>' for n in numbers
        )
        styles = f'<Relationship Id="rId{len(numbers) + 1}" Type="{_OFFICE}/styles" Target="styles.xml"/>'
        frame = f'<Relationships xmlns="{_PACKAGE}/relationships">'
        self._write("xl/_rels/workbook.xml.rels", f"{frame}{relations}{styles}</Relationships>")
        book = f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/>'
        self._write("_rels/.rels", f"{frame}{book}</Relationships>")
        self._write("xl/styles.xml", self._styles())
        parts = "".join(
            f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{_TYPE}.worksheet+xml"/>' for n in numbers
        )
        self._write(
            "[Content_Types].xml",
            f'<Types xmlns="{_PACKAGE}/content-types">'
            f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
            f'<Override PartName="/xl/styles.xml" ContentType="{_TYPE}.styles+xml"/>{parts}</Types>',
        )

    def _styles(self) -> str:
        from openpyxl.styles.numbers import BUILTIN_FORMATS_REVERSE  # late: a text file needs none of it

        ids = [BUILTIN_FORMATS_REVERSE.get(code, 164 + i) for i, code in enumerate(self._formats)]
        own = [
            f'<numFmt numFmtId="{number}" formatCode={quoteattr(code)}/>'
            for number, code in zip(ids, self._formats, strict=True)
            if number >= 164
        ]
        formats = f'<numFmts count="{len(own)}">{"".join(own)}</numFmts>' if own else ""
        cells = "".join(
            f'<xf numFmtId="{number}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
            for number in ids
        )
        return (
            f'<styleSheet xmlns="{_MAIN}">{formats}<fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>'
            '<fills count="2"><fill><patternFill patternType="none"/></fill>'
            '<fill><patternFill patternType="gray125"/></fill></fills>'
            '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
            '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
            f'<cellXfs count="{len(ids)}">{cells}</cellXfs>'
            '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
        )


class NewSheet:
    """The rows of a sheet that is being written."""

    def __init__(self, book: NewWorkbook, stream: IO[bytes]) -> None:
        self._book, self._stream = book, stream
        self._row = 0

    def append(self, cells: Sequence[Shown]) -> None:
        """Write the next row; one without values only takes its place."""
        self._row += 1
        written = [
            self._cell(f"{_letters(column)}{self._row}", cell.value, cell.code)
            for column, cell in enumerate(cells, 1)
            if cell.value is not None and cell.value != ""
        ]
        if written:
            self._stream.write(f'<row r="{self._row}">{"".join(written)}</row>'.encode())

    def _cell(self, place: str, value: Any, code: str) -> str:
        number = self._book.style(code)
        style = f' s="{number}"' if number else ""
        if isinstance(value, str):
            self._book.cells_too_long += len(value) > LONGEST_CELL
            return f'<c r="{place}"{style} t="inlineStr"><is><t xml:space="preserve">{xml_text(value)}</t></is></c>'
        if isinstance(value, bool):
            return f'<c r="{place}"{style} t="b"><v>{int(value)}</v></c>'
        return f'<c r="{place}"{style}><v>{_serial(value)!r}</v></c>'


def xml_text(text: str) -> str:
    """A text as it stands in a cell's XML."""
    return _ESCAPED.sub(lambda match: f"_x{ord(match[0]):04X}_", text).translate(_MARKUP)


def plain_text(text: str) -> str:
    """A text as people see it, from how it stands in a cell: _x000D_ is a carriage return."""
    if "_x" not in text:
        return text
    plain = _UNESCAPED.sub(lambda match: chr(int(match[1], 16)), text)
    if _SURROGATE.search(plain):  # two halves of one character, or half a one
        plain = plain.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return plain


def _serial(value: Any) -> int | float:
    """A number, or the number that stands for a date or time, counted in days from 1900."""
    if not isinstance(value, (datetime, date, time, timedelta)):
        return value
    from openpyxl.utils.datetime import to_excel  # late: a text file needs none of it

    days = to_excel(value)
    return int(days) if float(days).is_integer() else float(days)


def _letters(column: int) -> str:
    """A, B, … Z, AA … for columns from 1."""
    from openpyxl.utils import get_column_letter  # late: a text file needs none of it

    return get_column_letter(column)


def fitting_title(title: str, others: Sequence[str]) -> str:
    """A title that Excel takes, and that no other sheet has."""
    taken = {other.casefold() for other in others}
    plain = "".join(char for char in title.translate(_NOT_IN_TITLE) if char.isprintable())[:_LONGEST_TITLE].strip("' ")
    base = plain or "Sheet"
    fit, number = base, 1
    while fit.casefold() in taken:
        number += 1
        end = f" ({number})"
        fit = base[: _LONGEST_TITLE - len(end)] + end
    return fit
