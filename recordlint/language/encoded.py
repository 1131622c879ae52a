"""The encoder's layer: one pass over the note, cut at sentences where it is long."""

from __future__ import annotations

from recordlint.encoder.session import Encoded, encoder
from recordlint.language.reading import Reading


def read(reading: Reading) -> Encoded | None:
    """The encoder's scores of the note; None in an installation without the model."""
    model = encoder()
    return model.encode(reading.text, [sentence.start for sentence in reading.sentences]) if model else None
