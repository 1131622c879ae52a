"""Roads, estates, parks, stations and waters by what they are called: "Duke Street", "Fernhill estate", "the A47"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from recordlint.personal_data.base import Passage
from recordlint.personal_data.recognizers._place_lists import gazetteer, words_of
from recordlint.personal_data.recognizers._place_words import (
    TITLES,
    Word,
    Words,
    forename_rank,
    is_lead,
    is_ordinary,
    words,
)

Found = tuple[int, int, float, str]

_IN = re.compile(
    r"\b(?:on|in|at|off|along|down|up|near|outside|from|to|around|towards|onto|by|over|across|through|the|behind|past|of|into|estate) (?:the )?$"
)
_NUMBER = re.compile(r"(?<![\w.-])(?:a\d{1,4}(?:\(m\))?|m\d{1,2}|b\d{4})(?![\w-]|\.\d)")
_DRIVE = re.compile(r"\b(?:the|off|on|along|via|near|junction|jct|from|to) (?:the )?$")
_PAPER = re.compile(r" ?(?:paper|sheet|size|pad|envelope|poster|page|note|of|lined|printout|form|folder|print|chart)")
_NUMBERED = re.compile(r"(?:^|[^\w/.:-])(?:flat )?\d{1,4}[a-z]?(?:/\d{1,2})?,? $")
_WATER = re.compile(r"\b(?:river|loch|lough|lake|mount|ben|glen|isle of|vale of|forest of|port) (?=[a-z])")


def roads(passage: Passage) -> Iterator[Found]:
    """Named roads and open places: start, end, score, why."""
    yield from _by_number(passage)
    yield from _by_lead(passage)
    all_words = words(passage.text)
    for index, word in enumerate(all_words.list):
        if (
            word.folded not in words_of("road_words", "roads")
            and word.folded not in words_of("road_words", "open places")
        ) or not word.near:
            continue
        found = _capital(passage, all_words, index) or _small(passage, all_words, index)
        if found:
            yield found


def _by_number(passage: Passage) -> Iterator[Found]:
    for match in _NUMBER.finditer(passage.folded):
        if not passage.text[match.start()].isupper() or _PAPER.match(passage.after(match.end(), 10)):
            continue
        before = passage.before(match.start(), 14)
        if _DRIVE.search(before) and (len(match[0]) > 2 or re.search(r"\b(?:the|off the) $", before)):
            yield match.start(), match.end(), 0.8, "a road's number"


def _by_lead(passage: Passage) -> Iterator[Found]:
    all_words = words(passage.text)
    for match in _WATER.finditer(passage.folded):
        index = all_words.at(match.end())
        if not passage.text[match.start()].isupper() or index >= len(all_words.list):
            continue
        name = all_words.list[index]
        if (
            name.cap
            and not name.upper
            and not is_lead(name)
            and not (match[0] == "ben " or forename_rank(name.folded) == 1)
        ):
            yield match.start(), name.end, 0.7, "a word that leads a place's name"


def _capital(passage: Passage, all_words: Words, index: int) -> Found | None:
    head = all_words.list[index]
    first = all_words.run_left(index, 4)
    while first < index and is_lead(all_words.list[first]):
        first += 1
    name = all_words.list[first:index]
    if not name or not name[-1].cap:
        return None
    folded = [word.folded for word in name]
    if (
        TITLES.intersection(folded)
        or all(part in words_of("road_words", "nameless") for part in folded)
        or all(part in words_of("not_places", "generic", "adjectives", "brands") for part in folded)
    ):
        return None
    before = passage.before(name[0].start, 20)
    if (not head.cap and head.folded not in words_of("road_words", "in small letters")) or (
        name[-1].folded.endswith("'s") and folded[0] != "st"
    ):
        return None
    if all(word.upper for word in name) and not head.upper:
        return None
    cue = _IN.search(before) is not None
    if head.folded in words_of("road_words", "roads") and _NUMBERED.search(before):
        return None
    if head.folded == "st" and (_names_saint(all_words, index) or not cue):
        return None
    if head.folded == "dr":
        return None
    personal = all(forename_rank(part) in (1, 2) for part in folded) or len(folded[0]) == 1
    if personal and not (cue or name[0].folded in gazetteer()):
        return None
    if name[0].first and len(name) == 1 and is_ordinary(folded[0]) and not head.cap:
        return None
    if not head.cap and not cue and not all(not is_ordinary(part) for part in folded):
        return None
    end = _longer(all_words, index)
    return (
        name[0].start,
        end,
        0.8 if head.folded in words_of("road_words", "roads") else 0.7,
        "what the place is called",
    )


def _longer(all_words: Words, index: int) -> int:
    """Where the name ends: "Fernhill Industrial Estate", "Alder Park Road", "Linwood Bus Station"."""
    end = all_words.list[index].end
    following = all_words.follows(index)
    if (
        following
        and following.folded in words_of("road_words", "roads", "open places")
        and (following.cap or following.folded in ("estate", "station"))
    ):
        return following.end
    return end


def _names_saint(all_words: Words, index: int) -> bool:
    following = all_words.follows(index)
    return bool(following and following.cap)


def _small(passage: Passage, all_words: Words, index: int) -> Found | None:
    """In small letters, behind a preposition: "on burton road"."""
    head = all_words.list[index]
    if head.cap or head.folded not in words_of("road_words", "in small letters") or index == 0:
        return None
    word: Word = all_words.list[index - 1]
    if (
        word.cap
        or len(word.folded) < 4
        or word.folded in words_of("road_words", "nameless")
        or (is_ordinary(word.folded) and word.folded not in gazetteer().plain)
    ):
        return None
    if not re.search(r"\b(?:on|in|at|off|along|down|up|near|outside|from|to|onto) $", passage.before(word.start, 10)):
        return None
    return word.start, head.end, 0.6, "a road in small letters"
