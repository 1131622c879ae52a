"""Phrases with gaps in them ("{has,have} {his,her} {person}"), compiled only where a text holds their first word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property

from recordlint.language.grammar import compiled
from recordlint.language.lexicons import expand
from recordlint.language.terms import words_of

_FIRST = re.compile(r"([a-z]+) ")
_CHOICE = re.compile(r"\{(?!\d)([^{}]*[,|][^{}]*)\}")


class Frames:
    """Phrases written as lexicon terms are, with braces after the first kept as alternatives in place of being spelled out.

    Phrases are gathered by their first word, and a group becomes a pattern when a text with that word first comes: a short
    note then pays for a few phrases, not for all.
    """

    def __init__(self, lines: Iterable[str]) -> None:
        self._by_word: dict[str, list[str]] = {}
        self._others: list[str] = []
        for line in lines:
            head, brace, rest = line.partition("}")
            simple = not re.search(r"[|(]", head)
            for opening in expand(head + brace) if simple else (head + brace,):
                source = _CHOICE.sub(lambda m: "(?:" + m[1].replace(",", "|") + ")", opening + rest)
                first = _FIRST.match(source)
                (self._by_word.setdefault(first[1], []) if first else self._others).append(source)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Every phrase in folded text, by start; phrases with different first words may overlap."""
        patterns = [compiled(self._other)] if self._others else []
        for word in self._by_word.keys() & words_of(text):
            patterns.append(compiled(_source(self._by_word[word])))
        found = [match for pattern in patterns for match in pattern.finditer(text)]
        yield from sorted(found, key=re.Match.start)

    def match(self, text: str, start: int) -> re.Match[str] | None:
        """The phrase that begins at `start`, or None."""
        if self._others and (found := compiled(self._other).match(text, start)):
            return found
        first = _FIRST.match(text, start)
        sources = self._by_word.get(first[1]) if first else None
        return compiled(_source(sources)).match(text, start) if sources else None

    @cached_property
    def _other(self) -> str:
        return _source(self._others)


def _source(sources: list[str]) -> str:
    return r"(?<!\w)(?:" + "|".join(sources) + r")(?!\w)"
