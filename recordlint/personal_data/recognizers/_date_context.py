"""Whether a pair of numbers, a bare "12th", or a day with "may" is a date: by the words and the layout around it.

In UK clinical shorthand `2/7`, `3/52` and `6/12` are days, weeks and months; `7/10` is a score and `1/2` a half (general
usage). So `d/m` without a year wants a cue, unless it can hardly be a fraction.
"""

from __future__ import annotations

import re

from recordlint.personal_data.base import Passage
from recordlint.personal_data.recognizers._date_grammar import MONTH, WEEKDAY

_UNITS = (
    r"(?:%|/|x\b|times\b|mg\b|mls?\b|mcg\b|kg\b|cm\b|mm\b|m\b|ft\b|st\b|litres?\b|tabs?\b|tablets?\b|cups?\b|hours?\b|hrs?\b|mins?\b"
    r"|minutes?\b|days?\b|weeks?\b|wks?\b|months?\b|years?\b|yrs?\b|visits\b|calls\b|carers?\b|staff\b|people\b|pints?\b|puffs?\b|units?\b)"
)
_DATE_CUE = re.compile(
    rf"(?:\b(?:on|by|since|dated?|until|till|til|due|before|after|between|{WEEKDAY}|w/?c|w/?e|w\.?e\.?f|commencing|beginning|ending"
    r"|from|of|effective|appt|appointment|booked|review|reviewed|seen|visit|visited|called|phoned|admitted|adm|discharged|d/c|dc|started"
    r"|stopped|commenced|start|starts|starting|began|ends?|ending|expires?|letter|e-?mail|meeting|mtg|mdt|cpa|assessment|hearing|court|panel|conference"
    r"|night of|evening of|morning of|tca|edd|lmp|bloods|last|next|expires|session|planned|moved to|now|also|entry|entries|notes?|call|form|report|incident|update)"
    r"\.?(?:\s(?:the|on|for|is|was|of|due|date))?[\s:,(\-]{0,3}|[@]\s?)$"
)
_STRONG_CUE = re.compile(
    rf"\b(?:on|dated?|by|since|until|till|til|due|from|{WEEKDAY}|w/?c|w\.?e\.?f|commencing|start|starts|starting|expires?|of|hearing|court)"
    r"\.?(?:\s(?:the|on|was|is|date))?[\s:,(]{0,3}$"
)
_SPAN_CUE = re.compile(
    r"\b(?:for|past|last|previous|over|every|within|after|approx|about|around|x|in|another|next|course|hx|history|review|f/?u|rv|min|max|repeat|"
    r"less than|more than|than|at least|up to|~)\.?\s{0,2}(?:the\s)?(?:(?:past|last|next|every|approx|about)\s)?$"
)
_SPAN_AFTER = re.compile(
    r"^\s{0,2}(?:history|hx|h/o|ago|old|course|post|of|supply|script|later|time|duration|trial|worth|since|now|gone|pregnant|preg)\b"
)
_SCORE_BEFORE = re.compile(
    r"\b(?:pain|power|strength|score[sd]?|scoring|gcs|avpu|rated?|rating|mrc|ate|eaten|eat|eats|drank|drunk|took|taken|mood|anxiety|phq|gad|grade|vision|va|"
    r"approx|about|only|half|mmse|moca|amt|amts|4at|must|news|apgar|got|marks?|flat|flt|room|rm|bed|bay|plot|unit|apt|ratio|age|aged|a|an|"
    r"intensity|severity|reflexes|reps?|out|mobility|distress|confidence|tone|energy|sleep|motivation|likelihood|risk|odds|version|v|section|s|reg|para|item|no|number|x|~"
    r"|size|dose|tablets?|tabs?|give|given|bp|manages|managed|around|consumed|had|finished|left|upper|lower|limb|limbs|rul|rll|lul|lll|ul|ll|hip|knee|grip|"
    r"right|r|l|bilat|bilaterally|is|was|now|at|be|scale)[\s:=(\-]{0,3}$"
)
_SCORE_AFTER = re.compile(
    r"^\s{0,2}(?:pain|power|strength|score|out of|tablets?|tabs?|cups?|portions?|of (?!"
    + MONTH
    + r")|hourly|meals?|plate|glass|pint|slice|sandwich|dinner|lunch|"
    r"breakfast|today for|for (?:pain|mood|anxiety)|on the|mrc|throughout|in all|globally|bilat|both (?:limbs?|arms?|legs?|sides?|eyes?|hands?|hips?|knees?|feet)|limb|limbs|hrs?\b|hours?|days?|weeks?|visits?|calls?|sessions?"
    r"|doses?|attended|completed|eaten|taken|drunk|mg|ml|strong|full|share|split|majority|way|through|of$|right|left|r\b|l\b|hip|knee|ankle|elbow|when|with glasses|both eyes|arms?\b|legs?\b|"
    r"people|children|staff|members|sets?|reps?|questions|correct|right)\b"
)
_SCORED = re.compile(
    r"\b(?:pain\w*|power|strength|scor\w+|rat(?:ed|es|ing|ings)|mood|anxiety|gcs|distress|confidence|mrc|apgar|itch|nausea|low|anxious|worry|energy|sleep|craving)\b[^.;\n]{0,24}$"
)
_LAYOUT_AFTER = re.compile(
    r"^\s{0,3}(?:[|\-:;,.)]|$|\d{1,2}[:.]?\d\d|@|at\s|am\b|pm\b|late\b|early\b|long day|night|eve|morning|drop|visit|t/c|tc\b|h/?v|[a-z(\"])"
)
_TIME_AFTER = re.compile(
    r"^,?\s{0,2}(?:@\s?\d|at\s\d|\d{1,2}[:.]\d\d|\d{4}\b(?!\s?(?:mg|ml))|\d{1,2}\s?[ap]\.?m\b|[ap]m\b|\d{1,2}\.\d\d)"
)
_FLAT = re.compile(r"\b(?:flat|flt|apt)\.?\s?\d/\d\b")
_HEAD_LINES = 4

