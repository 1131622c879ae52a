"""The rules' candidates and the encoder's scores, weighed together: what is reported, and how surely.

For each sentence and each family of faults a small logistic regression (`models/weights.json`; recipe `models/fit_weights.py`) takes what the rules
found there, what kept them quiet, and what the encoder makes of the sentence in its context. Its probability is the finding's `confidence`; below
the family's threshold a candidate is dropped. Where the encoder is sure and no rule found anything, the sentence is reported under the rule
that the family names, unless one of the conditions holds that keep every rule quiet: somebody else's words, a marked view, a question, a denial.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from recordlint.checks.base import Candidate, holding
from recordlint.checks.opinion_common import conditions, stance
from recordlint.encoder.heads import CHANNELS, FAULTS, KINDS, SLOTS
from recordlint.encoder.views import whole_words
from recordlint.language.layers import Sentence
from recordlint.language.reading import Reading
from recordlint.logistic import fitted, probability

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_SOFT = frozenset(
    {
        "evidence", "described", "tied", "voiced", "supported", "witnessed", "counted", "documented",
        "weighed", "reason-nearby", "reason-elsewhere",
    }
)  # fmt: skip
"""Conditions that rest on what stands near: the encoder may see it otherwise. All others say whose words they are, that nothing is claimed, or
that what is asked for stands there, and the encoder does not overrule them."""
_FEW = 2  # sentences that are hardly a note
_NEAR = 4  # sentences on either side of a decision in which its reason may stand


@dataclass(frozen=True, slots=True)
class Family:
    """Faults that one regression judges: whose rules they are, the heads that it looks at, the rule that a proposal is
    reported under, and the slot of a sharing event that is missed.
    """

    name: str
    rules: tuple[str, ...]
    heads: tuple[str, ...]
    kinds: tuple[str, ...]
    proposes: str | None
    slot: str | None = None

    def holds(self, rule: str) -> bool:
        """Whether the family judges the rule's candidates."""
        return rule.startswith(self.rules)


