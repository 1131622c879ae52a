"""A new package for a copy: fresh names, fresh relationships, fixed dates, nothing of the source's."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING
from xml.sax.saxutils import quoteattr

from lxml import etree

from recordlint.documents.packages import packed

if TYPE_CHECKING:
    from lxml.etree import _Element as Element  # pyright: ignore[reportPrivateUsage]

_BASE = "http://schemas.openxmlformats.org/"
_RELATIONSHIPS = _BASE + "officeDocument/2006/relationships/"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_TYPES = {
    "header": "header+xml", "footer": "footer+xml", "footnotes": "footnotes+xml", "endnotes": "endnotes+xml",
          "styles": "styles+xml", "numbering": "numbering+xml", "settings": "settings+xml"}  # fmt: skip
_HEAD = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_APPLICATION = (
    _HEAD
    + f'<Properties xmlns="{_BASE}officeDocument/2006/extended-properties"><Application>recordlint</Application></Properties>'.encode()
)
_CORE = (
    _HEAD
    + f'<cp:coreProperties xmlns:cp="{_BASE}package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"/>'.encode()
)


class NewPackage:
    """The parts of a copy as they are made."""

    def __init__(self) -> None:
        self._parts: dict[str, bytes] = {}
        self._types: dict[str, str] = {}
        self._links: list[Links] = []
        self._pictures: dict[str, str] = {}
        self._numbers = 0
        self.document = self.links("word/document.xml")

    def next_number(self) -> int:
        """A number for a drawing, from 1."""
        self._numbers += 1
        return self._numbers

    def links(self, part: str) -> Links:
        """The relationships of a part, to be filled."""
        made = Links(self, part)
        self._links.append(made)
        return made

    def add(self, kind: str, root: Element, number: int | None = None) -> str:
        """Add an XML part next to the main document and link it; its relationship's id."""
        name = f"{kind}{'' if number is None else number}.xml"
        self._parts[f"word/{name}"] = serialised(root)
        self._types[f"word/{name}"] = _WORD + _TYPES[kind]
        return self.document.link(kind, name)

    def picture(self, data: bytes, suffix: str) -> str:
        """Add a picture; the same one is added once. Its name beside the main document."""
        digest = hashlib.sha256(data).hexdigest()
        if digest not in self._pictures:
            self._pictures[digest] = f"media/image{len(self._pictures) + 1}.{suffix}"
            self._parts["word/" + self._pictures[digest]] = data
        return self._pictures[digest]

    def data(self, main: Element) -> bytes:
        """The package's bytes; one that would unpack like a decompression bomb (the same label over and over) is not packed."""
        self._types["word/document.xml"] = _WORD + "document.main+xml"
        parts = {
            "[Content_Types].xml": self._content_types(),
            "_rels/.rels": _relationships([
                (_RELATIONSHIPS + "officeDocument", "word/document.xml"),
                (_BASE + "package/2006/relationships/metadata/core-properties", "docProps/core.xml"),
                (_RELATIONSHIPS + "extended-properties", "docProps/app.xml"),
            ]),
            "docProps/core.xml": _CORE,
            "docProps/app.xml": _APPLICATION,
            "word/document.xml": serialised(main),
            **{one.name: one.data() for one in self._links if one.used},
            **self._parts,
        }  # fmt: skip
        return packed(parts)

    def _content_types(self) -> bytes:
        types = {
            **self._types,
            "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
            "docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
        }
        lines = [
            f'<Types xmlns="{_BASE}package/2006/content-types">',
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
            '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>',
            '<Default Extension="jpeg" ContentType="image/jpeg"/>',
            *(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in sorted(types.items())),
            "</Types>",
        ]
        return _HEAD + "".join(lines).encode()


class Links:
    """The relationships of one part of a copy."""

    def __init__(self, package: NewPackage, part: str) -> None:
        folder, _, last = part.rpartition("/")
        self.name = f"{folder}/_rels/{last}.rels"
        self._package = package
        self._targets: list[tuple[str, str]] = []

    @property
    def used(self) -> bool:
        """Whether there is any."""
        return bool(self._targets)

    def link(self, kind: str, target: str) -> str:
        """Link a part; the relationship's id."""
        one = (_RELATIONSHIPS + kind, target)
        if one not in self._targets:
            self._targets.append(one)
        return f"rId{self._targets.index(one) + 1}"

    def picture(self, data: bytes, suffix: str) -> str:
        """Link a picture; the relationship's id."""
        return self.link("image", self._package.picture(data, suffix))

    def data(self) -> bytes:
        """The part that holds them."""
        return _relationships(self._targets)


def serialised(root: Element) -> bytes:
    """An XML part's bytes."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _relationships(targets: list[tuple[str, str]]) -> bytes:
    lines = [
        f'<Relationship Id="rId{number}" Type="{kind}" Target={quoteattr(target)}/>'
        for number, (kind, target) in enumerate(targets, start=1)
    ]
    return _HEAD + f'<Relationships xmlns="{_BASE}package/2006/relationships">{"".join(lines)}</Relationships>'.encode()
