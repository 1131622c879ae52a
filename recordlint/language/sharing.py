"""Sharing events: information goes outward, to whom, what, why and on what basis.

Outward means to somebody outside the writer's own team who is not the person. Inbound news ("mum told me"), talk with
the person, handover within the team and what is only planned are no events.
"""

from __future__ import annotations

from recordlint.language.grammar import compiled
from recordlint.language.layers import SharingEvent
from recordlint.language.reading import Reading
from recordlint.language.sharing_brief import brief_drafts, message_drafts
from recordlint.language.sharing_events import Draft, drafts
from recordlint.language.sharing_loose import loose_drafts, sheet_drafts
from recordlint.language.sharing_open import open_drafts
from recordlint.language.sharing_slots import basis, purpose, recorded_consent
from recordlint.language.sharing_words import about_a_child


def read(reading: Reading) -> tuple[SharingEvent, ...]:
    """Every sharing event of the note, by start; at most one starts at a place."""
    found = _all_drafts(reading)
    if not found:
        return ()
    with_events = frozenset(draft.sentence for draft in found if draft.form != "contact" or draft.what)
    kept, child = recorded_consent(reading), about_a_child(reading)
    return tuple(_event(reading, draft, with_events, recorded=kept, child=child) for draft in found)


def _all_drafts(reading: Reading) -> list[Draft]:
    """The drafts of the closed reader, and of the open one where those say nothing of what was told."""
    closed = list(drafts(reading))
    told = {d.sentence for d in closed if d.form != "contact" or d.generic or (d.what and d.kind not in ("other", ""))}
    opened = list(open_drafts(reading, frozenset(told)))
    told |= {d.sentence for d in opened}
    opened += (d for d in sheet_drafts(reading) if d.sentence not in told)
    opened += loose_drafts(reading, frozenset(told))
    told |= {d.sentence for d in opened}
    opened += brief_drafts(reading, frozenset(told))
    told |= {d.sentence for d in opened}
    opened += message_drafts(reading, frozenset(told))
    again = {d.sentence for d in opened}
    found = [d for d in (*(d for d in closed if d.sentence not in again), *opened) if not _is_no_event(reading, d)]
    return sorted(found, key=lambda draft: draft.start)


def _is_no_event(reading: Reading, draft: Draft) -> bool:
    """What the worker does, said to somebody ("told Ada I was reporting it"), and a concern that goes to its statutory desk."""
    sentence = reading.sentences[draft.sentence]
    words = reading.words(sentence)
    own = compiled(
        r"\b(?:told|let|informed) (?:(?!where|how|what)[\w'-]+ ){1,3}?(?:that )?(?:i|we)(?:'d|'ll| was| were| am| are| would| will| had| have)\b"
    )
    concern = compiled(
        r"\bsafeguarding\b[^.;]{0,80}\b(?:council|local authority|adult social care|safeguarding (?:team|hub))\b"
    )
    # "was told only that an ambulance had come" says how little went out; what staff heard at handover stayed inside.
    limited = compiled(
        r"\btold (?:(?:him|her|them|the {word}) )?only (?:that|the|what|this)\b|\btold (?:{word} ){0,3}at (?:the )?handover\b|\b(?:told|informed) (?:{word} ){1,3}(?:himself|herself|themselves)\b"
    )
    return (
        bool(own.search(words))
        or bool(limited.search(words))
        or (draft.kind in ("sector", "agency", "statutory") and bool(concern.search(words)))
    )


def _event(reading: Reading, draft: Draft, with_events: frozenset[int], *, recorded: bool, child: bool) -> SharingEvent:
    sentence = reading.sentences[draft.sentence]
    why = purpose(reading, sentence, draft.start, draft.end)
    ground = basis(reading, sentence, draft.start, draft.end, with_events)
    return SharingEvent(
        start=draft.start,
        end=draft.end,
        sentence=draft.sentence,
        verb=draft.verb,
        recipient=draft.recipient,
        recipient_kind=draft.kind,
        what=draft.what,
        purpose=why,
        basis=ground[0] if ground else None,
        pair=_pair(draft.kind, child=child),
        negated=draft.negated,
        form=draft.form,
        generic=draft.generic,
        basis_kind=ground[1] if ground else "recorded" if recorded else "",
    )


def _pair(kind: str, *, child: bool) -> str:
    if kind == "parent":
        return "parent" if child else ""
    return kind if kind in ("emergency", "statutory", "care") else ""
