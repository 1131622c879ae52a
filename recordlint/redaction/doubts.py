"""People whom a policy would keep though it is not sure who they are: a person must say.

"Petra rang" in one note and "her daughter Petra Nowicka" in another may be two people to whoever links names, a worker and a
daughter. To keep the first would show the second. So a name that a policy keeps for a role is withheld for review where all that is
known of its bearer is a bare name, or the same full name, of somebody withheld in the run. The subject's own name is never in
doubt, nor is that of somebody whom the user named. But where the user said whose record it is, nobody with another name is kept
as the subject, whatever the words around the name make likely.

Nor is a worker's name kept on a guess. Where no note states a job, a label or a signature, and the role is only what the words around the name make
likely, the name goes to review: on the development notes every third party and relative who was taken for a worker was such a guess.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from recordlint.personal_data.base import NOBODY, Known
from recordlint.personal_data.people import Person
from recordlint.personal_data.people.name_fit import BY_FIRST_LETTER, form_fit
from recordlint.personal_data.people.name_forms import NameForm, parse
from recordlint.redaction.policy import Policy
from recordlint.redaction.searcher import Form
from recordlint.redaction.surfaces import compact
from recordlint.redaction.variants_names import name_forms


class Doubt(NamedTuple):
    """Whose name somebody has: the key and the role of a person who is withheld. That role decides for both.

    Without a key: a worker or the person by a guess (`taken_for`), treated as somebody of whom nothing is known.
    """

    key: str
    role: str
    taken_for: str = "professional"

    @property
    def reason(self) -> str:
        """What the plan and the log say."""
        if self.taken_for == "subject":
            return "Taken for the person, but has another name than the one that was stated: decide who this is."
        if not self.key:
            return "Taken for a worker, but nothing in the notes states it: decide who this is."
        return f"Has the name of {self.key}, who is withheld: decide who is meant."


def doubtful(people: Mapping[str, Person], policy: Policy, known: Known) -> dict[str, Doubt]:
    """The doubts, by the keys of the people who would be kept."""
    stated = {compact(name) for person in known.people for name in (person.name, *person.also)}
    withheld = [person for person in people.values() if _is_withheld(person, policy)]
    alone: dict[str, Doubt] = {}
    written: dict[str, Doubt] = {}
    readable: dict[str, Doubt] = {}
    for person in withheld:
        doubt = Doubt(person.key, person.role)
        for name, _ in person.names:
            for form in name_forms(name):
                if form.strong and len(form.core) == 1:
                    alone.setdefault(form.compact, doubt)
        if full := _fullest(person):
            written.setdefault(compact(" ".join(full[0].core)), doubt)
            for form in full:
                readable.setdefault(form.compact, doubt)
    found: dict[str, Doubt] = {}
    subjects = [
        parse(name) for person in known.people if person.role == "subject" for name in (person.name, *person.also)
    ]
    for person in people.values():
        if _is_withheld(person, policy):
            continue
        if person.role == "subject":
            if subjects and not _has_name_of(person, subjects):
                found[person.key] = Doubt("", NOBODY, "subject")
            continue
        if any(compact(name) in stated for name, _ in person.names):
            continue
        full = _fullest(person)
        if full:
            own = compact(" ".join(full[0].core))
            doubt = readable.get(own) or next((written[f.compact] for f in full if f.compact in written), None)
        else:
            doubt = _of_bare(person, alone)
        if doubt is None and person.role == "professional" and not person.certain:
            doubt = Doubt("", NOBODY)
        if doubt:
            found[person.key] = doubt
    return found


def _has_name_of(person: Person, subjects: Sequence[NameForm]) -> bool:
    """Whether any name of a person can be one of the stated ones."""
    forms = [parse(name) for name, count in person.names if count]
    return not forms or any(form_fit(one, other) > BY_FIRST_LETTER for one in subjects for other in forms)


def _is_withheld(person: Person, policy: Policy) -> bool:
    return policy.decide("PERSON", person.role).action != "keep"


def _fullest(person: Person) -> list[Form]:
    """The forms of the longest name that has more than one word, titles aside, that name first; empty where there is none."""
    best: list[Form] = []
    for name, _ in person.names:
        forms = [form for form in name_forms(name) if form.strong and len(form.core) > 1 and not form.lead]
        bare = sorted(forms, key=lambda form: form.kind not in ("without title", "as written"))
        if bare and (not best or len(bare[0].compact) > len(best[0].compact)):
            best = bare
    return best


def _of_bare(person: Person, alone: Mapping[str, Doubt]) -> Doubt | None:
    """Whoever is withheld and has the name, where a person has nothing but single names without a title."""
    doubt: Doubt | None = None
    for name, _ in person.names:
        form = next(name_forms(name), None)
        if form is None or form.lead or len(form.core) > 1:
            return None
        doubt = doubt or alone.get(form.compact)
    return doubt
