"""How hard prose is to read: cheap counts first, and textstat only for a sentence that they already find hard.

Importing textstat takes longer than checking a hundred notes, so a note whose sentences are short never pays for it. Of
its measures only those that count letters and words are used (Coleman-Liau, ARI, LIX): the others load a dictionary of
syllables over the network.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from recordlint.language.layers import LineKind, Sentence
from recordlint.language.lexicons import pattern, per_house, terms_of
from recordlint.language.reading import Reading
from recordlint.language.terms import Terms

_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_LONG_WORD = 7  # letters from which LIX calls a word long
_LISTED = 5  # so many commas, or semicolons, make a list of a sentence


@dataclass(frozen=True, slots=True)
class Hardness:
    """What textstat says of a sentence: school grade by two formulas, and LIX."""

    coleman_liau: float
    automated: float
    lix: float


def prose(reading: Reading) -> Iterator[tuple[Sentence, list[str]]]:
    """The sentences of running text with their words: no tables, quotations, lists or addresses."""
    if reading.layout.telegraphic:
        return
    for sentence in reading.sentences:
        line = reading.layout.lines[sentence.line]
        if line.kind not in (LineKind.PARAGRAPH, LineKind.BULLET, LineKind.FIELD):
            continue
        if sentence.end - sentence.start < 60 or reading.text[sentence.end - 1] not in ".!?":
            continue
        yield sentence, _WORD.findall(reading.text[sentence.start : min(sentence.end, sentence.start + 4000)])


def is_list(reading: Reading, sentence: Sentence) -> bool:
    """Whether a sentence goes through a list of things, which reads easily however long it is."""
    text = reading.text[sentence.start : sentence.end]
    return (
        (text.count(",") >= _LISTED and text.count(",") * 8 > len(text.split()))
        or text.count(";") >= 2
        or ("\n" in text.strip() and ":" in text)
    )


def quick_lix(words: list[str]) -> float:
    """LIX of one sentence, counted here: its words, and the share of long ones in a hundred."""
    long_words = sum(1 for word in words if len(word) >= _LONG_WORD)
    return len(words) + 100 * long_words / len(words) if words else 0.0


def measure(text: str) -> Hardness:
    """What textstat says of a text. Imports it: ask only about a sentence that the quick counts find hard."""
    from textstat import textstat

    return Hardness(
        float(textstat.coleman_liau_index(text)),
        float(textstat.automated_readability_index(text)),
        float(textstat.lix(text)),
    )


def noun_chains(reading: Reading, at_least: int) -> Iterator[tuple[int, int]]:
    """Stretches of so many trade nouns in a row: "community support plan review meeting"."""
    words = _chain_words().finditer(reading.folded)
    start = end = count = 0
    for match in words:
        if count and reading.folded[end : match.start()] in (" ", "-"):
            end, count = match.end(), count + 1
            continue
        if count >= at_least:
            yield start, end
        start, end, count = match.start(), match.end(), 1
    if count >= at_least:
        yield start, end


@per_house
def _chain_words() -> Terms:
    return pattern(terms_of("chain_nouns", "noun"))
