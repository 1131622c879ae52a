"""Sharing in the short hand of logs and messages, which the other readers leave: "Girlfriend on phone, let her know he …",
"Full assessment to school.", "College to be told what he's done.", "Gave Rachel her whole file", a letter to a landlord.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from recordlint.language.grammar import compiled
from recordlint.language.layers import Sentence
from recordlint.language.lexicons import pattern, per_house, terms_of
from recordlint.language.reading import Reading
from recordlint.language.sharing_giving import Draft
from recordlint.language.sharing_parties import Parties
from recordlint.language.sharing_patterns import ADVICE, NEGATED, PLANNED, SELF_PROCESS
from recordlint.language.sharing_slots import Spot, is_generic
from recordlint.language.sharing_words import kind_of, slot, words
from recordlint.language.terms import Terms

_CLUES = r"\b(?:told|tell|let|gave|given|sent|filled|put|explained|said|taken|went|gone|go|goes|going|posted|e-?mailed|to|enclosed|attached|spoke|rang|phoned|through|brought|chatted|written)\b"
_LEAD = r"^[\W\d]{0,20}(?:(?:{clock}|{date}|{weekday}|am|pm|late|tc|t/c|tel|phone call|call|visit)\b[\W\d]{0,12}(?:from )?){0,2}"
_SOMEBODY = r"(?:{title}\.? {word}|(?:the |his |her |their |a )?(?:{word} ){0,3}?{word})"
_CALLS = r"(?:rang|rung|phoned|called|texted|e-?mailed|visited|visiting|attended|came|popped|stopped|turned up|knocked|wanted|asked|asking|enquir\w+|on (?:the )?(?:phone|line)|at (?:the )?(?:door|gate|desk|reception|office)|in reception|in till|here|was|is)"
_TELLS = r"(?P<verb>told|let|gave|explained|said|filled|put|brought|talked|went|sent|updated|informed|showed|read)"
_ANSWER = rf"{_LEAD}(?P<who>{_SOMEBODY}),? ?(?:\([^)\n]{{1,40}}\) ?)?{_CALLS}\b[^.;\n]{{0,90}}?(?:,|\bso\b|\band\b|\bthen\b| -|;) ?(?:i |we |so i |so we |and i )?(?:just )?{_TELLS}\b(?P<to> (?:to )?(?:her|him|them)\b)?(?P<rest>[^.;\n]{{0,160}})"
_NEXT = (
    rf"{_LEAD}(?:i |we |so |so i |i have |we have )?{_TELLS} (?:to )?(?P<to>her|him|them)\b(?P<rest>[^.;\n]{{3,160}})"
)
_NAMED = r"(?P<verb>told|informed|emailed|e-mailed|gave|sent|handed|showed|let|updated|briefed|rang|phoned) (?P<who>{title}\.? {word}|{word}(?: {word})??)(?= (?:that|about|the|his|her|their|all|everything|know|have|what|how|a|full|[a-z'-]+ is|[a-z'-]+ has|he|she|{word}'s)\b)(?P<rest>[^.;\n]{3,160})"
_THROUGH = r"(?P<verb>went through|gone through|talked through|discussed|shared|went over) (?P<rest>(?:the |his |her |their |all |all the |this |full |whole ){0,3}[^.;\n]{3,60}?) with (?P<who>{title}\.? {word}|{word})(?=[.,;\n]|$| (?:on|at|in|over|by|while|when|before|after|as|today|yesterday)\b)"
_BARE = rf"{_LEAD}(?P<what>(?:(?:full|whole|complete|entire|copy of|copies of|latest|last|all|the|his|her|their|this|{{word}}'s) ){{0,3}}(?:{{word}} ){{0,4}}?{{word}}) (?P<verb>(?:(?:has|have|had|was|were|is|are|already|all|also|now|been|both|then) ){{0,3}}(?:went|gone|goes|go|going|posted|sent|out|over|across|off|round|copied|forwarded|handed|passed|e-?mailed|scanned|faxed)(?: (?:in|out|over|across|off|on|round))? ?)?(?:to|round|with) (?P<who>(?:the |his |her |their |my |our |your |whole |all )?[^.;:,\n]{{2,50}})"
_GIVEN = rf"{_LEAD}(?P<who>(?:{{word}} ){{0,3}}?{{word}})(?:,? ?\(\d{{1,3}}\))? (?:has been |have been |was |were |both |all |had been )?(?P<verb>told|given|taken through|talked through|filled in on|filled in|put in the picture|shown|sent)(?P<rest>[^.;\n]{{3,160}})"
_PLANNED = rf"{_LEAD}(?P<who>(?:{{word}} ){{0,3}}?{{word}})(?:, [^,.;\n]{{3,40}},)? (?:to be|needs to be|will be|is to be|are to be) (?P<verb>told|informed|notified|made aware|updated|sent|given)(?: by {{word}})?(?P<rest>[^.;\n]{{0,120}})"
_ENCLOSED = rf"{_LEAD}(?:please find |pls find |i have |we have |i |we )?(?P<verb>enclosed|attached|enclosing|attaching|enclose|attach)(?: (?:is|are|please find|with this|herewith))? ?:? (?:for (?:you|your {{word}}) ?:? )?(?P<rest>[^.;\n]{{3,160}})"
_OWN = r"\b(?:i|we|our|us|my|staff|visit|visits|appointment|meeting|carers?|rota|invoice|leaflet|form|forms|complaint|not|no|only|nothing)\b"
_TITLED = r"(?:mr|mrs|ms|miss|dr|rev|fr|cllr|prof|pastor|father|canon|pc|sgt)\.?"
_ADDRESS = r"(?:^|\n)\s{0,4}(?:to|fao|for) ?: ?(?P<to>[^\n]{2,90})|(?:^|\n)\s{0,4}(?:dear|hi|hello|morning|hiya),? (?P<dear>[^\n,]{2,40})"
_OUGHT = r"\byou (?:should|ought to|need to|might (?:want|like) to|may (?:want|wish|like) to|will want to) (?:know|be aware)\b|\b(?:thought (?:you|i)|for your information|just so you know|so you know|to be aware|strictly between)\b"
_NAME = re.compile(r"\b[A-Z][\w'’-]*[a-z][\w'’-]*")
_PARTS = ("family", "lay", "agency", "other", "sector", "vague")


@per_house
def _terms(category: str) -> Terms:
    return pattern(terms_of("sharing_open", category))


def brief_drafts(reading: Reading, covered: frozenset[int]) -> Iterator[Draft]:
    """The events that only their shape shows, outside the sentences that hold an event already; one a sentence."""
    reader = _Brief(reading)
    for sentence in reading.sentences:
        head = reading.folded[sentence.start : min(sentence.end, sentence.start + 260)]
        if sentence.index in covered or not compiled(_CLUES).search(head):
            continue
        draft = reader.event(sentence, head)
        if draft and not reading.is_quoted(draft.start, draft.end):
            yield draft


class _Brief:
    """The frames of one reading; each method takes a sentence and the folded words at its start."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.folded = reading.folded
        self._parties = Parties(reading)
        self._names = Counter(word.lower() for word in _NAME.findall(reading.text[:40000]))

    def event(self, sentence: Sentence, head: str) -> Draft | None:
        """The first frame that fits."""
        for frame in (
            self._answer,
            self._next,
            self._named,
            self._through,
            self._given,
            self._planned,
            self._enclosed,
            self._bare,
        ):
            if draft := frame(sentence, head):
                return draft
        return None

    def _kind(self, match: re.Match[str], sentence: Sentence) -> str:
        """The kind of the group `who`; "name" for a name of nobody in particular."""
        low = sentence.start + match.start("who")
        spot = low, low + len(match["who"].rstrip())
        kind = self._parties.kind(match["who"].strip(), spot)
        if kind in ("", "person") and kind_of(match["who"]) == "":
            written = self.reading.text[spot[0] : spot[1]]
            if compiled(rf"^{_TITLED} {{word}}").match(match["who"]):
                return "name"
            if _NAME.match(written) and not compiled(r"^(?:{weekday}|{month}|{pronoun}|i|we)\b").match(match["who"]):
                return "name"
        return kind

    def _draft(self, sentence: Sentence, match: re.Match[str], kind: str, *, generic: bool) -> Draft:
        at = sentence.start
        rest = match["rest"]
        what: Spot | None = (at + match.start("rest"), at + match.end("rest")) if rest.strip(" .,") else None
        who: Spot | None = (at + match.start("who"), at + match.end("who")) if "who" in match.groupdict() else None
        return Draft(
            at + match.start("verb"),
            at + match.end("verb"),
            sentence.index,
            match["verb"].split()[0],
            "tell",
            who,
            "other" if kind == "name" else kind,
            what,
            generic,
        )

    def _judged(self, rest: str) -> bool | None:
        """Whether what was told is generic; None when it is nobody else's affair."""
        told = compiled(
            r"^,? ?(?:know|kno|in the (?:picture|loop|know)|up to (?:date|speed)|in|through|aware)\b"
        ).match(rest)
        bare = rest[told.end() :] if told else rest
        bare = compiled(r"^,? ?(?:(?:all )?about|re|on|of|that|regarding)\b ?").sub("", bare).strip(" ,.:-")
        if compiled(ADVICE).match(rest) or compiled(SELF_PROCESS).match(rest):
            return None
        if told and not bare:
            return True
        if is_generic(bare) or compiled(
            r"^(?:(?:all about )?(?:it|him|her|them)\b|the (?:lot|gist)|everything\b|where we are|what (?:is|was|has)|how (?:things|he|she|it))\b"
        ).match(bare):
            return True
        about = (
            words("personal").search(bare)
            or _terms("illness").search(bare)
            or (
                compiled(
                    r"^(?:the|his|her|their|all|some) {word}|^what {det}? ?{word} (?:said|thinks|found|wants)\b"
                ).match(bare)
                and words("information").search(bare)
            )
        )
        third = compiled(r"\b(?:he|she|his|her|him|they|their|he's|she's|he'd|she'd|hes|shes|{word}'s)\b").search(bare)
        return False if about and (third or told or compiled(r"^(?:the|all|what)\b").match(bare)) else None

    def _outside(self, kind: str, match: re.Match[str]) -> bool:
        """Whether the hearer stands outside: a known kind, or a name that the note has not used of the person."""
        if kind != "name":
            return kind in _PARTS
        named = [w.lower() for w in _NAME.findall(match["who"].title())]
        return bool(compiled(rf"^{_TITLED} ").match(match["who"])) or all(self._names[w] <= 1 for w in named)

    def _answer(self, sentence: Sentence, head: str) -> Draft | None:
        """ "Girlfriend on phone, let her know he has failed his test": who called was told."""
        match = compiled(_ANSWER).match(head)
        if not match or compiled(NEGATED).search(head[: match.start("verb")][-30:]):
            return None
        if not match["to"] and match["verb"] not in ("explained", "said"):
            return None
        if compiled(r"\b(?:told|said|gave|that|is|was|rang|phoned|i|we|to|and)\b").search(match["who"]):
            return None
        if match["verb"] == "let" and not match["rest"].startswith((" know", " kno")):
            return None
        kind = self._kind(match, sentence)
        if not self._outside(kind, match) or match["rest"].lstrip(" ,:").startswith(('"', "'")):
            return None
        judged = self._judged(match["rest"])
        return None if judged is None else self._draft(sentence, match, kind, generic=judged)

    def _next(self, sentence: Sentence, head: str) -> Draft | None:
        """ "Told him the swab is positive" behind "T/C to Mrs Pryor, son picked up": the last party of the line before."""
        match = compiled(_NEXT).match(head)
        if not match or not sentence.index:
            return None
        before = self.reading.sentences[sentence.index - 1]
        line = self.folded[before.start : min(before.end, before.start + 160)]
        lead = compiled(
            rf"{_LEAD}(?:(?:rang|phoned|spoke to|saw|met) )?(?:the |his |her |their |a )?(?P<who>(?:{{word}} ){{0,3}}?{{word}}),? ?(?:\([^)\n]{{1,40}}\) ?)?(?:{_CALLS}|picked up|answered)\b"
        ).match(line)
        kind = kind_of(lead["who"]) if lead else ""
        if not lead or kind not in ("family", "lay", "agency"):
            return None
        judged = self._judged(match["rest"])
        if judged is None:
            return None
        return self._draft(sentence, match, kind, generic=judged)

    def _named(self, sentence: Sentence, head: str) -> Draft | None:
        """ "Told Mrs P that Shazia is on our books", "Gave Rachel her whole file"."""
        match = compiled(_NAMED).search(head)
        if not match:
            return None
        before = head[: match.start()]
        if (
            compiled(PLANNED).search(before)
            or compiled(NEGATED).search(before[-30:])
            or self._parties.voice(before) != "ours"
        ):
            return None
        if match["verb"] in ("rang", "phoned"):
            return None
        kind = self._kind(match, sentence)
        written = self.reading.text[sentence.start + match.start("rest") : sentence.start + match.end("rest")]
        other = _NAME.search(written) or words("excess").search(match["rest"])
        # "Told Rose that her sister is ill" tells the person: somebody else must be named, or the hearer titled.
        if kind != "name" or not (other or compiled(rf"^{_TITLED} ").match(match["who"])):
            return None
        judged = self._judged(match["rest"])
        return None if judged is None else self._draft(sentence, match, kind, generic=judged)

    def _through(self, sentence: Sentence, head: str) -> Draft | None:
        """ "Went through the care package with Dennis on the way out"."""
        match = compiled(_THROUGH).search(head)
        if not match or self._parties.voice(head[: match.start()]) != "ours":
            return None
        kind = self._kind(match, sentence)
        if (
            not self._outside(kind, match)
            or kind in ("sector", "vague")
            or not words("information", "personal").search(match["rest"])
            or compiled(_OWN).search(match["rest"])
        ):
            return None
        return self._draft(sentence, match, kind, generic=is_generic(match["rest"]))

    def _given(self, sentence: Sentence, head: str) -> Draft | None:
        """ "Landlord told she is a risk to the building", "Sister in law (91) has been given the police reference"."""
        match = compiled(_GIVEN).match(head)
        if not match or compiled(
            r"^ ?(?:me|us|staff|that (?:i|we)|by|to|off|not|only|out|up|on|away|back|it|in|him|her|them|you|{title})\b"
        ).match(match["rest"].strip()):
            return None
        kind = self._kind(match, sentence)
        # A name alone may be the person's; who is told "as she is family" is somebody else.
        because = compiled(
            r"\b(?:as|because|being|since|cos|seeing) (?:(?:he|she|they)(?:'s|'re|s)? )?(?:is |are |was )?(?:the |his |her |next |family|kin|in charge)"
        ).search(match["rest"])
        if kind not in ("family", "lay") and not (kind == "name" and because):
            return None
        judged = self._judged(match["rest"])
        return None if judged is None else self._draft(sentence, match, kind, generic=judged)

    def _planned(self, sentence: Sentence, head: str) -> Draft | None:
        """ "College to be told what he's done": a plan to tell those who have no part in the care."""
        match = compiled(_PLANNED).match(head)
        if not match or compiled(_OWN).search(match["rest"]):
            return None
        kind = self._kind(match, sentence)
        if kind not in ("lay", "agency"):
            return None
        judged = self._judged(match["rest"]) if match["rest"].strip(" .,") else True
        if judged is None and compiled(r"^ what (?:he|she)").match(match["rest"]):
            judged = False
        return None if judged is None else self._draft(sentence, match, kind, generic=judged)

    def _enclosed(self, sentence: Sentence, head: str) -> Draft | None:
        """ "Please find attached daily logs", "Enclosed PSR and last three contact logs": the message says so itself."""
        match = compiled(_ENCLOSED).match(head)
        if not match or not words("record_noun", "excess").search(match["rest"]):
            return None
        at = sentence.start
        return Draft(
            at + match.start("verb"),
            at + match.end("verb"),
            sentence.index,
            match["verb"],
            "attach",
            None,
            "addressee",
            (at + match.start("rest"), at + match.end("rest")),
        )

    def _bare(self, sentence: Sentence, head: str) -> Draft | None:
        """ "Full assessment to school.", "My records on Ellis went to the solicitors", "Minutes to go round everybody"."""
        match = compiled(_BARE).match(head)
        if (
            not match
            or not (
                words("information").search(match["what"])
                or compiled(r"^(?:full|whole|complete) {word}$").match(match["what"])
            )
            or compiled(NEGATED).search(head[: match.start("who")][-30:])
            or compiled(
                r"\b(?:i|we|us|staff|visit|meeting|rota|invoice|leaflet|complaint|not|no|only|nothing)\b"
            ).search(match["what"])
            or compiled(r"\b(?:to|from|for|be|asked|need|want\w*|sent me)\b").search(match["what"])
        ):
            return None
        if not match["verb"] and not compiled(r"^(?:full|whole|complete|entire|all|copy|copies)\b").match(
            match["what"]
        ):
            return None
        kind = self._kind(match, sentence)
        if kind not in ("family", "lay", "agency", "sector", "vague"):
            return None
        at = sentence.start
        return Draft(
            at + match.start("what"),
            at + match.end("who"),
            sentence.index,
            "sent",
            "give",
            (at + match.start("who"), at + match.end("who")),
            kind,
            (at + match.start("what"), at + match.end("what")),
            is_generic(match["what"]),
        )


