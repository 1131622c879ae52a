"""Where information goes outward: sharing verbs with who did it and who received it, before the slots are filled."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace


from recordlint.language.grammar import compiled
from recordlint.language.layers import LineKind, Sentence, Source
from recordlint.language.lexicons import per_house
from recordlint.language.reading import Reading
from recordlint.language.sharing_slots import Spot, content, is_generic
from recordlint.language.sharing_words import OUTWARD, about_a_child, kind_of, names_of, words

_TELL = r"(?<=\bi\s)(?:tell|inform|notify|update|e-?mail|brief|alert)|(?<=\bwe\s)(?:tell|inform|notify|update|e-?mail|brief|alert)|told|informed|notified|alerted|briefed|advised|updated|apprised|appraised|warned|e-?mailed|texted|messaged|whats ?apped|faxed|wrote to|written to|explained(?: to)?|mentioned (?:it |this |that )?to|tipped off|looped in|bcc'?d(?: in)?|cc'?d(?: in)?|cc'ed(?: in)?|copied in|fed back to|confided in|flagged (?:it |this )?(?:up )?(?:to|with)"
_MIDDLE = (  # the hearer stands inside the phrase
    r"(?P<mv>let|letting) (?P<m1>[^.;:\n]{2,70}?) know\b|(?P<mv2>made) (?P<m2>[^.;:\n]{2,60}?) (?:fully )?aware\b|(?P<mv3>filled) (?P<m3>[^.;:\n]{2,50}?) in\b|"
    r"(?P<mv4>put) (?P<m4>[^.;:\n]{2,50}?) (?:fully )?in the (?:picture|loop|know)\b|(?P<mv5>kept) (?P<m5>[^.;:\n]{2,50}?) (?:fully )?(?:informed|updated|posted|abreast|up to (?:date|speed)|in the loop)\b|"
    r"(?P<mv6>brought|got|bring) (?P<m6>[^.;:\n]{2,50}?) up to (?:speed|date)\b|(?P<mv7>talked|ran|took|walked) (?P<m7>[^.;:\n]{2,40}?) through\b|(?P<mv8>copied|cc'?d|looped) (?P<m8>[^.;:\n]{2,80}?) in(?= |[.,;\n]|$)(?! (?:the|a|an|his|her)\b)"
)
_GIVE = r"(?<=\bi\s)(?:send|share|forward|give|pass|report|disclose)|(?<=\bwe\s)(?:send|share|forward|give|pass|report|disclose)|forward(?= (?:the (?:whole|full|complete)|all|everything))|gone(?= (?:out |over |across |off )?to )|went(?= (?:out |over |across |off )to )|going(?= (?:out |over |across )to )|goes(?= (?:out |over |across |off )?to )|shared|sharing|sent|forwarded|fwd|fwded|passed|disclosed|divulged|circulated|distributed|disseminated|provided|supplied|released|relayed|handed|given|gave|giving|submitted|reported|posted|uploaded|copied|communicated|fed back|revealed|read|showed|shown|leaked"
_ATTACH = r"attached|attaching|attach|enclosed|enclosing|enclose|copy (?:goes|has gone|went) to|copies (?:go|have gone|went) to|i (?:am sending|send|am copying|copy)"
_CONTACT = r"(?<=\bi\s)(?:ring|phone|telephone|call|speak to|speak with)|rang|rung|phoned|telephoned|called|contacted|spoken? (?:to|with)|liaised with|(?:had (?:a )?)?(?:chat|conversation|discussion|word|catch up|talk)(?:ted)? (?:to|with)|discussed with|d/w|(?:t/c|tc|tel(?:ephone)? call|phone ?call|tel|call)(?: made| out)? (?:to|with)|touched base with|met with|caught up with|conversed with"
_AWARE = r"aware"
_NOMINAL = r"(?:text|sms|e-?mail|letter|message|msg|fax|update|voicemail|report|info|information|copy|details|feedback|notification|handover|summary)(?: (?:sent|gone|made|left|out|report|letter|message|call))?(?= (?:to|for) )"
_MAILED = ("e-mail", "email", "e-mailed", "emailed", "faxed", "texted", "messaged")
_LABEL = r"^(?:who (?:was|we|i) (?:told|informed)\b.*|told|informed|notified|reported to|shared with|(?:information|info|details?) (?:shared|given|passed)(?: with| to)?|people (?:told|informed|notified)|persons? informed|others? informed|agencies (?:informed|notified)|notifications?|copied to|contacted|sent to)$"
_AUX = r"(?:\b(?:have|has|had|'ve|'d|also|then|later|now|just|already|subsequently|therefore|only|so|both|all|duly|immediately|verbally|kindly|did|was able to|managed to|and|again|at once|{adverb})\b[\s,]*)*$"
_OURS = r"\b(?:i|we|ive|i've|we've|i'd|writer|the writer|this writer|author|undersigned|this (?:worker|practitioner|officer|author)|worker|staff|the team|our team|team|nurse|nurse in charge|night staff|day staff|manager|deputy|deputy manager|team manager|team leader|senior|duty|duty worker|duty officer|shift lead|key ?worker|support worker|sw|ssw|social worker|s/w|office|supervisor|officer|charge nurse|sister)\s?$"
_THEIRS = r"\b(?:he|she|they|who|it|you|mr|mrs|ms|{kin}|{subject}|someone|nobody|no one|neighbours?)\s?$"
_PLANNED = r"\b(?:will|would|shall|should|can|could|may|might|must|to|needs?|need to|'ll|please|going to|plans?|planned|intend\w*|aim\w*|asked|if|once|when|unless|until|whether|cannot|can't|couldn't|wouldn't|won't|rather|want(?:s|ed)?|wish(?:es|ed)?|like[sd]?|consent(?:s|ed)? to|agree[ds]? to|happy to|happy for|being)(?: (?:be|have|been|get|have been|it|this|also|then|only|not|him|her|them|me|us|information|info)){0,3} ?$"
_NEGATED = r"\b(?:not|never|n't|nothing|no one|nobody|without|didn't|haven't|hasn't|wasn't|weren't|neither|nor|no)\b(?: \w+){0,2} ?$"
_ADVERBIAL = r"^[\W\d]*(?:(?:{clock}|{date}|{weekday}|today|yesterday|am|pm|hrs?|later|afterwards|also|then|so|again|plan|done so far|meantime|afterward|earlier|finally|after|following|action(?: taken)?|outcome|update)[\W\d]*)*(?:(?:on|at|in|after|before|following|during|with|as|because|since|while|once|from|by|under|per|given|due to|for|upon|prior to|out of|per)\b[^.;]{0,90})?[\W\d]*$"
_INWARD = r"^ ?(?:me|us|to me|to us|staff|staff that|by (?!me\b|us\b|staff\b|phone|e-?mail|letter|text|fax|post|telephone|voicemail|hand|the (?:writer|duty|manager)|manager|senior|duty)\w+|(?:that )?(?:she|he|they) (?:was|is|had|has|felt|feels|wants|wanted|would|does|did|thinks|thought)\b)"
_ADVICE = r"^[\W]*(?:to|not to|no\b|on (?:the|how)|how to|about (?:the )?(?:importance|need|benefits?|risks? of)|that (?:i|we|the (?:team|service|assessment|office|department|council)|it (?:is|was|would|will|can)|there (?:is|was|are|will|would)|(?:he|she|they) (?:should|could|can|need|needs|must|would need|may|might|ought))|i\b|we\b|it (?:is|was|would|will)\b|there (?:is|was|are|will)\b|what (?:to|we|i|would happen|will happen|support|help)|how (?:we|i|the|respite|direct|long)|off\b)"
_SELF_PROCESS = r"^\W*(?:about |of |on |re |regarding )?(?:the |a |our |my |their |next |possible |various |available )*(?:respite|carers? assessments?|assessment process|process|complaints?|procedures?|waiting (?:list|time)|services?|options?|charging|charges|fees?|direct payments?|next steps?|visit|next visit|role|plan of|support available|helpline|leaflet|advice|rights?|grievance|timescales?|timeframes?|outcome of (?:the )?panel|decision|policy|rules?|expectations?|signs? to|signs? of|what to|referral)\b"


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


@per_house
def _trigger() -> re.Pattern[str]:
    return compiled(rf"\b(?:(?P<middle>{_MIDDLE})|(?P<attach>{_ATTACH})|(?P<tell>{_TELL})|(?P<nominal>{_NOMINAL})|(?P<give>{_GIVE})|(?P<contact>{_CONTACT})|(?P<aware>{_AWARE}))(?!\w)(?!-)")


def drafts(reading: Reading) -> Iterator[Draft]:
    """Every event of the note, by start, the first of those that begin in the same words."""
    reader = _Reader(reading)
    last = -1
    for match in _trigger().finditer(reading.folded):
        sentence = reading.sentence_at(match.start())
        if sentence is None or match.start() < last or reading.is_quoted(match.start(), match.end()):
            continue
        draft = reader.event(match, sentence)
        if draft and draft.start >= last:
            last = draft.end
            yield draft
    yield from reader.labelled()


class _Reader:
    """One pass over a reading; keeps what is worth asking for once a note."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.folded = reading.folded
        self._names: dict[str, str] | None = None

    @property
    def names(self) -> dict[str, str]:
        if self._names is None:
            self._names = names_of(self.reading)
        return self._names

    def event(self, match: re.Match[str], sentence: Sentence) -> Draft | None:
        """The event that a trigger stands for, or None when nothing goes outward."""
        before = self.folded[max(sentence.start, match.start() - 260) : match.start()]
        if compiled(_PLANNED).search(before) and not compiled(r"\b(?:as|which) (?:asked|agreed|planned) ?$").search(before):
            return None
        form = next(name for name in ("middle", "attach", "nominal", "tell", "give", "contact", "aware") if match[name])
        draft = getattr(self, f"_{form}")(match, sentence, before)
        if draft and draft.form != "attach" and self._another_speaks(match.start(), before):
            return None
        if draft is None or draft.kind == "internal" or draft.kind == "person":
            return None
        return replace(draft, negated=bool(compiled(_NEGATED).search(before[-30:])))

    def _another_speaks(self, start: int, before: str) -> bool:
        """Whether a line lead or a speaking verb gives the words to somebody who is not the writer."""
        found = self.reading.attribution_of(start, start + 1)
        return found is not None and found.via == "lead" and found.source not in (Source.NONE, Source.SELF) and not compiled(r"\b(?:i|we)\b").search(before)

    def _tell(self, match: re.Match[str], sentence: Sentence, before: str) -> Draft | None:
        voice = self._voice(before)
        verb = match["tell"]
        if voice == "ours":
            found = self._object(match.end(), sentence, free=verb in ("told", "informed", "explained", "explained to", "warned"))
            if found is None:
                return self._given_to(match, verb, sentence, before) if verb in _MAILED else None
            if found[1] == "other" and compiled(r"\b(?:told|explained)\b").match(verb) and words("information").search(self.folded, *found[0]):
                return None
            spot, kind = found
            if re.match(r"\s?[,:]?\s?[\"“']", self.folded[spot[1] : spot[1] + 4]) or '"' in self.folded[spot[0] : spot[1]]:
                return None  # the words of whoever is spoken of
            if verb == "explained" and kind not in ("family", "parent", "lay"):
                return None  # "explained respite": no hearer
            what, generic = content(self.reading, self._behind(spot, sentence), sentence.end)
            if not self._is_disclosure(verb, kind, spot, what, generic, sentence):
                return None
            return Draft(match.start(), spot[1], sentence.index, verb, "tell", spot, kind, what, generic)
        if voice == "phrase" and verb in _MAILED and (given := self._given_to(match, verb, sentence, before)):
            return given
        if voice == "phrase" and not verb.startswith(("explained", "mentioned", "warned", "wrote", "written", "fed")):
            return self._passive(match, sentence, before, verb)
        return None

    def _passive(self, match: re.Match[str], sentence: Sentence, before: str, verb: str) -> Draft | None:
        """"GP informed of the fall", "family were told": who stands before the verb."""
        after = self.folded[match.end() : min(sentence.end, match.end() + 60)]
        if compiled(_INWARD).match(after):
            return None
        subject, spot = _subject_phrase(before, match.start())
        helped = bool(compiled(r"\b(?:was|were|been|being|got|be)\b(?: \w+){0,2} ?$").search(before))
        kind = self._kind(self.folded[spot[0] : spot[1]], spot) if subject else ""
        if kind not in OUTWARD:
            return None
        object_follows = compiled(r"^ (?:{pronoun}|me|us|the|a|{possessive}|{kin}|{role}|that|to)\b").match(after)
        if not helped and (object_follows or (verb in ("told", "advised", "warned", "explained") and compiled(r"^ (?!of\b|about\b|re\b|by\b|at\b|and\b)\w").match(after))):
            if not (verb in ("informed", "notified", "alerted", "updated") and compiled(r"^ that\b").match(after)):
                return None  # "GP advised to increase fluids", "mum told me": their words, not ours
        what, generic = content(self.reading, match.end(), sentence.end)
        if not self._is_disclosure(verb, kind, spot, what, generic, sentence, passive=True):
            return None
        return Draft(spot[0], match.end(), sentence.index, verb, "tell", spot, kind, what, generic)

    def _middle(self, match: re.Match[str], sentence: Sentence, before: str) -> Draft | None:
        if self._voice(before) == "theirs":
            return None
        group = next(f"m{n}" for n in range(1, 9) if match[f"m{n}"])
        spot = match.span(group)
        phrase = self.folded[spot[0] : spot[1]]
        verb = match["middle"].split()[0]
        if compiled(r"^(?:me|us|i|we|you|it|things|this|that|notes?|forms?|the form|a form|himself|herself)\b").match(phrase):
            return None
        kind = self._kind(phrase, spot) or self._antecedent(phrase, match.end(), sentence)
        if re.match(r"[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+)*\s?\([A-Z][\w'’-]+", self.reading.text[spot[0] : spot[1]]):
            kind = "agency"  # "Rosehip (Joan, manager)": a body and who was spoken to there
        if phrase == "them" and verb in ("filled", "put", "kept", "brought", "got", "let", "looped"):
            kind = self._last_party(max(sentence.start - 120, match.start() - 260), spot[0]) or kind
        if kind == "" and compiled(r"^(?:{det}|next door)\b").match(phrase):
            kind = "other"
        if kind not in OUTWARD and kind != "vague":
            return None
        what, generic = content(self.reading, match.end(), sentence.end)
        if verb in ("talked", "ran", "took", "walked") and what is None:
            return None
        if verb in ("kept", "put", "filled", "brought", "got", "made") and what is None:
            generic = True
        if not self._is_disclosure(verb, kind, spot, what, generic, sentence):
            return None
        return Draft(match.start(), match.end(), sentence.index, verb, "tell", spot, kind, what, generic)

    def _nominal(self, match: re.Match[str], sentence: Sentence, before: str) -> Draft | None:
        """"Text to daughter", "copy to the landlord": a sending noted without a verb, at the start of its line or clause."""
        if not compiled(r"(?:^[\W\d]*|[.;:] ?|- ?)(?:{clock}|{date}|then|also|brief|short|quick|follow up|a|an|\W){0,3}\s?$").search(before):
            return None
        found = self._object(match.end() + (3 if self.folded.startswith("to", match.end() + 1) else 4), sentence, free=False)
        if found is None or found[1] in ("pronoun", "other", "internal", "person"):
            return None
        spot, kind = found
        what, generic = content(self.reading, self._behind(spot, sentence), sentence.end)
        if match["nominal"].startswith(("report", "letter", "summary", "copy")) and what is None:
            what = match.span("nominal")
        if not self._is_disclosure("e-mailed", kind, spot, what, generic, sentence):
            return None
        return Draft(match.start(), spot[1], sentence.index, match["nominal"].split()[0], "give", spot, kind, what, generic)

    def _give(self, match: re.Match[str], sentence: Sentence, before: str) -> Draft | None:
        return self._given_to(match, match["give"], sentence, before)

    def _given_to(self, match: re.Match[str], verb: str, sentence: Sentence, before: str) -> Draft | None:
        """"passed his number on to the factor", "photographs sent to the nurse", "gave the neighbour her address"."""
        voice = self._voice(before)
        if voice == "theirs":
            return None
        after_end = min(sentence.end, match.end() + 200)
        after = self.folded[match.end() : after_end]
        if compiled(r"^ (?:with|to) (?:me|us|staff|the team|writer)\b|^ (?:that|how|by)\b").match(after):
            return None
        what: Spot | None = None
        generic = False
        if voice == "phrase":
            subject, spot = _subject_phrase(before, match.start())
            if not subject or not words("information", "excess", "personal").search(subject) and not compiled(r"^(?:this|it|that|everything|all|these|above|the above)\b").match(subject):
                return None
            if self._kind(subject, spot) in OUTWARD | {"person"} and not compiled(r"\b(?:was|were|been|is|are)\b").search(before[-25:]) and not words("information").search(subject):
                return None
            what, generic = spot, is_generic(subject)
            if generic:
                more, dull = content(self.reading, match.end(), sentence.end)
                generic = more is None or dull
        direct = None if voice == "phrase" else self._direct(match, sentence, verb)
        if direct:
            return direct
        found = self._indirect(match.end(), sentence)
        if found is None:
            return self._unaddressed(match, verb, sentence, what, generic, voice)
        spot, kind = found
        if voice != "phrase":
            what, generic = self._given(match.end(), spot[0], sentence, spot[1])
            if what is None and verb not in ("reported", "disclosed", "shared", "passed", "forwarded", "copied", "fed back"):
                return None
        if not self._is_information(verb, what, voice):
            return None
        start = min(match.start(), what[0]) if voice == "phrase" and what else match.start()
        return Draft(max(start, spot[1] - 160), spot[1], sentence.index, verb, "give", spot, kind, what, generic)

    def _direct(self, match: re.Match[str], sentence: Sentence, verb: str) -> Draft | None:
        """"gave the neighbour her address", "read her the letter", "sent the landlord his file"."""
        if verb not in ("gave", "given", "sent", "read", "showed", "handed", "giving", "provided", "supplied", "fed back"):
            return None
        found = self._object(match.end(), sentence, free=False)
        if found is None:
            return None
        spot, kind = found
        at = spot[1]
        phrase = re.match(r"(?:\s(?:with|of))?\s", self.folded[at : at + 8])
        at += phrase.end() if phrase else 0
        rest = self.folded[at : min(sentence.end, at + 90)]
        if not words("information", "personal", "gist").search(rest) and not compiled(r"^(?:his|her|their|the|a|an|our|my) ").match(rest) or compiled(r"^(?:to|so|and|for|that)\b").match(rest):
            return None
        if not words("information", "personal", "gist").search(rest) and kind not in ("care", "lay", "agency"):
            return None
        if compiled(r"^(?:a |the |some |his |her )?(?:\w+ )?(?:leaflets?|cup|tea|key|keys|form to|number for|booklet|card|cards|money|chance|time|hand|advice|reassurance|support|appointment|hug|lift)\b").match(rest):
            return None
        head = re.split(r"[.;]|\bso (?:that|they|he|she)\b|,? (?:because|as (?:he|she|they))\b", rest)[0].strip(" ,")
        generic = is_generic(head)
        return Draft(match.start(), spot[1], sentence.index, verb, "give", spot, kind, (at, at + max(1, len(head))), generic)

    def _indirect(self, start: int, sentence: Sentence) -> tuple[Spot, str] | None:
        """The first outward recipient behind `to` or `with`."""
        stop = min(sentence.end, start + 150)
        for prep in compiled(r"\b(?:on to|onto|over to|across to|out to|to|with|via|round) (?!me\b|us\b)").finditer(self.folded, start, stop):
            if re.search(r"[.;]", self.folded[start : prep.start()]):
                break
            found = self._object(prep.end() - 1, sentence, free=True)
            if found and found[1] not in ("pronoun",):
                return found
        return None

    def _given(self, start: int, end: int, sentence: Sentence, behind: int) -> tuple[Spot | None, bool]:
        """What stands between the verb and "to X", else behind X."""
        gap = self.folded[start:end]
        phrase = compiled(r"\s?(?:on|over|across|out|along|back|round|it|to|with|onto|by \w+|via \w+|a copy of|copies of|and|,|\s){0,6}$").sub("", gap)
        phrase = compiled(r"^\s?(?:on|over|across|out|along|back|round)\b").sub("", phrase).strip(" ,")
        if phrase and not compiled(r"^(?:by|via|on|over) (?:{word} ){0,2}(?:phone|e-?mail|post|fax|text|letter)$").match(phrase):
            at = start + gap.index(phrase)
            spot = (at, at + len(phrase))
            if not is_generic(phrase):
                return spot, False
            more, dull = content(self.reading, behind, sentence.end)
            return (more, False) if more and not dull else (spot, True)
        return content(self.reading, behind, sentence.end)

    def _is_information(self, verb: str, what: Spot | None, voice: str) -> bool:
        if what is None:
            return verb in ("shared", "reported", "disclosed", "fed back", "passed", "forwarded", "copied", "relayed")
        phrase = self.folded[what[0] : what[1]]
        if compiled(r"^(?:\w+ )?(?:a |the |his |her |their |some )?(?:\w+ )?(?:urine|stool|blood|sputum|samples?|swabs?|specimens?|keys?|money|cash|cup|tea|lunch|dinner|meal|leaflets?|parcel|card|flowers|present|order|prescription|equipment|clothes|bag|chair|bed|joke|room|house|meals?|bedroom|laugh|hug|toys?|food|thanks?|apolog\w+|sample)\b").match(phrase):
            return False
        if verb in ("disclosed", "shared", "divulged", "revealed", "relayed", "reported", "circulated", "forwarded", "communicated"):
            return True
        return is_generic(phrase) or bool(words("information", "personal", "excess").search(phrase)) or bool(compiled(r"\b(?:what|that|how|his|her|their) ").match(phrase))

    def _unaddressed(self, match: re.Match[str], verb: str, sentence: Sentence, what: Spot | None, generic: bool, voice: str) -> Draft | None:
        """Information shared, sent or passed on with nobody named."""
        after = self.folded[match.end() : min(sentence.end, match.end() + 80)]
        if compiled(r"^,? (?:and|with) (?:why|whom|what)\b").match(after) or compiled(r"\b(?:not|never) ?$").search(self.folded[match.start() - 8 : match.start()]):
            return None
        if compiled(r"^ (?:home|back home|him|her|them|out for|in for|off for|away|for|at|during|in (?:the )?(?:meeting|session|supervision|group|conference|handover)|from|round the|around the|by|between|to|with|me|us)\b|\bat the (?:meeting|conference|mdt|handover)\b|^\w").match(after):
            if not (voice == "phrase" and compiled(r"^ (?:by (?:e-?mail|post|fax|phone|letter)|to whom|in the (?:normal|usual) way|out)\b").match(after)):
                return None
        if voice == "phrase":
            subject = self.folded[what[0] : what[1]] if what else ""
            if self._mentions_recipient(subject):
                return None
            strong = verb in ("shared", "passed", "forwarded", "circulated", "disclosed", "disseminated", "distributed", "relayed", "released", "communicated") or (verb == "sent" and not compiled(r"\b(?:text|sms|message|msg|card|appointment)s?\b").search(subject))
            if not strong and not (verb in ("given", "provided", "submitted") and compiled(r"\b(?:updates?|report|referral|handover|feedback)\b").search(subject)):
                return None
            if not words("information").search(subject) and not is_generic(subject) or compiled(r"\b(?:bloods?|results?|swabs?|samples?|names?|numbers?)$").search(subject):
                return None
            return Draft(what[0] if what else match.start(), match.end(), sentence.index, verb, "give", None, "", what, generic)
        if verb not in ("shared", "passed", "forwarded", "circulated", "disclosed", "sent", "disseminated", "relayed", "distributed"):
            return None
        found = compiled(r"^ (?:on |out |off |over |across )?(?P<what>(?:(?:all|the|a|an|his|her|their|my|some|relevant|copy of|copies of|full|this|these|latest|our) ){0,4}(?:{word} ){0,3}?{word})(?: (?:on|out|off|over|across|round|along))?(?=[.,;]|$| (?:re|about|regarding|as|by|via|today|yesterday|at|on|so|and)\b)").match(after)
        if not found or not words("information").search(found["what"]) or compiled(r"\b(?:text|texts|sms|appointment|card|message|messages)\b").search(found["what"]) or self._mentions_recipient(found["what"]):
            return None
        if verb in ("sent", "shared") and compiled(r"\b(?:concerns?|worries|news|views?|feelings?|picture|name|number)\b").search(found["what"]):
            return None
        start = match.end() + found.start("what")
        asker = ""
        if compiled(r"\b(?:asked|wanted|requested|rang|phoned|called|enquired|chasing|wrote)\b").search(self.folded, max(sentence.start, match.start() - 120), match.start()):
            asker = self._last_party(match.start() - 120, match.start())
        return Draft(match.start(), match.end() + found.end(), sentence.index, verb, "give", None, asker, (start, match.end() + found.end("what")), is_generic(found["what"]))

    def _mentions_recipient(self, phrase: str) -> bool:
        return bool(kind_of(re.split(r"'s\b", phrase)[0])) or bool(kind_of(phrase))

    def _attach(self, match: re.Match[str], sentence: Sentence, before: str) -> Draft | None:
        """A file sent along with the message that the note is: the addressee is the recipient."""
        verb = match["attach"]
        after = self.folded[match.end() : min(sentence.end, match.end() + 160)]
        line = self.reading.layout.lines[sentence.line]
        if verb.startswith(("copy", "copies")):
            found = self._object(match.end(), sentence, free=True)
            if found is None:
                return None
            what = (match.start(), match.start() + 4)
            return Draft(match.start(), found[0][1], sentence.index, "copy", "give", found[0], found[1], what)
        if not self._is_message() or line.label_kind == "attendance":
            return None
        own = compiled(r"\b(?:i|we|have|am|are|is|please find|'ve|'m)\b(?: (?:also|have|am|been|being|had)){0,2} ?$").search(before)
        phrase = after if own or not before.strip(" ,") else before
        if not words("record").search(phrase) if False else not words("record_noun", "record_kind", "excess").search(phrase):
            return None
        if own or not before.strip(" ,"):
            head = re.split(r"[.;]|\bso (?:that|they|you)\b", after)[0].strip(" ,")
            what = (match.end() + after.index(head), match.end() + after.index(head) + len(head)) if head else None
            start, end = match.start(), (what[1] if what else match.end())
        else:
            subject = before.strip(" ,")
            start = match.start() - len(before) + before.index(subject)
            what, end = (start, start + len(subject)), match.end()
        return Draft(start, min(end, start + 160), sentence.index, verb, "attach", None, "addressee", what)

    def _is_message(self) -> bool:
        lines = self.reading.layout.lines
        return any(line.kind is LineKind.HEADER for line in lines[:12]) or bool(
            compiled(r"(?:^|\n)\s*(?:dear|hi|hello|hiya|morning|afternoon)\b[^\n]{0,60}\n").search(self.folded[:3000])
        )

    def _contact(self, match: re.Match[str], sentence: Sentence, before: str) -> Draft | None:
        verb = match["contact"]
        voice = self._voice(before)
        if voice == "ours":
            found = self._object(match.end(), sentence, free=False)
            if found is None or found[1] in ("pronoun", "other") and not words("personal").search(self.folded[found[0][1] : min(sentence.end, found[0][1] + 160)]):
                return None
            spot, kind = found
            what, generic = self._later_telling(spot[1], sentence)
            if what is None:
                what, generic = content(self.reading, self._behind(spot, sentence), sentence.end)
            return Draft(match.start(), spot[1], sentence.index, verb, "contact", spot, kind, what, generic)
        if voice == "phrase" and verb in ("phoned", "rung", "called", "contacted", "telephoned"):
            subject, spot = _subject_phrase(before, match.start())
            after = self.folded[match.end() : min(sentence.end, match.end() + 70)]
            kind = self._kind(subject, spot) if subject else ""
            if kind not in OUTWARD or compiled(r"^ (?:me|us|in|back|to|the|and|for|asking|about|at home|office|{possessive}|that)\b").match(after):
                return None
            helped = bool(compiled(r"\b(?:was|were|been)\b").search(before[-18:]))
            if verb in ("phoned", "called", "telephoned") and kind in ("family", "parent", "lay") and not helped:
                return None  # "daughter phoned" is a call that came in
            what, generic = content(self.reading, match.end(), sentence.end)
            return Draft(spot[0], match.end(), sentence.index, verb, "contact", spot, kind, what, generic)
        return None

    def _later_telling(self, start: int, sentence: Sentence) -> tuple[Spot | None, bool]:
        """"rang the surgery 11.30 with that", "spoke to Jo and gave her the address": content behind a second verb."""
        stop = min(sentence.end, start + 260)
        match = compiled(r"\b(?:told|gave|filled|explained|informed|advised|updated|passed|let|made|handed|shared|said|reported|asked|requested|discussed|left)\b(?: (?:{pronoun}|on|to|them|over|(?:the )?{word})){0,2}\s?(?P<what>.{0,120})").search(self.folded, start, stop)
        if not match:
            loose = compiled(r"\b(?:with (?:(?:the|his|her|their) (?=\w)|(?:that|this)\b|details)(?! {word} (?:present|listening))|about|re\b|regarding|to (?:say|tell|inform|discuss|report|ask|request|chase|check|arrange|book|find out|see|query|confirm|cancel|order))\b.{0,120}").search(self.folded, start, stop)
            return ((loose.start(), loose.end()), False) if loose else (None, False)
        phrase = match["what"].strip(" ,.")
        phrase = compiled(r"^(?:in )?(?:on|about|of|re) ").sub("", phrase)
        return (match.start(), match.end()), phrase in ("", "in", "know") or is_generic(phrase)

    def _aware(self, match: re.Match[str], sentence: Sentence, before: str) -> Draft | None:
        """"SW aware", "landlord has been made aware of the arrears"."""
        subject, spot = _subject_phrase(before, match.start())
        if not subject:
            return None
        after = self.folded[match.end() : min(sentence.end, match.end() + 60)].strip(" .;,)")
        made = bool(compiled(r"\bmade(?: fully)? ?$").search(before))
        kind = self._kind(self.folded[spot[0] : spot[1]], spot)
        if kind not in OUTWARD or compiled(r"\b(?:not|un|isn't|is|are|was|were|being|became|become)\b(?: \w+)? ?$").search(before) and not made:
            return None
        what, generic = content(self.reading, match.end(), sentence.end)
        if not made and (after or kind in ("parent",)):
            return None
        if not self._is_disclosure("made", kind, spot, what, generic, sentence, passive=True):
            return None
        return Draft(spot[0], match.end(), sentence.index, "aware", "aware" if not made else "tell", spot, kind, what, generic)

    def labelled(self) -> Iterator[Draft]:
        """Fields such as "Reported to: inspection unit, by fax", when no sharing verb stands in them."""
        for sentence in self.reading.sentences:
            line = self.reading.layout.lines[sentence.line]
            if not line.label or line.kind is not LineKind.FIELD or not compiled(_LABEL).match(line.label):
                continue
            if _trigger().search(self.folded, sentence.start, min(sentence.end, sentence.start + 200)):
                continue
            found = self._object(sentence.start, sentence, free=False)
            if found is None or found[1] in ("internal", "person", "pronoun"):
                continue
            spot, kind = found
            what, generic = content(self.reading, self._behind(spot, sentence), sentence.end)
            if what is None:
                rest = compiled(r"(?:,|\bby {word}\b|\bat {clock}|{clock}|{date}|\s|-|y\b|yes\b|via {word}|e-?mail|phone|\.)+").sub(" ", self.folded[spot[1] : min(sentence.end, spot[1] + 200)])
                if len(rest.split()) >= 2:
                    what = (spot[1], min(sentence.end, spot[1] + 200))
                elif compiled(r"\b(?:y|yes|n|no|n/a|ticked|x)\b").search(self.folded[spot[1] : min(sentence.end, spot[1] + 20)]):
                    continue
            yield Draft(spot[0], sentence.end if sentence.end - spot[0] < 80 else spot[1], sentence.index, line.label, "label", spot, kind, what, generic)

    # Who acts, and on whom.

    def _voice(self, before: str) -> str:
        """ours: the writer or a colleague acts (or the subject is dropped); theirs; phrase: a noun phrase precedes."""
        stripped = compiled(_AUX).sub("", before).rstrip()
        text = before.rstrip()
        if compiled(r"\b(?:was|were|is|are|been|being|be|got)(?: \w+ly| also| now| then| all| both)? ?$").search(text):
            return "phrase" if not compiled(r"\b(?:he|she|it|who|that|i|we) (?:was|is|has been|had been|were|have been)(?: \w+ly| also| now| then)?$").search(text) else "theirs"
        if compiled(r"\b(?:he|she|they|who|it)(?:'d|'s|'ve|'ll)? ?$").search(stripped):
            return "theirs"
        if compiled(_OURS).search(stripped):
            return "ours"
        if not stripped or compiled(_ADVERBIAL).match(stripped):
            return "ours" if not compiled(_THEIRS).search(stripped) else "theirs"
        if stripped[-1] in ";:)-.":
            return "ours" if stripped[-1] != ")" else "phrase"
        if compiled(r"\b(?:so|hence|therefore|plus|then)[\s,]*$").search(text):
            return "ours"
        if stripped[-1] == "," or compiled(r"(?:\band|\bbut|\bor|,|&|\bthen|\bplus)[\s,]*$").search(text):
            return self._inherited(stripped)
        if compiled(_THEIRS).search(stripped):
            return "phrase"
        return "phrase"

    def _inherited(self, before: str) -> str:
        """Whose clause goes on behind a comma or *and*."""
        own = compiled(r"\b(?:i|we|i've|we've)\b").search(before)
        if own and not compiled(r"\b(?:he|she|they|who|{kin})\b(?! (?:could|can|would))").search(before[own.end() + 12 :]):
            return "ours"
        head = before.lstrip(" -*•\t")
        if compiled(r"^[\W\d]*(?:{clock} )?(?:(?:also|then|later|today|so)[, ]{1,2})?(?:" + _TELL + "|" + _GIVE + "|" + _CONTACT + r"|visited|attended|checked|completed|discussed|asked|met|saw|seen|took|cleaned|dressed|reviewed|logged|recorded|drawn|applied|left|booked|arranged|agreed|went)\b").match(head):
            return "ours"
        if compiled(r"^[\W\d]*(?:{subject_pronoun}|{kin}|mr|mrs|ms|miss|{subject}|the {word}|{word} (?:said|says|told|has|had|was|is|went|came|rang|got|rings|asked|cried|felt))\b").match(head):
            return "theirs"
        return "theirs" if compiled(r"\b{subject_pronoun}\b|\b(?:has|is|was|had) \w+(?:ed|en|ing)\b").search(head) else "ours"

    def _object(self, start: int, sentence: Sentence, *, free: bool) -> tuple[Spot, str] | None:
        """The noun phrase that stands at `start` as hearer or addressee, and its kind. `free` takes an unknown "the …" as other."""
        stop = min(sentence.end, start + 110)
        lead = compiled(r"[\s,]*(?:(?:both|all of|also|again|then|again to|up|back)\s)?").match(self.folded, start, stop)
        at = lead.end() if lead else start
        if at >= stop:
            return None
        chunk = self.folded[at:stop]
        if compiled(r"^(?:me|us|i|we|that|how|what|of|by|about|re|on|for|it|off|no|not|to|and|in|at|so|this|myself|himself|herself|themselves|everything|as|when|while)\b").match(chunk) and not compiled(r"^(?:no one|all)\b").match(chunk):
            return None
        pronoun = compiled(r"^(?:him|them|her|you)(?! (?:mum|dad|mother|father|son|daughter|sister|brother|partner|husband|wife|family|own|new|old|{role}|{body}|{kin}|school|landlord|landlady|work|employer|boss|manager|friend|neighbour|{word} (?:manager|worker|team|nurse|officer))\b)").match(chunk)
        if pronoun:
            kind = self._antecedent(pronoun[0], at + pronoun.end(), sentence)
            return ((at, at + pronoun.end()), kind) if kind else None
        end = _phrase_end(chunk)
        phrase = chunk[:end]
        spot = (at, at + len(phrase.rstrip(" ,")))
        if spot[1] <= spot[0]:
            return None
        kind = self._kind(phrase, spot)
        if kind == "" and free and compiled(r"^(?:the|his|her|their|a|an|next door|some|this|that|those)\b \w").match(phrase) and not words("information").search(phrase):
            kind = "other"
        return (spot, kind) if kind else None

    def _kind(self, phrase: str, spot: Spot) -> str:
        """The kind of a noun phrase, with the help of what stands in apposition to a name, and of the note's other words."""
        kind = kind_of(phrase)
        if re.match(r"Sister [A-Z]", self.reading.text[spot[0] : spot[0] + 9]):
            return "care"
        if kind and kind != "person":
            return kind
        tail = self.folded[spot[1] : spot[1] + 60]
        name = re.match(r"(?:(?:mrs?|ms|miss|mx|dr|prof|rev|pc|sister)\.?\s)?([\w'-]+)(?:\s[\w'-]+)?", phrase.strip())
        named = name is not None and (self.reading.text[spot[0]].isupper() or bool(re.match(r"(?:mrs?|ms|miss|dr)\b", phrase)))
        apposed = re.match(r"(?:,\s|\s?\(|\s[-–]\s|\sfrom\s|\sat\s|\sof\s)([^,.;:()\n]{2,45})", tail)
        if named and apposed:
            behind = kind_of(re.split(r"\b(?:about|re|that|with|so|to)\b", apposed[1])[0])
            if behind not in ("", "person", "internal"):
                return behind
            place = re.match(r"\s(?:at|from)\s(?:the\s)?(?=[a-z])", tail)
            if place and not compiled(r"\s(?:at|from) (?:{clock}|\d|home|once|{date}|the (?:meeting|visit|door|end))").match(tail):
                return "agency"
            if apposed[0].startswith(",") and re.match(r",\s[A-Z]\w+\s[A-Z]", self.reading.text[spot[1] : spot[1] + 40]):
                return "agency"
        if named and name:
            for word in re.findall(r"[\w'-]+", phrase):
                if word in self.names:
                    return self.names[word]
        if compiled(r"^(?:the )?(?:lady|man|woman|chap|bloke|guy|person|couple|people|girl|lad) (?:from|at|in|next|across|down|up|over|who|opposite)\b").match(phrase + tail[:12]):
            return "lay"
        return kind

    def _behind(self, spot: Spot, sentence: Sentence) -> int:
        """Where the words go on behind a recipient and what explains it: "Ms Okafor, the pharmacist at Clydeview Chemist, …"."""
        at = spot[1]
        for _ in range(3):
            stop = min(sentence.end, at + 70)
            tail = self.folded[at:stop]
            text = self.reading.text[at:stop]
            match = (
                re.match(r"(?:,|\s?\()\s?(?:[A-Z][\w'’.-]+(?:\s(?:the\s|of\s|and\s|&\s)?[A-Z][\w'’.-]+){0,3})(?:\)|(?=,)|(?=\sabout\b)|(?=[.:;])|$)", text)
                or re.match(r"\s(?:at|from|in|of)\s(?:the\s)?(?:[A-Z][\w'’-]+\s?){1,4}(?<!\s)", text)
                or compiled(r",? (?:the|his|her|their|our|a|an|at|from|in|on|of|who is|head|deputy|duty|my)\b[^,.;:()\n]{0,12}(?=.)").match(tail) and self._apposed(tail)
                or compiled(r"(?:,| \() ?(?:{role}|{kin}|{word} {role})\)?(?=[,.;: ]|$)").match(tail)
                or compiled(r" (?:at|from|on|in) (?:the )?{word}(?: {word})?(?= (?:about|re|that|to say|of|with|told|{clock})\b)").match(tail)
            )
            if not match:
                return at
            at += match.end()
        return at

    def _apposed(self, tail: str) -> re.Match[str] | None:
        """A phrase behind a recipient that only says who that is."""
        match = re.match(r",?\s([^,.;:()\n]{2,60}?)(?=[,.;:\n]|\s(?:about|re|regarding|that|to say|told|so)\b|$)", tail)
        if not match or words("information").search(match[1]) or compiled(r"^(?:on|in|at|of) (?:the (?:phone|matter|fall)|{clock}|\d)").match(match[1]):
            return None
        return match if kind_of(re.split(r"\s(?:at|of|from|in|on|where)\s", match[1])[0]) or match[0].startswith(" at") else None

    def _antecedent(self, pronoun: str, end: int, sentence: Sentence) -> str:
        """Whom him, her or them means: a third party, when what is told is about somebody of the other sex or kin stands close before."""
        if pronoun not in ("him", "her", "them"):
            return ""
        behind = self.folded[end : min(sentence.end, end + 120)]
        other = {"her": r"\b(?:he|he's|hes|his|him)\b", "him": r"\b(?:she|she's|shes|her)\b", "them": r"\b(?:he|she|his|her|he's|she's)\b"}[pronoun]
        same = self.folded[max(sentence.start, end - 160) : end]
        back = self.folded[max(0, end - 500) : end]
        gist = words("gist").search(behind)
        if gist and gist.start() < 30 and (kind := self._last_party(max(sentence.start - 120, end - 260), end - len(pronoun))):
            return kind
        near = list(compiled(r"\b(?:{kin}|neighbour|landlord|friend|lady from|lady next|school|teacher|{role})\b").finditer(same))
        if near and compiled(r"\b(?:he|she|his|her|him|he's|she's|catheter|diagnosis|condition)\b|\babout\b|\ban update\b").search(behind) and not compiled(_ADVICE).match(behind):
            kind = kind_of(near[-1][0] if near[-1][0] not in ("lady from", "lady next") else "neighbour")
            lead = compiled(r"^[\W\d]*(?:{det} )?(?:{kin}|lady|man|neighbour)\b").match(same)
            if lead or re.search(other, behind):
                return kind if kind in OUTWARD else ""
        if re.search(other, behind) and not compiled(_ADVICE).match(behind):
            found = [m[0] for m in compiled(r"\b(?:{kin}|neighbour|landlord|employer|teacher|{role})\b").finditer(back)]
            named = [self.names[w] for w in re.findall(r"[\w'-]+", back) if w in self.names]
            kinds = [k for k in (*(kind_of(w) for w in found[-1:]), *named[-1:]) if k in OUTWARD]
            if kinds:
                return kinds[0]
            # "darren rung so i told him about her bowels cos hes her son": who that was is said afterwards.
            if kin := compiled(r"\b(?:as|because|cos|coz|since|being|after all|seeing)? ?(?:he is|she is|he's|she's|hes|shes|being|they are|they're) (?:his |her |the |their )?(?P<kin>{kin})\b").search(self.folded, end, min(sentence.end, end + 200)):
                return kind_of(kin["kin"])
            if compiled(r"\b(?:rang|rung|phoned|called|asked|asks|on the phone|came|at the door|at the gate|stopped me|wanted to know|visited)\b").search(same):
                return "other"
        return ""

    def _last_party(self, start: int, end: int) -> str:
        """The kind of the last outward party named in [start, end), for a pronoun that stands behind it."""
        start = max(start, 0)
        line = self.folded.rfind("\n", start, end)
        text = self.folded[max(start, line + 1) : end]
        found = ""
        for piece in re.split(r"[.,;:()]|\b(?:and|so|but|been|was|is|has|had|rang|phoned|called|asked|about|wanted|then|on|re|spoke to|spoke with|to)\b", text):
            kind = kind_of(piece.strip()) if piece.strip() else ""
            found = kind if kind in OUTWARD else found
        return found

    def _is_disclosure(self, verb: str, kind: str, spot: Spot, what: Spot | None, generic: bool, sentence: Sentence, *, passive: bool = False) -> bool:
        """Whether what was told is somebody's information, and not advice, the service's own affairs or an errand."""
        behind = self.folded[spot[1] : min(sentence.end, spot[1] + 160)]
        if passive:
            behind = re.sub(r"^.{0,40}?\b(?:informed|notified|told|aware|updated|advised|alerted|e-?mailed|texted|faxed|briefed|contacted|messaged|copied in|cc'd|warned)\b", "", behind, count=1)
        if verb == "advised" and not compiled(r"^\W*(?:of|re|about|that (?:he|she|{word} (?:has|had|is|was)))\b").match(behind):
            return passive and not behind.strip(" .,;")
        if verb == "updated" and kind in ("other", ""):
            return False
        if compiled(_ADVICE).match(behind) and verb not in ("e-mailed", "emailed", "wrote to"):
            return False
        if compiled(_SELF_PROCESS).match(behind) and kind in ("family", "parent", "other", "person", "lay", "pronoun"):
            return False
        if kind == "parent" and about_a_child(self.reading):
            return False
        phrase = self.folded[what[0] : what[1]] if what else ""
        if verb in ("e-mailed", "emailed", "texted", "messaged", "faxed", "wrote to", "written to"):
            if compiled(r"^\W*(?:to (?:arrange|book|ask|request|chase|check|query|confirm|find|see|enquire|offer|invite|thank|rearrange|cancel|order|follow)|asking|requesting|chasing|inviting|offering|for (?:an?|the|his|her) (?:update|appointment|date|report|copy|information))\b").match(behind):
                return False
            return kind != "other"
        if kind in ("family", "parent", "other", "lay"):
            if what is None:
                return verb in ("informed", "notified", "updated", "alerted", "briefed", "made", "let", "kept", "put", "brought", "filled", "got", "cc'd", "copied") or (verb == "told" and passive)
            return generic or bool(words("personal").search(phrase)) or bool(compiled(r"\b(?:he|she|his|him|he's|she's|hes|shes|her|their|they)\b").search(phrase))
        return True


