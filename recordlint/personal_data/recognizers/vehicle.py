"""Registration marks of vehicles: the current style, prefix and suffix styles, and with a cue dateless and Northern Irish ones.

Styles as DVLA documents them (INF104, vehicle registration numbers and number plates). Forms, wards, rooms and drugs
have codes of the same look, so a short or dateless mark needs a word that speaks of a vehicle.
"""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Iterator

from recordlint.personal_data.base import Hit, Passage
from recordlint.personal_data.recognizers._cues import NUMBER, SPACE, Cues, is_caps, label
from recordlint.personal_data.recognizers._vehicle_words import MAKES, NO_MARK, TRADE, VEHICLES

_REG = (
    r"v?reg(?:istration|istered|is|'?n|\.)?(?:[\s_-]{0,2}(?:mark|plate))?|regs|vrms?|vrns?|"
    r"(?:number|no\.?|licen[cs]e|reg|car|vehicle|registration)[\s_-]{0,2}plates?|index (?:mark|number|no)|(?:partial|part|private|personal(?:ised)?|false|cloned?|cherished)[ -]plates?|num(?:ber)? ?plates?"
)
_PART = r"(?:[\s,:(]{0,3}(?:partial|partly|part|starts?|starting|beginning|begins?|ends?|ending|with|in|read(?:s|ing)?|of){1,2})?"
_LABEL = label(rf"(?:{_REG}){NUMBER}{_PART}")
_NOUN = label(rf"(?:{VEHICLES}|{MAKES}|plates?)(?:[\s,]{{1,2}}(?:{MAKES}|{VEHICLES})){{0,2}}")
_NEAR = re.compile(rf"(?<![a-z0-9])(?:{_REG}|{VEHICLES}|{MAKES})(?![a-z0-9])")
_BEHIND = re.compile(
    r"\s{0,2}[(\[,-]{0,2}\s{0,2}(?:reg(?:istration|\.)?(?! ?with)|number ?plate|vrm)(?=\s{0,2}(?:[)\].,;]|$))"
)
_NOT_A_VEHICLE = re.compile(
    r"(?<![a-z0-9])(?:gmc|nmc|hcpc|swe|gphc|gdc|sssc|niscc|social work(?:er)?|nurses?|midwife|doctor|charity|company|cqc|"
    r"ofsted|professional|pin|birth|death|voter|council|disabled|serial|model|batch|lot|exp)(?![a-z0-9])"
)
_CODE = label(
    r"ref|reference|form|room|rm|ward|bed|flat|bay|code|policy|batch|lot|model|case|id|serial|order|invoice|size|part|type|grade|band"
)

_S = rf"(?:{SPACE}{{1,3}}|-)?"
_OPEN, _SHUT = r"(?<![^\W_])(?<![@\u00a3])", r"(?![^\W_]|@|-\d|\.(?:com|co|org|net|uk)(?![a-z]))"
_START, _END = r"(?<![\w@/\u00a3.-])", r"(?![\w@]|[-/.]\w)"
_PATTERNS = (
    ("current", re.compile(rf"{_OPEN}[a-z]{{2}}\d{{2}}{_S}[a-z]{{3}}{_SHUT}")),
    ("prefix", re.compile(rf"{_OPEN}[a-z]\d{{1,3}}{_S}[a-z]{{3}}{_SHUT}")),
    ("suffix", re.compile(rf"{_OPEN}[a-z]{{3}}{_S}\d{{1,3}}[a-z]{_SHUT}")),
    (
        "spaced",
        re.compile(
            rf"{_OPEN}(?:[a-z]{{2}}(?:{SPACE}{{1,2}}|-)\d{{2}}|[a-z]{SPACE}{{1,2}}\d{{2,3}}){_S}[a-z]{{3}}{_SHUT}"
        ),
    ),
    # "ABI2 CDE" is tried before the dateless "ABI2".
    ("loose", re.compile(rf"{_START}[a-z\d]{{2,4}}(?:{SPACE}?[a-z\d]{{1,4}})?{_END}")),
    ("dateless", re.compile(rf"{_START}(?:[a-z]{{1,3}}{_S}\d{{1,4}}|\d{{1,4}}{_S}[a-z]{{1,3}}){_END}")),
)
_POSTCODE_TAIL = re.compile(rf"{SPACE}?\d[a-z]{{2}}(?!\w)")


def find(passage: Passage) -> Iterator[Hit]:
    """Registration marks. Type VEHICLE; in order, none overlapping."""
    cues = Cues(passage)
    taken: list[tuple[int, int, float, str]] = []
    for kind, pattern in _PATTERNS:
        for match in pattern.finditer(passage.folded):
            start, end = match.span()
            if not _overlaps(taken, start, end) and (found := _judge(cues, start, end, kind)):
                insort(taken, (start, end, *found))
    for start, end, score, why in taken:
        yield Hit("VEHICLE", start, end, score, "vehicle", why)


