"""In which role each person of a note stands: subject, family, third party, professional."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from recordlint.personal_data.base import Known
from recordlint.personal_data.people.likelihood import beside_subjects, features, likeliest_role, score
from recordlint.personal_data.people.linking import Entity
from recordlint.personal_data.people.persons import CERTAIN
from recordlint.personal_data.people.standing import totals
from recordlint.personal_data.people.surroundings import HINT, Surroundings

_ROSTER_WEIGHT = 4.4
"""A cue of this weight in several rows makes several subjects: a handover, a list of residents."""


@dataclass(frozen=True, slots=True)
class RoleDecision:
    """The role of one person and the cue that gave it; `why` quotes nothing.

    `weight` is what the cues for the role come to; `certain` says that they state it: a relation, a job, a label, a title.
    """

    role: str
    why: str
    weight: float = 0.0

    @property
    def certain(self) -> bool:
        """Whether the note states the role, so that it holds against other notes' guesses."""
        return self.weight >= CERTAIN


def decide(entities: Sequence[Entity], around: Sequence[Surroundings | None], known: Known) -> list[RoleDecision]:
    """A role for every entity, in the order of `entities`. Those without hits keep what is known of them."""
    sums = [totals(entity, around) for entity in entities]
    found = features(entities, around)
    subjects = _subjects(entities, sums, around, found)
    families = [
        form.family[-1] for i in subjects for form in entities[i].forms if form.family and len(form.family[-1]) > 1
    ]
    families += [f.given[-1] for i in subjects for f in entities[i].forms if f.shape == "single" and f.title]
    decisions: list[RoleDecision] = []
    for index, entity in enumerate(entities):
        if entity.role:
            decisions.append(RoleDecision(entity.role, "named beforehand", _KNOWN))
        elif index in subjects:
            decisions.append(RoleDecision("subject", subjects[index], sums[index].get("subject", 0.0)))
        else:
            is_known = any(e.role == "subject" and e.hits for e in entities)
            if is_known and _is_row(entity, around):
                # In one person's record the other rows of a handover are about somebody else.
                decisions.append(RoleDecision("third_party", "a row about somebody else", _ROSTER_WEIGHT))
            else:
                told = found[index] | beside_subjects(entity, [entities[i] for i in subjects], around, families)
                decisions.append(_other_role(entity, sums[index], around, told))
    return _by_others(entities, around, decisions)


_KNOWN = 10.0


def _by_others(
    entities: Sequence[Entity], around: Sequence[Surroundings | None], decisions: list[RoleDecision]
) -> list[RoleDecision]:
    """What the roles of others say: kin of somebody outside the family is outside it too; a list holds people of one kind."""
    of = {index: number for number, entity in enumerate(entities) for index in entity.hits}
    settled = list(decisions)
    for number, (entity, decision) in enumerate(zip(entities, decisions, strict=True)):
        seen = [s for i in entity.hits if (s := around[i])]
        if decision.role == "family" and decision.why.startswith("kin word"):
            whose = [s.kin_of for s in seen if s.relation]
            owners = [decisions[of[i]] for i in whose if i is not None and i in of]
            outside = all(
                (d.role == "third_party" and d.weight >= 1) or (d.certain and d.role == "professional") for d in owners
            )
            if owners and len(owners) == len(whose) and outside:
                settled[number] = RoleDecision("third_party", "kin of somebody outside the family", decision.weight)
        elif not decision.weight and decision.role != "subject":
            beside = [decisions[of[i]] for s in seen for i in s.joined if i in of and of[i] != number]
            roles = {d.role for d in beside if d.certain and d.role != "subject"}
            if len(roles) == 1:
                settled[number] = RoleDecision(roles.pop(), "in one list with people of that role", 0.5)
    return settled


