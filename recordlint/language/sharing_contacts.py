"""Calls and talks with others: who was reached, and what of it is recorded."""

from __future__ import annotations

import re

from recordlint.language.grammar import compiled
from recordlint.language.layers import Sentence
from recordlint.language.sharing_giving import Draft
from recordlint.language.sharing_parties import Parties, subject_phrase
from recordlint.language.sharing_slots import Spot, content, is_generic
from recordlint.language.sharing_words import OUTWARD, words


class Contacts:
    """The verbs of contact in one reading."""

    def __init__(self, parties: Parties) -> None:
        self.reading = parties.reading
        self.folded = parties.folded
        self._parties = parties

    def contact(self, match: re.Match[str], sentence: Sentence, before: str) -> Draft | None:
        """The contact that a trigger stands for; `what` is what is recorded of it."""
        verb = match["contact"]
        voice = self._parties.voice(before)
        if voice == "ours":
            found = self._parties.object_at(match.end(), sentence, free=False)
            if found is None or (
                found[1] in ("pronoun", "other")
                and not words("personal").search(self.folded[found[0][1] : min(sentence.end, found[0][1] + 160)])
            ):
                return None
            spot, kind = found
            what, generic = self._later_telling(spot[1], sentence)
            if what is None:
                what, generic = content(self.reading, self._parties.behind(spot, sentence), sentence.end)
            return Draft(match.start(), spot[1], sentence.index, verb, "contact", spot, kind, what, generic)
        if voice == "phrase" and verb == "discussed with":
            subject, spot = subject_phrase(before, match.start())
            found = self._parties.object_at(match.end(), sentence, free=False)
            if (
                not subject
                or not (words("information").search(subject) or is_generic(subject))
                or found is None
                or found[1] not in ("vague", "sector", "lay")
            ):
                return None
            return Draft(spot[0], found[0][1], sentence.index, "discussed", "give", *found, spot, is_generic(subject))
        if voice == "phrase" and verb in ("liaised with", "spoken to", "spoken with"):
            subject, spot = subject_phrase(before, match.start())
            kind = self._parties.kind(subject, spot) if subject else ""
            if kind not in OUTWARD or (
                compiled(r"^ \w").match(self.folded[match.end() : match.end() + 3])
                and not compiled(r"^ (?:re|about|regarding|on|at|by|today|yesterday|this)\b").match(
                    self.folded[match.end() : match.end() + 12]
                )
            ):
                return None
            return Draft(
                spot[0],
                match.end(),
                sentence.index,
                verb,
                "contact",
                spot,
                kind,
                *content(self.reading, match.end(), sentence.end),
            )
        if voice == "phrase" and verb in ("phoned", "rung", "called", "contacted", "telephoned"):
            subject, spot = subject_phrase(before, match.start())
            after = self.folded[match.end() : min(sentence.end, match.end() + 70)]
            kind = self._parties.kind(subject, spot) if subject else ""
            if kind not in OUTWARD or compiled(
                r"^ (?:me|us|in|back|to|the|and|for|asking|about|at home|office|{possessive}|that)\b"
            ).match(after):
                return None
            helped = bool(compiled(r"\b(?:was|were|been)\b").search(before[-18:]))
            if compiled(r"\b(?:has|had|have|'d) $").search(before) and verb != "contacted":
                return None  # "her son had rung"
            if verb in ("phoned", "called", "telephoned") and kind in ("family", "parent", "lay") and not helped:
                return None  # "daughter phoned" is a call that came in
            what, generic = content(self.reading, match.end(), sentence.end)
            return Draft(spot[0], match.end(), sentence.index, verb, "contact", spot, kind, what, generic)
        return None

    def _later_telling(self, start: int, sentence: Sentence) -> tuple[Spot | None, bool]:
        """ "rang the surgery 11.30 with that", "spoke to Jo and gave her the address": content behind a second verb."""
        stop = min(sentence.end, start + 260)
        match = compiled(
            r"(?<!who\s)(?<!she\s)(?<!\bhe\s)(?<!they\s)\b(?!(?:told|gave|explained|informed|advised|updated|let|made|said) (?:me|us)\b)(?:told|gave|filled|explained|went through|informed|advised|updated|passed|let|made|handed|shared|said|reported|asked|requested|discussed|left)\b(?: (?:{pronoun}|on|to|over|all|up)){0,2}\s?(?P<what>.{0,120})"
        ).search(self.folded, start, stop)
        if not match:
            loose = compiled(
                r"\b(?:with (?:(?:the|his|her|their) (?=\w)|(?:that|this)\b|details)(?! {word} (?:present|listening))|about|re\b|regarding|to (?:say|tell|inform|discuss|report|ask|request|chase|check|arrange|book|find out|see|query|confirm|cancel|order))\b.{0,120}"
            ).search(self.folded, start, stop)
            if not loose:
                return None, False
            told = compiled(r"^(?:about|re|regarding|to (?:discuss|talk about)) ").sub("", loose[0])
            return (loose.start(), loose.end()), is_generic(re.split(r"[.;]", told)[0])
        phrase = match["what"].strip(" ,.")
        phrase = compiled(r"^(?:in )?(?:on|about|of|re) ").sub("", phrase)
        end = match.end() - len(match["what"]) + len(match["what"].rstrip(" ,.\n"))
        return (match.start(), end), phrase in ("in", "know") or (
            not phrase and match[0].startswith(("filled", "updated", "let"))
        ) or is_generic(phrase)
