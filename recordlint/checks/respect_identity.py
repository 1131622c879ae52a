"""The person named as a condition, and a group named as the explanation."""

from __future__ import annotations

import re
from collections.abc import Iterator

from recordlint.checks.base import Candidate, CheckContext, holding
from recordlint.checks.framed import Frames
from recordlint.checks.respect_common import (
    Hit,
    clause_after,
    clause_before,
    denied,
    hits,
    names_service,
    place,
    quoted,
    whole_place,
)
from recordlint.language.grammar import compiled
from recordlint.language.layers import Source
from recordlint.language.lexicons import alternation, per_house, terms_of
from recordlint.language.reading import Reading

_DETERMINED = r"(?:\b(?:the|a|an|our|this|that|these|those|another|other|two|three|four|many|most|all|some|known|typical|one|your|my|any|as an?|an? \w+|the \w+|brittle|unstable|insulin dependent|type [12]|type (?:one|two)|recovering|chronic|long[- ]term|severe|functioning|the other) )$"
_PURE_NOUNS = frozenset(
    [
        "feeder",
        "alcoholic",
        "addict",
        "self-harmer",
        "self",
        "harmer",
        "faller",
        "hoarder",
        "schizophrenic",
        "cutter",
        "overdoser",
        "wanderer",
        "hoister",
    ]
) | {"self harmer"}
_BE = r"\b(?:is|are|was|were|be|being|been|become|became|'s|'re|he|she)(?: (?:also|now|still|very|clearly|obviously|a known|known|both|quite|just|diagnosed as|diagnosed))* $"
_ENDS_NAME = r"^(?:\W*$|[.,;:!?)(/+&-]|\n| (?:and|or|but|who|whose|in|on|at|with|so|since|from|for|is|was|are|were|has|had|needs?|needing|wants?|that|which|under|known|admitted|referred|as|by|to|again|also|then|because|if|when|while|tend|tends|always|often|said|says|rang|called|asked|lady|lives|living|can|will|would|should|could|up|off|down|having|may|must|of|like|do|does|don't|doesn't|down|refus\w+)\b)"
_CONDITION_THING = r"^(?:'s)? (?:clinic|diet|nurse|team|foot|feet|eye|retinopathy|ketoacidosis|neuropathy|review|check|specialist|meal|food|jam|ice|hypo|control|medication|foods|screening|liaison|fit|fits|seizure|seizures|episode|symptoms?|illness|drink|drinks|beverage|liver|hepatitis|toilet|toilets|access|badge|bay|facilities|parking|adaptations?|adults?|children|people|person|man|woman|boy|girl|young|adult|child|patients?|residents?|students?|pupils?|tenants?|clients?|mother|father|son|daughter|brother|sister|customers?|partner|spectrum|traits?|community|charity|society|awareness|pride|burnout|meltdowns?|sister|husband|wife|lad|gentleman|lady|individual|people's|persons?|care|ward|services?|discharge|facilit\w+|bus|pass|link|unit|persons|applicants?|households?|families|housing|prevention|reduction|application|duty|charter)\b"


def condition_as_identity(context: CheckContext) -> Iterator[Candidate]:
    """The person named as the condition ("a schizophrenic", "the diabetic in bed 4"), suffering, or bound to a chair."""
    reading = context.reading
    for hit in hits(reading, "identity"):
        if place(reading, hit.start) is None:
            continue
        before, after = clause_before(reading, hit.start), clause_after(reading, hit.start, hit.end)
        thing = not _names_person(hit, reading.folded[hit.start : hit.end], before, after)
        yield Candidate(
            hit.start,
            hit.end,
            quiet=holding(
                quoted=quoted(reading, hit.start, hit.end),
                own_words=_own_words(reading, hit.start, hit.end),
                denied=denied(reading, hit.start, hit.end),
                service_name=names_service(reading, hit.start, hit.end),
                names_a_thing=thing,
                chosen_identity=_chosen(reading, hit, before, after),
            ),
        )


