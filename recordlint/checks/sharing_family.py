"""Sharing that goes too far, to the wrong people or against a wish; and decisions not to share."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from recordlint.checks.base import Candidate, CheckContext, holding
from recordlint.checks.sharing_common import clip
from recordlint.language.grammar import compiled
from recordlint.language.layers import SharingEvent
from recordlint.language.lexicons import alternation, per_house, terms_of
from recordlint.language.reading import Reading
from recordlint.language.sharing_words import slot, words

_KIN = ("family", "parent")
_ENTITLED = (
    r"\b(?:as|being|since|because|cos|coz|cause|given|seeing (?:as|that)|well|,) ?(?:that )?(?:(?:she|he|they|it|this)(?: is|'s|s| was|'re|re| are| were) |being )?(?:the |a |an |her |his |their |in effect |only |also |close |still |next ){0,2}(?:family|n\.?o\.?k\.?|next of kin|blood|{kin})\b(?! (?:said|asked|wanted|will|would|to|can|could|who|was|were|had))"
    r"|\b(?:she|he|they)(?: is|'s|s| are|'re|re) (?:the |his |her |their |still |only ){0,2}(?:family|nok|next of kin|{kin})\b|\b(?:family|nok|next of kin|{kin}),? after all\b"
)
_REFUSES = (
    r"(?:(?:do(?:es)? not|did not|doesn't|didn't|don't|dont|doesnt|didnt|would not|wouldn't|never) (?:want|wish|like|agree|consent)(?:ed|s)?(?: for| to| that)?[^.;\n]{0,70}|(?:refused|declined|withheld|withdrew|withdrawn|refuses|declines|opposed|objected to|objects to|against) (?:his |her |their |any |all |to )?(?:consent|permission|agreement|sharing|share|information|us telling|me telling|anyone)[^.;\n]{0,60}|"
    r"(?:asked|told|begged|asks|tells|instructed) (?:me|us|staff|that we|that i) (?:not|never) (?:to )?[^.;\n]{0,60}|(?:please |only )?(?:don't|do not|dont|never) (?:you )?(?:tell|let|share|ring|phone|call|inform|say anything|mention|speak|pass|contact)[^.;\n]{0,60}|(?:is|was|are|were|being) not to (?:be told|know|be contacted|be informed)[^.;\n]{0,40}|not to (?:tell|be told|share|inform|contact|let)[^.;\n]{0,60}|"
    r"said no to[^.;\n]{0,50}|no (?:consent|permission|agreement) (?:to|for)[^.;\n]{0,50}|(?:wants?|wanted|asked for) (?:this|it|that|everything|things) (?:kept |to be kept |to stay )?(?:private|confidential|between us|secret)[^.;\n]{0,40}|consent[^.;\n]{0,50}? (?:was |is )?(?:not given|refused|declined|withdrawn|withheld)[^.;\n]{0,50})"
)
_TELLING = r"\b(?:tell\w*|told|know|shar\w+|inform\w*|contact\w*|ring|phone|call|speak|spoken|talk\w*|pass\w*|disclos\w*|say|mention\w*|involv\w*|letter|report|information|info|aware|find out|private|confidential|consent\w*|permission|referr\w+|referral|updated?|let)\b"
_WITHHOLD = (
    r"\b(?:(?:will not|won't|wont|would not|not going to|are not|is not|am not|do not|don't|shall not|agreed not to|decided not to|decision not to|chose not to|opted not to|have not|has not|haven't|not to) (?:be |been |to |yet )?(?:(?:telling|tell|letting (?:{word} ){1,4}know|let (?:{word} ){1,4}know|informing|inform|sharing|share|shared|disclosing|disclose|disclosed|notifying|notify|replying to|reply to|responding to|respond to|passing|passed|pass|releasing|release|giving out|sending|contacting the (?:family|police|school|gp|parents?)|told|informed|notified)\b[^.;\n]{0,70})"
    r"|(?:not|never) (?:shared|disclosed|passed on|released|sent) (?:with|to|on)\b[^.;\n]{0,50}|(?:information|info|report|details|records?|request(?: for (?:information|records|details|the report))?) (?:(?:was |were |is |are |has been |have been |to be )?(?:withheld|not (?:shared|disclosed|released|given|passed on)|refused|declined))[^.;\n]{0,50}|(?:refused|declined|withheld|withholding) (?:to (?:share|disclose|tell|give|release|pass)|(?:the |their |his |her )?(?:request|information|report|details|disclosure))[^.;\n]{0,60}|"
    r"(?:gp|police|school|parents?|mum|dad|family|nok|landlord|social worker|safeguarding|{kin}) (?:not|are not|is not|was not|were not|will not be|not to be|not being) (?:told|informed|notified|made aware|contacted|updated)\b[^.;\n]{0,40})"
)
_WHY = r"\b(?:because|since|as|cos|due to|given|so that|in case|to (?:avoid|protect|prevent|keep|respect)|reason|consent|confidential\w*|wish(?:es)?|asked (?:us|me|for|not|that)|at (?:his|her|their) request|without|first|before|(?:does|did) not want|doesn't want|didn't want|without (?:his|her|their)|not (?:my|ours?) to|no need|risk|unsafe|safe(?:r|ty)?|duty|until|pending|third part\w+|police (?:asked|advised)|advice|legal|court|nothing (?:about|to)|no (?:part|need|reason|ground|bearing))\b"


def family_assumed_entitled(context: CheckContext) -> Iterator[Candidate]:
    """Relatives were told because they are relatives, or were worried, or asked."""
    reading = context.reading
    seen: set[int] = set()
    for event in reading.sharing:
        if event.recipient_kind not in _KIN or event.negated or event.sentence in seen:
            continue
        if event.form == "contact" and not _told(reading, event):
            continue
        sentence = reading.sentences[event.sentence]
        low, high = max(sentence.start, event.start - 250), min(sentence.end, event.end + 300)
        if sentence.index and event.form != "contact":  # "Wife rang in tears. I told her …"
            previous = reading.sentences[sentence.index - 1]
            low = max(previous.start, low - 120)
        entitled = _outside(compiled(_ENTITLED), reading.folded, low, high, event) or slot("entitled").search(
            reading.folded, low, high
        )
        worried = (
            slot("worried").search(reading.folded, low, event.start)
            if event.form != "contact"
            else compiled(
                r"\b(?:worried|worry|worrying|anxious|upset|in a state|concerned|fretting|asking|wanted to know|asked)\b"
            ).search(reading.folded, event.end, event.what[0] if event.what else event.end)
        )
        if not worried and event.form != "contact":
            worried = compiled(
                r"\b(?:was|were|is|got|been|being|so|very) (?:worried|worry|anxious|upset|fretting|concerned|frantic|in a state)\b"
            ).search(reading.folded, event.end, high)
        if not entitled and not worried:
            continue
        seen.add(event.sentence)
        yield Candidate(
            event.start,
            event.end,
            quiet=holding(
                consent=event.basis_kind in ("consent", "present", "recorded"),
                proxy=event.basis_kind == "proxy",
                other_basis=event.basis_kind == "other",
                parent_of_child=event.pair == "parent",
            ),
        )


def _told(reading: Reading, event: SharingEvent) -> bool:
    """Whether a call is recorded to have told something of the person."""
    if event.what is None:
        return False
    what = reading.folded[event.what[0] : event.what[1]]
    told = compiled(r"\b(?:told|gave|explained|informed|updated|filled|shared|passed|read|let)\b").search(what)
    return bool(told) and (event.generic or bool(words("personal", "gist").search(what)))


def _outside(pattern: re.Pattern[str], folded: str, low: int, high: int, event: SharingEvent) -> re.Match[str] | None:
    """The first match that is not the recipient's own words."""
    for match in pattern.finditer(folded, low, high):
        if match.start() >= event.end or match.end() <= event.start:
            return match
    return None


