"""Labels, slang, and the words for suicide: rules that begin with a word list and ask of whom the word is said."""

from __future__ import annotations

from collections.abc import Iterator

from recordlint.checks.base import Candidate, CheckContext, holding
from recordlint.checks.framed import Frames
from recordlint.checks.respect_common import (
    apart,
    clause_after,
    clause_before,
    denied,
    hits,
    names_service,
    of_person,
    place,
    quoted,
    reported,
)
from recordlint.language.grammar import compiled
from recordlint.language.judgement import is_written_name
from recordlint.language.lexicons import per_house
from recordlint.language.reading import Reading

_PLOYS = (
    "{play,plays,played,playing} {staff,services,people,professionals,workers,carers,agencies,teams,everyone,us,parents,mum and dad,the team,the staff,everybody,(?:one|each) \\w+|the two \\w+|both \\w+} off(?: against)?(?: the other| each other| one another| another)?",
    "{play,plays,played,playing} {games,mind games,to the gallery,for sympathy,for attention,dumb,the fool,silly games,the victim,the martyr,the innocent,the system,the sympathy card,hard done by}",
    "{play,plays,played,playing} (?:[\\w']+ ){1,6}off {against(?: each other| one another| the other)?|each other|one another|the other}",
    "{play,plays,played,playing} up",
    "{pull,pulls,pulled,pulling} the wool over",
    "{put,puts,putting,puttin} {it on,it all on,on an act,on a show,on a performance,on the waterworks,on the tears,on (?:a|her|his) poorly act}",
    "{turn,turns,turned,turning} on the {waterworks,tears,charm}",
    "{does,doing,did,do,doin} {it,this,that,things,it all,all this} {just ,only ,purely ,simply ,all ,}{for the attention,for attention,for effect,for sympathy,for a reaction,for show,to get a rise,to get attention,to wind,to be difficult,to be awkward}",
    "{get,gets,getting,got} {a rise out of,one over on,her own way,his own way,their own way,her way with,his way with}",
    "{wind,winds,winding,wound} {staff,everyone,people,others,the others,residents,other residents,the staff,us,carers,everybody,the other \\w+} up",
    "{wind,winds,winding,wound} up {staff,everyone,people,others,the others,residents,other residents,the staff,us,carers,everybody,the other \\w+}",
    "{push,pushes,pushed,pushing} {the |our |my |people's |staff's |everyone's |staff |her |his |all the |every |}{buttons,button,boundaries}",
    "{test,tests,testing,tested} {the |our |}{boundaries,limits}",
    "{try,tries,tried,trying} it on",
    "{exaggerat}{e,es,ed,ing} {her,his,their,the} (?:\\w+ )?{symptoms,pain,needs,difficulties,condition,illness,problems,injuries}",
    "{fakes,faked,faking,feigns,feigned,feigning} {her |his |their |an |a |}(?:\\w+)",
    "{puts,putting,laying,lays,laid} it on {thick,with a trowel,a bit thick}",
    "{caus,creat}{es,ed,ing} {trouble,a scene,ructions,a fuss,mischief,merry hell,havoc,chaos,a drama}",
    "{makes,made,making} {a scene,a drama,trouble,up stories,demands}",
    "{act,acts,acted,acting} {out,like a (?:child|toddler|baby|spoilt)}",
    "{behaving,behaves,behaved} {badly,like a (?:child|toddler|baby|spoilt|animal)}",
    "{throw,throws,threw,throwing} {his,her,their} {weight around,weight about,toys out}",
    "{can't,couldn't,cannot,couldnt,cant,won't} be {bothered,arsed}",
    "{doesn't,don't,didn't,does not,doesnt} want to {help (?:him|her|them)sel(?:f|ves),get better,be helped,change,work}",
    "no {interest in,intention of} {helping (?:him|her|them)sel(?:f|ves),changing,working,getting better,getting well}",
    "{rings,ringing,calls,calling,phones,phoning,buzzes,buzzing} {for no reason,for the slightest thing,over nothing,for every little thing,constantly for nothing}",
    "{likes,loves,enjoys} {to moan,a moan,to complain,moaning,complaining,being waited on,to be waited on,being poorly,being ill,being in hospital,winding}",
    "{gave,gives,giving} {us,staff,carers,everyone,the carers} {the run[- ]?around,grief,hell,a hard time}",
    "{tells,told,telling,tell} {us |staff |people |you |everyone |}{lies,what we want to hear,what they want to hear}",
    "{lies,lied,lying} {through (?:her|his|their) teeth,about everything}",
    "wrapped {staff,us,mum,dad,everyone,him,her} {round,around} (?:her|his) (?:little )?finger",
    "needs to {grow up,pull (?:him|her)self together,man up,sort (?:him|her)self out,buck (?:his|her|up),get over it}",
    "(?:{swear|swears}) blind",
    "{knows,knowing,know} {how to (?:work|play)|exactly how to|which buttons|how to get (?:round|around)} {the system,us,staff,people,everyone,to press,to push,professionals,carers}",
    "{working,works,worked,gaming,milking,milks,milked,abusing,plays,playing} the {system,situation}",
    "{manipulates,manipulated,manipulating} {staff,us,people,everyone,everybody,the system,the situation,professionals,services,others,carers,(?:his|her|their) (?:mother|mum|dad|father|family|parents|daughter|son)}",
    "{love,loves,loving,enjoys,likes} {the sound of (?:his|her) own voice,an audience}",
    "thinks {(?:he|she)(?:'s| is) (?:god's gift|above|special|too good|better than)|(?:we're|were|we are|i'm|staff are|carers are) (?:her|his|their) (?:servant|slave|skiv|maid)\\w*}",
)

