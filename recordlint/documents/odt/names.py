"""Names of elements and attributes as OpenDocument's specification writes them: "text:p" for whatever prefix a file uses."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element  # pyright: ignore[reportPrivateUsage]

    Element = _Element

_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
_URIS = {
    **{
        f"{_OASIS}{room}:1.0": room
        for room in ("office", "text", "table", "style", "meta", "form", "manifest", "chart")
    },
    f"{_OASIS}drawing:1.0": "draw",
    f"{_OASIS}svg-compatible:1.0": "svg",
    f"{_OASIS}xsl-fo-compatible:1.0": "fo",
    "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0": "loext",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://www.w3.org/1999/xlink": "xlink",
    "http://www.w3.org/1998/Math/MathML": "math",
    "http://www.w3.org/XML/1998/namespace": "xml",
}
_TABLES = ("table", "covered-table-cell")
_OF_PREFIX = {prefix: uri for uri, prefix in _URIS.items()}


def name_of(element: Element) -> str:
    """An element's name, "text:p"; "?:x" where its namespace is none of OpenDocument's."""
    uri, _, local = str(element.tag)[1:].rpartition("}")
    prefix = _URIS.get(uri, "?")
    if prefix == "loext" and local.startswith(_TABLES):
        prefix = "table"  # LibreOffice writes tables in shapes so
    return f"{prefix}:{local}"


def attribute(element: Element, name: str) -> str:
    """An attribute by its name, "text:style-name"; empty where it is missing."""
    return element.get(tag(name)) or ""


def tag(name: str) -> str:
    """A name as lxml writes it."""
    prefix, _, local = name.partition(":")
    return f"{{{_OF_PREFIX[prefix]}}}{local}"


def number(element: Element, name: str, otherwise: int = 1, most: int = 1_000_000) -> int:
    """An attribute that counts something, from 0 to `most`."""
    value = attribute(element, name)
    return min(int(value), most) if value.isascii() and value.isdigit() and len(value) < 10 else otherwise
