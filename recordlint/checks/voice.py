"""The voice family: the person's own words, the family's, the worker's, and notes that are a list of tasks.

All of these speak of something absent, so each first asks for clear signs that the note is of the kind in which it
belongs, and takes any trace of it as enough.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise

from recordlint.checks.base import Candidate, Check, CheckContext, SetCheck, holding
from recordlint.language.grammar import compiled
from recordlint.language.layers import Attribution, LineKind, Source
from recordlint.language.reading import Reading

_CONTACT = (
    r"\b(?:(?:home|unannounced|announced|joint|welfare|statutory|first|initial|follow[- ]up|planned|weekly|monthly|today's|my|ward|prison|school|duty|office|tenancy|safe and well)? ?visit(?:ed|s)?(?! (?:to|from|by) (?:the )?(?:gp|hospital|dentist|shop|library|a&e)| (?:cancelled|planned|booked|due|next|arranged|tomorrow|on (?:monday|tuesday|wednesday|thursday|friday)))|"
    r"h/v|hv(?= under| to| today| with|[.,:]| \d| -)|called (?:upon|on|at|in|round|to see)|popped (?:in|round)|dropped in|attended (?:at )?(?:his|her|their|the) (?:home|flat|house|property|address|room)|met (?:with )?(?:\w+ )?(?:at|for|in|on|with|him|her|them)|"
    r"(?:i |we |was |were |pt |client )?(?:saw|seen)(?= (?:him|her|them|alone|at|in|by|with|today|on|for|\w+ (?:at|in|for|today|alone|on|with)))|(?:office|clinic|outpatient)? ?app(?:oin)?t(?:ment)?s?|session \d+|(?:physio|therapy|counselling|keywork|key work|contact|first|last|weekly|1:1|one to one) session|assessed|assessment (?:of|at|with|on)|"
    r"reviewed|(?:annual|six[- ]month(?:ly)?|monthly|placement|care|medication) review|tenancy check|welfare check|mca on|on arrival|upon arrival|let (?:me|us|himself|herself) in|(?:came to|answered|opened) the door|interview(?:ed)?|examined|on examination|o/e|supervised contact|family time|tea call|lunch call|morning call|care call|bed call|"
    r"incident form|incident report|description of incident|untoward incident|incident / accident|resident:|client:|staff on duty)\b"
)
_CARE = r"\b(?:breakfast|lunch|dinner|tea|supper|porridge|toast|washed|dressed|personal care|wash|shower(?:ed)?|bath(?:ed)?|toilet(?:ed)?|pad|pads|commode|hoist(?:ed)?|meds|medication|tablets|in bed|up at|bed by|slept|fluids?|creams?|creamed|repositioned|turned|catheter|ate|drank)\b"
_NO_CONTACT = (
    r"\b(?:no answer|no reply|no access|not in\b|nobody in|no one in|no one home|nobody home|not at home|did not see|didn't see|not seen|unable to (?:see|gain access)|no response at the door|could not be seen|in (?:his|her|their) absence|case supervision|supervision:|supervision,|strategy (?:meeting|discussion)|"
    r"professionals'? meeting|allocation (?:meeting|&)|panel|marac|core group|minutes of|meeting minutes|hand-?over|night to day|nights to days|referral (?:form|received)|chronology|without (?:him|her|the \w+) present|file (?:read|review)|case file audit|desk ?top)\b"
)
_BY_PHONE = r"^[^\n]{0,80}\b(?:t/c|tc|telephone|phone(?:d)?|call (?:from|to|in|sheet|log)|calls about|rang|rung|text|duty (?:desk|line)|e-?mail|voicemail)\b"
_WISH = (
    r"\b(?:wants?|wanted|wanting|would (?:like|rather|sooner|prefer)|'d (?:like|rather|sooner|prefer)|wish(?:es|ed)(?! him| her| them)|prefers?|preferred|(?:chose|chosen|chooses)(?! to (?:return|stay|remain|go back|live with|continue|ignore|drink|use))|picked|opted|asked|asks|agreed (?:to|that|with)|agrees|consent(?:ed|s)|(?:was|is|are|very|quite|more than|seemed) (?:happy|keen|pleased|content|worried|frightened|delighted|excited) (?:to|with|for|about|that|by)|looking forward|"
    r"gave (?:his|her|their|verbal|written) (?:consent|permission|agreement)|with (?:his|her|their|verbal|written) (?:consent|permission|agreement|say-so|blessing)|(?:his|her|their) (?:choice|decision|wish|wishes|view|views|own words|goal|hope|hopes|priority|worry|worries|preference|request|suggestion)|at (?:his|her|their) request|accepted|enjoy(?:s|ed|ing)|likes|liked|loves|loved|hates|hated|dislikes?|misses|hopes|hoped|thanked|complain(?:s|ed)|joked|greeted|"
    r"what (?:he|she|they|\w+) (?:wants?|said|told|thinks?|likes?)|talk(?:s|ed) (?:about|of|to|me|through)|chat(?:s|ted|ty|ting)|in (?:his|her|their) (?:own )?words|spoke (?:about|of|to me|clearly|with me)|described|explained|answered|replied|recalled|scored|rated|gives (?:it|pain)|(?:made|makes) (?:it )?clear|"
    r"refused because|declined because|does(?: not|n't) want|did(?: not|n't) want|felt (?:that|able|ready|better|unsafe|safe|low)|decided (?:to|for|on|against)|disagree[sd]?|objected|insist(?:s|ed)|claim(?:s|ed)|alleg(?:es|ed)|reports|reported(?! to)|den(?:ies|ied)|states?|stated|says?|said|telling|told (?:me|us|staff|him|her|them|the)|mentioned|confirmed|disclosed|c/o|complained)\b"
)
_RESPONSE = (
    r"\b(?:smil(?:es|ed|ing)|nod(?:s|ded|ding)(?! (?:off|along|out))|shook (?:his|her|their) head|point(?:s|ed|ing) (?:to|at)|laugh(?:s|ed|ing)|giggl\w+|chuckl\w+|cried|crying|cries|tearful|wept|(?:was|began|started) weeping|sobb\w+|push(?:es|ed|ing) (?:\w+ ){0,4}away|pulled (?:\w+ ){0,3}away|turned (?:away|(?:his|her|their) (?:back|head|face))|"
    r"sign(?:s|ed) (?:\"|'|for|yes|no|that|to me|using)|makaton|bsl|gestur\w+|thumbs up|hugg?(?:s|ed|ing)|wav(?:es|ed|ing)(?! goodbye to)|winc\w+|grimac\w+|reach(?:es|ed|ing) (?:for|out)|held (?:my|his|her|on|the|out) (?:hand|arm|breath|collar)?|look(?:s|ed|ing) (?:away|at me|up at|down|over|towards)|eye contact|frown\w*|humm?(?:s|ed|ing)|"
    r"sang|singing|clapp\w+|blink\w*|squeez\w+|vocalis\w+|settled (?:when|with|once|as)|relaxed|flinch\w*|lip trembled|patt(?:ed|ing)|stroked|clung|ran to|kiss(?:es|ed)|danc(?:ed|ing)|tapped|beckon\w*|shrugg\w+|sigh(?:s|ed)|scream(?:s|ed)|banged|threw|shout(?:s|ed|ing)|yell(?:s|ed|ing)|groan\w*|moan(?:s|ed|ing)|babbl\w+|coo(?:s|ed|ing)|calm(?:ed)? (?:when|once|after)|startled|hid (?:behind|under|his|her)|cuddl\w+|gazed|stared|showed (?:me|us|no)|picture cards?|pecs|eyes lit)\b"
)


def person_absent(context: CheckContext) -> Iterator[Candidate]:
    """A contact with the person, and no word, view, wish or response of theirs."""
    reading = context.reading
    folded = reading.folded
    words = len(folded.split())
    if words < context.options.get("min_words", 30):
        return
    contact = bool(compiled(_CONTACT).search(folded))
    care = len({m[0] for m in compiled(_CARE).finditer(folded)}) >= 3
    if not contact and not care:
        return
    yield Candidate(
        quiet=holding(
            not_met=not_met(reading),
            words_recorded=has_words(reading),
            wish_recorded=_persons(reading, _WISH),
            response_described=bool(compiled(_RESPONSE).search(folded)),
            task_list=tasks(reading) >= context.options.get("max_tasks", 4),
        )
    )


def not_met(reading: Reading) -> bool:
    """The note is of a call, a meeting of professionals, or a visit at which the person was not seen."""
    return bool(compiled(_NO_CONTACT).search(reading.folded) or compiled(_BY_PHONE).match(reading.folded.lstrip()))


def _persons(reading: Reading, source: str) -> bool:
    """Whether such words stand outside what is said of relatives, workers and bodies."""
    other = _other_pronoun(reading)
    for match in compiled(source).finditer(reading.folded):
        sentence = reading.sentence_at(match.start())
        if sentence is None:
            continue
        before = reading.folded[max(sentence.start, match.start() - 50) : match.start()]
        if other and compiled(rf"\b{other} (?:(?:has|had|was|is|also) )?$").search(before):
            continue
        if compiled(
            r"\b(?:i|we|staff|{kin}|{role}|{body}|{vague}|(?:{kin}),? \(?[\w'-]{2,15}\)?,?|writer|for|of|obviously|plainly|clearly|not|n't|no|any) (?:(?:has|have|had|also|then|were|was|is|are|be|been|[\w'-]+ly|\([^)]{1,20}\)|[\w-]+,) ){0,3}$"
        ).search(before):
            continue
        return True
    return False


def has_words(reading: Reading) -> bool:
    """Somebody's words stand in the note who may be the person: a quotation, or a reported statement that no relative or worker made."""
    other = _other_pronoun(reading)
    for quote in reading.quotes:
        source = reading.attribution_of(quote.start, quote.end)
        if source is None or not _is_another(reading, source, other):
            return True
    return any(
        a.via in ("said", "believed", "told", "according", "trailing", "lead") and not _is_another(reading, a, other)
        for a in reading.attributions
    )


