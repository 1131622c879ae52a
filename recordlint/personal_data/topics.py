"""Sentences that say something of a special category of personal data, or of an offence.

The kinds are those of Art. 9 and Art. 10 of the UK GDPR (legislation.gov.uk): health, genetic, biometric, ethnicity, religion,
politics, trade_union, sex_life, orientation, offence. The law names neither gender identity nor substance use: here gender identity is
`orientation`, since people are outed by either, and the use of alcohol or drugs is `health`. Origin from a country and a first
language other than English are `ethnicity`. What is said to be absent counts ("no convictions"), since that too says something of a person.

A sentence needs words about a person: the name of a service, a course or a leaflet is none.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from recordlint.language.layers import LineKind
from recordlint.language.lexicons import fold
from recordlint.notes import Topic
from recordlint.personal_data import _topic_frames, _topic_words
from recordlint.personal_data.base import Passage

KINDS = (
    "health", "genetic", "biometric", "ethnicity", "religion", "politics", "trade_union", "sex_life", "orientation", "offence",
)  # fmt: skip
# Labels of forms whose value says something of the kind, whatever the value is.
_LABELS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("health", re.compile(r"^(?:primary |main |medical |current |known )?(?:diagnos[ie]s|medical (?:history|conditions?|needs)|pmh|health (?:conditions?|needs|issues)|allergies|allergy|disabilit(?:y|ies)|medications?|meds|mental health|physical health|weight|bp|symptoms|mobility|continence|pregnan\w+)$")),
    ("ethnicity", re.compile(r"^(?:ethnic(?:ity| origin| group| background)|race|nationality|first language|main language|country of birth|immigration status)$")),
    ("religion", re.compile(r"^(?:religion|faith|religious (?:needs|beliefs?)|religion[ /](?:or )?beliefs?|religion and culture|spiritual needs)$")),
    ("orientation", re.compile(r"^(?:sexual orientation|sexuality|gender identity|pronouns|trans status)$")),
    ("offence", re.compile(r"^(?:offences?|index offence|convictions?|criminal (?:record|history|convictions?)|forensic history|bail conditions?|sentence|offending history)$")),
    ("trade_union", re.compile(r"^(?:trade )?union(?: membership)?$")),
    ("politics", re.compile(r"^political (?:views|opinions?|party)$")),
)  # fmt: skip
_NO_VALUE = re.compile(
    r"^[\W_]*(?:n/?[akdr]|not (?:known|asked|stated|recorded|applicable|given|disclosed|discussed|obtained)|unknown|tbc|prefer not to say|declined(?: to say)?|blank|see (?:above|below|overleaf)|\?+)?[\W_]*$"
)
_LONGEST_VALUE = 200
_ANIMAL = re.compile(r"\b(?:vet|vets|vet's)\b")  # who sees the vet is no person


class _Unit(NamedTuple):
    """A stretch of text that is judged as one: a sentence, a heading of an e-mail, a cell."""

    start: int
    end: int
    label: str = ""


def find(passage: Passage) -> Iterator[Topic]:
    """The topics of a passage, by start: at most one of a kind in a sentence, whose span is the sentence. Linear in the text."""
    units = _units(passage)
    if not units:
        return
    starts = [unit.start for unit in units]
    said: dict[tuple[int, str], str] = {}
    for source in (_topic_words.hits(passage), _topic_frames.hits(passage), _labelled(passage, units)):
        for hit in source:
            number = bisect_right(starts, hit.start) - 1
            if number < 0 or hit.start >= units[number].end:
                continue
            if hit.kind != "health" or not _ANIMAL.search(passage.folded, *units[number][:2]):
                said.setdefault((number, hit.kind), hit.why)
    for (number, kind), why in sorted(said.items(), key=lambda item: (item[0][0], KINDS.index(item[0][1]))):
        unit = units[number]
        yield Topic(kind, unit.start, unit.end, why)


def _units(passage: Passage) -> list[_Unit]:
    """Sentences, and the lines that hold words and no sentence: subjects of e-mails, headings that are statements."""
    layout = passage.reading.layout
    labels = {line.index: line.label for line in layout.lines}
    units = [_Unit(s.start, s.end, labels.get(s.line, "")) for s in layout.sentences]
    for line in layout.lines:
        if line.kind is LineKind.HEADER and passage.folded.startswith(("subject", "re"), line.start):
            start, end = _stripped(passage.text, line.content, line.end)
            if start < end:
                units.append(_Unit(start, end))
    if not units and passage.label:
        start, end = _stripped(passage.text, 0, len(passage.text))
        units = [_Unit(start, end)] if start < end else []
    if passage.label and units:
        units[0] = units[0]._replace(label=fold(passage.label).strip(" :"))
    units.sort()
    return [unit for number, unit in enumerate(units) if number == 0 or unit.start >= units[number - 1].end]


def _labelled(passage: Passage, units: list[_Unit]) -> Iterator[_topic_words.Hit]:
    for unit in units:
        label = unit.label.strip(" *_#:-.")
        if not label or len(label) > 40 or unit.end - unit.start > _LONGEST_VALUE:
            continue
        for kind, pattern in _LABELS:
            if pattern.match(label) and not _NO_VALUE.match(passage.folded[unit.start : unit.end]):
                yield _topic_words.Hit(kind, "the label of a form", unit.start)


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
