"""The plain family: short forms, trade words, hard sentences and words that say nothing, for those who will read the note."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from recordlint.checks.base import Candidate, Check, CheckContext, SetCheck, holding
from recordlint.checks.plain_reading import hard_to_read
from recordlint.checks.plain_words import jargon_word, vague_wording
from recordlint.language.layers import Abbreviation
from recordlint.notes import Severity


def abbreviation_unexplained(context: CheckContext) -> Iterator[Candidate]:
    """A short form that the note never says in full, once, at its first use."""
    for short in context.reading.abbreviations:
        yield Candidate(
            short.start,
            short.end,
            quiet=_quiet(context, short) | holding(audience=_known_to(context.audience, short)),
            at_most=Severity.INFO if context.audience == "professional" else None,
            values={"abbreviation": short.text, "offer": _offer(short)},
        )


def abbreviation_ambiguous(context: CheckContext) -> Iterator[Candidate]:
    """A short form with several meanings, and nothing in the note that tells which."""
    for short in context.reading.abbreviations:
        if len(short.expansions) < 2:
            continue
        yield Candidate(
            short.start,
            short.end,
            quiet=_quiet(context, short) or holding(settled=short.settled),
            values={"abbreviation": short.text, "meanings": _listed(short.expansions)},
        )


def _quiet(context: CheckContext, short: Abbreviation) -> frozenset[str]:
    return short.quiet | holding(explained=short.explained, initials=_is_author(context, short))


def _known_to(audience: str, short: Abbreviation) -> bool:
    """Whether those who will read the note use the form themselves."""
    return audience in ("professional", "panel") and short.settled and short.audiences[:1] == ("professional",)


def _is_author(context: CheckContext, short: Abbreviation) -> bool:
    """Whether the letters are the initials of the record's author or of the person it is about, and no known form."""
    names = (name for name in (context.note.author, context.note.subject) if name)
    return not short.expansions and any(short.text == "".join(word[0] for word in name.split()) for name in names)


def _offer(short: Abbreviation) -> str:
    if not short.expansions:
        return ""
    expansion, plain = short.expansions[0], short.plain[0]
    if plain.lower() == expansion.lower():
        return f": here it is probably {expansion}"
    return f": here it is probably {expansion} (in plain words: {plain})"


def _listed(meanings: tuple[str, ...]) -> str:
    shown = meanings[:4]
    return f"{', '.join(shown[:-1])} or {shown[-1]}"


CHECKS: Mapping[str, Check] = {
    "plain/abbreviation-unexplained": abbreviation_unexplained,
    "plain/abbreviation-ambiguous": abbreviation_ambiguous,
    "plain/jargon-word": jargon_word,
    "plain/hard-to-read": hard_to_read,
    "plain/vague-wording": vague_wording,
}
SET_CHECKS: Mapping[str, SetCheck] = {}
