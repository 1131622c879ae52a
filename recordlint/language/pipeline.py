"""The layers of the reading, in order. Each may ask for those above it."""

from __future__ import annotations

from collections.abc import Mapping

from recordlint.language import attribution, decision, evidence, judgement, layout, memory, reason, sharing, voices
from recordlint.language.reading import Layer, Reading

LAYERS: Mapping[str, Layer] = {
    "layout": layout.read,
    "voices": voices.read,
    "attribution": attribution.read,
    "evidence": evidence.read,
    "judgement": judgement.read,
    "decision": decision.read,
    "reason": reason.read,
    "sharing": sharing.read,
    "memory": memory.read,
}


def read(text: str, layers: Mapping[str, Layer] = LAYERS) -> Reading:
    """The reading of a note's text. Layers are made when they are asked for."""
    return Reading(text, layers)
