"""The opinion family: is it fact or opinion, whose, and what does it rest on?"""

from __future__ import annotations

from collections.abc import Mapping

from recordlint.checks import opinion_judgements as judgements
from recordlint.checks import opinion_sources as sources
from recordlint.checks.base import Check, SetCheck

CHECKS: Mapping[str, Check] = {
    "opinion/as-fact": judgements.as_fact,
    "opinion/label-not-behaviour": judgements.label_not_behaviour,
    "opinion/mind-reading": judgements.mind_reading,
    "opinion/impression-without-basis": judgements.impression_without_basis,
    "opinion/certainty-booster": judgements.certainty_booster,
    "opinion/mixed-with-fact": judgements.mixed_with_fact,
    "opinion/generalisation": sources.generalisation,
    "opinion/unwitnessed-event": sources.unwitnessed_event,
    "opinion/hearsay": sources.hearsay,
    "opinion/vague-source": sources.vague_source,
    "opinion/unsupported-diagnosis": sources.unsupported_diagnosis,
    "opinion/hedged-allegation": sources.hedged_allegation,
}
SET_CHECKS: Mapping[str, SetCheck] = {}
