"""Addresses of homes: house, street and town in one span, the postcode apart; streets and roads alone are a LOCATION.

A block of several lines is one span. The forms are those of UK letters and notes (general usage): flats ("Flat 2/1",
"0/2, 18 …"), houses with a name, ranges of numbers, Welsh and Scots streets, sites and moorings, PO boxes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from recordlint.personal_data.base import Hit, Passage
from recordlint.personal_data.recognizers import _address_label, _address_roads, _address_streets
from recordlint.personal_data.recognizers._address_streets import Street
from recordlint.personal_data.recognizers._address_tail import has_code, place_at, tail
from recordlint.personal_data.recognizers._address_words import CAPITAL, NAME, NUMBER, streets
from recordlint.personal_data.recognizers._date_age_people import person_rank
from recordlint.personal_data.recognizers._place_lists import gazetteer

_NAME = "address"
_Span = tuple[int, int, float, str]
_JOINED = re.compile(r"[ \t]{0,2},?[ \t]{0,2}(?:\r?\n[ \t]{0,40})?|[ \t]?[-–/][ \t]?|,? of ")
_NAMED_THE = re.compile(
    rf"(?<![\w£.:/\-])(?P<number>{NUMBER})[ \t](?P<name>[Tt]he\s(?:{CAPITAL})(?:\s{CAPITAL})?)(?=\s?(?:[,.;:)|\n]|$|\s[A-Za-z]{{1,2}}\d))"
)
_NAMED_TOWN = re.compile(
    rf"(?<![\w£.:/\-])(?P<number>{NUMBER})[ \t](?P<name>(?:{CAPITAL})(?:[ ]{CAPITAL}){{0,2}})(?P<gap>,[ ]|,?\n[ \t]*)(?=[A-Z])"
)
_FRACTION = re.compile(r"(?<![\w/.:])\d/\d(?![\w/%]|[.:]\d)")
_FROM = re.compile(
    r"\b(?:from|in|at|to|of|flats?|and|lives|neighbour|opposite|below|above|outside|tenant|door|no)\s$|[a-z'-], $"
)
_SITE = re.compile(
    rf"(?i:\b(?:trailer|caravan|pitch|plot|chalet|mobile home|van|lodge|boat|barge|narrowboat)\s(?:at|on|in)\s(?:the\s)?)(?P<site>{NAME}(?:\s(?:site|camp|park|marina|moorings|basin|yard))?)"
)
_HOUSE_BEFORE = re.compile(rf"(?:^|(?<=[\s(|:]))((?:The[ ])?(?:{CAPITAL}[ ]){{0,2}}{CAPITAL}),[ ]$")
_THE_HOUSE = re.compile(rf"(?:^|(?<=[\s(:|]))((?:The[ ]{CAPITAL}(?:[ ]{CAPITAL})?),[ ])$")
_NEXT_PIECE = re.compile(r"[ ]?,[ ]{1,2}|,?[ ]?\r?\n[ \t]{0,40}")
_WELSH_BODY = re.compile(r"[ ]?\b(?:Surgery|Medical|School|Primary|Clinic|Centre|House|Ysgol|Meddygfa)\b")
_WELSH_NAME = re.compile(
    r"(?:(?:y|yr?|'r|ap|ar|yn)[ -])?(?:[^\W\d_a-z][\w'’\-]*|[a-z]{3,}(?=-))(?:[ -](?:(?:y|yr)[ -])?[^\W\d_a-z][\w'’\-]*){0,2}"
)
_FLATS = frozenset(["flat", "flt", "apt", "apartment", "maisonette", "bedsit"])
_PART_OF = re.compile(
    rf"^(?:,[ ]?|[ ](?:at|of|in)[ ]|[ ]-[ ]|[ ])(?P<name>{NAME}(?:[ ](?:site|camp|park|marina|hostel))?)"
)


def find(passage: Passage) -> Iterator[Hit]:
    """ADDRESS spans and LOCATION (a street or road without a house), by start; the score follows the strength of the cue."""
    spans: list[_Span] = list(_address_label.labelled(passage))
    spans += _address_label.said(passage)
    places: list[Hit] = []
    all_streets = {street.start: street for street in _address_streets.found(passage)}
    for street in all_streets.values():
        if street.kind == "numbered":
            spans.append((street.start, tail(passage, street.end), 0.93, "number, name and street"))
        elif has_code(passage, tail(passage, street.end)) and street.kind == "building":
            spans.append((street.start, tail(passage, street.end), 0.75, "house and postcode"))
        else:
            spans += _opened(passage, street, all_streets)
            score = _address_streets.is_location(passage, street)
            if score:
                places.append(Hit("LOCATION", street.start, street.end, score, _NAME, "street without a number"))
    spans += _units(passage, all_streets)
    spans += _odd(passage)
    spans += _welsh(passage, places)
    merged = _merged(passage, [_grown(passage, span, all_streets) for span in spans])
    hits = [Hit("ADDRESS", start, end, score, _NAME, why) for start, end, score, why in merged]
    for start, end in _address_roads.roads(passage):
        places.append(Hit("LOCATION", start, end, 0.85, _NAME, "number of a road"))
    taken = bytearray(len(passage.text))
    for start, end, _, _ in merged:
        taken[start:end] = b"\x01" * (end - start)
    for place in places:
        if not any(taken[place.start : place.end]):
            taken[place.start : place.end] = b"\x01" * (place.end - place.start)
            hits.append(place)
    yield from sorted(hits, key=lambda hit: (hit.start, hit.end))


def _opened(passage: Passage, street: Street, others: Mapping[int, Street]) -> Iterator[_Span]:
    """A house with a name and its street behind it, or a street that a postcode or a house's name makes an address."""
    before = _THE_HOUSE.search(passage.text[max(0, street.start - 40) : street.start])
    end = tail(passage, street.end)
    if street.kind == "strong" and before:
        yield street.start - len(before[1]), end, 0.8, "house and street"
    elif street.kind == "strong" and has_code(passage, end):
        yield street.start, end, 0.8, "street and postcode"
    if street.word not in streets().building:
        return
    gap = _NEXT_PIECE.match(passage.text, street.end)
    if gap and (other := others.get(gap.end())):
        yield street.start, tail(passage, other.end), 0.85, "house and street"


