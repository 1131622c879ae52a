"""What a verb of deciding is done to: a service, a medicine, a belonging, or a person with a place, list or level."""

from __future__ import annotations

import re

from recordlint.language.grammar import compiled
from recordlint.language.lexicons import pattern, per_house, terms_of
from recordlint.language.terms import Terms

_REACH = 70  # characters behind a verb in which its object must stand
_MEDICINE = r"\b(?:[a-z]{3,}(?:pril|statin|olol|zepam|zolam|apine|idone|peridol|mycin|cillin|cycline|floxacin|oxetine|alopram|traline|triptyline|azine|zepine|sartan|gliptin|glifozin|gliflozin|semide|thiazide|parin|xaban|amide|pezil|mantine|astigmine|gabalin|bapentin|oxone|orphine|adone|codone|zole|prazole|tidine|nisone|solone|dipine|formin|clazide|melatonin|atomoxetine|oprim|furantoin|trexate|oxicam|oxib|kinra|glutide|lukast|tropium|phenidate|amfetamine|caine|setron|clopramide|terol|tamol|profen)|melatonin|donepezil|spiro(?:nolactone)?|insulin|lithium|depakote|baclofen|digoxin|ritalin|madopar|sinemet|levothyroxine|thyroxine|aspirin|steroids?|laxatives?)\b"
PEOPLE = r"(?:he|she|they|he's|she's|they've|child|children|baby|siblings?|yp|young person|resident|pt|patient|client|service user|su|tenant|mr \w+|mrs \w+|ms \w+|miss \w+)"


@per_house
def _lexicon(category: str) -> Terms:
    return pattern(terms_of("decision", category))


@per_house
def _objects() -> Terms:
    return pattern(terms_of("decision", "service", "service_more", "medicine", "belonging", "request", "dealt"))


def is_of(category: str, words: str) -> bool:
    """Whether the words are a term of a category of the lexicon `decision`."""
    return words in _lexicon(category)


def is_about_services(words: str) -> bool:
    """Whether a service, a medicine, a place or a level is named."""
    return _object_in(words) or bool(_lexicon("destination").search(words))


def fits(verb: str, noun: str) -> bool:
    """Whether the thing is of a kind that the verb decides about: one refuses a request, and takes away a belonging."""
    if re.match(r"refus|declin", verb):
        return bool(_lexicon("request").search(noun))
    if not _object_in(noun):
        return False
    if re.match(
        r"(?:stop|remov|cut|limit|restrict|withh|confisc|keep|kept|hold|held|tak|took|put|suspend|ban|reduc|lock|move|return)",
        verb,
    ):
        return True
    return any(_lexicon("belonging").fullmatch(found[0]) is None for found in _objects().finditer(noun)) or bool(
        compiled(_MEDICINE).search(noun)
    )


def _object_in(noun: str) -> bool:
    return bool(_objects().search(noun)) or bool(compiled(_MEDICINE).search(noun))


def _object_near(verb: str, noun: str) -> bool:
    """Whether the noun phrase behind a verb is a service or a medicine: within its first words, no new clause between."""
    first = compiled(r"^ ?(?:[^\s]+ ?){1,5}").match(noun)
    if not first:
        return False
    part = compiled(r"\b(?:for|with|at|on|in|to|until|by|as|because|when|after|of|and|twice|once)\b").split(
        first[0], maxsplit=1
    )[0]
    return fits(verb, part)


def _behind_object(noun: str) -> str:
    found = _objects().search(noun) or compiled(_MEDICINE).search(noun)
    return noun[found.end() :] if found else ""


def to_a_level(right: str) -> bool:
    """Whether a place, a list or a level follows: "back on weekly caseload", "to Ash Ward", "to 15mg"."""
    match = compiled(
        r"^(?: (?:back|up|down|over|off|away|forward|out|him|her|them|straight))*? ?(?:to|into|onto|on|in|at|from|off|out of|under|with|for|with|by|from)\b(?P<rest>.{0,50})"
    ).match(right)
    if match and (
        _lexicon("destination").search(match["rest"])
        or compiled(
            r"\b\d ?- ?\d\b|\b\d+ ?(?:mg|mcg|ml|hours?|hrs|mins?|minutes|x|weekly|%|am|pm|calls?|visits?|sessions?|days?)\b|\d ?: ?\d|^ ?(?:an? |the )?(?:managed|new|different|another|specialist|smaller|residential|secure|permanent|temporary)\b"
        ).search(match["rest"])
    ):
        return True
    return bool(
        compiled(
            r"^ ?(?:down|up|back)? ?(?:double|single)[\x20-]?handed\b|^ (?:on hold|permanent|an end)\b|^ to an end\b"
        ).match(right)
    )


