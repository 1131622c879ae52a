"""A record as one text: a row of an export reads like a filled-in form, so that names and labels of its cells help each other.

A cell `NHS number` = `999 123 4578` becomes the line `NHS number: 999 123 4578`; the note stands as it is. Positions map back to the cells.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from pathlib import PurePath

from recordlint.documents.reading_order import one_text
from recordlint.documents.records import Record

_NESTED = frozenset({".jsonl", ".ndjson"})  # formats whose headings are paths
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a piece's text stands in the form: [start, end), code points."""

    piece: int
    start: int
    end: int


@dataclass(frozen=True)
class Form:
    """The text of a record and where each of its pieces stands in it, by start. Pieces that say the same may share a place."""

    text: str
    places: tuple[Place, ...]

    @cached_property
    def _reach(self) -> tuple[int, ...]:
        """How far the places up to each one reach."""
        return tuple(accumulate((place.end for place in self.places), max))

    def pieces_of(self, start: int, end: int) -> Sequence[tuple[int, int, int]]:
        """The pieces that [start, end) touches, with the part of each: (piece, start, end) in the piece's own offsets."""
        index = bisect_right(self.places, start, key=lambda place: place.start)
        while index and self._reach[index - 1] > start:
            index -= 1
        found: list[tuple[int, int, int]] = []
        for place in self.places[index:]:
            if place.start >= end:
                break
            left, right = max(start, place.start), min(end, place.end)
            if left < right:
                found.append((place.piece, left - place.start, right - place.start))
        return found


def form_of(record: Record) -> Form:
    """The form of a record. A text file's is its text, a laid-out document's the text of its blocks, as they are read together."""
    blocks = [piece.block for piece in record.pieces if piece.block]
    if blocks and len(blocks) == len(record.pieces):
        whole = one_text(blocks)
        return Form(whole.text, tuple(Place(read.block, read.start, read.end) for read in whole.reads))
    parts: list[str] = []
    places: list[Place] = []
    at = 0
    nested = PurePath(record.path).suffix.lower() in _NESTED
    for number, piece in enumerate(record.pieces):
        gap = "\n" if parts else ""
        parts.append(gap)
        at += len(gap)
        if piece.field and not piece.is_note and piece.text.strip():
            lead = f"{_label(piece.field, nested)}: "
            parts.append(lead)
            at += len(lead)
        parts.append(piece.text)
        places.append(Place(number, at, at + len(piece.text)))
        at += len(piece.text)
    return Form("".join(parts), tuple(places))


def _label(heading: str, nested: bool) -> str:
    """A heading as a label: `client_name`, `dateOfBirth` and the path `person.phones[0]` in words; `D.O.B.` as it stands."""
    words = heading.rsplit(".", 1)[-1].split("[", 1)[0] if nested else heading
    words = _HUMP.sub(" ", words.replace("_", " ")) if " " not in words.strip() else words.replace("_", " ")
    return " ".join(words.split()) or " ".join(heading.split())
