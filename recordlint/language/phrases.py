"""Phrase lists: lexicons of whole phrases, whose braces become alternatives of a pattern instead of separate terms.

The format is that of a lexicon (`[category]` headings, `#` comments, braces, loose spaces and hyphens), but braces may
nest and combine without cost: `{does,did}{n't, not} {,really }care` is one pattern. Phrases are looked up by their first
word, so that a note costs one dictionary look-up a word and a match only where a phrase may begin.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from recordlint.errors import RulebookError
from recordlint.language.lexicons import fold, house_folders, per_house
from recordlint.resources import resource

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")

# A sequence is a list of literals and of choices between sequences.
_Sequence = list["str | list[_Sequence]"]


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase found at [start, end) of a folded text."""

    start: int
    end: int
    category: str


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of the list: its pattern source, and the second words that it may have (None: any, or none)."""

    category: str
    source: str
    seconds: frozenset[str] | None


class PhraseList:
    """The phrases of one file, ready to be found.

    Patterns are made when their first two words first meet in a text, since making them all would take longer than
    reading a note.
    """

    def __init__(self, name: str, categories: Mapping[str, list[str]]) -> None:
        self._lines: dict[str, list[_Line]] = {}
        for category, lines in categories.items():
            for text in lines:
                sequence = _parsed(text, name)
                firsts, seconds = _leading_words(sequence, text, name)
                line = _Line(category, _source(sequence), seconds)
                for word in firsts:
                    self._lines.setdefault(word, []).append(line)
        self._made: dict[tuple[str, str], tuple[tuple[str, re.Pattern[str]], ...]] = {}
        self._seconds: dict[str, frozenset[str]] = {}

    def find(self, folded: str) -> Iterator[Phrase]:
        """Every phrase, by start; the longest where several categories begin at one word, and none within another."""
        taken = 0
        lines = self._lines
        for match in _WORD.finditer(folded):
            if match[0] not in lines or match.start() < taken:
                continue
            best: Phrase | None = None
            for category, pattern in self._patterns(match[0], folded, match.end()):
                hit = pattern.match(folded, match.start())
                if hit and (best is None or hit.end() > best.end):
                    best = Phrase(hit.start(), hit.end(), category)
            if best:
                taken = best.end
                yield best

    def _patterns(self, word: str, folded: str, at: int) -> tuple[tuple[str, re.Pattern[str]], ...]:
        """A pattern for each category of the lines that may begin with `word` and the word that follows at `at`."""
        following = _WORD.search(folded, at, at + 40)
        key = (word, following[0] if following and following[0] in self._seconds_of(word) else "")
        if key not in self._made:
            by_category: dict[str, list[str]] = {}
            for line in self._lines[word]:
                if line.seconds is None or key[1] in line.seconds:
                    by_category.setdefault(line.category, []).append(line.source)
            self._made[key] = tuple((c, re.compile(rf"(?:{'|'.join(s)})(?!\w)")) for c, s in by_category.items())
        return self._made[key]

    def _seconds_of(self, word: str) -> frozenset[str]:
        if word not in self._seconds:
            self._seconds[word] = frozenset[str]().union(*(line.seconds or () for line in self._lines[word]))
        return self._seconds[word]


@per_house
def phrases(name: str) -> PhraseList:
    """The phrase list `name` of the rulebook, with the lines that house folders add (a line led by `!` takes one away).

    Raises RulebookError for a brace that does not close, and when there is no list of that name.
    """
    categories: dict[str, list[str]] = {}
    for folder in (resource("rules"), *house_folders()):
        path = folder / "lexicons" / f"{name}.txt"
        if path.is_file():
            _read_into(categories, path.read_text(encoding="utf-8").splitlines())
    if not categories:
        raise RulebookError(f"no phrase list {name!r} in {resource('rules') / 'lexicons'}")
    return PhraseList(name, categories)


def _read_into(categories: dict[str, list[str]], lines: list[str]) -> None:
    category = ""
    for raw in lines:
        line = raw.split("#", 1)[0].strip()
        if line.startswith("[") and line.endswith("]"):
            category = line[1:-1].strip()
        elif line.startswith("!"):
            gone = fold(line[1:].strip())
            categories[category] = [old for old in categories.get(category, []) if old != gone]
        elif line:
            categories.setdefault(category, []).append(fold(line))


def _parsed(line: str, where: str) -> _Sequence:
    sequence, at = _parse(line, 0, 0)
    if at != len(line):
        raise RulebookError(f"{where}: a brace is not closed in {line!r}")
    return sequence


def _parse(line: str, at: int, depth: int) -> tuple[_Sequence, int]:
    """The sequence from `at` to the end of its alternative (a comma or closing brace within braces)."""
    sequence: _Sequence = []
    literal: list[str] = []
    while at < len(line):
        char = line[at]
        if char == "{":
            if literal:
                sequence.append("".join(literal))
                literal = []
            options: list[_Sequence] = []
            while True:
                option, at = _parse(line, at + 1, depth + 1)
                options.append(option)
                if at >= len(line):
                    return sequence, -1
                if line[at] == "}":
                    break
            sequence.append(options)
        elif depth and char in ",}":
            break
        else:
            literal.append(char)
        at += 1
    if literal:
        sequence.append("".join(literal))
    return sequence, at


def _source(sequence: _Sequence) -> str:
    parts: list[str] = []
    for item in sequence:
        if isinstance(item, str):
            parts.append("".join(_literal(char) for char in item))
        else:
            # Empty alternatives come last, so that the longest words are taken.
            options = sorted((_source(option) for option in item), key=len, reverse=True)
            parts.append(f"(?:{'|'.join(dict.fromkeys(options))})")
    return "".join(parts)


def _literal(char: str) -> str:
    if char == " ":
        return r"\s{1,3}"
    if char == "-":
        return "[- ]?"
    return re.escape(char)


def _leading_words(sequence: _Sequence, line: str, where: str) -> tuple[set[str], frozenset[str] | None]:
    """Every word that the sequence may begin with, and every word that may follow (None when that is open)."""
    firsts: set[str] = set()
    seconds: set[str] = set()
    rests = _walk(sequence, {(0, "")}, (firsts, seconds))
    open_ended = False
    for place, rest in rests:
        if place < 2 and rest:
            (firsts, seconds)[place].add(rest)
        open_ended = open_ended or place == 0 or (place == 1 and not rest)
    if not all(_WORD.fullmatch(word) for word in firsts):
        raise RulebookError(f"{where}: a phrase must begin with a word: {line!r}")
    # A hyphen may be missing from the text, and then two words are one.
    return firsts, None if open_ended or "-" in line[:60] else frozenset(seconds)


def _walk(sequence: _Sequence, states: set[tuple[int, str]], found: tuple[set[str], set[str]]) -> set[tuple[int, str]]:
    """The states after the sequence: how many words are whole (0 to 2), and what there is of the next."""
    for item in sequence:
        if isinstance(item, str):
            states = {_eat(state, item, found) for state in states}
        else:
            grown: set[tuple[int, str]] = set()
            for option in item:
                grown |= _walk(option, states, found)
            states = grown
        if all(place == 2 for place, _ in states):
            break
    return states


def _eat(state: tuple[int, str], literal: str, found: tuple[set[str], set[str]]) -> tuple[int, str]:
    place, rest = state
    rest += literal
    while place < 2:
        rest = rest.lstrip(" -")
        match = _WORD.match(rest)
        if not match or match.end() == len(rest) or rest[match.end()] == "'":
            return place, rest
        found[place].add(match[0])
        place, rest = place + 1, rest[match.end() :]
    return 2, ""
