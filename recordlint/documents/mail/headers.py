"""Header lines of mail: decoded as a person reads them, and written anew so that every program can read them."""

from __future__ import annotations

import base64
import binascii
import re
from email import quoprimime
from itertools import groupby

from recordlint.documents.html.model import visible

MAX_HEADER = 200_000
"""The longest header that is decoded, in characters; more of it is read as it stands."""
_WORD = re.compile(r"=\?([\w.:+-]{1,40})(?:\*[\w-]*)?\?([bqBQ])\?([^?]*)\?=")
_BETWEEN = re.compile(r"(\?=)\s+(?==\?[\w.:+*-]{1,60}\?[bqBQ]\?)")
_FOLD = re.compile(r"\r?\n[ \t]+|\r?\n")
_CONTROLS = re.compile("[\x00-\x1f\x7f]+")
_QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"')
_WIDTH = 45  # bytes of text in an encoded word: with its frame it stays below 75 characters
_LINE = 76


def decoded(value: str) -> str:
    """A header's value: unfolded, encoded words read (one that goes over several words is whole), raw bytes as UTF-8 or Windows-1252."""
    value = _FOLD.sub(" ", _bytes_read(value)).strip()
    if "=?" in value and len(value) <= MAX_HEADER:
        value = _words(_BETWEEN.sub(r"\1", value))
    return visible(_CONTROLS.sub(" ", value)).strip()


def text_of(data: bytes, charset: str) -> str:
    """Bytes as the charset that a mail names, else as UTF-8, else as Windows-1252; what has no meaning there is marked."""
    for label in (charset.strip("\"' "), "utf-8", "cp1252"):
        try:
            if label:
                return data.decode(label)
        except (UnicodeError, LookupError, ValueError):
            continue
    return data.decode("cp1252", "replace")


def _bytes_read(value: str) -> str:
    if value.isascii():
        return value
    try:
        return text_of(value.encode("ascii", "surrogateescape"), "")
    except UnicodeEncodeError:
        return value.encode("utf-8", "replace").decode()


def _words(value: str) -> str:
    out: list[str] = []
    at = 0
    pending: list[bytes] = []
    charset = ""
    for match in _WORD.finditer(value):
        between = value[at : match.start()]
        if pending and (between or match[1].lower() != charset):
            out.append(text_of(b"".join(pending), charset))
            pending = []
        out.append(between)
        charset = match[1].lower()
        pending.append(_word_bytes(match[2].lower(), match[3]))
        at = match.end()
    if pending:
        out.append(text_of(b"".join(pending), charset))
    return "".join((*out, value[at:]))


def _word_bytes(kind: str, text: str) -> bytes:
    raw = text.encode("utf-8", "surrogateescape")
    if kind == "q":
        return re.sub(rb"=([0-9A-Fa-f]{2})", lambda match: bytes([int(match[1], 16)]), raw.replace(b"_", b" "))
    letters = re.sub(rb"[^A-Za-z0-9+/]", b"", raw)
    try:
        return base64.b64decode(letters + b"=" * (-len(letters) % 4))
    except binascii.Error:
        return raw


def line(name: str, value: str) -> bytes:
    """A header line for a new mail, folded, in ASCII. Nothing in the value can begin another header, or be decoded twice."""
    value = " ".join(_CONTROLS.sub(" ", value).split())
    words: list[str] = []
    at = 0
    for quoted in _QUOTED.finditer(value):
        if not _is_plain(quoted[0]):
            words += _words_of(value[at : quoted.start()])
            words.append(_encoded(quoted[1].replace("\\", "")))
            at = quoted.end()
    words += _words_of(value[at:])
    lines = [f"{name}:"]
    for word in " ".join(words).split(" "):
        if len(lines[-1]) + 1 + len(word) > _LINE and lines[-1].strip() and not lines[-1].endswith(":"):
            lines.append("")
        lines[-1] += f" {word}"
    return "\r\n".join(lines).encode("ascii", "replace") + b"\r\n"


def _words_of(value: str) -> list[str]:
    """The words of a value as they stand in a header; neighbours that need it are encoded together."""
    words: list[str] = []
    for plain, group in groupby(value.split(), key=_is_plain):
        own = list(group)
        words += own if plain else [_encoded(" ".join(own))]
    return words


def _is_plain(word: str) -> bool:
    return word.isascii() and "=?" not in word and "?=" not in word


def _encoded(text: str) -> str:
    """Text as encoded words; letters of several bytes stay whole."""
    chunks = [""]
    for char in text:
        if len((chunks[-1] + char).encode("utf-8", "replace")) > _WIDTH:
            chunks.append("")
        chunks[-1] += char
    return " ".join(f"=?utf-8?b?{base64.b64encode(chunk.encode('utf-8', 'replace')).decode()}?=" for chunk in chunks)


def quoted_printable(text: str) -> bytes:
    """Text in UTF-8 as quoted-printable, lines of CRLF."""
    latin = text.encode("utf-8", "replace").decode("latin-1")
    return quoprimime.body_encode(latin, eol="\r\n").encode("ascii")


def parameter(name: str, value: str) -> str:
    """A parameter of a header, other letters than ASCII by RFC 2231."""
    value = _CONTROLS.sub(" ", value)
    if value.isascii():
        escaped = value.replace("\\", "_").replace('"', "'")
        return f'{name}="{escaped}"'
    return f"{name}*=utf-8''" + "".join(
        char
        if char.isascii() and char.isalnum()
        else "".join(f"%{byte:02X}" for byte in char.encode("utf-8", "replace"))
        for char in value
    )