def _names_person(hit: Hit, words: str, before: str, after: str) -> bool:
    """Whether the words stand for the person, by what stands around them."""
    if hit.category == "suffer":
        if compiled(r"^(?:suffer\w*) with").match(words):
            return bool(
                compiled(
                    r"^ (?:{possessive} )?(?:\w+ ){0,3}?(?:anxiety|depression|pain|arthritis|dementia|epilepsy|diabetes|asthma|copd|nerves|adhd|autism|migraines?|ms|schizophrenia|psychosis|ptsd|bipolar|eating disorder|back|knees|hips?|chest|memory|mental health)\b"
                ).match(after)
            )
        return not compiled(
            r"^ (?:a lack|any|no|side|poor (?:signal|reception)|damp|mould|leaks|neglect|subsidence|shortages?|staffing)\b"
        ).match(after)
    if hit.category == "noun":
        if compiled(_CONDITION_THING).match(after):
            return False
        if words.endswith("s"):
            return True
        if not compiled(_ENDS_NAME).match(after):
            return False
        alone = words in _PURE_NOUNS and bool(
            compiled(r"(?:^[\W\d]*|, |- |: |/ ?|\+ ?|and |{be} (?:also |now |still )?(?:an? |the )?)$").search(before)
        )
        return alone or bool(compiled(_DETERMINED).search(before))
    if hit.category == "indefinite":
        if compiled(r"(?<!we\s)(?<!i\s)\b(?:has|have|had|having) (?:an? )?(?:\w+ )?$").search(before):
            return False  # "has a learning disability"
        return (
            bool(
                compiled(r"\b(?:a|an|another|our|these|is|typical) (?:known |typical |classic |severe |bit )?$").search(
                    before
                )
            )
            and bool(compiled(_ENDS_NAME).match(after))
            and not (
                compiled(r"\bis $").search(before)
                and not compiled(r"^(?:eupd|bpd|pd|borderline|downs|down's|dementia|learning disability)$").match(words)
            )
        )
    if hit.category == "group":
        if words == "blind" and not compiled(r"\b(?:for|of|like|among|with|to) the $").search(before):
            return False  # "rattled the blind" hangs in a window
        return (
            bool(compiled(r"\b(?:the|our) $").search(before))
            and bool(compiled(_ENDS_NAME).match(after))
            and not (compiled(r"^ of\b").match(after))
        )
    if hit.category == "predicate":
        return bool(compiled(_BE).search(before)) and bool(compiled(_ENDS_NAME).match(after))
    return True


def _own_words(reading: Reading, start: int, end: int) -> bool:
    """The person or a relative puts it so: "describes himself as an addict"."""
    found = reading.attribution_of(start, end)
    if (
        found is not None
        and found.source in (Source.SUBJECT, Source.KIN, Source.NAMED)
        and found.via in ("said", "believed")
        and found.cue_start < start
    ):
        return True
    return bool(
        compiled(
            r"\b(?:(?:calls?|called|describ\w+|identif\w+|sees?|refer\w* to|introduc\w+|known|prefers?|likes?) (?:(?:him|her|them)sel(?:f|ves)|themself|to be (?:called|known|described)) ?(?:as )?|prefers the (?:word|term) |identif\w+ as |{possessive} (?:own )?(?:word|words|term|phrase)[^.]{0,20})(?:an? |the |being )?$"
        ).search(clause_before(reading, start))
    )


def _chosen(reading: Reading, hit: Hit, before: str, after: str) -> bool:
    """Identity-first words that many choose: the Deaf community, an autistic woman; written with a capital D."""
    words = reading.folded[hit.start : hit.end]
    if words == "deaf":
        return reading.text[hit.start].isupper()
    return words in ("autistic", "autistics", "aspie", "aspies") and bool(
        compiled(r"\b(?:proud|actually|openly|as an?)\b[^.]{0,12}$").search(before)
        or compiled(r"^ (?:adult|person|woman|man|boy|girl|child|young|people|and proud)").match(after)
    )


# --- stereotypes -----------------------------------------------------------------------------------------------------

