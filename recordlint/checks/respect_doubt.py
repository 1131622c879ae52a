"""Words that doubt what a person says, and words of refusal without their reason."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from itertools import islice, takewhile

from recordlint.checks.base import Candidate, CheckContext, holding
from recordlint.checks.respect_common import (
    clause_after,
    clause_before,
    denied,
    names_service,
    place,
    quoted,
    reported,
    whole_place,
)
from recordlint.language.grammar import compiled
from recordlint.language.layers import Sentence
from recordlint.language.reading import Reading

_DOUBT = (
    r"\b(?P<verb>claims?|claimed|claiming|alleges?|alleged|alleging|insists?|insisted|insisting|maintains?|maintained|purports?|purported|purporting|professes|professed|contends|contended|protests|protested|avers|"
    r"would have (?:us|you|me|everyone|staff) believe|wants us to believe|expects us to believe|trying to make out|tries to make out|making out|makes out|made out|swears|swore|"
    r"so-? ?called|supposed|supposedly|allegedly|if (?:he|she) is to be believed|if (?:he|she)'s to be believed|or so (?:he|she|they) (?:says?|said|claims?|claimed|reckons?)|so (?:he|she) (?:says|reckons))\b"
)
_BENEFIT = (
    r"^ (?:for )?(?:(?:a|an|the|any|his|her|their|some|new|also|enhanced|full|both|back|contribution[- ]based|income[- ]based|her own|his own|more|it|online|state|working age|of) ){0,3}"
    r"(?:pip|uc|esa|jsa|dla|aa|universal credit|pension|pensions|carer'?s allowance|attendance allowance|housing benefit|hb|benefits?|allowances?|council tax|child benefit|tax credits?|expenses|mileage|compensation|insurance|"
    r"credit|credits|money|damages|asylum|refugee|discretionary|winter fuel|income support|employment|disability living|personal independence|blue badge|refund|grant|funding|sick pay|statutory sick|warm home|bereavement|support payment|payments?|direct payments?|form|against the (?:insurance|landlord|company|council)|£)"
)
_LEGAL_NOUN = r"^ (?:(?:sexual|physical|emotional|domestic|financial|historical|serious|common|the|non-recent|neglect and|fraudulent|indecent|racially aggravated) ){0,2}(?:offen[cs]es?|perpetrators?|perp|assaults?|abuse|abusers?|victims?|rape|theft|fraud|incidents?|crimes?|breach(?:es)?|harm|neglect|attacks?|offenders?|injury|harassment|stalking|criminal|conduct|robbery|burglary|misconduct|exploitation|grooming|trafficking|arson|murder|threats?|damage|source of risk|person|persons|staff)\b"
_LEGAL = r"\b(?:police|charged?|charges|court|crown|cps|prosecution|prosecut\w+|solicitor|statement to|indictment|bail|arrested|criminal|witness statement|s\.?9 statement|tribunal|hearing|lado|section 42|s42|s\.42|s47|section 47|crime (?:number|reference|ref)|officer in the case|oic)\b"
_PROFESSIONAL = r"\b(?:{role}|{body}|staff|i|we|council|company|manager|landlord|agency|provider|trust|insurer|department|dwp)(?: \w+ly)? ?(?:also |have |has |had |still )?$"
_SUBJECT_OF = r"(?:\b(?:he|she|they|who|and|but|also|still|now|then|again|even|repeatedly|continues to|continued to|always|never|{kin}|{subject}|{title} [\w'-]+|has|have|had|is|was|be|to|\w+ly|later|[\w'-]+\)|[\w'-]+,) |^[\W\d]*(?:(?:pt|client|su|yp|mum|dad|again|still|also) )?)$"
_SCARE_BEFORE = r"(?:\b(?:{possessive}|{kin}'s|the|these|this|that|those|of|with|having|has|had|have|from|due to|for|was|were|been|is|are|being|feeling|feels|felt|an?|such|another|more|most|some|about|any|too) |[\w]+'s )$"


def doubt_marking(context: CheckContext) -> Iterator[Candidate]:
    """Verbs that doubt the person's word, and scare quotes of one to three words."""
    reading = context.reading
    for match in compiled(_DOUBT).finditer(reading.folded):
        start, end = match.span("verb")
        where = place(reading, start)
        if where is None:
            continue
        before, after = clause_before(reading, start), clause_after(reading, start, end)
        verb = match["verb"]
        if _is_noun(verb, before, after) or compiled(_PROFESSIONAL).search(before):
            continue
        words = reading.folded[slice(*where)]
        legal = verb.startswith("alleg") and bool(
            compiled(_LEGAL_NOUN).match(after)
            or compiled(r"^ to (?:be|have)\b").match(after)
            or compiled(_LEGAL).search(words)
            or (verb == "allegedly" and compiled(_LEGAL_NOUN).match(after))
        )
        yield Candidate(
            start,
            end,
            quiet=holding(
                quoted=quoted(reading, start, end),
                benefit=verb.startswith("claim")
                and bool(
                    compiled(_BENEFIT).match(after)
                    or (
                        compiled(
                            r"\b(?:benefit|universal credit|pip|pension credit|allowance|entitled|eligib\w+|help (?:her|him|them) to|how to|able to|can|could|may|should|unable to|not|wants to|to|been|backdated) $"
                        ).search(before)
                        and not compiled(r"^ (?:that|he|she|they)\b").match(after)
                    )
                ),
                legal=legal,
                preference=verb.startswith(("insist", "maintain"))
                and bool(
                    compiled(
                        r"^ (?:on|upon|his|her|their|the|a|an|good|eye|contact|independen\w+|personal|safe\w*|social|weight|relationships?|work|boundaries)\b"
                    ).match(after)
                ),
                mentioned=denied(reading, start, end),
            ),
        )
    yield from _scare_quotes(reading)


