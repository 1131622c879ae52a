"""A file as what can be redacted: records (a row, or a whole text) of pieces (a cell, or the whole text).

Reading for `check` takes a row's note and leaves the rest. A copy that leaves the house carries every cell, so
redaction looks at all of them: `rewriting.records` gives them, and `rewriting.rewrite` puts changed texts in their
places.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from recordlint.documents.blocks import Block, Edit
from recordlint.notes import Note

HEADINGS = 0
"""The `row` of the record that holds a table's headings: they may name somebody too."""

SHEET_NAME = "sheet name"
"""The `field` of the piece that is the name of a workbook's sheet."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One text of a file, as a reader of the file sees it.

    `field` is the column's heading ("column 3" where it is blank, and for the headings themselves), the JSON path
    (`person.phones[0]`), "sheet name", the place of a laid-out document's block ("page 2, line 14"), or None for a whole
    text file. `is_note` marks the note of the record; its text is then the text of `Record.note`. `block` is set where the
    piece is one of a laid-out document: its pieces follow each other as one text.
    """

    text: str
    field: str | None = None
    is_note: bool = False
    block: Block | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """A row of an export, a whole text file, or a document: its pieces in their order, and the note among them with its metadata.

    `row` counts data rows from 1 as `check` does; it is HEADINGS (0) for the headings and None for a text file and for
    the name of a workbook's sheet. `sheet` names the sheet of a workbook that shows several. Where no piece is a note,
    the note's text is empty and its metadata stand all the same.
    """

    path: str
    pieces: tuple[Piece, ...]
    note: Note
    row: int | None = None
    sheet: str | None = None


@dataclass(frozen=True, slots=True)
class Changed:
    """A piece's text in the copy, and the edits that make it: a laid-out document is built from these."""

    text: str
    edits: tuple[Edit, ...]


Change = Callable[[Record], Sequence[str] | Sequence[Changed]]
"""What `rewrite` asks once for each record: what stands in the pieces' places, in the same number and order."""
