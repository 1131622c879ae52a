"""Best-interests decisions: where a note takes one, what excuses it, and which parts of it are recorded."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from recordlint.checks.base import holding
from recordlint.language.grammar import compiled
from recordlint.language.layers import Sentence, Source
from recordlint.language.reading import Reading

_INTERESTS = r"best[ -]{1,2}interest'?s?'?"
# A decision taken in somebody's interests, or a meeting or process that took one.
_MENTION = (
    rf"\b(?:(?:in|to be in|for|as in|under|on) (?:(?:his|her|their|the|{{word}}'s?|(?:mr|mrs|ms|miss|dr) {{word}}'s?|[\w'-]+ [\w'-]+'s?) ){{0,2}}(?:own |overall |perceived )?{_INTERESTS}\b(?! of the (?:team|service|home|public))"
    rf"|{_INTERESTS} (?:decision|meeting|process|discussion|determination|outcome|checklist|plan|choice|conclusion|is|was|are|were|for|to|that)\b|{_INTERESTS} ?[:-]"
    r"|\b(?:in (?:his |her |their )?bi\b|bi (?:decision|meeting|discussion|plan)\b))"
)
_CUE = r"\bbest[ -]{1,2}interest|\bbi\b"
_OPEN = r"\b(?:if (?:he|she|they|it|needed|so|not|this|required|assess\w+)|whether|unless|consider(?:ing)? (?:if|what)|to establish|to determine|not yet|what (?:is|would be|might be)|might be|may be|would it)\b"
_TO_COME = (
    r"\b(?:to be (?:held|arranged|made|booked|convened|organised|called|set|considered|discussed|decided)|will (?:be |need|have|hold|take|call|arrange|then|consider|decide|follow)|needs? (?:to|a|an)|needed|required|request\w*|"
    r"arrang\w+|book(?:ed|ing)|plann?(?:ed|ing)?\b|schedul\w+|convene|organis\w+|invit\w+|awaiting|await|pending|due|next (?:week|month|{weekday})|should (?:he|she|they|be)|until|before any|"
    r"would (?:be (?:held|needed|called|arranged|made)|need)|recommend\w*|proposed|on {weekday}|on {date} at|set for|for {date}|tomorrow|chase|confirm (?:a )?date|date for)\b"
)
_DENIES = r"\b(?:did not|didn't|no|not) (?:\w+ ){0,3}best[ -]{1,2}interest'?s?'? (?:decision|meeting)|\bno bi (?:decision|meeting)"
_DUTY = (
    r"\b(?:must|always|at all times|duty to|responsib\w+ to|have to|has to|required to|attorneys?|deput(?:y|ies)|obliged|professionals|everyone|any(?:one| decision)|all decisions?|every decision|code of practice|the act|policy|training|"
    r"welfare of the child|paramount|assessors?)\b"
)
_EMERGENCY = (
    r"\b(?:999|ambulance|paramedics?|unconscious|unresponsive|not breathing|choking|cpr|seizure|collapsed?|life[ -]threatening|emergency|immediate (?:danger|risk|harm)|"
    r"bleeding heavily|fire|overdose|naloxone|sepsis|blue[ -]light|resus\w*)\b"
)
_WISHES = (
    r"\b(?:(?:past|present|known|expressed|previous|her|his|their|own|stated|with (?:his|her|their)) (?:(?:and|or|present|own|known|past) ){0,2}(?:wish(?:es)?|feelings|views?|values|beliefs|preferences?|likes|words)|wishes(?: and feelings)?|"
    r"feelings and|advance (?:decision|statement|directive)|living will|"
    r"(?:{subject_pronoun}|{subject}) (?:(?:has|have|had|always|also|still|often|consistently|clearly|did|does|is|was|not|really|would|could|once|repeatedly|has always|n't|again) ){0,4}?(?:wants?|wanted|wish(?:es|ed)|like[ds]?|prefers?|preferred|"
    r"said|says|told|asked|asks|stated|states|enjoys?|enjoyed|hates?|hated|love[ds]?|expressed|objects?|objected|pointed|indicated|shook|smiled|chose|chooses|refus\w+|declin\w+|distressed|upset|tearful|happy|unhappy|settled|calm|resist\w+|"
    r"reach\w+|push\w+|held|turned|asking|looked|laughed|cried|cries|agreed|agrees|values?|valued|believe[ds]?|used to|hoped|hopes|explained|describ\w+|objecting|wanting)"
    r"|(?:pt|su|resident) (?:wishes|wants|states|says|reports))\b"
)
_CONSULTED = (
    r"\b(?:consult\w+|spoke (?:to|with)|spoken (?:to|with)|discuss(?:ed|ion|ions) (?:\w+ ){0,3}with|d/w|met with|talked (?:to|with|it)|asked (?:(?:his|her|their|the) )?(?:{kin}|{role}|friend|neighbour)|views? (?:of|from) (?:(?:his|her|their|the) )?(?:{kin}|{role}|friend|staff)|"
    r"(?:{kin}|{role}|friend|neighbour|attorney|deputy|advocate|imca|everyone|all|those present|gp|consultant|staff|team|nurse|ot|physio)(?:'s)?(?: \([^)\n]{1,30}\)|,? {word},?| \w+ and \w+)? (?:(?:has|have|had|also|both|all|is|was|were|are|too|each|would|who) ){0,3}(?:agree[ds]?|in agreement|view|views|said|says|told|feels?|felt|"
    r"thinks?|thought|wants?|wanted|would like|like|supports?|supported|preferred|prefers?|consulted|involved|present|attended|asked|stated|states|explained|described|reported|believes?|believed|objects?|objected|happy|unhappy|opposed|disagree[ds]?|contributed|advised)"
    r"|imca|independent (?:mental capacity )?advocate|advocate|present:|attendees?|attended by|in attendance|with (?:his|her|their) (?:{kin}|friend|advocate)|mdt|best[ -]{1,2}interests? meeting (?:was )?(?:held|attended|took place|with|on {date})|lpa|attorney|deputy|court[ -]appointed|family (?:and|were|was|views|agree|consulted|involved)|"
    r"{kin} and {kin}|no (?:family|one|relatives|friends) to consult|unbefriended|no next of kin)\b|\bpresent\b ?:"
)
_OPTIONS = (
    r"\b(?:options?|alternativ\w+|instead of|rather than|(?:less|least|more) restrictive|lesser restriction|least intrusive|considered (?:and|but|whether|a|other|both|going|staying|return\w*|leaving|moving|keeping)|ruled out|discounted|dismissed|rejected|"
    r"either .{2,60} or|compared|comparing|benefits? and|pros and cons|advantages|disadvantages|burdens?|balance sheet|balanc(?:ed|ing)|weigh\w* (?:up|against|the|that|this|it)|outweigh\w*|tried|trial(?:led)?|versus|vs|"
    r"could have|other ways?|another way|explored|different ways?|choices? (?:were|between|are)|alternatively|as opposed to|looked at|first and second|we thought about|was not (?:chosen|possible|enough|safe|workable)|"
    r"would mean|would have meant|without (?:it|this|them|the)|doing nothing|do nothing|leav(?:e|ing) (?:things|it|him|her|them)|staying (?:at|put|where|here)|remaining (?:at|in)|not (?:giving|moving|treating|doing)|no other|only (?:way|option)|ways of)\b|\b(?:1|a|i)\) .{3,200}\b(?:2|b|ii)\) "
)


# A name that wants something, unless kin or a title of a profession stands before it.
_NAMED_WISH = re.compile(
    r"(?<!daughter )(?<!son )(?<!wife )(?<!husband )(?<!sister )(?<!brother )(?<!niece )(?<!nephew )(?<!Dr )(?<!, )\b(?:(?:Mr|Mrs|Ms|Miss) )?[A-Z][\w’'-]{1,25} "
    r"(?:has |had |always |has always |still |clearly |did not |does not )?(?:wants?|wanted|wishes|wished|would like|prefers?|preferred|asked (?:to|if|for|that)|asks|loves|loved|likes|liked|hates|hated|pointed|chose|smiled|objects|objected)\b"
)


@dataclass(frozen=True, slots=True)
class InterestsDecision:
    """A mention that takes a decision, and the names of what excuses it."""

    start: int
    end: int
    excuses: frozenset[str]


def best_interests_decisions(reading: Reading) -> Iterator[InterestsDecision]:
    """Every mention of a decision in somebody's best interests, by position."""
    folded = reading.folded
    if not re.search(_CUE, folded):
        return
    for match in compiled(_MENTION).finditer(folded):
        if match[0].endswith(" bi") and reading.text[match.end() - 2 : match.end()] != "BI":
            continue
        sentence = reading.sentence_at(match.start()) or _behind_label(reading, match.end())
        if sentence is None:
            continue
        low, high = max(min(sentence.start, match.start()), match.start() - 250), min(sentence.end, match.end() + 250)
        words = folded[low:high]
        near = " ".join(reading.words(s)[:400] for s in reading.around(sentence, 2, 1))
        source = reading.source_of(*match.span())
        yield InterestsDecision(
            match.start(),
            match.end(),
            holding(
                meeting_to_come=_to_come(match[0], words),
                duty=bool(compiled(_DUTY).search(words)),
                denied=bool(compiled(_DENIES).search(words)),
                quoted=reading.is_quoted(*match.span()),
                attributed=source in (Source.KIN, Source.SUBJECT, Source.NAMED, Source.ROLE)
                and not reading.is_quoted(*match.span()),
                emergency=bool(compiled(_EMERGENCY).search(near)),
            ),
        )


