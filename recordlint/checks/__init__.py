"""The checks, by rule id: an explicit registry of one module a family."""

from __future__ import annotations

from collections.abc import Mapping

from recordlint.checks import capacity, opinion, plain, privacy, rationale, record, respect, sharing, voice
from recordlint.checks.base import Check, SetCheck

CHECKS: Mapping[str, Check] = {
    **opinion.CHECKS,
    **respect.CHECKS,
    **rationale.CHECKS,
    **sharing.CHECKS,
    **capacity.CHECKS,
    **voice.CHECKS,
    **plain.CHECKS,
    **privacy.CHECKS,
    **record.CHECKS,
}
SET_CHECKS: Mapping[str, SetCheck] = {**sharing.SET_CHECKS, **record.SET_CHECKS}
