"""Decisions by a worker, panel, meeting or nobody named: what was decided, by whom, and in which words.

Left out are questions, wishes, what might be done, and what was done long ago. Who else stands behind the words
(quotes, reports) is for the rules to ask.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from recordlint.language import decision_grammar
from recordlint.language.decision_changes import REFUSALS_AND_CHANGES
from recordlint.language.decision_closures import CLOSURES
from recordlint.language.decision_fragments import FRAGMENTS
from recordlint.language.decision_frames import NOUN_FRAMES, TELEGRAPHIC
from recordlint.language.decision_objects import is_about_services
from recordlint.language.decision_patterns import Wording, trigger
from recordlint.language.decision_rulings import RULINGS_AND_RESTRICTIONS
from recordlint.language.grammar import compiled
from recordlint.language.layers import Decision, LineKind, Sentence
from recordlint.language.lexicons import pattern, per_house, terms_of
from recordlint.language.reading import Reading
from recordlint.language.terms import Terms

WORDINGS = (*CLOSURES, *RULINGS_AND_RESTRICTIONS, *REFUSALS_AND_CHANGES, *NOUN_FRAMES, *TELEGRAPHIC, *FRAGMENTS)
# Stands for what the grammar finds without a wording.
_GENERAL = Wording("", "", "change")
_WINDOW = 500  # characters read at once; a longer sentence is read window by window
_BEFORE = 160  # characters before a trigger that belong to its window
_CLAUSE_END = re.compile(
    r"[.;:!?]|,| - | \(|\b(?:because|cos|since|so that|due to|owing to|given|following|until further)\b|\bas (?=(?:he|she|they|it|there|no|we|i|the|her|his)\b)"
)


def read(reading: Reading) -> tuple[Decision, ...]:
    """Every decision of the note, by start, at most one a sentence."""
    found: dict[int, Decision] = {}
    read_to = 0
    for hit in trigger().finditer(reading.folded):
        if hit.end() <= read_to:
            continue
        sentence = reading.sentence_at(hit.start())
        if sentence is None or sentence.index in found:
            continue
        first, last = _bounds(reading, sentence, hit.start())
        start = max(first, read_to, hit.start() - _BEFORE)
        read_to = min(last, start + _WINDOW)
        if decision := _of_sentence(reading, sentence, start, read_to):
            found[sentence.index] = decision
            read_to = sentence.end
    for sentence in _headed(reading):
        if sentence.index not in found:
            found[sentence.index] = Decision(sentence.start, sentence.end, sentence.index, "other", form="heading")
    return tuple(found[index] for index in sorted(found))


def _bounds(reading: Reading, sentence: Sentence, at: int) -> tuple[int, int]:
    """The sentence, or its line where a note is written line by line without full stops (the layout joins such lines)."""
    if reading.text[sentence.end - 1] in ".!?":
        return sentence.start, sentence.end
    first = reading.text.rfind("\n", sentence.start, at) + 1
    last = reading.text.find("\n", at, sentence.end)
    return max(sentence.start, first), last if last >= 0 else sentence.end


def _of_sentence(reading: Reading, sentence: Sentence, start: int, end: int) -> Decision | None:
    """The first decision that the words of the sentence in [start, end) hold."""
    words = reading.folded[start:end]
    if words.rstrip().endswith("?"):
        return None
    cues: dict[str, bool] = {}
    for wording in WORDINGS:
        if wording.needs_plan and sentence.kind not in ("plan", "decision"):
            continue
        match = wording.search(words, cues)
        if match is None or not match["d"] or not _stands(reading, sentence, words, match.span("d"), wording):
            continue
        begin, stop = match.span("d")
        return _decision(
            words, start, sentence, (begin, _clause_end(words, stop)), wording, _maker(words, match, wording)
        )
    for found in decision_grammar.find(reading.text[start:end], words):
        wording = replace(_GENERAL, kind=found.kind, maker=found.maker)
        span = (found.start, found.end)
        if _stands(reading, sentence, words, span, wording) and not compiled(
            r"^ by (?:{possessive} )?(?:{kin}|him|her|them)\b"
        ).match(words[found.end :]):
            return _decision(words, start, sentence, span, wording, found.maker)
    return None


def _decision(
    words: str, start: int, sentence: Sentence, span: tuple[int, int], wording: Wording, maker: str
) -> Decision:
    begin, stop = span
    text = words[begin:stop]
    begin += len(text) - len(text.lstrip(" ,;:-."))
    return Decision(
        start + begin,
        start + stop,
        sentence.index,
        wording.kind,
        maker,
        wording.form,
        bool(compiled(r"\b(?:{not}|no|won't|didn't|cannot)\b").search(text)),
    )


def _stands(reading: Reading, sentence: Sentence, words: str, span: tuple[int, int], wording: Wording) -> bool:
    """Whether the words are a decision here: meant, weighty enough, of the service, and not of long ago."""
    begin, stop = span
    before, said, after = words[:begin], words[begin:stop], words[stop:]
    if wording.needs_start and not compiled(
        r"^(?:put|placed|place|now|back|moved|to (?:be|go)|going)\b|\b(?:from|until|till|overnight|24/7)\b"
    ).search(said):
        return False
    if wording.needs_custody and not _custody().search(words):
        return False
    if wording.needs_weight and not _weighty(words[begin:]):
        return False
    if _hypothetical().search(before[-80:]) or _hypothetical_after().match(after):
        return False
    label = reading.layout.lines[sentence.line].label
    if wording.kind == "restrict" and compiled(r"\b(?:bail|orders?|court|licence|conditions|police)\b").search(label):
        return False
    if sentence.kind in ("history", "views", "medication"):
        return False
    if _past().search(words) or _is_event(said, after):
        return False
    if _is_chore(said, after) or _is_telling(said + after[:40]):
        return False
    return not _is_somebody_elses(before, said, after, wording)


@per_house
def _custody() -> Terms:
    """Something of the person's, or its taking away: what makes "kept in the office" a restriction."""
    return pattern(terms_of("decision", "belonging", "taken"))


