"""What the sharing checks ask of a reading, at a cost that does not grow with the note."""

from __future__ import annotations

from bisect import bisect_left
from operator import attrgetter

from recordlint.language.layers import Sentence, SharingEvent
from recordlint.language.reading import Reading

_SENTENCE = attrgetter("sentence")


def clip(reading: Reading, sentence: Sentence, most: int) -> str:
    """The first `most` folded characters of a sentence."""
    return reading.folded[sentence.start : min(sentence.end, sentence.start + most)]


def events_in(reading: Reading, first: int, last: int) -> tuple[SharingEvent, ...]:
    """The sharing events of the sentences `first` to `last`, both included."""
    events = reading.sharing
    begin = bisect_left(events, first, key=_SENTENCE)
    return events[begin : bisect_left(events, last + 1, key=_SENTENCE, lo=begin)]
