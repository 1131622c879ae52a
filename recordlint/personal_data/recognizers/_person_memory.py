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
