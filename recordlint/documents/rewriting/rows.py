"""A row of an export as a record: all its cells as pieces, and the note among them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, time
from typing import Any

from recordlint.documents.base import MAX_CHARACTERS, Failure, ReadOptions, Remark, too_long
from recordlint.documents.records import HEADINGS, Piece, Record
from recordlint.documents.tables import choose_columns, note_of
from recordlint.errors import InputError
from recordlint.notes import Note

_NO_NOTES = "\0no notes"  # stands for the column of notes in a table that has none


class Table:
    """The columns of one table and what its rows are.

    A table without a column of notes is one all the same (a list of people): it has pieces and no notes. Raises
    InputError when a column that the user named does not exist, unless `lenient` (one sheet of several).
    """

    def __init__(
        self,
        header: Sequence[str],
        options: ReadOptions,
        name: str,
        sheet: str | None = None,
        *,
        lenient: bool = False,
    ) -> None:
        self._header, self._name, self._sheet = list(header), name, sheet
        self.misfit: InputError | None = None
        try:
            self._columns, self._said = choose_columns(header, options, name)
        except InputError as error:
            is_named = _named(options)
            if is_named and not lenient:
                raise
            self.misfit = error if is_named else None
            bare = ReadOptions(text_column=_NO_NOTES)
            self._columns, _ = choose_columns([*header, _NO_NOTES], bare, name)
            place = "a sheet has" if sheet else "there is"
            self._said = f"{place} no column of notes: every cell is looked at by itself"

    def remarks(self) -> Iterator[Remark]:
        """Which columns were guessed, if any."""
        if self._said:
            yield Remark(self._name, self._said)

    def headings(self) -> Record | None:
        """The record of the headings; None where there is not one word."""
        pieces = tuple(Piece(heading, f"column {i}") for i, heading in enumerate(self._header, 1))
        return Record(self._name, pieces, self._bare_note(), HEADINGS, self._sheet) if any(self._header) else None

    def record(self, number: int, texts: Sequence[str], values: Sequence[Any] | None = None) -> Record | Failure | None:
        """Row `number` (from 1). `values` are the cells where they are more than their texts (dates).

        None where the row holds not one word; a Failure where a text is beyond the limit.
        """
        if not any(texts):
            return None
        longest = max(map(len, texts))
        if longest > MAX_CHARACTERS:
            return too_long(self._name, longest, number)
        note = self.note(number, texts, values)
        pieces = tuple(
            Piece(text, self.field(i), is_note=i == self._columns.text and bool(text)) for i, text in enumerate(texts)
        )
        return Record(self._name, pieces, note, number, self._sheet)

    def note(self, number: int, texts: Sequence[str], values: Sequence[Any] | None = None) -> Note:
        """The note of a row; its text is exactly that of the note's piece."""
        cells: list[Any] = list(texts)
        for position, value in enumerate(values or ()):
            if isinstance(value, (date, time)) and position != self._columns.text:
                cells[position] = value
        return note_of(cells, self._columns, self._name, number, self._sheet)

    def field(self, position: int) -> str:
        """What a column (from 0) is called."""
        heading = self._header[position] if position < len(self._header) else ""
        return heading if heading.strip() else f"column {position + 1}"

    @property
    def note_field(self) -> str | None:
        """The heading of the column of notes, None where there is none."""
        return self._header[self._columns.text] if self._columns.text < len(self._header) else None

    def _bare_note(self) -> Note:
        place = {"sheet": self._sheet, "row": HEADINGS} if self._sheet else None
        return Note("", path=self._name, row=HEADINGS, place=place)


def _named(options: ReadOptions) -> bool:
    """Whether the user named any column."""
    return replace(options, entries=False, documents=ReadOptions().documents) != ReadOptions()
