"""Ages beside a date of birth, behind a word for the person of a note, and at turns of a life: "tenant (66)", "widowed at 50"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from recordlint.personal_data.base import Passage
from recordlint.personal_data.recognizers._date_ages import (
    COUNTED,
    ENDS,
    FIGURES,
    KIN,
    NOT_AGE_AFTER,
    NUMBER,
    SHORT_SPAN,
)

Found = tuple[int, int, float, str]

PERSON_NOUN = (
    r"(?:client|patient|pt|service user|su|tenant|resident|yp|young person|applicant|complainant|victim|suspect|caller|referrer|teenager|pensioner|gentleman|gent|lady|man|woman|"
    r"male|female|student|lodger|perpetrator|customer|member|bloke|fella|householder|subject|claimant|person|mother-to-be|witness|driver|passenger|stranger)"
)
_NOUN = re.compile(
    rf"(?<![\w'-]){PERSON_NOUN}(?P<gap>,\s|\s?\(|\s)(?P<guess>(?:aged\s|about\s|around\s|approx\.?\s|approximately\s|roughly\s|maybe\s|perhaps\s|possibly\s|probably\s|circa\s|c\.\s?|now\s|~|\?)?)"
    rf"(?P<age>{SHORT_SPAN})(?![\w%/])"
)
_KIN_BRACKET = re.compile(
    rf"(?:\({KIN}\),?\s(?:aged\s)?|\b{KIN}\s\([a-z][a-z'-]{{1,14}}(?:\s[a-z][a-z'-]{{1,14}})?,?\s)(?P<age>{SHORT_SPAN})(?![\w%/:])"
)
_SAID_TO_BE = re.compile(
    rf"\b(?:despite being|though (?:he's |she's )?(?:only |just )?|although (?:only |just )?|being|claims to be|claiming to be|said to be|says (?:he|she) is|assessed as|assessed to be|believed to be|"
    rf"thought to be|appears? to be|appeared|looked|looks|sounded|sounds|nearly|just turned|not yet)(?:\s|(?<=\s))(?:about\s|around\s|at least\s|over\s)?(?P<age>{NUMBER})"
)
_DATE = r"(?:\d{1,2}(?P<sep>[/.-])\d{1,2}(?P=sep)(?P<year>(?:19|20)\d\d|\d\d)|\d{1,2}(?:st|nd|rd|th)?\s(?:of\s)?[a-z]{3,9}\.?,?\s(?P<long>(?:19|20)\d\d))"
_BEHIND_DATE = re.compile(
    rf"(?<![\w/.-]){_DATE}(?P<gap>\s?[(\[]|,\s|\s-\s|\s/\s|\s|;\s)(?P<say>(?:so\s|now\s|aged?:?\s|making (?:him|her|them)\s|=\s?|he's\s|she's\s)?)(?P<age>{SHORT_SPAN})(?![\w%/:]|\.\d)"
)
_BIRTH = re.compile(r"\b(?:d\.?o\.?b\.?|born|b\.|b|birth|birthday|b'?day)\b[^\n]{0,12}$")
_BORN_YEAR = re.compile(
    rf"\bborn\s(?:in\s)?(?:[a-z]{{3,9}}\s)?(?P<year>(?:19|20)\d\d)(?:,\s|\s?\(|\sso\s|,\sso\s)(?P<age>{FIGURES})(?=\s?\)|\s(?:now|this|today|in|next)\b|[,.;]|$)"
)
_TODAY = re.compile(
    rf"(?<![\w.,:/-])(?P<age>{NUMBER})\s(?:today|tomorrow|on (?:mon|tues|wednes|thurs|fri|satur|sun)day|this week)\b"
)
_PARTY = re.compile(r"\b(?:birthday|b'?day|born|dob|turn(?:s|ed|ing)?|cake)\b[^\n]{0,60}$")
_CAKE = re.compile(r"[^.\n]{0,40}\b(?:cakes?|birthday|b'?day|party|candles?)\b")
_AT_TURN = re.compile(
    r"\b(?P<turn>died|passed away|passed|married|wed|widowed|orphaned|diagnosed|retired|pregnant|(?:left|leaving) (?:home|school|care)|became (?:a|an) \w{3,10}|"
    r"(?:started|began) (?:drinking|smoking|using|work|self-harming|self harming|offending)|(?:smoked|drinking|smoking|using|self-harmed|self harmed|drunk|deaf|blind|homeless|in care)|"
    rf"went (?:into|in) (?:care|prison|foster care))(?: [a-z]{{2,10}}){{0,2}} (?P<how>at|since|from)(?: age)? (?P<age>{NUMBER})"
)
_COMPACT = re.compile(
    r"(?<![\w./:-])(?P<age>(?:1[01]\d|[1-9]?\d)\s?(?:y|yrs?)\s?,?\s?(?:1[01]|\d)\s?(?:m|mths?|mos?|/12)|(?:1[01]\d|[1-9]?\d)/(?:7|12|52)\s(?:old|of age))(?![\w/])"
)
_LASTING = re.compile(
    r"\b(?:for|over|past|last|within|after|of|every|sentence|tenancy|term|clean|sober)\s(?:the\s|a\s)?$"
)
_NOW = 2026
"""The year round which ages and years of birth must agree; a decade either way is let pass."""


def ages(passage: Passage) -> Iterator[Found]:
    """Ages of these kinds: start, end, score, why."""
    folded = passage.folded
    for match in _COMPACT.finditer(folded):
        if not _LASTING.search(passage.before(match.start(), 20)):
            yield *match.span("age"), 0.85, "years and months"
    for match in _NOUN.finditer(folded):
        yield from _noun(passage, match)
    for match in _KIN_BRACKET.finditer(folded):
        if ENDS.match(passage.after(match.end())):
            yield *match.span("age"), 0.8, "number behind a word of kin"
    for match in _SAID_TO_BE.finditer(folded):
        after = passage.after(match.end())
        near = match[0].startswith(("nearly", "not yet"))
        if near and not (match["age"].isdigit() and 12 < int(match["age"]) < 22):
            continue  # "nearly 3" is a time or a count as often
        if ENDS.match(after) and not COUNTED.match(after) and not NOT_AGE_AFTER.match(after):
            yield *match.span("age"), 0.7, "number behind words for how old"
    for match in _BEHIND_DATE.finditer(folded):
        yield from _dated(passage, match)
    for match in _BORN_YEAR.finditer(folded):
        if _agree(match["year"], match["age"]):
            yield *match.span("age"), 0.85, "number behind a year of birth"
    for match in _TODAY.finditer(folded):
        if _PARTY.search(passage.before(match.start(), 80)) or _CAKE.match(passage.after(match.end(), 60)):
            yield *match.span("age"), 0.8, "birthday with its number"
    for match in _AT_TURN.finditer(folded):
        number = match["age"]
        hour = number.isdigit() and int(number) < (25 if match["turn"] in ("died", "passed away", "passed") else 11)
        after = passage.after(match.end())
        if not hour and ENDS.match(after) and not COUNTED.match(after) and not NOT_AGE_AFTER.match(after):
            yield *match.span("age"), 0.65, "number at a turn of a life"


def _noun(passage: Passage, match: re.Match[str]) -> Iterator[Found]:
    after = passage.after(match.end())
    if NOT_AGE_AFTER.match(after) or COUNTED.match(after) or not ENDS.match(after):
        return
    number = match["age"]
    bare = number.isdigit()
    if not bare and re.search(r"day|week|wk", number):
        return
    if bare and int(number) < (2 if "(" in match["gap"] or "," in match["gap"] else 16):
        return
    if not bare and match["gap"] == " " and not match["guess"]:
        return
    if "(" in match["gap"] and not re.match(r"\s?[),;/]|\s(?:and|with|who)\b", after):
        return
    yield *match.span("age"), 0.8 if bare else 0.75, "number behind a word for a person"


def _dated(passage: Passage, match: re.Match[str]) -> Iterator[Found]:
    year, number = match["year"] or match["long"], match["age"]
    after = passage.after(match.end())
    if not re.match(
        r"\s?(?:[),;.!/|]|$)|\s(?:years?|yrs?|today|now|this|male|female|m|f|nhs|in|on|and|lives|who|-)(?![\w'])", after
    ):
        return
    if not _agree(year, number):
        return
    birth = _BIRTH.search(passage.before(match.start(), 30))
    if birth or match["say"] or ("(" in match["gap"] and after.startswith(")")):
        yield *match.span("age"), 0.85, "number behind a date of birth"
    elif match["gap"] == ", " and re.match(r"[,.;]?\s*$", after):
        yield *match.span("age"), 0.6, "number behind a date that fits it"


def _agree(year: str, age: str) -> bool:
    """Whether a year of birth and an age lie about as far apart as they must."""
    number = re.match(r"\d+", age)
    if not number:
        return True
    if re.search(r"m|w|d|/", age.replace("old", "")):
        return int(year) % 100 >= _NOW % 100 - 12
    years = [int(year)] if len(year) == 4 else [1900 + int(year), 2000 + int(year)]
    return any(abs(_NOW - each - int(number[0])) <= 10 and each <= _NOW for each in years)


KIN_OF = re.compile(
    rf"\b(?:(?:step-?|grand)?(?:son|daughter|child)|brother|sister|baby|nephew|niece|girl|boy|lad|lass|wife|husband)\sof\s(?:about\s|only\s|just\s)?(?P<age>{NUMBER})"
)
"""An age behind a word of kin and "of": "a son of 14"."""
MOTHER_OF = re.compile(
    rf"\b(?:mum|mother|dad|father|mam|mom|parent|gran|nan)\sof\s(?:\d|two|three|four|five|six),\s(?P<age>{NUMBER})"
)
"""An age behind a count of children: "mum of two, 26"."""
