"""Names of a workbook's sheets after redaction: Excel takes no two alike, and none that is long or has brackets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from recordlint.documents.records import SHEET_NAME, Record
from recordlint.documents.rewriting.xlsx_writer import fitting_title
from recordlint.redaction.base import Item
from recordlint.redaction.copies import apply_items


class SheetTitles:
    """The sheets of one workbook, in order."""

    def __init__(self) -> None:
        self._taken: list[str] = []

    def fitted(self, record: Record, items: Sequence[Sequence[Item]]) -> Sequence[Sequence[Item]]:
        """The items of a record; those of a sheet's name become one where the copy could not have the name they make."""
        if record.row is not None or [piece.field for piece in record.pieces] != [SHEET_NAME]:
            return items
        title, own = record.pieces[0].text, items[0]
        made = apply_items(title, own).text
        fit = fitting_title(made, self._taken)
        self._taken.append(fit)
        withheld = [item for item in own if item.is_withheld]
        if fit == made or not withheld:
            return items
        whole = replace(withheld[0], start=0, end=len(title), text=title, replacement=fit)
        return [[whole]]
