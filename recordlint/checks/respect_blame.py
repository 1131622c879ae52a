"""Blame put on the person who was harmed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from recordlint.checks.base import Candidate, CheckContext, holding
from recordlint.checks.framed import Frames
from recordlint.checks.respect_common import (
    apart,
    clause_after,
    clause_before,
    denied,
    hits,
    only_labelled,
    place,
    quoted,
)
from recordlint.language.grammar import compiled
from recordlint.language.layers import Source
from recordlint.language.lexicons import per_house
from recordlint.language.reading import Reading

# Phrases with gaps, written as lexicon terms are. The lexicon `blame` holds the rest.
_FRAMES: Mapping[str, tuple[str, ...]] = {
    "choice": (
        "{puts,put,putting,place,places,placed,placing,keeps putting} {herself,himself,themselves,themself,hisself} {at,in,into} (?:(?:a|further|serious|significant|increased|more|repeated|unnecessary|constant|obvious|such|these|that|real|great|high|avoidable|and \\w+ at) ){0,2}{risk,risks,danger,harm's way,harms way,(?:risky|vulnerable|dangerous|difficult|unsafe|compromising) (?:positions?|situations?),situations?,positions?,harm}",
        "{exposes,exposed,exposing} {herself,himself,themselves} to (?:(?:further|serious|more|the|unnecessary|significant) ){0,2}{risk,risks,harm,danger,injury,abuse,exploitation,violence,assault}",
        "{chooses,chose,chosen,choosing,opted,opts,opting,elected,elects,electing,prefers,decides,decided,made the choice,made a choice,makes the choice,made a decision,made the decision,making the choice,made a conscious decision,made the conscious decision,conscious decision,conscious choice,her decision,his decision} to (?:(?:keep|go|going|continue|still|now|again|repeatedly|always) ){0,2}{stay,staying,remain,live,be,return,returning,go back,going back,continue,get back together,resume} (?:living |in |with |to )?(?:back )?(?:to |with |in )?{him,her partner,her husband,her boyfriend,her ex,this relationship,the relationship,that relationship,a relationship,an abusive relationship,this man,that man,a man who,the perpetrator,her abuser,the abuser,the family home with him,the property with him,the flat with him,the house with him,the marriage,this lifestyle,that environment,this environment,a violent relationship}",
        "{chooses,chose,chosen,choosing,opts,prefers,decides,decided,likes,elects} to {hang,associate,mix,knock,spend time,run,roam,wander,stay out,sleep rough,sofa surf,live like this,live that way,live this way,live in squalor,use drugs,take drugs,go missing,go off,beg,self-neglect}",
        "choosing {him,her partner,drugs,alcohol,her boyfriend,the relationship,men} over",
        "{chose,chooses,chosen} {him,her partner,drugs,alcohol,drink,her boyfriend,the relationship,men} over",
        "(?:his|her|their|\\w+'s|\\w+s) {own ,}choice of {lifestyle,men,man,partner,partners,boyfriend,boyfriends,friends,company}",
        "{poor,bad,risky,foolish,dangerous,questionable,wrong} {life ,lifestyle ,}{choice,choices}",
        "{makes,making,made,make} {poor,bad,risky,foolish,dangerous,the wrong,silly} {decisions,decision}",
        "{picks,picking,chooses,choosing,attracts,attracting,drawn to,goes for,attracted to} {the wrong,abusive,violent,bad,wrong,unsuitable,dangerous,bad boys} {men,man,sort,partners,type,boys,people,ones,kind}",
        "{engages,engaging,engaged,indulges} in {risky,risk taking,risk-taking,sexual,dangerous,promiscuous} {behaviour,behaviours,activity,activities,lifestyle,sexual behaviour,sexual activity}",
        "{knew,knows} {exactly ,full well ,}what {she,he} was {doing,getting into,letting herself in for,getting herself into}",
    ),
    "fault": (
        "{keeps,kept,keep} {going back,returning,taking him back,letting him back,letting him in,having him back}(?: to (?:him|her|them|this relationship|the relationship|the same \\w+))?",
        "{will,would,could} not leave {him,her husband,her partner}",
        "{brings,brought,bringing,bring,brung} {it,this,that,trouble,things,problems,it all,a good deal of this,a good deal of it,most of this,some of this,this all,all this,all of this,these things,the trouble,much of this,a lot of this,a lot of it,much of it,most of it} {on,upon,onto} {herself,himself,themselves,themself,hisself,theirselves}",
        "{her,his,their} own {silly ,stupid ,}{fault,doing,making,stupid fault}",
        "{partly,partially,largely,equally,also,just as much,half} {to blame,at fault,responsible for the abuse,responsible for what happened,her own fault,his own fault}",
        "{accept,accepts,take,takes,bear,bears,must share,shares} {a share,some,her share,his share,part} of the {responsibility,blame}",
        "{accept,take} {some ,more ,}responsibility for {the abuse,what happened,being hit,her injuries,her situation,his situation,her own safety,his own safety,the violence}",
        "collud{e,es,ed,ing} with {him,her,the abuser,the perpetrator,her partner,her husband,father,dad,the abuse,mum,mother}",
        "{could,should} {have,of} {left,walked out,walked away,walked,got out,been out of there,said no,called for help,reported it,reported this,known better,told someone,fought back,screamed,stayed in,stayed away,stayed at home,locked the door,kept away,seen it coming,seen this coming,thought of that,thought about that,realised}",
        "{could've,should've,shoulda,coulda} {left,walked out,walked away,got out,said no,known better,told someone,stayed in,stayed away}",
        "{only ,}{got,gets,getting,had} what {was coming,she deserved,he deserved,she asked for,was coming to her,was coming to him}",
        "{provok}{es,ed,ing} {him,the,her partner,her husband,arguments,the incident,the attack,it,the assault,other,fights,others,another}",
        "{got,gets,getting} {herself,himself,themselves} {hurt,beaten,beaten up,assaulted,raped,attacked,pregnant,exploited,groomed,scammed,robbed,mugged,into this,into debt,into trouble,into this mess,into this situation,into a mess,into these situations,into situations,a black eye,hit,stabbed,in with the wrong crowd,in with a bad crowd,involved with,mixed up}",
        "{let,lets,letting,allow,allows,allowed,allowing} {herself,himself,themselves} {to ,}{be ,get }{exploited,used,groomed,scammed,abused,hit,treated,taken advantage of,walked over,bullied,conned,robbed,manipulated,led astray,led,controlled,drawn in,cuckooed}",
        "{allow,allows,allowed,allowing,lets,let,letting} {him,them,her partner,her husband,her boyfriend,her son,her ex} {to ,}{hit,treat,abuse,control,beat,walk all over,take over,into her flat,into his flat,back in,back into,take her money,take his money,use her,use him,exploit,back,move back in,hurt,dictate}",
        "{left,leaves,leaving,makes,made,making} {herself,himself,themselves} {open,vulnerable,an easy target,a target,wide open,intentionally homeless to}",
        "{won't,will not,refuses to,refused to,refusing to,unwilling to,would not,wouldn't} leave {him,her partner,her husband,the relationship,the perpetrator,her boyfriend,the abuser,her abuser,this man}",
        "{won't,will not,refuses to,refused to,refusing to,unwilling to,would not,wouldn't} {press charges,support a prosecution,prosecute,make a statement,give a statement,support prosecution}",
        "hang{s,ing} {around,about,round} with {older,the wrong,men,a bad,known,undesirable,gang,adult}",
        "{tolerates,tolerating,tolerated} {the ,his ,}{abuse,violence,behaviour}",
    ),
    "protect": (
        "{fail,fails,failed,failing,failure,inability} to {adequately ,properly ,}{protect,safeguard,prioritise,shield}",
        "{has,have,did,does,had} not {adequately ,properly ,been able to ,}{protected,protect,safeguarded,prioritised,prioritise}",
        "{hasn't,haven't,didn't,doesn't} {adequately ,properly ,}{protected,protect,safeguarded,prioritised,prioritise}",
        "{puts,put,putting,place,places,placing,prioritise,prioritises,prioritising,prioritised,chooses,chose,choosing,chosen} {her,his,their} {own ,new ,}{relationship,relationships,partner,partners,boyfriend,boyfriends,needs,drinking,drug use,social life,man,men,love life,ex} {first,before,above,over,ahead of}",
        "{puts,put,putting,place,places,placing,prioritise,prioritises,prioritising,prioritised,chooses,chose,choosing,chosen} {men,him,this man,that man,a man,drink,alcohol,drugs,the relationship,her partner,relationships,adults} {first,before,above,over,ahead of}",
        "{prioritise,prioritises,prioritising,prioritised} {the relationship,her relationship,her own needs,his own needs,their own needs,her partner,men,alcohol,drugs}",
        "{exposed,exposes,exposing} {the child,the children,the baby,the kids,the girls,the boys,her children,her child,his children,them,the kids,her baby,her kids,the unborn} to {the ,further ,his ,}{domestic abuse,domestic violence,abuse,violence,harm,risk,dv,da,drug use}",
        "{allowed,allows,allowing} {the child,the children,the baby,her children,them,the girls,the boys} to {witness,be exposed to,be harmed,be hurt,see the}",
    ),
}


@per_house
def _frames() -> Frames:
    return Frames(line for lines in _FRAMES.values() for line in lines)


@per_house
def _protect_frames() -> Frames:
    return Frames(_FRAMES["protect"])


_CHILD = (
    r"\b(?:young person|yp|cyp|child|girl|boy|pupil|schoolgirl|schoolboy|cse|cce|child sexual exploitation|looked after child|lac|foster(?:ed|ing| home| carers?)?|year (?:[5-9]|1[0-3])|yr ?(?:[5-9]|1[0-3])|"
    r"(?:aged?|is|,|\() ?(?:[4-9]|1[0-7])(?=[\s,.);]|$)|(?:[4-9]|1[0-7]) ?(?:yrs?|years?|year)[ -]old|(?:[4-9]|1[0-7]) ?y/?o|in care|under ?18|underage|teenage girl|teenager)\b"
)
_ABUSER = (
    r"\b(?:perpetrators?|abusers?|suspects?|offenders?|defendants?|attackers?|assailants?|respondent|alleged perpetrator|rapist|the man who|the (?:ex-)?(?:husband|partner|boyfriend)|her (?:ex-?)?(?:husband|partner|boyfriend|father)|stepfather)"
    r" (?:(?:has|have|had|is|was|also|then|who|says?|said|that|he|claims?|[\w'-]+ly) ){0,4}$"
)
_CRIME = (
    r"\b(?:arrested|charged|convicted|sentenced|bail|restraining order|non-molestation|breach(?:ed|ing)?|his (?:offending|offence|offences|violence|abuse of|attack)|assaulted (?:her|his)|hit her|hitting her|"
    r"punched her|strangled|pleaded|conviction|probation|perpetrator programme|his victim|victims)\b"
)


def victim_blaming(context: CheckContext) -> Iterator[Candidate]:
    """Choice, fault or failure put on the person who was harmed."""
    reading = context.reading
    protect = _protect_frames()
    found = [(h.start, h.end, h.category == "protect") for h in hits(reading, "blame")]
    for match in _frames().finditer(reading.folded):
        found.append((*match.span(), bool(protect.match(reading.folded, match.start()))))
    if not found:
        return
    child = bool(compiled(_CHILD).search(reading.folded))
    for start, end, protecting in apart(found):
        where = place(reading, start)
        if where is None:
            continue
        before, after = clause_before(reading, start, 90), clause_after(reading, start, end)
        about_adult = protecting or bool(
            compiled(
                r"\b(?:mums?|mother|mam|dad|father|parents?|carer|she is an adult|grandmother|nan)\b[^.;]{0,40}$"
            ).search(before)
        )
        yield Candidate(
            start,
            end,
            raised=1 if child and not about_adult else 0,
            quiet=holding(
                quoted=quoted(reading, start, end) or _own_words(reading, start, end),
                challenged=denied(reading, start, end) or _challenged(reading.folded[slice(*where)], before, after),
                perpetrator=_by_perpetrator(reading.folded[slice(*where)], before),
                statutory=protecting and context.profile == "court",
                other_party=_other_party(before, after),
            ),
        )


def _own_words(reading: Reading, start: int, end: int) -> bool:
    """The person blames herself: the record of that is her view, not the writer's ("she says that it was her own fault")."""
    found = reading.attribution_of(start, end)
    return (
        found is not None
        and found.source in (Source.SUBJECT, Source.KIN, Source.NAMED)
        and found.via in ("said", "believed", "lead")
        and found.cue_start < start
        and not only_labelled(reading, found)
    )


