"""What a note as a whole leaves out: whether the person was told, what a harm led to, what information changed."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from recordlint.checks.base import Candidate, CheckContext, holding
from recordlint.checks.sharing_common import clip
from recordlint.language.grammar import compiled
from recordlint.language.layers import Sentence, SharingEvent
from recordlint.language.reading import Reading

_TOLD_PERSON = (
    r"\b(?:(?:told|informed|explained to|explained|let|advised|said to|warned|reminded|asked) (?:him|her|them|{subject}|mum|dad|{title} {word}|{word})(?: and {word})? (?:know )?(?:that |what |why |about |of |who |with whom )?(?:i|we|it|this|the (?:referral|letter|report|information|sharing)|my|our)(?:'d|'ll)? ?(?:would|will|had|have|was|were|am|are|is|need|must|may|might|call|letter|report|e-?mail|shared?|sharing|going)?"
    r"|(?:he|she|they|{subject}) (?:is|was|are|were|has been|had been) (?:made )?(?:aware|told|informed) (?:that|of|about|this|it|first|why|at the start|beforehand)|(?:he|she|they|dad|mum|{word}) (?:knows?|knew)(?= (?:that|of|about|this|i|we|before)\b|[.;,]|$)|(?:was|were|has been) given a copy|copy (?:given|sent) to (?:him|her|them|{subject})|(?:not (?:been )?(?:told|informed)|did not tell (?:him|her|them)|without telling (?:him|her|them)|unable to tell)[^.\n]{0,60}(?:because|as|since|in case|risk|until|due)|\b(?:dad|mum|mother|father|parents?|child|person|{subject}) (?:is |was |are |were )?(?:aware|informed|told) ?(?=[.;,]|$|of (?:this|the)|that|at|in))"
)
_INJURY = r"\b(?:bruis(?:e|es|ed|ing)|brusing|black eye|finger ?(?:tip ?)?(?:marks?|bruis\w+)|(?:purple|red|raised) marks?|hand ?print|slap marks?|bite marks?|burns? (?:to|on|marks?)|scald\w*|welts?|(?:broken|fractured) (?:arm|leg|rib|wrist|nose|jaw)|cigarette burns?|ligature marks?|strangulation marks?|grip marks?|black and blue|split lip|swollen (?:eye|face|lip|jaw))\b"
_HURT = (
    r"\b(?:(?:he|she|they|him|partner|husband|wife|son|daughter|dad|mum|father|mother|step-?dad|stepfather|boyfriend|girlfriend|uncle|carer|staff|nephew|brother|ex|(?!and\b|then\b|fell\b|or\b|but\b|to\b|was\b|nothing\b|it\b|that\b|who\b|pain\b|i\b|we\b){word}) (?:has |had |have |sometimes |always |often |then |once |just )?(?:hit|hits|hitting|slapped|slaps|punched|punches|kicked|kicks|pushed|pushes(?! {pronoun} (?:like|in|round|around|to|up|along|out|about)\b| me (?:like|in|round|around|to|up|along|out|about)\b)|shoved|strangled|choked|throttled|grabbed|shook|beat|beats|raped|touched|burnt|bit|threatened to (?:kill|hurt|stab)|held a knife|locked) (?:me|her|him|them|my|the (?:baby|child|children|kids|girls?|boys?|little)|us)\b(?! (?:head|knee|elbow|arm|leg|hand|foot|shin|hip|back|face|nose|toe|finger|thumb|chest|shoulder|ankle|stick|frame|chair|buzzer|bell|plate|food)\b)"
    r"|(?:is |am |been |was )?(?:cutting|cuts|cut) (?:her|him|my)(?:self| arms?| legs?| wrists?| leg| arm)\b|\b(?:is|am|been|she is|he is) cutting\b(?! (?:an?|his|her|the|down|back|out|up|it|through|teeth|tooth|grass|paper)\b)|self-?harm(?:ing|ed)\b|took an overdose|taken an overdose|wants? to (?:die|kill (?:my|him|her)self)|end (?:my|his|her) life|thoughts of suicide|(?:has|got|have) (?:the |her |his |some )?(?:tablets|pills|a rope|a knife|a blade|razor) (?:out|ready|in (?:her|his) hand|with (?:her|him))|(?:is |was )?(?:standing |sitting )?on (?:the|a) (?:bridge|ledge|railway)|(?:two|three|four|several|\d) (?:\w+ )?overdoses"
    r"|(?:smoking|using|injecting|taking) (?:heroin|crack|drugs|gear)[^.\n]{0,60}\b(?:baby|child|children|kids|little one|toddler|bairn|wean|son|daughter)\b|nods? off with (?:him|her|the baby)|(?:left|leaves|leaving) (?:the )?(?:baby|child|children|kids|toddler|little one)(?: \w+){0,3} (?:alone|on (?:her|his|their) own)|(?:takes?|took|taken|taking|keeps|kept) (?:my|her|his) (?:money|pension|bank card|card|purse|benefits)\b|money (?:has )?(?:gone|been going|goes) missing"
    r"|(?:toes?|foot|feet|leg|heel|skin|wound) (?:\w+ ){0,3}(?:black|necrotic|gangren\w+|maggots?)|\bblack at \w+ toes|maggots|(?:only thing|nothing) (?:\w+ ){0,4}(?:eat|eaten|ate)|scared to go home|frightened to go home|(?:frightened|scared|terrified|afraid) of (?:him|her|my (?:dad|mum|son|husband|wife|partner))\b(?! (?:\w+ing|own|next|first|new|last)\b))\b"
)
_SELF_HARM = r"cut|self|suicid|overdose|end (?:my|his|her)|kill"
_WHO = r"(?:manager|deputy|supervisor|team leader|senior|on[- ]call|nurse in charge|safeguarding|mash|lado|idva|police|edt|duty|social worker|sw|children's services|social services|social care|front door|gateway|crisis team|dsl|designated safeguarding lead|gp|surgery|doctor|dr|nurse|111|office|matron|sister|paediatric\\w*|consultant|psychiatrist|camhs|district nurses?|dn|tissue viability|medical|registrar|amhp|marac|cqc|head)"
_ESCALATED = (
    r"\b(?:told|informed|rang|rung|phoned|called|spoke (?:to|with)|reported|referr\w+|alerted|discussed|raised|e-?mailed|notified|asked|contacted|passed|escalated|showed|handed over|sent|let)\b[^.;\n]{0,60}?\b"
    + _WHO
    + r"\b(?! phoned)"
    r"|\b"
    + _WHO
    + r"(?: \w+){0,2} (?:was |were |is |has been |have been |also |been ){0,2}(?:told|informed|aware|notified|called|rung|contacted|alerted|reviewed|saw|seen|examined|attended|visited|to (?:visit|see|review|ring|examine)|decided|determined|opened|came|came out|said|advised|asked|agreed|will|and i|has (?:asked|opened|seen|reviewed|agreed))\b"
    # A referral, a statement to a court and news from those whose task it is have reached whom they must.
    r"|(?:^|\n)\W*(?:referring|(?:sent )?to ?:[^\n]{0,60}\b(?:safeguarding|mash|social care|children's services|adult services|police|front door)\b|(?:phone |telephone )?call (?:in )?from [^\n]{0,40}\b(?:safeguarding|police|social worker|mash)\b)"
    r"|\b(?:i am|i'm|we are|we're) (?:passing|reporting|referring|raising|escalating)\b|threshold document|\b(?:dr|gp|doctor|nurse)\b[^.;\n]{0,40}\b(?:looks in|calls in|is coming|comes|visits)\b"
    r"|\b(?:999|101|ambulance|a&e|s\.? ?42|s\.? ?47|section 42|section 47|section 46|strategy (?:discussion|meeting)|child protection|protection plan|core group|safeguarding (?:referral|concern|alert|enquiry|meeting|form)|(?:alert|concern|referral|incident form|datix|incident report) (?:was |has been )?(?:raised|made|sent|completed|done|form)|raised (?:a|an|as) (?:concern|alert|incident)|marac|police log|power of protection|neuro obs|reviewed by|examined by|seen by|bail|arrest\w*|charged|in custody|court|inquest|enquiry|safety plan|refuge|non-molestation|idva|home treatment|crisis assessment|body map (?:sent|copied))\b"
)
_EXPLAINED = r"\b(?:fell|fall|tripped|slipped|knocked|bumped|caught|banged|scraped|walked into|football|rugby|playing|bike|trampoline|cannula|injection|blood test|bloods|venepuncture|heparin|warfarin|anticoagul\w*|apixaban|hoist|operation|surgery|cooking|kettle|iron(?:ing)?|oven|hair straighteners|door|drawer|table|because|from (?:a|the|his|her|when)|birthmark|mongolian|scooter|swing|slide|climbing|playground|playtime|skateboard|foil|pipe|lighter|grill|hob|during (?:a|the) (?:turn|transfer|roll|wash|move)|sunburn|bed ?rail|walking frame|skin tear|accident\w*)\b"
_PAST = r"\b(?:history of|hx|previous(?:ly)?|past|historic(?:al)?|in (?:19|20)\d\d|years? ago|months? ago|as a child|when (?:he|she) was|last year|used to|childhood|background|chronology|old|healed|healing|ex-|{date}.{0,30}(?:hospital letter|letter))\b"
_DENIED = r"\b(?:no|not|nil|denie[sd]|without|never|any|free of|0|isn't|wasn't|none|no signs? of|check(?:ed)? for|look(?:ed)? for|if|risk of|in case|thoughts? of|worried about|prevent)\b(?: [\w,/]+){0,5} ?$"
_RECEIVED = (
    r"\b(?:(?:discharge (?:summary|letter|notification|information|info)|(?:risk )?(?:report|letter|e-?mail|information|info|intelligence|alert|assessment|notification|handover|update|results?|swallow(?:ing)? (?:assessment|guidelines?)))[^.;\n]{0,40}? (?:received|arrived|came (?:in|through)|been received|sent (?:over|through|across|to us)|in from)|(?:received|rec'?d|got|had) (?:a |an |the |his |her |some |new |discharge |further )*(?:discharge (?:summary|letter|information|paperwork)|risk (?:information|assessment|alert)|report|letter|information|info|e-?mail|alert|intelligence|notification|results)\b"
    r"|(?:ward|hospital|gp|surgery|police|probation|school|slt|salt|dietitian|physio|ot|consultant|nurse|community nurse|prison|previous (?:provider|placement|home)|{role}|{body}) (?:\w+ )?(?:told|informed|notified|advised|let) (?:me|us|staff|the team|that)|(?:gp|ward|hospital|surgery|{role}|{body}) (?:rang|called|phoned|telephoned|e-?mailed|wrote) (?:to (?:say|tell|inform|let|warn|advise)|saying|that))\b"
)
_RISKY = r"\b(?:discharg\w+|risk|allerg\w*|medication|tablets|dose|swallow\w*|thicken\w*|chok\w*|fall\w*|pressure|infect\w*|mrsa|diabet\w*|dnacpr|weight|diet|bail|released?|order|threat\w*|violen\w*|self-?harm|suicid\w*|abscond\w*|exploit\w*|fire|weapon|conviction|transfer|hoist|mobil\w+|stairs|stopped|started|increased|reduced|seizure\w*|epilep\w*)\b"
_CARRIED = (
    r"\b(?:care plan|support plan|risk assessment|plan|mar(?: chart)?|rota|staffing|communication book|handover|board|chart|file|folder|hospital passport|protocol|guidelines?)\b[^.;\n]{0,50}\b(?:updated|amended|changed|reviewed|adjusted|rewritten|written|added|in place|to be|now)\b|\b(?:updated|amended|changed|reviewed|rewrote|added|adjusted|wrote)\b[^.;\n]{0,50}\b(?:plan|risk assessment|mar|rota|chart|file|book|board|protocol|passport)\b"
    r"|\b(?:will|i'll|we'll|shall|from (?:now|today|tomorrow|tonight|monday|tuesday|wednesday|thursday|friday)|so (?:we|i|that|he|she|staff|carers|now)|going to|agreed|decided|decision|arranged|booked|ordered|increased|reduced|stopped|started|moved|extra|second carer|double up|two (?:staff|carers)|staff (?:told|aware|briefed|know|to)|told (?:staff|the team|carers|all)|carers (?:told|aware|to)|passed to (?:staff|the team)|no change|nothing (?:changes|to change)|therefore|as a result|asked|referr\w+|rang|to (?:be|have|start|stop|visit|ring|see|go|check|review|order|call))\b"
)


_MOST = 100  # signs of harm that are weighed in one note
_LESSER = r"toe|foot|feet|skin|wound|maggot|eat|ate|money|pension|card|purse|benefits|scared|frightened|afraid"


def person_not_informed(context: CheckContext) -> Iterator[Candidate]:
    """Information went outward, and nothing says whether the person was told of it, nor why not."""
    reading = context.reading
    events = [
        e
        for e in reading.sharing
        if not e.negated
        and e.form not in ("aware",)
        and (e.form != "contact" or e.generic or (e.what and e.recipient_kind in ("lay", "agency", "family")))
    ]
    if not events:
        return
    lay = [
        e
        for e in events
        if (e.pair not in ("care", "emergency") and e.recipient_kind != "addressee") or e.form == "attach"
    ]
    text = reading.folded[:40000]
    yield Candidate(
        quiet=holding(
            told=bool(compiled(_TOLD_PERSON).search(text)),
            consent=all(e.basis_kind in ("consent", "present", "recorded") for e in events),
            ordered=all(_ordered(reading, e) for e in lay) and bool(lay),
            direct_care=not lay,
            emergency=all(e.pair in ("emergency", "statutory") for e in events),
        )
    )


def _ordered(reading: Reading, event: SharingEvent) -> bool:
    """Whether a court's order is the basis: those concerned are parties and know."""
    return event.basis is not None and bool(
        compiled(r"\b(?:court|order|orders|ordered|directs|directions?)\b").search(reading.folded, *event.basis)
    )


