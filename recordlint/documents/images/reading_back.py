"""A copy looked over: every byte that is no pixel as text, and the pixels through another engine than the one that read."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Sequence

from recordlint.documents.blocks import DocumentOptions
from recordlint.documents.images.containers import Part, parts_of
from recordlint.documents.images.facts import facts_of, frames_of
from recordlint.documents.images.properties import decoded, inflated
from recordlint.documents.images.walk import words_on
from recordlint.documents.ocr import Engine, auditor, engine
from recordlint.documents.ocr.passages import passages_of

_MOST = 2 * 1024**3  # bytes of a PNG's pixels: more than any picture that is opened has
_ASCII = re.compile(rb"[\x20-\x7e\t\r\n]{4,}")
_WIDE_LITTLE = re.compile(rb"(?:[\x20-\xff][\x00\x01]){4,}")
_WIDE_BIG = re.compile(rb"(?:[\x00\x01][\x20-\xff]){4,}")


def raw(data: bytes, name: str) -> Iterator[tuple[str, str]]:
    """(where, text) of each part of the file that is not pixels, decoded in every way that letters are stored."""
    chunks: list[bytes] = []
    for part in parts_of(data):
        if part.pixels:
            chunks += [part.data] if part.name in ("IDAT", "fdAT") else []
            continue
        where = f"bytes: {' '.join(filter(None, (part.sort, part.group, part.name)))}"
        yield from ((where, text) for text in dict.fromkeys(_texts(part)))
    yield from (("bytes: after the pixels", text) for text in _strings(_after(chunks)))


def pixel_texts(data: bytes, name: str) -> Iterator[tuple[str, str]]:
    """(where, text) of what OCR reads in the pixels; nothing where `reads_pixels` says that no engine is installed.

    Raises InputError when the pixels cannot be read.
    """
    looker = _looker()
    if looker is None:
        return
    for number, picture in enumerate(frames_of(data, name, facts_of(data, name)), 1):
        for passage in passages_of(words_on(picture, number, name, looker)):
            yield f"pixels: page {number}, line {passage.first}", passage.text


def reads_pixels() -> bool:
    """Whether an engine is installed, so that `pixel_texts` reads anything."""
    return _looker() is not None


def _looker() -> Engine | None:
    """The engine that did not read, where there are two; else the one there is."""
    first = engine(DocumentOptions())
    return auditor(first) or first


def _texts(part: Part) -> Iterator[str]:
    yield from _strings(part.data)
    if part.name in ("tEXt", "zTXt", "iTXt", "COM") or part.kind in (2, 129):
        yield decoded(part.data)
    if part.name in ("zTXt", "iTXt", "iCCP"):
        for at in range(1, min(len(part.data), 300)):  # where packed bytes begin depends on names before them
            if part.data[at] == 0x78:
                yield from _strings(inflated(part.data[at:]))


def _strings(data: bytes) -> Iterator[str]:
    for run in _ASCII.findall(data):
        yield run.decode("ascii")
    for pattern, encoding in ((_WIDE_LITTLE, "utf-16-le"), (_WIDE_BIG, "utf-16-be")):
        for run in pattern.findall(data):
            yield run.decode(encoding, "replace")
    for run in re.findall(r"[^\x00-\x1f\x7f-\x9f\ufffd]{4,}", data.decode("utf-8", "replace")):
        if not run.isascii():
            yield run


def _after(chunks: Sequence[bytes]) -> bytes:
    """What stands in a PNG's chunks of pixels after the end of their packed stream."""
    stream, rest, length = zlib.decompressobj(), bytearray(), 0
    try:
        for chunk in chunks:
            if stream.eof:
                rest += chunk
                continue
            while chunk and not stream.eof and length <= _MOST:
                length += len(stream.decompress(chunk, 1024 * 1024))
                chunk = stream.unconsumed_tail
            rest += stream.unused_data
    except zlib.error:
        return b"".join(chunks)
    return bytes(rest)
