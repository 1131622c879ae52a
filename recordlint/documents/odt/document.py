"""An OpenDocument text as a whole: its package, its parts in reading order, its properties."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from recordlint.documents.blocks import DocumentOptions, Place
from recordlint.documents.odt.names import attribute, name_of, tag
from recordlint.documents.odt.styles import Styles
from recordlint.documents.odt.walking import Context, Walker
from recordlint.documents.packages import Package, parse_xml
from recordlint.documents.typesetting.gathering import Gathered, Gathering, words_of_counts
from recordlint.errors import InputError

if TYPE_CHECKING:
    from recordlint.documents.odt.names import Element

_KIND = "an OpenDocument text"
_PROPERTIES = (
    "dc:title", "dc:subject", "dc:description", "dc:creator", "dc:contributor", "meta:initial-creator", "meta:keyword", "meta:printed-by",
    "meta:user-defined",
)  # fmt: skip
_HEADERS = ("style:header", "style:header-first", "style:header-left")
_FOOTERS = ("style:footer", "style:footer-first", "style:footer-left")
_LEFT_OUT = (
    (re.compile(r"(?:Basic|Scripts)/(?!.*script-l[cb]\.xml)(?!.*dialog\.xml).+"), "macro file"),
    (re.compile(r"Versions/.+"), "earlier version"),
    (re.compile(r"META-INF/.*signatures\.xml"), "digital signature"),
)


@dataclass(frozen=True, slots=True)
class _Parts:
    """The roots of a document's parts (one of them for all in a flat file), and its files."""

    content: Element
    styles: Element | None
    meta: Element | None
    names: tuple[str, ...] = ()
    file: Callable[[str], bytes | None] = lambda _: None


def gathered(data: bytes, name: str, options: DocumentOptions) -> Gathered:
    """All blocks of a document, in reading order. Raises InputError when it cannot be read."""
    parts = _flat(data, name) if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<") else _packed(data, name)
    body = parts.content.find(tag("office:body"))
    text = None if body is None else body.find(tag("office:text"))
    if body is None or text is None:
        raise InputError(f"{name}: not {_KIND}: save it as .odt or .docx from the program that made it")
    roots = [root for root in (parts.styles, parts.content) if root is not None]
    walker = Walker(name, Styles.of(roots), parts.file, "keep" if options.images == "keep" else "withhold")
    walker.controls_of(text)
    masters = list(_masters(roots))
    for master in masters:
        _margin(walker, master, _HEADERS, "header")
    walker.gathering.begin("\n\n")
    walker.flow(text, Context())
    for master in masters:
        _margin(walker, master, _FOOTERS, "footer")
    _properties(walker.gathering, parts)
    return Gathered(walker.gathering, tuple(walker.failures), tuple(_remarks(parts, walker)))


def _packed(data: bytes, name: str) -> _Parts:
    package = Package(data, name, _KIND)
    if "META-INF/manifest.xml" in package:
        manifest = package.xml_of("META-INF/manifest.xml")
        if next(manifest.iter(tag("manifest:encryption-data")), None) is not None or "encrypted-package" in package:
            raise InputError(f"{name}: encrypted: save it without a password")
    if "content.xml" not in package:
        raise InputError(f"{name}: not {_KIND} (content.xml is missing): open and save it again")

    def file(part: str) -> bytes | None:
        return package.bytes_of(part) if part in package else None

    styles, meta = (package.xml_of(part) if part in package else None for part in ("styles.xml", "meta.xml"))
    return _Parts(package.xml_of("content.xml"), styles, meta, package.names, file)


def _flat(data: bytes, name: str) -> _Parts:
    root = parse_xml(data.lstrip(b" \t\r\n"), name)
    return _Parts(root, None, root)


def _masters(roots: list[Element]) -> Iterator[Element]:
    for root in roots:
        yield from root.iter(tag("style:master-page"))


def _margin(walker: Walker, master: Element, kinds: tuple[str, ...], part: str) -> None:
    for margin in master:
        if name_of(margin) in kinds:
            hidden = "hidden text" if attribute(margin, "style:display") == "false" else ""
            walker.gathering.begin("\n\n")
            walker.flow(margin, Context(part=part, hidden=hidden))


def _properties(gathering: Gathering, parts: _Parts) -> None:
    if parts.meta is None:
        return
    meta = parts.meta.find(tag("office:meta"))
    for one in () if meta is None else meta:
        if name_of(one) in _PROPERTIES:
            said = " ".join((attribute(one, "meta:name"), "".join(one.itertext())))
            gathering.text(said, Place(part="properties"), in_copy=False)
        elif name_of(one) == "meta:template":
            gathering.text(attribute(one, "xlink:title"), Place(part="properties"), in_copy=False)


def _remarks(parts: _Parts, walker: Walker) -> Iterator[str]:
    counts = Counter(kind for part in parts.names for pattern, kind in _LEFT_OUT if pattern.fullmatch(part))
    counts["picture of a background"] += sum(
        1 for part in parts.names if part.startswith("Pictures/") and part not in walker.used
    )
    counts.update(walker.unread)
    if +counts:
        yield f"not read and never copied: {words_of_counts(counts)}"
