"""Names behind an article: a home ("The Laurels") and an inn ("karaoke night at the Fleece")."""

from __future__ import annotations

import re
from collections.abc import Iterator

from recordlint.personal_data.base import Passage
from recordlint.personal_data.recognizers._place_bare import Bare, is_nameable, run_at
from recordlint.personal_data.recognizers._place_lists import words_of

ROLE = (
    r"(?:staff|manager|deputy|matron|nurse|nurses|nurse in charge|rgn|sister|senior|carers?|key ?worker|support worker|worker|ot|physio|receptionist|"
    r"reception|pharmacist|dispenser|warden|cook|chef|cleaner|caretaker|tenancy officer|housing officer|officer|job adviser|adviser|coach|trainer|"
    r"volunteer|shift manager|supervisor|foreman|team leader|coordinator|co-ordinator|vicar|imam|priest|home manager|unit manager|resident|residents)"
)
_CARED = re.compile(
    rf"\b(?:{ROLE}|placement|placed|place|respite|bed|room|stay|stays|staying|stayed|care home|nursing home|residential home|home|hostel|"
    r"admitted|discharged|transferred|moved?|moves|moving|settled|lives?|living|living at|resident|reviewed|seen|visited|visit|works?|worked|working|job|"
    r"shifts?|trial|assess(?:ed|ment)|session|group|day)\b[^.\n]{0,30}\b(?:at|to|from|in|of) $"
)
_THE = re.compile(r"\bthe (?=\w)")
_PUB = re.compile(
    r"\b(?:pub|pint|pints|drink|drinks|drinking|karaoke|darts|dominoes|quiz|bingo|landlord of|landlady of|barmaid|bar work|local)\b"
)
_AT = re.compile(r"\b(?:at|in|down|to|from|is|called|outside|of|near) $")
_AT_NAME = re.compile(r"\b(?:at|to|from|in|for|of|with) $")
_OPENS = re.compile(r"(?:^|[.!?:*-] ?)$")


def articled(passage: Passage) -> Iterator[tuple[int, int, float, str]]:
    """Start, end, score and why of names that an article stands before."""
    for match in _THE.finditer(passage.folded):
        bare = run_at(passage, match.end(), limit=2)
        if bare is None or bare.start != match.end():
            continue
        if not is_nameable(bare) and bare.folded not in words_of("organisation_words", "pubs of one word", "pubs"):
            continue
        before = passage.before(match.start())
        capital = passage.text[match.start()].isupper()
        if found := _inn(passage, bare, before):
            yield match.start(), bare.end, *found
        elif bare.folded in words_of("organisation_words", "home names") and (capital or _CARED.search(before)):
            yield (match.start() if capital else bare.start), bare.end, 0.8, "a home's name after the article"
        elif capital and not _OPENS.search(before) and _AT_NAME.search(before):
            yield match.start(), bare.end, 0.65, "a name with a capital article"


def _inn(passage: Passage, bare: Bare, before: str) -> tuple[float, str] | None:
    if bare.folded in words_of("organisation_words", "pubs"):
        return 0.75, "an inn's name after the article"
    if not _AT.search(before):
        return None
    if bare.folded in words_of("organisation_words", "pubs of one word"):
        return 0.65, "an inn's name after the article"
    if _PUB.search(passage.folded[max(0, bare.start - 64) : bare.end + 60]):
        return 0.6, "an inn's name among words of the pub"
    return None
