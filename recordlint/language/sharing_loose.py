"""Information let go with no one in particular at the other end: sent out, posted to a group, left out, passed on.

Also tellings that a plan leaves open ("Mel to tell the families") and handovers that hold nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from recordlint.language.grammar import compiled
from recordlint.language.layers import Sentence
from recordlint.language.lexicons import pattern, per_house, terms_of
from recordlint.language.reading import Reading
from recordlint.language.sharing_giving import Draft
from recordlint.language.sharing_parties import Parties
from recordlint.language.sharing_patterns import NEGATED, PLANNED
from recordlint.language.sharing_slots import Spot, is_generic
from recordlint.language.sharing_words import OUTWARD, words
from recordlint.language.terms import Terms

_CLUES = r"\b(?:out|round|around|group|chat|whatsapp|facebook|fb|notice|newsletter|website|passed on|sent on|left|put|popped|pinned|stuck|handed over|up to speed|up to date|in the picture|in the loop|filled in|liaised|gone|went|going|sent|given|passed|concerns|info|contacted about|chat|natter|(?:a|quick) word|to (?:be |tell|inform|update|share|notify|let|brief|advise|liaise)|online|cascaded|meeting|conference)\b"
_OUT = r"\b(?P<verb>(?:e-?mailed|sent|mailed|faxed|texted|given|gave|handed|passed|put|shared|pushed|broadcast|forwarded|scanned) (?:it |this |that |them |all |everything )?(?:out|round|around)(?! (?:of|the (?:room|house|garden|block|table|park|town)|to (?:him|her|them|the (?:shop|garden|car|bus))|with|for (?:a|lunch|tea|dinner|coffee))\b)|circulated|cascaded|broadcast|disseminated|distributed)(?!\w)"
_PUT = r"\b(?P<verb>put|posted|shared|uploaded|dropped|stuck|popped|added|pinned|wrote|announced|mentioned|raised|placed|displayed|sent)\b(?P<gap>[^.;\n]{0,80}?) (?:in|on|to|into|onto|via|over|up on|up in) (?:the |our |a |her |his |their |{word}'s? )?(?P<where>(?:{word} ){0,2}{word})"
_HANDED = r"\bhanded over to (?P<np>(?:the |his |her |their |new )?(?:{word} ){0,2}?{word})(?= (?:in|at|on|by|outside|for)\b[^,;:.\n]{2,40}[.\n]|\s*[.;\n]|$)"
_THROUGH = r"\b(?P<verb>(?:popped|put|posted|dropped|pushed|left|stuck|slipped) (?:a |the )?(?:note|letter|card|message|line)\b[^.;\n]{0,50}? (?:through|under|on|in|at|with) (?:the |his |her |their )?(?:door|letter-?box|mat|gate|porch)?) ?(?:at|of|with|for)? ?(?P<np>(?:number |no\.? ?)\d+|next door|(?:the |her |his )?neighbour\w*|(?:the |her |his )?landlord)"
_MEETING = r"\b(?:talked about|spoke about|discussed|mentioned|raised|shared|described|outlined|brought up) (?P<what>[^.;\n]{3,80}?) (?:at|in|to) (?P<np>(?:the |a |our )?(?:network|professionals'?|partnership|community|residents'?|tenants'?|parents'?|coffee|church|neighbourhood|locality) (?:meeting|morning|evening|forum|group|breakfast))"
_PLAN = (
    r"(?:^[\W\d]*|[.;\n] ?)(?P<who>(?:{word} ){1,3}?)to (?P<verb>tell|inform|update|brief|notify|share (?:information |info |this |details )?with|let|liaise with|feed back to) (?P<np>[^.;,:\n]{3,60}?)(?P<end> know| as (?:appropriate|necessary|needed|required)| accordingly| asap)?\s*(?=[.;\n]|$)"
    r"|(?:^[\W\d]*|[.;\n] ?)(?P<np2>(?:{word} ){1,4}?)to be (?P<verb2>told|informed|notified|updated|made aware|contacted|advised)(?: (?:as (?:appropriate|necessary|needed|required)|accordingly|asap))?\s*(?=[.;\n]|$)"
)
_ON = r"^[\W\d]*(?:(?:it|this|that|all|everything)(?:'s)? )?(?P<verb>(?:has|have|had|was|were|is|all)? ?(?:now )?(?:been )?(?:passed (?:on|over|along)|shared|forwarded|sent on|handed on|reported on|fed back|disclosed))\s*(?=[.;\n]|$)"
_IDIOM = (
    r"\b(?P<verb>(?:brought|put|kept|filled|clued) (?P<np>(?:the |his |her |their |our )?(?:{word} ){0,2}?{word}) (?:up to (?:speed|date)|in the (?:picture|loop)|in))(?=\s*[.;,\n]|$)"
    r"|(?P<np2>(?:the |his |her |their )?(?:{word} ){0,2}?{word})(?: rang| called| phoned)?(?: at [\d.:]+)?(?: and)?(?: was| were| has been| have been|'s been) (?P<verb2>brought up to (?:speed|date)|filled in|put in the picture|contacted about (?:it|him|her|them|this|that|the (?:situation|case|matter|incident|concerns?)))(?=\s*[.;,\n]|$)"
    r"|\b(?P<verb3>liaised with (?P<np3>[^.;,:\n]{3,40}?))(?=\s*[.;\n]|$)"
    r"|\b(?P<verb4>had (?:a )?(?:quick |long |good )?(?:chat|word|natter|conversation|catch-up)(?: (?:at|in|by|on|outside) the {word})? with (?P<np4>(?:the |his |her |their )?(?:{word} ){0,2}?{word}))(?: (?:about|re|regarding) (?:it|him|her|them|things|it all|everything|this|the situation))(?=\s*[.;\n]|$)"
)
_TO_ALL = r"\b(?P<verb>(?:shared|passed(?: on)?|sent|given|forwarded|circulated|cascaded|disclosed)(?: on| over| out)? (?:the |her |his |their |this |these |our |all |relevant |necessary ){0,3}(?:concerns?|information|info|details|updates?|everything|it|this|outcome|situation|history)(?: on| over| out)? (?:with|to|amongst?|between) (?P<np>(?:the )?(?:relevant|all|other|others|partner|appropriate|various|usual|involved|whole|wider|everyone|everybody)(?: [\w'-]+){0,3}))"
_GONE = r"\b(?P<verb>(?:info|information|details|papers|paperwork|file|notes|report|assessment|referral)(?: has| have| all| is| are)? (?:gone|going|went) (?:over |across |out |off )?to) (?P<who>(?:the )?(?:{word} ){0,2}?{word})(?=\s*[.;,|\n]|$)"
_LEFT_OUT = r"\b(?P<verb>left (?:out|on (?:the )?(?:side|table|desk|counter|worktop)|lying)|put out) for (?P<np>whoever|anyone|anybody|everyone|everybody|people|others|all)\b[^.;\n]{0,30}"


@per_house
def _channel() -> Terms:
    return pattern(terms_of("sharing_open", "channel"))


@per_house
def _illness() -> Terms:
    return pattern(terms_of("sharing_open", "illness"))


_SHEET = r"(?:^|\n)[ \t]*(?:shared with|who|recipient|disclosed to|given to|information given to) ?:[ \t]*(?P<who>[^\n]{2,60})\n(?P<rest>(?:[^\n]{1,120}(?:\n|$)){1,5})"
_SHEET_EMPTY = r"(?:^|\n)[ \t]*(?:reason|why|purpose|basis|legal basis|lawful basis|consent|authority)(?: for sharing)? ?:[ \t]*(?=\n|$)"
_SHEET_WHAT = r"(?:^|\n)[ \t]*(?:what|information|info|details|shared)(?: shared)? ?:[ \t]*(?P<what>[^\n]{3,100})"


def sheet_drafts(reading: Reading) -> Iterator[Draft]:
    """A sharing sheet (Shared with / Information / Reason / Basis) of which a box is empty."""
    if not compiled(_SHEET_EMPTY).search(reading.folded):
        return
    parties = Parties(reading)
    for sheet in compiled(_SHEET).finditer(reading.folded):
        what = compiled(_SHEET_WHAT).search(reading.folded, sheet.start("rest") - 1, sheet.end())
        sentence = reading.sentence_at(what.start("what")) if what else None
        if not what or sentence is None or not compiled(_SHEET_EMPTY).search(sheet["rest"]):
            continue
        kind = parties.kind(sheet["who"], sheet.span("who")) or "other"
        if kind in ("internal", "person", "care", "statutory", "emergency"):
            continue
        yield Draft(
            what.start("what"),
            what.end("what"),
            sentence.index,
            "shared",
            "label",
            sheet.span("who"),
            kind,
            what.span("what"),
        )


def loose_drafts(reading: Reading, covered: frozenset[int]) -> Iterator[Draft]:
    """The events without a hearer that can be known, outside the sentences that hold an event already; one a sentence."""
    reader = _Loose(reading)
    last = -1
    for clue in compiled(
        _CLUES + "|" + r"\b(?:shared|forwarded|circulated|disclosed|distributed|disseminated|broadcast)\b"
    ).finditer(reading.folded):
        sentence = reading.sentence_at(clue.start())
        if sentence is None or sentence.index in covered or sentence.index == last:
            continue
        last = sentence.index
        if (draft := reader.event(sentence)) and not reading.is_quoted(draft.start, draft.end):
            yield draft


class _Loose:
    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.folded = reading.folded
        self._parties = Parties(reading)

    def event(self, sentence: Sentence) -> Draft | None:
        """The first event without a hearer in a sentence."""
        low, high = sentence.start, min(sentence.end, sentence.start + 400)
        return (
            self._sent_out(sentence, low, high)
            or self._channel(sentence, low, high)
            or self._left_out(sentence, low, high)
            or self._handed_over(sentence, low, high)
            or self._planned(sentence, low, high)
            or self._through(sentence, low, high)
            or self._at_meeting(sentence, low, high)
            or self._in_an_idiom(sentence, low, high)
            or self._to_all(sentence, low, high)
        )

    def _ours(self, low: int, start: int) -> bool:
        before = self.folded[low:start]
        return not (
            compiled(PLANNED).search(before)
            or compiled(NEGATED).search(before[-30:])
            or self._parties.voice(before) == "theirs"
        )

    def _sent_out(self, sentence: Sentence, low: int, high: int) -> Draft | None:
        """ "Diagnosis letter scanned and e-mailed out", "gave out his number", "Has been passed on"."""
        if (on := compiled(_ON).match(self.folded[low:high])) and not self._heads(sentence):
            return self._draft(sentence, low + on.start("verb"), low + on.end("verb"), None, generic=True)
        for match in compiled(_OUT).finditer(self.folded, low, high):
            if not self._ours(low, match.start()):
                continue
            behind = re.split(r"[.;\n]", self.folded[match.end() : min(high, match.end() + 80)])[0]
            before = re.split(r"[.;:\n]", self.folded[max(low, match.start() - 80) : match.start()])[-1]
            if compiled(
                r"^ (?:to|with|among|between|amongst) (?!{vague_crowd}\b)\w".replace(
                    "{vague_crowd}", r"(?:all|everyone|everybody|whoever|people|those)"
                )
            ).match(behind):
                continue
            if compiled(
                r"^ to (?:those|everyone|everybody|all|people) (?:present|there|who (?:came|attended)|attending|invited|at the)\b"
            ).match(behind):
                continue
            told = (
                before
                if compiled(r"\b(?:and|was|were|been|has|have|{word}) $").search(before)
                and not compiled(r"\b(?:i|we|also|then) $").search(before)
                and before.strip()
                else behind
            )
            if not (words("information", "personal").search(told) or _illness().search(told)) or compiled(
                r"\b(?:invites?|invitations?|leaflets?|flyers?|newsletters?|rota|menus?|agenda|cards?|letters? to|medication|meds|forms?|surveys?|questionnaires?|appointments?|lunch|tea|drinks)\b"
            ).search(told):
                continue
            return self._draft(
                sentence, match.start(), match.end(), self._spot(told, low, high), generic=is_generic(told)
            )
        return None

    def _heads(self, sentence: Sentence) -> bool:
        """Whether a fragment stands over a block of text as its heading: "Passed on" and the details under it."""
        text = self.reading.text
        return (
            text[sentence.end - 1 : sentence.end].isalpha()
            and text[: sentence.start].endswith(("\n\n", "\r\n\r\n"))
            and bool(re.match(r"\r?\n\w", text[sentence.end : sentence.end + 3]))
        )

    def _channel(self, sentence: Sentence, low: int, high: int) -> Draft | None:
        """ "Put a photo of his hand in the community WhatsApp group": whoever is in it."""
        if not _channel().search(self.folded, low, high):
            return None
        for match in compiled(_PUT).finditer(self.folded, low, high):
            where = _channel().search(match["where"])
            if (
                not where
                or not self._ours(low, match.start())
                or compiled(r"\b(?:staff|team|our|handover|rota|office)\b").search(match[0][-60:])
            ):
                continue
            told = match["gap"] + " " + self.folded[match.end() : min(high, match.end() + 80)]
            if not (words("information", "personal").search(told) or _illness().search(told)) or compiled(
                r"\b(?:activit\w+|menu|bingo|poster|rota|advert|card|event)\b"
            ).search(told):
                continue
            spot = self._spot(told.strip(), low, high)
            return self._draft(
                sentence,
                match.start(),
                match.start("where") + where.stop,
                spot,
                generic=is_generic(told.strip(" .")),
                party=match.span("where"),
            )
        return None

    def _left_out(self, sentence: Sentence, low: int, high: int) -> Draft | None:
        match = compiled(_LEFT_OUT).search(self.folded, low, high)
        if not match or not words("information", "personal").search(
            self.folded[low : match.start()] + " sheet " * ("sheet" in self.folded[low : match.start()])
        ):
            return None
        return self._draft(
            sentence, match.start(), match.end(), (low, match.start()), generic=False, party=match.span("np")
        )

    def _handed_over(self, sentence: Sentence, low: int, high: int) -> Draft | None:
        """ "Handed over to foster carer in the car park" and nothing of what was handed over."""
        match = compiled(_HANDED).search(self.folded, low, high)
        if not match or not self._ours(low, match.start()):
            return None
        kind = self._parties.kind(match["np"], match.span("np"))
        if kind not in OUTWARD or kind == "emergency":
            return None
        return Draft(
            match.start(), match.end(), sentence.index, "handed over", "tell", match.span("np"), kind, None, True
        )

    def _through(self, sentence: Sentence, low: int, high: int) -> Draft | None:
        """ "Popped a note about Vera through the door at number 14"."""
        match = compiled(_THROUGH).search(self.folded, low, high)
        if not match or not self._ours(low, match.start()):
            return None
        return Draft(match.start(), match.end(), sentence.index, "left", "tell", match.span("np"), "lay", None, True)

    def _at_meeting(self, sentence: Sentence, low: int, high: int) -> Draft | None:
        """ "Talked about Nita's abortion at the network meeting": whoever was there."""
        match = compiled(_MEETING).search(self.folded, low, high)
        if (
            not match
            or not self._ours(low, match.start())
            or not (words("personal").search(match["what"]) or _illness().search(match["what"]))
            or not compiled(r"\b(?:his|her|their|{word}'s)\b").search(match["what"])
        ):
            return None
        return self._draft(
            sentence, match.start(), match.end(), match.span("what"), generic=False, party=match.span("np")
        )

    def _in_an_idiom(self, sentence: Sentence, low: int, high: int) -> Draft | None:
        """ "Put her work in the picture", "brother was brought up to speed", "liaised with the council": whom, but not what."""
        match = compiled(_IDIOM).search(self.folded, low, high)
        if not match or not self._ours(low, match.start()):
            return None
        group = next(name for name in ("np", "np2", "np3", "np4") if match[name])
        kind = self._parties.kind(match[group], match.span(group))
        if not kind and compiled(r"^(?:his|her|their) (?:work|job|employer|boss|college|landlord|ex|friends?)\b").match(
            match[group]
        ):
            kind = "other"
        if kind not in OUTWARD or kind in ("emergency", "statutory", "care"):
            return None
        return Draft(
            match.start(), match.end(), sentence.index, match[0].split()[0], "tell", match.span(group), kind, None, True
        )

    def _to_all(self, sentence: Sentence, low: int, high: int) -> Draft | None:
        """ "Priya has shared the concerns with relevant agencies", "Info gone over to Brindle Care": whoever did it."""
        match = compiled(_TO_ALL).search(self.folded, low, high)
        party, kind = (match.span("np"), "vague") if match else ((0, 0), "")
        if not match and (match := compiled(_GONE).search(self.folded, low, high)):
            party = match.span("who")
            kind = self._parties.kind(match["who"], party) or "other"
        before = self.folded[low : match.start()] if match else ""
        if (
            not match
            or kind not in OUTWARD
            or compiled(PLANNED).search(before)
            or compiled(NEGATED).search(before[-30:])
        ):
            return None
        return Draft(
            match.start(), match.end(), sentence.index, match["verb"].split()[0], "tell", party, kind, None, True
        )

    def _planned(self, sentence: Sentence, low: int, high: int) -> Draft | None:
        """ "Mel to tell the families", "Provider to be told": whom, but not what."""
        match = compiled(_PLAN).search(self.folded[low:high])
        if not match:
            return None
        who = match["who"] or ""
        if who and compiled(
            r"\b(?:asked|able|want\w*|agreed|happy|need\w*|going|like\w*|try|tried|had|has|have|he|she|they|wish\w*|plans?|due|told|advised|not|how|what|when|if|in order|so as|refus\w+|unable|me|us|him|her|them)\b"
        ).search(who):
            return None
        group = "np" if match["np"] else "np2"
        spot = low + match.start(group), low + match.start(group) + len(match[group].rstrip())
        kind = self._parties.kind(match[group].strip(), spot)
        if (
            # A plan that names whom to tell is a plan, and the note holds what: only a crowd or a bare sector is a fault.
            kind not in ("vague", "sector")
            or words("personal").search(match[group])
            or len(match[group].split()) > 6
            or compiled(r"\b(?:this|that|it|all|by|outcome|decision|on|before|after|at|about|re)\b").search(
                match[group]
            )
        ):
            return None
        start = spot[0] if group == "np2" else low + match.start("verb")
        return Draft(
            start,
            low + len(match[0].rstrip()) + match.start(),
            sentence.index,
            match["verb"] or match["verb2"],
            "tell",
            spot,
            kind,
            None,
            True,
        )

    def _spot(self, told: str, low: int, high: int) -> Spot | None:
        at = self.folded.find(told.strip()[:20], low, high)
        return (at, at + min(len(told.strip()), 60)) if at >= 0 and told.strip() else None

    def _draft(
        self, sentence: Sentence, start: int, end: int, what: Spot | None, *, generic: bool, party: Spot | None = None
    ) -> Draft:
        return Draft(
            start,
            end,
            sentence.index,
            "sent out",
            "give",
            party,
            "vague" if party else "",
            what,
            generic or what is None,
        )