def _hypothetical() -> re.Pattern[str]:
    """Words before a decision that make it a thought, a wish, a fear or a condition."""
    return compiled(
        r"\b(?:if|whether|unless|would|could|might|(?<!\d\x20)may(?! \d)|consider(?:ing|ation)?|options?|possib\w+|wants?|wanted|wanting|like|asked|asking|asks|ask|hop(?:e|es|ed|ing)|wish(?:es|ed)?|fears?|afraid|worried|worries|once|when|before|in case|unsure|not sure|prefer\w*|threat\w*|request(?:ed|ing|s)? (?:to|that|for)|refus\w+ to|discuss(?:ed|ing)? (?:whether|if|how)|think about|queried|query|propos(?:al|ing)|risk of|reports?|reported|said|says|states?|stated|told (?:me|us|him|her)|explained|explain|as though|until|till|unable to|not yet|how|thinks|thought|feels|believes|reckons)\b[^.;:]{0,70}$|\b(?:after(?! (?:much|careful|some|long|a lot of) (?:thought|consideration|discussion))|since|because|although|though|despite|while|whilst|as|which|who|where)(?: [\w']+){0,3} $"
    )


def _hypothetical_after() -> re.Pattern[str]:
    return compiled(
        r"^[\w'\x20-]{0,40}?\b(?:if|unless|was discussed|were discussed|to be discussed|was considered|were considered|was an option|not yet|yet\b)"
    )


