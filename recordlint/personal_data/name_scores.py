"""The probability that a word is part of a person's name, from its features and fitted weights.

`models/person_names.json` holds the weights of two logistic regressions (recipe: `models/train_person_names.py`). The first judges a
word alone; the second also knows what the first thinks of the words beside it and of the word's other uses in the note.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from recordlint.encoder.session import Encoded
from recordlint.logistic import sigmoid
from recordlint.personal_data.base import Passage
from recordlint.personal_data.encoder_weights import name_features, name_probability, person_logit
from recordlint.personal_data.name_features import Word, words_of
from recordlint.resources import resource

_TELLING = 0.4  # a weight from which a feature is named as a reason
UNNOTICED = -2.0  # a word that looks like no name, and the encoder does not think it one, is none
_REASONS = 3  # how many reasons are named
# What features mean, by how they begin; those that say nothing to a person are left out.
_IN_WORDS = (
    ("known=f", "a known forename"), ("known=s", "a known surname"), ("known=b", "a known forename and surname"),
    ("known=u", "a word that no list knows"), ("shape=", "its capitals and its place"), ("letters=", "capital letters"), ("short|", "capital letters"),
    ("ending=", "an ending that names have"), ("prev=title", "behind a title"), ("prev=kin", "behind a kin word"), ("prev-kin", "behind a kin word"),
    ("prev=role", "behind a job"), ("prev=contact", "behind a word of contact"), ("prev=", "the word before it"), ("prev-word=", "the word before it"),
    ("prev-cap=", "a capitalised word before it"), ("prev-shape=", "a capitalised word before it"), ("gap=", "the sign before it"), ("before=", "the sign before it"),
    ("then-kin", "a kin word behind it"), ("then-role", "a job behind it"), ("possessive", "a possessive"), ("next=verb", "what it does"),
    ("next-cap=", "a capitalised word behind it"), ("next-shape=", "a capitalised word behind it"), ("next", "the word behind it"), ("after=", "the sign behind it"),
    ("last-of-line", "the end of a line"), ("first-of-line", "the beginning of a line"), ("label", "a label that asks for a person"),
    ("closing", "a line where writers sign"), ("line=", "the kind of line"), ("note=", "how the note is written"), ("elsewhere", "its other uses in the note"),
    ("others", "its other uses in the note"), ("own=", "what it is and where it stands"), ("left=", "a name before it"), ("right=", "a name behind it"),
    ("initials-of", "the initials of somebody in the note"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Scored:
    """A word and the probability that it is part of a person's name (0 for words that cannot be)."""

    word: Word
    score: float
    why: str = ""


@cache
def weights() -> tuple[Mapping[str, float], Mapping[str, float]]:
    """The weights of both stages, by feature; "" is the bias."""
    data = json.loads((resource("models") / "person_names.json").read_text(encoding="utf-8"))
    return data["first"], data["second"]


def scored_words(passage: Passage) -> list[Scored]:
    """Every word of the passage with its score; where the encoder has a part in the reading, its view is weighed in."""
    own = listed_words(passage)
    encoded = passage.reading.encoded
    return [_with_encoder(encoded, item) for item in own] if encoded else own


def listed_words(passage: Passage) -> list[Scored]:
    """Every word of the passage with the score that lists, shape and surroundings give it."""
    first, second = weights()
    words = words_of(passage)
    scores = [_probability(first, word.features) if word.candidate else 0.0 for word in words]
    extra = context_features(words, scores)
    return [
        Scored(word, _probability(second, features), _why(second, features)) if word.candidate else Scored(word, 0.0)
        for word, features in ((w, [*w.features, *more]) for w, more in zip(words, extra, strict=True))
    ]


def _with_encoder(encoded: Encoded, item: Scored) -> Scored:
    """The word with its score weighed against the encoder's."""
    word = item.word
    person = person_logit(encoded, word.start, word.end)
    if not word.candidate and person < UNNOTICED:
        return item
    features = name_features(item.score if word.candidate else None, word.shape, word.known, person)
    return Scored(word, name_probability(features), item.why or "the sentence around it")


def context_features(words: Sequence[Word], scores: Sequence[float]) -> list[list[str]]:
    """For each word, what its neighbours' and its other uses' scores say of it."""
    best: dict[str, tuple[int, float, float]] = {}
    initials: set[str] = set()
    for index, (word, score) in enumerate(zip(words, scores, strict=True)):
        if word.candidate:
            count, total, most = best.get(word.form, (0, 0.0, 0.0))
            best[word.form] = (count + 1, total + score, max(most, score))
            following = words[index + 1] if index + 1 < len(words) else None
            if score > 0.5 and following and scores[index + 1] > 0.5 and following.start - word.end <= 2:
                initials.add(word.form[0] + following.form[0])
    found: list[list[str]] = []
    for index, (word, score) in enumerate(zip(words, scores, strict=True)):
        if not word.candidate:
            found.append([])
            continue
        features = [f"own={_bin(score)}"]
        for name, other in (("left", index - 1), ("right", index + 1)):
            if 0 <= other < len(words) and words[other].line == word.line:
                near = words[other]
                gap = near.start - word.end if name == "right" else word.start - near.end
                if gap <= 2:
                    features.append(f"{name}={_bin(scores[other])}|{word.known[:1]}")
        count, total, most = best[word.form]
        if count > 1:
            others = (total - score) / (count - 1)
            features.append(f"others={_bin(most)}")
            features.append(f"others-mean={_bin(others)}|{word.place}|{word.shape == 'lower'}")
        if word.shape == "UPPER" and len(word.form) in (2, 3) and word.form[0] + word.form[-1] in initials:
            features.append("initials-of-somebody")
        found.append(features)
    return found


def _bin(score: float) -> int:
    return (
        0
        if score < 0.05
        else 1
        if score < 0.2
        else 2
        if score < 0.5
        else 3
        if score < 0.8
        else 4
        if score < 0.95
        else 5
    )


def _probability(table: Mapping[str, float], features: Sequence[str]) -> float:
    total = table[""]
    for feature in features:
        total += table.get(feature, 0.0)
    return sigmoid(total)


def _why(table: Mapping[str, float], features: Sequence[str]) -> str:
    """What speaks most for a name, in words for people; none quotes the text."""
    telling = sorted(((table.get(f, 0.0), f) for f in features), reverse=True)
    said: dict[str, None] = {}
    for weight, feature in telling:
        words = next((words for start, words in _IN_WORDS if feature.startswith(start)), "")
        if weight < _TELLING or len(said) == _REASONS:
            break
        if words:
            said[words] = None
    return ", ".join(said)