_THING_AFTER = (
    r"^(?: ?[/-] ?\w+)? (?:therap\w+|techniques?|laughter|laughing|giggl\w+|fit of|of dr|of the (?:gp|doctor|district|social|ward|team|duty|on[- ]call)|of (?:mr|mrs|ms|miss|the)|"
    r"pulmonary|airways?|sleep apn\w+|jaundice|uropathy|lung|angina|diabetes|hypertension|pelvis|improvements?|weight|effects?|increase|decrease|drop|change|loss|bladder|voiding|bleeding|uterine|valve|tissue|kidney|joint|conversations?|decisions?|questions?|"
    r"angles?|position|day|days|week|night|morning|shift|time|times|year|journey|task|tasks|job|role|period|access|stairs?|steps|visit|call|meeting|situation|circumstances|"
    r"subject|topic|news|transfer|circulation|breathing|tumou?r|strain|infection|bacteria|organism|eye|wound|span|deficit|hyperactivity|band|bands|exercis\w+|tables?|books?|cells|traffic|doors?|personality disorder)\b"
)
_DENIAL_BEFORE = r"\b(?:found|find|finding|felt|feel|{be}) (?:it|this|that|things|the \w+|\w+ing) (?:{adverb} )?$"


@per_house
def _ploys() -> Frames:
    return Frames(_PLOYS)


def _about_thing(reading: Reading, start: int, end: int) -> bool:
    after = clause_after(reading, start, end)
    before = clause_before(reading, start)
    if compiled(r"^(?:put|puts|putting) it (?:all )?on$").match(reading.folded[start:end]):
        # "put it on the chart"; whoever puts on an act puts it on for somebody, or for nothing named.
        return (
            compiled(r"^ (?!for\b|again\b|when\b|a bit\b|and\b|with\b|to get\b|because\b)\w").match(after) is not None
        )
    return bool(compiled(_THING_AFTER).match(after) or compiled(_DENIAL_BEFORE).search(before))


def stigmatising_label(context: CheckContext) -> Iterator[Candidate]:
    """Character labels and what services call those who come often; traits where they are said of a person."""
    reading = context.reading
    found = [(h.start, h.end, h.category == "trait") for h in hits(reading, "stigma")]
    found += [(*m.span(), False) for m in _ploys().finditer(reading.folded)]
    for start, end, trait in apart(found):
        if place(reading, start) is None:
            continue
        thing = _about_thing(reading, start, end) or (trait and not of_person(reading, start, end))
        yield Candidate(
            start,
            end,
            quiet=holding(
                quoted=quoted(reading, start, end),
                reported=reported(reading, start, end),
                denied=denied(reading, start, end) and not reading.folded.startswith("get", start),
                service_name=names_service(reading, start, end),
                not_a_person=thing or _is_device(reading, start, end),
            ),
        )