_NEXT_WORD = (
    r"(?:at|and|or|to|if|when|with|but|so|he|she|they|we|i|you|for|in|as|because|that|this|re|about|am|after|before|from|until|till|is|was|will|by|who|via|per|then|"
    r"unless|while|which|due|also|it|however|though|although|where|not|has|had|have|all|please|pls|instead|following|mum|dad|on|onwards?|since|did|does|can|"
    r"would|should|may|my|his|her|their|our|the|no|now|only|again|early|late|around|approx|between|a\.?m|p\.?m|morning|afternoon|evening|night|lunchtime|tea|"
    r"sw|gp|cpn|dn|ot|confirmed|cancelled|booked|agreed|ok|okay|fine|works|visit|review|appt|appointment|mdt|meeting|inst|ult|"
    + MONTH
    + r")\b"
)
_ORDINAL_CUE = re.compile(
    rf"\b(?:(?:on|by|until|till|til|since|due|before|between|w/?c|{WEEKDAY}|dated|date)[.,]?\s{{1,2}}(?:the\s)?"
    r"|(?:from|after|for|of|to|and|or|is|was|starting|starts|start|ending|ends|also|around|about|not|than|arranged|moved|changed|booked|visit|review|appt|appointment|letter|email|call)\s{1,2}the\s"
    r"|(?:from|booked for|due|review|appt|appointment)\s{1,2}(?:on\s)?(?:the\s)?)$"
)
_ORDINAL_AFTER = re.compile(
    rf"^(?:$|\s{{0,3}}(?:[,.;:)!?|/&+\n\r\"'\]]|-\s|-$|-\d|@|{_NEXT_WORD}|\d{{1,2}}(?:[:.]\d\d|[ap]m|\s?[ap]m)|\(|$))"
)
_NOT_ORDINAL_AFTER = re.compile(
    r"^\s{0,2}(?:and|or|to|/|&|,)\s{0,2}(?:the\s)?(?:\d{1,2}(?:st|nd|rd|th)|last|final)\s(?:floors?|visits?|calls?|times?|attempts?|doses?|child|toes?|fingers?|ribs?|digits?|metatarsals?|"
    r"degree|party|parties|stages?|sessions?|years?|birthdays?|trimester)\b"
)
_ORDINAL_THING = re.compile(
    r"^\s{1,2}(?:floors?|visits?|calls?|times?|attempts?|doses?|one|session|week|group|meeting|carer|person|child|year|party|stage|in|of|home)\b"
)
_MAY_VERB = re.compile(
    r"^\s{1,3}(?:i|not|be|have|has|had|need|want|well|also|require|get|come|go|go|take|help|feel|become|benefit|still|even|that|"
    r"present|lack|struggle|attend|refuse|result|cause|lead|use|see|say|then|only|find|like|wish|choose|give|make|move|show|contact|call|ask|never|just|or|"
    r"suffer|fall|increase|worsen|affect|indicate|suggest|share|stay|leave|return|wander|appear|seem|respond|prefer|forget)\b"
)
_MAY_ONLY_VERB = re.compile(r"^\s{1,3}(?:be|have|not|attend|want|require|also|benefit|become|get|go|well|still)\b")
_ON_DATE = re.compile(r"\b(?:on|by|since|dated?|until|till|til|from|before|after|due)\s(?:the\s)?$")
_MARCH_VERB = re.compile(
    r"^\s{1,3}(?:past|out|off|in|up|down|round|around|into|to the|straight|through|across|away|along|over)\b"
)
_COUNTED = re.compile(rf"^\s{{1,3}}(?:{_UNITS}|(?:more|other|further|different|new|old|big|small|large|of)\b)")
_NAMES = ("jan", "april", "may", "june", "august", "mar", "mai", "medi", "sep", "dec", "mawrth", "march")
_DATE_BEFORE = re.compile(
    rf"(?:^\W{{0,4}}|[,|(:;.\-]\s{{0,2}}|\b(?:on|by|since|dated?|until|till|til|due|before|after|between|from|of|to|and|{WEEKDAY}|w/?c|the|for|in|letter|visit|visited|review|seen|appointment|session|born|birthday|is|early|late|next|last|this)[.,]?\s{{1,2}}(?:the\s)?)$"
)


