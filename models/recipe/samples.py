"""Samples: windows of word pieces with the labels of every head."""

from __future__ import annotations

import json
import random
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from recipe.slots import noisy, refilled
from recordlint.corpus.markup import PERSONAL_DATA, AnnotatedNote, Mark
from recordlint.encoder.heads import FAULTS, KINDS, PERSONAL, ROLES, SLOTS, SOURCES
from recordlint.encoder.wordpieces import pieces_of, windows
from recordlint.language.pipeline import read
from recordlint.notes import Scope
from recordlint.rulebook import load

IGNORE = -100
_IN_PIECES = 0.35  # how often a note is shown in pieces
_SEEN_ALONE = ("opinion", "respect", "capacity")
_NEAR = 4  # sentences on either side of a decision in which its reason is looked for


@dataclass(slots=True)
class Sample:
    """One window. Lists over pieces, then lists over sentences (`first` and `last` piece of each); IGNORE where nobody knows."""

    ids: list[int]
    shapes: list[int]
    personal: list[int]
    begins: list[int]
    role: list[int]
    judgement: list[int]
    slots: list[list[int]]
    sentences: list[tuple[int, int]] = field(default_factory=list)
    kinds: list[list[int]] = field(default_factory=list)
    source: list[int] = field(default_factory=list)
    faults: list[list[int]] = field(default_factory=list)
    pairs: list[tuple[int, int, int]] = field(default_factory=list)


def of_note(note: AnnotatedNote, vocabulary: Path, rng: random.Random | None) -> Iterator[Sample]:
    """The windows of a note: as written without a generator of chance, else with fresh slots and noise, now and then in pieces."""
    if rng is None:
        yield from _samples(note, note.text, note.marks, vocabulary)
        return
    text, marks = refilled(note, rng)
    whole = _samples(note, noisy(text, marks, rng), marks, vocabulary)
    if rng.random() >= _IN_PIECES:
        yield from whole
    else:
        for sample in whole:
            yield from pieces(sample, rng)


def pieces(sample: Sample, rng: random.Random) -> Iterator[Sample]:
    """A window as runs of one to three sentences that stand alone, so that a short text is not taken for a poor one.

    Whether a judgement is one can be seen without the rest; what hangs on the rest (a reason, a slot elsewhere) is left open.
    """
    first = 0
    while first < len(sample.sentences):
        last = min(len(sample.sentences), first + rng.choice((1, 1, 2, 3)))
        start, end = sample.sentences[first][0], sample.sentences[last - 1][1]
        at = slice(start, end)
        cut = Sample(
            sample.ids[at], sample.shapes[at], sample.personal[at], sample.begins[at], sample.role[at],
            sample.judgement[at], sample.slots[at],
        )  # fmt: skip
        for n in range(first, last):
            cut.sentences.append((sample.sentences[n][0] - start, sample.sentences[n][1] - start))
            cut.kinds.append(sample.kinds[n])
            cut.source.append(sample.source[n])
            cut.faults.append(
                [v if name in _SEEN_ALONE else IGNORE for name, v in zip(FAULTS, sample.faults[n], strict=True)]
            )
        yield cut
        first = last


def _samples(note: AnnotatedNote, text: str, marks: Sequence[Mark], vocabulary: Path) -> Iterator[Sample]:
    pieces = pieces_of(text, vocabulary)
    spans = pieces.spans
    length = len(pieces)
    personal, begins, role = [0] * length, [0] * length, [IGNORE] * length
    judgement = [0] * length
    slots = [[0] * len(SLOTS) for _ in range(length)]
    starts = [s for s, _ in spans]
    people = note.meta.get("people") or {}

    def covered(start: int, end: int) -> range:
        first = bisect_right(starts, start) - 1
        first = first if first >= 0 and spans[first][1] > start else first + 1
        last = first
        while last < length and spans[last][0] < end:
            last += 1
        return range(first, last)

    for mark in marks:
        if mark.cls in PERSONAL_DATA:
            label = 1 + PERSONAL.index(mark.cls if mark.cls in PERSONAL else "ID")
            for n, i in enumerate(covered(mark.start, mark.end)):
                personal[i], begins[i] = label, int(n == 0)
                if mark.cls == "PERSON":
                    role[i] = ROLES.index(people[mark.attributes["of"]]["role"])
        elif mark.cls == "judgement":
            for i in covered(mark.start, mark.end):
                judgement[i] = 1
        elif mark.cls in SLOTS:
            for i in covered(mark.start, mark.end):
                slots[i][SLOTS.index(mark.cls)] = 1
    sentences = [(r.start, r.stop) for s in read(text).sentences if len(r := covered(s.start, s.end))]
    statements = [(covered(m.start, m.end), m) for m in marks if m.cls == "statement"]
    labels = [_sentence_labels(note, first, last, statements) for first, last in sentences]
    pairs = list(_pairs(sentences, statements))
    breaks = [first for first, _ in sentences]
    for start, end, _, _ in windows(length, breaks):
        inside = {n: i for i, n in enumerate(n for n, (a, b) in enumerate(sentences) if start <= a and b <= end)}
        at = slice(start, end)
        sample = Sample(
            list(pieces.ids[at]), list(pieces.shapes[at]), personal[at], begins[at], role[at], judgement[at], slots[at]
        )
        for n in inside:
            sample.sentences.append((sentences[n][0] - start, sentences[n][1] - start))
            kinds, source, faults = labels[n]
            sample.kinds.append(kinds)
            sample.source.append(source)
            sample.faults.append(faults)
        sample.pairs = [(inside[d], inside[r], y) for d, r, y in pairs if d in inside and r in inside]
        yield sample


