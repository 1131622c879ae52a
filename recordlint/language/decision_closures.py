"""Wordings that end the work itself: case closed, no further action, discharged from the service."""

from __future__ import annotations

from recordlint.language.decision_patterns import CLOSED, LEAD, Wording

CLOSURES: tuple[Wording, ...] = (
    Wording(r"", r"(?<![\w])(?P<d>(?:for )?(?:n\.f\.a\.?|nfa\b))", "closure", form="token"),
    Wording(
        r"no further",
        r"\b(?P<d>no further %no_further%(?: (?:is |are |was |were |to be |will be |required|needed|necessary|planned|taken|from (?:{word} ){0,2}{word}|indicated|at this (?:time|point|stage)|by {word}){1,3})?)",
        "closure",
        form="token",
    ),
    Wording(
        r"clos|end|conclud|discharg|finish|sign|alloc|ceas|shut|inactiv|archiv|terminat|discontin|deactiv|wound up|file|screen",
        r"\b(?P<d>%closed_thing%(?: (?!(?:he|she|they|i|we|who|was not|not|to)\b)[\w'/()-]+){0,5}? ?[:,-]? ?(?:(?:is|are|was|were|has|have|had|will|to|now|been|be|being|also|therefore|can|should|today|formally|then) ){0,4}"
        + CLOSED
        + r")\b",
        "closure",
    ),
    Wording(
        r"clos|end|conclud|discharg|finish|sign|alloc|ceas|shut|inactiv|archiv|terminat|discontin|deactiv|wound up|file|screen",
        LEAD
        + r"(?P<d>(?:close|closing|closed|end|ending|ended|sign off|signing off|signed off|conclude|concluded)(?: (?:down|off|out))?(?: (?:the|this|our|his|her|their|to|all|my)){0,2} (?:%closed_thing%|duty|team|us|cmht|camhs|sw|ot|caseload|service|adult social care|asc|csc)\b)",
        "closure",
    ),
    Wording(
        r"clos|end|conclud|discharg|finish|sign|alloc|ceas|shut|inactiv|archiv|terminat|discontin|deactiv|wound up|file|screen",
        r"\b(?P<d>(?:agreed|decided|recommend(?:ed)?|plan|proposed|happy|now|ready|going|able|i will|we will|i am|we are|to|i have|we have|i've|we've|will be|i shall) (?:to )?(?:be )?(?:close|closing|closed) (?:the |this |our |his |her |their |to |down |off ){0,2}(?:%closed_thing%|him|her|them|today|team|duty|us|sw|ot|{weekday})\b)",
        "closure",
    ),
    Wording(
        r"clos|end|conclud|discharg|finish|sign|alloc|ceas|shut|inactiv|archiv|terminat|discontin|deactiv|wound up|file|screen",
        r"^[\W\d]*(?P<d>(?:clos(?:ed|e|ing)|discharged?|discharge|to (?:be )?(?:close|closed|discharged?)|for (?:closure|discharge)|close down|file|ended|de-?allocated?|screened out))(?:[.\s]*$|(?= (?:today|from (?:caseload|case load|service|our|the|my|ot|physio|slt|camhs|team|clinic|duty|dn|care)|to (?:gp|care of|duty|review|the gp|your)|back to)\b)|[,;:.-])",
        "closure",
        form="token",
    ),
    Wording(
        r"clos|end|conclud|discharg|finish|sign|alloc|ceas|shut|inactiv|archiv|terminat|discontin|deactiv|wound up|file|screen",
        r"(?:[:,;-]|\. ) ?(?P<d>clos(?:ed|e|ure|ing)|closed down|discharged|ended|screened out|concluded)(?:[.\s]*$|(?=\. ))",
        "closure",
        form="token",
    ),
    Wording(
        r"clos|end|conclud|discharg|finish|sign|alloc|ceas|shut|inactiv|archiv|terminat|discontin|deactiv|wound up|file|screen",
        r"\b(?P<d>(?:i|we|i've|we've|i'm|we're|i am|we are|i have|we have|(?:{det} )?%maker%(?: has| have| is| are| was)?|will|to|now|being|been|was|were|is|are|be)(?: (?:now|also|therefore|been|being|be|to|will|formally|then|shall|today|hereby)){0,3} (?:discharging|discharged|discharge|signing off|signed off|de-?allocat(?:ed|ing))(?: (?:him|her|them|you|this (?:lady|gentleman|patient|client|man|woman)|mr \w+|mrs \w+|ms \w+|miss \w+))?(?: back)?(?: (?:to (?:your|the|his|her) (?:care|gp|care of)|to (?:gp|primary care)|from (?:the |our |my |this )?(?:[\w-]+ ){0,3}(?:caseload|service|team|clinic|list|books|input|therapy|physio|physiotherapy|ot|care|support|programme|follow-?up|duty)|from (?!hospital|the hospital|ward|the ward|a&e|ed\b|aau|icu|hdu|prison|custody|court)\w+))?)(?![\w]| home| from (?:hospital|ward|a&e|a & e|ed))",
        "closure",
    ),
    Wording(
        r"clos|end|conclud|discharg|finish|sign|alloc|ceas|shut|inactiv|archiv|terminat|discontin|deactiv|wound up|file|screen",
        r"\b(?P<d>(?:discharged|discharge|discharging) (?:him |her |them |this \w+ )?(?:from (?:the |our |my |this )?(?:[\w-]+ ){0,3}(?:caseload|case load|service|team|clinic|list|books|input|therapy|physio|physiotherapy|ot|support|programme|follow-?up|duty|camhs|cmht|slt)|back to (?:gp|the gp|your care|primary care|referrer)|to (?:your care|the care of (?:the |his |her )?gp|gp care)))",
        "closure",
    ),
    Wording(
        r"clos|end|conclud|discharg|finish|sign|alloc|ceas|shut|inactiv|archiv|terminat|discontin|deactiv|wound up|file|screen",
        r"\b(?P<d>(?:duty|main duty|relief duty|prevention duty|homeless(?:ness)? duty|section \d+ duty|rehousing duty) (?:has been |is |was |now |to be |will be ){0,2}(?:discharged|ended|ceased))",
        "closure",
    ),
    Wording(
        r"off|from",
        r"\b(?P<d>(?:taken|take|took|removed|remove|come|came|coming|struck|dropped|drop) (?:(?:him|her|them|you|mr \w+|mrs \w+) )?(?:off|from) (?:the |our |my )?(?:[\w-]+ ){0,2}(?:caseload|case load|books|waiting list|register))",
        "closure",
    ),
    Wording(
        r"screened|taken on|stepped|returned|bounced|signposted|redirected",
        r"\b(?P<d>(?:referral |he |she |they |enquiry |concern |case |this ){0,1}(?:was |were |has been |is |to be )?(?:screened out|not taken on|stepped down and closed|returned to referrer|bounced back|signposted (?:away|elsewhere|and closed)|redirected and closed))",
        "closure",
    ),
    Wording(
        r"no more",
        r"(?:^|[.,;:-] ?)(?:so |and |plan |decision )?(?P<d>no more (?:%no_further%|[\w]{2,6} (?:input|visits|calls|sessions|involvement|support|contact)|{word} (?:from (?:us|me|the team|this team|{role})|with us)))\b",
        "closure",
        form="token",
    ),
    Wording(
        r"off |done with|more",
        r"\b(?P<d>off (?:our|my|the) (?:books|caseload|case load|list)(?! of)|done with (?:him|her|them|this (?:one|case|family))|(?:nothing|no) more (?:for us to do|we can do|to (?:offer|do here|add)))\b",
        "closure",
        form="token",
    ),
    Wording(
        r"no action|nothing|leaving|left it|drawing",
        LEAD
        + r"(?P<d>(?:filed[,;:]? )?(?:no action(?: taken| needed| required| necessary| at this (?:time|point|stage))?|nothing (?:further|more) (?:from (?:us|me)|to do|required|needed|for us|planned)|leaving (?:it|this) (?:there|at that)|left it (?:there|at that)|drawing a line(?: under (?:it|this))?))[.\s]*$",
        "closure",
        form="token",
    ),
    Wording(
        r"to close", r"^(?:[\w'/&-]+ ){1,3}?(?P<d>to close(?: (?:case|file|down|off))?)[.\s]*$", "closure", form="token"
    ),
    Wording(
        r"clos|end|conclud|discharg|finish|sign|alloc|ceas|shut|inactiv|archiv|terminat|discontin|deactiv|wound up|file|screen",
        r"\b(?P<d>(?:closing|ending|finishing|concluding|ceasing) (?:my |our |the |this |all |his |her |their ){0,2}(?:involvement|work|input|case|episode|support|sessions|intervention))",
        "closure",
    ),
    Wording(
        r"role|remit|need for|open to",
        r"\b(?P<d>(?:no (?:further |ongoing |current |continued )?(?:role|remit|need) for (?:{word} ){0,2}(?:asc|csc|adult social care|service|team|social work|social worker|social care|ot|duty|us|cmht|camhs|safeguarding|input|involvement|early help))|not (?:a|our) (?:case|role|remit) for (?:{word} ){0,2}{word}|not open to us)",
        "closure",
        form="token",
    ),
    Wording(
        r"withdr|pulling|pulled|stepp|ending|backing",
        r"\b(?P<d>(?:we|i|team|service|worker|social worker|sw|ot|physio|slt|duty|cmht|dns?|district nurses) (?:will |are |am |is |have |has |now |be |been )*(?:withdraw|withdrawing|withdrawn|withdrew|pulling out|pulled out|stepping back|stepped back|ending involvement|backing out))",
        "closure",
    ),
)
