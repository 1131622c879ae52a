"""Frames of verdict: comparisons, lacks, failings, standards (see inference_frames for how a frame is written)."""

from __future__ import annotations

_ADV = r"(?:(?:really|just|only|simply|clearly|obviously|always|also|still|quite|very|so|pretty|absolutely|totally|particularly|rather|fairly|frankly|generally|often|far|too|extremely|completely|sadly|consistently|continually|constantly|repeatedly) ){0,3}"
_BODY = r"(?!sleep|eat|walk|swallow|hear|stand|transfer|breath|see(?:ing)?\b|night|present|the moment|times|rest\b|first|home\b|school\b|pain|best|morning|heal|chew|mobilis|balanc|grip|lift|bend|void|turning|settling)"
_ROLE = r"(?:communicator|listener|advert|advertisement|example|role model|influence|time ?keeper|cook|housekeeper|budgeter|planner|organiser|judge|team player|people person|witness|learner|mixer|company|pair|couple|relationship|worker|manager|carer|tenant|neighbour|{kin}|parents|person|man|woman|lad|girl|boy|lady|friend|character|patient|student|pupil|talker|provider)"
_HIM = r"(?:himself|herself|themselves)"
_POSSESSIVE = r"(?:his|her|their)"
_ABSTRACT = (
    r"(?:insight|boundar(?:y|ies)|routines?|structure|discipline|consistency|manners|standards|pride|shame|idea (?:how|what|of)|clue|concept of|understanding of (?:what|how|why|the (?:impact|risks?|effect|seriousness|needs|children)|child|his (?:child|son|daughter)|her (?:child|son|daughter|baby|children)|their child\w*)|appreciation (?:of|for)|control over (?:the|"
    + _POSSESSIVE
    + r") (?:children|kids|son|daughter|temper|drinking|behaviour|anger)|authority over|bond with|patience|tolerance|tact|filter|"
    r"aspirations?|ambitions?|get up and go|social skills|life skills|common sense|concern for|regard for|consideration|thought for|respect|empathy|remorse|guilt|scruples|loyalty|self-respect|willpower|backbone|initiative|sense of (?:responsibility|right|shame|humour|self|duty|urgency|what)|moral\w*|maturity|emotional warmth|warmth (?:towards?|for)|affection (?:for|towards?)|parenting skills|maternal|work ethic|interest in (?:keeping|looking|caring|cleaning|being a|trying|sorting|managing|paying|maintaining|bettering|"
    + _POSSESSIVE
    + r" (?:own )?(?:children|kids|child|baby|son|daughter|education|schooling|hygiene|appearance|future)))"
)
_ABSTRACT_END = r"(?! (?:of |about )?(?:danger|time|direction|smell|taste|risk|road|roads|the day|date|heat|pain))"
_FEW = r"(?:no|little|very little|zero|not much|not any|minimal|next to no|absolutely no|hardly any|no real|no proper|little or no|limited|poor|few|precious little)"
_BAD = r"(?:poor|low|very poor|very low|lacking|inadequate|appalling|shocking|non-existent|not good enough|below (?:standard|par|average)|sub-?standard|terrible|dreadful|awful|weak|limited|minimal|superficial|disappointing|unacceptable|questionable|slipping|dropping|basic at best)"
_TOO = (
    r"(?:trusting|soft|lenient|strict|proud|stubborn|clever|dependent|reliant|generous|forgiving|nice|kind|permissive|critical|controlling|emotional|involved|attached|eager|keen|quick|ready|willing|fond|easily|sensitive|nosy|familiar|friendly|passive|rigid|casual|relaxed|laid-back|laid back|complacent|defensive|demanding|idle|lazy|immature|selfish|needy|clingy|vain|timid|shy|weak|protective|wrapped|focused on|set in|fussy|picky|"
    r"gullible|naive|suspicious|negative|pessimistic|independent|forceful|pushy|loud|chatty|blunt|outspoken|impatient|impulsive|flirtatious|posh|grand)"
)

