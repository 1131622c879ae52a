"""Reads a record's personal data: what is found, whose it is, in which role, and what is said of health or offences."""

from __future__ import annotations

from dataclasses import dataclass, replace

from recordlint.documents.records import HEADINGS, Piece, Record
from recordlint.language.pipeline import layers_for
from recordlint.language.reading import Reading
from recordlint.notes import Mention, Note, Topic
from recordlint.personal_data import topics
from recordlint.personal_data.base import Known, KnownPerson, Passage
from recordlint.personal_data.engine import Detector
from recordlint.personal_data.forms import form_of
from recordlint.personal_data.people import NotePeople, Person, resolve


@dataclass(frozen=True, slots=True)
class PieceData:
    """The personal data of one piece of a record; offsets are the piece's own."""

    piece: int
    mentions: tuple[Mention, ...]
    topics: tuple[Topic, ...]


@dataclass(frozen=True, slots=True)
class RecordData:
    """The personal data of a record: piece by piece, and its people (entities as in the mentions)."""

    record: Record
    pieces: tuple[PieceData, ...]
    people: tuple[Person, ...]
    note_people: NotePeople

    @property
    def note(self) -> PieceData | None:
        """The data of the record's note, None where the record has none."""
        return next((data for data in self.pieces if self.record.pieces[data.piece].is_note), None)


class PersonalDataReader:
    """Reads records. `known` is what the user states of the people of the case; without `model` the encoder has no part.

    Keeps nothing of what it read, but that the encoder keeps the scores of the last texts.
    """

    def __init__(self, known: Known | None = None, *, model: bool = True) -> None:
        self.known = known or Known()
        self._layers = layers_for(model=model)
        self._detector = Detector(self.known)

    def read_note(self, note: Note) -> RecordData:
        """The personal data of a note that stands alone."""
        return self.read(Record(note.path, (Piece(note.text, None, is_note=True),), note, note.row))

    def read(self, record: Record) -> RecordData:
        """The personal data of a record, its cells read together as a form."""
        form = form_of(record)
        note = record.note
        known = self.known
        subject = note.subject if _is_name(note.subject) else None
        if subject and record.row is not None and not any(person.role == "subject" for person in known.people):
            known = replace(known, people=(*known.people, KnownPerson(subject, "subject")))
        passage = Passage(Reading(form.text, self._layers), known)
        hits = self._detector.hits(passage)
        people = resolve(passage, hits, author=note.author if _is_name(note.author) else None, subject=subject)
        mentions: dict[int, list[Mention]] = {number: [] for number in range(len(record.pieces))}
        for mention in people.mentions:
            for piece, start, end in form.pieces_of(mention.start, mention.end):
                mentions[piece].append(replace(mention, start=start, end=end))
        said: dict[int, list[Topic]] = {number: [] for number in range(len(record.pieces))}
        if record.row != HEADINGS:
            for topic in topics.find(passage):
                for piece, start, end in form.pieces_of(topic.start, topic.end):
                    said[piece].append(replace(topic, start=start, end=end))
        pieces = tuple(PieceData(n, tuple(mentions[n]), tuple(said[n])) for n in mentions)
        return RecordData(record, pieces, people.people, people)


def _is_name(words: str | None) -> bool:
    """Whether a column's value can be a name: words without digits."""
    return (
        bool(words) and not any(char.isdigit() for char in words or "") and any(char.isalpha() for char in words or "")
    )