def _is_noun(verb: str, before: str, after: str) -> bool:
    """Whether the word is a noun or an adjective of another kind here: "her claim was turned down", "supposed to come"."""
    if verb in ("claim", "claims") and compiled(
        r"\b(?:{det}|{possessive}|'s|new|benefit|credit|pip|insurance|of|asylum|no|false|joint|existing|allowance|both|several|\d+|any) $"
    ).search(before):
        return True
    if verb in ("supposed", "supposedly"):
        return bool(compiled(r"^ to\b").match(after))
    if verb in ("claim", "claims", "claimed", "claiming") and compiled(
        r"^ (?:form|forms|was|is|has been|number|reference|back|responsibility|up)\b"
    ).match(after):
        return True
    if verb in ("alleged", "so-called", "so called", "allegedly", "claiming", "alleging") or " " in verb:
        return False
    if verb.startswith(("maintain", "protest", "contend", "swear", "swore", "profess")):
        return not compiled(r"^ (?:that|he|she|they|his|her|the pain|it was|blind|to (?:have|be))\b").match(
            after
        ) or not compiled(_SUBJECT_OF).search(before)
    return bool(verb == "insist" and compiled(r"\b(?:i|we|not) $").search(before))


def _scare_quotes(reading: Reading) -> Iterator[Candidate]:
    """One to three words in quotation marks that nobody is said to have spoken."""
    for quote in reading.quotes:
        if quote.kind != "scare":
            continue
        where = place(reading, quote.start)
        inner = reading.text[quote.start + 1 : quote.end - 1]
        if where is None or not inner[:1].islower() or inner.rstrip()[-1:] in ".,;!?":
            continue
        before, after = clause_before(reading, quote.start), clause_after(reading, quote.start, quote.end)
        if not compiled(_SCARE_BEFORE).search(before) or compiled(r"^ ?\(").match(after):
            continue
        if "," in inner or compiled(
            r"\b(?:looking|searching|calling|waiting|crying|asking|hunting) (?:out )?(?:for|after|about) (?:\w+ )?$|\b(?:take|verdict|line|name|description) (?:\w+ ){0,2}(?:is|was) (?:that )?[^.;]{0,20}$|\b(?:eyes|words|opinion)\b[^.;]{0,30}$"
        ).search(before):
            continue  # somebody's own words after all: what they look for, or what they make of it
        words = reading.folded[slice(*where)]
        yield Candidate(
            quote.start,
            quote.end,
            quiet=holding(
                spoken=reported(reading, quote.start, quote.end)
                or bool(
                    compiled(
                        r"\b(?:{say}|{believe}|calls?|called|calling|named|signed|sang|whispers?|whispered|asks?|asked|answers?|answered|wrote|shouts?|word|words|phrase|term|name|known|labelled|spoke|put it|saw|until (?:she|he)|herself|himself)\b"
                    ).search(words)
                ),
                mentioned=denied(reading, quote.start, quote.end)
                or bool(
                    compiled(
                        r"\b(?:section|box|heading|tab|column|form|button|page|chapter|leaflet|song|film|book|programme|policy|sign|label|letter|game|status|system|file|flag|category|option|question|marked|recorded|entry|listed|headed|titled|code|note|poster|card|row|sheet|diagnosis of|means|meaning|reads|read)\b"
                    ).search(words)
                ),
            ),
        )


# --- refusal ---------------------------------------------------------------------------------------------------------

