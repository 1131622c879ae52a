"""A text as words with their capitals: what every recognizer of places walks over."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache

from recordlint.language.lexicons import fold
from recordlint.personal_data.names import name_lists, plain
from recordlint.personal_data.recognizers._place_lists import words_of

_WORD = re.compile(r"[^\W_]+(?:(?:['’&]|[-‐‑])(?=[^\W_])[^\W_]+)*(?:(?<=s)['’](?![^\W_]))?|&", re.UNICODE)
_OPENS = re.compile(r"(?:^|[\n\r.!?:;•*>|\"“”‘/]|(?:^|[\n\r])[ \t]*[-–—]{1,2}|\d[.)])[ \t]*$")
_TITLES_WORDS = (
    "mr mrs ms miss mx dr doctor prof professor sir lady lord rev revd reverend fr father sister sr nurse pc dc "
    "ds sgt sergeant wpc pcso inspector insp constable cllr councillor imam rabbi matron uncle aunt aunty auntie "
    "nan nana nanna gran granny grandad grandma grandpa "
)
TITLES = frozenset(_TITLES_WORDS.split())
_JOINING_WORDS = "of the and & on upon le de la in for with y yr "
_JOINING = frozenset(_JOINING_WORDS.split())
_INSIDE_WORDS = "of the and & upon le de y yr "
_INSIDE = frozenset(_INSIDE_WORDS.split())


@dataclass(frozen=True, slots=True)
class Word:
    """One word: [start, end) of the text, folded; `cap` begins with a capital, `upper` is all capitals, `first` opens a line or sentence.

    `near` says that only a space (or the full stop of "St.") parts it from the word before.
    """

    start: int
    end: int
    folded: str
    cap: bool
    upper: bool
    first: bool
    near: bool


class Words:
    """The words of a text, in order."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.list: list[Word] = []
        last = 0
        previous = ""
        for match in _WORD.finditer(text):
            start, end = match.span()
            gap = text[last:start]
            word = match[0]
            near = bool(self.list) and (gap in (" ", "  ", "\u00a0") or (gap == ". " and previous in ("st", "st.")))
            first = not near and (not self.list or _OPENS.search(text[max(0, start - 6) : start]) is not None)
            upper = len(word) > 1 and word.isupper()
            previous = fold(word)
            self.list.append(Word(start, end, previous, word[0].isupper(), upper, first, near))
            last = end
        self.starts = [word.start for word in self.list]

    def at(self, offset: int) -> int:
        """The number of the first word that begins at or after `offset`."""
        return bisect_left(self.starts, offset)

    def before(self, index: int, count: int = 1) -> str:
        """The folded words right before number `index` with only spaces between, "" where there are fewer."""
        first = index - count
        if first < 0 or not all(word.near for word in self.list[first + 1 : index + 1]):
            return ""
        return " ".join(word.folded for word in self.list[first:index])

    def follows(self, index: int) -> Word | None:
        """The word right after number `index` with only a space between, or None."""
        if index + 1 < len(self.list) and self.list[index + 1].near:
            return self.list[index + 1]
        return None

    def run_left(self, index: int, limit: int = 5) -> int:
        """The number of the first capitalised word of the run that ends right before word `index`; `index` if there is none."""
        first = index
        at = index
        while at > 0 and index - at < limit and self.list[at].near:
            at -= 1
            word = self.list[at]
            if word.cap and not word.folded[0].isdigit():
                first = at
            elif word.folded not in _INSIDE or at + 1 == index:
                break
        return first

    def run_right(self, index: int, limit: int = 4) -> int:
        """One past the last word of the run of capitalised words that begins with number `index`."""
        end = index
        at = index
        while at < len(self.list) and at - index < limit and (at == index or self.list[at].near):
            if self.list[at].cap:
                end = at + 1
            elif self.list[at].folded not in ("of", "and", "&", "the", "on", "upon") or at == index:
                break
            at += 1
        return end


@lru_cache(maxsize=4)
def words(text: str) -> Words:
    """The words of `text`, kept for the recognizers that ask in turn."""
    return Words(text)


def is_lead(word: Word) -> bool:
    """Whether a capitalised word stands before a name without belonging to it."""
    if word.folded in words_of("not_places", "lead") or word.folded in _JOINING:
        return True
    return word.first and word.folded.endswith(("ed", "ing")) and name_lists().is_ordinary(word.folded)


def is_ordinary(folded: str) -> bool:
    """Whether a folded word is an English word in common use."""
    lists = name_lists()
    return lists.is_ordinary(folded) or (folded.endswith("'s") and lists.is_ordinary(folded[:-2]))


def forename_rank(folded: str) -> int:
    """1 for a common forename, 2 for a known one, 3 for a rare one, 0 for a word that is none."""
    return name_lists().forenames.get(plain(folded.removesuffix("'s")), 0)


def is_forename(folded: str) -> bool:
    """Whether a word is first of all a forename: a common or known one that is no ordinary word."""
    return 0 < forename_rank(folded) <= 2 and not name_lists().is_ordinary(folded)


def is_surname(folded: str) -> bool:
    """Whether a word is a surname in use."""
    return plain(folded.removesuffix("'s")) in name_lists().surnames
