"""A name that is certain once is found again: bare, in lower case, misspelt by a letter, half of a double-barrelled one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from recordlint.personal_data.base import Passage
from recordlint.personal_data.name_scores import Scored
from recordlint.personal_data.names import NameLists
from recordlint.personal_data.recognizers._person_initials import Found

_CERTAIN = 0.8  # a form that scores this somewhere is remembered for the whole passage
_REMEMBERED = 0.08  # what a capitalised use of a remembered form must score
_LONG = 6  # letters from which a name is known again with one letter wrong
_NOT_AFTER_NAME = frozenset(
    [
        "you",
        "i",
        "he",
        "she",
        "they",
        "we",
        "it",
        "the",
        "a",
        "an",
        "this",
        "that",
        "there",
        "your",
        "his",
        "her",
        "their",
        "my",
        "our",
        "be",
        "not",
    ]
)
_NOT_BEFORE_NAME = frozenset(
    [
        "in",
        "of",
        "by",
        "since",
        "until",
        "the",
        "last",
        "next",
        "this",
        "early",
        "late",
        "mid",
        "from",
        "during",
        "a",
        "an",
    ]
)


def remember(passage: Passage, scored: Sequence[Scored], found: Found, lists: NameLists) -> None:
    _word_names(passage, scored, found, lists)
    certain: dict[str, float] = {}
    for index, (score, _) in found.items():
        form = scored[index].word.form
        if score >= _CERTAIN and len(form) > 1:
            certain[form] = max(score, certain.get(form, 0.0))
    # The halves of a double-barrelled name are used alone.
    for form in list(certain):
        if "-" in form:
            for part in form.split("-"):
                if len(part) > 3 and not lists.is_ordinary(part):
                    certain.setdefault(part, 0.8)
    if not certain:
        return
    long = [form for form in certain if len(form) >= _LONG]
    for index, item in enumerate(scored):
        if index in found:
            continue
        word = item.word
        form = word.form
        score = certain.get(form)
        if score is not None and _is_place_here(passage, scored, index, found):
            continue
        ordinary = lists.is_ordinary(form) or form in lists.not_names
        if score is not None:
            if ordinary and word.shape != "lower" and len(form) > 2 and _stands_as_name(passage, scored, index):
                found[index] = (0.7, "a name of this note")
                continue
            bar = 0.3 if ordinary or len(form) <= 2 else _REMEMBERED
            if (word.shape != "lower" and item.score >= bar) or (
                word.shape == "lower" and not ordinary and len(form) > 2
            ):
                found[index] = (round(0.9 * score, 3), "a name of this note")
        elif ordinary:
            continue
        elif form.endswith("s") and form[:-1] in certain and len(form) > 3 and form not in lists.surnames:
            found[index] = (0.8, "a name of this note, with s")
        elif (
            word.shape != "lower"
            and item.score >= _REMEMBERED
            and len(form) >= _LONG
            and any(_one_wrong(form, name) for name in long)
        ):
            found[index] = (0.75, "a name of this note, one letter wrong")


_DOES = re.compile(
    r" (?:said|says|told|tells|rang|phoned|texted|asked|asks|wants|wanted|came|comes|went|goes|ate|drank|slept|sat|woke|lives|lived|stayed|stays|visited|"
    r"refused|declined|agreed|reported|reports|feels|felt|thinks|thought|laughed|cried|smiled|shouted|arrived|attended|explained|missed|shared|"
    r"missed (?:his|her)|has (?:been|had|asked|said|told|a )|had (?:a|an|his|her|been|slept|eaten|porridge|breakfast|lunch|tea|no)|"
    r"was (?:in|at|up|on|sick|asleep|awake|seen|well|very|happy|tearful|found|given|helped|assisted|washed|settled|quiet|not)|"
    r"is (?:in|at|fed up|well|unwell|tired|happy|worried|now|still|being|going|on|asleep|awake|\d)|and [a-z'-]+ (?:were|shared|fought|rang|came)|wouldn't|would not|didn't|did not|"
    r"doesn't|does not|hasn't|isn't|wasn't|won't|can't|cannot)(?![a-z])"
)


_DID = re.compile(
    r" (?!of\b|need)(?:[a-z]{2,}ed|[a-z]{3,}s|took|gave|made|got|put|held|left|kept|brought|found|fell|spoke|heard|let|led|lost|drew|threw|knew|saw|bit|hit|ran|sang|will [a-z-]{4,}) "
    r"(?:the|a|an|his|her|him|their|my|me|us|them|in|on|at|to|up|out|off|over|down|with|by|for|after|back|both|all|no|this|that|it|she|he|£?\d)(?![a-z])"
)
_VIRTUE_WORDS = (
    "hope grace faith joy precious angel mercy patience prudence charity blessing destiny comfort honour marvellous"
)
_VIRTUES = frozenset(_VIRTUE_WORDS.split())
"""Forenames whose other use is a virtue, which does nothing to anything."""


def _word_names(passage: Passage, scored: Sequence[Scored], found: Found, lists: NameLists) -> None:
    """Forenames that are English words too, where what follows is what a person does: "Hope was in bed", "Will came home"."""
    for index, item in enumerate(scored):
        word = item.word
        if index in found or word.shape != "Cap" or word.known[:1] not in "fb" or lists.forenames.get(word.form, 9) > 2:
            continue
        behind = passage.folded[word.end : word.end + 24]
        if _DOES.match(behind) or (word.form in _VIRTUES and _DID.match(behind)):
            found[index] = (max(item.score, 0.6), "a forename that does what a person does")


def _is_place_here(passage: Passage, scored: Sequence[Scored], index: int, found: Found) -> bool:
    """Whether a name of the note stands as a place: "Mr Bradford lives in Bradford"."""
    word = scored[index].word
    ahead = passage.folded[max(0, word.start - 8) : word.start]
    return "place" in word.known and re.search(r"\b(?:in|to|from|at|near|of) $", ahead) is not None


def _stands_as_name(passage: Passage, scored: Sequence[Scored], index: int) -> bool:
    """Whether a word that is English too stands where a name would: "tell May all this", "Will (technician)", not "Will you"."""
    word = scored[index].word
    following = scored[index + 1].word if index + 1 < len(scored) and scored[index + 1].word.line == word.line else None
    previous = scored[index - 1].word if index and scored[index - 1].word.line == word.line else None
    ahead = passage.text[max(0, word.start - 4) : word.start]
    if re.search(r"\d[ \u00a0]?$|\d(?:st|nd|rd|th) $", ahead) or re.match(
        r"[ \u00a0,]{0,2}\d", passage.text[word.end : word.end + 3]
    ):
        return False  # a date
    if passage.folded[word.end : word.end + 6].startswith((" the d", " the c", " the p")):
        return False  # the dog, the cat, the puppy
    if following and passage.text[word.end : following.start] == " " and following.form in _NOT_AFTER_NAME:
        return False
    if word.place == "mid":
        return previous is None or previous.form not in _NOT_BEFORE_NAME
    return following is None or passage.text[word.end : following.start] != " " or following.shape == "lower"


def _one_wrong(word: str, name: str) -> bool:
    """Whether one letter is wrong, missing, added, or two neighbours are swapped; the first letter is right."""
    if abs(len(word) - len(name)) > 1 or word[0] != name[0] or word == name:
        return False
    at = next((i for i, (a, b) in enumerate(zip(word, name, strict=False)) if a != b), min(len(word), len(name)))
    if len(word) == len(name):
        swapped = word[at + 1 : at + 2] + word[at : at + 1] + word[at + 2 :]
        return word[at + 1 :] == name[at + 1 :] or swapped == name[at:]
    longer, shorter = (word, name) if len(word) > len(name) else (name, word)
    return longer[at + 1 :] == shorter[at:]