def _past() -> re.Pattern[str]:
    """The decision lies behind: it belongs to the history."""
    return compiled(
        r"\b(?:\w+ (?:years?|months|weeks) (?:ago|back)|in (?:19|20)\d\d|last (?:year|month|week|summer|winter|autumn|spring|time)|previously|previous(?:ly)? (?:worker|social|closed|open)|historically|years ago|at the time|back in|used to|(?:ended|stopped|closed|ceased|finished|lapsed|expired|was|were|had been)\b[^.;,]{0,60}\bin (?:the (?:spring|summer|autumn|winter|new year)|{month})\b)"
    )


def _weighty(words: str) -> bool:
    """Whether a bare "agreed" or "decided" is about something that weighs: an end, a cut, a move, a refusal."""
    return bool(
        compiled(
            r"\b(?:not|no|won't|stop\w*|end\w*|ceas\w+|clos\w+|reduc\w+|increas\w+|cut\w*|withdraw\w*|suspend\w*|cancel\w*|mov(?:e|es|ed|ing)|plac\w+|admit\w*|discharg\w*|remain\w*|stay\w*|keep\w*|kept|continu\w+|carry on|carries on|extend\w*|step\w*|transfer\w*|residential|nursing|hospice|foster\w*|adoption|hostel|permanent\w*|evict\w*|ban\w*|remov\w+|restrict\w*|limit\w*|refus\w+|declin\w+|only|weekly|fortnightly|monthly|switch\w*|home on|home tomorrow|return\w*|hospital|fund\w*|approv\w+|support worker|start\w*|place|care|package|hours|[12]:1|finish\w*|drop\w*|chang\w+|lower|rais\w+|swap\w*|hold|held|allow\w*|guardianship|order|section|against|detain\w*|supervis\w+|lighter|instead|rather than)\b"
        ).search(words[:160])
    )


def _is_event(words: str, after: str) -> bool:
    """Whether something befell the person rather than being decided here: an admission, a discharge from hospital."""
    if compiled(
        r"\b(?:was|were|been|being|is) (?:\w+ )?(?:discharged?)(?! (?:back|from (?!hospital|ward|the ward|a&e)|to (?:gp|the gp|your|the care)|by)\b)"
    ).search(words + after[:30]):
        return True
    if compiled(
        r"\b(?:was|were|been|being|is|got) (?:\w+ )?admitted (?:to|into) (?:the )?(?:hospital|ward|a&e|icu|itu|hdu|\w+ hospital|\w+ ward)\b"
    ).search(words):
        return True
    if compiled(r"\brecommend").search(words):
        return not is_about_services(words + after[:60])
    return bool(
        compiled(
            r"^(?:the |her |his )?(?:carers?|support workers?|staff|advocate|provider|nurses?) (?:cut|changed|moved|switched|removed|stopped|dropped|took)$"
        ).match(words)
        and compiled(r"^ (?:his|her|their|the|him|them|an?|for|by)\b").match(after)
    )


def _is_chore(words: str, after: str) -> bool:
    """Whether something of the day was done: a pad changed, a door locked, a visit that ended at three."""
    if compiled(
        r"^(?:removed|took off|take off|taken off|took|remove) (?:his|her|their|the) (?:\w+ )?(?:shoes|coat|clothes|clothing|glasses|hearing aids|trainers|bag|frame|walking frame|belt|hoodie)(?: off| away)?\b"
    ).match(words):
        return True
    if compiled(r"\b(?:stop|stopped|stopping) (?:for|at|by|to (?:look|chat|talk|rest|get|buy|have))\b").search(
        words + after[:20]
    ) and compiled(r"\bagreed|decided\b").search(words):
        return True
    gathering = compiled(
        r"^(?:[\w']+ )?(?:visit|call|session|contact|meeting|review|appointment|conference|phone call|telephone call|home visit|assessment|conversation|trip|outing|activity|swimming|bowling|cinema|shift|walk|conversation|interview)\b"
    ).search(words)
    over = compiled(
        r"\b(?:ended|finished|terminated|moved(?: to)?|postponed|rearranged|brought forward|put back|delayed|extended|cancelled|concluded|changed to)$"
    ).search(words)
    if gathering and compiled(
        r"\b(?:ended|finished|started|terminated|concluded|closed|over)(?: early| late| on time| promptly)?(?: at| around| about| by| just after)? ?(?:{clock}|\d{1,2}\b|noon|as\b|because\b)"
    ).search(words):
        return True
    if gathering and over:
        return not compiled(r"^ (?:to|until|till|from|for|with immediate|by (?:panel|manager|us))\b").match(
            after
        ) or bool(compiled(r"^ to {clock}").match(after))
    if compiled(r"^(?:raise|lift|hold|drop|move) (?:it|this|that|the (?:issue|matter|concern|point|subject))\b").match(
        words
    ):
        return True
    if compiled(
        r"\b(?:delivered|received|counted|checked|collected|signed in|given|administered)\b.{0,40}\b(?:locked|stored|put|returned|kept)\b"
    ).search(words):
        return True
    return bool(_chores().search(words)) and not compiled(r"\b(?:not|to be|will be|must be|kept|from|night)\b").search(
        words
    )


