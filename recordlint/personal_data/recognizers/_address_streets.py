"""Streets with and without a number: where the name in front of "Road" begins, and what stands before that name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from recordlint.language.calendar_words import MONTHS, SHORT_MONTHS
from recordlint.personal_data.base import Passage
from recordlint.personal_data.names import name_lists, plain
from recordlint.personal_data.recognizers._address_tail import place_at
from recordlint.personal_data.recognizers._address_words import CAPITAL, NUMBER, streets
from recordlint.personal_data.recognizers._place_lists import gazetteer
from recordlint.personal_data.recognizers._place_words import TITLES

_CAPS_BEFORE = re.compile(
    rf"(?:^|(?<=[^\w'’.\-]))((?:{CAPITAL}[ \t]{{1,2}}(?:(?:of|the|and|&|y|yr|le|de|la|on|in|upon|o'|a')[ \t](?:the[ \t])?)?){{1,4}})$"
)
_LOWER_BEFORE = re.compile(r"(?:^|(?<=[\d,] ))((?:[a-z][a-z'’\-]{1,18}[ \t]){1,3})$")
_NUMBER_BEFORE = re.compile(rf"(?<![\w])({NUMBER}(?:\s?\((?:[\dbgp]f\d?|\d/\d)\))?),?[ \t]{{1,2}}$")
_YEAR_BEFORE = re.compile(
    r"(?:\b(?:" + "|".join((*MONTHS, *SHORT_MONTHS)) + r")\.?,? |\d[/.-])(?:19|20)\d\d,?[ \t]{1,2}$"
)
_MONTHS = frozenset((*MONTHS, *SHORT_MONTHS))
_FUNCTION = frozenset(
    [
        "at",
        "to",
        "from",
        "in",
        "on",
        "near",
        "the",
        "via",
        "off",
        "along",
        "by",
        "of",
        "for",
        "and",
        "with",
        "where",
        "when",
        "into",
        "is",
        "was",
        "a",
        "an",
        "as",
    ]
)
_PRONOUNS = frozenset(["i", "we", "they", "she", "he"])
_DONE_ON = re.compile(
    r"^(?:[A-Z][a-z]+ed|Seen|Found|Out|Over|Up|Down|Left|Met|Living|Begging|Staying|Sleeping) (?:on|in|of|upon) (?:the )?(?=[A-Z])"
)
_LEAD = _FUNCTION | frozenset(
    [
        "moved",
        "visited",
        "visit",
        "outside",
        "address",
        "lives",
        "living",
        "lived",
        "seen",
        "she",
        "he",
        "they",
        "we",
        "i",
        "around",
        "past",
        "passed",
        "behind",
        "opposite",
        "house",
        "home",
        "went",
        "rang",
        "met",
        "saw",
        "back",
        "drove",
        "walked",
        "walking",
        "also",
        "tenant",
        "property",
        "meeting",
        "location",
        "venue",
        "placed",
        "re",
        "fao",
        "found",
        "left",
        "collected",
        "dropped",
        "incident",
        "property",
        "called",
        "then",
        "but",
        "his",
        "her",
        "their",
        "my",
        "our",
        "mum",
        "dad",
    ]
)
_ON = re.compile(
    r"\b(?:on|off|along|down|up|in|into|at|from|to|of|near|outside|by|past|round|around|corner|behind|via|between|opposite|through|and|across|towards?|top|end|bottom|nr|site|lives|live|living|the)\s(?:the\s|corner of\s)?$"
)
_ON_ONLY = re.compile(
    r"\b(?:on|off|along|down|lives on|corner of|top of|end of|bottom of|round on|over on|onto)\s(?:the\s)?$"
)
_BODY_AFTER = re.compile(
    r"^[ ](?:Surgery|Medical|Clinic|Practice|Hospital|Health|Centre|School|Primary|Infant|Junior|Academy|Nursery|Library|Church|Police|Hub|House|Team|Hotel|Day|Children|Community|Family|Care|Pharmacy|"
    r"Dental|Methodist|Baptist|Mosque|Temple|Station|Hall|Project|Hostel|Unit|Ward|Lodge|Court|Resource|Sports|Leisure|Social|Club|Estate|Special|High|Secondary|Residential|Nursing|Rehabilitation|Foodbank|Road|Street|Infants|Juniors|Housing|Homes|Medics|Doctors|Vets|Depot|Allotments|Garage|Bakery|Cafe|Café|Chapel|Mission|Service|Services|Support|Playgroup|Pre-school|GP|Dentist)\b"
)
_SHORT = frozenset(
    ["st", "dr", "pl", "cl", "ct", "av", "gr", "cr", "pk", "ln", "sq", "sh", "drv", "grv", "terr", "hse"]
)
_LOWER_ENDS = re.compile(r"^\.?(?:\s{0,2}[,.;:)|\n\r]|$|\s{1,3}[a-z]{1,2}\d|\s-)")
_SIDE = re.compile(r" (?:North|South|East|West|Upper|Lower)(?![\w'’])(?! [A-Z][a-z])")


@dataclass(frozen=True, slots=True)
class Street:
    """A street or building with a name: [start, end) with its number if it has one. `kind`: numbered, strong, weak, building."""

    start: int
    end: int
    kind: str
    word: str
    name: int


def found(passage: Passage) -> Iterator[Street]:
    """Every name in front of a street's or building's word, by start."""
    known = streets()
    text = passage.text
    for match in known.street.finditer(passage.folded):
        word = match[0]
        line = max(text.rfind("\n", 0, match.start()), match.start() - 70)
        left = text[line + 1 : match.start()]
        capital = text[match.start()].isupper()
        run = _CAPS_BEFORE.search(left)
        if run:
            names = _trimmed(run[1])
            if not names:
                continue
            start = line + 1 + run.end() - len(names)
        elif not capital and (lower := _lower_name(left)):
            start = line + 1 + len(left) - len(lower)
            names = lower
        else:
            continue
        number = _NUMBER_BEFORE.search(text[max(0, start - 18) : start].lower())
        if number and _YEAR_BEFORE.search(text[max(0, start - 20) : start].lower()):
            number = None  # "6 October 2016, Thornley House"
        end = match.end()
        if text[end : end + 2] == ".,":
            end += 1  # an abbreviation's full stop, not a sentence's
        side = _SIDE.match(text, end) if word in known.strong else None
        end = side.end() if side else end
        if not capital and not (number or (run and word in known.strong)):
            continue
        street = _judged(passage, start, end, word, names, number, capital=capital)
        if street:
            yield street


def _trimmed(names: str) -> str:
    """The run without the words that lead to it: "Visited Mill" becomes "Mill", "Arrested on Stow" "Stow"; "" where no name is left."""
    names = _DONE_ON.sub("", names)
    parts = list(re.finditer(r"\S+", names))
    cut = 0
    while cut < len(parts) and (word := parts[cut][0].lower().strip(".,")) in _LEAD:
        last = cut + 1 == len(parts)
        if last and word not in _PRONOUNS and (word not in _FUNCTION or parts[cut][0] == "The"):
            break
        cut += 1
    if parts[-1][0] in ("the", "a", "his", "her", "their", "this", "that"):
        return ""  # "Out on the street"
    return names[parts[cut].start() :] if cut < len(parts) else ""


def _lower_name(left: str) -> str:
    """Words in small letters between a number and the street's word, shortest that reach the number; "" for none."""
    match = _LOWER_BEFORE.search(left)
    if not match or not re.search(r"\d[a-h]?,?\s$", left[: len(left) - len(match[1])]):
        return ""
    return match[1]


