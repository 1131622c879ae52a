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


class PhraseList:
    """The phrases of one file, ready to be found."""

    def __init__(self, name: str, categories: Mapping[str, list[str]]) -> None:
        by_word: dict[str, dict[str, list[str]]] = {}
        for category, lines in categories.items():
            for line in lines:
                sequence = _parsed(line, name)
                source = _source(sequence)
                for word in _first_words(sequence, line, name):
                    by_word.setdefault(word, {}).setdefault(category, []).append(source)
        self._sources = {word: tuple((c, "|".join(s)) for c, s in found.items()) for word, found in by_word.items()}
        self._compiled: dict[str, tuple[tuple[str, re.Pattern[str]], ...]] = {}

    def find(self, folded: str) -> Iterator[Phrase]:
        """Every phrase, by start; the longest where several categories begin at one word, and none within another."""
        taken = 0
        sources = self._sources
        for match in _WORD.finditer(folded):
            if match.start() < taken or match[0] not in sources:
                continue
            best: Phrase | None = None
            for category, pattern in self._patterns(match[0]):
                hit = pattern.match(folded, match.start())
                if hit and (best is None or hit.end() > best.end):
                    best = Phrase(hit.start(), hit.end(), category)
            if best:
                taken = best.end
                yield best

    def _patterns(self, word: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
        if word not in self._compiled:
            self._compiled[word] = tuple((c, re.compile(rf"(?:{source})(?!\w)")) for c, source in self._sources[word])
        return self._compiled[word]


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


def _first_words(sequence: _Sequence, line: str, where: str) -> set[str]:
    """Every word that the sequence may begin with, as the finder cuts words."""
    words: set[str] = set()
    for head in _heads(sequence):
        match = _WORD.match(head)
        if not match:
            raise RulebookError(f"{where}: a phrase must begin with a word: {line!r}")
        words.add(match[0])
    return words


def _heads(sequence: _Sequence) -> set[str]:
    """The possible beginnings of a sequence, each as far as the character after its first word."""
    heads = {""}
    for item in sequence:
        grown: set[str] = set()
        for head in heads:
            if _is_whole(head):
                grown.add(head)
                continue
            if isinstance(item, str):
                grown.add(head + item)
            else:
                grown |= {head + more for option in item for more in _heads(option)}
        heads = grown
        if all(_is_whole(head) for head in heads):
            break
    return heads


def _is_whole(head: str) -> bool:
    match = _WORD.match(head)
    return bool(match) and match.end() < len(head) and head[match.end()] != "'"
