"""Passport numbers with a label, and the machine-readable lines of a passport.

British passports have nine digits; many others have one or two letters and six to eight digits (general usage). The
machine-readable zone is documented by the International Civil Aviation Organization (Doc 9303).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from recordlint.personal_data.base import Hit, Passage
from recordlint.personal_data.recognizers._cues import (
    COMMON_PAIRS,
    GAP,
    NUMBER,
    SPACE,
    Cues,
    label,
    looks_like_date,
    near,
)

_LABEL = label(
    rf"passports?{NUMBER}(?:[\s,(]{{0,3}}(?:uk|gb|gbr|british|eu|[a-z]{{4,12}}(?:ish|ian|an|ese)))?|ppt|travel document|passport(?:no|number)"
)
_POSSIBLE = re.compile(r"passport|ppt|travel doc|<")
_FAR = near(r"passports?|ppt no", 60)
_DATE_BETWEEN = re.compile(
    r"(?<![a-z0-9])passports?(?![a-z0-9])[^\n]{0,60}(?<![a-z0-9])(?:no|number|num|ref|#)[\s:.=#(-]{0,4}(?:is |was )?\Z"
)
_BEHIND = re.compile(r"\s{0,2}[(\[,;/-]{0,2}\s{0,2}(?:[a-z]{3,12} )?passport(?! (?:office|photo))")
_SHAPE = re.compile(
    rf"(?<![\w\u00a3+@/-])(?:\d{{9}}|\d{{3}}{GAP}\d{{3}}{GAP}\d{{3}}|\d{{5}}{SPACE}\d{{4}}|[a-z]{{1,2}}{SPACE}{{0,2}}\d{{6,8}}|"
    rf"[a-z]\d{{2}}[a-z]{{2}}\d{{4,5}}|[a-z]{SPACE}?\d{{3}}{SPACE}\d{{4}}|[a-z]{{2}}{SPACE}?\d{{3}}{SPACE}?\d{{4}})(?![\w/@]|-\d)"
)
_LOOSE = re.compile(r"(?<![\w\u00a3+@/-])(?=[a-z]{0,11}\d)[a-z\d]{6,12}(?![\w/@]|-\d)")
_ZONE = re.compile(
    r"(?<![\w<])(?:p[a-z<][a-z]{3}[a-z<]{20,39}|[a-z\d<]{9}[\d<][a-z<]{3}\d{6}[\d<][mfx<]\d{6}[\d<][a-z\d<]{2,14}[\d<]{0,2})(?![\w<])"
)


def find(passage: Passage) -> Iterator[Hit]:
    """Passport numbers behind or before the word passport, and machine-readable lines. Type PASSPORT; in order."""
    cues = Cues(passage)
    folded = passage.folded
    if not _POSSIBLE.search(folded) and not _POSSIBLE.search(passage.label.lower()):
        return
    spans = {
        match.span(): "zone"
        for match in _ZONE.finditer(folded)
        if match[0].count("<") or match.end() - match.start() > 34
    }
    for kind, pattern in (("shape", _SHAPE), ("loose", _LOOSE)):
        for match in pattern.finditer(folded):
            spans.setdefault(match.span(), kind)
    end = 0
    order = {"zone": 0, "shape": 1, "loose": 2}
    for (start, stop), kind in sorted(spans.items(), key=lambda item: (item[0][0], order[item[1]])):
        if start >= end and (found := _judge(cues, start, stop, kind)):
            end = stop
            yield Hit("PASSPORT", start, stop, found[0], "passport", found[1])


def _judge(cues: Cues, start: int, end: int, kind: str) -> tuple[float, str] | None:
    if kind == "zone":
        return 0.97, "machine-readable zone"
    if cues.folded[start : start + 2] in COMMON_PAIRS and not cues.folded[start + 2].isdecimal():
        return None  # "passport on 12032026"
    if cues.folded[start:end].isdecimal() and looks_like_date(cues.folded[start:end]):
        return None
    leads = cues.leads(start)
    tied = any(_LABEL.search(lead) or _DATE_BETWEEN.search(lead) for lead in leads)
    if kind == "shape":
        if tied:
            return 0.95, "label"
        if any(_FAR.search(lead) for lead in leads) or _BEHIND.match(cues.after(end)):
            return 0.8, "label near"
        return None
    enough = sum(char.isdecimal() for char in cues.folded[start:end]) >= 5
    return (0.75, "label, unusual number") if tied and enough else None
