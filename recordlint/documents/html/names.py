"""What a copy may hold: the closed lists of elements and attributes, and what other elements are."""

from __future__ import annotations

import re
from collections.abc import Mapping


def _set(names: str) -> frozenset[str]:
    return frozenset(names.split())


BLOCKS = _set(
    "address article aside blockquote body caption center col colgroup dd details dialog dir div dl dt fieldset figcaption "
    "figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main marquee menu nav ol p plaintext pre "
    "search section summary table tbody td tfoot th thead tr ul xmp optgroup option select textarea"
)
"""Elements that begin and end a run of text."""
SPACED = _set("p h1 h2 h3 h4 h5 h6 table ul ol dl blockquote pre section article hr fieldset figure")
"""Elements that a blank line stands before."""
KEPT = _set(
    "address article aside b big blockquote br caption center cite code col colgroup dd del details dfn dir div dl dt em "
    "fieldset figcaption figure font footer h1 h2 h3 h4 h5 h6 header hgroup hr i ins kbd legend li main mark menu nav ol p "
    "pre q rp rt ruby s samp section small span strike strong sub summary sup table tbody td tfoot th thead tr tt u ul var "
    "wbr"
)
"""Elements that are copied under their own name."""
RENAMED: Mapping[str, str] = {
    "a": "span", "abbr": "span", "acronym": "span", "time": "span", "label": "span", "button": "span", "output": "span",
    "form": "div", "dialog": "div", "search": "div", "marquee": "div", "xmp": "pre", "listing": "pre", "plaintext": "pre",
}  # fmt: skip
"""Elements that are copied as a plainer one."""
VOID = frozenset(("br", "hr", "wbr", "col", "img", "input", "meta"))
"""Elements without an end."""
LEFT_OUT: Mapping[str, str] = {
    "script": "script", "style": "style sheet", "template": "hidden element", "noscript": "hidden element",
    "datalist": "hidden element", "iframe": "embedded page", "frame": "embedded page", "frameset": "embedded page",
    "object": "embedded object", "embed": "embedded object", "video": "sound or film",
    "audio": "sound or film", "canvas": "drawing by a script", "area": "picture map", "meter": "gauge", "progress": "gauge",
    "title": "hidden element", "annotation": "hidden element", "annotation-xml": "hidden element", "noembed": "hidden element", "noframes": "hidden element", "head": "", "link": "", "meta": "", "base": "",
    "source": "", "track": "", "param": "",
}  # fmt: skip
"""Elements whose content is read and never copied, and what they are called."""
TABLE_PARTS = frozenset(("table", "thead", "tbody", "tfoot", "tr", "colgroup"))
"""Elements that hold no text by right."""
TYPED = _set("text search tel url email number date datetime-local month week time color range submit reset button")
"""Kinds of input whose value is shown."""
NEVER_READ = _set(
    "class id style align valign width height border cellpadding cellspacing bgcolor color size face colspan rowspan rows cols "
    "dir lang xml:lang for type rel checked selected disabled readonly hidden tabindex role charset method enctype target scope "
    "start span nowrap hspace vspace frame rules loading decoding crossorigin integrity async defer xmlns media link vlink alink text "
    "contenteditable draggable spellcheck translate autocomplete autofocus required multiple maxlength minlength wrap clear "
    "noshade compact viewbox d fill stroke stroke-width transform cx cy r x y x1 x2 y1 y2 rx ry points preserveaspectratio"
)
"""Attributes that hold no words; all others are read."""

_NUMBER = re.compile(r"\d{1,4}(?:\.\d{1,2})?%?")
_WORD = re.compile(r"(?:left|right|center|justify|char|top|middle|bottom|baseline)", re.I)
_COLOUR = re.compile(r"#[0-9a-f]{3,8}|[a-z]{3,20}", re.I)
COLOURS = _set(
    "black white red green blue yellow gray grey silver maroon purple fuchsia lime olive navy teal aqua orange pink brown cyan "
    "magenta gold indigo violet tan beige ivory khaki coral salmon crimson lavender plum orchid turquoise tomato wheat snow "
    "linen darkblue darkgreen darkred darkgray darkgrey lightgray lightgrey lightblue lightgreen lightyellow dimgray dimgrey "
    "steelblue royalblue slategray slategrey whitesmoke gainsboro windowtext transparent currentcolor inherit"
)
"""Colours by name."""
LANGUAGE = re.compile(r"[a-z]{2}(?:-(?:latn|cyrl|arab|hans|hant|deva|beng|guru))?(?:-(?:[a-z]{2}|\d{3}))?", re.I)
"""A language, as an attribute names it."""

_PATTERNS: Mapping[str, re.Pattern[str]] = {
    "align": _WORD, "valign": _WORD, "width": _NUMBER, "height": _NUMBER, "border": re.compile(r"\d{1,2}"),
    "cellpadding": re.compile(r"\d{1,3}"), "cellspacing": re.compile(r"\d{1,3}"), "bgcolor": _COLOUR, "color": _COLOUR,
    "size": re.compile(r"[+-]?\d"), "colspan": re.compile(r"\d{1,3}"), "rowspan": re.compile(r"\d{1,3}"),
    "span": re.compile(r"\d{1,3}"), "dir": re.compile("(?:ltr|rtl|auto)", re.I), "lang": LANGUAGE,
    "scope": re.compile("(?:row|col|rowgroup|colgroup)", re.I), "start": re.compile(r"-?\d{1,4}"),
    "value": re.compile(r"-?\d{1,4}"), "type": re.compile(r"[1aAiI]|disc|circle|square"), "nowrap": re.compile(".*"),
    "reversed": re.compile(".*"), "noshade": re.compile(".*"),
}  # fmt: skip
_FOR_ALL = ("align", "valign", "dir", "lang")
_BY_TAG: Mapping[str, tuple[str, ...]] = {
    "table": ("width", "height", "border", "cellpadding", "cellspacing", "bgcolor"),
    "td": ("colspan", "rowspan", "width", "height", "bgcolor", "nowrap"),
    "th": ("colspan", "rowspan", "width", "height", "bgcolor", "nowrap", "scope"),
    "tr": ("bgcolor", "height"),
    "col": ("span", "width"),
    "colgroup": ("span", "width"),
    "ol": ("start", "type", "reversed"),
    "ul": ("type",),
    "li": ("value", "type"),
    "font": ("color", "size"),
    "hr": ("width", "size", "color", "noshade"),
    "body": ("bgcolor",),
}
_BARE = ("nowrap", "reversed", "noshade")


def kept_attributes(tag: str, attributes: Mapping[str, str]) -> dict[str, str]:
    """The attributes of an element that a copy may have, each by the pattern of its value."""
    kept: dict[str, str] = {}
    for name in (*_FOR_ALL, *_BY_TAG.get(tag, ())):
        value = attributes.get(name)
        if value is None or not _PATTERNS[name].fullmatch(value.strip()):
            continue
        value = value.strip()
        if _PATTERNS[name] is _COLOUR and not value.startswith("#") and value.lower() not in COLOURS:
            continue
        kept[name] = "" if name in _BARE else value
    return kept