def _grown(passage: Passage, span: _Span, others: Mapping[int, Street]) -> _Span:
    """The span with the streets that follow behind commas or on the next line: a house's name, its street, its town."""
    start, end, score, why = span
    for _ in range(3):
        gap = _NEXT_PIECE.match(passage.text, end)
        other = others.get(gap.end()) if gap else None
        if other is None:
            break
        end = tail(passage, other.end)
    return start, end, score, why


def _units(passage: Passage, others: Mapping[int, Street]) -> Iterator[_Span]:
    """Flats by themselves, and rooms, plots and moorings of a house or site with a name."""
    known = streets()
    for match in known.unit.finditer(passage.folded):
        end = match.end()
        word = match["word"]
        split = "/" in match[0]
        if word and not split and match[0][-1].isalpha() and not _is_marked(passage, match):
            continue
        part = _PART_OF.match(passage.text[end : end + 60])
        if part and (building := _building(passage, end + part.start("name"), end + part.end("name"))):
            yield match.start(), tail(passage, building), 0.9, "flat and house"
        elif word in _FLATS:
            end -= len(match[0]) - len(match[0].rstrip())
            yield match.start(), tail(passage, end, loose=False), 0.8 if split else 0.45, "flat with its number"
        else:
            yield match.start(), end, 0.0, "part of a house"
    for match in known.part.finditer(passage.folded):
        if passage.text[match.end() : match.end() + 1] == "," and any(
            at in others for at in range(match.start() + 1, match.end())
        ):
            yield match.start(), match.end(), 0.0, "part of a house"
        part = _PART_OF.match(passage.text[match.end() : match.end() + 60])
        if part and (building := _building(passage, match.end() + part.start("name"), match.end() + part.end("name"))):
            yield match.start(), tail(passage, building), 0.8, "room or plot and house"
        elif (gap := _NEXT_PIECE.match(passage.text, match.end())) and (other := others.get(gap.end())):
            yield match.start(), tail(passage, other.end), 0.8, "room or plot and street"
        elif re.match(r",?[ ]?(?:\n[ \t]*)?[\d]", passage.text[match.end() : match.end() + 8]):
            yield match.start(), match.end(), 0.0, "part of a house"


def _is_marked(passage: Passage, match: re.Match[str]) -> bool:
    """Whether a flat's letter is one ("Flat B, ...") and not a word ("flat a tip")."""
    if match[0][-2].isdigit():
        return True
    return passage.text[match.end() - 1].isupper() and bool(
        re.match(r"\s?(?:[,.;:)\n]|$)", passage.text[match.end() : match.end() + 2])
    )


def _building(passage: Passage, start: int, end: int) -> int:
    """The end of a house's or site's name that begins at `start`, 0 if the words there are none."""
    known = streets()
    for stop in range(end, start, -1):
        if not known.building_end.search(passage.folded[start:stop]) or passage.text[stop : stop + 1].isalnum():
            continue
        if len(passage.text[start:stop].split()) > 1:
            return stop
    return 0