def is_named_date(passage: Passage, start: int, end: int, month: str, *, day_first: bool, ordinal: bool) -> bool:
    """Whether a day and a month's name are a date, where the month is also a verb ("3 may need") or a forename ("Jan 3")."""
    after = passage.after(end)
    before = passage.before(start, 40)
    if month == "may" and passage.text[end - 3 : end] == "may" and not ordinal and day_first:
        # "the 2 may have" is the verb; "on 3 may" and "3 may." are dates that somebody typed without a capital.
        if _MAY_VERB.match(after):
            return False
        return bool(_DATE_BEFORE.search(before)) or not re.match(r"^\s+[a-z]", after)
    if month == "may" and day_first and not ordinal and _MAY_ONLY_VERB.match(after) and not _ON_DATE.search(before):
        return passage.text[start:end].endswith("MAY")
    if month == "march" and day_first and _MARCH_VERB.match(after) and not _DATE_BEFORE.search(before):
        return False
    if not day_first and month in _NAMES and not ordinal:
        if _COUNTED.match(after):
            return False
        capital = passage.text[start].isupper()
        return (
            capital
            and (bool(_DATE_BEFORE.search(before)) or not re.match(r"^\s+[a-z]", after))
            and not _is_list_of_names(passage, end)
        )
    return not (not day_first and not ordinal and _COUNTED.match(after))


def _is_list_of_names(passage: Passage, end: int) -> bool:
    """Whether a name and an age follow ("June 5, Tia 6"), so that the month before is a forename."""
    return bool(
        re.match(r"^,?\s(?:and\s)?[A-Z][a-z]{1,12}\s\(?\d{1,2}\b", passage.text[end : end + 24])
    ) and not re.match(rf"^,?\s(?:and\s)?{MONTH}", passage.after(end))


def has_flats(passage: Passage) -> bool:
    """Whether flats are numbered like days and months ("flat 2/1")."""
    return _FLAT.search(passage.folded) is not None