def _is_another(reading: Reading, attribution: Attribution, other: str) -> bool:
    """Whether the words are somebody else's than the person's: kin, a worker, a body, the writer, or "she" in a note about a "he"."""
    if attribution.source in (Source.KIN, Source.ROLE, Source.VAGUE, Source.SELF, Source.NONE):
        return True
    cue = reading.folded[attribution.cue_start : attribution.cue_end]
    if attribution.via == "lead" and not compiled(r"\b(?:{say}|views?|wish\w*|words|account|from|feedback)\b").search(
        cue
    ):
        return True
    if attribution.source is Source.NAMED and compiled(r"\b(?:{kin}),? \(?$").search(
        reading.folded[max(0, attribution.cue_start - 25) : attribution.cue_start]
    ):
        return True
    if attribution.source is Source.NAMED and compiled(r"^(?:{kin}|{role}|{body})\b").match(cue):
        return True
    if attribution.source is Source.NAMED and compiled(r"\b(?:you|not|regards|thank)\b").search(cue):
        return True
    return bool(other) and bool(compiled(rf"^{other}\b").match(cue))


def _other_pronoun(reading: Reading) -> str:
    """The pronoun of the sex that the note is plainly not about, or "" when both are common."""
    folded = reading.folded
    male = len(compiled(r"\b(?:he|him|his|mr)\b").findall(folded))
    female = len(compiled(r"\b(?:she|her|hers|mrs|ms|miss)\b").findall(folded))
    if male >= 3 and male >= 3 * female:
        return "she"
    if female >= 3 and female >= 3 * male:
        return "he"
    return ""


