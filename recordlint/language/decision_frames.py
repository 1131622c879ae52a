"""Wordings of decisions, third part: noun frames and telegraphic ones. "X's decision is", "permission was given", "Obs up to 1:1"."""

from __future__ import annotations

from recordlint.language.decision_patterns import FREQ, LEAD, Wording

_OFFICE = r"(?:(?:the |our |my )?(?:[\w'-]+ )?(?:chair|panel|iro|adm|manager|managers|head of service|director|virtual school head|consultant|sam|gatekeeper|commissioner|matron|lead|supervisor|board|meeting|conference|tm|atm|head)(?: \([^)]{1,20}\))?)"

NOUN_FRAMES: tuple[Wording, ...] = (
    Wording(
        r"permission|authoris|agreement|approval|clearance|go-ahead|go ahead",
        r"\b(?P<d>(?:permission|authorisation|agreement|approval|clearance|(?:the )?go[\x20-]ahead) (?:was |has been |had been |is |now )(?:given|granted|refused|obtained|withheld)(?: (?:for|to)(?: [\w'-]+){1,6})?)",
        "agree",
        "passive",
    ),
    Wording(
        r"view|consensus|conclusion|feeling",
        r"\b(?P<d>(?:the )?(?:view|consensus|general view|conclusion|feeling|general feeling|agreement)(?: of the meeting)? (?:was|is|reached was|was taken|was formed|was reached)(?: taken| reached)? (?:that\b(?=[^.;]{0,60}\b(?:should|would|must|not)\b)|to|not to|for|against)\b)",
        "agree",
        "passive",
    ),
    Wording(
        r"decision|instruction|ruling|direction|advice|determination",
        r"(?:^|[.,;:-] ?)(?P<d>(?:[\w'-]+ ){0,3}?(?:{word}'s?|my|our|the) (?:decision|instruction|ruling|direction|determination) ?(?:is|was|:|-) ?(?!(?:due|pending|for|on|about|needed|awaited|not|expected|made|by|based|a|an|hers|his|theirs|still|if)\b)(?:that |to |not to )?[^.;\n]{3,60})",
        "agree",
        "role",
    ),
    Wording(
        r"decision",
        r"\b(?P<d>(?:made|taken|took|reached|making|make) (?:the|a) (?:difficult |joint |management )?decision (?:not )?to [\w'-]+(?: [\w'-]+){0,4})",
        "agree",
        "named",
    ),
    Wording(
        r"concluded|ruled|determined|resolved|decided|directed|instructed|ratified|adjourned|ordered",
        r"\b(?P<d>"
        + _OFFICE
        + r" (?:has |have |had |therefore |also |then )?(?:(?:concluded|ruled|determined|resolved|decided|directed|instructed|ordered)(?: (?:that|to|not|against|on|for|staff|us|me|sw)\b)|ratified|adjourned))",
        "agree",
        "role",
    ),
    Wording(
        r"not to",
        r"\b(?P<d>(?:i|we|i've|we've|"
        + _OFFICE
        + r")(?: (?:have|has|had|all|both|now|therefore|jointly))* (?:chosen|chose|elected|opted|decided|agreed|resolved) not to [\w'-]+(?: [\w'-]+){0,3})",
        "refuse",
        "role",
    ),
    Wording(
        r"agreed|authorised|approved|sanctioned",
        r"^[\W\d]*(?P<d>(?:agreed|authorised|approved|sanctioned) by (?:the |our )?(?:[\w'-]+ ){1,3}?(?:to|that|for|-) [\w'-]+(?: [\w'-]+){1,5})",
        "agree",
        "role",
    ),
    Wording(
        r"agreed|authorised|approved|sanctioned",
        r"(?:^|[.;:] ?)(?P<d>[\w'/&-]+(?: [\w'/&-]+){1,7} ?[,(-] ?(?:agreed|authorised|approved|sanctioned) by [\w'-]+)",
        "agree",
        "role",
    ),
    Wording(
        r"no to",
        r"\b(?P<d>(?:i|we|"
        + _OFFICE
        + r"|panel|team|council|school|service)(?: have| has)? (?:said|says|say) no to [\w'-]+(?: [\w'-]+){0,3})",
        "refuse",
        "role",
    ),
    Wording(
        r"unable|cannot|can't|not able",
        r"(?:^|[.;:] ?|\b)(?P<d>(?:home|we|service|team|unit|placement|provider|agency|ward|hospice|refuge|hostel|school|i)(?: is| are|'re| am)? (?:unable to|cannot|can't|not able to) (?:currently |now )?(?:accept|take (?:on|him|her|them)|offer (?!tea|advice)|fund|support|house|accommodate|provide|continue|meet (?:his|her|their) needs)(?: [\w'-]+){0,4})",
        "refuse",
        "role",
    ),
)