def _challenged(words: str, before: str, after: str) -> bool:
    """The sentence takes the blame away: "not her fault", "nobody puts themselves at risk of being groomed"."""
    return bool(
        compiled(
            r"\b(?:not|isn't|wasn't|never|nobody|no one|no child|cannot|can't|challenged?|challenging|reframed?|disagree\w*|inaccurate|myth|unhelpful|wrong to|unfair|victim[- ]blaming|rather than|does not mean|doesn't mean|no suggestion)\b(?! to)[^.;,]{0,25}$"
        ).search(before)
        or compiled(
            r"^[^.;]{0,20}\b(?:is not|isn't|was not|wasn't|is victim[- ]blaming|is wrong|is unhelpful|is not how|is not language|language)\b"
        ).match(after)
        or compiled(
            r"\b(?:victim[- ]blaming language|i challenged|i questioned|asked (?:him|her|them|staff|the \w+) not to (?:say|write|use)|should not (?:be|have been) (?:described|recorded|written))\b"
        ).search(words)
    )


def _by_perpetrator(words: str, before: str) -> bool:
    """The grammatical subject is the one who did the harm."""
    return bool(compiled(_ABUSER).search(before)) or bool(
        compiled(r"\bhe\b").search(before) and compiled(_CRIME).search(words)
    )


def _other_party(before: str, after: str) -> bool:
    """A body failed, or something else entirely is meant: "the school failed to protect him", "asked for it to be moved"."""
    if compiled(
        r"^ (?:to|back to|again to) be\b|^ (?:when|if|because|so|in) (?:the|a|an) \w+ (?:form|shop|catalogue)"
    ).match(after):
        return True
    return bool(
        compiled(
            r"\b(?:{body}|we|i|services|agencies|professionals|trust|department|landlord|home|provider|system|staff|company|authorit(?:y|ies)|the plan|measures|lock|door|alarm|order|dressing|cream|mattress|cushion|helmet|gloves|ppe)\b(?: (?:have|has|had|also|may|might|repeatedly|itself|themselves|\w+ly)){0,3} ?$"
        ).search(before)
    )
