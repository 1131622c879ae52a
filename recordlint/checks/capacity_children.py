"""A child's consent or refusal that a note relies on, and what stands beside it: competence, parents, other authority."""

from __future__ import annotations

import re
from collections.abc import Iterator

from recordlint.checks.base import Candidate, CheckContext, holding
from recordlint.checks.capacity_evidence import child_under_sixteen, functional_findings
from recordlint.language.grammar import compiled
from recordlint.language.reading import Reading

# What a child may be asked to agree to, that a parent would otherwise decide.
_MATTER = (
    r"(?:[\w'-]+ ){0,5}?(?:sessions?|referr(?:al|ed|ing)|refer\b|counsell\w+|therapy|treatment|treated|assessment|assessed|medication|tablets?|vaccin\w+|jabs?|immunis\w+|examin\w+|photograph\w*|"
    r"blood (?:pressure|tests?)|bloods|tests?|tested|testing|screening|swabs?|contracepti\w+|the pill|implant|condoms|injection|information|(?:me|us|my|being|be|it|this|team|staff|worker) (?:shar\w+|speaking|talking|contacting|telling)|speaking (?:to|with)|procedure|operation|stitches|x-ray|"
    r"surgery|scan|admission|ambulance|hospital|a&e|camhs|support from|appointments?|intervention|dressings?|plaster|nurse|doctor|gp|counsellor|therapist|psychologist|clinic|anaesthetic|naloxone|work with)\b"
)
_CONSENT = (
    r"(?:\bconsent(?:s|ed|ing)\b(?! adult)|\b(?:{subject_pronoun}|yp|child|young person|do|does|did|will|not|n't) consent\b|\b(?:give|gives|gave|given|giving|provided|obtained|gained|got|received|took|have|has|had|with) (?:\w+ ){0,3}consent\b(?! (?:form|to be|is needed))|"
    r"\bconsent (?:\w+ ){0,2}(?:given|gained|obtained|received|taken|from (?:her|him|them|yp|child))\b|\bconsent ?: ?(?:yes|given|verbal|obtained|gained|y\b)|\b(?:verbal|own|informed|self)[ -]consent(?:ed|ing)?\b|"
    r"\b(?:agree[ds]?|agreeing|accepts?|accepted|signed up|happy|in agreement) (?:to|for|with|that) "
    + _MATTER
    + r"|\b(?:will|would|do|did|does|have|has) ?(?:n't|not) (?:be )?(?:tell|telling|told|inform|informing|informed) (?:(?:her|his|their) )?(?:mum|dad|mother|father|parents?|family)\b)"
)
_REFUSAL = (
    r"\b(?:refus(?:es|ed|ing)|declin(?:es|ed|ing)|turned down|said no to|does not want|did not want|doesn't want|didn't want) (?:to )?"
    + _MATTER
)
_RELIED = (
    r"\b(?:so|therefore|clos(?:e|ed|ing|ure)|nfa|no further|not (?:go|going|gone) ahead|cancel\w*|withdrawn|not (?:been )?(?:made|progressed|pursued|given|done|referred|taken)|respect\w*|(?:her|his|their) (?:choice|right|decision)|"
    r"discharged|removed from|stopped|right to|ended|end(?:ing)? involvement|left it|leave it|will not|won't|not happen\w*|took no|nothing more)\b"
)
# Who consents instead: a parent, a worker, a body; or nobody in particular.
_OTHER_SUBJECT = r"\b(?:{kin}|{role}|{body}|i|we|us|panel|court|consultant|dentist|paediatrician|staff|all|everyone|both parents|service|who|which|mrs|mr|ms|miss|dr) (?:{word},? ){0,2}?(?:(?:has|have|had|also|both|verbally|then|later|each|are|were|is|was|not) ){0,3}$"
_OPEN = r"\b(?:if|whether|unless|until|to see|asked|asking|need|needs|needed|to|should|could|would|may|can|must|seek|sought|for|no|without|was|be|been|it was)\W+(?:{word} ){0,2}$"
_COMPETENCE = (
    r"\b(?:gillick|fraser (?:guideline|competen)|competen(?:t|ce|cy)\b|(?:un)?able to understand|understand(?:s|ing)?\b(?! (?:that )?(?:mum|dad|the family|from))|understood\b(?! (?:that|from|to be))|matur(?:e|ity)\b|"
    r"too young to|age of legal capacity|in (?:her|his|their) own words|explained back|told me back|weighed up|weighing up|could (?:tell|explain|say|describe)|(?:told|explained to) me what)"
)
_PARENT = r"(?:mum|mam|mom|dad|mother|father|parents?|step-?(?:mum|dad|mother|father)|guardian|foster carers?|carers?|nan|nana|gran|granny|grandmother|grandma|grandad|grandparents?|special guardian|family|mum and dad)"
_PARENT_AGREED = (
    r"\b"
    + _PARENT
    + r"(?:'s)?(?: \([^)\n]{1,30}\)| and {word}| {word})?,? (?:(?:has|have|had|also|both|is|was|were|are|verbally|already|then|each|later|since|fully|who|with pr|by phone|too|all) ){0,3}"
    r"(?:agree[ds]?|agreement|consent(?:s|ed|ing)?|in agreement|gave (?:\w+ ){0,3}(?:consent|permission|agreement|ok)|given (?:\w+ ){0,3}(?:consent|permission)|gives|signed|supports?|supported|supportive|happy|content|on board|approved?|present|knows|said yes|ok\b|okay|aware)"
    r"|\b(?:consent|agreement|permission|signature|signed|agreed|authorised|consented)(?: form)?(?: \w+){0,4} (?:by|from|of|with) (?:(?:her|his|their|both|the|birth) ){0,2}(?:"
    + _PARENT
    + r"|mrs|mr|ms)\b"
    r"|\b(?:parental|mum's|dad's|mother's|father's|parents'|parent's|carer's) (?:consent|agreement|permission|signature|responsibility)|\bpr\b|\bparental responsibility"
    r"|\b(?:i|we) (?:\w+ )?(?:rang|called|spoke (?:to|with)|told|informed|asked|phoned) (?:(?:her|his|their) )?"
    + _PARENT
    + r"\b[^.\n]{0,60}(?:agree|consent|happy|fine|yes)"
)
_AUTHORITY = (
    r"\b(?:court order|care order|interim care order|emergency protection order|epo|section 20|s\.?20|delegated authority|local authority (?:has|holds|shares)|inherent jurisdiction|wardship|compulsory supervision order|"
    r"medical emergency|life[ -]saving|emergency treatment|999|high court)\b"
)
_PAST = r"\b(?:last year|in (?:19|20)\d\d|previously|years ago|historical(?:ly)?|in the past|(?:aged|at the age of) \w+ (?:he|she|they)|when (?:he|she|they) (?:was|were))\b"


