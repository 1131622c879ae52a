"""Name lists: which words are given as names, and which capital letters say nothing of a person.

The lists are facts that people can read and add to, in `rules/names/`; each file's head names its sources. Lookups are
by the folded form without accents, since notes leave accents out more often than not.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from recordlint.language.lexicons import fold, parse
from recordlint.resources import resource

_LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ð": "d", "þ": "th"})


def plain(word: str) -> str:
    """`word` folded, in lower case and without accents; its length may differ from the word's."""
    folded = fold(word)
    if folded.isascii():
        return folded
    split = unicodedata.normalize("NFKD", folded.translate(_LETTERS))
    return "".join(char for char in split if not unicodedata.combining(char))


@dataclass(frozen=True, slots=True)
class NameLists:
    """Ranks by name (1 common, 2 known, 3 rare), the sex a forename is mostly given to, and what is no name.

    `common` and `ordinary` are English words; `not_names` gives the kind of a word that is capitalised for another
    reason (calendar, medicine, tool …).
    """

    forenames: Mapping[str, int]
    sex: Mapping[str, str]
    surnames: Mapping[str, int]
    common: frozenset[str]
    ordinary: frozenset[str]
    not_names: Mapping[str, str]

    def is_ordinary(self, word: str) -> bool:
        """Whether the word is an English word that a person would read without seeing a name in it."""
        form = plain(word)
        return form in self.common or form in self.ordinary


@cache
def name_lists() -> NameLists:
    """The lists of this installation, read once."""
    folder = resource("rules") / "names"
    forenames: dict[str, int] = {}
    sex: dict[str, str] = {}
    for line in _rows(folder / "forenames.tsv"):
        name, given, rank = line.split("\t")
        forenames[name] = int(rank)
        if given != "-":
            sex[name] = given
    for line in _rows(folder / "nicknames.tsv"):
        for name in re.split(r"[\t,; ]+", line):
            if len(name) > 2 and name.isalpha():
                forenames.setdefault(plain(name), 2)
    surnames = {name: int(rank) for name, rank in (line.split("\t") for line in _rows(folder / "surnames.tsv"))}
    words = parse(_rows(folder / "words.txt"), "words.txt")
    not_names: dict[str, str] = {}
    for kind, terms in parse(_rows(folder / "not_names.txt"), "not_names.txt").items():
        for term in terms:
            not_names.setdefault(plain(term), kind)
    return NameLists(forenames, sex, surnames, frozenset(words["common"]), frozenset(words["ordinary"]), not_names)


def _rows(path: object) -> list[str]:
    lines = path.read_text(encoding="utf-8").splitlines()  # type: ignore[attr-defined]
    return [line for line in lines if line and not line.startswith("#")]


_PARTICLE = re.compile(
    r"(?:de|la|las|los|del|della|di|da|das|do|dos|du|le|van|von|der|den|ter|ten|bin|bint|ibn|ben|al|el|abu|abd|ap|ab|ferch|"
    r"mac|mc|fitz|st|o|ní|ni|ó|y|e|zu|ul|ur|ud)"
)


def is_particle(word: str) -> bool:
    """Whether the word joins parts of a name: de, la, van, bin, al, ap …"""
    return _PARTICLE.fullmatch(fold(word)) is not None
