"""Opinion rules about judgements: written as fact, labels, minds that were read, bare impressions, boosters, mixtures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from recordlint.checks.base import Candidate, CheckContext, holding
from recordlint.checks.opinion_common import (
    LABELS,
    MINDS,
    TOPICS,
    VERDICTS,
    after,
    attributions_over,
    before,
    conditions,
    evidence_of,
    is_detail,
    joined,
    once_a_sentence,
    stance,
    tied,
)
from recordlint.language.grammar import compiled
from recordlint.language.layers import Evidence, Judgement, Sentence, Source
from recordlint.language.predication import Subject, subject_before
from recordlint.language.reading import Reading
from recordlint.notes import Severity

_MANNER_BEFORE = r"\b(?:spoke|speak|speaks|speaking|said|says|heard|hears|explained|answered|see|saw|seen|hear|visible|stated|told|talks?|talked|communicat\w+|articulated?|written|wrote|recall\w*|remember\w*|able to \w+|could \w+|very|more|quite) $"
_MANNER_AFTER = r"^ (?:marked|visible|labelled|audible|heard|seen|stated|signed|written|defined|legible|displayed|described|said|told|explained|able to|understood|remember\w*|recall\w*|expressed|dated|identified|set out|communicat\w+|articulat\w+|spoken|that (?:he|she|they) (?:wants?|would like|wished|wishes)|from (?:the|his|her)|what (?:he|she|they) want)\b"
_SURE = r"\b(?:obviously|no doubt|undoubtedly|blatantly|plainly|clearly)\b"
_GUESSED = r"^ (?:(?P<other>i|we|my|our|this|it|the|there|that)\b|(?:he|she|they|mum|dad|has|had|have|is|was|were|been|being|not|never|didn't|did not|doesn't|does not|a|an|in|on|up to|had|fell|did|went|took|got|left|lost|hit|used|wants?|wanted|needs?|thinks?|thought|knows?|knew|feels?|felt|prefers?|preferred|enjoys?|loves?|loved|hates?|hated|likes?|liked|resents?|believes?|cares?|blames?|intends?|expects?|\w+ing|\w+ed)\b)"
_CASE = r"^ (?:a case of|an? (?:attempt|excuse|lie|cry|ploy|game|way of|act|family|man|woman|person|carer|mother|father)|not (?:true|interested|coping|trying)|untrue)\b"
_ORIENTED = r"^ (?:.{0,12} )?(?:in (?:hospital|the ward|a care home|the home|bed|respite)|(?:he|she) is\b|the (?:ward|toilet|shops?|station|kitchen|flat|day|date|time|month|year|place|way|staff|names?|route|bus|code|number)|(?:his|her|their) (?:name|address|date of birth|age|way|own mind|medication|tablets)|that (?:it is|today))\b"


def as_fact(context: CheckContext) -> Iterator[Candidate]:
    """A verdict on a person or a household with neither source nor evidence."""
    return once_a_sentence(context.reading, _as_fact(context.reading))


def _as_fact(reading: Reading) -> Iterator[Candidate]:
    for judgement, start, end in joined(reading, _of(reading, VERDICTS)):
        if judgement.hedged:
            continue
        held = stance(reading, start, end)
        quiet = conditions(held, negated=judgement.negated, evidence=_rests(reading, judgement))
        positive = judgement.kind == "positive"
        yield Candidate(
            start,
            end,
            quiet,
            at_most=Severity.INFO if positive else None,
            raised=1 if judgement.booster and not positive else 0,
        )


def label_not_behaviour(context: CheckContext) -> Iterator[Candidate]:
    """A label for a state with no observable detail within two sentences."""
    return once_a_sentence(context.reading, _labels(context.reading))


def _labels(reading: Reading) -> Iterator[Candidate]:
    for judgement, start, end in joined(reading, _of(reading, LABELS)):
        if judgement.hedged:
            continue
        sentence = reading.sentences[judgement.sentence]
        topics = TOPICS[judgement.kind]
        follows = any(
            is_detail(e, topics)
            for s in (sentence, *after(reading, sentence, 2))
            for e in evidence_of(reading, s, near=s is not sentence)
        )
        precedes = any(is_detail(e, topics) for s in before(reading, sentence, 2) for e in evidence_of(reading, s))
        quiet = conditions(
            stance(reading, start, end), negated=judgement.negated, described=follows or tied(reading, judgement)
        )
        yield Candidate(start, end, quiet, at_most=Severity.INFO if precedes else None)


def mind_reading(context: CheckContext) -> Iterator[Candidate]:
    """A motive, a piece of knowledge, an intention or a feeling of somebody else as fact."""
    return once_a_sentence(context.reading, _minds(context.reading))


def _minds(reading: Reading) -> Iterator[Candidate]:
    for judgement, start, end in joined(reading, _of(reading, MINDS)):
        if judgement.hedged:
            continue
        sentence = reading.sentences[judgement.sentence]
        words, behind = reading.folded[start:end], reading.folded[end : end + 40]
        wish = compiled(r"\b(?:want|wants|wanted|likes?|enjoys?|doesn't|didn't|does not|did not|loves?|not)\b").search(
            words
        )
        voiced = bool(wish) and any(
            e.kind == "quote" for s in (sentence, *_next_in_block(reading, sentence)) for e in evidence_of(reading, s)
        )
        told = judgement.kind == "feeling" and _told_nearby(reading, sentence)
        quiet = conditions(
            stance(reading, start, end),
            negated=judgement.negated,
            evidence=tied(reading, judgement, plain=False),
            voiced=voiced or told,
            orientation=words.startswith("know")
            and not compiled(r"\b(?:exactly|just) (?:what|how)\b").search(words)
            and bool(compiled(_ORIENTED).match(behind)),
        )
        yield Candidate(start, end, quiet)


def _next_in_block(reading: Reading, sentence: Sentence) -> list[Sentence]:
    return [s for s in after(reading, sentence, 1) if s.block == sentence.block]


def _told_nearby(reading: Reading, sentence: Sentence) -> bool:
    """Whether the sentence before or behind gives somebody's words, so that a feeling may well be theirs to tell."""
    near = [s for s in (*before(reading, sentence, 1), *after(reading, sentence, 1)) if s.block == sentence.block]
    if any(e.kind == "quote" for s in (sentence, *near) for e in evidence_of(reading, s)):
        return True
    return any(
        a.source in (Source.SUBJECT, Source.KIN, Source.NAMED) and a.via in ("said", "told", "lead")
        for s in near
        for a in attributions_over(reading, s.start)
    )


