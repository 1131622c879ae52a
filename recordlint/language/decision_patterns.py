"""The wordings of decisions, as patterns over folded words. `%name%` stands for a category of the lexicon `decision`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from recordlint.language.grammar import expand
from recordlint.language.lexicons import alternation, pattern, terms_of

_CATEGORY = re.compile(r"%([a-z_]+)%")


@dataclass(frozen=True, slots=True)
class Wording:
    """One way of writing a decision. `kind` and `maker` are those of the layer; `needs_weight` asks for words of consequence."""

    source: str
    kind: str
    maker: str = "dropped"
    form: str = "verb"
    needs_weight: bool = False
    needs_plan: bool = False

    def search(self, words: str) -> re.Match[str] | None:
        """The first place where `words` (folded) are worded so."""
        return _compiled(self.source).search(words)


@cache
def _compiled(source: str) -> re.Pattern[str]:
    return re.compile(_CATEGORY.sub(lambda match: _terms(match[1]), expand(source)))


@cache
def _terms(category: str) -> str:
    names = {"thing": ("service", "service_more", "medicine"), "owned": ("belonging",)}.get(category, (category,))
    return f"(?:{alternation(terms_of('decision', *names))})"


@cache
def trigger() -> re.Pattern[str]:
    """The words near which a decision may stand: the first, cheap look."""
    return pattern(terms_of("decision", "trigger"))


_AUX = r"(?:(?:is|are|was|were|has|have|had|will|to|now|been|be|being|also|therefore|all|not|no longer|going|should|must|both|temporarily|permanently|immediately|formally|currently|just|since) ){0,5}"
_LEAD = r"^(?:[\W\d]|(?:(?:{weekday}|am|pm|hrs|so|right|okay|ok|and|also|then|now|therefore|plan|outcome|decision|action|today|agreed|agree|decided|need|needs|will|please|i|we|sw|i will|we will|to|i'll|we'll|i've|we've|have)\b[,:]?)){0,16}"
# Words between a service and what happens to it: no pronoun, no person (then that person is who acts).
_GAP = r"(?: (?!(?:he|she|they|i|we|who|which|that|where|when|if|it|after|before|during|while|until|because|{kin}|{role}|staff|workers?|users?|provider|group|plan to|has to|have to|asked|said|says|wants|wanted)\b)[\w'/&£.%+-]+){0,5}?"
_OUT = r"(?:handed in|handed over|removed|taken away|taken off (?:him|her|them)|confiscated|locked away|locked up|locked|kept locked|kept in|kept by|kept at|held in|held by|held at|looked after by staff|switched off|turned off|surrendered|rationed|restricted|limited|put away|stored in|managed by|stopped|banned|blocked|withdrawn)"
_UNTIL = r"(?:till|until|til|from (?:now|today|tomorrow|next|{weekday}|tonight|this|here|\d)|any ?more|for now|for the time being|for the foreseeable|for the moment|for (?:a|the|one|two|three|\d+) (?:rest of |next )?(?:week|month|fortnight|day|weekend|night|year|evening)\w*|this (?:week|month|time|term|year|weekend)|going forward|with immediate effect|again|at present|while|after \d|before \d|in (?:his|her|their) (?:room|bedroom))"
_PLACES = r"(?:24[\x20-]?(?:h|hr|hrs|hour) (?:care|placement)|residential(?: care| placement| home| unit)?|nursing (?:care|home|placement)|long[\x20-]term (?:care|placement)|care home(?: placement)?|permanent (?:care|placement)|emi(?: placement| nursing)?|secure (?:unit|accommodation|placement)|locked (?:rehab|ward|unit)|foster care|supported (?:living|accommodation)|extra care|placement|hospital|respite)"
_FREQ = r"(?:\d ?[:-] ?\d|one to one|two to one|single[\x20-]handed|double[\x20-]handed|\d+ ?min(?:ute)?(?:s|ly)?\b|half[\x20-]hourly|hourly|daily|twice (?:a )?(?:day|daily|week|weekly)|once (?:a )?(?:day|daily|week|weekly|month)|\w+ times (?:a )?(?:day|daily|week|weekly)|\d+ (?:x|calls?|visits?|hours?|hrs|times|sessions?|days?)\b|weekly|fortnightly|monthly|three[\x20-]weekly|annual(?:ly)?|six[\x20-]monthly|quarterly|duty|universal services|early help|cin|child in need|tac|taf|floating support|level \d|general obs|gen obs|constant|enhanced|nbm|nil by mouth|pureed|thickened|covert|bd|qds|tds|od|prn|\d+ ?mg|\d+ ?hours)"
_CLOSED = r"(?:closed|close|closing|ended|concluded|discharged|finished|signed off|de-?allocated|ceased|shut|inactivated|archived|terminated|discontinued|deactivated|wound up)"
_DO_NOT = r"(?:offered|invited|put forward|done|considered|pursued|progressed|taken forward|taken further|taken up|issued|referred|allowed|permitted|provided|funded|given|accepted|agreed|approved|supported|completed|undertaken|carried out|authorised|renewed|extended|replaced|allocated|opened|started|commenced|continued|repeated|prescribed|fitted|supplied|ordered|arranged|escalated|reported|assessed|investigated|included|contacted|involved|seen|visited|left|moved|paid|granted|made|put in|sent|taken out|taken on|re-?referred|re-?opened|admitted|resuscitated|transferred|returned|used|brought|heard|copied in|cc'd)"
_RULED_OUT = r"(?:indicated|required|needed|appropriate|suitable|necessary|warranted|justified|offered|issued|done|completed|given|progressed|pursued|funded|agreed|approved|authorised|granted|supported|considered|accepted|renewed|extended|commenced|started|undertaken|carried out|viable|an option|feasible|proportionate|recommended|put forward|taken forward|taken further|upheld|opened|raised|made|allocated|attempted|happening|going ahead|proceeding)"

CLOSURES: tuple[Wording, ...] = (
    Wording(r"(?<![\w])(?P<d>(?:for )?n\.?f\.?a\b\.?)", "closure", form="token"),
    Wording(r"\b(?P<d>no further %no_further%(?: (?:is |are |was |were |to be |will be |required|needed|necessary|planned|taken|from (?:{word} ){0,2}{word}|indicated|at this (?:time|point|stage)|by {word}){1,3})?)", "closure", form="token"),
    Wording(r"\b(?P<d>%closed_thing%(?: (?!(?:he|she|they|i|we|who|was not|not|to)\b)[\w'/()-]+){0,5}? ?[:,-]? ?(?:(?:is|are|was|were|has|have|had|will|to|now|been|be|being|also|therefore|can|should|today|formally|then) ){0,4}" + _CLOSED + r")\b", "closure"),
    Wording(_LEAD + r"(?P<d>(?:close|closing|closed|end|ending|ended|sign off|signing off|signed off|conclude|concluded)(?: (?:down|off|out))?(?: (?:the|this|our|his|her|their|to|all|my)){0,2} (?:%closed_thing%|duty|team|us|cmht|camhs|sw|ot|caseload|service|adult social care|asc|csc)\b)", "closure"),
    Wording(r"\b(?P<d>(?:agreed|decided|recommend(?:ed)?|plan|proposed|happy|now|ready|going|able|i will|we will|i am|we are|to|i have|we have|i've|we've|will be|i shall) (?:to )?(?:be )?(?:close|closing|closed) (?:the |this |our |his |her |their |to |down |off ){0,2}(?:%closed_thing%|him|her|them|today|team|duty|us|sw|ot|{weekday})\b)", "closure"),
    Wording(r"^[\W\d]*(?P<d>(?:clos(?:ed|e|ing)|discharged?|discharge|to (?:be )?(?:close|closed|discharged?)|for (?:closure|discharge)|close down|file|ended|de-?allocated?|screened out))(?:[.\s]*$|(?= (?:today|from (?:caseload|case load|service|our|the|my|ot|physio|slt|camhs|team|clinic|duty|dn|care)|to (?:gp|care of|duty|review|the gp|your)|back to)\b)|[,;:.-])", "closure", form="token"),
    Wording(r"[:-] ?(?P<d>clos(?:ed|e|ure)|closed down|discharged|ended|screened out|concluded)[.\s]*$", "closure", form="token"),
    Wording(r"\b(?P<d>(?:i|we|i've|we've|i'm|we're|i am|we are|i have|we have|(?:{det} )?%maker%(?: has| have| is| are| was)?|will|to|now|being|been|was|were|is|are|be)(?: (?:now|also|therefore|been|being|be|to|will|formally|then|shall|today|hereby)){0,3} (?:discharging|discharged|discharge|signing off|signed off|de-?allocat(?:ed|ing))(?: (?:him|her|them|you|this (?:lady|gentleman|patient|client|man|woman)|mr \w+|mrs \w+|ms \w+|miss \w+))?(?: back)?(?: (?:to (?:your|the|his|her) (?:care|gp|care of)|to (?:gp|primary care)|from (?:the |our |my |this )?(?:[\w-]+ ){0,3}(?:caseload|service|team|clinic|list|books|input|therapy|physio|physiotherapy|ot|care|support|programme|follow-?up|duty)|from \w+))?)(?![\w]| home| from (?:hospital|ward|a&e|a & e|ed))", "closure"),
    Wording(r"\b(?P<d>(?:discharged|discharge|discharging) (?:him |her |them |this \w+ )?(?:from (?:the |our |my |this )?(?:[\w-]+ ){0,3}(?:caseload|case load|service|team|clinic|list|books|input|therapy|physio|physiotherapy|ot|support|programme|follow-?up|duty|camhs|cmht|slt)|back to (?:gp|the gp|your care|primary care|referrer)|to (?:your care|the care of (?:the |his |her )?gp|gp care)))", "closure"),
    Wording(r"\b(?P<d>(?:duty|main duty|relief duty|prevention duty|homeless(?:ness)? duty|section \d+ duty|rehousing duty) (?:has been |is |was |now |to be |will be ){0,2}(?:discharged|ended|ceased))", "closure"),
    Wording(r"\b(?P<d>(?:taken|take|took|removed|remove|come|came|coming|struck|dropped|drop) (?:(?:him|her|them|you|mr \w+|mrs \w+) )?(?:off|from) (?:the |our |my )?(?:[\w-]+ ){0,2}(?:caseload|case load|books|waiting list|register))", "closure"),
    Wording(r"\b(?P<d>(?:referral |he |she |they |enquiry |concern |case |this ){0,1}(?:was |were |has been |is |to be )?(?:screened out|not taken on|stepped down and closed|returned to referrer|bounced back|signposted (?:away|elsewhere|and closed)|redirected and closed))", "closure"),
    Wording(r"\b(?P<d>(?:closing|ending|finishing|concluding|ceasing) (?:my |our |the |this |all |his |her |their ){0,2}(?:involvement|work|input|case|episode|support|sessions|intervention))", "closure"),
    Wording(r"\b(?P<d>(?:no (?:further |ongoing |current |continued )?(?:role|remit|need) for (?:{word} ){0,2}(?:service|team|social work|social worker|social care|ot|duty|us|cmht|camhs|safeguarding|input|involvement|early help))|not (?:a|our) (?:case|role|remit) for (?:{word} ){0,2}{word}|not open to us)", "closure", form="token"),
    Wording(r"\b(?P<d>(?:we|i|team|service|worker|social worker|sw|ot|physio|slt|duty|cmht|dns?|district nurses) (?:will |are |am |is |have |has |now |be |been )*(?:withdraw|withdrawing|withdrawn|withdrew|pulling out|pulled out|stepping back|stepped back|ending involvement|backing out))", "closure"),
)

DECISIONS: tuple[Wording, ...] = (
    Wording(r"\b(?P<d>(?:it|this) ?(?:was|is|has been|had been|have been|'s been|been|'s) (?:\w+ly |then |also |therefore |now |all |since |jointly |subsequently ){0,2}(?:decided|agreed|determined|concluded|resolved|ruled)(?: (?:at|by|in|between|with) (?:{word} ){0,4}{word})? (?:that|to|not|on|against|best|{det}|he|she|they|{possessive}))", "agree", "passive"),
    Wording(r"\b(?P<d>(?:it|this) ?(?:was|is|has been|had been|'s been|'s) (?:\w+ly |then |also |therefore |all ){0,2}(?:felt|thought|deemed|considered|judged|recommended|proposed)\b(?=[^.;]{0,90}\b(?:should|would be|must|ought|best|in (?:his|her|their) (?:best )?interests?|appropriate|necessary|better|safer|to (?:be )?(?:stop|end|move|close|reduce|remain|stay|go|keep)\w*)\b))", "agree", "passive"),
    Wording(r"\b(?P<d>(?:{det} |final |joint |best interests |management )?decisions? (?:was|were|has been|have been|is|had been|being)? ?(?:then |now |therefore |also |jointly )?(?:made|taken|reached|agreed)(?: (?:by|at|with|in) (?:{word} ){0,3}{word})? (?:to|not|that|for|against|was))", "agree", "passive"),
    Wording(r"\b(?P<d>(?:i|we|i've|we've|{det} %maker%|%maker%|(?:and|with) (?:i|me|we)|all|both)(?: \([^)\n]{1,30}\))?(?: (?:have|has|had|now|also|therefore|then|all|both|together|jointly|since|reluctantly|\w+ly)){0,3} (?:decided|determined|concluded|resolved|ruled|opted|elected|agreed|chose|recommend|recommends|recommended|gone with|gone for|went with|settled)\b(?: (?:that|to|on|against|not|upon|for|with)){0,2})", "agree", "role", needs_weight=True),
    Wording(r"\b(?P<d>(?:i|we|{det} %maker%|%maker%|slt|ot|physio|psychology|pharmacy|dietetics|camhs|cmht)(?: (?:therefore|also|now|still|currently)){0,2} (?:do not|does not|don't|doesn't|cannot|can't|did not|didn't|will not|won't) (?:therefore |currently |now )?(?:recommend|support|agree to|approve|fund|accept|offer)\b)", "refuse", "role"),
    Wording(r"\b(?P<d>(?:{det} %maker%|%maker%|panel|we|i)(?: (?:have|has|had|now|also|therefore|then|\w+ly)){0,2} (?:approved|authorised|authorized|refused|declined|rejected|granted|turned down|vetoed|sanctioned|overruled|knocked back|denied|deferred|not agreed|not approved|did not agree|did not approve|did not support|didn't agree|didn't support|would not fund|will not fund|won't fund|won't agree))\b(?! to (?:comment|answer|discuss|speak|talk|say|sign|drink|eat|accept tea))", "agree", "role"),
    Wording(_LEAD + r"(?P<d>(?:agreed|decided|agree|decision made|decision|determined|resolved|recommend|recommended|opted)(?: (?:to|that|not|we|for|by (?:all|{word})|at (?:panel|{word})|with (?:{word} ){0,2}{word}|on|against|in supervision))\b)", "agree", needs_weight=True),
    Wording(r"\b(?P<d>(?:told|informed|advised|explained to|said to|let) (?:her|him|them|{det} {kin}|{kin}|{det} {word}|mr \w+|mrs \w+|ms \w+|{word})(?: that| know)? (?:no\b(?! (?:one|need|more|problem))|(?:we|i|she|he|they|it|this|that|{det} {word}|{word})(?:'s| is| are| would| will| could| can)? ?(?:not\b|no longer\b|cannot|won't|can't|isn't|aren't|couldn't|wouldn't) ?(?:be )?(?:able to )?(?:going to )?(?:be )?(?:go|come|have|get|offer\w*|fund\w*|provid\w*|support\w*|continu\w*|visit\w*|see\w*|attend\w*|agree\w*|allow\w*|permit\w*|let|pay\w*|help\w*|extend\w*|use|using|keep|stay\w*)))", "refuse"),
    Wording(r"\b(?P<d>(?:said|saying|say) no to (?:{det} )?(?:{word} ){0,3}(?:request|application|referral|funding|placement|respite|extra|more|move|transfer|overnight|visit|contact|direct payment))", "refuse"),
    Wording(r"\b(?P<d>(?:loses|lose|to lose|has lost|will lose|losing) (?:her|his|their|all|use of|access to)(?: \w+){0,2}? (?:%owned%|privileges|leave|activities|treats|points|pocket money|outing|trip|place))", "restrict"),
    Wording(r"\b(?P<d>(?:is|are|was|were|to be|being|be|now|been|will be|must be)? ?(?:kept|keep|keeping) (?:in|inside|indoors|locked|on the ward|in (?:{possessive} )?(?:room|bedroom|bed|chair)|away from)(?: (?:every|each|all|until|till|for|from|this|the|at|after|during|on)\b)(?! (?:touch|mind|contact|place|line|view|loop|fridge|office loop)))", "restrict"),
    Wording(r"\b(?P<d>(?:(?:is|are|was|were|to|be|being|been|now|has|have|will|must) ){0,3}(?:banned|barred|excluded|prohibited|grounded|gated|confined|suspended|secluded|isolated|segregated|evicted)(?: (?:from|to|in|until|till|for|with|pending|by|at|after|today|immediately)\b))", "restrict"),
    Wording(r"\b(?P<d>(?:(?:to|will|must|should|is|are|now|be|being|been|was|were|has been) ){0,4}(?:moved?|moving|taken|take|placed?|put|escorted?|carried|transferred?|removed?|nursed?) (?:(?:him|her|them|pt|patient) )?(?:in|into|to) (?:seclusion|isolation|segregation|the (?:quiet|seclusion|low stim\w*|time out|de-escalation|calm) (?:room|area|suite)|time[\x20-]out|longer[\x20-]term segregation))", "restrict"),
    Wording(r"\b(?P<d>(?:is |are |to be |was |were |now |he's |she's |they're )?not (?:to be )?(?:allowed|permitted|to (?:leave|go out|have|be (?:in|out|left|alone|with|given)|use|see|attend|visit|go (?:out|to|into|near|on)|come|enter|keep|hold|bring|receive|smoke|contact|return|mix|sit|share))\b)", "restrict"),
    Wording(r"(?:^|[.,;:-] ?|\b(?:and|agreed|decided|so|therefore) )(?:[\d.:]+ )?(?P<d>no (?:more |unsupervised |overnight |other )?(?:%owned%|%thing%|family|friends|children|males|men|dogs|home visits)(?: (?!because|as|since|due)[\w'/-]+){0,5}? " + _UNTIL + r")\b", "restrict"),
    Wording(r"(?:^|[.,;:-] ?|\b(?:and|agreed|decided|so|therefore) )(?:[\d.:]+ )?(?P<d>no (?:more |unsupervised |overnight )?(?!(?:falls?|pain|answer|reply|contact from|concerns?|injur\w+|signs?|reports?|changes?|seizures?|incidents?|further|evidence|news|response|visitors? (?:today|seen)|bowels?|symptoms|bruis\w+|need|one|money|food|sleep|appointments?|meds|medication|family|issues?|problems?|bo\b)\b)[\w'-]+(?: (?!because|as|since|due|seen|reported|noted|in|he|she|they)[\w'/-]+){0,4}? (?:till|until|from (?:now|today|tomorrow|next|tonight)|any ?more|for now|for the time being|for (?:a|the|one|two|three|\d+) (?:rest of |next )?(?:week|month|fortnight|weekend)\w*|going forward|with immediate effect|this time))\b", "restrict"),
    Wording(r"\b(?P<d>(?:%owned%)(?: (?:and|&|or) (?:{possessive} )?(?:%owned%|{word}(?: {word})?))?" + _GAP + r" (?:(?:to|will|must|now|be|being|been|is|are|was|were|has|have|should|also|not) ){0,4}" + _OUT + r")\b(?! (?:on|when|as i|as we) (?:leaving|left|departure))", "restrict"),
    Wording(_LEAD + r"(?P<d>(?:removed|remove|taken|took|take|confiscated?|withheld|locked away|lock away|kept back) (?:away )?(?:his|her|their|all|the)(?: \w+){0,2}? %owned%)", "restrict"),
    Wording(r"\b(?P<d>(?:%request%)" + _GAP + r" (?:(?:is|are|was|were|has|have|had|been|be|being|to|will|now|also|therefore|formally) ){0,4}(?:not )?(?:agreed|approved|authorised|authorized|granted|refused|declined|rejected|turned down|denied|knocked back|dismissed|overturned|not supported|not accepted|not progressed|not pursued|deferred|not upheld|sanctioned))\b(?! by (?:{possessive} )?(?:{kin}|him|her|them))", "refuse"),
    Wording(r"\b(?P<d>(?:%medicine%)" + _GAP + r" (?:(?:is|are|was|were|has|have|been|be|being|to|now|all|therefore) ){0,3}(?:%withheld%))\b", "stop"),
    Wording(r"\b(?P<d>(?:%thing%)" + _GAP + r" " + _AUX + r"(?:%ended%))\b", "stop"),
    Wording(r"\b(?P<d>(?:%thing%)" + _GAP + r" " + _AUX + r"(?:%changed%))\b", "change"),
    Wording(r"\b(?P<d>(?:%thing%)" + _GAP + r" (?:to|will|is to|are to|should|must|can)(?: now| also| therefore)? (?:end|cease|stop|finish|reduce|increase|drop|go down|go up|decrease|be (?:made )?permanent|become permanent|halve|double|switch|go|move|lapse|run down|transfer)\b(?! (?:in touch|through|by (?:bus|taxi|car)|with (?:him|her|them))))", "change"),
    Wording(r"\b(?P<d>(?:will|to|should|must|is to|are to|now)(?: now)? (?:become|be made|be|made) permanent)", "place"),
    Wording(_LEAD + r"(?P<d>%bare%(?: (?:the|his|her|their|all|any|this|our))?(?: [\w'/&-]+){0,3}? (?:%thing%|to " + _FREQ + r"))\b", "change"),
    Wording(_LEAD + r"(?P<d>(?:%bare%|go|going|move|moving|back|revert|reverting|drop|dropped|switch|switching|put|placed) (?:[\w'/&-]+ ){0,3}?(?:to|on|onto|back to) (?:an? |the )?" + _FREQ + r")(?![\w])", "change"),
    Wording(r"\b(?P<d>(?:(?:to|will|be|being|been|has|have|is|are|was|were|now|agreed|should) ){1,4}(?:stepp?(?:ed|ing)?[\x20-]?(?:up|down)|going|moving|moved|reduced|increased|downgraded|upgraded|changed|switched|reverting|dropping|dropped|cut|put|placed)(?: (?:him|her|them|up|down|back))? (?:to|on|onto) (?:an? |the )?" + _FREQ + r")(?![\w])", "change"),
    Wording(r"\b(?P<d>(?:stepp?(?:ed|ing)?[\x20-]?(?:up|down)) (?:to|from) (?:an? |the )?[\w-]+)", "change"),
    Wording(r"\b(?P<d>(?:i|we|i've|we've|i have|we have|(?:{det} )?%maker% (?:has|have))(?: (?:now|also|therefore|had to|to))* (?:taken|took|removed|struck|pulled|dropped|stood) (?:him|her|them|you|{word}) (?:off|from|down from|out of)\b(?: [\w'-]+){0,4})", "stop"),
    Wording(r"\b(?P<d>(?:i|we|i've|we've|i have|we have|(?:{det} )?%maker%(?: has| have)?)(?: (?:now|also|therefore|had to|\w+ly)){0,2} (?:stopped|stop|cancelled|reduced|increased|suspended|ended|withdrawn|withdrew|halved|doubled|cut|extended|restricted|limited|confiscated|discontinued|paused|removed|postponed|put off|switched|withheld|locked|banned|blocked)(?: (?:down|back|all|any|his|her|their|the|our|my|both|some|of|to|[\w'-]+)){0,4}? (?:%thing%|%owned%))\b", "change"),
    Wording(r"\b(?P<d>(?:[\w'/-]+ ){1,4}?(?:not|never|no longer) (?:to be|being|going to be|to get|getting|to have been) " + _DO_NOT + r")\b", "refuse"),
    Wording(r"\b(?P<d>(?:%thing%)" + _GAP + r" (?:(?:is|are|was|were|has|have|been|will|be|currently|now|therefore) ){0,3}(?:not|no longer) (?:be |been |being )?(?:currently |felt |deemed |considered |thought )?(?:to be )?" + _RULED_OUT + r")\b(?! by (?:{possessive} )?(?:{kin}|him|her|them))", "refuse"),
    Wording(r"(?:^|[.;,:-] ?)(?P<d>no (?:referral|assessment|enquiry|enquiries|safeguarding(?: \w+)?|section 42|s42|strategy meeting|escalation|mca|capacity assessment|visit|home visit|follow-?up|review|interpreter|advocate|advocacy|support|services?|risk assessment|equipment|home care|package|treatment|physio|therapy|rehab|admission|hospital bed|placement)(?: [\w'-]+){0,3}? (?:required|needed|necessary|indicated|appropriate|warranted|offered|agreed|planned|to be (?:made|offered|done|arranged)))\b", "refuse"),
    Wording(r"\b(?P<d>(?:matter|case|referral|request|application|complaint|enquiry|issue|concern|allegation|report|incident|we|i|{det} %maker%|%thing%)" + _GAP + r" (?:will not|won't|shall not|is not going to|are not going to|are not|is not|aren't|isn't|cannot|can't) (?:now |be |longer |currently ){0,2}(?!(?:able|aware|known|sure|worried|concerned|clear|in|at|on|a|the|well|home|happy|available|needed|until|yet)\b)(?:proceed\w*|reply\w*|respond\w*|offer\w*|fund\w*|support\w*|pursu\w*|visit\w*|accept\w*|provid\w*|progress\w*|investigat\w*|refer\w*|extend\w*|go to|go ahead|going ahead|taken?|put|putting|renew\w*|continu\w*|prosecut\w*|recommend\w*|pay\w*|issu\w*|agree\w*|allow\w*|authoris\w*|do|doing|us\w+|arrang\w*|allocat\w*|mov\w*|happen\w*|attend\w*|reassess\w*|reinstat\w*|apply\w*|apply|seek\w*|appeal\w*|consider\w*))\b", "refuse"),
    Wording(_LEAD + r"(?P<d>(?:will not|won't|not going to|not) (?:be )?(?:offering|referring|proceeding|progressing|pursuing|funding|replying|visiting|escalating|reporting|continuing|accepting|extending|renewing|supporting|completing|reassessing|reapplying|allocating|taking (?:this|it) (?:on|further|forward)|doing (?:the|a|an|any))(?: [\w'-]+){0,4})", "refuse"),
    Wording(_LEAD + r"(?P<d>(?:didn't|did not|have not|haven't|has not) (?:do|done|complete|completed|carry out|carried out|offer|offered|refer|referred|issue|issued|attempt|attempted|pursue|pursued|undertake|undertaken|raise|raised|escalate|escalated|submit|progress|request|requested|arrange|arranged|order|ordered|administer|give|given|put in)(?: (?:the|a|an|any|his|her|their|this|for))?(?: [\w'/-]+){0,4}? (?:%thing%))\b", "refuse"),
    Wording(_LEAD + r"(?P<d>not (?:suitable|appropriate|eligible|accepted|taken on|supported|recommended|referred|for (?:rehab|reablement|admission|escalation|transfer|referral|section|enquiry|therapy|respite|funding|chc|dfg|rehousing|allocation|treatment|physio|ot|resus\w*|itu))(?: [\w'/-]+){0,4})", "refuse"),
    Wording(r"\b(?P<d>(?:{weekday}|{word}) (?:visits?|calls?|sessions?|hours?) (?:to )?(?:cut|drop|dropped|halved|gone|going|stopped|stopping|scrapped))\b", "change"),
    Wording(r"\b(?P<d>(?:(?:to|will|is|are|being|be|been|has|have|now|should|was|were) ){1,4}(?:placed|moved|transferred|admitted|going|go|move|accommodated|relocated|taken) (?:back |permanently |straight )?(?:in|into|to|at) (?:a |an |the |local |long-term ){0,2}" + _PLACES + r")\b", "place"),
    Wording(r"^(?:[\W\d]|plan|for|needs|requires|to|agreed|decision|outcome)*(?P<d>" + _PLACES + r"(?: in (?:bi|best interests?|his best interests|her best interests))?)[.\s]*$", "place", needs_plan=True),
    Wording(r"^(?:[\W\d]|plan|agreed|decision)*(?P<d>(?:for |needs |requires |seek |find |identify |source )" + _PLACES + r")[.\s]*$", "place", needs_plan=True),
    Wording(_LEAD + r"(?P<d>to (?:sit|stay|remain|sleep|eat|be nursed|be cared for|be supervised|be escorted|be accompanied|wear|use) (?:in|on|at|only|by|downstairs|upstairs|alone|a |the )(?: ?[\w'/-]+){0,4})", "restrict", needs_plan=True),
)
