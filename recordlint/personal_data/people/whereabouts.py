"""Where somebody comes from, as a note says it behind the name: "from the farm below", "in the next bay", "on reception"."""

from __future__ import annotations

import re

_LEAD = r",?(?: who| who's| that)?(?: (?:lives|lived|living|stays|staying|sits|works|working|came|comes|drinks|sleeps|down|up|over|out|round))?"
_NEAR_BY = (
    r"(?:opposite|next door(?: but one)?|upstairs|downstairs|next bed|next bay|next table|next flat|next room|next house|farm below|floor above|floor below|"
    r"(?:over|across|down|up|along) the (?:road|street|lane|landing|hall|way|corridor|close)|(?:the )?(?:ground|first|second|third|top|bottom) floor|"
    r"(?:the |a )?(?:other|next|neighbouring|same) (?:house|flat|bungalow|bed|bay|table|room|farm|block|close|street|estate|side|end)|"
    r"(?:the )?(?:bungalow|flat|house|farm|cottage|caravan|croft) (?:opposite|below|above|next door|behind|at the (?:end|back|top|bottom))|"
    r"(?:the |his |her |their |a |our )?(?:\w{3,14} )?(?:farm|pub|shops?|chip shop|chippy|corner shop|caf(?:e|é)|garage|market|bookies|betting shop|club|allotments?|church|chapel|mosque|"
    r"temple|gurdwara|synagogue|parish|parish council|choir|site|gym|salon|barber'?s|hairdresser'?s|bakery|butcher'?s|newsagent'?s?|takeaway|off licence|village|estate|"
    r"stairs?|stairwell|landing|lunch club|bingo|darts|car wash|building site|warehouse|florist'?s|launderette|laundrette|pitch|congregation|men's shed|knit and natter))"
)
_PRIVATE = re.compile(
    rf"{_LEAD} (?:from |at |in |on |of |by |near )?(?:the )?{_NEAR_BY}\b(?! (?:staff|manager|team|nurse|worker))"
)
_NUMBER = re.compile(
    r"(?: (?:from|of|at)) (?:(?:the )?(?:no\.?|number|nr|flat|house|bungalow|plot|pitch|room|bed|bay) ?\d{1,3}[a-z]?|(?<=from )\d{1,3}[a-z]?|(?<=of )\d{1,3}[a-z]?|(?:2[5-9]|[3-9]\d|\d{3})[a-z]?)"
    r"(?![\w.:/-]*\d)(?! ?(?:am|pm|mins?|hours?|hrs|days?|weeks?|months?|years?|yrs|%|mg|ml|st|nd|rd|th|on|of|for|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))\b"
)
_AT_WORK = re.compile(
    r",?(?: (?:is|was|who is|works))? (?:on|from|at|in|with) (?:the )?(?:reception|front desk|desk|switchboard|office|duty|duty desk|admissions|nights|days|lates|earlies|shift|"
    r"ward|surgery|practice|clinic|pharmacy|chemist|agency|council|day centre|day service|crisis line|helpline|out of hours|social services|access team|"
    r"housing(?: office| team| association)?|home care|brokerage|finance|safeguarding|early help|mash|equipment stores?|stores|dispatch|transport)\b(?! (?:line|number|phone))"
)


def private_place(folded: str, end: int) -> bool:
    """Whether a name that ends at `end` is followed by a place of private life: a house close by, a shop, a church."""
    stop = min(len(folded), end + 80)
    return bool(_PRIVATE.match(folded, end, stop) or _NUMBER.match(folded, end, stop))


def place_of_work(folded: str, end: int) -> bool:
    """Whether a name that ends at `end` is followed by a place where people of health or care work."""
    return bool(_AT_WORK.match(folded, end, min(len(folded), end + 60)))
