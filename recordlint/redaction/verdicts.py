"""What an occurrence of a withheld surface may be, by its words alone: what it shows, something else, or nothing.

The English words that are names too (May, Hope, Hill), names that somebody else has who is kept, and forms of one or two
letters can only be judged by a person. So can letters of a name that happen to meet: "am in a" has all those of Amina.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from recordlint.redaction.base import Item
from recordlint.redaction.searcher import Form, Occurrence
from recordlint.redaction.variants import SHORTENED, variants
from recordlint.redaction.variants_dates import CALENDAR

Kept = Mapping[str, frozenset[str | None]]
"""Surfaces of those who are kept, as letters and digits alone, with the entities that have them."""

ORDINARY = "an ordinary word"
"""Why an English word that is a withheld name too is for review."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """A form, the words that name it in a report, and why it is for review; `why` is "" for what surely shows."""

    form: Form
    label: str
    why: str = ""


def kept_surfaces(items: Iterable[Item]) -> Kept:
    """The surfaces of the items that are kept, by the entities that have them; those of persons in all their forms."""
    found: dict[str, set[str | None]] = {}
    seen: set[tuple[str, str, str | None]] = set()
    for item in items:
        key = (item.text, item.type, item.entity)
        if item.is_withheld or key in seen:
            continue
        seen.add(key)
        for form in variants(item.text, item.type).forms:
            if item.type != "PERSON" and form.kind != "as written":
                continue
            found.setdefault(form.compact, set()).add(item.entity)
    return {surface: frozenset(entities) for surface, entities in found.items()}


def nothing_is_ordinary(word: str) -> bool:
    """The strictest view of words: none is an ordinary one."""
    return False


def verdict_of(found: Occurrence, text: str, is_ordinary: Callable[[str], bool], kept: Kept) -> Verdict | None:
    """The gravest of what the forms found at one place may be, wherever they stand; None when they are nothing."""
    gravest: Verdict | None = None
    for form in found.forms:
        verdict = _of_form(form, found, text, is_ordinary, kept)
        if verdict and not verdict.why:
            return verdict
        gravest = gravest or verdict
    return gravest


def _of_form(
    form: Form, found: Occurrence, text: str, is_ordinary: Callable[[str], bool], kept: Kept
) -> Verdict | None:
    fit = found.fit(form)
    label = form.kind if fit == "whole" else f"{form.kind}, spaced out" if fit == "letters" else f"{form.kind}, split"
    shown = text[found.start : found.end]
    if not form.strong:
        if form.kind == "initials" and not (shown.isupper() and fit == "whole"):
            return None
        return None if fit == "spaces" else Verdict(form, label, "the form is weak")
    if form.mode != "name":
        return Verdict(form, label)
    if fit == "spaces" and (why := _why_not_split(found, shown, is_ordinary)):
        return Verdict(form, label, why) if why != "other words" else None
    if form.type == "EMAIL" and " " in shown:
        return Verdict(form, label, "words of an address, set apart")
    core = form.core
    telling = [word for word in core if len(word) > 1]
    ordinary = all(_is_ordinary(word, is_ordinary) for word in telling)
    if ordinary and fit != "letters":
        if len(telling) < 2 and (not form.lead or shown.islower()):
            return Verdict(form, label, ORDINARY)
        if form.type != "PERSON" and (shown.islower() or form.kind == SHORTENED):
            return Verdict(form, label, "ordinary words")
    if len(core) == 1 and _is_shared(form, kept):
        return Verdict(form, label, "somebody who is kept has it too")
    return Verdict(form, label)


def _is_ordinary(word: str, is_ordinary: Callable[[str], bool]) -> bool:
    """Whether a word, or the word whose plural it is, is an ordinary one; months and days always are."""
    one = word[:-1] if word.endswith("s") else word
    return word in CALENDAR or one in CALENDAR or is_ordinary(word) or (one != word and is_ordinary(one))


def _why_not_split(found: Occurrence, shown: str, is_ordinary: Callable[[str], bool]) -> str:
    """Why a name whose letters stand in several words may be none: "" when it is one, "other words" when it surely is not."""
    tokens = found.tokens
    if all(is_ordinary(token) or len(token) == 1 for token in tokens):
        return "split over lines" if "\n" in shown and len(tokens) == 2 else "other words"
    return "" if len(found.compact) >= 6 else "short and split"


def _is_shared(form: Form, kept: Kept) -> bool:
    """Whether somebody or something else that is kept has the same single name."""
    others = kept.get("".join(form.core), frozenset[str | None]())
    return len(others) > 1 or None in others or not others <= form.bearers
