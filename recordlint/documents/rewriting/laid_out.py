"""Laid-out documents: a new file is built from what the old one shows. What it leaves out is said in remarks."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from recordlint.documents import laid_out
from recordlint.documents.base import Failure, ReadOptions, Remark
from recordlint.documents.blocks import Edit
from recordlint.documents.records import Change, Record
from recordlint.documents.rewriting.base import edits_of, refuse


def records(path: Path, name: str, options: ReadOptions) -> Iterator[Record | Failure | Remark]:
    """What of the document goes into a copy, block by block. Raises InputError when it cannot be read."""
    yield from laid_out.records(path, name, options, for_copy=True)


def write(path: Path, name: str, part: Path, options: ReadOptions, change: Change) -> list[Remark]:
    """Write the new file. Raises InputError when it cannot be made."""
    edits: list[tuple[Edit, ...]] = []
    remarks: list[Remark] = []
    for item in records(path, name, options):
        if isinstance(item, Failure):
            raise refuse(item)
        if isinstance(item, Remark):
            remarks.append(item)
        else:
            edits += edits_of(item, change)
    made = laid_out.copy_of(path, name, options.documents, edits)
    part.write_bytes(made.data)
    return [*remarks, *(Remark(name, line) for line in made.remarks)]
