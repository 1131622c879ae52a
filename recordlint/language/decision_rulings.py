"""Wordings of decisions, first part: rulings, restrictions, cuts and moves. The order counts: the first that stands is taken."""

from __future__ import annotations

from recordlint.language.decision_patterns import AUX, FREQ, GAP, LEAD, OUT, PLACES, UNTIL, Wording

RULINGS_AND_RESTRICTIONS: tuple[Wording, ...] = (
    Wording(
        r"decided|agreed|determined|concluded|resolved|ruled",
        r"\b(?P<d>(?:it|this) ?(?:was|is|has been|had been|have been|'s been|been|'s) (?:\w+ly |then |also |therefore |now |all |since |jointly |subsequently ){0,2}(?:decided|agreed|determined|concluded|resolved|ruled)(?: (?:at|by|in|between|with) (?:{word} ){0,4}{word})?(?: \([^)\n]{1,30}\))? (?:that|to|not|on|against|best|{det}|he|she|they|{possessive}))",
        "agree",
        "passive",
    ),
    Wording(
        r"felt|thought|deemed|considered|judged|recommended|proposed",
        r"\b(?P<d>(?:it|this) ?(?:was|is|has been|had been|'s been|'s) (?:\w+ly |then |also |therefore |all ){0,2}(?:felt|thought|deemed|considered|judged|recommended|proposed)\b(?=[^.;]{0,90}\b(?:should|would be|must|ought|best|in (?:his|her|their) (?:best )?interests?|appropriate|necessary|better|safer|to (?:be )?(?:stop|end|move|close|reduce|remain|stay|go|keep)\w*)\b))",
        "agree",
        "passive",
    ),
    Wording(
        r"decision",
        r"\b(?P<d>(?:{det} |final |joint |best interests |management )?decisions? (?:was|were|has been|have been|is|had been|being)? ?(?:then |now |therefore |also |jointly )?(?:made|taken|reached|agreed)(?: (?:by|at|with|in) (?:{word} ){0,3}{word})? (?:to|not|that|for|against|was))",
        "agree",
        "passive",
    ),
    Wording(
        r"decided|determined|concluded|resolved|ruled|opted|elected|agreed|chose|recommend|gone|went|settled",
        r"\b(?P<d>(?:i|we|i've|we've|{det} %maker%|%maker%|(?:and|with) (?:i|me|we)|all|both)(?: \([^)\n]{1,30}\))?(?: (?:have|has|had|now|also|therefore|then|all|both|together|jointly|since|reluctantly|\w+ly)){0,3} (?:decided|determined|concluded|resolved|ruled|opted|elected|agreed|chose|recommend|recommends|recommended|gone with|gone for|went with|settled)\b(?: (?:that|to|on|against|not|upon|for|with)){0,2})",
        "agree",
        "role",
        needs_weight=True,
    ),
    Wording(
        r"not |n't|nt |cannot",
        r"\b(?P<d>(?:i|we|{det} %maker%|%maker%|slt|ot|physio|psychology|pharmacy|dietetics|camhs|cmht)(?: (?:therefore|also|now|still|currently)){0,2} (?:do not|does not|don'?t|doesn'?t|cannot|can'?t|did not|didn'?t|will not|won'?t) (?:therefore |currently |now )?(?:recommend|support|agree to|approve|fund|accept|offer)\b)",
        "refuse",
        "role",
    ),
    Wording(
        r"approv|authori|refus|declin|reject|grant|turn|veto|sanction|overrul|knock|deni|defer|agree|support|fund",
        r"\b(?P<d>(?:{det} %maker%|%maker%|panel|we|i)(?: (?:have|has|had|now|also|therefore|then|\w+ly)){0,2} (?:approved|authorised|authorized|refused|declined|rejected|granted|turned down|vetoed|sanctioned|overruled|knocked back|denied|deferred|not agreed|not approved|did not agree|did not approve|did not support|didn'?t agree|didn'?t support|would not fund|will not fund|won'?t fund|won'?t agree))\b(?! to (?:comment|answer|discuss|speak|talk|say|sign|drink|eat|accept tea))",
        "agree",
        "role",
    ),
    Wording(
        r"decided|agreed|determined|concluded|resolved|ruled",
        r"\b(?P<d>(?:{det} )?(?:%maker%)(?: \([^)\n]{1,30}\))? (?:has |have |had )?(?:now |also |therefore )?(?:decided|determined|ruled|resolved)\b(?: (?:that|to|on|against|not))?)",
        "agree",
        "role",
    ),
    Wording(
        r"agree|decid|decision|determin|resolv|recommend|opted",
        LEAD
        + r"(?P<d>(?:agreed|decided|agree|decision made|decision|determined|resolved|recommend|recommended|opted)(?: (?:to|that|not|we|for|by (?:all|{word})|at (?:panel|{word})|with (?:{word} ){0,2}{word}|on|against|in supervision))\b)",
        "agree",
        needs_weight=True,
    ),
    Wording(
        r"told|inform|advis|explain|said|let ",
        r"\b(?P<d>(?:told|informed|advised|explained to|said to|let) (?:her|him|them|{det} {kin}|{kin}|{det} {word}|mr \w+|mrs \w+|ms \w+|{word})(?: that| know)? (?:no\b(?! (?:one|need|more|problem))|(?:we|i|she|he|they|it|this|that|{det} {word}|{word})(?:'s| is| are| would| will| could| can)? ?(?:not\b|no longer\b|cannot|won'?t|can'?t|isn'?t|aren'?t|couldn'?t|wouldn'?t) ?(?:be )?(?:able to )?(?:going to )?(?:be )?(?:go|come|have|get|offer\w*|fund\w*|provid\w*|support\w*|continu\w*|visit\w*|see\w*|attend\w*|agree\w*|allow\w*|permit\w*|let|pay\w*|help\w*|extend\w*|use|using|keep|stay\w*)))",
        "refuse",
    ),
    Wording(
        r"decision",
        LEAD
        + r"(?P<d>(?:bi |best interests? |panel |management |team |joint |final |ward |mdt |our |my |a |the )?decision (?:is |was |now )?(?:to|not to|that|against)\b(?! (?:be made|make)))",
        "agree",
    ),
    Wording(
        r"from|as of|starting|effect|w.?e.?f",
        LEAD
        + r"(?P<d>(?:from|as of|starting|with effect from|w\.?e\.?f\.?) (?:today|now|now on|tomorrow|tonight|next {word}|{weekday}|{date}|{month}|this {word}|the {word})[^.;]{1,70}?(?:\b(?:not|no longer|only|no|stop\w*|reduc\w*|cut|weekly|fortnightly|monthly|max(?:imum)?|limited|restricted|alone|locked|supervised|banned|instead)\b|\d ?: ?\d))",
        "change",
    ),
    Wording(
        r"now|down to|back to|up to|only",
        r"\b(?P<d>(?:%thing%|%owned%)"
        + GAP
        + r" (?:now|down to|back to|up to|only) (?:only |down to |back to |up to |at |on )?(?:"
        + FREQ
        + r"|{clock}|\d+ ?(?:am|pm|hours?|hrs|mins?|minutes)\b))(?! (?:late|early))",
        "change",
    ),
    Wording(
        r"took|tak|remov|confisc|seiz",
        r"\b(?P<d>(?:%owned%)(?: (?:was|were|is|are|now|been|has|have|all)){0,3} (?:took|taken|removed|confiscated|seized) (?:out|away|off|from)\b(?: (?:of )?(?:{det} )?{word})?)",
        "restrict",
    ),
    Wording(
        r"kept|held|stor|lock|stay|remain|put|plac|left",
        r"\b(?P<d>(?:%thing%|%owned%|[\w'-]+)(?: [\w'/&-]+){0,4}? (?:(?:is|are|to be|will be|being|now|has been|have been|was|were) ){0,3}(?:kept|held|stored|locked(?: away| up)?|stays?|staying|remains?|put|placed|left|staying) (?:away |back |up |safe |safely )?(?:in|by|with|at|from) (?:the |our |staff |a |my )?(?:staff |meds? |medication |main |locked |manager's |care |house )?(?:office|safe|locker|cupboard|staffroom|staff room|room|meds room|sleep-in room|cabinet|tin|drawer|us|staff))\b(?! (?:and )?(?:watching|reading|asleep|all))",
        "restrict",
        needs_custody=True,
    ),
    Wording(
        r"stay|remain|left|kept|keeps",
        r"\b(?P<d>(?:%thing%)(?: (?:for|of|at|with|from|to|the|his|her)(?: [\w'-]+){1,2})? (?:stays?|remains?|to stay|to remain|is staying|are staying|will stay|will remain|left(?! off)|kept|keeps) (?:in|on|off|at|as|out|down|up|the same|same|unchanged|put|closed|suspended)\b)(?! (?:situ|place|touch|site|bed|the ward|her|his|him|top|board|contact|call|target|track|time|home|hold for))",
        "continue",
    ),
    Wording(
        r"no to",
        r"\b(?P<d>(?:said|saying|say) no to (?:{det} )?(?:{word} ){0,3}(?:request|application|referral|funding|placement|respite|extra|more|move|transfer|overnight|visit|contact|direct payment))",
        "refuse",
    ),
    Wording(
        r"los",
        r"\b(?P<d>(?:loses|lose|to lose|has lost|will lose|losing) (?:her|his|their|all|use of|access to)(?: \w+){0,2}? (?:%owned%|privileges|leave|activities|treats|points|pocket money|outing|trip|place))",
        "restrict",
    ),
    Wording(
        r"keep|kept",
        r"\b(?P<d>(?:is|are|was|were|to be|being|be|now|been|will be|must be)? ?(?:kept|keep|keeping) (?:in|inside|indoors|locked|on the ward|in (?:{possessive} )?(?:room|bedroom|bed|chair)|away from)(?: (?:every|each|all|until|till|for|from|this|the|at|after|during|on)\b)(?! (?:touch|mind|contact|place|line|view|loop|fridge|office loop)))",
        "restrict",
    ),
    Wording(
        r"bann|barr|exclu|prohib|ground|gated|confin|suspend|seclu|isol|segreg|evict",
        r"\b(?P<d>(?:(?:is|are|was|were|to|be|being|been|now|has|have|will|must) ){0,3}(?:banned|barred|excluded|prohibited|grounded|gated|confined|suspended|secluded|isolated|segregated|evicted)(?: (?:from|to|in|until|till|for|with|pending|by|at|after|today|immediately)\b))",
        "restrict",
    ),
    Wording(
        r"seclus|isolat|segreg|quiet|low stim|time|de-esc|calm",
        r"\b(?P<d>(?:(?:to|will|must|should|is|are|now|be|being|been|was|were|has been) ){0,4}(?:moved?|moving|taken|take|placed?|put|escorted?|carried|transferred?|removed?|nursed?) (?:(?:him|her|them|pt|patient) )?(?:in|into|to) (?:seclusion|isolation|segregation|the (?:quiet|seclusion|low stim\w*|time out|de-escalation|calm) (?:room|area|suite)|time[\x20-]out|longer[\x20-]term segregation))",
        "restrict",
    ),
    Wording(
        r"not |never|no longer",
        r"\b(?P<d>(?:is |are |to be |was |were |now |will |must |he's |she's |they're )?(?:not|no longer) (?:to be |be )?(?:allowed|permitted|to (?:leave|go out|have|be (?:in|out|left|alone|with|given)|use|see|attend|visit|go (?:out|to|into|near|on|down|up|in|back|home|anywhere)|come|enter|keep|hold|bring|receive|smoke|contact|return|mix|sit|share))\b)",
        "restrict",
    ),
    Wording(
        r"no ",
        r"(?:^|[.,;:-] ?|\b(?:and|agreed|decided|so|therefore) )(?:[\d.:]+ )?(?P<d>no (?:more |unsupervised |overnight |other )?(?!contact (?:from|made|yet)|calls? (?:from|today)|visits? from|visitors (?:today|this)|news|medication (?:taken|left))(?:%owned%|%thing%|family (?:visits|contact|time)|friends|children|males|men|dogs|home visits)(?: (?!because|as|since|due)[\w'/-]+){0,5}? "
        + UNTIL
        + r")\b",
        "restrict",
    ),
    Wording(
        r"no ",
        r"(?:^|[.,;:-] ?|\b(?:and|agreed|decided|so|therefore) )(?:[\d.:]+ )?(?P<d>no (?:more |unsupervised |overnight )?(?!(?:falls?|pain|answer|reply|contact from|concerns?|injur\w+|signs?|reports?|changes?|seizures?|incidents?|further|evidence|news|response|visitors? (?:today|seen)|bowels?|symptoms|bruis\w+|need|one|money|food|sleep|appointments?|meds|medication|family|issues?|problems?|bo\b)\b)[\w'-]+(?: (?!because|as|since|due|seen|reported|noted|in|he|she|they)[\w'/-]+){0,4}? (?:till|until|from (?:now|today|tomorrow|next|tonight)|any ?more|for now|for the time being|for (?:a|the|one|two|three|\d+) (?:rest of |next )?(?:week|month|fortnight|weekend)\w*|going forward|with immediate effect|this time))\b",
        "refuse",
    ),
    Wording(
        r"hand|remov|taken|confisc|lock|kept|held|look|switch|turn|surrend|ration|restrict|limit|put|stor|manag|stop|bann|block|withdr",
        r"\b(?P<d>(?:%owned%)(?: (?:and|&|or) (?:{possessive} )?(?:%owned%|{word}(?: {word})?))?"
        + GAP
        + r" (?:(?:to|will|must|now|be|being|been|is|are|was|were|has|have|should|also|not) ){0,4}"
        + OUT
        + r")\b(?! (?:on|when|as i|as we) (?:leaving|left|departure))",
        "restrict",
    ),
    Wording(
        r"remov|confisc|withheld|lock|kept|taken|took|take",
        LEAD
        + r"(?P<d>(?:removed|remove|confiscated?|withheld|locked away|lock away|kept back|taken away|took away|take away) (?:his|her|their|all|the)(?: \w+){0,2}? %owned%)",
        "restrict",
    ),
    Wording(
        r"agreed|approv|authori|grant|refus|declin|reject|turned|denied|knocked|dismiss|overturn|not |deferred|sanction",
        r"\b(?P<d>(?:%request%)"
        + GAP
        + r" (?:(?:is|are|was|were|has|have|had|been|be|being|to|will|now|also|therefore|formally) ){0,4}(?:not )?(?:agreed|approved|authorised|authorized|granted|refused|declined|rejected|turned down|denied|knocked back|dismissed|overturned|not supported|not accepted|not progressed|not pursued|deferred|not upheld|sanctioned))\b(?! by (?:{possessive} )?(?:{kin}|him|her|them))",
        "refuse",
    ),
    Wording(
        r"held|omitted|left off|not given|not admin|not appl|stopped|discontinued|paused|suspended|ceased",
        r"\b(?P<d>(?:%medicine%)"
        + GAP
        + r" (?:(?:is|are|was|were|has|have|been|be|being|to|now|all|therefore) ){0,3}(?:%withheld%))\b",
        "stop",
    ),
    Wording(r"%ended%", r"\b(?P<d>(?:%thing%)" + GAP + r" " + AUX + r"(?:%ended%))\b", "stop"),
    Wording(r"%changed%", r"\b(?P<d>(?:%thing%)" + GAP + r" " + AUX + r"(?:%changed%))\b", "change"),
    Wording(
        r"end|cease|stop|finish|reduce|increase|drop|go |decrease|permanent|halve|double|switch|move|lapse|run down|transfer",
        r"\b(?P<d>(?:%thing%)"
        + GAP
        + r" (?:to|will|is to|are to|should|must|can)(?: now| also| therefore)? (?:end|cease|stop|finish|reduce|increase|drop|go down|go up|decrease|be (?:made )?permanent|become permanent|halve|double|switch|go|move|lapse|run down|transfer)\b(?! (?:in touch|through|by (?:bus|taxi|car)|with (?:him|her|them))))",
        "change",
    ),
    Wording(
        r"only",
        r"\b(?P<d>(?:(?:%thing%|%owned%|supervised|accompanied|escorted|staff|female staff|male staff)(?: [\w'-]+){0,3}?) only (?:from (?:now|today|tomorrow|next|this|{weekday})|until|till|going forward|for now))",
        "restrict",
    ),
    Wording(
        r"mov|transf|relocat|plac|put|admit|go|accommod|tak",
        r"\b(?P<d>(?:(?:to|will|is|are|being|be|been|has|have|now|should|was|were) ){1,4}(?:moved|transferred|relocated|placed) (?:back |permanently |straight )?(?:in|into|to|at) (?:another|a new|a different|an alternative|the other|a specialist|a smaller|a larger) (?:[\w-]+ ){0,2}?(?:placement|home|carers?|family|unit|ward|room|house|flat|school|provider|hostel|area|town))\b",
        "place",
    ),
    Wording(
        r"mov|transf|relocat|plac|put|admit|go|accommod|tak",
        LEAD
        + r"(?P<d>(?:moved|transferred|move|transfer) (?:him |her |them )?(?:back )?(?:to|into) (?:a |an |the |another ){0,2}(?:new |different )?(?:residential|nursing (?:home|care)|care home|secure|locked|psychiatric|picu|rehab|specialist|emi|foster|placement|dementia|male|female)(?: (?:unit|ward|placement|home|care|carers|accommodation|rehab|floor|wing))?)",
        "place",
    ),
    Wording(
        r"put|fitted|applied|in place|in use|to go|used|install|set up|signed",
        r"\b(?P<d>(?:bed ?rails?|cot sides|door sensor|sensor mat|movement sensor|door alarm|alarm mat|lap belt|crash mat|dnacpr|dnar|respect form|tag|curfew|tracker|gps|cctv|camera|monitor|stair gate|lock|1:1|mitts|mittens) (?:(?:is|are|was|were|has|have|been|now|to be|being|will be) ){0,3}(?:put in place|put on|put up|fitted|applied|in place|in use|to go on|to go up|to be used|to be put in place|installed|set up|signed))\b",
        "restrict",
    ),
    Wording(
        r"lock|secured|alarmed",
        r"\b(?P<d>(?:front |back |bedroom |kitchen |flat |lounge |bathroom |garden |all )?(?:doors?|gate|fridge|cupboards?|windows?) (?:(?:to be|will be|must be|should be|now|is|are|is now|being) ){1,2}(?:kept )?(?:locked|shut and locked|secured|padlocked|alarmed)(?: (?:at night|overnight|all day|from|after|between|when|while|at all times|until|by|in the day)(?: [\w.:]+){0,3})?)(?! (?:on|when|as) (?:i|leaving|we))",
        "restrict",
    ),
    Wording(
        r"refer",
        LEAD
        + r"(?P<d>(?:didn'?t|did not|not|have not|has not|haven'?t) refer(?:red|ring)?(?: (?:him|her|them|this|it|on))? (?:to|for|on)(?: [\w'/-]+){1,3})",
        "refuse",
    ),
    Wording(
        r"remain|continue",
        r"\b(?P<d>(?:child|children|baby|siblings?|boys|girls|yp|young person|resident|pt|patient|client|service user|su|{word}) (?:to|will|should|must) (?:remain|continue) (?:in|at|with|under|on|subject to|open|living)(?: [\w'-]+){1,4})",
        "continue",
        needs_plan=True,
    ),
    Wording(
        r"serv|issu|giv|sent|handed",
        r"\b(?P<d>(?:notice|nosp|noticetoquit|notice to quit|eviction notice|section 21|section 8|s21|final warning|written warning|warning letter|breach letter|red card|yellow card)(?: [\w'-]+){0,3}? (?:(?:to be|is|was|has been|will be|being|now) ){0,2}(?:served|issued|given|sent|handed))\b",
        "restrict",
    ),
    Wording(
        r"serv|issu|giv|gave",
        LEAD
        + r"(?P<d>(?:gave|giving|give|given|serving|served|serve|issue|issued|issuing) (?:\w+ (?:days?|weeks?|months?) |\d+ (?:days?|weeks?) |written |formal |immediate |a |the |final ){0,3}(?:notice|nosp|eviction notice|warning|breach letter|final warning)(?: (?:on|to|for)(?: [\w'-]+){1,3})?)",
        "restrict",
    ),
    Wording(
        r"ended|terminated|cancelled|stopped|ceased|paused|withdrew|halved|removed",
        LEAD
        + r"(?P<d>(?:ended|terminated|cancelled|stopped|ceased|paused|withdrew|halved|removed) (?:all |the |his |her |their |our |both )?(?:[\w'-]+ )?(?:%thing%))\b(?! (?:with|to) (?:him|her|them))",
        "stop",
    ),
    Wording(
        r"not to|to stay|to leave|to keep|to cease|to stop",
        r"\b(?P<d>(?:(?:has|have|had|was|were|been) ){0,3}(?:asked|told|instructed|advised|requested) (?:{det} |his |her )?(?:{word} ){0,2}?(?:not to (?:visit|attend|come|contact|ring|phone|call|see|enter|bring|speak)|to (?:stay away|leave the (?:property|building|area)|keep away|cease (?:contact|visiting)|stop (?:visiting|ringing|contacting))))",
        "restrict",
    ),
    Wording(
        r"not |no longer|mustn",
        r"\b(?P<d>(?:must not|mustn'?t|may not|is not to|are not to|no longer to|is no longer to) (?:now )?(?:go|have|see|contact|visit|leave|attend|use|smoke|come|enter|be left|be taken|be given|travel|cook|drive|receive)(?: [\w'-]+){0,4})",
        "restrict",
    ),
    Wording(
        r"off",
        r"\b(?P<d>(?:%thing%)(?: (?:to|for|with|on|at|of) (?:[\w'-]+ ?){1,3})?(?:'s| is| are| now| all)? off)(?:[.\s]*$| (?:for (?:him|her|them|now|this|the)|until|till|from))",
        "stop",
    ),
    Wording(
        r"\d ?: ?\d|min|hourly|constant|eyesight|arms|level|enhanced",
        LEAD
        + r"(?P<d>(?:put|placed|place|now|back|moved|to be|to go|going|on) (?:him |her |back |now |on ){0,2}(?:on|onto|to)? ?(?:\d ?: ?\d|\d+[\x20-]?min\w* (?:obs|checks|observations)|hourly (?:obs|checks|observations)|constant (?:obs|observation)|eyesight obs|arms[\x20-]length|level \d|enhanced obs)(?: (?:obs|from|until|till|overnight|at night|all day|24/7)(?: [\w:]+){0,2})?)(?![\w])",
        "restrict",
        needs_start=True,
    ),
    Wording(r"recommend", LEAD + r"(?P<d>recommend(?:ing|ed|s)? (?:a |an |for |that )?" + PLACES + r")", "place"),
)
