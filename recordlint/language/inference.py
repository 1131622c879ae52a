"""Inference: frames in which a writer tells what only the person can know, or passes a verdict without a word that judges.

A phrase list knows wordings; a frame knows a construction: a verb or noun that heads it, the words that may fill it, and
what it must be said of. "is trying to get round staff" judges, "is trying to get round the table" does not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from recordlint.language.grammar import compiled
from recordlint.language.inference_frames import MINDS
from recordlint.language.inference_verdicts import VERDICTS
from recordlint.language.layers import Sentence
from recordlint.language.lexicons import expand, per_house
from recordlint.language.predication import Subject, subject_before
from recordlint.language.reading import Reading

_EDGE = r"(?:(?<=\s)|(?!\w))"  # a pattern may end with the space before a word that it leaves open
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")


@dataclass(frozen=True, slots=True)
class InferenceFrame:
    """A construction that judges: its kind, the pattern from its head onwards, and what it must be said of.

    `of`: person (also a dropped subject), known (a person must be seen), anyone (all but the writer and things), free.
    `before` must be found at the end of what stands before the head; what it finds belongs to the judgement.
    """

    kind: str
    of: str
    source: str
    before: str


@dataclass(frozen=True, slots=True)
class Inferred:
    """A frame found at [start, end)."""

    start: int
    end: int
    kind: str
    sentence: Sentence


def inferred(reading: Reading) -> Iterator[Inferred]:
    """Every frame of the note, by head; several frames may be found in the same words."""
    frames = _frames()
    folded = reading.folded
    for word in _WORD.finditer(folded):
        for frame in frames.get(word[0], ()):
            # What must stand before is looked at first: patterns are made when they are first needed.
            start = _start(folded, frame, word.start())
            match = compiled(frame.source + _EDGE).match(folded, word.start()) if start is not None else None
            if start is None or match is None:
                continue
            sentence = reading.sentence_at(start)
            if sentence is None or match.end() > sentence.end:
                continue
            if _said_of(reading, frame, sentence, start):
                yield Inferred(start, start + len(folded[start : match.end()].rstrip()), frame.kind, sentence)
                break


@per_house
def _frames() -> Mapping[str, tuple[InferenceFrame, ...]]:
    """The frames by the words that may head them."""
    found: dict[str, list[InferenceFrame]] = {}
    for kind, of, heads, source, *before in (*MINDS, *VERDICTS):
        frame = InferenceFrame(kind, of, source, before[0] if before else "")
        for head in heads.split():
            for word in expand(head):
                found.setdefault(word, []).append(frame)
    return {head: tuple(frames) for head, frames in found.items()}


def _start(folded: str, frame: InferenceFrame, at: int) -> int | None:
    """Where the frame begins, or None when what must stand before its head does not."""
    if not frame.before:
        return at
    lead = compiled(r"(?<!\w)" + frame.before + r"$").search(folded, max(0, at - 60), at)
    return lead.start() if lead else None


def _said_of(reading: Reading, frame: InferenceFrame, sentence: Sentence, at: int) -> bool:
    if frame.of == "free":
        return True
    subject = subject_before(reading, sentence, at, adjunct=frame.of == "adjunct")
    if frame.of == "known":
        return subject is Subject.PERSON
    if frame.of == "person":
        return subject in (Subject.PERSON, Subject.DROPPED)
    return subject not in (Subject.SELF, Subject.THING)
