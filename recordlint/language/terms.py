"""Many terms searched at once, as whole words of folded text, at little cost to make and to run.

A compiled pattern of a thousand terms takes Python a tenth of a second to make, which a check of one note would pay for
every lexicon. Here a term is filed under its first word; a text is split into words once for all lexicons, and a
lexicon of which no first word occurs in the text costs one look at two sets.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter

_WORD = re.compile(r"\w+")
_WORD_OR_HYPHEN = re.compile(r"[\w-]+")


@dataclass(frozen=True, slots=True)
class TermMatch:
    """A term found, with as much of `re.Match` as its users need: `match[0]` is the term as the text has it."""

    string: str
    at: int
    stop: int

    def start(self) -> int:
        """Where the term begins."""
        return self.at

    def end(self) -> int:
        """Where the term ends."""
        return self.stop

    def span(self) -> tuple[int, int]:
        """Where the term begins and ends."""
        return self.at, self.stop

    def group(self, group: int = 0) -> str:
        """The term as the text has it. Raises IndexError for any group but 0."""
        if group:
            raise IndexError("a term has no groups")
        return self.string[self.at : self.stop]

    __getitem__ = group


class Terms:
    """A set of terms. A space in a term matches one to three white space characters, a hyphen also a space or nothing.

    `search`, `match`, `fullmatch` and `finditer` behave as those of a compiled pattern with the terms as alternatives, the longest
    first, that begins and ends at word boundaries.
    """

    def __init__(self, terms: Iterable[str]) -> None:
        filed: dict[str, list[str]] = {}
        for term in dict.fromkeys(terms):
            for key in _keys(term):
                filed.setdefault(key, []).append(term)
        self._filed = {key: tuple(sorted(found, key=len, reverse=True)) for key, found in filed.items()}
        self._keys = frozenset(filed)

    def finditer(self, text: str, start: int = 0, end: int | None = None) -> Iterator[TermMatch]:
        """Every term in [start, end), from left to right, none overlapping."""
        words, present = _words(text)
        if self._keys.isdisjoint(present):
            return
        stop = len(text) if end is None else min(end, len(text))
        free = start
        filed = self._filed
        # A layer asks for one sentence of a long text: begin there, not at the text's first word.
        first = bisect_left(words, start, key=itemgetter(1)) if start else 0
        for index in range(first, len(words)):
            word, at = words[index]
            if at >= stop:
                return
            if word in filed and at >= free and (found := self._at(text, word, at, stop, start)):
                free = found.stop
                yield found

    def search(self, text: str, start: int = 0, end: int | None = None) -> TermMatch | None:
        """The first term in [start, end), or None."""
        return next(self.finditer(text, start, end), None)

    def match(self, text: str, start: int = 0, end: int | None = None) -> TermMatch | None:
        """The term that begins at `start`, or None."""
        word = _WORD.match(text, _first_word(text, start))
        if not word or (word.start() and word.start() == start and _is_word(text[start - 1])):
            return None
        stop = len(text) if end is None else min(end, len(text))
        found = self._at(text, word[0], word.start(), stop, start) if word[0] in self._filed else None
        return found if found and found.at == start else None

    def fullmatch(self, text: str) -> TermMatch | None:
        """The term that is the whole text, or None."""
        found = self.match(text)
        return found if found and found.stop == len(text) else None

    def __contains__(self, text: str) -> bool:
        return self.fullmatch(text) is not None

    def _at(self, text: str, word: str, at: int, stop: int, start: int) -> TermMatch | None:
        for term in self._filed[word]:
            lead = _lead(term)
            begin = at - lead
            if begin < start or (lead and not text.startswith(term[:lead], begin)):
                continue
            end = _match_end(term, text, begin, stop)
            if end is not None and not (end < len(text) and _is_word(text[end]) and _is_word(text[end - 1])):
                return TermMatch(text, begin, end)
        return None


@lru_cache(maxsize=64)
def _words(text: str) -> tuple[list[tuple[str, int]], frozenset[str]]:
    """Every word of a text with its place, and the set of them: kept, since every lexicon asks for the same text in turn."""
    words = [(match[0], match.start()) for match in _WORD.finditer(text)]
    return words, frozenset(word for word, _ in words)


def _keys(term: str) -> Iterator[str]:
    """The words under which a term is filed: its first, and as its hyphens may be missing in the text, the first ones joined."""
    head = _WORD_OR_HYPHEN.search(term)
    if not head:
        return
    joined = ""
    for part in head[0].strip("-").split("-"):
        joined += part
        yield joined


def _lead(term: str) -> int:
    """How many characters of a term stand before its first word (an apostrophe, say)."""
    return _first_word(term, 0)


def _first_word(text: str, start: int) -> int:
    word = _WORD.search(text, start)
    return word.start() if word else len(text)


def _is_word(char: str) -> bool:
    return char == "_" or char.isalnum()


def _match_end(term: str, text: str, at: int, stop: int) -> int | None:
    """Where `term` ends if it stands in `text` at `at`, within `stop`; None if it does not."""
    if text.startswith(term, at):
        return at + len(term) if at + len(term) <= stop else None
    if " " not in term and "-" not in term:
        return None
    for char in term:
        if char == " ":
            begin = at
            while at < stop and at - begin < 3 and text[at].isspace():
                at += 1
            if at == begin:
                return None
        elif char == "-":
            if at < stop and text[at] in "- ":
                at += 1
        elif at < stop and text[at] == char:
            at += 1
        else:
            return None
    return at
