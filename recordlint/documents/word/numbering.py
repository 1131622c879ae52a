"""Lists: fresh definitions of those that a copy uses, with labels of which no word is free text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

from recordlint.documents.word.spelling import W, integer, value

if TYPE_CHECKING:
    from lxml.etree import _Element as Element  # pyright: ignore[reportPrivateUsage]

    from recordlint.documents.word.cleaning import Cleaner
    from recordlint.documents.word.styles import Styles

_PLACE = re.compile(r"(%[1-9])")
_WORDS = re.compile(r"[^\W\d_]{2,}|\d{3,}")
_LABELS = frozenset(
    [
        "article",
        "appendix",
        "annex",
        "annexe",
        "attachment",
        "chapter",
        "clause",
        "exhibit",
        "example",
        "figure",
        "goal",
        "item",
        "note",
        "objective",
        "option",
        "outcome",
        "paragraph",
        "part",
        "phase",
        "point",
        "question",
        "recommendation",
        "rule",
        "schedule",
        "section",
        "stage",
        "standard",
        "step",
        "table",
    ]
)
_LEVEL = ("start", "numFmt", "lvlRestart", "isLgl", "suff")


class Numbering:
    """The lists of a document; the ones that `fresh` was asked for are those that the copy has."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._styles = styles
        found = () if root is None else root
        self._abstract = {value(one, attribute="abstractNumId"): one for one in found if one.tag == W + "abstractNum"}
        self._lists = {value(one, attribute="numId"): one for one in found if one.tag == W + "num"}
        self._used: dict[str, int] = {}

    def fresh(self, said: str | None) -> str | None:
        """The number that a list has in the copy; "0", which takes a paragraph out of its list, stays; None for one that is not there."""
        if said == "0":
            return said
        if said is None or said not in self._lists:
            return None
        return str(self._used.setdefault(said, len(self._used) + 1))

    def labels(self) -> list[str]:
        """Labels of lists that hold words which a copy does not have."""
        levels = [level for one in (*self._abstract.values(), *self._lists.values()) for level in one.iter(W + "lvl")]
        said = [(value(level, "lvlText") or "", value(level, "numFmt")) for level in levels]
        return [text for text, kind in said if _label(text, kind) != text]

    def written(self, cleaner: Cleaner) -> Element | None:
        """A new numbering part, or None where nothing is in a list."""
        if not self._used:
            return None
        root = etree.Element(W + "numbering", nsmap={"w": W[1:-1]})
        abstract: dict[str | None, int] = {}
        lists: list[Element] = []
        done = 0
        while done < len(self._used):  # a level's style may use a list that nothing else uses
            said, number = list(self._used.items())[done]
            done += 1
            source = self._lists[said]
            behind = value(source, "abstractNumId")
            if behind not in abstract:
                abstract[behind] = len(abstract)
                root.append(self._definition(behind, abstract[behind], cleaner))
            lists.append(self._list(source, number, abstract[behind], cleaner))
        root.extend(lists)
        return root

    def _definition(self, said: str | None, number: int, cleaner: Cleaner) -> Element:
        made = etree.Element(W + "abstractNum", {W + "abstractNumId": str(number)})
        source = self._abstract.get(said)
        if source is None:
            return made
        kind = source.find(W + "multiLevelType")
        if kind is not None:
            made.append(cleaner.clean(kind))
        link = value(source, "numStyleLink")
        if link is not None and source.find(W + "lvl") is None:
            other = self._lists.get(self._styles.numbering_of(link))
            source = self._abstract.get(value(other, "abstractNumId"), source)
        made.extend(self._level(level, cleaner) for level in source.findall(W + "lvl")[:9])
        return made

    def _list(self, source: Element, number: int, behind: int, cleaner: Cleaner) -> Element:
        made = etree.Element(W + "num", {W + "numId": str(number)})
        etree.SubElement(made, W + "abstractNumId", {W + "val": str(behind)})
        for override in source.findall(W + "lvlOverride")[:9]:
            one = etree.SubElement(made, W + "lvlOverride", {W + "ilvl": _level_number(override)})
            start, level = override.find(W + "startOverride"), override.find(W + "lvl")
            if start is not None:
                one.append(cleaner.clean(start))
            if level is not None:
                one.append(self._level(level, cleaner))
        return made

    def _level(self, source: Element, cleaner: Cleaner) -> Element:
        level = etree.Element(W + "lvl", {W + "ilvl": _level_number(source)})
        for child in _LEVEL:
            found = source.find(W + child)
            if child == "isLgl":  # the schema puts the style between these
                style = self._styles.fresh_if_used(value(source, "pStyle"))
                if style is not None:
                    etree.SubElement(level, W + "pStyle", {W + "val": style})
            if found is not None:
                level.append(cleaner.clean(found))
        text = source.find(W + "lvlText")
        if text is not None:
            label = _label(value(text) or "", value(source, "numFmt"))
            etree.SubElement(level, W + "lvlText", {W + "val": label})
        for child in ("lvlJc", "pPr", "rPr"):
            found = source.find(W + child)
            if found is not None:
                level.append(cleaner.clean(found))
        return level


def _level_number(element: Element) -> str:
    return str(max(0, min(8, integer(value(element, attribute="ilvl")))))


def _label(text: str, kind: str | None) -> str:
    if kind == "bullet":
        return text if len(text) <= 2 and not re.search(r"\w\w", text) else "•"
    parts = _PLACE.split(text[:60])
    return "".join(part if _PLACE.fullmatch(part) else _WORDS.sub(_known, part) for part in parts)


def _known(match: re.Match[str]) -> str:
    return match[0] if match[0].lower() in _LABELS else ""
