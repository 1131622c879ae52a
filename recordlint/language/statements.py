"""What was read, as a reader of the JSON sees it: every statement with its source and kinds."""

from __future__ import annotations

from typing import Any

from recordlint.language.layers import Sentence, Source
from recordlint.language.reading import Reading

_KIND_OF_SECTION = {"plan": "plan", "decision": "decision", "reason": "reason", "capacity": "capacity"}


def describe(reading: Reading) -> dict[str, Any]:
    """Statements, sharing events with their four slots, and decisions with their reasons; offsets in the note's text."""
    return {
        "statements": [
            {
                "start": s.start,
                "end": s.end,
                "source": str(reading.source_of(s.start, s.end)),
                "kinds": kinds_of(reading, s),
            }
            for s in reading.sentences
        ],
        "sharing": [
            {
                "start": event.start,
                "end": event.end,
                "recipient": _pair(event.recipient),
                "what": _pair(event.what),
                "purpose": _pair(event.purpose),
                "basis": _pair(event.basis),
            }
            for event in reading.sharing
        ],
        "decisions": [
            {"start": d.start, "end": d.end, "kind": d.kind, "reason": _reason_near(reading, d.sentence)}
            for d in reading.decisions
        ],
    }


def kinds_of(reading: Reading, sentence: Sentence) -> list[str]:
    """The kinds of a statement, several may hold: decision, reason, sharing, judgement, view, report, plan, observation."""
    kinds: list[str] = []
    here = sentence.index
    judged = any(j.sentence == here for j in reading.judgements)
    source = reading.source_of(sentence.start, sentence.end)
    if any(d.sentence == here for d in reading.decisions):
        kinds.append("decision")
    if any(r.sentence == here and not r.empty for r in reading.reasons):
        kinds.append("reason")
    if any(e.sentence == here for e in reading.sharing):
        kinds.append("sharing")
    if judged:
        kinds.append("judgement" if source is Source.NONE else "view")
    if sentence.kind in _KIND_OF_SECTION and _KIND_OF_SECTION[sentence.kind] not in kinds:
        kinds.append(_KIND_OF_SECTION[sentence.kind])
    if source not in (Source.NONE, Source.SELF) and "view" not in kinds:
        kinds.append("report")
    return kinds or ["observation"]


def _pair(span: tuple[int, int] | None) -> list[int] | None:
    return list(span) if span else None


def _reason_near(reading: Reading, sentence: int) -> list[int] | None:
    near = [r for r in reading.reasons if not r.empty and abs(r.sentence - sentence) <= 2]
    best = min(near, key=lambda r: abs(r.sentence - sentence), default=None)
    return [best.start, best.end] if best else None
