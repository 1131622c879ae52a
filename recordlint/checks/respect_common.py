"""What the rules about respectful language share: where a word stands, whose word it is, and of whom it is said."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from recordlint.language.grammar import compiled
from recordlint.language.layers import Attribution, LineKind, Source
from recordlint.language.lexicons import Terms, load, pattern, per_house, terms_of
from recordlint.language.reading import Reading

_STOP = re.compile(r"[.!?;]\s+|\n")
_SHORT_LINE = 40
_NEAR = 400
Kind = TypeVar("Kind")
_ANY_QUOTE = ("speech", "scare", "block", "forwarded")
_PERSON_NOUN = (
    r"(?:{kin}|{subject}|people|person|character|individual|customer|couple|lad|lass|chap|fella|guy|bloke|kid|kids|youth|teen\w*|attitude|personality|nature|"
    r"behaviou?rs?|lifestyle|manner|temperament|streak|household|sort of|type of|kind of|so and so|one|mood|self|piece of work|neighbour)"
)


def attributions_over(reading: Reading, offset: int) -> list[Attribution]:
    """Every attribution of the sentence that covers the offset."""
    sentence = reading.sentence_at(offset)
    first = bisect_left(reading.attributions, sentence.start if sentence else 0, key=lambda a: a.start)
    last = bisect_right(reading.attributions, offset, key=lambda a: a.start)
    return [a for a in reading.attributions[first:last] if offset < a.end]


@dataclass(frozen=True, slots=True)
class Hit:
    """Words of the note that a lexicon knows, and the category that they are of."""

    start: int
    end: int
    category: str


@per_house
def _lexicon(name: str) -> tuple[Terms, dict[str, str]]:
    categories = load(name)
    kinds: dict[str, str] = {}
    for category, terms in categories.items():
        for term in terms:
            kinds.setdefault(_key(term), category)
    return pattern(terms_of(name)), kinds


def _key(words: str) -> str:
    return re.sub(r"[\s-]+", "", words)


def hits(reading: Reading, lexicon: str) -> Iterator[Hit]:
    """Every term of a lexicon in the note, with its category."""
    found, kinds = _lexicon(lexicon)
    for match in found.finditer(reading.folded):
        if (
            reading.folded[match.start() - 1 : match.start()] == "-"
            and match.start()
            and reading.folded[match.start() - 2].isalpha()
        ):
            continue  # the second half of a compound
        yield Hit(match.start(), match.end(), kinds.get(_key(match[0]), ""))


def whole_place(reading: Reading, offset: int) -> tuple[int, int] | None:
    """The sentence that holds the offset; or the label that it stands in, with the sentence that the label leads."""
    sentence = reading.sentence_at(offset)
    if sentence is not None:
        return sentence.start, sentence.end
    lines = reading.layout.lines
    index = bisect_right(lines, offset, key=lambda line: line.start) - 1
    if index < 0 or lines[index].kind is not LineKind.FIELD:
        return None
    line = lines[index]
    led = reading.sentence_at(line.content)
    return (line.start, led.end) if led else None


def place(reading: Reading, offset: int) -> tuple[int, int] | None:
    """`whole_place`, cut to what stands near the offset, so that a text without full stops costs no more than another."""
    where = whole_place(reading, offset)
    return (max(where[0], offset - _NEAR), min(where[1], offset + _NEAR)) if where else None


def apart(found: Iterable[tuple[int, int, Kind]]) -> Iterator[tuple[int, int, Kind]]:
    """The spans in order, the longest of those that begin together, without those that overlap one before them."""
    until = 0
    for start, end, kind in sorted(found, key=lambda f: (f[0], -f[1])):
        if start >= until:
            until = end
            yield start, end, kind


def clause_before(reading: Reading, start: int, reach: int = 60) -> str:
    """The folded words of the sentence before `start`, at most `reach` characters."""
    where = place(reading, start)
    words = reading.folded[max(where[0] if where else start, start - reach) : start]
    # A table's cell or a run of short lines holds several statements in one sentence.
    cut = 0
    for stop in _STOP.finditer(words):
        if stop[0][0] != "\n" or len(words) - stop.end() < _SHORT_LINE:
            cut = stop.end()
    return words[cut:]


def clause_after(reading: Reading, start: int, end: int, reach: int = 50) -> str:
    """The folded words of the sentence behind `end`, at most `reach` characters."""
    where = place(reading, start)
    words = reading.folded[end : min(where[1] if where else end, end + reach)]
    stop = _STOP.search(words)
    return words[: stop.start() + 1] if stop and stop[0][0] != "\n" else words


def quoted(reading: Reading, start: int, end: int) -> bool:
    """The words stand in quotation marks of any kind, a block quote or a forwarded message."""
    return reading.is_quoted(start, end, kinds=_ANY_QUOTE)


def only_labelled(reading: Reading, found: Attribution) -> bool:
    """The source is no speaker, only a form's label for the person ("Resident:", "Child:")."""
    cue = reading.folded[found.cue_start : found.cue_end]
    return (
        found.via == "lead"
        and found.source is Source.SUBJECT
        and not compiled(r"\b(?:{say}|{contact_word}|views?|words|account|from)\b").search(cue)
    )