def impression_without_basis(context: CheckContext) -> Iterator[Candidate]:
    """An impression, hedged as one, with no sign described."""
    return once_a_sentence(context.reading, _impressions(context.reading))


def _impressions(reading: Reading) -> Iterator[Candidate]:
    kinds = LABELS | VERDICTS | MINDS | {"emotion", "impression"}
    for judgement, start, end in joined(reading, _of(reading, kinds - {"positive"})):
        if not judgement.hedged:
            continue
        sentence = reading.sentences[judgement.sentence]
        topics = TOPICS.get(judgement.kind, ("conduct",))
        if judgement.kind in ("emotion", "muddle", "impression"):
            topics = ("conduct", "orientation")
        described = any(
            is_detail(e, topics) for s in (sentence, *after(reading, sentence, 2)) for e in evidence_of(reading, s)
        )
        described = described or any(_acted(e) for s in before(reading, sentence, 1) for e in evidence_of(reading, s))
        held = stance(reading, start, end)
        quiet = holding(
            quoted=held.quoted,
            attributed=held.attributed and not held.quoted,
            hypothetical=held.hypothetical and not _only_may(reading, judgement),
            question=held.question,
            negated=judgement.negated,
            described=described or tied(reading, judgement),
        )
        yield Candidate(start, end, quiet, at_most=Severity.INFO)


def _only_may(reading: Reading, judgement: Judgement) -> bool:
    """Whether the only reserve is a might or may, which an impression has by its nature."""
    lead = reading.folded[reading.sentences[judgement.sentence].start : judgement.start]
    return not compiled(
        r"\b(?:if|in case|unless|whether|risk|avoid|prevent|when|whenever|signs of|until|(?:may|might|can|could) (?:become|get|escalate))\b"
    ).search(lead)