_REFUSAL = (
    r"\b(?P<verb>refuses|refused|refusing|refuse(?= to| all| any| his| her| their| meds| medication| care| personal| support| help| treatment| food| fluids| a| the| it| point)|declines|declined|declining|decline(?= to| all| any| his| her| their| meds| care| support| help)|"
    r"non-? ?complian(?:t|ce)|non-? ?concordan(?:t|ce)|non-? ?adheren(?:t|ce)|not (?:been |always |being |fully |very |at all )?(?:compliant|concordant|adherent|complying)|(?:poor|poorly|variable|erratic|lack of) (?:complian(?:t|ce)|concordance|adherence)|(?:compliance|concordance|adherence) (?:is |was |remains |still )?(?:poor|an issue|variable|erratic)|"
    r"(?:does|did|do|will|would|has|have|is|are|was|were|had|could|been)(?: not|n't|nt)(?: \w+ly| really| even| ever| currently| been| always)? (?:engag(?:e|ed|ing)|co-? ?operat(?:e|ed|ing)|comply|complied|complying)|(?:won't|wont|never|not) (?:working with (?:us|services|professionals|the team)|engag(?:e|es|ed|ing)|co-? ?operat(?:e|es|ed|ing)|comply(?:ing)?|complies)|"
    r"(?:fail(?:s|ed|ing)?|unwilling|reluctant|refusal|choosing not|chose not|chooses not) to (?:engage|co-? ?operate|comply|attend|accept|take|bring (?:him|her|them|\w+) (?:to|for)|keep (?:his|her|their|the|any) appointments?|turn up|present)|(?:non|dis)-? ?engag(?:ement|ed|ing|es|e)|(?:poor|lack of|minimal|little|limited|no) engagement|(?:poor|no) co-? ?operation|"
    r"(?:won't|wont|will not|would not|wouldn't|wouldnt) (?:let (?:us|me|staff|carers?|the (?:carers?|nurse|worker|gp|paramedics|team)|anyone|them|him|her)|accept|allow|take (?:his|her|their|the|any|meds|medication|tablets)|have (?:a cleaner|any help|carers in|strangers|a wash|a shower|a bath|his|her|their|the|any|it|carers|staff|help)|get (?:up|washed|dressed|out of bed)|eat|drink|attend|open the door|wash|hear of|go to|come to|talk to|speak to|work with|see (?:the|a|his|her|camhs|anyone|us)|consider|agree|participate|join in|sit|listen)|"
    r"turn(?:s|ed|ing)? (?:his|her|their) nose up(?: at)?|turn(?:s|ed|ing)? down|(?:not|wasn't|isn't) having (?:it|any of it|none of it)|resist(?:s|ed|ing|ive|ant)? (?:to )?(?:all |with |any )?(?:personal care|care|cares|support|help|intervention|staff|washing|assistance|treatment|interventions)|fought (?:against )?(?:personal care|care|staff|carers)|knock(?:s|ed) back|spurn(?:s|ed)|rejects?|rejected|rejecting)\b"
)
_MISSED = r"\b(?P<verb>dna(?:'?d|s|'s)?|did not attend|didn't attend|fail(?:s|ed|ing)? to attend|no[- ]show(?:s|ed)?|fta(?:'?d)?|failed appointments?)(?! (?:test|profil\w+|swab|sample|result|evidence|analysis|kit|cpr))\b"
_CHILD = r"\b(?:child|children|baby|infant|toddler|mum|mother|parents?|school|nursery|camhs|paeds?|paediatric\w*|health visitor|hv|young person|yp|son|daughter|pupil|lac|cin|immunisations?|imms|jabs|family|families|year \d|yr \d|aged? (?:\d|1[0-7])\b)\b|\w, (?:\d|1[0-7])(?=[,;)]|$)"
_REASON = (
    r"\b(?:because|cos|coz|bcos|as (?:he|she|they|it|the|her|his|their|i|we|of|not|too|already|had|feeling|in|was|this|that|there|no|mum|dad|did|does|didn't|doesn't|busy|tired|previous\w*|visitors?|family)|since (?:he|she|they|it|the|her|his)|due to|owing to|given (?:that|the|his|her|how)|so (?:he|she|they|that|as|i|we)|in order|in case|"
    r"for fear|afraid|frightened|scared|worr(?:y|ied|ies)|anxious|nervous|embarrass\w*|ashamed|prefers?|preferred|preferring|preference|rather|sooner|wants?|wanted|wanting|wish(?:es|ed)?|pain|painful|sore|hurts?|hurting|ache|aching|tired|exhausted|sleepy|asleep|sleeping|drowsy|nause\w+|sick|unwell|poorly|dizzy|"
    r"hungry|full (?:up|from)|already|clash\w*|pray\w*|religio\w*|fasting|ramadan|cold|raining|rain|busy|going out|instead|fed up|privacy|private|dignity|undignified|reasons?|reasoning|until|unless|(?:does|did|do)(?: not|n't) (?:want|like|feel|need|trust|think|believe|see|know)|no need|not ready|ready|trust|too (?!many)\w+|"
    r"feels?|felt|feeling|finds?|found|thinks?|thought|believes?|believed|said|says|saying|tell(?:s|ing)?|told|explain(?:s|ed|ing)?|stat(?:es|ed|ing)|report(?:s|ed|ing)|concerned|comfortable|uncomfortable|taste|tastes|smell|distress\w*|upset|tearful|confus\w+|remember\w*|understand\w*|understood|language|transport|bus|fare|"
    r"offer(?:s|ed|ing)?|re-?offer\w*|asked again|ask again|tried again|try again|returned later|later (?:accepted|agreed|took|ate|had)|accepted|accepts|encourag\w+|alternative\w*|agreed|agrees|but (?:took|had|ate|accepted|agreed|did|drank|will|would|happy|did have|let|allowed)|advised|leaflet|chose|chosen|chooses|choice|respected|her right|his right|capacity|advance decision|manages? (?:it )?(?:him|her)self|does it (?:him|her)self|did (?:it|her own|his own)|on (?:religious|financial|medical) grounds|by (?:letter|phone|text))\b"
)
_SPOKEN_REASON = (
    r"\b(?:because|cos|{say}|reasons?|prefers?|preferred|wants?|wanted|wishes|would rather|would sooner|feels?|felt|finds?|found|pain|painful|hurts?|tired|worried|afraid|frightened|scared|anxious|embarrassed|"
    r"offer(?:s|ed|ing)?|re-?offer\w*|try again|tried again|asked again|accepted|agreed|has capacity|understands?|(?:does|did)(?: not|n't) (?:want|like|need|feel))\b"
)
_OTHER = (
    r"\b(?:{body}|{role}|i|we|bank|card|claim|claims|application|applications|request|requests|appeal|permission|bail|visa|loan|referral|ref|hours|respite|scheme|list|restart|package|placement|extension|adaptations?|transfer|funding|bid|offer of accommodation|dwp|insurer|landlord|magistrates?|judge|tribunal|home office|council|panel|store|shop|company|camhs|service|provider|agency|airline|driver|"
    r"kidney|body|transplant|pin|payment|mortgage|planning)(?: (?:for|to|of|at|in|with) [\w' -]{1,30}?)?(?: (?:has|have|had|was|were|is|been|being|again|also|initially|\w+ly)){0,4} ?$"
)
_HEALTH = r"\b(?:health|mobility|function\w*|memory|cognition|cognitive|weight|appetite|condition|sight|vision|hearing|attendance|mood|renal|physically|skills|independence|egfr|sats|rapidly|steadily|slowly|gradually|a|the|in|of|further|continu\w+|marked|recent|number|numbers|strength|abilit\w+)(?: (?:has|have|had|is|was|been|continues to|continued to)){0,2} ?$"


