"""Other numbers that stand for one person: benefits, prison, police and immigration references, professional registers,
learners' numbers, cards of councils, and devices.

What an issuer prints is described in the table of `_other_id_kinds`; most need their label, a few have a shape of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from recordlint.personal_data.base import Hit, Passage
from recordlint.personal_data.recognizers._cues import Cues, is_caps, label, looks_like_date
from recordlint.personal_data.recognizers._other_id_kinds import KINDS, SHAPES

_DATE = re.compile(r"(?:19|20)\d\d|\d{1,2}[/.-]\d{1,2}(?:[/.-](?:\d{4}|\d{2}))?")


def find(passage: Passage) -> Iterator[Hit]:
    """Other identifiers. Type OTHER_ID, `scheme` names the kind (see `_other_id_kinds`); in order, none overlapping."""
    cues = Cues(passage)
    found = [*_shaped(cues), *_labelled(cues)]
    end = 0
    for start, stop, scheme, score, why in sorted(found, key=lambda hit: (hit[0], -hit[3], -hit[1])):
        if start >= end:
            end = stop
            yield Hit("OTHER_ID", start, stop, score, "other_id", why, scheme)


# Batches of vaccines and parts have the looks of a prison number.
_GOODS = label(r"lot|batch|lot/batch|model|part|exp|form|flu vacc|vaccine|order|item|stock|size")

_Found = tuple[int, int, str, float, str]


def _shaped(cues: Cues) -> Iterator[_Found]:
    for shape in SHAPES:
        for match in shape.pattern.finditer(cues.folded):
            written = cues.passage.text[match.start() : match.end()]
            near = bool(shape.near.search(cues.line(match.start(), match.end())))
            if not near and cues.tied(match.start(), _GOODS):
                continue
            if near or (shape.alone and is_caps(written)):
                score = 0.95 if near else shape.alone
                yield match.start(), match.end(), shape.scheme, score, "shape, context" if near else "shape"


def _labelled(cues: Cues) -> Iterator[_Found]:
    for kind in KINDS:
        # A label that is nowhere in the passage is not looked for at each number.
        if not kind.word.search(cues.folded) and not kind.word.search(cues.passage.label.lower()):
            continue
        for match in kind.value.finditer(cues.folded):
            value = match[0]
            # "staff no. 45", "unit no 4": too short to stand for one person, or a date.
            if sum(char.isdecimal() for char in value) < 3 or sum(char.isalnum() for char in value) < 4:
                continue
            if _DATE.fullmatch(value) or looks_like_date(value):
                continue
            if cues.tied(match.start(), kind.label):
                yield match.start(), match.end(), kind.scheme, kind.score, "label"
