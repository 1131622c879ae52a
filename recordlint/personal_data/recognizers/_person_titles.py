"""Titles before names, with the particles and collar numbers that may stand between."""

from __future__ import annotations

import re

TITLES = frozenset((
    "mr", "mrs", "ms", "miss", "mx", "mstr", "master", "dr", "prof", "professor", "sir", "dame", "lord", "lady", "rev", "revd",
    "reverend", "cllr", "sister", "sr", "s/n", "snr", "pc", "wpc", "dc", "ds", "dci", "dcc", "pcso", "sgt", "sergeant", "insp",
    "inspector", "pani", "judge", "hhj", "justice", "imam", "rabbi", "pastor", "sheikh", "capt", "captain",
    "madam", "mme", "nurse", "canon", "father",
))  # fmt: skip
_TITLE_AHEAD = re.compile(
    r"(?<![\w'’-])(?i:mr|mrs|ms|miss|mx|mstr|dr|prof|professor|revd?|cllr|s/n|ps|[tw]?/?pc|dci?|ds|d/con|d/sgt|pcso|sgt|insp|pani|hhj|mme)\.?"
    r"[ \u00a0]{1,2}(?:\d{2,5}[ \u00a0])?$"
    r"|(?<![\w'’-])(?:Sister|Nurse|SN|Father|Canon|Sr|Fr|Master|Sir|Dame|Lord|Lady|Reverend|[TA]/DI|DI|Sergeant|Inspector|Judge|Justice|Imam|Rabbi|Pastor|Sheikh|Capt|Captain)\.?[ \u00a0]{1,2}$"
)
_OF_KIN = re.compile(r"(?:his|her|their|my|our|your|'s|’s|the|a|older|younger|big|little|twin|half|step)[ -]$")
_PARTICLES = re.compile(
    r"(?<![\w'’-])(?:(?:de|la|le|van|der|den|ten|von|al|el|bin|ibn|ap|ab|st|da|das|dos|di|du|del|ó|ní)[ \u00a0])+$",
    re.IGNORECASE,
)
_ALWAYS_TITLES = re.compile(r"(?<![\w'’-])(?:mr|mrs|ms|miss|mx|dr|prof)\.?[ \u00a0]{1,2}$")
_RANKS = re.compile(
    r"(?<![\w'’-])(?:Mrs?|Ms|Miss|Mx|PC|PS|DC|DS|DI|Sgt|WPC|PCSO|D/Con|T/DI)\.?[ \u00a0](?:\d{2,5}[ \u00a0])?$"
)
_JOINT_TITLES = re.compile(r"(?<![\w'’-])(?:mr|mrs|ms|dr|miss)\.?[ \u00a0](?:and|&)[ \u00a0]$")
_TITLE_OF_TWO = re.compile(r"(?<![\w'’-])(?P<title>mr|mrs|ms|dr|miss|mx)\.?[ \u00a0](?:and|&)[ \u00a0]$")
_FAR = 26  # characters that a title, a number and particles take at most


def is_titled(text: str, start: int) -> bool:
    """Whether the word at `start` stands behind a title, over particles and the first of two titles."""
    ahead = text[max(0, start - _FAR) : start]
    particles = _PARTICLES.search(ahead)
    if particles and _TITLE_AHEAD.search(ahead[: particles.start()]):
        return True
    return bool(_TITLE_AHEAD.search(ahead) or _JOINT_TITLES.search(ahead.lower()))


def is_surely_titled(text: str, start: int) -> bool:
    """Whether the title is one that only people have: Mr, Mrs, Ms, Miss, Mx, Dr, Prof."""
    return bool(_ALWAYS_TITLES.search(text[max(0, start - 12) : start].lower()))


def is_ranked(text: str, start: int) -> bool:
    """Whether a title stands before that nothing but a name follows, so that an English word behind it is one: "PC 2291 Salt"."""
    return bool(_RANKS.search(text[max(0, start - 14) : start]))


def with_title(text: str, start: int) -> int:
    """Where the name at `start` begins with its particles and titles: "Prof Dr", "Mrs de la Cruz"; not "his sister Ann"."""
    left = max(0, start - _FAR)
    particles = _PARTICLES.search(text[left:start])
    if particles and _TITLE_AHEAD.search(text[left : left + particles.start()]):
        start = left + particles.start()
    for _ in range(2):
        left = max(0, start - _FAR)
        title = _TITLE_AHEAD.search(text[left:start])
        if not title:
            break
        before = text[max(0, left + title.start() - 10) : left + title.start()].lower()
        if title[0].lower().startswith("sister") and _OF_KIN.search(before):
            break
        start = left + title.start()
    return start


def first_of_two(text: str, start: int) -> tuple[int, int] | None:
    """The first title of "Mr and Mrs Shah", where `start` is the second one's: somebody of that name too."""
    left = max(0, start - 12)
    joint = _TITLE_OF_TWO.search(text[left:start].lower())
    return (left + joint.start(), left + joint.start() + len(joint["title"])) if joint else None