def _odd(passage: Passage) -> Iterator[_Span]:
    """Addresses without a street's word: "5 The Paddocks", "14 Broadway, Bilston", a second flat by its number, a site."""
    known = streets()
    text = passage.text
    for match in _NAMED_THE.finditer(text):
        yield match.start(), tail(passage, match.end()), 0.75, "number and a name with The"
    for match in known.whole.finditer(passage.folded):
        number = re.search(
            rf"(?<![\w£.:/\-])({NUMBER}),?[ \t]$", passage.folded[max(0, match.start() - 16) : match.start()]
        )
        if number:
            yield match.start() - len(number[0]), tail(passage, match.end()), 0.85, "number and a street of one word"
    for match in _NAMED_TOWN.finditer(text):
        place = place_at(passage, match.end())
        if place == match.end() or passage.folded[match.end() : place] not in gazetteer().plain:
            continue
        words = match["name"].lower().split()
        if (
            words[0] in known.counted
            or re.match(r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)", words[0])
            or (match["name"].isupper() and len(words[0]) < 4)
        ):
            continue
        if has_code(passage, place) or re.search(
            r"(?:^|[\n:(|,]\s?|\b(?:at|of|to|from)\s)$", passage.before(match.start(), 8) or "\n"
        ):
            yield match.start(), tail(passage, match.end("name")), 0.7, "number, name and town"
    if re.search(r"\b(?:flat|flt|apt)\.?\s?\d/\d", passage.folded):
        for match in _FRACTION.finditer(text):
            if _FROM.search(passage.before(match.start(), 16)):
                yield match.start(), match.end(), 0.7, "flat by its number, others named"
    for match in _SITE.finditer(text):
        if match["site"][0].isupper() and re.search(
            r"(?i)\b(?:site|camp|park|marina|moorings|basin|yard|lane|road|farm|drove|wharf|field)s?$", match["site"]
        ):
            yield match.start("site"), tail(passage, match.end("site")), 0.75, "site behind a word for a trailer"


def _welsh(passage: Passage, places: list[Hit]) -> Iterator[_Span]:
    """Streets whose word stands first: Heol Las, Ffordd y Bryn; alone they are a LOCATION."""
    known = streets()
    for match in known.welsh.finditer(passage.folded):
        name = _WELSH_NAME.match(passage.text, match.end())
        number = _number_before(passage, match.start())
        if not name or not (passage.text[match.start()].isupper() or number):
            continue
        if number:
            yield match.start() - len(number), tail(passage, name.end()), 0.9, "number and a Welsh street"
        elif match["word"] in known.welsh_street and has_code(passage, end := tail(passage, name.end())):
            yield match.start(), end, 0.85, "Welsh street and postcode"
        elif (
            match["word"] in known.welsh_street
            and not _WELSH_BODY.search(name[0])
            and not _WELSH_BODY.match(passage.text[name.end() : name.end() + 12])
        ):
            places.append(Hit("LOCATION", match.start(), name.end(), 0.8, _NAME, "Welsh street without a number"))


def _number_before(passage: Passage, start: int) -> str:
    number = re.search(rf"(?<![\w£.:/\-])({NUMBER}),?[ \t]$", passage.folded[max(0, start - 16) : start])
    return number[0] if number else ""


def _merged(passage: Passage, spans: list[_Span]) -> list[_Span]:
    """Spans that overlap or follow one another directly, as one; a flat or house's name before a number belongs to it."""
    done: list[_Span] = []
    for start, end, score, why in sorted(spans):
        if end <= start:
            continue
        if done:
            first, last, best, reason = done[-1]
            gap = passage.text[last:start] if start > last else ""
            if start <= last or (
                len(gap) < 48 and _JOINED.fullmatch(gap) and not reason.startswith("number, name and t")
            ):
                done[-1] = (first, max(last, end), max(best, score), reason if best >= score else why)
                continue
        done.append((_with_house(passage, start), end, score, why))
    # A part of a house is an address only together with the house.
    return [span for span in done if span[2]]


def _with_house(passage: Passage, start: int) -> int:
    """The start of the span with the house's name or the part of a house before it: "0/2, ", "Rose Cottage, "."""
    before = passage.text[max(0, start - 50) : start].rsplit("\n", 1)[-1]
    part = re.search(r"(?<![\w/])(?<!on )(?<!seen )\d{1,2}/\d{1,2},?[ ]$", before)
    if part:
        return start - len(part[0])
    house = _HOUSE_BEFORE.search(before)
    if (
        house
        and " " in house[1]
        and (
            streets().building_end.search(house[1].lower())
            or streets().welsh.match(house[1].lower())
            or (
                before[: house.start(1)].lower().endswith(" at ")
                and not any(person_rank(word) == 2 for word in house[1].split())
            )
        )
    ):
        return start - len(before) + house.start(1)
    return start