def message_drafts(reading: Reading, covered: frozenset[int]) -> Iterator[Draft]:
    """The first lines of a message to a lay party that tell of somebody's illness, offence or trouble, when nobody agreed."""
    text = reading.folded[:6000]
    if slot("consent", "law", "harm", "proxy").search(text):
        return
    kinds = {kind_of(m["to"] or m["dear"] or "") for m in compiled(_ADDRESS).finditer(text[:700])}
    written = " ".join(m[0] for m in compiled(_ADDRESS).finditer(text[:700]))
    if not written:
        return
    lay = bool(kinds & {"lay"}) or bool(
        _terms("someone").search(written)
        or compiled(
            r"\b(?:lettings?|homes|housing|ltd|motors|tyres|garage|school|primary|academy|college|nursery|club|church|landlord|employ\w*|shop|stores?|centre|foundation|trust fund|building|builders|cars|taxis)\b"
        ).search(written)
    )
    if kinds & {"care", "statutory", "family", "parent", "internal"}:
        return
    given = 0
    for sentence in reading.sentences:
        head = reading.words(sentence)[:260]
        ought = compiled(_OUGHT).search(head)
        told = (
            words("special").search(head)
            or _terms("illness").search(head)
            or (words("personal").search(head) if ought else None)
        )
        if (
            sentence.index in covered
            or not told
            or not (lay or ought)
            or not compiled(
                r"\b(?:he|she|he's|she's|his|her|who)\b|\b(?:lad|girl|lady|man)\b|{title}\.? {word}"
            ).search(head)
            or reading.is_quoted(sentence.start, sentence.end)
        ):
            continue
        given += 1
        at = sentence.start + told.start()
        yield Draft(
            at,
            sentence.start + told.end(),
            sentence.index,
            "wrote",
            "give",
            None,
            "addressee",
            (at, sentence.start + told.end()),
        )
        if given == 2:
            return