VERDICTS: tuple[tuple[str, ...], ...] = (
    # Faint praise and resignation: "didn't exactly help himself", "only so much one can do for somebody like that".
    (
        "trait",
        "person",
        "exactly",
        r"exactly (?!the (?:same|time|date|words)|sure|clear|known|certain|as|right|where|what|how|when|who|which|why|that|clean|easy|new)[\w'-]+",
        r"(?:not|(?:did|does|do|is|was|are|were|has|have)n't) ",
    ),
    (
        "trait",
        "person",
        "hardly",
        r"hardly (?:the (?:best|most|ideal|first|model|picture|sort|type)|an? (?:model|good|great|perfect|saint|angel))",
    ),
    (
        "trait",
        "free",
        "only",
        r"only (?:so much (?:that )?(?:you|we|i|one|anyone|anybody|staff|services?|a service|one service|people) can|do so much (?:if|for|when|with))",
    ),
    (
        "trait",
        "person",
        "not isn't isnt wasn't wasnt hardly never",
        r"(?:not|isn't|isnt|wasn't|wasnt|hardly|never) (?:been )?(?:an?|the|much of an?) (?:"
        + _ADV
        + r")?(?:good|great|nice|natural|brilliant|reliable|truthful|responsible|capable|caring|competent|positive|pleasant|healthy|supportive|stable|strong|likeable|honest|tidy|clean|patient|sensible|quick|easy|willing|happy) "
        + _ROLE
        + r"(?! (?:to|for) (?:visit|call|talk|ask|phone|do))",
    ),
    (
        "trait",
        "person",
        "poor bad hopeless useless terrible rubbish weak dreadful awful lousy {worse,slow} {no,not}",
        r"(?:poor|bad|hopeless|useless|terrible|rubbish|dreadful|awful|weak|lousy|slow|no good|not (?:very |any |much |particularly |that |so )?good|not great|no use) (?:at|with|when it comes to) "
        + _BODY
        + r"(?:[a-z]+ing\b|money|people|time ?keeping|relationships|boundaries|authority|children|kids|paperwork|cash|bills|names|change\b|parenting|conflict|criticism|discipline|routines?|housework|personal hygiene|hygiene|most things)",
    ),
    (
        "trait",
        "person",
        "weak hopeless useless soft blind gullible",
        r"(?:weak|hopeless|useless|soft|blind|gullible|daft|foolish) (?:where|when|as far as) [\w' ]{1,25}? (?:is|are|was) (?:concerned|involved|around)",
    ),
    (
        "trait",
        "person",
        "good skilled expert adept clever brilliant great {practised,master}",
        r"(?:good|skilled|expert|adept|clever|brilliant|great|practised|master) (?:at|in) (?:lying|hiding (?:things|the|it|his|her)|getting (?:his|her|their) (?:own )?(?:way|hands)|getting (?:what|round|out of (?!bed))|playing (?:the|people|us|staff|one)|manipulat\w+|pulling|making (?:people (?:feel|think|believe)|excuses|out|us)|twisting|fooling|putting (?:it )?on|turning on|deceiving|avoiding|covering (?:up|it)|saying (?:what|the right)|telling (?:people|us) what|working the)",
    ),
    (
        "trait",
        "known",
        "lack{s,ed,ing,}",
        r"(?:lacks|lacked|lacking|lack) (?:in )?(?:any |all |the |much |basic |even |a |an |real |proper |sufficient |appropriate |necessary |normal |\w+al )*(?!of\b|capacity|vitamin|iron|sleep|food|heating|money|funds|furni|evidence|staff|space|time|facilit|transport|equipment|sensation|feeling|appetite|energy|oxygen|mobility|balance|support|supervision|consent|information|access|services?|confidence|stamina|coordination|muscle|teeth|fluids?|calcium|protein|fine|core|grip|power|movement|sight|vision|hearing|detail|clarity|documents|papers|qualif|experience|training|opportunit|cloth|bedding|hot|privacy|company|contact|friends|strength|ability to (?:understand|retain|weigh|use|communicate)|capability|mental|permission|insurance|any\b|all\b|the\b|in\b|lower|upper|speech|and\b)[a-z]{4,}",
    ),
    (
        "trait",
        "known",
        "has have had {having,got,shows,showed,with}",
        r"(?:has|have|had|having|shows|showed|showing|with|got) (?:"
        + _ADV
        + r"|got ){0,2}?"
        + _FEW
        + r" (?:(?:real|proper|true|genuine|clear|consistent|basic|sensible|appropriate|other|age-appropriate|home|bedtime|daily) |\w+ (?:and|or) )?"
        + _ABSTRACT
        + _ABSTRACT_END,
    ),
    (
        "parenting",
        "free",
        "there",
        r"(?:there (?:is|are|was|were|seems? to be)|there's) (?:"
        + _ADV
        + r")?"
        + _FEW
        + r" (?:real |proper |clear |consistent |\w+ or )?(?:routines?|structure|discipline|boundaries|stimulation|consistency|warmth|affection|love|supervision|parenting|guidance|emotional warmth|family life|bond|attachment|remorse|insight|empathy)(?= (?:in|at|from|for|between|here|shown|with|within|and|or|to (?:the day|family|home))|[.,;]|$)",
    ),
    (
        "parenting",
        "person",
        "fail{s,ed,ing,}",
        r"(?:fails|failed|failing|fail) to (?:"
        + _ADV
        + r")(?:put (?:"
        + _POSSESSIVE
        + r"|the|him|her|them|others|[\w]+'s)|prioriti[sz]e|recogni[sz]e (?:the|that|how|"
        + _POSSESSIVE
        + r")|appreciate|understand (?:the|that|how|why)|acknowledge|accept (?:any|that|the|responsib|advice|"
        + _POSSESSIVE
        + r")|consider|take (?:responsib|any|the|advice|on board|account)|provide (?:a|any|adequate|for|appropriate|basic|good|emotional|"
        + _POSSESSIVE
        + r"|the (?:care|love|children))|meet (?:the|"
        + _POSSESSIVE
        + r") (?:[\w']+ )?needs|stimulate|supervise|grasp|see (?:the|that|how|why|beyond)|show (?:any|remorse|empathy|interest|warmth|insight)|learn|control|discipline|set (?:any |clear )?boundaries|parent|bond|nurture|look after|care for|manage (?:"
        + _POSSESSIVE
        + r"|money|the (?:home|children))|grow up|think (?:about|of)|follow through|keep the (?:home|house|flat|children)|co-?operate|safeguard|make (?:any|an) effort)",
    ),
    (
        "trait",
        "person",
        "should ought could",
        r"(?:should|ought to|could) (?:"
        + _ADV
        + r")(?:be able to|be|have|know|do|manage|cope|take)(?: [\w'-]+){0,6}? (?:by now|at (?:his|her|their) (?:age|time of life)|by this (?:age|stage)|for (?:his|her|their) age|as an? (?:mother|father|mum|dad|parent|grown|adult))",
    ),
    (
        "trait",
        "free",
        "man woman lad girl boy adult mother father person lady mum dad",
        r"(?:man|woman|lad|girl|boy|adult|mother|father|person|lady|mum|dad) (?:of|at) (?:that|this|his|her|their|\d\d|[\w-]+) ?(?:age |years )?(?:should|ought|shouldn't|would normally)",
        r"(?:an?|any|no) (?:grown |young |\w+ )?",
    ),
    (
        "parenting",
        "person",
        "neglect{s,ed,ing}",
        r"neglect(?:s|ed|ing) (?:"
        + _HIM
        + r"|the (?:children|kids|baby|house|home|flat|property|dog)|"
        + _POSSESSIVE
        + r" (?!side|left|right|syndrome)\w+)",
    ),
    (
        "conduct",
        "person",
        "dominat{es,ed,ing}",
        r"dominat(?:es|ed|ing) (?:the |all |every )?(?:conversations?|meetings?|visits?|proceedings|sessions?|discussions?|him|her|them|group|others|everyone|household|{kin})",
    ),
    ("trait", "anyone", "bring{s,ing} brought", r"(?:brings?|bringing|brought) out the worst"),
    (
        "trait",
        "anyone",
        "lead{s,ing} led",
        r"(?:leads?|leading|led) (?:him|her|them|others|the others|[\w]+|the \w+|(?:his|her|their) \w+) astray",
    ),
    (
        "trait",
        "person",
        "do{,es,n't,esn't,nt,esnt} did{,n't,nt} never not won't isn't aren't",
        r"(?:(?:does|do|did)(?: not|n't|nt)|never|not|won't|isn't|aren't) (?:"
        + _ADV
        + r")pull(?:s|ing|ed)? "
        + _POSSESSIVE
        + r" weight",
    ),
    (
        "trait",
        "person",
        "take{s,n} took taking",
        r"(?:takes?|taking|took|taken) (?:advantage of (?!the (?:offer|opportunity|service|good weather|break))(?:him|her|them|us|staff|carers|the|"
        + _POSSESSIVE
        + r"|people|everyone)|(?:him|her|them|us|me|staff|carers|everyone|everything|it all|people|services) for granted)",
    ),
    (
        "trait",
        "person",
        "do{es,} does did",
        r"(?:does|do|did) (?:exactly |just |pretty much )?(?:as|what(?:ever)?) (?:he|she|they) (?:pleases?|likes?|wants?|pleased|liked|wanted)(?! (?:to (?:wear|eat|watch)|for (?:breakfast|lunch|tea)))",
    ),
    (
        "trait",
        "person",
        "does do did doing makes make made puts put putting with shows",
        r"(?:does|do|did|doing|makes?|made|puts?|putting|with|shows) (?:in )?(?:"
        + _ADV
        + r")?(?:the (?:bare |absolute )?minimum|(?:no|little|very little|zero|minimal|not much|hardly any) effort)",
    ),
    (
        "trait",
        "person",
        "relies rely depends depend relying",
        r"(?:relies|rely|relying|depends?) (?:far |much )?too (?:much|heavily) (?:up)?on",
    ),
    ("trait", "person", "far way much", r"(?:far|way|much) too " + _TOO),
    (
        "trait",
        "person",
        "too",
        r"too (?:trusting|lenient|proud|stubborn|permissive|casual|complacent|gullible|naive|forgiving|clever (?:by half|for (?:his|her|their))|nice for|familiar|forceful|pushy|passive|soft on|soft with|hard on|harsh (?:on|with)|quick to|ready to|eager to|keen to|easily (?:swayed|influenced|led|pleased|upset|offended|put off))",
    ),
    (
        "trait",
        "anyone",
        "set{s,ting}",
        r"(?:sets?|setting) (?:such )?an? (?:very |really )?(?:bad|poor|terrible|dreadful|awful) example",
    ),
    (
        "trait",
        "free",
        "unhealthy toxic dysfunctional destructive co-dependent codependent inappropriate one-sided enmeshed unnatural",
        r"(?:unhealthy|toxic|dysfunctional|destructive|codependent|inappropriate|one-sided|enmeshed|unnatural) (?:one|relationship|friendship|bond|attachment|influence|dynamics?|marriage|upbringing|closeness|hold)(?! (?:with (?:food|alcohol|drink)|support|service|project))",
    ),
    (
        "parenting",
        "free",
        "quality standard{,s} level{,s}",
        r"(?:quality|standards?|levels?) of (?:the |"
        + _POSSESSIVE
        + r" |\w+'s )?(?:interactions?|parenting|care|engagement|attachment|supervision|hygiene|cleanliness|conversation|play|contact|commitment|co-?operation|motivation|insight|housekeeping|decor|stimulation|home life) (?:[\w'-]+ ){0,3}?(?:is|was|are|were|has been|remains?|seen was) (?:"
        + _ADV
        + r")"
        + _BAD,
    ),
    (
        "household",
        "free",
        "standard{,s}",
        r"standards (?:(?:in|of|at|here)(?: [\w'-]+){0,3} )?(?:is|are|was|were|have) (?:" + _ADV + r")" + _BAD,
    ),
    (
        "household",
        "free",
        "below falls short {beneath,under}",
        r"(?:(?:falls? )?(?:well |far |way )?(?:below|short of|beneath)) (?:an? |the |any |what (?:is|anyone would call) )?(?:reasonable |basic |minimum |good |normal |even |decent |acceptable )*(?:acceptable|accepted|standards?|decent|hygienic|expect(?:ed)? (?:standards?|of))(?: standards?)?",
    ),
    (
        "household",
        "free",
        "not no",
        r"(?:not how (?:anyone|anybody|people|a (?:child|person|family|human)|children|you) (?:should|ought)|no (?:place|way|environment|home) (?:for an? (?:child|baby|family|human|person|old|vulnerable)|for (?:children|kids|anyone|anybody)|to (?:bring up|raise|live|keep)))",
    ),
    (
        "trait",
        "anyone",
        "account version story stories explanation{,s} denial{,s}",
        r"(?:account|version|story|stories|explanations?|denials?) (?:(?!that|which|because)[\w'-]+ ){0,4}?(?:(?:is|was|were|are|did|does|do)(?: not|n't|nt)) (?:"
        + _ADV
        + r")(?:believable|credible|convincing|plausible|ring true|add up|make sense|hold (?:up|water)|truthful|honest|true|stack up|to be believed)",
    ),
    (
        "conduct",
        "person",
        "behav{ed,ing,es,e} act{ed,ing,s}",
        r"(?:behav(?:ed|ing|es|e)|act(?:ed|ing|s)) (?:very |extremely |really |quite |so |most |rather )?(?!appropriately|normally|well|calmly|safely|independently|quickly|promptly|typically|differently|exactly|immediately|accordingly|responsibly|kindly|politely|lawfully|similarly|beautifully|sensibly|nicely|unlawfully|only|really|consistently|solely|jointly|fairly|reasonably|perfectly|properly|swiftly|early|as)[a-z]+(?:ly|ward)",
    ),
    (
        "conduct",
        "anyone",
        "behaviour{,s} conduct attitude manner language",
        r"(?:behaviours?|conduct|attitude|manner|language) (?:(?:in|at|on|towards?|with|during|of|to|when|while|around) (?:[\w'-]+ ){1,5}?)(?:is|was|were|has been|are) (?:"
        + _ADV
        + r")(?:unacceptable|appalling|disgraceful|challenging|inappropriate|bad|poor|terrible|awful|shocking|difficult|aggressive|hostile|disruptive|dreadful|vile|atrocious|rude|unpleasant|bizarre|odd|strange|concerning|childish|foul)",
    ),
    (
        "muddle",
        "person",
        "not isn't wasn't",
        r"(?:not|isn't|wasn't|isnt|wasnt) (?:quite |really |at all |been )?(?:himself|herself|themselves|themself|(?:his|her|their) usual self)(?= (?:today|tonight|this|at all|again|lately)|[.,;]|$| and i\b)",
    ),
    (
        "trait",
        "free",
        "cooking parenting housekeeping hygiene time{,-}keeping attitude manners conversation communication budgeting judgement outlook lifestyle insight commitment housework cleaning parenting upbringing money understanding choice{,s} taste reasoning motivation",
        r"(?:cooking|parenting(?: skills)?|housekeeping|hygiene|time ?-?keeping|attitude|manners|conversation|communication(?: skills)?|budgeting|money management|judgement|outlook|lifestyle|insight|commitment|housework|cleaning|upbringing|choices? (?:of|in) [\w']+|taste in \w+|reasoning|motivation) (?:is|are|was|were) (?:"
        + _ADV
        + r")(?:dire|atrocious|abysmal|diabolical|rubbish|hopeless|unhealthy|toxic|disgusting|a disgrace|a joke|immature|childish|warped|twisted|"
        + _BAD[3:-1]
        + r")",
        r"(?:his|her|their|[\w]+'s) (?:personal |own |general |whole )?",
    ),
    (
        "parenting",
        "free",
        "zero no little nil minimal",
        r"(?:zero|no|little|nil|minimal) (?:parenting|discipline|supervision|boundaries|routine|stimulation|structure|effort|insight|remorse|empathy|motivation|respect|manners|warmth|affection|bond|love|interest)(?: or \w+)? (?:going on|in (?:that|this|the) (?:house|home|family|flat)|from (?:him|her|mum|dad|either|the parents|parents)|whatsoever|to speak of|shown(?! in pain)|made)",
    ),
    (
        "trait",
        "free",
        "relationship{,s} friendship marriage bond dynamic{,s}",
        r"(?:relationships?|friendship|marriage|bond|dynamics?) (?:(?!which|that|because|with the)[\w']+ ){0,5}?(?:is|was|are|were) (?:"
        + _ADV
        + r")(?:an? )?(?:unhealthy|toxic|dysfunctional|destructive|one-sided|co-?dependent|poisonous|weird|odd|strange|not healthy|not normal|inappropriate|too close|enmeshed|unnatural|dreadful|a disaster)",
    ),
    (
        "trait",
        "person",
        "let{,s,ting}",
        r"(?:lets?|letting) (?:people|others|everyone|men|him|her|them|(?:his|her|their) \w+|{kin}) (?:walk (?:all )?over|rule|take advantage|use (?:him|her|them)|push (?:him|her|them)|dictate|boss|get away|run rings|do (?:what|as|everything|all)|treat (?:him|her|them)|talk to (?:him|her|them))",
    ),
    (
        "trait",
        "person",
        "could should",
        r"(?:could|should) (?:easily |really |certainly )?(?:be )?do(?:ing)? (?:a lot|much|far|so much|lots|a great deal|a bit) more(?! (?:exercise|walking|stretch\w+|than (?:last|before)))",
    ),
    (
        "trait",
        "person",
        "emotionally mentally",
        r"(?:emotionally|mentally) (?:about|aged?|like an?|more like|only|still|at the level of|functioning at|around|going on) (?:an? )?(?:\w+)",
    ),
    ("parenting", "person", "ill badly poorly not hardly", r"(?:ill|badly|poorly|not|hardly)[- ]equipped (?:to|for)"),
    (
        "impression",
        "person",
        "not {n't,doesn't,didn't,don't,don't,doesnt}",
        r"(?:not|doesn't|didn't|don't|doesnt) (?:really )?(?:come (?:over|across) as|seem|appear|strike me as|sound) (?:to be |very |particularly |all that |that |an? |at all )*(?:genuine|sincere|honest|truthful|motivated|bothered|interested|concerned|sorry|remorseful|bright|clever|maternal|caring|committed|reliable|trustworthy|willing|keen|engaged|to care|warm)",
    ),
    (
        "positive",
        "anyone",
        "credit",
        r"credit to (?:him|her|them|(?:his|her|their|the) [\w-]+(?: \w+)?)",
        r"an? (?:real |great |absolute )?",
    ),
    (
        "positive",
        "person",
        "excellent wonderful fantastic brilliant amazing superb devoted outstanding",
        r"(?:excellent|wonderful|fantastic|brilliant|amazing|superb|devoted|outstanding|exemplary) (?:carers|parents|family|people|couple|neighbours|sons|daughters|siblings|team|young (?:man|woman|person|people))",
    ),
)