_STEREOTYPES = (
    "{as is |as's |this is |that's |that is |it's |it is |which is |so |very |quite |pretty |}{typical,usual,common,normal,standard,customary,traditional,expected} {of |for |with |in |among |amongst |within }{that |this |their |his |her |these |those |a |an |the |such |}(?:family from )?(?:{culture,cultures,community,communities,background,generation,religion,faith,ethnicity,nationality,race,people,lot,sort,estate,gender,age group,family,families})",
    "{in,within,from} {their,this,his,her,such a} {culture,religion,faith}",
    "{in,within,from} that {culture,community,religion,faith,part of the world}",
    "{that,their,his,her,this} {culture,community,religion,kind,lot,sort,generation,faith} {tends,tend,is like,are like,are always,is always,are all,always,never,don't,doesn't,do not,does not,usually,do things,does things,expects,expect,just,looks after,look after}(?: to)?",
    "{those,these} {people,families,communities,sorts,cultures,types}",
    "(?:an? |from |in |with |of )(?:an? )?{family,man,woman,mother,household,background,home} like {that,this,theirs}",
    "{part of,down to,in} {their,his,her} {culture,religion,upbringing}",
    "{same as,like} all the {others,rest} {on,from,in,round}",
    "{men,women,people,lads,girls,boys} {his,her,their} age (?:do|don't|are|never|always|tend)",
    "{people,families,women,men,mothers,mums,kids,parents,patients,lads,boys,girls} {like that,like this,like him,like her,like them,of that sort,of her sort,of his sort,of that type,of his type,of her type,from that estate,off that estate,from that background,from there,from round there}",
    "{their,his,her,that} {sort,kind,lot,type} of {people,person,family,woman,man}",
    "{that,this} {family,lot} {are,is,have,has,always,never,will,would,do,does,don't,think,thinks,seem,seems,just,again,all,for you}",
    "what {that,this} {family,lot} {is,are} like",
    "{from,with,in,of,know,knowing,being,like} that family",
    "(?:it's|its|it is|this is|seems|probably|maybe|just|more of|very|is|was) {a cultural (?:thing|issue|matter|problem|difference|norm)|cultural(?=\\W*$)|down to (?:her|his|their) (?:culture|religion|background|upbringing|ethnicity|faith|age)|a religious thing|a generational thing|a man thing|a traveller thing|a class thing}",
    "{because of,due to,owing to,down to,given,explained by,on account of,put down to} {her,his,their,the family's,the} {culture,cultural background,ethnicity,ethnic background,race,nationality,religion,religious beliefs,faith,gender,sex,sexuality,sexual orientation,age,background,upbringing|class|skin colour|colour|origins|heritage|traveller background|gypsy background}",
    "{culturally,cultural} {they|she|he|this family|women|men|the men|the women|the family|speaking|it is|it's|expected|accepted|inclined|predisposed|norm|reasons}",
    "for cultural reasons",
    "{where,in the country} (?:he|she|they) {come,comes,came} from,? {it is,it's,they,you,that|women|men|children|this}",
    "{in,back in} {their,his,her,that|those} {country,countries}",
    "{different,another|their own|their|a} culture {,so,and so}",
    "{culturally} {normal,acceptable,accepted,expected|different}",
    "{mother,father,mum,dad,parents,brother,brothers,gran,nan|sister} {was,were,is,are} {the same,no better,just the same,no different,just as bad,exactly the same}",
    "{takes,taking,took} after {his,her,their} {father,dad,mother,mum,brother|uncle}",
    "following in {his,her,their} {father's,dad's,mother's,mum's,brother's|sister's} footsteps",
    "{second,third|another} generation of {this,it,them,the same|unemployed}",
    "{bad,poor|rough|good} {stock,breeding}",
    "{time of the month|her time of life|his time of life|hormonal|menopausal}(?! (?:treatment|therapy|symptoms|clinic|changes|contraception|imbalance|replacement|medication))",
    "{boys,lads,girls,teenagers,kids,men,women} being {boys,lads,girls,teenagers,kids|men|women}",
    "as (?:with )?{most,many,all,so many|a lot of} {men,women,people,boys,girls,lads,mums,mothers,parents,families,patients,teenagers} {his,her,their|of|in|from|like} (?:\\w+)",
    "{no different|no better|same} {from,than,to|as} the rest of {them,that|his|her|the}",
    "typical of {this,that,these,those,our,their,the} (?:client |patient |age |ethnic |user )?{group,groups,cohort,clientele}",
    "{as is,being,which is,that's,that is,it's,as was} {the way|the custom|the norm|the culture} (?:with|of|for|in|among) {that,this,these,those,their,such}",
    "which is {the,their,her,his} {culture,religion,tradition,way,custom}",
    "{people,men,women,folk,lads,lot|those|ladies|gentlemen|mothers|fathers|parents|families} of {that,his,her,their,this,a certain} {generation,age,background,class,sort,kind,type,era,culture,faith}",
    "(?:[\\w]+'s|{his,her,their,that,this}) generation {was,were,is,are,never,always,don't,do not,did not,didn't,just,tend|ever}",
    "{nobody,no one,no-one,anyone,anybody,someone,somebody,people} with {his,her,their,that,this,such a|that kind of|that sort of} {background,upbringing,history,culture}",
    "{that,this} end of (?:the )?{estate,town,street,road,village,city}",
    "{how,the way} {that,this} side (?:of the family )?{is,are,do,does,think|carry on}",
    "{as on|as in|like|same as} {most,all,so many} of {these,those} (?:\\w+)",
    "{the way|how} {these,those,most,all} (?:\\w+ )?{bachelors,men,women,boys,girls,lads,mums,mothers,dads,parents,families,people,teenagers,widows,widowers,couples,students,addicts,drinkers}",
    "{the way|how} (?:the )?{boys,girls,lads,men,women,kids,families,people,mums|teenagers} {on,from,in,off,round} (?:his|her|that|this|those|these|their) {estate,street,area,block,side,site,road|part}",
    "{these,those} {young,teenage,single,old,foreign,posh,modern|working} {mums,mothers,dads,fathers,parents,girls,boys,lads,men,women,couples,families,people}",
    "from a {family,home,background,house,household|long line} where {this,that,these,it,nobody,no one,everyone,fists|violence|crime|the police}",
    "{goes,comes,going|coming} with the {territory,condition,diagnosis,age|lifestyle}",
    "{surprisingly,remarkably,very,quite,unusually|spotless|clean|tidy|articulate|polite} (?:{clean,tidy,articulate,polite,well spoken|well-spoken|bright|well turned out} )?for {travellers,gypsies,an addict|a traveller|a gypsy|a drinker|an alcoholic|somebody like|someone like|a man who drinks|a single (?:man|mother|mum|dad)|a council}",
    "{westernised,westernized}",
    "at {7,8,9}\\d,? {there's,there is,you can't,you cannot,what can|what do|nobody|it's hardly|it is hardly|one cannot|we can't}",
    "{usual,big,massive|the} chip (?:on (?:his|her|their) shoulder )?about",
    "{pds,eupds,addicts,alcoholics,drinkers,users,travellers|borderlines} {are,will be|do} {what,as,like} they {are,do}",
    "{it's,that's,its,thats,it is,that is} {just |}{how they do things,what they do,what they are like,what they're like,how they are,their way,the way they are,how they live,the culture,their culture,the way of that}",
    "{look,looks,looking} after their own",
    "(?:normal|usual|common|typical|natural|only natural|par for the course|inevitable|standard) (?:at|in someone) (?:of )?(?:his|her|their|that|this) age",
    "(?:usual|same|typical|normal) (?:story |thing |behaviour )?(?:with|from|of|for) (?:people|families|parents|women|men|girls|boys|mums|lads|kids|patients|tenants|residents) (?:like|from|of|round|off|on|in)(?: \\w+){1,2}",
    "(?:people|families|parents|girls|boys|lads|kids|women|men) (?:like (?:that|this|these|them|him|her)|from (?:that|this|those) (?:estate|family|area|background|street|sort|part)|of (?:that|this) (?:sort|kind|type|class|background))",
    "(?:what|wot) (?:do|can|did|would|else can|else do) (?:you|we|they) expect(?! (?:from|of|with))(?:,? (?:he|she|they)(?:'s| is|'re| are) an? [\\w'-]+)?",
    "(?:boys will be boys|men will be men|girls will be girls|kids will be kids|typical (?:man|bloke|male|woman|female|teenager|teenage (?:boy|girl)|lad|boy|girl|single mum|single mother|young mum|teenage mum|traveller|gypsy|student|old man|old lady|pensioner|mother-in-law|asian|muslim|irishman|scot|addict behaviour))",
    "like all (?:the|them|those) (?:[\\w'-]+ )?{lads,boys,girls,family,brothers,sisters,women,men,kids}",
    "{the rest of|all} (?:that|the|his|her|their) (?:family|lot|clan|tribe)",
    "{whole family is|whole family are|family are all|they are all|they're all} (?:the same|like that|like it|at it|involved|as bad)",
    "in the (?:blood|genes)",
    "just like {his,her,their} {father,dad,mother,mum,brother,brothers,sister,parents}",
    "{like father like son,like mother like daughter,apple doesn't fall,apple never falls,acorn doesn't fall,chip off the old block,cut from the same cloth,tarred with the same brush}",
    "{apples|apple|acorn|acorns} (?:doesn't|don't|never|does not|do not) fall",
    "{what|wot} (?:do you|would you|can you|did you|else can you|else do you) expect (?:from|of|with)",
    "{as,what} you(?:'d| would| might) expect {from,of,for,with} (?:an? |the |that |someone |his |her |this )",
    "(?:is|was|be|only|to be) {expected,to be expected} {at,for} {her,his,their} age",
    "{at,for} {her,his,their} age,? (?:(?:he|she|they) )?{you can't expect,it's to be expected,it is to be expected,what do you expect,what can you expect,what would you expect,is past,won't change,will never,is bound,can't be expected,cannot be expected,it is normal,it's normal,only to be expected,it is only,it's only}",
    "{well[- ]spoken,articulate,intelligent,clean,polite,house-proud,educated,hard-working} for (?:an? |someone )",
    "{hot-?blooded|hot-?headed|fiery|volatile|excitable|loud|aggressive|angry|strong|subservient|submissive|docile|passive|work-?shy|lazy|tight|dour|thrifty} {latin|mediterranean|irish|italian|scottish|black|asian|african|caribbean|jamaican|spanish|muslim|jewish|turkish|greek|polish|eastern european|yorkshire|glaswegian|scouse|welsh|working class|gypsy|traveller|chinese|somali|nigerian}",
    "{latin|irish|celtic|mediterranean|scottish|black|african|italian|caribbean} (?:temper|temperament|blood|mentality|attitude)",
)