def refusal_language(context: CheckContext) -> Iterator[Candidate]:
    """Refusing, not complying, not engaging, a child's missed appointment, with no reason and no offer next to it."""
    reading = context.reading
    found = [m.span("verb") for m in compiled(_REFUSAL).finditer(reading.folded)]
    missed = [m.span("verb") for m in compiled(_MISSED).finditer(reading.folded)]
    if missed and compiled(_CHILD).search(reading.folded):
        found += missed
    last = -1
    for start, end in sorted(found):
        where, whole = place(reading, start), whole_place(reading, start)
        if where is None or whole is None or whole[0] == last:
            continue
        before, after = clause_before(reading, start), clause_after(reading, start, end)
        if compiled(r"\b(?:a|the|this|her|his|their|your|my|of|was a) $").search(before) and compiled(
            r"^(?:refus|declin)"
        ).match(reading.folded[start:end]):
            continue  # a noun, or the letter that refused
        holds = holding(
            quoted=quoted(reading, start, end),
            reason=_reason_near(reading, start, end, where),
            other_party=_by_others(before, after),
            other_sense=_other_sense(reading.folded[start:end], before, after),
            denied=denied(reading, start, end)
            and not compiled(r"^(?:not|won|would|does|did|will|never)").match(reading.folded[start:end]),
            service_name=bool(compiled(r"^(?:dna|fta|no.show|non|dis)").match(reading.folded[start:end]))
            and names_service(reading, start, end),
        )
        if not holds:
            last = whole[0]
        yield Candidate(start, end, quiet=holds)