@per_house
def _excess() -> re.Pattern[str]:
    fixed, quantity, kind, noun = (
        alternation(terms_of("sharing_words", c)) for c in ("excess", "excess_quantity", "record_kind", "record_noun")
    )
    det = r"(?:\s(?:of|the|his|her|their|my|our|all|\w{2,15}'s?))"
    return re.compile(
        rf"(?<!\w)(?:(?:records|notes|files?|history|logs|letters|reports|minutes)(?:\s\w+){{0,3}}\s(?:since|from|back\sto|going\sback\sto)\s(?:19|20)\d\d"
        rf"|all\s(?:the\s)?(?:residents|tenants|patients|clients|pupils|children)'?\s(?:names|details|records|diagnoses|dobs|histories)|{fixed}(?:\son)?|(?:\w+'s?\s|(?:his|her|their|the|my|our)\s)?{quantity}{det}{{0,3}}(?:\s{kind}){{0,2}}\s{noun}|every\s(?:single\s)?(?:\w+\s){{0,2}}(?:entry|entries|note|record|report|letter|document))(?!\w)"
    )


def disproportionate(context: CheckContext) -> Iterator[Candidate]:
    """The whole file, everyone copied in, or what is most private to somebody who has no need of it."""
    reading = context.reading
    seen: set[int] = set()
    for event in reading.sharing:
        if event.negated or event.sentence in seen or (event.form in ("aware", "contact") and not event.what):
            continue
        sentence = reading.sentences[event.sentence]
        low, high = max(sentence.start, event.start - 120), min(sentence.end, event.end + 260)
        found = (
            _excess().search(reading.folded, low, high)
            or _crowd(reading, event, high)
            or _too_private(reading, event, high)
        )
        if found is None:
            continue
        span = found.span() if isinstance(found, re.Match) else found
        seen.add(event.sentence)
        near = " ".join(clip(reading, s, 300) for s in reading.around(sentence, 1, 1))
        yield Candidate(
            *span,
            quiet=holding(
                court=bool(
                    compiled(
                        r"\b(?:court|tribunal|judge|subpoena|disclosure order|ordered|production order|inquest|coroner|guardian's solicitor|litigation)\b"
                    ).search(near)
                ),
                own_request=bool(
                    compiled(
                        r"\b(?:subject access|sar|access to (?:his|her|their) (?:own )?records?|(?:his|her|their) own (?:file|records?|copy)|request for (?:his|her|their) (?:own )?(?:file|records?))\b"
                    ).search(near)
                ),
                transfer=bool(
                    compiled(
                        r"\b(?:transfer\w*|handover of (?:the )?case|case (?:moves|moved|moving) to|new (?:social worker|provider|team|authority|gp|surgery|practice|school|placement)|takes? over|taking over|receiving (?:team|authority|ward)|moved to|moving to|registered with)\b"
                    ).search(near)
                ),
                needed=bool(
                    compiled(
                        r"\b(?:needs? (?:all|the whole|the full|every)|asked for (?:all|the whole|the full)|in full because|all of (?:it|them) (?:is|are) (?:needed|relevant)|audit|inspection|serious case review|safeguarding adults? review|complaint investigation)\b"
                    ).search(near)
                ),
            ),
        )


