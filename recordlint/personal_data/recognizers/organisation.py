"""ORGANISATION: a named place or body that places a person - a ward, a surgery, a care home, an agency, a club, an employer.

Names are told by their head word (`rules/places/organisation_words.txt`), by a short list of bodies that go by one name, by
the words round a bare name ("Nursing placement at Ashbeck"), and by an earlier mention in the same note. Kinds of bodies
("the surgery", "CAMHS", "Memory Clinic") are none. Ward numbers and the names of services are as general usage in UK notes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from recordlint.language.lexicons import per_house
from recordlint.personal_data.base import Hit, Passage
from recordlint.personal_data.recognizers._place_articles import ROLE, articled
from recordlint.personal_data.recognizers._place_bare import (
    cell_name,
    cued,
    is_nameable,
    is_personal,
    kinds_pattern,
    run_at,
    short_forms,
)
from recordlint.personal_data.recognizers._place_bodies import Taken, bodies, longest
from recordlint.personal_data.recognizers._place_judged import STREETS
from recordlint.personal_data.recognizers._place_lists import gazetteer, terms_of, words_of
from recordlint.personal_data.recognizers._place_named import Named
from recordlint.personal_data.recognizers._place_saints import saints
from recordlint.personal_data.recognizers._place_span import widened
from recordlint.personal_data.recognizers._place_told import told
from recordlint.personal_data.recognizers._place_wards import joined, wards
from recordlint.personal_data.recognizers._place_words import is_ordinary

NAME = "organisation"


def find(passage: Passage) -> Iterator[Hit]:
    """Named places and bodies, by start; none overlaps another."""
    organisations, schools = bodies(passage)
    hits = [_hit(one.start, one.end, one.score, "head word") for one in organisations if not one.by_road]
    hits.extend(_hit(start, end, score, "ward") for start, end, score in wards(passage))
    hits.extend(_known(passage))
    hits.extend(
        _hit(start, end, score, "a saint's name among words of care")
        for start, end, score, kind in saints(passage)
        if kind == "ORGANISATION"
    )
    hits.extend(_hit(start, end, score, why) for start, end, score, why in articled(passage))
    hits.extend(_led(passage))
    hits.extend(_cued(passage))
    hits.extend(_small(passage))
    hits.extend(_hit(start, end, score, why) for start, end, score, why in told(passage))
    if cell := cell_name(passage, "organisation_words"):
        hits.append(_hit(cell.start, cell.end, 0.75, "the column's heading"))
    hits = joined(passage, longest(hits))
    in_schools = Taken((one.start, one.end) for one in schools)
    taken = Taken([*((hit.start, hit.end) for hit in hits), *((one.start, one.end) for one in schools)])
    once = [
        Named(hit.start, hit.end, hit.end, "", "bare", hit.score)
        for hit in hits
        if "known" not in hit.why and "ward" not in hit.why
    ]
    again = [_hit(start, end, 0.7, "named before") for start, end in short_forms(passage, [*organisations, *once])]
    hits.extend(hit for hit in again if not taken.overlaps(hit.start, hit.end))
    apart = [hit for hit in longest(hits) if not in_schools.holds(hit.start, hit.end)]
    yield from widened(passage, apart)


def _hit(start: int, end: int, score: float, why: str) -> Hit:
    return Hit("ORGANISATION", start, end, score, NAME, why)


_PLACED = re.compile(
    r"\b(?:at|in|to|from|for|with|of|by|via|called|rang|phoned|attends?|attended|the|visited|visits) (?:the |their |her |his |my |our )?$"
)
_SHOPS = re.compile(
    r"\b(?:works?|worked|working|job|shifts?|employed|employer|manager|security|cleaner|cleans|cashier|till|trolleys|shops?|shopping|doorway|retired|outside|"
    r"banned|barred|begging|sleeping|slept|parked|left|found|doorway|pub|bingo|pawned|caught|stole|stealing|shoplifting|interview|starts|started|placement|volunteer(?:s|ing)?|met|meet|seen|the) "
    r"(?:\w+ ){0,3}(?:at|in|from|for|with|outside|behind|near|of|to) (?:the |his |her |local )?$"
)


def _known(passage: Passage) -> Iterator[Hit]:
    for match in terms_of("known_bodies", "bodies", "hospitals", "shops").finditer(passage.folded):
        words_here = passage.text[match.start() : match.end()]
        telling = " " in match[0] and (match[0].endswith(" uk") or not all(map(is_ordinary, match[0].split())))
        if not words_here[0].isupper() and not words_here.startswith("the ") and not telling:
            continue
        before, behind = passage.before(match.start()), passage.after(match.end(), 30)
        if match[0] in words_of("known_bodies", "shops"):
            if _SHOPS.search(before) or (
                re.match(r" (?:on|in) (?:the )?[a-z]", behind)
                and re.search(r"\b(?:at|in|outside|to) (?:the )?$", before)
            ):
                place = re.match(r" (?:on|in) (?:the )?", behind)
                if place and "delivers" not in behind:
                    yield _hit(match.start(), match.end(), 0.6, "shop with its place")
                elif _SHOPS.search(before):
                    yield _hit(match.start(), match.end(), 0.6, "where somebody works or shops")
            continue
        if is_ordinary(match[0]) and not _PLACED.search(before):
            continue
        yield _hit(match.start(), match.end(), 0.7, "known by name")


_GAELIC = frozenset(
    [
        "meddygfa",
        "meddygfa'r",
        "ysbyty",
        "canolfan",
        "cartref",
        "capel",
        "eglwys",
        "clwb",
        "neuadd",
        "tafarn",
        "llety",
        "hosbis",
        "fferyllfa",
        "taigh",
        "ionad",
        "ospadal",
    ]
)
"""Welsh and Gaelic words for kinds of bodies; the name behind them may have small words in it."""


def _led(passage: Passage) -> Iterator[Hit]:
    """ "HMP Lowfell", "Tŷ Afon", "Citizens Advice Halden"."""
    for match in terms_of("organisation_words", "leads").finditer(passage.folded):
        text = passage.text
        if not text[match.start()].isupper() or text[match.end() : match.end() + 1] != " ":
            continue
        bare = run_at(passage, match.end() + 1, limit=4 if match[0] in _GAELIC else 2)
        if bare is None or bare.start != match.end() + 1 or not bare.words[0].cap:
            continue
        if passage.folded[match.start() : bare.end] in words_of("not_places", "brands"):
            continue
        if passage.before(match.start(), 6).endswith("ysgol "):
            continue
        if match[0] in ("ty", "bryn") and (
            is_personal(passage, bare) or re.search(r"\b(?:mr|dr|from) $", passage.before(match.start(), 6))
        ):
            continue
        yield _hit(match.start(), bare.end, 0.8, "words that lead a name")


@per_house
def _cues() -> tuple[tuple[re.Pattern[str], str, float, bool], ...]:
    kinds = kinds_pattern("organisation_words")
    return (
        (re.compile(rf"\b{ROLE} (?:\w+ )?(?:at|of) (?=\w)"), "where somebody works or lives", 0.6, False),
        (
            re.compile(
                r"\b(?:placement|respite|bed|room|place|vacancy|stay|residents?|residing|admission) (?:\w+ ){0,2}at (?=\w)"
            ),
            "a place in a home",
            0.65,
            False,
        ),
        (
            re.compile(
                r"\b(?:admitted|discharged|transferred|moved?|moves|moving|placed) (?:(?:her|him|them|me|us|mum|dad|back) )?(?:to|at|into|from) (?=\w)"
            ),
            "a move",
            0.55,
            False,
        ),
        (
            re.compile(
                r"\b(?:works?|worked|working|employed|job|shifts?|apprenticeship|volunteers|volunteering|retired|sacked|laid off) (?:\w+ ){0,2}(?:at|for|from) (?=\w)"
            ),
            "where somebody works",
            0.55,
            False,
        ),
        (
            re.compile(
                r"\b(?:carers?|care staff|agency|girls?|lady|sitter|support worker)(?: \w+)? (?:from|with) (?=\w)"
            ),
            "who sends the carers",
            0.6,
            False,
        ),
        (
            re.compile(rf"\b(?:{kinds})(?:,? (?:called|named|is)|:| ?[-(]) ?[\"']?(?=\w)"),
            "the kind before the name",
            0.65,
            False,
        ),
        (
            re.compile(
                r"\b(?:care home|nursing home|residential home|hostel|refuge|hospice|care agency|home care agency|housing association|pub) (?=\w)"
            ),
            "the kind before the name",
            0.65,
            False,
        ),
    )


_BEHIND = r"(?:,| ?\(| -) ?(?:a|an|the|her|his|their|our|my|new|local)?(?: (?!and|who|which|is|was|has)\w+){{0,2}} ?\b(?:{kinds}|(?:morning|evening|lunch|night|home|live-in|care) ?carers|carers)\b"


@per_house
def _behind() -> re.Pattern[str]:
    return re.compile(_BEHIND.format(kinds=kinds_pattern("organisation_words")))


_LISTED = re.compile(r"(?<=[a-z,;:(] )[a-z](?=[\w'-]{2,})|(?<=\n)[a-z](?=[\w'-]{2,})|\A[a-z](?=[\w'-]{2,})")
_STAFFED = re.compile(
    r"(?:'s)? (?:staff|carers|manager|nurses|care home|nursing home|night staff|reception|office rang|office said|office|idva|isva|drug worker|support worker|key ?worker|outreach|advocate|befriender)\b|,? \(\w+,? (?:the )?(?:manager|carers?|reception|senior|office)\)"
)


def _cued(passage: Passage) -> Iterator[Hit]:
    for one in cued(passage, _cues()):
        bare = one.bare
        if (bare.folded in gazetteer().towns or bare.folded in gazetteer().unsure) and "kind" not in one.why:
            continue
        if _is_road(bare.folded) or (bare.folded in words_of("known_bodies", "shops") and "works" not in one.why):
            continue
        yield _hit(bare.start, bare.end, one.score, one.why)
    for match in _LISTED.finditer(passage.folded):
        if not passage.text[match.start()].isupper():
            continue
        bare = run_at(passage, match.start())
        if bare is None or bare.start != match.start() or not is_nameable(bare) or is_personal(passage, bare):
            continue
        ordinary = len(bare.words) == 1 and is_ordinary(bare.folded)
        behind = passage.after(bare.end, 60)
        if ordinary or bare.folded in gazetteer() or _is_road(bare.folded):
            continue
        if _behind().match(behind):
            yield _hit(bare.start, bare.end, 0.65, "the kind behind the name")
        elif _STAFFED.match(behind):
            yield _hit(bare.start, bare.end, 0.6, "staff behind the name")


def _is_road(folded: str) -> bool:
    return folded.rsplit(" ", 1)[-1] in STREETS and " " in folded


_SENDS = re.compile(
    r"\b(?:carers?|staff|agency|girls?|lady|lad|someone|manager|team leader|coordinator|[a-z]{3,10}) (?:from|at) "
    r"(?P<name>[a-z]{5,14}(?: [a-z]{4,14})?) (?:care|homecare|support|lodge|court|grange|manor)\b"
    r"(?! (?:plan|work|worker|workers|home|homes|service|services|package|needs|team|staff|provider|assistant|order|date|hearing))"
)


def _small(passage: Passage) -> Iterator[Hit]:
    """In small letters, behind people who are sent: "carer from rosewood care"."""
    for match in _SENDS.finditer(passage.folded):
        name = match["name"].split()
        if passage.text[match.start("name")].isupper() or any(
            word in words_of("not_places", "generic", "adjectives", "lead", "brands") for word in name
        ):
            continue
        yield _hit(match.start("name"), match.end(), 0.5, "who sends the carers, in small letters")
