"""Frames of motive, knowledge, intention and feeling: (kind, what it is said of, heads, pattern[, what stands before]).

Kind `motive` is what only the person can know; `feeling` is what they may well have told, so that their own words next to
it keep it quiet. Heads are the words that the pattern begins with.
"""

from __future__ import annotations

_ADV = r"(?:(?:really|just|only|simply|clearly|obviously|actually|secretly|probably|always|also|still|even|quite|now|then|truly|genuinely|seem to|appear to|particularly|necessarily|fully|ever|once) ){0,3}"
_US = r"(?:us|me|staff|(?:the )?services|the outside world|everyone|everybody|people|carers?|nurses?|workers?|professionals|services|social (?:services|workers?)|others|anyone|anybody|somebody|someone|the (?:team|staff|carers|nurses|school|court|police|doctor|gp|judge|panel|workers?|social workers?|others?|family|school|department|agency))"
_ANYBODY = r"(?:" + _US[3:-1] + r"|him|her|them|(?:(?:his|her|their|the) )?{kin})"
_PRONOUN = r"(?:he|she|they)"
_POSSESSIVE = r"(?:his|her|their)"
_SELF = r"(?:himself|herself|themselves)"

# What is done against others, or for show; said of somebody's aims, it reads a mind.
_PLOT = (
    r"(?:appear |look (?:good|like|as|innocent|the|ill|better|worse|poorly)|seem |come across|portray |present (?:himself|herself|themselves|as)|convince |pressuri[sz]e|pressure |"
    r"dominate|take over|isolate |bribe|guilt|undermine|sabotage|discredit|deflect|distract|divert|derail|delay (?:the|things|us|his|her|their)|stall|drag (?:it|things|this|us|me|everyone) (?:out|into|in|down)|mislead|deceive|hoodwink|outwit|outsmart|"
    r"provoke|goad|bait |punish|intimidate|frighten "
    + _ANYBODY
    + r"|scare "
    + _ANYBODY
    + r"|shock |embarrass|humiliate|poison |ruin |spoil |wreck |trap |con |trick |fool |lie |blackmail|split |score points|drive a wedge|come between|"
    r"turn "
    + _ANYBODY
    + r" against|force (?:him|her|them|"
    + _US
    + r")|push (?:him|her|them|us|me|for a|the boundaries)|"
    r"get (?:sent|moved|rehoused|sacked|thrown|kicked|removed|away with|one over|back at|at (?:me|us|him|her|them|staff|the)|a (?:reaction|rise|rehouse|bigger|transfer|move)|(?:his|her|their) own (?:way|back)|"
    r"out of (?!bed|hospital|here|the|his|her|their|a chair|chair|bath|breath)|round (?:the (?:rules|staff|system|doctor|conditions)|staff|me|us|him|her|them|it)|rid of "
    + _ANYBODY
    + r"|more (?:money|hours|drugs|medication|meds|benefits|sympathy|attention|diazepam|codeine)|"
    r"sympathy|attention|"
    + _US
    + r" (?:to (?!help|call|visit|come|move|pass|bring|make|put|take|ring|fetch|get|open)|into|in trouble|sacked|off)|himself (?:moved|sent|admitted|arrested|sectioned|excluded|kicked|thrown|evicted|noticed|sacked)|herself (?:moved|sent|admitted|arrested|sectioned|excluded|kicked|thrown|evicted|noticed|sacked))|"
    r"make (?:"
    + _ANYBODY
    + r"|it|out|things|himself|herself|themselves) (?:look|feel (?!better|comfortable|at|welcome|safe|easier)|seem|sound|difficult|jealous|believe|think|out)|"
    r"keep (?:"
    + _ANYBODY
    + r"|it|this) (?:quiet about|away|out of|sweet|apart|hidden|at arm|a secret|from (?:seeing|knowing|finding|talking|speaking|leaving|asking))|"
    r"hide (?!under|behind|in\b|his face|her face)\w+|cover (?:up|for|his tracks|her tracks|their tracks|things|it up)|conceal|avoid (?:me|us|staff|contact with|responsib\w+|answering|the (?:question|issue|subject|meeting|visit|topic)|being (?:asked|seen|found|challenged)|"
    + _POSSESSIVE
    + r" (?:responsib\w+|worker|carers?|social worker))|"
    r"put (?:us off|me off|the blame|one over|pressure)|blame |excuse |justify |minimi[sz]e|impress |please (?:us|me|everyone|everybody|professionals|staff|social|the court|him|her)|gain (?:sympathy|attention|control|favour|an advantage)|"
    r"stop "
    + _ANYBODY
    + r" (?:from )?(?!falling|hurting|harming|getting|bleeding|running|going|crying|hitting|smoking|drinking)\w+ing|prove (?:a point|us|me|that|(?:he|she|they))|manipulate|prolong |buy (?:time|"
    + _ANYBODY
    + r" (?:off|with)|affection|"
    + _POSSESSIVE
    + r" (?:love|affection|silence|way))|"
    r"wriggle|leave unnoticed|destroy |show (?:off|us up|me up|him up|her up)|rule the|control (?:him|her|them|everyone|everybody|everything|"
    + _US
    + r"|the (?:situation|conversation|meeting|visit|narrative|children)))"
)
_LIBERTY = (
    r"(?:talk to|speak to|treat |do (?:what|as|whatever|anything)|get away|come and go|walk (?:in|all|out|over)|just |behave|carry on (?:as|like)|ignore|pick and choose|order |boss |use (?:us|staff|me|the)|turn up|hit |fool |con |wind |dictate|rule |demand|manipulate|control |"
    r"buy (?:him|her|them|people|us|"
    + _POSSESSIVE
    + r")|swan|drink as|have (?:it|what|everything|"
    + _POSSESSIVE
    + r" cake)|say (?:what|anything)|take (?:what|over)|pull |play |get (?:what|round|out of (?!bed|the|hospital)|anything)|spend what|have a go|break the|push |lie |bully |run the)"
)
_BUT = (
    r"(?=[^.;\n]{0,70}?\b(?:but|yet|and) (?:"
    + _PRONOUN
    + r" )?(?:still|just|simply) (?!needs?|requires?|struggl|finds?|gets? (?:lost|confused|muddled|tired)|forgets?|asks?|cannot|can't|has to|likes|wants|enjoys|worr|feels|prefers|about|as|has|is|under|not)\w+|[^.;\n]{0,70}?\b(?:and|but|yet|just|still|,)\W{1,2}(?:"
    + _PRONOUN
    + r" )?(?:still |just |then |simply )?(?:chooses?|chose|does it|did it|ignores?|ignored|carries on|carried on|goes ahead|went ahead|lets |let |refuses|doesn't (?:care|bother|want|act)|does not (?:care|bother|want|act)|does nothing|did nothing|did not bother|didn't bother|"
    r"can't be bothered|cannot be bothered|couldn't be bothered|won't |continues to|breaks|flouts|lies|persists|disregards?|it makes no difference|gets? (?:drunk|involved)|drinks|takes? drugs))"
)
_TOOLS = (
    r"(?:the |"
    + _POSSESSIVE
    + r" |a |this |these |every |all |our |so-called )?(?:(?:own|older|younger|elderly|new|ill|sick) )?(?:children|kids|child|son|daughter|baby|grandchildren|contact|complaints?|complaining|safeguarding|process|court|courts|illness|sickness|disability|condition|diagnosis|mental health|autism|adhd|anxiety|depression|age|past|grief|bereavement|trauma|childhood|health|falls?|pain|symptoms|seizures?|tears?|crying|charm|looks|sex|threats?|self-harm|overdoses?|suicide|"
    r"religion|faith|culture|race|silence|emotional blackmail|guilt|system|situation|incident|money|mum|mother|dad|father|wife|husband|partner|brother|sister|family|nan|police|solicitor|mp|social services|staff|us|me|him|her|them|access|violence|anger|temper|aggression|behaviours?|drink|drinking|hospital|ward|placement|pregnancy|separation|divorce|inheritance|will|visits?|meetings?|process(?:es)?|lies)(?: (?:process|procedures?|system|issues?|problems?|card|concerns?|referrals?))?"
)

