"""A mail as parts, whatever file it came in: headers as text, content as bytes, parts within parts."""

from __future__ import annotations

import email
from collections.abc import Iterator
from dataclasses import dataclass, field
from email import policy
from email.message import Message

from recordlint.documents.mail import headers
from recordlint.errors import InputError

MAX_PARTS = 2_000
"""The most parts of one mail."""
MAX_NESTED = 60
"""How deep parts may lie in parts."""
_HEADERS = frozenset(
    (
        "from", "to", "cc", "bcc", "sender", "subject", "date", "received", "content-type", "mime-version", "message-id",
        "return-path", "delivered-to", "x-mailer",
    )
)  # fmt: skip


@dataclass(slots=True)
class Part:
    """A part of a mail. `kind` is its content type; `headers` are all of them, decoded; `around` is text outside of all parts.

    A mail within a mail is a part of kind "message/rfc822" with one child.
    """

    kind: str
    headers: list[tuple[str, str]] = field(default_factory=list)
    data: bytes = b""
    children: list[Part] = field(default_factory=list)
    charset: str = ""
    filename: str = ""
    attached: bool = False
    content_id: str = ""
    location: str = ""
    flowed: bool = False
    delsp: bool = False
    around: list[str] = field(default_factory=list)
    trouble: str = ""
    """Why the part cannot be read, where its file says so."""

    def header(self, name: str) -> str:
        """The first header of a name."""
        return next((value for key, value in self.headers if key.lower() == name), "")

    def walk(self) -> Iterator[Part]:
        """The part and all below it, mails within it left shut."""
        todo: list[Part] = [self]
        while todo:
            part = todo.pop()
            yield part
            if part.kind != "message/rfc822":
                todo.extend(reversed(part.children))


def from_bytes(data: bytes, name: str) -> Part:
    """The parts of a mail in the form of the Internet. Raises InputError when it is none, or has too many parts."""
    message = email.message_from_bytes(data.lstrip(b"\r\n\t \xef\xbb\xbf"), policy=policy.compat32)
    if not any(key.lower() in _HEADERS for key in message):
        raise InputError(f"{name}: not an e-mail (it has no headers): save it from the mail program as .eml")
    return _part(message, name, [0], 0)


def _part(message: Message, name: str, count: list[int], depth: int) -> Part:
    count[0] += 1
    if count[0] > MAX_PARTS or depth > MAX_NESTED:
        raise InputError(
            f"{name}: has too many parts, or parts too deep in others: save it from the mail program again"
        )
    kind = message.get_content_type().lower()
    part = Part(
        kind,
        [(key, headers.decoded(str(value))) for key, value in message.raw_items()],  # pyright: ignore[reportAttributeAccessIssue]
        charset=_parameter(message, "charset"),
        filename=_filename(message),
        attached=(message.get_content_disposition() or "") == "attachment",
        content_id=_unbracketed(str(message.get("Content-ID", ""))),
        location=str(message.get("Content-Location", "")).strip(),
        flowed=_parameter(message, "format").lower() == "flowed",
        delsp=_parameter(message, "delsp").lower() == "yes",
        around=[text for text in (message.preamble, message.epilogue) if text and text.strip()],
    )
    payload = message.get_payload()
    if kind == "message/rfc822" and isinstance(payload, list):
        part.children = [_enclosed(message, one, name, count, depth) for one in payload[:1]]  # pyright: ignore[reportArgumentType]
    elif isinstance(payload, list):
        part.children = [_part(one, name, count, depth + 1) for one in payload if isinstance(one, Message)]
        part.kind = kind if kind.startswith(("multipart/", "message/")) else "multipart/mixed"
        if kind.startswith("message/"):
            part.data = "\n".join(str(one) for one in payload).encode("utf-8", "surrogateescape")
            part.children = []
    else:
        content = message.get_payload(decode=True)
        part.data = content if isinstance(content, bytes) else b""
        if kind.startswith("multipart/"):
            part.kind = "text/plain"
    return part


def _enclosed(outer: Message, inner: Message, name: str, count: list[int], depth: int) -> Part:
    """A mail within a mail, which some programs encode although they must not."""
    encoding = str(outer.get("Content-Transfer-Encoding", "")).strip().lower()
    if encoding in ("base64", "quoted-printable") and not inner.keys():
        shell = Message()
        shell["Content-Transfer-Encoding"] = encoding
        shell.set_payload(inner.get_payload())
        data = shell.get_payload(decode=True)
        if isinstance(data, bytes):
            inner = email.message_from_bytes(data, policy=policy.compat32)
    return _part(inner, name, count, depth + 1)


def _parameter(message: Message, name: str) -> str:
    try:
        value = message.get_param(name, "")
    except (ValueError, TypeError, LookupError, AttributeError):
        return ""
    if isinstance(value, tuple):
        value = value[2]
    return str(value or "").strip()


def _filename(message: Message) -> str:
    try:
        return headers.decoded(message.get_filename("") or "")
    except (ValueError, TypeError, LookupError, AttributeError):
        return "attachment"


def _unbracketed(value: str) -> str:
    return value.strip().removeprefix("<").removesuffix(">")
