"""Missing slots of a sharing event: nobody named, nothing said, no purpose, no basis; and contacts without content.

One sentence often lacks several. The first two of recipient, content, basis and purpose are reported: who supplies
those finds the rest.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from recordlint.checks.base import Candidate, CheckContext, holding
from recordlint.checks.sharing_common import clip, events_in
from recordlint.language.grammar import compiled
from recordlint.language.layers import LineKind, Sentence, SharingEvent
from recordlint.language.reading import Reading
from recordlint.language.sharing_words import words

Quiet = Callable[[Reading, SharingEvent], frozenset[str] | None]


def no_recipient(context: CheckContext) -> Iterator[Candidate]:
    """Information shared with a bare sector or a crowd, or with nobody named."""
    yield from _missing(context, "recipient")


def no_content(context: CheckContext) -> Iterator[Candidate]:
    """Someone was told or sent something, and what is missing or says nothing."""
    yield from _missing(context, "content")


def no_basis(context: CheckContext) -> Iterator[Candidate]:
    """Neither the person's agreement nor another basis is recorded."""
    yield from _missing(context, "basis")


def no_purpose(context: CheckContext) -> Iterator[Candidate]:
    """Why it was shared is missing."""
    yield from _missing(context, "purpose")


def contact_without_content(context: CheckContext) -> Iterator[Candidate]:
    """A call or talk with somebody outside the team of which nothing is recorded."""
    reading = context.reading
    seen: set[int] = set()
    for event in reading.sharing:
        if (
            event.form != "contact"
            or event.what
            or event.negated
            or event.sentence in seen
            or event.recipient_kind in ("emergency", "other")
        ):
            continue
        seen.add(event.sentence)
        sentence = reading.sentences[event.sentence]
        behind = reading.folded[event.end : min(sentence.end, event.end + 300)]
        last = max(
            (e.end for e in events_in(reading, event.sentence, event.sentence) if e.form == "contact"),
            default=event.end,
        )
        yield Candidate(
            event.start,
            max(event.end, last),
            quiet=holding(
                no_answer=_no_answer(behind)
                or any(_no_answer(clip(reading, s, 120)) for s in _following(reading, sentence, 1)),
                said_here=_says_more(reading, event, behind),
                said_next=_said_next(reading, sentence, event),
                said_before=len(
                    re.findall(
                        r"[a-z]{2,}",
                        re.split(r"[.\n]", reading.folded[max(sentence.start, event.start - 200) : event.start])[-1],
                    )
                )
                >= 6,
                purpose_stated=event.purpose is not None
                and event.purpose[0] > event.start
                and event.purpose[1] <= sentence.end,
            ),
        )


def _missing(context: CheckContext, slot: str) -> Iterator[Candidate]:
    """The events that may lack a slot, with every condition that keeps the rule quiet."""
    reading = context.reading
    seen: set[int] = set()
    for event in reading.sharing:
        if event.negated or event.sentence in seen or (event.pair == "parent" and event.verb != "handed over"):
            continue
        quiet = _SLOTS[slot](reading, event)
        if quiet is None:
            continue
        if not quiet:
            seen.add(event.sentence)
            worse = [name for name in _ORDER[: _ORDER.index(slot)] if _SLOTS[name](reading, event) == frozenset()]
            quiet = holding(two_worse=len(worse) >= int(context.options.get("at_most", 2)))
        yield Candidate(event.start, event.end, quiet=quiet)


def _recipient(reading: Reading, event: SharingEvent) -> frozenset[str] | None:
    if event.form in ("contact", "aware") or event.recipient_kind not in ("", "vague", "sector", "addressee"):
        return None
    if event.recipient_kind == "addressee" and event.form != "attach":
        return None
    return holding(
        header_names=event.recipient_kind == "addressee" or (event.recipient_kind == "" and _addressed(reading)),
        named_near=event.recipient_kind == ""
        and any(
            e.recipient and e.recipient_kind not in ("vague", "sector", "")
            for e in events_in(reading, event.sentence - 1, event.sentence + 1)
        ),
        practical=_practical(reading, event)
        and event.what is not None
        and not compiled(r"\b(?:he|she|they|him|her|his|their|them)\b").search(reading.folded, *event.what),
    )


