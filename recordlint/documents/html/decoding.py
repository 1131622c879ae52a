"""Bytes of HTML to text: byte order mark, what the mail or the page itself says, UTF-8, Windows-1252; else an error."""

from __future__ import annotations

import codecs
import re

from recordlint.documents.encodings import decode
from recordlint.errors import InputError

MAX_CHARACTERS = 32_000_000
"""The longest page that is parsed, in characters; what stands within pictures counts."""
_META = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.I)
_XML = re.compile(rb"""\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{2,40})["']""", re.I)
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_WIDER = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "latin-1": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
}
_NOT_HERE = ("utf-16", "utf-32", "utf-7", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")
_CONTROLS = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")


def text_of(data: bytes, name: str, charset: str = "") -> str:
    """The characters of a page; line ends are plain, control characters gone. Raises InputError when it cannot be decoded or is too long."""
    text = _decoded(data, name, charset)
    if len(text) > MAX_CHARACTERS:
        raise InputError(f"{name}: {len(text):,} characters are beyond the limit of {MAX_CHARACTERS:,}: split it")
    return _CONTROLS.sub("", text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n")).removeprefix("\ufeff")


def _decoded(data: bytes, name: str, charset: str) -> str:
    if any(data.startswith(mark) for mark, _ in _MARKS):
        return decode(data, name)
    head = data[:4096]
    said = _META.search(head) or _XML.match(head)
    for label in (charset, said[1].decode("ascii", "ignore") if said else ""):
        found = known(label)
        if found:
            try:
                return data.decode(found)
            except (UnicodeDecodeError, LookupError):
                continue
    return decode(data, name) if data else ""


def known(label: str) -> str:
    """The codec for an encoding's name as a page or a mail says it, by what browsers take it for; "" where there is none."""
    try:
        codec = codecs.lookup(label.strip("'\" ")).name if label.strip() else ""
        if codec and not codecs.lookup(codec)._is_text_encoding:  # pyright: ignore[reportPrivateUsage] (base64 and the like are codecs too)
            return ""
    except (LookupError, ValueError):
        return ""
    return "" if codec in _NOT_HERE or codec == "utf-8" else _WIDER.get(codec, codec)
