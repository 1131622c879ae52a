"""Styles, as far as they matter: what they hide, and the closed list of properties that a copy has in its elements.

`sheets.py` reads style sheets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from recordlint.documents.html.names import COLOURS

Declared = dict[str, str]
"""Properties and values, both in lower case."""

COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)|<!--|-->", re.S)
"""What is no part of a style sheet."""
_ESCAPE = re.compile(r"\\(?:([0-9a-f]{1,6})\s?|([^\n0-9a-f]))", re.I)

_SIZE = r"-?(?:\d{1,4}(?:\.\d{1,3})?|\.\d{1,3})(?:px|pt|pc|em|rem|ex|ch|%|cm|mm|in|vw|vh)?"
_SIZES = rf"(?:(?:{_SIZE}|auto)(?:\s+|$)){{1,4}}"
_RGB = r"rgba?\(\s*\d{1,3}%?(?:\s*[,\s/]\s*[\d.]{1,4}%?){2,3}\s*\)"
_COLOUR = rf"(?:#[0-9a-f]{{3,8}}|{_RGB}|{'|'.join(sorted(COLOURS))})"
_LINE = r"(?:none|hidden|solid|dashed|dotted|double|groove|ridge|inset|outset)"
_BORDER = rf"(?:(?:{_SIZE}|thin|medium|thick|{_LINE}|{_COLOUR})(?:\s+|$)){{1,4}}"
_FAMILY = (
    r"""(?:["']?(?:arial|helvetica(?: neue)?|verdana|tahoma|calibri(?: light)?|cambria|aptos|segoe ui|times(?: new roman)?|"""
    r"""georgia|garamond|courier(?: new)?|consolas|trebuchet ms|roboto|open sans|liberation (?:sans|serif|mono)|lucida sans|"""
    r"""frutiger|gill sans|palatino|symbol|wingdings|system-ui|serif|sans-serif|monospace|cursive)["']?)"""
)
_SAFE: Mapping[str, re.Pattern[str]] = {
    name: re.compile(pattern)
    for names, pattern in (
        ("color background-color border-color", _COLOUR),
        ("background", _COLOUR),
        ("text-align", "left|right|center|justify|start|end"),
        ("font-weight", "normal|bold|bolder|lighter|[1-9]00"),
        ("font-style", "normal|italic|oblique"),
        ("font-variant", "normal|small-caps"),
        ("font-size", rf"{_SIZE}|(?:xx?-)?(?:small|large)|medium|smaller|larger"),
        ("font-family", rf"{_FAMILY}(?:\s*,\s*{_FAMILY}){{0,6}}"),
        ("text-decoration text-decoration-line", "none|underline|line-through|overline|underline line-through"),
        ("text-transform", "none|uppercase|lowercase|capitalize"),
        ("white-space", "normal|pre|pre-wrap|nowrap"),
        ("vertical-align", rf"baseline|sub|super|top|middle|bottom|text-top|text-bottom|{_SIZE}"),
        ("display", "block|inline|inline-block|flex|inline-flex|grid|inline-grid|table|table-row|table-cell|list-item|flow-root"),
        ("float", "left|right|none"),
        ("clear", "left|right|both|none"),
        ("direction", "ltr|rtl"),
        ("flex-direction", "row|column"),
        ("list-style-type list-style", "none|disc|circle|square|decimal|lower-alpha|upper-alpha|lower-roman|upper-roman"),
        ("border-collapse", "collapse|separate"),
        ("border-spacing margin padding gap border-width", _SIZES),
        ("width height max-width min-width min-height line-height letter-spacing border-radius", rf"{_SIZE}|auto|normal|none"),
        ("margin-top margin-right margin-bottom margin-left text-indent", rf"{_SIZE}|auto"),
        ("padding-top padding-right padding-bottom padding-left", _SIZE),
        ("border border-top border-right border-bottom border-left", _BORDER),
        ("border-style", rf"(?:{_LINE}(?:\s+|$)){{1,4}}"),
        ("page-break-before page-break-after break-before break-after", "auto|always|avoid|page"),
        ("page-break-inside break-inside", "auto|avoid"),
        ("box-sizing", "border-box|content-box"),
    )
    for name in names.split()
}  # fmt: skip
_NOTHING = re.compile(r"(?:0+(?:\.0+)?|\.0+)(?:[a-z]+|%)?")
_CLEAR = re.compile(r"(?:0+(?:\.0\d*)?|\.0\d*|[0-5](?:\.\d+)?%)")
_FAR = re.compile(r"-\d{3,}(?:\.\d+)?(?:px|pt|em|rem|ex|ch|%|cm|mm|in|vw|vh)?|-\d{2,}(?:em|rem|cm|in)")
_CLIPPED = re.compile(r"rect\(\s*(?:0|1)\w*[\s,]+(?:0|1)\w*[\s,]+(?:0|1)\w*[\s,]+(?:0|1)\w*\s*\)")
_NO_INK = re.compile(r"(?:rgba?|hsla?)\([^()]*[,/]\s*(?:0+(?:\.0*)?|\.0+)%?\s*\)|#[0-9a-f]{6}00|#[0-9a-f]{3}0")
_CHANNELS = re.compile(r"rgba?\(\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})\s*\)")
_SMALL = re.compile(r"(?:[01]|0?\.\d+)(?:\.\d+)?(?:px|pt)|0+(?:\.0+)?(?:[a-z%]*)|0?\.[01]\d*(?:em|rem)|[0-5]%")


def declarations(text: str) -> Declared:
    """The properties of a style attribute or of a rule; those that are important win."""
    found: Declared = {}
    if not text:
        return found
    important: set[str] = set()
    for one in _split(COMMENT.sub(" ", text), ";"):
        name, colon, value = one.partition(":")
        name, value = _unescaped(name).strip().lower(), _unescaped(value).strip().lower()
        if not colon or not name or not value:
            continue
        plain = re.sub(r"\s*!\s*important$", "", value)
        if name in important and plain == value:
            continue
        if plain != value:
            important.add(name)
        found[name] = plain
    return found


def safe(declared: Declared) -> str:
    """What of the properties a copy may have, as a style attribute."""
    kept = ((name, value) for name, value in declared.items() if name in _SAFE and _SAFE[name].fullmatch(value))
    return ";".join(f"{name}:{value}" for name, value in kept)


def hides(declared: Declared) -> bool:
    """Whether an element with these properties shows nothing, nor anything in it: not displayed, clear, cut off, far away."""
    if not declared:
        return False
    if (
        declared.get("display") == "none"
        or declared.get("mso-hide") == "all"
        or declared.get("content-visibility") == "hidden"
    ):
        return True
    opacity = declared.get("opacity", "1")
    if (
        _CLEAR.fullmatch(opacity)
        or "opacity(0" in declared.get("filter", "")
        or "opacity=0)" in declared.get("filter", "")
    ):
        return True
    cut = any(declared.get(name, "") in ("hidden", "clip") for name in ("overflow", "overflow-x", "overflow-y"))
    sizes = (declared.get(name, "-") for name in ("height", "max-height", "width", "max-width"))
    if cut and any(size != "-" and (_NOTHING.fullmatch(size) or size == "1px") for size in sizes):
        return True
    if _CLIPPED.fullmatch(declared.get("clip", "")) or declared.get("clip-path", "") in (
        "inset(50%)",
        "inset(100%)",
        "circle(0)",
    ):
        return True
    away = declared.get("position", "") in ("absolute", "fixed", "relative")
    places = ["text-indent", *(("left", "top", "right", "bottom") if away else ()), "margin-left", "margin-top"]
    if any(_FAR.fullmatch(declared.get(name, "")) for name in places):
        return True
    return bool(re.search(r"scale[xy]?\(\s*0*\.?0*\s*[,)]", declared.get("transform", "")))


def clear(declared: Declared) -> bool | None:
    """Whether the letters have no colour, or the very colour that the element is filled with; None where nothing is said of their colour."""
    ink = declared.get("-webkit-text-fill-color", declared.get("color", "inherit"))
    ground = declared.get("background-color", declared.get("background"))
    if ink == "inherit":
        return None if ground is None else False
    if ink == "transparent" or _NO_INK.fullmatch(ink):
        return True
    return ground is not None and _plain(ink) == _plain(ground)


def _plain(colour: str) -> str:
    """A colour in one of its spellings."""
    if found := _CHANNELS.fullmatch(colour):
        return "#" + "".join(f"{min(int(one), 255):02x}" for one in found.groups())
    if re.fullmatch("#[0-9a-f]{3}", colour):
        return "#" + "".join(2 * digit for digit in colour[1:])
    return {"white": "#ffffff", "black": "#000000"}.get(colour, colour)


def tiny(declared: Declared) -> bool | None:
    """Whether the letters are too small to be seen; None where nothing, or a share of what is around, is said."""
    size = declared.get("font-size")
    if size is None and "font" in declared:
        found = re.search(r"(?:^|\s)([\d.]+(?:px|pt|em|rem|%)?)(?:/\S+)?\s", declared["font"])
        size = found[1] if found else None
    if size is None:
        return None
    if _SMALL.fullmatch(size):
        return True
    return None if size.endswith(("em", "%")) and not size.endswith("rem") else False


def _split(text: str, separator: str) -> Iterator[str]:
    """The text between separators that stand in no brackets and no quotes."""
    depth, quote, begun = 0, "", 0
    for at, char in enumerate(text):
        if quote:
            quote = "" if char == quote else quote
        elif char in "\"'":
            quote = char
        elif char in "()":
            depth = max(depth + (1 if char == "(" else -1), 0)
        elif char == separator and not depth:
            yield text[begun:at]
            begun = at + 1
    yield text[begun:]


def _unescaped(text: str) -> str:
    def char(match: re.Match[str]) -> str:
        if match[2]:
            return match[2]
        code = int(match[1], 16)
        return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"

    return _ESCAPE.sub(char, text) if "\\" in text else text