def _content(reading: Reading, event: SharingEvent) -> frozenset[str] | None:
    if event.form == "attach" or event.recipient_kind in ("addressee", "emergency"):
        return None
    if event.form == "contact" and not event.generic:
        return None
    if event.verb.startswith("explained") and event.what is None:
        return None  # what was explained stands before it
    if event.what and not event.generic:
        named = bool(words("record_noun").search(reading.folded, *event.what))
        # "report", "letter" … name an attachment; anything else says what was shared.
        return holding(document_named=True) if named else holding(said=True)
    sentence = reading.sentences[event.sentence]
    return holding(
        said_before=_said_before(reading, event, sentence),
        document_named=event.verb.startswith(("copied", "cc")) and _addressed(reading),
        referral=bool(
            compiled(r"\breferr?(?:al|ed)s?\b|\bconcern form\b|\balert\b").search(
                reading.folded, sentence.start, min(sentence.end, event.end + 80)
            )
        ),
        said_after=event.what is None and len(_rest(reading, event, sentence).split()) >= 4,
    )


def _purpose(reading: Reading, event: SharingEvent) -> frozenset[str] | None:
    if event.form == "aware" or not _weighs(reading, event):
        return None
    return holding(
        purpose_stated=event.purpose is not None,
        plain_pair=event.pair in ("emergency", "statutory")
        or event.basis_kind == "proxy"
        or _ordered(reading, event)
        or _danger_is_the_basis(reading, event)
        or _police_and_danger(reading, event),
        direct_care=event.pair == "care" and not _also_lay(reading, event),
        practical=_practical(reading, event),
    )


def _basis(reading: Reading, event: SharingEvent) -> frozenset[str] | None:
    if event.form == "aware" or not _weighs(reading, event):
        return None
    return holding(
        consent=event.basis_kind in ("consent", "recorded"),
        other_basis=event.basis_kind in ("other", "proxy"),
        present=event.basis_kind == "present",
        direct_care=(event.pair == "care" and not _also_lay(reading, event))
        or (event.recipient_kind == "sector" and _care_sector(reading, event)),
        statutory=event.pair in ("emergency", "statutory") or _police_and_danger(reading, event),
        practical=_practical(reading, event),
    )


_ORDER = ("recipient", "content", "basis", "purpose")
_SLOTS: dict[str, Quiet] = {"recipient": _recipient, "content": _content, "basis": _basis, "purpose": _purpose}


def _weighs(reading: Reading, event: SharingEvent) -> bool:
    """Whether purpose and basis matter: a call counts only when the person's own affairs were told."""
    if event.form != "contact":
        return True
    if event.what is None or event.recipient_kind in ("other", ""):
        return False
    what = reading.folded[event.what[0] : event.what[1]]
    telling = compiled(
        r"^(?:and )?(?:told|gave|filled|explained|went through|informed|updated|passed|let|made|shared|said|to (?:say|tell|inform|explain)|with (?:details|that|this|his|her|the))\b"
    ).match(what)
    if compiled(
        r"^(?:to (?:chase|check|ask|arrange|book|request|query|find|see|cancel|order|confirm)|requested|asked)\b"
    ).match(what):
        return False
    return (
        event.generic
        or bool(telling and words("personal").search(what))
        or (bool(words("personal").search(what)) and event.recipient_kind in ("lay", "agency", "family", "sector"))
    )


def _addressed(reading: Reading) -> bool:
    """Whether the note is a message whose header or salutation names who gets it."""
    return any(line.kind is LineKind.HEADER for line in reading.layout.lines[:12]) or bool(
        compiled(r"(?:^|\n)\s*(?:dear|hi|hello) \w").search(reading.folded[:3000])
    )


