"""What stands near words of a note: the person or pronoun before them in their sentence, the line, a relative without a name."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from recordlint.personal_data.base import Hit, Passage
from recordlint.personal_data.people.linking import Entity
from recordlint.personal_data.people.name_lists import kin_terms

_PRONOUN = re.compile(r"\b(?:(?P<m>he|his|him)|(?P<f>she|her|hers))\b")
_SENTENCE = re.compile(r"[.!?](?=\s)|\n|\||\t")


class Nearness:
    """The people of one note as seen from a place in it. `entity_of` gives the entity of each hit, `roles` that of each entity."""

    def __init__(
        self,
        passage: Passage,
        hits: Sequence[Hit],
        entity_of: Sequence[int | None],
        entities: Sequence[Entity],
        roles: Sequence[str],
    ) -> None:
        self.folded = passage.folded
        self.label = passage.label
        self.hits = hits
        self.entity_of = entity_of
        self.entities = entities
        self.roles = roles
        self.subjects = [i for i, role in enumerate(roles) if role == "subject"]
        self.people = [i for i, entity in enumerate(entity_of) if entity is not None]
        self.kin = [match.start() for match in kin_terms().finditer(passage.folded)]

    @property
    def subject(self) -> int | None:
        """The only subject, None where there are none or several."""
        return self.subjects[0] if len(self.subjects) == 1 else None

    def line(self, at: int) -> tuple[int, int]:
        """Where the line that holds `at` begins and ends."""
        end = self.folded.find("\n", at)
        return self.folded.rfind("\n", 0, at) + 1, len(self.folded) if end == -1 else end

    def sentence_start(self, at: int) -> int:
        """Where the sentence, line or table cell that holds `at` begins; looks back 240 characters at most."""
        low = max(0, at - 240)
        start = low
        for match in _SENTENCE.finditer(self.folded, low, at):
            start = match.end()
        return start

    def person_before(self, at: int, floor: int) -> int | None:
        """The hit index of the last person that ends before `at`, at or behind `floor`."""
        position = bisect_left(self.people, at, key=lambda i: self.hits[i].start) - 1
        if position < 0 or self.hits[self.people[position]].start < floor:
            return None
        return self.people[position]

    def by(self, person: int, why: str) -> tuple[int, str] | None:
        """The entity of a hit with the cue, or None."""
        entity = self.entity_of[person]
        return None if entity is None else (entity, why)

    def has_nameless(self, start: int, end: int) -> bool:
        """Whether a kin word, or one like it, stands in [start, end)."""
        position = bisect_left(self.kin, start)
        return position < len(self.kin) and self.kin[position] < end

    def in_sentence(self, index: int, *, header: bool) -> tuple[int, str] | None:
        """The person or pronoun that stands last before the words in their sentence."""
        hit = self.hits[index]
        start = self.sentence_start(hit.start)
        before = self.person_before(hit.start, start)
        floor = self.hits[before].end if before is not None else start
        pronoun = None
        for match in _PRONOUN.finditer(self.folded, floor, hit.start):
            pronoun = match
        if self.has_nameless(pronoun.end() if pronoun else floor, hit.start):
            return None
        if pronoun:
            entity = self.of_gender("m" if pronoun["m"] else "f", hit.start)
            return None if entity is None else (entity, "the pronoun before")
        if before is None:
            return None
        entity = self.entity_of[before]
        if entity is None or (not header and self.roles[entity] == "professional"):
            return None
        if not header and "\n" not in self.folded[:start].strip() and not start:
            return None
        return entity, "the person named before in the sentence"

    def of_gender(self, gender: str, at: int) -> int | None:
        """The person whom he or she means: the last one of that gender in the sentence before, else the subject."""
        subject = self.subject
        fits = subject is not None and self.entities[subject].likely_gender in (gender, None)
        low = self.sentence_start(at) if fits else max(0, at - 300)
        person = self.person_before(at, low)
        while person is not None:
            entity = self.entity_of[person]
            if entity is not None and self.roles[entity] != "professional":
                known = self.entities[entity].likely_gender
                if known == gender or (entity == subject and fits):
                    return entity
            person = self.person_before(self.hits[person].start, low)
        return subject if fits else None
