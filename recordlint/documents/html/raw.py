"""Everything that can be read in a page, by a path of its own: the characters of the file, and Python's own parser."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator
from html import unescape
from html.parser import HTMLParser
from urllib.parse import unquote, unquote_to_bytes

_NAMES = (
    "address article aside blockquote body br caption center dd details div dl dt fieldset figcaption figure footer form h1 h2 "
    "h3 h4 h5 h6 head header hr html legend li main nav ol option p pre section summary table tbody td textarea tfoot th thead "
    "title tr ul"
)
_LINES = frozenset(_NAMES.split())
_DATA = re.compile(r"data:([^,;\"'\s]*)((?:;[^,\"']*)?),([^\"'\s)>]*)", re.I)
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")


def raw(data: bytes, name: str) -> Iterator[tuple[str, str]]:
    """(where, text) of everything readable in a page: as the file has it, and as its parts say it.

    The first word of `where` is a view of the whole: each word that is shown stands in a view once.
    """
    text = _decoded(data)
    yield "file as it stands", unescape(text)
    parts = _Parts()
    parts.feed(text)
    parts.close()
    words = _UNSEEN.sub("", "".join(parts.text)).replace("\u00a0", " ")
    yield "text all of it", words
    yield "joined without line ends", re.sub(r"\s*\n\s*", " ", words)
    for value in parts.attributes:
        yield "attributes a value", _UNSEEN.sub("", value)
        plain = unquote(value)
        if plain != value:
            yield "addresses a value", plain
    for comment in parts.comments:
        yield "comments one", comment
    for found in _DATA.finditer(text):
        yield "data decoded", _bytes_of(found).decode("utf-8", "backslashreplace")


def _decoded(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "backslashreplace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "backslashreplace")


def _bytes_of(found: re.Match[str]) -> bytes:
    if "base64" not in found[2].lower():
        return unquote_to_bytes(found[3])
    text = re.sub("[^A-Za-z0-9+/]", "", unquote(found[3]))
    try:
        return base64.b64decode(text + "=" * (-len(text) % 4))
    except (binascii.Error, ValueError):
        return found[3].encode()


class _Parts(HTMLParser):
    """Text, attributes and comments; a line end where an element begins or ends that is no part of a line."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text: list[str] = []
        self.attributes: list[str] = []
        self.comments: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _LINES:
            self.text.append("\n")
        self.attributes += [value for _, value in attrs if value]
        self.attributes += [name for name, _ in attrs if len(name) > 16]

    def handle_endtag(self, tag: str) -> None:
        if tag in _LINES:
            self.text.append("\n")

    def handle_data(self, data: str) -> None:
        self.text.append(data)

    def handle_comment(self, data: str) -> None:
        self.comments.append(data)

    def handle_decl(self, decl: str) -> None:
        self.comments.append(decl)

    def handle_pi(self, data: str) -> None:
        self.comments.append(data)

    def unknown_decl(self, data: str) -> None:
        self.comments.append(data)
