"""The styles of a document: which text they hide, and fresh definitions of those that a copy uses.

Names that Word gives are kept; a name that somebody made up is free text and becomes "Style 7".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

from recordlint.documents.word.spelling import W, is_true, local, switched, value

if TYPE_CHECKING:
    from lxml.etree import _Element as Element  # pyright: ignore[reportPrivateUsage]

    from recordlint.documents.word.cleaning import Cleaner

_BUILT_IN = re.compile(
    r"normal|default|heading( [1-9])?|title|subtitle|caption|default paragraph font|no list|table normal|normal table|no spacing|normal \(web\)|"
    r"(header|footer|footnote|endnote|annotation|comment|balloon|macro|plain) (text|reference|subject)|header|footer|header left|header right|"
    r"footer left|footer right|header and footer|page number|line number|hyperlink|followedhyperlink|strong|emphasis|quote|intense quote|"
    r"(subtle|intense) (emphasis|reference)|book title|placeholder text|bibliography|toc heading|toa heading|toc [1-9]|index [1-9]|"
    r"index heading|index|table of (figures|authorities)|list( paragraph| [2-5])?|list (bullet|number|continue)( [2-5])?|body text"
    r"( [23]| indent( [23])?| first indent( 2)?)?|text body|block text|date|salutation|closing|signature|e-mail signature|envelope "
    r"(address|return)|note heading|message header|document map|revision|outline list [1-9]|table grid( [1-8]| light)?|plain table [1-5]|"
    r"table (simple|classic|colorful|columns|list|3d effects|contemporary|elegant|professional|subtle|web|theme)( [1-8])?|"
    r"(grid|list) table [1-7]( light| dark| colorful)?( - accent [1-6]| accent [1-6])?|(light|medium|dark|colorful) (shading|list|grid)"
    r"( [1-3])?( accent [1-6])?|html (acronym|address|cite|code|definition|keyboard|preformatted|sample|typewriter|variable)|"
    r"table (contents|heading)|frame contents|internet link|visited internet link|(footnote|endnote) (characters|symbol|anchor)|"
    r"(foot|end)note|bullets|numbering symbols|illustration|drawing|figure|text|preformatted text|quotations|horizontal line|"
    r"list (contents|heading)|first line indent|hanging indent|sender|addressee|unresolved mention|smart hyperlink|hashtag|mention|"
    r"macro( text)?"
)
_FRESH = re.compile(r"style \d{1,5}")
_KINDS = frozenset({"paragraph", "character", "table", "numbering"})


class Styles:
    """The styles of a document by id; the ones that `fresh` was asked for are those that the copy has."""

    def __init__(self, root: Element | None) -> None:
        self._root = root
        self._by_id: dict[str, Element] = {}
        self._defaults: dict[str, str] = {}
        self._fresh: dict[str, tuple[str, str]] = {}
        self._used: set[str] = set()
        self._hides: dict[tuple[str | None, str | None, str | None], bool] = {}
        taken: set[str] = set()
        for count, style in enumerate(() if root is None else root.findall(W + "style"), start=1):
            kind, said = value(style, attribute="type"), value(style, attribute="styleId")
            if kind not in _KINDS or not said or said in self._by_id:
                continue
            self._by_id[said] = style
            if is_true(value(style, attribute="default")):
                self._defaults.setdefault(kind, said)
            name = " ".join((value(style, "name") or "").split())
            identity = "".join(word[:1].upper() + word[1:] for word in re.split("[^0-9A-Za-z]+", name))
            if not built_in(name) or identity.lower() in taken:
                name, identity = f"Style {count}", f"Style{count}"
            taken.add(identity.lower())
            self._fresh[said] = (identity, name)

    def fresh(self, said: str | None) -> str | None:
        """The id that a style has in the copy, which will hold it from now on; None for one that is not there."""
        if said not in self._by_id:
            return None
        self._used.add(said)
        return self._fresh[said][0]

    def fresh_if_used(self, said: str | None) -> str | None:
        """The id that a style has in the copy, if the copy has it."""
        return self._fresh[said][0] if said in self._used else None

    def numbering_of(self, said: str | None) -> str | None:
        """The list that a style of lists stands for."""
        style = self._by_id.get(said or "")
        numbered = None if style is None else style.find(f"{W}pPr/{W}numPr")
        return value(numbered, "numId")

    def hidden(self, run: Element | None, paragraph: str | None, table: str | None) -> bool:
        """Whether text is hidden: by its own properties or, where these say nothing, by its styles, which cancel each other out."""
        direct = switched(run, "vanish")
        if direct is not None:
            return direct
        key = (value(run, "rStyle"), paragraph or self._defaults.get("paragraph"), table)
        if key not in self._hides:
            said = [self._hiding(one) for one in key]
            known = [one for one in said if one is not None]
            self._hides[key] = sum(known) % 2 == 1 if known else self._defaults_hide()
        return self._hides[key]

    def _defaults_hide(self) -> bool:
        found = None if self._root is None else self._root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
        return bool(switched(found, "vanish"))

    def _hiding(self, said: str | None) -> bool | None:
        seen: set[str] = set()
        while said is not None and said in self._by_id and said not in seen:
            seen.add(said)
            style = self._by_id[said]
            found = switched(style.find(W + "rPr"), "vanish")
            if found is not None:
                return found
            said = value(style, "basedOn")
        return None

    @property
    def count(self) -> int:
        """How many styles the copy has so far."""
        return len(self._used)

    def written(self, cleaner: Cleaner) -> Element:
        """A new styles part with the defaults and the styles that are used, and those that they are based on."""
        root = etree.Element(W + "styles", nsmap={"w": W[1:-1]})
        if self._root is not None:
            defaults = self._root.find(W + "docDefaults")
            if defaults is not None:
                root.append(_defaults(defaults, cleaner))
        for default in self._defaults.values():
            self._used.add(default)
        done: dict[str, Element] = {}
        while waiting := [said for said in self._by_id if said in self._used and said not in done]:
            for said in waiting:
                done[said] = self._definition(said, cleaner)
        root.extend(done[said] for said in self._by_id if said in done)
        return root

    def _definition(self, said: str, cleaner: Cleaner) -> Element:
        source = self._by_id[said]
        identity, name = self._fresh[said]
        kind = value(source, attribute="type") or "paragraph"
        style = etree.Element(W + "style", {W + "type": kind})
        if self._defaults.get(kind) == said:
            style.set(W + "default", "1")
        elif name.startswith("Style "):
            style.set(W + "customStyle", "1")
        style.set(W + "styleId", identity)
        etree.SubElement(style, W + "name", {W + "val": name})
        for child in ("basedOn", "next", "link"):
            other = self.fresh(value(source, child))
            if other is not None:
                etree.SubElement(style, W + child, {W + "val": other})
        for child in ("uiPriority", "qFormat", "pPr", "rPr", "tblPr", "trPr", "tcPr", "tblStylePr"):
            for found in source.findall(W + child):
                style.append(cleaner.clean(found))
        return style


def _defaults(source: Element, cleaner: Cleaner) -> Element:
    defaults = etree.Element(W + "docDefaults")
    for holder, child in (("rPrDefault", "rPr"), ("pPrDefault", "pPr")):
        found = source.find(f"{W}{holder}/{W}{child}")
        if found is not None:
            etree.SubElement(defaults, W + holder).append(cleaner.clean(found))
    return defaults


def made_up(root: Element | None) -> list[str]:
    """The names of styles that somebody made up: free text that a copy does not have."""
    names = [value(style, "name") or "" for style in (() if root is None else root) if local(style) == "style"]
    return list(
        dict.fromkeys(name for name in names if name and not built_in(name) and not _FRESH.fullmatch(name.lower()))
    )


def built_in(name: str) -> bool:
    """Whether Word or LibreOffice gives a style this name; "Heading 1 Char" is the half of "Heading 1" for letters."""
    return _BUILT_IN.fullmatch(" ".join(name.split()).lower().removesuffix(" char")) is not None
