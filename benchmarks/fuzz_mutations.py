"""How documents are spoilt: their bytes, the parts of their zip package, the objects of a PDF. Same random numbers, same damage."""

from __future__ import annotations

import io
import random
import re
import warnings
import zipfile
import zlib
from collections.abc import Callable, Sequence
from copy import deepcopy
from typing import Any

Mutation = Callable[[random.Random, bytes], bytes]

_NUMBERS = (
    b"0",
    b"-1",
    b"1",
    b"255",
    b"65536",
    b"2147483647",
    b"-2147483648",
    b"4294967296",
    b"99999999999999999999",
    b"1e999",
    b"NaN",
    b"",
)
_RUNS = (
    b"\0",
    b"\xff",
    b"A",
    b"<",
    b"(",
    b"[",
    b"{",
    b"<<",
    b"<a>",
    b"\\",
    b"/",
    b"%",
    b"&#1;",
    b"\r\n",
    b"\xf0\x9f\x98\x80",
    b"\xed\xa0\x80",
)
_WORDS = (b"\xef\xbb\xbf", b"\xff\xfe", b"<!DOCTYPE a [<!ENTITY b 'c'>]>", b"]]>", b"<!--", b"&lol;", b"%PDF-1.7", b"endstream", b"endobj", b"xref")  # fmt: skip
_VALUES = (
    "",
    "0",
    "-1",
    "1",
    "255",
    "65536",
    "2147483648",
    "99999999999999999999",
    "NaN",
    "1e999",
    "true",
    "rId1",
    "../x",
    "auto",
    "A" * 5_000,
)
_NUMBER = re.compile(rb"-?\d+")
_OBJECT = re.compile(rb"(\d+) 0 obj\b(.*?)endobj", re.DOTALL)
_REFERENCE = re.compile(rb"\b(\d+) 0 R\b")
_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
_ELEMENT = re.compile(rb"<([A-Za-z][\w:.-]*)(?:\s[^<>]*)?/?>")
_ATTRIBUTE = re.compile(rb'="([^"<>]*)"')


_LARGE = 64 * 1024 * 1024
"""Bytes beyond which nothing more is repeated, so that the script does not fill its own memory."""


def _span(rng: random.Random, data: bytes, most: int = 400) -> tuple[int, int]:
    start = rng.randrange(len(data) + 1)
    return start, min(len(data), start + rng.randint(1, most))


def flip(rng: random.Random, data: bytes) -> bytes:
    """Some bytes are other ones."""
    out = bytearray(data)
    for _ in range(rng.choice((1, 1, 2, 8, 64))):
        if out:
            at = rng.randrange(len(out))
            out[at] = out[at] ^ (1 << rng.randrange(8)) if rng.random() < 0.5 else rng.randrange(256)
    return bytes(out)


def truncate(rng: random.Random, data: bytes) -> bytes:
    """The end is missing, or the beginning."""
    at = rng.randrange(len(data) + 1)
    return data[:at] if rng.random() < 0.8 else data[at:]


def remove(rng: random.Random, data: bytes) -> bytes:
    """A run is missing."""
    start, end = _span(rng, data)
    return data[:start] + data[end:]


def repeat(rng: random.Random, data: bytes) -> bytes:
    """A run stands there twice, or very often."""
    start, end = _span(rng, data, 60)
    return data[:end] + data[start:end] * rng.choice((1, 1, 2, 50, 2_000)) + data[end:]


def insert(rng: random.Random, data: bytes) -> bytes:
    """A run of one thing, a word with a meaning, or noise is put in."""
    at = rng.randrange(len(data) + 1)
    choice = rng.random()
    if choice < 0.4:
        run = rng.choice(_RUNS) * rng.choice((1, 10, 1_000, 20_000))
    elif choice < 0.7:
        run = rng.choice(_WORDS)
    else:
        run = rng.randbytes(rng.randint(1, 200))
    return data[:at] + run + data[at:]


def move(rng: random.Random, data: bytes) -> bytes:
    """Two runs change places."""
    (a, b), (c, d) = sorted((_span(rng, data), _span(rng, data)))
    return data if b > c else data[:a] + data[c:d] + data[b:c] + data[a:b] + data[d:]


def renumber(rng: random.Random, data: bytes) -> bytes:
    """A number is another one: a size, a count, an offset."""
    return _replaced(rng, data, _NUMBER, lambda _: rng.choice(_NUMBERS))


