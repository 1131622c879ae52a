"""The words around a replacement: articles, possessives, capitals and spaces stay right.

Only three things are ever touched outside a withheld span: the article right before it ("an 84-year-old" becomes "a
…"), and, where a span is taken out whole, one space beside it. Both are given as edits with their own offsets, so that
a table of offsets can be kept. Here also: whether a replacement gives away what it stands for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from recordlint.redaction.surfaces import compact, words

_POSSESSIVE = re.compile(r"(?<=\w)['’]s?$", re.IGNORECASE)
_ARTICLE = re.compile(r"(?<![\w.&'’/+-])(an?)[^\S\r\n]{1,3}[\"“'‘(\[]?$", re.IGNORECASE)
_DETERMINER = re.compile(
    r"(?<![\w'’])(?:an?|the|this|that|his|her|hers|their|our|my|your|its|each|every|another|local|new|old|same)"
    r"[^\S\r\n]{1,3}$",
    re.IGNORECASE,
)
_OWN_ARTICLE = re.compile(r"^\[an? (?=\w)")
_ON = re.compile(r"(?<![\w'’])on[^\S\r\n]{1,3}$", re.IGNORECASE)
_NO_DAY = re.compile(
    r"(?:(?:january|february|march|april|may|june|july|august|september|october|november|december)(?: \d{4})?|\d{4})$",
    re.IGNORECASE,
)
_SPOKEN = re.compile(r"[^\W_]+")
_SOUNDS_LIKE_A_CONSONANT = re.compile(r"(?:uni(?!n)|us[aeiu]|eu|ewe|one\b|once\b|ut[ei]|ur[aiou])", re.IGNORECASE)
_SILENT_H = re.compile(r"(?:hour|honest|honour|heir)", re.IGNORECASE)
_NAMED_WITH_A_VOWEL = frozenset("AEFHILMNORSX")
_STARTS_A_SENTENCE = re.compile(r"(?:[.!?:]['\"”’)]?\s{1,4}|(?:^|[\r\n])\s{0,40}(?:[-*•]\s{1,3})?)$")
_ENDS = frozenset(".,;:!?)]}\r\n")
_LOOK_BACK = 60


@dataclass(frozen=True, slots=True)
class Edit:
    """`text` stands in the place of [start, end), code points of the text before any edit."""

    start: int
    end: int
    text: str


def gives_away(replacement: str, withheld: str) -> bool:
    """Whether the withheld words stand in the replacement, as whole words, whatever their case, accents or spacing.

    "Ann" is not given away by "[planned place]"; a number is given away by its digits in any grouping.
    """
    inner, outer = words(withheld), words(replacement)
    if not inner:
        return bool(withheld.strip()) and withheld.strip() in replacement
    if any(outer[at : at + len(inner)] == inner for at in range(len(outer) - len(inner) + 1)):
        return True
    packed = "".join(inner)
    return len(packed) >= 5 and any(char.isdigit() for char in packed) and packed in "".join(outer)


def split_possessive(surface: str) -> tuple[str, str]:
    """The words and their possessive ending: "Halina's" gives "Halina" and "'s"; ("", …) is never given."""
    match = _POSSESSIVE.search(surface)
    if not match or (match[0] in "'’" and surface[match.start() - 1] not in "sS"):
        return surface, ""
    return surface[: match.start()], match[0]


def article_for(replacement: str) -> str | None:
    """The article that goes before a replacement, "a" or "an"; None when nothing in them can be spoken (a mask)."""
    match = _SPOKEN.search(replacement)
    if not match:
        return None
    word = match[0]
    if word[0].isdigit():
        digits = re.match(r"\d+", word)
        number = digits[0] if digits else word
        eleven = number[:2] in ("11", "18") and len(number) % 3 == 2
        return "an" if number[0] == "8" or eleven else "a"
    first = compact(word)[:1]
    if not first.isascii() or not first.isalpha():
        return None
    # Initials are spelt out (an NHS number), but a name in capitals is spoken as a word (a MARY).
    if word.isupper() and len(word) <= 4 and (len(word) <= 2 or not re.search("[AEIOUY]", word[1:])):
        return "an" if first.upper() in _NAMED_WITH_A_VOWEL else "a"
    if _SILENT_H.match(word):
        return "an"
    if first in "aeiou" and not _SOUNDS_LIKE_A_CONSONANT.match(word):
        return "an"
    return "a"


def starts_a_sentence(text: str, start: int) -> bool:
    """Whether the words at `start` begin a line or a sentence."""
    # The part that is looked at is longer than any start of a line that the pattern knows, so its cut end is no line's start.
    return bool(_STARTS_A_SENTENCE.search(text[max(0, start - _LOOK_BACK) : start]))


def fit(text: str, replacements: Iterable[tuple[int, int, str]]) -> tuple[Edit, ...]:
    """What to change in `text` so that each [start, end) reads as its replacement and the words around it fit.

    The spans may come in any order and must not overlap (ValueError). The edits are sorted and do not overlap.
    """
    done: list[Edit] = []
    spans = sorted(replacements)
    for number, (start, end, new) in enumerate(spans):
        free_from = done[-1].end if done else 0
        if start < (spans[number - 1][1] if number else 0) or end <= start or end > len(text):
            raise ValueError(f"the span {start}-{end} is empty, outside the text, or overlaps another")
        free_to = spans[number + 1][0] if number + 1 < len(spans) else len(text)
        spoken = new
        if new:
            new = spoken = _fitted(text, start, end, new, free_from)
        else:
            spoken = text[end : min(end + _LOOK_BACK, free_to)].lstrip(" ").partition("\n")[0]
        article = _article_edit(text, start, spoken, free_from)
        if article:
            done.append(article)
        if not new:
            start, end = _without_gap(text, start, end, article.end if article else free_from, free_to)
        done.append(Edit(start, end, new))
    return tuple(done)


def _fitted(text: str, start: int, end: int, new: str, free_from: int) -> str:
    before = text[max(free_from, start - _LOOK_BACK) : start]
    own = _OWN_ARTICLE.match(new)
    if own and _DETERMINER.search(before):
        return "[" + new[own.end() :]
    if _NO_DAY.match(new) and _ON.search(before):
        return f"a day in {new}"
    if new[0].islower() and text[start].isupper() and not text[start:end].isupper() and starts_a_sentence(text, start):
        return new[0].upper() + new[1:]
    return new


def _article_edit(text: str, start: int, spoken: str, free_from: int) -> Edit | None:
    begin = max(free_from, start - _LOOK_BACK)
    match = _ARTICLE.search(text[begin:start])
    right = article_for(spoken)
    if not match or right is None or match[1].lower() == right:
        return None
    if match.start(1) == 0 and begin > 0 and text[begin - 1].isalnum():
        return None
    found = match[1]
    # "Hepatitis A", "Block A": a capital in the middle of a sentence is no article, unless all is in capitals.
    if found[0].isupper() and not (found == "AN" or starts_a_sentence(text, begin + match.start(1))):
        return None
    made = right.upper() if found == "AN" and right == "an" else right
    made = made[0].upper() + made[1:] if found[0].isupper() else made
    return Edit(begin + match.start(1), begin + match.end(1), made)


def _without_gap(text: str, start: int, end: int, free_from: int, free_to: int) -> tuple[int, int]:
    after = text[end] if end < len(text) else "\n"
    before = text[start - 1] if start > 0 else "\n"
    if before == " " and start - 1 >= free_from and (after.isspace() or after in _ENDS):
        return start - 1, end
    if after == " " and end < free_to and (before.isspace() or before in "(["):
        return start, end + 1
    return start, end
