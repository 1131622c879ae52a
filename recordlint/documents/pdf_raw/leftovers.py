"""The view "bytes": the file as it lies, the streams of its objects aside: old revisions, comments, what follows the end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from recordlint.documents.pdf_raw.lexing import readable, runs, wide_runs
from recordlint.documents.pdf_raw.opening import decoded, inflated, kind

if TYPE_CHECKING:
    from pikepdf import Pdf

_LOOKED_AT = 65_536  # bytes of an object in which its stream must begin
_HEAD = re.compile(rb"%PDF-\d\.\d\s+(?:%[\x80-\xff]{1,16}\s+)?")
_TABLE = re.compile(rb"\s*xref\s+(?:\d+\s+\d+\s+(?:\d{10}\s\d{5}\s[nf]\s*)*)+trailer\s*<<.*>>\s*", re.DOTALL)
_END = re.compile(rb"\s*startxref\s+\d+\s+%%EOF\s*")
_STREAM = re.compile(rb"stream\r?\n(.*?)endstream", re.DOTALL)
_BEGINNING = re.compile(rb"stream\r?\n")


@dataclass(frozen=True, slots=True)
class Part:
    """[start, end) of a file's bytes: of one of its objects (the data of streams left out), or of nothing that it has."""

    start: int
    end: int
    known: bool


def parts(pdf: Pdf, data: bytes) -> list[Part]:
    """The bytes of a file that are not the data of a stream which one of its objects has, in order."""
    shift = max(data[:1024].find(b"%PDF-"), 0)  # offsets count from the header
    offsets = sorted(
        ((entry.offset or 0) + shift, key) for key, entry in pdf.get_xref_table().items() if entry.type == 1
    )
    found: list[Part] = []
    at = 0
    for start, key in offsets:
        if start < at or start >= len(data):
            continue  # two objects at one place, or an offset that lies
        hole = _data_of(pdf, data, start, key)
        end = data.find(b"endobj", hole[1] if hole else start)
        if end < 0:
            continue
        end += len(b"endobj")
        found.append(Part(at, start, known=False))
        found += (
            [Part(start, hole[0], known=True), Part(hole[1], end, known=True)]
            if hole
            else [Part(start, end, known=True)]
        )
        at = end
    found.append(Part(at, len(data), known=False))
    return [part for part in found if data[part.start : part.end].strip()]


def _data_of(pdf: Pdf, data: bytes, start: int, key: tuple[int, int]) -> tuple[int, int] | None:
    """Where the data of the stream that begins at `start` lie; None where there is none, or other data than the object has."""
    item = pdf.get_object(*key)
    if kind(item) != "stream":
        return None
    raw = item.read_raw_bytes()
    for match in _BEGINNING.finditer(data, start, start + _LOOKED_AT):
        if data.startswith(raw, match.end()):
            return match.end(), match.end() + len(raw)
    return None


def is_end(text: bytes) -> bool:
    """Whether bytes that belong to no object are what a file ends with: a table of objects, and where it lies."""
    end = _END.search(text)
    return (
        end is not None
        and end.end() == len(text)
        and (end.start() == 0 or bool(_TABLE.fullmatch(text, 0, end.start())))
    )


def is_head(text: bytes) -> bool:
    """Whether bytes are what a file begins with."""
    return bool(_HEAD.fullmatch(text))


def byte_texts(pdf: Pdf, data: bytes, name: str) -> Iterator[tuple[str, str]]:
    """(where, text) of the file's bytes and of its streams of objects. Raises InputError beyond the limits."""
    for part in parts(pdf, data):
        where, text = f"bytes from {part.start:,}", data[part.start : part.end]
        if part.known or is_end(text):
            yield where, runs(readable(text, syntax=True))
        elif not is_head(text):
            yield from ((where, one) for one in _of_nothing(text, name))
    for item in pdf.objects:
        if kind(item) == "stream" and str(item.get("/Type", "")) == "/ObjStm":
            yield f"bytes stream of objects {item.objgen[0]}", readable(decoded(item, name), syntax=True)


def _of_nothing(text: bytes, name: str) -> Iterator[str]:
    """What can be read in bytes that belong to no object: earlier revisions' objects, with their streams unpacked."""
    bare: list[bytes] = []
    at = 0
    for match in _STREAM.finditer(text):
        unpacked = inflated(match[1], name)[0]
        if unpacked:
            bare.append(text[at : match.start(1)])
            at = match.end(1)
            yield runs(readable(unpacked, syntax=False))
    bare.append(text[at:])
    rest = b"".join(bare)
    yield runs(readable(rest, syntax=False))
    yield from wide_runs(rest)
