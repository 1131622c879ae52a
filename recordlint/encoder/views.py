"""The encoder's scores in words: what a sentence is, what a stretch of text is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from recordlint.encoder.heads import CHANNELS, FAULTS, KINDS, PERSONAL, SOURCES
from recordlint.encoder.session import Encoded, sigmoid

_LIKELY = 0.5
_JOINED = 3  # characters between two stretches of one class that are one: ", " or " & "


class Stretch(NamedTuple):
    """Words [start, end) that the encoder takes for one piece of personal data, with the mean probability of its class."""

    label: str
    start: int
    end: int
    probability: float


def describe(encoded: Encoded, sentences: Sequence[tuple[int, int]]) -> list[dict[str, Any]]:
    """For each sentence its kinds, its source and its faults, with probabilities; plain data, those likelier than not."""
    views: list[dict[str, Any]] = []
    for (start, end), row in zip(sentences, encoded.pooled(sentences), strict=True):
        views.append(
            {
                "start": start,
                "end": end,
                "source": SOURCES[int(row[CHANNELS["source"]].argmax())],
                "kinds": _likely(KINDS, row[CHANNELS["kind"]]),
                "faults": _likely(FAULTS, row[CHANNELS["fault"]]),
            }
        )
    return views


def stretches(encoded: Encoded, text: str) -> Iterator[Stretch]:
    """The stretches of one class of personal data, in whole words, by start; no stretch runs over a line's end."""
    best = encoded.personal.argmax(-1)
    runs: list[tuple[int, int, int]] = []
    for index, label in enumerate(best):
        if not label:
            continue
        start, end = encoded.pieces.spans[index]
        if runs and runs[-1][0] == label and start - runs[-1][2] <= _JOINED and "\n" not in text[runs[-1][2] : start]:
            runs[-1] = (runs[-1][0], runs[-1][1], end)
        else:
            runs.append((int(label), start, end))
    for label, start, end in runs:
        start, end = whole_words(text, start, end)
        if start < end:
            # The mean over the stretch: one sure piece does not carry a doubtful tail.
            mean = float(encoded.personal[encoded.within(start, end), label].mean())
            yield Stretch(PERSONAL[label - 1], start, end, mean)


def whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """[start, end) widened to the words that it cuts, without signs at its ends."""
    while start > 0 and text[start - 1].isalnum() and text[start : start + 1].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum() and text[end - 1 : end].isalnum():
        end += 1
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not text[end - 1].isalnum():
        end -= 1
    return start, end


def _likely(names: Sequence[str], scores: Any) -> dict[str, float]:
    found = ((name, round(float(sigmoid(score)), 3)) for name, score in zip(names, scores, strict=True))
    return {name: value for name, value in found if value >= _LIKELY}
