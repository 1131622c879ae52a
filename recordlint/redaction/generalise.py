"""Coarser words for a date, an age, a postcode or a place: what stays of use without saying which.

What cannot be read is not guessed at: `generalise` gives None, and the caller withholds the words by a label. A
generalised value never contains the value itself.
"""

from __future__ import annotations

import re

from recordlint.language.calendar_words import MONTHS
from recordlint.language.lexicons import fold
from recordlint.redaction.grammar import gives_away

GRAINS = {
    "DATE": ("month", "year"),
    "DATE_OF_BIRTH": ("year", "month"),
    "AGE": ("band",),
    "POSTCODE": ("district",),
    "ADDRESS": ("kind",),
    "LOCATION": ("kind",),
    "ORGANISATION": ("kind",),
    "SCHOOL": ("kind",),
}
"""How coarse each type can be made; the first is what `generalise` does when nothing else is asked."""

_MONTH = r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
_TH = r"(?:st|nd|rd|th)?"
_ORDINALS = (
    "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth"
    "|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth|(?:twenty|thirty)[ -](?:first|second|third|fourth"
    "|fifth|sixth|seventh|eighth|ninth)"
)
_LEAD = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:r?s?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s{0,3})?(?:the\s{1,3})?"
_YEAR = r"(?P<year>\d{4}|'?\d{2})"
_DATES = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?P<year>\d{4})[-/.](?P<number>\d{1,2})[-/.]\d{1,2}",
        r"(?P<year>(?:19|20)\d{2})(?P<number>\d{2})\d{2}",
        rf"{_LEAD}(?P<day>\d{{1,2}})\s?[-/.]\s?(?P<number>\d{{1,2}})(?:\s?[-/.]\s?{_YEAR})?",
        rf"{_LEAD}(?:(?P<day>\d{{1,2}}){_TH}|(?:{_ORDINALS}))(?:\s{{0,2}}(?:-|/|&|\+|and|to)\s{{0,2}}\d{{1,2}}{_TH})?"
        rf"\s{{0,3}}-?(?:of\s{{1,3}})?{_MONTH}\.?(?:,?-?\s{{0,3}}{_YEAR})?",
        rf"{_LEAD}{_MONTH}\.?\s{{0,3}}(?:the\s{{1,3}})?(?P<day>\d{{1,2}}){_TH}(?:(?:,\s{{0,3}}|\s{{1,3}})(?P<year>\d{{4}}))?",
        rf"(?P<bare>){_MONTH}\.?,?\s{{0,3}}(?P<year>\d{{4}})",
    )
)
_CENTURY_FROM = 51
_BORN_UNCERTAIN = range(20, 30)

