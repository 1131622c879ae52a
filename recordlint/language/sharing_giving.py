"""Sharing by giving: passed on, sent, read out, attached, circulated; with the recipient behind it, before it or nowhere."""

from __future__ import annotations

import re
from dataclasses import dataclass

from recordlint.language.grammar import compiled
from recordlint.language.layers import Sentence
from recordlint.language.sharing_disclosure import is_disclosure
from recordlint.language.sharing_parties import Parties, subject_phrase
from recordlint.language.sharing_slots import Spot, content, is_generic
from recordlint.language.sharing_words import OUTWARD, kind_of, words


@dataclass(frozen=True, slots=True)
class Draft:
    """A sharing event before purpose and basis are sought."""

    start: int
    end: int
    sentence: int
    verb: str
    form: str
    recipient: Spot | None = None
    kind: str = ""
    what: Spot | None = None
    generic: bool = False
    negated: bool = False


class Giving:
    """The verbs of giving in one reading."""

    def __init__(self, parties: Parties) -> None:
        self.reading = parties.reading
        self.folded = parties.folded
        self._parties = parties

    def nominal(self, match: re.Match[str], sentence: Sentence, before: str) -> Draft | None:
        """ "Text to daughter", "discharge summary sent to the GP"."""
        return self._noted(match, sentence, before) or self._sent(match, sentence, before)

    def _noted(self, match: re.Match[str], sentence: Sentence, before: str) -> Draft | None:
        """ "Text to daughter", "copy to the landlord": a sending noted without a verb, at the start of its line or clause."""
        if not compiled(
            r"(?:^[\W\d]*|[.;:\n] ?|- ?)(?:{clock}|{date}|then|also|brief|short|quick|follow up|a|an|\W){0,3}\s?$"
        ).search(before):
            return None
        if self.folded.startswith("for", match.end() + 1) and sentence.index == 0:
            return None  # "Assessment: summary for panel members" is a title
        found = self._parties.object_at(
            match.end() + (3 if self.folded.startswith("to", match.end() + 1) else 4), sentence, free=False
        )
        if found is None or found[1] in ("pronoun", "other", "internal", "person"):
            return None
        spot, kind = found
        what, generic = content(self.reading, self._parties.behind(spot, sentence), sentence.end)
        if match["nominal"].startswith(("report", "letter", "summary", "copy")) and what is None:
            what = match.span("nominal")
        if not is_disclosure(self.folded, "e-mailed", kind, spot, what, generic, sentence):
            return None
        return Draft(
            match.start(), spot[1], sentence.index, match["nominal"].split()[0], "give", spot, kind, what, generic
        )

    def _sent(self, match: re.Match[str], sentence: Sentence, before: str) -> Draft | None:
        """ "Discharge summary sent to the GP": the verb at the end of a nominal after all."""
        last = re.compile(r"(?:sent|given|provided|passed|made|left)$").search(match["nominal"])
        verb = re.compile(r"\w+").match(self.folded, match.start() + last.start()) if last else None
        return (
            self.given_to(verb, verb[0], sentence, before + match["nominal"][: last.start()]) if verb and last else None
        )

    def give(self, match: re.Match[str], sentence: Sentence, before: str) -> Draft | None:
        """A verb of giving as the trigger names it."""
        return self.given_to(match, match["give"], sentence, before)

    def given_to(self, match: re.Match[str], verb: str, sentence: Sentence, before: str) -> Draft | None:
        """ "passed his number on to the factor", "photographs sent to the nurse", "gave the neighbour her address"."""
        voice = self._parties.voice(before)
        if voice == "theirs":
            return None
        if verb in ("shown", "given", "handed", "sent") and compiled(r"^[\W\d]*{word}(?: {word})?, $").match(before):
            return None  # "Ellis, shown the photo, pushed it away"
        after_end = min(sentence.end, match.end() + 200)
        after = self.folded[match.end() : after_end]
        if compiled(r"^ (?:with|to) (?:me|us|staff|the team|writer)\b|^ (?:that|how|by)\b").match(after):
            return None
        what: Spot | None = None
        generic = False
        if voice == "phrase":
            subject, spot = subject_phrase(before, match.start())
            if (
                subject
                and verb in ("given", "sent", "shown", "provided", "handed")
                and (told := self._was_given(match, verb, sentence, spot))
            ):
                return told
            if not subject or (
                not words("information", "excess", "personal").search(subject)
                and not compiled(r"^(?:this|it|that|everything|all|these|above|the above)\b").match(subject)
            ):
                return None
            if (
                self._parties.kind(subject, spot) in OUTWARD | {"person"}
                and not compiled(r"\b(?:was|were|been|is|are)\b").search(before[-25:])
                and not words("information").search(subject)
            ):
                return None
            what, generic = spot, is_generic(subject)
        direct = None if voice == "phrase" else self._direct(match, sentence, verb)
        if direct:
            return direct
        found = self._indirect(match.end(), sentence, verb)
        if found is None:
            return self._unaddressed(match, verb, sentence, what, generic, voice)
        spot, kind = found
        if verb in ("discussed", "raised", "went through", "gone through", "went over") and kind in ("care", "parent"):
            return None
        if verb == "discussed" and kind not in ("vague", "sector", "lay"):
            return None
        if compiled(
            r"^ (?:by (?!me\b|us\b|phone|telephone|e-?mail|post|fax|letter|hand|text|the (?:worker|writer|duty)|staff)\w|[^.;]{0,20}(?:him|her|them)sel)"
        ).match(self.folded[spot[1] : spot[1] + 40]):
            return None
        if voice == "phrase" and generic:
            more, dull = content(self.reading, self._parties.behind(spot, sentence), sentence.end)
            generic = more is None or dull
        if voice != "phrase":
            what, generic = self._given(match.end(), spot[0], sentence, spot[1])
            if what is None and verb not in (
                "reported",
                "disclosed",
                "shared",
                "passed",
                "forwarded",
                "copied",
                "fed back",
                "communicated",
            ):
                return None
        if not self._is_information(verb, what, voice):
            return None
        start = min(match.start(), what[0]) if voice == "phrase" and what else match.start()
        return Draft(max(start, spot[1] - 160), spot[1], sentence.index, verb, "give", spot, kind, what, generic)

    def _direct(self, match: re.Match[str], sentence: Sentence, verb: str) -> Draft | None:
        """ "gave the neighbour her address", "read her the letter", "sent the landlord his file"."""
        if verb not in (
            "gave",
            "given",
            "sent",
            "read",
            "showed",
            "handed",
            "giving",
            "provided",
            "supplied",
            "fed back",
        ):
            return None
        found = self._parties.object_at(match.end(), sentence, free=False)
        if found is None:
            return None
        spot, kind = found
        at = spot[1]
        phrase = re.match(r"(?:\s(?:with|of))?\s", self.folded[at : at + 8])
        at += phrase.end() if phrase else 0
        rest = self.folded[at : min(sentence.end, at + 90)]
        if not words("information", "gist").search(rest) or compiled(r"^(?:to|so|and|for|that)\b").match(rest):
            return None
        if compiled(
            r"^(?:a |the |some |his |her )?(?:\w+ )?(?:leaflets?|cup|tea|key|keys|form to|number for|booklet|card|cards|money|chance|time|hand|advice|reassurance|support|appointment|hug|lift)\b"
        ).match(rest):
            return None
        if compiled(r"^(?:our|my|the duty|the office|a contact|the team's?) ").match(rest):
            return None
        head = re.split(
            r"[.;]|\bso (?:that|they|he|she)\b|,? (?:because|as (?:he|she|they))\b|\s(?:this (?:morning|afternoon)|today|yesterday|by phone|over the phone|on the phone|at \d)\b",
            rest,
        )[0].strip(" ,")
        generic = is_generic(head)
        what = (at, at + max(1, len(head)))
        return Draft(
            match.start(),
            what[1] if len(head) < 80 else spot[1],
            sentence.index,
            verb,
            "give",
            spot,
            kind,
            what,
            generic,
        )

    def _was_given(self, match: re.Match[str], verb: str, sentence: Sentence, spot: Spot) -> Draft | None:
        """ "Brother given full details of the arrest": the recipient stands before the verb."""
        kind = self._parties.kind(self.folded[spot[0] : spot[1]], spot)
        rest = self.folded[match.end() : min(sentence.end, match.end() + 120)]
        head = re.sub(r"^ (?:with )?(?:a |an |the )?", "", re.split(r"[.;,]", rest)[0])
        if kind not in OUTWARD or kind in ("care",) or not words("gist", "information").search(head):
            return None
        if compiled(
            r"\b(?:leaflet|our|my|number for|helpline|contact details|out of hours|advice|support|opportunity|chance|form to|^form|booklet)\b"
        ).search(head) or not compiled(
            r"^ (?:with )?(?:a|an|the|full|his|her|their|all|some|details|information|info|update|copy|everything)\b"
        ).match(rest):
            return None
        at = match.end() + 1
        return Draft(
            spot[0],
            match.end(),
            sentence.index,
            verb,
            "give",
            spot,
            kind,
            (at, at + max(1, len(head))),
            is_generic(head),
        )

    def _indirect(self, start: int, sentence: Sentence, verb: str) -> tuple[Spot, str] | None:
        """The first outward recipient behind `to`, or behind `with` where that verb takes it."""
        preposition = (
            "with"
            if verb
            in (
                "shared",
                "share",
                "sharing",
                "went through",
                "gone through",
                "went over",
                "discussed",
                "raised",
                "exchanged",
            )
            else "(?!)"
        )
        stop = min(sentence.end, start + 150)
        for prep in compiled(
            r"\b(?:on to|onto|over to|across to|out to|to|round|" + preposition + r") (?!me\b|us\b)"
        ).finditer(self.folded, start, stop):
            if re.search(r"[.;]", self.folded[start : prep.start()]):
                break
            found = self._parties.object_at(prep.end() - 1, sentence, free=True)
            if found and found[1] not in ("pronoun",):
                return found
        return None

    def _given(self, start: int, end: int, sentence: Sentence, behind: int) -> tuple[Spot | None, bool]:
        """What stands between the verb and "to X", else behind X."""
        gap = self.folded[start:end]
        phrase = compiled(
            r"\s?(?:on|over|across|out|along|back|round|it|to|with|onto|by \w+|via \w+|a copy of|copies of|and|,|\s){0,6}$"
        ).sub("", gap)
        phrase = compiled(r"^\s?(?:on|over|across|out|along|back|round)\b").sub("", phrase).strip(" ,")
        if phrase and not compiled(
            r"^(?:by|via|on|over) (?:{word} ){0,2}(?:phone|e-?mail|post|fax|text|letter)$"
        ).match(phrase):
            at = start + gap.index(phrase)
            spot = (at, at + len(phrase))
            if not is_generic(phrase):
                return spot, False
            more, dull = content(self.reading, behind, sentence.end)
            return (more, False) if more and not dull else (spot, True)
        return content(self.reading, behind, sentence.end)

    def _is_information(self, verb: str, what: Spot | None, voice: str) -> bool:
        if what is None:
            return verb in (
                "shared",
                "reported",
                "disclosed",
                "fed back",
                "passed",
                "forwarded",
                "copied",
                "relayed",
                "communicated",
            )
        phrase = self.folded[what[0] : what[1]]
        if compiled(
            r"^(?:\w+ )?(?:a |the |his |her |their |some )?(?:\w+ )?(?:urine|stool|blood|sputum|samples?|swabs?|specimens?|keys?|money|cash|cup|tea|lunch|dinner|meal|leaflets?|parcel|card|flowers|present|order|prescription|equipment|clothes|bag|chair|bed|joke|room|house|meals?|bedroom|laugh|hug|toys?|food|thanks?|apolog\w+|sample)\b"
        ).match(phrase):
            return False
        if verb in (
            "disclosed",
            "shared",
            "divulged",
            "revealed",
            "relayed",
            "reported",
            "circulated",
            "forwarded",
            "communicated",
            "raised",
            "discussed",
            "exchanged",
        ):
            return True
        return (
            is_generic(phrase)
            or bool(words("information", "personal", "excess").search(phrase))
            or bool(compiled(r"\b(?:what|that|how|his|her|their) ").match(phrase))
        )

    def _unaddressed(
        self, match: re.Match[str], verb: str, sentence: Sentence, what: Spot | None, generic: bool, voice: str
    ) -> Draft | None:
        """Information shared, sent or passed on with nobody named."""
        after = self.folded[match.end() : min(sentence.end, match.end() + 80)]
        if compiled(r"^,? (?:and|with) (?:why|whom|what)\b").match(after) or compiled(r"\b(?:not|never) ?$").search(
            self.folded[max(0, match.start() - 8) : match.start()]
        ):
            return None
        if compiled(
            r"^ (?:home|back home|him|her|them|out for|in for|off for|away|for|at|during|in (?:the )?(?:meeting|session|supervision|group|conference|handover)|from|round the|around the|by|between|to|with|me|us)\b|\bat the (?:meeting|conference|mdt|handover)\b|^\w"
        ).match(after) and not (
            voice == "phrase"
            and compiled(r"^ (?:by (?:e-?mail|post|fax|phone|letter)|to whom|in the (?:normal|usual) way|out)\b").match(
                after
            )
        ):
            return None
        if voice == "phrase":
            subject = self.folded[what[0] : what[1]] if what else ""
            if self._mentions_recipient(subject) or compiled(
                r"\b(?:to|for|from) \w|\b(?:reminder|appointment|appt|invitation|invite|thank you|warning|standard|opt in|welcome|complaint|acknowledg\w+)\b"
            ).search(subject):
                return None
            strong = verb in (
                "shared",
                "passed",
                "forwarded",
                "circulated",
                "disclosed",
                "disseminated",
                "distributed",
                "relayed",
                "released",
                "communicated",
            ) or (verb == "sent" and not compiled(r"\b(?:text|sms|message|msg|card|appointment)s?\b").search(subject))
            if not strong and not (
                verb in ("given", "provided", "submitted")
                and compiled(r"\b(?:updates?|report|referral|handover|feedback)\b").search(subject)
            ):
                return None
            if (not words("information").search(subject) and not is_generic(subject)) or compiled(
                r"\b(?:bloods?|results?|swabs?|samples?|names?|numbers?)$"
            ).search(subject):
                return None
            if generic:
                more, dull = content(self.reading, match.end(), sentence.end)
                generic = more is None or dull
            particle = re.match(r"\s(?:on|out|over|across|off|along|round)\b", after)
            return Draft(
                what[0] if what else match.start(),
                match.end() + (particle.end() if particle else 0),
                sentence.index,
                verb,
                "give",
                None,
                self._lead_kind(sentence),  # "Rang Dr Pell: photograph sent"
                what,
                generic,
            )
        asked = compiled(
            r"\b(?:asked|wanted|requested|rang|rung|phoned|called|enquired|enquiring|chasing|wrote|on the phone|came|popped)\b"
        ).search(self.folded, max(sentence.start, match.start() - 120), match.start())
        if verb not in (
            "shared",
            "passed",
            "forwarded",
            "circulated",
            "disclosed",
            "sent",
            "disseminated",
            "relayed",
            "distributed",
        ) and not (asked and verb in ("gave", "given", "provided", "read")):
            return None
        if compiled(r"\b(?:to|with) [\w\"]").search(after[:60]):
            return None
        found = compiled(
            r"^ (?:on |out |off |over |across )?(?P<what>(?:(?:all|the|a|an|his|her|their|my|some|relevant|copy of|copies of|full|this|these|latest|our) ){0,4}(?:{word} ){0,3}?{word})(?: (?:on|out|off|over|across|round|along))?(?=[.,;]|$| (?:re|about|regarding|as|by|via|today|yesterday|at|on|so|and|from|since|covering)\b)"
        ).match(after)
        if (
            not found
            or not words("information").search(found["what"])
            or compiled(r"\b(?:text|texts|sms|appointment|card|message|messages)\b").search(found["what"])
            or self._mentions_recipient(found["what"])
        ):
            return None
        if verb in ("sent", "shared") and compiled(
            r"\b(?:concerns?|worries|news|views?|feelings?|picture|name|number)\b"
        ).search(found["what"]):
            return None
        start = match.end() + found.start("what")
        if verb in ("gave", "given", "provided", "read") and not words("gist").search(found["what"]):
            return None
        asker = self._lead_kind(sentence)
        if asked:
            asker = self._parties.last_party(match.start() - 120, match.start())
        return Draft(
            match.start(),
            match.end() + found.end(),
            sentence.index,
            verb,
            "give",
            None,
            asker,
            (start, match.end() + found.end("what")),
            is_generic(found["what"]),
        )

    def _lead_kind(self, sentence: Sentence) -> str:
        """The kind of the party that the line's label names, "" if none."""
        kind = kind_of(self.reading.layout.lines[sentence.line].label)
        return kind if kind in OUTWARD else ""

    def _mentions_recipient(self, phrase: str) -> bool:
        return bool(kind_of(re.split(r"'s\b", phrase)[0])) or bool(kind_of(phrase))
