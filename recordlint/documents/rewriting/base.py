"""What every format's rewriting shares: the pair of functions, the asking for changes, the refusal of half a file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from recordlint.documents.base import Failure, ReadOptions, Remark
from recordlint.documents.blocks import Edit
from recordlint.documents.records import Change, Changed, Record
from recordlint.errors import InputError

SAMPLE = 65536
"""How many bytes of a file are looked at to tell its encoding, as the readers do."""


@dataclass(frozen=True, slots=True)
class Rewriter:
    """What a format can do. Both stream and raise InputError for a file that cannot be read.

    `records(path, name, options)` yields the file's records; `write(path, name, part, options, change)` writes the
    changed copy into the existing empty file `part` and returns what a person should know of it.
    """

    records: Callable[[Path, str, ReadOptions], Iterator[Record | Failure | Remark]]
    write: Callable[[Path, str, Path, ReadOptions, Change], list[Remark]]


def changed(record: Record, change: Change) -> tuple[str, ...]:
    """The texts that stand in the copy. Raises ValueError when `change` gives more or fewer than the record has pieces."""
    return tuple(one.text if isinstance(one, Changed) else one for one in _asked(record, change))


def edits_of(record: Record, change: Change) -> list[tuple[Edit, ...]]:
    """The edits of each piece; a text that is given without edits replaces the whole. Raises ValueError as `changed` does."""
    return [
        one.edits if isinstance(one, Changed) else _whole(piece.text, one)
        for piece, one in zip(record.pieces, _asked(record, change), strict=True)
    ]


def _asked(record: Record, change: Change) -> tuple[str | Changed, ...]:
    given = tuple(change(record))
    if len(given) != len(record.pieces):
        raise ValueError(f"a record of {len(record.pieces)} pieces was changed into {len(given)} texts")
    return given


def _whole(text: str, new: str) -> tuple[Edit, ...]:
    return () if new == text else (Edit(0, len(text), new, "[changed]"),)


def refuse(failure: Failure) -> InputError:
    """The error for a file of which a part cannot be read: what nobody looked at does not go into a copy."""
    return InputError(f"{failure.path}: not copied, since not all of it can be read: {failure.message}")
