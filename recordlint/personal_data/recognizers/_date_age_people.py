"""Whether the words right before a number are somebody's name: by the lists of names, by a title, by where they stand."""

from __future__ import annotations

import re

from recordlint.language.lexicons import fold
from recordlint.personal_data.base import Passage
from recordlint.personal_data.names import name_lists, plain
from recordlint.personal_data.recognizers._date_ages import KIN
from recordlint.personal_data.recognizers._place_lists import gazetteer

# Bounded, and only from the beginning of a word: a run of letters without end costs no more than its length.
WORD = r"(?<![\w'’\-])[^\W\d_]{1,30}(?:['’\-][^\W\d_]{1,20}){0,3}(?![^\W\d_])"
TITLE = re.compile(r"\b(?:mr|mrs|ms|miss|mx|master|dr|baby|sir|lady|rev)\.?\s(?:[^\W\d_][\w'’\-]*\s){0,3}$")
KIN_BEFORE = re.compile(rf"\b{KIN}\s$")
MONTHS = ("april", "may", "june")
NEVER = frozenset(
    [
        "ward",
        "room",
        "rm",
        "bed",
        "bay",
        "section",
        "table",
        "item",
        "question",
        "level",
        "stage",
        "score",
        "gcs",
        "must",
        "waterlow",
        "appendix",
        "page",
        "part",
        "step",
        "visit",
        "call",
        "calls",
        "visits",
        "children",
        "staff",
        "day",
        "week",
        "month",
        "year",
        "total",
        "target",
        "goal",
        "grade",
        "band",
        "phase",
        "tier",
        "option",
        "action",
        "line",
        "lines",
        "bus",
        "flat",
        "unit",
        "block",
        "floor",
        "news",
        "mmse",
        "moca",
        "phq",
        "gad",
        "attempt",
        "session",
        "sessions",
        "meeting",
        "ref",
        "no",
        "number",
        "carers",
        "clients",
        "residents",
        "patients",
        "beds",
        "notes",
        "points",
        "months",
        "years",
        "weeks",
        "hours",
        "age",
        "sats",
        "bp",
        "pulse",
        "temp",
        "hr",
        "rr",
        "weight",
        "wt",
        "height",
        "bm",
        "act",
        "rule",
        "article",
        "form",
        "type",
        "class",
        "set",
        "chapter",
        "version",
        "box",
        "figure",
        "annex",
        "agenda",
        "joined",
        "late",
        "apologies",
        "scores",
        "falls",
        "weights",
        "minutes",
        "mins",
        "shift",
        "shifts",
        "rota",
        "pads",
    ]
)


def person_rank(word: str) -> int:
    """How far a capitalised word is a name by the lists: 2 for sure, 1 for perhaps, 0 for an ordinary word or a place."""
    form = plain(word)
    lists = name_lists()
    if form in NEVER or form in lists.not_names or (fold(word) in gazetteer().plain and form not in lists.forenames):
        return 0
    rank = lists.forenames.get(form, 0)
    if rank in (1, 2) and form not in lists.common:
        return 2
    if rank or form in lists.surnames:
        return 0 if lists.is_ordinary(word) and rank != 1 else 1
    return 0 if lists.is_ordinary(word) or len(form) < 3 else 1


def is_initials(passage: Passage, match: re.Match[str]) -> bool:
    """Whether two initials and a comma open the line before a number: "RA, 40, presents with"."""
    name = match["name"]
    initials = len(name) == 2 and name.isupper() and "," in match["gap"] and text_opens(passage, match.start())
    age = match["age"]
    in_years = re.fullmatch(r"\d{1,3} ?(?:years?|yrs?)(?: old)?", age) is not None
    return initials and (in_years or (age.isdigit() and int(age) > 15)) and fold(name) not in ("bp", "hr", "rr", "bm")


def is_typed_small(passage: Passage, match: re.Match[str]) -> bool:
    """Whether a name without capitals stands right before the number: behind a title, or two words that open the line."""
    text = passage.text
    if TITLE.search(passage.before(match.start("name"), 12)):
        return not name_lists().is_ordinary(fold(match["name"]))
    line = text[max(text.rfind("\n", 0, match.start()) + 1, match.start() - 30) : match.end("name")]
    words = line.split()
    name = match["name"]
    if not person_rank(name) or len(name) < 4:
        return False
    if KIN_BEFORE.search(passage.before(match.start("name"), 16)):
        return True
    if len(words) == 1 and text_opens(passage, match.start("name")):
        return "," in match["gap"] and passage.text[match.end() : match.end() + 1] == ","
    if len(words) != 2 or not person_rank(words[1]):
        return False
    first = person_rank(words[0])
    return first == 2 or (first == 1 and plain(words[1]) in name_lists().surnames and len(match["age"]) > 1)


def follows_name(passage: Passage, start: int) -> bool:
    """Whether the word right before is a forename or a surname in capitals, so that a name of two words stands there."""
    match = re.search(rf"({WORD})[,.]?[ \t]$", passage.text[max(0, start - 26) : start])
    if not match or fold(match[1]) in NEVER:
        return False
    if len(match[1]) == 1:
        return True
    if fold(match[1]) in MONTHS and re.search(
        r"[A-Z][\w'-]+ $", passage.text[max(0, start - 26) : start - len(match[0])]
    ):
        return True  # "Kirsty May Duguid"
    rank = person_rank(match[1])
    if rank and match[1][0].isupper() and re.match(r"[A-Z]\.? ?[(]", passage.text[start : start + 4]):
        return True  # "Rowe, E. (88)"
    if not match[1][0].isupper():
        return rank > 0 and text_opens(passage, start - len(match[0]))
    return rank == 2 or (match[1].isupper() and len(match[1]) > 3 and rank == 1)


def text_opens(passage: Passage, start: int) -> bool:
    """Whether a line opens at `start`."""
    return start == 0 or passage.text[start - 1] in "\r\n"