_ANALYTIC = (
    r"\b(?:assessment|supervision|court report|parenting assessment|evaluation|section 7 report|pre-sentence report)\b"
)
_VIEW = (
    r"\b(?:(?:my|our|own|worker's|professional|clinical|therapist's|officer's|supervisor's) (?:own |main |overall |clinical |professional |present )?(?:view|views|opinion|impression|assessment|analysis|sense|feeling|judge?ment|concern|concerns|worry|worries|reading|reflection|understanding|hypothesis|conclusion|hunch|guess|thinking|formulation)|"
    r"i (?:\w+ly |also |still |do |do not |don't |would |have |was |am |can |cannot |would not )?(?:think|thought|believe|believed|consider|considered|conclude|concluded|feel|felt|wonder|wondered|suspect|worry|recommend|recommended|rest|take|judge|assess|doubt|hope|say|call|see|share|find|found|looked at|weighed|understand|worried|concerned|satisfied|confident|struck|inclined|minded|lean|expect|agree|disagree|read)|"
    r"i'd (?:say|call|put)|i'm (?:worried|concerned|confident|not sure|satisfied|inclined)|to my mind|to me\b|in my|we (?:think|thought|felt|feel|consider|considered|believe|agreed|weighed)|it (?:seems|appears|looks) (?:to me|likely|as if|that|as though)|(?:this|which|that|it|these) (?:\w+ )?(?:suggests?|indicates?|shows?|means|points? to|tells|may (?:mean|be)|might (?:mean|be)|could (?:mean|be)|looks like|is likely)|"
    r"analysis|formulation|hypothesis|on balance|taken together|overall|protective factors?|strengths and|what this means|so what|risk(?:s)? (?:is|are|remains?|of|outweigh)|the (?:likelier|main|real|biggest|greatest) (?:danger|risk|worry|concern|issue|question)|weigh(?:ing|ed)|outweighs?)\b"
)