def _judged(
    passage: Passage, start: int, end: int, word: str, names: str, number: re.Match[str] | None, *, capital: bool
) -> Street | None:
    known = streets()
    words = [part.strip(".,").lower() for part in names.split()]
    before = passage.before(start, 40)
    if words[0] in TITLES or re.search(r"\b(?:" + "|".join(sorted(TITLES)) + r")\.?\s$", before):
        return None
    kind = "strong" if word in known.strong else "building" if word in known.building else "weak"
    if any(part in known.counted for part in words if not capital or number) or words[-1] in known.counted:
        return None
    if number:
        if kind != "strong" and (words[-1] in known.not_named or (words[0] in known.not_named and not capital)):
            return None
        if words[0] in _MONTHS and not re.search(
            r"(?:address|lives at|at)\W{0,3}$", passage.before(start - len(number[0]), 16)
        ):
            return None
        if (
            word in _SHORT
            and re.match(r"[ ][A-Z]", passage.text[end : end + 2])
            and place_at(passage, end + 1) == end + 1
        ):
            return None  # "12 St Mary" or "4 Dr Hope"
        town = re.match(r" ([a-z'-]{3,20})(?![\w'])", passage.folded[end : end + 24])
        known_town = town is not None and town[1] in gazetteer().plain
        if word in _SHORT and not capital and not known_town and not _LOWER_ENDS.match(passage.folded[end : end + 8]):
            return None
        if (
            not capital
            and kind != "strong"
            and not (
                _LOWER_ENDS.match(passage.folded[end : end + 8])
                or _ON.search(passage.before(start - len(number[0]), 24))
            )
        ):
            return None
        if (
            not capital
            and kind == "strong"
            and any(
                part in known.not_named
                for part in words[:-1] or words
                if part not in ("high", "new", "old", "long", "little", "church", "third", "second", "best")
            )
        ):
            return None
        if kind != "strong" and not capital and any(part in known.not_named for part in words):
            return None
        if kind != "strong" and all(name_lists().is_ordinary(part) for part in words) and not capital:
            return None
        return Street(start - len(number[0]) + (len(number[0]) - len(number[0].lstrip())), end, "numbered", word, start)
    if word in _SHORT or (words[-1] in known.not_named and words[-1] not in ("high", "long", "station", "new")):
        return None
    return Street(start, end, kind, word, start)


def is_location(passage: Passage, street: Street) -> float:
    """How likely a street without a number is a street and not a surname or a body, 0 for not."""
    before = passage.before(street.start, 30)
    if _BODY_AFTER.match(passage.text[street.end : street.end + 20]):
        return 0.0
    words = passage.text[street.start : street.end].split()
    lists = name_lists()
    if street.kind == "strong":
        surname = street.word in ("lane", "close", "grove", "street", "drive", "rd")
        forename = len(words) == 2 and lists.forenames.get(plain(words[0]), 9) <= 2 and surname
        if forename and not _ON.search(before) and not (words[0].lower() in lists.surnames and street.word == "street"):
            return 0.0
        if street.word in ("close", "drive") and not _ON.search(before) and lists.is_ordinary(words[0]):
            return 0.0
        return 0.85 if _ON.search(before) else 0.75
    if (
        street.kind == "weak"
        and _ON_ONLY.search(before)
        and passage.text[street.end - 1].isalpha()
        and words[-1][0].isupper()
    ):
        return 0.65 if not all(lists.is_ordinary(word) for word in words) else 0.55
    return 0.0
