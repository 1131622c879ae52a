"""Numbers of patients: NHS number (England, Wales), CHI number (Scotland), Health and Care Number (Northern Ireland).

All three have ten digits, the last a check digit modulo 11 (NHS Data Dictionary, "NHS Number"; Public Health Scotland,
"CHI number"). A CHI number begins with the date of birth as DDMMYY; Health and Care Numbers run from 320 to 399.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from recordlint.personal_data.base import Hit, Passage
from recordlint.personal_data.recognizers._cues import (
    AFTER_NUMBER,
    BEFORE_NUMBER,
    GAP,
    SPACE,
    Cues,
    digits,
    label,
    near,
)

_NHS = r"nhsn?|nsh|nhs[\s_/]{0,2}(?:chi)?|n\.h\.s\.?|nhs(?:number|num|no)|national health(?: service)?"
_CHI = r"chi|c\.h\.i\.?|chi(?:number|num|no)|community health index"
_HCN = (
    r"h ?(?:&|\+|and|/) ?c(?:[ /](?:c|number))?|hcn|hcno|hsc ?n(?:o|umber)?|hsc|hscn|"
    r"health (?:and|&) (?:social )?care(?= ?n(?:o|um))"
)
_SCHEMES = {scheme: label(words) for scheme, words in (("nhs", _NHS), ("chi", _CHI), ("hcn", _HCN))}
_NEAR = {scheme: near(words) for scheme, words in (("nhs", _NHS), ("chi", r"chi"), ("hcn", r"h ?& ?c|hcn"))}
_NEAR_NUMBER = near(r"nhs ?(?:no|number|num|nos|numbers|id)|chi|hcn|h ?& ?c (?:no|number)")
# A label that says "number" leaves no doubt; "NHS 111" and "NHS staff" do.
_FULL = label(
    rf"(?:{_NHS}|{_CHI}|{_HCN})[\s_./-]{{0,3}}(?:numbers?|nums?|nos?|num[a-z]{2, 5}|nu[a-z]{2, 4}r|nr|nbr|#|id)(?![a-z0-9])|nhs(?:n|number|num|no)|chi|hcn"
)
_BEHIND = re.compile(
    r"\s{0,2}(?:[(\[,/;|-]\s{0,2}){0,2}(?:nhs|chi|hcn|h&c)(?:\s{0,2}(?:number|num|no|#)|\s{0,2}[)\]]|\s{0,2}$)(?![a-z0-9])"
)
_CONTRARY = label(
    r"tel|telephone|phone|ph|mob|mobile|cell|landline|call(?:ed|ing)?|ring|rang|text(?:ed)?|sms|fax|whatsapp|dial|uln|utr|"
    r"unique (?:learner|tax ?payer)s?(?: reference)?|isbn|ean|upc|barcode|order|invoice|acc(?:oun)?t|a/c|policy|tracking|"
    r"parcel|serial|imei|batch|lot|meter|mpan|mprn|licen[cs]e|gmc|company|charity|vat|ext|extension|card|contact|"
    r"\+ ?44(?: ?\(0\))?|passport|ticket|booking|sort code|pin|crime|cad|version"
)
_REFERENCE = label(r"ref|reference|case|claim|job|incident|log|file|record|client|person|mosaic|liquidlogic|id")
_PATIENT = re.compile(
    r"(?<![a-z0-9])(?:nhs|dob|d\.o\.b\.?|date of birth|born|patients?|pt|chi|hcn|h&c|name|mrn|hospital|gp|summary care)(?![a-z0-9])"
)

_D = r"[\doilsb]"  # with a clear label the letters O, I, l, S and B are read as digits
_SHAPE = re.compile(rf"{BEFORE_NUMBER}(?=(\d{{3}}{GAP}\d{{3}}{GAP}\d{{4}}|\d{{6}}{GAP}\d{{4}}){AFTER_NUMBER})")
_LOOSE = re.compile(
    rf"{BEFORE_NUMBER}(?=((?:\d|[oil](?=\d))(?:(?:{GAP}|{SPACE}{{0,2}}\n[ >]{{0,4}}){_D}){{8,10}}){AFTER_NUMBER})"
)
_LIST = re.compile(r"[\s,;&/+|]{0,4}(?:and|or|then)?[\s,;&/+|]{0,4}(?:\([^()\n]{1,40}\)[\s,;&]{0,4}|[^\d\n]{0,30})")
_OCR = str.maketrans("oilsb", "01158")
_GROUP_BEFORE = re.compile(r"(?<![\d/.-])(\d{3,}) ?[ -]\Z")
_GROUP_BEHIND = re.compile(r"[ -]\d{2,}(?![\d/.:-])")


def check_digit_holds(number: str) -> bool:
    """Whether the tenth of ten digits is the modulo 11 check digit of the others."""
    total = sum(int(digit) * weight for digit, weight in zip(number[:9], range(10, 1, -1), strict=True))
    return (11 - total % 11) % 11 == int(number[9])


def find(passage: Passage) -> Iterator[Hit]:
    """NHS, CHI and Health and Care Numbers. Type NHS_NUMBER, scheme `nhs`, `chi` or `hcn`; in order, none overlapping."""
    cues = Cues(passage)
    end, listed = 0, None
    for start, stop, is_shape in _candidates(passage.folded):
        if start < end:
            continue
        carried = listed if listed and start - end <= 60 and _LIST.fullmatch(passage.folded, end, start) else None
        hit = _judge(cues, start, stop, is_shape, carried)
        if hit:
            end, listed = hit.end, hit.scheme if "label" in hit.why else None
            yield hit


def _candidates(folded: str) -> list[tuple[int, int, bool]]:
    """Starts and ends of what may be a number, and whether it is grouped as such numbers are; likeliest first at a start."""
    shapes = [(match.start(), match.end(1), True) for match in _SHAPE.finditer(folded)]
    loose = [(match.start(), match.end(1), False) for match in _LOOSE.finditer(folded)]
    return sorted(shapes + loose, key=lambda found: (found[0], not found[2], found[1]))


def _judge(cues: Cues, start: int, end: int, is_shape: bool, carried: str | None) -> Hit | None:
    written = cues.folded[start:end]
    number = digits(written.translate(_OCR) if not is_shape else written)
    if len(set(number)) == 1:
        return None
    leads = cues.leads(start)
    scheme = next((name for lead in leads for name, words in _SCHEMES.items() if words.search(lead)), carried)
    valid = len(number) == 10 and check_digit_holds(number)
    contrary = any(_CONTRARY.search(lead) for lead in leads)
    if contrary and not any(words.search(lead) for lead in leads for words in _SCHEMES.values()):
        scheme = None
    if not is_shape:
        return _loose(leads, start, end, number, written, scheme, valid)
    if scheme or (scheme := _label_behind(cues, end)):
        why = "check digit right, label" if valid else "label, check digit wrong"
        return _hit(start, end, 0.99 if valid else 0.75, why, scheme)
    if contrary:
        return None
    close = next((name for lead in leads for name, words in _NEAR.items() if words.search(lead)), None)
    if close and (valid or any(_NEAR_NUMBER.search(lead) for lead in leads)):
        return _hit(
            start, end, 0.95 if valid else 0.7, "check digit right, label near" if valid else "label near", close
        )
    return _bare(cues, leads, start, end, number) if valid else None


def _bare(cues: Cues, leads: tuple[str, ...], start: int, end: int, number: str) -> Hit | None:
    """A number with nothing but its check digit, which one in eleven numbers has by chance."""
    if _GROUP_BEHIND.match(cues.folded, end) or (
        (before := _GROUP_BEFORE.search(leads[0])) and not re.fullmatch(r"(?:19|20)\d\d", before[1])
    ):
        return None
    scheme = scheme_of(number)
    if scheme is None and number[0] in "012":
        return None
    if _PATIENT.search(cues.line(start, end)):
        return _hit(start, end, 0.8, "check digit right, patient's details near", scheme or "nhs")
    if any(_REFERENCE.search(lead) for lead in leads):
        return _hit(start, end, 0.5, "check digit right, but called a reference", scheme or "nhs")
    return _hit(start, end, 0.6, "check digit right, no context", scheme or "nhs")


def _loose(
    leads: tuple[str, ...], start: int, end: int, number: str, written: str, scheme: str | None, valid: bool
) -> Hit | None:
    """Odd grouping, a letter for a digit, or a digit too few or too many: only right behind a clear label."""
    if not scheme or sum(char.isdecimal() for char in written) < 7 or not any(_FULL.search(lead) for lead in leads):
        return None
    if number[0] == "0" and (len(number) == 11 or number.startswith("00")):
        return None  # a telephone number
    why = "check digit right, label" if valid else "label, oddly written"
    return _hit(start, end, 0.97 if valid else 0.65, why, scheme)


def _label_behind(cues: Cues, end: int) -> str | None:
    match = _BEHIND.match(cues.after(end))
    if not match:
        return None
    return "chi" if "chi" in match[0] else "nhs" if "nhs" in match[0] else "hcn"


def scheme_of(number: str) -> str | None:
    """The scheme whose range holds these ten digits, None outside the ranges in use (999… of tests counts as NHS)."""
    if 1 <= int(number[:2]) <= 31 and 1 <= int(number[2:4]) <= 12:
        return "chi"
    if "320" <= number[:3] <= "399":
        return "hcn"
    return "nhs" if number[0] in "467" or number.startswith("999") else None


def _hit(start: int, end: int, score: float, why: str, scheme: str) -> Hit:
    return Hit("NHS_NUMBER", start, end, score, "nhs_number", why, scheme)
