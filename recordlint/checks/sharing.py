"""The sharing family."""

from __future__ import annotations

from collections.abc import Mapping

from recordlint.checks.base import Check, SetCheck

CHECKS: Mapping[str, Check] = {}
SET_CHECKS: Mapping[str, SetCheck] = {}
