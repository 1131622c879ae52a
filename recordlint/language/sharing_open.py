"""Recipients whom no word list names: anybody told of the person who is not the person, the team or part of the care.

"Jackie the hairdresser", "her yoga teacher", "the lady at no. 9", "Dave at the gym", "Home-Start Oakby". What the closed
reader (`sharing_events`) knows is left to it. Here a hearer counts only when what is told is somebody else's own affair.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from recordlint.language.calendar_words import MONTHS, WEEKDAYS
from recordlint.language.grammar import compiled
from recordlint.language.layers import Sentence
from recordlint.language.lexicons import pattern, per_house, terms_of
from recordlint.language.reading import Reading
from recordlint.language.sharing_giving import Draft
from recordlint.language.sharing_parties import Parties
from recordlint.language.sharing_patterns import NEGATED, PLANNED
from recordlint.language.sharing_slots import Spot, is_generic
from recordlint.language.sharing_words import kind_of, words
from recordlint.language.terms import Terms

_MOST = 12  # frames that are tried in one sentence
_REACH = 240
_DIRECT = r"(?:(?<=\bi\s)|(?<=\bwe\s))(?:tell|inform|let|give|show|send)|told|tolld|toled|tld|telling|informed|informing|notified|alerted|updated|briefed|adv'?d|adv|advised|warned|texted|e-?mailed|messaged|showed|showing|sent|sending|gave|giving|forwarded|handed|filled|let|letting|brought|tel|rang|phoned|called|given|shown|aware|known"
_TOWARD = r"mentioned|mentioning|said|explained|confirmed|disclosed|divulged|revealed|described|spoken?|chatted|chat|talked|replied|wrote|passed|scanned|faxed|read|posted|shared|discussed|ran|copied|printed|photocopied|outlined|relayed|reported|released|left(?! (?:leg|arm|hand|side|foot|eye|ear|hip|knee|heel|breast|wrist|ankle|shoulder|lower|upper|calf|thigh|shin|lung)\b)|raised|repeated|set out|spelled out|spelt out|let slip|supplied|provided|conversation|word|brought up|referred|cc'?d|looped in|updated|forward(?:ed)?"
_NEAR = r"(?P<near>with|to|past|by|for|in front of|through)"
_STOP = (  # what ends a noun phrase that names somebody
    r"(?=[,.;:()?!\n]|\s-|\s\(|\s(?<!\bat\s)(?<!flat\s)(?<!no\s)(?<!number\s)(?:\d{1,2}\b(?! ?[ap]m)|(?:two|three|four|five|six|both|several)|in about|in as|in(?=[.,;])|about|re|regarding|concerning|that|who|which|what|how|why|when|where|whether|so|because|cos|as|since|of|with|for|to|if|and (?:told|said|gave|explained|mentioned|let|asked|he|she|they|i|we|also|also told)|but|is|are|was|were|has|had|have|he|she|they|he's|she's|hes|shes|it|"
    r"saying|asking|setting|explaining|giving|know|knw|see|in on|up to|through|aware|heads?|over the phone|on the phone|by phone|this|today|yesterday|now|straight|all about|everything|all the|all|some|full|a|an|the|his|her|their|my|our|\d{3,4})\b|$)"
)
_W = r"(?:(?:mr|mrs|ms|dr|st|no)\.|[\w'&-]+)"
_SOME = r"(?:(?:another|one|some|several|a few|a couple|most) of )?"
_PLACED = r"(?: (?:at|from|in|on|down|up|over|across|next|opposite|round|upstairs|downstairs)(?: (?:the|a|an|her|his|their|no\.?|number|door|road|flat))?(?: (?:(?:st|mr|mrs|dr|no)\.|[\w'&-]+)){0,3}?)??"
_NAME = re.compile(r"\b[A-Z][\w'’-]*[a-z][\w'’-]*")
_DAYS = frozenset(
    (*MONTHS, *WEEKDAYS, "i", "mon", "tue", "wed", "thu", "fri", "sat", "sun", "christmas", "easter", "english")
)


@per_house
def _terms(category: str) -> Terms:
    return pattern(terms_of("sharing_open", category))


def _trigger() -> re.Pattern[str]:
    return compiled(rf"\b(?:(?P<direct>{_DIRECT})|(?P<toward>{_TOWARD}))(?![\w-])")


def open_drafts(reading: Reading, covered: frozenset[int]) -> Iterator[Draft]:
    """The events with recipients that no list names, outside the sentences that hold an event already; one a sentence."""
    reader = _Open(reading)
    done: set[int] = set(covered)
    tried: dict[int, int] = {}
    for match in _trigger().finditer(reading.folded):
        sentence = reading.sentence_at(match.start())
        if sentence is None or sentence.index in done:
            continue
        tried[sentence.index] = tried.get(sentence.index, 0) + 1
        speech = re.match(r"[\s,:]{0,3}[\"“]", reading.text[match.end() : match.end() + 4])
        if tried[sentence.index] > _MOST or speech or reading.is_quoted(match.start(), match.end()):
            continue
        draft = reader.event(match, sentence)
        if draft:
            done.add(sentence.index)
            yield draft


class _Open:
    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.folded = reading.folded
        self._parties = Parties(reading)

    def event(self, match: re.Match[str], sentence: Sentence) -> Draft | None:
        """The event that a verb stands for: who tells, who hears, and of whom."""
        if not self._told_by_us(match, sentence):
            return self._passive(match, sentence) or self._given_away(match, sentence)
        found = self._hearer(match, sentence)
        if found is None:
            return None
        spot, kind, what = found
        if match[0] in ("tel", "rang", "phoned", "called") and not compiled(
            r"^,? ?(?:adv'?d?|told|and (?:told|said|explained|let|gave|informed|advised)|to (?:say|tell|let|inform|explain)|saying|explaining|that)\b"
        ).match(self.folded[spot[1] : spot[1] + 30].lstrip()):
            return None
        if match[0] in ("let", "letting") and not compiled(r"^ ?(?:know|knw|see|have|read|look|in on)\b").match(
            self.folded[spot[1] : spot[1] + 12].lstrip()
        ):
            return None
        if match[0] == "referred" and not compiled(r"\b(?:with|including|inc|gave|giving)\b").search(
            self.folded[spot[1] : spot[1] + 60]
        ):
            return None
        judged = self._about_somebody(kind, spot, what)
        if judged is None or (kind in ("care", "parent") and not judged):
            return None
        start = match.start()
        return Draft(
            start, max(spot[1], match.end()), sentence.index, match[0], "tell", spot, _shown(kind), what, judged
        )

    def _told_by_us(self, match: re.Match[str], sentence: Sentence) -> bool:
        before = self.folded[max(sentence.start, match.start() - 260) : match.start()]
        factive = compiled(
            r"\b(?:took the (?:liberty|chance|opportunity) (?:of|to)|ended up|went on to|felt (?:i|we) (?:should|had to|ought to)|thought (?:it )?(?:best|right) to|had to|managed to|was able to) $"
        ).search(before)
        if factive:
            return True
        if compiled(PLANNED).search(before) or compiled(NEGATED).search(before[-30:]):
            return False
        if match[0].endswith("ing") and match[0] not in ("writing",):
            return False
        found = self.reading.attribution_of(match.start(), match.start() + 1)
        if found and found.via == "lead" and found.source.value not in ("none", "self"):
            return bool(compiled(r"\b(?:i|we)\b").search(before))
        if match[0] in ("given", "shown", "aware", "known") and not compiled(
            r"\b(?:i|we)(?:'ve| have| had)(?: \w+)? $"
        ).search(before):
            return False
        if compiled(r"^(?:[^:\n]*:)?[\W\d]*{word}(?: {word})?, ?\(?\d{1,3}\b").match(before):
            return False
        if self._parties.voice(before) == "ours":
            return True
        return bool(
            compiled(
                r"(?:^[\W\d]*|[.;:,] )(?:the |our |morning |night |evening |tea |lunch |day )?(?:carer|carers|care worker|support staff|pa|key ?worker|student|activities lead|night carer)(?: (?:has|have|also|then|later|kindly))? $"
            ).search(before)
        )

    def _hearer(self, match: re.Match[str], sentence: Sentence) -> tuple[Spot, str, Spot] | None:
        """Who hears, of what kind, and the words that hold what was told."""
        start, stop = match.end(), min(sentence.end, match.end() + _REACH)
        if match["direct"]:
            phrase = compiled(rf" (?P<np>{_SOME}{_W}(?: {_W}){{0,4}}?{_PLACED}){_STOP}").match(self.folded, start, stop)
            if phrase and (kind := self._kind(phrase.span("np"), sentence)):
                spot = self._grown(phrase.span("np"), stop)
                return spot, kind, (spot[1], stop)
        if match["direct"] and not compiled(r"(?:sen[dt]|g[ia]v|forward|hand|e-?mail|show|fax|read)\w*").fullmatch(
            match[0]
        ):
            return None
        copied = match[0] in ("printed", "copied", "photocopied", "left", "read")
        for near in compiled(
            rf" (?:(?:over|on|out|across|round|up|back|along) ?)?{_NEAR} (?P<np>{_SOME}{_W}(?: {_W}){{0,4}}?{_PLACED}){_STOP}"
        ).finditer(self.folded, start, stop):
            gap = self.folded[start : near.start()]
            if near["near"] == "for" and not copied:
                continue
            if re.search(r"[.;\n]", gap) or compiled(r"\b(?:so|because|in case|asked|said|so that)\b").search(gap):
                return None
            if kind := self._kind(near.span("np"), sentence):
                spot = self._grown(near.span("np"), stop)
                behind = self.folded[spot[1] : stop].strip(" .,")
                told_before = (
                    words("personal", "information").search(gap) or _gist(gap.strip()) or _terms("illness").search(gap)
                )
                return spot, kind, (start, stop) if told_before or not behind else (spot[1], stop)
        return None

    def _grown(self, spot: Spot, stop: int) -> Spot:
        """A hearer with what explains a name: "Mr Hosking (Scout leader)", "Jackie the hairdresser"."""
        more = compiled(r"(?:,? \([^)\n]{2,40}\)|,? the {word}(?: {word})?" + _STOP + ")").match(
            self.folded, spot[1], stop
        )
        if more and (_terms("someone").search(more[0]) or more[0].lstrip(" ,").startswith("(")):
            return spot[0], more.end()
        return spot

    def _kind(self, spot: Spot, sentence: Sentence) -> str:
        """The kind of a noun phrase as hearer; "" when it is nobody, ours, the person or part of the care."""
        phrase = self.folded[spot[0] : spot[1]]
        if compiled(
            r"^(?:me|us|him|her|them|you|it|this|that|how|what|where|why|no|not|off|out|up|on|in|for|about|of|re|myself|himself|herself|themselves|each|one another|everything|all|staff|to|so|if|at|by|with|over)$"
        ).match(phrase):
            return self._pronoun(phrase, spot, sentence)
        head = re.split(r"\s(?:at|from|in|on|next|opposite|down|up|over|across|round)\s", phrase)[0]
        if compiled(
            r"^(?:someone|somebody|whoever|whichever|a contact|my contact|another|(?:one|some|several|a few|a couple|most) of)\b"
        ).match(phrase):
            return "vague"
        if compiled(r"^(?:to|with|by|for|from|at|in|on|about|of|off|up|out|over|back|me|us) ").match(phrase):
            return ""
        own = _terms("someone").search(phrase)
        thing = re.sub(r"^(?:the|a|an|his|her|their|my|our|some|\w+'s)\s(?:\w+\s)?", "", head)
        if (
            _terms("team").search(head)
            or (not own and _terms("thing").fullmatch(thing))
            or _gist(head)
            or is_generic(head)
        ):
            return ""
        if own and self._placed(phrase, spot):
            return "lay"
        kind = self._parties.kind(phrase, spot)
        if kind in ("internal", "person"):
            outside = own and (own.stop >= len(head) or self._placed(phrase, spot))
            if outside or _terms("place").search(head):
                return "lay"
            body = _NAME.findall(self.reading.text[spot[0] : spot[1]])
            return "other" if "-" in phrase and len(body) >= 1 and self._is_body(body, phrase) else ""
        if kind in ("statutory", "emergency", "pronoun"):
            return ""
        if kind == "sector" and _NAME.search(self.reading.text[spot[0] : spot[1]]) and " at " in phrase:
            return "agency"
        if kind:
            return kind
        named = _NAME.findall(self.reading.text[spot[0] : spot[1]])
        named = [n for n in named if n.lower() not in _DAYS]
        if len(named) == 1 and re.fullmatch(r"[\w-]+'s", phrase):
            return "other"  # "Barnardo's"
        tail = self.folded[spot[1] : spot[1] + 60]
        if own or (named and self._placed(phrase, spot)):
            return "other"
        if (
            named
            and (apposed := compiled(r"^(?:,? the|,? an?| \(|, (?:his|her|their)) ?(?P<who>[\w' ]{3,40})").match(tail))
            and _terms("someone").search(apposed["who"])
        ):
            return "other"
        if compiled(r"^(?:the|his|her|their|some|an?|our|next)\b").match(phrase):
            return ""
        if named and len(phrase.split()) <= 4 and self._is_body(named, phrase):
            return "other"
        if (
            named
            and len(phrase.split()) <= 3
            and " and " not in phrase
            and not words("information", "personal").search(phrase)
        ):
            return "name"
        return ""

    def _is_body(self, named: list[str], phrase: str) -> bool:
        """A name of two or more capitals with no title and no forename that the note uses again: "British Gas"."""
        return (
            len(named) >= 2
            and len(named) == len(phrase.split())
            and bool(
                re.search(
                    r"\b(?:gas|cars|taxis|start|aid|trust|centre|bank|homes|housing|ltd|college|school|academy|council|group|club|hub|project|house|care|support|page|uk|services|energy|water|insurance|motors|church|foundation|society|association|charity|kitchen|concern|network|press|gazette|argus)\b|-",
                    phrase,
                )
            )
        )

    def _placed(self, phrase: str, spot: Spot) -> bool:
        """Whether a phrase puts its name in a place that has no part in the care: "Dave at the gym", "Ken in flat 3"."""
        where = re.search(
            r"\s(?:at|from|in|on|next|opposite|down|up|over|across|round|upstairs|downstairs)\b.*", phrase
        )
        if not where:
            return False
        text = self.reading.text[spot[0] : spot[1]]
        return bool(
            _terms("place").search(where[0])
            or re.search(r"\s(?:at|from)\s(?:the\s)?[A-Z]", text)
            or compiled(r" (?:at|in) (?:no\.? ?|number |flat |house )?\d{1,3}\w?$").search(where[0])
        )

    def _pronoun(self, pronoun: str, spot: Spot, sentence: Sentence) -> str:
        """Whom him, her or them means, when the sentence or the one before opens with a third party: "Brother visiting. Filled him in …"."""
        if pronoun not in ("him", "her", "them"):
            return ""
        same = self.folded[max(sentence.start, spot[0] - 200) : spot[0]]
        if compiled(r"\breferred (?:{word} ){1,3}to [\w' -]{3,40} for\b").search(same):
            return "told-agency"
        previous = self.reading.sentences[sentence.index - 1] if sentence.index else None
        back = self.folded[previous.start : min(previous.end, previous.start + 200)] if previous else ""
        for place in (same, back):
            lead = compiled(
                r"^[\W\d]*(?:(?:the|his|her|their|a|an|referred (?:{word} ){1,3}to|saw|met|t/?c (?:from|to)|call from|visit from|rang) )*(?P<who>(?:{word} ){1,4}?)(?:from|at|in|for|rang|asked|asks|called|phoned|visiting|visited|came|was|wanted|wants|on|has|is|popped|stopped)\b"
            ).match(place)
            kind = kind_of(lead["who"].strip()) if lead else ""
            if kind in ("family", "lay", "agency", "parent"):
                return "told-" + kind
        return ""

    def _about_somebody(self, kind: str, hearer: Spot, what: Spot) -> bool | None:
        """Whether what was told is generic; None when it is not somebody else's affair at all."""
        stop = re.search(r"[;\n]|(?<!\b[a-z])\.(?=\s|$)", self.folded[what[0] : what[1]])
        end = what[0] + stop.start() if stop else what[1]
        reason = compiled(
            r",? \b(?:so (?:that )?(?:he|she|they|staff|we|it)|in case|because|cos|in order|to (?:stop|help|see|get|put|make|keep|ask|plan|arrange))\b"
        ).search(self.folded, what[0], end)
        end = reason.start() if reason else end
        told = self.folded[what[0] : end]
        written = self.reading.text[what[0] : end]
        inside = self.folded[hearer[0] : hearer[1]]
        if what[0] <= hearer[0]:
            told = told.replace(inside, " ")
            written = written.replace(self.reading.text[hearer[0] : hearer[1]], " ")
        if compiled(
            r"^\W*(?:to (?!say|explain|let|tell|inform|report)|asking|for\b|if\b|whether\b|that (?:i|we) |(?:i|we)\b)"
        ).match(told):
            return None
        names = [n for n in _NAME.findall(written) if n.lower() not in _DAYS and n.lower() not in inside]
        gendered = compiled(r"\b(?:he|she|his|her|him|he's|she's|hes|shes|he'd|she'd|their|they|they're)\b").search(
            told
        )
        marked = compiled(
            r"\b(?:pt|patient|client|resident|tenant|service user|the (?:boy|girl|lad|baby|child|children|boys|girls|kids|family|tenants|residents))\b"
        ).search(told)
        private = words("personal").search(told) or _terms("illness").search(told)
        filled = compiled(r"^,? ?(?:in|up to (?:date|speed)|in the (?:picture|loop))\b").match(told.strip())
        kin = compiled(r"\b{kin}\b").search(told)
        if kind == "name" and not (names or marked or (filled and not gendered)):
            return None
        if private and not _empty(told):
            own = compiled(r"(?:about|of|re|with|on|:|gave|mentioned)? ?(?:the|an?) {word}").search(told)
            return False if names or gendered or marked or kin or own or filled or kind != "name" else None
        bare = re.sub(r"^(?:with|including|inc)\s", "", told.strip(" .,:-"))
        if compiled(r"^(?:in|up to (?:speed|date))\b").match(bare) or is_generic(bare) or _gist(bare):
            return True if kind != "name" or names else None
        about = compiled(
            r"^(?:a heads ?-?up |the heads ?-?up |know |in |aware |(?:in|to) )?(?:about|re|on|regarding)\s"
        ).match(bare)
        return True if about and (names or gendered) and len(bare.split()) <= 7 and kind != "name" else None

    def _passive(self, match: re.Match[str], sentence: Sentence) -> Draft | None:
        """ "Vicar at St Bride's was given Tony's diagnosis", "Cllr Babb was told that …", the hearer at the start."""
        if match[0] not in (
            "told",
            "given",
            "shown",
            "sent",
            "informed",
            "notified",
            "updated",
            "briefed",
            "alerted",
            "texted",
            "aware",
        ):
            return None
        before = self.folded[max(sentence.start, match.start() - 120) : match.start()]
        found = compiled(
            r"^[\W\d]*(?P<np>[^,.;:\n()]{3,70}?) (?:was|were|has been|have been|had been|got|now|is now|are now|made|all)(?: (?:also|then|all|both|now|made))? $"
        ).match(before)
        behind = self.folded[match.end() : match.end() + 20]
        if not found or compiled(
            r"^ (?:me|us|by|off|home|back|to (?!him\b|her\b|them\b)|in\b|away|it|and|for|out)\b"
        ).match(behind):
            return None
        at = match.start() - len(before)
        spot = at + found.start("np"), at + found.end("np")
        kind = self._kind(spot, sentence)
        if kind in ("", "name") or kind.startswith("told-"):
            return None
        what = match.end(), min(sentence.end, match.end() + _REACH)
        judged = self._about_somebody(kind, spot, what)
        if judged is None:
            return None
        return Draft(spot[0], match.end(), sentence.index, match[0], "tell", spot, kind, what, judged)

    def _given_away(self, match: re.Match[str], sentence: Sentence) -> Draft | None:
        """ "Some details disclosed to British Gas", "Findings discussed with Canon Hughes": what was given stands first."""
        if not compiled(
            r"(?:sent|passed|disclosed|shared|discussed|forwarded|given|e-?mailed|released|copied|scanned|handed|faxed|posted|read|shown|relayed|reported|provided|supplied)"
        ).fullmatch(match[0]):
            return None
        before = self.folded[max(sentence.start, match.start() - 120) : match.start()]
        given = compiled(
            r"^[\W\d]*(?P<what>[^.;:\n]{3,80}?) (?:(?:was|were|has been|have been|had been|all|also|then|now|been) ){0,3}$"
        ).match(before)
        if (
            not given
            or not words("information").search(given["what"])
            or compiled(r"\b(?:i|we|he|she|they|who|{kin}|to be|from|for|will|should)\b").search(before)
        ):
            return None
        found = self._hearer(match, sentence)
        if found is None or found[1] in ("name", "care", "parent", "vague") or found[1].startswith("told-"):
            return None
        at = match.start() - len(before)
        what = at + given.start("what"), at + given.end("what")
        generic = is_generic(given["what"]) or _gist(given["what"]) or given["what"] in ("findings", "the findings")
        return Draft(what[0], found[0][1], sentence.index, match[0], "give", found[0], _shown(found[1]), what, generic)


def _gist(bare: str) -> bool:
    return bool(
        compiled(
            r"^(?:the |some |all the |a bit of |his |her |their |some of the |a )?(?:main points?|usual(?: stuff| info(?:rmation)?)?|bones of it|story so far|background|whole story|situation|case|state of play|basics|gist|picture|findings|outcome|history|stuff|details?|documents?|bits)(?: of it| about {word}| on {word}| with| of {word})?\b.{0,12}$"
        ).match(bare)
    )


def _empty(told: str) -> bool:
    return is_generic(told.strip(" .,:-"))


def _shown(kind: str) -> str:
    if kind.startswith("told-"):
        return kind[5:]
    return "other" if kind == "name" else kind
