"""Letters that stand for people, and what people are said to be called."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from recordlint.personal_data.base import Passage
from recordlint.personal_data.name_scores import Scored
from recordlint.personal_data.names import name_lists

Found = dict[int, tuple[float, str]]
"""Words that are taken for names, by index: score and why."""

_CALLED = re.compile(
    r"\b(?:called|known as|k/a|a\.?k\.?a\.?|nicknamed|goes by|named|calls? (?:him|her|them)self)[ ]['\"]?$"
)
_LETTERED = re.compile(
    r"\b(?:plan|vitamin|vit|group|hep|hepatitis|option|level|part|block|bay|ward|unit|flat|type|grade|section|appendix|step|category|cat|"
    r"stage|phase|team|class|line|room|bed|form|schedule|annex|item|column|row|figure|table|strep|gender|sex|drug|schedule|wing|house|"
    r"question|point|box|gate|zone|area|influenza|flu|factor|band)\s?:?\s?$|[(\[]$"
)
_TOLD = re.compile(
    r"(?:'s? [a-z]|,? (?:said|says|told|rang|phoned|texted|asked|was|is|has|had|will|would|wants?|wanted|came|went|feels?|felt|refused|declined|agreed|"
    r"attended|reports?|reported|denied|denies|stated|states|thinks?|can't|cannot|can|did|didn't|isn't|wasn't|hasn't|who|and i)\b)"
)
_SAID = re.compile(
    r" (?:said|says|told|rang|phoned|agreed|disagreed|asked|visited|attended|reported|explained|advised|reviewed|left|arrived)\b"
)
_SIGNED_BY = re.compile(r"(?:\b(?:by|w/|signed|initials|staff|worker|author|cc|told|rang|informed)\s?:?\s)$")
_LABELLED = re.compile(r"\b(?:by|author|signed|initials|recorder|carer|staff initials)\s?:\s$")
_TO_DO = re.compile(r" (?:to|will) [a-z]{3,}")
_DOTTED = re.compile(
    r"(?<![\w.])[A-Z] [A-Z]-[A-Z](?!\w)|(?<![\w.])[A-Z]\. ?[A-Z]\.(?: ?[A-Z]\.)?(?! ?[A-Z][a-z])(?!\w)"
)
_NO_PERSON = frozenset(
    [
        "uk",
        "us",
        "usa",
        "pm",
        "am",
        "nb",
        "ps",
        "bp",
        "dob",
        "gp",
        "nhs",
        "eg",
        "ie",
        "ok",
        "id",
        "rip",
        "asap",
        "od",
        "bd",
        "tds",
        "prn",
        "po",
        "im",
        "iv",
        "cd",
        "dvd",
        "tv",
        "pt",
        "mr",
    ]
)
_LEAST = 0.15  # what a short form of the trade must score that is told of as a person
_TOLD_TO = re.compile(
    r"\b(?:told|asked|rang|phoned|saw|with|met|visited|texted|for|from|to|by|helped|supported|reminded) $"
)


def called(passage: Passage, scored: Sequence[Scored], found: Found) -> None:
    """What somebody is said to be called: `a lad called "Smokes"`, `aka Tel`."""
    for index, item in enumerate(scored):
        word = item.word
        if word.shape not in ("lower", "initial") and index not in found:
            ahead = passage.folded[max(0, word.start - 24) : word.start]
            if _CALLED.search(ahead) and not name_lists().not_names.get(word.form):
                found[index] = (max(item.score, 0.75), "what somebody is called")


def initials(passage: Passage, scored: Sequence[Scored], found: Found) -> None:
    """Letters that are told of as people are: initials with full stops, behind "by" or before "said", single ones that recur."""
    _dotted(passage, scored, found)
    _with_surname(passage, scored, found)
    _several(passage, scored, found)
    _single(passage, scored, found)


def _dotted(passage: Passage, scored: Sequence[Scored], found: Found) -> None:
    starts = [item.word.start for item in scored]
    for match in _DOTTED.finditer(passage.text):
        if match[0].replace(".", "").replace(" ", "").lower() not in _NO_PERSON:
            for index in range(bisect_left(starts, match.start()), bisect_left(starts, match.end())):
                found.setdefault(index, (0.7, "initials with full stops"))


def _with_surname(passage: Passage, scored: Sequence[Scored], found: Found) -> None:
    """An initial with a full stop and a surname: "J. Hope", "A. Yusuf"."""
    lists = name_lists()
    for index, (item, following) in enumerate(pairwise(scored)):
        word, other = item.word, following.word
        if (
            word.shape != "initial"
            or other.shape not in ("Cap", "Mixed")
            or (other.form not in lists.surnames and other.form not in lists.forenames)
        ):
            continue
        if passage.text[word.end : other.start] in (". ", ".") and not _LETTERED.search(
            passage.folded[max(0, word.start - 16) : word.start]
        ):
            for at, one in ((index, item), (index + 1, following)):
                found.setdefault(at, (max(one.score, 0.6), "an initial and a surname"))


def _several(passage: Passage, scored: Sequence[Scored], found: Found) -> None:
    for index, item in enumerate(scored):
        word = item.word
        if word.shape == "UPPER" and 1 < len(word.text) < 4 and index not in found:
            ahead = passage.folded[max(0, word.start - 16) : word.start]
            behind = passage.folded[word.end : word.end + 16]
            if "+" in word.known:
                if _LABELLED.search(ahead) or (item.score >= _LEAST and _SAID.match(behind)):
                    found[index] = (max(item.score, 0.5), "initials that are told of as a person")
                continue
            if _SIGNED_BY.search(ahead) or (word.place == "initial" and _TO_DO.match(behind)) or _SAID.match(behind):
                found[index] = (max(item.score, 0.6), "initials that are told of as a person")


def _single(passage: Passage, scored: Sequence[Scored], found: Found) -> None:
    places: dict[str, list[int]] = {}
    told: dict[str, int] = {}
    for index, item in enumerate(scored):
        word = item.word
        if word.shape != "initial" or word.text == "I":
            continue
        ahead = passage.folded[max(0, word.start - 16) : word.start]
        behind = passage.folded[word.end : word.end + 16]
        if _LETTERED.search(ahead) or behind[:1] in ("/", "&", "+", "-") or ahead[-1:] in ("/", "-", "'"):
            continue
        if word.text == "A" and not behind.startswith("'s "):
            continue
        places.setdefault(word.form, []).append(index)
        if _TOLD.match(behind) or _TOLD_TO.search(ahead):
            told[word.form] = told.get(word.form, 0) + 1
    for form, count in told.items():
        if count > 1 or len(places[form]) > 1:
            for index in places[form]:
                found.setdefault(index, (max(scored[index].score, 0.7), "a letter that is told of as a person"))