def harm_without_escalation(context: CheckContext) -> Iterator[Candidate]:
    """A sign of harm, and no manager, referral or reason not to refer in the note."""
    reading = context.reading
    hits = [
        *islice(_harms(reading, _HURT, disclosed=True), _MOST),
        *islice(_harms(reading, _INJURY, disclosed=False), _MOST),
    ]
    if not hits:
        return
    text = reading.folded[:60000]
    beds = len(compiled(r"(?:^|\n)\W*(?:room|bed|flat|bay|side room) \w+").findall(text))
    reasoned = bool(
        compiled(
            r"\b(?:no (?:safeguarding )?(?:referral|concern)[^.\n]{0,40}(?:because|as|since)|not (?:referred|reported|raised|escalated)[^.\n]{0,40}(?:because|as|since)|threshold not met)\b"
        ).search(text)
    )
    if beds >= 3:  # a handover of many people: what was done for one of them is done for that one only
        blocks = {s.block for _, _, s, _ in hits}
        text = "\n".join(reading.words(s) for s in reading.sentences if s.block in blocks)
    escalated = bool(compiled(_ESCALATED).search(text))
    quiet_all = [_quiet_of(reading, start, sentence, disclosed=disclosed) for start, _, sentence, disclosed in hits]
    best = min(range(len(hits)), key=lambda n: len(quiet_all[n]))
    own = quiet_all[best]
    yield Candidate(
        quiet=own | holding(escalated=escalated, reason_not_to=reasoned and not escalated),
        raised=0 if compiled(_LESSER).search(reading.folded, *hits[best][:2]) else 1,
    )


