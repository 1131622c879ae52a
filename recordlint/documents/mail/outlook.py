"""An Outlook message file as the parts of a mail, so that all that follows is one path for both."""

from __future__ import annotations

import email
import re
from collections.abc import Iterator
from email import policy
from email.utils import format_datetime

from recordlint.documents.mail import headers, rich_text
from recordlint.documents.mail.parts import MAX_NESTED, Part
from recordlint.documents.mail.properties import Storage, codec_of, storage_of
from recordlint.errors import InputError

_SUBJECT, _BODY, _HTML, _RTF, _TRANSPORT = 0x0037, 0x1000, 0x1013, 0x1009, 0x007D
_SENDER = ((0x0C1A, 0x5D01, 0x0C1F), (0x0042, 0x5D02, 0x0065))
_RECEIVERS = {1: ("To", 0x0E04), 2: ("Cc", 0x0E03), 3: ("Bcc", 0x0E02)}
_NAME, _ADDRESS, _SMTP, _ROLE = 0x3001, 0x3003, 0x39FE, 0x0C15
_FILE_SHORT, _FILE, _DATA, _MIME, _CONTENT_ID = 0x3704, 0x3707, 0x3701, 0x370E, 0x3712
_SHOWN = frozenset(
    (_SUBJECT, _BODY, _HTML, 0x0C1A, 0x5D01, 0x0C1F, 0x0042, 0x5D02, 0x0065, 0x0E04, 0x0E03, 0x0E02, _TRANSPORT)
)
_TECHNICAL = frozenset((0x001A, 0x0C1E, 0x0064, 0x0075, 0x3002, 0x0070, 0x003D, 0x0E1D, 0x3703))
_IN_CHARGE = ("subject", "from", "to", "cc", "bcc", "date")


def from_msg(data: bytes, name: str) -> Part:
    """The parts of an Outlook message. Raises InputError when it cannot be read."""
    return _message(storage_of(data, name), name, 0)


def _message(storage: Storage, name: str, depth: int) -> Part:
    if depth > MAX_NESTED:
        raise InputError(f"{name}: holds mails within mails deeper than is read")
    if storage.text(0x001A).upper().startswith("IPM.NOTE.SMIME") and "MULTIPART" not in storage.text(0x001A).upper():
        body = Part("multipart/encrypted")
    else:
        body = _body(storage, name)
    parts = [body, *(_attachment(one, name, depth) for one in storage.named("__attach_version1.0"))]
    if any(part.content_id for part in parts[1:]):
        kind = "multipart/related" if all(part.content_id for part in parts[1:]) else "multipart/mixed"
    else:
        kind = "multipart/mixed"
    root = Part(kind, children=parts)
    root.headers = [*_headers(storage), *_further(storage)]
    return root


def _headers(storage: Storage) -> Iterator[tuple[str, str]]:
    transport = storage.text(_TRANSPORT)
    sent = [
        (key, headers.decoded(str(value)))
        for key, value in email.message_from_string(transport, policy=policy.compat32).raw_items()  # pyright: ignore[reportAttributeAccessIssue]
    ]
    own = dict(_own_headers(storage))
    for key in ("Subject", "From", "To", "Cc", "Bcc", "Date"):
        if value := own.get(key):
            yield key, value
        else:
            yield from ((key, text) for name, text in sent if name.lower() == key.lower())
    for name, text in sent:
        if name.lower() not in _IN_CHARGE:
            # As a header of the whole: what it says of the parts is not true of these parts.
            yield (f"X-{name}" if name.lower().startswith("content-") else name), text
        elif own.get(name.capitalize()) not in (None, text):
            yield f"X-Sent-{name}", text


def _own_headers(storage: Storage) -> Iterator[tuple[str, str]]:
    yield "Subject", headers.decoded(storage.text(_SUBJECT))
    senders = [_address(storage.text(name), storage.text(smtp), storage.text(plain)) for name, smtp, plain in _SENDER]
    yield "From", next((one for one in reversed(senders) if one), "")
    for role, (key, shown) in _RECEIVERS.items():
        people = [
            _address(one.text(_NAME), one.text(_SMTP), one.text(_ADDRESS))
            for one in storage.named("__recip_version1.0")
            if one.numbers.get(_ROLE, 1) & 0xF == role
        ]
        yield key, ", ".join(one for one in people if one) or storage.text(shown)
    when = storage.times.get(0x0039) or storage.times.get(0x0E06)
    yield "Date", format_datetime(when) if when else ""


def _address(name: str, smtp: str, address: str) -> str:
    where = smtp or address
    name = name.strip("'\" ")
    if not where or where == name:
        return name or where
    return f"{name} <{where}>" if name else where


def _further(storage: Storage) -> Iterator[tuple[str, str]]:
    """What else the file says in words: topics, categories, accounts, whoever it was sent for."""
    said = {storage.texts.get(tag, "").strip() for tag in _SHOWN}
    people = list(storage.named("__recip_version1.0"))
    for one in (storage, *people):
        for tag, text in sorted(one.texts.items()):
            text = text.strip()
            shown = tag in _SHOWN if one is storage else tag in (_NAME, _ADDRESS, _SMTP)
            if text and not shown and tag not in (_TECHNICAL - {0x0070, 0x0E1D}) and text not in said:
                said.add(text)
                yield f"X-Property-{tag:04X}", text


def _body(storage: Storage, name: str) -> Part:
    plain = storage.texts.get(_BODY, "")
    page = storage.binaries.get(_HTML) or storage.texts.get(_HTML, "").encode()
    charset = (
        codec_of(storage.numbers[0x3FDE]) if storage.numbers.get(0x3FDE) and _HTML in storage.binaries else "utf-8"
    )
    parts: list[Part] = []
    if plain.strip() or not page.strip():
        parts.append(Part("text/plain", data=plain.encode("utf-8", "replace"), charset="utf-8"))
    if page.strip():
        parts.append(Part("text/html", data=page, charset=charset))
    if not plain.strip() and not page.strip() and storage.binaries.get(_RTF):
        rich = rich_text.words(storage.binaries[_RTF], name)
        parts = [Part("text/plain", data=rich.encode("utf-8", "replace"), charset="utf-8")]
    return parts[0] if len(parts) == 1 else Part("multipart/alternative", children=parts)


def _attachment(storage: Storage, name: str, depth: int) -> Part:
    filename = headers.decoded(storage.text(_FILE, _FILE_SHORT, _NAME))
    inner = next(
        (below for key, below in storage.below.items() if key.lower().startswith("__substg1.0_3701000d")), None
    )
    said = [
        (f"X-Property-{tag:04X}", text)
        for tag, text in sorted(storage.texts.items())
        if tag in (_FILE, _NAME, _FILE_SHORT)
    ]
    further = [(key, headers.decoded(text)) for key, text in said if text.strip() and text.strip() != filename]
    if inner is not None and _DATA not in storage.binaries:
        if inner.texts or any(inner.named("__recip")):
            return Part("message/rfc822", further, children=[_message(inner, name, depth + 1)], filename=filename)
        return Part("application/x-ole", further, filename=filename or "embedded object", attached=True)
    kind = storage.text(_MIME).lower()
    kind = kind if re.fullmatch(r"[\w.+-]+/[\w.+-]+", kind) and not kind.startswith(("multipart/", "message/")) else ""
    return Part(
        kind or "application/octet-stream",
        further,
        data=storage.binaries.get(_DATA, b""),
        filename=filename or "attachment",
        attached=True,
        content_id=storage.text(_CONTENT_ID).strip("<>"),
    )
