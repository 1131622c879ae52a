"""Evidence: what a view can rest on, sentence by sentence.

Perception, measures, counts, times, colours, direct quotes, injuries, reasons given, named documents; and observable
details with their topic (conduct, appearance, household, intoxication, orientation), since a measured knee says
nothing about a label for somebody's mood.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from recordlint.language.grammar import compiled
from recordlint.language.layers import Evidence
from recordlint.language.phrases import phrases
from recordlint.language.reading import Reading

_MEASURE = (
    r"\b\d+(?:[.,]\d+)? ?(?:%|percent|cm|mm|m|metres?|miles?|kg|g|mg|mcg|ml|l|litres?|lbs?|stone|st|bpm|mmhg|degrees?|°c?|c|kcal|units?|steps?|stairs|pints?|cans?|points?|yards?|feet|ft|inch(?:es)?|sips?|scoops?|puffs?|tablets?)\b"
    r"|£ ?\d|\b\d{2,3}/\d{2,3}\b|\b\d+ (?:of|out of|/) ?\d+\b|\b(?:temp(?:erature)?|bp|pulse|sats|resps?|rr|hr|bm|weight|score[sd]?|news2?|ews|gcs|must|waterlow|phq|gad|mmse|moca|amts?|4at|audit|dash|mas|auditc) ?(?:was|of|is|:|=|at)? ?\d"
    r"|\b(?:10p|50p|5p|20p|pea|coin|golf ball|palm|plum|egg) ?-?(?:sized?|shaped)\b|\bsize of a\b|\bx ?\d\b"
)
_COUNT = r"\b(?:{number}|a dozen|a couple of|\d+) (?:{word} )?(?:times|occasions|nights?|days?|weeks?|months?|mornings?|afternoons?|evenings?|weekends?|shifts?|mealtimes?|visits?|calls?|sessions?|falls?|incidents?|minutes?|mins?|hours?|hrs?|attempts?|letters?|bags?|bottles?|trips?|appointments?|doses?|seconds?|secs?)\b|\b(?:once|twice|thrice) (?!again|more)|\bnot once\b"
_TIME = r"\b(?:at|by|from|until|till|around|about|approx|between|@) {clock}|\b{clock} ?(?:am|pm|hrs)\b|\b(?:on|since) (?:{weekday}|{date})\b|\b{date}\b"
_COLOUR = r"\b(?:red|purple|blue|black|yellow(?:ing)?|green(?:ish)?|brown(?:ish)?|pink|grey|gray|white|dark|pale|bluish|reddish|purplish) (?:mark|marks|bruis\w+|patch\w*|skin|area|line|lines|going|at the|and|in colour|urine|border|fluid|lips|swelling|discharge|edges?)"
_INJURY = r"\b(?:bruis\w+|cuts?|graz\w+|scratch\w*|burns?|burn mark|swelling|swollen|skin tear|laceration|fracture\w*|wound|abrasion|welts?|marks?|lump|bump|black eye|bite|scald\w*|pressure sore|sore|tear) (?:{word} ){0,4}?(?:arms?|forearms?|wrists?|hands?|legs?|thighs?|shins?|knees?|hips?|feet|foot|ankles?|face|cheeks?|eyes?|lips?|head|forehead|neck|throat|back|chest|shoulders?|elbows?|buttocks?|heels?|toes?|fingers?|thumbs?|ribs?|ears?|nose|chin|jaw|trunk|sacrum|bottom)\b"
_PATTERNS = (("measure", _MEASURE), ("count", _COUNT), ("time", _TIME), ("colour", _COLOUR), ("injury", _INJURY))
# A cheap look first: none of the patterns can match a sentence without one of these.
_DIGIT_OR_WORD = r"\d|£|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|both|several|dozen|couple|once|twice|thrice|size|sized|mon|tue|wed|thu|fri|sat|sun)"


def read(reading: Reading) -> tuple[Evidence, ...]:
    """Every piece of evidence, by start. A stretch of words may be evidence of several kinds."""
    return tuple(sorted(_all(reading), key=lambda e: (e.start, e.end, e.kind)))


def _all(reading: Reading) -> Iterator[Evidence]:
    sentences = reading.sentences
    starts = [sentence.start for sentence in sentences]

    def sentence_of(offset: int) -> int:
        index = bisect_right(starts, offset) - 1
        return index if index >= 0 and offset < sentences[index].end else -1

    for phrase in phrases("evidence").find(reading.folded):
        index = sentence_of(phrase.start)
        if index >= 0:
            kind, _, topic = phrase.category.partition(" ")
            yield Evidence(phrase.start, phrase.end, index, kind, topic)
    for quote in reading.quotes:
        index = sentence_of(quote.start)
        if index >= 0 and quote.kind == "speech":
            yield Evidence(quote.start, quote.end, index, "quote")
    trigger, patterns = compiled(_DIGIT_OR_WORD), [(kind, compiled(source)) for kind, source in _PATTERNS]
    for sentence in sentences:
        numbers = trigger.search(reading.folded, sentence.start, sentence.end) is not None
        for kind, pattern in patterns:
            if numbers or kind in ("colour", "injury"):
                for match in pattern.finditer(reading.folded, sentence.start, sentence.end):
                    yield Evidence(*match.span(), sentence.index, kind)