def _phrase_end(chunk: str) -> int:
    """Where the noun phrase at the start of `chunk` ends."""
    stop = compiled(
        r"[.;:()\n?!]|,|\s-|-\s|\b(?:about|re|regarding|concerning|that|of (?:the |his |her |a |this |these |above)?(?!year\b|nursing\b|care\b|safeguarding\b|hours\b|kin\b|court\b|legal\b|housing\b|the public)|with|so|because|cos|as|who|which|what|how|when|where|why|whether|if|to|for|on (?!call\b|duty\b)|by|via|he|she|they|it|i|we|is|was|had|has|have|were|are|at|from|in (?!charge\b)|his|their|{clock}|\d{1,2}[:.]\d\d|\d{3,4}|{date}|today|yesterday|again|this|straight|verbally|immediately|after|before|an|a|every|"
        r"told|gave|filled|explained|and (?:told|gave|asked|said|left|explained|he|she|they|we|i|also|let|made|requested|will|advised|discussed|passed|informed|updated)|{weekday}|over the|later|as well|yet|too|there|also|then|afterwards|following|due|since|while|of)\b"
    ).search(chunk, 3 if len(chunk) > 3 else 0)
    if stop is None:
        return min(len(chunk), 70)
    return stop.start()


def _subject_phrase(before: str, end: int) -> tuple[str, Spot]:
    """The noun phrase that stands right before a passive verb, and its place: ("gp", span) of "Rash noted, GP was"."""
    head = re.sub(r"(?:\b(?:was|were|is|are|has|have|had|been|being|be|also|both|all|now|then|already|duly|fully|made|got|later|subsequently|just|will|verbally|immediately|again)\b[\s,]*)+$", "", before.rstrip() + " ").rstrip()
    start_in = 0
    for cut in re.finditer(r"[.;:,()\n]\s*|\s[-–>]+\s|\b(?:and|so|but|then|that|as|because|when|plan|also|with)\s|^[\s\W]*\d[\d.:/]*\s?(?:am|pm|hrs?|h)?[\s\W]*", head):
        if cut.end() < len(head):
            joined = head[cut.start() :]
            # "GP and district nurse informed", "burn and missed appointments shared": one phrase.
            if re.match(r"\band\s\S", joined) and start_in == 0 and len(head) - cut.start() < 40 and cut.start() > 0 and len(head[:cut.start()].split()) <= 4:
                continue
            start_in = cut.end()
    phrase = head[start_in:].strip(" -*•\t")
    if not phrase or len(phrase) > 90:
        return "", (end, end + 1)
    offset = end - len(before) + head.rindex(phrase)
    return phrase, (offset, offset + len(phrase))
