"""Ages of people: the number with its unit ("84 years old", "11 months", "84yo") and the sex's letter where it is joined ("84F").

"aged" and "about" stay out.

Durations, counts, scores, doses, thresholds of the law ("over 18s") and the ages of things and pets are none.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from recordlint.personal_data.base import Hit, Passage
from recordlint.personal_data.recognizers import _date_age_life, _date_age_names
from recordlint.personal_data.recognizers._date_age_life import KIN_OF, MOTHER_OF, PERSON_NOUN
from recordlint.personal_data.recognizers._date_age_people import person_rank
from recordlint.personal_data.recognizers._date_ages import (
    COUNTED,
    DECADE,
    ENDS,
    FIGURES,
    KIN,
    MANY,
    NOT_AGE_AFTER,
    NUMBER,
    SHORT_SPAN,
    SPAN,
    THINGS_AFTER,
    THINGS_BEFORE,
    THRESHOLD_AFTER,
    THRESHOLD_BEFORE,
    UNIT,
)
from recordlint.personal_data.recognizers._date_columns import column_heading

_NAME = "age"
_PERSON = r"(?:wo)?man|lad(?:y|ies)|gentleman|gent|male|female|girl|boy|lad|lass|baby|child|person|pensioner|widow(?:er)?|mother|father|m|f"
_LABELLED = re.compile(
    rf"\b(?:aged|ages?|oed|age at \w{{1,12}})\b(?:\s(?:is|was|as|at|of|about|around|approx\.?|approximately|circa|nearly|almost|only|just|now|recorded as)){{0,2}}[\s:=|\-(~*_,]{{1,6}}(?P<age>{SPAN})(?![\w%])"
)
_OLD = re.compile(
    rf"(?:(?<![\w.,£/:])|(?<=\bc\.)){{0}}(?P<first>(?:{NUMBER}(?:,\s|\s(?:and|or|&)\s(?:an?\s)?)){{0,2}})(?P<age>{NUMBER}(?:[\s-]?{UNIT}\.?(?:\s(?:and\s)?{FIGURES}\s?{UNIT})?[\s-]{{0,2}}(?:of age|old|young)(?P<many>s)?|[\s-]?{UNIT}[\s-]old))\b".replace(
        "{0}", ""
    )
)
_YO = re.compile(
    rf"(?<![\w.,£/:])(?P<age>{NUMBER}(?:\s?-?\s?(?:y[-./ ]?o\b\.?|y/old\b|(?:yrs?|years?|y)(?:/?o\b|(?=/?\s?[mf]\b)))))|(?P<welsh>{NUMBER}\soed)\b"
)
_MAN = re.compile(
    rf"(?<![\w.,£/:])(?P<age>{NUMBER}[\s-]?(?:years?|yrs?|yr|y|months?|mths?|weeks?|wks?)\.?)[\s-](?:old\s)?(?:(?:white|black|asian|british|irish|polish|indian|african|caribbean|right[- ]handed|retired|single|married|widowed|frail|pleasant|known)\s){{0,2}}(?:{_PERSON})\b"
)
_SEX = re.compile(
    r"(?:(?<=^)|(?<=[\n,(|:;\-–]\s)|(?<=[\n,(|])|(?<=[a-z]\s)|(?<=\d\s)|(?<=[.]\s))(?P<age>1[01]\d|[1-9]\d?)\s?/?\s?(?:(?P<letter>[MF])|(?:[Mm]ale|[Ff]emale|MALE|FEMALE|♀|♂))(?=[\s,.;:)|/\-]|$)"
)
_SEX_FIRST = re.compile(
    r"(?<![\w'’.])(?:[MF]|[Mm]ale|[Ff]emale|MALE|FEMALE|♀|♂)(?P<gap>[ \t]?[,/:\-][ \t]?|[ \t]|)(?P<age>1[01]\d|[1-9]\d|\d)(?=\s?[,.;)|\n\r]|\s?-\s|\s?y|\s(?:with|who|lives|NHS|DOB|presenting|admitted|referred|known)|$|(?<=/\d\d)\s)(?![,.:/]\d|%)"
)
_IS = re.compile(
    rf"\b(?P<who>he|she|they|both|i|who|you|{KIN}|(?:mr|mrs|ms|miss)\.?\s[a-z'\-]{{2,20}}|{PERSON_NOUN}|[a-z](?:[a-z\-]|'(?!s\b|m\b|re\b|ll\b|d\b)){{1,18}})(?:'s|'m|'re|s|m|\s(?:is|was|are|am|were|will be|would be|be|being|has been|has|had|looks?|looked|would(?:'ve| have| of) been)|'ll be|'d be|'d have been)?"
    rf"\s(?P<turn>(?:(?:has\s|had\s|have\s)?(?:just\s|recently\s)?(?:turned|turns|turning|turn)\s)?)(?:(?:now|only|just|nearly|almost|about|around|still|already|over|approx|approximately|coming up|going on|rising|not yet|also|a)\s){{0,2}}(?P<age>{NUMBER}(?:\s?-?(?:years?|yrs?|months?|mths?)\b)?)"
)
_LINK = re.compile(
    r"(?:^ [sm]|'s|'m|'re|'ll be|'d be|been|\b(?:looks?|looked|is|was|are|am|were|be|being|turned|turns|turning|turn))\s"
)
_TURNED = re.compile(rf"\b(?:turned|turns|turning|turn|reaches|reached)\s(?:just\s)?(?P<age>{NUMBER})")
_WHEN = re.compile(r"^\s(?:a (?:week|fortnight|month)|at|over)\s(?:on|ago|from|today|the|christmas|easter|[a-z]+day)\b")
_BIRTHDAY = re.compile(
    rf"\b(?P<age>{FIGURES}\s?(?:st|nd|rd|th)|(?:eighteenth|sixteenth|twenty-?\s?first|thirtieth|fortieth|fiftieth|sixtieth|seventieth|eightieth|ninetieth|hundredth|first|fifth|tenth))\s(?:birthday|b'?day)\b"
)
_DECADE = re.compile(
    rf"\b(?P<lead>(?:in|into|approaching|entering)\s(?:his|her|their|my|your|our)\s|(?:aged|(?:man|woman|lady|gentleman|gent|male|female|bloke|pt|patient|client),?|looks|probably|about|is|was|in|of)\s(?:maybe\s|perhaps\s|in\s)?)(?P<age>{DECADE})(?![\w%])"
)
_KIN_AGE = re.compile(
    rf"\b(?P<kin>{KIN})(?P<gap>,?\s\(?|\s?\(|:\s?|\s?-\s)(?:aged?\s|now\s|nearly\s|almost\s|approx\.?\s|about\s|around\s|c\.\s?|~)?(?P<age>{SPAN})(?![\w%/])"
)
_AT = re.compile(
    r"\b(?:at|since|from|until)\s(?P<age>2[5-9]|[3-9]\d|10\d|(?:thir|four|fif|six|seven|eigh|nine)teen|twenty|thirty|forty|fifty),?\s(?=(?:he|she|they)\b(?! (?:said|rang|was|woke|called|phoned|got|went|had|came|left)))"
)
_OF = re.compile(
    rf"\b(?:wo)?(?:man|lady|gentleman|girl|boy|lad|lass|widow|widower|pensioner|person|male|female)\sof\s(?:about\s|only\s|just\s)?(?P<age>{NUMBER})"
)
_CELL = re.compile(rf"(?:(?<=[|\t])|(?<=[|\t] ))(?P<age>{SHORT_SPAN})(?=\s{{0,3}}(?:[|\t\n\r]|$))")


def find(passage: Passage) -> Iterator[Hit]:
    """Ages of the passage, by start; one hit a place, the surest reading of it. The score falls where only a name stands before the number."""
    best: dict[int, tuple[int, float, str]] = {}
    for start, end, score, why in _candidates(passage):
        while end > start and passage.folded[end - 1] in " .," and passage.folded[end - 4 : end] != "y.o.":
            end -= 1
        have = best.get(start)
        if end > start and (have is None or (end, score) > (have[0], have[1])):
            best[start] = (end, max(score, have[1] if have else 0), why)
    last = 0
    for start in sorted(best):
        end, score, why = best[start]
        if start >= last:
            yield Hit("AGE", start, end, round(score, 3), _NAME, why)
            last = end


def _candidates(passage: Passage) -> Iterator[tuple[int, int, float, str]]:
    yield from _said(passage)
    yield from _by_sex(passage)
    yield from _by_verb(passage)
    yield from _date_age_names.ages(passage)
    yield from _date_age_life.ages(passage)
    folded = passage.folded
    for match in _KIN_AGE.finditer(folded):
        yield from _kin(passage, match)
    for match in _CELL.finditer(folded):
        if re.search(r"\bage\b", column_heading(passage, match.start("age"))):
            yield match.start("age"), match.end("age"), 0.95, "column of ages"
    if re.search(r"\bage\b", passage.label.lower()) and re.fullmatch(rf"\s*{SPAN}\s*", folded):
        yield len(folded) - len(folded.lstrip()), len(folded.rstrip()), 0.97, "column of ages"


def _said(passage: Passage) -> Iterator[tuple[int, int, float, str]]:
    """Ages with the word for it: aged, years old, yo, a decade, a birthday."""
    folded = passage.folded
    for match in _LABELLED.finditer(folded):
        if THRESHOLD_BEFORE.search(passage.before(match.start(), 40)) or THRESHOLD_AFTER.match(
            passage.after(match.end())
        ):
            continue
        if NOT_AGE_AFTER.match(passage.after(match.end())) or (
            match[0].startswith("age") and COUNTED.match(passage.after(match.end()))
        ):
            continue
        yield match.start("age"), match.end("age"), 0.96, "word for age before a number"
        yield from _date_age_names.chained(passage, match.end("age"), 0.9)
    for match in _OLD.finditer(folded):
        before, after = passage.before(match.start(), 40), passage.after(match.end())
        if (
            THINGS_AFTER.match(after)
            or THINGS_BEFORE.search(before)
            or (re.search(r"\b(?:over|under|above|below|least|than|all|most|for)\s$", before) and match["many"])
        ):
            continue
        if match["many"] and not re.search(r"\b(?:her|his|their|our|my|two|three|both|the|these|those)\s$", before):
            continue
        end = match.end("age") - (1 if match["many"] else 0)
        yield match.start("age"), end, 0.96, "number of years old"
        for number in re.finditer(NUMBER, match["first"] or ""):
            yield match.start("first") + number.start(), match.start("first") + number.end(), 0.85, "list of ages"
    for match in _YO.finditer(folded):
        group = "age" if match["age"] else "welsh"
        yield match.start(group), match.end(group), 0.95, "number with yo"
    for match in _MAN.finditer(folded):
        yield match.start("age"), match.end("age"), 0.92, "years before a word for a person"
    for match in _DECADE.finditer(folded):
        own = re.match(r".*\b(?:his|her|their|my|your|our)\s$", match["lead"])
        staged = re.match(r"(?:very )?(?:early|mid|late)", match["age"])
        if own or (
            staged
            and not re.search(
                r"\b(?:sats|spo2|hr|pulse|bp|temp|rr|obs)\b[^.;\n]{0,20}$", passage.before(match.start(), 30)
            )
        ):
            yield match.start("age"), match.end("age"), 0.85 if own else 0.6, "decade of a life"
    for match in _BIRTHDAY.finditer(folded):
        if not re.search(r"\b(?:every|any|each|a)\s(?:child's\s)?$", passage.before(match.start(), 16)):
            yield match.start("age"), match.end("age"), 0.75, "birthday with its number"


def _by_sex(passage: Passage) -> Iterator[tuple[int, int, float, str]]:
    """A number and a sex side by side: 84F, M 71, male 31."""
    text = passage.text
    for match in _SEX.finditer(text):
        before = passage.before(match.start(), 30)
        after = passage.after(match.end(), 20)
        if re.search(
            r"\b(?:temp|bra|size|gauge|catheter|cath|foley|for|walked|walks|distance|of|bed|room|rm|ward|bay|x)\s{0,2}$",
            before,
        ):
            continue
        if re.match(r"^\s(?:catheter|cath|foley|ch\b|distance|with (?:frame|zimmer|stick))", after):
            continue
        if match["letter"] == "F" and re.search(r"\b(?:catheter|temp|ryles|ng|drain)\b[^.\n]{0,16}$", before):
            continue
        end = (
            match.end("letter") if match["letter"] and match.end("letter") == match.end("age") + 1 else match.end("age")
        )
        yield match.start("age"), end, 0.85, "number and sex"
    for match in _SEX_FIRST.finditer(text):
        short = match[0][0] in "MF" and not match[0][1].isalpha()
        if short and not match["gap"] and len(match["age"]) < 2:
            continue  # M4 is a road
        if (
            short
            and match["gap"] == ""
            and re.search(r"\b(?:the|on|off|junction|j\d+)\s(?:the\s)?$", passage.before(match.start(), 16))
        ):
            continue
        if (
            short
            and match["gap"] in ("", " ")
            and not re.search(r"(?:^|[,(|:;.\-]\s?|\b(?:pt|patient|client)\s)$", passage.before(match.start(), 12))
        ):
            continue
        start = match.start() if short and not match["gap"] else match.start("age")
        yield start, match.end("age"), 0.75, "sex and number"


def _by_verb(passage: Passage) -> Iterator[tuple[int, int, float, str]]:
    """Ages that a verb gives: she's 91, Callie is 12, he turned 16."""
    folded = passage.folded
    for match in _IS.finditer(folded):
        # "hes 15" and "shes 19", as they are typed, too.
        link = folded[match.end("who") : match.start("age")]
        if not _LINK.search(f" {link}" if not link.startswith("'") else link) or (
            (link.startswith("s") and match["who"] not in ("he", "she"))
            or (link.startswith("m") and match["who"] != "i")
        ):
            continue
        if NOT_AGE_AFTER.match(passage.after(match.end())):
            continue
        after = passage.after(match.end())
        if COUNTED.match(after) or not ENDS.match(after) or THRESHOLD_AFTER.match(after):
            continue
        who = match["who"]
        number = match["age"]
        sure = (
            who in ("he", "she", "i", "who")
            or re.fullmatch(KIN, who)
            or re.fullmatch(PERSON_NOUN, who)
            or who.startswith(("mr ", "mrs ", "ms ", "miss ", "mr.", "mrs."))
        )
        if MANY.fullmatch(who) or who in ("you",):
            continue
        if who in ("they", "both") and (not number.isdigit() or int(number) < 5):
            continue
        if not sure and who not in ("they", "both"):
            if not passage.text[match.start()].isupper() or not (
                rank := person_rank(passage.text[match.start("who") : match.end("who")].removesuffix("'s"))
            ):
                continue
            if rank == 1 and not match["turn"] and _no_person(passage, match.start()):
                continue
        if (
            number in ("one", "1", "2", "two")
            and not match["turn"]
            and not re.search(r"\b(?:when|since|until|till|before|after)\s$", passage.before(match.start(), 8))
            and not re.match(r"^\s?(?:years|yrs|today|now|in |next)", after)
        ):
            continue  # "she is one of", "he is 2 with transfers"
        yield (
            match.start("age"),
            match.end("age"),
            0.88 if sure or match["turn"] else 0.7,
            "number behind a verb of being",
        )
    for match in _TURNED.finditer(folded):
        after = passage.after(match.end())
        if (ENDS.match(after) or _WHEN.match(after)) and not COUNTED.match(after):
            yield match.start("age"), match.end("age"), 0.8, "number behind turned"
    for match in itertools.chain(*(pattern.finditer(folded) for pattern in (_OF, KIN_OF, MOTHER_OF))):
        if ENDS.match(passage.after(match.end())):
            yield match.start("age"), match.end("age"), 0.8, "number behind a word for a person"
    for match in _AT.finditer(folded):
        yield match.start("age"), match.end("age"), 0.6, "at a number, then the person"


def _no_person(passage: Passage, start: int) -> bool:
    """Whether a word that may be a surname opens a line, so that its capital says nothing."""
    return not re.search(r"[a-z,]\s$", passage.before(start, 4))


def _kin(passage: Passage, match: re.Match[str]) -> Iterator[tuple[int, int, float, str]]:
    """Ages right behind a word of kin: son 6, brother (9), kids 4, 6 and 9."""
    after = passage.after(match.end())
    number = match["age"]
    bare = number.isdigit() or number.isalpha()
    if NOT_AGE_AFTER.match(after) or COUNTED.match(after) or not ENDS.match(after):
        return
    if not bare and "(" not in match["gap"] and re.search(r"day|week|wk", number) and "," in match["gap"]:
        return
    chain = list(_date_age_names.chained(passage, match.end("age"), 0.8))
    if MANY.fullmatch(match["kin"]) and not chain and not (match["kin"] == "twins" and "(" in match["gap"]):
        return  # "children (2)" counts them
    if not bare and not re.search(r"[\d]", number) and "day" in number:
        return
    if bare and number.isalpha() and "(" not in match["gap"] and "," not in match["gap"]:
        return
    yield match.start("age"), match.end("age"), 0.85, "number behind a word of kin"
    yield from chain