FAMILIES = (
    Family("opinion", ("opinion/", "respect/"), ("opinion", "respect"), ("judgement", "view", "observation", "report"), "opinion/as-fact"),
    Family(
        "decision",
        ("rationale/decision-without-reason", "rationale/closure-without-reason"),
        ("decision-without-reason",),
        ("decision", "reason", "plan"),
        "rationale/decision-without-reason",
    ),
    Family("owner", ("rationale/action-without-owner",), ("action-without-owner",), ("plan",), "rationale/action-without-owner-or-date"),
    Family("recipient", ("sharing/no-recipient",), ("no-recipient",), ("sharing",), "sharing/no-recipient", "recipient"),
    Family("content", ("sharing/no-content",), ("no-content",), ("sharing",), "sharing/no-content", "what"),
    Family("purpose", ("sharing/no-purpose",), ("no-purpose",), ("sharing",), "sharing/no-purpose", "purpose"),
    Family("basis", ("sharing/no-basis",), ("no-basis",), ("sharing", "consent"), "sharing/no-basis", "basis"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Row:
    """One thing to judge: a rule's candidate, or (`candidate` None) a sentence in which no rule speaks; `quiet` are the candidates
    that something keeps quiet there.
    """

    family: Family
    sentence: Sentence
    rule: str | None
    candidate: Candidate | None
    features: Mapping[str, float]
    quiet: tuple[Candidate, ...] = ()


@dataclass(frozen=True, slots=True)
class Weights:
    """The regression of one family: weights by feature ("" is the bias), and the probabilities from which findings are kept and proposed."""

    weights: Mapping[str, float]
    keep: float
    propose: float

    def probability(self, features: Mapping[str, float]) -> float:
        """The probability that a supervisor would raise it."""
        return probability(self.weights, features)


Placed = tuple[str, Candidate]


def weigh(
    reading: Reading, found: Sequence[Placed], allowed: Collection[str]
) -> Iterator[tuple[str, Candidate, float | None]]:
    """The candidates to report with their confidence, those that the encoder proposes included.

    `found` is every candidate of every selected rule, quiet ones too; `allowed` the selected rules, to which proposals are held. Candidates
    that no family judges pass with confidence None if nothing keeps them quiet. What stands in no sentence (a heading) says nothing of
    anybody, and the families leave it out.
    """
    if reading.encoded is None:
        yield from ((rule, candidate, None) for rule, candidate in found if not candidate.quiet)
        return
    table = weights()
    families = tuple(family for family in FAMILIES if family.name in table)
    yield from (
        (rule, candidate, None)
        for rule, candidate in found
        if not candidate.quiet and (candidate.start is None or not any(f.holds(rule) for f in families))
    )
    for row in rows(reading, found, families):
        judged = table[row.family.name]
        likely = min(0.999, round(judged.probability(row.features), 3))  # nothing is certain
        if row.candidate is not None and row.rule is not None:
            if row.rule not in judged.weights:
                # A rule that the weights never saw, such as a house's own, is believed as it stands.
                yield row.rule, row.candidate, None
            elif likely >= judged.keep:
                yield row.rule, row.candidate, likely
        elif row.family.proposes in allowed and likely >= judged.propose:
            proposal = _proposal(reading, row)
            if not proposal.quiet:
                yield str(row.family.proposes), proposal, likely


def rows(reading: Reading, found: Sequence[Placed], families: Sequence[Family] = FAMILIES) -> Iterator[Row]:
    """Everything that the families judge in the note, with its features."""
    encoded = reading.encoded
    sentences = reading.sentences
    if encoded is None or not sentences:
        return
    spans = [(s.start, s.end) for s in sentences]
    scores, slots = encoded.pooled(spans), encoded.most(spans, CHANNELS["slot"])
    for family in families:
        by_sentence: dict[int, list[Placed]] = {}
        for rule, candidate in found:
            if family.holds(rule) and candidate.start is not None and (s := reading.sentence_at(candidate.start)):
                by_sentence.setdefault(s.index, []).append((rule, candidate))
        for sentence in sentences:
            here = by_sentence.get(sentence.index, [])
            shared = _features(family, reading, sentence, scores, slots)
            speaking = [(rule, c) for rule, c in here if not c.quiet]
            if not speaking:
                quiet = frozenset().union(*(c.quiet for _, c in here)) if here else frozenset[str]()
                features = {**shared, "none": 1.0}
                if here:
                    features["quiet, soft" if quiet <= _SOFT else "quiet, hard"] = 1.0
                yield Row(family, sentence, None, None, features, tuple(c for _, c in here))
            for rule, candidate in speaking:
                mild = {"mild": 1.0} if candidate.at_most else {}
                yield Row(family, sentence, rule, candidate, {**shared, rule: 1.0, **mild})


def _features(
    family: Family, reading: Reading, sentence: Sentence, scores: NDArray[np.float32], slots: NDArray[np.float32]
) -> dict[str, float]:
    row = scores[sentence.index]
    faults, kinds = row[CHANNELS["fault"]], row[CHANNELS["kind"]]
    features = {f"fault {name}": _bounded(faults[FAULTS.index(name)]) for name in family.heads}
    features |= {f"kind {name}": _bounded(kinds[KINDS.index(name)]) for name in family.kinds}
    if len(family.heads) > 1:
        features["fault, most"] = max(features[f"fault {name}"] for name in family.heads)
    if len(reading.sentences) <= _FEW:
        # The less of a note there is, the less its context says.
        features["few sentences"] = 1.0
        features |= {f"few sentences, {name}": features[f"fault {name}"] for name in family.heads}
    if family.name == "decision":
        first, last = max(0, sentence.index - _NEAR), sentence.index + _NEAR + 1
        pairs = scores[first:last, CHANNELS["reason"]] @ row[CHANNELS["decision"]]
        pairs[sentence.index - first] = -8.0
        features["reason beside"] = _bounded(pairs.max())
    if family.slot:
        filled = slots[:, SLOTS.index(family.slot)]
        features["slot here"] = _bounded(filled[sentence.index])
        beside = [n for n in (sentence.index - 1, sentence.index + 1) if 0 <= n < len(filled)]
        features["slot beside"] = max((_bounded(filled[n]) for n in beside), default=-8.0)
    if sentence.end - sentence.start < 25:
        features["short"] = 1.0
    return features


def _bounded(value: Any) -> float:
    return float(max(-8.0, min(8.0, float(value))))


def _proposal(reading: Reading, row: Row) -> Candidate:
    """The candidate of a sentence in which the encoder alone sees a fault: the words that it weighs most, or the sentence."""
    start, end = row.sentence.start, row.sentence.end
    if row.family.name == "opinion":
        start, end = _judging_words(reading, row.sentence)
    overruled = frozenset(
        condition
        for candidate in row.quiet
        if candidate.start is not None and candidate.start < end and start < (candidate.end or 0)
        for condition in candidate.quiet - _SOFT
    )
    if row.family.name == "opinion":
        return Candidate(start, end, conditions(stance(reading, start, end)) | overruled)
    if row.family.name == "decision":
        given = any(r.sentence == row.sentence.index and not r.empty for r in reading.reasons)
        return Candidate(start, end, overruled | holding(reason_given=given, quoted=reading.is_quoted(start, end)))
    return Candidate(start, end, overruled)


def _judging_words(reading: Reading, sentence: Sentence) -> tuple[int, int]:
    """The stretch of the sentence that the encoder takes for the judgement, in whole words."""
    encoded = reading.encoded
    if encoded is None:
        return sentence.start, sentence.end
    at = encoded.within(sentence.start, sentence.end)
    scores = encoded.scores[at, CHANNELS["judgement"]][:, 0]
    if not len(scores) or scores.max() < -2.0:
        return sentence.start, sentence.end
    best = int(scores.argmax())
    least = min(0.0, float(scores[best]) - 2.0)
    first = last = best
    while first > 0 and scores[first - 1] >= least:
        first -= 1
    while last + 1 < len(scores) and scores[last + 1] >= least:
        last += 1
    start, end = int(encoded.starts[at][first]), int(encoded.ends[at][last])
    start, end = whole_words(reading.text, start, end)
    return (start, end) if start < end else (sentence.start, sentence.end)


@cache
def weights() -> Mapping[str, Weights]:
    """The regressions of this installation, by family."""
    return {name: Weights(**table) for name, table in fitted("faults").items()}
