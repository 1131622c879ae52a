"""The privacy family: personal data in a text that is about to leave."""

from __future__ import annotations

from collections.abc import Mapping

from recordlint.checks.base import Check, SetCheck
from recordlint.checks.privacy_identifiers import access_code, direct_identifier, private_email_recipient
from recordlint.checks.privacy_misfiled import misfiled_person
from recordlint.checks.privacy_people import third_party
from recordlint.checks.privacy_residue import redaction_residue
from recordlint.checks.privacy_special import special_category

CHECKS: Mapping[str, Check] = {
    "privacy/direct-identifier": direct_identifier,
    "privacy/third-party": third_party,
    "privacy/special-category": special_category,
    "privacy/access-code": access_code,
    "privacy/private-email-recipient": private_email_recipient,
    "privacy/misfiled-person": misfiled_person,
    "privacy/redaction-residue": redaction_residue,
}
SET_CHECKS: Mapping[str, SetCheck] = {}
