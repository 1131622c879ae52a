"""The inventory as CSV: a mention a row, for a spreadsheet. Cells that a spreadsheet could take for a formula are disarmed."""

from __future__ import annotations

import csv
from typing import TextIO

from recordlint.documents.base import Failure
from recordlint.personal_data.run import StoredRecord
from recordlint.reports.scan_base import ScanOptions, ScanSummary, printable

COLUMNS = ("path", "id", "row", "sheet", "entry", "field", "type", "start", "end", "role", "entity", "score", "recognizer", "scheme", "text", "why")  # fmt: skip


class ScanCsv:
    """Writes as records come."""

    def __init__(self, out: TextIO, options: ScanOptions) -> None:
        self._writer = csv.writer(out, lineterminator="\n")
        self._options = options

    def begin(self) -> None:
        self._writer.writerow(COLUMNS)

    def record(self, record: StoredRecord) -> None:
        ref = record.ref
        for piece in record.pieces:
            for mention, words in zip(piece.mentions, piece.words, strict=True):
                cells = (
                    ref.path, ref.id, record.row, record.sheet, ref.entry, None if piece.is_note else piece.field,
                    mention.type, mention.start, mention.end, mention.role, mention.entity, round(mention.score, 3),
                    mention.recognizer, mention.scheme, words if self._options.excerpts else None,
                    mention.why if self._options.explain else None,
                )  # fmt: skip
                self._writer.writerow([_safe(cell) for cell in cells])

    def end(self, summary: ScanSummary, errors: list[Failure]) -> None:
        """Nothing follows the rows; problems go to standard error."""


def _safe(value: object) -> object:
    if not isinstance(value, str):
        return "" if value is None else value
    shown = printable(value)
    return "'" + shown if shown.startswith(("=", "+", "-", "@")) else shown
