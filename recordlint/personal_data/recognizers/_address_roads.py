"""Main roads by their number, as the UK's road numbering has them: A47, M25, B1149, A1(M) (general usage)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from recordlint.personal_data.base import Passage

_ROAD = re.compile(r"(?<![\w&£/.\-])(?P<code>(?:A\d{1,4}|M\d{1,3}|B\d{3,4})(?:\(M\))?)(?![\w(%]|\.\d|/\d|-\d)")
_ROAD_CUE = re.compile(r"\b(?:the|on|off|onto|along|junction|j\d{1,2}|up|down|across|near|via|from|by)\s(?:the\s)?$")
_NO_ROAD_AFTER = re.compile(
    r"^\s(?:paper|sheets?|size|forms?|posters?|pads?|bed|bay|wing|room|score|levels?|poster|folder|envelope|notebook|photo|print|page|copy|laminated|diary|card|level|ward|unit)"
)


def roads(passage: Passage) -> Iterator[tuple[int, int]]:
    """Numbers of main roads (A47, M25, B1149) where the words around do not make them paper, a bed or a form."""
    for match in _ROAD.finditer(passage.text):
        if _ROAD_CUE.search(passage.before(match.start(), 16)) and not _NO_ROAD_AFTER.match(passage.after(match.end())):
            if len(match["code"]) == 2 and not re.search(r"\bthe\s$", passage.before(match.start(), 6)):
                continue
            yield match.start("code"), match.end("code")
