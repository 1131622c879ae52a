"""What a picture's file says besides its pixels: EXIF with its position, XMP, IPTC, texts of PNG, comments of JPEG."""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from recordlint.documents.images.containers import Part, kind_of, parts_of, tiff_parts, values_of
from recordlint.documents.packages import parse_xml
from recordlint.errors import InputError

MAX_INFLATED = 4 * 1024 * 1024
"""The most that a compressed text of a PNG file is unpacked to, in bytes."""
_SHOWN = 20_000
_LEAST_BEYOND = 16  # writers leave a few bytes between parts
_RUN = re.compile(r"[^\x00-\x1f\x7f-\xa0\ufffd]{6,}")
_IPTC = {
    5: "title", 25: "keyword", 40: "instructions", 55: "date", 80: "by-line", 85: "by-line title", 90: "city", 92: "place",
    95: "state", 101: "country", 105: "headline", 110: "credit", 115: "source", 116: "copyright", 118: "contact",
    120: "caption", 122: "caption writer",
}  # fmt: skip
_NO_WORDS = {
    "IHDR",
    "PLTE",
    "IEND",
    "tRNS",
    "gAMA",
    "cHRM",
    "sRGB",
    "pHYs",
    "iCCP",
    "bKGD",
    "sBIT",
    "hIST",
    "tIME",
    "acTL",
    "fcTL",
    "cICP",
}
_CALIBRATION = {"APP0", "APP14"}
_XMP, _MORE_XMP = b"http://ns.adobe.com/xap/1.0/\0", b"http://ns.adobe.com/xmp/extension/\0"


@dataclass(frozen=True, slots=True)
class Properties:
    """`texts` are (what it is, what it says), in the order of the file; `previews` counts small pictures inside the file.

    `beyond` counts bytes that belong to no part of the picture.
    """

    texts: tuple[tuple[str, str], ...]
    previews: int = 0
    beyond: int = 0


def properties_of(data: bytes) -> Properties:
    """What a picture's file says; what is damaged is read as far as it goes."""
    found: list[tuple[str, str]] = []
    previews = beyond = 0
    kind = kind_of(data)
    position: list[Part] = []
    for part in parts_of(data):
        position += [part] if part.group == "GPS" else []
        if part.sort == "rest":
            if kind and len(part.data.strip(b"\0")) >= _LEAST_BEYOND:
                beyond += len(part.data)
        elif not part.pixels:
            found += [(what, said[:_SHOWN]) for what, said in _said(part) if said.strip()]
            previews += sum(1 for inner in _inner(part) if (inner.name, inner.group) == ("513", ""))
        previews += int(kind == "TIFF" and part.group == "" and part.name == "513")
    found += _position(position)
    return Properties(tuple(dict.fromkeys(found)), previews, beyond)


def _inner(part: Part) -> Iterator[Part]:
    """The fields of EXIF data, wherever it stands."""
    if part.name == "eXIf":
        yield from tiff_parts(part.data)
    elif part.name == "APP1" and part.data.startswith(b"Exif\0"):
        yield from tiff_parts(part.data[6:])


def _said(part: Part) -> Iterator[tuple[str, str]]:
    if part.sort == "field":
        yield from _field(part)
    elif part.name in ("tEXt", "zTXt", "iTXt"):
        what, said = _png_text(part)
        if what == "XML:com.adobe.xmp":
            yield from _xmp(said.encode())
        else:
            yield what, said
    elif part.name == "eXIf" or (part.name == "APP1" and part.data.startswith(b"Exif\0")):
        yield from _exif(part)
    elif part.name == "APP1" and part.data.startswith(_XMP):
        yield from _xmp(part.data[len(_XMP) :])
    elif part.name == "APP1" and part.data.startswith(_MORE_XMP):
        yield "XMP", _runs(part.data[len(_MORE_XMP) + 40 :])
    elif part.name == "APP13":
        yield from _photoshop(part.data.partition(b"\0")[2])
    elif part.name == "COM":
        yield "comment", decoded(part.data)
    elif part.sort == "chunk" and part.name not in _NO_WORDS:
        yield f"chunk {part.name}", _runs(part.data)
    elif (
        part.name.startswith("APP")
        and part.name not in _CALIBRATION
        and not part.data.startswith((b"ICC_PROFILE", b"MPF\0"))
    ):
        yield f"segment {part.name}", _runs(part.data)


def _exif(part: Part) -> Iterator[tuple[str, str]]:
    fields = list(_inner(part))
    for one in fields:
        if one.sort == "field" and not one.pixels:
            yield from _field(one)
    yield from _position(fields)


def _field(part: Part) -> Iterator[tuple[str, str]]:
    from PIL import ExifTags  # late: a text file needs none of it

    tag = int(part.name)
    if tag == 700:
        yield from _xmp(part.data)
    elif tag == 33723:
        yield from _iptc(part.data)
    elif tag == 34377:
        yield from _photoshop(part.data)
    elif tag in (34675, 347):  # the colour profile, the tables of JPEG
        return
    elif part.group == "GPS" and tag in (1, 3):
        return  # said with the position
    else:
        names = ExifTags.GPSTAGS if part.group == "GPS" else ExifTags.TAGS
        yield str(names.get(tag, f"field {tag}")), _words(tag, part)