def fault_of(rule: str) -> str | None:
    """The fault head's name for a rule; None for rules that are not a matter of one sentence's sense."""
    family, name = rule.split("/")
    if family in ("opinion", "respect", "capacity"):
        return family
    if rule in ("rationale/decision-without-reason", "rationale/closure-without-reason"):
        return "decision-without-reason"
    if rule == "rationale/action-without-owner-or-date":
        return "action-without-owner"
    if family == "sharing":
        return name if name in FAULTS else "sharing"
    return None


def _sentence_labels(
    note: AnnotatedNote, first: int, last: int, statements: Sequence[tuple[range, Mark]]
) -> tuple[list[int], int, list[int]]:
    over = [
        mark
        for span, mark in statements
        if (shared := min(last, span.stop) - max(first, span.start)) > 0
        and (shared * 2 >= len(span) or shared * 2 >= last - first)
    ]
    if not over:
        return [IGNORE] * len(KINDS), IGNORE, [0] * len(FAULTS)
    kinds = {kind for mark in over for kind in mark.values("kind", "+")}
    sources = [mark.attributes["source"] for mark in over]
    faults = {fault_of(rule) for mark in over for rule in mark.values("flag")}
    # Notes written for personal data carry the flags that their writers were sure of, and perhaps not all.
    unsure = note.meta.get("focus") is not None and note.meta["quality"] == "poor"
    return (
        [int(kind in kinds) for kind in KINDS],
        SOURCES.index(sources[0]),
        [1 if fault in faults else IGNORE if unsure else 0 for fault in FAULTS],
    )


def _pairs(
    sentences: Sequence[tuple[int, int]], statements: Sequence[tuple[range, Mark]]
) -> Iterator[tuple[int, int, int]]:
    """(decision, neighbour, whether the neighbour gives its reason), by number of sentence."""
    of: list[list[Mark]] = [
        [m for span, m in statements if min(last, span.stop) > max(first, span.start)] for first, last in sentences
    ]
    for number, marks in enumerate(of):
        for mark in marks:
            if "decision" not in mark.values("kind", "+"):
                continue
            faulty = any(fault_of(rule) == "decision-without-reason" for rule in mark.values("flag"))
            linked = mark.attributes.get("id")
            own = "reason" in mark.values("kind", "+")
            for other in range(max(0, number - _NEAR), min(len(of), number + _NEAR + 1)):
                if other == number:
                    continue
                reasons = [m for m in of[other] if "reason" in m.values("kind", "+")]
                if linked:
                    yield number, other, int(any(linked in m.values("for") for m in reasons))
                elif faulty or own or not reasons:
                    yield number, other, 0
                elif not any(m.attributes.get("for") for m in reasons) and abs(other - number) <= 2:
                    yield number, other, 1


def of_tweets(path: Path, vocabulary: Path) -> Iterator[Sample]:
    """Samples of a CoNLL file of names (Broad Twitter Corpus): people's names alone are labelled, other names are left open."""
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        rows = [line.split("\t") for line in block.splitlines() if "\t" in line]
        if len(rows) < 4:
            continue
        text, spans = "", []
        for word, tag, *_ in rows:
            text += " " if text else ""
            spans.append((len(text), len(text) + len(word), tag))
            text += word
        yield _named(text, [(s, e, t.startswith("B"), t.endswith("PER")) for s, e, t in spans if t != "O"], vocabulary)