def _subjects(
    entities: Sequence[Entity],
    sums: Sequence[dict[str, float]],
    around: Sequence[Surroundings | None],
    found: Sequence[Mapping[str, float]],
) -> dict[int, str]:
    """The entities that are subjects, with the cue: the one that is known, else all rows of a list, else the likeliest."""
    named = {i: "named beforehand" for i, entity in enumerate(entities) if entity.role == "subject"}
    rows = {i: "a row of a list of residents" for i, e in enumerate(entities) if not e.role and _is_row(e, around)}
    rows |= _entries(entities, sums, around)
    if len(rows) > 1 and not any(entities[i].hits for i in named):
        return named | rows
    if any(entities[i].hits for i in named) or (named and not rows):
        return named
    best, best_score = None, 0.0
    for index, entity in enumerate(entities):
        if entity.role or not entity.hits:
            continue
        logit = score(found[index], "subject")
        if logit > best_score:
            best, best_score = index, logit
    if best is None:
        return named
    strongest = sums[best].get("subject", 0.0)
    return {best: "what the note says of the person" if strongest >= 1 else "the person of whom the note speaks most"}


def _entries(
    entities: Sequence[Entity], sums: Sequence[dict[str, float]], around: Sequence[Surroundings | None]
) -> dict[int, str]:
    """Those with whose names the entries of a list begin, where nothing says that they are workers or relatives."""
    kinds: dict[str, list[int]] = {}
    for number, (entity, total) in enumerate(zip(entities, sums, strict=True)):
        others = max((weight for role, weight in total.items() if role != "subject"), default=0.0)
        opens = [
            cue.why
            for i in entity.hits
            if (s := around[i])
            for cue in s.cues
            if cue.why.endswith(" entry") and cue.role == "subject"
        ]
        if opens and others < 1.2 and not entity.role:
            kinds.setdefault(opens[0], []).append(number)
    for why, numbers in kinds.items():
        if len(numbers) >= (3 if "bulleted" in why else 2):
            return dict.fromkeys(numbers, why)
    return {}


def _is_row(entity: Entity, around: Sequence[Surroundings | None]) -> bool:
    rows = [s for i in entity.hits if (s := around[i]) and s.weight("subject") >= _ROSTER_WEIGHT]
    return any(cue.why.startswith("a row") for s in rows for cue in s.cues)


def _other_role(
    entity: Entity, total: dict[str, float], around: Sequence[Surroundings | None], found: Mapping[str, float]
) -> RoleDecision:
    """The role of somebody who is not the subject: what the note states, else the likeliest."""
    scores = {role: weight for role, weight in total.items() if role not in ("subject", "present", HINT)}
    stated = max(scores, key=lambda r: scores[r], default=None)
    has_name = found.get("the surname of the subject", 0.0)
    if stated and scores[stated] >= CERTAIN and not (has_name and stated == "professional" and scores[stated] < 3):
        return RoleDecision(stated, _why(entity, around, stated), _weight(entity, around, stated, scores[stated]))
    role = likeliest_role(found)
    if scores.get(role, 0.0) >= 1.0:
        return RoleDecision(role, _why(entity, around, role), min(scores[role], _TOLD))
    if has_name and role == "family":
        return RoleDecision("family", "the surname of the subject", 1.0)
    return RoleDecision(role, "how and where the note speaks of the person")


_TOLD = CERTAIN - 0.1
"""The most that a role can weigh which the note does not state."""


def _weight(entity: Entity, around: Sequence[Surroundings | None], role: str, weight: float) -> float:
    """The weight of a role: several cues of which none states it are no statement."""
    strongest = max((s.weight(role) for i in entity.hits if (s := around[i])), default=0.0)
    return weight if strongest >= CERTAIN or weight >= _MANY_CUES else min(weight, _TOLD)


_MANY_CUES = 3.6


def _why(entity: Entity, around: Sequence[Surroundings | None], role: str) -> str:
    cues = [cue for i in entity.hits if (s := around[i]) for cue in s.cues if cue.role == role]
    return max(cues, key=lambda cue: cue.weight).why if cues else "no sign of a private tie"
