"""Styles, as far as they matter: what they hide, and the closed list of properties that a copy has in its elements.

Style sheets are read for what they say of an element by its name, class or id, and never copied: what they say and is
on the list stands in the copy's elements.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from recordlint.documents.html.names import COLOURS

Declared = dict[str, str]
"""Properties and values, both in lower case."""

MAX_RULES = 5_000
"""The rules of style sheets that are looked at."""
MAX_LOOKS = 3_000_000
"""How often rules are held against elements. Beyond it they say nothing: what they hide is then text like any other."""
_MAX_SHEET = 2_000_000
_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)|<!--|-->", re.S)
_ESCAPE = re.compile(r"\\(?:([0-9a-f]{1,6})\s?|([^\n0-9a-f]))", re.I)
_SIMPLE = re.compile(r"(\*|[a-z][\w-]*)?((?:[.#][\w-]+)*)", re.I)
_MARK = re.compile(r"([.#])([\w-]+)")
_SCREEN = re.compile(r"(?:only\s+)?(?:screen|all)?")

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
_SMALL = re.compile(r"(?:[01]|0?\.\d+)(?:\.\d+)?(?:px|pt)|0+(?:\.0+)?(?:[a-z%]*)|0?\.[01]\d*(?:em|rem)|[0-5]%")


def declarations(text: str) -> Declared:
    """The properties of a style attribute or of a rule; those that are important win."""
    found: Declared = {}
    if not text:
        return found
    important: set[str] = set()
    for one in _split(_COMMENT.sub(" ", text), ";"):
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


@dataclass(slots=True)
class Sheets:
    """The rules of a document's style sheets, by the last simple selector of each."""

    _rules: dict[str, list[_Rule]] = field(default_factory=dict)
    _nested: dict[str, list[_Rule]] = field(default_factory=dict)
    _alone: dict[Named, tuple[list[_Rule], Declared]] = field(default_factory=dict)
    _looks: int = 0
    _count: int = 0

    def add(self, text: str) -> None:
        """Takes in a style sheet; rules with selectors that depend on more than names, classes and ids are passed over."""
        for selectors, body in _rules(_COMMENT.sub(" ", text[:_MAX_SHEET])):
            declared = declarations(body)
            if not declared:
                continue
            for selector in selectors.split(","):
                self._count += 1
                if self._count > MAX_RULES:
                    return
                steps = _steps(selector)
                if steps:
                    last = steps[-1][1]
                    weights = [step.weight for _, step in steps]
                    weight = (
                        sum(w[0] for w in weights),
                        sum(w[1] for w in weights),
                        sum(w[2] for w in weights),
                        self._count,
                    )
                    rules = self._nested if len(steps) > 1 else self._rules
                    rules.setdefault(last.key, []).append((weight, steps, declared))

    def of(self, chain: list[Named]) -> Declared:
        """What the sheets say of an element, given it and those around it, outermost first."""
        if not self._rules and not self._nested:
            return {}
        own = chain[-1]
        if own not in self._alone:
            rules = self._found([own], alone=True)
            self._alone[own] = (rules, _together(rules))
        rules, declared = self._alone[own]
        nested = self._found(chain, alone=False) if self._nested else []
        return _together([*rules, *nested]) if nested else declared

    def _found(self, chain: list[Named], *, alone: bool) -> list[_Rule]:
        own = chain[-1]
        keys = (f"#{own.id}", *(f".{name}" for name in own.classes), own.tag, "*")
        rules = [rule for key in keys for rule in (self._rules if alone else self._nested).get(key, ())]
        self._looks += len(rules) * (1 if alone else len(chain))
        return [rule for rule in rules if _matches(rule[1], chain)] if self._looks <= MAX_LOOKS else []


@dataclass(frozen=True, slots=True)
class Named:
    """What selectors can ask of an element."""

    tag: str
    id: str
    classes: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Compound:
    tag: str
    id: str
    classes: frozenset[str]

    @property
    def key(self) -> str:
        return f"#{self.id}" if self.id else f".{min(self.classes)}" if self.classes else self.tag

    @property
    def weight(self) -> tuple[int, int, int]:
        return int(bool(self.id)), len(self.classes), int(self.tag != "*")

    def fits(self, named: Named) -> bool:
        return self.tag in ("*", named.tag) and self.id in ("", named.id) and self.classes <= named.classes


_Rule = tuple[tuple[int, int, int, int], list[tuple[str, _Compound]], Declared]
"""A rule: its weight, the steps of its selector, what it declares."""


def _together(rules: list[_Rule]) -> Declared:
    declared: Declared = {}
    for _, _, more in sorted(rules, key=lambda rule: rule[0]):
        declared |= more
    return declared


def _steps(selector: str) -> list[tuple[str, _Compound]]:
    steps: list[tuple[str, _Compound]] = []
    combinator = " "
    for one in selector.replace(">", " > ").split():
        if one == ">":
            combinator = ">"
            continue
        match = _SIMPLE.fullmatch(one)
        if match is None or len(steps) > 6:
            return []
        marks = _MARK.findall(match[2])
        ids = [name for mark, name in marks if mark == "#"]
        classes = frozenset(name for mark, name in marks if mark == ".")
        steps.append((combinator, _Compound((match[1] or "*").lower(), ids[0] if ids else "", classes)))
        combinator = " "
    return steps


def _matches(steps: list[tuple[str, _Compound]], chain: list[Named]) -> bool:
    at = len(chain) - 1
    if not steps[-1][1].fits(chain[at]):
        return False
    for index in range(len(steps) - 2, -1, -1):
        at -= 1
        if steps[index + 1][0] == " ":
            while at >= 0 and not steps[index][1].fits(chain[at]):
                at -= 1
        if at < 0 or not steps[index][1].fits(chain[at]):
            return False
    return True


def _rules(text: str, depth: int = 0) -> Iterator[tuple[str, str]]:
    """(selectors, body) of every rule that holds for a screen."""
    at = 0 if depth < 4 else len(text)
    while (start := text.find("{", at)) >= 0:
        head = text[at:start].rpartition(";")[2].strip()
        if head.startswith("@media"):
            condition = head.removeprefix("@media").strip().lower()
            end = _closing(text, start)
            if any(_SCREEN.fullmatch(one.strip()) for one in condition.split(",")):
                yield from (
                    (one, body) for one, body in _rules(text[start + 1 : end], depth + 1) if not one.startswith("@")
                )
        else:
            end = _closing(text, start)
            if not head.startswith("@"):
                yield head, text[start + 1 : end]
        at = end + 1


def _closing(text: str, start: int) -> int:
    depth = 0
    for match in re.compile("[{}]").finditer(text, start):
        depth += 1 if match[0] == "{" else -1
        if depth == 0:
            return match.start()
    return len(text)


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
