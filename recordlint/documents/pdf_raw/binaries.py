"""The text in streams that are no text: what is said beside the pixels of a picture, and the names in a font program."""

from __future__ import annotations

import html
import re
import struct
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from recordlint.documents.pdf_raw.fonts import character_map
from recordlint.documents.pdf_raw.lexing import readable, runs, wide_runs
from recordlint.documents.pdf_raw.opening import filters, inflated

_MOST_NAMES = 4_096
_SFNT = (b"\x00\x01\x00\x00", b"OTTO", b"true", b"ttcf")


def binary_text(data: bytes) -> Iterator[str]:
    """The text of a stream whose use is not known: as it stands where it is text, else its runs of letters."""
    if data.startswith((b"\xfe\xff", b"\xff\xfe")):
        yield data.decode("utf-16", "replace")
        return
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = runs(data.decode("latin-1"))
    text = text if "\0" not in text else runs(text)
    yield html.unescape(text) if "<" in text else text
    yield from wide_runs(data)


def picture_text(stream: Any, name: str) -> Iterator[str]:
    """What a picture's stream says beside its pixels: a JPEG's segments, and the bytes after the end. Raises InputError beyond the limits."""
    used = filters(stream)
    raw = stream.read_raw_bytes()
    if used and used[0] in ("/FlateDecode", "/Fl"):
        content, after = inflated(raw, name)
        yield from _beside(after)
        raw = content if len(used) > 1 else b""
    if raw.startswith(b"\xff\xd8"):
        yield from _jpeg(raw)
    elif used and used[-1] == "/JPXDecode":
        head = raw.split(b"jp2c", 1)[0]
        yield from _beside(head)


def _jpeg(data: bytes) -> Iterator[str]:
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        marker, length = data[at + 1], int.from_bytes(data[at + 2 : at + 4], "big")
        if marker == 0xDA:
            break
        if marker == 0xFE or 0xE0 <= marker <= 0xEF:
            yield from _beside(data[at + 4 : at + 2 + length])
        at += 2 + max(length, 2)
    end = data.rfind(b"\xff\xd9")
    yield from _beside(data[end + 2 :] if end >= 0 else b"")


def _beside(data: bytes) -> Iterator[str]:
    if data:
        yield runs(data.decode("latin-1"))
        yield from wide_runs(data)


def map_texts(data: bytes, is_used: bool) -> Iterator[str]:
    """What a character map says beside its pairs of codes, and, where no font that is used has it, its longer texts."""
    yield readable(re.sub(rb"<[0-9A-Fa-f\s]*>", b" ", data), syntax=True)
    if not is_used:
        yield "\n".join(said for said in character_map(data)[0].values() if len(said) > 2)


def font_text(data: bytes) -> Iterator[str]:
    """The names in a font program: the name table of TrueType, the strings of CFF, the open part of Type 1."""
    try:
        if data.startswith(_SFNT):
            yield from _sfnt(data)
        elif data.startswith(b"\x01\x00"):
            yield from _cff(data)
        else:
            yield runs(data.split(b"eexec", 1)[0].decode("latin-1"))
    except (struct.error, IndexError, ValueError):
        yield runs(data.decode("latin-1"))


def _sfnt(data: bytes) -> Iterator[str]:
    (count,) = struct.unpack_from(">H", data, 4)
    for i in range(count):
        tag, _, offset, length = struct.unpack_from(">4sLLL", data, 12 + 16 * i)
        if tag == b"name":
            yield from _names(data[offset : offset + length])
        elif tag == b"CFF ":
            yield from _cff(data[offset : offset + length])


def _names(table: bytes) -> Iterator[str]:
    _, count, strings = struct.unpack_from(">HHH", table, 0)
    for i in range(min(count, _MOST_NAMES)):
        platform, _, _, _, length, offset = struct.unpack_from(">6H", table, 6 + 12 * i)
        said = table[strings + offset : strings + offset + length]
        yield said.decode("latin-1" if platform == 1 else "utf-16-be", "replace")


def _cff(data: bytes) -> Iterator[str]:
    at = data[2]
    for wanted in (True, False, True):  # the names, the top dictionaries, the strings
        items, at = _index(data, at)
        if wanted:
            yield "\n".join(item.decode("latin-1") for item in items)


def _index(data: bytes, at: int) -> tuple[list[bytes], int]:
    (count,) = struct.unpack_from(">H", data, at)
    if not count:
        return [], at + 2
    step = data[at + 2]
    offsets = [int.from_bytes(data[at + 3 + step * i : at + 3 + step * (i + 1)], "big") for i in range(count + 1)]
    base = at + 2 + step * (count + 1)
    return [data[base + a : base + b] for a, b in pairwise(offsets)], base + offsets[-1]
