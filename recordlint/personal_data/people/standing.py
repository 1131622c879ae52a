"""How likely somebody is the one whom a note is about, before anybody's role is settled."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from recordlint.personal_data.people.entities import Entity
    from recordlint.personal_data.people.surroundings import Surroundings


def totals(entity: Entity, around: Sequence[Surroundings | None]) -> dict[str, float]:
    """What the cues of all mentions come to, by role: each kind of cue counts once in full, again a little."""
    best: dict[tuple[str, str], tuple[float, int]] = {}
    for index in entity.hits:
        surroundings = around[index]
        for cue in surroundings.cues if surroundings else ():
            weight, count = best.get((cue.role, cue.why), (0.0, 0))
            best[cue.role, cue.why] = (max(weight, cue.weight), count + 1)
    found: dict[str, float] = {}
    for (role, _), (weight, count) in best.items():
        found[role] = found.get(role, 0.0) + weight * (1 + 0.15 * min(count - 1, 4))
    return found


def subject_score(entity: Entity, total: dict[str, float], *, is_first: bool) -> float:
    """How likely it is the person whom the note is about; above 0.4 it can be."""
    score = total.get("subject", 0.0)
    at_work = total.get("professional", 0.0) + 0.5 * total.get("present", 0.0)
    # A fall-out or a drink told of somebody makes nobody another than the one of whom the whole note speaks.
    outside = total.get("third_party", 0.0)
    score -= 1.1 * at_work + 0.9 * total.get("family", 0.0) + (outside if outside >= 2 else 0.7 * outside)
    score += 0.9 * min(len(entity.hits), 6)
    if is_first:
        score += 0.6
    if entity.is_child:
        score += 0.7
    if any(form.shape == "full" for form in entity.forms):
        score += 0.3
    if any(form.use == "private" for form in entity.forms):
        score += 0.6
    return score


def likeliest(entities: Sequence[Entity], around: Sequence[Surroundings | None]) -> list[Entity]:
    """The entities that can be the subject, the likeliest first; whoever is known to be comes before all."""
    first = min((entity.hits[0] for entity in entities if entity.hits), default=None)
    scored: list[tuple[float, int]] = []
    for number, entity in enumerate(entities):
        if entity.role == "subject":
            scored.append((100.0, number))
        elif entity.hits and not entity.role:
            score = subject_score(entity, totals(entity, around), is_first=first in entity.hits)
            if score > 0.4:
                scored.append((score, number))
    return [entities[number] for _, number in sorted(scored, key=lambda pair: (-pair[0], pair[1]))]