def _behind_label(reading: Reading, offset: int) -> Sentence | None:
    """The first sentence behind a label such as `Best interests decision:`."""
    return next((s for s in reading.sentences if offset <= s.start <= offset + 200), None)


def _to_come(mention: str, words: str) -> bool:
    """Whether the decision is still open: a question, a condition, or a meeting or decision that is only arranged."""
    if compiled(_OPEN).search(words) or words.endswith("?"):
        return True
    process = compiled(r"\b(?:meeting|decision|process|discussion|determination|plan)\b").search(mention)
    return bool(
        process
        and compiled(_TO_COME).search(words)
        and not compiled(r"\bdecision (?:was )?(?:made|taken|reached|agreed)\b|\bdecision:").search(words)
    )


def missing_parts(reading: Reading) -> list[str]:
    """The parts of a best-interests decision that the note does not show, in plain words."""
    parts: list[str] = []
    if not (has_wishes(reading)):
        parts.append("the person's wishes and feelings")
    if not compiled(_CONSULTED).search(reading.folded):
        parts.append("who was consulted")
    if not compiled(_OPTIONS).search(reading.folded):
        parts.append("the options that were weighed")
    return parts


def has_wishes(reading: Reading) -> bool:
    """Whether the person's own wishes show: in their words, by report, or by how they reacted."""
    folded = reading.folded
    if (
        compiled(_WISHES).search(folded)
        or _NAMED_WISH.search(reading.text)
        or any(a.source is Source.SUBJECT for a in reading.attributions)
    ):
        return True
    return any(
        quote.kind == "speech"
        and compiled(r"\b(?:i|i'm|i'd|i've|i'll|me|my|we|our)\b").search(folded[quote.start : quote.end])
        and reading.source_of(quote.start + 1, quote.end) is not Source.KIN
        for quote in reading.quotes
    )


def recorded_elsewhere(reading: Reading) -> bool:
    """Whether the note points to the record of the decision: "see best interests form of 3 March"."""
    for match in re.finditer(
        r"best[ -]{1,2}interests?(?: (?:decision|meeting|assessment|checklist))?(?: (?:record|form|minutes|document|paperwork|template|report))?",
        reading.folded,
    ):
        before = re.split(r"[.;\n]", reading.folded[max(0, match.start() - 50) : match.start()])[-1]
        after = re.split(r"[.;\n]", reading.folded[match.end() : match.end() + 50])[0]
        noun = re.search(r"(?:decision|meeting|assessment|checklist|record|form|minutes|document|report)$", match[0])
        if noun and (
            compiled(
                r"\b(?:see|as per|refer to|recorded (?:on|in)|documented (?:on|in)|set out in|detailed in|attached|minutes of|recorded at)\b"
            ).search(before)
            or compiled(
                r"^\W{0,2}(?:\w+ ){0,2}(?:dated|of {date}|on file|filed|attached|uploaded|{date}|minutes)"
            ).match(after)
        ):
            return True
    return False