def _replaced(
    rng: random.Random, data: bytes, pattern: re.Pattern[bytes], by: Callable[[re.Match[bytes]], bytes]
) -> bytes:
    found = list(pattern.finditer(data))
    if not found:
        return data
    match = rng.choice(found)
    start, end = match.span(1) if pattern.groups else match.span()
    return data[:start] + by(match) + data[end:]


def element(rng: random.Random, data: bytes) -> bytes:
    """An element is taken out, put twice, put deep into itself, or has another name; or an attribute has another value."""
    tags = list(_ELEMENT.finditer(data))
    if not tags:
        return data
    one, other = rng.choice(tags), rng.choice(tags)
    choice = rng.randrange(6)
    if choice == 0:
        return data[: one.start()] + data[one.end() :]
    if choice == 1:
        return (
            data[: one.start()]
            + one[0] * min(rng.choice((2, 300, 30_000)), 1 + _LARGE // len(one[0]))
            + data[one.end() :]
        )
    if choice == 2:
        depth = rng.choice((10, 300, 20_000))
        return data[: one.end()] + (b"<" + one[1] + b">") * depth + (b"</" + one[1] + b">") * depth + data[one.end() :]
    if choice == 3:
        return data[: one.start(1)] + other[1] + data[one.end(1) :]
    if choice == 4:
        end = data.find(b"</" + one[1] + b">", one.end())
        inner = data[one.start() : end] + b"</" + one[1] + b">" if end > 0 else one[0]
        return data[: other.start()] + inner + data[other.start() :]
    return _replaced(
        rng,
        data,
        _ATTRIBUTE,
        lambda _: rng.choice((*_NUMBERS, b"A" * 70_000, b"../../x", b"&#0;", b"file:///etc/passwd")),
    )


def tree(rng: random.Random, data: bytes) -> bytes:
    """XML that stays well-formed: elements go, come twice, move, change names; attributes and texts have other values."""
    from lxml import etree

    try:
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))
    except etree.XMLSyntaxError:
        return element(rng, data)
    for _ in range(rng.choice((1, 1, 2, 5, 20))):
        nodes = [node for node in root.iter() if isinstance(node.tag, str)]
        if len(nodes) > 20_000 or not nodes:
            break
        _change(rng, rng.choice(nodes), rng.choice(nodes))
    return etree.tostring(root)


