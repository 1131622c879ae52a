"""How likely each role is for each person of a note, all cues and the person's place in the note weighed together.

The weights stand in `models/person_roles.tsv`: one line a feature, one column a role; fitted on training notes, then rounded
(recipe: `models/train_person_roles.py`).
What they say is a guess, never a statement of the note: such a role weighs less than `CERTAIN`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from recordlint.personal_data.people.entities import Entity
from recordlint.personal_data.people.name_forms import family_fit
from recordlint.personal_data.people.name_lists import role_weights
from recordlint.personal_data.people.persons import CERTAIN
from recordlint.personal_data.people.standing import totals
from recordlint.personal_data.people.surroundings import HINT, Surroundings

_MANY = 6


def features(entities: Sequence[Entity], around: Sequence[Surroundings | None]) -> list[dict[str, float]]:
    """What is known of every entity, by the names of `role_weights`; nothing of those without hits."""
    order = [index for index, surroundings in enumerate(around) if surroundings]
    most = max((len(entity.hits) for entity in entities), default=0)
    named = [_surnames(entity) for entity in entities]
    found: list[dict[str, float]] = []
    for number, entity in enumerate(entities):
        if not entity.hits:
            found.append({})
            continue
        shared = any(named[number] & other for at, other in enumerate(named) if at != number)
        found.append(
            {
                "": 1.0,
                **_of_cues(entity, around),
                **_of_names(entity),
                "mentions": min(len(entity.hits), _MANY),
                "share of all mentions": len(entity.hits) / len(order),
                "most mentions": float(len(entity.hits) == most),
                "one mention": float(len(entity.hits) == 1),
                "first in the note": float(entity.hits[0] == order[0]),
                "second in the note": float(len(order) > 1 and entity.hits[0] == order[1]),
                "last in the note": float(entity.hits[-1] == order[-1]),
                "alone in the note": float(len(entities) == 1),
                "people in the note": min(len(entities), 12) / 10,
                "a surname in common": float(shared),
                "a child": float(entity.is_child),
                "a relation": float(entity.relation is not None),
                "pronouns": sum(entity.votes) / len(entity.hits),
            }
        )
    return found


def beside_subjects(
    entity: Entity, subjects: Sequence[Entity], around: Sequence[Surroundings | None], families: Sequence[str]
) -> dict[str, float]:
    """What is known of somebody once it is known whom the note is about; `families` are the surnames of the subjects."""
    theirs = {index for subject in subjects for index in subject.hits}
    seen = [surroundings for index in entity.hits if (surroundings := around[index])]
    owners = [s.kin_of for s in seen if s.kin_of is not None]
    return {
        "the surname of the subject": float(shares_name(entity, families)),
        "in one list with the subject": float(any(theirs.intersection(s.joined) for s in seen)),
        "a relative of the subject": float(any(index in theirs for index in owners)),
        "a relative of somebody else": float(any(index not in theirs for index in owners)),
        "no subject": float(not theirs),
    }


def shares_name(entity: Entity, families: Sequence[str]) -> bool:
    """Whether somebody without a title of work has one of the surnames."""
    for form in entity.forms:
        if form.use == "work":
            return False
        name = form.family[-1] if form.family else form.given[-1] if form.title and form.shape == "single" else ""
        if len(name) > 1 and any(family_fit(name, family) >= 0.8 for family in families):
            return True
    return False


def likeliest_role(found: Mapping[str, float]) -> str:
    """The role of somebody who is not the subject."""
    return max(COLUMNS[1:], key=lambda role: score(found, role))


def _of_cues(entity: Entity, around: Sequence[Surroundings | None]) -> dict[str, float]:
    """The cues of an entity: their sums by role, each kind of cue, the share of mentions that a hint goes with, the company."""
    found: dict[str, float] = {}
    for role, weight in totals(entity, around).items():
        if role != HINT:
            found[f"sum {role}"] = min(weight, 8.0)
            found[f"{'stated' if weight >= CERTAIN else 'told' if weight >= 1 else 'hinted'} {role}"] = 1.0
    seen = [surroundings for index in entity.hits if (surroundings := around[index])]
    share = 1 / len(seen)
    for surroundings in seen:
        for key in {f"{cue.role}: {cue.why}" for cue in surroundings.cues}:
            found[key] = found.get(key, 0.0) + share if key.startswith(HINT) else 1.0
    found["words of home"] = share * sum(s.company[0] for s in seen)
    found["words of work"] = share * sum(s.company[1] for s in seen)
    found["place of the first mention"] = seen[0].place
    return found


def _of_names(entity: Entity) -> dict[str, float]:
    shapes = {form.shape for form in entity.forms}
    found = {f"name {shape}": 1.0 for shape in shapes}
    found.update({f"title {form.use or 'none'}": 1.0 for form in entity.forms})
    found["name full and single"] = float({"full", "single"} <= shapes)
    found["name with initials"] = float(all(form.is_abbreviated or form.shape == "initials" for form in entity.forms))
    return found


def _surnames(entity: Entity) -> set[str]:
    """The surnames of an entity; that of "Mrs Nowicka" counts."""
    full = {form.family[-1] for form in entity.forms if form.family}
    titled = {form.given[-1] for form in entity.forms if form.shape == "single" and form.title and form.given}
    return {name for name in full | titled if len(name) > 1}


def score(found: Mapping[str, float], role: str) -> float:
    """The logit of a role: of the subject against nobody, of another role against the other two."""
    table = role_weights()
    column = COLUMNS.index(role)
    return sum(table[name][column] * value for name, value in found.items() if name in table)


COLUMNS = ("subject", "family", "third_party", "professional")
