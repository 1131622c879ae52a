"""Opinion rules about where a statement comes from: sweeping words, events nobody saw, hearsay, vague sources, diagnoses, pleadings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from recordlint.checks.base import Candidate, CheckContext, holding
from recordlint.checks.opinion_common import (
    attributions_over,
    conditions,
    evidence_of,
    judgements_of,
    once_a_sentence,
    stance,
)
from recordlint.language.grammar import compiled
from recordlint.language.layers import Sentence, Source
from recordlint.language.lexicons import pattern, per_house, terms_of
from recordlint.language.phrases import Phrase, phrases
from recordlint.language.predication import Subject, subject_before
from recordlint.language.reading import Reading
from recordlint.language.terms import Terms

_NEGATED = r"\b(?:not|never|no|nor|without|denies|denied|isn't|wasn't|aren't|doesn't|didn't|don't|hasn't|haven't|isnt|wasnt|nobody|nothing) (?:[\w'-]+ ){0,3}$"
_BAD = r"\b(?:refus\w+|late|moan\w*|complain\w*|shout\w*|swear\w*|swore|drunk|angry|argu\w+|cancel\w*|forgot\w*|lost|broke\w*|blam\w+|lied|lies|lying|rude|sulk\w*|kick\w*|disengag\w*|did not|didn't|didnt|wasn't|wouldn't|would not|won't|wont|not|no|nothing|nobody|fail\w*|miss\w*|mess\w*|dirty|filthy|excus\w+|trouble|fight\w*|row|rows|unhappy|cried|demand\w*|cross|stroppy|moody|smell\w*|drinking|unkempt|chaos|chaotic|poor|problems?|aggressive|hostile|difficult|ignored?|rush\w*|at it|out with|back in|asleep|in bed)\b"
_ROUTINE = r"\b(?:care plan|routine|likes?|prefers?|enjoys?|takes? (?:his|her|their|two|one|sugar|milk)|has (?:his|her|their|two|one|tea|toast|porridge|breakfast)|please|must|ensure|make sure|knock|wears?|sits?|sleeps?|walks?|eats?|drinks? (?:tea|coffee|water|squash)|washes|watches|smil\w+|polite|cheerful|happy to|kind|grateful|helpful|ate|had (?:his|her|their)|settled|slept|took|washed|dressed|given|creamed|all care|meds?|medication|went to bed|assisted|supported|breakfast|lunch|tea|supper|porridge|toast|pad|catheter)\b"
_CLEARED = r"\b(?:in|on|from|since|dated|of|\() ?(?:{date}|(?:19|20)\d\d)\b"


def generalisation(context: CheckContext) -> Iterator[Candidate]:
    """Always, never, as usual: sweeping words about a person, with no count or date."""
    return once_a_sentence(context.reading, _sweeping(context.reading))


# A clinical matter or a feature of care, which may well go on without cease.
_CLINICAL = r"\b(?:pain|painful|symptoms?|reaction|allerg\w+|ache|aches|aching|hurts?|sore|itch\w*|dizzy|breathless\w*|short of breath|cough\w*|wheez\w*|oxygen|thirsty|cold|tired|exhausted|fatigue|nausea\w*|sick|vomit\w*|bleed\w*|leak\w*|wet|drip\w*|tremor|shak\w+|drool\w*|ringing in|tinnitus|monitor\w*|supervis\w*|observ\w*|obs|on hand|present with|with (?:him|her|them)|within reach|hoist|catheter|pump|alarm|pendant|glasses|hearing aids?|frame|stick|wheelchair|swollen|numb\w*|pins and needles|constipat\w*|diarrhoea|reflux|seizures?|fits?|falls? asleep|sleep\w*|hears? voices|voices|anxious|worried|low|hungry since)\b"
# Never, of what people abstain from or have not lived through.
_NEVER = (
    r"(?:(?:(?<=can\s)|(?<=will\s)|(?<=would\s)|(?<=could\s)|(?<='ll\s))never (?:even |just )?(?!forget|hurt|harm|leave|walk|recover|be\b|know|have|work|again|drive|eat|drink|manage)[a-z]+|never (?:\w+ly )?(?!smok|married|drink|drank|drunk|eat|ate|touch|wear|wore|worn|take|took|sugar|milk|salt|had |has had|been|be |met|knew|liked|likes|loved|forgot|forget|driv|drove|learn|work|lived|flown|travel|used |use |miss(?:es|ed) (?:a|an|his|her|their|work|church|bingo|mass)|recover|remarr|told (?:anyone|me|us|anybody)|felt|feels|thought|heard|saw|seen|lost|fail|complain|mind|leave|let |give|lift|attempt|mix|open|stand|walk|go to|went to|sleep|slept)"
    r"(?:[a-z]+(?:s|ed)|lets|has (?!any (?:pain|symptoms|falls|visitors)|pain|visitors|sugar)|goes|does|says|said|gives|gave|came|went|got|kept|did|lets|left|let|rang|paid|told))\b"
)
_EVER = r"(?:constantly|continually|continuously|forever|perpetually|incessantly|endlessly|relentlessly|invariably|persistently|nonstop|non-stop|the (?:whole|entire) time|for ever|day after day|night after night|week after week|day (?:in|and) day out|nine times out of ten|more often than not)"
_UMPTEENTH = r"(?:not once (?:has|have|had|did|does|in)|as a matter of course|without exception|habitually|nothing (?:(?:we|i|staff|anyone|she|he|they) (?:ever )?(?:do|does|say|says|offer|cook|cooks|suggest|suggests) )(?:is |are |was )?(?:ever )?(?:good enough|right|works|helps|pleases)|all (?:day|night|week),? every (?:day|night|week)|for the (?:umpteenth|hundredth|thousandth|millionth|nth|fiftieth|zillionth) time|(?:it's|it is|its) (?:always )?(?:the )?same every (?:time|week|day|night|visit|morning|month)|miss(?:es|ed) (?:most|nearly all|almost all|all|half) (?:of )?(?:his|her|their|the) (?:\w+ )?(?:appointments|sessions|visits|meetings|school|lessons|contacts?|calls|classes|medication)|(?:every|each) time (?!(?:we|staff|carers?|i|the (?:hoist|carers?|nurse)) (?:transfer|turn|move|hoist|change|wash|check))(?:[\w']+ ){1,6})"
_AIDS = r"\b(?:uses?|has|wears?|takes?|needs?|carries) (?:his|her|their|a|the) (?:own )?(?:\w+ )?(?:frame|stick|sticks|walker|rollator|chair|hoist|glasses|rails?|banister|pendant|toilet|hearing aids?|phone|wheelchair|keys?|inhaler|insulin|pad|oxygen)\b"
_WHILE = r"\b(?:during|throughout|while i|whilst i|in the (?:hour|session|time)|so (?:i|we)\b|left (?:a )?card|today|tonight|this (?:morning|afternoon|visit)|yesterday|when i (?:was|went|visited|called|rang|arrived|asked|came|got)|for the whole visit|the whole (?:time (?:i|we)|visit))\b"
_OURS = r"^[^.;\n]{0,60}?(?:,|\b) ?(?:we|i|staff|carers?|nurses?|please|ensure|check|two carers|the hoist)\b (?:\w+ )?(?:use|check|give|must|need|should|record|offer|ask|apply|make|\w+ the)\b"


def _sweeping(reading: Reading) -> Iterator[Candidate]:
    for phrase in _sweeps(reading):
        sentence = reading.sentence_at(phrase.start)
        if sentence is None:
            continue
        subject = subject_before(reading, sentence, phrase.start, adjunct=phrase.category == "usual")
        if subject in (Subject.SELF, Subject.THING) or (
            subject is Subject.POINTER and phrase.category in ("sweep", "ever") and not _complaint(reading, phrase)
        ):
            continue
        if compiled(_NO_SWEEP).match(reading.folded[phrase.start : phrase.end + 24]):
            continue
        words = reading.words(sentence)
        bad = bool(compiled(_BAD).search(words)) or any(
            j.kind not in ("positive", "emotion") for j in judgements_of(reading, sentence)
        )
        if phrase.category == "ever":
            routine = (
                bool(compiled(_CLINICAL).search(words))
                or (not bad and bool(compiled(_WHILE).search(words)))
                or bool(compiled(_OURS).search(reading.folded[phrase.end : sentence.end]))
                or (not bad and bool(compiled(_ROUTINE).search(words)))
            )
        else:
            routine = phrase.category == "usual" and (not bad or bool(compiled(_ROUTINE).search(words)))
        if compiled(r"^never (?:tried|attempted)$").match(_words(reading, phrase)) and compiled(
            r"\b(?:plan|plans|thoughts|intent|suicid\w*|self-harm|gathered|means)\b"
        ).search(words):
            routine = True
        if compiled(r"^(?:every|each) (?:single )?time").match(_words(reading, phrase)):
            routine = (
                bool(compiled(_OURS).search(reading.folded[phrase.start + 9 : sentence.end]))
                or bool(compiled(_CLINICAL).search(words))
                or (not bad and bool(compiled(_BOUNDED).search(words)))
            )
        if compiled("always " + _AIDS).match(reading.folded[phrase.start : phrase.end + 40]):
            routine = True
        if compiled(r"^(?:all the time|24/7|non-?stop)").match(_words(reading, phrase)):
            routine = not bad
        counted = any(
            e.kind in ("count", "document") and _same_line(reading, phrase, e.start)
            for e in evidence_of(reading, sentence)
            if not phrase.start <= e.start < phrase.end
        )
        held = stance(reading, phrase.start, phrase.end)
        yield Candidate(phrase.start, phrase.end, conditions(held, routine=routine, counted=counted))


def _sweeps(reading: Reading) -> Iterator[Phrase]:
    """The listed phrases, and never, constantly or every time with any verb of what a person does."""
    listed = list(phrases("generalisation").find(reading.folded))
    yield from listed
    taken = {p.start for p in listed}
    for match in compiled(_TYPICAL).finditer(reading.folded):
        yield Phrase(*match.span(), "sweep")
    source = r"\b(?:(?P<never>" + _NEVER + r")|" + _EVER + r"|" + _UMPTEENTH + r")\b"
    for match in compiled(_SWEEP_WORDS).finditer(reading.folded):
        if match.start() in taken:
            continue
        found = compiled(source).match(reading.folded, match.start())
        if found:
            yield Phrase(found.start(), found.start() + len(found[0].rstrip()), "ever")


# "Hears nothing new from us", "as per policy", "pushed it away each time and said": no sweeping words after all.
_NO_SWEEP = r"nothing new (?:from|about|to|in|on|for)\b|as per (?!usual|normal|always)[\w']|(?:every|each) time (?:and|or|but|after|before|with|to|in|by|at|on)\b"
_BOUNDED = r"\b(?:(?:last|this|that) (?:week|weekend|month|night|afternoon|morning|evening|fortnight)|yesterday|today|tonight|since (?:{weekday}|{month})|picked up|answered|thanked|smiled|accepted|ate|took)\b"
_TYPICAL = r"(?:^|(?<=[,.;:-]\s)|(?<=\n))(?:just |so |how )?typical(?= ?(?:[.!,;\n]|$))|\bas per(?= ?(?:[.!;\n]|$))"
_SWEEP_WORDS = r"\b(?:never|constantly|continu|forever|perpetual|incessant|endless|relentless|invariably|persistently|nonstop|non-stop|the (?:whole|entire)|all day|all night|for |day |night after|week after|nine times|more often|it's|it is|its |miss|not once|as a matter|without exception|habitually|nothing |every time|each time)"


def _complaint(reading: Reading, phrase: Phrase) -> bool:
    """Whether it is "there is always an excuse", "it is always somebody else's fault"."""
    there = compiled(r"\bthere(?:'s| is| was| has been)? $").search(
        reading.folded[max(0, phrase.start - 18) : phrase.start]
    )
    return (
        bool(there)
        or compiled(r"\b(?:fault|excuses?|drama|usual|something|same|problem|someone|somebody|another)\b").search(
            _words(reading, phrase)
        )
        is not None
    )


def hearsay(context: CheckContext) -> Iterator[Candidate]:
    """A serious allegation or a reputation with nobody behind it."""
    return once_a_sentence(context.reading, _allegations(context.reading))


def _allegations(reading: Reading) -> Iterator[Candidate]:
    found = list(phrases("hearsay").find(reading.folded))
    cleared = {s.index for p in found if p.category == "cleared" and (s := reading.sentence_at(p.start))}
    for phrase in found:
        sentence = reading.sentence_at(phrase.start)
        if sentence is None or phrase.category == "cleared":
            continue
        subject = subject_before(reading, sentence, phrase.start)
        if subject in (Subject.SELF, Subject.THING) or (subject is Subject.POINTER and phrase.category == "offence"):
            continue
        if (
            compiled(r"\b(?:her|his|the)$").search(_words(reading, phrase))
            and compiled(
                r"^ (?!when|and|if|in|at|with|up|about|around|so|for|regularly|every|again|after|before|too|as|all|most|daily|once|while|because|but|or|he|she|they|repeatedly)[\w']"
            ).match(reading.folded[phrase.end : phrase.end + 20])
            and phrase.category == "offence"
            and _words(reading, phrase).startswith(
                ("hit", "beat", "knock", "slap", "punch", "thump", "batter", "smack", "leather", "belt")
            )
        ):
            continue  # "hit her arm on the door"
        if _words(reading, phrase).endswith("dealing") and (
            reading.folded.startswith(" with", phrase.end)
            or compiled(
                r"\b(?:{body}|{role}|we|surgery|council|office|team|agency|landlord) (?:now |already )?$"
            ).search(reading.folded[max(sentence.start, phrase.start - 30) : phrase.start])
        ):
            continue  # "the surgery is dealing with it"
        official = sentence.index in cleared
        dated = official or (
            phrase.category == "reputation" and bool(compiled(_CLEARED).search(reading.words(sentence)))
        )
        documented = any(e.kind in ("document", "perception") for e in evidence_of(reading, sentence))
        held = stance(reading, phrase.start, phrase.end)
        negated = bool(compiled(_NEGATED).search(reading.folded[max(sentence.start, phrase.start - 50) : phrase.start]))
        yield Candidate(
            phrase.start,
            phrase.end,
            conditions(held, official=dated, documented=documented and not held.quoted, negated=negated),
        )


def vague_source(context: CheckContext) -> Iterator[Candidate]:
    """Neighbours say, it was reported, professionals feel: a source that nobody can go back to."""
    return once_a_sentence(context.reading, _vague(context.reading))


def _vague(reading: Reading) -> Iterator[Candidate]:
    for phrase in phrases("vague_sources").find(reading.folded):
        sentence = reading.sentence_at(phrase.start)
        if sentence is None:
            continue
        if compiled(r"^(?:is|was|are|were|has been)\b").match(_words(reading, phrase)) and subject_before(
            reading, sentence, phrase.start
        ) in (Subject.THING, Subject.UNKNOWN):
            continue
        words = reading.words(sentence)
        if compiled(r"^[\W\d]*what\b").match(words) and len(words.split()) < 6:
            continue  # a heading: "What others think"
        if _words(reading, phrase).endswith("know") and compiled(r"\b(?:let|letting|lets) [^.;]{0,40}$").search(
            reading.folded[max(sentence.start, phrase.start - 45) : phrase.start]
        ):
            continue  # "let the welfare people know"
        others = [
            a
            for a in attributions_over(reading, phrase.start)
            if a.source not in (Source.VAGUE, Source.NONE, Source.SELF)
        ]
        named = (
            any(not (a.cue_start < phrase.end and phrase.start < a.cue_end) for a in others)
            or bool(
                compiled(
                    r"\b(?:by|per|from|to me by) (?:(?:the|his|her|their|our) )?(?:{kin}|{role}|{title}|police|school|nursery|hospital|ward)\b"
                ).search(reading.folded[phrase.end : sentence.end])
            )
            or _capital_by(reading, phrase.end, sentence.end)
        )
        yield Candidate(
            phrase.start,
            phrase.end,
            holding(
                quoted=reading.is_quoted(phrase.start, phrase.end),
                named=named and not reading.is_quoted(phrase.start, phrase.end),
                anonymous="anonymous" in words
                or "did not want to be named" in words
                or "would not give" in words
                or "wishes to remain" in words,
                decision=bool(
                    compiled(
                        r"\b(?:should|would be|needed|to (?:be|remain|close|stop|start|continue|refer)|appropriate|best interests|agreed)\b"
                    ).search(reading.folded[phrase.end : sentence.end])
                )
                and "it " in _words(reading, phrase)[:3],
                question=reading.text[sentence.start : sentence.end].rstrip().endswith("?"),
                denied=bool(
                    compiled(_NEGATED).search(reading.folded[max(sentence.start, phrase.start - 40) : phrase.start])
                ),
            ),
        )


def _capital_by(reading: Reading, start: int, end: int) -> bool:
    return bool(re.search(r"\b(?:by|per|from)\s[A-Z][a-z]", reading.text[start:end]))


def unwitnessed_event(context: CheckContext) -> Iterator[Candidate]:
    """How something happened, stated by somebody who was not there, with no witness named."""
    return once_a_sentence(context.reading, _unwitnessed(context.reading))


def _unwitnessed(reading: Reading) -> Iterator[Candidate]:
    found = list(phrases("events").find(reading.folded))
    found += _deeds(reading, found)
    if not any(p.category in ("mechanism", "cause", "deed") for p in found):
        return
    at = [(p, reading.sentence_at(p.start)) for p in found]
    places = {c: {s.index for p, s in at if s is not None and p.category == c} for c in ("unseen", "seen")}
    for phrase, sentence in at:
        if sentence is None or phrase.category not in ("mechanism", "cause", "deed"):
            continue
        near = {s.index for s in reading.around(sentence, 2, 2)}
        unseen = phrase.category in ("cause", "deed") or bool(near & places["unseen"])
        if not unseen:
            continue
        subject = subject_before(reading, sentence, phrase.start)
        if subject is Subject.SELF or (subject is Subject.THING and phrase.category == "mechanism"):
            continue
        if compiled(r"^must have (?:been|done|got|tried)\b").match(_words(reading, phrase)) and subject not in (
            Subject.PERSON,
            Subject.DROPPED,
        ):
            continue
        seen = any(index in places["seen"] for index in range(sentence.index - 1, sentence.index + 2))
        held = stance(reading, phrase.start, phrase.end)
        before = reading.folded[max(sentence.start, phrase.start - 50) : phrase.start]
        yield Candidate(
            phrase.start,
            phrase.end,
            conditions(
                held,
                witnessed=seen and not (held.attributed or held.own_view or held.quoted),
                negated=bool(compiled(_NEGATED).search(before)),
            ),
        )


# What is found when the event is over: a mark, a burn, something gone.
_TRACE = (
    r"\b(?:bruis\w+|burn(?:s|t)?(?! out)|scalds?|skin tear|(?:red |burn |scorch )?marks?(?= (?:on|to|behind|under|across|round))|grazes?|black eye|bleeding (?:lip|nose|knee|mouth|hand)|(?:cut|split) (?:lip|to|on)|lump|swollen \w+|bite ?mark|scratch(?:es)? (?:to|on|across)|broken (?:window|glass|vase|plate|cup|door|frame|chair|lock|finger|arm|wrist)|smashed|"
    r"(?:purse|tin|wallet|drawer|fridge|cupboard|bottle|safe)(?: (?:in|on) (?:the|his|her) \w+)? (?:is |was )?empty|(?:carpet|floor|bed|ceiling|mattress) (?:is |was )?(?:wet|soaked|flooded)|(?:gone|missing) (?:from|out of|again)|(?:is|was|are|were|and \w+) (?:gone|missing)|(?:door|gate|window) (?:was |left )?(?:wide )?open|packs? (?:for \w+ (?:and \w+ )?)?empty|empty (?:packets?|blister|bottle|box)|soaked|flooded|scorched|ripped|torn|hole in the|found (?:on the|at the|lying|outside|in the (?:garden|street|road|car park)|with))\b"
)
_DEED = (
    r"\b(?:he|she|they|(?:(?:his|her|their|the|an?) )?(?:{kin}|{subject}|someone|somebody|(?:(?:the|his|her|their|an?) )?{role}|other (?:resident|child|boy|girl|pupil|patient)|friend)|(?P<name>[a-z]{3,}))(?:'d)? (?:has |have |had |must have |will have |would have |'ll have )?(?:then |just |only |obviously |clearly |probably )?"
    r"(?:(?:double|over)[- ]?dosed|taken (?:too many|them|it|two|both|double|extra)|took (?:it|them|too many|the (?:money|keys?|cash|tablets)|both|two|his|her)|nicked|stole|stolen|helped (?:himself|herself) to|hit (?:him|her|them|his|it|the)|punched|kicked|bit(?:ten)? (?:him|her|them|his)|slapped|pushed (?:him|her|them)|grabbed (?:him|her|them|his)|threw|thrown|dropped (?:it|the|a|his|her)|fell (?!ill|out with|asleep(?! with| in the bath| on| smoking| holding)|behind|in love|back)\w+|fallen (?!ill|out with|behind|asleep)\w+|"
    r"tripped|slipped (?!away|into)\w+|stumbled|rolled (?:out|off|over|onto)|climbed|banged|knocked|caught (?:it|his|her|their) |trapped|burnt (?:it|his|her|himself|herself)|burned (?:it|his|her|himself|herself)|spilt|spilled|scalded|has (?:had|got) (?:it|them)\b|left (?:it|the (?:\w+ )?\w+) (?:on|open|running|unlocked)|let (?:himself|herself|the)|"
    r"wandered|went (?:out|off|to (?:look|find|get|meet|see|buy))|walked (?:out|off|into)|set (?:it|the|fire)|broke|smashed|pulled (?:it|him|her|the|his)|scratched|did (?:it|this|that) (?:on|with|when|to|himself|herself|falling|trying)|done (?:it|this|that) (?:on|with|when|falling|trying|to)|got (?:it|that|this|them) (?:from|when|on|off|by|in|falling|playing|fighting)|shut (?:it|his|her) )[\w' -]*"
)


_FROM = r"\b(?:skin tear|bruis\w+|graz\w+|scratch\w*|cut|bump|lump|burn|mark|marks|swelling|sore|blister)(?! (?:care|plan|chart))(?: [\w'-]+){0,6}? (?P<thing>(?:from|due to|off|by) (?:the |a |an |his |her |their |being )?(?:wheelchair|bed ?rails?|hoist|sling|chair|commode|frame|foot ?plates?|door|table|watch|ring|buckle|seat ?belt|car seat|slippers?|shoes?|strap|rough \w+|restraint|grip|playing|fighting|handling|dog|cat|brother|sister|sibling|radiator|hot water bottle|iron|kettle|cigarette|bath))\b"


def _deeds(reading: Reading, found: list[Phrase]) -> list[Phrase]:
    """What somebody did or what befell them, told in the words right behind a trace of it that was only found later."""
    if not compiled(_TRACE).search(reading.folded):
        return []
    at = {
        s.index for p in found if p.category in ("seen", "mechanism", "cause") and (s := reading.sentence_at(p.start))
    }
    deeds: list[Phrase] = []
    for match in compiled(_FROM).finditer(reading.folded):
        deeds.append(Phrase(match.start("thing"), match.end("thing"), "deed"))
    for first, second in pairwise(reading.sentences):
        if second.index in at or first.index in at - {first.index} or not _runs_on(reading, first, second):
            continue
        match = compiled(r"^[\W\d]*(?:" + _DEED + r")").match(reading.words(second))
        if not match or not compiled(_TRACE).search(reading.words(first)):
            continue
        if match["name"] and not (
            reading.text[second.start + match.start("name")].isupper()
            and subject_before(reading, second, second.start + match.end("name")) is Subject.PERSON
        ):
            continue
        deeds.append(Phrase(second.start + len(match[0]) - len(match[0].lstrip()), second.start + match.end(), "deed"))
    return deeds


def _runs_on(reading: Reading, first: Sentence, second: Sentence) -> bool:
    return first.block == second.block or second.line - first.line == 1


def unsupported_diagnosis(context: CheckContext) -> Iterator[Candidate]:
    """A condition as fact, with no clinician, date or document."""
    return once_a_sentence(context.reading, _diagnoses(context.reading))


_HAS = r"(?:^|\b)(?P<verb>has|have|had|has got|have got|is having|having|got|suffers? (?:from|with)|suffering(?: from| with)?|is suffering(?: from| with)?|because of (?:his|her|their)|due to (?:his|her|their)|down to (?:his|her|their)|(?:part|symptom|result|sign) of (?:his|her|their)|(?:start|beginning|onset|first signs?|early stages?) of|(?:case of)|clearly has|must have|with|is developing|developing|definitely has|probably has|shows? signs of|symptoms of|'s got|hes got|shes got) (?:(?:an?|the|some|severe|mild|bad|undiagnosed|clear|obvious|early|signs of|bit of|form of|type of|sort of|definite|chronic|serious|very|complex|significant|long-standing|underlying|probable|likely|possible|her|his|their|[\w'-]+ (?:[\w'-]+ )?(?:and|,)) ){0,4}$"
_IS = r"(?:^|\b)(?P<verb>is|was|are|being|he's|she's|hes|shes|they're|become|becoming|been) (?:(?:an?|the|clearly|obviously|probably|definitely|undiagnosed|clinically|quite|very|a bit|severely|just|also|likely|possibly|high-functioning|typical|textbook|total|complete|real|raging|classic|functioning|chronic|somewhere) ){0,4}$"
# A condition as the ground of a claim about capacity is another rule's matter.
_GROUND = r"^[^.;\n]{0,25}?\b(?:so|therefore|hence|thus|which means)\b[^.;\n]{0,50}?\b(?:capacity|consent\w*|agree\w*|decide\w*|understand\w*)\b"
_SUPPORT = r"\b(?:diagnos\w+|dx|gp|dr|consultant|psychiatrist|psychologist|paediatrician|neurologist|memory (?:clinic|service)|camhs|cmht|clinic|letter|report|assessed|assessment|confirmed|records?|discharge summary|scan|hospital|prescribed|ehcp|(?:19|20)\d\d|{date}|medical history|pmh|known to have)\b"


def _diagnoses(reading: Reading) -> Iterator[Candidate]:
    found, people = _conditions()
    known: dict[str, bool] = {}
    for match in found.finditer(reading.folded):
        sentence = reading.sentence_at(match.start())
        if sentence is None:
            continue
        label = match[0] in people
        before = reading.folded[max(sentence.start, match.start() - 70) : match.start()]
        frame = compiled(_IS if label else _HAS).search(before)
        alone = not label and compiled(
            r"^[\W\d]*(?:(?:likely|probable|obvious|clear|possible|undiagnosed|definite|typical) )$"
        ).match(before)
        if not frame and not alone:
            continue
        if compiled(
            r"^ ?(?:nurse|team|service|clinic|friendly|screening|assessment|unit|ward|review|medication|awareness|support|specialist|pathway|society|cafe|group|coordinator|adviser|advisor|care home|needs)\b"
        ).match(reading.folded[match.end() : match.end() + 25]):
            continue
        pointed = (
            bool(frame)
            and compiled(r"\b(?:start|beginning|onset|signs?|stages?|case) of").match(frame["verb"]) is not None
        )
        if (
            frame
            and not pointed
            and subject_before(reading, sentence, match.start() - len(before) + frame.start("verb"))
            in (Subject.SELF, Subject.POINTER, Subject.THING)
        ):
            continue
        if (
            frame
            and frame["verb"] == "with"
            and not compiled(r"\b(?:undiagnosed|obvious|clear|probable|likely)\b").search(frame[0])
        ):
            continue
        held = stance(reading, match.start(), match.end())
        supported = bool(compiled(_SUPPORT).search(reading.words(sentence))) or _diagnosed_in_note(
            reading, match[0], known
        )
        line = reading.layout.lines[sentence.line]
        background = (
            sentence.kind in ("history", "medication")
            or line.label in ("fhx", "fh", "hx", "family hx", "psych hx")
            or bool(compiled(r"\bwho (?:has|have|is)\b|\b(?:fhx?|family history|hx|pmhx?)\b").search(before))
        )
        yield Candidate(
            match.start(),
            match.end(),
            conditions(
                held,
                supported=supported,
                background=background or bool(compiled(_GROUND).match(reading.folded[match.end() : match.end() + 90])),
                negated=bool(compiled(_NEGATED).search(before)),
            ),
        )


def _diagnosed_in_note(reading: Reading, words: str, known: dict[str, bool]) -> bool:
    """Whether the note says elsewhere who diagnosed it; what was found is kept in `known`."""
    core = words.split()[-1] if words.split()[-1] not in ("disorder", "problems", "traits") else words.split()[0]
    if core not in known:
        known[core] = any(core in words and "diagnos" in words for words in map(reading.words, reading.sentences))
    return known[core]


@per_house
def _conditions() -> tuple[Terms, frozenset[str]]:
    return pattern(terms_of("conditions")), frozenset(terms_of("conditions", "person"))


_PLEADED = (
    r"\b(?:(?:he|she|they|mother|father|parents?|the \w+|mr \w+|mrs \w+|ms \w+|{word}) (?:appears?|appeared|seems?|seemed) to (?:have|be|lack|use|suffer|drink|show|abuse|neglect|hit)|(?:appears|appeared|seems|seemed) to have \w+|"
    r"it (?:is|was|has been|had been) (?:reported|alleged|said|claimed|suggested|believed|thought|understood|suspected|recorded|stated|noted) (?:by [\w'-]+ (?:[\w'-]+ )?)?that|(?:is|are|was|were) (?:said|alleged|reported|thought|believed|understood|suspected) to (?:have|be)|"
    r"(?:reportedly|allegedly|apparently)|there (?:are|is|were|have been) (?:concerns?|reports?|allegations?|suggestions?|suspicions?|worries) (?:that|of|about)|(?:may|might|could) (?:well )?have (?:been )?\w+(?:ed|en|t)\b|(?:has|have) (?:reported|alleged) that)"
)
_CITED = r"\b(?:statement of|statement dated|exhibit|page [a-z]?\d+|para(?:graph)?s? \d+|\(?[a-z]\d{1,3}\)|tab \d|bundle|at [a-z]\d+|report of (?:dr|professor|the)|dated|evidence of|oral evidence|schedule item|s\d\b)"


def hedged_allegation(context: CheckContext) -> Iterator[Candidate]:
    """In a pleading: a hedge or a report stated in place of the fact alleged."""
    return once_a_sentence(context.reading, _pleaded(context.reading))


def _pleaded(reading: Reading) -> Iterator[Candidate]:
    for match in compiled(_PLEADED).finditer(reading.folded):
        sentence = reading.sentence_at(match.start())
        if sentence is None:
            continue
        yield Candidate(
            *match.span(),
            holding(
                quoted=reading.is_quoted(*match.span()),
                cited=bool(compiled(_CITED).search(reading.words(sentence))) or _in_evidence(reading, sentence),
                own_view=reading.source_of(*match.span()) is Source.SELF,
            ),
        )


def _in_evidence(reading: Reading, sentence: Sentence) -> bool:
    section = reading.layout.lines[sentence.line].section
    return bool(compiled(r"\b(?:evidence|witness|statements?|sources?|documents|exhibits?)\b").search(section))


def _same_line(reading: Reading, phrase: Phrase, offset: int) -> bool:
    first, last = sorted((phrase.start, offset))
    return "\n" not in reading.text[first:last]


def _words(reading: Reading, phrase: Phrase) -> str:
    return reading.folded[phrase.start : phrase.end]
