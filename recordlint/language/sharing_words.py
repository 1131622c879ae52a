"""Who a phrase names as the recipient of information: the kinds of `rules/lexicons/sharing_recipients.txt`."""

from __future__ import annotations

import re

from recordlint.language.grammar import compiled
from recordlint.language.lexicons import alternation, pattern, per_house, terms_of
from recordlint.language.reading import Reading
from recordlint.language.terms import Terms

# Kinds in the order in which they win when two terms of a phrase end alike and are alike in length.
_KINDS = ("internal", "statutory", "emergency", "parent", "care", "lay", "agency", "sector", "vague", "person")
OUTWARD = frozenset(
    ("statutory", "emergency", "parent", "family", "care", "lay", "agency", "sector", "vague", "other", "addressee")
)
_TITLE = re.compile(r"\b(?:mrs?|ms|miss|mx|dr|prof|rev|pc|sgt|sister|fr)\b\.?")
_NAME = re.compile(r"[A-Z][\w'’-]+")


@per_house
def slot(*categories: str) -> Terms:
    """A pattern for the terms of one or more categories of the lexicon `sharing_slots`."""
    return pattern(terms_of("sharing_slots", *categories))


@per_house
def words(*categories: str) -> Terms:
    """A pattern for the terms of one or more categories of the lexicon `sharing_words`."""
    return pattern(terms_of("sharing_words", *categories))


@per_house
def _kind_patterns() -> tuple[tuple[str, Terms | re.Pattern[str]], ...]:
    found: list[tuple[str, Terms | re.Pattern[str]]] = [
        (kind, pattern(terms_of("sharing_recipients", kind))) for kind in _KINDS
    ]
    quantity = alternation(terms_of("sharing_recipients", "vague_quantity"))
    nouns = alternation(terms_of("sharing_recipients", "vague_noun"))
    found.append(("vague", re.compile(rf"(?<!\w){quantity}\s{{1,3}}(?:and\s\w{{1,15}}\s)?{nouns}(?!\w)")))
    found.append(("family", compiled(r"\b(?:{kin}|families)\b")))
    found.append(("agency", compiled(r"\b(?:{role}|{body})\b")))
    return tuple(found)


_DESK = re.compile(
    r"(?<=\w)\s(?:duty|office|desk|reception|front desk|team|staff|switchboard)(?:\s(?:line|worker|desk|team|officer))?\s*$"
)
_OWN = (
    "the",
    "our",
    "my",
    "a",
    "on",
    "night",
    "day",
    "all",
    "duty",
    "care",
    "home",
    "line",
    "team",
    "ward",
    "service",
    "deputy",
    "weekend",
    "shift",
    "other",
    "agency",
    "registered",
    "head",
    "admin",
    "mental health",
    "housing",
    "safeguarding",
    "hospital",
    "discharge",
    "crisis",
)


def kind_of(phrase: str) -> str:
    """The kind that a folded noun phrase names as recipient, by its last term; "" when none is known.

    "the boy's father" is a parent, "mum's GP" is care, "school nurse" is care, "her shift manager" is lay, and the
    desk of another body ("CMHT duty", "the school office") is that body.
    """
    if phrase.strip() == "all":
        return "vague"
    kind = _kind_by_last_term(phrase)
    if kind in ("", "internal") and (desk := _DESK.search(phrase)) and phrase[: desk.start()].strip() not in _OWN:
        return _kind_by_last_term(phrase[: desk.start()]) or kind
    return kind


def _kind_by_last_term(phrase: str) -> str:
    best: tuple[int, int, int] | None = None
    kind = ""
    for rank, (name, terms) in enumerate(_kind_patterns()):
        last = max(terms.finditer(phrase), key=lambda m: m.end(), default=None)
        # A possessor ("mum's GP", "daughter's school") is not who is told.
        if last is None or re.match(r"'s?\s\w", phrase[last.end() : last.end() + 4]):
            continue
        score = (last.end(), last.end() - last.start(), -rank)
        if best is None or score > best:
            best, kind = score, name
    return "agency" if kind == "sector" and _TITLE.search(phrase) else kind


def names_of(reading: Reading) -> dict[str, str]:
    """The kind of each name that the note introduces by a relation or a role: `{"ngozi": "family", "lisle": "care"}`.

    "her aunt Ngozi", "Leroy (son)", "Mrs Lisle, school nurse", "Joanne (mum)", "sister, Carol".
    """
    found: dict[str, str] = {}
    text, folded = reading.text, reading.folded
    for match in compiled(r"\b(?:{kin}|{role}),? \(?(?=[a-z])").finditer(folded):
        name = _NAME.match(text, match.end())
        if name and not _is_common(name[0]):
            found.setdefault(_bare(name[0]), kind_of(match[0].strip(" ,(")) or "other")
    for match in re.finditer(r"([A-Z][\w'’-]+)(?:\s[A-Z][\w'’-]+)?(?:,\s|\s\(|\s[-–]\s)(?=[\w'])", text):
        behind = folded[match.end() : match.end() + 45]
        head = re.match(r"[^,.;:()\n]{2,40}", behind)
        if head and compiled(r"^(?:(?:{possessive}|the|our|his own|a|\w+'s?) )?(?:\w+ ){0,2}(?:{kin}|{role})\b").match(
            head[0]
        ):
            kind = kind_of(re.split(r"\s(?:at|of|from|in|for|on)\s", head[0])[0])
            if kind:
                for word in re.findall(r"[A-Z][\w'’-]+", match[0]):
                    found.setdefault(_bare(word), kind)
    return found


def _bare(name: str) -> str:
    """A name folded, without a possessive ending."""
    return re.sub(r"['’]s?$", "", name.lower())


def _is_common(word: str) -> bool:
    return word.lower() in (
        "i",
        "she",
        "he",
        "they",
        "we",
        "the",
        "a",
        "no",
        "and",
        "but",
        "it",
        "who",
        "on",
        "at",
        "in",
        "this",
        "that",
        "has",
        "was",
        "is",
    )


@per_house
def _child_marks() -> re.Pattern[str]:
    return compiled(
        r"\b(?:child(?:ren)?|school|nursery|(?:year|yr) \d{1,2}|lac|cla|cin|cp plan|child protection|foster\w*|core group|family time|contact (?:session|centre)|"
        r"teacher|toddler|baby|infant|health visitor|pupil|referral order|youth|early help|paeds|paediatric\w*|aged? (?:\d|1[0-7])|(?:\d|1[0-7]) ?(?:yrs?|years|y/o|yo|months)(?: old)?|"
        r"special guardian\w*|special guardianship|siblings?|mum|dad|mam|homework|bedtime)\b"
    )


def about_a_child(reading: Reading) -> bool:
    """Whether the note is about a child or young person: two different marks of childhood stand in it."""
    text = reading.folded[:20000]
    marks = {match[0] for match in _child_marks().finditer(text)}
    strong = re.search(
        r"(?m)^\W*child(?:ren)?\b[^:\n]{0,20}:|[a-z] \((?:\d|1[0-7])\)|\b(?:is|now|turned) (?:\d|1[0-7])(?:\.(?!\d)|,| and)|^.{0,200}\b[a-z]+, (?:\d|1[0-7])(?:\.(?!\d)|,|\n|$)|\b(?:section|s\.?) ?47\b",
        text,
    )
    adult = re.search(
        r"\b(?:mr|mrs|ms|pension\w*|wife|husband|care home|dementia|aged? (?:[2-9]\d)|grandson|granddaughter)\b", text
    )
    return bool(strong) or (len(marks) >= 2 and not (adult and len(marks) < 3))