def reported(reading: Reading, start: int, end: int) -> bool:
    """The person, a relative or somebody named is the one who says so, in this very sentence or in the lead of its line."""
    where = place(reading, start)
    if where and compiled(
        r"\bin (?:his|her|their) (?:own )?words\b|\b(?:that's|thats|that is|which is|it's|its|this is) (?:his|her|their|mum's|dad's|[\w-]+'s) (?:own )?(?:word|words|phrase|description|term|view|opinion)\b|\bas (?:he|she|they) puts? it\b|\bby (?:his|her|their) own (?:account|admission|description)\b|, (?:he|she|they) (?:says|said|tells me|told (?:me|us)),"
    ).search(reading.folded[slice(*where)]):
        return True
    if compiled(
        r"\b(?:asked|asks|wondered|queried) (?:\w+ ){0,3}?(?:if|whether) [^.;,]{0,25}$|\b(?:whom|who|what|that) (?:he|she|they|{kin}) (?:calls?|called|describ(?:es|ed) as) (?:an? |the |\w+ )?$"
    ).search(clause_before(reading, start)):
        return True
    covering = [a for a in attributions_over(reading, start) if not a.cue_start <= start < a.cue_end]
    narrowest = min((a.end - a.start for a in covering), default=0)
    return any(_speaks(reading, a, start) for a in covering if a.end - a.start == narrowest)


def _speaks(reading: Reading, found: Attribution, start: int) -> bool:
    """Whether the attribution makes the person, a relative or somebody named say the words at `start`."""
    if found.via in ("carried", "heading") or only_labelled(reading, found):
        return False
    if compiled(r"\b(?:will|would|can|could|may|might) (?:\w+ )?(?:say|tell)\b|\bsay anything\b").search(
        reading.folded[found.cue_start : found.cue_end + 12]
    ):
        return False  # "will say anything to …" reports no statement
    if found.source not in (Source.SUBJECT, Source.KIN, Source.NAMED):
        return False
    return (
        found.via in ("lead", "trailing")
        or found.cue_start < start
        or not reading.folded[found.cue_end : found.end].strip(" .,;:!?")
    )


def denied(reading: Reading, start: int, end: int) -> bool:
    """The writer says that it is not so ("worn out, not lazy"), or speaks of the word and not of the person."""
    before, after = clause_before(reading, start), clause_after(reading, start, end)
    negated = compiled(
        r"(?:\b(?:not|never|nor|neither|no longer|no|without|rather than|instead of|other than|far from|anything but|avoid(?:ed|ing)?|nothing|more than|no sign of|no evidence of|(?:do|does|did|would|could|should|is|was|were|are|has|have|had|wo|ca)n't|stop(?:ped)?|challeng(?:e|ed|ing) (?:him|her|them|this|that|it|the \w+)?(?: ?(?:for|on|about) )?(?:calling|using|saying)?)"
        r"(?: (?:a|an|the|as|be|being|been|at all|any|very|so|that|this|it|her|him|them|really|simply|in any way|consider(?:ed)?|seen?|described?|find|think|call(?:ed)?|use|using|to|write|say|saying|of|about|or|missed|say she is|say he is|means?|agree|with|accept|someone|somebody|anyone|man|woman|person|lad|lass|girl|boy|child|who)){0,4} ?[\"']?)$"
    ).search(before)
    if negated and not compiled(r"\b(?:not|n't) (?:just|only|merely) ?$").search(before):
        return True
    if compiled(
        r"\b(?:can|may|might|could) (?:also |at times |sometimes )?(?:look|seem|appear|come across as|sound)(?: to be| a bit| quite| rather)? $"
    ).search(before):
        return True
    named_before = compiled(
        r"\b(?:the|this|that|such|a) (?:word|words|term|terms|phrase|label|labels|expression)s?\b[^.;]{0,20}$"
    ).search(before)
    named_after = compiled(
        r"^[\"']?,? (?:is|are|was|were|as) (?:not )?(?:a |an |the |my |our )?(?:word|term|phrase|label|language|wording)|^[\"']? is not (?:how|what|a way|the way|something)"
    ).search(after)
    return bool(named_before or named_after)


@per_house
def _service() -> str:
    return (
        r"^(?:'s)?(?: ?[/&] ?\w+)?(?: (?:and|&) (?!(?:the|fire|police|social|ambulance|health|housing|children's|adult|mental|his|her|their|district|care)\b)[\w'-]+)?(?: (?!(?:on|at|in|to|the|this|by|from|and|with|of|for|is|was|a|an|his|her|their|who|but)\b)[\w'-]+){0,2}? (?:teams?|services?|polic(?:y|ies)|clinics?|groups?|units?|programmes?|projects?|pathways?|protocols?|"
        r"strateg(?:y|ies)|forums?|panels?|courses?|training|schemes?|registers?|forms?|meetings?|conferences?|helplines?|charit(?:y|ies)|foundation|trust|association|"
        r"society|liaison|nurses?|adviser|advisor|practitioners?|specialists?|module|workshop|leaflets?|guidance|procedure|questionnaire|scale|checklist|act|network|club|class|"
        r"lessons?|anonymous|alliance|commission|board|department|ward|hospital|centre|hub|list|code)\b"
    )