def _by_others(before: str, after: str) -> bool:
    """Somebody else refused: a panel, a bank, a landlord; or the person was refused something."""
    return bool(
        compiled(_OTHER).search(before)
        or (not before.strip() and after.startswith(":"))  # a form's field: what the panel refused
        or compiled(
            r"^ (?:him|them|us|me|our end|on (?:his|her|their) behalf|this time|her(?= (?:entry|permission|a|the)\b|[.,;]|$)|by|entry|permission|bail|consent by|the (?:application|appeal|claim|referral|request))\b"
        ).match(after)
        or compiled(
            r"\b(?:he|she|they|{kin}|{subject}|[\w'-]+ who|who) (?:was|were|has been|had been|have been|is being) $"
        ).search(before)
    )


def _other_sense(verb: str, before: str, after: str) -> bool:
    """Health declines, bins are for refuse, physiotherapists test resisted movement."""
    if verb.startswith("declin"):
        return bool(
            compiled(_HEALTH).search(before)
            or compiled(
                r"^ (?:in|over|since|from|steadily|rapidly|significantly|further|by \d|during|after|following|with age|throughout|recently|gradually|slightly|markedly)\b"
            ).match(after)
            or (verb == "declining" and compiled(r"^ (?:health|mobility|memory|function|cognition|sight)").match(after))
        )
    if verb == "turned down":
        return bool(
            compiled(
                r"^ (?:an? |the |\w+ )?(?:[\w-]+ ){0,2}(?:shifts?|job|invitation|promotion|overtime|offer of (?:work|a job)|interview|role|post|rotas?|porridge|toast|pudding|biscuit|sandwich)\b"
            ).match(after)
        ) or bool(
            compiled(
                r"^ (?:the )?(?:tv|television|music|radio|volume|heating|bed|sheets|covers|lights?|thermostat)|^ (?:by|low)"
            ).match(after)
            or compiled(r"\b(?:tv|television|music|radio|volume|heating|covers|sheets|bed|thermostat) $").search(before)
        )
    if verb in ("rejects", "reject", "rejected", "rejecting"):
        return (
            bool(compiled(r"\b(?:feels?|felt|feeling|was|were|been|being) $").search(before))
            or compiled(r"^ (?:by|his|her|their) (?:peers|family|mother|father|dad|mum|friends)").match(after)
            is not None
        )
    return bool(verb.startswith("refuse") and compiled(r"^ (?:collection|sacks?|bags?|bins?|chute|lorry)").match(after))


def _reason_near(reading: Reading, start: int, end: int, where: tuple[int, int]) -> bool:
    """A reason, the person's own words or an offer stands in the sentence, or in its neighbour on the same line or bullet."""
    words = reading.folded[where[0] : start] + " | " + reading.folded[end : where[1]]
    if (
        compiled(_REASON).search(words)
        or _quotes_within(reading, *where)
        or compiled(r"^[^.;]{1,60}: \S").match(reading.folded[end : where[1]])
    ):
        return True
    sentence = reading.sentence_at(start)
    if sentence is None:
        return False
    return any(
        _explains(reading, other, sentence)
        for other in reading.around(sentence, 1, 1)
        if other.index != sentence.index and other.block == sentence.block
    )


def _explains(reading: Reading, other: Sentence, sentence: Sentence) -> bool:
    """A neighbour that gives the reason: the person's words behind the refusal, or an offer before it."""
    words = reading.words(other)
    if other.index < sentence.index:
        return bool(
            compiled(
                r"\b(?:offer(?:s|ed|ing)?|encourag\w+|prompt(?:s|ed|ing)?|asked (?:if|whether)|suggested|in pain|tired|asleep|unwell|explained)\b"
            ).search(words)
        )
    opens = compiled(
        r"^[\W\d]*(?:he|she|they|said|says|told|stat\w+|report\w+|explain\w+|this (?:is|was) because|because|reason|feels?|felt|wants?|wanted|prefers?|would rather|i|we|will|to|re-?offer\w*|later|tried|on asking|when asked)\b|^[\"']"
    ).match(words)
    return bool(opens) and bool(
        compiled(_SPOKEN_REASON).search(words) or _quotes_within(reading, other.start, other.end)
    )


def _quotes_within(reading: Reading, start: int, end: int) -> bool:
    first = bisect_left(reading.quotes, start, key=lambda quote: quote.start)
    within = takewhile(lambda quote: quote.start < end, islice(reading.quotes, first, None))
    return any(quote.kind == "speech" for quote in within)
