"""Roles weighed again with the encoder's view of the sentences around each name.

The encoder never overrules what is known beforehand, and what it decides is never *certain*: a policy that keeps workers' names keeps
only those whose job the note states.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from recordlint.encoder.heads import ROLES
from recordlint.encoder.session import Encoded
from recordlint.personal_data.base import Hit, Passage
from recordlint.personal_data.encoder_weights import encoder_weights, role_logits
from recordlint.personal_data.people.linking import Entity
from recordlint.personal_data.people.persons import CERTAIN
from recordlint.personal_data.people.roles import RoleDecision
from recordlint.personal_data.people.standing import totals
from recordlint.personal_data.people.surroundings import Surroundings

_UNSTATED = 0.9  # the weight of a role that the encoder gave: a guess, as good as a cue that is not one


def reconsidered(
    passage: Passage,
    hits: Sequence[Hit],
    around: Sequence[Surroundings | None],
    entities: Sequence[Entity],
    decisions: list[RoleDecision],
) -> list[RoleDecision]:
    """The decisions, those changed for which another role is likelier once the encoder is heard."""
    encoded = passage.reading.encoded
    if encoded is None or not encoder_weights().roles:
        return decisions
    settled = list(decisions)
    for number, choices in considered(encoded, hits, around, entities, decisions):
        if entities[number].role:
            continue
        best = max(ROLES, key=lambda role: _score(choices[role]))
        if best != decisions[number].role:
            settled[number] = RoleDecision(best, "what is said around the name", _UNSTATED)
    return settled


def considered(
    encoded: Encoded,
    hits: Sequence[Hit],
    around: Sequence[Surroundings | None],
    entities: Sequence[Entity],
    decisions: Sequence[RoleDecision],
) -> Iterator[tuple[int, Mapping[str, Mapping[str, float]]]]:
    """For everybody who is named, by number: the features of each role."""
    most = max((len(entity.hits) for entity in entities), default=0)
    first = min((entity.hits[0] for entity in entities if entity.hits), default=-1)
    logs = [role_logits(encoded, [(hits[i].start, hits[i].end) for i in e.hits]) if e.hits else None for e in entities]
    subject = max((log["subject"] for log in logs if log), default=0.0)
    for number, (entity, decision, log) in enumerate(zip(entities, decisions, logs, strict=True)):
        if log is None:
            continue
        facts = {
            "named first": float(first in entity.hits),
            "named most": float(len(entity.hits) == most),
            "named once": float(len(entity.hits) == 1),
            "bare forename": float(all(form.shape == "single" and not form.title for form in entity.forms)),
            "private title": float(any(form.use == "private" for form in entity.forms)),
            "likeliest subject": float(log["subject"] == subject),
            "child": float(entity.is_child),
        }
        cues = totals(entity, around)
        yield (
            number,
            {role: _features(role, decision.role, decision.weight, log[role], cues, facts) for role in ROLES},
        )


def _features(
    role: str, decided: str, weight: float, log: float, cues: Mapping[str, float], facts: Mapping[str, float]
) -> dict[str, float]:
    """The features of one role of one person: what the cues come to, whether they decided for it and how surely, what else is
    known of the person, and what the encoder thinks (`log`, a log probability).
    """
    features = {
        f"encoder {role}": log,
        "encoder": log,
        f"is {role}": 1.0,
        f"cues for {role}": min(cues.get(role, 0.0), 8.0),
    }
    features |= {f"{fact}: {role}": value for fact, value in facts.items() if value}
    if role == decided:
        sure = "stated" if weight >= CERTAIN else "told" if weight >= 1 else "guessed"
        features[f"cues {sure}"] = 1.0
        features[f"cues {sure} {role}"] = 1.0
        features["weight"] = min(weight, 6.0)
    return features


def _score(features: Mapping[str, float]) -> float:
    """The score of one role; the likeliest has the highest."""
    table = encoder_weights().roles
    return sum(table.get(name, 0.0) * value for name, value in features.items())
