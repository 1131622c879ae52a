"""Wordings of decisions, fourth part: short statements that are nothing but a decision. "Not for reablement", "Visits by appointment only".

Their things are of an open class, so each is held to the beginning and mostly to the end of its sentence, where hardly
anything but a decision is written so.
"""

from __future__ import annotations

from recordlint.language.decision_patterns import FREQ, LEAD, Wording

# Words of a thing that is decided about, of any kind: nobody who acts, no verb of telling or having.
_THING = r"(?!(?:{kin}|{role}|{subject})\b(?! (?:call|visit|assessment|hours)))(?:(?!(?:he|she|they|i|we|you|it|who|which|that|this|there|was|were|is|are|has|had|have|if|when|not|no|says?|said|told|asked|wants?|wanted|by)\b)[\w'/&+£.-]+ ){1,6}?"
_AUX = r"(?:(?:is|are|was|were|has|have|had|been|be|being|to|will|now|also|therefore) ){0,4}"
_OFFICE = r"(?:the )?(?:[\w'-]+ )?(?:panel|manager|management|board|commissioners?|funding|brokerage|allocations|triage|gateway|team|service|tm|atm|adm|iro|chair|us|me)"
_END = r"(?=[.;,]|\s*$)"
_WHEN = r"(?:from (?:now on|now|today|tonight|tomorrow|next {word}|{weekday}|{date}|this {word})|as of (?:now|today|tonight|tomorrow|{weekday}|{date})|(?:until|till|til) further notice|for the foreseeable(?: future)?|for now|with immediate effect|w\.?e\.?f\.? [\w/.]+|at all times)"

