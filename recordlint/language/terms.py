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
from typing import NamedTuple

_WORD = re.compile(r"\w+")
_SECOND = re.compile(r"\W*\w+ (\w+)(?![\w-])")
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


class _Term(NamedTuple):
    """A term as it is compared: how many characters stand before its first word, and whether it has loose places."""

    words: str
    lead: int
    loose: bool


class Terms:
    """A set of terms. A space in a term matches one to three white space characters, a hyphen also a space or nothing.

    `search`, `match`, `fullmatch` and `finditer` behave as those of a compiled pattern with the terms as alternatives, the longest
    first, that begins and ends at word boundaries.
    """

    def __init__(self, terms: Iterable[str]) -> None:
        # Filed by first word, then by second word where a space leads to it ("" for every other term).
        filed: dict[str, dict[str, list[_Term]]] = {}
        for words in dict.fromkeys(terms):
            term = _Term(words, _lead(words), " " in words or "-" in words)
            second = _second_word(words)
            for key in _keys(words):
                filed.setdefault(key, {}).setdefault(second, []).append(term)
        for seconds in filed.values():
            for found in seconds.values():
                found.sort(key=lambda term: len(term.words), reverse=True)
        self._filed = filed
        self._keys = frozenset(filed)

    def finditer(self, text: str, start: int = 0, end: int | None = None) -> Iterator[TermMatch]:
        """Every term in [start, end), from left to right, none overlapping."""
        words, present = _words(text)
        if self._keys.isdisjoint(present):
            return
        stop = len(text) if end is None else min(end, len(text))
        free = start
        filed = self._filed
        first = 0 if start == 0 else bisect_left(words, start, key=itemgetter(1))
        for number in range(first, len(words)):
            word, at = words[number]
            if at >= stop:
                return
            if word in filed and at >= free:
                following = words[number + 1][0] if number + 1 < len(words) else ""
                if found := self._at(text, word, following, at, stop, start):
                    free = found.stop
                    yield found

    def search(self, text: str, start: int = 0, end: int | None = None) -> TermMatch | None:
        """The first term in [start, end), or None."""
        return next(self.finditer(text, start, end), None)

    def match(self, text: str, start: int = 0, end: int | None = None) -> TermMatch | None:
        """The term that begins at `start`, or None."""
        word = _WORD.search(text, start)
        if not word or word[0] not in self._filed:
            return None
        if word.start() == start and start and _is_word(text[start - 1]):
            return None
        following = _WORD.search(text, word.end())
        stop = len(text) if end is None else min(end, len(text))
        found = self._at(text, word[0], following[0] if following else "", word.start(), stop, start)
        return found if found and found.at == start else None

    def fullmatch(self, text: str) -> TermMatch | None:
        """The term that is the whole text, or None."""
        found = self.match(text)
        return found if found and found.stop == len(text) else None

    def __contains__(self, text: str) -> bool:
        return self.fullmatch(text) is not None

    def _at(self, text: str, word: str, following: str, at: int, stop: int, start: int) -> TermMatch | None:
        seconds = self._filed[word]
        best: TermMatch | None = None
        longest = 0
        for second in (following, "") if following else ("",):
            for term in seconds.get(second, ()):
                if len(term.words) <= longest:
                    break  # sorted: what comes is shorter than what was found
                begin = at - term.lead
                if begin < start or (term.lead and not _leads(term, text, begin)):
                    continue
                end = _match_end(term, text, begin, stop)
                if end is not None and not (end < len(text) and _is_word(text[end])):
                    best, longest = TermMatch(text, begin, end), len(term.words)
                    break
        return best


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
    word = _WORD.search(term)
    return word.start() if word else 0


def _second_word(term: str) -> str:
    """The word behind a term's first space, where nothing but that space stands between it and the first; else ""."""
    found = _SECOND.match(term)
    return found[1] if found else ""


def _leads(term: _Term, text: str, begin: int) -> bool:
    """Whether what a term has before its first word stands in the text at `begin`, and not within a word."""
    return text.startswith(term.words[: term.lead], begin) and not (begin and _is_word(text[begin - 1]))


def _is_word(char: str) -> bool:
    return char == "_" or char.isalnum()


def _match_end(term: _Term, text: str, at: int, stop: int) -> int | None:
    """Where `term` ends if it stands in `text` at `at`, within `stop`; None if it does not."""
    words = term.words
    if text.startswith(words, at):
        return at + len(words) if at + len(words) <= stop else None
    if not term.loose:
        return None
    for char in words:
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


def words_of(text: str) -> frozenset[str]:
    """The words that a text holds."""
    return _words(text)[1]
