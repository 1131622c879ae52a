"""Word lists that people can edit, and the patterns made from them.

A lexicon is a text file of terms, one a line, under `[category]` headings; `#` begins a comment. Braces expand as in a
shell: `agree{,s,d,ing}`. A space in a term matches any run of white space, a hyphen also matches a space or nothing.
Terms are compiled into one prefix-tree pattern, so that the cost of a match does not grow with the number of terms.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache, wraps
from pathlib import Path
from typing import Any, TypeVar

from recordlint.errors import RulebookError
from recordlint.language.terms import Terms
from recordlint.resources import resource

_BRACES = re.compile(r"\{([^{}]*)\}")
_FOLD = {
    0x2019: "'", 0x2018: "'", 0x02BC: "'", 0x0060: "'", 0x00B4: "'",
    0x201C: '"', 0x201D: '"', 0x201E: '"',
    0x2010: "-", 0x2011: "-", 0x2012: "-", 0x2013: "-", 0x2014: "-", 0x2212: "-",
    0x00A0: " ", 0x2009: " ", 0x202F: " ",
}  # fmt: skip


def fold(text: str) -> str:
    """`text` in lower case with apostrophes, quotes, dashes and spaces unified, code point for code point.

    The result always has the length of `text`, so that offsets hold in both.
    """
    lowered = text.translate(_FOLD).lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(low if len(low := char.lower()) == 1 else char for char in text.translate(_FOLD))


def expand(term: str) -> Iterator[str]:
    """Every spelling of a term with shell-style braces: `refus{e,es,ed}` gives three."""
    match = _BRACES.search(term)
    if not match:
        yield term
        return
    for choice in match[1].split(","):
        yield from expand(term[: match.start()] + choice + term[match.end() :])


def parse(lines: Iterable[str], where: str = "lexicon") -> dict[str, tuple[str, ...]]:
    """Terms by category. Terms above the first heading are of the category "".

    Raises RulebookError naming `where` and the line when braces do not close.
    """
    found: dict[str, list[str]] = {}
    category = ""
    for number, raw in enumerate(lines, 1):
        line = raw.split("#", 1)[0].strip()
        if not line:
            continue
        if line.startswith("[") and line.endswith("]"):
            category = line[1:-1].strip()
            found.setdefault(category, [])
            continue
        if line.count("{") != line.count("}"):
            raise RulebookError(f"{where}, line {number}: a brace is not closed")
        found.setdefault(category, []).extend(expand(fold(line)))
    return {name: tuple(dict.fromkeys(terms)) for name, terms in found.items()}


_HOUSE: ContextVar[tuple[Path, ...]] = ContextVar("house folders", default=())
_Made = TypeVar("_Made")


@contextmanager
def house(folders: tuple[Path, ...]) -> Generator[None]:
    """Within the block, lexicons and tables are those of the rulebook with what the house folders add."""
    token = _HOUSE.set(folders)
    try:
        yield
    finally:
        _HOUSE.reset(token)


def house_folders() -> tuple[Path, ...]:
    """The house folders that hold here."""
    return _HOUSE.get()


def per_house(make: Callable[..., _Made]) -> Callable[..., _Made]:
    """Keep what `make` returns, by its arguments and by the house folders that hold: for whatever is made from lexicons."""

    @cache
    def kept(folders: tuple[Path, ...], *arguments: Any) -> _Made:
        return make(*arguments)

    @wraps(make)
    def call(*arguments: Any) -> _Made:
        return kept(_HOUSE.get(), *arguments)

    return call


@per_house
def load(name: str) -> Mapping[str, tuple[str, ...]]:
    """The lexicon `name` of the rulebook, with the terms that house folders add (a term led by `!` takes one away).

    Raises RulebookError when there is none of that name.
    """
    merged: dict[str, list[str]] = {}
    for folder in (resource("rules"), *_HOUSE.get()):
        path = folder / "lexicons" / f"{name}.txt"
        if not path.is_file():
            continue
        for category, terms in parse(path.read_text(encoding="utf-8").splitlines(), str(path)).items():
            have = merged.setdefault(category, [])
            for term in terms:
                if term.startswith("!"):
                    have[:] = [old for old in have if old != term[1:].strip()]
                elif term not in have:
                    have.append(term)
    if not merged:
        raise RulebookError(f"no lexicon {name!r} in {resource('rules') / 'lexicons'}")
    return {category: tuple(terms) for category, terms in merged.items()}


def terms_of(name: str, *categories: str) -> tuple[str, ...]:
    """The terms of a shipped lexicon, of the named categories or of all."""
    lexicon = load(name)
    unknown = set(categories) - lexicon.keys()
    if unknown:
        raise RulebookError(f"lexicon {name!r} has no category {sorted(unknown)[0]!r}")
    return tuple(term for category in (categories or lexicon) for term in lexicon[category])


def alternation(terms: Iterable[str]) -> str:
    """One non-capturing group that matches any of the (folded) terms, longest first, compiled as a prefix tree."""
    tree: dict[str, dict] = {}
    for term in terms:
        node = tree
        for char in term:
            node = node.setdefault(char, {})
        node[""] = {}
    if not tree:
        return "(?!)"
    return _branch(tree)


def _branch(node: dict[str, dict]) -> str:
    optional = "" in node
    singles: list[str] = []
    longer: list[str] = []
    for char, child in node.items():
        if char == "":
            continue
        rest = _branch(child) if child.keys() != {""} else ""
        literal = _literal(char)
        if rest or len(literal) > 2:
            longer.append(literal + rest)
        else:
            singles.append(literal)
    if len(singles) > 1:
        longer.append("[" + "".join(re.escape(s[-1]) for s in singles) + "]")
    else:
        longer.extend(singles)
    if not longer:
        return ""
    if len(longer) == 1 and not optional:
        return longer[0]
    return "(?:" + "|".join(longer) + ")" + ("?" if optional else "")


def _literal(char: str) -> str:
    if char == " ":
        return r"\s{1,3}"
    if char == "-":
        return r"[- ]?"
    return re.escape(char)


def pattern(terms: Iterable[str]) -> Terms:
    """The terms as something to search folded text with, as whole words, the longest term at a place first."""
    return Terms(terms)