def worker_analysis_missing(context: CheckContext) -> Iterator[Candidate]:
    """An assessment, review or supervision with facts and no view of the worker."""
    reading = context.reading
    folded = reading.folded
    if len(folded.split()) < context.options.get("min_words", 60):
        return
    head = folded.lstrip()[:160]
    analytic = (
        context.profile in ("assessment", "manager")
        or bool(compiled(_ANALYTIC).search(head))
        or _sections(reading) >= context.options.get("sections", 5)
    )
    yield Candidate(
        quiet=holding(
            view_marked=_has_view(reading),
            no_analysis_expected=not analytic
            or bool(
                compiled(
                    r"\b(?:t/c|telephone|handover|daily (?:log|notes?|record)|care calls?|home call|shift|night report|incident|e-?mail|from:|chronology|allocation)\b"
                ).search(head)
            ),
        )
    )


def _sections(reading: Reading) -> int:
    """How many sections the note has: headings, and short lines that stand over longer ones as headings do."""
    lines = [line for line in reading.layout.lines if line.kind is not LineKind.BLANK]
    count = 0
    for line, following in pairwise(lines):
        text = reading.text[line.start : line.end].strip()
        over = len(reading.folded[following.start : following.end].split()) >= 8
        titled = (
            line.kind is LineKind.PARAGRAPH and len(text.split()) <= 5 and text[:1].isupper() and text[-1:].isalpha()
        )
        count += line.kind is LineKind.HEADING or (titled and over)
    return count


def _has_view(reading: Reading) -> bool:
    if compiled(_VIEW).search(reading.folded):
        return True
    for match in compiled(r"\b(?:because|therefore|so that|the reason|my reason|rationale)\b").finditer(reading.folded):
        if reading.source_of(match.start(), match.end()) in (Source.NONE, Source.SELF) and not reading.is_quoted(
            match.start(), match.end()
        ):
            return True
    if any(line.section_kind == "analysis" or line.label_kind == "analysis" for line in reading.layout.lines):
        return True
    return any(a.source is Source.SELF for a in reading.attributions)


_FAMILY_THERE = (
    r"\b(?P<who>{kin})(?: (?:and|&) (?:{kin}))?(?:,? \(?[\w'-]{2,20}\)?,?)? (?:(?:was|were|is|are) )?(?:also |both |all )?(?:present|there|in attendance|sat in|sat with (?:him|her|us)|sat beside|joined (?:us|the)|in the room|at the (?:visit|meeting|review|bedside)|accompanied|attended|came along|let (?:me|us) in)\b"
    r"|\b(?:in the presence of|accompanied by|seen with|met with|visited with|together with|alongside) (?:{possessive} |the )?(?P<with>{kin})\b"
    r"|(?:^|\n)[ \t]*(?:\*\*)?(?:present|attendees|in attendance|those present|also present|who was there|seen with)(?:\*\*)?:[^\n]{0,120}?\b(?P<listed>{kin})\b"
)


def family_absent(context: CheckContext) -> Iterator[Candidate]:
    """Family are there, and nothing of theirs is recorded: no word, and no second mention of them."""
    reading = context.reading
    folded = reading.folded
    if len(folded.split()) < context.options.get("min_words", 50):
        return
    match = compiled(_FAMILY_THERE).search(folded)
    if match is None:
        return
    mentions = list(compiled(r"\b(?:{kin})(?:'s)?\b").finditer(folded))
    others = [m for m in mentions if not match.start() <= m.start() < match.end() + 40]
    name = (
        reading.text[match.end("who") if match["who"] else match.end() : match.end() + 25]
        .strip(" ,(")
        .split(" ")[0]
        .strip(".,()")
        if match
        else ""
    )
    named_again = len(name) > 2 and name[:1].isupper() and reading.text.count(name) > 1
    yield Candidate(
        quiet=holding(
            contact_log=bool(
                compiled(
                    r"\b(?:supervised (?:contact|family time)|family time|contact session|contact centre|contact log|contact with (?:mum|dad|mother|father|parents))\b"
                ).search(folded)
            ),
            family_recorded=bool(others) or named_again,
            words_recorded=_named_other(reading),
            not_there=bool(
                compiled(r"\b(?:not|no|without|nor|absence of|unable to be)\b[^.\n]{0,20}$").search(
                    folded[max(0, match.start() - 30) : match.start()]
                )
            ),
        )
    )


