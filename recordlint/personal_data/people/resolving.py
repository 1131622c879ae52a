"""The people of a note: who is who, in which role, and whose the other personal data are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from recordlint.notes import Mention
from recordlint.personal_data.base import NOBODY, Hit, Passage
from recordlint.personal_data.people.cues import Surroundings, read_cues
from recordlint.personal_data.people.linking import Entity, link
from recordlint.personal_data.people.ownership import owners
from recordlint.personal_data.people.persons import NotePeople, Person
from recordlint.personal_data.people.roles import RoleDecision, decide
from recordlint.personal_data.people.second_opinion import reconsidered


@dataclass(frozen=True, slots=True)
class _Numbered:
    keys: dict[int, str]
    people: tuple[Person, ...]


def resolve(
    passage: Passage, hits: Sequence[Hit], *, author: str | None = None, subject: str | None = None
) -> NotePeople:
    """The people of one note and a mention for every hit.

    `hits` do not overlap and are sorted by start. `author` and `subject` are names that the source gives, `passage.known`
    what a case file says. People are numbered by their first appearance ("person-1"); somebody who is only known beforehand
    and owns nothing in the note is left out. Time is linear in the text for a bounded number of people.
    """
    around = read_cues(passage, hits)
    entities = link(hits, around, passage.known, author=author, subject=subject)
    decisions = reconsidered(passage, hits, around, entities, decide(entities, around, passage.known))
    entity_of: list[int | None] = [None] * len(hits)
    for number, entity in enumerate(entities):
        for index in entity.hits:
            entity_of[index] = number
    owned = owners(passage, hits, entity_of, entities, [decision.role for decision in decisions])
    owned = _known_identifiers(passage, hits, entities, owned)
    for index, owner in enumerate(owned):
        if owner and hits[index].type != "PERSON":
            entity_of[index] = owner[0]
    numbered = _number(passage, hits, around, entities, decisions, entity_of)
    mentions = [
        _mention(hit, around[i], entity_of[i], owned[i], decisions, numbered.keys) for i, hit in enumerate(hits)
    ]
    return NotePeople(numbered.people, tuple(mentions))


def _known_identifiers(
    passage: Passage, hits: Sequence[Hit], entities: Sequence[Entity], owned: list[tuple[int, str] | None]
) -> list[tuple[int, str] | None]:
    """Give what a case file lists as somebody's identifier to that person."""
    mine: dict[str, int] = {}
    for person in passage.known.people:
        for number, entity in enumerate(entities):
            if entity.seed == person.name:
                mine.update({_squeezed(identifier): number for identifier in person.identifiers})
    if not mine:
        return owned
    for index, hit in enumerate(hits):
        number = mine.get(_squeezed(passage.text[hit.start : hit.end])) if hit.type != "PERSON" else None
        if number is not None:
            owned[index] = (number, "listed in the case file")
    return owned


def _squeezed(text: str) -> str:
    return "".join(char for char in text.lower() if char.isalnum())


def _number(
    passage: Passage,
    hits: Sequence[Hit],
    around: Sequence[Surroundings | None],
    entities: Sequence[Entity],
    decisions: Sequence[RoleDecision],
    entity_of: Sequence[int | None],
) -> _Numbered:
    keys: dict[int, str] = {}
    for entity in entity_of:
        if entity is not None and entity not in keys:
            keys[entity] = f"person-{len(keys) + 1}"
    people: list[Person] = []
    subjects = {number for number, decision in enumerate(decisions) if decision.role == "subject"}

    for number, key in keys.items():
        entity = entities[number]
        names = Counter(passage.text[hits[i].start : hits[i].end] for i in sorted(entity.hits))
        people.append(
            Person(
                key=key,
                role=decisions[number].role,
                names=tuple(names.items()) or ((entity.seed, 0),),
                relation=entity.relation_of_case
                or (None if _is_relative_of_other(entity, around, entity_of, subjects) else entity.relation),
                gender=entity.stated_gender,
                why=decisions[number].why,
                weight=decisions[number].weight,
            )
        )
    return _Numbered(keys, tuple(people))


def _is_relative_of_other(
    entity: Entity, around: Sequence[Surroundings | None], entity_of: Sequence[int | None], subjects: set[int]
) -> bool:
    """Whether a relation is to somebody else than the subject: "Simone's mum" is no mother in the case of Simone's son."""
    whose = [s.kin_of for i in entity.hits if (s := around[i]) and s.relation]
    return bool(whose) and all(i is not None and entity_of[i] not in subjects for i in whose)


def _mention(
    hit: Hit,
    around: Surroundings | None,
    entity: int | None,
    owner: tuple[int, str] | None,
    decisions: Sequence[RoleDecision],
    keys: dict[int, str],
) -> Mention:
    role = decisions[entity].role if entity is not None else NOBODY
    why = owner[1] if owner else decisions[entity].why if entity is not None and around else ""
    return Mention(
        hit.type, hit.start, hit.end, hit.score, hit.recognizer, role, keys[entity] if entity is not None else None, hit.scheme,
        "; ".join(filter(None, (hit.why, why))),
    )  # fmt: skip
