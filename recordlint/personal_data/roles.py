"""In which role each person of a note stands: subject, family, third party, professional."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from recordlint.personal_data.base import Known
from recordlint.personal_data.cues import Surroundings
from recordlint.personal_data.linking import Entity
from recordlint.personal_data.name_forms import family_fit

_ROSTER_WEIGHT = 4.4
"""A cue of this weight in several rows makes several subjects: a handover, a list of residents."""
_CLEAR = 2.4
"""From this weight on, cues decide; below it, the company that a name keeps."""


@dataclass(frozen=True, slots=True)
class RoleDecision:
    """The role of one person and the cue that gave it; `why` quotes nothing."""

    role: str
    why: str


def decide(entities: Sequence[Entity], around: Sequence[Surroundings | None], known: Known) -> list[RoleDecision]:
    """A role for every entity, in the order of `entities`. Those without hits keep what is known of them."""
    totals = [_totals(entity, around) for entity in entities]
    subjects = _subjects(entities, totals, around)
    families = [
        form.family[-1] for i in subjects for form in entities[i].forms if form.family and len(form.family[-1]) > 1
    ]
    families += [f.given[-1] for i in subjects for f in entities[i].forms if f.shape == "single" and f.title]
    decisions: list[RoleDecision] = []
    for index, entity in enumerate(entities):
        if entity.role:
            decisions.append(RoleDecision(entity.role, "named beforehand"))
        elif index in subjects:
            decisions.append(RoleDecision("subject", subjects[index]))
        else:
            decisions.append(_other_role(entity, totals[index], around, families, bool(subjects)))
    return decisions


def _totals(entity: Entity, around: Sequence[Surroundings | None]) -> dict[str, float]:
    """What the cues of all mentions come to, by role: each kind of cue counts once in full, again a little."""
    best: dict[tuple[str, str], tuple[float, int]] = {}
    for index in entity.hits:
        surroundings = around[index]
        for cue in surroundings.cues if surroundings else ():
            weight, count = best.get((cue.role, cue.why), (0.0, 0))
            best[cue.role, cue.why] = (max(weight, cue.weight), count + 1)
    totals: dict[str, float] = {}
    for (role, _), (weight, count) in best.items():
        totals[role] = totals.get(role, 0.0) + weight * (1 + 0.15 * min(count - 1, 4))
    return totals


def _subjects(
    entities: Sequence[Entity], totals: Sequence[dict[str, float]], around: Sequence[Surroundings | None]
) -> dict[int, str]:
    """The entities that are subjects, with the cue: the one that is known, else all rows of a list, else the likeliest."""
    named = {i: "named beforehand" for i, entity in enumerate(entities) if entity.role == "subject"}
    rows = {i: "a row of a list of residents" for i, e in enumerate(entities) if not e.role and _is_row(e, around)}
    if len(rows) > 1:
        return named | rows
    if any(entities[i].hits for i in named) or (named and not rows):
        return named
    best, best_score = None, 0.4
    first = min((entity.hits[0] for entity in entities if entity.hits), default=None)
    for index, entity in enumerate(entities):
        if entity.role or not entity.hits:
            continue
        score = _subject_score(entity, totals[index], first in entity.hits)
        if score > best_score:
            best, best_score = index, score
    if best is None:
        return named
    strongest = totals[best].get("subject", 0.0)
    return {best: "what the note says of the person" if strongest >= 1 else "the person of whom the note speaks most"}


def _is_row(entity: Entity, around: Sequence[Surroundings | None]) -> bool:
    rows = [s for i in entity.hits if (s := around[i]) and s.weight("subject") >= _ROSTER_WEIGHT]
    return any(cue.why.startswith("a row") for s in rows for cue in s.cues)


def _subject_score(entity: Entity, totals: dict[str, float], is_first: bool) -> float:
    score = totals.get("subject", 0.0)
    score -= 1.1 * totals.get("professional", 0.0) + 0.9 * totals.get("family", 0.0) + totals.get("third_party", 0.0)
    score += 0.5 * min(len(entity.hits), 6)
    if is_first:
        score += 0.6
    if entity.is_child:
        score += 0.7
    if any(form.shape == "full" for form in entity.forms):
        score += 0.3
    if any(form.use == "private" for form in entity.forms):
        score += 0.6
    return score


def _other_role(
    entity: Entity,
    totals: dict[str, float],
    around: Sequence[Surroundings | None],
    families: Sequence[str],
    has_subject: bool,
) -> RoleDecision:
    """The role of somebody who is not the subject."""
    scores = {role: weight for role, weight in totals.items() if role not in ("subject", "present")}
    if present := totals.get("present"):
        scores["professional"] = scores.get("professional", 0.0) + present
    role = max(scores, key=lambda r: scores[r], default=None)
    same_name = _shares_name(entity, families)
    if role and scores[role] >= _CLEAR and not (same_name and role == "professional" and scores[role] < 3):
        return RoleDecision(role, _why(entity, around, role))
    if same_name:
        return RoleDecision("family", "the surname of the subject")
    if role and scores[role] >= 1.0:
        return RoleDecision(role, _why(entity, around, role))
    if entity.is_child:
        return RoleDecision("family", "a child beside the subject")
    if any(form.use == "private" for form in entity.forms):
        return RoleDecision("third_party", "a private title and no sign of a job")
    return RoleDecision("professional", "no sign of a private tie")


def _shares_name(entity: Entity, families: Sequence[str]) -> bool:
    for form in entity.forms:
        if form.use == "work":
            return False
        name = form.family[-1] if form.family else form.given[-1] if form.title and form.shape == "single" else ""
        if len(name) > 1 and any(family_fit(name, family) >= 0.8 for family in families):
            return True
    return False


def _why(entity: Entity, around: Sequence[Surroundings | None], role: str) -> str:
    cues = [cue for i in entity.hits if (s := around[i]) for cue in s.cues if cue.role == role]
    return max(cues, key=lambda cue: cue.weight).why if cues else "no sign of a private tie"