def _said_before(reading: Reading, event: SharingEvent, sentence: Sentence) -> bool:
    """Whether the same line has just said what there was to tell: "Red heel, 2 cm. District nurse informed."."""
    before = reading.folded[max(sentence.start, event.start - 200) : event.start]
    clause = re.split(r"[;\n]", before)[-1]
    if event.form in ("tell", "aware", "label") and len(re.findall(r"[a-z]{2,}", clause)) >= 4 and not event.generic:
        return True
    if sentence.index == 0 or event.recipient_kind in ("vague",):
        return False
    previous = reading.sentences[sentence.index - 1]
    if events_in(reading, previous.index, previous.index) or previous.line != sentence.line:
        return False
    if event.generic and event.what:
        return False
    return (
        event.recipient_kind not in ("lay", "agency", "sector", "other", "")
        and len(re.findall(r"[a-z]{2,}", clip(reading, previous, 300))) >= 4
    )


def _rest(reading: Reading, event: SharingEvent, sentence: Sentence) -> str:
    behind = reading.folded[event.end : min(sentence.end, event.end + 200)]
    return compiled(
        r"^[^.;\n]{0,4}?(?:,? (?:in|as per|as|by|at|on|for|so|and so|to keep|straight|this|today|who|which)\b.*|\W+)"
    ).sub("", behind)


def _police_and_danger(reading: Reading, event: SharingEvent) -> bool:
    """Whether the police were told of a danger or a crime: the purpose is plain, and consent is not asked for."""
    if (
        not event.recipient
        or not compiled(r"\b(?:police|officers?|101|sergeant|pc|psni)\b").search(reading.folded, *event.recipient)
        or _also_lay(reading, event)
    ):
        return False
    sentence = reading.sentences[event.sentence]
    near = " ".join(clip(reading, s, 400) for s in reading.around(sentence))
    return bool(
        compiled(
            r"\b(?:missing|assault\w*|attack\w*|hit|punched|kicked|pushed|threat\w*|knife|weapon|harm\w*|injur\w*|theft|stole\w*|stolen|burgl\w*|robb\w*|rape\w*|abuse\w*|violen\w*|strang\w*|danger|crime|kill|suicid\w*|overdose|exploit\w*|criminal|arson|fire|intruder|break-?in|broke in|unlawful)\b"
        ).search(near)
    )


def _ordered(reading: Reading, event: SharingEvent) -> bool:
    """Whether a court or a law asked for it, so that the basis is the purpose."""
    return event.basis is not None and bool(
        compiled(r"\b(?:court|order|directions?|directs|requires?|regulations?|warrant|subpoena)\b").search(
            reading.folded, *event.basis
        )
    )


def _danger_is_the_basis(reading: Reading, event: SharingEvent) -> bool:
    """Whether the basis is a danger or the public interest, which says what the sharing was for."""
    return event.basis is not None and bool(
        compiled(r"\b(?:public interest|vital interests?|to (?:protect|prevent|safeguard)|danger|risk of)\b").search(
            reading.folded, *event.basis
        )
    )


def _also_lay(reading: Reading, event: SharingEvent) -> bool:
    """Whether a lay party stands beside a professional: "to podiatry and to the exercise scheme at the leisure centre"."""
    sentence = reading.sentences[event.sentence]
    text = reading.folded[event.start : min(sentence.end, event.end + 90)]
    return bool(
        compiled(
            r"\b(?:landlord|neighbours?|employer|church|leisure centre|exercise scheme|gym|housing association|letting agent|school|club|factor)\b"
        ).search(text)
    ) and bool(compiled(r"\b(?:and|&|plus|,)").search(text))


def _care_sector(reading: Reading, event: SharingEvent) -> bool:
    return bool(
        event.recipient
        and compiled(
            r"\b(?:health|nhs|social care|community|social services|the home|the placement|placement|provider|the agency|agency|social work|csc|mental health|care agency|children's services|adult services|primary care|secondary care|acute)\b"
        ).search(reading.folded, *event.recipient)
    ) and not compiled(r"\bupdated\b|\bgist\b").search(reading.folded, event.start, event.end)