_UNITS = [
    "nought",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_NUMBER = rf"(?P<digits>\d{{1,3}})|(?:(?P<tens>{'|'.join(_TENS)})(?:[ -]?(?P<and>{'|'.join(_UNITS[1:10])}))?|(?P<unit>{'|'.join(_UNITS)}))"
_AGE = re.compile(
    rf"(?P<lead>(?:aged?:?\s{{1,3}})?)(?:{_NUMBER})(?:½|\.5|\s?1/2|[ -]and[ -]a[ -]half)?"
    r"(?P<gap>[ -]{0,2})(?P<of>(?:years?|yrs?|y(?=$|[\s/o.-])|months?|mths?|mos?|m(?=$|\s)|weeks?|wks?|days?)?)\.?"
    r"(?:,?\s{0,2}(?:and\s{1,2})?\d{1,2}\s?(?:months?|mths?|m|weeks?|wks?)(?![a-z]))?(?P<tail>(?:[ -]?(?:old|of age)|/?o\.?)?)"
)
_OLDEST = 120
_OLDEST_BAND = "over 90"
_YOUNG = (
    (0, "under 1"),
    (2, "under 3"),
    (5, "2-6"),
    (8, "5-9"),
    (11, "8-12"),
    (14, "11-15"),
    (17, "14-18"),
    (21, "17-22"),
)

_POSTCODE = re.compile(r"([a-z]{1,2}\d[a-z\d]?)\s{0,3}\d[a-z]{2}")

_KINDS: dict[str, tuple[tuple[str, str], ...]] = {
    "ADDRESS": ((r"", "an address"),),
    "LOCATION": (
        (r"^[abm]\d{1,4}$", "a road"),
        (r"\b(?:station|park|library)$", "a public place"),
        (
            r"\b(?:road|rd|street|st|lane|avenue|ave|close|drive|crescent|terrace|wynd|grove|row|walk|mews|rise|gardens)$",
            "a street",
        ),
        (r"", "a place"),
    ),
    "SCHOOL": (
        (r"\b(?:nursery|pre-?school|playgroup|kindergarten)\b", "a nursery"),
        (r"\b(?:primary|infants?|juniors?|first school)\b", "a primary school"),
        (r"\b(?:secondary|high|comprehensive|grammar)\b", "a secondary school"),
        (r"\b(?:college|sixth form)\b", "a college"),
        (r"\buniversity\b", "a university"),
        (r"", "a school"),
    ),
    "ORGANISATION": (
        (r"\bward\b", "a ward"),
        (r"\b(?:dental|dentists?|orthodontics?)\b", "a dental practice"),
        (r"\b(?:surgery|medical (?:practice|centre)|health centre|practice)\b", "a surgery"),
        (r"\bclinic\b", "a clinic"),
        (r"\b(?:hospital|infirmary)\b", "a hospital"),
        (r"\bhospice\b", "a hospice"),
        (r"\b(?:chemists?|pharmacy)\b", "a chemist"),
        (r"\b(?:home ?care|domiciliary|care agency)\b", "a care agency"),
        (r"\b(?:care|nursing|residential|rest) (?:home|centre)\b", "a care home"),
        (r"\bhostel\b", "a hostel"),
        (r"\bcourt$", "a court"),
        (
            r"\b(?:church|chapel|mosque|masjid|temple|mandir|gurdwara|synagogue|shul|cathedral|parish)\b",
            "a place of worship",
        ),
        (r"\b(?:housing|homes)\b", "a housing provider"),
        (r"\badvice\b", "an advice service"),
        (r"\b(?:family|children'?s) centre\b", "a family centre"),
        (r"\bday (?:centre|service)\b", "a day centre"),
        (r"\bfood ?bank\b", "a food bank"),
        (r"\b(?:solicitors?|llp)\b", "a law firm"),
        (r"\b(?:nursery|playgroup)\b", "a nursery"),
        (r"\bclub\b", "a club"),
        (r"\bhotel\b", "a hotel"),
        (r"", "an organisation"),
    ),
}


def generalise(type: str, text: str, to: str | None = None) -> str | None:
    """`text` of the type, made coarser; None when it cannot be read or would stay what it is.

    `to` is one of GRAINS[type]. Raises ValueError for another grain.
    """
    grains = GRAINS.get(type)
    if not grains:
        return None
    if to is not None and to not in grains:
        raise ValueError(f"{type} can be made {' or '.join(grains)}, not {to}")
    grain, words = to or grains[0], fold(text.strip())
    if grain == "kind":
        made: str | None = _kind(type, words)
    elif grain == "district":
        match = _POSTCODE.fullmatch(words)
        made = match[1].upper() if match else None
    elif grain == "band":
        made = _age(words)
    else:
        made = _date(text.strip(), words, grain, is_birth=type == "DATE_OF_BIRTH")
    return None if made is None or gives_away(made, text) else made


def band(age: int) -> str | None:
    """The band of an age in years: "80-89" for 84; None outside 0 to 120.

    Bands overlap (75-84, 80-89, 85-94), and an age takes the one in whose middle it lies: no band then begins or ends
    with an age that it stands for, and nobody's age can be read off it.
    """
    if not 0 <= age <= _OLDEST:
        return None
    for last, words in _YOUNG:
        if age <= last:
            return words
    middle = 5 * ((age + 3) // 5)
    return _OLDEST_BAND if middle > 90 else f"{middle - 5}-{middle + 4}"


def _kind(type: str, words: str) -> str:
    return next(f"[{kind}]" for pattern, kind in _KINDS[type] if re.search(pattern, words))


def _age(words: str) -> str | None:
    match = _AGE.fullmatch(words)
    if not match:
        return None
    if match["digits"]:
        number = int(match["digits"])
    elif match["tens"]:
        number = 20 + 10 * _TENS.index(match["tens"]) + (_UNITS.index(match["and"]) if match["and"] else 0)
    else:
        number = _UNITS.index(match["unit"])
    of, gap, tail = match["of"], match["gap"], match["tail"]
    if of.startswith(("m", "w", "d")):
        per_year = {"m": 12, "w": 52, "d": 365}[of[0]]
        years = number // per_year
        words_of_band, of, gap = band(years), "year" if years < 1 or "-" in gap else "years", gap or " "
    else:
        words_of_band = band(number)
    if words_of_band is None:
        return None
    if "-" in gap:
        words_of_band = words_of_band.replace(" ", "-")
    return f"{match['lead']}{words_of_band}{gap if of or tail else ''}{of}{tail}"


def _date(text: str, words: str, grain: str, *, is_birth: bool) -> str | None:
    for pattern in _DATES:
        match = pattern.fullmatch(words)
        if match:
            break
    else:
        return None
    found = match.groupdict()
    year = _year(found.get("year"), is_birth=is_birth)
    if found.get("year") and not year:
        return None
    if grain == "year" or "bare" in found:
        return year
    month = _month(found)
    if month is None or int(found.get("day") or 1) not in range(1, 32):
        return None
    name = MONTHS[month - 1]
    letters = text[match.start("month") : match.end("month")] if found.get("month") else ""
    if letters.isupper():
        name = name.upper()
    elif not letters.islower():
        name = name.capitalize()
    return f"{name} {year}" if year else name


def _month(found: dict[str, str | None]) -> int | None:
    name = found.get("month")
    if name:
        return next(number for number, full in enumerate(MONTHS, 1) if full.startswith(name[:3]))
    number = int(found.get("number") or 0)
    return number if 1 <= number <= 12 else None


def _year(written: str | None, *, is_birth: bool) -> str | None:
    if not written:
        return None
    digits = written.lstrip("'")
    if len(digits) == 4:
        return digits
    short = int(digits)
    # Born in '24: a toddler, or somebody over a hundred. Nothing in the date says which.
    if is_birth and short in _BORN_UNCERTAIN:
        return None
    first_of_last_century = _BORN_UNCERTAIN.stop if is_birth else _CENTURY_FROM
    return f"{19 if short >= first_of_last_century else 20}{short:02d}"
