"""What the opinion rules share: who stands behind words, what they rest on, and one finding a sentence."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeVar

from recordlint.checks.base import Candidate, holding
from recordlint.language.grammar import compiled
from recordlint.language.layers import Attribution, Evidence, Judgement, LineKind, Sentence, Source
from recordlint.language.reading import Reading

_Placed = TypeVar("_Placed", Attribution, Evidence, Judgement)

# The labels that an observation should replace, and what kind of detail is the observation.
TOPICS = {
    "conduct": ("conduct",),
    "intoxication": ("intoxication",),
    "appearance": ("appearance",),
    "muddle": ("orientation",),
    "household": ("household",),
}
LABELS = frozenset(TOPICS)
MINDS = frozenset({"motive", "feeling"})
VERDICTS = frozenset({"trait", "moral", "coping", "parenting", "risk", "positive"})

_HYPOTHETICAL = (
    r"\b(?:if|in case|should (?:he|she|they)|unless|whether|(?:at )?risks? of|may (?:be|become|get|present|appear)|might|(?:can|could|may|might) (?:become|get|escalate)|likely to|to (?:avoid|prevent|reduce|stop)|"
    r"when (?:he|she|they) (?:is|are|becomes?|gets?|feels?)|whenever|signs of|strategies|until|for example|such as|whoever|the (?:word|term|phrase|label)|words like|would be|any)\b[^.;]{0,70}$"
)
_TIED = r"^[\W\d]*(?:(?:this|that|which|my|the|i|we) (?:is|was|base|rest|say|view|opinion|reason|reasons|evidence|basis|draw)|because|for (?:example|instance)|e\.?g|evidence|examples?|reasons?|based on|going by|by this i mean)\b"
_QUOTES = ("speech", "scare", "block", "forwarded")  # scare quotes are another rule's
_NO_REPORT = r"\b(?:shout\w*|ask\w*|accus\w*|blam\w*|question\w*|phon\w+|rang|rings?|text(?:s|ed)|call\w*|refer\w*|wrote|writ\w+|answer\w*|repl\w+) ?(?:to)?$"
_REPORT = r"\b(?:said|says|reported|reports|thinks?|feels?|reckons?|believes?|told me|tells me)$"
_PLAIN = re.compile(r"(?:because|becos|becoz|cos|coz|cuz|bcos|as|since)\b")
_ACCOUNT = r"\b(?:that's|thats|that is|that was|which is|which was|it's|its|those are|this is) (?:his|her|their|mum's|dad's|[\w-]+'s) (?:own )?(?:word|words|phrase|description|term|view|opinion)\b|\b(?:by|on) (?:his|her|their|mum's|dad's|the [\w-]+'s) (?:own )?account\b|\bin (?:his|her|their) (?:own )?words\b"
_ASIDE = r"^ ?(?:[\w'-]+ ){0,4}(?:\(|- |[\w'-]*:| -)"


@dataclass(frozen=True, slots=True)
class Stance:
    """Who stands behind some words, and in what mood they are said."""

    quoted: bool
    own_view: bool
    attributed: bool
    hypothetical: bool
    question: bool


def stance(reading: Reading, start: int, end: int) -> Stance:
    """The stance of the words [start, end)."""
    sentence = reading.sentence_at(start)
    source = _source(reading, start, end)
    before = reading.folded[sentence.start : start] if sentence else ""
    asked = sentence is not None and reading.text[sentence.start : sentence.end].rstrip("\"'”’) ").endswith("?")
    return Stance(
        quoted=reading.is_quoted(start, end, kinds=_QUOTES),
        own_view=source is Source.SELF,
        attributed=source not in (Source.NONE, Source.SELF)
        or (sentence is not None and compiled(_ACCOUNT).search(reading.words(sentence)) is not None),
        hypothetical=bool(compiled(_HYPOTHETICAL).search(before[-110:]))
        or (sentence is not None and sentence.kind == "plan"),
        question=asked,
    )


def _source(reading: Reading, start: int, end: int) -> Source:
    """Who stands behind the words; a verb of shouting or asking makes nobody the source of what follows without quotation marks."""
    covering = [
        a
        for a in attributions_over(reading, start)
        if not a.cue_start <= start < a.cue_end and _vouches(reading, a, end)
    ]
    narrowest = min(covering, key=lambda a: a.end - a.start, default=None)
    return narrowest.source if narrowest else Source.NONE


def _vouches(reading: Reading, attribution: Attribution, end: int) -> bool:
    cue = reading.folded[attribution.cue_start : attribution.cue_end]
    if attribution.via in ("said", "believed") and compiled(_NO_REPORT).search(cue):
        return False
    if attribution.via not in ("said", "believed") or attribution.cue_start < end:
        return True
    # Behind the words it must stand apart ("…, she said"), or be plainly a report.
    gap = reading.folded[end : attribution.cue_start].rstrip()
    return gap.endswith((",", '"', "'", "-", "(", ".", ";")) or (
        compiled(_REPORT).search(cue) is not None
        and not compiled(
            r"\b(?:what|whatever|when|if|as|where|how|which|who|because|while|after|before|and|but)$"
        ).search(gap)
    )


def evidence_of(reading: Reading, sentence: Sentence, *, near: bool = False) -> list[Evidence]:
    """The evidence of a sentence that is not itself part of a judgement.

    Of a sentence `near` the one judged, a quotation counts though judging words stand in it: they are somebody's own.
    """
    judged = [(j.start, j.end) for j in judgements_of(reading, sentence)]
    return [
        e
        for e in _within(reading.evidence, sentence)
        if (near and e.kind == "quote") or not any(e.start < end and start < e.end for start, end in judged)
    ]


def judgements_of(reading: Reading, sentence: Sentence) -> list[Judgement]:
    """The judgements of a sentence."""
    return list(_within(reading.judgements, sentence))


def attributions_over(reading: Reading, offset: int) -> list[Attribution]:
    """Every attribution that covers the offset, cue or not."""
    sentence = reading.sentence_at(offset)
    return [a for a in _within(reading.attributions, sentence) if a.start <= offset < a.end] if sentence else []


def _within(items: tuple[_Placed, ...], sentence: Sentence) -> Iterator[_Placed]:
    """The items, which are in order, that begin within the sentence."""
    for index in range(bisect_left(items, sentence.start, key=_start), len(items)):
        if items[index].start >= sentence.end:
            return
        yield items[index]


def _start(item: Attribution | Evidence | Judgement) -> int:
    return item.start


def is_detail(evidence: Evidence, topics: tuple[str, ...]) -> bool:
    """Whether it is an observable detail about one of the topics; speech counts as conduct, and shows muddle."""
    if evidence.kind == "quote":
        return "conduct" in topics or "orientation" in topics
    return evidence.kind == "detail" and evidence.topic in topics


def tied(reading: Reading, judgement: Judgement, *, plain: bool = True) -> bool:
    """Whether the words are tied to what they rest on: because, going by, a colon and the facts, "I base this on".

    Without `plain`, a bare because or as does not count: it may give the circumstance of a motive, not the sign of it.
    """
    sentence = reading.sentences[judgement.sentence]
    here = evidence_of(reading, sentence)
    if any(e.kind == "because" and (plain or not _PLAIN.match(reading.folded, e.start)) for e in here):
        return True
    aside = compiled(_ASIDE).search(reading.folded[judgement.end : judgement.end + 40].split(",")[0])
    if (aside or _colon(reading, judgement, sentence)) and any(
        e.start >= judgement.end and e.kind != "time" for e in here
    ):
        return True
    following = after(reading, sentence, 1)
    return any(compiled(_TIED).match(reading.words(s)) for s in following)


def _colon(reading: Reading, judgement: Judgement, sentence: Sentence) -> bool:
    return bool(re.search(r":\s|\s-\s", reading.folded[judgement.end : sentence.end]))


def after(reading: Reading, sentence: Sentence, many: int) -> list[Sentence]:
    """The sentences that go on with the same matter, at most `many`."""
    found: list[Sentence] = []
    for following in reading.sentences[sentence.index + 1 : sentence.index + 1 + many]:
        if not _goes_on(reading, found[-1] if found else sentence, following):
            break
        found.append(following)
    return found


def before(reading: Reading, sentence: Sentence, many: int) -> list[Sentence]:
    """The sentences before that speak of the same matter, nearest first."""
    found: list[Sentence] = []
    last = sentence
    for earlier in reversed(reading.sentences[max(0, sentence.index - many) : sentence.index]):
        if not _goes_on(reading, earlier, last):
            break
        found.append(earlier)
        last = earlier
    return found


def _goes_on(reading: Reading, first: Sentence, second: Sentence) -> bool:
    """Whether `second` runs on from `first`: the same block, or the next line with neither a heading nor a new label, time or person."""
    if first.block == second.block:
        return True
    lines = reading.layout.lines
    between = lines[first.line + 1 : second.line + 1]
    if any(line.kind in (LineKind.HEADING, LineKind.BLANK) for line in between) or lines[second.line].label:
        return False
    words = reading.words(second)
    return not compiled(r"^[\W_]*\d{1,2}[:.]?\d{2}\b").match(
        reading.folded[lines[second.line].start : second.end]
    ) and (
        second.fragment or bool(compiled(r"^[\W\d]*(?:{subject_pronoun}|then|also|this|{possessive})\b").match(words))
    )


def once_a_sentence(reading: Reading, candidates: Iterator[Candidate]) -> Iterator[Candidate]:
    """The candidates, with those dropped that would report a sentence a second time."""
    seen: set[int] = set()
    for candidate in candidates:
        sentence = reading.sentence_at(candidate.start or 0)
        if not candidate.quiet and sentence is not None:
            if sentence.index in seen:
                continue
            seen.add(sentence.index)
        yield candidate


def conditions(held: Stance, **more: bool) -> frozenset[str]:
    """The names of the conditions that hold, those of the stance first."""
    return holding(
        quoted=held.quoted,
        own_view=held.own_view and not held.quoted,
        attributed=held.attributed and not held.quoted,
        hypothetical=held.hypothetical,
        question=held.question,
        **more,
    )


def joined(reading: Reading, judgements: list[Judgement]) -> list[tuple[Judgement, int, int]]:
    """Each judgement with the span to report: neighbours joined by `and` or a comma are reported together."""
    spans: list[tuple[Judgement, int, int]] = []
    for judgement in judgements:
        if spans:
            first, start, end = spans[-1]
            gap = reading.folded[end : judgement.start]
            if first.sentence == judgement.sentence and compiled(
                r"(?:, ?)?(?:(?:and|or|but|&|/) ?)?(?:(?:very|quite|rather|so|a bit|totally|completely) ?)?"
            ).fullmatch(gap.strip()):
                spans[-1] = (first, start, judgement.end)
                continue
        spans.append((judgement, judgement.start, judgement.end))
    return spans