@per_house
def _groups() -> dict[str, str]:
    people, plural, group, singular = (
        alternation(terms_of("stereotype", name)) for name in ("people", "plural", "group", "singular")
    )
    return {"people": people, "plural": plural, "group": group, "singular": singular}


@per_house
def _generic() -> re.Pattern[str]:
    """A group as the subject or the setting of a general statement."""
    g = _groups()
    group = rf"(?:(?:most|all|many|a lot of|lots of|some|these|those|other|young|old|older) )?(?:(?:the )?(?:{g['people']}) (?:{g['plural']})|{g['group']})"
    general = r"(?:(?:do|does|will|would|can|are|is|have|just|all|you|it) )?(?:tend|tends|always|never|often|usually|generally|typically|rarely|seldom|don't|do not|won't|will not|can't|like to|love to|are all|are always|are used to|are known|are prone|are more|are very|are quite|are like|are just|expect|prefer to|think they|see it|see women|see men|look after|stick together|keep (?:things|it|themselves)|close ranks|are proud|are private|are secretive|have (?:no|little)|treat|dominate|beat|control|struggle to accept|believe in|aren't used|are not used|drive hard|rule|value|lie\b|marry|put up with|make a fuss|move on|only want|just want|get like|can be (?:like|very|difficult|so))\b"
    source = (
        rf"(?<!\w)(?P<with>(?:with|in|among|amongst|for|from|like|typical of|common (?:in|among|with|for)|usual (?:in|for|with)) {group})(?!\w)(?=[^.;\n]{{0,30}}?\b(?:you (?:do |often |always |usually |will |'ll )?(?:tend|find|get|see|expect|have|know)|it will be|it is (?:always|usually|often|the|common|normal)|it's (?:always|usually|often|the|common|normal)|they (?:tend|always|never|usually|don't|do not|will|are|like|often)|there is (?:always|often|usually)|there's (?:always|often|usually)|the (?:men|women|husband|wife|in-laws|mother-in-law|father|son|eldest|boys|girls|elders) (?:will|are|is|tend|always|usually|do|does|make|makes|rule|rules)|this is (?:common|normal|usual|typical)|that's (?:how|what|just)|where this comes from))"
        rf"|(?<!\w)(?P<subject>{group})(?:,? they)? {general}"
        rf"|(?<!\w)(?P<like>(?:like (?:all|most|many|a lot of|so many|typical)|typical|typically|as (?:all|most|many)|as(?= [^.;\n]{{3,40}}? (?:do|are|tend|will|always|often)\b)|you know what|one of those|that's) {group}(?: (?:are like|do|are|is like))?)(?!\w)"
        rf"|(?<!\w)(?P<so>(?:{g['people']}) (?:household|family|families|background|community|culture|home|couple))(?=,? (?:so|and so|hence|therefore)\b)"
        rf"|(?<!\w)(?P<are>(?:is|are|being|were|was) (?:an? )?(?:{g['group']}|{g['singular']}))(?=,? (?:so|and so|hence|therefore|which is why|that is why)\b)"
        rf"|(?<!\w)(?P<usual>(?:typical|usual|common|normal|standard|expected|customary) (?:of|for|with|in|among|amongst) {group})(?!\w)"
        rf"|(?<!\w)(?P<as>(?:being|as an?|because (?:he|she|they)(?:'s| is| are)|cos (?:he|she|they)(?:'s| is| are|s)|given (?:he|she|they)(?:'s| is| are)) (?:an? )?(?:{g['people']})(?: (?:{_SINGLE}))?)(?=,? (?:he|she|they|it|you|the|this|there|it's|you'd)\b)"
        rf"|(?<!\w)(?P<typical>(?:a |your |the )?(?:typical|stereotypical|classic|your average|one of your) (?:(?:{g['people']}) (?:{_SINGLE})|{g['singular']}))(?!\w)"
        rf"|(?<!\w)(?P<get>you (?:often |always |usually |do |will )?(?:get|see|find|expect) (?:this|that|it|a lot of (?:this|that|it)) (?:with|in|from|among) {group})(?!\w)"
    )
    return compiled(source)


