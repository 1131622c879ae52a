"""What a PNG, JPEG or TIFF file is made of, part by part, to the last byte: for metadata, and for looking a copy over.

Read by hand and not through Pillow, which makes the copies: what looks a copy over takes a path of its own.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass

PNG, JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"
MAX_PARTS = 200_000
"""Parts of one file that are told apart; the rest is one part."""
_MARKER = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
_SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4, 16: 8, 17: 8, 18: 8}
_POINTERS = {34665: "EXIF", 34853: "GPS", 40965: "Interoperability", 330: "further"}
_STRIPS = {273: 279, 324: 325, 513: 514}


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a picture's file: "chunk" tEXt, "segment" APP1, "field" 270; `pixels` marks what holds the picture itself.

    `order` is the byte order of a TIFF field, `kind` its type, `group` the directory it stands in ("GPS").
    """

    sort: str
    name: str
    data: bytes
    pixels: bool = False
    order: str = "<"
    kind: int = 7
    group: str = ""


def kind_of(data: bytes) -> str:
    """ "PNG", "JPEG", "TIFF"; empty for all else."""
    if data.startswith(PNG):
        return "PNG"
    if data.startswith(JPEG):
        return "JPEG"
    return "TIFF" if data[:4] in (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+") else ""


def parts_of(data: bytes) -> Iterator[Part]:
    """All parts of a file, in its order; what cannot be told apart comes as one part "rest"."""
    kind = kind_of(data)
    if kind == "PNG":
        yield from _png(data)
    elif kind == "JPEG":
        yield from _jpeg(data)
    elif kind == "TIFF":
        yield from tiff_parts(data)
    else:
        yield Part("rest", "", data)


def _png(data: bytes) -> Iterator[Part]:
    at = len(PNG)
    for _ in range(MAX_PARTS):
        if at + 12 > len(data):
            break
        length, name = struct.unpack_from(">I4s", data, at)
        if at + 12 + length > len(data):
            break
        yield Part("chunk", name.decode("latin-1"), data[at + 8 : at + 8 + length], name in (b"IDAT", b"fdAT"))
        at += 12 + length
        if name == b"IEND":
            break
    if at < len(data):
        yield Part("rest", "", data[at:])


def _jpeg(data: bytes) -> Iterator[Part]:
    at = 2
    for _ in range(MAX_PARTS):
        while at + 1 < len(data) and data[at] == 0xFF and data[at + 1] == 0xFF:
            at += 1
        if at + 4 > len(data) or data[at] != 0xFF or data[at + 1] == 0xD9:
            break
        marker, length = data[at + 1], int.from_bytes(data[at + 2 : at + 4], "big")
        if length < 2 or at + 2 + length > len(data):
            break
        yield Part("segment", _segment(marker), data[at + 4 : at + 2 + length])
        at += 2 + length
        if marker == 0xDA:
            following = _MARKER.search(data, at)
            end = following.start() if following else len(data)
            yield Part("segment", "pixels", data[at:end], True)
            at = end
    if data[at : at + 2] == b"\xff\xd9":
        at += 2
    if at < len(data):
        yield Part("rest", "", data[at:])


def _segment(marker: int) -> str:
    if 0xE0 <= marker <= 0xEF:
        return f"APP{marker - 0xE0}"
    return "COM" if marker == 0xFE else f"{marker:02X}"


def tiff_parts(data: bytes) -> Iterator[Part]:
    """The fields of a TIFF file, or of EXIF data, which have its form; then pixels, then what no field points at."""
    order = "<" if data[:2] == b"II" else ">"
    wide = 8 if data[2:4] in (b"+\0", b"\0+") else 4
    used: list[tuple[int, int]] = [(0, 2 * wide)]
    pixels: list[tuple[int, int]] = []
    waiting = [(_number(data, wide, wide, order), "")]
    seen: set[int] = set()
    budget = 8 * len(data) + 65_536  # fields may share bytes, but not so many that reading them takes for ever
    while waiting:
        start, group = waiting.pop(0)
        if start == 0 or start in seen:
            continue
        seen.add(start)
        entries, following, end = _directory(data, start, order, wide)
        used.append((start, end))
        numbers: dict[int, list[int]] = {}
        for tag, kind, place, length in entries:
            budget -= length + 64
            if budget < 0:
                yield Part("rest", "", data)
                return
            part = Part("field", str(tag), data[place : place + length], False, order, kind, group)
            used.append((place, min(place + length, len(data))))
            if tag in _POINTERS and (group == "" or tag == 40965):
                waiting += [(target, _POINTERS[tag]) for target in values_of(part)[:64]]
            else:
                yield part
            if tag in _STRIPS or tag in _STRIPS.values():
                numbers[tag] = values_of(part)
        for offsets, lengths in _STRIPS.items():
            pixels += zip(numbers.get(offsets, ()), numbers.get(lengths, ()), strict=False)
        waiting.append((following, group))
    for begin, length in pixels:
        budget -= length + 64
        if budget < 0:
            yield Part("rest", "", data)
            return
        yield Part("field", "pixels", data[begin : begin + length], True)
    yield from _unused(data, [*used, *((begin, begin + length) for begin, length in pixels)])


def _directory(data: bytes, start: int, order: str, wide: int) -> tuple[list[tuple[int, int, int, int]], int, int]:
    """(tag, type, place, length) of a directory's fields, where the next directory stands, and where this one ends."""
    head, entry = (8, 20) if wide == 8 else (2, 12)
    count = min(_number(data, start, head, order), max(0, len(data) - start) // entry)
    entries: list[tuple[int, int, int, int]] = []
    for index in range(count):
        at = start + head + index * entry
        tag, kind = _number(data, at, 2, order), _number(data, at + 2, 2, order)
        place, length = at + 4 + wide, _SIZES.get(kind, 1) * _number(data, at + 4, wide, order)
        if length > wide:
            place = _number(data, place, wide, order)
        entries.append((tag, kind, place, max(0, min(length, len(data) - place))))
    end = start + head + count * entry
    return entries, _number(data, end, wide, order), min(end + wide, len(data))


def _number(data: bytes, at: int, size: int, order: str) -> int:
    return int.from_bytes(data[at : at + size], "little" if order == "<" else "big")


def values_of(part: Part) -> list[int]:
    """A field's whole numbers."""
    size = _SIZES.get(part.kind, 1)
    return [_number(part.data, at, size, part.order) for at in range(0, len(part.data) - size + 1, size)]


def _unused(data: bytes, used: list[tuple[int, int]]) -> Iterator[Part]:
    at = 0
    for start, end in sorted(used):
        if start > at:
            yield Part("rest", "", data[at:start])
        at = max(at, end)
    if at < len(data):
        yield Part("rest", "", data[at:])