def _named_other(reading: Reading) -> bool:
    """Whether somebody speaks by name who is not the one that the note names first: the relative, it may be."""
    first = re.search(r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr)\.? ([A-Z][\w'-]+)|(?<=[a-z] )([A-Z][a-z]+)", reading.text)
    subject = (first[1] or first[2]).lower() if first else ""
    return any(
        a.source is Source.NAMED
        and a.via in ("said", "believed")
        and subject not in reading.folded[a.cue_start : a.cue_end]
        and _is_name(reading.text[a.cue_start : a.cue_end])
        for a in reading.attributions
    )


def _is_name(cue: str) -> bool:
    return not compiled(r"^(?:{kin}|{role}|{body}|{subject}|thank|with)\b").match(cue.lower())


_TASK = (
    r"\b(?:all (?:personal )?cares?|personal care|full (?:wash|body wash|assistance|support)|strip wash|(?:bed )?bath(?: given)?|cares|wash(?:ed)? (?:and|&|n) dress(?:ed)?|assisted|(?:meds?|medication|tablets|insulin|eye drops|creams?|breakfast|lunch|dinner|tea|supper|fluids?|drinks?|diet|pads?|bed|catheter|stoma|conveen|dressing|oral care|mouth care|teeth|hair|nails|clothes|bins?|laundry|dishes|kitchen|commode|bedding|bed linen)"
    r" (?:was |were |all |both )?(?:given|done|provided|attended(?: to)?|completed|administered|prompted|applied|made|changed|emptied|cleaned|offered|encouraged|served|prepared|washed|brushed|combed|cut|put out|taken out|tidied|checked|left)|toileted|repositioned|re-?positioned|turned|hoisted|transferred|fed|creamed|changed into|put (?:to bed|in chair|into bed)|settled (?:in|into) (?:bed|chair)|pressure (?:areas?|relief)|skin (?:intact|checked)|"
    r"fluids? (?:given|encouraged)|obs (?:done|taken)|mar (?:sheet )?signed|log(?:book)? (?:signed|completed)|tasks? (?:all )?(?:completed|done)|care plan followed|as per care plan)\b"
)
_TAKES_PART = (
    r"\b(?:(?:him|her|them)(?:self|selves)|joined in|helped (?:me|to|with)|participat\w+|independently|by (?:him|her)self|own (?:face|hands|teeth|choice|clothes)|in (?:a )?good (?:mood|spirits)|good company|cheerful|chatty|content|tearful|anxious|joking|banter|singing|her favourite|his favourite|favourite|watch(?:ed|ing) (?:tv|television|the|his|her)|knitting|reading (?:the|his|her)|"
    r"choice of|choose|decided|help(?:ed|ing) (?:me|choose|himself|herself)|talking about|conversation|discussed|visited by|(?:he|she|they) (?:ate|drank|walked|stood|got|came|went|sat|did|put|took|told|held|made|washed|dressed|brushed|managed|used|opened|turned|rolled|lifted|fed|finished|left|slept|woke|wore))\b"
)


def tasks(reading: Reading) -> int:
    """How many care tasks the note lists."""
    return sum(1 for _ in compiled(_TASK).finditer(reading.folded))


def task_only(context: CheckContext) -> Iterator[Candidate]:
    """A care entry in which the person is only the object of tasks."""
    reading = context.reading
    if tasks(reading) < context.options.get("min_tasks", 4):
        return
    yield Candidate(
        quiet=holding(
            short_call=len(reading.folded.split()) < context.options.get("min_words", 20),
            words_recorded=has_words(reading),
            wish_recorded=_persons(reading, _WISH),
            response_described=bool(compiled(_RESPONSE).search(reading.folded)),
            takes_part=bool(compiled(_TAKES_PART).search(reading.folded)),
        )
    )


CHECKS: Mapping[str, Check] = {
    "voice/person-absent": person_absent,
    "voice/family-absent": family_absent,
    "voice/worker-analysis-missing": worker_analysis_missing,
    "voice/task-only": task_only,
}
SET_CHECKS: Mapping[str, SetCheck] = {}
