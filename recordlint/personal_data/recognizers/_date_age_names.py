"""Ages right behind a name: "Grace, 13.", "Oskar (9)", "FAIRCLOUGH Ada 91 |", "Tia 6, Kofi 4"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from recordlint.language.lexicons import fold
from recordlint.personal_data.base import Passage
from recordlint.personal_data.names import name_lists
from recordlint.personal_data.recognizers._date_age_people import (
    KIN_BEFORE,
    MONTHS,
    NEVER,
    TITLE,
    WORD,
    follows_name,
    is_initials,
    is_typed_small,
    person_rank,
)
from recordlint.personal_data.recognizers._date_ages import (
    CHAIN,
    COUNTED,
    ENDS,
    FIGURES,
    KIN,
    NOT_AGE_AFTER,
    NUMBER,
    SHORT_UNIT,
    UNIT,
)
from recordlint.personal_data.recognizers._date_ages import WORD as SPELT

_AGE = rf"(?P<age>{FIGURES}(?:-?ish\b)?(?![\d.:/]\d|\d)(?:\s?-?{SHORT_UNIT}(?![\w/])\.?(?:,?\s(?:and\s)?{FIGURES}\s?{UNIT}\b)?)?|{FIGURES}/(?:12|52)(?!\d))"
_IN_BRACKETS = re.compile(
    rf"(?P<name>{WORD})\.?(?:['’]s)?,?[ \t]?[(\[][ \t]?(?:aged?\s|now\s|nearly\s|almost\s|just\s|approx\.?\s|c\.\s?)?{_AGE}(?P<tail>\s?(?:m|f|♀|♂|male|female)\b)?(?=\s?[),;/\]&]|\s-|\s(?:and|with|in|at|lives|living|years|who|nhs|dob)\b)",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    rf"(?P<name>{WORD})(?P<gap>\.?,?[ \t]{{1,2}}(?:(?:now|only|just|nearly|almost|about|approx)[ \t])?|[ \t]?[-–][ \t]?|[ \t]?[/;][ \t]){_AGE}(?!['’]|%|\s?[-–]\s?\d(?!\d?[/.]\d))"
)
_SPELT = re.compile(
    rf"(?P<name>{WORD})(?P<gap>,?[ \t]?\(|,[ \t])(?:(?:now|only|just|nearly|almost|about|around|aged)[ \t])?(?P<age>(?:{SPELT})(?: and a half)?\b)(?=\s?[),;.]|\s?$|\s-)",
    re.IGNORECASE,
)
_NICKNAMED = re.compile(
    rf"(?:^|(?<=[\s:]))(?P<name>{WORD}) \([^\W\d_][\w/'’ -]{{1,20}}\)(?P<gap>,? ){_AGE}(?=\s?[,.;:|)\n]|\s?$)"
)
_NEXT_CELL = re.compile(
    r"(?P<bed>(?:[Bb]ed|[Rr]oom|[Rr]m|[Bb]ay|BED|RM|\d{1,2}|[A-Z]\d{1,2})\s?\w{0,3}\s?\|)?\s?"
    r"(?P<names>(?<![\w'’\-])[^\W\d_][\w'’\-]{0,30}(?:,?\s[^\W\d_][\w'’\-]{0,30}\.?){0,3})\s?\|\s?"
    rf"(?P<age>(?:1[01]\d|[1-9]\d|\d(?=\s?[ym]))(?P<unit>\s?{UNIT})?)(?=\s?(?:\||[MFmf]\s?\|))"
)
_LED = re.compile(
    r"(?:\b(?:bed|bay|room|rm|flat|c|b|sr|side room)\s?[a-z]?\d{1,2}[a-z]?\s{0,2}[|:,\-.]?\s{0,2}|\b(?:son|daughter|brother|sister|baby|child|children|kids|siblings?|grandson|granddaughter|nephew|niece|wife|husband|"
    r"partner|mum|dad|client|patient|pt|resident|yp|young person|name|household|family|self|lives with|service user|su|subject|re|caller|case)(?:'s)?\s?[:,\-]?\s{0,3}|\|\s?|and\s|&\s)(?:[^\W\d_][\w'’\-]*\s){0,2}$"
)
_LISTED = re.compile(rf"^[,;]?\s(?:and\s|[&+/]\s)?(?:{KIN}\s)?{WORD}\s\(?{FIGURES}\b(?![:.]\d)")
_SHORT_LISTED = re.compile(rf"{WORD}\s\(?{FIGURES}\)?,?\s(?:and\s|[&+/]\s)?$")
_TABLE_END = re.compile(
    r"^(?:\s{0,2}[|,;)\n\r]|\s{0,2}\.(?!\d)|\s-|$|\s(?:nhs|dob|d\.o\.b|yrs?|yo|y/o|male|female|m|f|room|rm|bed|bay|ward|flat)\b)"
)
_TALLY = re.compile(
    r"\b(?:scor\w+|weigh\w+|kilos|kg|falls?|minutes|mins|calls?|visits?|bingo|rota|waterlow|must|news\d?|barthel|darts|dominoes|points|pads?|fluids?|totals?|hours|"
    r"late|shifts?|attended|sessions?|absences?|sleep\w*|temps?|sats|pulse|bms?|results?|won|beat|lost)\b[^\n]{0,50}$"
)
_FULL_END = re.compile(
    r"^(?:\s{0,2}[,;/:)|](?!\d)|\s?\(|\s{0,2}\.(?!\d)|\s-|$|\s(?:had|has|fell|is|was|came|in|on|with|who|wants|asked|needs|lives|bed|room|rm|nhs|dob|male|female|m|f|ward|nfa|#)(?![\w']))"
)
_TWO_NAMES = re.compile(r"[a-z][a-z'-]+ (?:and|&) $")
_HOUSEHOLD = re.compile(rf"\b(?:{KIN}|household|family|lives with|living with|also at home)\b")
_MONTH_AND_DAY = re.compile(r"\b(?:march|april|may|june|july) \d{1,2},? (?:and |& )?$")
_BORN_LATELY = re.compile(r"\b(?:baby|newborn|infant|son|daughter|twins?)\s$")


def ages(passage: Passage) -> Iterator[tuple[int, int, float, str]]:
    """Ages behind names: start, end, score, why."""
    text = passage.text
    for match in _IN_BRACKETS.finditer(text):
        rank = person_rank(match["name"])
        if not match["name"][0].isupper() and (
            len(match["name"]) < 3 or rank < 2 - bool(KIN_BEFORE.search(passage.before(match.start("name"), 16)))
        ):
            continue
        yield from _bracketed(passage, match)
    for match in _NEXT_CELL.finditer(text):
        names = match["names"].replace(",", " ").replace(".", " ").split()
        named = all(name[0].isupper() for name in names) and any(len(name) > 1 and person_rank(name) for name in names)
        if named and fold(names[0]) not in NEVER:
            yield (
                match.start("age"),
                match.end("age"),
                0.8 if match["unit"] or match["bed"] else 0.65,
                "cell behind a name",
            )
    for match in _SPELT.finditer(text):
        if match["name"][0].isupper():
            yield from _spelt(passage, match)
    for match in _NICKNAMED.finditer(text):
        known = person_rank(match["name"]) or follows_name(passage, match.start("name"))
        if known and not NOT_AGE_AFTER.match(passage.after(match.end())):
            yield *match.span("age"), 0.75, "number behind a name and what the person is called"
    for match in _BEHIND.finditer(text):
        if match["name"][0].isupper() or is_typed_small(passage, match):
            yield from _behind(passage, match)


def _bracketed(passage: Passage, match: re.Match[str]) -> Iterator[tuple[int, int, float, str]]:
    before = passage.before(match.start("name"), 40)
    rank = person_rank(match["name"])
    titled = bool(TITLE.search(before)) or follows_name(passage, match.start("name"))
    folded = fold(match["name"])
    if folded in NEVER or not (rank or titled):
        return
    if NOT_AGE_AFTER.match(passage.after(match.end("age"))):
        return
    if match["name"].isupper() and len(match["name"]) <= 4 and rank < 2 and not titled:
        return  # a score: MUST (2)
    score = 0.92 if rank == 2 or titled else 0.7
    yield match.start("age"), match.end("age"), score, "number in brackets behind a name"
    yield from chained(passage, match.end("age"), score)


def _spelt(passage: Passage, match: re.Match[str]) -> Iterator[tuple[int, int, float, str]]:
    """Ages in words, in brackets or between commas behind a name: "Olive (eighty-four)", "her niece Dionne, five."."""
    name = match["name"]
    titled = bool(TITLE.search(passage.before(match.start("name"), 40))) or follows_name(passage, match.start("name"))
    rank = person_rank(name)
    if fold(name) in NEVER or not (rank or titled) or NOT_AGE_AFTER.match(passage.after(match.end())):
        return
    bracketed = "(" in match["gap"]
    if bracketed != passage.after(match.end(), 2).lstrip().startswith((")", ",")) and bracketed:
        return
    if not bracketed and not (rank == 2 or titled or KIN_BEFORE.search(passage.before(match.start("name"), 16))):
        return
    yield *match.span("age"), 0.8 if bracketed else 0.65, "age in words behind a name"


def _behind(passage: Passage, match: re.Match[str]) -> Iterator[tuple[int, int, float, str]]:
    start, end = match.span("age")
    name = match["name"]
    after = passage.after(end)
    before = passage.before(match.start("name"), 60)
    titled = bool(TITLE.search(before))
    # "Mr Patrick Ward, 71" is a man, "Kestrel Ward, 71" a ward.
    if (fold(name) in NEVER and not (titled and fold(name) in name_lists().surnames)) or NOT_AGE_AFTER.match(after):
        return
    if fold(name) in MONTHS and _MONTH_AND_DAY.search(before):
        return  # "April 9, May 12"
    rank = person_rank(name)
    second = follows_name(passage, match.start("name"))
    if not (rank or titled or second or is_initials(passage, match)):
        return
    has_unit = not match["age"].isdigit()
    led = bool(_LED.search(before)) or (bool(passage.label) and match.start("name") < 20)
    adult = not has_unit and int(match["age"]) > 15
    whole = titled or second or (led and rank > 0)
    if "," in match["gap"]:
        if not ENDS.match(after) or re.match(r"^\s?(?:to|-)\s?\d(?!\d?[/.]\d)", after):
            return
        score = 0.93 if titled or (rank == 2 and (second or led)) else 0.85 if rank == 2 or second else 0.6
        if has_unit and re.match(r"(?i).*(?:day|week|wk)", match["age"]) and (titled or not (led or second)):
            return
        if _TALLY.search(before) and not (titled or second) and rank < 2:
            return
        yield start, end, score, "number behind a name and a comma"
        if _TWO_NAMES.search(before):
            yield from chained(passage, end, score)
    elif match["gap"].strip() in ("/", ";"):
        if adult and (titled or second) and _FULL_END.match(after):
            yield start, end, 0.75, "number behind a full name"
    elif (
        has_unit
        and (_BORN_LATELY.search(before) or not re.search(r"(?i)day|week|wk", match["age"]))
        and (rank == 2 or titled or second or _HOUSEHOLD.search(before))
        and (ENDS.match(after) or re.match(r"\s?[|/]", after))
    ):
        yield start, end, 0.85 if rank == 2 or whole else 0.6, "years behind a name"
    elif has_unit or _TALLY.search(before):
        return
    elif (_LISTED.match(passage.text[end : end + 40]) and rank == 2) or (
        _SHORT_LISTED.search(before) and rank and ENDS.match(after)
    ):
        yield start, end, 0.8, "list of names and numbers"
    elif (titled or second or (led and rank == 2) or (rank and KIN_BEFORE.search(before))) and _TABLE_END.match(after):
        yield start, end, 0.85 if titled or led else 0.7, "number behind a full name"
    elif adult and whole and _FULL_END.match(after) and not COUNTED.match(after):
        yield start, end, 0.65, "number behind a full name"


def chained(passage: Passage, end: int, score: float) -> Iterator[tuple[int, int, float, str]]:
    """Further ages in a list behind one that ends at `end`: ", 9 and 11"."""
    for _ in range(8):
        match = CHAIN.match(passage.folded, end)
        if (
            not match
            or NOT_AGE_AFTER.match(passage.after(match.end()))
            or re.match(rf"^\s?(?:{NUMBER}|am|pm|[a-z]{{3,}} visits)", passage.after(match.end()))
        ):
            return
        if match["age"].isdigit() and int(match["age"]) > 115:
            return
        yield match.start("age"), match.end("age"), score * 0.95, "list of ages"
        end = match.end("age")