def _is_device(reading: Reading, start: int, end: int) -> bool:
    """Words that a frame catches where the subject is a machine, a game or an instruction ("the boiler is playing up")."""
    words = reading.folded[start:end]
    before, after = clause_before(reading, start), clause_after(reading, start, end)
    if words.endswith("own way") and compiled(r"^ (?:home|there|back|to|into|round|about|by)\b").match(after):
        return True
    if words.endswith("attention") and compiled(r"^ (?:to|of)\b").match(after):
        return True
    if compiled(r"^(?:play\w*|act\w*) (?:up|out)$").match(words):
        return bool(
            compiled(
                r"\b(?:boiler|heating|phone|tablet|laptop|hoist|pendant|alarm|car|bus|knees?|hips?|back|legs?|shoulder|foot|feet|stomach|tummy|bowels?|chest|asthma|arthritis|ears?|tooth|teeth|"
                r"wi-?fi|internet|computer|system|it|machine|printer|lock|lift|pump|bed|chair|tv|television|hearing aids?|aid|cooker|eyes?|skin|eczema|bladder|catheter|line|weather)"
                r" (?:(?:is|was|has|have|had|been|are|were|still|also|keeps?|started|again|just|always) ){0,4}$"
            ).search(before)
            or compiled(
                r"^ (?:a|the|his|her|their|some)? ?(?:scenes?|play|roles?|story|stories|part|parts|scenarios?|to the camera)\b"
            ).match(after)
        )
    return bool(
        words.startswith("test")
        and compiled(r"\b(?:asked|agreed|wants?|trial|trialling|to|will|we|i)\b[^.]{0,15}$").search(before)
    )


_PLAIN_SLANG = (
    r"^(?: ?[- ]?(?:hot|cup|mug|bowl|rice|vegetables|kettle|iron|food|plate|tea|health|illness|capacity|state|arithmetic|muscles?|journey|call|trip|visit|opportunity|food|medication|stock|"
    r"nail|ileus|skin|layer|jumper|coat|socks|slice|gloves|fluids?|liquids?|dressing|arm|leg|wrist|ankle|foot|hand|walls?|ceiling|fish|peas))\b"
)
_SLANG_FRAMES = (
    "{threw,throws,throwing,thrown,had,having,has,chucked,throw,chucking} (?:(?:a|another|one of (?:his|her)|his|her)(?: \\w+)? )?{wobbly,wobblies,paddy,paddies,hissy fit,hissy fits,hissy,strop,strops,hairy fit,eppy,benny,cob on,mard on,strop on,mood on,gob on}",
    "{flat,house,place,room,bedroom,home,kitchen,property,bungalow,caravan,bathroom,tenancy,garden} (?:{is|was|looked like|looks like|like|still|now|in|a complete and utter|being|an?} ){1,2}(?:(?:absolute|utter|complete|total|usual|right|real|proper|disgusting) ){0,2}{tip,dump,hovel,pigsty,pig sty,bombsite,bomb site,midden,craphole,cesspit,khazi}",
    "(?:gone|went|going|goes) off on (?:one|me|staff|him|her|us)",
)


@per_house
def _slang_frames() -> Frames:
    return Frames(_SLANG_FRAMES)


def slang(context: CheckContext) -> Iterator[Candidate]:
    """Slang and profanity in the writer's own voice."""
    reading = context.reading
    found = [(h.start, h.end, h.category == "sense") for h in hits(reading, "slang")]
    found += [(*m.span(), False) for m in _slang_frames().finditer(reading.folded)]
    for start, end, sense in apart(found):
        if place(reading, start) is None:
            continue
        after = clause_after(reading, start, end)
        plain = (
            bool(compiled(_PLAIN_SLANG).match(after))
            or (sense and not of_person(reading, start, end))
            or _literal(reading, start, end, after)
        )
        yield Candidate(
            start,
            end,
            quiet=holding(
                quoted=quoted(reading, start, end),
                reported=reported(reading, start, end),
                mentioned=denied(reading, start, end),
                plain_sense=plain,
            ),
        )


