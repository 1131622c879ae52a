"""Everything that can be read in a mail, by a path of its own: its characters, each part decoded by hand, files by their formats."""

from __future__ import annotations

import base64
import binascii
import email
import quopri
import re
from collections.abc import Iterator
from email import policy
from email.message import Message
from pathlib import PurePosixPath
from urllib.parse import unquote

from recordlint.documents.html.raw import raw as raw_html
from recordlint.documents.mail.attachments import FormatOf
from recordlint.errors import InputError

_WORD = re.compile(r"=\?([^?\s]+)\?([bq])\?([^?]*)\?=", re.I)
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")


def raw(data: bytes, name: str, format_of: FormatOf, prefix: str = "") -> Iterator[tuple[str, str]]:
    """(where, text) of everything readable in a mail; the first word of `where` is a view of its own.

    Raises InputError when a file in the mail cannot be verified.
    """
    yield f"{prefix}file as it stands", _characters(data)
    message = email.message_from_bytes(data, policy=policy.compat32)
    number = 0
    todo: list[tuple[Message, str]] = [(message, prefix)]
    while todo:
        part, own = todo.pop(0)
        payload = part.get_payload()
        number += 1
        yield f"{own}headers of part {number}", "\n".join(_header(key, str(value)) for key, value in part.raw_items())  # pyright: ignore[reportAttributeAccessIssue]
        around = "\n".join(text for text in (part.preamble, part.epilogue) if text)
        if around.strip():
            yield f"{own}around part {number}", around
        if isinstance(payload, list):
            inner = f"{prefix}mail-{number}-" if part.get_content_maintype() == "message" else own
            todo += [(one, inner) for one in payload if isinstance(one, Message)]
            continue
        content = _by_hand(str(payload or ""), str(part.get("Content-Transfer-Encoding", "")))
        yield from _content(part, content, f"{own}part-{number}-", name, format_of)


def _content(part: Message, content: bytes, view: str, name: str, format_of: FormatOf) -> Iterator[tuple[str, str]]:
    kind = part.get_content_type()
    filename = _words(part.get_filename("") or "")
    suffix = PurePosixPath(filename).suffix.lower()
    form = format_of(suffix) if suffix else None
    if kind == "text/html" and not filename:
        yield from ((f"{view}{where}", text) for where, text in raw_html(content, name))
    elif form is not None and not (kind == "text/plain" and not content.strip()):
        yield from ((f"{view}{where}", text) for where, text in form.raw(content, f"{name}: {filename}"))
    elif kind.startswith("image/"):
        yield f"{view}picture as bytes", content.decode("latin-1")
    else:
        text = _characters(content)
        yield f"{view}text decoded", text
        yield f"{view}unwrapped text", _UNSEEN.sub("", re.sub(r"\s*\r?\n(?:[ \t]*>)*\s*", " ", text))


def _header(key: str, value: str) -> str:
    plain = _words(value)
    said = f"{key}: {plain}"
    opened = unquote(plain) if "%" in plain else plain
    return said if opened == plain else f"{said}\n{opened}"


def _words(value: str) -> str:
    """A header without its encoded words; neighbours of one kind are one run of bytes."""
    value = value.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    value = re.sub(r"\?=\s+=\?", "?==?", re.sub(r"\r?\n[ \t]*", " ", value))
    out: list[str] = []
    held, charset, at = b"", "", 0
    for match in _WORD.finditer(value):
        if held and (match.start() != at or match[1].lower() != charset):
            out.append(_decoded(held, charset))
            held = b""
        out.append(value[at : match.start()])
        charset, at = match[1].lower(), match.end()
        text = match[3].encode("utf-8")
        held += quopri.decodestring(text, header=True) if match[2].lower() == "q" else _base64(text)
    out.append(_decoded(held, charset) if held else "")
    return "".join((*out, value[at:]))


def _by_hand(payload: str, encoding: str) -> bytes:
    data = payload.encode("utf-8", "surrogateescape")
    encoding = encoding.strip().lower()
    if encoding == "base64":
        return _base64(data)
    return quopri.decodestring(data) if encoding == "quoted-printable" else data


def _base64(data: bytes) -> bytes:
    letters = re.sub(rb"[^A-Za-z0-9+/]", b"", data)
    try:
        return base64.b64decode(letters + b"=" * (-len(letters) % 4))
    except binascii.Error:
        return data


def _decoded(data: bytes, charset: str) -> str:
    try:
        return data.decode(charset.partition("*")[0])
    except (LookupError, UnicodeError):
        return _characters(data)


def _characters(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "backslashreplace")


def raw_checked(data: bytes, name: str, format_of: FormatOf) -> Iterator[tuple[str, str]]:
    """As `raw`; errors of the library become one line. Raises InputError."""
    try:
        yield from raw(data, name, format_of)
    except InputError:
        raise
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise InputError(f"{name}: cannot be verified ({type(error).__name__}): it is not an e-mail") from None
