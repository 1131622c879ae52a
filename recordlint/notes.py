"""The words of the project: a note, a span of it, a finding about it.

All are frozen. Offsets are Unicode code points of the note's decoded text (byte order mark dropped, line ends
untouched), half-open, from 0; lines and columns are counted from 1.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Any


class Severity(StrEnum):
    """How much a finding matters; `rank` orders them."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"

    @property
    def rank(self) -> int:
        """0 for info, 1 for warning, 2 for error."""
        return list(Severity).index(self)


class Scope(StrEnum):
    """What a rule speaks about. A `note` or `set` finding may be about something that is absent, and then has no span."""

    SPAN = "span"
    SENTENCE = "sentence"
    NOTE = "note"
    SET = "set"


@dataclass(frozen=True, slots=True)
class Span:
    """Words of a note at a position. A span whose text does not fit its offsets cannot be built.

    Raises ValueError when `end - start` is not the length of `text`, or the offsets are negative or empty.
    """

    start: int
    end: int
    text: str

    def __post_init__(self) -> None:
        if self.start < 0 or self.end <= self.start:
            raise ValueError(f"a span needs 0 <= start < end, not {self.start}, {self.end}")
        if len(self.text) != self.end - self.start:
            raise ValueError(f"span {self.start}-{self.end} does not fit a text of {len(self.text)} characters")

    def overlaps(self, start: int, end: int) -> bool:
        """Whether any code point is shared with [start, end)."""
        return self.start < end and start < self.end


@dataclass(frozen=True)
class Note:
    """One case note and what its source says of it.

    `path` is how the source was named; `row` is the 1-based data row of an export; `entry` the 1-based entry of a
    running record and `note_start` its place in the file. `fields` names the metadata that the source *maps* (a column
    exists, a header was parsed): a mapped field with no value is missing, an unmapped one says nothing. `place` says where
    the note stands in its source, `places` where its parts do, each from an offset on: see `place_at`. `is_unread`: the source
    holds pictures only, and nobody read them.
    """

    text: str
    path: str = "-"
    id: str | None = None
    row: int | None = None
    entry: int | None = None
    note_start: int = 0
    date: date | None = None
    written: date | None = None
    time: str | None = None
    author: str | None = None
    subject: str | None = None
    fields: frozenset[str] = frozenset()
    place: Mapping[str, Any] | None = None
    places: tuple[tuple[int, Mapping[str, Any]], ...] = ()
    is_unread: bool = False

    def place_at(self, offset: int | None) -> Mapping[str, Any] | None:
        """Where a code point offset stands in the source, in its own terms (page, paragraph, cell, row …); None where nothing is known."""
        at = -1 if offset is None else bisect_right(self.places, offset, key=lambda one: one[0]) - 1
        found = {**(self.place or {}), **(self.places[at][1] if at >= 0 else {})}
        return found or None

    def span(self, start: int, end: int) -> Span:
        """The span of this note at [start, end). Raises ValueError outside the text."""
        if end > len(self.text):
            raise ValueError(f"span {start}-{end} ends outside a note of {len(self.text)} characters")
        return Span(start, end, self.text[start:end])

    @cached_property
    def _line_starts(self) -> tuple[int, ...]:
        starts = [0]
        at = self.text.find("\n")
        while at != -1:
            starts.append(at + 1)
            at = self.text.find("\n", at + 1)
        return tuple(starts)

    def line_column(self, offset: int) -> tuple[int, int]:
        """Line and column (both from 1) of a code point offset."""
        line = bisect_right(self._line_starts, offset)
        return line, offset - self._line_starts[line - 1] + 1

    @property
    def is_empty(self) -> bool:
        """Whether the text is white space at most."""
        return not self.text.strip()


@dataclass(frozen=True, slots=True)
class NoteRef:
    """Where a note stands, without its words: what a set finding points to."""

    path: str
    id: str | None = None
    row: int | None = None
    entry: int | None = None
    date: date | None = None

    @classmethod
    def of(cls, note: Note) -> NoteRef:
        """Where `note` stands."""
        return cls(note.path, note.id, note.row, note.entry, note.date)


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule says about a note. `span` is None where something is absent.

    `message`, `why` and `instead` never quote the note. `confidence` is a calibrated probability where the encoder was heard, else None.
    """

    rule: str
    severity: Severity
    scope: Scope
    message: str
    why: str
    instead: str
    span: Span | None = None
    confidence: float | None = None
    related: tuple[NoteRef, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """Personal data at [start, end) of a note: its type, whose it is, and in which role that person stands.

    `entity` numbers the person in the run (`person-1`), None where nobody is known; `role` is subject, family, third_party,
    professional or none. `score` is a probability. `why` names the cue and never quotes the note.
    """

    type: str
    start: int
    end: int
    score: float
    recognizer: str
    role: str = "none"
    entity: str | None = None
    scheme: str | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Topic:
    """A sentence [start, end) that says something of a special category (data protection law, Art. 9) or of an offence (Art. 10)."""

    kind: str
    start: int
    end: int
    why: str = ""


@dataclass(frozen=True, slots=True)
class NoteReport:
    """A note that was checked and its findings, by position. Raises ValueError if a finding's span is not the note's."""

    note: Note
    findings: tuple[Finding, ...] = ()
    layers: Mapping[str, Any] | None = None

    def __post_init__(self) -> None:
        for finding in self.findings:
            span = finding.span
            if span and self.note.text[span.start : span.end] != span.text:
                raise ValueError(f"{finding.rule}: the span {span.start}-{span.end} does not match the note's text")


@dataclass(frozen=True, slots=True)
class SetReport:
    """Findings about several notes of one person. `subject` is the person's name as the source gives it."""

    subject: str | None
    findings: tuple[Finding, ...] = field(default_factory=tuple)
