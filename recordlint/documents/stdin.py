"""Standard input: its name says the format."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from recordlint.documents import delimited, jsonl, laid_out, reader_for, text
from recordlint.documents.base import MAX_BYTES, Failure, ReadOptions, Remark, whole
from recordlint.documents.encodings import decode
from recordlint.errors import InputError
from recordlint.notes import Note


def read_stdin(stream: BinaryIO, name: str, options: ReadOptions) -> Iterator[Note | Failure | Remark]:
    """The notes of standard input, called `name`. What cannot be read is one Failure; empty input is one empty note."""
    yield from whole(_received(stream, name, options), name)


def _received(stream: BinaryIO, name: str, options: ReadOptions) -> Iterator[Note | Failure | Remark]:
    data = stream.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise InputError(f"{name}: more than {MAX_BYTES:,} bytes on standard input: save it as a file")
    if data:
        yield from _read(data, name, options)


def _read(data: bytes, name: str, options: ReadOptions) -> Iterator[Note | Failure | Remark]:
    suffix = Path(name).suffix.lower() or ".txt"
    reader = reader_for(name if Path(name).suffix else f"{name}.txt")
    if reader is text.read:
        yield from text.from_text(decode(data, name), name, options)
    elif reader is delimited.read:
        yield from delimited.from_stream(io.StringIO(decode(data, name), newline=""), suffix, name, options)
    elif reader is jsonl.read:
        yield from jsonl.from_stream(io.StringIO(decode(data, name)), name, options)
    elif reader is laid_out.read:
        yield from laid_out.from_bytes(data, name, options)
    else:
        raise InputError(f"{name}: {suffix} cannot be read from standard input: give the file's path")
