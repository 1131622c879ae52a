"""The layers of the reading, in order. Each may ask for those above it."""

from __future__ import annotations

from collections.abc import Mapping

from recordlint.language import (
    attribution,
    decision,
    encoded,
    evidence,
    judgement,
    layout,
    memory,
    reason,
    sharing,
    voices,
)
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

WITH_ENCODER: Mapping[str, Layer] = {**LAYERS, "encoder": encoded.read}
"""The same, with what the encoder makes of the note. Where its model file is missing, `Reading.encoded` is None."""


def layers_for(*, model: bool) -> Mapping[str, Layer]:
    """The layers with the encoder or without it."""
    return WITH_ENCODER if model else LAYERS


def read(text: str, layers: Mapping[str, Layer] = LAYERS) -> Reading:
    """The reading of a note's text. Layers are made when they are asked for."""
    return Reading(text, layers)