def names_service(reading: Reading, start: int, end: int) -> bool:
    """The words belong to the name of a team, policy, group or course."""
    after = clause_after(reading, start, end)
    return bool(compiled(_service()).match(after))


def of_person(reading: Reading, start: int, end: int) -> bool:
    """A trait word is said of a person or household: before a word for one, or behind `is` with one as its subject, or alone."""
    before, after = clause_before(reading, start, 90), clause_after(reading, start, end)
    if compiled(r"^,? (?:(?:and|but|or|&|,) ?[\w'-]+ |[\w'-]+,? (?:and |but )?){0,2}?" + _PERSON_NOUN + r"\b").match(
        after
    ):
        return True
    if _takes_object(reading.folded[start:end], after):
        return False
    soft = r"(?:(?:{adverb}|not|never|no longer|a|an|as|absolute|utter|constant|a bit|bit|of|quite|rather|a little|as|of a|such|being|always|more|most|extremely|incredibly|pretty|totally|total|complete|proper|real|right|just|all|plain|typically|too|how|equally|so|in|be|been|become|known to be|said to be|at times|sometimes|often|to say the least|[\w'-]+,|[\w'-]+,? (?:and|but|or|&)) ){0,5}"
    verb = (
        r"(?:(?:can|could|may|will|would|must|has|have|had|'s|is|was|does|did|tends? to|seems? to|likes? to|continues? to|continued to|began to|starts? to|started to|appears? to) )?(?:{adverb} )?"
        r"(?:is|are|was|were|be|been|being|'s|'re|seems?|seemed|appears?|appeared|presents?|presented|presenting|comes? across|came across|gets?|got|getting|becomes?|became|becoming|remains?|remained|acts?|acted|acting|sounds?|sounded|looks?|looked|finds? (?:him|her|them|(?:[\w'-]+ ){0,2}[\w'-]+)|found (?:him|her|them)|made (?:him|her|them)|makes (?:him|her|them)|described)"
    )
    predicate = compiled(
        rf"(?P<who>[\w'.-]+)(?: \([^)]{{1,20}}\))?(?:,? who)?(?: (?:clearly|obviously|really|just|always|also|often|still|again|now|then|can|certainly))?(?: |(?='s\b)|(?='re\b)){verb} {soft}$"
    ).search(before)
    if predicate:
        return _is_person(reading, predicate, start - len(before))
    opening = compiled(
        rf"^[\W\d]*(?:(?:{{title}} \w+|{{kin}}|{{kin}} \w+|{{subject}}|(?:\w+ )?(?:presents|presented|presenting|comes across|came across|can be|seems|seemed|appears|appeared|looks|remains|remained|gets|got|behaves|acts)|pt|pts|he|she|they|[\w'-]+:|very|still|again|today|mood|generally|bit|was|is|being|as ever|as always|as usual|typical|same|once again) ?[-,:]? ?)?{soft}$"
    ).match(before)
    return bool(opening) and bool(
        compiled(
            r"^\W*$|^ ?[.,;:!?)/+&(-]| (?:and|but|as|at|in|on|with|about|over|when|while|this|today|again|throughout|toward|towards|re|because|if|during|all|most|tonight|yesterday|lately|recently|since|ever|for|from|by|before|after)\b"
        ).match(after)
    )


def _takes_object(word: str, after: str) -> bool:
    """Whether the word is a verb here ("demanding to see me"), or what follows makes it about a thing ("difficult to hear")."""
    if word.endswith("ing") and compiled(
        r"^ (?:to|that|an?|the|more|his|her|their|my|me|money|answers|about|with|him|them|us|£)\b"
    ).match(after):
        return word in ("demanding", "challenging", "meddling", "calculating", "grasping", "smothering", "interfering")
    return bool(
        compiled(r"^ (?:to\b|for (?:him|her|them|me|us)\b|that\b|whether\b|of (?:him|her|them|me|you|us)\b)").match(
            after
        )
    ) and word not in ("abrasive", "rude")


def _is_person(reading: Reading, match: re.Match[str], base: int) -> bool:
    """Whether the subject of the predicate is a person: a pronoun, a kin word, or a name."""
    who = match["who"].removesuffix("'s").removesuffix("'re")
    if compiled(
        r"^(?:he|she|they|who|and|{kin}|{subject}|family|couple|parents|household|relatives|can|behaviou?r|attitude|manner|presentation)$"
    ).match(who):
        return True
    at = base + match.start("who")
    return (
        reading.text[at : at + 1].isupper()
        and len(who) > 1
        and not compiled(
            r"^(?:it|this|that|there|these|those|things?|everything|what|which|day|night|stairs|call|visit|access|house|flat|room|weather|sleep|pain|mood|speech|contact)$"
        ).match(who)
    )
