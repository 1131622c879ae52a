"""A PDF opened for verification, and its streams decoded within limits."""

from __future__ import annotations

import zlib
from collections.abc import Generator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from recordlint.documents.blocks import MAX_PAGES
from recordlint.errors import InputError

if TYPE_CHECKING:
    from pikepdf import Pdf

MAX_STREAM = 256 * 1024 * 1024
"""The most bytes that one stream may unpack to."""
MAX_OBJECTS = 2_000_000
"""The most objects that a file may have."""
_MOST_A_BYTE = 1_500  # LZW, the densest filter, gives fewer bytes than this for one
_PICTURE_FILTERS = ("/DCTDecode", "/DCT", "/JPXDecode", "/CCITTFaxDecode", "/CCF", "/JBIG2Decode")


@contextmanager
def opened(data: bytes, name: str) -> Generator[Pdf]:
    """The file, as qpdf reads it. Raises InputError when it is no PDF, needs a password, or cannot be read to its end."""
    import pikepdf  # late: a text file needs none of it

    if b"%PDF-" not in data[:1024]:
        raise InputError(f"{name}: cannot be verified: it is not a PDF")
    try:
        with pikepdf.open(_stream(data)) as pdf:
            if len(pdf.objects) > MAX_OBJECTS:
                raise InputError(
                    f"{name}: {len(pdf.objects):,} objects are beyond the limit of {MAX_OBJECTS:,}: split it"
                )
            if len(pdf.pages) > 2 * MAX_PAGES:  # a document that is laid out afresh may grow
                raise InputError(
                    f"{name}: {len(pdf.pages):,} pages are beyond the limit of {2 * MAX_PAGES:,}: split it"
                )
            yield pdf
    except pikepdf.PasswordError:
        raise InputError(f"{name}: encrypted: save it without a password") from None
    except InputError:
        raise
    except Exception as error:  # qpdf and its binding raise whatever they meet in a damaged file
        raise InputError(f"{name}: cannot be verified: not a PDF, or a damaged one ({type(error).__name__})") from None


def _stream(data: bytes) -> Any:
    import io

    return io.BytesIO(data)


def kind(item: Any) -> str:
    """What an object is: "stream", "dictionary", "array", "string", "name", or "" for numbers and the like."""
    import pikepdf

    if not isinstance(item, pikepdf.Object):
        return ""
    for name, one in (
        ("stream", pikepdf.Stream), ("dictionary", pikepdf.Dictionary), ("array", pikepdf.Array), ("string", pikepdf.String),
        ("name", pikepdf.Name),
    ):  # fmt: skip
        if isinstance(item, one):
            return name
    return ""


def spelt(item: Any) -> str:
    """A name or an operator as it stands in the file, in Latin-1 where it is no UTF-8."""
    try:
        return str(item)
    except UnicodeDecodeError:
        return item.unparse().decode("latin-1")


def entry(item: Any, key: str) -> Any:
    """What a dictionary or a stream's dictionary has under a key; None for anything else."""
    return item.get(key) if kind(item) in ("dictionary", "stream") else None


def dictionaries(item: Any) -> Generator[Any]:
    """The dictionaries in an object, itself too, without those that it refers to."""
    waiting = [item]
    while waiting:
        one = waiting.pop()
        sort = kind(one)
        if sort in ("dictionary", "stream"):
            yield one
            waiting += (value for _, value in one.items() if kind(value) and not value.is_indirect)
        elif sort == "array":
            waiting += (value for value in list(one) if kind(value) and not value.is_indirect)


def filters(stream: Any) -> list[str]:
    """The names of a stream's filters, in the order in which they are undone."""
    value = stream.get("/Filter")
    if value is None:
        return []
    return [str(one) for one in value] if kind(value) == "array" else [str(value)]


def is_picture(stream: Any) -> bool:
    """Whether a stream holds pixels."""
    return str(stream.get("/Subtype", "")) == "/Image" or any(one in _PICTURE_FILTERS for one in filters(stream))


def decoded(stream: Any, name: str) -> bytes:
    """A stream's bytes without its filters; as they stand where those are damaged or not known. Raises InputError beyond the limits."""
    import pikepdf

    _check_size(stream, name)
    try:
        return stream.read_bytes()
    except (pikepdf.PdfError, RuntimeError, NotImplementedError):
        raw = stream.read_raw_bytes()
        return raw + b"\n" + inflated(raw, name)[0]


def _check_size(stream: Any, name: str) -> None:
    left = filters(stream)
    content = stream.read_raw_bytes() if left else b""
    while left and left[0] in ("/FlateDecode", "/Fl"):
        left.pop(0)
        content = inflated(content, name)[0]
    dense = sum(one in ("/FlateDecode", "/Fl", "/LZWDecode", "/LZW", "/RunLengthDecode", "/RL") for one in left)
    if len(content) * _MOST_A_BYTE**dense > MAX_STREAM:
        raise _too_long(name)


def inflated(data: bytes, name: str) -> tuple[bytes, bytes]:
    """What Flate makes of bytes, as far as they go, and the bytes after its end. Raises InputError beyond the limits."""
    unpacker = zlib.decompressobj()
    try:
        out = unpacker.decompress(data, MAX_STREAM)
    except zlib.error:
        return _inflated_in_part(data), b""
    if unpacker.unconsumed_tail:
        raise _too_long(name)
    return out, unpacker.unused_data


def _inflated_in_part(data: bytes) -> bytes:
    unpacker = zlib.decompressobj()
    out = bytearray()
    try:
        for at in range(0, len(data), 256):
            out += unpacker.decompress(data[at : at + 256], MAX_STREAM)
            if len(out) > MAX_STREAM:
                break
    except zlib.error:
        pass
    return bytes(out)


def _too_long(name: str) -> InputError:
    return InputError(f"{name}: a stream unpacks to more than {MAX_STREAM:,} bytes: it is not verified")