def slashed_score(passage: Passage, start: int, end: int, day: str, month: str, *, flats: bool = False) -> float:
    """How likely `d/m` without a year is a date, 0 for not at all. `day` and `month` are in the ranges of a date.

    `flats` says that the note numbers flats in the same way (`has_flats`).
    """
    before, after = passage.before(start, 40), passage.after(end)
    d, m = int(day), int(month)
    if (d, m) == (24, 7) and not _STRONG_CUE.search(before):
        return 0.0
    if flats and d <= 9 and m <= 9:
        return 0.0
    zeros = len(day) == 2 and len(month) == 2 and (day[0] == "0" or month[0] == "0")
    timed = bool(_TIME_AFTER.match(after))
    shorthand = m in (7, 12) and not zeros
    if re.match(r"^\s(?:hx|history|h/o)\b", after) or (
        shorthand and (_SPAN_CUE.search(before) or _SPAN_AFTER.match(after))
    ):
        return 0.0
    if d <= m and m in (4, 5, 10) and not zeros and not timed and _SCORED.search(before):
        return 0.0
    if re.search(r"\bratio (?:of|is|was)\s$", before):
        return 0.0
    if _SCORE_AFTER.match(after) and not zeros and not timed:
        return 0.0
    if _STRONG_CUE.search(before):
        return 0.93
    if zeros or timed:
        return 0.9
    if _is_laid_out(passage, start, end):
        return 0.88 if not shorthand or d > 12 else 0.7
    if _SCORE_BEFORE.search(before):
        return 0.0
    if shorthand:
        return 0.75 if d > 12 and _DATE_CUE.search(before) else 0.0
    if _DATE_CUE.search(before):
        return 0.85
    # More of it than there is: 19/5 can hardly be a fraction or a score.
    if d > m and not re.search(r"[a-z]$", before) and not re.match(r"^[a-z]", after):
        return 0.7 if d > 5 else 0.6
    if re.search(r"\d/\d{1,2}\s?(?:-|,|&|and|to|\+|then)\s{0,2}$", before):
        return 0.6
    return 0.0


def _is_laid_out(passage: Passage, start: int, end: int) -> bool:
    """Whether it opens a line of a chronology or stands in the head of the note."""
    folded = passage.folded
    # Of a very long line only the last words matter.
    line = max(folded.rfind("\n", 0, start) + 1, start - 80)
    opens = not folded[line:start].strip(" \t|*-•>[(")
    if opens and _LAYOUT_AFTER.match(passage.after(end)) and (start > line or folded[end : end + 1] != "\n"):
        return not re.match(r"^\s{0,2}(?:tablets?|of|power|pain|cups?)\b", passage.after(end))
    stop = folded.find("\n", end)
    closes = not folded[end : min(stop if stop != -1 else len(folded), end + 80)].strip(" \t.|)],-")
    in_head = folded.count("\n", 0, start) < _HEAD_LINES
    alone = bool(re.search(r"(?:[,.|(;]|-|\bnotes?|shift|handover|record|ward|visit|h/?v)\s{0,2}$", folded[line:start]))
    alone = alone and bool(re.match(r"^\s{0,2}(?:[,.;:)|@\-]|$|\d)", passage.after(end)))
    return in_head and (closes or alone) and not _SCORE_BEFORE.search(folded[max(line, start - 20) : start])


def is_ordinal_date(passage: Passage, start: int, end: int) -> bool:
    """Whether a bare "12th" is a day of the calendar: a cue before it and no thing behind it that it counts."""
    before, after = passage.before(start, 40), passage.after(end)
    if _NOT_ORDINAL_AFTER.match(after):
        return False
    if re.search(rf"(?:^|[^a-z'-]){WEEKDAY},? (?:the )?$", before) and not _ORDINAL_THING.match(after):
        return True
    if not _ORDINAL_AFTER.match(after):
        return False
    if _ORDINAL_CUE.search(before):
        return not re.match(r"^\s{0,2}(?:birthday|floor)", after)
    return bool(
        re.match(r"^\s?(?:@\s?\d|at\s\d|\d{1,2}(?:[:.]\d\d)?\s?[ap]m)", after)
        and re.search(r"(?:^|[\s(])(?:the\s)?$", before)
    )
