"""Bytes to text: UTF-8 with or without byte order mark, UTF-16, Windows-1252; anything else is an error, never a guess."""

from __future__ import annotations

import codecs
from pathlib import Path

from recordlint.documents.base import MAX_BYTES
from recordlint.errors import InputError

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))  # fmt: skip
_REMEDY = "save it as UTF-8 text and try again"
_SAMPLE = 65536


def read_text(path: Path, name: str) -> str:
    """The decoded text of a file, byte order mark dropped, line ends untouched.

    Raises InputError when the file is missing, unreadable, too large, binary or not decodable.
    """
    return decode(read_bytes(path, name), name)


def read_bytes(path: Path, name: str) -> bytes:
    """The bytes of a text file. Raises InputError when it is missing, unreadable or too large."""
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise InputError(f"{name}: {size:,} bytes are beyond the limit of {MAX_BYTES:,}: split the file")
        return path.read_bytes()
    except OSError as error:
        raise InputError(f"{name}: cannot be read ({reason(error)}): check the path and your access to it") from None


def decode(data: bytes, name: str) -> str:
    """Bytes to text. Raises InputError that names the file and the remedy."""
    encoding = encoding_of(data[:_SAMPLE], name, whole=len(data) <= _SAMPLE)
    position, failed = 0, encoding
    for candidate in (encoding, "cp1252") if encoding == "utf-8" else (encoding,):
        try:
            text = data.decode(candidate)
        except UnicodeDecodeError as error:
            position, failed = error.start, candidate
            continue
        if candidate == "cp1252":
            _refuse_controls(text, name)
        return text.removeprefix("\ufeff")
    raise InputError(f"{name}: byte {position:,} cannot be decoded as {failed}: {_REMEDY}")


def encoding_of(sample: bytes, name: str, *, whole: bool = False) -> str:
    """The encoding that the first bytes of a file show: by its mark, by the zero bytes of UTF-16, else utf-8 or cp1252.

    Raises InputError for bytes that are no text.
    """
    for mark, encoding in _MARKS:
        if sample.startswith(mark):
            return encoding
    if b"\0" in sample:
        even, odd = sample[0::2].count(0), sample[1::2].count(0)
        half = len(sample) / 2
        if odd > 0.4 * half and even < 0.05 * half:
            return "utf-16-le"
        if even > 0.4 * half and odd < 0.05 * half:
            return "utf-16-be"
        raise InputError(f"{name}: this is not a text file (it holds zero bytes): {_REMEDY}, or leave it out")
    try:
        codecs.getincrementaldecoder("utf-8")().decode(sample, final=whole)
    except UnicodeDecodeError:
        try:
            text = sample.decode("cp1252")
        except UnicodeDecodeError as error:
            raise InputError(
                f"{name}: byte {error.start:,} is neither UTF-8 nor Windows-1252: {_REMEDY}, or leave it out"
            ) from None
        _refuse_controls(text, name)
        return "cp1252"
    return "utf-8"


def reason(error: OSError) -> str:
    """Why the system refused, in its own words."""
    return (error.strerror or type(error).__name__).lower()


def _refuse_controls(text: str, name: str) -> None:
    """Windows-1252 maps nearly every byte to something, so binary data would pass: control characters give it away."""
    controls = sum(1 for char in text if char < " " and char not in "\t\n\r\f")
    if controls * 100 > len(text):
        raise InputError(f"{name}: this is not a text file: {_REMEDY}, or leave it out")
