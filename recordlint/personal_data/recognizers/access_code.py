"""Codes that open a door, a key safe, a device or a conversation: the code alone, without the words that name it.

The wording and shapes are general usage; key safes take digits, often with a letter in front and behind (C1590X).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from recordlint.personal_data.base import Hit, Passage
from recordlint.personal_data.recognizers._contact_cells import Cell
from recordlint.personal_data.recognizers._contact_codes import (
    CAPITALS,
    CODE_WORD,
    NO_LEAD,
    NO_TAIL,
    NOT_CAPITALS,
    NUMBERED,
    SAFE,
    SHAPE,
    SPELT,
    THING,
    is_old,
    is_year_of_fitting,
)
from recordlint.personal_data.recognizers._contact_digits import begins_as_date, is_time
from recordlint.personal_data.recognizers._contact_secrets import find_words

_SAFE = re.compile(rf"(?<![a-z]){SAFE}(?![a-z])")
_CODE = re.compile(
    rf"(?<![a-z]){THING}(?:'s)?[ -]{{1,2}}{CODE_WORD}(?![a-z])|(?<![a-z]){NUMBERED}[ -]{{1,2}}(?:no|nos|number|num)(?![a-z])|"
    r"(?<![a-z])(?:press|enter|key in|type in|punch in|tap in|unlocks? with|opens? with|gets? in with|in with)(?=[ ][#*]?[0-9c][0-9 ][0-9])|"
    rf"(?<![a-z-]){THING} ?/ ?{THING} codes?(?![a-z])"
    rf"|(?<![a-z])(?:access|entry|pass|security|safe)codes?(?![a-z])|(?<![a-z])codes?(?![a-z-])(?:[ ](?:to|for|on|of)[ ](?:the |her |his |their |my |our )?(?:main |front |back |outer |inner |communal |side )?(?:{THING}|{SAFE})(?![a-z]))?|(?<![a-z])(?:combination|combo)(?![a-z])"
    r"|(?<![a-z])fobs?(?![a-z])|(?<![a-z])pins?(?![a-z])|(?<![a-z])(?:pass[ -]?codes?|pwd|pass[ -]?word)(?![a-z])|(?<![a-z])meeting id(?![a-z])"
)
# A door or alarm without the word "code": only with a hash sign, or beside another code's label.
_BARE = re.compile(r"(?<![a-z])(?:doors?|gate|alarm|lift|barrier|garage|entrance|foyer|porch|shed|fob)[ ]?[ :=-]{1,3}")
_OTHER_CODE = re.compile(
    r"(?:post|zip|dress|diagnos[ie]s|diagnostic|icd|icd-?10|read|snomed|snomed ct|clinical|colou?r|area|dialling|dial|sort|bar|qr|tax|promo|promotional|discount"
    r"|voucher|country|product|cost|cost centre|budget|source|highway|genetic|error|fault|school|course|module|activity|outcome|event|equipment|item|billing|procedure"
    r"|opcs|ethnicity|language|ods|gp|practice|organisation|legal|exemption|green cross|morse|criminal|penal|claim|payment|stock|catalogue|swift|branch|location code|nmc"
    r"|allocation|team|service|risk|category|severity|rate|pay|job|reason|ward code list|drug|dmd|bnf|hair ?|safety|hip|rolling|bowling|drawing|knitting|clothes|bobby|metal)[ -]{1,2}$"
)
_OF = re.compile(r"[ ](?:of conduct|of practice|of ethics|red|amber|green|blue|c\b|brown|purple|yellow|stroke)")
# The words that may stand between a label and its code.
_FILL = (
    r"(?:code|codes|no|nos|number|num|pin|combination|combo|is|are|was|now|it's|its|it|has|been|changed|reset|set|to|be|today|currently|still|the|a|an|new|old|same|one|as|use|used|using"
    r"|by|at|on|in|near|beside|behind|under|underneath|next|left|right|hand|side|of|back|front|rear|top|bottom|door|doors|gate|porch|wall|house|meter|box|cupboard|outside|inside|window|garage|shed|bin|bins|rhs|lhs|brick|step|steps|railing|railings|drainpipe"
    r"|for|and|or|not|instead|previously|her|his|their|mum's|dad's|mr|mrs|ms|miss|entry|access|main|outer|inner|communal|lift|alarm|flat|block|please|via|with|press|enter|then|type|works|key|safe|fitted|again|all|carers|staff|family|us|me|updated|confirmed|correct|working|remains|stays|will|above|below|round|around|property|located|behind|replaced|from|wifi|get|let|yourself|dial|keyed|into|card|bank|phone|tablet|laptop|tv|sky)"
)
_GAP = re.compile(rf"(?:[ .,:;=#()*\[\]\"'>\t|/\n-]{{1,4}}{_FILL}(?![a-z']))*[ .,:;=()\[\]\"'>\t|-]{{0,5}}", re.DOTALL)
_NAME = re.compile(
    r"(?:[ ]for|[ ]to)?[ ](?:mr|mrs|ms|miss|dr)?[ .]{0,2}[a-z][a-z'-]{1,20}(?:'s)?[ ](?=is|was|now|code|:|=|-)"
)
_DIRECT = re.compile(
    r"(?:\b(?:codes?|no|number|num|pin|combination|combo|is|are|was|now|to|as|it's|its|press|enter|type|use|or|then|dial)|[:=>(-])[ .:\"'#*]{0,3}$"
)
_MORE = re.compile(
    r"[ ,;/().\"'-]{0,4}(?:(?:and|or|then|not|was|previously|old|new|one|from|to|now|changed|instead|of|replaces|replaced|is|the|code|try|before|that|"
    r"door|doors|gate|alarm|lift|garage|front|back|main|outer|inner|communal|fob|shed|side|in|for|key|safe|by|porch|block|number|no|entry|ward|meds?|cupboard|pin|burglar|intruder|use|doesn't|doesnt|work|works|working)[ ,;:/()\"'-]{1,3}){0,7}(?=[#*a-z0-9])"
)
_OPENS = re.compile(
    rf"[ ]?(?:,|-|=|is|as|was)?[ ]?(?:\(?)(?:(?:the|her|his|their|your|new|for|to|on|at|opens|gets you in|will get you|lets you|into|in|a|mum's|open|unlock|unlocks|through)[ ]){{0,4}}"
    rf"(?:{SAFE}(?![a-z])|pad(?![a-z])|{THING}[ -]?(?:code|pin|number|combination)(?![a-z])|(?:opens|unlocks|to open|to unlock|to disarm|to unset|to get in|gets you in)(?![a-z]))"
)
_OPENS_DOOR = re.compile(
    r"[ ]?(?:opens|for|unlocks|to open|to unlock|disarms|unsets|sets)[ ](?:the |her |his |main |front |back |outer |communal ){0,2}(?:door|gate|alarm|lift|barrier|garage)(?![a-z])"
)
# "used the keysafe, left 1145", but "keysafe on left 1145".
_LEFT = re.compile(r"(?<!on )(?<!the )(?<!to )\b(?:left|out|arrived|finished|ended|departed|in)[ .,:]{1,2}$")
_CODE_FOR = re.compile(
    r"\b(?:door|gate|entry|alarm|access|key ?safe|safe|fob|lift|house|main|front|back)[ -]?codes?\b[^.;\n\d]{0,40}\b(?:is|was|now|from|to|:)[ ]"
    r"(?P<one>[a-z]?\d{4,6}[a-z#*]?)(?:[ ](?:to|and|or|then)[ ](?P<two>[a-z]?\d{4,6}[a-z#*]?))?(?![\w/:-])"
)
_REACH = 90


def find(passage: Passage) -> Iterator[Hit]:
    """Codes and passwords of a passage, by kind of label. A code that is said to be old scores less, and `why` says so."""
    cell = Cell.of(passage)
    spans: dict[tuple[int, int], tuple[float, str]] = {}
    for safe in _SAFE.finditer(cell.folded):
        _follow(cell, safe.end(), spans, 0.92, "key safe or keypad", strong=True)
    for label in _CODE.finditer(cell.folded):
        if _OTHER_CODE.search(cell.before(label.start(), 30)) or _OF.match(cell.folded, label.end()):
            continue
        plain = label[0] in ("code", "codes")
        score = 0.9 if not plain or _SAFE.search(cell.folded, max(0, label.start() - 120), label.start()) else 0.75
        _follow(cell, label.end(), spans, score, "label of a code", strong=False)
    for bare in _BARE.finditer(cell.folded):
        code = SHAPE.match(cell.folded, bare.end())
        if code and sum(char.isdigit() for char in code[0]) >= 4:
            start, end = _clean(code)
            line = cell.before(bare.start(), 80) + " " + cell.after(end, 80)
            beside = bool(_SAFE.search(line)) and not is_time(code[0].strip(" #*"))
            named = ":" in bare[0] or "=" in bare[0]
            if (beside or (named and not is_time(code[0].strip(" #*"))) or code[0][-1] in "#*") and _is_code(
                cell, start, end, cell.before(start), cell.after(end)
            ):
                spans.setdefault((start, end), (0.75, "door or alarm beside a code"))
    for code in SHAPE.finditer(cell.folded):
        start, end = _clean(code)
        before, after = cell.before(start), cell.after(end, 60)
        if (_OPENS.match(after) or _OPENS_DOOR.match(after)) and _is_code(cell, start, end, before, after):
            spans.setdefault((start, end), (0.85, "what it opens is named behind"))
    for said in _CODE_FOR.finditer(cell.folded):
        for group in ("one", "two"):
            start, end = said.span(group)
            if start != -1 and _is_code(cell, start, end, cell.before(start), cell.after(end)):
                spans.setdefault((start, end), (0.85, "a code for something, said behind it"))
    taken = {place for start, end in spans for place in range(start, end)}
    for start, end, score, why in find_words(cell):
        if taken.isdisjoint(range(start, end)):
            spans[start, end] = (score, why)
    last = -1
    for (start, end), (score, why) in sorted(spans.items(), key=lambda span: (span[0][0], -span[0][1])):
        within, last = end <= last, max(last, end)
        if start >= cell.shift and not within:
            if is_old(cell.before(start, 40), cell.after(end, 30)):
                score, why = score - 0.25, f"{why}, said to be old"
            yield Hit("ACCESS_CODE", start - cell.shift, end - cell.shift, round(score, 2), "access_code", why)


def _follow(
    cell: Cell, at: int, spans: dict[tuple[int, int], tuple[float, str]], score: float, why: str, *, strong: bool
) -> None:
    """Put the codes behind a label that ends at `at` into `spans`."""
    found = _first(cell, at, strong=strong)
    while found:
        start, end = found
        spans.setdefault((start, end), (score, why))
        more = _MORE.match(cell.folded, end)
        found = None
        if more:
            code = SHAPE.match(cell.folded, more.end())
            if code:
                start, end = _clean(code)
                if sum(char.isdigit() for char in code[0]) >= 4 and _is_code(
                    cell, start, end, cell.before(start), cell.after(end)
                ):
                    found = start, end


def _first(cell: Cell, at: int, *, strong: bool) -> tuple[int, int] | None:
    """The first code behind a label, if only words that may stand there come between."""
    name = _NAME.match(cell.folded, at, at + 45)
    gap = _GAP.match(cell.folded, name.end() - 1 if name else at, at + _REACH)
    if gap is None:
        return None
    # The words that fill may run past the code's own first letter; look from the gap's last few ends.
    place = gap.end()
    between = cell.folded[at:place]
    if between.count("\n") > 1:
        return None
    direct = bool(_DIRECT.search(between) or re.match(r"[ ]?[:(-]", between)) or between.strip(" .:#*\"'") == ""
    code = SHAPE.match(cell.folded, place)
    if code:
        start, end = _clean(code)
        before, after = cell.before(start), cell.after(end)
        if (direct or strong) and _is_code(cell, start, end, before, after):
            return start, end
        return None
    spelt = SPELT.match(cell.folded, place)
    if spelt and (direct or strong):
        return spelt.span()
    capitals = CAPITALS.match(cell.text, place)
    if (
        capitals
        and _DIRECT.search(between)
        and capitals[0] not in NOT_CAPITALS
        and cell.folded[at - 4 : at] in ("code", "odes")
    ):
        return capitals.span()
    return None


def _clean(code: re.Match[str]) -> tuple[int, int]:
    """The span of a shape without a word that its letters are ("a 4417", "4417 a")."""
    start, end = code.span()
    lead = re.match(r"(?:a|is|no|at|on|by|in|to|or|it|of|as|so|we|he|me|i) ", code[0])
    if lead:
        start += lead.end()
    tail = re.search(r" [ai]$", code[0])
    return start, end - (2 if tail else 0)


def _is_code(cell: Cell, start: int, end: int, before: str, after: str) -> bool:
    """Whether the figure at [start, end) may be a code: no date, time, price, telephone number or measure."""
    words = cell.folded[start:end]
    digits = "".join(char for char in words if char.isdigit())
    if len(digits) < 3 or len(digits) > 8 or NO_TAIL.match(after) or begins_as_date(cell.folded[start : start + 12]):
        return False
    if is_year_of_fitting(digits, before) or (is_time(words) and _LEFT.search(before)):
        return False
    # Part of a longer figure, such as a telephone number.
    if re.match(r"[ -]?[0-9]{2}", after) or re.search(r"(?:[0-9][ -]?|\+)$", before):
        return False
    if len(digits) > 6 and digits.startswith("0") and is_phone_like(digits):
        return False
    lead = NO_LEAD.search(before)
    if lead and not (
        lead[0].strip(" .:") in ("on", "in", "for", "by", "from", "before") and not is_time(digits) and "#" in words
    ):
        return lead[0].strip(" .:") == "from" and bool(re.search(r"\bchanged from[ .:]{1,2}$", before))
    return True


def is_phone_like(digits: str) -> bool:
    """Whether a nought and seven digits begin as UK telephone numbers do."""
    return digits[:2] in ("01", "02", "07", "08")