def _crowd(reading: Reading, event: SharingEvent, high: int) -> tuple[int, int] | None:
    """Three or more lay or unlike parties copied in at once."""
    match = compiled(
        r"\b(?:copied|cc'?d|sent|forwarded|shared|e-?mailed)\b[^.;\n]{0,40}?(?:(?:the |his |her |a )?{word}(?: {word}){0,2}, ){2,}(?:and |& )?(?:the |his |her )?{word}"
    ).search(reading.folded, event.start, high)
    if not match:
        return None
    lay = compiled(
        r"\b(?:landlord|church|transport|firm|day centre|school|neighbours?|employer|club|councillor|hostel|lettings|pantry|shed|housing)\b"
    ).findall(match[0])
    return match.span() if len(set(lay)) >= 2 else None


def _too_private(reading: Reading, event: SharingEvent, high: int) -> tuple[int, int] | None:
    """Health, offences or the like told to a lay party."""
    if event.recipient_kind not in ("lay", "other", "addressee", "agency") or not event.what:
        return None
    if (
        event.recipient_kind == "agency"
        and not compiled(r"\b(?:school|college|tutor|teacher|youth club)\b").search(
            reading.folded, event.start, event.end
        )
    ) or event.basis:
        return None
    match = words("special").search(reading.folded, event.what[0], high)
    return match.span() if match else None


def against_wishes(context: CheckContext) -> Iterator[Candidate]:
    """Shared with somebody after the person objected to just that, and nothing says why the wish was overridden."""
    reading = context.reading
    objections = list(islice(_objections(reading), 20))
    if not objections:
        return
    for event in reading.sharing:
        if event.negated or (event.form == "contact" and not event.what):
            continue
        for _start, end, parties in objections:
            same = parties & _parties(reading.folded[event.start : event.end + 1], event.recipient_kind)
            anybody = not parties and event.recipient_kind not in ("care", "")
            if end > event.start or not (same or anybody):
                continue
            sentence = reading.sentences[event.sentence]
            around = " ".join(clip(reading, s, 400) for s in reading.around(sentence))
            yield Candidate(
                event.start,
                event.end,
                quiet=holding(
                    override=bool(slot("law", "harm").search(around))
                    or bool(
                        compiled(
                            r"\b(?:outweigh\w*|overrid\w*|nevertheless|told (?:him|her|them) (?:that )?(?:i|we) (?:would|had|must)|have to|had to|must)\b"
                        ).search(around)
                    ),
                    changed_mind=event.basis_kind == "consent",
                    emergency=event.pair in ("emergency", "statutory"),
                ),
            )
            break


