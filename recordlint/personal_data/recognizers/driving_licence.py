"""Driver numbers of Great Britain (sixteen characters) and of Northern Ireland (eight digits, with a label).

DVLA's driver number: five characters of the surname padded with 9, decade, month (plus 5 on its first digit for women),
day and year of birth, two initials (9 for none), and three more characters (general usage).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from recordlint.personal_data.base import Hit, Passage
from recordlint.personal_data.recognizers._cues import GAP, Cues, label, looks_like_date, near

_WORDS = (
    r"(?:driv(?:ing|er'?s?|ers)[\s_-]{0,2}(?:licen[cs]e|lic)|licen[cs]e|dl|d/l|dvla|dva|driver|provisional(?: licen[cs]e)?|"
    r"drivinglicen[cs]e|photocard)"
)
_LABEL = label(rf"{_WORDS}(?:[\s_-]{{0,2}}(?:licen[cs]e|driver|uk|gb|ni))?")
_DRIVING = re.compile(r"(?<![a-z0-9])(?:driv(?:ing|er'?s?|ers)|dvla|dva|provisional|photocard|dl)(?![a-z0-9])")
_OTHER_LICENCE = re.compile(
    r"(?<![a-z0-9])(?:tv|television|premises|alcohol|sia|hmo|landlord|fishing|firearms?|shotgun|gun)(?![a-z0-9])"
)
_NEAR = near(r"driv(?:ing|er'?s?|ers) licen[cs]e|dvla|driver number|licen[cs]e (?:no|number)", 50)
_GB = re.compile(
    rf"(?<![\w@])([a-z][a-z9]{{4}}){GAP}(\d)([0156]\d)([0-3]\d)(\d){GAP}([a-z9]{{2}})[a-z\d]{GAP}[a-z\d]{{2}}"
    rf"(?:{GAP}\d{{2}}(?![\w/.-]))?(?![\w@])"
)
_SPREAD = re.compile(
    rf"(?<![\w@])[a-z][a-z9]{{4}}(?:{GAP}\d){{6}}{GAP}[a-z9]{GAP}[a-z9](?:{GAP}[a-z\d]){{3}}(?:{GAP}\d{{2}})?(?![\w@])"
)
_LOOSE = re.compile(r"(?<![\w\u00a3+@/-])(?=[a-z]{0,17}\d)[a-z\d]{8,18}(?![\w/@]|-\d)")
_NI = re.compile(rf"(?<![\w\u00a3+@/.-])\d{{4}}{GAP}\d{{4}}(?![\w/@%]|[.-]\d)")


def find(passage: Passage) -> Iterator[Hit]:
    """Driver numbers. Type DRIVING_LICENCE, scheme `gb`, `ni` or `other`; in order, none overlapping."""
    cues = Cues(passage)
    spans: dict[tuple[int, int], str] = {}
    for kind, pattern in (("gb", _GB), ("spread", _SPREAD), ("ni", _NI), ("loose", _LOOSE)):
        for match in pattern.finditer(passage.folded):
            spans.setdefault(match.span(), kind)
    end = 0
    for (start, stop), kind in sorted(spans.items(), key=lambda item: (item[0][0], -item[0][1])):
        if start >= end and (found := _judge(cues, start, stop, kind)):
            end = stop
            yield Hit("DRIVING_LICENCE", start, stop, found[0], "driving_licence", found[1], found[2])


def _judge(cues: Cues, start: int, end: int, kind: str) -> tuple[float, str, str] | None:
    if kind == "gb" and _is_dated(cues.folded[start:end]):
        return 0.97, "shape and date of birth of a driver number", "gb"
    leads = cues.leads(start)
    tied = any(_LABEL.search(lead) and _is_driving(lead) for lead in leads)
    close = tied or any(_NEAR.search(lead) and _is_driving(lead) for lead in leads)
    if kind in ("gb", "spread"):
        if close:
            return 0.9, "shape, label", "gb"
        return (
            (0.6, "shape of a driver number", "gb")
            if kind == "gb" and _padding_is_right(cues.folded[start : start + 5])
            else None
        )
    if kind == "ni":
        if looks_like_date(cues.folded[start:end]):
            return None
        return (0.85, "eight digits, label", "ni") if tied or (close and "licen" in leads[0]) else None
    enough = sum(char.isdecimal() for char in cues.folded[start:end]) >= 5
    return (0.75, "label, unusual number", "other") if tied and enough else None


def _is_driving(lead: str) -> bool:
    return not _OTHER_LICENCE.search(lead[-50:]) or bool(_DRIVING.search(lead[-30:]))


def _padding_is_right(surname: str) -> bool:
    return surname.rstrip("9").isalpha()


def _is_dated(written: str) -> bool:
    bare = "".join(char for char in written if char.isalnum())
    month, day = int(bare[6:8]), int(bare[8:10])
    return _padding_is_right(bare[:5]) and (1 <= month <= 12 or 51 <= month <= 62) and 1 <= day <= 31
