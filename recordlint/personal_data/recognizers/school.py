"""SCHOOL: a named school, nursery, college, university or children's centre: "Ferncroft Primary", "St Brannoc's"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from recordlint.language.lexicons import per_house
from recordlint.personal_data.base import Hit, Passage
from recordlint.personal_data.recognizers._place_bare import (
    cell_name,
    cued,
    is_nameable,
    is_personal,
    kinds_pattern,
    run_at,
    short_forms,
)
from recordlint.personal_data.recognizers._place_bodies import Taken, bodies, longest
from recordlint.personal_data.recognizers._place_lists import gazetteer, terms_of
from recordlint.personal_data.recognizers._place_saints import saints
from recordlint.personal_data.recognizers._place_span import widened

NAME = "school"


def find(passage: Passage) -> Iterator[Hit]:
    """Named schools and nurseries, by start; none overlaps another."""
    organisations, schools = bodies(passage)
    hits = [_hit(one.start, one.end, one.score, "head word") for one in schools]
    hits.extend(_led(passage))
    hits.extend(
        _hit(start, end, score, "a saint's name among words of school")
        for start, end, score, kind in saints(passage)
        if kind == "SCHOOL"
    )
    hits.extend(_cued(passage))
    if cell := cell_name(passage, "school_words"):
        hits.append(_hit(cell.start, cell.end, 0.75, "the column's heading"))
    hits = longest(hits)
    hits.extend(_hit(start, end, 0.7, "named before") for start, end in short_forms(passage, schools))
    in_organisations = Taken((one.start, one.end) for one in organisations)
    yield from widened(passage, [hit for hit in longest(hits) if not in_organisations.holds(hit.start, hit.end)])


def _hit(start: int, end: int, score: float, why: str) -> Hit:
    return Hit("SCHOOL", start, end, score, NAME, why)


def _led(passage: Passage) -> Iterator[Hit]:
    for match in terms_of("school_words", "leads").finditer(passage.folded):
        if not passage.text[match.start()].isupper():
            continue
        bare = run_at(passage, match.end() + 1, limit=3)
        if bare and bare.start <= match.end() + 5:
            yield _hit(match.start(), bare.end, 0.8, "words that lead a name")


@per_house
def _cues() -> tuple[tuple[re.Pattern[str], str, float, bool], ...]:
    kinds = kinds_pattern("school_words")
    return (
        (
            re.compile(rf"\b(?:{kinds})(?:,? (?:called|named|is)|:| ?[-(]) ?[\"']?(?=\w)"),
            "the kind before the name",
            0.65,
            False,
        ),
        (
            re.compile(
                r"\b(?:head ?teacher|head|head of year|teacher|ta|senco|dsl|deputy head|form tutor|pastoral lead|pupils?|attendance officer|year \d{1,2}|yr \d{1,2}|reception class|reception|teaching assistant|enrolled|a place|starts|excluded) (?:at|from|of|for) (?=\w)"
            ),
            "somebody at a school",
            0.65,
            False,
        ),
        (
            re.compile(r"\b(?:head ?teacher|senco|dsl|deputy head|school nurse|attendance officer), (?=\w)"),
            "somebody at a school",
            0.55,
            False,
        ),
    )


@per_house
def _behind() -> re.Pattern[str]:
    kinds = kinds_pattern("school_words")
    return re.compile(rf"(?:,| ?\() ?(?:a|the|her|his|their|local|new)?(?: \w+)? ?\b(?:{kinds})\b")


def _cued(passage: Passage) -> Iterator[Hit]:
    for one in cued(passage, _cues()):
        if one.bare.folded not in gazetteer().plain:
            yield _hit(one.bare.start, one.bare.end, one.score, one.why)
    behind = _behind()
    for match in re.finditer(r"(?<=\bat )\w|(?<=\battends )\w|(?<=\bto )\w|(?<=\bfrom )\w", passage.folded):
        bare = run_at(passage, match.start())
        if bare is None or not is_nameable(bare) or is_personal(passage, bare) or bare.folded in gazetteer().plain:
            continue
        if behind.match(passage.after(bare.end, 40)):
            yield _hit(bare.start, bare.end, 0.65, "the kind behind the name")
