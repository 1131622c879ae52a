"""Whether the words before a head make a name, a person or only a kind: "Beech ward", "Emily Ward", "Memory Clinic"."""

from __future__ import annotations

import re

from recordlint.personal_data.base import Passage
from recordlint.personal_data.names import name_lists
from recordlint.personal_data.recognizers._place_lists import gazetteer, place_list, words_of
from recordlint.personal_data.recognizers._place_words import (
    TITLES,
    Word,
    forename_rank,
    is_forename,
    is_ordinary,
)

_STREETS_WORDS = (
    "road rd street st lane avenue ave drive close crescent row terrace way grove gardens place square court walk "
    "hill rise mews gate vale wynd brae loan heol ffordd parade embankment quay green park "
)
STREETS = frozenset(_STREETS_WORDS.split())
PLACE_ENDING = re.compile(
    r"[a-z]{2,}(?:ton|ham|ford|bury|borough|brough|ley|field|fields|wood|brook|dale|worth|wick|thorpe|thwaite|combe|coombe|"
    r"stead|hurst|gate|bridge|mouth|minster|chester|caster|cester|pool|burn|bank|well|wells|beck|mere|side|hill|hall|"
    r"shaw|cliffe|cliff|stone|moor|head|port|haven|stow|hythe|den|dean|ness|kirk|bourne|croft|garth|crest|view|mount|"
    r"lands|lea|leigh|holme|by|castle|church|vale)(?:'?s)?"
)
_HERE = re.compile(
    r"\b(?:on|onto|at|the|in|into|to the|(?:admitted|transferred|transfer|discharged|discharge|moved|stepped down|home|back|"
    r"over) (?:to|from)|(?:nurse|sister|staff|manager|bed) (?:on|at|from)|"
    r"(?:ward|unit|place|placement|school|home|hospital|venue|location|where)\s?[:-]) ?$"
)
_PLACE_BEHIND = re.compile(
    r" ?[,(-]? ?(?:bed|bay|staff|nurses?|sister|manager|matron|side ?room|sr ?\d|day \d|round|clerk)\b"
)
_BED_BEFORE = re.compile(r"\b(?:bed|bay|room|rm|side room) ?\w{1,3}, $")
_TITLED = re.compile(rf"\b(?:{'|'.join(sorted(TITLES))})\.? $")
_SPEAKS = re.compile(
    r" ?(?:\(|rang|said|says|called|phoned|told|reports|reported|stated|states|agreed|attended|visited|asked|emailed|"
    r"e-mailed|has|had|seen|present|feels|felt|and i)"
)
_ACTS = re.compile(
    r" (?:rang|called|phoned|emailed|e-mailed|said|say|says|confirmed|staff|manager|pastor|reception|office|run|runs|can't|cannot)\b"
)
_PERSONAL_WORDS = (
    "school college ward hospital surgery clinic council church house home homes support care club family court "
    "lodge hall primary nursery university centre unit trust group practice "
)
_PERSONAL = frozenset(_PERSONAL_WORDS.split())


def is_kind(word: Word) -> bool:
    return word.folded in words_of("not_places", "generic", "adjectives", "brands")


def says_something(passage: Passage, name: list[Word], head: Word, strength: str, shouted: bool) -> bool:
    telling = [
        word
        for word in name
        if len(word.folded) > 1 and not is_kind(word) and word.folded not in ("and", "of", "the", "&")
    ]
    if not telling:
        return False
    if shouted:
        return any(not is_ordinary(word.folded) or word.folded in nature() for word in telling) and any(
            len(word.folded) > 3 for word in telling
        )
    if all(word.upper and len(word.folded) < 6 for word in telling):
        return any(word.folded in words_of("known_bodies", "hospitals") for word in telling)
    if telling[-1] is name[-1] and name[-1].folded.endswith("'s") and name[0].folded not in ("st", "saint"):
        if not head.cap or (len(name) == 1 and forename_rank(name[0].folded) and head.folded in _PERSONAL):
            return False  # "Tuan's school": whose, not what
        if not head.cap or (is_forename(name[0].folded) and head.folded in _PERSONAL):
            return False
    # "Attends clinic", "Local hospital": a capital that only opens the sentence is no evidence.
    lone = len(telling) == 1 and telling[0].first and is_ordinary(telling[0].folded)
    if lone and not head.cap:
        return False
    return not (lone and strength == "weak" and telling[0].folded.endswith(("s", "ed", "ing")))


def is_person(passage: Passage, name: list[Word], head: Word, end: int) -> bool:
    if any(word.folded in TITLES for word in name):
        return True
    before = passage.before(name[0].start)
    if _TITLED.search(before) and not re.search(r"\bsister $", before):
        return True
    if name_lists().surnames.get(head.folded) != 1 or not head.cap:
        # "Joan surgery" is nobody's, "Tom Reid Primary" may be named after a man.
        return len(name) == 1 and not head.cap and is_forename(name[0].folded) and name[0].folded not in nature()
    if len(name[0].folded) == 1 and name[0].cap:
        return True
    if not forename_rank(name[0].folded) or (is_ordinary(name[0].folded) and forename_rank(name[0].folded) > 1):
        return False
    if len(name) > 1 and not all(forename_rank(word.folded) for word in name):
        return False
    behind = passage.after(end, 24)
    if _HERE.search(before) or _PLACE_BEHIND.match(behind):
        return False
    if head.folded == "ward" and (_BED_BEFORE.search(before) or (not name[0].start and not behind.strip())):
        return False  # "Bay C, Mortimer Ward", "Kennet Ward" as the first line of a note
    return name[0].folded not in nature() or _SPEAKS.match(behind) is not None


def nature() -> frozenset[str]:
    return words_of("organisation_words", "nature")


def places(word: Word) -> bool:
    """Whether a word of a team's name says where it works."""
    if word.folded in gazetteer().plain or word.folded in place_list("towns").get("ambiguous", ()):
        return not is_kind(word)
    return not (
        is_kind(word) or is_ordinary(word.folded) or forename_rank(word.folded) or word.upper or len(word.folded) < 4
    )


def next_turns(passage: Passage, end: int, table: str, head: str) -> bool:
    """Whether the word behind makes the head something else: "Primary Care", "High Street", "Beech Ward Manager" does not."""
    if table != "school_words":
        return False
    following = re.match(r"[ -](\w+)", passage.after(end, 24))
    return bool(following and following[1] in words_of(table, "not followed by"))


def is_title_line(passage: Passage, name: list[Word], head: str, end: int) -> bool:
    """Whether a heading in title case stands here: "Current Care", "Family Support:"."""
    if not name[0].first or not all(is_ordinary(word.folded) for word in name):
        return False
    if head in ("centre", "center", "hub", "club", "project", "trust", "suite", "society") and _ACTS.match(
        passage.after(end, 16)
    ):
        return False
    if head in words_of("organisation_words", "kinds as well"):
        return True
    return re.match(r"[ \t]*(?::|$)", passage.after(end, 3)) is not None
