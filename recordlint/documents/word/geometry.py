"""Where drawings stand and how boxes look, as numbers and words from closed lists, out of DrawingML and VML."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from recordlint.documents.word.model import Frame, Look
from recordlint.documents.word.spelling import WP, WPS, A, integer, is_true, local
from recordlint.documents.word.theme import named_colour

if TYPE_CHECKING:
    from lxml.etree import _Element as Element  # pyright: ignore[reportPrivateUsage]

    from recordlint.documents.word.theme import Theme

_LARGEST = 100_000_000
ACROSS = frozenset(
    ["margin", "page", "column", "character", "leftMargin", "rightMargin", "insideMargin", "outsideMargin"]
)
DOWN = frozenset(["margin", "page", "paragraph", "line", "topMargin", "bottomMargin", "insideMargin", "outsideMargin"])
_ALIGN = frozenset(["left", "right", "center", "inside", "outside", "top", "bottom"])
_PRESETS = frozenset(
    [
        "rect",
        "roundRect",
        "ellipse",
        "triangle",
        "rtTriangle",
        "line",
        "straightConnector1",
        "bentConnector3",
        "curvedConnector3",
        "rightArrow",
        "leftArrow",
        "upArrow",
        "downArrow",
        "leftRightArrow",
        "upDownArrow",
        "diamond",
        "parallelogram",
        "trapezoid",
        "hexagon",
        "octagon",
        "pentagon",
        "homePlate",
        "chevron",
        "star4",
        "star5",
        "star6",
        "star8",
        "wedgeRectCallout",
        "wedgeRoundRectCallout",
        "wedgeEllipseCallout",
        "cloudCallout",
        "can",
        "cube",
        "plus",
        "donut",
        "heart",
        "snip1Rect",
        "round1Rect",
        "round2SameRect",
        "snip2SameRect",
        "leftBrace",
        "rightBrace",
        "leftBracket",
        "rightBracket",
        "bracketPair",
        "bracePair",
        "frame",
        "bevel",
        "arc",
        "sun",
        "moon",
        "cloud",
        "smileyFace",
        "foldedCorner",
        "plaque",
        "ribbon",
        "ribbon2",
        "flowChartProcess",
        "flowChartDecision",
        "flowChartTerminator",
        "flowChartDocument",
        "flowChartConnector",
    ]
)
_DASHES = frozenset(
    [
        "solid",
        "dot",
        "dash",
        "lgDash",
        "dashDot",
        "lgDashDot",
        "lgDashDotDot",
        "sysDash",
        "sysDot",
        "sysDashDot",
        "sysDashDotDot",
    ]
)
_DIRECTIONS = frozenset(["horz", "vert", "vert270"])
_UNITS = {
    "pt": 12700.0,
    "in": 914400.0,
    "cm": 360000.0,
    "mm": 36000.0,
    "px": 9525.0,
    "pc": 152400.0,
    "emu": 1.0,
    "": 9525.0,
}
_WRAPS: dict[str, Literal["square", "topAndBottom", "none"]] = {
    "wrapSquare": "square", "wrapTight": "square", "wrapThrough": "square", "wrapTopAndBottom": "topAndBottom", "wrapNone": "none",
    "square": "square", "tight": "square", "through": "square", "topAndBottom": "topAndBottom", "none": "none",
}  # fmt: skip


def extent(said: str | None) -> int:
    """A width or height in EMU, within the page that Word can have."""
    return max(1, min(_LARGEST, integer(said)))


def frame_of(holder: Element) -> Frame:
    """The place of a `wp:inline` or a `wp:anchor`."""
    size = holder.find(WP + "extent")
    width, height = (extent(None if size is None else size.get(name)) for name in ("cx", "cy"))
    distances = tuple(max(0, integer(holder.get(name), 0, _LARGEST)) for name in ("distT", "distB", "distL", "distR"))
    frame = Frame(width, height, inline=local(holder) == "inline")
    frame.distances = (distances[0], distances[1], distances[2], distances[3])
    if frame.inline:
        return frame
    frame.across = _position(holder.find(WP + "positionH"), ACROSS, "column")
    frame.down = _position(holder.find(WP + "positionV"), DOWN, "paragraph")
    wraps = [local(one) for one in holder if local(one) in _WRAPS]
    frame.wrap = _WRAPS[wraps[0]] if wraps else "none"
    frame.behind = is_true(holder.get("behindDoc") or "0")
    frame.in_cell = is_true(holder.get("layoutInCell") or "1")
    frame.height_order = max(0, integer(holder.get("relativeHeight")))
    return frame


def _position(element: Element | None, known: frozenset[str], default: str) -> tuple[str, str | int]:
    if element is None:
        return default, 0
    said = element.get("relativeFrom") or ""
    base = said if said in known else default
    for one in element.iter():
        text = (one.text or "").strip()
        if local(one) == "align" and text in _ALIGN:
            return base, text
        if local(one) == "posOffset":
            return base, integer(text, 0, _LARGEST)
    return base, 0


def turned(frame: Frame, transform: Element | None) -> None:
    """Take over how a transform turns and flips what stands in the frame."""
    if transform is not None:
        frame.rotation = integer(transform.get("rot")) % 21_600_000
        frame.flips = (is_true(transform.get("flipH") or "0"), is_true(transform.get("flipV") or "0"))


def look_of(shape: Element, theme: Theme) -> Look:
    """How a `wps:wsp` is drawn, its theme's style included."""
    look = Look()
    properties, style = shape.find(WPS + "spPr"), shape.find(WPS + "style")
    if properties is not None:
        preset = properties.find(A + "prstGeom")
        said = None if preset is None else preset.get("prst")
        look.preset = said if said in _PRESETS else "rect"
        look.fill = _fill(properties, style, theme)
        _line(look, properties.find(A + "ln"), style, theme)
    if style is not None:
        look.text_colour = theme.drawn(style.find(A + "fontRef"))
    body = shape.find(WPS + "bodyPr")
    if body is not None:
        insets = [
            max(0, integer(body.get(name), usual, _LARGEST))
            for name, usual in zip(("lIns", "tIns", "rIns", "bIns"), look.insets, strict=True)
        ]
        look.insets = (insets[0], insets[1], insets[2], insets[3])
        look.anchor = said if (said := body.get("anchor")) in ("t", "ctr", "b") else "t"
        look.direction = said if (said := body.get("vert")) in _DIRECTIONS else "horz"
        look.fits = body.find(A + "spAutoFit") is not None
    return look