def _chores() -> re.Pattern[str]:
    return compiled(
        r"\b(?:dressing|pad|catheter|sling|cannula|stitches|sutures|clips|staples|drain|bandages?|stockings|teds|hosiery|patch|equipment|frame|commode|hoist|mattress|plaster|nebuliser|oxygen)\b.{0,25}\b(?:removed|taken off|moved|changed|lowered|raised|increased to)$|\b(?:bed|mattress|chair|hoist|bath|volume|heating|light|lights|blinds?)\b.{0,12}\b(?:lowered|raised|extended|dropped)\b|\b(?:door|doors|gate|front door|window)\b.{0,20}\b(?:locked|kept locked|locked up|switched off)$|\b(?:tv|television|radio|kettle|cooker|oven|computer)\b.{0,20}(?:turned off|switched off)$"
    )


@per_house
def _telling_words() -> Terms:
    return pattern(terms_of("decision", "telling"))


def _is_telling(words: str) -> bool:
    """Whether it is decided what somebody is told: that is for the sharing rules."""
    found = _telling_words().search(words)
    return (
        bool(found)
        and bool(compiled(r"\b(?:{not}|won't|no longer|agreed|decided)\b").search(words[: found.start()]))
        and not words.startswith(("told", "inform", "advis"))
    )


