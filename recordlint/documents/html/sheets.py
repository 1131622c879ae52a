"""Style sheets, read for what they say of an element by its name, class, id or attributes, and never copied.

What they say and is on the list of `styles.py` stands in the copy's elements.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from recordlint.documents.html.styles import COMMENT, Declared, declarations

MAX_RULES = 5_000
"""The rules of style sheets that are looked at."""
MAX_LOOKS = 3_000_000
"""How often rules are held against elements. Beyond it they say nothing: what they hide is then text like any other."""
_MAX_SHEET = 2_000_000
_LONGEST = 500  # of a selector, in characters
_ASKED = r"""\[\s*([\w-]+)\s*(?:([~|^$*]?=)\s*("[^"]*"|'[^']*'|[\w-]+)\s*)?\]"""
_SIMPLE = re.compile(rf"(\*|[a-z][\w-]*)?((?:[.#][\w-]+|{_ASKED})*)", re.I)
_ATTRIBUTE = re.compile(_ASKED)
_STEP = re.compile(r""">|(?:\[(?:"[^"]*"|'[^']*'|[^\]"'])*\]|[^\s>])+""")
_MARK = re.compile(r"([.#])([\w-]+)")
_SCREEN = re.compile(r"(?:only\s+)?(?:screen|all)?")


@dataclass(slots=True)
class Sheets:
    """The rules of a document's style sheets, by the last simple selector of each."""

    _rules: dict[str, list[_Rule]] = field(default_factory=dict)
    _nested: dict[str, list[_Rule]] = field(default_factory=dict)
    _alone: dict[Named, tuple[list[_Rule], Declared]] = field(default_factory=dict)
    asked: set[str] = field(default_factory=set)
    """The attributes that selectors ask for."""
    _looks: int = 0
    _count: int = 0

    def add(self, text: str) -> None:
        """Takes in a style sheet; rules with selectors that depend on more than names, classes, ids and attributes are passed over."""
        for selectors, body in _rules(COMMENT.sub(" ", text[:_MAX_SHEET])):
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
                    self.asked.update(name for _, step in steps for name, _, _ in step.attributes)
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
    attributes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class _Compound:
    tag: str
    id: str
    classes: frozenset[str]
    attributes: tuple[tuple[str, str, str], ...] = ()

    @property
    def key(self) -> str:
        return f"#{self.id}" if self.id else f".{min(self.classes)}" if self.classes else self.tag

    @property
    def weight(self) -> tuple[int, int, int]:
        return int(bool(self.id)), len(self.classes) + len(self.attributes), int(self.tag != "*")

    def fits(self, named: Named) -> bool:
        fits = self.tag in ("*", named.tag) and self.id in ("", named.id) and self.classes <= named.classes
        if not fits or not self.attributes:
            return fits
        own = dict(named.attributes)
        return all(name in own and _says(own[name], how, wanted) for name, how, wanted in self.attributes)


_Rule = tuple[tuple[int, int, int, int], list[tuple[str, _Compound]], Declared]
"""A rule: its weight, the steps of its selector, what it declares."""


def _says(value: str, how: str, wanted: str) -> bool:
    """Whether an attribute's value is as a selector asks."""
    if not how:
        return True
    if not wanted:
        return how in ("=", "|=") and not value
    return {
        "=": value == wanted,
        "~=": wanted in value.split(),
        "|=": value == wanted or value.startswith(f"{wanted}-"),
        "^=": value.startswith(wanted),
        "$=": value.endswith(wanted),
        "*=": wanted in value,
    }[how]


def _together(rules: list[_Rule]) -> Declared:
    declared: Declared = {}
    for _, _, more in sorted(rules, key=lambda rule: rule[0]):
        declared |= more
    return declared


def _steps(selector: str) -> list[tuple[str, _Compound]]:
    steps: list[tuple[str, _Compound]] = []
    combinator = " "
    if len(selector) > _LONGEST:
        return []
    for one in _STEP.findall(selector):
        if one == ">":
            combinator = ">"
            continue
        match = _SIMPLE.fullmatch(one)
        if match is None or len(steps) > 6:
            return []
        asked = tuple((name.lower(), how, said.strip("\"'")) for name, how, said in _ATTRIBUTE.findall(match[2]))
        marks = _MARK.findall(_ATTRIBUTE.sub(" ", match[2]))
        ids = [name for mark, name in marks if mark == "#"]
        classes = frozenset(name for mark, name in marks if mark == ".")
        steps.append((combinator, _Compound((match[1] or "*").lower(), ids[0] if ids else "", classes, asked)))
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
            if head.startswith(("@supports", "@layer")):
                yield from _rules(text[start + 1 : end], depth + 1)
            elif not head.startswith("@"):
                yield head, text[start + 1 : end]
        at = end + 1


def _closing(text: str, start: int) -> int:
    depth = 0
    for match in re.compile("[{}]").finditer(text, start):
        depth += 1 if match[0] == "{" else -1
        if depth == 0:
            return match.start()
    return len(text)