def _objections(reading: Reading) -> Iterator[tuple[int, int, frozenset[str]]]:
    """Where the person objected to sharing, and whom the objection names."""
    for match in compiled(_REFUSES).finditer(reading.folded):
        text = match[0]
        if compiled(_TELLING).search(text):
            yield match.start(), match.end(), _parties(text, "")


def _parties(text: str, kind: str) -> frozenset[str]:
    """The kin and bodies that a phrase names, mum and mother as one."""
    same = {
        "mum": "mother",
        "mam": "mother",
        "mom": "mother",
        "mummy": "mother",
        "dad": "father",
        "daddy": "father",
        "ma": "mother",
        "parents": "parents",
    }
    text = re.sub(r"\b(?:her|his) own\b", "", text)
    found = {
        same.get(w, w)
        for w in compiled(
            r"\b(?:{kin}|school|police|gp|doctor|surgery|landlord|housing|work|employer|boss|neighbours?|church|social services|social worker|ward|hospital|college|nursery|council|probation)\b"
        ).findall(text)
    }
    return frozenset(map(str, found)) or frozenset(("family",) if kind == "family" else ())


def not_sharing_without_reason(context: CheckContext) -> Iterator[Candidate]:
    """A decision to tell or send nothing, and nothing says why."""
    reading = context.reading
    seen: set[int] = set()
    for match in compiled(_WITHHOLD).finditer(reading.folded):
        sentence = reading.sentence_at(match.start())
        if sentence is None or sentence.index in seen or reading.is_quoted(match.start(), match.end()):
            continue
        before = reading.folded[max(sentence.start, match.start() - 60) : match.start()]
        if compiled(r"\b(?:he|she|they|who|mum|dad|{kin}|you|if|that)\b(?: \w+){0,3} ?$").search(
            before
        ) or not compiled(
            r"\b(?:tell\w*|told|inform\w*|shar\w+|disclos\w+|notif\w+|repl\w+|respond\w*|pass\w*|releas\w+|giv\w+|sen[dt]\w*|contact\w*|withh\w+|refused|declined|aware|updated)\b"
        ).search(match[0]):
            continue
        seen.add(sentence.index)
        window = reading.folded[max(sentence.start, match.start() - 200) : min(sentence.end, match.end() + 200)]
        previous = (
            reading.folded[
                max(
                    reading.sentences[sentence.index - 1].start, reading.sentences[sentence.index - 1].end - 300
                ) : reading.sentences[sentence.index - 1].end
            ]
            if sentence.index
            else ""
        )
        following = (
            clip(reading, reading.sentences[sentence.index + 1], 300)
            if sentence.index + 1 < len(reading.sentences)
            else ""
        )
        inside = window.replace(match[0], match[0], 1)
        yield Candidate(
            match.start(),
            _trim(reading.text, match.start(), match.end()),
            quiet=holding(
                reason_given=bool(compiled(_WHY).search(inside)),
                reason_before=bool(
                    compiled(
                        r"\b(?:asked (?:us|me) not|(?:does|did) not want|doesn't want|didn't want|no consent|refused consent|did not (?:agree|consent)|wants? (?:it|this) kept|not give|don't tell|asked that|wish\w*|said no|danger|unsafe|at risk|risk of|threat\w*)\b"
                    ).search(previous)
                ),
                reason_after=bool(
                    compiled(
                        r"^[\W\d]*(?:reason|because|this is|why|rationale|(?:he|she|they) (?:asked|does not|did not|doesn't|didn't)|to protect)\b"
                    ).match(following)
                ),
                theirs=reading.source_of(match.start(), match.end()).value not in ("none", "self")
                and not compiled(r"\b(?:i|we|agreed|decided|decision)\b").search(before + match[0]),
            ),
        )


def _trim(text: str, start: int, end: int) -> int:
    return start + len(text[start:end].rstrip(" ,"))
