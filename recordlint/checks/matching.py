"""Rules that are words alone: a `match` in the rule's file, for house rules that need no code.

match:
  terms: [poor historian, bed{ ,-}hopping]     # lexicon syntax: braces expand, hyphens are loose
  lexicon: slang                                # or a lexicon, and which of its categories
  categories: [profanity]
  quiet: [quoted, attributed, negated]          # which of the general conditions keep it quiet
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

from recordlint.checks.base import Candidate, Check, CheckContext
from recordlint.errors import RulebookError
from recordlint.language.grammar import compiled
from recordlint.language.layers import Source
from recordlint.language.lexicons import load, parse, pattern
from recordlint.language.reading import Reading
from recordlint.settings import near

if TYPE_CHECKING:
    from recordlint.rulebook import Rule

_KEYS = {"terms", "lexicon", "categories", "quiet"}


def quoted(reading: Reading, start: int, end: int) -> bool:
    """The words stand in quotation marks, a block quote or a forwarded message."""
    return reading.is_quoted(start, end)


def attributed(reading: Reading, start: int, end: int) -> bool:
    """The words stand on somebody's word."""
    return reading.source_of(start, end) is not Source.NONE


def negated(reading: Reading, start: int, end: int) -> bool:
    """A negation stands within four words before the words."""
    return bool(
        compiled(r"\b(?:{not}|no|without|denies|denied|nil)(?: {word}){0,4} ?$").search(
            reading.folded[max(0, start - 60) : start]
        )
    )


def evidence_near(reading: Reading, start: int, end: int) -> bool:
    """Evidence stands within two sentences."""
    sentence = reading.sentence_at(start)
    return sentence is not None and any(abs(e.sentence - sentence.index) <= 2 for e in reading.evidence)


CONDITIONS: Mapping[str, Callable[[Reading, int, int], bool]] = {
    "quoted": quoted,
    "attributed": attributed,
    "negated": negated,
    "evidence-near": evidence_near,
}


def matcher(rule: Rule) -> Check:
    """The check that a rule's `match` describes. Raises RulebookError that names an unknown key or condition."""
    match = rule.match or {}
    for key in match.keys() - _KEYS:
        raise RulebookError(f"{rule.path}: match has no key {key!r}{near(key, _KEYS)}")
    quiet = list(match.get("quiet", ()))
    for name in quiet:
        if name not in CONDITIONS:
            raise RulebookError(f"{rule.path}: no quiet condition {name!r}{near(name, CONDITIONS)}")
    terms = list(parse(match.get("terms", ()), str(rule.path)).get("", ()))
    if "lexicon" in match:
        lexicon = load(match["lexicon"])
        terms += [term for category in match.get("categories", lexicon) for term in lexicon[category]]
    found = pattern(terms)

    def check(context: CheckContext) -> Iterator[Candidate]:
        reading = context.reading
        for hit in found.finditer(reading.folded):
            holds = frozenset(name for name in quiet if CONDITIONS[name](reading, *hit.span()))
            yield Candidate(*hit.span(), quiet=holds)

    return check