def _literal(reading: Reading, start: int, end: int, after: str) -> bool:
    """A slang phrase in its plain sense: the boiler kicked off the meeting, names, and things that stink for a reason."""
    words = reading.folded[start:end]
    if (
        words in ("ned", "gary", "dick", "randy", "wally", "willy", "nick", "bobby", "jack", "jock", "paddy", "sid")
        and reading.text[start].isupper()
    ):
        return True
    if words.startswith("kick"):
        return bool(
            compiled(
                r"^ (?:the|a|our|this|his|her|their) (?:meeting|session|group|day|shoes?|trainers?|slippers?|boots?|covers?|blankets?|duvet|sheets?|footplates?|programme|project|review|socks?|quilt|bedding|process|conversation)\b"
            ).match(after)
            or compiled(
                r"\b(?:meeting|session|match|game|group|event|training|review|conference|project|programme|football)s? (?:\w+ )?$"
            ).search(clause_before(reading, start))
        )
    original = reading.text[start:end]
    return (
        original[:1].isupper()
        and len(words) <= 8
        and (
            bool(compiled(r"(?:\b{title}|\w,) $").search(clause_before(reading, start)))
            or is_written_name(reading, start, end)
        )
    )


def suicide_language(context: CheckContext) -> Iterator[Candidate]:
    """Words about suicide that speak of crime, success or failure, or belittle self-harm."""
    reading = context.reading
    harm = r"\b(?:suicid\w*|overdos\w*|od|hang(?:ed|ing)?|ligatur\w*|self-? ?harm\w*|kill (?:him|her|them)|end (?:his|her) life|tablets|paracetamol|cut(?:s|ting)? (?:his|her|wrists?|to)|life|crisis (?:plan|team)|suicid\w*|psychiatric|mental health|section \d)\b"
    for hit in hits(reading, "suicide"):
        where = place(reading, hit.start)
        if where is None:
            continue
        words = reading.folded[slice(*where)]
        before, after = clause_before(reading, hit.start), clause_after(reading, hit.start, hit.end)
        other = False
        if hit.category == "outcome":
            other = not compiled(harm).search(reading.folded[max(0, hit.start - 150) : hit.end + 100]) or bool(
                compiled(
                    r"^s? (?:to |at )(?:contact|call|ring|phone|reach|visit|speak|see|engage|deliver|gain|get|make|arrange|cannulat\w*|weigh|resolve|enter|mediat\w*)"
                ).match(after)
            )
        elif compiled(r"^cr(?:y|ies|ying)\b").match(reading.folded[hit.start : hit.end]):
            other = bool(
                compiled(
                    r"\b(?:heard|hear|hearing|responded to|answered|alerted by|loud|shouted|her|his) (?:a |the |\w+ )?$"
                ).search(before)
            ) and not compiled(r"\b(?:overdose|od|cut\w*|self|this|it|was|is)\b").search(before)
        elif hit.category == "depth":
            other = not compiled(harm).search(reading.folded[max(0, hit.start - 250) : hit.end + 150])
        clinical = hit.category == "depth" and bool(
            compiled(
                r"\b(?:\d+ ?(?:cm|mm)|cleaned|dressed|dressing|steri-?strips?|sutur\w*|closure|saline|no (?:deep|tendon|muscle|bleeding|nerve)|depth|dermis|epiderm\w*|plaster|tetanus|wound care|nurse|examined|irrigated|bandage|bleeding|skin)\b"
            ).search(words)
        )
        yield Candidate(
            hit.start,
            hit.end,
            quiet=holding(
                quoted=quoted(reading, hit.start, hit.end),
                mentioned=denied(reading, hit.start, hit.end) and hit.category != "depth",
                other_sense=other,
                clinical=clinical,
            ),
        )
