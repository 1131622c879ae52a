"""Looks for words in a file by every way that somebody might try, with no help of the program under test.

`views` gives texts of the file under names: its bytes in several encodings, what unpacks from them (zip, deflate, base64, hex,
quoted-printable, PDF streams, MIME parts, pictures' metadata), XML and HTML without tags, what text engines read, and OCR of pages and pictures.
`found` holds each against the words, without case, accents, spaces and marks. It is generous: what it sees once is enough.
"""

from __future__ import annotations

import base64
import binascii
import contextlib
import email
import email.policy
import html
import io
import quopri
import re
import subprocess
import tempfile
import unicodedata
import urllib.parse
import warnings
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.torture import pixels

View = tuple[str, str]
_DEPTH = 5
_PDF_START = b"%PDF"
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"II*\0", b"MM\0*", b"GIF8", b"BM", b"RIFF")
_TAG = re.compile(r"<[^<>]*>")
_BASE64 = re.compile(rb"[A-Za-z0-9+/]{24,}(?:[\r\n]+[A-Za-z0-9+/]+)*={0,2}")
_HEX = re.compile(rb"(?:[0-9A-Fa-f]{2}[ \r\n]?){8,}")
_NO_WORD = bytes(code for code in range(256) if not chr(code).isascii() or not chr(code).isalnum())
_PRINTED = bytes(range(32, 127)) + b"\t\r\n"
_LOCAL = re.compile(rb"PK\x03\x04.{22}", re.DOTALL)


@dataclass(frozen=True)
class Leak:
    """A marker that was found: which, of what place in the source, and where in the copy."""

    place: str
    marker: str
    where: str

    def __str__(self) -> str:
        return f"{self.place}: {self.marker!r} in {self.where}"


def compact(text: str) -> str:
    """Letters and digits alone, folded: "Zu\u00adb-rów" is "zubrow"."""
    if text.isascii():
        return text.lower().encode().translate(None, _NO_WORD).decode()
    plain = unicodedata.normalize("NFKD", text).casefold()
    return re.sub(r"[\W_]+", "", "".join(char for char in plain if not unicodedata.combining(char)))


def found(data: bytes, markers: Mapping[str, str], *, ocr: bool = True) -> list[Leak]:
    """Every marker (by place) that shows in a file, each once."""
    wanted = {place: (compact(marker), compact(marker)[::-1]) for place, marker in markers.items()}
    leaks: list[Leak] = []
    for where, text in views(data, ocr=ocr):
        if not wanted:
            break
        haystack = compact(text)
        near = pixels.words_like(text) if where.endswith("OCR") else None
        for place, (word, backwards) in list(wanted.items()):
            if word in haystack or backwards in haystack or (near and near(word)):
                leaks.append(Leak(place, markers[place], where))
                del wanted[place]
    return leaks


def says(data: bytes, sentence: str) -> bool:
    """Whether a sentence stands in a file, in whatever way."""
    wanted = compact(sentence)
    return any(wanted in compact(text) for _, text in views(data))


def views(data: bytes, where: str = "file", depth: int = 0, *, ocr: bool = True) -> Iterator[View]:
    """The texts of some bytes, cheap ones first."""
    yield from _letters(data, where) if _is_binary(data) else _bytes(data, where)
    if depth >= _DEPTH:
        return
    for name, inner in _inner(data):
        yield f"{where} > {name} (name)", name
        yield from views(inner, f"{where} > {name}", depth + 1, ocr=ocr)
    if data.startswith(_PDF_START) or _PDF_START in data[:1024]:
        yield from _pdf_texts(data, where)
        if ocr:
            yield from ((f"{where}, {name}, OCR", text) for name, text in pixels.pdf_pages(data))
    if data.startswith(_PICTURES):
        yield from ((f"{where}, {name}", text) for name, text in pixels.metadata(data))
        if ocr:
            yield from ((f"{where}, {name}, OCR", text) for name, text in pixels.picture(data))


