"""Where information goes outward: sharing verbs with who did it and who received it, before the slots are filled."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace

from recordlint.language.grammar import compiled
from recordlint.language.layers import LineKind, Sentence, Source
from recordlint.language.reading import Reading
from recordlint.language.sharing_attaching import Attaching
from recordlint.language.sharing_contacts import Contacts
from recordlint.language.sharing_disclosure import is_disclosure
from recordlint.language.sharing_giving import Draft, Giving
from recordlint.language.sharing_parties import Parties, subject_phrase
from recordlint.language.sharing_patterns import ADVICE, INWARD, LABEL, MAILED, NEGATED, PLANNED, SELF_PROCESS, trigger
from recordlint.language.sharing_slots import content
from recordlint.language.sharing_words import OUTWARD, kind_of, words

_MOST_IN_A_SENTENCE = 60  # no sentence of a note shares more often; an endless line must not cost more


def drafts(reading: Reading) -> Iterator[Draft]:
    """Every event of the note, by start, the first of those that begin in the same words."""
    reader = _Reader(reading)
    last = contact = -1
    tried = Counter[int]()
    for match in trigger().finditer(reading.folded):
        sentence = reading.sentence_at(match.start()) or _labelled_sentence(reading, match)
        if sentence is None:
            continue
        tried[sentence.index] += 1
        if (
            tried[sentence.index] > _MOST_IN_A_SENTENCE
            or match.start() < last
            or reading.is_quoted(match.start(), match.end())
        ):
            continue
        draft = reader.event(match, sentence)
        if (
            draft
            and draft.recipient
            and contact == draft.sentence
            and reading.folded[slice(*draft.recipient)] in ("him", "her", "them")
        ):
            continue  # "rang Dr Shah and told him": the call holds it
        if draft and draft.form == "contact" and draft.what:
            contact = draft.sentence
        if draft and draft.start >= last:
            last = draft.end
            yield draft
    yield from reader.labelled()


def _labelled_sentence(reading: Reading, match: re.Match[str]) -> Sentence | None:
    """ "Email sent to housing re: tenant" reads as a label and its text; here it is one sentence."""
    if match["contact"] or (match["nominal"] and not match["nominal"].endswith(("sent", "given", "provided"))):
        return None
    stop = reading.folded.find("\n", match.end())
    stop = min(stop if stop != -1 else len(reading.folded), match.end() + 80)
    label = re.match(r"[^:\n]{1,70}?\w\s?:\s*", reading.folded[match.end() : stop])
    sentence = reading.sentence_at(match.end() + label.end()) if label else None
    if sentence is None:
        return None
    line = reading.layout.lines[sentence.line]
    if not line.start <= match.start() < sentence.start or compiled(LABEL).match(line.label):
        return None
    lead = len(reading.folded[line.start : line.end]) - len(reading.folded[line.start : line.end].lstrip(" \t-*•"))
    return replace(sentence, start=line.start + lead)


class _Reader:
    """One pass over a reading: each method takes a trigger of its form."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.folded = reading.folded
        self._parties = Parties(reading)
        self._giving = Giving(self._parties)
        self._forms: dict[str, Callable[[re.Match[str], Sentence, str], Draft | None]] = {
            "middle": self._middle,
            "attach": Attaching(self._parties).attach,
            "says": self._says,
            "nominal": self._giving.nominal,
            "tell": self._tell,
            "give": self._giving.give,
            "contact": Contacts(self._parties).contact,
            "aware": self._aware,
        }

    def event(self, match: re.Match[str], sentence: Sentence) -> Draft | None:
        """The event that a trigger stands for, or None when nothing goes outward."""
        before = self.folded[max(sentence.start, match.start() - 260) : match.start()]
        # "landlord contacted and informed": the first verb must not hide who stands before both.
        before = re.sub(r"'s(?= been\b)", "  ", before)  # "his work's been contacted"
        before = re.sub(
            r"(?<=\w\s)(?:rung|phoned|contacted|called|telephoned|visited|seen|spoken to)\s(?:and|&)\s(?=\s*$)",
            lambda m: " " * len(m[0]),
            before,
        )
        if compiled(PLANNED).search(before) and not compiled(r"\b(?:as|which) (?:asked|agreed|planned) ?$").search(
            before
        ):
            return None
        form = next(name for name in self._forms if match[name])
        draft = self._forms[form](match, sentence, before)
        if draft and draft.form != "attach" and self._another_speaks(match.start(), before):
            return None
        if draft is None or draft.kind == "internal" or draft.kind == "person":
            return None
        return replace(draft, negated=bool(compiled(NEGATED).search(before[-30:])))

    def _another_speaks(self, start: int, before: str) -> bool:
        """Whether a line lead or a speaking verb gives the words to somebody who is not the writer."""
        found = self.reading.attribution_of(start, start + 1)
        return (
            found is not None
            and found.via == "lead"
            and found.source not in (Source.NONE, Source.SELF)
            and not compiled(r"\b(?:i|we)\b").search(before)
        )

    def _tell(self, match: re.Match[str], sentence: Sentence, before: str) -> Draft | None:
        voice = self._parties.voice(before)
        verb = match["tell"]
        if voice == "ours":
            found = self._parties.object_at(
                match.end(),
                sentence,
                free=verb in ("told", "informed", "explained", "explained to", "warned", "mentioned to"),
            )
            if found is None:
                return (
                    self._giving.given_to(match, verb, sentence, before)
                    if verb in MAILED or verb == "explained"
                    else None
                )
            if (
                found[1] == "other"
                and compiled(r"\b(?:told|explained)\b").match(verb)
                and words("information").search(self.folded, *found[0])
            ):
                return None
            spot, kind = found
            if (
                re.match(r"\s?[,:]?\s?[\"“']", self.folded[spot[1] : spot[1] + 4])
                or '"' in self.folded[spot[0] : spot[1]]
            ):
                return None  # the words of whoever is spoken of
            if verb == "explained" and kind not in ("family", "parent", "lay"):
                return None  # "explained respite": no hearer
            what, generic = content(self.reading, self._parties.behind(spot, sentence), sentence.end)
            if not is_disclosure(self.folded, verb, kind, spot, what, generic, sentence):
                return None
            return Draft(match.start(), spot[1], sentence.index, verb, "tell", spot, kind, what, generic)
        if voice == "phrase" and verb in MAILED and (given := self._giving.given_to(match, verb, sentence, before)):
            return given
        if voice == "phrase" and not verb.startswith(("explained", "mentioned", "warned", "wrote", "written", "fed")):
            return self._passive(match, sentence, before, verb)
        return None

    def _says(self, match: re.Match[str], sentence: Sentence, before: str) -> Draft | None:
        """ "The neighbour asked, so I said he had had a stroke": the hearer is who asked."""
        asked = compiled(
            r"\b(?:asked|asking|asks|rang|rung|phoned|called|came|wanted|enquir\w+|spoke|on the phone|worried|worry|stopped)\b"
        ).search(before)
        kind = self._parties.asker(before)[1]
        if asked and not kind:
            kind = self._parties.last_party(max(sentence.start, match.start() - 160), match.start())
        if asked and kind == "" and compiled(r"^[\W\d]*(?:the|his|her|a|an) {word}").match(before):
            kind = "other"
        behind = self.folded[match.end() : min(sentence.end, match.end() + 120)]
        if (
            kind not in ("family", "parent", "lay", "agency", "other", "sector")
            or compiled(ADVICE).match(behind)
            or compiled(SELF_PROCESS).match(behind)
        ):
            return None
        what, generic = content(self.reading, match.end(), sentence.end)
        phrase = self.folded[what[0] : what[1]] if what else ""
        if not compiled(r"\b(?:he|she|his|her|him|he's|she's|hes|shes|he'd|she'd)\b").search(phrase) and not words(
            "personal"
        ).search(phrase):
            return None
        return Draft(match.start(), match.end(), sentence.index, match["says"], "tell", None, kind, what, generic)

    def _passive(self, match: re.Match[str], sentence: Sentence, before: str, verb: str) -> Draft | None:
        """ "GP informed of the fall", "family were told": who stands before the verb."""
        after = self.folded[match.end() : min(sentence.end, match.end() + 60)]
        subject, spot = subject_phrase(before, match.start())
        helped = bool(compiled(r"\b(?:was|were|been|being|got|be)\b(?: \w+){0,2} ?$").search(before))
        if (
            subject
            and compiled(
                r"\b(?:want|wants|wanted|like|likes|liked|have|having|get|prefer\w*|wish\w*|rather)(?: not)?(?: (?:the|his|her|their|any))? ?$"
            ).search(self.folded, max(sentence.start, spot[0] - 24), spot[0])
        ) or compiled(r"^(?:{subject_pronoun} )?.{0,30}\b(?:want|wants|wanted)\b").match(subject):
            return None  # "she does not want the mosque told"
        if compiled(INWARD).match(after) and not (
            (
                helped
                or (
                    kind_of(subject) in ("agency", "care", "statutory", "lay")
                    and verb in ("told", "informed", "notified")
                )
            )
            and compiled(r"^ (?:that )?(?:she|he|they)\b").match(after)
        ):
            return None
        kind = self._parties.kind(self.folded[spot[0] : spot[1]], spot) if subject else ""
        if kind == "" and (
            apposed := compiled(
                r"(?:^|[.;,] )(?P<who>(?:{det} )?(?:{word} ){0,2}{word}), (?:{word} ?){1,3},? ?(?:was|were|has been|have been|had been)? ?$"
            ).search(before)
        ):
            kind = kind_of(apposed["who"])
            spot = (match.start() - len(before) + apposed.start("who"), match.start() - 1)
        if kind not in OUTWARD:
            return None
        object_follows = compiled(r"^ (?:{pronoun}|me|us|the|a|{possessive}|{kin}|{role}|{title}|that|to)\b").match(
            after
        )
        if (
            not helped
            and (
                object_follows
                or re.match(
                    r"\s(?!Mon|Tue|Wed|Thu|Fri|Sat|Sun|I\b)[A-Z][a-z]", self.reading.text[match.end() : match.end() + 6]
                )
                or self._parties.object_at(match.end(), sentence, free=False)
                or (
                    verb in ("advised", "warned", "explained")
                    and compiled(r"^ (?!of\b|about\b|re\b|by\b|at\b|and\b)\w").match(after)
                )
            )
            and not (
                verb in ("informed", "notified", "alerted", "updated", "told") and compiled(r"^ that\b").match(after)
            )
        ):
            return None  # "GP advised to increase fluids", "mum told me": their words, not ours
        what, generic = content(self.reading, match.end(), sentence.end)
        if not is_disclosure(self.folded, verb, kind, spot, what, generic, sentence, passive=True):
            return None
        return Draft(spot[0], match.end(), sentence.index, verb, "tell", spot, kind, what, generic)

    def _middle(self, match: re.Match[str], sentence: Sentence, before: str) -> Draft | None:
        if self._parties.voice(before) == "theirs":
            return None
        group = next(f"m{n}" for n in range(1, 10) if match[f"m{n}"])
        spot = match.span(group)
        phrase = self.folded[spot[0] : spot[1]]
        verb = match["middle"].split()[0]
        if compiled(r"^(?:me|us|i|we|you|it|things|this|that|notes?|forms?|the form|a form|himself|herself)\b").match(
            phrase
        ):
            return None
        kind = self._parties.kind(phrase, spot) or self._parties.antecedent(phrase, match.end(), sentence)
        if re.match(r"[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+)*\s?\([A-Z][\w'’-]+", self.reading.text[spot[0] : spot[1]]):
            kind = "agency"  # "Rosehip (Joan, manager)": a body and who was spoken to there
        if phrase == "them" and verb in ("filled", "put", "kept", "brought", "got", "let", "looped"):
            kind = self._parties.last_party(max(sentence.start - 120, match.start() - 260), spot[0]) or kind
        if kind == "" and phrase in ("him", "her") and verb in ("filled", "put", "brought", "got", "looped"):
            kind = self._parties.asker(before)[1]
        if kind == "" and compiled(r"^(?:{det} \w|next door)").match(phrase):
            kind = "other"
        if kind not in OUTWARD and kind != "vague":
            return None
        what, generic = content(self.reading, match.end(), sentence.end)
        if verb in ("talked", "ran", "took", "walked") and what is None:
            return None
        if verb in ("kept", "put", "filled", "brought", "got", "made", "dropped", "gave", "sent") and what is None:
            generic = True
        if not is_disclosure(self.folded, verb, kind, spot, what, generic, sentence):
            return None
        return Draft(match.start(), match.end(), sentence.index, verb, "tell", spot, kind, what, generic)

    def _aware(self, match: re.Match[str], sentence: Sentence, before: str) -> Draft | None:
        """ "SW aware", "landlord has been made aware of the arrears"."""
        subject, spot = subject_phrase(before, match.start())
        if not subject:
            return None
        after = self.folded[match.end() : min(sentence.end, match.end() + 60)].strip(" .;,)")
        made = bool(compiled(r"\bmade(?: fully)? ?$").search(before))
        kind = self._parties.kind(self.folded[spot[0] : spot[1]], spot)
        if kind not in OUTWARD or (
            compiled(r"\b(?:not|un|isn't|is|are|was|were|being|became|become)\b(?: \w+)? ?$").search(before)
            and not made
        ):
            return None
        what, generic = content(self.reading, match.end(), sentence.end)
        if not made and ((after and not generic) or kind in ("parent",)):
            return None
        if not is_disclosure(self.folded, "made", kind, spot, what, generic, sentence, passive=True):
            return None
        return Draft(
            spot[0], match.end(), sentence.index, "aware", "aware" if not made else "tell", spot, kind, what, generic
        )

    def labelled(self) -> Iterator[Draft]:
        """Fields such as "Reported to: inspection unit, by fax", when no sharing verb stands in them."""
        for sentence in self.reading.sentences:
            line = self.reading.layout.lines[sentence.line]
            if not line.label or line.kind is not LineKind.FIELD or not compiled(LABEL).match(line.label):
                continue
            if trigger().search(self.folded, sentence.start, min(sentence.end, sentence.start + 200)):
                continue
            found = self._parties.object_at(sentence.start, sentence, free=False)
            if found is None or found[1] in ("internal", "person", "pronoun"):
                continue
            spot, kind = found
            what, generic = content(self.reading, self._parties.behind(spot, sentence), sentence.end)
            if what is None:
                rest = compiled(
                    r"(?:,|\bby {word}\b|\bat {clock}|{clock}|{date}|\s|-|y\b|yes\b|via {word}|e-?mail|phone|\.)+"
                ).sub(" ", self.folded[spot[1] : min(sentence.end, spot[1] + 200)])
                if len(rest.split()) >= 2:
                    what = (spot[1], min(sentence.end, spot[1] + 200))
                elif compiled(r"\b(?:y|yes|n|no|n/a|ticked|x)\b").search(
                    self.folded[spot[1] : min(sentence.end, spot[1] + 20)]
                ):
                    continue
            yield Draft(
                spot[0],
                sentence.end if sentence.end - spot[0] < 80 else spot[1],
                sentence.index,
                line.label,
                "label",
                spot,
                kind,
                what,
                generic,
            )