def _change(rng: random.Random, one: Any, other: Any) -> None:
    parent = one.getparent()
    choice = rng.randrange(8)
    if choice == 0 and parent is not None:
        parent.remove(one)
    elif (
        choice == 1
        and parent is not None
        and not any(node is one for node in other.iterancestors())
        and other is not one
    ):
        other.append(one)
    elif choice == 2:
        copy = deepcopy(one)
        size = sum(1 for _ in copy.iter())
        for _ in range(rng.choice((1, 1, 3, min(200, 5_000 // size)))):
            other.append(deepcopy(copy))
    elif choice == 3:
        one.tag = other.tag
    elif choice == 4 and one.attrib:
        one.set(rng.choice(sorted(one.attrib)), rng.choice(_VALUES))
    elif choice == 5 and other.attrib:
        name = rng.choice(sorted(other.attrib))
        one.set(name, other.get(name, ""))
    elif choice == 6 and one.attrib:
        del one.attrib[rng.choice(sorted(one.attrib))]
    else:
        one.text = rng.choice((*_VALUES, "\u200b\u00ad", "\u202eRhys", "e\u0301" * 50, "\U0001f600", "a" * 100_000))


def chunks(rng: random.Random, data: bytes) -> bytes:
    """A PNG whose chunks are spoilt, with checksums that are right all the same."""
    if not data.startswith(b"\x89PNG"):
        return flip(rng, data)
    found: list[tuple[bytes, bytes]] = []
    at = 8
    while at + 12 <= len(data):
        length = int.from_bytes(data[at : at + 4], "big")
        found.append((data[at + 4 : at + 8], data[at + 8 : at + 8 + length]))
        at += 12 + length
    if not found:
        return flip(rng, data)
    one = rng.randrange(len(found))
    name, content = found[one]
    if rng.random() < 0.3:
        found.insert(rng.randrange(len(found)), rng.choice(found))
    else:
        found[one] = (name, rng.choice((flip, flip, truncate, insert, repeat))(rng, content))
    return data[:8] + b"".join(
        len(body).to_bytes(4, "big") + kind + body + zlib.crc32(kind + body).to_bytes(4, "big") for kind, body in found
    )


def package(rng: random.Random, data: bytes) -> bytes:
    """Parts of a zip package are dropped, renamed, swapped, put twice, spoilt, stored in another way."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = [(info.filename, archive.read(info)) for info in archive.infolist()]
    except (zipfile.BadZipFile, zlib.error, ValueError, OSError, NotImplementedError, RuntimeError, EOFError):
        return flip(rng, data)
    if not parts:
        return data
    one, other = rng.randrange(len(parts)), rng.randrange(len(parts))
    name, content = parts[one]
    choice = rng.random()
    if choice < 0.08:
        del parts[one]
    elif choice < 0.16:
        parts[one] = (
            rng.choice(
                (name.upper(), f"../{name}", f"/{name}", name + "x", "", parts[other][0], name.replace("/", "\\"))
            ),
            content,
        )
    elif choice < 0.24:
        parts[one], parts[other] = (name, parts[other][1]), (parts[other][0], content)
    elif choice < 0.28:
        parts.append((name, content))
    elif choice < 0.32:
        parts[one] = (name, content + rng.choice((b" ", b"\0")) * rng.choice((1_000, 3_000_000)))
    else:
        parts[one] = (
            name,
            rng.choice((*(tree,) * 12, element, element, flip, remove, insert, renumber, repeat, truncate))(
                rng, content
            ),
        )
    out = io.BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about parts that stand there twice
        with zipfile.ZipFile(
            out, "w", rng.choice((zipfile.ZIP_DEFLATED, zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED))
        ) as archive:
            for part, text in parts:
                archive.writestr(
                    zipfile.ZipInfo(part or "x"), text, compress_type=rng.choice((None, None, zipfile.ZIP_BZIP2))
                )
    return out.getvalue()


def objects(rng: random.Random, data: bytes) -> bytes:
    """Objects of a PDF change places, go, come twice, refer to one another in circles; streams are spoilt within."""
    found = list(_OBJECT.finditer(data))
    if len(found) < 2:
        return flip(rng, data)
    first, second = sorted(rng.sample(found, 2), key=lambda match: match.start())
    choice = rng.randrange(6)
    if choice == 0:
        return (
            data[: first.start(2)] + second[2] + data[first.end(2) : second.start(2)] + first[2] + data[second.end(2) :]
        )
    if choice == 1:
        return data[: first.start()] + data[first.end() :]
    if choice == 2:
        return data[: second.start()] + first[0] + b"\n" + data[second.start() :]
    if choice == 3:
        return _replaced(rng, data, _REFERENCE, lambda _: rng.choice(found)[1])
    if choice == 4:
        return _replaced(rng, data, _STREAM, lambda match: _stream(rng, match[1]))
    return renumber(rng, data)


def _stream(rng: random.Random, content: bytes) -> bytes:
    """A stream's data, spoilt after it was unpacked where it is packed."""
    spoil = rng.choice((flip, insert, remove, repeat, renumber, truncate))
    try:
        plain = zlib.decompress(content)
    except zlib.error:
        return spoil(rng, content)
    return zlib.compress(spoil(rng, plain))


_BYTES: Sequence[Mutation] = (flip, flip, truncate, remove, repeat, insert, move, renumber)
_MARKUP: Sequence[Mutation] = (*_BYTES, element, element, element, element)
_ZIP: Sequence[Mutation] = (flip, truncate, insert, *(package,) * 24)
_PDF: Sequence[Mutation] = (*_BYTES, *(objects,) * 6)
OF_KIND = {
    "docx": _ZIP,
    "odt": _ZIP,
    "xlsx": _ZIP,
    "pdf": _PDF,
    "html": _MARKUP,
    "eml": _MARKUP,
    "rtf": _BYTES,
    "png": (*_BYTES[:4], *(chunks,) * 8),
}


def spoilt(rng: random.Random, kind: str, data: bytes) -> bytes:
    """A document of a kind, spoilt in one way or several."""
    for _ in range(rng.choice((1, 1, 1, 2, 3, 6))):
        data = rng.choice(OF_KIND.get(kind, _BYTES))(rng, data)
        if len(data) > _LARGE:
            break
    return data
