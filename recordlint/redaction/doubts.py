"""People whom a policy would keep though it is not sure who they are: a person must say.

"Petra rang" in one note and "her daughter Petra Nowicka" in another may be two people to whoever links names, a worker and a
daughter. To keep the first would show the second. So a name that a policy keeps for a role is withheld for review where all that is
known of its bearer is a bare name, or the same full name, of somebody withheld in the run. The subject's own name is never in
doubt, nor is that of somebody whom the user named.

Nor is a worker's name kept on a guess. Where no note states a job, a label or a signature, and the role is only what the words around the name make
likely, the name goes to review: on the development notes every third party and relative who was taken for a worker was such a guess.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from recordlint.personal_data.base import NOBODY, Known
from recordlint.personal_data.people import Person
from recordlint.redaction.policy import Policy
from recordlint.redaction.searcher import Form
from recordlint.redaction.surfaces import compact
from recordlint.redaction.variants_names import name_forms


class Doubt(NamedTuple):
    """Whose name somebody has: the key and the role of a person who is withheld. That role decides for both.

    Without a key: a worker by a guess, treated as somebody of whom nothing is known.
    """

    key: str
    role: str

    @property
    def reason(self) -> str:
        """What the plan and the log say."""
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
    for person in people.values():
        if person.role == "subject" or _is_withheld(person, policy):
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
