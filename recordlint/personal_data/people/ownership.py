"""Whose the other personal data are: a telephone number, a date of birth, an address beside the people of a note.

Where nothing says whose it is, it is nobody's, and policies withhold it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from recordlint.personal_data.base import Hit, Passage
from recordlint.personal_data.people.linking import Entity
from recordlint.personal_data.people.name_forms import given_fit
from recordlint.personal_data.people.name_lists import kin_words, plain, term_set
from recordlint.personal_data.people.nearness import Nearness

_NOBODYS = frozenset({"DATE", "URL", "IP_ADDRESS"})
_PLACES = frozenset({"ORGANISATION", "SCHOOL"})
_CONTACTS = frozenset({"PHONE", "EMAIL", "HANDLE"})
_SERVICE = re.compile(
    r"\b(?:office|duty|line|out of hours|ooh|on call|on-call|switchboard|helpline|service|team|ward|surgery|reception|desk|hub|clinic|"
    r"bleep|ext|night number|emergency number|our number|the number|freephone|central booking)\b"
)
_ME = re.compile(
    r"\b(?:ring|call|contact|reach|phone|text|email|e-mail|me on|me at|my (?:mobile|number|direct line|email|e-mail|line))\b[^.\n]{0,20}\b(?:me|my)\b|\bmy (?:mobile|number|direct line|email|e-mail|line|work)|\b(?:me on|me at|mobile is)\b"
)
_BETWEEN_ADJACENT = re.compile(
    r"(?:\s?\([^()\n]{0,60}\))?(?:'s)?(?:,\s?[a-z][a-z' /-]{1,30}(?=[,:]))?[\s,;:|(<\-–]{0,6}(?:(?:on|at|of|tel|tel no|mob|mobile|number|number is|phone|m|t|e|h|dob|d\.o\.b\.?|born|date of birth|nhs|nhs no|nhs number|no|aged|age|her|his|home|work|email|e-mail|lives at|living at|of no|address|safe|the|in the|daytime|evening)[\s.:#]{1,3}){0,4}[<(\"]?"
)
_TO_RING = re.compile(
    r"\b(?:will|can|could|should|may|(?<!safe )to|please|would|must)\s(?:\w{1,12}\s){0,3}?(?:ring|call|phone|text|contact|refer|re-refer|dial|use)\b(?!\s(?:her|him)\b)[^.\n]{0,24}$"
)
_LABELLED = re.compile(r"^[ \t*#•-]{0,6}(?:[a-z][a-z0-9 .'/&()-]{0,40}?)[ \t]*:")
_BARE = re.compile(
    r"[\s*:.|()/-]*(?:(?:tel|telephone|mob|mobile|phone|direct|email|e-mail|t|m|e|w|h)[\s:.]*)?[\s*:.|()/-]*"
)
_LIVES_AT = re.compile(
    r"(?:she|he|they|who)(?: now| also| still)? (?:lives?|lived|stays?|is (?:living|staying)|are (?:living|staying)|resides?)(?: now| alone| next door| opposite| nearby)? (?:at|in) "
)
_HEADER = re.compile(r"^\s*(?:from|to|cc|bcc|sent)\s*:")


def owners(
    passage: Passage,
    hits: Sequence[Hit],
    entity_of: Sequence[int | None],
    entities: Sequence[Entity],
    roles: Sequence[str],
) -> list[tuple[int, str] | None]:
    """For each hit that is no PERSON the index of the entity that it belongs to and the cue; None where nobody is known."""
    reader = _Owners(passage, hits, entity_of, entities, roles)
    found: list[tuple[int, str] | None] = []
    for index, hit in enumerate(hits):
        owner = None if hit.type == "PERSON" else reader.owner(index, found)
        found.append(owner)
    return found


class _Owners(Nearness):
    def owner(self, index: int, found: Sequence[tuple[int, str] | None]) -> tuple[int, str] | None:
        hit = self.hits[index]
        if hit.type in _NOBODYS:
            return None
        if hit.type in _PLACES:
            return self._place(index)
        if hit.type == "LOCATION":
            found_in = self.in_sentence(index, header=False)
            return found_in if found_in and found_in[0] in self.subjects else None
        if hit.type in ("EMAIL", "HANDLE") and (named := self._named(hit)) is not None:
            return named, "the name stands in it"
        if (
            hit.type == "POSTCODE"
            and index
            and self.hits[index - 1].type == "ADDRESS"
            and hit.start - self.hits[index - 1].end < 8
        ):
            return found[index - 1]
        if (beside := self._beside(index)) is not None:
            return beside
        if hit.type == "AGE":
            return self._age(index)
        if hit.type in _CONTACTS:
            return self._contact(index)
        return self._record(index, found)

    def _beside(self, index: int) -> tuple[int, str] | None:
        """The person right before the words on the same line, with nothing between but a label, or a bracket of their own."""
        hit = self.hits[index]
        floor = max(self.line(hit.start)[0], hit.start - 110)
        before = self.person_before(hit.start, floor)
        while before is not None:
            gap = self.folded[self.hits[before].end : hit.start]
            if _BETWEEN_ADJACENT.fullmatch(gap):
                return self.by(before, "the person right before")
            opened = gap.count(")") > gap.count("(")
            before = self.person_before(self.hits[before].start, floor) if opened else None
        following = index + 1
        if (
            following < len(self.hits)
            and self.entity_of[following] is not None
            and hit.type in ("AGE", "PHONE", "EMAIL")
        ):
            gap = self.folded[hit.end : self.hits[following].start]
            if (
                re.fullmatch(r"[\s,:(>-]{1,3}|\s?(?:y/?o|yrs?|year old|years old)?\s?[mf]?,?\s", gap)
                and "\n" not in gap
            ):
                return self.by(following, "the person right behind")
        return None

    def _place(self, index: int) -> tuple[int, str] | None:
        if self.subject is not None:
            return self.subject, "a place in the note of one person"
        before = self.person_before(self.hits[index].start, self.line(self.hits[index].start)[0])
        if before is not None and self.entity_of[before] in self.subjects:
            return self.by(before, "the person named on the line")
        return None

    def _age(self, index: int) -> tuple[int, str] | None:
        hit = self.hits[index]
        return self.in_sentence(index, header=True) or self._of_subject(hit, "the note is about one person")

    def _of_subject(self, hit: Hit, why: str) -> tuple[int, str] | None:
        """The subject, unless a relative or somebody else without a name stands nearer in the sentence."""
        if self.subject is None or self.has_nameless(self.sentence_start(hit.start), hit.start):
            return None
        return self.subject, why

    def _named(self, hit: Hit) -> int | None:
        """The one person whose name stands in an e-mail's local part or a handle."""
        local = plain(self.folded[hit.start : hit.end].lstrip("@").split("@", 1)[0])
        parts = [part for part in re.split(r"[^a-z]+", local) if len(part) > 1]
        fitting: dict[int, int] = {}
        for number, entity in enumerate(self.entities):
            words = {word for form in entity.forms for word in form.words}
            matched = sum(
                1 for part in parts if part in words or any(len(part) > 3 and given_fit(part, w) >= 0.9 for w in words)
            )
            glued = any(len(word) > 4 and word in part for word in words for part in parts)
            if matched or glued:
                fitting[number] = matched * 2 + glued
        best = max(fitting.values(), default=0)
        found = [number for number, score in fitting.items() if score == best]
        return found[0] if len(found) == 1 else None

    def _contact(self, index: int) -> tuple[int, str] | None:
        hit = self.hits[index]
        line, end = self.line(hit.start)
        start = self.sentence_start(hit.start)
        words = self.folded[start : hit.start]
        author = self._author()
        if _HEADER.match(self.folded[line:end]):
            before = self.person_before(hit.start, line)
            return self.by(before, "the person of the header line") if before is not None else None
        if _ME.search(words[-60:]):
            return None if author is None else (author, "the writer's own")
        if _SERVICE.search(words[-50:]) or (
            (ring := _TO_RING.search(words)) and not self._is_rung(start + ring.start(), hit.start)
        ):
            return None
        if (found := self.in_sentence(index, header=True)) is not None:
            return found
        if self.has_nameless(start, hit.start):
            return None
        return self._above(index)

    def _is_rung(self, start: int, end: int) -> bool:
        """Whether somebody is named in [start, end): "to ring Petra on …" gives Petra's number, "Petra to ring …" does not."""
        return self.person_before(end, start) is not None

    def _author(self) -> int | None:
        """The person who signs: the last professional in the last lines, or the one known as the author."""
        for person in reversed(self.people):
            entity = self.entity_of[person]
            if entity is not None and self.roles[entity] == "professional":
                end = self.hits[person].end
                return entity if len(self.folded) - end < 200 and self.folded.count("\n", end) < 5 else None
        return None

    def _above(self, index: int) -> tuple[int, str] | None:
        """The person of the line above in a form, a list of contacts or a signature."""
        hit = self.hits[index]
        line, _ = self.line(hit.start)
        bare = bool(_BARE.fullmatch(self.folded, line, hit.start))
        labelled = bool(_LABELLED.match(self.folded[line : hit.start] + ":")) or bool(self.label)
        if not (bare or labelled):
            return None
        above = self.person_before(line, max(0, line - 220))
        if above is not None:
            between = self.folded[self.hits[above].end : line]
            if between.count("\n") <= (3 if bare else 2) and "\n\n" not in between.strip(" "):
                return self.by(above, "the person of the line above")
        if self.subject is not None and labelled:
            return self.subject, "a form about one person"
        return None

    def _record(self, index: int, found: Sequence[tuple[int, str] | None]) -> tuple[int, str] | None:
        """An identifier or an address: of the subject, unless the line, the sentence or the form gives another."""
        hit = self.hits[index]
        line, _ = self.line(hit.start)
        if self._is_labelled_for_worker(line, hit):
            return None
        if hit.type == "ADDRESS" and (lodger := self._of_sentence_before(hit)) is not None:
            return lodger
        before = self.person_before(hit.start, self.sentence_start(hit.start))
        if before is not None:
            entity = self.entity_of[before]
            if entity is not None and self.roles[entity] != "professional":
                return self.in_sentence(index, header=True)
        if hit.type == "VEHICLE":
            return self.in_sentence(index, header=True)
        if len(self.subjects) > 1:
            person = self.person_before(hit.start, 0)
            while person is not None and self.entity_of[person] not in self.subjects:
                person = self.person_before(self.hits[person].start, 0)
            return None if person is None else self.by(person, "the row of the person")
        above = self.person_before(line, max(0, line - 160))
        if above is not None and hit.type in ("DATE_OF_BIRTH", "NHS_NUMBER", "ADDRESS", "POSTCODE", "NINO"):
            entity = self.entity_of[above]
            between = self.folded[self.hits[above].end : line]
            if (
                entity is not None
                and self.roles[entity] in ("family", "third_party")
                and between.count("\n") <= 2
                and self._is_private_line(above)
                and _LABELLED.match(self.folded[line : hit.start] + ":")
            ):
                has = any(
                    owner and owner[0] == self.subject and self.hits[i].type == hit.type
                    for i, owner in enumerate(found)
                )
                return (entity, "the person of the line above") if has else None
        if hit.type == "ADDRESS" and self._has_another_address(hit, found):
            return None
        return self._of_subject(hit, "the note is about one person")

    def _of_sentence_before(self, hit: Hit) -> tuple[int, str] | None:
        """The person of the sentence before, who "lives at" the address of this one."""
        start = self.sentence_start(hit.start)
        if not _LIVES_AT.fullmatch(self.folded[start : hit.start].lstrip()):
            return None
        before = self.person_before(start, max(0, start - 200))
        return None if before is None else self.by(before, "the person of the sentence before")

    def _has_another_address(self, hit: Hit, found: Sequence[tuple[int, str] | None]) -> bool:
        """Whether the subject's address is known, and is not this one: somebody else's house must not be taken for theirs."""
        own = plain(self.folded[hit.start : hit.end])
        others = [
            plain(self.folded[self.hits[i].start : self.hits[i].end])
            for i, owner in enumerate(found)
            if owner and owner[0] == self.subject and self.hits[i].type == "ADDRESS"
        ]
        return bool(others) and not any(own.startswith(other) or other.startswith(own) for other in others)

    def _is_private_line(self, person: int) -> bool:
        """Whether the line of a person is labelled as that of a relative or of somebody outside the family."""
        at = self.hits[person].start
        words = self.folded[self.line(at)[0] : at]
        label = words.split(":", 1)[0].strip(" \t*-#")
        return ":" in words and (
            label in kin_words() or label in term_set("role_cues", "label family", "label third_party")
        )

    def _is_labelled_for_worker(self, line: int, hit: Hit) -> bool:
        label = self.folded[line : hit.start].split(":", 1)[0].strip(" \t*-#")
        return ":" in self.folded[line : hit.start] and (
            label in term_set("job_titles", "job")
            or label in ("our ref", "our reference", "office", "incident no", "log no", "job no", "repair ref")
        )
