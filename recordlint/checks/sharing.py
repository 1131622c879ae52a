"""The sharing family: what a record of information sharing should hold, one check a rule."""

from __future__ import annotations

from collections.abc import Mapping

from recordlint.checks.base import Check, SetCheck
from recordlint.checks.sharing_family import (
    against_wishes,
    disproportionate,
    family_assumed_entitled,
    not_sharing_without_reason,
)
from recordlint.checks.sharing_notes import harm_without_escalation, not_carried_into_plan, person_not_informed
from recordlint.checks.sharing_sets import consent_stale, inconsistent_decisions
from recordlint.checks.sharing_slots import contact_without_content, no_basis, no_content, no_purpose, no_recipient

CHECKS: Mapping[str, Check] = {
    "sharing/no-recipient": no_recipient,
    "sharing/no-content": no_content,
    "sharing/no-purpose": no_purpose,
    "sharing/no-basis": no_basis,
    "sharing/contact-without-content": contact_without_content,
    "sharing/family-assumed-entitled": family_assumed_entitled,
    "sharing/disproportionate": disproportionate,
    "sharing/against-wishes": against_wishes,
    "sharing/not-sharing-without-reason": not_sharing_without_reason,
    "sharing/person-not-informed": person_not_informed,
    "sharing/harm-without-escalation": harm_without_escalation,
    "sharing/not-carried-into-plan": not_carried_into_plan,
}
SET_CHECKS: Mapping[str, SetCheck] = {
    "sharing/consent-stale": consent_stale,
    "sharing/inconsistent-decisions": inconsistent_decisions,
}
