"""How likely each role of a person is, from the cues and the words around the name, by fitted weights.

`models/person_roles.json` holds a multinomial logistic regression (recipe: `models/train_person_roles.py`). Rules give the role; these
probabilities say how certain it is.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from functools import cache

from recordlint.resources import resource


@cache
def weights() -> Mapping[str, Mapping[str, float]]:
    """The weights by role and feature; "" is the bias."""
    return json.loads((resource("models") / "person_roles.json").read_text(encoding="utf-8"))


def probabilities(features: Sequence[str]) -> dict[str, float]:
    """The probability of each role; they add up to 1."""
    scores = {role: table[""] + sum(table.get(f, 0.0) for f in features) for role, table in weights().items()}
    top = max(scores.values())
    parts = {role: math.exp(score - top) for role, score in scores.items()}
    total = sum(parts.values())
    return {role: part / total for role, part in parts.items()}
