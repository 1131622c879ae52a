"""Words that identify somebody without a name: "her neighbour at 14", "the lady in flat 3", "the man who runs the chip shop".

A name withheld is no help where the next words say who it is. What is found here is put before a reviewer, withheld until decided,
wherever a policy has third parties decided by a person.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from recordlint.personal_data.base import Passage

_WHO = (
    r"(?:next[- ]door |downstairs |upstairs |elderly |older |young(?:er)? |former |previous |new |old )?"
    r"(?:neighbou?r|lady|woman|man|gentleman|gent|girl|boy|lad|bloke|guy|chap|couple|family|people|person|tenant|lodger|landlord|landlady|"
    r"friend|mate|pal|boyfriend|girlfriend|ex|partner|dealer|resident|patient|pupil|classmate|shopkeeper|colleague)s?"
)
_DETERMINER = r"(?:his|her|their|my|our|the|a|an|another|that|this|one)"
_WHERE = (
    r"(?:at|from|in|opposite|across from|above|below|over|under|next to|two doors? (?:down|up) from|behind)\s(?:the\s)?"
    r"(?:(?:no\.?|number|nos?\.?|flat|room|bed|house|plot|apartment|apt|unit|bay)\s?\d{1,4}[a-z]?|\d{1,4}[a-z]?(?:/\d{1,2})?(?=[\s,.;)]|$))"
)
_DOES = (
    r"(?:who|that)\s(?:runs|owns|works|lives|lived|worked|teaches|taught|drives|manages|keeps)\s"
    r"(?:(?:at|in|for|on|the|a|her|his|their|opposite|next|door|to|down|up|from|above|below|with)\s){0,4}[\w'’-]{2,20}(?:\s[\w'’-]{2,20})?"
)
_SOMEBODY = (
    r"(?:(?:his|her|their)\s(?:son|daughter|brother|sister|friend|partner|husband|wife|mother|father|mum|dad)['’]s\s"
)
_OF_KIN = (
    _SOMEBODY
    + r"(?:teacher|boss|employer|landlord|landlady|boyfriend|girlfriend|partner|neighbou?r|ex|friend|doctor|coach))"
)


_HOUSE = r"(?:number|no\.?|nos\.?|flat|house|plot)\s?\d{1,4}[a-z]?"
_NUMBER_ALONE = rf"(?:at|from|of|in|opposite)\s(?:the\s)?(?P<house>{_HOUSE})(?![\w/])"
HOUSE_NUMBER = re.compile(_HOUSE, re.IGNORECASE)
"""A house told by its number alone. What stands before it stays, so that the sentence does."""
_NEIGHBOURS = re.compile(r"\bneighbou?rs?\b|\bnext[- ]door\b")
_NEAR = 120  # characters within which somebody else must be spoken of for a house number to be about them


class Relationship(NamedTuple):
    """[start, end) identifies somebody; code points of the passage's text.

    `loose`: a house number alone, which is about somebody else only where somebody else is spoken of near it.
    """

    start: int
    end: int
    why: str
    loose: bool = False


def find(passage: Passage) -> Iterator[Relationship]:
    """The identifying relationships of a passage, none overlapping; house numbers that stand alone come last."""
    covered = 0
    inside: list[tuple[int, int]] = []
    for match in _pattern().finditer(passage.folded):
        why = (
            "a relationship with a place"
            if match["where"]
            else "a relationship with an occupation"
            if match["does"]
            else "a relation of a relation"
        )
        inside.append(match.span())
        yield Relationship(match.start(), match.end(), why)
    for match in _house_number().finditer(passage.folded):
        start, end = match.span("house")
        while covered < len(inside) and inside[covered][1] <= start:
            covered += 1
        if covered == len(inside) or end <= inside[covered][0]:
            yield Relationship(start, end, "a house number", loose=True)


def is_about_others(one: Relationship, text: str, others: Sequence[tuple[int, int]]) -> bool:
    """Whether a relationship is to be withheld, given where others than the subject are named in the text."""
    if not one.loose:
        return True
    if _NEIGHBOURS.search(text[max(0, one.start - _NEAR) : one.end + _NEAR].lower()):
        return True
    return any(start < one.end + _NEAR and one.start - _NEAR < end for start, end in others)


@cache
def _house_number() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w'-]){_NUMBER_ALONE}")


@cache
def _pattern() -> re.Pattern[str]:
    source = (
        rf"(?<![\w'-])(?:{_DETERMINER}\s{_WHO}\s(?:(?P<where>{_WHERE})|(?P<does>{_DOES}))|(?P<kin>{_OF_KIN}))(?![\w'-])"
    )
    return re.compile(source)
