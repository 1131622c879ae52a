"""Names made with a head word: "Kelvinbank Surgery", "Beech ward", "Linnet Nursery", "Halden CMHT".

A head ("surgery", "house", "primary") is looked up; the capitalised words before it are its name, less the words that only
open the sentence ("Rang Kelvinbank Surgery"). What is left must say more than a kind ("Memory Clinic", "Day Centre"), and must
not be a person whose surname is the head ("Emily Ward", "Mr Hall").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from recordlint.personal_data.base import Passage
from recordlint.personal_data.recognizers._place_judged import (
    PLACE_ENDING,
    STREETS,
    is_kind,
    is_person,
    is_title_line,
    nature,
    next_turns,
    places,
    says_something,
)
from recordlint.personal_data.recognizers._place_lists import gazetteer, place_list, terms_of, words_of
from recordlint.personal_data.recognizers._place_words import (
    TITLES,
    Words,
    forename_rank,
    is_forename,
    is_lead,
    is_ordinary,
    words,
)

_ALL_CAPS_LINE = 0.7
_SAINT_AND_NAME = 2


@dataclass(frozen=True, slots=True)
class Named:
    """A name with its head: [start, end) all of it, `name_end` where the name stops, `strength` as the heads' category.

    `by_road`: a kind is only told by its road ("the Dumbarton Road clinic"), so that the road is the name, not the kind.
    """

    start: int
    end: int
    name_end: int
    head: str
    strength: str
    score: float
    by_road: bool = False


def named(passage: Passage, table: str) -> Iterator[Named]:
    """Every name with a head of `rules/places/TABLE.txt`, by start. Those of one head may overlap those of another."""
    text_words = words(passage.text)
    strengths = ("strong", "weak", "team") if "team" in place_list(table) else ("strong", "weak")
    sets = {strength: words_of(table, strength) for strength in strengths}
    reached = -1
    for match in terms_of(table, *strengths).finditer(passage.folded):
        if match.start() < reached:
            continue
        head = re.sub(r"\s+", " ", match[0])
        strength = next(
            (name for name in strengths if head in sets[name] or head.replace(" ", "-") in sets[name]), "strong"
        )
        found = _name(passage, text_words, match.start(), match.end(), head, strength, table)
        if found:
            found = _extended(passage, text_words, found, table)
            reached = found.end
            yield found


def _name(
    passage: Passage, all_words: Words, start: int, end: int, head: str, strength: str, table: str
) -> Named | None:
    index = all_words.at(start)
    if index >= len(all_words.list) or all_words.list[index].start != start:
        return None  # the head is part of a hyphenated word
    head_word = all_words.list[index]
    if not head_word.near:
        return None
    if strength != "strong" and not passage.text[end - 1].isalnum():
        return None
    first = all_words.run_left(index)
    if first == index:
        return _lower(passage, all_words, index, end, head, strength)
    while first < index and is_lead(all_words.list[first]):
        first += 1
    first = _behind_person(all_words, first, index)
    if first == index:
        return None
    name = all_words.list[first:index]
    # "St Bede's club": a saint's name says enough for a head in small letters.
    if (
        strength != "strong"
        and not head_word.cap
        and (name[0].folded not in ("st", "saint") or len(name) < _SAINT_AND_NAME)
    ):
        return None
    if next_turns(passage, end, table, head):
        return None
    shouted = _shouted(passage.text, start) or (head_word.upper and all(word.upper for word in name))
    if not says_something(passage, name, head_word, strength, shouted) or is_person(passage, name, head_word, end):
        return None
    if strength == "team" and not any(places(word) for word in name):
        return None
    if strength == "weak" and is_title_line(passage, name, head, end):
        return None
    if strength == "weak" and re.search(
        r"(?<!ward )(?<!bed )(?<!unit )\b\d{1,4}[a-z]?,? ?$", passage.before(name[0].start, 14)
    ):
        return None  # a house number: the words are an address
    opening = _with_article(passage.text, name[0].start)
    score = {"strong": 0.9, "weak": 0.75, "team": 0.75}[strength]
    if not head_word.cap or shouted:
        score -= 0.1
    article = re.search(r"\bthe $", passage.before(name[0].start, 5)) is not None
    by_road = article and not head_word.cap and name[-1].folded in STREETS
    return Named(opening, end, name[-1].end, head, strength, score, by_road)


def _behind_person(all_words: Words, first: int, index: int) -> int:
    """Where a body's name begins behind its person: "Mr Ali of Shah & Co Solicitors"."""
    opening = all_words.list[first].folded if first < index else ""
    if opening in TITLES or forename_rank(opening):
        for at in range(first + 1, index):
            if all_words.list[at].folded == "of" and at + 1 < index:
                return at + 1
    return first


