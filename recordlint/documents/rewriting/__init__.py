"""Copies of files with other texts in their places: one module a format, gathered in one table.

Every format streams: a record is read, asked about and written before the next one. What a copy keeps of its source
is said in each module; what it drops is told in a Remark, by count and never by content.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from recordlint.documents.base import Failure, ReadOptions, Remark
from recordlint.documents.formats import COPIED_AS, SUFFIXES, format_of
from recordlint.documents.records import Change, Record
from recordlint.documents.rewriting import delimited, jsonl, laid_out, parquet, text, xlsx
from recordlint.documents.rewriting.base import Rewriter
from recordlint.documents.rewriting.safe_files import written_copy
from recordlint.errors import InputError

_TEXT = Rewriter(text.records, text.write)
_DELIMITED = Rewriter(delimited.records, delimited.write)
_JSONL = Rewriter(jsonl.records, jsonl.write)

REWRITERS: Mapping[str, Rewriter] = {
    ".txt": _TEXT,
    ".text": _TEXT,
    ".md": _TEXT,
    ".csv": _DELIMITED,
    ".tsv": _DELIMITED,
    ".jsonl": _JSONL,
    ".ndjson": _JSONL,
    ".xlsx": Rewriter(xlsx.records, xlsx.write),
    ".parquet": Rewriter(parquet.records, parquet.write),
    **dict.fromkeys(SUFFIXES, Rewriter(laid_out.records, laid_out.write)),
}
"""What can be copied, by suffix."""


def records(path: Path, name: str, options: ReadOptions) -> Iterator[Record | Failure | Remark]:
    """The records of one file, as it is read. A file that cannot be read is one Failure, never an exception.

    `name` is what the file is called in what people see. An empty file has no records.
    """
    try:
        rewriter = _rewriter(path, name)
        if path.stat().st_size:
            yield from rewriter.records(path, name, options)
    except InputError as error:
        yield Failure(name, str(error).removeprefix(f"{name}: "))


def rewrite(
    path: Path,
    name: str,
    destination: Path,
    options: ReadOptions,
    change: Change,
    *,
    overwrite: bool = False,
    proof: Callable[[Path], None] | None = None,
) -> list[Remark]:
    """Write a copy of a file in which each record has the texts that `change` gives for it; asked once a record.

    `proof` reads the whole copy before it gets its name: when it raises, there is no copy, and what stood there stands still.

    Returns what a person should know of the copy: columns that became text, what was left out. Raises InputError, and
    leaves nothing behind, when any part of the file cannot be read, when the destination has another suffix than the
    source's copy has (`copy_suffix`), or as `safe_files.written_copy` does. Keys of JSON objects and names within nested columns are not changed.
    """
    rewriter = _rewriter(path, name)
    suffix = copy_suffix(path, options)
    if destination.suffix.lower() != suffix.lower():
        kind = (
            "a copy is of the same kind as its source"
            if suffix == path.suffix
            else f"the copy of {name} is a {suffix[1:]} file"
        )
        raise InputError(f"{destination}: {kind}: end its name with {suffix}")
    with written_copy(path, destination, overwrite, suffix) as part:
        remarks = rewriter.write(path, name, part, options, change) if path.stat().st_size else []
        if proof:
            proof(part)
        return remarks


def copy_suffix(path: Path, options: ReadOptions) -> str:
    """How the name of a file's copy ends: as the source's, unless its kind cannot be written, or is laid out afresh."""
    kind = path.suffix.lower()
    if kind in SUFFIXES and options.documents.retypeset:
        return ".pdf"
    return COPIED_AS.get(kind, path.suffix)


def has_same_pieces(path: Path, options: ReadOptions) -> bool:
    """Whether a copy, read again, has the pieces of its source one for one. Pictures of pages, and what is laid out afresh, have not."""
    kind = path.suffix.lower()
    if kind not in SUFFIXES:
        return True
    form = format_of(kind)
    # What OCR reads in a picture it reads otherwise where boxes were burnt in.
    is_afresh = options.documents.retypeset or options.documents.images == "ocr"
    return form is not None and form.same_blocks and not form.copied_as and not is_afresh


def _rewriter(path: Path, name: str) -> Rewriter:
    suffix = path.suffix.lower()
    if not path.is_file():
        raise InputError(f"{name}: no such file: check the path")
    if suffix not in REWRITERS:
        raise InputError(
            f"{name}: files of kind {suffix or '(none)'!r} cannot be copied; these can: {', '.join(REWRITERS)}"
        )
    return REWRITERS[suffix]
