"""Copies turned back into what they were made of, with the words of a sealed sidecar."""

from __future__ import annotations

from pathlib import Path

from recordlint.documents.base import ReadOptions
from recordlint.documents.records import HEADINGS, SHEET_NAME, Record
from recordlint.documents.rewriting import rewrite
from recordlint.errors import InputError
from recordlint.redaction.sidecar import SealedCopy, SealedPiece, check_copy, open_sealed, restore


def restore_files(copy: Path, sidecar: Path, key: bytes, output: Path, *, overwrite: bool = False) -> int:
    """Restore the file or the folder `copy` to `output`; returns how many files. Everything is checked before anything is written.

    Raises InputError for a wrong key, a changed sidecar or copy, or a place that cannot be written.
    """
    pieces: dict[str, list[SealedPiece]] = {}
    copies: dict[str, tuple[SealedCopy, Path]] = {}
    for entry in open_sealed(sidecar, key):
        if isinstance(entry, SealedPiece):
            pieces.setdefault(entry.path, []).append(entry)
        else:
            copies[entry.path] = (entry, copy)
    if copy.is_dir():
        copies = {name: (entry, copy / (entry.copy or name)) for name, (entry, _) in copies.items()}
    elif len(copies) != 1:
        raise InputError(f"{copy}: the sidecar belongs to a folder of {len(copies)} copies: name the folder")
    for entry, path in copies.values():
        check_copy(path, entry)
    for name, (_, path) in copies.items():
        destination = output / name if copy.is_dir() else output
        destination.parent.mkdir(parents=True, exist_ok=True)
        rewrite(path, name, destination, ReadOptions(), _Restorer(pieces.get(name, ())).change, overwrite=overwrite)
    return len(copies)


class _Restorer:
    """Gives each record of a copy its source's texts. Headings and sheets may have been changed too: they are known again by place."""

    def __init__(self, pieces: list[SealedPiece] | tuple[SealedPiece, ...]) -> None:
        self._entries = {(p.row, p.sheet, p.field): p for p in pieces}
        self._fields: dict[tuple[str | None, str | None], str | None] = {}
        self._sheets: dict[str | None, str | None] = {}

    def change(self, record: Record) -> list[str]:
        """The texts of the source."""
        texts: list[str] = []
        sheet = self._sheets.get(record.sheet, record.sheet)
        for number, piece in enumerate(record.pieces):
            field = self._fields.get((sheet, piece.field), piece.field)
            entry = self._entries.get((record.row, sheet, field))
            text = restore(piece.text, entry) if entry else piece.text
            if piece.field == SHEET_NAME and text != piece.text:
                self._sheets[piece.text] = text
            elif record.row == HEADINGS and text != piece.text:
                self._fields[(sheet, piece.text or f"column {number + 1}")] = text
            texts.append(text)
        return texts
