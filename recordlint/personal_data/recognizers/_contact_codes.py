"""The shapes of codes that open things, and the words before and behind them that say so or say otherwise."""

from __future__ import annotations

import re

from recordlint.personal_data.recognizers._contact_cells import words

# What opens or is opened. A key safe alone says that a number behind it is a code; a door needs the word "code".
SAFE = (
    r"(?:key[ -]?saf(?:e|es)|key[ -]?save|ke?ysafe|k[ /.-]?safe|key[ -]?box(?:es)?|lock[ -]?box|key[ -]?lock|key[ -]?pads?|digi[ -]?locks?|digital lock|code[ -]?lock|combi(?:nation)?[ -]?lock"
    r"|pad[ -]?lock|k/s|ks|supra(?: safe)?|(?:door|block|communal|main) entry(?: system)?|entry ?phone|door[ -]?pad|combination)"
)
THING = (
    r"(?:door|doors|gate|gates|alarm|lift|garage|barrier|entrance|entry|access|foyer|block|communal|car ?park|bin store|shed|fob|building|main door|front|back|side"
    r"|porch|lobby|ward|unit|office|house|burglar alarm|intruder alarm|intercom|trades(?:man'?s)?|security|unlock|locker|medication (?:safe|cupboard|cabinet)|meds (?:safe|cupboard|cabinet|box)"
    r"|drugs? (?:safe|cupboard|cabinet)|safe|cabinet|cupboard|tablet|phone|laptop|ipad|mobile|computer|voicemail|sim|card|wi-?fi|meeting|zoom|teams|login|log-in|one[ -]?time|verification|disarm|set|unset|online|banking)"
)
CODE_WORD = r"(?:codes?|pin|pin no|pin number|combination|combo|passcode|digits)"
# What has a number that is a code; a phone's, a house's or a card's is another number.
NUMBERED = r"(?:door|gate|alarm|lift|garage|entry|access|fob|security|locker|key ?pad|pin|pass)"
# A code of its own: digits, perhaps with a letter or a hash sign, spaced or not; or "C 1590 X".
SHAPE = re.compile(
    r"[#*]{0,2}(?<![\w.£$€/:])(?:[a-z]{1,2}[ ]?)?(?:[0-9]{3,8}|[0-9]{2}[ -][0-9]{2}(?:[ -][0-9]{2})?|[0-9](?:[ ,.-]{1,3}[0-9](?![0-9])){3,7}|[0-9]{1,4}[*#][0-9]{1,4}|[0-9]{1,4}[a-z]{1,3}[0-9]{1,4})"
    r"(?:[ ]?[a-z](?![a-z]))?(?!\w)(?:[ ]?[#*]{1,2}|[ ]?(?:hash|star)\b)?"
)
_DIGIT = r"(?:zero|oh|nought|one|two|three|four|five|six|seven|eight|nine)"
SPELT = re.compile(
    rf"(?<![a-z])(?:(?:double|treble) )?{_DIGIT}(?:[ ,-]{{1,2}}(?:(?:double|treble) )?{_DIGIT}){{2,7}}(?![a-z])"
)
CAPITALS = re.compile(r"(?<!\w)[A-Z]{4,8}(?!\w)")
NOT_CAPITALS = words("""
    UNKNOWN PENDING NONE AMBER GREEN BLUE BLACK WHITE NEEDED ASKED GIVEN CHANGED ABOVE BELOW SAME WITH HELD
    FROM KNOWN
    """)

# What stands before a figure that is no code.
NO_LEAD = re.compile(
    r"(?:£|\$|€|\b(?:at|by|until|till|since|from|before|after|around|about|approx|every|circa|dated|room|flat|house|unit|apartment|apt|no bp|bp|dob|tel|phone|mob|mobile"
    r"|ext|extension|call|visit|ring|rang|step|stage|grade|type|section|page|bed|ward|ref|reference|order|invoice|job|cost|costs|costing|priced?|paid|year|model|version|aged?|weigh[st]?"
    r"|in|fitted|installed|since|for|nhs no|nhs number|ticket|batch|icd|icd-10|on)[ .:]{1,2})$"
)
# What stands behind a figure that is no code.
NO_TAIL = re.compile(
    r"[ ]?(?:am|pm|hrs?|hours?|h|mins?|minutes?|mg|mcg|ml|g|kg|cm|mm|m|days?|weeks?|months?|years?|times|steps|visits?|calls?|people|pounds|p|%|x|°|degrees)\b"
    r"|[/:.][0-9]|[ ]?-[ ]?[0-9]{4}(?![0-9])|[ ]to[ ](?:[01][0-9]|2[0-3])[0-5][0-9](?![0-9])|[ ](?:january|february|march|april|may|june|july|august|september|october|november|december)\b|[ ]?%"
)
OLD_BEFORE = re.compile(
    r"(?:\b(?:old|previous|previously|former|was|used to be|expired|no longer|not|changed from|instead of|replaces|replaced|cancelled)(?: (?:code|one|pin|number|it|was|is|to)){0,2}[ :,'\"-]{0,3})$"
)
OLD_AFTER = re.compile(
    r"[ ,;(-]{0,4}(?:\(?old\b|no longer|expired|doesn't work|does not work|not working|out of date|is wrong|has been changed|was changed|changed\b|now changed)"
)


def is_old(before: str, after: str) -> bool:
    """Whether the words round a code say that it opens nothing any more."""
    return bool(OLD_BEFORE.search(before) or OLD_AFTER.match(after))


def is_year_of_fitting(digits: str, before: str) -> bool:
    """Whether four digits are a year rather than a code ("fitted 2024", "installed in 2024", "since 2019")."""
    return bool(re.fullmatch(r"(?:19|20)[0-9]{2}", digits)) and bool(
        re.search(
            r"\b(?:fitted|installed|put in|serviced|replaced|ordered|reviewed|checked|january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|in|since)[ ,.']{0,3}$",
            before,
        )
    )
