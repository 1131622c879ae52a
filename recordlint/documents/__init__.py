"""Documents become notes: one module a format, gathered in one table."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from recordlint.documents import delimited, jsonl, laid_out, parquet, text, xlsx
from recordlint.documents.base import Failure, ReadOptions, Remark, whole
from recordlint.documents.formats import SUFFIXES
from recordlint.errors import InputError
from recordlint.notes import Note

Reader = Callable[[Path, str, ReadOptions], Iterator[Note | Failure | Remark]]

READERS: Mapping[str, Reader] = {
    ".txt": text.read,
    ".text": text.read,
    ".md": text.read,
    ".csv": delimited.read,
    ".tsv": delimited.read,
    ".jsonl": jsonl.read,
    ".ndjson": jsonl.read,
    ".xlsx": xlsx.read,
    ".parquet": parquet.read,
    **dict.fromkeys(SUFFIXES, laid_out.read),
}


def reader_for(name: str) -> Reader:
    """The reader of a file's format, by its suffix. Raises InputError that lists the formats that are read."""
    suffix = Path(name).suffix.lower()
    if suffix not in READERS:
        raise InputError(
            f"{name}: files of kind {suffix or '(none)'!r} are not read yet; these are: {', '.join(READERS)}"
        )
    return READERS[suffix]


def read(path: Path, options: ReadOptions, name: str | None = None) -> Iterator[Note | Failure | Remark]:
    """The notes of one file, as it is read. A file that cannot be read is one Failure, never an exception.

    An empty file yields one empty note, so that it is listed.
    """
    name = name or path.as_posix()
    yield from whole(_read(path, options, name), name)


def _read(path: Path, options: ReadOptions, name: str) -> Iterator[Note | Failure | Remark]:
    if not path.exists():
        raise InputError(f"{name}: no such file or folder: check the path")
    reader = reader_for(name)
    if path.stat().st_size:
        yield from reader(path, name, options)


def discover(paths: tuple[Path, ...]) -> tuple[list[Path], dict[str, int]]:
    """The files to read, in order, and how many files of other kinds the folders hold, by suffix.

    A folder is searched below it; hidden files and folders are left alone. A file that is named is always in the list.
    """
    files: list[Path] = []
    left_out: dict[str, int] = {}
    for path in paths:
        if not path.is_dir():
            files.append(path)
            continue
        for below in sorted(path.rglob("*")):
            if not below.is_file() or any(part.startswith(".") for part in below.relative_to(path).parts):
                continue
            if below.suffix.lower() in READERS:
                files.append(below)
            else:
                kind = below.suffix.lower() or below.name
                left_out[kind] = left_out.get(kind, 0) + 1
    return list(dict.fromkeys(files)), left_out