MINDS: tuple[tuple[str, ...], ...] = (
    # A suspicion put into the reader's mouth: "one wonders who pays", "makes you wonder whether he wants to".
    (
        "motive",
        "free",
        "one you",
        r"(?:one|you) (?:(?:do|does|did|has to|have to|can only|can't help(?: but)?|cannot help(?: but)?) )?(?:wonders?|wondering|assumes?|suspects?) ?(?=(?:if|whether|why|what|who|how|where|when|that|is|was|it|he|she|they|the|his|her|about)\b)",
        r"(?:^|[.,;:!?)\n] ?|which |and |but |so )",
    ),
    ("motive", "free", "makes made making", r"(?:makes|made|making) (?:you|one|me|us) wonder"),
    (
        "motive",
        "person",
        "presumably",
        r"presumably (?:\w+ing|to (?:get|avoid|hide|see|make|cover|impress)|so (?:that )?(?:he|she|they)|after (?:his|her|the) (?:money|house|flat|pension))",
    ),
    (
        "motive",
        "person",
        "would {he'd,she'd,they'd}",
        r"(?:would|he'd|she'd|they'd) (?:rather|sooner) (?:we|she stayed|he stayed|dump|let (?:us|others|her|him)|(?:be|sit|stay) (?:on|with|out)\b[^.;\n]{0,40}? than)",
    ),
    # Knowledge held against somebody.
    (
        "motive",
        "known",
        "know{,s,n,ing} knew",
        r"(?:know|knows|knew) (?:"
        + _ADV
        + r")(?:that |what |how |why |when |where |which |the (?:rules?|risks?|conditions?|score|deal|consequences) |full well |(?:the|his|her|their|all the) |"
        + _PRONOUN
        + r" )[^.;\n]{0,60}?"
        + _BUT,
    ),
    (
        "motive",
        "known",
        "{fully,well,perfectly,quite} only",
        r"(?:fully|well|perfectly|quite|only too|all too) aware (?:of|that|what|how|why)[^.;\n]{0,60}?" + _BUT,
    ),
    # Wants that reach into other heads.
    (
        "motive",
        "person",
        "want{,s,ed,ing}",
        r"want(?:s|ed|ing)? (?:"
        + _ANYBODY
        + r"|the world|it) to (?:think|believe|feel (?:sorry|bad|guilty|jealous)|see (?:him|her|them) as|worry|suffer|fail|do everything|do it all|run (?:round|around|after)|wait on|fight|jump|look (?:bad|stupid|like)|be (?:scared|afraid|jealous|angry|blamed|punished|upset|sacked)|lie for|die|go away|back off|pay for it|give in|notice|leave (?:him|her) for)",
    ),
    (
        "motive",
        "person",
        "want{,s,ed,ing}",
        r"want(?:s|ed|ing)? (?:"
        + _ADV
        + r")to (?:stop|keep|prevent) "
        + _ANYBODY
        + r" (?:from )?(?:talking|speaking|seeing|quiet|away|apart|under|from|leaving|asking|saying|having)",
    ),
    ("motive", "person", "want{,s,ed,ing}", r"want(?:s|ed|ing)? (?:" + _ADV + r")to " + _PLOT),
    (
        "motive",
        "person",
        "do{,es,n't,esn't,nt,esnt} did{,n't,nt}",
        r"(?:does|do|did)(?: not|n't|nt) (?:"
        + _ADV
        + r")want (?:"
        + _US
        + r"|outside agencies|agencies) (?:to )?(?:know(?:ing)?|see(?:ing)?|find(?:ing)?(?: out)?|hear(?:ing)?|look(?:ing)?|ask(?:ing)?|realis\w+|notic\w+)",
    ),
    (
        "motive",
        "person",
        "simply clearly obviously plainly",
        r"(?:simply|clearly|obviously|plainly) (?:does|do|did)(?: not|n't|nt) (?:want|like|care|intend|wish|feel|believe|think|see|mean|trust|enjoy|love)",
    ),
    # What somebody is said not to care, think or feel.
    (
        "motive",
        "person",
        "do{,es,n't,esn't,nt,esnt} did{,n't,nt} will won't wont would{,n't,nt}",
        r"(?:(?:does|do|did|would)(?: not|n't|nt)|will not|won't|wont) (?:"
        + _ADV
        + r")(?:value |respect |prioriti[sz]e |appreciate |bother(?: (?:to|with|about|herself|himself)|(?= |$|[.,;]))|care (?!plan|home|for (?:tea|coffee|milk|meat|fish|sugar))|regret|mean (?:it|a word|any of)|realise |recogni[sz]e (?:that |the |how )|acknowledge |consider (?:the|his|her|their|how|others|anyone|what)|think (?:about|of) (?:the|"
        + _POSSESSIVE
        + r"|anyone|others|how|what|consequences|anybody)|"
        r"see (?:(?:this|that|it|school|education|parenting|violence|drinking|contact|work|safety|the \w+) as|the (?:point|problem|danger|risk|risks|harm|value|seriousness|need for change)|why "
        + _PRONOUN
        + r" should|a problem|anything wrong|past|beyond)|take (?:it|this|that|any|things|his|her|their|the) (?:[\w'-]+ ){0,4}seriously|feel (?:secure|loved|guilty|sorry|bad|any|remorse|responsible)|"
        r"like (?:being|to be) (?:told|challenged|questioned|corrected|wrong|contradicted|managed)|like (?:professionals|social workers|authority|women|men)|grasp |want (?:to know|better|the best)|give (?:it|this|that|him|her|them|the) (?:a|any) (?:second )?thought)",
    ),
    # Aims.
    (
        "motive",
        "person",
        "try tr{ies,ied,ying} attempt{s,ed,ing} seek{s,ing} sought looking hoping hopes aiming aims {wanting,determined,desperate,keen,out,set}",
        r"(?:try|tries|tried|trying|attempts?|attempted|attempting|seeks?|seeking|sought|looking|hoping|hopes|aiming|aims|determined|desperate|keen|out|set out) to (?:"
        + _ADV
        + r")"
        + _PLOT,
    ),
    (
        "motive",
        "person",
        "plott{ing,ed} plots scheming schem{es,ed} conspiring conniving",
        r"(?:plotting|plotted|plots|scheming|schemes|schemed|conspiring|conniving) (?:to|against|with|how|ways?|something)",
    ),
    (
        "motive",
        "person",
        "hop{ing,es,ed}",
        r"hop(?:ing|es|ed) (?:that )?(?:we|i|social services|services|the (?:case|order|police|court|team|panel|social worker)|nobody|no one|no-one|staff|people|this|it all) (?:"
        + _ADV
        + r")(?:(?:will|would|won't|wouldn't|can|might|could|don't|do not|just) )*(?:be (?:closed|dropped|fooled|forgotten)|close|go away|goes away|give up|forget|drop|leave|notice|believe|feel|blow|give (?:him|her|them)|end|overlook|miss|turn a blind)",
    ),
    (
        "motive",
        "adjunct",
        "to",
        r"to (?:get (?:rid|shot) of "
        + _ANYBODY
        + r"|shut "
        + _ANYBODY
        + r" up|keep (?!the (?:baby|child|children|dog)|him|her|them)(?:[\w']+ ){1,3}(?:happy|quiet|sweet|off "
        + _POSSESSIVE
        + r" back)|get (?:us|me|"
        + _US
        + r") (?:off|out)|fob "
        + _ANYBODY
        + r" off|placate |appease |humour (?:us|me|"
        + _US
        + r")|pacify (?:us|me|"
        + _US
        + r")|"
        r"please (?:us|me|everyone|everybody|professionals|social workers|the (?:court|judge|social worker))|avoid (?:me|us|staff|answering|responsibility|the (?:question|issue|subject|consequences)|"
        + _POSSESSIVE
        + r" responsib\w+)|cover (?:for|up for) "
        + _ANYBODY
        + r"|cover (?:up|"
        + _POSSESSIVE
        + r" tracks|things up|it up)|hide (?:the (?:truth|extent|fact|evidence)|what|how much|"
        + _POSSESSIVE
        + r" (?:drinking|drug|relationship|true|real))|be (?:spiteful|nasty|awkward|difficult|moved|sectioned|noticed|centre of|vindictive|the centre)|teach "
        + _ANYBODY
        + r" a lesson|see what (?:"
        + _PRONOUN
        + r" )?(?:can|could) get|feel important|feel sorry)",
        r"(?:(?:in order|so as|just|only|purely|simply|solely|merely|clearly|obviously|deliberately|calculated|designed|all done|done|did it|does it|did this|said (?:it|this|that|so)|says (?:it|this|that)|a (?:way|ploy|trick|tactic|lie|story) )|(?:agreed|agrees|agree|agreeing|went along|complied|signed|lied|lies|lying|apologised|cried|smiled|nodded|pretended)(?: (?:to|with|it|up|along|off|the|everything|all)(?: [\w']+){0,4})?) ?",
    ),
    (
        "motive",
        "adjunct",
        "only purely solely simply merely",
        r"(?:only|purely|solely|simply|merely) (?:ever )?(?:agree[sd]?|agreeing|came|comes?|coming|attend(?:s|ed|ing)?|went|goes|said|says?|saying|visit(?:s|ed|ing)?|rings?|rang|phones?|calls?|called|does|did|doing|engag\w+|complie[sd]|stays?|stayed|turn(?:s|ed) up|let|lets|told|tells|signed|signs|answers?|cries|cried|apologi[sz]\w+|accept(?:s|ed)?|married|had (?:the|a) (?:baby|child)|joined|behaves?|talks?|keeps?|kept|wants?|wanted) (?:[\w'-]+ ){0,6}?"
        r"(?:to (?:get (?:a|an|his|her|their|out|at|back|what|away|attention|money|sympathy|rid|us|me)|keep (?:\w+ ){1,3}(?:happy|quiet|sweet|off)|please|avoid|see what|look|make (?:us|me|him|her|a point|it|people)|impress|gain|shut|satisfy|tick|appease|wind|annoy|spite|cause|scrounge|borrow|cadge|moan|complain|argue|check up|show off|use)|so (?:that )?"
        + _PRONOUN
        + r" (?:can|could|gets?|doesn't|don't|won't|will|would|does not)|because (?:"
        + _PRONOUN
        + r" (?:wants?|wanted|gets?|got|thinks?|thought|knows?|knew|has to|had to|likes?|hopes?|fancies|fancied|feels?|is|was) |of (?:the (?:money|threat|court|police)|what)|it suits|there(?:'s| is| was))|for (?:what|an? (?:easy|quiet|free))|when (?:it suits|"
        + _PRONOUN
        + r" (?:wants? (?:something|money|a )|is after|has run|have run|runs)))",
    ),
    (
        "motive",
        "adjunct",
        "just",
        r"just (?:(?:does|did|doing|says?|said|saying|agree[sd]?|cries|cried|crying|rings?|visits|attends|complies|complied|engages|engaged|stays|keeps|acts|acting|behaves) (?:[\w'-]+ ){0,4}?)?(?:because "
        + _PRONOUN
        + r" (?:gets?|got|likes?|liked|wants?|wanted|knows?|knew|thinks?|thought|fancies|fancied|hopes?|hoped|enjoys?|can\b|could|is after|was after|is bored|was bored|has to|will get|would get|doesn't (?:like|want)|didn't (?:like|want)|couldn't be|can't be)|so (?:that )?"
        + _PRONOUN
        + r" (?:does not|doesn't|don't|won't|wouldn't|didn't) have to)",
    ),
    (
        "motive",
        "adjunct",
        "because cos",
        r"(?:because|cos) "
        + _PRONOUN
        + r" (?:just |only |simply )?(?:thinks (?:"
        + _PRONOUN
        + r"|that|it|we|the|rules|everyone)|likes the (?:attention|company|drama|fuss|power)|enjoys (?:the|being|winding)|(?:is|was) (?:jealous|bored|spoilt|after|trying to|lazy|selfish|nosy)|couldn't be bothered|can't be bothered|doesn't care|didn't care|wants? attention|wanted attention|knows (?:"
        + _PRONOUN
        + r" (?:can|will|is)|we|it (?:upsets|annoys|winds|works|gets)))",
    ),
    (
        "motive",
        "person",
        "us{e,es,ed,ing}",
        r"us(?:e|es|ed|ing) "
        + _TOOLS
        + r" (?:to (?!get (?:to|around|about|in|out)|help|support|calm|communicate|relax|pay|buy|contact|talk|explain|move|stand|walk|interpret|translate|understand|fund|stay|remember|speak|make)\w+|as (?!an? (?:interpreter|translator|reward|support|carer|reason|aid|prompt)|interpreter|translator)(?:an? |"
        + _POSSESSIVE
        + r" )?(?:pawns?|weapons?|excuses?|leverage|shields?|bargaining|ammunition|punchbags?|crutch|means|way|servants?|tools?|messengers?|go-between|cover|alibi|control|threat)|against (?:him|her|them|us|me|staff|the|"
        + _POSSESSIVE
        + r"))",
    ),
    # Thoughts.
    (
        "motive",
        "person",
        "think{,s,ing} believe{,s}",
        r"(?:think|thinks|thinking|believes?) (?:that )?(?:"
        + _PRONOUN
        + r" (?:can|could|should be able to)) (?:"
        + _ADV
        + r")"
        + _LIBERTY,
    ),
    (
        "motive",
        "person",
        "think{,s,ing} believe{,s} thought",
        r"(?:think|thinks|thought|believes?) (?:that )?(?:(?:everyone|everybody|people|we|staff|the world|others|services|the (?:service|council|state|carers|nurses|staff)|social services) (?:should (?:do|drop|run|be at|look|give|pay|wait|put|let)|owes?|are (?:all )?(?:there (?:to|for)|here to|out|against|stupid|daft|idiots|beneath)|is (?:there|against|stupid|out)|must|exists?|revolves)|only (?:of|about) |nothing of |it(?:'s| is) (?:all )?(?:ok|okay|fine|acceptable|funny|clever|alright|all right|his right|her right|a game|a joke|beneath)(?: for| to)?|"
        + _PRONOUN
        + r"(?: (?:knows? (?:best|better|it all|everything|more)|doesn't (?:need to|have to)|does not (?:need to|have to)|don't have to|is (?:above|owed|entitled|untouchable|better than|the boss|a law)|should get (?:everything|more|special))))",
    ),
    (
        "feeling",
        "person",
        "feel{s,} felt",
        r"(?:feels?|felt) (?:"
        + _ADV
        + r")(?:threatened by|superior|entitled|nothing (?:for|about)|no (?:guilt|remorse|shame|love|bond|empathy|responsibility)|(?:that )?the world owes|hard done by)",
    ),
    (
        "motive",
        "person",
        "must",
        r"must (?:have (?:thought|known|wanted|felt|realised|enjoyed|hated|loved|planned|intended|decided)|(?:think|know|want|hate|love|feel|resent|enjoy|realise)(?! (?:who|how to|what to|where to|about the|that (?:the|this|they can)))|be (?:hiding|lying|ashamed|jealous|hoping|covering|trying to)) ",
    ),
    (
        "motive",
        "person",
        "has have had {he's,she's,they've,hes,shes}",
        r"(?:has |have |had |he's |she's |they've |hes |shes )(?:"
        + _ADV
        + r")(?:decided|made up "
        + _POSSESSIVE
        + r" mind) (?:that )?(?:we|everyone|everybody|nobody|no one|staff|services|social (?:services|workers)|professionals|the world|(?:the )?school|the (?:carers|nurses|team)) (?:are|is|do|don't|hate|hates|were|have|has)",
    ),
    (
        "motive",
        "person",
        "has have had {he's,she's,they've}",
        r"(?:has |have |had |he's |she's |they've )(?:"
        + _ADV
        + r")given up(?= (?:since|on (?:life|"
        + _SELF
        + r"|everything|everyone)|hope|completely|altogether|trying|caring|fighting|the will)|[.;,]|$)",
    ),
    (
        "motive",
        "person",
        "choos{es,ing} chose chosen",
        r"(?:chooses|choosing|chose|has chosen) to (?:break|ignore|disregard|drink(?! (?:tea|water|coffee|more|less|from))|lie\b(?! (?:down|in|on))|live (?:like|in (?:squalor|filth|this|chaos|dirt|a mess))|put (?:"
        + _SELF
        + r"|"
        + _POSSESSIVE
        + r" (?:own|partner|boyfriend))|forget|believe|blame|argue|be (?:rude|difficult|awkward|violent|aggressive|ill|offended|a victim)|not )",
    ),
    (
        "motive",
        "person",
        "worked figured cottoned twigged discovered sussed",
        r"(?:worked out|figured out|cottoned on|twigged|discovered|sussed(?: out)?) (?:that |how )?(?:if |by |"
        + _PRONOUN
        + r" (?:can|gets?|will|could)|to (?:get|play|work)|we |staff |when )",
    ),
    (
        "motive",
        "person",
        "would {he'd,she'd,they'd}",
        r"(?:would|he'd|she'd|they'd) (?:rather|sooner) (?:be with (?:his|her|their|a|that)|drink\b(?! tea| coffee| water)|blame|lie\b(?! down| in)|believe|lose|go out (?:drinking|with|on)|spend (?:it|money|"
        + _POSSESSIVE
        + r" money)|protect|sit (?:at home|on|around)|starve|sleep around|party)[^.;\n]{0,60}? than",
    ),
    (
        "motive",
        "anyone",
        "without with no",
        r"(?:without (?:any |a )?|with no |no (?=plan|thought))(?:plan|plans|intention|intent|thought|desire|wish|inclination|care|regard) (?:to (?:stick|keep|change|engage|do|stop|work|return|pay|help|comply|follow|attend)|of (?:sticking|keeping|changing|engaging|doing|stopping|working|returning|paying|helping|complying|following|attending)|for (?:anyone|others|the|"
        + _POSSESSIVE
        + r"|how|what|safety)|about (?:how|what|the|others))",
    ),
    (
        "motive",
        "person",
        "see{s,} saw view{s,ed} treat{s,ed,ing} regard{s,ed} us{es,e,ing,ed}",
        r"(?:sees?|saw|views?|viewed|treats?|treated|treating|regards?|regarded|uses|used|using|use) (?:the|"
        + _POSSESSIVE
        + r"|us|this|that|staff|school|nursery|carers|contact|him|her|them|services|professionals|parenthood|motherhood|it|everything|women|men)(?: [\w']+){0,3}? (?:as|like) (?:an? |his |her |their |some (?:kind|sort) of (?:a )?|something of an? |just an? |little more than (?:a )?)?(?:free |personal |own |big |complete |total |unpaid )*(?:babysitt\w+|child ?care|servants?|skivv\w+|hotel|doss ?house|joke|game|laugh|cash (?:machine|point|cow)|meal ticket|taxi|nuisance|burden|enemy|enemies|waste|inconvenience|interference|intrusion|punishment|soft touch|dumping ground|easy option|soft option|playground|chore|bank|property|possessions?|rivals?|slaves?|maid|status symbol|trophy|doormat|punchbag|holiday|free ride|bargaining|pawns?|lodging)",
    ),
    (
        "motive",
        "known",
        "not",
        r"not want(?:ing|s)? (?:to )?(?:get (?:better|well|a job)|help (?:self|himself|herself|at home|with nothing)|work\b|change|engage|listen|know\b|learn|do (?:anything|nothing)|move on|be helped|better|nobody to)",
    ),
    (
        "motive",
        "person",
        "only just",
        r"(?:only|just) (?:ever )?(?:cares? (?:about|for)|cared about|bothered (?:about|with)|thinks? (?:of|about)|thinking (?:of|about)|out for|concerned (?:about|with) (?:himself|herself|money|getting|what|how|"
        + _POSSESSIVE
        + r" own)|worried about (?:himself|herself|money|losing)) (?!it\b|that\b|this\b)[\w']+",
    ),
    (
        "feeling",
        "person",
        "frightened scared afraid terrified fearful ashamed embarrassed lonely bored jealous insecure",
        r"[a-z]+ (?:(?:of|about|that|to|in|with|at) )?[^.;\n]{0,50}?,? (?:which is why|that is why|that's why|hence (?:the|why|all)|and that is why|and so (?:he|she|they) (?:rings?|calls?|lies|drinks?|lashes|shouts|acts))",
    ),
    (
        "motive",
        "person",
        "out",
        r"out (?:to (?:get (?:the|him|her|us|me|them|his|their|whatever|all|everything|as much|what)|cause|prove|make (?:trouble|us|me|him|her|a)|hurt|ruin|destroy|win|con|trap|upset|stir|impress|discredit|take (?:the|everything|what))|for (?:revenge|trouble|"
        + _SELF
        + r"|what|all|blood))",
        r"(?:is|are|was|were|been|he's|she's|they're|just|only|clearly) (?:" + _ADV + r")",
    ),
    (
        "motive",
        "person",
        "think{s,} believe{s,}",
        r"(?:thinks?|believes?) (?:that )?(?:[\w']+ ){1,3}?(?:is|are) (?:all about|just (?:a|an|for|another)|a (?:joke|game|laugh|holiday|doss)|beneath|optional|for (?:mugs|losers|other people)|nothing but|only there)",
    ),
    # Pleasure, envy, grudge.
    (
        "motive",
        "person",
        "like{s,d} love{s,d} enjoy{s,ed,ing} relish{es,ed}",
        r"(?:likes?|liked|loves?|loved|enjoys?|enjoyed|enjoying|relishes|relished) (?:the fact|knowing (?:that|he|she|we|it)|it when (?:"
        + _US
        + r"|we|he|she|they|things|people) (?:\w+ )?(?:fuss|run|worr\w+|argue|panic|row|fight|cry|cries|get upset|gets upset|go wrong)|(?:having|making|keeping|getting|seeing|watching) (?:"
        + _US
        + r"|us|men|him|her|them|the men) (?!around|round|to talk|in\b|visit|with|for|come|at|play|play\w+|sing|cook|work|about\b(?! after))\w+|telling (?:"
        + _US
        + r"|us) what|being (?:the (?:victim|centre|boss|martyr|patient)|in control|waited on|pampered|dependent|ill|looked after|fussed)|(?:the|all the|having the) (?:attention(?! to)|power|control|drama|fuss|chaos|conflict|upset|victim|sick role|limelight|sympathy)|(?:power|control|drama|chaos|conflict|trouble))",
    ),
    ("motive", "known", "resent{s,ed,ing,}", r"resent(?:s|ed|ing)? [\w']+"),
    (
        "feeling",
        "person",
        "jealous envious resentful bitter embarrassed ashamed homesick smug gleeful",
        r"(?:jealous|envious|resentful|bitter|embarrassed|ashamed|homesick|smug|gleeful) (?:of|about|that|by|towards?|at|over|when)",
        r"(?:is|was|are|were|been|being|gets?|got|'s|he's|she's) (?:"
        + _ADV
        + r"|very |so |deeply |extremely |too |quite )",
    ),
    (
        "feeling",
        "person",
        "regret{s,ted,ting}",
        r"regret(?:s|ted|ting)? (?:having|telling|saying|it|that|his|her|their|the|what|ever|letting|speaking|marrying|\w+ing)",
    ),
    (
        "motive",
        "person",
        "secretly inwardly {deep,privately}",
        r"(?:secretly|inwardly|privately|deep down,?) (?:(?:he|she|they) )?(?:pleased|happy|glad|relieved|delighted|hates?|loves?|wants?|wanted|enjoys?|enjoyed|enjoying|likes?|blames?|resents?|thinks?|feels?|hoping|hopes?|hoped|afraid|scared|angry|jealous|knows?|knew|misses|wishes|proud|frightened)",
    ),
    (
        "motive",
        "person",
        "clearly obviously definitely undoubtedly plainly {blatantly,certainly,evidently}",
        r"\w+ (?:not )?(?:wants?|wanted|knows?|knew|thinks?|thought|feels?|felt|hates?|loves?|loved|prefers?|preferred|resents?|enjoys?|enjoyed|likes?|believes?|hopes?|hoping|wishes|intends?|intended|meant|trying|avoiding|lying|hiding|using|jealous|aware|scared of|afraid of|regrets|trusts|blames|planned|planning)",
    ),
    (
        "motive",
        "person",
        "more less {only,far,too}",
        r"(?:(?:far |much )?(?:more|less)) (?:bothered|interested|concerned|fussed|keen|invested|focused) (?:about|in|with|on|over|for)[^.;\n]{1,45}? than (?!(?:last|usual|before|at|in|on|yesterday|previous\w*)\b)\w",
    ),
    (
        "motive",
        "person",
        "avoiding avoids dodging dodges ducking blanking",
        r"(?:avoiding|avoids|dodging|dodges|ducking|blanking) (?:me|us|staff|my (?:calls?|visits?)|our (?:calls?|visits?)|the (?:question|issue|subject|topic|visit|meeting|social worker|worker|team|carers?|services)|(?:all )?(?:services|professionals|social services|responsibility)|"
        + _POSSESSIVE
        + r" (?:responsib\w+|worker|key ?worker|social worker|probation|problems?))",
    ),
    (
        "motive",
        "person",
        "cover{ing,s,ed} shielding {lying,lies,lied}",
        r"(?:covering|covers|covered|lying|lies|lied)(?: up)? for (?:him|her|them|(?:(?:his|her|their) )?{kin}|each other|one another)|shielding (?:him|(?:(?:his|her|their) )?{kin}) from (?:us|police|the police|social)",
    ),
    # Purposes as nouns.
    (
        "motive",
        "free",
        "all",
        r"all (?:"
        + _PRONOUN
        + r"|{kin}|[a-z][a-z']+) (?:(?:ever|really) )?(?:cares? about|thinks? (?:of|about)|(?:is|are|was) (?:interested in|bothered about|after|worried about|concerned about)|wants? (?:is|from|out of|to do is))",
    ),
    (
        "motive",
        "free",
        "what",
        r"what (?:"
        + _PRONOUN
        + r"|{kin}) (?:(?:really|actually) (?:wants?|wanted|means|meant|thinks|feels)|(?:is|was|are) (?:really |actually )?after)",
    ),
    (
        "motive",
        "free",
        "that he's she's they're",
        r"(?:that )?(?:he's|she's|they're|he is|she is|they are) (?:really |only |just )?after(?= ?(?:[.,;]|$|not\b|,? not\b))",
    ),
    (
        "motive",
        "free",
        "deliberate calculated cynical ploy",
        r"(?:(?:deliberate|calculated|cynical) (?:and \w+ )?(?:ploy|act|attempt|move|tactic|stunt|bid|lie|lies|provocation|manipulation|sabotage|defiance|disobedience|cruelty|decision|choice|effort)|ploy)",
        r"(?:an?|another|just a|this was|his|her|their|clearly a|obviously a|was|is|purely a|simply a|entirely) ?",
    ),
    (
        "motive",
        "free",
        "{delaying,avoidance,stalling,bullying} stunt charade smokescreen",
        r"(?:(?:delaying|avoidance|stalling|bullying) tactics?|charade|smokescreen|stunt(?! (?:growth|man|double|bike|scooter)))",
    ),
    (
        "motive",
        "free",
        "tears crying apology remorse distress upset concern affection confusion limp seizure{,s} illness fall{,s} sobbing collapse performance pain symptoms promise{,s}",
        r"[a-z]+ (?:"
        + _ADV
        + r"|all )(?:is|was|were|are) (?:"
        + _ADV
        + r"|all |largely |mostly |partly |entirely )(?:for (?:show|effect|attention|our benefit|my benefit|sympathy|the benefit)|put on|false|faked?|not (?:genuine|real|sincere)|an act|forced|insincere|staged|exaggerated|manufactured|empty)",
    ),
    (
        "motive",
        "free",
        "coached rehearsed primed scripted",
        r"(?:coached|rehearsed|primed|scripted)(?= (?:by|what|before|to say|in what|and)|[.,;]|$)",
        r"(?:is|was|were|been|being|sounded|seemed|clearly|obviously|felt|had|has) (?:"
        + _ADV
        + r"|very |rather |well |a bit )",
    ),
    (
        "motive",
        "free",
        "real true sole only main motive{,s} motivation agenda intention{,s}",
        r"(?:(?:(?:real|true|sole|only|main|underlying) )?(?:motives?|motivation|agenda|intentions?)|(?:real|true|sole) (?:reason|aim)|(?:only|sole) (?:interest|thought))(?: for [\w' ]{1,30}?| in [\w' ]{1,30}?| here)? (?:is|was|are|were|seems|being)(?! (?:to return|to go home|to stay|good|high|unclear|not known))",
        r"(?:(?:his|her|their|whose|[\w]+'s) |the (?=real|true))",
    ),
    (
        "motive",
        "free",
        "way",
        r"way (?:of|to) (?:getting (?:attention|at|back|out|what|his|her|their|us|sympathy|round)|avoiding|controlling|control |punishing|punish |manipulating|testing (?:us|staff|me|boundaries)|winding|gaining (?:attention|sympathy|control)|keeping control|making (?:us|people|everyone|him|her) (?:feel|look|do|run))",
        r"(?:(?:his|her|their|just an?|just another|another|[\w]+'s|simply an?|is an?|clearly an?) )",
    ),
    (
        "motive",
        "free",
        "attempt bid effort excuse",
        r"(?:attempt|bid|effort|excuse) to " + _PLOT,
        r"(?:(?:an?|another|his|her|their|any|yet another|last-ditch|desperate|clear|obvious|blatant|this|deliberate) ){1,2}",
    ),
    (
        "motive",
        "person",
        "suits",
        r"suits (?:him|her|them|(?:his|her|their) (?:purposes?|needs|agenda|story|narrative))(?= (?:to|that|when|not|for|if|best to|down)|[.,;]|$)",
    ),
)