def _practical(reading: Reading, event: SharingEvent) -> bool:
    """Whether only an errand or arrangement was passed on."""
    if not event.what or event.generic:
        return False
    what = reading.folded[event.what[0] : event.what[1]]
    errand = words("practical").search(what)
    own = [m[0] for m in words("personal").finditer(what) if not words("practical").fullmatch(m[0])]
    held = compiled(r"\bon (?:an? )?(?:order|bail|tag|licence|register)\b").search(what)
    return bool(errand) and not own and not held


def _following(reading: Reading, sentence: Sentence, count: int) -> tuple[Sentence, ...]:
    return reading.sentences[sentence.index + 1 : sentence.index + 1 + count]


def _no_answer(words_: str) -> bool:
    return bool(
        compiled(
            r"\b(?:no (?:answer|reply|response|one (?:there|available))|voice ?mail|v/?m|answer ?phone|answering machine|rang out|(?:left|lft) (?:a )?(?:message|msg|vm)|message left|engaged|line busy|went to|not available|unavailable|not in|in a meeting|on leave|closed|on hold|cut off|call back|ring back|no joy|unable to|did not pick up|didn't pick up|phone off|will try|to try|tried)\b"
        ).search(words_[:200])
    )


def _says_more(reading: Reading, event: SharingEvent, behind: str) -> bool:
    """Whether the sentence goes on to say something of the talk itself."""
    rest = compiled(r"\b(?:and )?(?:spoke|spoken|talked) (?:to|with) (?:{det} )?(?:{word} ?){1,4}").sub(" ", behind)
    rest = compiled(
        r"\b(?:after|afterwards|before i left|as well|again|too|today|yesterday|this (?:morning|afternoon|evening)|(?:at|on|by) ?(?:{clock}|{weekday}|phone)|{clock}|{date}|later|also|straight away|(?:his|her|their|the) (?:{word} )?(?:{role}|{kin}|manager)|{role}|twice|briefly|over the phone|by (?:tele)?phone|on the way (?:back|home)|from the (?:car|office)|in the (?:corridor|car ?park|hallway)|on the (?:phone|stairs|doorstep)|at the (?:door|gate)|face to face|in person|(?:for )?(?:about )?{number} min\w*)\b"
    ).sub(" ", rest)
    return len(re.findall(r"[a-z']{2,}", rest)) >= 3


def _said_next(reading: Reading, sentence: Sentence, event: SharingEvent) -> bool:
    """Whether the words of the call stand in what follows: a reply, a report, bullets under the line."""
    line = reading.layout.lines[sentence.line]
    for other in _following(reading, sentence, 2):
        text = clip(reading, other, 200)
        if compiled(
            r"^[\W\d]*(?:{subject_pronoun}|says?|said|told|states?|stated|advised|advises|reports?|reported|confirmed|confirms|agreed|explained|asked|requested|will|they|no |not |discussed|message|informed|spoke|was told|happy|unable|outcome|advice|awaiting|apparently|reply|answer|feedback|given|gave|passed|shared|we (?:talked|agreed|discussed)|i (?:told|gave|explained|asked|said|shared|mentioned|updated|discussed))\b"
        ).match(text) and not compiled(
            r"^[\W\d]*(?:he|she|they) (?:ate|slept|had (?:a )?(?:wash|tea|lunch|breakfast)|was (?:washed|dressed|asleep))\b"
        ).match(text):
            return True
        if event.recipient:
            head = [
                w
                for w in re.findall(r"[\w'-]{2,}", reading.folded[event.recipient[0] : event.recipient[1]])
                if w not in ("her", "his", "the", "their", "my", "our")
            ]
            if head and re.search(rf"\b{re.escape(head[-1])}\b", text):
                return True
        below = reading.layout.lines[other.line]
        if below.kind is LineKind.BULLET and line.kind is not LineKind.BULLET:
            return True
        if any(q.kind == "speech" and q.start - other.start < 3 and q.start >= other.start for q in reading.quotes):
            return True
        break
    return False
