"""UK postcodes, whole ones and the outward half where the words around it say that it is one.

The shape is Royal Mail's, as gov.uk's bulk data transfer schema describes it: an outward code of two to four characters
and an inward code of a figure and two letters, which are never C, I, K, M, O or V. `ZZ99` is the NHS's pseudo area for people without
an address; BFPO numbers are the forces'. General usage, unchecked, for the list of areas.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from recordlint.personal_data.base import Hit, Passage
from recordlint.personal_data.recognizers._place_lists import gazetteer

_NAME = "postcode"
_AREAS = frozenset(
    [
        "ab",
        "al",
        "b",
        "ba",
        "bb",
        "bd",
        "bh",
        "bl",
        "bn",
        "br",
        "bs",
        "bt",
        "bx",
        "ca",
        "cb",
        "cf",
        "ch",
        "cm",
        "co",
        "cr",
        "ct",
        "cv",
        "cw",
        "da",
        "dd",
        "de",
        "dg",
        "dh",
        "dl",
        "dn",
        "dt",
        "dy",
        "e",
        "ec",
        "eh",
        "en",
        "ex",
        "fk",
        "fy",
        "g",
        "gl",
        "gu",
        "gy",
        "ha",
        "hd",
        "hg",
        "hp",
        "hr",
        "hs",
        "hu",
        "hx",
        "ig",
        "im",
        "ip",
        "iv",
        "je",
        "ka",
        "kt",
        "kw",
        "ky",
        "l",
        "la",
        "ld",
        "le",
        "ll",
        "ln",
        "ls",
        "lu",
        "m",
        "me",
        "mk",
        "ml",
        "n",
        "ne",
        "ng",
        "nn",
        "np",
        "nr",
        "nw",
        "ol",
        "ox",
        "pa",
        "pe",
        "ph",
        "pl",
        "po",
        "pr",
        "rg",
        "rh",
        "rm",
        "s",
        "sa",
        "se",
        "sg",
        "sk",
        "sl",
        "sm",
        "sn",
        "so",
        "sp",
        "sr",
        "ss",
        "st",
        "sw",
        "sy",
        "ta",
        "td",
        "tf",
        "tn",
        "tq",
        "tr",
        "ts",
        "tw",
        "ub",
        "w",
        "wa",
        "wc",
        "wd",
        "wf",
        "wn",
        "wr",
        "ws",
        "wv",
        "yo",
        "ze",
        "zz",
        "xx",
    ]
)
_GAP = r"[^\S\r\n]{0,3}"
_FULL = re.compile(
    rf"(?<![a-z0-9])(?P<out>(?P<area>[a-z]{{1,2}})\d[a-z\d]?)(?P<gap>{_GAP}|\s?-\s?|\.)(?P<in>\d[abd-hjlnp-uw-z]{{2}})(?![a-z0-9])"
)
_BROKEN = re.compile(
    r"(?<![a-z0-9])(?P<out>(?P<area>[a-z]{1,2})\d[a-z\d]?)[^\S\r\n]?\r?\n[^\S\r\n]{0,4}(?P<in>\d[abd-hjlnp-uw-z]{2})(?![a-z0-9])"
)
_SPECIAL = re.compile(
    rf"(?<![a-z0-9])(?:gir{_GAP}0aa|bfpo{_GAP}\d{{1,4}}|(?:san|biq|bbnd|fiq|fqq|pcrn|siq|sthl|tdcu|tkca|ascn|gx11){_GAP}1(?:zz|aa))(?![a-z0-9])"
)
# An inward code in small letters that is also a measure, an ordinal or a shorthand: "e10 5th", "w2 3hr".
_MEASURES = frozenset(
    [
        "th",
        "st",
        "nd",
        "rd",
        "hr",
        "yr",
        "ft",
        "lb",
        "ug",
        "bd",
        "pt",
        "ds",
        "ns",
        "pr",
        "qt",
        "ph",
        "pa",
        "by",
        "up",
        "ps",
        "xl",
        "xs",
        "sb",
        "sd",
        "sp",
        "sw",
        "an",
        "at",
        "as",
        "us",
        "ad",
        "nb",
        "rx",
        "tb",
        "bp",
        "br",
        "fr",
        "ht",
        "wt",
        "dr",
        "gp",
        "bt",
        "ah",
        "el",
        "dl",
    ]
)
_OUTWARD = re.compile(
    r"(?<![a-z0-9\-/.])(?P<area>[a-z]{1,2})\d(?:[a-z]|\d)?(?P<sector>\s\d(?![\d\w/:.%])(?:\*\*|xx)?)?(?![a-z0-9/:]|[.\-]\d)"
)
_LABEL = re.compile(
    r"\b(?:post\s?-?codes?|post\s?cd|p/code|pcode|zip|cod post)\b(?:\s(?:is|was|area|starts?|beginning|of))?[\s:;=.,\-|(\[]{0,6}$"
)
_AREA_AFTER = re.compile(r"^\s(?:area|postcodes?|post code|district|end of|neighbourhood|side of)\b")
_PLACE_BEFORE = re.compile(
    r"\b(?:live[sd]?|living|stay(?:s|ed|ing)?|moved?|moving|based|flat|house|housed|placed|placement|home|address|hostel|property|area)\s(?:\w{1,12}\s)?(?:in|to|from|at|around|near|is)\s$"
)
_NOT_BEFORE = re.compile(
    r"\b(?:bed|bay|ward|room|rm|form|unit|vitamin|vit|level|grade|band|side room|chair|seat|gate|bus|route|platform|slot|type|class|year|set)\s{0,2}$"
)


def find(passage: Passage) -> Iterator[Hit]:
    """Postcodes of the passage, by start. The score is high with a known area, lower for one that is not or for half a code."""
    folded = passage.folded
    taken = bytearray(len(passage.text))
    hits: list[Hit] = []
    for match in _SPECIAL.finditer(folded):
        hits.append(Hit("POSTCODE", match.start(), match.end(), 0.97, _NAME, "postcode of its own kind"))
    for match in _FULL.finditer(folded):
        score = _full_score(passage, match)
        if score:
            hits.append(Hit("POSTCODE", match.start(), match.end(), score, _NAME, "whole postcode"))
    for match in _BROKEN.finditer(folded):
        if match["area"] in _AREAS and passage.text[match.start() : match.end()].isupper():
            hits.append(Hit("POSTCODE", match.start(), match.end(), 0.85, _NAME, "whole postcode over two lines"))
    for hit in hits:
        taken[hit.start : hit.end] = b"\x01" * (hit.end - hit.start)
    for match in _OUTWARD.finditer(folded):
        if any(taken[match.start() : match.end()]):
            continue
        score = _outward_score(passage, match)
        if score:
            hits.append(Hit("POSTCODE", match.start(), match.end(), score, _NAME, "outward code with a cue"))
    yield from sorted(hits, key=lambda hit: hit.start)


def _full_score(passage: Passage, match: re.Match[str]) -> float:
    written = passage.text[match.start() : match.end()]
    known = match["area"] in _AREAS
    labelled = bool(_LABEL.search(passage.before(match.start(), 40)))
    if labelled:
        return 0.99
    gap = match["gap"]
    upper = not any(char.islower() for char in written)
    if "-" in gap or "." in gap:
        return 0.8 if known and upper and not written[0].isdigit() else 0.0
    if not known:
        # An area that does not exist: a slip of the pen, or no postcode.
        return 0.6 if upper and gap and not _NOT_BEFORE.search(passage.before(match.start(), 24)) else 0.0
    if not upper and match["in"][1:] in _MEASURES and not written[-2:].isupper():
        return 0.6 if gap == "" and len(match["out"]) > 2 else 0.0
    if upper:
        return 0.98
    return 0.93 if gap or len(match["out"]) > 2 else 0.75


def _outward_score(passage: Passage, match: re.Match[str]) -> float:
    if match["area"] not in _AREAS:
        return 0.0
    before = passage.before(match.start(), 48)
    after = passage.after(match.end(), 20)
    if _LABEL.search(before):
        return 0.9
    written = passage.text[match.start() : match.end()]
    if any(char.islower() for char in written) or _NOT_BEFORE.search(before):
        return 0.0
    if _AREA_AFTER.match(after):
        return 0.8
    town = _town_right_before(before)
    two = len(match["area"]) == 2
    if town and re.match(r"^\s{0,2}(?:$|[,.;)|])", after):
        return 0.8 if two or match["sector"] or len(written) > 2 else 0.6
    return 0.65 if two and _PLACE_BEFORE.search(before) else 0.0


def _town_right_before(before: str) -> bool:
    """Whether the words right before name a place that is no ordinary word."""
    words = re.findall(r"[^\W\d_][\w'\-]*", before[-32:])
    if not words or not re.search(r"[a-z][,.]?\s{1,2}$", before):
        return False
    places = gazetteer()
    return any(" ".join(words[-count:]) in places.plain for count in (1, 2, 3) if len(words) >= count)
