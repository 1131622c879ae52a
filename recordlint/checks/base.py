"""What a check is: a function from one note (or what is remembered of several) to candidates."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from recordlint.language.reading import Reading
from recordlint.notes import Note, NoteRef, Severity


@dataclass(frozen=True, slots=True)
class Candidate:
    """Something that a rule would report, and every quiet condition of the rule that holds for it.

    The engine drops a candidate for which a condition holds; tests switch a condition off to show that it does the work.
    `start` and `end` are None for something absent. `at_most` caps the severity, `raised` lifts it by levels.
    `values` fill the rule's message (an abbreviation and its expansion, never the note's words).
    """

    start: int | None = None
    end: int | None = None
    quiet: frozenset[str] = frozenset()
    at_most: Severity | None = None
    raised: int = 0
    values: Mapping[str, str] = field(default_factory=dict)
    related: tuple[NoteRef, ...] = ()


@dataclass(frozen=True, slots=True)
class CheckContext:
    """What a check may look at: the note with its metadata, its reading, and the settings in force.

    `options` are the rule's, with what the settings file changed.
    """

    note: Note
    reading: Reading
    profile: str = "note"
    audience: str = "person"
    nation: str = "england"
    options: Mapping[str, Any] = field(default_factory=dict)


class Remembered(NamedTuple):
    """What a set rule keeps of one note: where it stands, and a small picklable value."""

    ref: NoteRef
    value: Any


Check = Callable[[CheckContext], Iterator[Candidate]]


@dataclass(frozen=True, slots=True)
class SetCheck:
    """A rule over several notes of one person, in two steps, so that no text need be kept.

    `remember` makes a small value of each note (None: nothing to keep); `check` gets them in the order of their dates.
    """

    remember: Callable[[CheckContext], Any]
    check: Callable[[Sequence[Remembered], Mapping[str, Any]], Iterator[Candidate]]


def holding(**conditions: bool) -> frozenset[str]:
    """The names of the conditions that hold; underscores become hyphens: `holding(own_view=True)` is {"own-view"}."""
    return frozenset(name.replace("_", "-") for name, holds in conditions.items() if holds)
