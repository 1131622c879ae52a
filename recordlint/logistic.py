"""The logistic function and fitted weights, for everything here that is a regression whose weights people can read."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from typing import Any

from recordlint.resources import resource


def sigmoid(score: float) -> float:
    """The probability of a logit."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, score))))


def probability(table: Mapping[str, float], features: Mapping[str, float]) -> float:
    """The probability that `table` (weights by feature, "" the bias) gives to the features; those without a weight say nothing."""
    return sigmoid(table[""] + sum(table.get(name, 0.0) * value for name, value in features.items()))


def fitted(part: str) -> Mapping[str, Any]:
    """One part ("faults" or "personal") of `models/weights.json`; whoever asks keeps it."""
    return json.loads((resource("models") / "weights.json").read_text(encoding="utf-8"))[part]