def _is_binary(data: bytes) -> bool:
    """Whether most bytes are no printed ones: pixels, deflated data. Those are many, and are looked at in one way only."""
    sample = data[:2_000] + data[len(data) // 2 :][:20_000]
    return len(data) > 20_000 and len(sample.translate(None, _PRINTED)) > len(sample) * 0.3


def _letters(data: bytes, where: str) -> Iterator[View]:
    """The letters of binary data, which also shows what is written in two bytes each; and runs of Unicode text."""
    yield f"{where}, letters", data.translate(None, _NO_WORD).decode()
    runs = re.findall(rb"(?:[\x20-\x7e]|[\xc2-\xdf][\x80-\xbf]){8,}", data)
    yield f"{where}, runs of text", b" ".join(runs).decode("utf-8", "ignore")


def _bytes(data: bytes, where: str) -> Iterator[View]:
    for text, name in _decoded(data):
        yield f"{where}, {name}", text
        if "<" in text or "&" in text:
            yield f"{where}, {name}, without tags", html.unescape(_TAG.sub("", text))
            yield f"{where}, {name}, entities undone", html.unescape(html.unescape(text))
        if "%" in text:
            yield f"{where}, {name}, URL", urllib.parse.unquote(text)
        if "\\" in text:
            yield f"{where}, {name}, escapes undone", _unescaped(text)
    if re.search(rb"=[0-9A-F]{2}|=\r?\n", data):
        undone = quopri.decodestring(data)
        yield from ((f"{where}, quoted-printable, {name}", text) for text, name in _decoded(undone))
        text = undone.decode("utf-8", "replace")
        yield f"{where}, quoted-printable, without tags", html.unescape(_TAG.sub("", text))


def _decoded(data: bytes) -> Iterator[View]:
    yield data.decode("latin-1"), "latin-1"
    yield data.decode("utf-8", "ignore"), "utf-8"
    if b"\0" in data:
        for encoding in ("utf-16-le", "utf-16-be"):
            for at in (0, 1):
                yield data[at:].decode(encoding, "ignore"), f"{encoding} from {at}"


def _unescaped(text: str) -> str:
    """Escapes of RTF, JSON, CSS, JavaScript and PDF strings undone, and RTF's control words taken out."""
    text = re.sub(r"\\'([0-9a-fA-F]{2})", lambda m: chr(int(m[1], 16)), text)
    text = re.sub(r"\\u(-?\d{1,5})\s?\??", lambda m: chr(int(m[1]) % 65536), text)
    text = re.sub(r"\\u([0-9a-fA-F]{4})|\\x([0-9a-fA-F]{2})", lambda m: chr(int(m[1] or m[2], 16)), text)
    text = re.sub(r"\\([0-7]{3})", lambda m: chr(int(m[1], 8) % 256), text)
    return re.sub(r"\\[a-z]+-?\d* ?|[{}]|\\[-_~*\n]", "", text)


def _inner(data: bytes) -> Iterator[tuple[str, bytes]]:
    """What is packed in some bytes."""
    if b"PK\x03\x04" in data:
        yield from _zipped(data)
    if _PDF_START in data[:1024]:
        yield from _pdf_streams(data)
    head = data[:4000]
    if (
        re.search(rb"(?im)^(from|to|subject|mime-version|received|content-type|begin:v\w+):?", head)
        and b"<html" not in head[:200].lower()
    ):
        yield from _mime(data)
    if data.startswith((b"\x89PNG", b"II*\0", b"MM\0*", b"\xd0\xcf\x11\xe0")) or data[:2] == b"\x1f\x8b":
        yield from _deflated(data)
    later = data.find(b"\xff\xd8\xff", 1)
    if data.startswith(_PICTURES) and later > 0:
        yield "picture within", data[later:]
    if not data.startswith((b"PK", _PDF_START, *_PICTURES)) and data[:4000].count(0) < 400:
        for number, match in enumerate(_BASE64.finditer(data)):
            with contextlib.suppress(binascii.Error, ValueError):
                packed = re.sub(rb"\s", b"", match[0])
                yield f"base64 {number}", base64.b64decode(packed + b"=" * (-len(packed) % 4))
        for number, match in enumerate(_HEX.finditer(data)):
            with contextlib.suppress(ValueError):
                yield f"hex {number}", bytes.fromhex(match[0].decode("ascii"))


def _zipped(data: bytes) -> Iterator[tuple[str, bytes]]:
    with contextlib.suppress(zipfile.BadZipFile), zipfile.ZipFile(io.BytesIO(data)) as package:
        yield "zip comments", package.comment + b"".join(i.comment + i.extra for i in package.infolist())
        for info in package.infolist():
            with contextlib.suppress(zipfile.BadZipFile, RuntimeError, zlib.error):
                yield info.filename, package.read(info)
    for match in _LOCAL.finditer(data):  # what is in no directory any more
        head = match[0]
        name, extra = int.from_bytes(head[26:28], "little"), 0
        start = match.start() + 30 + name
        extra = int.from_bytes(data[match.start() + 28 : match.start() + 30], "little")
        with contextlib.suppress(zlib.error):
            yield f"local part at {match.start()}", zlib.decompressobj(-15).decompress(data[start + extra :])


def _deflated(data: bytes) -> Iterator[tuple[str, bytes]]:
    for match in re.finditer(rb"x[\x01\x5e\x9c\xda]", data):
        with contextlib.suppress(zlib.error):
            out = zlib.decompressobj().decompress(data[match.start() :])
            if 8 < len(out) < 400_000:  # longer ones are pixels
                yield f"deflated at {match.start()}", out


def _mime(data: bytes) -> Iterator[tuple[str, bytes]]:
    message = email.message_from_bytes(data, policy=email.policy.default)
    for number, part in enumerate(message.walk()):
        with contextlib.suppress(Exception):  # a damaged head is looked at as bytes
            yield (
                f"part {number}, head",
                "\n".join(f"{key}: {value}" for key, value in part.items()).encode("utf-8", "replace"),
            )
        with contextlib.suppress(Exception):
            payload = part.get_payload(decode=True)
            if isinstance(payload, bytes) and not part.is_multipart():
                yield f"part {number} {part.get_filename('')}".strip(), payload


def _pdf_streams(data: bytes) -> Iterator[tuple[str, bytes]]:
    import pikepdf

    warnings.simplefilter("ignore", UserWarning)  # not every stream is a page's content
    for end in re.finditer(rb"%%EOF", data):  # each edition that was saved
        edition = data[: end.end()]
        try:
            with pikepdf.open(io.BytesIO(edition)) as document:
                for number, one in enumerate(document.objects):
                    name = f"object {number} of {len(edition)} bytes"
                    if isinstance(one, pikepdf.Stream):
                        with contextlib.suppress(pikepdf.PdfError):
                            yield name, one.read_raw_bytes()
                        with contextlib.suppress(pikepdf.PdfError, NotImplementedError):
                            yield f"{name}, decoded", one.read_bytes()
                        with contextlib.suppress(Exception):
                            yield f"{name}, strings shown", _shown_strings(one)
                    yield f"{name}, values", "\n".join(_values(one)).encode("utf-8", "replace")
        except (pikepdf.PdfError, pikepdf.PasswordError):
            continue
    for match in re.finditer(rb"stream\r?\n", data):
        with contextlib.suppress(zlib.error):
            yield f"stream at {match.start()}", zlib.decompressobj().decompress(data[match.end() :])


def _shown_strings(stream: object) -> bytes:
    import pikepdf

    assert isinstance(stream, pikepdf.Stream)
    out = b""
    for operands, operator in pikepdf.parse_content_stream(stream):
        if str(operator) in ("Tj", "TJ", "'", '"'):
            for one in operands:
                out += (
                    b"".join(bytes(s) for s in one if isinstance(s, pikepdf.String))
                    if isinstance(one, pikepdf.Array)
                    else (bytes(one) if isinstance(one, pikepdf.String) else b"")
                )
    return out


def _values(one: object, depth: int = 0) -> Iterator[str]:
    import pikepdf

    if depth > 12:
        return
    if isinstance(one, pikepdf.String | pikepdf.Name):
        yield str(one)
        if isinstance(one, pikepdf.String):
            yield bytes(one).decode("latin-1")
    elif isinstance(one, pikepdf.Dictionary | pikepdf.Stream):
        for key in one.keys():  # noqa: SIM118 (a PDF's dictionary)
            yield key
            value = one[key]
            if not getattr(value, "is_indirect", False):
                yield from _values(value, depth + 1)
    elif isinstance(one, pikepdf.Array):
        for value in one:
            if not getattr(value, "is_indirect", False):
                yield from _values(value, depth + 1)


def _pdf_texts(data: bytes, where: str) -> Iterator[View]:
    import pypdf
    import pypdfium2

    with contextlib.suppress(Exception):  # an engine that gives up is one view less
        yield f"{where}, pypdf", "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages)
    with contextlib.suppress(Exception):
        document = pypdfium2.PdfDocument(data)
        yield f"{where}, pdfium", "\n".join(page.get_textpage().get_text_range() for page in document)
    with contextlib.suppress(FileNotFoundError), tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "a.pdf")
        path.write_bytes(data)
        for way in ("-raw", "-layout"):
            run = subprocess.run(["pdftotext", way, str(path), "-"], capture_output=True, timeout=30, check=False)
            yield f"{where}, pdftotext {way}", run.stdout.decode("utf-8", "replace")


def unseen(data: bytes, markers: Mapping[str, str], *, ocr: bool = True) -> Iterable[str]:
    """Places whose marker the search does not see: none in a source, or the search is blind there."""
    seen = {leak.place for leak in found(data, markers, ocr=ocr)}
    return [place for place in markers if place not in seen]