TELEGRAPHIC: tuple[Wording, ...] = (
    Wording(
        r" to step down| to step up| to drop| to reduce| to increase| to switch| to transfer",
        LEAD
        + r"(?P<d>(?!(?:he|she|they|it|you|mum|dad|i|we|able|unable|keen|happy)\b)(?:(?!(?:want|wants|wanted|ask|asks|asked|likes?|hopes?|hoping|needs?|told|tells?|try|tries|tried|trying|plans?|reminded|advised|encouraged|prompted|helped|that|who|when|if|how|able|unable|way|ways|wish|wishes|refus\w+|agreed|declin\w+|said|says|decid\w+|managed|started|began|likely)\b)[\w'/&-]+ ){1,4}?to (?:step (?:down|up)|drop|reduce|increase|switch|transfer) (?:down |up |over )?(?:to|onto|from)(?: [\w'-]+){1,5})",
        "change",
    ),
    Wording(
        r" to stop| to cease| to finish| to lapse| to stand| to go back| to come down| to drop",
        LEAD
        + r"(?P<d>(?!(?:he|she|they|it|you|mum|dad|i|we|nothing|no|how|when|if|what|able|unable|due|keen|happy)\b)(?:(?!(?:want|wants|wanted|ask|asks|asked|likes?|hopes?|hoping|needs?|told|tells?|try|tries|tried|trying|plans?|planning|reminded|advised|encouraged|prompted|helped|that|who|when|if|how|able|unable|way|ways|time|used|had|has|have|going|wish|wishes|refus\w+|agreed|declin\w+|said|says|decid\w+|managed|started|began|continues?)\b)[\w'/&-]+ ){1,5}?(?:(?:is|are) )?to (?:stop|cease|finish|lapse|stand|go back|come down|drop)(?: (?!(?:her|him|them|me|us|and|for a|at the)\b)[\w'-]+){0,4})(?=[.;,\n]|$)",
        "change",
    ),
    Wording(
        r"will stop|will cease|will end|will finish|going to stop|going to end",
        LEAD
        + r"(?P<d>(?!(?:he|she|they|it|you|mum|dad|i|we|this|that)\b)(?:(?!{kin}\b|{subject}\b|{title}\b|that\b|who\b|if\b|when\b|says?\b|said\b)[\w'/&-]+ ){1,4}?(?:will|(?:is|are) going to) (?:stop|cease|end|finish)(?: (?:after|from|on|at|next|this|in|today|tomorrow|now|{weekday})(?: [\w'-]+){0,3})?)(?=[.;,\n]|$)",
        "change",
    ),
    Wording(
        r"said no|says no",
        r"\b(?P<d>(?:panel|manager|management|funding|finance|commissioners?|brokerage|the team|the service)(?: has| have)? (?:said|says) no)\b",
        "refuse",
        "role",
    ),
    Wording(
        r"agreed",
        r"\b(?P<d>(?:it (?:was|has been|is)|it's been|we|all) agreed (?:that )?(?:there (?:will|would|should) be )?no (?:further )?(?:referral|contact|visits?|assessment|calls?|funding|support|placement|change|overnights?|leave|sanction|enquiry)\b(?: [\w'-]+){0,4})",
        "refuse",
        "passive",
    ),
    Wording(
        r"off (?:the|our|my)|no longer on|no longer under",
        LEAD
        + r"(?P<d>(?:{word}(?: {word})? ?[:-] ?)?(?:now |taken |come )?(?:(?:off|no longer (?:on|under|with)) (?:the|our|my) (?:[\w'-]+ ){0,2}(?:list|virtual ward|caseload|register|books?|cpa|programme|pathway|team|scheme|group|course|project)|off (?:[\w'-]+ ){0,2}(?:caseload|register|waiting list|virtual ward)))\b",
        "closure",
    ),
    Wording(
        r"they've decided|they have decided|they decided",
        LEAD + r"(?P<d>they(?:'ve| have)? decided (?:that |to |on )?[^.;\n]{3,50})",
        "agree",
        "passive",
    ),
    Wording(
        r"going for|going with|opting for|proceeding with",
        LEAD
        + r"(?P<d>(?:i'm |we're )?(?:opting for|proceeding with|going for (?:nosp|eviction|breach|removal|closure|possession|icpc|s\.?47|section)|going with the)(?: [\w'-]+){0,4})",
        "agree",
    ),
    Wording(
        r"notice",
        r"\b(?P<d>(?:we|i|(?:the |our )?(?:home|provider|agency|placement|foster carers?|service|unit|college|day centre|scheme))(?: have| has|'ve| are| is)? (?:given|gave|giving|served|serving|issued) (?:\w+ (?:days?|weeks?)'? )?notice(?: (?:on|to|for)(?: [\w'-]+){1,3})?)",
        "restrict",
        "role",
    ),
    Wording(
        r" to have| to sleep| to sit| to stay| to eat| to travel",
        r"(?:^|[.;:] ?)(?P<d>(?:{word} ){1,3}?(?:(?:is|are|will have) )?to (?:have|sleep|sit|stay|eat|travel|live)(?: [\w'-]+){1,7}? (?:from (?:now|today|tonight|tomorrow|{weekday})(?: on)?|for every \w+|at every \w+|at all times|only|until further notice))",
        "restrict",
    ),
    Wording(
        r"limited to|restricted to|confined to",
        r"(?:^|[.;:] ?)(?P<d>[\w'-]+(?: [\w'-]+){0,5}? (?:(?:is|are|to be|now|will be|has been|have been) ){1,2}(?:limited|restricted|confined) to (?:the |his |her |their |a |an )?(?:ground floor|room|bedroom|unit|house|ward|garden|building|bungalow|grounds|weekends?|mornings?|evenings?|{number} (?:visits?|calls?|hours?|days?|times|minutes|mins|a )|supervised|staff))",
        "restrict",
    ),
    Wording(
        r"refer",
        LEAD
        + r"(?P<d>(?:refer|referred|referring|refer him|refer her|refer them|send|sent) back to (?:the )?(?:gp|referrer|school|duty|primary care|mash|front door)\b)",
        "closure",
    ),
    Wording(
        r"asked for|requested|applied for",
        r"\b(?P<d>(?:i|we|i've|we've)(?: have)? (?:asked for|requested|requested for|applied for) (?:him|her|them|[\w'-]+) to be (?:moved|transferred|placed|removed|discharged|taken off|reallocated|stepped|closed|changed)(?: [\w'-]+){0,5})",
        "place",
        "named",
    ),
    Wording(
        r"now",
        LEAD
        + r"(?P<d>(?:{word} ){0,2}?(?:%thing%|%owned%)(?: (?:is|are))? now (?:being )?(?:paid|given|done|kept|held|handed|managed|administered|locked|supervised|carried out|delivered)(?: out)? (?:"
        + FREQ
        + r"|by|in|only|through|via)(?: [\w'-]+){0,4})",
        "change",
    ),
    Wording(
        r"be ",
        r"\b(?P<d>(?:will|is to|are to|to|must)(?: now)? be (?:cared for|nursed|supervised|escorted|accompanied|fed|washed|hoisted|weighed|searched|locked|chaperoned|observed|checked)(?: [\w'-]+){0,4}? (?:from (?:now|today|tomorrow|tonight|{weekday})(?: on)?|at all times|only|overnight|every \w+|until further))",
        "restrict",
    ),
    Wording(
        r"told|asked|instructed",
        r"\b(?P<d>"
        + _OFFICE.replace("head)", "head|rm|sister|senior|nurse in charge|owner|trust)")
        + r" (?:has |have |had )?(?:told|asked|instructed|directed|ordered) (?:all |the |night )?(?:staff|us|carers|team|me|everyone) (?:not to [\w'-]+(?: [\w'-]+){0,4}|to (?:stop|keep|lock|remove|limit|restrict|hold|close|end|cut|withhold)\b(?: [\w'-]+){0,5}))",
        "restrict",
        "role",
    ),
    Wording(
        r"no longer",
        r"\b(?P<d>(?:will|is|are|to|should|must) no longer (?:to )?(?:be )?(?!(?:interested|worried|concerned|needed|required|scared|bothered|prescribed|able|in|a|an|living|using|taking)\b)(?:[a-z]+ed|given|seen|left|taken|have|hold|attend|get|receive|go|share|use)(?: [\w'-]+){0,5})",
        "restrict",
    ),
    Wording(
        r"^\W*no |[.;:,-] no ",
        LEAD
        + r"(?P<d>no (?:second |other |joint |new |repeat |additional )?(?:visit|referral|assessment|appointment|session|meeting|conference|review|replacement|cover|sit|call|funding|placement|move|offer)s? (?:arranged|booked|made|offered|given|issued|agreed|planned|allocated|provided))",
        "refuse",
    ),
    Wording(
        r"only",
        LEAD
        + r"(?P<d>(?:%thing%|%owned%)(?: [\w'-]+){0,3}? only (?:this|next|for|until|till|while|when|if|with|in|at|by)\b(?: [\w'-]+){0,4})",
        "restrict",
    ),
    Wording(
        r"come off|comes off|coming off",
        r"\b(?P<d>(?:to|will|is to|should|can) (?:now )?(?:come|be taken|be removed) off (?:the |our |his |her )?(?:[\w-]+ ){0,4}(?:list|register|plan|caseload|programme|agenda|books|rota))",
        "change",
    ),
    Wording(
        r"up|down|back",
        LEAD
        + r"(?P<d>(?:%thing%|%dealt%|pt|patient|[\w'-]+'s (?:visits|calls|obs|hours))?(?: {word})? ?(?:up|down|back|upped|off)(?: again| now)? (?:to|on|onto) (?:an? |the )?(?:"
        + FREQ
        + r"|%destination%)(?: [\w'-]+){0,2})",
        "change",
    ),
    Wording(
        r"for |to ",
        LEAD
        + r"(?P<d>(?:for |to go to |to )(?:discharge|transfer|admission|move|placement|step ?down|closure|escalation|respite) (?:to|into|from) [\w'-]+(?: [\w'-]+){0,4})",
        "place",
    ),
    Wording(
        r"viability|outcome|result|decision|disposal",
        r"^[\W\d]*(?:outcome|result|disposal|decision|determination) ?[:-]+ ?(?P<d>(?:not|no|nfa|to be|for|step(?:ped)? (?:up|down)|remains?|stays?|refused|declined|granted|approved|rejected|detained|discharged|closed|s\.?47|section \d+|cin|cp|early help|icpc)\b[^.;\n]{0,60})",
        "agree",
    ),
    Wording(
        r"viability", LEAD + r"(?P<d>(?:negative|positive) (?:viability|assessment|recommendation))[.\s]*$", "refuse"
    ),
    Wording(
        r"escalate|step|progress",
        LEAD + r"(?P<d>(?:escalate|step (?:up|down)|progress|move) to (?:an? |the )?%destination%)",
        "change",
    ),
    Wording(
        r"stay|remain",
        r"\b(?P<d>(?:case|file|referral|child|children|family) (?:to |will |should )(?:stay|remain) (?:open|on|with|allocated|in|at)(?: [\w'-]+){0,5})",
        "change",
    ),
    Wording(
        r"only|max|at all times|overnight|at night",
        LEAD
        + r"(?P<d>(?:%thing%|%owned%|bathing|bath|showers?|personal care|meals|smoking|cooking)(?: [\w'-]+){0,2} to be (?:up|on|locked|done|given|kept|used|supervised|escorted|in place|held|fitted|taken)(?: [\w'-]+){0,4}? (?:at all times|by (?:\w+ ){1,3}|at night|overnight|from (?:today|tonight|tomorrow|now)|only))",
        "restrict",
    ),
    Wording(
        r"inactive|archive|come to an end|came to an end|shut",
        r"\b(?P<d>(?:set to (?:inactive|closed|ended)|(?:(?:our|my|the) )?(?:involvement|work|input|support|service)(?: with [\w'-]+(?: [\w'-]+){0,3})?(?: has| have)? (?:come|came|coming|is coming|will come) to an end))",
        "closure",
    ),
    Wording(
        r"off|from",
        LEAD
        + r"(?P<d>(?:signed|removed|taken|came|struck|dropped|taken) (?:off|from) (?:the |our |my )?(?:[\w-]+ ){0,2}(?:list|caseload|books|register|programme))",
        "closure",
    ),
    Wording(
        r"closed?\b",
        r"(?:^[\W\d]*|[,.;] )(?P<d>(?:can you |could you |please |pls )?close (?:as appropriate|mr \w+|mrs \w+|ms \w+|miss \w+|this|it|the (?:case|file|referral))(?: please| down| off)?)",
        "closure",
    ),
    Wording(
        r"closed|closing",
        r"^[\W\d]*(?P<d>(?:closed|closing) (?:following|after|at|in|by|on the system|with) (?:supervision|discussion|review|panel|{word}))[.\s]*$",
        "closure",
    ),
    Wording(
        r"caseload|books",
        LEAD + r"(?P<d>(?:no longer|not|off) (?:on |open to )?(?:my|our|the) (?:caseload|case load|books|team))",
        "closure",
    ),
    Wording(
        r"going to|we're|we are|i'm|i am",
        r"\b(?P<d>(?:i|we|i'm|we're)(?: am| are)? (?:going to |now |not )?(?:putting|making|supervising|going to be (?:supervising|chaperoning))(?: [\w'-]+){1,4}? (?:forward|double[\x20-]handed|single[\x20-]handed|at the|visits|contact))",
        "change",
        "role",
    ),
    Wording(
        r"supervising|chaperoning|escorting|shadowing",
        r"\b(?P<d>(?:i|we|staff|{role}) (?:will|'ll|shall|are|am) (?:now )?(?:be )?(?:supervising|chaperoning|escorting|shadowing|monitoring) (?:all |his |her |their |{word} ){0,2}(?:%thing%|%owned%))",
        "restrict",
        "role",
    ),
    Wording(
        r"will hold|will keep|will look|to hold|to keep|will lock",
        r"\b(?P<d>(?:{role}|staff|we|i|(?:[\w'-]+ )?manager) (?:will|to|'ll) (?:now )?(?:hold|keep|look after|lock away|hang on to|manage|ration) (?:his|her|their|the|all|[\w'-]+'s) (?:[\w'-]+ ){0,2}?%owned%)",
        "restrict",
        "role",
    ),
    Wording(
        r"will not have|won't have|not get|will not get|won't get|no code",
        r"\b(?P<d>(?:he|she|they) (?:will not|won't|is not to|are not to) (?:have|get|hold|be given) (?:the |his |her |their |a )(?:code|key|keys|fob|pin|card|money|phone|lighter)s?)",
        "restrict",
    ),
    Wording(
        r"proceed|progress|match",
        r"\b(?P<d>(?:match|this|case|referral|it)(?: with [\w'-]+(?: [\w'-]+){0,3})? ?(?:will |is |was )?(?:not|won't) (?:to )?(?:be )?(?:go ahead|going ahead|taken forward|progressed|taken further|proceeding|pursued)(?: any further)?)",
        "refuse",
    ),
)