def _overlaps(taken: list[tuple[int, int, float, str]], start: int, end: int) -> bool:
    at = bisect_left(taken, (start,))
    return any(other[0] < end and start < other[1] for other in taken[max(0, at - 1) : at + 1])


def _judge(cues: Cues, start: int, end: int, kind: str) -> tuple[float, str] | None:
    folded, written = cues.folded[start:end], cues.passage.text[start:end]
    if kind in ("dateless", "loose") and not (any(c.isdecimal() for c in folded) and any(c.isalpha() for c in folded)):
        return None
    groups = re.findall(r"[a-z]+", folded)
    if kind in ("dateless", "loose", "spaced") and all(group in NO_MARK for group in groups):
        return None
    strong = cues.tied(start, _LABEL) or bool(_BEHIND.match(cues.after(end)))
    if strong and kind in ("dateless", "loose") and _NOT_A_VEHICLE.search(cues.before(start, 60)):
        return None
    if kind == "current":
        return _current(cues, start, end, folded, written, strong)
    if kind in ("dateless", "loose"):
        return _short(cues, start, end, kind, strong)
    wordy = groups[0 if kind == "suffix" else -1] in NO_MARK or (
        kind == "spaced" and len(groups[0]) == 2 and groups[0] in NO_MARK
    )
    if strong:
        return 0.97, "style of a mark, label"
    tied = cues.tied(start, _NOUN)
    if (wordy and not (tied and (" " not in folded or is_caps(written)))) or not (tied or is_caps(written)):
        return None
    if _is_near(cues, start, end):
        return 0.9, f"{kind} style, vehicle near"
    if (
        kind == "spaced"
        or groups[-1] in TRADE
        or sum(char.isdecimal() for char in folded) < 3
        or cues.tied(start, _CODE)
    ):
        return None
    return 0.6, f"{kind} style"


def _current(cues: Cues, start: int, end: int, folded: str, written: str, strong: bool) -> tuple[float, str] | None:
    if strong:
        return 0.99, "current style, label"
    age = int(folded[2:4])
    plausible = (
        (2 <= age <= 29 or 51 <= age <= 79) and not set(folded[:2] + folded[-3:]) & set("iq") and folded[0] != "z"
    )
    wordy = folded[-3:] in NO_MARK
    unbroken = end - start == 7
    if _is_near(cues, start, end):
        if wordy and not (is_caps(written) or unbroken or (folded[:2] not in NO_MARK and cues.tied(start, _NOUN))):
            return None
        return (0.97 if plausible else 0.85), "current style, vehicle near"
    if wordy or not plausible or folded[-3:] in TRADE:
        return None
    if folded[:2] in NO_MARK and not (is_caps(written) or unbroken):
        return None
    if cues.tied(start, _CODE):
        return 0.55, "current style, but called a code"
    if is_caps(written):
        return 0.9, "current style"
    return (0.85 if unbroken else 0.7), "current style in lower case"


def _short(cues: Cues, start: int, end: int, kind: str, strong: bool) -> tuple[float, str] | None:
    """Marks that look like any code: a label is needed, or a vehicle right before and capitals."""
    folded, written = cues.folded[start:end], cues.passage.text[start:end]
    if _POSTCODE_TAIL.match(cues.folded, end):
        return None
    letters = "".join(char for char in folded if char.isalpha())
    if re.fullmatch(r"[a-z]-\d+", folded):
        return None
    count = sum(char.isalnum() for char in folded)
    if letters in NO_MARK or any(group in NO_MARK for group in re.findall(r"[a-z]+", folded) if not is_caps(written)):
        return None
    if strong:
        enough = count >= (2 if is_caps(written) and kind == "dateless" else 5)
        if kind == "loose" and (count > 8 or (not is_caps(written) and end - start > count)):
            return None
        return (0.85 if kind == "dateless" else 0.75, "label, short mark") if enough else None
    if kind == "loose" or not is_caps(written) or count < 4:
        return None
    northern = re.fullmatch(r"[a-z]{2,3}[ -]?\d{1,4}", folded) and set(letters) & set("iz") and count >= 5
    if northern and _is_near(cues, start, end):
        return 0.85, "Northern Irish style, vehicle near"
    long_enough = len(letters) == 3 or (len(letters) == 2 and count == 6)
    if long_enough and cues.tied(start, _NOUN):
        return 0.7, "dateless style, vehicle right before"
    return None


def _is_near(cues: Cues, start: int, end: int) -> bool:
    return any(_NEAR.search(lead) for lead in cues.leads(start, 70)) or bool(_NEAR.search(cues.after(end, 35)))
