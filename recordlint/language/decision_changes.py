"""Wordings of decisions, second part: things not done, changed or refused. Tried after the first part."""

from __future__ import annotations

from recordlint.language.decision_patterns import DO_NOT, FREQ, GAP, LEAD, PLACES, RULED_OUT, Wording

REFUSALS_AND_CHANGES: tuple[Wording, ...] = (
    Wording(
        r"clos|end|conclud|discharg|finish|sign|alloc|ceas|shut|inactiv|archiv|terminat|discontin|deactiv|wound up|file|screen|stood|released|stepped",
        LEAD
        + r"(?P<d>(?:signed off|stood down|released|discharged|stepped off) (?:from|by|with) (?!hospital|ward|the ward|the hospital|a&e|ed\b)(?:[\w'-]+ ?){1,3})",
        "closure",
    ),
    Wording(
        r"not |never|no longer",
        LEAD
        + r"(?P<d>(?:(?!(?:he|she|they|i|we|who|which|that|door|doors|phone|call|calls|bins?|food|lunch|dinner|breakfast|supper|it|has|have|had)\b)[\w'/&-]+ ){0,4}?(?:(?:is|are|was|were|being|been|to be) ){0,2}not (?:being |been |to be )?(?:called|issued|provided|offered|completed|sent|ordered|fitted|referred|escalated|recorded|reported|discussed|considered|supported|approved|agreed|accepted|progressed|pursued|authorised|administered|requested|arranged|booked|explored|renewed|extended|served|weighed|assessed|applicable|heard|submitted|undertaken|investigated|allocated|funded|granted|upheld|proceeding|progressing|moving forward|taken forward|carried out|indicated|involved|invited|appointed|sought))(?! (?:yet|because|as|to|by|since))\b",
        "refuse",
    ),
    Wording(
        r"no more",
        LEAD
        + r"(?P<d>no more (?!(?:pain|falls?|seizures?|vomiting|blood|bleeding|milk|bread|tablets left|incidents?|concerns|than|questions|news|sickness|diarrhoea|voices|thoughts|episodes?|bruis\w+|left|room|time)\b)(?:[\w'/&-]+ ?){1,6})[.\s]*$",
        "refuse",
    ),
    Wording(
        r"took|tak|remov|confisc|seiz",
        r"\b(?P<d>(?:took|taken|take|taking|taking|removed) (?:the|his|her|their|all)(?: [\w'-]+)? ?(?:%owned%) (?:off|from|away)(?: (?:him|her|them|{word}))?)\b",
        "restrict",
    ),
    Wording(
        r"now|only|max",
        LEAD + r"(?P<d>(?:[\w'/&-]+ ){1,5}?" + FREQ + r" (?:now|only|from now(?: on)?|max(?:imum)?))[.\s]*$",
        "change",
    ),
    Wording(
        r"now|down to|back to|up to|only",
        r"\b(?P<d>(?:%owned%|%thing%) now (?:off|locked|banned|stopped|supervised|limited|finished|only|restricted|in the office|with staff)\b(?: (?:at|from|after|until|till) [\w.:]+)?)",
        "restrict",
    ),
    Wording(
        r"staff",
        r"\b(?P<d>staff (?:to|will|must|are to|should)(?: now)? (?:keep|hold|look after|lock|take charge of|manage|hang on to|keep hold of|remove|withhold)(?: (?:of|on to|onto|away|up|hold))? ?(?:his|her|their|the|all)(?: [\w'-]+){1,3})",
        "restrict",
    ),
    Wording(
        r"ing ",
        r"\b(?P<d>(?:i|we|staff|{det} %maker%|%maker%)(?:'ll| will| are| am| is| shall)(?: now| therefore| also)?(?: be)? (?:locking|removing|stopping|reducing|ending|withdrawing|cutting|charging|closing|limiting|restricting|confiscating|cancelling|suspending|switching off|turning off|moving (?:him|her|them)|keeping (?:him|her|them|his|her|their|the) (?:in|away|off|locked|phone|money|card|tablets)|taking (?:away|back|over|his|her|their))(?: [\w'-]+){0,4})",
        "restrict",
        "role",
    ),
    Wording(
        r"remain|kept|stay",
        r"\b(?P<d>(?:remains?|to remain|kept|stays?|to stay) (?:on|subject to) (?:a |an |the |his |her )?(?:(?:cp|child protection|cin|child in need|protection) )?(?:plan|register|section|cto|dols|order|licence)\b)",
        "change",
    ),
    Wording(
        r"not be|nt be|n't be",
        LEAD
        + r"(?P<d>(?:will not|won'?t) be (?!(?:able|attending|coming|going|eating|drinking|having|taking|doing|getting|leaving|needing|wearing|using|seeing)\b)[\w-]+ing(?: [\w'-]+){0,4})",
        "refuse",
    ),
    Wording(
        r"not going",
        LEAD
        + r"(?P<d>not going to (?:chase|refer|ring|call|pursue|proceed|visit|offer|fund|report|raise|escalate|continue|extend|renew|support|issue|record|contact|follow up|apply|appeal|assess|review|send)(?: [\w'-]+){0,4})",
        "refuse",
    ),
    Wording(
        r"mov|transf|relocat|plac|put|admit|go|accommod|tak",
        r"\b(?P<d>(?:yp|child|children|pt|patient|resident|client|su|service user|siblings?|young person|tenant) (?:was |were |has been |to be )?(?:moved|transferred|placed|put) (?:in|into|to|with|at) (?:[\w'-]+ ?){1,5})",
        "place",
    ),
    Wording(
        r"put|placed",
        LEAD
        + r"(?P<d>(?:put|placed) (?:him |her |them |family )?(?:in|into|with|at|up in) (?:the |a |an |another )?(?:[\w-]+ ){0,2}?(?:hostel|b&b|b & b|hotel|refuge|night shelter|residential|care home|nursing home|foster carers?|placement|emergency placement|shelter))\b",
        "place",
    ),
    Wording(
        r"permanent",
        r"\b(?P<d>(?:will|to|should|must|is to|are to|now)(?: now)? (?:become|be made|be|made) permanent)",
        "place",
    ),
    Wording(
        r"%bare%",
        LEAD
        + r"(?P<d>%bare%(?: (?:the|his|her|their|all|any|this|our))?(?: [\w'/&-]+){0,3}? (?:%thing%|to "
        + FREQ
        + r"))\b",
        "change",
    ),
    Wording(
        r"to |on ",
        LEAD
        + r"(?P<d>(?:%bare%|go|going|move|moving|back|revert|reverting|drop|dropped|switch|switching|put|placed) (?:[\w'/&-]+ ){0,3}?(?:to|on|onto|back to) (?:an? |the )?"
        + FREQ
        + r")(?![\w])",
        "change",
    ),
    Wording(
        r"stepp|going|mov|reduc|increas|downgrad|upgrad|chang|switch|revert|dropp|cut|put|plac",
        r"\b(?P<d>(?:(?:to|will|be|being|been|has|have|is|are|was|were|now|agreed|should) ){1,4}(?:stepp?(?:ed|ing)?[\x20-]?(?:up|down)|going|moving|moved|reduced|increased|downgraded|upgraded|changed|switched|reverting|dropping|dropped|cut|put|placed)(?: (?:him|her|them|up|down|back))? (?:to|on|onto) (?:an? |the )?"
        + FREQ
        + r")(?![\w])",
        "change",
    ),
    Wording(r"stepp", r"\b(?P<d>(?:stepp?(?:ed|ing)?[\x20-]?(?:up|down)) (?:to|from) (?:an? |the )?[\w-]+)", "change"),
    Wording(
        r"off|from|out of",
        r"\b(?P<d>(?:i|we|i've|we've|i have|we have|(?:{det} )?%maker% (?:has|have))(?: (?:now|also|therefore|had to|to))* (?:taken|took|removed|struck|pulled|dropped|stood) (?:him|her|them|you|{word}) (?:off|from|down from|out of)\b(?: [\w'-]+){0,4})",
        "stop",
    ),
    Wording(
        r"stop|cancel|reduc|increas|suspend|end|withdr|halv|doubl|cut|exten|restrict|limit|confisc|discontin|paus|remov|postpon|put off|switch|withheld|lock|bann|block",
        r"\b(?P<d>(?:i|we|i've|we've|i have|we have|(?:{det} )?%maker%(?: has| have)?)(?: (?:now|also|therefore|had to|\w+ly)){0,2} (?:stopped|stop|cancelled|reduced|increased|suspended|ended|withdrawn|withdrew|halved|doubled|cut|extended|restricted|limited|confiscated|discontinued|paused|removed|postponed|put off|switched|withheld|locked|banned|blocked)(?: (?:down|back|all|any|his|her|their|the|our|my|both|some|of|to|[\w'-]+)){0,4}? (?:%thing%|%owned%))\b",
        "change",
    ),
    Wording(
        r"not |never|no longer",
        r"\b(?P<d>(?:[\w'/-]+ ){1,4}?(?:not|never|no longer) (?:to be|being|going to be|to get|getting|to have been) (?:re-?)?"
        + DO_NOT
        + r")\b",
        "refuse",
    ),
    Wording(
        r"not |never|no longer",
        r"\b(?P<d>(?:[\w'/-]+ ){1,4}?(?:is |are |was |were )?(?:not|no longer) (?:(?:going|moving|being taken|getting) (?:forward|ahead|further|on|through)|proceeding|happening|being pursued|for (?:rehab|reablement|admission|escalation|transfer|therapy|respite|chc|dfg|treatment|physio|ot|itu|surgery|intervention|follow-?up|home|discharge)))\b",
        "refuse",
    ),
    Wording(
        r"not |never|no longer",
        r"(?:^|[.,;:-] ?)(?P<d>not for (?:rehab|reablement|admission|escalation|transfer|referral|section|enquiry|therapy|respite|funding|chc|dfg|rehousing|allocation|treatment|physio|ot|itu|surgery|intervention|follow-?up|home|visits?)(?: [\w'/-]+){0,3})\b",
        "refuse",
    ),
    Wording(
        r"not |never|no longer",
        r"\b(?P<d>(?:%thing%)"
        + GAP
        + r" (?:(?:is|are|was|were|has|have|been|will|be|currently|now|therefore) ){0,3}(?:not|no longer) (?:be |been |being )?(?:currently |felt |deemed |considered |thought )?(?:to be )?"
        + RULED_OUT
        + r")\b(?! by (?:{possessive} )?(?:{kin}|him|her|them))",
        "refuse",
    ),
    Wording(
        r"no ",
        r"(?:^|[.;,:-] ?)(?P<d>no (?:referral|assessment|enquiry|enquiries|safeguarding(?: \w+)?|section 42|s42|strategy meeting|escalation|mca|capacity assessment|visit|home visit|follow-?up|review|interpreter|advocate|advocacy|support|services?|risk assessment|equipment|home care|package|treatment|physio|therapy|rehab|admission|hospital bed|placement)(?: [\w'-]+){0,3}? (?:required|needed|necessary|indicated|appropriate|warranted|offered|agreed|planned|to be (?:made|offered|done|arranged)))\b",
        "refuse",
    ),
    Wording(
        r"not |n't|nt |cannot",
        r"\b(?P<d>(?:matter|case|referral|request|application|complaint|enquiry|issue|concern|allegation|report|incident|we|i|{det} %maker%|%thing%)"
        + GAP
        + r" (?:will not|won'?t|shall not|is not going to|are not going to|are not|is not|aren'?t|isn'?t|cannot|can'?t) (?:now |be |longer |currently ){0,2}(?!(?:able|aware|known|sure|worried|concerned|clear|in|at|on|a|the|well|home|happy|available|needed|until|yet)\b)(?:proceed\w*|reply\w*|respond\w*|offer\w*|fund\w*|support\w*|pursu\w*|visit\w*|accept\w*|provid\w*|progress\w*|investigat\w*|refer\w*|extend\w*|go to|go ahead|going ahead|taken?|put|putting|renew\w*|continu\w*|prosecut\w*|recommend\w*|pay\w*|issu\w*|agree\w*|allow\w*|authoris\w*|do|doing|us\w+|arrang\w*|allocat\w*|mov\w*|happen\w*|attend\w*|reassess\w*|reinstat\w*|apply\w*|apply|seek\w*|appeal\w*|consider\w*))\b",
        "refuse",
    ),
    Wording(
        r"not |n't|nt |cannot",
        r"\b(?P<d>(?:i|we|{det} %maker%|%maker%|panel)(?: (?:now|also|therefore))? (?:will not|won'?t|shall not|are not|am not|aren'?t|will no longer|are no longer|am no longer) (?:now )?(?:be |going to (?:be )?)?(?!(?:able|aware|sure|known|clear|doing well|feeling|happy|worried|looking forward|working|on leave|around|back|in|at|available|coming in)\b)(?:\w{3,}ing)\b)",
        "refuse",
        "role",
    ),
    Wording(
        r"not |n't|nt |cannot",
        LEAD
        + r"(?P<d>(?:will not|won'?t|not going to|not) (?:be )?(?:offering|referring|proceeding|progressing|pursuing|funding|replying|visiting|escalating|reporting|continuing|accepting|extending|renewing|supporting|completing|reassessing|reapplying|allocating|taking (?:this|it) (?:on|further|forward)|doing (?:the|a|an|any))(?: [\w'-]+){0,4})",
        "refuse",
    ),
    Wording(
        r"not |n't|nt |cannot",
        LEAD
        + r"(?P<d>(?:didn'?t|did not|have not|haven'?t|has not) (?:do|done|complete|completed|carry out|carried out|offer|offered|refer|referred|issue|issued|attempt|attempted|pursue|pursued|undertake|undertaken|raise|raised|escalate|escalated|submit|progress|request|requested|arrange|arranged|order|ordered|administer|give|given|put in)(?: (?:the|a|an|any|his|her|their|this|for))?(?: [\w'/-]+){0,4}? (?:%thing%))\b",
        "refuse",
    ),
    Wording(
        r"not |never|no longer",
        LEAD
        + r"(?P<d>not (?:suitable|appropriate|eligible|accepted|taken on|supported|recommended|referred|for (?:rehab|reablement|admission|escalation|transfer|referral|section|enquiry|therapy|respite|funding|chc|dfg|rehousing|allocation|treatment|physio|ot|resus\w*|itu))(?: [\w'/-]+){0,4})",
        "refuse",
    ),
    Wording(
        r"cut|drop|halv|gone|going|stopp|scrapp",
        r"\b(?P<d>(?:{weekday}|{word}) (?:visits?|calls?|sessions?|hours?) (?:to )?(?:cut|drop|dropped|halved|gone|going|stopped|stopping|scrapped))\b",
        "change",
    ),
    Wording(
        r"mov|transf|relocat|plac|put|admit|go|accommod|tak",
        r"\b(?P<d>(?:(?:to|will|is|are|being|be|been|has|have|now|should|was|were) ){1,4}(?:placed|moved|transferred|admitted|going|go|move|accommodated|relocated|taken) (?:back |permanently |straight )?(?:in|into|to|at) (?:a |an |the |local |long-term ){0,2}"
        + PLACES
        + r")\b",
        "place",
    ),
    Wording(
        r"",
        r"^(?:[\W\d]|plan|for|needs|requires|to|agreed|decision|outcome){0,12}(?P<d>"
        + PLACES
        + r"(?: in (?:bi|best interests?|his best interests|her best interests))?)[.\s]*$",
        "place",
        needs_plan=True,
    ),
    Wording(
        r"",
        r"^(?:[\W\d]|plan|agreed|decision){0,12}(?P<d>(?:for |needs |requires |seek |find |identify |source )"
        + PLACES
        + r")[.\s]*$",
        "place",
        needs_plan=True,
    ),
    Wording(
        r"",
        LEAD
        + r"(?P<d>to (?:sit|stay|remain|sleep|eat|be nursed|be cared for|be supervised|be escorted|be accompanied|wear|use) (?:in|on|at|only|by|downstairs|upstairs|alone|a |the )(?: ?[\w'/-]+){0,4})",
        "restrict",
        needs_plan=True,
    ),
)