def _is_somebody_elses(before: str, words: str, after: str, wording: Wording) -> bool:
    """Whether the person, the family or another agency made the choice."""
    if wording.kind == "restrict" and compiled(
        r"\b(?:bail|orders?|injunction|court|judge|licence|police|non-molestation|conditions)\b[^.;]{0,60}$"
    ).search(before):
        return True
    if (
        compiled(
            r"^(?:(?:the|his|her|their|council|own|local) ){0,2}(?:gp|hospital|ward(?! round| manager| sister)|school|police|court|dwp|landlord|housing|home office|dentist|bank|employer|judge|college)(?:'s)? (?:has |have |had )?\w+"
        ).match(words)
        and wording.form != "token"
    ):
        return True
    if (
        wording.kind != "restrict"
        and not compiled(r"\bby (?:me|us|{det} panel|panel|{det} manager|manager)\b").search(words + after[:20])
        and compiled(
            r"\b(?:benefits?|claim|pip|dla|attendance allowance|universal credit|esa|dwp|pension credit|blue badge|visa|asylum|mortgage|mobility|employer|job|shop|bank|at work)\b"
        ).search(words)
    ):
        return True
    if compiled(
        r"^ by (?:{det} )?(?:gp|hospital|school|court|police|dwp|consultant|doctor|dr|ward|landlord|judge|nurse|dentist|paramedics?|ambulance|pharmac\w+|bank|previous|cent(?:re|er)|club|college|venue|company|cinema|taxi firm|(?:{word} )?clinic)\b"
    ).match(after) or compiled(
        r" by (?:{det} )?(?:gp|school|court|police|dwp|landlord|judge|bank|cent(?:re|er)|club|college|venue|company|cinema|(?:{word} )?clinic)\b"
    ).search(words[-60:]):
        return True
    if compiled(
        r"\b(?:police|cps|court|dwp|school|gp|hospital|bank|home office|tribunal|insurer|landlord|factor|solicitor|ward|doctor|consultant|dr \w+)(?:'s)?(?: (?:have|has|had|was|were|is|are|to|will|plan|plans|planning|hope|hopes|decided|decision|took|advised|confirmed|recorded)){0,3} ?$|\b(?:summary|letter|report|e-?mail|prescription|chart|minutes) (?:received|from|says?|states?|said|read)\b[^.;]{0,50}$"
    ).search(before):
        return True
    if (
        wording.maker == "role"
        and compiled(r"^(?:i|we|all|both)\b").match(words)
        and compiled(r"\b(?:agreed|chose|elected)$").search(words)
    ):
        return not compiled(r"\b(?:to|that|on|with|for|not)\b").search(after[:12])
    return (
        bool(
            compiled(
                r"\b(?:he|she|they|{kin}|{subject}|{title} \w+)(?: (?:has|have|had|also|then|again|now|just|is|was|\w+ly)){0,3} ?$"
            ).search(before)
        )
        and wording.form != "token"
        and bool(
            compiled(
                r"^(?:decided|agreed|chose|opted|stopp\w+|reduc\w+|cancelled|withdr\w+|refused|declined|ended|closed?|cut|moved|switched|changed|keep\w*|removed|taken|took|not)\b"
            ).match(words)
        )
        and not compiled(r"^not (?:to|allowed|permitted)").match(words)
    )


def _maker(words: str, match: re.Match[str], wording: Wording) -> str:
    """named, role, passive, dropped, or person where the person or the family ended it."""
    if compiled(r"\bby (?:{possessive} )?(?:{kin}|him|her|them|himself|herself)\b").search(
        words[match.end("d") : match.end("d") + 30]
    ):
        return "person"
    if wording.maker != "dropped":
        return wording.maker
    if compiled(r"^(?:i|we|i've|we've|i'm|we're)\b").match(match["d"]) or compiled(
        r"\b(?:i|we|i've|we've|i'll|we'll)(?: \w+){0,2} ?$"
    ).search(words[: match.start("d")]):
        return "named"
    if compiled(r"\bby (?:{role}|{body}|me|us|{word})\b").search(words[match.end("d") :]):
        return "role"
    return "dropped"


def _clause_end(words: str, stop: int) -> int:
    """Where the clause that holds the decision ends, within reach."""
    found = _CLAUSE_END.search(words, stop)
    end = found.start() if found else len(words)
    end = min(end, stop + 90)
    if end < len(words) and end == stop + 90:
        end = words.rfind(" ", stop, end) if " " in words[stop:end] else end
    return stop + len(words[stop:end].rstrip(" ,;:-.)")) if end > stop else stop


def _headed(reading: Reading) -> Iterator[Sentence]:
    """The first statement under a heading or behind a label that says "decision"."""
    seen: set[tuple[int, str]] = set()
    for sentence in reading.sentences:
        if sentence.kind != "decision":
            continue
        line = reading.layout.lines[sentence.line]
        if line.kind is LineKind.TABLE:
            continue
        label = line.label if line.label_kind else line.section
        if compiled(r"\b(?:question|to be made|required|needed|being|about|regarding|re)\b").search(label):
            continue
        if not compiled(r"\b(?:decisions?|determination|disposal|recommendations?)\b").search(label):
            continue
        key = (line.block if line.label_kind else -1, label)
        if key in seen:
            continue
        seen.add(key)
        if not compiled(r"\?\s*$|^[\W]*(?:whether|if|to decide|pending|deferred|none|n/a|tbc|awaiting)\b").search(
            reading.words(sentence)
        ):
            yield sentence
