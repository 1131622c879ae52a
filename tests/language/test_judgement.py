"""Judging words count in the frames that judge, and nowhere else."""

from __future__ import annotations

import pytest

from recordlint.language.phrases import phrases
from recordlint.language.pipeline import read

JUDGED = [
    ("She is lazy.", "lazy", "trait"),
    ("Dad inappropriate on arrival.", "inappropriate", "conduct"),
    ("Hostile again on the phone.", "Hostile", "conduct"),
    ("Mrs Lane is a difficult neighbour.", "difficult", "conduct"),
    ("A rather cold parent.", "cold parent", "parenting"),
    ("He is a bully.", "bully", "moral"),
    ("Family a nightmare.", "nightmare", "trait"),
    ("He was under the influence and left.", "under the influence", "intoxication"),
    ("The bungalow was an absolute tip.", "bungalow was an absolute tip", "household"),
    ("Kitchen filthy.", "filthy", "household"),
    ("I find him rude.", "rude", "conduct"),
    ("hes lazy", "lazy", "trait"),
    ("His laziness is the problem.", "laziness", "trait"),
    ("She is a right grumbler.", "grumbler", "trait"),
    ("He knows full well.", "knows full well", "motive"),
    ("She doesnt care about it.", "doesnt care about", "motive"),
    ("Refused tablets just to be awkward.", "just to be awkward", "motive"),
    ("Room 2 pleasantly confused.", "pleasantly confused", "muddle"),
    ("Mum is not coping.", "not coping", "coping"),
]

UNJUDGED = [
    "It was a difficult conversation.",
    "The meeting kicked off at two.",
    "I was rude to him.",
    "Wound bed looks angry.",
    "Cold compress to the knee.",
    "He has an aggressive cancer.",
    "She has been drinking well.",
    "The dog was hostile.",
    "He likes to sit in the sun.",
    "She was tearful.",
    "Attention to detail is good.",
    "The cottage is high on the hill.",
    "Challenging behaviour team to be asked.",
]


@pytest.mark.parametrize(("text", "words", "kind"), JUDGED)
def test_judged(text: str, words: str, kind: str) -> None:
    """A judgement has the span of its words and the kind of its lexicon."""
    assert (words, kind) in [(text[j.start : j.end], j.kind) for j in read(text).judgements]


@pytest.mark.parametrize("text", UNJUDGED)
def test_unjudged(text: str) -> None:
    """The same words about a thing, the writer or a wound judge nobody."""
    assert not read(text).judgements


@pytest.mark.parametrize(
    ("text", "hedged", "negated", "boosted"),
    [
        ("She seems hostile.", True, False, False),
        ("She is not hostile.", False, True, False),
        ("No signs of being drunk or hostile.", False, True, False),
        ("She is obviously hostile.", False, False, True),
        ("No doubt drunk again.", False, False, True),
    ],
)
def test_reserve(text: str, hedged: bool, negated: bool, boosted: bool) -> None:
    """A judgement knows whether it is hedged, denied or boosted."""
    judgement = read(text).judgements[0]
    assert (judgement.hedged, judgement.negated, judgement.booster is not None) == (hedged, negated, boosted)


def test_feelings_count_only_as_guesses() -> None:
    """A feeling is an ordinary observation unless the writer guesses at it."""
    assert not read("She was anxious.").judgements
    assert read("She seemed anxious.").judgements[0].kind == "emotion"


def test_phrases_take_the_longest_and_do_not_overlap() -> None:
    """Phrase lists look phrases up by their first word, and never report one within another."""
    found = list(phrases("judgement_phrases").find("she doesn't really care about him and does it for attention"))
    assert [f.category for f in found] == ["motive", "motive"]
    assert found[0].end <= found[1].start


def test_long_line() -> None:
    """A very long line without a full stop is read in reasonable time."""
    reading = read("he is lazy and " * 20_000)
    assert len(reading.judgements) == 20_000
