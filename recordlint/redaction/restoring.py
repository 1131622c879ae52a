"""Copies turned back into what they were made of, with the words of a sealed sidecar."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import count
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from recordlint.documents.base import ReadOptions
from recordlint.documents.records import Record
from recordlint.documents.rewriting import rewrite
from recordlint.errors import InputError
from recordlint.redaction.sidecar import SealedCopy, SealedPiece, check_copy, open_sealed, restore


class _Task(NamedTuple):
    """One copy to restore: what it is called in its source, where it is, and where its source goes."""

    name: str
    copy: Path
    destination: Path


def restore_files(copy: Path, sidecar: Path, key: bytes, output: Path, *, overwrite: bool = False) -> int:
    """Restore the file or the folder `copy` to `output`; returns how many files. Everything is checked before anything is written.

    Raises InputError for a wrong key, a changed sidecar or copy, or a place that cannot be written.
    """
    pieces: dict[str, list[SealedPiece]] = {}
    sealed: list[SealedCopy] = []
    for entry in open_sealed(sidecar, key):
        if isinstance(entry, SealedPiece):
            pieces.setdefault(entry.path, []).append(entry)
        else:
            sealed.append(entry)
    tasks = _tasks(copy, sealed, output)
    for entry, task in zip(sealed, tasks, strict=True):
        check_copy(task.copy, entry)
    _check_places(copy, tasks, overwrite)
    for task in tasks:
        try:
            task.destination.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            said = (error.strerror or "").lower()
            raise InputError(f"{task.destination}: cannot be written ({said}): choose another folder") from None
        changes = _Restorer(pieces.get(task.name, ()))
        rewrite(task.copy, task.name, task.destination, ReadOptions(), changes.change, overwrite=overwrite)
    return len(tasks)


def _tasks(copy: Path, sealed: list[SealedCopy], output: Path) -> list[_Task]:
    if not copy.is_dir():
        if len(sealed) != 1:
            raise InputError(f"{copy}: the sidecar belongs to a folder of {len(sealed)} copies: name the folder")
        name = sealed[0].path
        return [_Task(name, copy, output / PurePosixPath(name).name if output.is_dir() else output)]
    for entry in sealed:
        # A sidecar can come from anywhere: nothing is ever read or written outside the two folders.
        for name in (entry.path, entry.copy):
            if PurePosixPath(name).is_absolute() or ".." in PurePosixPath(name).parts:
                raise InputError(f"{copy}: the sidecar names a place outside the folder: fetch the one written with it")
    return [_Task(entry.path, copy / (entry.copy or entry.path), output / entry.path) for entry in sealed]


def _check_places(copy: Path, tasks: list[_Task], overwrite: bool) -> None:
    for task in tasks:
        place = task.destination
        if place.suffix.lower() != task.copy.suffix.lower():
            raise InputError(f"{place}: what comes back is of the copy's kind: end its name with {task.copy.suffix}")
        if place.exists() and place.samefile(task.copy):
            raise InputError(f"{place}: this is the copy itself: give what comes back another place")
        if copy.is_dir() and place.resolve().is_relative_to(copy.resolve()):
            raise InputError(f"{place}: lies in the folder of the copies: choose a place outside")
        if place.exists() and not overwrite:
            raise InputError(f"{place}: exists already: give another place, or use --overwrite")


class _Restorer:
    """Gives each record of a copy its source's texts: records and their pieces are numbered as `copies.sealed_entries` does."""

    def __init__(self, pieces: Iterable[SealedPiece]) -> None:
        self._entries = {(piece.row, piece.field): piece for piece in pieces}
        self._numbers = count(1)

    def change(self, record: Record) -> list[str]:
        """The texts of the source."""
        number = next(self._numbers)
        entries = [self._entries.get((number, str(place))) for place in range(1, len(record.pieces) + 1)]
        return [
            restore(piece.text, entry) if entry else piece.text
            for piece, entry in zip(record.pieces, entries, strict=True)
        ]
