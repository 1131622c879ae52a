"""What `people.resolve` returns."""

from __future__ import annotations

from dataclasses import dataclass

from recordlint.notes import Mention

CERTAIN = 2.4
"""From this weight on, cues state a role; below, it is a guess."""


@dataclass(frozen=True, slots=True)
class Person:
    """One person of a note. `key` is "person-1" …, by first appearance in the note.

    `names` are all surfaces as written, with how often each stands there (0 for somebody known beforehand who only owns
    something). `relation` is "daughter", "neighbour" …, or None; `gender` "f", "m" or None. `why` is the cue that gave the
    role, and quotes nothing. `weight` is what the cues for the role come to: a relation, a job or a label of
    a line weighs 4 or 5, a turn of phrase 1 or 2, a guess nothing.
    """

    key: str
    role: str
    names: tuple[tuple[str, int], ...]
    relation: str | None = None
    gender: str | None = None
    why: str = ""
    weight: float = 0.0

    @property
    def certain(self) -> bool:
        """Whether the note states the role, so that it holds against the guesses of other notes."""
        return self.weight >= CERTAIN


@dataclass(frozen=True, slots=True)
class NotePeople:
    """The people of one note, by first appearance, and one mention for every hit, in the order of the hits."""

    people: tuple[Person, ...]
    mentions: tuple[Mention, ...]
