"""Names that stand right behind the name whose other form they are: "Patrick Connors ("Paddy-Joe")", "Sybil, known as Billie"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from recordlint.personal_data.base import Hit

_ALIAS_GAP = re.compile(
    r"\s?[,(/-]{0,2}\s?\(?(?:\"(?:big |wee |little |old |our )?|(?:also |better |usually |normally )?(?:known (?:to \w{1,12} )?as|called|a\.?k\.?a\.?|alias|"
    r"goes by|likes to be called|prefers(?: to be called)?|likes to be|née|nee|formerly|previously) \"?)"
)
_ALIAS_END = re.compile(r"(?:\"|\)|,|\.|;|\s|$)")


def alias_of(folded: str, hits: Sequence[Hit], index: int) -> int | None:
    """The index of the name right before the hit at `index` of which that hit is another form: "Patrick Connors ("Paddy-Joe")"."""
    if not index or hits[index - 1].type != "PERSON":
        return None
    gap = folded[hits[index - 1].end : hits[index].start]
    if len(gap) > 40 or not _ALIAS_GAP.fullmatch(gap) or not _ALIAS_END.match(folded, hits[index].end):
        return None
    if '"' in gap and folded[hits[index].end : hits[index].end + 1] != '"':
        return None  # a quotation that begins with a name
    return index - 1
