"""Pictures, text boxes, charts and drawn shapes out of DrawingML and VML, as shapes of the model."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from lxml import etree

from recordlint.documents.word.geometry import (
    extent,
    frame_of,
    look_of,
    measure,
    turned,
    vml_frame,
    vml_look,
    vml_style,
)
from recordlint.documents.word.model import Document, Frame, Item, Look, Paragraph, Piece, Shape
from recordlint.documents.word.spelling import (
    CHART,
    DIAGRAM,
    PIC,
    WP,
    WPC,
    WPG,
    WPS,
    A,
    O,
    R,
    V,
    W,
    integer,
    is_true,
    local,
    visible,
    words_of,
)  # fmt: skip

if TYPE_CHECKING:
    from lxml.etree import _Element as Element  # pyright: ignore[reportPrivateUsage]

    from recordlint.documents.word.opened import Part
    from recordlint.documents.word.theme import Theme

_GIVEN_NAME = re.compile(
    r"(picture|image|graphic|graphics|shape|text ?box|text ?frame|frame|object|rectangle|oval|line|group|chart|diagram|straight connector|arrow"
    r"|bild|grafik)?[\s:_-]*\d*",
    re.IGNORECASE,
)
_VML_SHAPES = ("shape", "rect", "roundrect", "oval", "line")

Boxed = Callable[["Element"], list[Item]]
Said = Callable[[str, str], None]


class Drawings:
    """Reads the drawings of one part. `boxed` walks what is in a text box; `said` takes text that is read and never copied."""

    def __init__(self, part: Part, theme: Theme, document: Document, boxed: Boxed, said: Said) -> None:
        self._part, self._theme, self._document, self._boxed, self._said = part, theme, document, boxed, said

    def shapes(self, element: Element) -> list[Shape]:
        """The shapes of a `w:drawing`, `w:pict` or `w:object`."""
        if local(element) == "drawing":
            return [
                shape
                for holder in element
                if holder.tag in (WP + "inline", WP + "anchor")
                for shape in self._held(holder)
            ]
        return list(self._vml(element))

    def _held(self, holder: Element) -> Iterator[Shape]:
        frame = frame_of(holder)
        if self._told(holder.find(WP + "docPr"), holder):
            return
        data = holder.find(f"{A}graphic/{A}graphicData")
        for content in () if data is None else data:
            yield from self._content(content, frame)

    def _told(self, described: Element | None, whole: Element) -> bool:
        """Take the alternative text; whether the whole is hidden, and so told and not drawn."""
        if described is None:
            return False
        for name in ("descr", "title", "name"):
            text = described.get(name) or ""
            if text and not (name == "name" and _GIVEN_NAME.fullmatch(text)):
                self._said(text, "alternative text")
        if is_true(described.get("hidden") or "0"):
            self._document.leave_out("hidden drawings")
            self._said(words_of(whole), "hidden text")
            return True
        return False

    def _content(self, content: Element, frame: Frame) -> Iterator[Shape]:
        tag, name = str(content.tag), local(content)
        if tag == PIC + "pic":
            yield self._picture(content, frame)
        elif tag == WPS + "wsp":
            yield from self._drawn(content, frame)
        elif name in ("wgp", "wpc", "grpSp") and tag.startswith((WPG, WPC)):
            yield from self._group(content, frame)
        elif tag == CHART + "chart" or name == "chart":
            yield Shape("chart", frame)
        elif tag == DIAGRAM + "relIds":
            yield Shape("diagram", frame)
        else:
            self._said(words_of(content), "drawing")
            yield Shape("drawing", frame)

    def _picture(self, content: Element, frame: Frame) -> Shape:
        self._told(content.find(f"{PIC}nvPicPr/{PIC}cNvPr"), content)
        turned(frame, content.find(f"{PIC}spPr/{A}xfrm"))
        return self._of_fill(content.find(PIC + "blipFill"), frame)

    def _of_fill(self, fill: Element | None, frame: Frame) -> Shape:
        shape = Shape("picture", frame)
        if fill is None:
            return shape
        blip, crop = fill.find(A + "blip"), fill.find(A + "srcRect")
        shape.media = self._media(None if blip is None else blip.get(R + "embed"))
        if crop is not None:
            left, top, right, bottom = (max(0, integer(crop.get(side))) for side in ("l", "t", "r", "b"))
            if left + right < 100_000 and top + bottom < 100_000:
                shape.crop = (left, top, right, bottom)
        return shape

    def _media(self, identity: str | None) -> str | None:
        target = self._part.targets.get(identity or "")
        return target.target if target is not None and not target.external else None

    def _drawn(self, content: Element, frame: Frame) -> Iterator[Shape]:
        self._told(content.find(WPS + "cNvPr"), content)
        properties = content.find(WPS + "spPr")
        if properties is not None:
            turned(frame, properties.find(A + "xfrm"))
        look = look_of(content, self._theme)
        fill = None if properties is None else properties.find(A + "blipFill")
        if fill is not None:
            yield self._of_fill(fill, frame)
        box = content.find(f"{WPS}txbx/{W}txbxContent")
        if box is not None:
            yield Shape("box", frame, look, self._boxed(box))
        elif properties is not None and properties.find(A + "custGeom") is not None:
            self._document.leave_out("freehand drawings")
        elif fill is None:
            yield Shape("line", frame, look)

    def _group(self, content: Element, frame: Frame) -> Iterator[Shape]:
        transform = next((one.find(A + "xfrm") for one in content if local(one) == "grpSpPr"), None)
        origin = _pair(transform, "chOff", ("x", "y"))
        inner = _pair(transform, "chExt", ("cx", "cy"))
        scale = [outer / size if size else 1.0 for outer, size in zip((frame.width, frame.height), inner, strict=True)]
        for child in content:
            properties = next((one for one in child if local(one) in ("spPr", "grpSpPr", "xfrm")), None)
            place = properties if properties is None or local(properties) == "xfrm" else properties.find(A + "xfrm")
            if local(child) in ("grpSpPr", "cNvGrpSpPr", "bg", "whole", "cNvPr", "extLst"):
                continue
            offset, size = _pair(place, "off", ("x", "y")), _pair(place, "ext", ("cx", "cy"))
            moved = [round((at - start) * factor) for at, start, factor in zip(offset, origin, scale, strict=True)]
            one = Frame(extent(str(round(size[0] * scale[0]))), extent(str(round(size[1] * scale[1]))), inline=False)
            one.across, one.down = _moved(frame.across, moved[0]), _moved(frame.down, moved[1])
            one.wrap, one.behind, one.in_cell = (
                ("topAndBottom" if frame.inline else frame.wrap),
                frame.behind,
                frame.in_cell,
            )
            one.distances, one.height_order = frame.distances, frame.height_order
            yield from self._content(child, one)

    def _vml(self, element: Element) -> Iterator[Shape]:
        if element.find(f".//{W}control") is not None:
            self._document.leave_out("controls")
        for one in element.iter():
            if not isinstance(one.tag, str):
                continue
            if one.tag.startswith(V) and local(one) in _VML_SHAPES and not _boxed_within(one, element):
                yield from self._vml_shape(one)

    def _vml_shape(self, one: Element) -> Iterator[Shape]:
        for name in ("alt", "title", "href"):
            if one.get(name):
                self._said(one.get(name) or "", "hyperlink target" if name == "href" else "alternative text")
        style = vml_style(one)
        if style.get("visibility") == "hidden":
            self._document.leave_out("hidden drawings")
            self._said(words_of(one), "hidden text")
            return
        wrap = next((child.get("type") for child in one if local(child) == "wrap"), None)
        frame, look = vml_frame(style, wrap), vml_look(one)
        image, box, path = one.find(V + "imagedata"), one.find(f"{V}textbox/{W}txbxContent"), one.find(V + "textpath")
        if image is not None:
            if image.get(O + "title"):
                self._said(image.get(O + "title") or "", "alternative text")
            yield Shape("picture", frame, media=self._media(image.get(R + "id") or image.get(O + "relid")))
        elif path is not None and path.get("string"):
            yield Shape("box", frame, Look(insets=(0, 0, 0, 0)), [_lettering(path.get("string") or "", frame, look)])
        elif box is not None:
            yield Shape("box", frame, look, self._boxed(box))
        elif is_true(one.get(O + "hr") or "0") or one.get(O + "hr") == "t":
            frame.width = max(frame.width, 1) if measure(style.get("width")) else 5_731_510
            yield Shape("line", frame, Look(fill=look.fill or "A0A0A0"))
        elif local(one) in ("rect", "roundrect", "oval"):
            yield Shape("line", frame, look)
        else:
            self._document.leave_out("freehand drawings")


def _lettering(text: str, frame: Frame, look: Look) -> Paragraph:
    """Lettering of VML (a watermark) as a paragraph that fills its box about as well."""
    size = max(8, min(frame.height / 12700 * 0.8, frame.width / 12700 / (0.6 * max(1, len(text)))))
    properties = etree.Element(W + "rPr")
    etree.SubElement(properties, W + "color", {W + "val": look.fill or "C0C0C0"})
    etree.SubElement(properties, W + "sz", {W + "val": str(round(2 * size))})
    return Paragraph(pieces=[Piece("text", visible(text), text, properties)])


def _boxed_within(one: Element, top: Element) -> bool:
    parent = one.getparent()
    while parent is not None and parent is not top:
        if parent.tag == W + "txbxContent":
            return True
        parent = parent.getparent()
    return False


def _pair(element: Element | None, child: str, names: tuple[str, str]) -> tuple[int, int]:
    found = None if element is None else element.find(A + child)
    return (0, 0) if found is None else (integer(found.get(names[0])), integer(found.get(names[1])))


def _moved(position: tuple[str, str | int], by: int) -> tuple[str, str | int]:
    base, at = position
    return base, at if isinstance(at, str) else at + by
