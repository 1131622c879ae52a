"""What is drawn in a text: text boxes, shapes with words, pictures, controls of forms, embedded objects."""

from __future__ import annotations

import base64
import binascii
import posixpath
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from recordlint.documents.blocks import Place
from recordlint.documents.odt.names import attribute, name_of, tag
from recordlint.documents.packages import parse_xml
from recordlint.documents.typesetting.gathering import can_be_shown
from recordlint.errors import InputError

if TYPE_CHECKING:
    from recordlint.documents.odt.names import Element
    from recordlint.documents.odt.walking import Context, Walker
    from recordlint.documents.typesetting.paragraph import Paragraph

_OBJECTS = ("draw:object", "draw:object-ole", "draw:plugin", "draw:applet", "draw:floating-frame")
_WORDS = ("text:p", "text:h", "text:list", "table:table", "text:section", "draw:text-box")


def draw(walker: Walker, element: Element, into: Paragraph, context: Context) -> None:
    """Take in something drawn: its words as a text box, its pictures, its controls; what it holds besides is a failure."""
    kind = name_of(element)
    if kind in _OBJECTS:
        _embedded(walker, element, into, context)
        return
    if kind == "draw:control":
        words = walker.controls.get(attribute(element, "draw:control"), "")
        into.after.begin("\n")
        into.after.text(words, replace(context, part="form field", cell=None).place(), in_copy=not context.hidden)
        return
    target = attribute(element, "xlink:href")
    if kind == "draw:a" and target and not target.startswith("#"):
        into.aside("link target", target)
    for told in (*element.findall(tag("svg:title")), *element.findall(tag("svg:desc"))):
        into.after.text("".join(told.itertext()), Place(part="alternative text"), in_copy=False)
    if kind == "draw:frame":
        _pictures(walker, element, into, context)
    boxed = replace(context, part=context.part or "text box", cell=None)
    words = walker.new_gathering()
    for child in element:
        below = name_of(child)
        if below in _WORDS:
            walker.block(child, boxed, words)
        elif below.startswith(("draw:", "dr3d:")):
            draw(walker, child, into, context)
        elif next(child.iter(tag("text:p")), None) is not None:  # whatever it is, it holds words
            walker.block(child, boxed, words)
    if words.blocks:
        into.after.begin("\n")
        into.after.extend(words)


def _pictures(walker: Walker, frame: Element, into: Paragraph, context: Context) -> None:
    """A frame shows the first of its pictures that can be shown; the others are the same in other formats."""
    images = frame.findall(tag("draw:image"))
    if not images or _formula_in(walker, frame):
        return
    found = [data for image in images if (data := _file(walker, image)) is not None]
    shown = next((data for data in found if can_be_shown(data)), b"")
    if not found:
        walker.unread["picture outside the file"] += 1
    into.pictures.append((shown, context.hidden))


def _file(walker: Walker, image: Element) -> bytes | None:
    inside = image.find(tag("office:binary-data"))
    if inside is not None:
        return _decoded(inside.text or "")
    part = _part(attribute(image, "xlink:href"))
    walker.used.add(part)
    return walker.file(part)


def _decoded(text: str) -> bytes:
    try:
        return base64.b64decode(text)
    except (binascii.Error, ValueError):
        return b""


def _part(href: str) -> str:
    return posixpath.normpath(href) if href else ""


def _root(walker: Walker, item: Element) -> Element | None:
    """The document that is embedded, where it is XML: in the element, or in a part of the package."""
    for child in item:
        return child
    part = f"{_part(attribute(item, 'xlink:href'))}/content.xml"
    data = walker.file(part)
    if data is None:
        return None
    try:
        return parse_xml(data, walker.name)
    except InputError:
        return None


def _formula_in(walker: Walker, frame: Element) -> bool:
    item = frame.find(tag("draw:object"))
    root = None if item is None else _root(walker, item)
    return root is not None and name_of(root) == "math:math"


def _embedded(walker: Walker, item: Element, into: Paragraph, context: Context) -> None:
    root = _root(walker, item) if name_of(item) == "draw:object" else None
    if root is None:
        number = walker.count("embedded object").rpartition(" ")[2]
        walker.failures.append(
            f"embedded object {number} was not read: open it in the document, and save what it holds as a file of its own"
        )
    elif name_of(root) == "math:math":
        into.exactly(_formula(root), context.hidden)
    else:
        kind = "chart" if next(root.iter(tag("office:chart")), None) is not None else "embedded table"
        place = Place(part=walker.count(kind))
        for words in _texts(root):
            into.after.text(words, place, in_copy=False)


def _formula(root: Element) -> str:
    noted = next(root.iter(tag("math:annotation")), None)
    return "".join(root.itertext() if noted is None else noted.itertext()).strip()


def _texts(root: Element) -> Iterator[str]:
    for paragraph in root.iter(tag("text:p"), tag("text:h")):
        yield " ".join("".join(paragraph.itertext()).split())