_SINGLE = "man|woman|lady|lad|boy|girl|mother|father|mum|dad|family|couple|gentleman|person|teenager|child|male|female|household|bloke|kid|wife|husband"
_NEED = r"\b(?:halal|kosher|vegetarian|interpreter|translat\w+|language|prayers?|pray(?:ing|s)?|mosque|church|synagogue|temple|gurdwara|fasting|ramadan|eid|diwali|sabbath|shabbat|easter|hair ?care|skin ?care|food|meals?|diet|eats?|female carers?|male carers?|same[- ]sex carers?|modesty|festival|burial|needs|asked for|requested|wishes|would like|wants|prefers to|support group|organisation|charity|advocacy|liaison|choir|club|society|community (?:group|centre|worker|nurse|association|leaders?))\b"


@per_house
def _phrases() -> Frames:
    return Frames(_STEREOTYPES)


def stereotype(context: CheckContext) -> Iterator[Candidate]:
    """A protected characteristic, or "that family", as the explanation of what somebody does."""
    reading = context.reading
    found = [m.span() for m in _phrases().finditer(reading.folded)]
    for match in _generic().finditer(reading.folded):
        if (
            match["like"]
            and compiled(r"^one of those").match(match["like"])
            and not compiled(r"(?:{be}|like|just|another) $|^\W*$|[.,;:-] $").search(
                clause_before(reading, match.start())
            )
        ):
            continue  # "where one of those boys attends"
        name = next(n for n in ("with", "subject", "like", "usual", "as", "typical", "so", "are", "get") if match[n])
        found.append(match.span(name))
    seen: set[int] = set()
    for start, end in sorted(found, key=lambda f: (f[0], -f[1])):
        where, whole = place(reading, start), whole_place(reading, start)
        if where is None or whole is None or whole[0] in seen:
            continue
        end = start + len(reading.folded[start:end].rstrip(" ,'"))
        words = reading.folded[slice(*where)]
        holds = holding(
            quoted=quoted(reading, start, end),
            stated=_stated(reading, start, end),
            denied=denied(reading, start, end),
            need=bool(compiled(_NEED).search(words))
            and not compiled(r"\b(?:typical|that family|those people|that lot|their own|tend|always|never)\b").search(
                words
            ),
            service_name=names_service(reading, start, end),
        )
        if not holds:
            seen.add(whole[0])
        yield Candidate(start, end, quiet=holds)


def _stated(reading: Reading, start: int, end: int) -> bool:
    """The person or the family say so themselves."""
    found = reading.attribution_of(start, end)
    if found is None:
        return bool(
            compiled(r"\b(?:explained|told|said|asked|describ\w+|shared|taught)\b[^.]{0,60}$").search(
                clause_before(reading, start)
            )
        )
    return found.source in (Source.SUBJECT, Source.KIN, Source.NAMED) and found.via != "carried"