def _lower(passage: Passage, all_words: Words, index: int, end: int, head: str, strength: str) -> Named | None:
    """A name in small letters before a strong head: "at brockwell surgery"."""
    if all_words.list[index].cap:
        return None
    if strength != "strong":
        return _home_in_small(passage, all_words, index, end, head)
    first = index
    while first > 0 and index - first < 3 and all_words.list[first].near:
        word = all_words.list[first - 1]
        if (word.folded in STREETS or word.folded in _INNER) and first == index:
            first -= 1
            continue
        known = len(word.folded) > 5 and word.folded in gazetteer().plain
        known = (
            known
            or word.folded in nature()
            or word.folded in ("bridge", "station", "mill", "church", "castle", "market")
        )
        ordinary = is_ordinary(word.folded) and not known
        if len(word.folded) < 3 or ordinary or is_kind(word) or is_lead(word) or word.folded in TITLES:
            break
        first -= 1
    name = all_words.list[first:index]
    saint = first > 0 and all_words.list[first - 1].folded in ("st", "saint") and all_words.list[first].near
    if saint:
        name = all_words.list[first - 1 : index]
    if not name or (name[0].folded in STREETS and not saint):
        return None
    if not saint and (name[0].folded.endswith("'s") or is_forename(name[0].folded)):
        return None
    before = passage.before(name[0].start, 12)
    opens = not before.strip(" \t*>|-")
    if not (
        opens
        or re.search(
            r"\b(?:at|from|to|in|near|rang|called|phoned|with|by|the|on|of|outside|via|behind|for) $|[,:|-] $", before
        )
    ):
        return None
    whole = " ".join(word.folded for word in name)
    if not (saint or whole in gazetteer() or any(_tells(word.folded) for word in name) or name[-1].folded in STREETS):
        return None
    if len(name) == 1 and whole not in gazetteer() and is_ordinary(whole) and " " not in head and opens:
        return None
    return Named(name[0].start, end, name[-1].end, head, strength, 0.65)


_INNER = frozenset(
    [
        "lea",
        "bridge",
        "side",
        "end",
        "mill",
        "view",
        "lodge",
        "court",
        "grange",
        "manor",
        "park",
        "house",
        "hall",
        "bank",
        "field",
        "fields",
    ]
)
"""Words that stand between the telling word and the head: "meadow view care home"."""
_HOMES = ("lodge", "house", "court", "view", "grange", "manor", "lawns", "hall", "villa", "wing")
_HOME_BEHIND = re.compile(
    r"(?:'s)? ?(?:$|[,.;:(-](?!\d)|(?:night|day|late|early|eve|evening|staff|shift|rm|room|res|residential|care|nursing|carers?|manager|log|notes|handover|rang|say|says|said|till|til|since|for|on|and|8)\b)"
)


def _home_in_small(passage: Passage, all_words: Words, index: int, end: int, head: str) -> Named | None:
    """A home's name in small letters: "laburnum lodge, night log", "back to meadow view till monday"."""
    word = all_words.list[index - 1] if index and all_words.list[index].near else None
    if head not in _HOMES or word is None or word.cap or not _HOME_BEHIND.match(passage.after(end, 16)):
        return None
    tells = word.folded in nature() or (PLACE_ENDING.fullmatch(word.folded) and not is_ordinary(word.folded))
    before = passage.before(word.start, 12)
    placed = not before.strip(" \t*>|-") or re.search(r"\b(?:at|from|to|in|of|for) $", before)
    # "lives at laburnum house": a road's word or a number before it makes an address.
    if not tells or not placed or re.search(r"\d,? $", before) or (len(word.folded) < 5 and is_ordinary(word.folded)):
        return None
    return Named(word.start, end, word.end, head, "weak", 0.55)


def _tells(folded: str) -> bool:
    """Whether a word in small letters can only be a name, or is one that wards and homes go by."""
    if PLACE_ENDING.fullmatch(folded) or folded in nature() or (len(folded) > 5 and folded in gazetteer().plain):
        return True
    return (
        len(folded) > 4
        and not is_ordinary(folded)
        and not forename_rank(folded)
        and not folded.endswith(("ing", "ed", "ly"))
    )


def _extended(passage: Passage, all_words: Words, found: Named, table: str) -> Named:
    """With the further heads behind it ("Moorside Home Care Services Ltd") and the "of X" of a church or university."""
    end = found.end
    for _ in range(3):
        index = all_words.at(end)
        if index >= len(all_words.list) or not all_words.list[index].near:
            break
        word = all_words.list[index]
        more = terms_of(table, "strong", "weak").match(passage.folded, word.start)
        if more and (word.cap or (found.strength == "strong" and more[0] in words_of(table, "strong"))):
            end = more.end()
            continue
        behind = all_words.follows(index)
        if (
            word.folded == "of"
            and behind
            and behind.cap
            and found.head in ("church", "parish", "university", "college")
        ):
            end = all_words.list[all_words.run_right(index + 1) - 1].end
        break
    return Named(found.start, end, found.name_end, found.head, found.strength, found.score, found.by_road)


def _shouted(text: str, at: int) -> bool:
    start = text.rfind("\n", 0, at) + 1
    end = text.find("\n", at)
    line = text[max(start, at - 80) : min(end if end != -1 else len(text), at + 80)]
    letters = [char for char in line if char.isalpha()]
    return len(letters) > 8 and sum(char.isupper() for char in letters) > _ALL_CAPS_LINE * len(letters)


def _with_article(text: str, start: int) -> int:
    """`start`, or where a capital "The" right before it begins."""
    if text[max(0, start - 4) : start] == "The ":
        return start - 4
    return start
