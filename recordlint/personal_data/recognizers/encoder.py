"""What the encoder takes for personal data by its context: places, bodies, schools, addresses, dates, ages, numbers without a format.

Stretches of one class whose probability reaches the threshold of their type (`models/weights.json`), in whole words. People's names are not here:
the encoder's view of them is weighed word by word where names are told (`name_scores`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from recordlint.encoder import views
from recordlint.personal_data.base import Hit, Passage
from recordlint.personal_data.encoder_weights import encoder_weights

_TYPES = {"ID": "OTHER_ID"}


def find(passage: Passage) -> Iterator[Hit]:
    """The stretches of each class but people's names, by start; none overlaps another."""
    return stretches(passage, encoder_weights().least)


def stretches(passage: Passage, least: Mapping[str, float]) -> Iterator[Hit]:
    """The same for any thresholds by type; a type without one is left out. None where the encoder has no part in the reading."""
    encoded = passage.reading.encoded
    if encoded is None:
        return
    for stretch in views.stretches(encoded, passage.text):
        kind = _TYPES.get(stretch.label, stretch.label)
        if stretch.label != "PERSON" and stretch.probability >= least.get(kind, 2.0):
            yield Hit(
                kind, stretch.start, stretch.end, min(stretch.probability, 0.999), "encoder", "the words around it"
            )