def certainty_booster(context: CheckContext) -> Iterator[Candidate]:
    """A booster beside a judgement."""
    yield from _beside_judgements(context.reading)
    yield from _alone(context.reading)


def _alone(reading: Reading) -> Iterator[Candidate]:
    """A booster that has no judgement beside it and still makes a guess about somebody sound certain."""
    taken = {j.booster for j in reading.judgements}
    for match in compiled(_SURE).finditer(reading.folded):
        sentence = reading.sentence_at(match.start())
        if sentence is None or any(b and b[0] < match.end() and match.start() < b[1] for b in taken):
            continue
        subject = subject_before(reading, sentence, match.start())
        behind = compiled(_GUESSED).match(reading.folded[match.end() : match.end() + 40])
        if subject is Subject.POINTER and compiled(_CASE).match(reading.folded[match.end() : match.end() + 40]):
            yield Candidate(*match.span(), conditions(stance(reading, *match.span())))
            continue
        if (
            subject not in (Subject.PERSON, Subject.DROPPED)
            or not behind
            or (subject is Subject.DROPPED and behind["other"])
        ):
            continue
        manner = bool(
            compiled(_MANNER_AFTER).match(reading.folded[match.end() : match.end() + 40])
            or compiled(
                r"\b(?:told|asked|warned|reminded|said to) (?:him|her|them|me|us|{kin}) (?:quite |very )?$"
            ).search(reading.folded[max(0, match.start() - 35) : match.start()])
        )
        yield Candidate(*match.span(), conditions(stance(reading, *match.span()), manner=manner))


def _beside_judgements(reading: Reading) -> Iterator[Candidate]:
    seen: set[tuple[int, int]] = set()
    for judgement in reading.judgements:
        if judgement.booster is None or judgement.booster in seen:
            continue
        seen.add(judgement.booster)
        start, end = judgement.booster
        held = stance(reading, judgement.start, judgement.end)
        manner = bool(
            compiled(_MANNER_BEFORE).search(reading.folded[max(0, start - 25) : start])
            or compiled(_MANNER_AFTER).match(reading.folded[end : end + 40])
        )
        yield Candidate(
            start, end, conditions(held, manner=manner, negated=judgement.negated, evidence=tied(reading, judgement))
        )


def mixed_with_fact(context: CheckContext) -> Iterator[Candidate]:
    """One sentence joins an observation and a judgement that nothing ties to it."""
    return once_a_sentence(context.reading, _mixtures(context.reading))


def _mixtures(reading: Reading) -> Iterator[Candidate]:
    for judgement, start, end in joined(reading, _of(reading, (VERDICTS - {"positive"}) | MINDS)):
        sentence = reading.sentences[judgement.sentence]
        seen = [
            e
            for e in evidence_of(reading, sentence)
            if e.kind in ("quote", "measure", "count", "injury", "colour")
            or is_detail(e, ("conduct", "appearance", "household"))
        ]
        if judgement.hedged or not seen:
            continue
        yield Candidate(
            start,
            end,
            conditions(stance(reading, start, end), negated=judgement.negated, tied=tied(reading, judgement)),
        )


def _rests(reading: Reading, judgement: Judgement) -> bool:
    """Whether a verdict rests on something in its sentence or next to it."""
    sentence = reading.sentences[judgement.sentence]
    if tied(reading, judgement):
        return True
    here = evidence_of(reading, sentence)
    if any(is_detail(e, ("conduct",)) or e.kind in ("document", "count") for e in here):
        return True
    if any(is_detail(e, ("conduct",)) for s in after(reading, sentence, 1) for e in evidence_of(reading, s)):
        return True
    return any(_acted(e) for s in before(reading, sentence, 1) for e in evidence_of(reading, s))


def _acted(evidence: Evidence) -> bool:
    """Whether somebody was seen to do something: what they said before is no sign of what they are like."""
    return evidence.kind == "detail" and evidence.topic == "conduct"


def _of(reading: Reading, kinds: Iterable[str]) -> list[Judgement]:
    return [j for j in reading.judgements if j.kind in kinds]
