"""The runs of a copy: text in the look it had, labels in white on black, fields computed afresh, maths."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

from recordlint.documents.word.allowed import CHILDREN, admits, attributes_of
from recordlint.documents.word.fonts import known_font
from recordlint.documents.word.model import Piece
from recordlint.documents.word.spelling import XML_SPACE, M, W, local, value, writable

if TYPE_CHECKING:
    from lxml.etree import _Element as Element  # pyright: ignore[reportPrivateUsage]

    from recordlint.documents.word.cleaning import Cleaner

_BREAKS = re.compile("([\t\n])")
_PLAIN_LABEL = frozenset(
    [
        "caps",
        "smallCaps",
        "strike",
        "dstrike",
        "outline",
        "shadow",
        "emboss",
        "imprint",
        "color",
        "spacing",
        "w",
        "kern",
        "position",
        "highlight",
        "u",
        "bdr",
        "shd",
        "vertAlign",
        "em",
    ]
)
_MATHS_VALUE = re.compile(r"[^\W\d_]?|[^\w\s]{1,2}|-?\d{1,3}|on|off|bar|skw|lin|noBar|undOvr|subSup|top|bot|center|left|right|p|b|i|bi|"
                          r"roman|script|fraktur|double-struck|sans-serif|monospace|centered|match|centerGroup")  # fmt: skip
_RUN_ORDER = {name: at for at, name in enumerate(CHILDREN["rPr"])}


class Runs:
    """The runs of a paragraph; pieces of one source's run go into one run."""

    def __init__(self, paragraph: Element, cleaner: Cleaner) -> None:
        self.paragraph, self._cleaner = paragraph, cleaner
        self._run: Element | None = None
        self._of: Element | None = None

    def apart(self) -> None:
        """What comes next goes into a run of its own."""
        self._run = None

    def add(self, piece: Piece, content: Element) -> None:
        """Add an element to the piece's run."""
        self._for(piece).append(content)

    def text(self, piece: Piece, text: str) -> None:
        """Add text in the piece's look."""
        if text:
            fill_run(self._for(piece), text)

    def label(self, piece: Piece, text: str) -> None:
        """Add text in the piece's size and font, in white on black."""
        self._run = run = etree.SubElement(self.paragraph, W + "r")
        if text:
            run.append(_label_look(self._look(piece)))
            fill_run(run, text)
        else:
            self.paragraph.remove(run)
        self._run = None

    def piece(self, piece: Piece) -> None:
        """Add a piece as it stood in the source."""
        kinds = {"break": {}, "page": {W + "type": "page"}, "column": {W + "type": "column"}}
        if piece.kind in kinds:
            self.add(piece, etree.Element(W + "br", kinds[piece.kind]))
        elif piece.kind == "hyphen":
            self.add(piece, etree.Element(W + "noBreakHyphen"))
        elif piece.kind == "tab":
            self.add(piece, _tab(piece.node))
        elif piece.kind == "mark" and piece.node is not None:
            self.add(piece, etree.Element(W + local(piece.node)))
        elif piece.kind == "symbol" and piece.node is not None and known_font(value(piece.node, attribute="font")):
            font, code = (
                known_font(value(piece.node, attribute="font")) or "",
                value(piece.node, attribute="char") or "",
            )
            self.add(piece, etree.Element(W + "sym", {W + "font": font, W + "char": code[-4:]}))
        else:
            self.text(piece, piece.raw)

    def field_begins(self, piece: Piece, instruction: str) -> None:
        """Open a field that is computed afresh."""
        self._character(piece, "begin")
        code = etree.SubElement(self._fresh(piece), W + "instrText", {XML_SPACE: "preserve"})
        code.text = f" {instruction} "
        self._character(piece, "separate")

    def field_ends(self, piece: Piece) -> None:
        """Close it."""
        self._character(piece, "end")
        self._run = None

    def _character(self, piece: Piece, kind: str) -> None:
        etree.SubElement(self._fresh(piece), W + "fldChar", {W + "fldCharType": kind})
        self._run = None

    def _for(self, piece: Piece) -> Element:
        if self._run is None or self._of is not piece.properties:
            return self._fresh(piece)
        return self._run

    def _fresh(self, piece: Piece) -> Element:
        run = etree.SubElement(self.paragraph, W + "r")
        look = self._look(piece)
        if look is not None and len(look):
            run.append(look)
        self._run, self._of = run, piece.properties
        return run

    def _look(self, piece: Piece) -> Element | None:
        return None if piece.properties is None else self._cleaner.clean(piece.properties)


def _label_look(look: Element | None) -> Element:
    made = etree.Element(W + "rPr")
    kept = [] if look is None else [one for one in look if local(one) not in _PLAIN_LABEL]
    kept.append(etree.Element(W + "color", {W + "val": "FFFFFF"}))
    kept.append(etree.Element(W + "shd", {W + "val": "clear", W + "color": "auto", W + "fill": "000000"}))
    made.extend(sorted(kept, key=lambda one: _RUN_ORDER[local(one)]))
    return made


def fill_run(run: Element, text: str) -> None:
    """Put text into a run; tabs and line ends are elements."""
    for part in _BREAKS.split(text.replace("\r", " ")):
        if part == "\t":
            etree.SubElement(run, W + "tab")
        elif part == "\n":
            etree.SubElement(run, W + "br")
        elif part:
            etree.SubElement(run, W + "t", {XML_SPACE: "preserve"}).text = writable(part)


def _tab(node: Element | None) -> Element:
    if node is None:
        return etree.Element(W + "tab")
    made = etree.Element(W + "ptab")
    for name, values in attributes_of("ptab", "r").items():
        said = value(node, attribute=name)
        made.set(
            W + name,
            said
            if said is not None and admits(values, said)
            else next(iter(sorted(values)))
            if isinstance(values, frozenset)
            else "",
        )
    return made


def maths(source: Element) -> Element:
    """Maths as it stood, without what is not maths, and with no value that is a word."""
    made = etree.Element(source.tag)
    for name, said in source.attrib.items():
        if str(name) == M + "val" and _MATHS_VALUE.fullmatch(str(said)):
            made.set(M + "val", str(said))
    if source.tag == M + "t":
        made.text = (source.text or "").replace("\n", " ")
        made.set(XML_SPACE, "preserve")
    for child in source:
        if not isinstance(child.tag, str):
            continue
        if child.tag.startswith(M):
            made.append(maths(child))
        elif child.tag.startswith(W) and local(child) not in ("del", "moveFrom"):
            made.extend(maths(one) for one in child if isinstance(one.tag, str) and one.tag.startswith(M))
    return made
