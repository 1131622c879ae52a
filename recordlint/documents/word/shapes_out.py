"""Drawings of a copy: pictures and boxes built from numbers, and the black boxes that stand for what is withheld."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from recordlint.documents.word.geometry import extent
from recordlint.documents.word.model import Frame, Look
from recordlint.documents.word.spelling import MC, PIC, WP, WPS, A, R, W

if TYPE_CHECKING:
    from lxml.etree import _Element as Element  # pyright: ignore[reportPrivateUsage]

BLACK = Look(fill="000000", insets=(0, 0, 0, 0), anchor="ctr")
"""How the box looks that stands for a picture which is withheld."""
_WRAP = {"square": "wrapSquare", "topAndBottom": "wrapTopAndBottom", "none": "wrapNone"}


def _sub(parent: Element, tag: str, **attributes: object) -> Element:
    return etree.SubElement(parent, tag, {name: str(said) for name, said in attributes.items()})


def drawing(frame: Frame, number: int, name: str) -> tuple[Element, Element]:
    """A `w:drawing` of a place, and the element that the graphic goes into."""
    made = etree.Element(W + "drawing")
    top, bottom, left, right = frame.distances
    if frame.inline:
        holder = _sub(made, WP + "inline", distT=top, distB=bottom, distL=left, distR=right)
    else:
        holder = _sub(
            made, WP + "anchor", distT=top, distB=bottom, distL=left, distR=right, simplePos=0, relativeHeight=frame.height_order,
            behindDoc=int(frame.behind), locked=0, layoutInCell=int(frame.in_cell), allowOverlap=1,
        )  # fmt: skip
        _sub(holder, WP + "simplePos", x=0, y=0)
        for way, (base, at) in (("positionH", frame.across), ("positionV", frame.down)):
            position = _sub(holder, WP + way, relativeFrom=base)
            _sub(position, WP + ("align" if isinstance(at, str) else "posOffset")).text = str(at)
    _sub(holder, WP + "extent", cx=frame.width, cy=frame.height)
    _sub(holder, WP + "effectExtent", l=0, t=0, r=0, b=0)
    if not frame.inline:
        wrap = _sub(holder, WP + _WRAP[frame.wrap])
        if frame.wrap == "square":
            wrap.set("wrapText", "bothSides")
    _sub(holder, WP + "docPr", id=number, name=f"{name} {number}")
    _sub(holder, WP + "cNvGraphicFramePr")
    return made, _sub(holder, A + "graphic")


def picture(graphic: Element, frame: Frame, relationship: str, number: int) -> None:
    """Put a picture into a drawing."""
    data = _sub(graphic, A + "graphicData", uri=PIC[1:-1])
    made = _sub(data, PIC + "pic")
    about = _sub(made, PIC + "nvPicPr")
    _sub(about, PIC + "cNvPr", id=number, name=f"Picture {number}")
    _sub(about, PIC + "cNvPicPr")
    fill = _sub(made, PIC + "blipFill")
    _sub(fill, A + "blip").set(R + "embed", relationship)
    _sub(_sub(fill, A + "stretch"), A + "fillRect")
    properties = _sub(made, PIC + "spPr")
    _transform(properties, frame)
    _sub(_sub(properties, A + "prstGeom", prst="rect"), A + "avLst")


def _transform(properties: Element, frame: Frame) -> None:
    transform = _sub(properties, A + "xfrm")
    if frame.rotation:
        transform.set("rot", str(frame.rotation))
    for name, flipped in zip(("flipH", "flipV"), frame.flips, strict=True):
        if flipped:
            transform.set(name, "1")
    _sub(transform, A + "off", x=0, y=0)
    _sub(transform, A + "ext", cx=frame.width, cy=frame.height)


def box(graphic: Element, frame: Frame, look: Look, text: bool) -> Element | None:
    """Put a drawn shape into a drawing; the element that its text goes into, where it has text."""
    data = _sub(graphic, A + "graphicData", uri=WPS[1:-1])
    made = _sub(data, WPS + "wsp")
    _sub(made, WPS + "cNvSpPr", **({"txBox": 1} if text else {}))
    properties = _sub(made, WPS + "spPr")
    _transform(properties, frame)
    _sub(_sub(properties, A + "prstGeom", prst=look.preset), A + "avLst")
    _filled(properties, look.fill)
    line = _sub(properties, A + "ln", w=look.line_width)
    _filled(line, look.line)
    if look.line is not None and look.dash:
        _sub(line, A + "prstDash", val=look.dash)
    if look.text_colour is not None:
        style = _sub(made, WPS + "style")
        for name in ("lnRef", "fillRef", "effectRef"):
            _sub(_sub(style, A + name, idx=0), A + "srgbClr", val="000000")
        _sub(_sub(style, A + "fontRef", idx="minor"), A + "srgbClr", val=look.text_colour)
    content = _sub(_sub(made, WPS + "txbx"), W + "txbxContent") if text else None
    left, top, right, bottom = look.insets
    body = _sub(
        made, WPS + "bodyPr", rot=0, vert=look.direction, wrap="square", lIns=left, tIns=top, rIns=right, bIns=bottom,
        anchor=look.anchor, anchorCtr=0,
    )  # fmt: skip
    _sub(body, A + ("spAutoFit" if look.fits else "noAutofit"))
    return content


def _filled(parent: Element, colour: str | None) -> None:
    if colour is None:
        _sub(parent, A + "noFill")
    else:
        _sub(_sub(parent, A + "solidFill"), A + "srgbClr", val=colour)


def wrapped(made: Element) -> Element:
    """A drawing with a box in the wrapper that Word asks for around shapes of its later editions."""
    alternative = etree.Element(MC + "AlternateContent")
    _sub(alternative, MC + "Choice", Requires="wps").append(made)
    return alternative


def label_frame(frame: Frame) -> Frame:
    """The place of what stands for a picture: its own, upright."""
    made = Frame(
        extent(str(frame.width)), extent(str(frame.height)), frame.inline, frame.across, frame.down, frame.wrap
    )
    made.distances, made.height_order, made.in_cell = frame.distances, frame.height_order, frame.in_cell
    return made
