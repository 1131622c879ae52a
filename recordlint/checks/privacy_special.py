"""Special-category data and offences in a text that is about to leave, and whether its purpose needs them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from recordlint.checks.base import Candidate, CheckContext, holding
from recordlint.checks.privacy_letter import Letter, letter_of
from recordlint.language.layers import Line, LineKind
from recordlint.language.reading import Reading

if TYPE_CHECKING:
    from recordlint.notes import Topic
    from recordlint.personal_data.reader import RecordData

_NAMES: Mapping[str, str] = {
    "health": "somebody's health",
    "genetic": "somebody's genes or heredity",
    "biometric": "a fingerprint, a face or another measure of the body",
    "ethnicity": "somebody's ethnic origin",
    "religion": "somebody's religion or belief",
    "politics": "somebody's political opinions",
    "trade_union": "membership of a trade union",
    "sex_life": "somebody's sex life",
    "orientation": "somebody's sexual orientation or gender identity",
    "offence": "an offence, or a suspicion of one",
}
# Where a text says what it is for: the sentence that does, its subject line, its reference line.
_PURPOSE = re.compile(
    r"\b(?:i am|i'm|we are|we're|am) (?:now )?(?:writing|e-?mailing|contacting|referring|sending|sharing|asking|getting in touch|in touch)\b|"
    r"\b(?:this|the) (?:letter|e-?mail|referral|report|summary|note|form|information|update|statement) (?:is|was|has been|goes|supports|accompanies)\b|"
    r"\b(?:purpose|aim|reason|intention) (?:of|for|is|was|in)\b|\b(?:so that|so you can|so they can|in order (?:to|that)|in preparation for|ahead of|in advance of|to inform|to enable|to allow|to support|"
    r"to help)\b|\b(?:referral|referring|referred|refer|request|application|invitation|consultation|report|summary|information|update) (?:\w+ ){0,3}?(?:to|for|about)\b|"
    r"\b(?:please|could|would|can|will) (?:you|they)? ?(?:please )?(?:\w+ )?(?:review|assess|see|arrange|visit|check|advise|consider|look at|prescribe|provide|"
    r"change|increase|reduce|carry out|examine|start|stop|monitor|treat|dress|book|offer|confirm|support|help|tell|let|make sure|ensure)\b|"
    r"\b(?:please) (?:\w+)\b|\bi (?:now )?(?:refer|write|request|ask|apply|enclose|attach)\b|\bref(?:erred|erral)?\.? (?:with|from|to|for)\b|\bgrateful (?:if|for)\b|\b(?:further to|following|as requested|as agreed|as discussed|you asked|in response to)\b|"
    r"\bfor (?:the|your|his|her|their|a|an) (?:[\w'-]+ ){0,4}(?:review|assessment|meeting|conference|panel|plan|appointment|clinic|hearing|claim|application|enquiry|visit|tribunal|report|placement)\b|"
    r"\b(?:needs?|require[sd]?) (?:to know|this|these|it) (?:\w+ ){0,3}?(?:to|for|because|so)\b"
)
_YOU = re.compile(r"\b(?:you|your|yours|yourself)\b")
_PROTECTION = (
    r"safeguard\w*|child protection|strategy (?:meeting|discussion)|s(?:ection|\.)? ?4[27]\b|marac|mash|risk (?:assessment|management|of harm|to)|"
    r"keep (?:her|him|them|the \w+) safe|protect\w*|core group|looked after|care proceedings|court report"
)
_COVERS: Mapping[str, re.Pattern[str]] = {
    kind: re.compile(
        rf"\b(?:{words}|{_PROTECTION})\b" if kind in ("health", "offence", "sex_life") else rf"\b(?:{words})\b"
    )
    for kind, words in {
        "health": r"medic\w*|tablets?|prescri\w*|dos(?:e|es|age)|health\w*|treat\w*|symptoms?|clinic\w*|hospital|discharge\w*|admission|diagnos\w*|ward|wound\w*|dressings?|pain|falls?|fell|mobility|walking|"
        r"physio\w*|occupational therap\w*|ot|therap\w*|nurs\w*|gp|doctor|care (?:plan|package|needs|and support|act|home|visits?|calls?)|package of care|package|(?:care |home )?calls|carers|double-?up|support plan|needs? assessment|assess\w*|reablement|rehab\w*|equipment|adaptations?|hoist|commode|"
        r"eating|appetite|sleeping|unwell|poorly|getting on|continence|diet\w*|swallow\w*|weight|feeding|nutrition|capacity|best interests|mental state|mood|memory|dementia|sleep|mental health|camhs|cmht|crisis|self-harm|suicid\w*|pregnan\w*|antenatal|midwi\w*|vaccin\w*|"
        r"blood\w*|scan|operation|surgery|sick(?:ness)? (?:note|leave|pay)|fit note|occupational health|pip|dla|attendance allowance|blue badge|benefit|reasonable adjustments?|disab\w*|detox\w*|rehab|drinking|alcohol|substance\w*|drug\w*|"
        r"respite|carer'?s assessment|day (?:centre|service)|school nurse|ehcp?|personal care|review|wheelchair|bruis\w*|injur\w*|allerg\w*",
        "genetic": r"genetic\w*|gene|screening|paternity|family planning|carrier|antenatal|dna|hereditary|oncolog\w*",
        "biometric": r"biometric\w*|fingerprint\w*|identity|visa|home office|access system|immigration",
        "ethnicity": r"interpret\w*|translat\w*|cultur\w*|ethnic\w*|equalit\w*|matching|match|placement|foster\w*|adopt\w*|immigration|asylum|home office|language|identity|diversity|racis\w*|hate crime|discriminat\w*|diet\w*|skin|hair",
        "religion": r"diet\w*|halal|kosher|meals?|food|menu|kitchen|cater\w*|lunch(?:es)?|chaplain\w*|faith|cultur\w*|pray\w*|worship|religio\w*|spiritual\w*|funeral|burial|ramadan|fast(?:ing)?|sabbath|church|mosque|synagogue|temple|matching|placement|foster\w*|adopt\w*|visit times|end of life|"
        r"blood (?:products?|transfusions?)|festival|modesty|female carers?|male carers?|forced marriage|equalit\w*|hate crime|discriminat\w*",
        "politics": r"prevent|channel panel|extremis\w*|radicalis\w*|politic\w*|election|vote|voting|discriminat\w*",
        "trade_union": r"union|disciplinary|grievance|represent\w*|employment|tribunal|hearing|redundan\w*|accompan\w*|sickness meeting|capability",
        "sex_life": r"sexual\w*|contracept\w*|gynae\w*|gum|exploitation|cse|pregnan\w*|screening|relationships? education|sti|fertility|marac|police",
        "orientation": r"gender|lgbt\w*|identity|hormone\w*|name change|pronouns?|orientation|sexuality|equalit\w*|hate crime|discriminat\w*|matching|placement|foster\w*",
        "offence": r"court\w*|police|probation|mappa|bail|sentenc\w*|dbs|offen[dc]\w*|offences?|yot|youth justice|solicitor|legal|cps|injunction|statement|witness|prison|parole|licence|risk|crim\w*|victim\w*|domestic abuse|anti-social|asb|fraud|"
        r"housing application|vetting|recruit\w*|disclosure|restraining|trading standards",
    }.items()
}
# Whom a kind of data concerns by their work.
_CONCERNS: Mapping[str, re.Pattern[str]] = {
    "health": re.compile(
        r"\b(?:dr|doctor|gp|surgery|medical (?:centre|practice)|health centre|nurses?|nursing|hospital|ward|clinic|nhs|nhs\.net|consultant|pharmac\w+|physio\w*|occupational therap\w+|ot|cmht|camhs|cpn|psychiatr\w+|psycholog\w+|"
        r"midwi\w+|health visit\w+|paramedic\w*|ambulance|hospice|dentist|optic\w+|dietit\w+|speech and language|salt|reablement|care (?:home|agency|coordinator|co-ordinator|manager|team)|carers|home ?care|district nurs\w+|health)\b|@(?:[\w.-]+\.)?nhs\.(?:uk|net)"
    ),
    "genetic": re.compile(r"\bgenetic\w*|\boncolog\w+"),
    "sex_life": re.compile(r"\b(?:sexual health|gum clinic|gynae\w*|midwi\w+|contracepti\w+)\b"),
    "religion": re.compile(r"\b(?:chaplain\w*|imam|rabbi|vicar|priest|minister|mosque|church|synagogue|gurdwara|temple|kitchen|cooks?|chef|cater\w+)\b"),
    "ethnicity": re.compile(r"\b(?:interpret\w+|translat\w+|home office|immigration)\b"),
    "trade_union": re.compile(r"\b(?:union|unison|gmb|unite)\b"),
    "offence": re.compile(r"\b(?:police|constabulary|probation|solicitors?|court|judge|magistrates|cps|prison|hmp|yot|youth (?:justice|offending)|mappa|marac|barrister|pc|ds|dc|sgt|sergeant|detective)\b|@(?:[\w.-]+\.)?police\.uk"),
}  # fmt: skip


def special_category(context: CheckContext) -> Iterator[Candidate]:
    """Each kind of special-category or offence data in a text, once: where it first stands."""
    reading = context.reading
    data: RecordData = reading.personal
    if data.note is None or not data.note.topics:
        return
    letter = letter_of(reading, data)
    purposes = _purposes(reading, letter)
    to = letter.words(reading, "to", "addressee", "greeting")
    seen: set[str] = set()
    for topic in data.note.topics:
        if topic.kind in seen:
            continue
        seen.add(topic.kind)
        concerned = _CONCERNS.get(topic.kind)
        named = bool(_COVERS[topic.kind].search(purposes)) or _opens_with(reading, data.note.topics, topic.kind, letter)
        own = _is_own(reading, data, letter, topic)
        yield Candidate(
            topic.start,
            topic.end,
            quiet=holding(
                purpose=named and not own,
                recipient=bool(concerned and concerned.search(to)) and not own and not named,
                own=own,
            ),
            values={"what": _NAMES[topic.kind]},
        )


def _is_own(reading: Reading, data: RecordData, letter: Letter, topic: Topic) -> bool:
    """The text goes to the person, and the sentence speaks of them and of nobody else."""
    if not any(person.key in letter.recipients for person in data.people if person.role == "subject"):
        return False
    named = [
        m.entity in letter.recipients
        for m in (data.note.mentions if data.note else ())
        if m.type == "PERSON" and m.role != "professional" and topic.start <= m.start < topic.end
    ]
    return all(named) and (bool(named) or bool(_YOU.search(reading.folded, topic.start, topic.end)))


def _opens_with(reading: Reading, topics: Sequence[Topic], kind: str, letter: Letter) -> bool:
    """The subject line, a heading or the first two sentences name what needs the data; or the subject line is about them."""
    own = {topic.start for topic in topics if topic.kind == kind}
    if any(letter.zone(start) in ("subject", "reference") for start in own):
        return True
    first = [s for s in reading.sentences if not letter.zone(s.start)][:2]
    parts = [reading.words(s)[:400] for s in first if s.start not in own]
    parts += [
        reading.folded[line.start : line.end]
        for line in reading.layout.lines
        if line.kind is LineKind.HEADING or (line.index < 3 and not letter.zone(line.start) and not _holds(own, line))
    ]
    return bool(_COVERS[kind].search("\n".join(parts)))


def _holds(starts: set[int], line: Line) -> bool:
    return any(line.start <= start < line.end for start in starts)


def _purposes(reading: Reading, letter: Letter) -> str:
    """The folded words of a text that say what it is for."""
    parts = [letter.words(reading, "subject", "reference")]
    for sentence in reading.sentences:
        words = reading.words(sentence)
        if _PURPOSE.search(words):
            parts.append(words[:600])
    return "\n".join(parts)
