"""The probability that a word is part of a person's name, from its features and fitted weights.

`models/person_names.json` holds the weights of two logistic regressions (recipe: `models/train_person_names.py`). The first judges a
word alone; the second also knows what the first thinks of the words beside it and of the word's other uses in the note.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from recordlint.personal_data.base import Passage
from recordlint.personal_data.name_features import Word, words_of
from recordlint.resources import resource

_TELLING = 0.4  # a weight from which a feature is named as a reason


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
    """Every word of the passage with its score."""
    first, second = weights()
    words = words_of(passage)
    scores = [_probability(first, word.features) if word.candidate else 0.0 for word in words]
    extra = context_features(words, scores)
    return [
        Scored(word, _probability(second, features), _why(second, features)) if word.candidate else Scored(word, 0.0)
        for word, features in ((w, [*w.features, *more]) for w, more in zip(words, extra, strict=True))
    ]


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
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def _why(table: Mapping[str, float], features: Sequence[str]) -> str:
    """The features that speak most for a name; none quotes the text."""
    telling = sorted(((table.get(f, 0.0), f) for f in features if not f.startswith("ending=")), reverse=True)[:3]
    return ", ".join(f"{name} +{weight:.1f}" for weight, name in telling if weight >= _TELLING)
