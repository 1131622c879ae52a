"""The form in which a name is written: title, forename, surname, initials, their order, case and dots.

`read` takes a surface apart, `agree` settles by a person's other surfaces what one alone does not tell ("Nowicka" is a
surname since "Mrs Nowicka" stands elsewhere), `write` puts another name into the same form.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Literal

from recordlint.redaction.grammar import split_possessive
from recordlint.redaction.surfaces import compact

Kind = Literal["title", "link", "forename", "surname", "initials", "unknown", "dropped"]

_WORD = re.compile(r"[sS]/[nN](?![^\W\d_])|[^\W\d_]+(?:['’‐‑-][^\W\d_]+)*\.?|&")
_MALE = frozenset(
    ["mr", "mister", "sir", "lord", "father", "fr", "brother", "uncle", "grandad", "granddad", "grandpa", "master"]
)
_FEMALE = frozenset(
    ["mrs", "ms", "miss", "lady", "dame", "auntie", "aunty", "aunt", "nana", "nanny", "gran", "grandma", "granny"]
)
_BEFORE_SURNAME = frozenset([
    "mr", "mister", "mrs", "ms", "miss", "mx", "dr", "doctor", "prof", "professor", "rev", "revd", "reverend", "lord", "lady",
    "judge", "cllr", "councillor", "pc", "pcso", "wpc", "dc", "dci", "di", "ds", "det", "insp", "inspector", "sgt", "sergeant",
    "supt", "s/n", "sn", "baby", "hca", "cpn",
])  # fmt: skip
_BEFORE_FORENAME = (_MALE | _FEMALE | {"nurse", "sister", "matron", "carer", "pastor", "rabbi"}) - _BEFORE_SURNAME
_TITLES = _BEFORE_SURNAME | _BEFORE_FORENAME
_IN_CAPITALS = frozenset(["di"])
"""What is a title in capitals only: Di Marsh is a person, and her name must not stay as a title."""
_LINKS = frozenset(["and", "&", "n"])
_AFTER = frozenset(["jr", "jnr", "snr", "sr", "mbe", "obe", "cbe", "rn", "rmn", "rgn", "rnld", "phd", "md", "esq"])
_PARTICLES = frozenset([
    "de", "da", "do", "dos", "del", "della", "di", "du", "la", "le", "van", "von", "der", "den", "ten", "ter", "bin", "ibn", "bint",
    "al", "el", "abu", "mac", "mc", "st", "o",
])  # fmt: skip
_NOT_IN_A_GAP = re.compile(r"[^\s,/-]")
_WIDE = re.compile(r"[^\S\r\n]{2,}")
_ALIKE = 0.75


@dataclass(frozen=True, slots=True)
class Part:
    """One word of a name. `gap` is what stands before it; `is_initial`: only its first letter is written."""

    text: str
    kind: Kind
    gap: str = ""
    is_initial: bool = False

    @property
    def folded(self) -> str:
        """The word as it is compared."""
        return compact(self.text)


@dataclass(frozen=True, slots=True)
class Shape:
    """The parts of a surface in their order, and its possessive ending."""

    parts: tuple[Part, ...]
    ending: str = ""

    @property
    def names(self) -> tuple[Part, ...]:
        """The parts that name somebody."""
        return tuple(part for part in self.parts if part.kind not in ("title", "link"))

    def of(self, kind: Kind) -> tuple[Part, ...]:
        """The parts of a kind that are written in full."""
        return tuple(part for part in self.parts if part.kind == kind and not part.is_initial)


def read(surface: str) -> Shape:
    """A surface taken apart, as far as it tells by itself; any text does."""
    core, ending = split_possessive(unicodedata.normalize("NFC", surface))
    parts: list[Part] = []
    at = 0
    for match in _WORD.finditer(core):
        gap = _WIDE.sub(" ", _NOT_IN_A_GAP.sub("", core[at : match.start()]))
        bare = match[0].rstrip(".").lower()
        is_before_name = all(part.kind in ("title", "link") for part in parts)
        kind: Kind = "unknown"
        if is_before_name and bare in _TITLES and (bare not in _IN_CAPITALS or match[0].isupper()):
            kind = "title"
        elif bare == "&" or (parts and is_before_name and bare in _LINKS):
            kind = "link"
        elif parts and bare in _AFTER:
            kind = "dropped"
        letters = match[0].rstrip(".")
        parts.append(Part(match[0], kind, gap if parts else "", len(letters) == 1 and kind == "unknown"))
        at = match.end()
    return Shape(tuple(_settled(parts)), ending)


def _settled(parts: list[Part]) -> Iterable[Part]:
    for n, part in enumerate(parts):
        # "Mr & Mrs Haddad", but "Mrs N" has an initial.
        if part.kind == "link" and not (n + 1 < len(parts) and parts[n + 1].kind == "title"):
            parts[n] = replace(part, kind="unknown" if part.folded else "dropped", is_initial=len(part.folded) == 1)
    names = [n for n, part in enumerate(parts) if part.kind == "unknown"]
    titles = [part.text.rstrip(".").lower() for part in parts if part.kind == "title"]
    made = list(parts)
    comma = next((n for n in names[1:] if "," in parts[n].gap), None)
    if len(names) == 1 and titles:
        made[names[0]] = replace(made[names[0]], kind="surname" if titles[-1] in _BEFORE_SURNAME else "forename")
    elif len(names) > 1:
        first_of_surname = names[-1]
        for n in reversed(names[:-1] if titles else names[1:-1]):
            if parts[n].text.lower() not in _PARTICLES:
                break
            first_of_surname = n
        for n in names:
            is_surname = n < comma if comma is not None else n >= first_of_surname
            made[n] = replace(made[n], kind="surname" if is_surname else "forename")
    return made


def agree(shapes: Mapping[str, Shape]) -> dict[str, Shape]:
    """The shapes of one person's surfaces, with what one alone does not tell settled by the others."""
    full = [shape for shape in shapes.values() if shape.of("forename") and shape.of("surname")]
    titled = [shape for shape in shapes.values() if shape not in full and any(p.kind == "title" for p in shape.parts)]
    forenames: set[str] = set()
    surnames: set[str] = set()
    # The longest first: "Tuan Anh Tran" tells that "Tuan Anh" are forenames.
    for shape in sorted(full, key=lambda shape: -len(shape.parts)):
        surnames |= {part.folded for part in shape.of("surname")} - forenames
        forenames |= {part.folded for part in shape.of("forename")} - surnames
    for shape in titled:
        surnames |= {part.folded for part in shape.of("surname")} - forenames
        forenames |= {part.folded for part in shape.of("forename")} - surnames
    return {surface: _agreed(shape, forenames, surnames) for surface, shape in shapes.items()}


