"""Bare names of saints: a school, a church or hospital, or a town, by the words round them: "St Brannoc's"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from recordlint.personal_data.base import Passage
from recordlint.personal_data.recognizers._place_lists import gazetteer, terms_of

_SAINT = re.compile(r"\b(?:st|saint)s?\.? (?:[a-z]{3,14}(?: (?:and|&) st\.? [a-z]{3,14})?)(?:'s|s')?(?![\w'-])")
_STREET_BEFORE = re.compile(r"[a-z] $")
_CARE = re.compile(
    r"\b(?:ward|hospital|admitted|discharged?|a&e|theatre|clinic|consultant|hospice|care home|nursing home|placement|respite|resident|mass|vicar|"
    r"church|priest|fr|father|imam|pastor|deacon|nurse|side room|discharge|infirmary|service|communion|funeral|hostel|bed|refuge|day centre)\b"
)


def saints(passage: Passage) -> Iterator[tuple[int, int, float, str]]:
    """Start, end, score and kind (SCHOOL, ORGANISATION) of saints' names that are no town."""
    for match in _SAINT.finditer(passage.folded):
        start, end = match.span()
        text = passage.text[start:end]
        possessive = match[0].endswith(("'s", "s'")) or match[0].endswith("s")
        second = re.search(r" (\w)", text)
        if not second or match[0] in gazetteer() or not possessive:
            continue
        before = passage.before(start, 40)
        capital = text[0].isupper() and second[1].isupper()
        placed = re.search(r"\b(?:at|to|from|in|of|attends|attended|for|called|by|near|with) $", before)
        if not capital and not (placed and match[0].endswith(("'s", "s")) and not text[0].isupper()):
            continue
        near = passage.folded[max(0, start - 120) : end + 120]
        school = len(list(terms_of("school_words", "context").finditer(near)))
        care = len(_CARE.findall(near))
        if school > care:
            yield start, end, 0.75, "SCHOOL"
        elif care or placed or capital:
            yield start, end, 0.7 if care else 0.5, "ORGANISATION" if care else "SCHOOL"
