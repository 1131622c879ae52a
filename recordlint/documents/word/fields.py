"""Fields: what their code says, which ones a copy computes afresh, and what a form field shows."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from recordlint.documents.word.model import PageField
from recordlint.documents.word.spelling import W, integer, is_true, value

if TYPE_CHECKING:
    from lxml.etree import _Element as Element  # pyright: ignore[reportPrivateUsage]

_PAGE = re.compile(
    r'\s*(PAGE|NUMPAGES|SECTIONPAGES)((\s+\\\*\s*"?(?P<format>[A-Za-z]+)"?)|(\s+\\#\s*"?[0#]+"?))*\s*', re.IGNORECASE
)
_PAGE_FORMATS = frozenset({"Arabic", "ArabicDash", "roman", "ROMAN", "alphabetic", "ALPHABETIC"})
_BARE_CODE = re.compile(
    r'\s*[A-Za-z=]*(\s+(\\.(\s*("[\d\s,-]*"|[\d-]+|[A-Za-z]+\b))?|"[dMyhmsAPap/:., -]*"))*\s*', re.DOTALL
)


@dataclass(eq=False, slots=True)
class Field:
    """A field that has begun: its code so far, what a form says of it, and whether it has shown anything."""

    state: Literal["code", "result"] = "code"
    code: list[str] = field(default_factory=list)
    data: Element | None = None
    page: PageField | None = None
    shown: bool = False


def page_field(code: str) -> PageField | None:
    """The field that a copy computes afresh for this code: the number of the page, or of the pages."""
    match = _PAGE.fullmatch(code) if len(code) < 200 else None
    if match is None:
        return None
    said = match["format"]
    return PageField(match[1].upper() + (f" \\* {said}" if said in _PAGE_FORMATS else ""))


def bare_code(code: str) -> bool:
    """Whether a field's code is a keyword with switches, and holds no text."""
    return len(code) < 200 and _BARE_CODE.fullmatch(code) is not None


def form_texts(data: Element) -> str:
    """What a form field says of itself, a line each: its entries, its name, its help."""
    entries = [value(entry) or "" for entry in data.iter(W + "listEntry")]
    told = [
        *entries,
        *(value(data, name) or "" for name in ("name", "helpText", "statusText", "entryMacro", "exitMacro")),
    ]
    return "\n".join(text for text in told if text)


def form_value(data: Element) -> str:
    """What a drop-down or a check box shows; empty for other form fields."""
    chosen, box = data.find(W + "ddList"), data.find(W + "checkBox")
    entries = [value(entry) or "" for entry in data.iter(W + "listEntry")]
    if chosen is not None and entries:
        picked = value(chosen, "result") or value(chosen, "default")
        return entries[max(0, min(len(entries) - 1, integer(picked)))]
    if box is None:
        return ""
    said = box.find(W + "checked")
    said = box.find(W + "default") if said is None else said
    return "☒" if said is not None and is_true(value(said) or "true") else "☐"
