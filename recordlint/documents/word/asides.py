"""Everything in a package that is read and never copied: comments, properties, hidden parts, names of authors, targets of links.

What cannot be read at all (embedded objects, macros) is counted, so that nobody takes silence for emptiness.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import unquote

from recordlint.documents.word.fonts import known_font
from recordlint.documents.word.model import Aside, Document
from recordlint.documents.word.numbering import Numbering
from recordlint.documents.word.spelling import W, local, value, words_of
from recordlint.documents.word.styles import made_up
from recordlint.errors import InputError

if TYPE_CHECKING:
    from lxml.etree import _Element as Element  # pyright: ignore[reportPrivateUsage]

    from recordlint.documents.word.walk import Walk

_COUNTED = frozenset(
    [
        "Application",
        "AppVersion",
        "DocSecurity",
        "Pages",
        "Words",
        "Characters",
        "Lines",
        "Paragraphs",
        "CharactersWithSpaces",
        "ScaleCrop",
        "LinksUpToDate",
        "SharedDoc",
        "HyperlinksChanged",
        "TotalTime",
        "created",
        "modified",
        "lastPrinted",
        "revision",
        "HeadingPairs",
        "Template",
    ]
)
_IGNORED = frozenset(
    [
        "theme",
        "webSettings",
        "commentsEx",
        "commentsIds",
        "commentsExtensible",
        "Types",
        "Relationships",
        "font",
        "sources",
    ]
)
_BINARY = (
    (re.compile(r"vbaproject|vbadata|\.bas$", re.IGNORECASE), "macros"),
    (re.compile(r"/activex/", re.IGNORECASE), "controls"),
    (re.compile(r"/embeddings/|\.bin$|\.(xlsx?|docx?|pptx?|pdf|ole)$", re.IGNORECASE), "embedded objects"),
    (re.compile(r"\.(mht|mhtml|html?|rtf|txt|csv)$", re.IGNORECASE), "embedded documents"),
    (re.compile(r"\.(mp[34]|m4[av]|wav|wma|wmv|avi|mov|ogg|webm)$", re.IGNORECASE), "recordings"),
)
PICTURE = re.compile(r"\.(png|jpe?g|jfif|gif|bmp|tiff?|webp|emf|wmf|svg|emz|wmz|ico|pict?|wdp|jxr)$", re.IGNORECASE)
_FONT = re.compile(r"\.(odttf|ttf|otf|fntdata)$", re.IGNORECASE)
_XML = re.compile(r"\.(xml|rels|vml)$", re.IGNORECASE)
MAX_TEXT = 1_000_000
"""The most characters of one part that is not copied which are read."""


class Asides:
    """Gathers into a walked document what its stories do not show."""

    def __init__(self, walk: Walk) -> None:
        self._walk, self._opened, self._document = walk, walk.opened, walk.document
        self._said: set[tuple[str, str]] = set()

    def gather(self) -> Document:
        """The document, with what is read and never copied."""
        for kind, note in self._walk.unused_notes():
            self._say(f"unused {kind}", words_of(note), f"unused {kind}s")
        for name in self._opened.package.names:
            if name == "[Content_Types].xml" or name.endswith("/"):
                continue
            try:
                self._part(name)
            except InputError:
                self._fail("damaged parts")
        return self._document

    def _say(self, part: str, text: str, left_out: str = "") -> None:
        if left_out:
            self._document.leave_out(left_out)
        if text.strip() and (part, text) not in self._said:
            self._said.add((part, text))
            self._document.asides.append(Aside(text[:MAX_TEXT], part))
        if len(text) > MAX_TEXT:
            self._fail("overlong parts")

    def _fail(self, kind: str) -> None:
        self._document.failures[kind] = self._document.failures.get(kind, 0) + 1
        self._document.leave_out(kind)

    def _part(self, name: str) -> None:
        if name.lower().endswith(".rels"):
            self._targets(name)
        elif not _XML.search(name):
            self._other(name)
        elif name in self._document.walked:
            self._traces(self._opened.part(name).root)
        else:
            self._xml(name, self._opened.xml(name))

    def _targets(self, name: str) -> None:
        folder, _, last = name.rpartition("_rels/")
        part = folder + last.removesuffix(".rels")
        for one in (
            self._opened.part(part).targets.values()
            if part in self._document.walked
            else _outside(self._opened.xml(name))
        ):
            address = one if isinstance(one, str) else one.target if one.external else ""
            self._say("hyperlink target", unquote(address).removeprefix("mailto:"))

    def _other(self, name: str) -> None:
        if "thumbnail" in name.lower():
            self._document.leave_out("thumbnails")
        elif _FONT.search(name):
            self._document.leave_out("embedded fonts")
        elif not PICTURE.search(name):
            self._fail(next((kind for pattern, kind in _BINARY if pattern.search(name)), "unknown parts"))

    def _traces(self, root: Element) -> None:
        """What stands in the stories' attributes: who changed something, names of bookmarks, who may edit."""
        names = {W + "author": "author of tracked changes", W + "ed": "person who may edit"}
        for attribute, part in names.items():
            found = root.xpath(f"//@w:{attribute[len(W) :]}", namespaces={"w": W[1:-1]})
            for text in dict.fromkeys(str(one) for one in found):
                self._say(part, text, "names of authors and editors")
        marks = [value(one, attribute="name") or "" for one in root.iter(W + "bookmarkStart")]
        if marks:
            self._document.leave_out("bookmarks", len(marks))
        self._say("bookmark", "\n".join(dict.fromkeys(mark for mark in marks if not mark.startswith("_"))))

    def _xml(self, name: str, root: Element) -> None:
        kind = local(root)
        if kind == "comments":
            self._comments(root)
        elif kind in ("coreProperties", "Properties"):
            self._properties(root)
        elif kind == "settings":
            self._settings(root)
        elif kind == "styles" and "glossary" not in name:
            for style in made_up(root):
                self._say("name of a style", style)
        elif kind == "numbering" and "glossary" not in name:
            for label in Numbering(root, self._walk.styles).labels():
                self._say("list label", label, "words in list labels")
        elif kind == "fonts":
            for font in root:
                said = (value(font, attribute="name"), value(font, "altName"))
                self._say("name of a font", "\n".join(one for one in said if one and not known_font(one)))
        elif kind == "chartSpace":
            self._say("chart", words_of(root))
        elif kind == "dataModel" or kind == "drawing":
            self._say("diagram", words_of(root))
        elif kind in ("hdr", "ftr"):
            self._say("unused header or footer", words_of(root), "unused headers and footers")
        elif kind == "people":
            self._say("people", "\n".join(dict.fromkeys(_values(root))), "lists of people")
        elif kind in ("footnotes", "endnotes") or kind in _IGNORED or (kind in ("styles", "numbering")):
            return
        elif kind == "document":
            self._say("building blocks", "\n".join((words_of(root), *_names(root))), "building blocks")
        elif kind in ("colors", "styleDef", "layoutDef", "colorsDef", "chartStyle", "colorStyle", "datastoreItem"):
            return
        else:
            held = "\n".join(text for text in (words_of(root), *dict.fromkeys(_values(root))) if text)
            self._say("custom XML" if "customxml" in name.lower() else f"part {name}", held)
            self._document.leave_out("custom XML" if "customxml" in name.lower() else "other parts")

    def _comments(self, root: Element) -> None:
        for number, one in enumerate(root.findall(W + "comment"), start=1):
            self._say(f"comment {number}", words_of(one), "comments")
            who = [value(one, attribute=name) or "" for name in ("author", "initials")]
            self._say(f"comment {number}, author", "\n".join(text for text in who if text))

    def _properties(self, root: Element) -> None:
        self._document.leave_out("document properties")
        for one in root:
            kind, text = local(one), " ".join(words_of(one).split())
            if kind in _COUNTED or not text:
                continue
            self._say("properties", f"{one.get('name') or kind}: {text}")

    def _settings(self, root: Element) -> None:
        for one in root.iter(W + "docVar"):
            said = (value(one, attribute="name"), value(one))
            self._say("document variable", ": ".join(text for text in said if text), "document variables")
        merge = root.find(W + "mailMerge")
        if merge is not None:
            self._say("mail merge", "\n".join(dict.fromkeys(_values(merge))), "mail merge settings")


def _outside(root: Element) -> Iterator[str]:
    for one in root:
        if one.get("TargetMode") == "External":
            yield one.get("Target") or ""


def _names(root: Element) -> Iterator[str]:
    for one in root.iter(W + "name", W + "category", W + "description"):
        if value(one):
            yield value(one) or ""


def _values(root: Element) -> Iterator[str]:
    """The values of attributes that may be words."""
    for one in root.iter():
        for said in one.attrib.values():
            if re.search(r"[^\W\d_]{2}", str(said)) and not str(said).startswith(("http://schemas.", "{")):
                yield str(said)
