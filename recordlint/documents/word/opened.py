"""A Word file opened: its parts, found by their relationships and not by their names."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote

from recordlint.documents.packages import Package, parse_xml
from recordlint.documents.word.spelling import STRICT, W, local
from recordlint.errors import InputError

if TYPE_CHECKING:
    from lxml.etree import _Element as Element  # pyright: ignore[reportPrivateUsage]

MAX_ELEMENTS = 4_000_000
"""The most tags that a part of a document may have: about a thousand pages, and 1 GB of memory."""
_STRICT_MARK = b"http://purl.oclc.org/ooxml/"


@dataclass(frozen=True, slots=True)
class Target:
    """Where a relationship leads: the last word of its type, a part's name or an outside address."""

    kind: str
    target: str
    external: bool


@dataclass(frozen=True, slots=True)
class Part:
    """An XML part and where its relationships lead, by id."""

    name: str
    root: Element
    targets: dict[str, Target]

    def of_kind(self, kind: str) -> list[str]:
        """The parts of the package that relationships of a kind lead to."""
        return [one.target for one in self.targets.values() if one.kind == kind and not one.external]


class Opened:
    """A Word file's parts. Raises InputError when it is not one, is damaged or beyond the limits."""

    def __init__(self, data: bytes, name: str) -> None:
        self.name = name
        self.package = Package(
            data, name, "a Word document", "open it in Word or LibreOffice and save it again as .docx"
        )
        self._parts: dict[str, Part] = {}
        self._spelt = {part.lower(): part for part in self.package.names}
        main = [one.target for one in self._targets("").values() if one.kind == "officeDocument" and not one.external]
        if not main or main[0] not in self.package:
            raise InputError(
                f"{name}: not a Word document, or a damaged one (its main part is missing): save it again as .docx"
            )
        self.main = self.part(main[0])
        if self.main.root.tag != W + "document":
            raise InputError(
                f"{name}: not a Word document (it holds '{local(self.main.root)}'): give it its own suffix"
            )

    def part(self, name: str) -> Part:
        """An XML part with its relationships. Raises InputError when it is missing, damaged or beyond the limits."""
        if name not in self._parts:
            self._parts[name] = Part(name, self.xml(name), self._targets(name))
        return self._parts[name]

    def xml(self, name: str) -> Element:
        """The root of an XML part, in the usual namespaces. Raises InputError as `part` does."""
        data = self.package.bytes_of(name)
        if data.count(b"<") > 2 * MAX_ELEMENTS:
            raise InputError(f"{self.name}: {name} has more than {MAX_ELEMENTS:,} elements: split the document")
        said = f"{self.name}: {name}"
        root = parse_xml(data, said)
        if str(root.tag).startswith("{http://purl.oclc.org/") or _STRICT_MARK in data[:4096]:
            from lxml import etree

            data = etree.tostring(root, encoding="utf-8")
            for strict, usual in STRICT:
                data = data.replace(strict, usual)
            root = parse_xml(data, said)
        return root

    def optional(self, kind: str) -> Part | None:
        """The part of the main document that a kind of relationship leads to, if there is one."""
        found = [name for name in self.main.of_kind(kind) if name in self.package]
        return self.part(found[0]) if found else None

    def _targets(self, part: str) -> dict[str, Target]:
        folder, _, last = part.rpartition("/")
        name = f"{folder}/_rels/{last}.rels" if folder else f"_rels/{last}.rels"
        if name not in self.package:
            return {}
        found: dict[str, Target] = {}
        for one in self.xml(name):
            said = one.get("Target") or ""
            external = one.get("TargetMode") == "External"
            kind = (one.get("Type") or "").rpartition("/")[2]
            found[one.get("Id") or ""] = Target(kind, said if external else self._resolved(folder, said), external)
        return found

    def _resolved(self, folder: str, target: str) -> str:
        joined = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
        for one in (joined, unquote(joined)):
            if one in self.package:
                return one
        return self._spelt.get(joined.lower(), joined)  # Word takes a part's name in any case
