"""What a note tells of somebody's doings: harm, drink, loans and visits of private life, or work beside the writer."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from recordlint.personal_data.base import Hit
from recordlint.personal_data.people.name_lists import terms
from recordlint.personal_data.people.whereabouts import place_of_work, private_place

PRIVATE_PLACE = "a place of private life behind the name"
_AUXILIARY = re.compile(
    r",?(?: who)? (?:(?:has|had|have|then|also|just|still|now|kept|keeps|again|only|never|often|is|was|were|been|being|apparently|later|always|recently|reportedly|allegedly|sometimes) ){0,3}"
)
_WITH_ME = re.compile(r",? (?:and|&) (?:i|me|myself)\b")
_ME_AND = re.compile(r"\b(?:me|i|myself|us) (?:and|&) $")
_REPORTER = re.compile(
    r"(?: (?:rang|called|phoned|emailed|texted|in touch|t/c|tc|came in|rings|calls|on the phone|spoke|is worried|worried|concerned|left a message|wants a call))?,? "
    r"(?:re|about|regarding|concerning|on behalf of|asking after|worried about|for) (?:her|his|their) (?:own )?(?:mum|mother|mam|dad|father|nan|gran|grandma|grandad|granddad|husband|wife|"
    r"partner|son|daughter|sister|brother|aunt|auntie|uncle|parents|mum and dad|grandmother|grandfather|granny|nana|mother-in-law|father-in-law|niece|nephew|cousin|boy|girl|little boy|little girl)\b"
)
_CALLER = re.compile(r"(?:\b(?:from|call|t/?c|tel|rang|phoned)[: ]{1,2}|(?:^|\n)[ \t*-]{0,4}(?:\d[\d.:]{3,5} ?)?)$")
_OF_A_RELATIVE = re.compile(
    r"[^\n;\"]{0,40}?(?:\b(?:re|about|regarding)|:|,) (?:her|his|their) (?:own |late )?(?:mum|mother|mam|dad|father|nan|gran|grandma|grandad|husband|wife|partner|sister|brother|"
    r"aunt|auntie|uncle|parents|niece|nephew|cousin|mother-in-law|father-in-law)\b"
)
_SOMEBODY_FROM = re.compile(
    r"\b(?:lady|man|woman|lad|girl|boy|bloke|chap|guy|fella|gentleman|couple|person|somebody|someone|pupil|tenant)\s(?:from|at|in|of|on|next|opposite|across|over|upstairs|downstairs|called|named|who|he|she|they)"
    r"\b[^.;:!?()\n\"]{0,32}?(?:\s|, )$"
)
_COMPANY = 70
"""Characters on either side of a name in which words of home and work are counted."""


class PrivateLife:
    """The doings of one folded text, found once. Cues are (role, weight, why)."""

    def __init__(self, folded: str) -> None:
        self._folded = folded
        self._conduct = _starts("conduct third_party", folded)
        self._link_ends = [match.end() for match in terms("role_cues", "link third_party").finditer(folded)]
        self._home = _starts("home words", folded)
        self._work = _starts("work words", folded)

    def cues(self, hit: Hit, *, is_at_work: bool) -> list[tuple[str, float, str]]:
        """What is told of the person; `is_at_work`: a title of work stands before the name."""
        folded = self._folded
        found: list[tuple[str, float, str]] = []
        index = bisect_left(self._conduct, hit.end)
        if index < len(self._conduct) and _AUXILIARY.fullmatch(folded, hit.end, self._conduct[index]):
            found.append(("third_party", 1.3, "conduct of somebody from the person's private life"))
        index = bisect_right(self._link_ends, hit.start) - 1
        if index >= 0 and folded[self._link_ends[index] : hit.start] == " ":
            found.append(("third_party", 1.5, "wording before the name"))
        if place_of_work(folded, hit.end):
            found.append(("professional", 1.6, "a place of work behind the name"))
        elif not is_at_work and private_place(folded, hit.end):
            found.append(("third_party", 2.0, PRIVATE_PLACE))
        if _SOMEBODY_FROM.search(folded, max(0, hit.start - 60), hit.start):
            found.append(("third_party", 2.4, "somebody from a place before the name"))
        if _WITH_ME.match(folded, hit.end) or _ME_AND.search(folded, max(0, hit.start - 12), hit.start):
            found.append(("professional", 1.3, "somebody who acts with the writer"))
        stop = min(len(folded), hit.end + 60)
        if _REPORTER.match(folded, hit.end, stop):
            found.append(("family", 2.6, "speaks about a relative of the person's own"))
        elif _CALLER.search(folded, max(0, hit.start - 24), hit.start) and _OF_A_RELATIVE.match(folded, hit.end, stop):
            found.append(("family", 2.0, "a caller who speaks of a relative"))
        return found

    def company(self, hit: Hit) -> tuple[int, int]:
        """How many words of home and of work stand near the name."""
        low, high = max(0, hit.start - _COMPANY), hit.end + _COMPANY
        return _within(self._home, low, high), _within(self._work, low, high)


def _starts(heading: str, folded: str) -> list[int]:
    return [match.start() for match in terms("role_cues", heading).finditer(folded)]


def _within(places: Sequence[int], low: int, high: int) -> int:
    return bisect_right(places, high) - bisect_left(places, low)
