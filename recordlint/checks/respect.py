"""The respect family: language about people."""

from __future__ import annotations

from collections.abc import Mapping

from recordlint.checks.base import Check, SetCheck
from recordlint.checks.respect_blame import victim_blaming
from recordlint.checks.respect_doubt import doubt_marking, refusal_language
from recordlint.checks.respect_identity import condition_as_identity, stereotype
from recordlint.checks.respect_labels import slang, stigmatising_label, suicide_language

CHECKS: Mapping[str, Check] = {
    "respect/stigmatising-label": stigmatising_label,
    "respect/victim-blaming": victim_blaming,
    "respect/doubt-marking": doubt_marking,
    "respect/refusal-language": refusal_language,
    "respect/condition-as-identity": condition_as_identity,
    "respect/stereotype": stereotype,
    "respect/slang": slang,
    "respect/suicide-language": suicide_language,
}
SET_CHECKS: Mapping[str, SetCheck] = {}
