"""What `people.resolve` returns."""

from __future__ import annotations

from dataclasses import dataclass

from recordlint.notes import Mention


@dataclass(frozen=True, slots=True)
class Person:
    """One person of a note. `key` is "person-1" …, by first appearance in the note.

    `names` are all surfaces as written, with how often each stands there (0 for somebody known beforehand who only owns
    something). `relation` is "daughter", "neighbour" …, or None; `gender` "f", "m" or None. `why` is the cue that gave the
    role, and quotes nothing. `certain`: the note states the role (a relation, a job, a label), so that it holds against guesses
    from other notes.
    """

    key: str
    role: str
    names: tuple[tuple[str, int], ...]
    relation: str | None = None
    gender: str | None = None
    why: str = ""
    certain: bool = False


@dataclass(frozen=True, slots=True)
class NotePeople:
    """The people of one note, by first appearance, and one mention for every hit, in the order of the hits."""

    people: tuple[Person, ...]
    mentions: tuple[Mention, ...]