def _fill(properties: Element, style: Element | None, theme: Theme) -> str | None:
    if properties.find(A + "noFill") is not None:
        return None
    for kind in ("solidFill", "pattFill", "gradFill"):
        found = properties.find(A + kind)
        if found is not None:
            stop = found if kind == "solidFill" else found.find(f".//{A}gs" if kind == "gradFill" else f"{A}bgClr")
            return theme.drawn(stop)
    return _of_style(style, "fillRef", theme)


def _of_style(style: Element | None, name: str, theme: Theme) -> str | None:
    found = None if style is None else style.find(A + name)
    return theme.drawn(found) if found is not None and integer(found.get("idx")) > 0 else None


def _line(look: Look, line: Element | None, style: Element | None, theme: Theme) -> None:
    look.line = _of_style(style, "lnRef", theme)
    if line is None:
        return
    look.line_width = max(0, integer(line.get("w"), look.line_width, 2_000_000))
    if line.find(A + "noFill") is not None:
        look.line = None
    elif (solid := line.find(A + "solidFill")) is not None:
        look.line = theme.drawn(solid)
    dash = line.find(A + "prstDash")
    look.dash = said if dash is not None and (said := dash.get("val") or "") in _DASHES else ""


def measure(said: str | None, default: int = 0) -> int:
    """A length of VML ("12.5pt", "3cm") in EMU."""
    match = re.fullmatch(r"\s*(-?\d{0,7}(?:\.\d{1,6})?)\s*(pt|in|cm|mm|px|pc|emu|)\s*", said or "")
    if not match or match[1] in ("", "-", "."):
        return default
    return max(-_LARGEST, min(_LARGEST, round(float(match[1]) * _UNITS[match[2]])))


def vml_style(element: Element) -> dict[str, str]:
    """The properties in a VML element's `style`."""
    pairs = (one.partition(":") for one in (element.get("style") or "").split(";"))
    return {name.strip().lower(): said.strip() for name, _, said in pairs}


def vml_frame(style: dict[str, str], wrap: str | None) -> Frame:
    """The place of a VML shape."""
    frame = Frame(max(1, measure(style.get("width"), 914400)), max(1, measure(style.get("height"), 914400)))
    frame.inline = style.get("position") != "absolute"
    if not frame.inline:
        frame.across = _vml_position(
            style, "horizontal", "margin-left", {"text": "column", "char": "character"}, ACROSS
        )
        frame.down = _vml_position(style, "vertical", "margin-top", {"text": "paragraph"}, DOWN)
        frame.wrap = _WRAPS.get(wrap or "none", "none")
        order = integer(style.get("z-index"))
        frame.behind, frame.height_order = order < 0, abs(order)
    frame.rotation = integer(style.get("rotation")) * 60_000 % 21_600_000
    return frame


def _vml_position(
    style: dict[str, str], way: str, offset: str, names: dict[str, str], known: frozenset[str]
) -> tuple[str, str | int]:
    said = style.get(f"mso-position-{way}-relative", "text")
    base = names.get(said, said)
    base = base if base in known else ("column" if way == "horizontal" else "paragraph")
    align = style.get(f"mso-position-{way}", "absolute")
    return base, align if align in _ALIGN else measure(style.get(offset))


def vml_look(element: Element) -> Look:
    """How a VML shape is drawn."""
    look = Look(preset={"roundrect": "roundRect", "oval": "ellipse", "line": "line"}.get(local(element), "rect"))
    off = ("f", "false", "0")
    look.fill = None if element.get("filled") in off else named_colour(element.get("fillcolor") or "white")
    look.line = None if element.get("stroked") in off else named_colour(element.get("strokecolor") or "black")
    look.line_width = max(0, min(2_000_000, measure(element.get("strokeweight"), 9525)))
    return look
