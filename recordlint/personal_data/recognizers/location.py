"""LOCATION: a named town, village, district, county, country, estate, park, station, river or road in somebody's life.

Places are told by lists (`rules/places/towns.txt`, `countries.txt`), by what they are called ("Duke Street", "Fernhill estate",
"the A47": road numbers as general usage in the UK), and by the words before an unlisted name ("grew up in Stavely"). A
name that is a person's or an ordinary word as well ("Jordan", "Reading") wants a cue.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from recordlint.personal_data.base import Hit, Passage
from recordlint.personal_data.recognizers import organisation, school
from recordlint.personal_data.recognizers._place_bodies import Taken, longest
from recordlint.personal_data.recognizers._place_cues import cued_places
from recordlint.personal_data.recognizers._place_listed import listed_places
from recordlint.personal_data.recognizers._place_roads import roads

NAME = "location"


def find(passage: Passage) -> Iterator[Hit]:
    """Named places, by start; none overlaps another, and none stands within a body or an address that shows."""
    taken = Taken((hit.start, hit.end) for hit in (*organisation.find(passage), *school.find(passage)))
    hits = [
        Hit("LOCATION", start, end, score, NAME, why)
        for source in (listed_places, roads, cued_places)
        for start, end, score, why in source(passage)
    ]
    for hit in longest(hits):
        if taken.overlaps(hit.start, hit.end) or in_address(passage, hit.start, hit.end):
            continue
        yield hit


_HOUSE = re.compile(
    r"(?:^|[^\w/.])(?:flat |unit |no\.? ?)?\d{1,4}[a-z]?(?:/\d{1,2})?,? (?:[\w'-]{2,20} ){0,3}"
    r"(?:road|rd|street|st|lane|ln|avenue|ave|drive|dr|close|cl|crescent|cres|court|ct|row|terrace|way|grove|gardens|place|square|walk|hill|rise|"
    r"mews|gate|vale|wynd|brae|loan|heol|parade|house|cottages?|green|view|park|mount|fold|croft|garth|end|villas|buildings|heights|tower),? "
    r"?(?:[\w'-]{2,20},? ){0,2}$"
)
_POSTCODE = re.compile(r",? ?[a-z]{1,2}\d[a-z\d]? ?\d[a-z]{2}\b")
_LABEL = re.compile(r"\b(?:address|addr|lives at|living at|residing at)\b ?[:-]? ?[^.\n]{0,40}$")


def in_address(passage: Passage, start: int, end: int) -> bool:
    """Whether a house number with its street stands before the place, a postcode behind it, or a label says address."""
    before = passage.before(start, 70)
    if _POSTCODE.match(passage.after(end, 12)) or _HOUSE.search(before):
        return True
    return re.search(r"\d", before) is not None and _LABEL.search(before) is not None