def done_to(verb: str, right: str) -> bool:
    """Whether what follows an active verb is something that services decide about, or a person who is moved."""
    first = verb.split()[0]
    reach = right[:_REACH]
    if first in ("recommend", "recommends", "recommended", "recommending"):
        return bool(_object_in(reach[:50]) or to_a_level(" to" + reach))
    if is_of("act_to_level", first) and to_a_level(right):
        return True
    if first == "moved" and compiled(
        r"^ (?:from [\w'-]+(?: [\w'-]+)? )?(?:to|onto|up to|down to) (?:the |a |our )?(?:weekly|fortnightly|monthly|daily|duty|duty-led|early help|cin|tac|plo|caseload|review|long[\x20-]term team|closure|telephone|phone)\b"
    ).match(right):
        return True
    head = compiled(
        r"^(?: (?:down|up|off|back|out|all|any|both|of|the|a|an|his|her|their|our|my|this|that|these|those|further|extra|more|some|{number}))*(?P<np>.{0,60})"
    ).match(reach)
    noun = head["np"] if head else reach
    if compiled(r"^transfer").match(verb) and compiled(
        r"\b(?:bed|chair|wheelchair|commode|toilet|hoist|sofa)\b"
    ).search(reach):
        return False
    if first in ("drop", "dropped", "dropping") and compiled(r"\b(?:at|off|round|in)\b").search(reach[:40]):
        return False
    if is_of("act", verb) and not is_of("act_weak", verb) and _object_near(verb, noun):
        return True
    if re.search(r"^sign\w* (?:him|her|them) off$", verb):
        return True
    if first in ("placed", "transferred", "recalled", "excluded", "banned", "evicted", "rehoused") and to_a_level(
        right
    ):
        return True
    if first in ("come", "comes", "came", "coming"):
        return bool(_lexicon("destination").search(reach[:45]))
    if is_of("act_person", verb) and (person := _person(right)):
        return _moves(verb, right, person["rest"])
    return _changes(verb, reach, noun, right)


def _person(right: str) -> re.Match[str] | None:
    """Somebody behind the verb, and where to: "him off the list", "Mr Penn to Elm Ward"."""
    return compiled(
        rf"^ (?P<who>him|her|them|you|{PEOPLE}|(?:the |this )?(?:patient|child|children|resident|family|client|siblings|boys|girls)|(?!(?:to|on|in|at|the|a|an|his|my|our|up|off|down|out|for|with|by|from|into|back|all|it|that|this)\b)[\w'-]+(?: \w+)?)(?P<rest>(?: (?:back|up|down|off|on|out|to|into|onto|in|at|from|under|with|forward)\b.*)?)$"
    ).match(right)


def _moves(verb: str, right: str, rest: str) -> bool:
    """Whether the person behind the verb is moved to or from a place, a list or a level."""
    if is_of("act_final", verb):
        return True
    if "off" in verb:
        return not right.strip() or bool(compiled(r"^ ?(?:from|to|our|the|\w+ (?:list|caseload|books))").match(right))
    return to_a_level(rest) and not compiled(
        r"^ ?(?:to|in|into|on) (?:the |his |her )?(?:chair|bed|sofa|bath|toilet|shops?|pub|table|lounge|car|park)\b"
    ).match(rest)


def _changes(verb: str, reach: str, noun: str, right: str) -> bool:
    """The verbs that say too little by themselves: seek, hand … back, make, put."""
    first = verb.split()[0]
    if first in ("seek", "sought", "seeking", "initiate", "initiated", "initiating"):
        return bool(
            compiled(
                r"\b(?:orders?|placement|proceedings|plo|transfer|injunction|eviction|detox|admission|guardianship|dols|cto)\b"
            ).search(reach[:50])
        )
    if first in ("lock", "locked", "locking", "use", "used", "using", "fit", "fitted", "fitting"):
        return False
    if first in ("handed", "handing", "hand", "turned", "stood", "sent", "knocked", "wound") and " " not in verb:
        return _object_near(verb, noun) and bool(
            compiled(r"^ (?:[\w'-]+ ){1,6}?(?:back|down|away|up)\b(?! (?:to|at|by) (?:reception|him|her|them))").match(
                reach
            )
        )
    if first in ("change", "changed", "changing") and _object_near(verb, noun):
        return bool(compiled(r" (?:from|to) ").search(reach))
    if is_of("act_weak", verb) and _object_near(verb, noun):
        return to_a_level(_behind_object(noun)) or bool(
            compiled(r"\b(?:on hold|to an end|permanent|back to|in place|out of bounds)\b").search(reach)
        )
    return first == "put" and bool(
        compiled(r"^ (?:an? |the |his |her )?(?:keypad|lock|sensor|camera|alarm|bed ?rails?)\b").match(right)
    )
