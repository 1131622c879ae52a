"""Claims about mental capacity: where a note says that somebody has it or lacks it, and of what decision.

"Capacity" has a dozen other senses in case notes (lungs, rotas, parenting, "in her capacity as"), and a doubt, a question or
a principle is no claim. Each claim says which of these hold, so that the rules can stay quiet for a named reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from recordlint.checks.capacity_decisions import CAPACITY, headed, names_decision, words
from recordlint.language.grammar import compiled
from recordlint.language.layers import Sentence, Source
from recordlint.language.reading import Reading

_ADJECTIVES = (
    r"(?:(?:the|any|full|mental|legal|decision[ -]making|cognitive|sufficient|requisite|necessary|relevant|current|required|"
    r"financial|testamentary|litigation|sexual|much|enough|overall|general|basic|such|a) ){0,3}"
)
_AND = r"(?:(?:the )?(?:insight|understanding|ability|motivation|awareness|competence|skills?|judgement) (?:and|or|nor|/|&) )?"  # "insight and capacity"
_CAP = (
    _AND
    + _ADJECTIVES
    + CAPACITY
    + r"\b(?!(?: |/|-)?(?:assess|test|act\b|form\b|forms\b|issue|concern|worr|doubt|review|problem|advoca|building|planning|question|and consent form))"
)
_FOUND = r"(?:(?:has|have|had|been|is|was|being|now|currently|felt|deemed|found|judged|assessed|considered|thought|confirmed|documented|recorded|to be|as|be|:|-) ?){0,6}"
_CANNOT = (
    r"(?:can't|cannot|can not|cant|couldn't|could not|couldnt|unable to|not able to|isn't able to|wasn't able to|isnt able to|incapable of|not capable of|isn't capable of|wasn't capable of|"
    r"no longer able to|never able to|unfit to|not fit to|not competent to|incompetent to|lacks? the ability to|not in a position to|in no position to|no ability to)"
)
_LACKS = (
    # lacks capacity, without capacity, loss of capacity
    r"(?P<plain>\b(?:lack(?:s|ed|ing)?(?: of| in)?|lacks?ing|without|lost|loss of|los(?:es|ing)|devoid of) "
    + _CAP
    + r")",
    # lacks cap, no mental cap (telegraphic)
    r"(?P<short>\b(?:lack(?:s|ed|ing)|no|without) (?:mental )?cap\b(?! on| and (?:scarf|gloves|coat)))",
    # does not have capacity, hasn't got the capacity, never had capacity
    r"(?P<have>\b(?:(?:{do}|has|have|had|is|was|can)(?: ?n't|nt| not)|not|never|no longer|isn't|doesn't|cannot|can't|couldn't|wouldn't) (?:\w+ ){0,2}?(?:have|hav|hve|has|had|having|got|possess\w*|retains?|retained|hold) "
    + _CAP
    + r")",
    r"(?P<hasnt>\b(?:has|have|had)(?: ?n't|nt| not) (?:got )?" + _CAP + r")",
    # no capacity
    r"(?P<no>\b(?:(?:has|have|had|having|with|got|is|shows?|showed) )?(?:no|nil|zero) " + _CAP + r")",
    # not capacitous
    r"(?P<adjective>\b(?:(?:not|n't|non|in|un)[ -]?(?:\w+ )?capacitous|not capacitated|un-?capacitated|mentally incapacitated|mentally incapable|not mentally capable)\b)",
    # capacity: lacks, capacity was found to be absent
    r"(?P<label>\b(?:mental )?"
    + CAPACITY
    + r"\??(?: (?:is|was|has been|status|outcome))? ?[:?-]? ?"
    + _FOUND
    + r"(?:lacking|lacks|lacked|absent|lost|nil\b|no\b(?! (?:concern|issue|change|doubt|problem|reason|worr|assess))|none\b(?! raised)|not present|not there|missing|n\b(?!/)|x\b))",
    # incapable, an adult with incapacity (Scotland)
    r"(?P<incapable>\b(?:is|was|as|deemed|assessed as|found|considered|certified|remains) (?:to be |now |legally |an? )*(?:incapable\b(?! of (?!mak|decid|consent|manag|act|tak|giv|understand))|adult with incapacity)(?: of (?:making|taking|giving|managing|acting|deciding|consenting))?)",
)
_CANNOT_DECIDE = (
    r"(?P<cannot>\b(?:" + _CANNOT + r") (?:\w+ly )?(?:"
    r"(?:make|making|take|taking|reach|reaching|manage|managing)?(?: ?(?:any|all|most|her|his|their|own|such|safe|sensible|sound|rational|complex|simple|important|major|big|financial|the|these|this|that|a|an|an? informed|informed|valid|proper|reasoned|decisions? or) ?){0,4} ?(?:decisions?|choices?)\b(?! (?:today|yet|until|on (?:his|her|their) behalf|for (?:mum|dad|him\b|her\b|them\b|{kin})))"
    r"|(?:give|giving|provide|providing) (?:(?:any|her|his|their|informed|valid|full|true) ){0,3}consent"
    r"|(?:consent|consenting)\b"
    r"|(?:decide|deciding|choose|choosing) for (?:him|her|them)sel(?:f|ves)"
    r"))"
)
_HAS = (
    r"(?P<has>\b(?:has|have|had|having|retains?|retained|possess(?:es|ed)?|maintains?|maintained|with|got|regained|does have|did have|is of) (?:(?:got|always had|still|also|clearly|currently|now|since regained|definitely|regained) ){0,2}"
    + _CAP
    + r")",
    r"(?P<hasadj>\b(?:(?:is|was|were|be|being|as|remains?|remained|seems?|appears?|appeared|deemed|found|considered|fully|very|pt|patient) )(?:\w+ ){0,2}?(?:capacitous|capacitated)\b(?! (?:decision|choice|refus|consent|adult)))",
    r"(?P<hasbare>^[\W\d]*capacitous\b)",
    r"(?P<haslabel>\b(?:mental )?"
    + CAPACITY
    + r"\??(?: (?:is|was|has been|status|outcome))? ?[:?-]? ?"
    + _FOUND
    + r"(?:present|intact|yes\b|y\b|has full|full\b|retained|confirmed|established|has (?:full )?capacity))",
)
_LABELLED = (
    r"(?:(?P<lacks>(?:no|n|nil|none|absent|lacks|lacked|lacking|lost|does not have|doesn't have|doesnt have|not present|not got|impaired|"
    r"{pronoun} (?:lacks|does not|doesn't)(?: have)?(?: it| this)?|deemed (?:to be )?(?:lacking|absent))(?! (?:concern|issue|change|doubt|problem|reason|worr|assess|question|capac|insight|evidence|mental|the))"
    r")|(?P<has>(?:yes|y|present|intact|full|retained|has|fine|ok|good)))(?=\W*(?:$|[.,;(/-]|due|because|as|secondary|for|to|at|re|around|in|and)\b|\W*$|[.,;(/-])"
)
_TRIGGER = (
    r"\b(?:capac|capas|capic|capcit|incapac|incapab|mentally|uncapac|(?:lack\w*|no|without) (?:mental )?cap\b|decisions?|choices?|consent|"
    r"(?:decide|deciding|choose|choosing) for (?:him|her|them)sel)"
)
_HISTORIC_DATE = (
    r"\b(?:on|dated|in|of|at|from|since) (?:the )?(?:{weekday} )?(?:{date}|{month} \d{4}|(?:19|20)\d\d|{clock})"
)
_QUOTED = ("speech", "block", "forwarded", "scare")
_SAYS_SO = (
    r"(?<!\w)(?!(?:i|we|it|to|not|don't|would|is|was|are|were|be|been|as|also|mca|assessment) ){word} (?:says?|said|told|states?|stated|thinks?|thought|believes?|believed|feels?|felt|reckons?|"
    r"reports?|reported|claims?|claimed|insists?|insisted) (?:(?:me|us|staff|to|that) ){0,3}(?:[\w'-]+ ){0,4}$"
)
_NO_SPEAKER = frozenset({Source.NONE, Source.SELF})


@dataclass(frozen=True, slots=True)
class Claim:
    """Words that say that somebody lacks (`lacks`) or has capacity. `cannot` marks "cannot make decisions" and its like.

    Every other field is a reason why the words are not a bare claim of the writer's, or not a sweeping one.
    """

    start: int
    end: int
    sentence: Sentence
    lacks: bool
    cannot: bool = False
    other_sense: bool = False
    doubted: bool = False
    presumed: bool = False
    in_general: bool = False
    quoted: bool = False
    attributed: bool = False
    decision_named: bool = False
    dated: bool = False

    @property
    def is_made(self) -> bool:
        """Whether the writer says it of a person at all."""
        return not (
            self.other_sense or self.doubted or self.presumed or self.in_general or self.quoted or self.attributed
        )


def claims(reading: Reading) -> tuple[Claim, ...]:
    """Every claim about capacity in the note, at most one a sentence and polarity; a lack stands before a "has"."""
    if not (hits := list(compiled(_TRIGGER).finditer(reading.folded))):
        return ()
    found: list[Claim] = list(_under_labels(reading))
    told = {claim.sentence.index for claim in found}
    last = -1
    for hit in hits:
        sentence = reading.sentence_at(hit.start())
        if sentence is None or sentence.index == last or sentence.index in told:
            continue
        last = sentence.index
        found.extend(_of_sentence(reading, sentence, hit.start()))
    return tuple(sorted(found, key=lambda claim: claim.start))


def _under_labels(reading: Reading) -> Iterator[Claim]:
    """Claims that a label completes: `Capacity: no`, `Mental capacity - lacks`, or "Lacks." under a heading."""
    for sentence in reading.sentences:
        line = reading.layout.lines[sentence.line]
        label = line.label or line.section
        if "capac" not in label or sentence.end - sentence.start > 400:
            continue
        match = compiled(_LABELLED).match(reading.words(sentence))
        if not match:
            continue
        at = (sentence.start, sentence.start + len(match[0].rstrip(" :-,.")))
        after = reading.folded[at[1] : sentence.end]
        yield Claim(
            *at,
            sentence,
            lacks=match["lacks"] is not None,
            doubted=_doubted("", after),
            quoted=reading.is_quoted(*at, kinds=_QUOTED),
            attributed=_attributed(reading, at),
            decision_named=names_decision("", "capacity", after) or headed(reading, sentence),
            dated=bool(compiled(_HISTORIC_DATE).search(after[:70])),
        )


def _of_sentence(reading: Reading, sentence: Sentence, trigger: int) -> Iterator[Claim]:
    # A sentence of a case note is short; a longer stretch is looked at around the word that matters.
    line = reading.layout.lines[sentence.line]
    low = sentence.start
    if line.start < sentence.start and sentence.start - line.content < 2 and "capac" in line.label:
        low = line.start + reading.folded[line.start : sentence.start].rfind(line.label)
    low, high = max(low, trigger - 300), min(sentence.end, trigger + 400)
    text = reading.folded[low:high]
    taken: list[tuple[int, int]] = []
    for sources, lacks, cannot in ((_LACKS, True, False), ((_CANNOT_DECIDE,), True, True), (_HAS, False, False)):
        for source in sources:
            for match in compiled(source).finditer(text):
                start, end = _trimmed(match)
                if any(s < end and start < e for s, e in taken):
                    continue
                taken.append((start, end))
                yield _claim(reading, sentence, (low, high), (low + start, low + end), lacks=lacks, cannot=cannot)


def _trimmed(match: re.Match[str]) -> tuple[int, int]:
    words_ = match[0].rstrip(" :-,")
    lead = len(words_) - len(words_.lstrip())
    return match.start() + lead, match.start() + len(words_)


def _claim(
    reading: Reading, sentence: Sentence, window: tuple[int, int], span: tuple[int, int], *, lacks: bool, cannot: bool
) -> Claim:
    folded = reading.folded
    before = folded[window[0] : span[0]]
    said = folded[span[0] : span[1]]
    after = folded[span[1] : window[1]]
    presumed = _presumed(before, said, after)
    return Claim(
        span[0],
        span[1],
        sentence,
        lacks,
        cannot,
        other_sense=_other_sense(before, said, after, cannot=cannot),
        doubted=_doubted(before, after) and not presumed,
        presumed=presumed,
        in_general=bool(re.search(rf"(?<!\w){words('anyone')}\W*(?:\w+\W+){{0,3}}$", before[-70:])),
        quoted=reading.is_quoted(*span, kinds=_QUOTED),
        attributed=_attributed(reading, span),
        decision_named=names_decision(before, said, after) or headed(reading, sentence),
        dated=bool(compiled(_HISTORIC_DATE).search(before[-60:]) or compiled(_HISTORIC_DATE).search(after[:70])),
    )


def _other_sense(before: str, said: str, after: str, *, cannot: bool) -> bool:
    """Lungs, rotas, parenting, "in her capacity as", "cannot make decisions for her mother"."""
    near = before[-60:]
    thought = re.search(r"think|thought|believ|feel|felt|consider", said)
    if not thought and re.search(
        rf"(?<!\w){words('service')}(?:\W+(?!users?\b|residents?\b|patients?\b|clients?\b|tenants?\b)\w+){{0,1}}\W*$|(?<!\w)(?:i|we)\W+(?:(?:just|simply|currently|also|still|do|only)\W+)?$",
        near,
    ):
        return True
    if cannot:
        return bool(
            compiled(r"\b(?:panel|court|i|we|staff|she said she|police|{kin}) (?:\w+ ){0,2}$").search(near)
        ) or bool(
            compiled(
                r"^ (?:for|on behalf of) (?!him|her|them|the |this|that|now)|^ (?:between|yet|until|without (?:speaking|talking|asking|checking|more))"
            ).match(after)
        )
    head = re.sub(rf"{CAPACITY}$", "", said).strip()
    if re.search(rf"(?:^|\W){words('other_before')}$", f"{near} {head}".rstrip()) and not re.search(
        r"(?:mental|legal|full)$", head
    ):
        return True
    if re.search(rf"(?:^|\W){words('other_before')}\W*$", near) and re.match(CAPACITY, said):
        return True
    if re.match(rf"\W{{0,3}}to\s(?:\w+ly\s)?{words('other_verb')}(?!\w)", after):
        return True
    if re.match(r"\s?(?:for|of) (?:another|more|new|extra|further|any (?:more|new|further|other)|\d+) ", after):
        return True
    return bool(re.match(rf"\s?{words('other_after')}(?!\w)", _as_measure(after)))


def _as_measure(after: str) -> str:
    """`after` with a leading amount made plain, so that "of 400 ml" is seen as a measure."""
    return re.sub(r"^(\s?(?:of|:)\s?)\d+\s?(?:ml|l|litres?|kg|people|beds|places|places?|children)\b", " ml", after)


def _doubted(before: str, after: str) -> bool:
    """A question, a doubt, a condition or a test: the claim is not made."""
    clause = re.split(r"[;:]|\.\s|,\s(?:and|but|so)\s", before)[-1][-80:]
    if re.search(rf"(?<!\w){words('doubt')}(?!\w)", clause):
        return True
    return after.strip()[-1:] == "?" or bool(
        re.match(r"\s?\?|\s(?:or not|is (?:unclear|in (?:doubt|question)|questionable|queried))", after)
    )


def _presumed(before: str, said: str, after: str) -> bool:
    """Capacity is taken as given, or a lack denied: "no reason to think that she lacks", "does not lack"."""
    if re.match(r"lack|without|lost|no ", said) and re.search(r"(?:\bnot|n't|\bnever)\W+(?:\w+\W+)?$", before[-30:]):
        return True
    if compiled(
        r"\b(?:nothing|no (?:reason|evidence|indication|sign|cause)) (?:\w+ ){0,4}(?:otherwise|contrary|doubt|against)"
    ).search(after[:160]):
        return True
    return bool(
        re.search(rf"(?<!\w){words('presumed')}\W+(?:[\w'’]+\W+){{0,7}}$|(?<!\w){words('presumed')}\W*$", before[-110:])
    )


def _attributed(reading: Reading, span: tuple[int, int]) -> bool:
    """Somebody else says it, in so many words: what is merely carried over from a line before does not count."""
    found = reading.attribution_of(*span)
    if found is None or found.source in _NO_SPEAKER or found.via == "carried":
        return bool(compiled(_SAYS_SO).search(reading.folded[max(0, span[0] - 80) : span[0]]))
    cue = reading.folded[found.cue_start : found.cue_end]
    if found.via == "trailing" and cue.startswith(",") and " per " not in cue:
        return False  # "lacks capacity, son to sign" tells what follows, not who says so
    return not re.search(r"assess|capacity|\bmca\b|\btests?\b|\bform\b|outcome|conclu", cue)
