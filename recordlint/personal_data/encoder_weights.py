"""How far the encoder is believed about personal data: fitted weights, beside those of the recognizers and the cues.

`models/weights.json` holds them (recipe: `models/fit_weights.py`). The encoder is one voice among several: names are weighed word by word with
the lists and shapes, places must reach a threshold of their type, and a role that the note states is never overruled.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from recordlint.encoder.heads import CHANNELS, PERSONAL, ROLES
from recordlint.encoder.session import Encoded
from recordlint.logistic import fitted, probability

_PERSON = 1 + PERSONAL.index("PERSON")


@dataclass(frozen=True, slots=True)
class EncoderWeights:
    """`names`: a logistic regression over `name_features` ("" is the bias). `least`: the probability from which the encoder's word alone is a
    hit, by type. `roles`: a conditional logit over the features of `people/second_opinion.py`.
    """

    names: Mapping[str, float]
    least: Mapping[str, float]
    roles: Mapping[str, float]


@cache
def encoder_weights() -> EncoderWeights:
    """The weights of this installation."""
    return EncoderWeights(**fitted("personal"))


def person_logit(encoded: Encoded, start: int, end: int) -> float:
    """The encoder's logit that [start, end) is part of a person's name: the surest of its pieces."""
    rows = encoded.personal[encoded.within(start, end), _PERSON]
    return logit(float(rows.max())) if len(rows) else -8.0


def name_features(own: float | None, shape: str, known: str, person: float) -> dict[str, float]:
    """The features of a word: what the lists and the surroundings give (`own`, a probability; None: it was no candidate), and the encoder's logit."""
    features = {"encoder": person, f"shape {shape}": 1.0, f"known {known[:1]}{known[1:3]}": 1.0}
    if own is None:
        return {**features, "no candidate": 1.0}
    mine = logit(own)
    return {**features, "own": mine, "both": min(mine, person), "either": max(mine, person)}


def name_probability(features: Mapping[str, float]) -> float:
    """The probability that the word is part of a person's name."""
    return probability(encoder_weights().names, features)


def role_logits(encoded: Encoded, spans: Sequence[tuple[int, int]]) -> dict[str, float]:
    """The encoder's log probability of each role for somebody who is named at `spans`, averaged over the mentions."""
    import numpy as np

    pieces = [encoded.within(start, end) for start, end in spans]
    rows = [encoded.scores[at, CHANNELS["role"]].mean(0) for at in pieces if at.stop > at.start]
    if not rows:
        return dict.fromkeys(ROLES, math.log(1 / len(ROLES)))
    mean = np.mean(rows, axis=0)
    logs = mean - mean.max() - math.log(float(np.exp(mean - mean.max()).sum()))
    return {role: float(value) for role, value in zip(ROLES, logs, strict=True)}


def logit(likely: float) -> float:
    """The log odds of a probability, bounded."""
    bounded = min(1 - 1e-4, max(1e-4, likely))
    return math.log(bounded / (1 - bounded))
