"""Properties through the allow-list: new elements with what may be copied, references renamed, theme names resolved."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from lxml import etree

from recordlint.documents.word.allowed import CHILDREN, COLOUR, REPEATED, Values, admits, attributes_of
from recordlint.documents.word.fonts import known_font
from recordlint.documents.word.spelling import W, local, value

if TYPE_CHECKING:
    from lxml.etree import _Element as Element  # pyright: ignore[reportPrivateUsage]

    from recordlint.documents.word.numbering import Numbering
    from recordlint.documents.word.styles import Styles
    from recordlint.documents.word.theme import Theme

_STYLED = frozenset({"pStyle", "rStyle", "tblStyle"})
_SCRIPTS = (("ascii", "asciiTheme"), ("hAnsi", "hAnsiTheme"), ("eastAsia", "eastAsiaTheme"), ("cs", "cstheme"))
_COLOURS = (("color", "themeColor"), ("fill", "themeFill"))


class Cleaner:
    """Makes clean elements for one copy."""

    def __init__(self, styles: Styles, numbering: Numbering, theme: Theme) -> None:
        self._styles, self._numbering, self._theme = styles, numbering, theme

    def clean(self, source: Element, parent: str = "") -> Element:
        """A new element with what may be copied of the source's attributes and children, in the schema's order."""
        name = local(source)
        made = etree.Element(W + name)
        self._attributes(source, made, attributes_of(name, parent))
        order = CHILDREN.get(name)
        if order is None:
            return made
        found: dict[str, list[Element]] = {}
        for child in source:
            if isinstance(child.tag, str) and child.tag.startswith(W):
                found.setdefault(child.tag[len(W) :], []).append(child)
        for kind in order:
            for child in found.get(kind, ())[: None if kind in REPEATED else 1]:
                clean = self._child(child, kind, name)
                if clean is not None:
                    made.append(clean)
        return made

    def _child(self, source: Element, name: str, parent: str) -> Element | None:
        if name in _STYLED:
            fresh = self._styles.fresh(value(source))
            return None if fresh is None else etree.Element(W + name, {W + "val": fresh})
        if name == "numId":
            fresh = self._numbering.fresh(value(source))
            return None if fresh is None else etree.Element(W + name, {W + "val": fresh})
        if name == "rFonts":
            return self._fonts(source)
        clean = self.clean(source, parent)
        return None if name in ("numPr", "color", "tab") and len(clean) + len(clean.attrib) == 0 else clean

    def _attributes(self, source: Element, made: Element, allowed: Mapping[str, Values]) -> None:
        for name, values in allowed.items():
            said = source.get(W + name)
            if said is not None and admits(values, said):
                made.set(W + name, said)
        kind = local(source)
        for name, theme in (("val", "themeColor"),) if kind == "color" else _COLOURS:
            if allowed.get(name) is COLOUR and W + name not in made.attrib:
                colour = self._theme.colour(source.get(W + theme))
                if colour is not None:
                    made.set(W + name, colour)
        if kind == "tab" and W + "val" in made.attrib and W + "pos" not in made.attrib:
            made.attrib.clear()

    def _fonts(self, source: Element) -> Element | None:
        made = etree.Element(W + "rFonts")
        for script, theme in _SCRIPTS:
            font = known_font(self._theme.font(source.get(W + theme)) or source.get(W + script))
            if font is not None:
                made.set(W + script, font)
        hint = source.get(W + "hint")
        if hint in ("default", "eastAsia", "cs"):
            made.set(W + "hint", hint)
        return made if made.attrib else None
