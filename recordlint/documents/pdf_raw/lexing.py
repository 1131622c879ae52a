"""The bytes of a PDF as a person reads them: strings, names and comments decoded, the file's own syntax left out.

This is no parser: it makes sense of whatever lies there, old revisions and rubbish included, and never fails.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from recordlint.documents.pdf_raw.names import KEYWORDS, STANDARD

LONGEST_STRING = 65_536
"""A bracket that is not closed within this many bytes opens no string."""
MOST_OPEN = 64
"""After so many brackets that are never closed, brackets are taken for characters."""

_TOKEN = re.compile(
    rb"(?P<comment>%[^\r\n]*)|(?P<name>/[^\x00\t\n\f\r ()<>\[\]{}/%]*)|(?P<hex><[0-9A-Fa-f\s]+>)|(?P<open>\()"
    rb"|(?P<word>[A-Za-z*'\"]+)(?![^\x00\t\n\f\r ()<>\[\]{}/%])|(?P<number>[+-]?(?:\d+\.?\d*|\.\d+))(?![^\x00\t\n\f\r ()<>\[\]{}/%])"
    rb"|(?P<other>[^\x00\t\n\f\r ()<>\[\]{}/%]+)"
)
_STRING_PART = re.compile(rb"[^()\\]{1,4096}|\\(?:[0-7]{1,3}|\r\n|.)|[()]", re.DOTALL)
_ESCAPES = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
# Four characters in a row are taken for text where anything may lie.
_LATIN_RUN = re.compile(r"[\t\n\r\x20-\x7e\xa0-\u024f\u2010-\u203a]{4,}")
_UTF16 = (("utf-16-be", re.compile(rb"(?:\x00[\x20-\x7e\xa0-\xff]|[\x01\x02][\x00-\xff]){4,}")),
          ("utf-16-le", re.compile(rb"(?:[\x20-\x7e\xa0-\xff]\x00|[\x00-\xff][\x01\x02]){4,}")))  # fmt: skip
# PDFDocEncoding where it is not Latin-1 (ISO 32000, annex D.3).
_DOC = dict(enumerate("˘ˇˆ˙˝˛˚˜", 0x18)) | dict(enumerate("•†‡…—–ƒ⁄‹›−‰„“”‘’‚™ﬁﬂŁŒŠŸŽıłœšž", 0x80)) | {0xA0: "€"}


def string_text(data: bytes) -> str:
    """A PDF string's text: UTF-16 and UTF-8 by their marks, UTF-16 without one by its zeros, else PDFDocEncoding."""
    if data.startswith((b"\xfe\xff", b"\xff\xfe")):
        return data.decode("utf-16", "replace")
    if data.startswith(b"\xef\xbb\xbf"):
        return data[3:].decode("utf-8", "replace")
    if len(data) >= 4 and data.count(0) * 3 > len(data):
        return data.decode("utf-16-be" if not data[0] else "utf-16-le", "replace")
    return data.decode("latin-1").translate(_DOC)


def name_text(name: bytes) -> str:
    """A name's text, without its slash; empty for a name of PDF itself."""
    plain = re.sub(rb"#([0-9A-Fa-f]{2})", lambda match: bytes([int(match[1], 16)]), name.lstrip(b"/"))
    text = plain.decode("utf-8", "replace") if max(plain, default=0) > 0x7F else plain.decode("latin-1")
    return "" if text in STANDARD else text


def runs(text: str) -> str:
    """The runs of printable characters in what may be binary, a line each."""
    return "\n".join(match[0] for match in _LATIN_RUN.finditer(text))


def wide_runs(data: bytes) -> Iterator[str]:
    """Runs of Latin letters in UTF-16 without a mark."""
    for codec, pattern in _UTF16:
        yield from (match[0].decode(codec, "replace") for match in pattern.finditer(data))


def readable(data: bytes, *, syntax: bool) -> str:
    """The text of bytes with strings, names and comments decoded.

    With `syntax` the bytes are known to be PDF, and its own words and numbers are left out: a row of offsets may look like
    a date. Without, all is given.
    """
    out: list[str] = []
    at = never_closed = 0
    while match := _TOKEN.search(data, at):
        out.append(" " if match.start() > at else "")
        at = match.end()
        kind, token = match.lastgroup, match[0]
        if kind == "open":
            content, at = _literal(data, match.start()) if never_closed < MOST_OPEN else (None, at)
            never_closed += content is None
            out.append(string_text(content or b""))
        elif kind == "hex":
            out.append(string_text(_hex(token)))
        elif kind == "name":
            out.append(f" {name_text(token)}")
        elif not (syntax and (kind == "number" or (kind == "word" and token.decode() in KEYWORDS))):
            out.append(token.decode("latin-1"))
    return "".join(out)


def _literal(data: bytes, start: int) -> tuple[bytes | None, int]:
    """The content of the literal string that opens at `start`, and where it ends; None where it never closes."""
    out: list[bytes] = []
    depth = 0
    at = start
    while at - start < LONGEST_STRING and (match := _STRING_PART.match(data, at)):
        part = match[0]
        at = match.end()
        if part == b"(":
            depth += 1
            out.append(part if depth > 1 else b"")
        elif part == b")":
            depth -= 1
            if not depth:
                return b"".join(out), at
            out.append(part)
        else:
            out.append(_escape(part[1:]) if part.startswith(b"\\") else part)
    return None, start + 1


def _escape(code: bytes) -> bytes:
    if code[:1].isdigit() and code[0] < 0x38:
        return bytes([int(code, 8) & 0xFF])
    return b"" if code in (b"\n", b"\r", b"\r\n") else _ESCAPES.get(code, code)


def _hex(token: bytes) -> bytes:
    digits = re.sub(rb"\s", b"", token[1:-1]).decode()
    return bytes.fromhex(digits + "0" * (len(digits) % 2))
