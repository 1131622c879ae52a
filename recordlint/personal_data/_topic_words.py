"""The words of the topics, and the words that hold one of them and say nothing of a person.

A term of `rules/lexicons/topics.txt` counts wherever it stands, save within a phrase of `topics_not.txt`, in a name, or before the
word for a service, a course or a leaflet ("dementia training", "the stroke team rang").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from recordlint.language.lexicons import load, pattern, per_house
from recordlint.language.terms import Terms
from recordlint.personal_data.base import Passage

_TITLE = re.compile(r"\b(?:mr|mrs|ms|miss|mx|dr|doctor|prof|professor|pc|sgt|cllr|nurse|sister|sw|so?cial worker)\.? $")
_STREET = re.compile(
    r"[ ](?:street|st|road|rd|lane|avenue|ave|close|drive|way|court|gardens|grove|terrace|crescent|place|square|walk|hill|house|"
    r"lodge|villas|mews|park|estate|hotel|pub|inn)\b"
)
_COURSE = re.compile(
    r"(?: (?:and|&) [\w-]+){0,2}(?:[- ]awareness| day)? (?:training|awareness|courses?|polic(?:y|ies)|procedures?|guidance|leaflets?|conference|"
    r"workshops?|webinars?|week|month|friend(?:ly|s)|charit(?:y|ies)|champions?|refresher|e-?learning|modules?|strateg(?:y|ies)|research|shop|"
    r"fundraiser|fundraising|coffee morning|audits?|toolkit|briefing|posters?|newsletter|leads?|commissioners?|competenc(?:y|ies)|degree|"
    r"quiz|bill|act 20\d\d|guidelines?|statistics|legislation|reporting system)\b"
)
_SERVICE = re.compile(
    r"(?: (?:and|&) [\w-]+){0,2} (?:(?:social |support |community |specialist |liaison |outreach |act )?(?:teams?|services?|trust|nurses?|"
    r"practitioners?|workers?|professionals?|units?|wards?|clinics?|forum|board|partnership|foundation|officers?|inspectors?|society|uk|"
    r"association|assessors?|specialists?|consultants?|coordinators?|co-ordinators?|advisers?|advisors?|advocates?|matrons?|hubs?|helplines?|"
    r"(?:day )?centres?|lines?|networks?|groups?|department|dept|first aiders?|managers?|commission|council|depot|alliance|caf[eé]|court team))\b"
)
# What makes a service's name say something of a person: they go there, or are known there.
_GOES = re.compile(
    r"\b(?:attend(?:s|ed|ing)?|go(?:es|ing)? to|went to|referr(?:ed|al|ing)|refer|under|open to|discharged|admitted|known to|appointment|appt|"
    r"seen by|sees|waiting list|assess(?:ed|ment)|stepped down|allocated|support(?:ed)? (?:from|by)|involved with|engag(?:es|ed|ing) with|"
    r"works with|reviewed by|visited by|has an?|had an?|has (?:his|her|their)|his|her|their)\b[^.;:\n]{0,45}$"
)
_LEAFLET = re.compile(
    r"\b(?:training|courses?|leaflets?|(?:an?|the|this) talk|workshops?|webinars?|polic(?:y|ies)|guidance|booklets?|posters?|articles?|programme|documentary|"
    r"module|presentation|lecture|bulletin) (?:on|about|for|around|covering) (?:[\w-]+ (?:and |& )?){0,2}$"
)


class Hit(NamedTuple):
    """Words that say something of a topic: its kind, what they are, and where they begin."""

    kind: str
    why: str
    start: int


class _Words(NamedTuple):
    terms: Terms
    of: Mapping[str, tuple[str, str]]
    masks: Mapping[str, Terms]


@per_house
def _words() -> _Words:
    of: dict[str, tuple[str, str]] = {}
    kinds: dict[str, list[str]] = {}
    for heading, terms in load("topics").items():
        kind, _, why = heading.partition(":")
        kinds.setdefault(kind.strip(), []).extend(terms)
        for term in terms:
            of.setdefault(_key(term), (kind.strip(), why.strip()))
    masks = {kind: pattern(terms) for kind, terms in load("topics_not").items()}
    return _Words(pattern(term for terms in kinds.values() for term in terms), of, masks)


def _key(words: str) -> str:
    return re.sub(r"[\s-]+", "", words)


def hits(passage: Passage) -> Iterator[Hit]:
    """Every term of the topics that says something of a person."""
    words, folded = _words(), passage.folded
    masked: dict[str, list[tuple[int, int]]] = {}
    for match in words.terms.finditer(folded):
        found = words.of.get(_key(match[0]))
        if found is None:
            continue
        kind, why = found
        if kind not in masked:
            mask = words.masks.get(kind)
            masked[kind] = [m.span() for m in mask.finditer(folded)] if mask else []
        start, end = match.span()
        if any(left < end and start < right for left, right in masked[kind]):
            continue
        if of_a_person(passage, start, end):
            yield Hit(kind, why, start)


def of_a_person(passage: Passage, start: int, end: int, *, phrase: bool = False) -> bool:
    """Whether the words are not a name, nor the subject of a course or leaflet, nor the name of a service that nobody is said to use.

    A `phrase` may begin with the name of the one of whom it is said.
    """
    folded = passage.folded
    if (
        not phrase
        and passage.text[start].isupper()
        and (_TITLE.search(folded, max(0, start - 18), start) or _names_place(passage, end))
    ):
        return False
    if folded[start - 1 : start] == "-" and folded[start - 2 : start - 1].isalpha():
        return False  # the second half of a compound
    if _COURSE.match(folded, end):
        return False
    before = folded[max(0, start - 70) : start]
    if _LEAFLET.search(before):
        return False
    return not (_SERVICE.match(folded, end) and not _GOES.search(before))


def _names_place(passage: Passage, end: int) -> bool:
    found = _STREET.match(passage.folded, end)
    return bool(found) and passage.text[end + 1 : end + 2].isupper()
