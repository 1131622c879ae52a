"""Rationale checks of single statements: plan items without owner and date, ratings and thresholds without facts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from re import Match, Pattern

from recordlint.checks.base import Candidate, Check, CheckContext, holding
from recordlint.checks.rationale_reasons import is_statement
from recordlint.language.grammar import compiled, expand
from recordlint.language.layers import LineKind, Sentence, Source
from recordlint.language.lexicons import alternation, pattern, per_house, terms_of
from recordlint.language.reading import Reading
from recordlint.language.terms import Terms

_LONGEST = 400
_OTHERS = (Source.SUBJECT, Source.NAMED, Source.KIN, Source.ROLE)


def action_without_owner_or_date(context: CheckContext) -> Iterator[Candidate]:
    """A task that nobody is to do by no date: "someone needs to ring", "school to be chased", "date to follow"."""
    reading = context.reading
    done: set[int] = set()
    read_to = 0
    for hit in _task_cue().finditer(reading.folded):
        if hit.end() <= read_to:
            continue
        sentence = reading.sentence_at(hit.start())
        if sentence is None or sentence.index in done or reading.layout.lines[sentence.line].kind is LineKind.TABLE:
            continue
        base = max(sentence.start, hit.start() - 120)
        read_to = min(sentence.end, hit.start() + _LONGEST)
        words = reading.folded[base:read_to]
        match = _task(words)
        if match is None:
            continue
        done.add(sentence.index)
        start, end = match.span("d")
        anyone = bool(
            compiled(r"^(?:some ?(?:one|body)|any ?(?:one|body))\b|\bdate (?:to|tb)").match(match["d"].lstrip())
        )
        yield Candidate(
            base + start,
            base + end,
            holding(
                quoted=reading.is_quoted(base + start, base + end),
                attributed=reading.source_of(base + start, base + end) in _OTHERS,
                has_date=bool(_when().search(words)),
                has_owner=not anyone and _has_owner(reading, sentence, words, start, end),
                standing=bool(
                    compiled(
                        r"\b(?:every|each|daily|nightly|weekly|hourly|\d ?hourly|regularly|at all times|always|whenever|when|if|unless|until|prn|bd|tds|qds|as needed|as required|ongoing)\b"
                    ).search(words)
                ),
                done=bool(
                    compiled(
                        r"\b(?:has been|have been|was|were|already|done|now) (?:\w+ )?(?:done|booked|sent|made|arranged|completed|ordered)\b|\b(?:wants?|wanted|likes?|asked|prefers?|hopes?|agreed for|wishes|happy for|would like|refus\w+|declin\w+)\b"
                    ).search(words)
                ),
            ),
        )


@per_house
def _task_cue() -> Terms:
    return pattern(terms_of("plan", "cue"))


@per_house
def _task_words() -> tuple[str, str]:

    return alternation(terms_of("plan", "done")), alternation(terms_of("plan", "doing"))


@per_house
def _passive_task() -> re.Pattern[str]:
    """ "School to be chased", "key safe needs fitting", "referral still needs making"."""

    done, doing = _task_words()
    source = (
        r"(?:^|(?<=[.,;:&-]) ?|\b(?:and|so|then|also|plan|action|next) )(?P<d>(?:[\w'/&+-]+ ){0,6}?(?:"
        r"(?:(?:still |also |now )?(?:to be|needs? to be|requires? to be|will need to be|will need|must be|should be|ought to be|has to be|have to be|wants) (?:\w+ly |re-?)?(?:%done%))"
        r"|(?:(?:still |also |now |will )?(?:needs?|requires?|wants) (?:\w+ly |re-?|(?:an?|the|new|some|more|another) (?:{word} ){1,3}?)?(?:%doing%))))\b"
    )
    return re.compile(expand(source).replace("%done%", done).replace("%doing%", doing))


def _task(words: str) -> Match[str] | None:
    """The words of a task that nobody is to do."""
    return (
        compiled(
            r"(?:^|[.;:-] ?)(?P<d>(?:can|could|would|will) (?:some|any) ?(?:one|body) (?:please )?[\w'-]+(?: [\w'/-]+){0,8})"
        ).search(words)
        or compiled(
            r"^[\W\d]*(?P<d>(?:(?:[\w'/&-]+ ){0,3}?(?:needs?|requires?) (?:an? |another )(?:new |urgent |further )?(?:referral|re-?referral|assessment|re-?assessment|review|follow-?up|home visit)(?: (?:to|for|from|by) [\w'-]+)?)|(?:[\w'/&-]+ ){0,4}?(?:referral|follow-?up(?: call| visit)?|assessment|re-?assessment|review|home visit|chase-?up) (?:is |still )?(?:required|needed))[.\s]*$"
        ).search(words)
        or compiled(
            r"\b(?P<d>(?:some ?(?:one|body)|any ?(?:one|body))(?: else| in (?:the )?(?:office|team)| from (?:the )?(?:office|team|service))? (?:(?:really |still |urgently |also )?(?:needs?|has|have|ought|is|are|was|were|wants?) (?:meant |supposed |going |gonna )?to|to|should|must|will have to|will need to|will|could do with|please|can)(?: \w+ly| please)? (?!(?:be at|tell if|see (?:him|her|me)|know)\b)[\w'-]+(?: [\w'/-]+){0,10})"
        ).search(words)
        or compiled(
            r"^[\W\d]*(?P<d>(?:[\w'/&+-]+ ){1,7}?(?:at some (?:point|stage)|in due course|some ?time(?: soon)?|when (?:we|someone|staff|they) (?:can|get a (?:chance|minute)|have time)|when possible|if (?:we|someone) get a chance))\b"
        ).search(words)
        or compiled(
            r"\b(?P<d>(?:date|dates|time|timescale|timescales|details|who)(?: and (?:time|owner|lead))? (?:to follow|tbc|tba|to be (?:confirmed|agreed|arranged|advised|decided)|not yet (?:set|agreed)))\b"
        ).search(words)
        or _passive_task().search(words)
    )


def _when() -> Pattern[str]:
    return compiled(
        r"\b(?:{weekday}|{date}|{clock}|today|tonight|tomorrow|tmrw|tom|immediately|straight away|this (?:week|afternoon|morning|evening|month)|next (?:week|month|visit|call|review|meeting|session|shift|year|time)|by (?:the end|end|\d|noon|close)|within \w+|in (?:\d+|a|one|two|three|four|six|{month}|the new) ?\w*|before (?:the|he|she|\w+day|christmas|discharge)|after (?:easter|christmas|the|half)|end of (?:the )?(?:week|month|day)|christmas|easter|half term|on (?:arrival|discharge|return|site)|at (?:the )?(?:next|his|her|review|mdt|panel|handover)|{month}|\d+/\d+|\d+ (?:days?|weeks?|months?))\b"
    )


def _has_owner(reading: Reading, sentence: Sentence, words: str, start: int, end: int) -> bool:
    """Whether somebody is named to do it: by, with, through; a name in front, or initials behind."""
    if compiled(
        r"^[^.;]{0,60}\b(?:by|via|through|with) (?!(?:email|phone|letter|post|the end|then|now|that|this|noon|close|\d)\b)(?:{det} )?{word}"
    ).match(words[end:]):
        return True
    if compiled(r"^ ?(?:- ?|\(|, ?|\[|/ ?)(?:{det} )?(?:{role}|{body}|[a-z]{2,3}|me|us|i|we)\b[)\]]?").match(
        words[end:]
    ):
        return True
    line = reading.layout.lines[sentence.line]
    if line.label and not line.label_kind:
        return True
    return bool(
        compiled(
            r"\b(?:i|we|me|i'll|we'll|sw|writer|{role})\b(?! (?:assessment|visit|referral|report|review|input|appointment|letter|list|to be)\b)"
        ).search(words[:start])
    )


def risk_rating_unsupported(context: CheckContext) -> Iterator[Candidate]:
    """A rating (high, medium, low) or a threshold (not) met, and no fact with it."""
    reading = context.reading
    done: set[int] = set()
    for hit in compiled(r"\b(?:risk|risks|threshold|thresholds|criteria|rag|dash|dara|frat|checklist)\b").finditer(
        reading.folded
    ):
        sentence = reading.sentence_at(hit.start())
        if sentence is None or sentence.index in done:
            continue
        line = reading.layout.lines[sentence.line]
        base = max(line.start if line.label else sentence.start, sentence.start - 90, hit.start() - 160)
        base = min(base, sentence.start) if line.label else max(sentence.start, hit.start() - 160)
        words = reading.folded[base : min(sentence.end, base + _LONGEST)]
        found = _rating(words)
        if found is None:
            continue
        done.add(sentence.index)
        yield _rated(reading, sentence, base, words, found)
    for sentence in reading.sentences:
        if sentence.index not in done and (candidate := _labelled_rating(reading, sentence)):
            yield candidate


def _rated(reading: Reading, sentence: Sentence, base: int, words: str, found: Match[str]) -> Candidate:
    start, end = base + found.start("d"), base + found.end("d")
    return Candidate(
        max(start, sentence.start) if start < sentence.start < end else start,
        end,
        holding(
            quoted=reading.is_quoted(start, end),
            attributed=reading.source_of(start, end) in _OTHERS,
            scored=bool(_tool().search(words)),
            facts_given=any(r.sentence == sentence.index and not r.empty and r.kind != "legal" for r in reading.reasons)
            or _facts(words[: found.start("d")])
            or _facts(words[found.end("d") :], finite=True),
            facts_nearby=_facts_nearby(reading, sentence),
            not_a_rating=bool(
                compiled(
                    r"\b(?:if|whether|would|could|might|may|discuss\w*|score|what|how|assess(?:ing)? (?:the|his|her)|awaiting|until|when|reduce\w*|lower\w*|previously|used to|people|those|anyone|families|patients|residents|women|means|explained|was \w+ risk (?:in|until))\b[^.;]{0,40}$"
                ).search(words[: found.start("d")])
            ),
        ),
    )


def _labelled_rating(reading: Reading, sentence: Sentence) -> Candidate | None:
    """ "Risk: low", "Safeguarding: threshold not met", where label and value are parted."""
    line = reading.layout.lines[sentence.line]
    if (
        not line.label
        or sentence.start > line.content + 2
        or not compiled(r"\b(?:risks?|rag|threshold)\b(?! (?:assessment|plan|management))").search(line.label)
    ):
        return None
    words = reading.words(sentence)[:_LONGEST]
    found = compiled(
        r"^[\W]*(?P<d>(?:currently |assessed as |remains |now |overall |considered )?(?:very |quite |fairly )?(?:low|medium|moderate|mod|high|med|minimal|significant|standard|red|amber|green|unchanged|managed|increased|elevated|(?:not )?met|none|nil)(?:[ /-]+(?:to |- )?(?:low|medium|moderate|high))?)\b(?! (?:bed|chair|carb|school|street|dose))"
    ).match(words)
    if not found or compiled(r"^(?:none|nil|managed|unchanged)$").match(found["d"]):
        return None
    return _rated(reading, sentence, sentence.start, words, found)


def _rating(words: str) -> Match[str] | None:
    """The words of a rating or threshold."""
    level = r"(?:very |fairly |quite |relatively )?(?:low|medium|moderate|high|minimal|significant|standard|elevated|heightened|considerable|severe|extreme)"
    return (
        compiled(
            r"\b(?P<d>(?:(?:overall|current|falls?|fire|suicide|self[\x20-]harm|general|safeguarding|dynamic|static|reoffending|level of|{word}) )?(?:risks?|rosh)(?: (?:level|levels|rating|status|score|to (?:self|others|staff|children|himself|herself|(?:the )?child|public|female staff|(?:{word} ){0,3}?{word})(?: and \w+)?|of (?:{word} ){0,3}{word}|from (?:{word} ){0,2}{word}|overall|currently))? ?(?:is|are|was|remains?|stays?|stayed|left at|kept at|set at|put at|sits at|now|currently|still|agreed as|agreed to be|assessed as|assessed to be|considered(?: to be)?|deemed(?: to be)?|rated(?: as)?|graded(?: as)?|judged(?: to be)?|felt to be|being|continues? to be|:|-|=| )+ ?"
            + level
            + r")\b(?! (?:in|by|of (?:the|his|her|my)|risk pregnancy)\b)"
        ).search(words)
        or compiled(
            r"(?:^[\W\d]*|[.;:-] ?)(?P<d>(?:not at|under|at|above|over|below) (?:the |our )?threshold|vulnerability (?:is |remains )?(?:high|medium|low))\b"
        ).search(words)
        or compiled(
            r"(?:^[\W\d]*|[\"'(]|\b(?:is|are|was|remains?|as|deemed|considered|rated|graded|still|now|at|poses?|presents?|be|being|overall|:|-) (?:an? |to be |as )?)(?P<d>"
            + level
            + r"[\x20-]risk(?: (?:of (?:{word} ){0,3}{word}|to (?:{word} ){0,2}{word}|from {word}|overall|currently|at present|at this time|person|individual|case|patient|client|offender|tenant|resident))?)(?![\w-])(?! (?:register|panel|meeting|assessment|strategy|activity|activities|area|group|forum|conference|team|drug|drugs|medicine|foot|feet|wound|protocol|list|pathway|pregnancy|room|policy))"
        ).search(words)
        or compiled(
            r"\b(?P<d>(?:(?:s42|s47|section \d+|safeguarding|statutory|mash|camhs|care act|eligibility|intervention|referral|service|cp|{det}) ){0,3}(?:threshold|thresholds)(?: for (?:{word} ){0,4}{word})? (?:is |was |were |are |has |have |been |being |currently |still ){0,3}(?:not |clearly )?(?:been )?(?:met|reached|satisfied|crossed|exceeded|achieved))\b"
        ).search(words)
        or compiled(
            r"\b(?P<d>(?:does not|doesn't|do not|don't|did not|didn't|not|fails? to|meets?|met|meeting|below|under|above|over|reached|reaches|crosse[sd]) (?:currently |meet |meeting |yet |reach ){0,2}(?:(?:s42|s47|section \d+|the|our|safeguarding|statutory|mash|camhs|care act|eligibility|cmht|social care|service|adult|children's|intervention) ){0,4}thresholds?)\b"
        ).search(words)
        or compiled(
            r"\b(?P<d>(?:dash|dara|frat|checklist|rag|risk (?:tool|matrix|screen|checklist|assessment|indicator))(?: {word}){0,2}?,? (?:comes out|came out|come out|scores|rated|graded|showed|shows|says|given|done)(?: (?:as|at))? "
            + level
            + r")\b"
        ).search(words)
        or compiled(
            r"(?:^[\W\d]*|: ?)(?P<d>(?:(?:s42|section \d+|chc|safeguarding|eligibility|care act|service|referral) )?criteria (?:is |are |was )?(?:not )?met)\b"
        ).search(words)
    )


def _tool() -> Pattern[str]:
    """A scored tool with its score."""
    return compiled(
        r"\b(?:scor(?:e|es|ed|ing)|waterlow|must|braden|norton|frat|dash|dara|checklist|honos|phq|gad|asq|audit|news2?|ews|abbey|stratify|fras|cssrs|assetplus|oasys|ogrs|grist|fast|start|hcr|sara|screening tool|matrix|tool|ticks)\b[^.;]{0,40}\b\d{1,3}\b|\b\d{1,3} ?(?:/|out of|of) ?\d{1,3}\b"
    )


@per_house
def _circumstances() -> Terms:
    return pattern(terms_of("reason", "circumstance"))


def _facts(words: str, *, finite: bool = False) -> bool:
    """Whether a part of the sentence tells something: a circumstance, a number, or (behind the rating) any statement."""
    parts = [
        part.strip()
        for part in words.replace(":", ";").replace(",", ";").replace(" - ", ";").replace("(", ";").split(";")
    ]
    return any(
        len(part.split()) >= 3
        and ((finite and is_statement(part)) or _circumstances().search(part) or compiled(r"\b\d+\b").search(part))
        for part in parts
    )


def _facts_nearby(reading: Reading, sentence: Sentence) -> bool:
    """Whether the sentence before or after, in the same block, tells the incident or the sign that the rating rests on."""
    for other in reading.around(sentence, 2, 1):
        if other.index == sentence.index or other.block != sentence.block:
            continue
        if any(
            r.sentence == other.index and not r.empty and r.kind in ("following", "causal") for r in reading.reasons
        ):
            return True
        words = reading.words(other)[:_LONGEST]
        judged = any(j.sentence == other.index and not j.negated and j.kind != "positive" for j in reading.judgements)
        if not judged and _circumstances().search(words) and not compiled(r"\b(?:will|to be|please)\b").search(words):
            return True
    return False


CHECKS: Mapping[str, Check] = {
    "rationale/action-without-owner-or-date": action_without_owner_or_date,
    "rationale/risk-rating-unsupported": risk_rating_unsupported,
}