def _harms(reading: Reading, source: str, *, disclosed: bool) -> Iterator[tuple[int, int, Sentence, bool]]:
    for match in compiled(source).finditer(reading.folded):
        sentence = reading.sentence_at(match.start())
        if sentence is not None:
            yield match.start(), match.end(), sentence, disclosed


def _quiet_of(reading: Reading, start: int, sentence: Sentence, *, disclosed: bool) -> frozenset[str]:
    low, high = max(sentence.start, start - 200), min(sentence.end, start + 250)
    before = reading.folded[max(sentence.start, start - 60) : start]
    near = reading.folded[low:high]
    following = reading.sentences[sentence.index + 1] if sentence.index + 1 < len(reading.sentences) else None
    next_words = clip(reading, following, 200) if following else ""
    return holding(
        denied=bool(compiled(_DENIED).search(before)),
        historical=bool(compiled(_PAST).search(near)) or sentence.kind == "history",
        explained_accident=not disclosed
        and "nobody knows" not in near
        and (
            bool(compiled(_EXPLAINED).search(near + " " + next_words))
            or bool(
                compiled(
                    r"\b(?:mva|mvc|rta|collision|accident|sprain\w*|x-?rays?|fractur\w+|physical exam\w*|chief complaint)\b"
                ).search(reading.folded[:20000])
            )
        ),
    )


