"""Patterns over folded text, with names for what recurs: `{kin} {say} that` instead of two hundred words.

A name in braces stands for a group of the lexicon `people` or `verbs`, or for one of the small closed classes below.
Quantifiers such as `{1,3}` are left alone, since a name begins with a letter. A space stands for white space.
"""

from __future__ import annotations

import re

from recordlint.language.lexicons import alternation, load, per_house

_NAME = re.compile(r"\{([a-z][a-z_]*)\}")

# Closed classes of English, small enough to stand beside the code that uses them.
_CLOSED = {
    "be": r"(?:is|are|was|were|am|be|been|being|isn't|wasn't|aren't|weren't|'s|'re|remains?|remained|continues? to be|continued to be)",
    "have": r"(?:has|have|had|having|'s|'ve|'d)",
    "do": r"(?:do|does|did|done)",
    "modal": r"(?:will|would|shall|should|can|could|may|might|must|'ll|'d)",
    "not": r"(?:not|n't|never|no longer|nor|neither)",
    "pronoun": r"(?:he|she|they|it|him|her|them|himself|herself|themselves)",
    "subject_pronoun": r"(?:he|she|they)",
    "first_person": r"(?:i|we|me|us)",
    "possessive": r"(?:his|her|their|my|our|your|its)",
    "det": r"(?:the|a|an|this|that|these|those|his|her|their|my|our|your|its|each|every|both|some|any)",
    "adverb": r"(?:\w+ly|also|then|again|later|now|just|still|often|always|never|quite|very|so|too|already|once|twice|today|yesterday)",
    "number": r"(?:\d+(?:[.,]\d+)?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|both|several)",
    "clock": r"(?:\d{1,2}[:.]\d{2}(?: ?[ap]\.?m\.?)?|\d{1,2} ?[ap]\.?m\.?|(?:[01]\d|2[0-3])[0-5]\d ?(?:hrs?|hours|h)?)",
    "month": r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)",
    "weekday": r"(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?s?",
    "date": r"(?:\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?|\d{4}-\d{2}-\d{2}|\d{1,2}(?:st|nd|rd|th)?(?: of)? (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*(?:,? \d{2,4})?)",
    "word": r"[\w'-]+",
}


@per_house
def _group(name: str) -> str:
    if name in _CLOSED:
        return _spaced(_CLOSED[name])
    for lexicon in ("people", "verbs"):
        categories = load(lexicon)
        if name in categories:
            return f"(?:{alternation(categories[name])})"
    raise KeyError(f"no group {name!r} in the grammar, nor in the lexicons people and verbs")


def _spaced(source: str) -> str:
    """A space becomes white space, and `" ?"` white space that may be missing (not a lazy run of it)."""
    return source.replace(" ?", r"\s{0,3}").replace(" ", r"\s{1,3}")


def expand(source: str) -> str:
    """`source` with every `{name}` replaced by its group and every space by white space. Raises KeyError for an unknown name."""
    return _NAME.sub(lambda match: _group(match[1]), _spaced(source))


@per_house
def compiled(source: str) -> re.Pattern[str]:
    """The pattern, compiled once, for use on folded text: `compiled(r"\\b{kin} {say}\\b").search(reading.folded)`."""
    return re.compile(expand(source))
