"""The words of addresses as patterns, made from `rules/places/streets.txt` once for each set of house folders."""

from __future__ import annotations

import re
from dataclasses import dataclass

from recordlint.language.lexicons import per_house
from recordlint.personal_data.recognizers._place_lists import words_of

NUMBER = r"(?:(?:nos?\.?|number|#)\s?)?(?<![\d.:£/])\d{1,4}(?:\s?[a-h](?![a-z]))?(?:\s?(?:[-/&]|to|and)\s?\d{1,4}[a-h]?(?![\w]))?"
"""A house's number: 14, 41b, 12-14, 12/3, No. 14."""

CAPITAL = r"(?:(?:St|Mt)\.?(?=[ ])|[^\W\d_a-z][\w'’]*(?:-[\w'’]+){0,4})"
"""One word of a name, in the text as written."""

NAME = rf"(?:[Tt]he[ ])?{CAPITAL}(?:[ ]{{1,2}}(?:(?:of|the|y|yr|le|de|la|upon)[ ](?:the[ ])?)?{CAPITAL}){{0,3}}"
"""A name of up to four words with their small words, on one line."""

POSTCODE = r"[a-z]{1,2}\d[a-z\d]?\s{0,3}\d[a-z]{2}(?![a-z0-9])"
SPACE = r"[^\S\r\n]"
BREAK = r"[^\S\r\n]{0,4},?[^\S\r\n]{0,2}\r?\n[^\S\r\n]{0,40}"


def _either(words: frozenset[str]) -> str:
    return "|".join(sorted((re.escape(word) for word in words), key=len, reverse=True))


@dataclass(frozen=True, slots=True)
class Streets:
    """Compiled once: `street` finds a street's word, `unit` a flat with its number, and so on, all on folded text."""

    street: re.Pattern[str]
    strong: frozenset[str]
    building_end: re.Pattern[str]
    building: frozenset[str]
    unit: re.Pattern[str]
    part: re.Pattern[str]
    welsh: re.Pattern[str]
    welsh_street: frozenset[str]
    whole: re.Pattern[str]
    counted: frozenset[str]
    not_named: frozenset[str]


@per_house
def streets() -> Streets:
    """The patterns of `rules/places/streets.txt` with what house folders add."""
    table = {
        name: words_of("streets", name)
        for name in (
            "strong",
            "weak",
            "building",
            "welsh",
            "welsh street",
            "whole",
            "unit",
            "part",
            "counted",
            "not named",
        )
    }
    marks = r"(?:\d{1,3}\s?/\s?\d{1,2}|\d{1,4}\s?[a-h]?(?![a-z\d])|[a-h]\s?-?\d{1,3}|[a-h](?![a-z\d'.]))"
    label = r"(?:\s?(?:nos?\.?|number|#|-)\s?|\s?\.\s?|\s|(?=\d))"
    return Streets(
        street=re.compile(
            rf"(?<![\w'])(?:{_either(table['strong'] | table['weak'] | table['building'])})(?![\w']|-[a-z])"
        ),
        strong=table["strong"],
        building_end=re.compile(rf"(?<![\w'])(?:{_either(table['building'])})$"),
        building=table["building"],
        unit=re.compile(
            rf"(?<![\w'])(?:(?P<word>{_either(table['unit'])})(?:{label}){marks}"
            r"|(?:top|ground|first|second|third|basement|garden|1st|2nd|3rd|lower|upper|middle)(?:\s(?:floor|ground))?\s(?:flat|floor)?\s?(?:left|right|middle|front|rear|flat))(?![\w'])"
        ),
        part=re.compile(rf"(?<![\w'])(?:{_either(table['part'])}){label}{marks}(?![\w'])"),
        welsh=re.compile(rf"(?<![\w'])(?P<word>{_either(table['welsh'])})[ -]"),
        welsh_street=table["welsh street"],
        whole=re.compile(rf"(?<![\w'])(?:{_either(table['whole'])})(?![\w'])"),
        counted=table["counted"],
        not_named=table["not named"],
    )