def of_court_cases(path: Path, vocabulary: Path) -> Iterator[Sample]:
    """Samples of the Text Anonymization Benchmark's training cases: people's names alone are labelled."""
    for line in path.read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        if case["metadata"]["provenance"]["dataset_type"] != "train":
            continue
        found = [(m["start_offset"], m["end_offset"], True, m["entity_type"] == "PERSON") for m in case["entities"]]
        yield from _cut(_named(case["text"], found, vocabulary))


def of_notes_without_flags(path: Path, vocabulary: Path) -> Iterator[Sample]:
    """Samples of clinical notes in which nothing is flagged (ACI-Bench, MTS-Dialog): findings that sound like judgements."""
    for line in path.read_text(encoding="utf-8").splitlines():
        text = json.loads(line)["text"]
        if len(text) < 120:
            continue
        pieces = pieces_of(text, vocabulary)
        sample = _named(text, [], vocabulary)
        sample.personal = [IGNORE] * len(pieces)
        sample.begins = [IGNORE] * len(pieces)
        sample.judgement = [0] * len(pieces)
        starts = [s for s, _ in pieces.spans]
        opinion = [0 if fault in ("opinion", "respect") else IGNORE for fault in FAULTS]
        for sentence in read(text).sentences:
            first, last = bisect_right(starts, sentence.start - 1), bisect_right(starts, sentence.end - 1)
            if last > first:
                sample.sentences.append((first, last))
                sample.kinds.append([IGNORE] * len(KINDS))
                sample.source.append(IGNORE)
                sample.faults.append(list(opinion))
        yield from _cut(sample)


def of_rule_examples(vocabulary: Path) -> Iterator[Sample]:
    """Samples of the rules' own flag and pass examples; what a rule says nothing of is left open."""
    for rule in load(whole=True):
        fault = fault_of(rule.id)
        if fault is None or rule.scope not in (Scope.SPAN, Scope.SENTENCE):
            continue
        for example in (*rule.examples.flag, *rule.examples.passes):
            if example.settings or example.options or example.record or (example.spans == () and example.quiet is None):
                continue
            pieces = pieces_of(example.text, vocabulary)
            sample = _named(example.text, [], vocabulary)
            sample.personal = [IGNORE] * len(pieces)
            sample.begins = [IGNORE] * len(pieces)
            starts = [s for s, _ in pieces.spans]
            if fault in ("opinion", "respect"):
                inside = [any(a <= s < b for a, b in example.spans) for s in starts]
                sample.judgement = [int(i) for i in inside]
            for sentence in read(example.text).sentences:
                first, last = bisect_right(starts, sentence.start - 1), bisect_right(starts, sentence.end - 1)
                if last > first:
                    faulty = any(a < sentence.end and sentence.start < b for a, b in example.spans)
                    sample.sentences.append((first, last))
                    sample.kinds.append([IGNORE] * len(KINDS))
                    sample.source.append(IGNORE)
                    sample.faults.append([int(faulty) if name == fault else IGNORE for name in FAULTS])
            yield from _cut(sample)


def _named(text: str, spans: Sequence[tuple[int, int, bool, bool]], vocabulary: Path) -> Sample:
    pieces = pieces_of(text, vocabulary)
    length = len(pieces)
    personal, begins = [0] * length, [0] * length
    starts = [s for s, _ in pieces.spans]
    for start, end, first, person in spans:
        for n, i in enumerate(range(bisect_right(starts, start - 1), bisect_right(starts, end - 1))):
            personal[i] = 1 if person else IGNORE
            begins[i] = int(person and first and n == 0)
    return Sample(
        list(pieces.ids),
        list(pieces.shapes),
        personal,
        begins,
        [IGNORE] * length,
        [IGNORE] * length,
        [[IGNORE] * len(SLOTS) for _ in range(length)],
    )


def _cut(sample: Sample) -> Iterator[Sample]:
    """A long sample as windows of it."""
    for start, end, _, _ in windows(len(sample.ids), [first for first, _ in sample.sentences]):
        at = slice(start, end)
        cut = Sample(
            sample.ids[at],
            sample.shapes[at],
            sample.personal[at],
            sample.begins[at],
            sample.role[at],
            sample.judgement[at],
            sample.slots[at],
        )
        for n, (first, last) in enumerate(sample.sentences):
            if start <= first and last <= end:
                cut.sentences.append((first - start, last - start))
                cut.kinds.append(sample.kinds[n])
                cut.source.append(sample.source[n])
                cut.faults.append(sample.faults[n])
        yield cut