def not_carried_into_plan(context: CheckContext) -> Iterator[Candidate]:
    """News of a discharge or a risk came in or went out, and nothing says what it changed."""
    reading = context.reading
    news: Sentence | None = None
    for match in compiled(_RECEIVED).finditer(reading.folded):
        # "Discharge letter received: new dose" reads as a label; the sentence is the text behind it.
        sentence = reading.sentence_at(match.start()) or reading.sentence_at(match.end() + 2)
        if (
            sentence
            and compiled(_RISKY).search(reading.folded, match.start(), min(sentence.end, match.end() + 160))
            and not reading.is_quoted(match.start(), match.end())
        ):
            news = sentence
            break
    if news is None:
        return
    tail = compiled(r"\b(?:so|therefore|and so|which means|as a result)\b.*").search(clip(reading, news, 600))
    text = (tail[0] + "\n" if tail else "") + reading.folded[news.end : news.end + 20000]
    yield Candidate(
        quiet=holding(
            plan_named=any(
                line.section_kind in ("plan", "decision") or line.label_kind in ("plan", "decision")
                for line in reading.layout.lines
            ),
            change_named=bool(compiled(_CARRIED).search(text)),
            filed_only=bool(
                compiled(
                    r"\b(?:for information only|no (?:new|further) (?:information|risk)|nothing new|already (?:in|on|known)|same as)\b"
                ).search(reading.folded, news.start)
            ),
        )
    )