def _agreed(shape: Shape, forenames: set[str], surnames: set[str]) -> Shape:
    names = [part for part in shape.parts if part.kind in ("forename", "surname", "unknown")]
    whole = [part for part in names if not part.is_initial]
    if len(names) == 1:
        kind = _kind_of_one(names[0], forenames, surnames)
        part = replace(names[0], kind=kind, is_initial=names[0].is_initial and kind != "initials")
        return _with(shape, {id(names[0]): part})
    if whole and all(part.folded in forenames and part.folded not in surnames for part in names):
        return _with(shape, {id(part): replace(part, kind="forename") for part in names})
    if len(whole) == 2 and whole[0].folded in surnames - forenames and whole[1].folded in forenames - surnames:
        return _with(
            shape, {id(whole[0]): replace(whole[0], kind="surname"), id(whole[1]): replace(whole[1], kind="forename")}
        )
    return shape


def _with(shape: Shape, changed: Mapping[int, Part]) -> Shape:
    return replace(shape, parts=tuple(changed.get(id(part), part) for part in shape.parts))


def _kind_of_one(part: Part, forenames: set[str], surnames: set[str]) -> Kind:
    word, letters = part.folded, part.text.rstrip(".")
    if word in surnames and word not in forenames:
        return "surname"
    if word in forenames:
        return "forename"
    if part.kind != "unknown":
        return part.kind
    firsts, lasts = {name[:1] for name in forenames}, {name[:1] for name in surnames}
    if part.is_initial:
        return "surname" if word in lasts and word not in firsts else "forename"
    if len(word) in (2, 3) and word[0] in firsts and word[-1] in lasts:
        return "initials"
    is_spelt_out = letters.isupper() and (
        len(letters) == 2 or (len(letters) == 3 and not re.search("[AEIOUY]", letters))
    )
    if is_spelt_out:
        return "initials"
    like_forename = max((difflib.SequenceMatcher(None, word, name).ratio() for name in forenames), default=0.0)
    like_surname = max((difflib.SequenceMatcher(None, word, name).ratio() for name in surnames), default=0.0)
    return "surname" if like_surname >= _ALIKE and like_surname > like_forename else "forename"


def gender_of(shapes: Iterable[Shape]) -> Literal["female", "male"] | None:
    """What the titles say; None where they say nothing or both."""
    titles = {part.text.rstrip(".").lower() for shape in shapes for part in shape.parts if part.kind == "title"}
    is_male, is_female = bool(titles & _MALE), bool(titles & _FEMALE)
    if is_male == is_female:
        return None
    return "male" if is_male else "female"


def write(shape: Shape, forename: str, surname: str, *, spell_out: bool = False) -> str:
    """The name in the form of a shape; nothing of the surface but titles, spaces and commas is used.

    `spell_out` writes initials in full: for where the initials would be those of the surface.
    """
    out: list[str] = []
    for kind, group in groupby(shape.parts, key=lambda part: part.kind):
        parts = list(group)
        if kind == "dropped":
            continue
        # Middle names and surnames of several words ("van der Berg") become one word.
        shown = parts if kind in ("title", "link") else parts[-1:] if kind == "surname" else parts[:1]
        for n, part in enumerate(shown):
            out.append((part if n else parts[0]).gap if out else "")
            out.append(_written(part, forename, surname, spell_out))
    # Words that are titles and nothing else would stay as they are.
    is_named = any(part.kind not in ("title", "link", "dropped") for part in shape.parts)
    return ("".join(out) if is_named else forename) + shape.ending


def _written(part: Part, forename: str, surname: str, spell_out: bool) -> str:
    letters = part.text.rstrip(".")
    if part.kind in ("title", "link"):
        return part.text
    if part.kind == "initials":
        made = f"{forename} {surname}" if spell_out else forename[0] + surname[0]
        return made.lower() if letters.islower() else made
    name = surname if part.kind == "surname" else forename
    dot = part.text[len(letters) :] if part.is_initial and not spell_out else ""
    made = name[0] if part.is_initial and not spell_out else name
    if letters.islower():
        return made.lower() + dot
    return (made.upper() if letters.isupper() and len(letters) > 1 else made) + dot
