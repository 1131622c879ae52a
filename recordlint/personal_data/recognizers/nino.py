"""National Insurance numbers: two letters, six digits and a letter A to D; temporary and HMRC reference numbers.

Formats and forbidden prefixes as HMRC documents them (National Insurance Manual, NIM39110). Forbidden prefixes and
suffixes lower the score only: QQ is HMRC's own example, and a typing error identifies somebody all the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from recordlint.personal_data.base import Hit, Passage
from recordlint.personal_data.recognizers._cues import (
    COMMON_PAIRS,
    GAP,
    SPACE,
    Cues,
    digits,
    label,
    looks_like_date,
    near,
)

_WORDS = (
    r"ni|n\.i\.?|n\.i\.n\.?o?\.?|nino|nin|ni(?:number|num|no)|nat(?:ional|\.|'l)?[\s_-]{0,2}ins(?:urance|\.|ur|ce)?|"
    r"insurance(?= ?n(?:o|um))|trn|temporary reference"
)
_LABEL = label(_WORDS)
_NEAR = near(r"ni (?:no|number|num)|ni|nino|nat(?:ional)? ?ins(?:urance)?")
_BEHIND = re.compile(r"\s{0,2}[(\[,;/-]{0,2}\s{0,2}(?:nino|ni(?:[ .]?(?:no|number|num))|nat(?:ional)? ins)(?![a-z0-9])")

_START, _END = r"(?<![^\W_])(?<!@)", r"(?:(?![^\W_]|@)|(?=dob))"
_FULL = re.compile(rf"{_START}([a-z]{{2}}){GAP}\d{{2}}{GAP}\d{{2}}{GAP}\d{{2}}({GAP})([a-z]){_END}")
_TEMPORARY = re.compile(rf"{_START}(?:\d{{2}}{GAP}[a-z]{GAP}\d{GAP}\d{{2}}{GAP}\d{{2}}){_END}")
_TEMPORARY_SPACED = re.compile(r"\d\d [a-z]\d \d\d \d\d")
_SHORT = re.compile(rf"{_START}[a-z]{GAP}?[a-z](?:{GAP}\d){{6}}(?:{GAP}[a-z](?!\w))?{_END}")
# With a label: letters read as digits, a digit too few or too many, groups of any size, any last letter.
_LOOSE = re.compile(rf"{_START}[a-z]{SPACE}?[a-z](?:{GAP}[\doil]){{5,7}}(?:{GAP}[a-z](?!\w))?{_END}")
_FORBIDDEN_PREFIX = frozenset(("bg", "gb", "nk", "kn", "tn", "nt", "zz"))

_READINGS = frozenset(("hr", "rr", "bp", "bm", "hb", "wt", "ht", "px", "on", "at", "to", "by"))


def find(passage: Passage) -> Iterator[Hit]:
    """National Insurance and temporary reference numbers. Type NINO; in order, none overlapping."""
    cues = Cues(passage)
    folded = passage.folded
    spans = {match.span(): "full" for match in _FULL.finditer(folded)}
    for kind, pattern in (("temporary", _TEMPORARY), ("short", _SHORT), ("loose", _LOOSE)):
        for match in pattern.finditer(folded):
            spans.setdefault(match.span(), kind)
    end = 0
    for (start, stop), kind in sorted(spans.items(), key=lambda item: (item[0][0], -item[0][1])):
        if start >= end and (found := _judge(cues, start, stop, kind)):
            end = stop
            yield Hit("NINO", start, stop, found[0], "nino", found[1])


def _judge(cues: Cues, start: int, end: int, kind: str) -> tuple[float, str] | None:
    folded = cues.folded
    tied = cues.tied(start, _LABEL) or bool(_BEHIND.match(cues.after(end)))
    close = tied or cues.tied(start, _NEAR)
    if kind == "temporary":
        if tied:
            return 0.9, "temporary reference, label"
        return (0.5, "shape of a temporary reference") if _TEMPORARY_SPACED.fullmatch(folded, start, end) else None
    if kind == "short":
        return (0.95, "label, no last letter") if tied else (0.75, "label near, no last letter") if close else None
    if kind == "loose":
        return (0.75, "label, oddly written") if tied and sum(c.isdecimal() for c in folded[start:end]) >= 4 else None
    valid = _is_issued(folded, start, end)
    if close:
        return (0.99 if valid else 0.95), "format right, label" if valid else "label, prefix never issued"
    return _bare(cues.passage.text[start:end], folded[start:end], valid)


def _is_issued(folded: str, start: int, end: int) -> bool:
    first, second = folded[start], folded[start + 1]
    prefix = first + second
    temporary = prefix == "tn" and folded[end - 1] in "mf"
    issued = first not in "dfiquv" and second not in "dfiquvo" and prefix not in _FORBIDDEN_PREFIX
    return temporary or (issued and folded[end - 1] in "abcd")


def _bare(written: str, folded: str, valid: bool) -> tuple[float, str] | None:
    """A number without a label: its shape must be unmistakable."""
    unbroken = len(folded) == 9
    if folded[-1] not in "abcdefmp ":
        return (0.5, "shape, last letter never issued") if unbroken and written[:2].isupper() else None
    number = digits(folded)
    if folded[:2] in COMMON_PAIRS and not unbroken and (looks_like_date(number) or folded[:2] in _READINGS):
        return None
    tight = folded[2].isdecimal() and folded[-2].isdecimal()
    if folded[:2] in COMMON_PAIRS and not (written[:2].isupper() or tight):
        return None
    if written[-1] == "a" and not folded[-2].isdecimal() and looks_like_date(number):
        return None  # "ab 12 12 25 a visit"
    if valid:
        return 0.9, "format right"
    return (0.85 if written[:2].isupper() or folded.startswith("qq") else 0.6), "shape, prefix never issued"
