"""Unlisted places by the words before them: "grew up in Stavely", "lives in Corrie Mhor"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from recordlint.personal_data.base import Passage
from recordlint.personal_data.recognizers._place_bare import is_nameable, is_personal, run_at
from recordlint.personal_data.recognizers._place_lists import gazetteer, words_of
from recordlint.personal_data.recognizers._place_words import is_ordinary

Found = tuple[int, int, float, str]

_SURE = re.compile(
    r"\b(?:(?:lives?|living|lived|born|grew up|brought up|raised|settled|resides?|residing|based|house|flat|home|bungalow|family|cousins?|brother|sister|"
    r"aunt|uncle|mum|dad|mother|father|nan|gran|son|daughter|friends?|relatives?|estate|camp|village|town|hostel|holiday|weekend|caravan|property|"
    r"tenancy|accommodation|place) (?:is |was |are |back |out |over |up |down |now |still )?(?:in|near|outside)|"
    r"(?:originally|comes|came|comes over|moved|fled|relocated|travel(?:led|s|ling)|arrived|drove) from|"
    r"(?:moved|moves|move|moving|relocated|relocating|travel(?:led|s|ling)?|drove|flew|flying|fled|bus|train|coach|ferry|emigrated) (?:back |down |up |over |out )?to|"
    r"(?:got off|gets off|change[sd]?) at|outside of|on the outskirts of|(?:village|town|city|island|district|region|province|county) of) (?=\w)"
)
_PLAIN = re.compile(r"\b(?:in|near|around|outside) (?=\w)")
_NOT_PLACE = re.compile(
    r"\b(?:trust|faith|believes?|believed|confid(?:e[sd]?|ing)|interest|interested|pleased|disappointed|speaks?|spoke|written|wrote|"
    r"talk(?:s|ed|ing)?|conversation|sp?eaking|said|letter|rang|called|put|let|letting|get|got|phoned|join(?:s|ed)?|changes?|difference|involved|engaged?|"
    r"engaging|dressed|takes?|took|taken|coming|fluent|reads?|results?|resulted|believing|participat\w{1,6}|diploma|degree|level \d) $"
)


def cued_places(passage: Passage) -> Iterator[Found]:
    """Unlisted capitalised names behind words of place: start, end, score, why."""
    for pattern, score in ((_SURE, 0.65), (_PLAIN, 0.5)):
        for match in pattern.finditer(passage.folded):
            if pattern is _PLAIN and _NOT_PLACE.search(passage.before(match.start(), 24)):
                continue
            bare = run_at(passage, match.end(), limit=3)
            if bare is None or not is_nameable(bare) or bare.start != match.end() or bare.words[0].first:
                continue
            folded = bare.folded
            if folded in gazetteer() or is_personal(passage, bare) or folded.endswith(("'s", "s'")):
                continue
            if all(is_ordinary(word.folded) for word in bare.words):
                continue
            if any(word.folded in words_of("not_places", "brands", "adjectives") for word in bare.words):
                continue
            yield bare.start, bare.end, score, "words of place before an unlisted name"
