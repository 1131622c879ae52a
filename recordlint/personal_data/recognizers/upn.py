"""Unique Pupil Numbers: a check letter, eleven digits and a last digit (or a letter in a temporary number).

Format and check letter as the Department for Education documents them (guidance on unique pupil numbers for schools and
local authorities): weights 2 to 13, modulo 23, letters without I, O and S.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from recordlint.personal_data.base import Hit, Passage
from recordlint.personal_data.recognizers._cues import GAP, Cues, label, near

_LETTERS = "abcdefghjklmnpqrtuvwxyz"
_WORDS = r"upn|u\.p\.n\.?|upn(?:number|num|no)|unique[\s_-]{0,2}pupil|pupil(?= ?(?:no|num|id|ref))|former[\s_-]?upn"
_LABEL = label(_WORDS)
_NEAR = near(r"upns?|unique pupil (?:number|no)")
_BEHIND = re.compile(r"\s{0,2}[(\[,;/-]{0,2}\s{0,2}(?:upn|unique pupil)")
_START, _END = r"(?<![^\W_])(?<!@)", r"(?![^\W_]|@)"
_UPN = re.compile(rf"{_START}[a-z](?:{GAP}\d){{11}}{GAP}[\da-z]{_END}")
_LOOSE = re.compile(rf"{_START}[a-z]{GAP}\d(?:{GAP}[\doil]){{9,12}}(?:{GAP}[a-z](?!\w))?{_END}")
_GOODS = label(r"order|tracking|parcel|invoice|serial|barcode|batch|lot|delivery|consignment|item|product|part|model")
_SCHOOL = re.compile(r"(?<![a-z0-9])(?:school|pupils?|academy|sims|senco|ehcp|year \d|yr \d|class|census)(?![a-z0-9])")


def check_letter(digits: str) -> str:
    """The check letter (lower case) of the twelve characters behind it; a temporary number's last may be a letter.

    Raises ValueError for a letter that no number has (I, O or S).
    """
    values = (int(char) if char.isdecimal() else _LETTERS.index(char) for char in digits)
    return _LETTERS[sum(value * weight for weight, value in enumerate(values, 2)) % 23]


def find(passage: Passage) -> Iterator[Hit]:
    """Unique Pupil Numbers, permanent and temporary. Type UPN; in order, none overlapping."""
    cues = Cues(passage)
    spans = {match.span(): True for match in _UPN.finditer(passage.folded)}
    for match in _LOOSE.finditer(passage.folded):
        spans.setdefault(match.span(), False)
    end = 0
    for (start, stop), is_shape in sorted(spans.items(), key=lambda item: (item[0][0], not item[1], -item[0][1])):
        if start >= end and (found := _judge(cues, start, stop, is_shape)):
            end = stop
            yield Hit("UPN", start, stop, found[0], "upn", found[1])


def _judge(cues: Cues, start: int, end: int, is_shape: bool) -> tuple[float, str] | None:
    folded = cues.folded
    tied = cues.tied(start, _LABEL) or bool(_BEHIND.match(cues.after(end)))
    if not is_shape:
        return (0.75, "label, oddly written") if tied else None
    bare = "".join(char for char in folded[start:end] if char.isalnum())
    known = all(char in _LETTERS or char.isdecimal() for char in bare)
    valid = known and check_letter(bare[1:]) == bare[0]
    if tied or cues.tied(start, _NEAR):
        return (0.99, "check letter right, label") if valid else (0.9, "label, check letter wrong")
    unbroken = end - start == 13
    if valid and (unbroken or cues.passage.text[start].isupper()):
        return (0.9 if unbroken else 0.8), "check letter right"
    if not unbroken or bare[0] not in _LETTERS or not known or cues.tied(start, _GOODS):
        return None
    return (0.75, "shape, school near") if _SCHOOL.search(cues.line(start, end)) else (0.6, "shape")
