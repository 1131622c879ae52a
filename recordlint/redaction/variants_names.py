"""The forms of a person's name: its parts, their order, titles, initials, plurals.

How names are written in notes is general usage. Titles are those that stand before a surname or a forename.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace

from recordlint.redaction.searcher import Form
from recordlint.redaction.surfaces import word_set, words

_TITLES = word_set(
    "mr mrs ms miss mx master dr doctor prof professor rev revd reverend fr father sir lady dame lord madam cllr "
    "councillor judge nurse sister matron sr pc ps dc ds di sgt wpc insp inspector constable sergeant officer capt "
    "major col aunt auntie aunty uncle nan nana nanny gran granny grandma grandad grandpa mum mummy dad daddy baby "
    "bro mother imam rabbi sheikh haji hajji pastor canon deacon sw ssw pa mme"
)
_USUAL_TITLES = ("mr", "mrs", "ms", "miss", "dr")
_PARTICLES = word_set(
    "van von der den de da di do dos du del della la le el al bin ibn ben binti bint ter ten st af av y e o mac mc ni nic ui"
)
_SUFFIXES = frozenset(["jr", "jnr", "sr", "snr", "ii", "iii", "obe", "mbe", "cbe", "phd", "md", "rn"])
_UMLAUTS = {
    "ä": "ae",
    "ö": "oe",
    "ü": "ue",
    "å": "aa",
    "ø": "oe",
    "Ä": "Ae",
    "Ö": "Oe",
    "Ü": "Ue",
    "Å": "Aa",
    "Ø": "Oe",
}
_MOST = 6
"""More words than these are no name: only the words as written are looked for."""


def name_forms(surface: str) -> Iterator[Form]:
    """Every form of a person's name that tells who is meant (strong) or may tell (weak)."""
    yield from _forms(surface)
    spelt = "".join(_UMLAUTS.get(char, char) for char in unicodedata.normalize("NFC", surface))
    if spelt != surface:
        for form in _forms(spelt):
            yield replace(form, kind="accents spelt out")


def _forms(surface: str) -> Iterator[Form]:
    surface = re.sub(r"['’‘`´]s\b", " ", surface).strip(" ,;\t\r\n")
    parts = [_part(word) for word in surface.replace(",", " , ").split()]
    listed = [part for part in parts if part]
    if not listed:
        return
    lead = 0
    while lead < len(listed) - 1 and listed[lead] in _TITLES:
        lead += 1
    yield Form(tuple(listed), "as written", lead=lead)
    name = listed[lead:]
    while len(name) > 1 and name[-1] in _SUFFIXES:
        name.pop()
    if lead or len(name) < len(listed):
        yield Form(tuple(name), "without title")
    if len(name) == 1:
        yield from _alone(name[0], "one name alone")
        if lead:
            yield from _titled(name[0])
        return
    if len(name) > _MOST:
        return
    title = 0
    if "," in surface:
        # What stands before the comma is the surname.
        before = [part for word in surface.split(",", 1)[0].split() if (part := _part(word))]
        while title < len(before) - 1 and before[title] in _TITLES:
            title += 1
        surname = before[title:]
        given = [word for word in name[len(surname) :] if word not in _TITLES]
    else:
        given, surname = _divided(name)
    if given and surname:
        yield from _whole(given, surname)
    elif surname:
        yield from _alone(" ".join(surname), "surname alone")


def _part(word: str) -> str:
    """A word of a name: its tokens set apart by spaces; written-together initials ("J.P.") stay one part."""
    return " ".join(words(word))


def _divided(name: Sequence[str]) -> tuple[list[str], list[str]]:
    """Given names and surname of a name in its usual order; the surname takes its particles ("van der Berg")."""
    at = len(name) - 1
    while at > 1 and name[at - 1] in _PARTICLES:
        at -= 1
    return list(name[:at]), list(name[at:])


def _whole(given: Sequence[str], surname: Sequence[str]) -> Iterator[Form]:
    last = tuple(surname)
    first = given[0]
    yield Form((*last, *given), "reversed order")
    yield Form((first, *last), "without middle names")
    yield Form((*last, first), "reversed order")
    if len(first) > 1:
        yield Form((first[0], *last), "initial and surname")
        yield Form((*last, first[0]), "surname and initial")
    yield from _alone(" ".join(last), "surname alone")
    yield from _titled(" ".join(last))
    yield from _alone(first, "forename alone")
    for middle in given[1:]:
        if len(middle) > 2:
            yield Form((middle,), "middle name alone", strong=False)
    for half in " ".join(last).split(" "):
        if len(half) > 3 and half not in _PARTICLES:
            yield Form((first, half), "forename and part of the surname")
    initials = [*(name[0] for name in given), *(name[0] for name in surname)]
    yield Form(("".join(initials),), "initials", strong=False)
    yield Form((first[0] + last[-1][0],), "initials", strong=False)


def _alone(name: str, kind: str) -> Iterator[Form]:
    """One name, its plural and its possessive without an apostrophe; and, weakly, each half of a double one."""
    if name.isascii() and (len(name) < 3 or all(len(letter) == 1 for letter in name.split(" "))):
        yield Form((name,), kind, strong=False)
        return
    yield Form((name,), kind)
    if not name[-1].isdigit():
        ending = "es" if name.endswith(("s", "z", "x", "ch", "sh")) else "s"
        yield Form((name + ending,), f"{kind}, with an s", tail=len(ending))
    halves = name.split(" ")
    bare = [half for half in halves if half not in _PARTICLES and len(half) > 3]
    if len(halves) > 1:
        for half in bare:
            # "Berg" for "van der Berg" is the name; "Jones" for "Smith-Jones" may be somebody else's.
            yield Form((half,), f"part of {kind}", strong=len(bare) == 1 and half == halves[-1])


def _titled(surname: str) -> Iterator[Form]:
    for title in _USUAL_TITLES:
        yield Form((title, surname), "title and surname", lead=1)
