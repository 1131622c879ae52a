"""Names told by where they stand: alone on the last line, behind the number of a room or bed, as initials of somebody in the note."""

from __future__ import annotations

import re
from collections.abc import Sequence

from recordlint.personal_data.base import Passage
from recordlint.personal_data.name_scores import Scored
from recordlint.personal_data.names import name_lists
from recordlint.personal_data.recognizers._person_initials import Found

_INITIALS_OF = 0.7  # what letters must score that are the initials of somebody in the note, though they are also a word
_ROOMED = 0.2  # what a word that no list knows must score behind the number of a bed
_LONGEST = 40  # characters of a line that holds a signature and nothing else
_SIGNATURE = re.compile(
    r"(?:(?:(?:many |kind )?(?:thanks|thx|cheers|regards|best wishes|love|signed|yours)[ ,.:-]{1,3}|[-~] ?))?"
    r"(?P<name>[a-z]{1,3}\.?|[a-z]\.[a-z]\.|[a-z'-]{3,12})(?: x{1,3})?(?:,? \d{1,2}[./]\d{1,2}(?:[./]\d{2,4})?)?"
)
_NO_SIGNATURE_WORDS = (
    "nfa nad dna tbc tba rip eoe eom end nil ok okay no yes na asap fyi pto ps nb ta ty am pm od bd tds qds prn rtc ucc ltfu wnb "
    "poc tto mdt obs gp ot pt sw dn hv cpn amhp cat nhs ooh edt cld cin cp lac eol dols mca iro lado "
)
_NO_SIGNATURE = frozenset(_NO_SIGNATURE_WORDS.split())
_ROOM = re.compile(r"(?:^|[\n.;]|[-*] ) ?(?:rooms?|rm|r|bed|side room) ?\d{1,3}[a-z]?(?: ?[:.-])? $")
_IN_ROOM = re.compile(
    r"'s\b| ?[,:;.(-]| (?:had|has|is|was|slept|ate|up|in bed|settled|refused|took|asked|said|still|no|not|dob|nhs|age)\b"
)


def stands(passage: Passage, scored: Sequence[Scored], found: Found) -> None:
    """Adds the names that stand where a note gives them."""
    _signed(passage, scored, found)
    _roomed(passage, scored, found)
    people = _initials_of(scored, found)
    for index, item in enumerate(scored):
        word = item.word
        if word.shape == "UPPER" and item.score >= _INITIALS_OF and word.form in people:
            found.setdefault(index, (item.score, "the initials of somebody in the note"))


def _initials_of(scored: Sequence[Scored], found: Found) -> frozenset[str]:
    """The first letters of each forename and surname that stand side by side."""
    return frozenset(
        scored[index].word.form[0] + scored[index + 1].word.form[0]
        for index in found
        if index + 1 in found and scored[index + 1].word.start - scored[index].word.end == 1
    )


def _signed(passage: Passage, scored: Sequence[Scored], found: Found) -> None:
    """ "kev", "LP", "H.", "P x" or "FR 11/7/18" alone on the last line of a note, also behind "Thanks,"."""
    text = passage.text.rstrip()
    line = text.rfind("\n") + 1
    if not line or passage.label or len(text) - line > _LONGEST:
        return
    signature = _SIGNATURE.fullmatch(passage.folded, line, len(text))
    if signature is None:
        return
    start, end = signature.span("name")
    index = next((at for at, item in enumerate(scored) if item.word.start == start), None)
    if index is not None and _is_signature(scored[index], passage.text[start:end].rstrip(".")):
        found.setdefault(index, (0.6, "alone on the last line"))


def _is_signature(item: Scored, written: str) -> bool:
    """Whether a word that stands alone at the end of a note is a forename or initials, not a word of the trade."""
    word = item.word
    if word.form in _NO_SIGNATURE:
        return False
    if len(written) < 4 and written.isupper():
        return True
    lists = name_lists()
    return lists.forenames.get(word.form, 9) <= 2 and word.form not in lists.common


def _roomed(passage: Passage, scored: Sequence[Scored], found: Found) -> None:
    """ "R7 Olive – took her lunch", "Bed 4 Biggin, 77": a handover names who lies where."""
    lists = name_lists()
    for index, item in enumerate(scored):
        word = item.word
        if index in found or word.shape != "Cap" or word.form in lists.not_names:
            continue
        end = scored[index + 1].word.end if _goes_on(scored, index) else word.end
        if not (
            _IN_ROOM.match(passage.folded, end) and _ROOM.search(passage.folded, max(0, word.start - 18), word.start)
        ):
            continue
        if word.known[:1] in "fbs" or (word.known == "u" and item.score >= _ROOMED):
            found[index] = (max(item.score, 0.6), "behind the number of a room or bed")


def _goes_on(scored: Sequence[Scored], index: int) -> bool:
    """Whether a capitalised word follows right behind, as a surname would."""
    if index + 1 >= len(scored):
        return False
    word, following = scored[index].word, scored[index + 1].word
    return following.shape in ("Cap", "Mixed") and following.start - word.end == 1
