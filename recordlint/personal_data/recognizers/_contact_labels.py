"""The words before a telephone number that say what it is. All patterns end where the number begins."""

from __future__ import annotations

import re

_NUMBER = r"(?:numbers?|nos?|num|nr|#)"
_FILL = r"(?:is|was|now|are|=|here|still|only|new|old|his|her|their|my|the|on|at|or|and|then|safe|best)"
_ENDS = r"[ \t.:;,#=>()\[\]*|'\"-]{0,6}$"

# A word that can only mean a telephone.
STRONG = re.compile(
    r"(?:(?<![a-z])(?:tel|tels|tele|telephone|telephones|tel/fax|phone|phones|ph|mob|mobs|mobile|mobiles|landline|land line"
    r"|fax|cell|cellphone|whats ?app|sms|facetime|answerphone|voicemail"
    r"|(?:home|work|works|contact|daytime|evening|emergency|day|night|eve|office|switchboard|reception|helpline|hotline"
    rf"|out of hours|ooh|duty|next of kin|nok|safe|best|direct)[ ]{{1,2}}(?:(?:tel|phone|mobile|contact|line){{1}}[ ]?)?{_NUMBER}"
    r"|(?:home|work|contact|daytime|evening|direct|switchboard|helpline|hotline|direct line)(?=[ ]?[:=]))"
    rf"(?:[ .:]{{1,2}}(?:{_NUMBER}|{_FILL}|tel|phone|mobile|details?|contact|home|work)){{0,4}}"
    rf"|(?<![a-z])[tmhwpf]\.?[:=][ ]?){_ENDS}"
)
# Somebody rings somebody on a number.
_VERB = (
    r"(?:ring|rings|rang|ringing|call|calls|called|calling|phone|phones|phoned|phoning|telephone|telephoned|text|texts|texted|texting"
    r"|contact|contacts|contacted|contactable|reach|reached|reachable|dial|dialled|bell|message|messaged|whats ?app|whats ?apped|get hold of"
    r"|got hold of|get (?:her|him|them|me|us)|available|speak to|tried|try|buzz|bleep)"
)
VERB = re.compile(
    rf"(?<![a-z]){_VERB}(?![a-z])[^.;:!?\n]{{0,45}}?(?<![a-z])(?:on|via|number|no)(?: (?:is|{_FILL})){{0,2}}{_ENDS}"
)
NUMBER_IS = re.compile(
    rf"(?<![a-z])(?:a|new|her|his|their|my|mum's|dad's|[a-z]{{2,12}}'s|correct|current|old|safe|other|same|gave|this|family|surgery|gp)[ ]{{1,2}}"
    rf"(?:number|no)(?:[ ](?:is|was|now|as|to)){{0,2}}{_ENDS}"
)
# What is numbered is no telephone.
OTHER = re.compile(
    r"(?<![a-z])(?:nhs|chi|hcn|h&c|h & c|mrn|crn|urn|uprn|utr|upn|pnc|imei|nino|ni|ref|reference|hosp|hospital|patient|client|case|account|acct|acc|a/c"
    r"|sort code|policy|invoice|order|serial|batch|lot|barcode|id|mosaic|las|lcs|liquidlogic|rio|emis|paris|datix|claim|licence|license"
    r"|passport|card|meter|tracking|parcel|model|isbn|meeting id|snomed|read code)"
    rf"(?:[ .:]{{1,2}}(?:{_NUMBER}|id|ref|code|is)){{0,3}}{_ENDS}"
)


def is_labelled(before: str) -> bool:
    """Whether folded words before a number call it a telephone number."""
    return bool(STRONG.search(before) or VERB.search(before) or NUMBER_IS.search(before))


def is_clearly_labelled(before: str) -> bool:
    """Whether a word such as "tel" or "landline" stands right before."""
    return bool(STRONG.search(before))


def is_something_else(before: str) -> bool:
    """Whether folded words before a number say that it numbers something else ("NHS no", "ref")."""
    return bool(OTHER.search(before))
