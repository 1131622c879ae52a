"""What stands in a page beside its running text: pictures and form fields, and what attributes and comments say."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import unquote

from recordlint.documents.blocks import DocumentOptions, Place
from recordlint.documents.html import images, names, styles
from recordlint.documents.html.context import Context
from recordlint.documents.html.gathering import Gatherer
from recordlint.documents.html.model import Close, Draft, Open, Picture, Run, Shown, spaced, visible
from recordlint.documents.html.styles import Declared

if TYPE_CHECKING:
    from lxml.etree import _Element  # pyright: ignore[reportPrivateUsage]

_HTML_SPACE = re.compile(r"[ \t\n\r\f]+")


class Objects:
    """Takes in what is no running text, into the gatherer's drafts and tokens. `left_out` counts what no copy has."""

    def __init__(self, gatherer: Gatherer, options: DocumentOptions, resolve: images.Resolve | None) -> None:
        self._gatherer, self._options, self._resolve = gatherer, options, resolve
        self.left_out: Counter[str] = Counter()
        self.pictures: list[Picture] = []

    def stand(
        self, tag: str, attributes: Mapping[str, str], declared: Declared, element: _Element, context: Context
    ) -> None:
        """What stands in a line like a big letter: a picture or a form field."""
        self.attributes(tag, attributes, legible=True)
        place = Place(cell=context.cell, line=self._gatherer.line)
        if tag in ("textarea", "select"):
            self._field(tag, element, replace(place, part="form field"))
        elif tag == "input" and attributes.get("type", "text").strip().lower() != "image":
            self._input(attributes, replace(place, part="form field"))
        else:
            self._picture(tag, attributes, declared, element, replace(place, part="picture"))

    def _input(self, attributes: Mapping[str, str], place: Place) -> None:
        kind = attributes.get("type", "text").strip().lower() or "text"
        if kind in ("checkbox", "radio"):
            kept: dict[str, str | Shown] = {"type": kind, "disabled": ""}
            self._gatherer.tokens.append(Open("input", kept | ({"checked": ""} if "checked" in attributes else {})))
            return
        if kind in ("file", "password"):
            self.left_out["form field"] += 1
            return
        button = kind in ("submit", "reset", "button")
        kept = {"type": "button" if button else "text", "disabled" if button else "readonly": ""}
        if shown := self._shown(attributes.get("value", ""), place):
            kept["value"] = shown
        self._gatherer.tokens.append(Open("input", kept))

    def _field(self, tag: str, element: _Element, place: Place) -> None:
        if tag == "textarea":
            text = "".join(str(part) for part in element.itertext())
            self._worded(Open("textarea", {"readonly": ""}), text, visible(text.removeprefix("\n")), place)
            return
        self._gatherer.tokens.append(Open("select", {"disabled": ""}))
        for option in element.iter("option"):
            text = "".join(str(part) for part in option.itertext())
            kept: dict[str, str | Shown] = {"selected": ""} if "selected" in option.attrib else {}
            self._worded(Open("option", kept), text, plain(text), place)
            self.attributes("option", lower(option), legible=True)
        for group in element.iter("optgroup"):
            self.attributes("optgroup", lower(group), legible=True)
        self._gatherer.tokens.append(Close("select"))

    def _worded(self, start: Open, raw: str, text: str, place: Place) -> None:
        self._gatherer.tokens.append(start)
        if raw:
            draft = Draft(place, plain=True, kept=True)
            self._gatherer.drafts.append(draft)
            self._gatherer.tokens.append(Run(draft, draft.add(text), text, preformatted=start.tag == "textarea"))
        self._gatherer.tokens.append(Close(start.tag))

    def _picture(
        self, tag: str, attributes: Mapping[str, str], declared: Declared, element: _Element, place: Place
    ) -> None:
        found = self._found(tag, attributes, element, place)
        if found:
            self._gatherer.drafts += [found.draft, *(draft for draft, _ in found.words)]
            self.pictures.append(found)
        said = attributes.get("alt", "") if tag in ("img", "image", "input") else attributes.get("aria-label", "")
        alt = self._shown(said, replace(place, part="alternative text"))
        if tag == "svg":
            for text in element.itertext():
                self._aside(visible(str(text)), "drawing")
        kept: dict[str, str | Shown] = {**names.kept_attributes("td", attributes)}
        kept = {name: value for name, value in kept.items() if name in ("width", "height", "align")}
        if safe := styles.safe({name: value for name, value in declared.items() if name != "display"}):
            kept["style"] = safe
        if found:
            found.alt, found.attributes = alt, kept
            self._gatherer.tokens.append(found)
        elif alt:
            self._gatherer.tokens.append(Open("img", {"alt": alt, **kept}))

    def _found(self, tag: str, attributes: Mapping[str, str], element: _Element, place: Place) -> Picture | None:
        if tag == "svg":
            draft = Draft(place, plain=True, picture="withhold", kept=True)
            draft.add("drawing (SVG)")
            return Picture(draft, None)
        if tag not in ("img", "image", "input"):
            draft = Draft(place, plain=True, kept=True)
            draft.add(plain(element.text or ""))
            return Picture(draft, None)
        address = attributes.get("src", "").strip()
        inline = images.data_of(address) if address[:5].lower() == "data:" else None
        if inline:
            if not inline[0].startswith("image/") or "svg" in inline[0]:
                self._aside(inline[1].decode(errors="replace"), "data")
            return images.picture(inline[1], inline[0], place, self._options)
        data = self._resolve(address) if self._resolve and address else None
        if data is not None:
            return images.picture(data, "", place, self._options)
        self.left_out["picture from elsewhere"] += bool(address)
        return None

    def _shown(self, raw: str, place: Place) -> Shown | None:
        """A block in an attribute's value."""
        if not raw:
            return None
        draft = Draft(place, plain=True, kept=True)
        draft.add(spaced(visible(re.sub(r"\s", " ", raw))))
        self._gatherer.drafts.append(draft)
        return Shown(draft)

    def attributes(self, tag: str, attributes: Mapping[str, str], *, legible: bool) -> None:
        """Reads what attributes say; the copy has none of it."""
        for name, value in attributes.items():
            silent = name in names.NEVER_READ and not (name == "style" and "url(" in value.lower())
            if silent or name.startswith("xmlns") or not value.strip():
                continue
            if tag == "meta" and ("http-equiv" in attributes or name == "name" or attributes.get("name") == "viewport"):
                continue
            kind = attributes.get("type", "text").strip().lower()
            shown = (name == "alt" and tag in ("img", "image", "input")) or (
                name == "value" and (tag == "li" or (tag == "input" and kind in names.TYPED))
            )
            shown = shown or (name == "aria-label" and attributes.get("role") == "img")
            if shown and legible:
                continue
            if name in ("src", "href") and value.lstrip()[:5].lower() == "data:":
                found = images.data_of(value)
                value = "" if found is None or found[0].startswith("image/") else found[1].decode(errors="replace")
            address = name in ("href", "src", "action", "formaction", "cite", "longdesc", "ping", "srcset", "content")
            self._aside(visible(unquote(value) if address else value), f"attribute {name}")

    def comment(self, element: _Element) -> None:
        """A comment, or a processing instruction."""
        text = element.text or ""
        if text.strip():
            self.left_out["comment"] += 1
            self._aside(visible(text), "comment")
        self._gatherer.line += text.count("\n")

    def _aside(self, text: str, part: str) -> None:
        text = text.strip()
        if text:
            draft = Draft(Place(part=part, line=self._gatherer.line), in_copy=False)
            draft.add(text)
            self._gatherer.drafts.append(draft)


def lower(element: _Element) -> dict[str, str]:
    """An element's attributes, their names in lower case."""
    return {str(name).lower(): str(value) for name, value in element.attrib.items()}


def plain(text: str) -> str:
    """Text that stands where no element can: white space as one space, none at the ends."""
    return _HTML_SPACE.sub(" ", visible(text)).strip(" ")
