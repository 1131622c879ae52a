"""Copies of Word documents: a new package, built from the walked document through the allow-list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from recordlint.documents.blocks import Copy, DocumentOptions, Edit, Edits
from recordlint.documents.word.cleaning import Cleaner
from recordlint.documents.word.model import Margin, Paragraph, Section, Shape
from recordlint.documents.word.numbering import Numbering
from recordlint.documents.word.package import Links, NewPackage
from recordlint.documents.word.reading import Walked
from recordlint.documents.word.spelling import NAMESPACES, R, W, integer, switched, value
from recordlint.documents.word.writing import Changes, Writer
from recordlint.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.etree import _Element as Element  # pyright: ignore[reportPrivateUsage]

_SWITCHES = (
    "mirrorMargins",
    "bordersDoNotSurroundHeader",
    "bordersDoNotSurroundFooter",
    "gutterAtTop",
    "autoHyphenation",
    "evenAndOddHeaders",
)
_COMPATIBILITY = "http://schemas.microsoft.com/office/word"


def copied(data: bytes, name: str, options: DocumentOptions, edits: Edits) -> Copy:
    """A new Word document. Raises InputError when the source cannot be read, ValueError when the edits do not fit its blocks."""
    walked = Walked(data, name, options)
    targets = walked.placed.targets
    if len(edits) != len(targets):
        raise ValueError(f"{len(edits)} lists of edits do not fit {len(targets)} blocks")
    try:
        return _Copying(walked, _changes(walked, edits)).copy()
    except (InputError, ValueError):
        raise
    except Exception as error:  # whatever a damaged or hostile document makes the writer meet
        raise InputError(
            f"{name}: cannot be copied ({type(error).__name__}): open it in Word or LibreOffice and save it again as .docx"
        ) from None


def _changes(walked: Walked, edits: Edits) -> Changes:
    changes = Changes()
    blocks = [block for block in walked.placed.blocks if block.in_copy]
    for target, block, those in zip(walked.placed.targets, blocks, edits, strict=True):
        _fit(those, len(block.text))
        if isinstance(target, Paragraph):
            changes.paragraphs[id(target)] = those
        elif isinstance(target, Shape):
            changes.shapes[id(target)] = (block.text, those)
        else:
            changes.lines.setdefault(id(target.shape), []).append((target, those))
    return changes


def _fit(edits: Sequence[Edit], length: int) -> None:
    at = 0
    for edit in edits:
        if not at <= edit.start <= edit.end <= length:
            raise ValueError(f"an edit at [{edit.start}, {edit.end}) does not fit a block of {length} characters")
        at = edit.end


class _Copying:
    """The making of one copy."""

    def __init__(self, walked: Walked, changes: Changes) -> None:
        self._walked, self._changes = walked, changes
        walk = walked.walk
        numbering = walked.opened.optional("numbering")
        self._numbering = Numbering(None if numbering is None else numbering.root, walk.styles)
        self._cleaner = Cleaner(walk.styles, self._numbering, walk.theme)
        self._package = NewPackage()
        self._withheld: dict[str, int] = {}
        self._margins: dict[int, str] = {}

    def copy(self) -> Copy:
        document = self._walked.document
        main = _root("document")
        background = self._background()
        if background is not None:
            main.append(background)
        for kind in ("header", "footer"):
            for number, margin in enumerate([one for one in document.margins if one.kind == kind], start=1):
                self._margin(margin, number)
        sections = {id(one): self._section(one.section) for one in _sectioned(document.body)}
        body = etree.SubElement(main, W + "body")
        self._writer(self._package.document, sections).items(body, document.body)
        if document.last_section is not None:
            body.append(self._section(document.last_section))
        self._notes()
        used = self._walked.walk.styles
        styles, count = used.written(self._cleaner), used.count
        lists = self._numbering.written(self._cleaner)
        if lists is not None:
            self._package.add("numbering", lists)
        self._package.add("styles", styles if used.count == count else used.written(self._cleaner))
        self._package.add("settings", self._settings())
        return Copy(self._package.data(main), self._remarks())

    def _writer(self, links: Links, sections: dict[int, Element] | None = None) -> Writer:
        return Writer(
            self._package, links, self._cleaner, self._walked.media, self._changes, self._withheld, sections or {}
        )

    def _margin(self, margin: Margin, number: int) -> None:
        root = _root("hdr" if margin.kind == "header" else "ftr")
        self._writer(self._package.links(f"word/{margin.kind}{number}.xml")).items(root, margin.items)
        self._margins[id(margin)] = self._package.add(margin.kind, root, number)

    def _section(self, section: Section | None) -> Element:
        if section is None:
            return etree.Element(W + "sectPr")
        made = self._cleaner.clean(section.properties)
        for at, (shown, margin) in enumerate(section.margins):
            reference = etree.Element(
                W + margin.kind + "Reference", {W + "type": shown, R + "id": self._margins[id(margin)]}
            )
            made.insert(at, reference)
        return made

    def _notes(self) -> None:
        for kind in ("footnote", "endnote"):
            those = sorted((one for one in self._walked.document.notes if one.kind == kind), key=lambda one: one.number)
            if not those:
                continue
            root = _root(kind + "s")
            for identity, mark in ((-1, "separator"), (0, "continuationSeparator")):
                note = etree.SubElement(root, W + kind, {W + "type": mark, W + "id": str(identity)})
                etree.SubElement(etree.SubElement(etree.SubElement(note, W + "p"), W + "r"), W + mark)
            writer = self._writer(self._package.links(f"word/{kind}s.xml"))
            for one in those:
                writer.items(etree.SubElement(root, W + kind, {W + "id": str(one.number)}), one.items)
            self._package.add(kind + "s", root)

    def _background(self) -> Element | None:
        colour = value(self._walked.opened.main.root.find(W + "background"), attribute="color") or ""
        fit = len(colour) == 6 and all(digit in "0123456789abcdefABCDEF" for digit in colour)
        return etree.Element(W + "background", {W + "color": colour}) if fit else None

    def _settings(self) -> Element:
        """Fresh settings: what changes how pages look."""
        part = self._walked.opened.optional("settings")
        source = None if part is None else part.root
        made = _root("settings")
        if switched(source, "displayBackgroundShape"):
            etree.SubElement(made, W + "displayBackgroundShape")
        for name in _SWITCHES[:4]:
            if switched(source, name):
                etree.SubElement(made, W + name)
        if value(source, "defaultTabStop") is not None:
            etree.SubElement(
                made, W + "defaultTabStop", {W + "val": str(integer(value(source, "defaultTabStop"), 720, 31_680))}
            )
        for name in _SWITCHES[4:]:
            if switched(source, name):
                etree.SubElement(made, W + name)
        for kind in ("footnote", "endnote"):
            if any(one.kind == kind for one in self._walked.document.notes):
                found = None if source is None else source.find(f"{W}{kind}Pr")
                properties = etree.Element(f"{W}{kind}Pr") if found is None else self._cleaner.clean(found)
                for identity in ("-1", "0"):
                    etree.SubElement(properties, W + kind, {W + "id": identity})
                made.append(properties)
        self._compatibility(made, source)
        return made

    def _compatibility(self, made: Element, source: Element | None) -> None:
        said = [] if source is None else list(source.iter(W + "compatSetting"))
        mode = next((value(one) for one in said if value(one, attribute="name") == "compatibilityMode"), None)
        holder = etree.SubElement(made, W + "compat")
        number = max(11, min(15, integer(mode, 15 if mode else 12)))
        etree.SubElement(
            holder,
            W + "compatSetting",
            {W + "name": "compatibilityMode", W + "uri": _COMPATIBILITY, W + "val": str(number)},
        )

    def _remarks(self) -> tuple[str, ...]:
        gone = [(kind, count) for kind, count in sorted(self._walked.document.left_out.items()) if count]
        lines: list[str] = []
        if gone:
            lines.append("left out of the copy: " + ", ".join(f"{kind} ({count})" for kind, count in gone))
        if self._withheld:
            lines.append(
                "withheld in the copy: "
                + ", ".join(f"{kind} ({count})" for kind, count in sorted(self._withheld.items()))
            )
        return tuple(lines)


def _sectioned(items: Sequence[object]) -> list[Paragraph]:
    return [one for one in items if isinstance(one, Paragraph) and one.section is not None]


def _root(name: str) -> Element:
    return etree.Element(
        W + name,
        nsmap=NAMESPACES if name in ("document", "hdr", "ftr", "footnotes", "endnotes") else {"w": NAMESPACES["w"]},
    )
