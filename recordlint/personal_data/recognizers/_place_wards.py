"""Wards by number and units by letters: "Ward 14", "ward 6b", "C7", "AMU at Northcliffe Infirmary"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from recordlint.personal_data.base import Hit, Passage

_WARD = re.compile(r"\bward[^\S\r\n]?(?:no\.? ?)?(?:\d{1,3} ?[a-z]?|[a-z] ?\d{1,2}[a-z]?|[a-h])(?![\w'])")
_NO_WARD = re.compile(
    r" ?(?:st|nd|rd|th|days?|weeks?|hours?|hrs?|times?|mins?|minutes|months?|years?|yrs?|staff members|patients|of|out|[ap]m|%|mg|beds|/\d|[:.]\d)\b"
)
_LETTERED = re.compile(r"(?<![\w/.-])[a-h]\d{1,2}(?![\w/-])")
_ON_WARD = re.compile(
    r"\b(?:(?:now |still |currently |back |pt |patient |bed |nurse |sister |staff |doctor |him |her |clerk |hca |dr |team |ot |physio |stays |remains |is |was |nights? |obs )on|^(?:back )?on|(?:admitted|transferred|moved|stepped down|discharged|tx) "
    r"(?:to|from|onto)|(?:nurse|sister|staff|physio|ot|manager) (?:on|at|from)|ward:?) $"
)
_SPINE = re.compile(r"\b(?:vertebra|fracture|disc|spine|spinal|cervical|level|cord|injury|paper|size|road)")
_UNIT = re.compile(
    r"\b(?:amu|mau|sau|eau|cdu|hdu|itu|icu|ccu|nicu|scbu|sdec|a&e|ed|discharge lounge|acute medical unit|stroke unit|acute stroke unit|"
    r"intensive care|day surgery|paeds|paediatrics|paediatric ward|short stay|paeds short stay|maternity|labour ward|delivery suite|day case|outpatients|x-ray|fracture clinic|renal unit|"
    r"cardiology|respiratory|neurology|oncology|haematology|gastro|dermatology|antenatal(?: clinic)?|postnatal(?: ward)?|eye casualty|eye clinic|resus|majors|minors|custody|chemo suite|"
    r"children's ward|orthopaedics|urology|endoscopy|dialysis(?: unit)?|coronary care|high dependency|bed [\w]{1,3})(?: ?, ?| at | @ | of )(?:the )?$"
)
_JOIN = re.compile(r" \(| ?, ?| at (?:the )?| @ ?| of (?:the )?| in (?:the )?| ?[-–/] ?| ")
_BIG = re.compile(r"hospital|ysbyty|infirmary|hospice|centre|general|house|unit|addenbrooke|royal|view|court|clinic")


def wards(passage: Passage) -> Iterator[tuple[int, int, float]]:
    """Wards that go by a number or letter: start, end, score."""
    for match in _WARD.finditer(passage.folded):
        end = match.end()
        while passage.text[end - 1].isspace():
            end -= 1
        last = passage.text[end - 1]
        behind = passage.after(end, 20)
        if last.isalpha() and passage.text[match.start() : end][-2] in " \t" and not last.isupper():
            # "ward 3 a nurse", "the ward a visitor": the letter belongs to what follows
            shorter = re.match(r"ward\s?\d{1,3}", match[0])
            if not shorter:
                continue
            end, behind = match.start() + shorter.end(), passage.after(match.start() + shorter.end(), 20)
        if _NO_WARD.match(behind) or re.search(r"\b(?:mr|mrs|ms|miss|dr) $", passage.before(match.start(), 6)):
            continue
        yield match.start(), end, 0.9
    for match in _LETTERED.finditer(passage.folded):
        if not passage.text[match.start()].isupper() or _SPINE.search(passage.after(match.end(), 24)):
            continue
        if _ON_WARD.search(passage.before(match.start(), 40)):
            yield match.start(), match.end(), 0.65


def joined(passage: Passage, hits: list[Hit]) -> list[Hit]:
    """The hits, a ward or unit and the hospital behind it as one: "Ward 6, Northcliffe Infirmary"."""
    made: list[Hit] = []
    for hit in hits:
        words = passage.folded[hit.start : hit.end]
        if made and _JOIN.fullmatch(passage.folded[made[-1].end : hit.start]) and _BIG.search(words):
            before = made[-1]
            if re.search(r"\bward\b|^[a-h]\d", passage.folded[before.start : before.end]):
                closes = (
                    passage.text[before.end : before.end + 2] == " (" and passage.text[hit.end : hit.end + 1] == ")"
                )
                made[-1] = Hit(
                    hit.type,
                    before.start,
                    hit.end + closes,
                    max(hit.score, before.score),
                    hit.recognizer,
                    "ward and hospital",
                )
                continue
        unit = _UNIT.search(passage.before(hit.start, 36)) if _BIG.search(words) else None
        if unit and not unit[0].startswith("bed"):
            start = hit.start - len(unit[0])
            if not made or made[-1].end <= start:
                made.append(Hit(hit.type, start, hit.end, hit.score, hit.recognizer, "unit and hospital"))
                continue
        made.append(hit)
    return made