def _words(tag: int, part: Part) -> str:
    """The text of a field; empty where it holds numbers."""
    if 0x9C9B <= tag <= 0x9C9F:
        return part.data.decode("utf-16-le", "replace").strip("\0")
    if part.group in ("EXIF", "GPS") and tag in (0x9286, 27, 28) and part.kind == 7:
        code, said = part.data[:8], part.data[8:]
        if code.startswith(b"UNICODE"):
            return said.decode("utf-16-le" if part.order == "<" else "utf-16-be", "replace").strip("\0")
        return decoded(said) if not code.strip(b"\0") or code.startswith((b"ASCII", b"JIS")) else decoded(part.data)
    if part.kind in (2, 129):
        return decoded(part.data)
    return _runs(part.data) if part.kind in (1, 7) and len(part.data) >= 6 else ""


def _position(fields: list[Part]) -> Iterator[tuple[str, str]]:
    by_tag = {part.name: part for part in fields if part.group == "GPS"}
    if not {"1", "2", "3", "4"} <= by_tag.keys():
        return
    degrees: list[str] = []
    for side, place in (("1", "2"), ("3", "4")):
        numbers = values_of(Part("field", "", by_tag[place].data, order=by_tag[place].order, kind=4))
        parts = [top / (bottom or 1) for top, bottom in zip(numbers[::2], numbers[1::2], strict=False)][:3]
        value = sum(part / 60**index for index, part in enumerate(parts))
        degrees.append(f"{value:.5f} {decoded(by_tag[side].data)}".strip())
    yield "GPS position", ", ".join(degrees)


def _png_text(part: Part) -> tuple[str, str]:
    keyword, _, rest = part.data.partition(b"\0")
    if part.name == "zTXt":
        rest = inflated(rest[1:])
    elif part.name == "iTXt" and len(rest) > 2:
        is_packed, rest = rest[0] == 1, rest[2:]
        rest = rest.split(b"\0", 2)[-1]
        rest = inflated(rest) if is_packed else rest
    return keyword.decode("latin-1"), decoded(rest)


def inflated(data: bytes) -> bytes:
    """What compressed bytes unpack to, as far as they are whole and within the limit."""
    try:
        return zlib.decompressobj().decompress(data, MAX_INFLATED)
    except zlib.error:
        return b""


def _xmp(data: bytes) -> Iterator[tuple[str, str]]:
    try:
        root = parse_xml(data.strip(b"\0 \r\n\t"), "XMP")
    except InputError:
        yield "XMP", _runs(data)
        return
    for element in root.iter():
        name = str(element.tag).rpartition("}")[2]
        for key, value in element.attrib.items():
            attribute = str(key).rpartition("}")[2]
            if attribute not in ("about", "lang", "xmptk", "parseType") and str(value).strip():
                yield f"XMP {attribute}", str(value)
        if element.text and element.text.strip():
            parents = [str(one.tag).rpartition("}")[2] for one in element.iterancestors()]
            holder = next((one for one in (name, *parents) if one not in ("li", "Seq", "Alt", "Bag")), name)
            yield f"XMP {holder}", element.text.strip()


def _photoshop(data: bytes) -> Iterator[tuple[str, str]]:
    at = 0
    while data[at : at + 4] == b"8BIM" and at + 7 <= len(data):
        (number,) = struct.unpack_from(">H", data, at + 4)
        at += 6
        at += (data[at] + 2) // 2 * 2
        length = int.from_bytes(data[at : at + 4], "big")
        inside = data[at + 4 : at + 4 + length]
        if number == 0x0404:
            yield from _iptc(inside)
        elif number == 0x0424:
            yield from _xmp(inside)
        elif number not in (0x0409, 0x040C, 0x040F):  # previews and the colour profile
            yield "Photoshop", _runs(inside)
        at += 4 + (length + 1) // 2 * 2


def _iptc(data: bytes) -> Iterator[tuple[str, str]]:
    at = 0
    while at + 5 <= len(data) and data[at] == 0x1C:
        record, number = data[at + 1], data[at + 2]
        length = int.from_bytes(data[at + 3 : at + 5], "big")
        if length & 0x8000:
            break
        if record == 2 and number:
            yield f"IPTC {_IPTC.get(number, number)}", decoded(data[at + 5 : at + 5 + length])
        at += 5 + length


def decoded(data: bytes) -> str:
    """Bytes as text: UTF-8 where they are, else Latin 1."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("latin-1")
    return text.strip("\0 \r\n\t").replace("\0", " ")


def _runs(data: bytes) -> str:
    """The runs of letters in bytes of an unknown form, a line each."""
    runs = [
        run
        for encoding in ("utf-8", "utf-16-le", "utf-16-be")
        for run in _RUN.findall(data.decode(encoding, "replace"))
    ]
    return "\n".join(
        run for run in runs if run.isascii() or (sum(map(str.isalpha, run)) > 0.8 * len(run) and _is_western(run))
    )


def _is_western(run: str) -> bool:
    return all(ord(letter) < 0x250 for letter in run)
