"""How WordprocessingML spells its names: namespaces in lxml's notation, what is invisible, and small helpers over elements."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element as Element  # pyright: ignore[reportPrivateUsage] # lxml has no public name for it

_BASE = "http://schemas.openxmlformats.org/"
_MICROSOFT = "http://schemas.microsoft.com/office/word/"
NAMESPACES = {
    "w": _BASE + "wordprocessingml/2006/main",
    "r": _BASE + "officeDocument/2006/relationships",
    "m": _BASE + "officeDocument/2006/math",
    "a": _BASE + "drawingml/2006/main",
    "pic": _BASE + "drawingml/2006/picture",
    "wp": _BASE + "drawingml/2006/wordprocessingDrawing",
    "mc": _BASE + "markup-compatibility/2006",
    "wps": _MICROSOFT + "2010/wordprocessingShape",
}
"""The namespaces that a copy is written with."""

W, R, M, A, PIC, WP, MC, WPS = (f"{{{NAMESPACES[name]}}}" for name in ("w", "r", "m", "a", "pic", "wp", "mc", "wps"))
WPG = f"{{{_MICROSOFT}2010/wordprocessingGroup}}"
WPC = f"{{{_MICROSOFT}2010/wordprocessingCanvas}}"
W14 = f"{{{_MICROSOFT}2010/wordml}}"
V = "{urn:schemas-microsoft-com:vml}"
O = "{urn:schemas-microsoft-com:office:office}"  # noqa: E741 (the prefix that everybody knows it by)
CHART = f"{{{_BASE}drawingml/2006/chart}}"
DIAGRAM = f"{{{_BASE}drawingml/2006/diagram}}"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", NAMESPACES["w"].encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", NAMESPACES["r"].encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", NAMESPACES["m"].encode()),
    (b"http://purl.oclc.org/ooxml/drawingml/", (_BASE + "drawingml/2006/").encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/", (_BASE + "officeDocument/2006/").encode()),
)
"""The namespaces of a "Strict Open XML Document", and the usual ones that mean the same."""

_INVISIBLE = "\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
INVISIBLE = re.compile(f"[{_INVISIBLE}]")
"""Characters that nobody sees and that may stand in the middle of a word: soft hyphens, zero widths, directions."""

_FALSE = frozenset({"0", "false", "off"})
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def local(element: Element) -> str:
    """An element's name without its namespace."""
    return str(element.tag).rpartition("}")[2]


def value(element: Element | None, child: str = "", attribute: str = "val") -> str | None:
    """A WordprocessingML attribute of an element, or of its first child of a name; None where there is none."""
    if element is not None and child:
        element = element.find(W + child)
    return None if element is None else element.get(W + attribute)


def switched(element: Element | None, child: str) -> bool | None:
    """What an on/off child says; None where it is not there."""
    found = None if element is None else element.find(W + child)
    return None if found is None else (found.get(W + "val") or "true").lower() not in _FALSE


def is_true(said: str | None) -> bool:
    """Whether an attribute's value means yes."""
    return said is not None and said.lower() not in _FALSE


def integer(said: str | None, default: int = 0, limit: int = 2_147_483_647) -> int:
    """A whole number within ±limit out of an attribute; the default where it is none."""
    match = re.fullmatch(r"\s*([+-]?\d{1,12})(?:\.\d{1,12})?\s*", said or "")
    return max(-limit, min(limit, int(match[1]))) if match else default


def visible(text: str) -> str:
    """Text without what nobody sees."""
    return INVISIBLE.sub("", text)


def writable(text: str) -> str:
    """Text without the characters that XML cannot hold."""
    return _NOT_XML.sub("\N{REPLACEMENT CHARACTER}", text)


def words_of(element: Element) -> str:
    """All text below an element, deleted text included, a line for each paragraph: for what is read and never copied."""
    return "\n".join(line for line in _lines_of(element) if line.strip())


def _lines_of(element: Element) -> Iterator[str]:
    line: list[str] = []
    for one in element.iter():
        if not isinstance(one.tag, str):
            continue
        name = local(one)
        if name in ("p", "pt") and line:
            yield visible("".join(line))
            line = []
        if name in ("tab", "br", "cr"):
            line.append("\t" if name == "tab" else "\n")
        elif name == "noBreakHyphen":
            line.append("-")
        elif name == "textpath" and one.get("string"):
            line.append(one.get("string") or "")
        elif name in ("t", "delText", "instrText", "delInstrText") or (len(one) == 0 and one.text and one.text.strip()):
            line.append(one.text or "")
    yield visible("".join(line))
