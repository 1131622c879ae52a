"""Roles weighed again with the encoder's view of the sentences around each name.

The encoder never overrules what is known beforehand, and what it decides is never *certain*: a policy that keeps workers' names keeps
only those whose job the note states.
"""

from __future__ import annotations

from collections.abc import Sequence

from recordlint.encoder.heads import ROLES
from recordlint.personal_data.base import Hit, Passage
from recordlint.personal_data.encoder_weights import role_features, role_logits, role_score
from recordlint.personal_data.people.linking import Entity
from recordlint.personal_data.people.roles import RoleDecision

_UNSTATED = 0.9  # the weight of a role that the encoder gave: a guess, as good as a cue that is not one


def reconsidered(
    passage: Passage, hits: Sequence[Hit], entities: Sequence[Entity], decisions: list[RoleDecision]
) -> list[RoleDecision]:
    """The decisions, those changed for which another role is likelier once the encoder is heard."""
    encoded = passage.reading.encoded
    if encoded is None:
        return decisions
    settled = list(decisions)
    for number, (entity, decision) in enumerate(zip(entities, decisions, strict=True)):
        if entity.role or not entity.hits:
            continue
        logs = role_logits(encoded, [(hits[i].start, hits[i].end) for i in entity.hits])
        scores = {role: role_score(role_features(role, decision.role, decision.weight, logs[role])) for role in ROLES}
        best = max(ROLES, key=lambda role: scores[role])
        if best != decision.role:
            settled[number] = RoleDecision(best, "what is said around the name", _UNSTATED)
    return settled
