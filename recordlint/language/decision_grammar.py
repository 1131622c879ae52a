"""Decisions found by grammar: who acts (a worker, an office, nobody), a verb that changes or ends, and what it is done to.

The wordings know frames; this knows the class. A verb of the lexicon is a decision where a maker, a dropped subject or a
passive has it, and where it is done to a service, a medicine, a belonging, or to a person with a place, list or level.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from recordlint.language.grammar import compiled
from recordlint.language.lexicons import pattern, per_house, terms_of
from recordlint.language.terms import TermMatch, Terms

_REACH = 70  # characters behind a verb in which its object must stand
_BOUNDARY = re.compile(r"[.;:,!?()\"|\t\n]| - |->|\b(?:and|but|so|then|or|while|whilst|though)\s")
_SUBORDINATE = re.compile(
    r"\b(?:if|when|whenever|whether|because|since|after(?! much thought| careful| discussion)|before|until|till|once|unless|who|which|where|why|how|what|than|as|in case|so that|to see)\b"
)
_AUX = r"(?:is|are|was|were|has|have|had|been|be|being|to|will|shall|must|should|can|now|also|therefore|all|both|just|since|going|then|finally|today|temporarily|permanently|immediately|formally|currently|reluctantly|jointly|not|no longer|had to|need to|needs to|are to|is to|'s|'re|'ve|'ll|'m|am|back|only|further|be put)"
_MEDICINE = r"\b(?:[a-z]{3,}(?:pril|statin|olol|zepam|zolam|apine|idone|peridol|mycin|cillin|cycline|floxacin|oxetine|alopram|traline|triptyline|azine|zepine|sartan|gliptin|glifozin|gliflozin|semide|thiazide|parin|xaban|amide|pezil|mantine|astigmine|gabalin|bapentin|oxone|orphine|adone|codone|zole|prazole|tidine|nisone|solone|dipine|formin|clazide|melatonin|atomoxetine|phenidate|amfetamine|caine|setron|clopramide|terol|tamol|profen)|melatonin|donepezil|spiro|insulin|lithium|depakote|baclofen|digoxin|ritalin|madopar|sinemet|levothyroxine|thyroxine|aspirin|steroids?|laxatives?)\b"
_PARTICIPLE = re.compile(
    r"(?:ed|wn|en|d|t)$|^(?:cut|put|shut|kept|held|took|taken|made|wound|stood|brought|withheld|withdrew|withdrawn|served)"
)
_CAN_STAND_ALONE = frozenset(
    ["stop", "stops", "end", "ends", "cease", "ceases", "finish", "finishes", "conclude", "concludes", "close", "closes", "lapse", "lapses", "move", "moves", "go", "goes", "reduce", "reduces", "increase", "increases", "revert", "reverts", "step", "switch", "change", "transfer"]
)


@dataclass(frozen=True, slots=True)
class Found:
    """A decision in `words`: its span, kind and maker."""

    start: int
    end: int
    kind: str
    maker: str


@per_house
def _acts() -> Terms:
    return pattern(terms_of("decision", "act", "act_person"))


@per_house
def _on_people() -> Terms:
    return pattern(terms_of("decision", "act_person"))


@per_house
def _on_services() -> Terms:
    return pattern(terms_of("decision", "act"))


@per_house
def _objects() -> Terms:
    return pattern(terms_of("decision", "service", "service_more", "medicine", "belonging", "request", "dealt"))


@per_house
def _destinations() -> Terms:
    return pattern(terms_of("decision", "destination"))


def is_about_services(words: str) -> bool:
    """Whether a service, a medicine, a place or a level is named."""
    return _object_in(words) or bool(_destinations().search(words))


def find(text: str, words: str) -> list[Found]:
    """Every decision that the grammar sees in a sentence; `text` is the same stretch with its capitals."""
    return [found for hit in _acts().finditer(words) if (found := _at(text, words, hit))]


def _at(text: str, words: str, hit: TermMatch) -> Found | None:
    left, start = _clause_before(words, hit.start())
    if _SUBORDINATE.search(left[-60:]) or _hypothetical_clause(words, start):
        return None
    right = words[hit.end() : _clause_after(words, hit.end())]
    verb = hit[0]
    if maker := _maker(left):
        if _form(verb) != "noun" and _done_to(text, verb, right, hit.end(), bare=False):
            return Found(start + len(left) - len(left.lstrip()), _stop(words, hit.end(), right), _kind(verb), maker)
        return None
    if _dropped(left) and _carries_on(words, start) and not _third(verb):
        bare = _form(verb) == "base"
        if _done_to(text, verb, right, hit.end(), bare=bare):
            return Found(hit.start(), _stop(words, hit.end(), right), _kind(verb), "dropped")
        return None
    return _passive(text, words, hit, left, start, right)


def _passive(text: str, words: str, hit: TermMatch, left: str, start: int, right: str) -> Found | None:
    """Something is done to what stands before the verb: "Patient put back on weekly caseload", "family time will cease"."""
    match = compiled(rf"^ ?(?P<noun>\S.{{0,80}}?)(?P<aux>(?: {_AUX}){{0,5}}) ?$").match(left)
    if not match:
        return None
    noun, aux, verb = match["noun"], match["aux"], hit[0]
    if compiled(
        r"\b(?:i|we|he|she|they|it|who|you|there|nobody|someone|says?|said|asked|told|wants?|wanted|agreed|went|came|has|have|had|did|does|do|would|could|might)\b"
    ).search(noun):
        return _person_passive(text, noun, aux, verb, words, hit, start, right)
    if not (_PARTICIPLE.search(verb) or verb in _CAN_STAND_ALONE):
        return None
    if verb in _CAN_STAND_ALONE and _form(verb) == "base" and not _third(verb) and not compiled(r"\b(?:to|will|shall|must|should)\b").search(aux):
        return None
    if _PARTICIPLE.search(verb) and _form(verb) == "past" and not aux and verb in ("took", "withdrew"):
        return None
    if not _fits(verb, noun):
        return _person_passive(text, noun, aux, verb, words, hit, start, right)
    if not compiled(rf"{_PEOPLE}\s*$").search(noun):
        if verb.split()[0] in _WEAK and not _to_a_level(right) and not (
            verb in ("returned", "collected", "released") and compiled(r"\b(?:to be|will be)\b").search(aux) and compiled(r"^ (?:back )?(?:to|by) (?:the )?(?:stores?|supplier|referrer|provider|landlord)\b|^ back\b").match(right)
        ):
            return None
        return Found(start + match.start("noun"), _stop(words, hit.end(), right), _kind(verb), "dropped")
    return _person_passive(text, noun, aux, verb, words, hit, start, right)


_PEOPLE = r"(?:he|she|they|child|children|baby|siblings?|yp|young person|resident|pt|patient|client|service user|su|tenant|mr \w+|mrs \w+|ms \w+|miss \w+)"
_WEAK = frozenset(["make", "made", "making", "put", "putting", "take", "took", "taken", "taking", "move", "moves", "moved", "moving", "go", "goes", "going", "bring", "brought", "keep", "kept", "hold", "held", "use", "used", "fit", "fitted", "change", "changes", "changed", "return", "returned", "returning", "collect", "collected", "seek", "sought", "seeking", "initiate", "initiated", "initiating", "release", "released", "lock", "locked", "locking", "handed", "handing", "hand", "turned", "stood", "sent", "knocked", "wound", "use", "used"])


def _person_passive(
    text: str, noun: str, aux: str, verb: str, words: str, hit: TermMatch, start: int, right: str
) -> Found | None:
    """ "He is being placed at Kestrel unit", "Patient put back on weekly caseload": a person is moved, by nobody named."""
    if not _on_people().fullmatch(verb) or (not _PARTICIPLE.search(verb) and verb not in ("moving", "going")):
        return None
    name = text[start : start + 60].lstrip()[:1].isupper() and compiled(r"^[a-z]+$").match(noun.strip())
    if not name and not compiled(rf"^(?:the |this |our )?{_PEOPLE}$").match(noun.strip()):
        return None
    if compiled(r"^(?:lunch|dinner|tea|breakfast|supper|appointment|bed|chair|table|visitors?|staff|meds|walks?)$").match(noun.strip()):
        return None
    passive = bool(compiled(r"\b(?:be|been|being|is|are|was|were|to)\b").search(aux))
    if not passive and not compiled(r"^(?:pt|patient|resident|client|child|children|yp|tenant|su|mr \w+|mrs \w+|ms \w+)$").match(noun.strip()):
        return None
    if verb.split()[0] in ("moved", "moving", "returned", "stepped", "taken", "brought", "kept", "admitted", "discharged", "closed") and not (
        _to_a_level(right) and compiled(r"\b(?:be|been|being|was|were|to|by)\b|^ by\b").search(aux + right)
    ):
        return None
    if verb in ("admitted", "discharged") or (not _to_a_level(right) and verb not in _FINAL):
        return None
    return Found(start, _stop(words, hit.end(), right), _kind(verb), "dropped")


_FINAL = frozenset(["breached", "recalled", "banned", "barred", "excluded", "evicted", "secluded", "isolated", "segregated", "deregistered", "deselected", "deallocated", "rehoused"])


def _to_a_level(right: str) -> bool:
    """Whether a place, a list or a level follows: "back on weekly caseload", "to Ash Ward", "to 15mg"."""
    match = compiled(
        r"^(?: (?:back|up|down|over|off|away|forward|out|him|her|them|straight))*? ?(?:to|into|onto|on|in|at|from|off|out of|under|with|for|with|by|from)\b(?P<rest>.{0,50})"
    ).match(right)
    if match and (_destinations().search(match["rest"]) or compiled(r"\b\d+ ?(?:mg|mcg|ml|hours?|hrs|mins?|minutes|x|weekly|%|am|pm|calls?|visits?|sessions?|days?)\b|\d ?: ?\d|^ ?(?:an? |the )?(?:managed|new|different|another|specialist|smaller|residential|secure|permanent|temporary)\b").search(match["rest"])):
        return True
    return bool(compiled(r"^ ?(?:down|up|back)? ?(?:double|single)[\x20-]?handed\b|^ (?:on hold|permanent|an end)\b|^ to an end\b").match(right))


def _done_to(text: str, verb: str, right: str, at: int, *, bare: bool) -> bool:
    """Whether what follows an active verb is something that services decide about, or a person who is moved."""
    del text
    first = verb.split()[0]
    reach = right[:_REACH]
    if first in ("recommend", "recommends", "recommended", "recommending"):
        return bool(_object_in(reach[:50]) or _to_a_level(" to" + reach))
    if first in ("step", "stepped", "stepping", "revert", "reverted", "reverting", "escalate", "switch", "switched", "change", "changed", "swapped", "go", "going", "move", "moving", "drop", "dropped", "downgraded", "upgraded") and _to_a_level(right):
        return True
    head = compiled(
        r"^(?: (?:down|up|off|back|out|all|any|both|of|the|a|an|his|her|their|our|my|this|that|these|those|further|extra|more|some|{number}))*(?P<np>.{0,60})"
    ).match(reach)
    noun = head["np"] if head else reach
    if compiled(r"^transfer").match(verb) and compiled(r"\b(?:bed|chair|wheelchair|commode|toilet|hoist|sofa)\b").search(reach):
        return False
    on_service = bool(_on_services().fullmatch(verb))
    if first in ("drop", "dropped", "dropping") and compiled(r"\b(?:at|off|round|in)\b").search(reach[:40]):
        return False
    if on_service and verb.split()[0] not in _WEAK and _object_near(verb, noun):
        return not (bare and compiled(r"^ ?(?:if|when)\b").match(right))
    if re.search(r"^sign\w* (?:him|her|them) off$", verb):
        return True
    if first in ("placed", "transferred", "recalled", "excluded", "banned", "evicted", "rehoused") and _to_a_level(right):
        return True
    if first in ("come", "comes", "came", "coming"):
        return bool(_destinations().search(reach[:45]))
    person = compiled(
        rf"^ (?P<who>him|her|them|you|{_PEOPLE}|(?:the |this )?(?:patient|child|children|resident|family|client|siblings|boys|girls)|(?!(?:to|on|in|at|the|a|an|his|my|our|up|off|down|out|for|with|by|from|into|back|all|it|that|this)\b)[\w'-]+(?: \w+)?)(?P<rest>(?: (?:back|up|down|off|on|out|to|into|onto|in|at|from|under|with|forward)\b.*)?)$"
    ).match(right)
    if person and _on_people().fullmatch(verb):
        if verb in _FINAL_ACTIVE:
            return True
        if "off" in verb and not re.search(r" (?:him|her|them) ", verb):
            return bool(compiled(r"^ ?(?:$|from|to|our|the|\w+ (?:list|caseload|books))").match(right)) or not right.strip()
        return _to_a_level(person["rest"]) and not compiled(r"^ ?(?:to|in|into|on) (?:the |his |her )?(?:chair|bed|sofa|bath|toilet|shop|shops|pub|table|lounge|car|park|toilet)\b").match(person["rest"])
    if first in ("seek", "sought", "seeking", "initiate", "initiated", "initiating"):
        return bool(compiled(r"\b(?:orders?|placement|proceedings|plo|transfer|injunction|eviction|detox|admission|guardianship|dols|cto)\b").search(reach[:50]))
    if first in ("lock", "locked", "locking", "use", "used", "using", "fit", "fitted", "fitting"):
        return False
    if first in ("handed", "handing", "hand", "turned", "stood", "sent", "knocked", "wound") and " " not in verb:
        return _object_near(verb, noun) and bool(compiled(r"^ (?:[\w'-]+ ){1,6}?(?:back|down|away|up)\b(?! (?:to|at|by) (?:reception|him|her|them))").match(reach))
    if verb.split()[0] in _WEAK and _object_near(verb, noun):
        return _to_a_level(_behind_object(noun)) or bool(compiled(r"\b(?:on hold|to an end|permanent|back to|in place|out of bounds)\b").search(reach))
    return verb.split()[0] == "put" and bool(compiled(r"^ (?:an? |the |his |her )?(?:keypad|lock|sensor|camera|alarm|bed ?rails?)\b").match(right))


_FINAL_ACTIVE = frozenset(["breach", "breached", "breaching", "recall", "recalled", "recalling", "ban", "banned", "banning", "bar", "barred", "barring", "exclude", "excluded", "excluding", "evict", "evicted", "evicting", "seclude", "secluded", "secluding", "detain", "detaining", "deregister", "deregistered", "deallocate", "deallocated", "rehouse", "rehousing", "deselect"])


@per_house
def _belongings() -> Terms:
    return pattern(terms_of("decision", "belonging"))


@per_house
def _requests() -> Terms:
    return pattern(terms_of("decision", "request"))


def _fits(verb: str, noun: str) -> bool:
    """Whether the thing is of a kind that the verb decides about: one refuses a request, and takes away a belonging."""
    if re.match(r"refus|declin", verb):
        return bool(_requests().search(noun))
    if not _object_in(noun):
        return False
    if re.match(
        r"(?:stop|remov|cut|limit|restrict|withh|confisc|keep|kept|hold|held|tak|took|put|suspend|ban|reduc|lock|move|return)",
        verb,
    ):
        return True
    return any(_belongings().fullmatch(found[0]) is None for found in _objects().finditer(noun)) or bool(
        compiled(_MEDICINE).search(noun)
    )


def _object_in(noun: str) -> bool:
    return bool(_objects().search(noun)) or bool(compiled(_MEDICINE).search(noun))


def _object_near(verb: str, noun: str) -> bool:
    """Whether the noun phrase behind a verb is a service or a medicine: within its first words, no new clause between."""
    first = compiled(r"^ ?(?:[^\s]+ ?){1,5}").match(noun)
    if not first:
        return False
    part = compiled(r"\b(?:for|with|at|on|in|to|until|by|as|because|when|after|of|and|twice|once)\b").split(first[0], maxsplit=1)[0]
    return _fits(verb, part)


def _behind_object(noun: str) -> str:
    found = _objects().search(noun) or compiled(_MEDICINE).search(noun)
    return noun[found.end() :] if found else ""


def _maker(left: str) -> str:
    """named for the writer, role for a worker or office who acts; "" otherwise."""
    match = compiled(
        rf"^ ?(?:(?:today|from (?:now on|today|tomorrow|{{weekday}}|next week)|after much thought|this morning|\d[\d.:]*) ?)?(?:(?P<me>i|we|i've|we've|i'm|we're|i'll|we'll|{{word}} and (?:i|we))|(?P<role>(?:{{det}} )?(?:[\w'-]+ ){{0,2}}?(?:%office%|{{role}}|{{body}}|team|service|home|panel|staff|management|managers|meeting)(?: (?:\([^)]*\)|{{word}}(?: {{word}})?))?|(?:dr|sister|nurse|rn|sgt) {{word}}))(?: (?:{_AUX[3:-1]}|\w+ly|have|has|decided to|chosen to|agreed to|opted to|made the decision to|instructed {{word}} to)){{0,5}} ?$".replace("%office%", "tm|atm|adm|chair|manager|deputy|matron|virtual school head")
    ).match(left)
    if not match:
        return ""
    return "named" if match["me"] else "role"


def _dropped(left: str) -> bool:
    """Whether nothing but particles stands before the verb: a fragment with its subject left out."""
    return bool(
        compiled(
            rf"^[\W\d]*(?:(?:{_AUX[3:-1]}|plan|outcome|decision|action|agreed|agree|decided|{{weekday}}|hrs|pm|am|please|\w+ly|following review|will) ?[:,-]? ?){{0,5}}$"
        ).match(left)
    )


def _carries_on(words: str, start: int) -> bool:
    """Whether a clause without a subject has none to borrow: the words before it hold no person who acts."""
    before = words[max(0, start - 120) : start]
    last = re.split(r"[.;:!?|\n]|->", before)[-1]
    return not compiled(
        r"\b(?:he|she|they|{kin}|{subject}|mr \w+|mrs \w+|ms \w+|i|we)\b"
    ).search(last) and len(last.split()) <= 6


def _clause_before(words: str, at: int) -> tuple[str, int]:
    """The words of the clause before `at`, and where they begin."""
    start = 0
    base = max(0, at - 140)
    for match in _BOUNDARY.finditer(words, base, at):
        # "12.30", "s.42" and "1:1" bound nothing.
        if match[0] in ".:" and match.end() < len(words) and words[match.end()].isdigit():
            continue
        start = match.end()
    start = max(start, base if base and not start else start)
    return words[start:at], start


def _clause_after(words: str, at: int) -> int:
    for match in _BOUNDARY.finditer(words, at, min(len(words), at + 120)):
        if match[0] in ".:" and match.end() < len(words) and words[match.end()].isdigit():
            continue
        if match[0].startswith(("and", "or")) and not compiled(r"^(?:he|she|they|it|there|i|we)\b").match(words[match.end() :]):
            continue
        return match.start()
    return min(len(words), at + 120)


def _hypothetical_clause(words: str, start: int) -> bool:
    return bool(_SUBORDINATE.match(words[max(0, start) : start + 12].lstrip()))


def _stop(words: str, at: int, right: str) -> int:
    del words
    return at + len(right.rstrip())


def _form(verb: str) -> str:
    first = verb.split()[0]
    if first.endswith("ing"):
        return "ing"
    if _PARTICIPLE.search(first) and first not in ("end", "extend", "suspend", "fund", "hold", "withhold", "stand", "wind", "shut", "cut", "put", "lift", "convert", "adjourn", "restrict", "limit", "reject", "revert", "hand", "fit", "grant", "section"):
        return "past"
    return "base"


def _third(verb: str) -> bool:
    return verb.split()[0] in ("stops", "ends", "moves", "goes", "ceases", "finishes", "cuts", "steps", "closes", "switches", "changes")


def _kind(verb: str) -> str:
    first = verb.split()[0]
    if re.match(r"clos|shut|archiv|sign|dealloc|de-alloc|discharg", first):
        return "closure"
    if re.match(r"stop|end|ceas|suspend|withdr|discont|cancel|terminat|paus|withh|hold|held|omit", first):
        return "stop"
    if re.match(r"ban|barr|exclu|restrict|limit|seclu|isolat|segreg|confisc|evict|detain|section|remov", first):
        return "restrict"
    if re.match(r"plac|mov|rehous|reloc|accommod|transf|admit", first):
        return "place"
    if re.match(r"refus|declin|reject|turn|knock|deny|denied|veto|overr", first):
        return "refuse"
    return "change"
