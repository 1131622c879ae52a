"""What the tests of rewriting share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from recordlint.documents.base import Failure, ReadOptions, Remark
from recordlint.documents.records import Record
from recordlint.documents.rewriting import records, rewrite
from recordlint.documents.rewriting.raw import raw_texts


def same(record: Record) -> list[str]:
    """The change that changes nothing."""
    return [piece.text for piece in record.pieces]


def exchange(old: str, new: str) -> Callable[[Record], Sequence[str]]:
    """The change of one word into another, wherever it stands."""
    return lambda record: [piece.text.replace(old, new) for piece in record.pieces]


def read(path: Path, options: ReadOptions | None = None) -> list[Record]:
    """All records of a file; none of it may fail."""
    items = list(records(path, path.name, options or ReadOptions()))
    assert not [item for item in items if isinstance(item, Failure)]
    return [item for item in items if isinstance(item, Record)]


def failures(path: Path) -> list[Failure]:
    """What of a file cannot be read."""
    return [item for item in records(path, path.name, ReadOptions()) if isinstance(item, Failure)]


def cells(path: Path) -> list[list[str]]:
    """The texts of all records."""
    return [same(record) for record in read(path)]


def copied(path: Path, change: Callable[[Record], Sequence[str]] = same) -> tuple[Path, list[Remark]]:
    """The copy of a file, and what is said of it. A copy that stands already is replaced."""
    copy = path.with_name(f"copy{path.suffix}")
    return copy, rewrite(path, path.name, copy, ReadOptions(), change, overwrite=True)


def everything(path: Path) -> str:
    """All that can be read in a file, as one text."""
    return "\n".join(text for _, text in raw_texts(path))