FRAGMENTS: tuple[Wording, ...] = (
    Wording(
        r"by ",
        LEAD
        + r"(?P<d>"
        + _THING
        + _AUX
        + r"(?:declined|refused|turned down|rejected|deferred|vetoed|not agreed|not supported|agreed|approved|stopped|cut|cancelled|reduced) by "
        + _OFFICE
        + r")\b",
        "refuse",
        "role",
    ),
    Wording(
        r"approved|authoris|sanctioned|granted|rejected|turned down|ruled out|revoked|discontinued|disallowed|ok'?d|okayed|vetoed|withdrawn|not agreed|not approved|not supported",
        LEAD
        + r"(?P<d>(?!(?:minutes|notes|invoice|timesheet|leave request|annual)\b)"
        + _THING
        + _AUX
        + r"(?:approved|authorised|sanctioned|granted|rejected|turned down|ruled out|revoked|disallowed|ok'?d|okayed|vetoed|discontinued|withdrawn|not agreed|not approved|not supported))(?=[.;,]|\s*$| (?:from|until|till|as|for|on our|our end|at panel)\b| (?:{word} ){0,2}(?:weeks?|months?|only)\b)",
        "refuse",
    ),
    Wording(
        r"not |nt ",
        LEAD
        + r"(?P<d>not (?:for|one for) (?!(?:me|him|her|them|us|you|long|now|want|lunch|tea|breakfast|supper|dinner|bed|the first|lack|everyone|sale|a while|the better|the faint|today|anything|much|any)\b)(?:[\w'/&-]+ ?){1,6})"
        + _END,
        "refuse",
    ),
    Wording(
        r"not ",
        LEAD
        + r"(?P<d>not (?:a )?(?:marac|mash|safeguarding|s\.?42|s\.?47|section \d+|a priority|priority|matched|opened|re-?opened|taken on|allocated|shortlisted|nominated|re-?\w{3,}ing)(?: (?:to|for|with|under|at)(?: [\w'-]+){1,4})?)"
        + _END,
        "refuse",
    ),
    Wording(
        r"no role|no remit|no duty|nothing more|nothing further",
        LEAD
        + r"(?P<d>(?:no (?:role|remit|duty) (?:for|to) (?:[\w'-]+ ?){1,5}|nothing (?:more|further) (?:tonight|today|from us|to be done|at this (?:stage|time|point))))"
        + _END,
        "closure",
        form="token",
    ),
    Wording(
        r"become|is now|are now|now |going|goes",
        LEAD
        + r"(?P<d>(?:[\w'-]+ ){0,2}?(?:%service%|%medicine%) (?:is now|are now|now|becomes?|to become|will become|going|goes|to go|will go|will be)(?: {word})? (?:"
        + FREQ
        + r"|double[\x20-]?up|doubles|{number}\b|by appointment|[bqt]ds)(?: "
        + _WHEN
        + r")?)",
        "change",
    ),
    Wording(
        r"supervised|escorted|accompanied|chaperoned|by appointment",
        LEAD
        + r"(?P<d>(?:{word} ){0,2}?(?:%service%|visiting|visits?|leave|contact)(?: (?:with|by|for|from|to)(?: (?:the |mr |mrs |ms )?[\w'-]+){1,2})? (?:(?:to be|will be|must be|is now|are now|now) (?:by appointment|supervised|escorted|accompanied|chaperoned)(?: only)?|(?:supervised|escorted|accompanied|by appointment) only))",
        "restrict",
    ),
    Wording(
        r"further notice|from now|as of |from tonight|foreseeable|immediate effect|wef",
        LEAD
        + r"(?P<d>(?!(?:{kin}|he|she|they|i|we|you|{subject})\b(?! (?:is |are |now )?to\b))(?:(?!(?:said|says|told|asked|asks|wants|wanted|will|i|i'm|i'll|sick|leave from|annual|away|working|works)\b)[\w'/&:,-]+ ){2,12}?(?:(?:until|till|til) further notice|from (?:now on|now|tonight)|as of (?:now|today|tonight)|for the foreseeable(?: future)?|with immediate effect|w\.?e\.?f\.? [\w/.]+))",
        "restrict",
    ),
    Wording(
        r"buzzer|call bell|frame|walker|handset|wheelchair",
        r"\b(?P<d>(?:buzzer|call bell|bell|frame|walking frame|walker|handset|wheelchair) (?:(?:was|is|now|been|has) ){0,3}(?:moved|put|placed|kept|left|taken)? ?(?:out of (?:his |her |their )?reach|unplugged|disconnected))\b",
        "restrict",
    ),
    Wording(
        r" to move| to stay| to remain| to live| to be split| to be parted",
        LEAD
        + r"(?P<d>(?!(?:{kin}|{role}|i|we|you|it|staff|family|everyone|somebody|someone|carers?)\b)(?:he|she|they|both|{word}(?: and {word})?) (?:is |are )?to (?:be (?:split|parted|separated)|(?:move|stay|remain|live) (?:at|in|to|with|where|here|there|out|downstairs|upstairs|back|under)\b(?! (?:him|her|them)\b)(?: [\w'-]+){0,5}))",
        "place",
    ),
    Wording(
        r"downstairs|upstairs|side room",
        LEAD
        + r"(?P<d>(?:{word} )?(?:to be|moved|moves|moving|to move|going|goes|sleeping|to sleep) (?:(?:down|up)stairs (?:from|tomorrow|tonight|permanently|as of|{weekday})|(?:in)?to (?:a |the )?side room)(?: [\w'-]+){0,2})",
        "place",
    ),
    Wording(
        r"bed |placement |room ",
        LEAD
        + r"(?P<d>(?:interim|step[\x20-]?down|d2a|discharge to assess|rehab|respite|emergency|temporary|crisis|residential|nursing(?: home)?|care home) (?:bed|placement|room|place) (?:at|in|with) (?:[\w',-]+ ?){1,7})"
        + _END,
        "place",
    ),
    Wording(
        r"propose|proposal|rec",
        LEAD
        + r"(?P<d>(?:i |we )?(?:propose (?:a|an|that|the|no|to)\b|(?:the |my |our )?proposal is\b|recs? ?[:-] ?(?!(?:none|nil|see)\b)[\w'-]+)(?: [\w'-]+){0,6})",
        "agree",
    ),
    Wording(
        r"flag|marker",
        LEAD
        + r"(?P<d>(?:asb|warning|risk|violence|hazard|alert|lone[\x20-]worker|two[\x20-]worker) (?:flag|marker)s? (?:(?:was|is|has been|now) )?(?:put on|added|placed|applied|set)(?: (?:to|on)(?: [\w'-]+){1,4})?)",
        "restrict",
    ),
    Wording(
        r"clos",
        r"(?:^|[:;,.-] ?)(?P<d>(?:close|closed|closing) (?:(?:this|that) one(?: today| now)?|to (?:the |our )?(?:{word} ){0,2}(?:team|service|teams|duty|social care|gp)))",
        "closure",
    ),
    Wording(
        r"suspended|excluded|detained|banned|evicted|recalled|breached|secluded",
        r"^[\W\d]*(?P<d>(?:(?!(?:{kin}|service|driver)\b){word} )?(?:suspended|excluded|detained|banned|evicted|recalled|breached|secluded))[.\s]*$",
        "restrict",
    ),
    Wording(
        r"to be ",
        LEAD
        + r"(?P<d>(?!(?:{kin}|{role}|appointment|meeting|review|furniture|bed|chair|table|money|equipment)\b)(?:(?!(?:he|she|they|i|we|wants?|asked|needs?|has|have|had|was|is|not|likes?|hoping|due)\b)[\w'/&-]+ ){0,3}?to be (?:moved|placed|transferred|searched|excluded|evicted|separated|isolated|supervised|escorted|accompanied|chaperoned|detained|recalled|breached|stood down|stepped (?:up|down)|withdrawn|suspended|stopped|ended|reduced|increased|halved|doubled|cut|locked|confiscated|restricted|limited|banned|weaned|indirect|on hold|kept (?:in|on|at|away|back|off)|clawed back|switched off|rationed)(?: [\w':-]+){0,5})"
        + _END,
        "restrict",
    ),
)
