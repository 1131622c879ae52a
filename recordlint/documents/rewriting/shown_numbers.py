"""Numbers through a number format: decimals, thousands, per cent, and patterns such as `000 000 0000`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

_PIECES = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|\[\$(?P<currency>[^\]-]*)(?:-[^\]]*)?\]|(?P<bracket>\[[^\]]*\])'
    r"|_(?P<space>.)|\*(?P<fill>.)|(?P<general>general)|(?P<digit>[0#?])|(?P<point>\.)|(?P<comma>,)|(?P<percent>%)"
    r"|(?P<literal>.)",
    re.IGNORECASE | re.DOTALL,
)
_COLOUR = re.compile(r"\[(?:black|blue|cyan|green|magenta|red|white|yellow|colou?r ?\d{1,2})\]", re.IGNORECASE)
_PLAIN = set(" -+/():$£€¥'=<>&~{}!^")  # characters that stand for themselves without quotation marks


def shown_number(value: float) -> str:
    """A number without a format: whole ones without decimals or exponent, others to 15 digits, as spreadsheets do."""
    if isinstance(value, int):
        return str(value)
    if value.is_integer() and abs(value) < 1e21:
        return str(int(value))
    return f"{value:.15g}"


@dataclass(frozen=True, slots=True)
class Formatted:
    """What a number shows, and the number that shows no more than this (rounded)."""

    text: str
    value: float


@dataclass(slots=True)
class _Pattern:
    """A section of a format taken apart: literals and digit places, in order."""

    whole: list[tuple[str, str]]
    decimals: list[tuple[str, str]]
    groups: bool
    percents: int
    is_general: bool


def formatted(value: float, sections: Sequence[str]) -> Formatted | None:
    """A finite number through the sections of its format; None where the format is of a kind that is not known here."""
    exact = Decimal(repr(value))
    signed = len(sections) > 1 and value < 0
    section = sections[1] if signed else sections[2] if len(sections) > 2 and value == 0 else sections[0]
    if not section:
        return Formatted("", 0)
    pattern = _pattern(section)
    if pattern is None:
        return None
    if pattern.is_general:
        text = "".join(shown_number(abs(value)) if kind == "general" else text for kind, text in pattern.whole)
        return Formatted(("-" if value < 0 and not signed else "") + text, value)
    scaled = exact.scaleb(2 * pattern.percents)
    places = sum(kind == "digit" for kind, _ in pattern.decimals)
    if scaled.adjusted() + places > 25:  # beyond the digits that decimal arithmetic keeps
        return None
    rounded = scaled.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    digits, _, behind = f"{abs(rounded):f}".partition(".")
    text = _whole(pattern, digits) + _decimals(pattern, behind)
    minus = "-" if rounded < 0 and not signed else ""
    seen = rounded.scaleb(-2 * pattern.percents)
    # A section that shows no digit (";;" with a word, a dash for zero) tells nothing of the number but its sign.
    has_digits = any(kind == "digit" for kind, _ in (*pattern.whole, *pattern.decimals))
    kept: float = value if seen == exact else int(seen) if seen == seen.to_integral_value() else float(seen)
    return Formatted((minus + text).strip(), kept if has_digits else 0)


def _pattern(section: str) -> _Pattern | None:
    pattern = _Pattern([], [], False, 0, False)
    part = pattern.whole
    for match in _PIECES.finditer(section):
        kind, text = match.lastgroup or "quoted", match[match.lastgroup or 0] or ""
        if kind == "bracket":
            if not _COLOUR.fullmatch(text):
                return None  # a condition, or elapsed time
        elif kind == "digit":
            part.append(("digit", text))
        elif kind == "point":
            if part is pattern.decimals:
                return None
            part = pattern.decimals
        elif kind == "comma":
            digits = "".join(t for k, t in part if k == "digit")
            following = section[match.end() : match.end() + 1]
            if not digits or part is pattern.decimals or following not in ("0", "#", "?"):
                return None  # thousands or millions
            pattern.groups = True
        elif kind == "percent":
            pattern.percents += 1
            part.append(("literal", "%"))
        elif kind == "general":
            pattern.is_general = True
            part.append(("general", ""))
        elif kind == "space":
            part.append(("literal", " "))
        elif kind == "literal" and text not in _PLAIN:
            return None
        elif kind != "fill":
            part.append(("literal", text))
    # A slash between digits is a fraction, not a stroke.
    shape = "".join("0" if kind == "digit" else text for kind, text in pattern.whole)
    return None if re.search(r"0 ?/ ?0", shape) else pattern


def _whole(pattern: _Pattern, digits: str) -> str:
    """The digits before the point, put into their places from the right; what is left over stands at the leftmost."""
    places = [text for kind, text in pattern.whole if kind == "digit"]
    least = sum(place == "0" for place in places)
    shape = digits.lstrip("0").rjust(least, "0")
    if pattern.groups:
        return _grouped(pattern, shape)
    taken = list(shape)
    made: list[str] = []
    left = len(places)
    for kind, text in reversed(pattern.whole):
        if kind != "digit":
            made.append(text)
            continue
        left -= 1
        if taken:
            made.append(taken.pop())
        elif text == "?":
            made.append(" ")
        if left == 0:
            made += reversed(taken)
            taken = []
    return "".join(reversed(made))


def _grouped(pattern: _Pattern, shape: str) -> str:
    number = f"{int(shape):,}".rjust(len(shape), "0") if shape else ""
    before: list[str] = []
    after: list[str] = []
    met = False
    for kind, text in pattern.whole:
        if kind == "digit":
            met = True
        else:
            (after if met else before).append(text)
    return "".join([*before, number, *after])


def _decimals(pattern: _Pattern, behind: str) -> str:
    if not pattern.decimals:
        return ""
    kept = list(behind)
    made: list[str] = []
    for kind, text in reversed(pattern.decimals):
        if kind == "digit":
            digit = kept.pop()
            done = any(char.isdigit() for char in made)
            made.append("" if text == "#" and digit == "0" and not done else digit)
        else:
            made.append(text)
    return "." + "".join(reversed(made))
