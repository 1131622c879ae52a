"""Everything that can be read in a workbook: every part of the package, and what a reader makes of its dates.

Parts are XML (ECMA-376, part 2 forbids document types in them, and so no entity is ever expanded here); a part that is
not is given as the text that its bytes hold.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import IO, Any
from xml.parsers import expat

from recordlint.errors import InputError

_FEED = 65_536
_ESCAPE = re.compile("_x([0-9A-Fa-f]{4})_")
_TEXT_OF_RUNS = ("si", "is", "text", "p")  # elements whose words may be cut into runs


def xlsx_texts(path: Path) -> Iterator[tuple[str, str]]:
    """(where, text) of every part of the package. Raises InputError when it is no package or a part is damaged XML."""
    try:
        with zipfile.ZipFile(path) as archive:
            yield "the package", archive.comment.decode(errors="backslashreplace")
            for part in archive.infolist():
                yield "the package", part.filename
                yield "the package", part.comment.decode(errors="backslashreplace")
                with archive.open(part) as stream:
                    if part.filename.lower().endswith((".xml", ".rels", ".vml")):
                        yield from _xml(stream, part.filename)
                    else:
                        yield part.filename, stream.read().decode(errors="backslashreplace")
        yield from _dates(path)
    except (zipfile.BadZipFile, expat.ExpatError, KeyError) as error:
        raise InputError(f"{path}: cannot be verified ({type(error).__name__}): it is not a workbook") from None


def _xml(stream: IO[bytes], part: str) -> Iterator[tuple[str, str]]:
    gatherer = _Gatherer(part)
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = gatherer.doctype
    parser.StartElementHandler = gatherer.start
    parser.EndElementHandler = gatherer.end
    parser.CharacterDataHandler = gatherer.characters
    parser.CommentHandler = gatherer.comment
    parser.ProcessingInstructionHandler = gatherer.instruction
    while data := stream.read(_FEED):
        parser.Parse(data, False)
        yield from gatherer.taken()
    parser.Parse(b"", True)
    yield from gatherer.taken()


class _Gatherer:
    """The texts of an XML part: each element's own, the whole of those that come in runs, attributes, comments."""

    def __init__(self, part: str) -> None:
        self._part = part
        self._where = part
        self._found: list[tuple[str, str]] = []
        self._open: list[list[str]] = []
        self._runs: list[tuple[int, list[str]]] = []

    def taken(self) -> Iterator[tuple[str, str]]:
        """What was found since the last call."""
        found, self._found = self._found, []
        for where, text in found:
            yield where, text
            plain = _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)
            if plain != text:
                yield where, plain

    def doctype(self, *_: object) -> None:
        raise ValueError("a part of a package has no document type")

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        name = tag.rpartition(" ")[2]
        if name in ("row", "c") and "r" in attributes:
            self._where = f"{self._part}, {'row' if name == 'row' else 'cell'} {attributes['r']}"
        self._found += [(self._where, value) for value in attributes.values()]
        self._open.append([])
        if name in _TEXT_OF_RUNS:
            self._runs.append((len(self._open), []))

    def end(self, tag: str) -> None:
        own = "".join(self._open.pop())
        if own.strip():
            self._found.append((self._where, own))
        if self._runs and self._runs[-1][0] > len(self._open):
            _, texts = self._runs.pop()
            whole = "".join(texts)
            if whole.strip() and whole != own:
                self._found.append((self._where, whole))
            if self._runs:
                self._runs[-1][1].append(whole)

    def characters(self, text: str) -> None:
        if self._open:
            self._open[-1].append(text)
        if self._runs:
            self._runs[-1][1].append(text)

    def comment(self, text: str) -> None:
        self._found.append((self._where, text))

    def instruction(self, target: str, text: str) -> None:
        self._found.append((self._where, f"{target} {text}"))


def _dates(path: Path) -> Iterator[tuple[str, str]]:
    """Dates are stored as numbers of days, in which nobody would find a date of birth: here they are in words."""
    import openpyxl  # late: a text file needs none of it

    try:
        book = openpyxl.load_workbook(path, read_only=True, data_only=True, keep_links=False)
        try:
            for sheet in book.worksheets:
                yield from _dates_of_sheet(sheet)
        finally:
            book.close()
    except (OSError, InputError):
        raise
    except Exception as error:  # openpyxl raises whatever its parser meets in a damaged file
        raise InputError(f"{path}: cannot be verified ({type(error).__name__}): it is not a workbook") from None


def _dates_of_sheet(sheet: Any) -> Iterator[tuple[str, str]]:
    sheet.reset_dimensions()
    for row in sheet.iter_rows():
        for cell in row:
            if isinstance(cell.value, (datetime, date)):
                for form in ("%d/%m/%Y", "%Y-%m-%d", "%d %B %Y", "%d/%m/%y"):
                    yield f"{sheet.title}, cell {cell.coordinate}", cell.value.strftime(form)
