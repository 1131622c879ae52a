"""Names that people go by on social media, in games and in apps: `@name`, "insta: name", "snapchat name is name".

Note-writers also write @ for "at" ("@ 3pm", "@home", "seen @clinic"), so an ordinary word behind @ needs a cue. Platforms and
their shapes of names: general usage.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from recordlint.personal_data.base import Hit, Passage
from recordlint.personal_data.recognizers._cues import Cues
from recordlint.personal_data.recognizers._handle_words import NO_NAME, PLACES

_PLATFORM = (
    r"instagram|insta|ig|snapchat|snap ?chat|snap|sc|tik ?tok|twitter|facebook|fb|messenger|discord|telegram|kik|reddit|"
    r"youtube|twitch|threads|bluesky|linkedin|tinder|grindr|bumble|hinge|badoo|plenty of fish|pof|onlyfans|skype|signal|viber|wechat|"
    r"whatsapp|roblox|fortnite|minecraft|psn|play ?station|ps[45]|xbox(?: live)?|steam|epic games|bereal|yubo|wizz|omegle|"
    r"cash ?app|paypal|vinted|depop|gamer ?tag|gaming"
)
_NAME = r"(?:user[\s_-]?name|screen ?name|display name|profile name|account name|gamer ?tag|name|user[\s_-]?id|user|handle|tag|id|account|profile|acc)"
_CUE = re.compile(
    rf"(?<![a-z0-9])(?:{_PLATFORM}|user ?names?|handles?|social media|online|profiles?|tagged|dms?|dm'?d|messag(?:e|es|ed|ing)|"
    r"follow(?:s|ed|ing|ers?)|posts?|posted|added|blocked|apps?|tweet(?:s|ed)?|stories|grooming|account|goes by|known as|calls? (?:him|her)self|user|chat(?:s|ting|ted)?|stranger|video)(?![a-z0-9])"
)
_AT = re.compile(r"(?<![\w@.+/-])@([a-z0-9_][a-z0-9_.]{1,29}(?:-[a-z0-9]{1,10})?)(?![\w@])")
_WORD = r"@?[a-z0-9_](?:[\w.\-]{0,28}[\w_])(?:#\d{4})?"
_QUOTED = r"[\"'](?P<quoted>@?[\w][^\"'\n]{1,30})[\"']"
_PLAIN = rf"(?P<plain>{_WORD})(?![\w@])"
_HAS = r"(?:\s{0,2}(?:is|was|now|are|called|under|goes by|uses|using|as|of|being|-|:|=|\()){1,3}[\s,:]{0,2}(?:the (?:user)?name )?"
_NAMED = re.compile(
    rf"(?<![a-z0-9])(?:(?:{_PLATFORM})(?:'s)?[\s_/]{{1,2}}{_NAME}|user[\s_-]?name|screen ?name|gamer ?tag|handle)s?"
    rf"(?:{_HAS}|\s{{1,3}}(?=[\"'@]|[a-z.]{{0,29}}[\d_]))(?:{_QUOTED}|{_PLAIN})"
)
_ON = re.compile(
    rf"(?<![a-z0-9])(?:on|via|from|through)\s(?:his |her |their |the )?(?:{_PLATFORM})\s(?:as|under(?: the name)?|called|with the name|by the name(?: of)?)\s(?:{_QUOTED}|{_PLAIN})"
)
_COLON = re.compile(
    rf"(?<![a-z0-9])(?:{_PLATFORM})\s?(?:\((?:[a-z ]{{1,20}})\)\s?)?(?:[:=]|-)\s{{0,3}}(?:{_QUOTED}|{_PLAIN})"
)
_PERSON = re.compile(r"[A-Z][\w'\u2019-]{1,20}(?: [A-Z][\w'\u2019-]{1,20}){1,2}(?!\w)")
_DOMAIN = re.compile(r"[\w.-]*\.(?:com|org|net|uk|eu|gov|nhs|info|io)\Z")
_TIME = re.compile(r"\d{1,2}(?:[.:]?\d\d)?(?:am|pm|a\.m|p\.m|hrs?|h|ish|oclock)?\Z|\d+\Z")


def find(passage: Passage) -> Iterator[Hit]:
    """Names on social media. Type HANDLE; the @ belongs to the span, quotation marks do not. In order, none overlapping."""
    cues = Cues(passage)
    hits = {}
    for start, end, score, why in [*_at_names(cues), *_named(cues)]:
        if start not in hits or score > hits[start][1]:
            hits[start] = (end, score, why)
    last = 0
    for start in sorted(hits):
        end, score, why = hits[start]
        if start >= last:
            last = end
            yield Hit("HANDLE", start, end, score, "handle", why)


_Found = tuple[int, int, float, str]


def _at_names(cues: Cues) -> Iterator[_Found]:
    for match in _AT.finditer(cues.folded):
        name = match[1].rstrip(".-")
        if (
            len(name) < 2
            or _TIME.fullmatch(name)
            or _DOMAIN.match(name)
            or name in PLACES
            or not any(char.isalpha() for char in name)
        ):
            continue
        end = match.start() + 1 + len(name)
        if _looks_made_up(name):
            score = 0.9 if _has_cue(cues, match.start(), end) else 0.8
            yield match.start(), end, score, "@ before a made-up name"
        elif name not in NO_NAME and _has_cue(cues, match.start(), end):
            yield match.start(), end, 0.85, "@ before a name, social media near"


def _named(cues: Cues) -> Iterator[_Found]:
    for pattern in (_NAMED, _ON):
        for match in pattern.finditer(cues.folded):
            span = _span(match)
            name = cues.folded[slice(*span)].lstrip("@")
            if name not in NO_NAME and name not in PLACES and not _TIME.fullmatch(name) and len(name) > 2:
                full = _PERSON.match(cues.passage.text, span[0])
                yield span[0], max(span[1], full.end() if full else 0), 0.9, "named as a name on social media"
    for match in _COLON.finditer(cues.folded):
        start, end = _span(match)
        name = cues.folded[start:end].lstrip("@")
        if name in NO_NAME or _TIME.fullmatch(name) or ("." in name[-4:] and "/" in cues.folded[end : end + 1]):
            continue
        if full := _PERSON.match(cues.passage.text, start):
            yield start, full.end(), 0.6, "name behind a platform"
        elif _looks_made_up(name) or match["quoted"] or cues.folded[start] == "@":
            yield start, end, 0.9, "platform before a made-up name"
        elif _ends_alone(cues, end) and cues.passage.text[start:end].islower():
            yield start, end, 0.75, "platform before one word"


def _span(match: re.Match[str]) -> tuple[int, int]:
    group = "quoted" if match["quoted"] else "plain"
    return match.start(group), match.end(group)


def _looks_made_up(name: str) -> bool:
    """Whether a name has what words of a note do not: an underscore, a dot or digits among letters."""
    has_letter = any(char.isalpha() for char in name)
    return has_letter and ("_" in name or "." in name.strip(".") or any(char.isdecimal() for char in name))


def _ends_alone(cues: Cues, end: int) -> bool:
    """Whether a line, a list item or a bracket ends behind a word, so that it is a value and not the first word of a sentence."""
    return bool(re.match(r"\s{0,3}(?:$|[,;)|/]|\.\s{0,3}(?:$|[a-z]))", cues.after(end)))


def _has_cue(cues: Cues, start: int, end: int) -> bool:
    return bool(_CUE.search(cues.line(start, end, 90, 50)))