def child_competence(context: CheckContext) -> Iterator[Candidate]:
    """Somebody under 16 consents or refuses, and the note relies on it."""
    reading = context.reading
    if not child_under_sixteen(reading):
        return
    relied = list(_relied_on(reading))
    if not relied:
        return
    start, end = min(relied, key=lambda span: reading.is_quoted(*span))
    folded = reading.folded
    sentence = reading.sentence_at(start)
    yield Candidate(
        quiet=holding(
            understanding=bool(compiled(_COMPETENCE).search(folded)) or any(True for _ in functional_findings(reading)),
            parent_agreed=bool(compiled(_PARENT_AGREED).search(folded)),
            authority=bool(compiled(_AUTHORITY).search(folded)),
            quoted=reading.is_quoted(start, end),
            past=bool(sentence and compiled(_PAST).search(reading.words(sentence)[:600])),
        )
    )


def _relied_on(reading: Reading) -> Iterator[tuple[int, int]]:
    """Where a child's consent or a refusal with a consequence is told."""
    folded = reading.folded
    for match in compiled(_CONSENT).finditer(folded):
        if not _is_open_or_anothers(reading, match):
            yield match.span()
    for match in compiled(_REFUSAL).finditer(folded):
        sentence = reading.sentence_at(match.start())
        if sentence is None or _is_open_or_anothers(reading, match):
            continue
        behind = " ".join(
            [
                folded[match.end() : sentence.end][:300],
                *(reading.words(s)[:200] for s in reading.around(sentence, 0, 1) if s is not sentence),
            ]
        )
        if compiled(_RELIED).search(behind):
            yield match.span()


def _is_open_or_anothers(reading: Reading, match: re.Match[str]) -> bool:
    """Whether somebody else consents, or the consent is asked for and not given."""
    sentence = reading.sentence_at(match.start())
    low = max(sentence.start if sentence else 0, match.start() - 60)
    before = reading.folded[low : match.start()]
    after = reading.folded[match.end() : match.end() + 40].lstrip()
    if reading.is_quoted(*match.span()):
        return False
    if compiled(_OTHER_SUBJECT).search(before) or compiled(_OPEN).search(before):
        return True
    return after[:1] == "?" or bool(
        compiled(
            r"(?:to (?:be )?(?:sought|obtained|asked|discussed)|needed|required|form)\b|by (?:her |his |their )?"
            + _PARENT
        ).match(after)
    )
