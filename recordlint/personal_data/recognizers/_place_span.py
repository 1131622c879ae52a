"""How far a body's name reaches: with the small article before it and the town behind its comma ("the Beck Centre, Leeds")."""

from __future__ import annotations

import re

from recordlint.personal_data.base import Hit, Passage
from recordlint.personal_data.recognizers._place_lists import gazetteer

_TOWN = re.compile(r", (?P<town>[^\W\d_][\w'-]{2,20}(?: [^\W\d_][\w'-]{1,14}){0,2}?)(?=[,.;:)|\n\r]|\s*$| \(| - | – )")


def widened(passage: Passage, hits: list[Hit]) -> list[Hit]:
    """The hits with their article and town; `hits` are by start and apart from each other."""
    made: list[Hit] = []
    for index, hit in enumerate(hits):
        start, end = hit.start, hit.end
        floor = made[-1].end if made else 0
        if (
            start - floor >= 4
            and passage.text[start - 4 : start] == "the "
            and passage.before(start, 5)[-5:-4] in ("", " ")
        ):
            start -= 4
        found = _TOWN.match(passage.folded, end, min(len(passage.text), end + 60))
        if found and passage.text[found.start("town")].isupper() and found["town"] in gazetteer().plain:
            ceiling = hits[index + 1].start if index + 1 < len(hits) else len(passage.text)
            if found.end("town") <= ceiling:
                end = found.end("town")
        made.append(hit if (start, end) == (hit.start, hit.end) else _moved(hit, start, end))
    return made


def _moved(hit: Hit, start: int, end: int) -> Hit:
    return Hit(hit.type, start, end, hit.score, hit.recognizer, hit.why, hit.scheme)
