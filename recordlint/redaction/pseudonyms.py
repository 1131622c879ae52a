"""Pseudonyms: another name for each person, the same in every form, and numbers that cannot be anybody's.

Everybody's name comes from one pool of common UK names, so that a pseudonym tells nothing of where somebody's family
comes from. All follows from the seed, the entity, the person's surfaces at the first call and the names to avoid.
"""

from __future__ import annotations

import hmac
import itertools
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from recordlint.redaction import name_shapes
from recordlint.redaction.grammar import gives_away
from recordlint.redaction.name_pools import What, origin_of, pool
from recordlint.redaction.name_shapes import Shape
from recordlint.redaction.surfaces import compact, words
from recordlint.redaction.unreal import MAKERS

Origin = Literal["neutral", "matching"]

_NUMBERED = re.compile(r"[^\W\d]{1,20}-(\d{1,9})")
_STARTS = "Ash Bar Cal Dor Er Fen Gar Hal Ing Jor Kel Lin Mer Nor Os Pel Ros Sel Tar Und Vin Wen".split()  # noqa: SIM905
_ENDS = "by combe den ford ley more stead ton wick worth".split()  # noqa: SIM905
_TRIES = 400
_STRIDE = 7


@dataclass(frozen=True, slots=True)
class Name:
    """A made-up person."""

    forename: str
    surname: str


@dataclass(frozen=True, slots=True)
class _Candidate:
    name: str
    folded: str
    resembles: bool


class Pseudonymiser:
    """Gives one person one pseudonym. Make one for each run; it is not for several threads at once.

    `avoid` are the names of the run as they are written: no pseudonym has a word of them. With `origin` "matching" names
    come from the lists of the background that a person's names point to, where they do clearly; the copy then shows it.
    Raises ValueError for an empty seed.
    """

    def __init__(self, seed: bytes, avoid: Collection[str], origin: Origin = "neutral") -> None:
        if not seed:
            raise ValueError("a pseudonymiser needs a seed that is not empty")
        self._seed = seed
        self._origin: Origin = origin
        self._avoid = {word for surface in avoid for word in (*words(surface), compact(surface)) if word}
        self._inside = "\n".join(sorted(self._avoid))
        self._names: dict[str, Name] = {}
        self._taken: set[str] = set()
        self._candidates: dict[tuple[What, str | None], list[_Candidate]] = {}
        self._attempts: dict[tuple[str, str], int | None] = {}
        self._given: set[tuple[str, str]] = set()

    def name_for(self, entity: str, gender: str | None, surfaces: Collection[str]) -> dict[str, str]:
        """The pseudonym of a person in the form of each surface: title, order, case and the dots of initials stay.

        Give all surfaces of the run at the first call. `gender` is female or male (the first letter does); with anything
        else the titles among the surfaces tell, and without these the name says neither.
        """
        shapes = name_shapes.agree({surface: name_shapes.read(surface) for surface in sorted(surfaces)})
        name = self._names.get(entity)
        if name is None:
            said = _gender(gender) or name_shapes.gender_of(shapes.values()) or "neutral"
            self._names[entity] = name = self._make(entity, said, shapes)
        return {surface: _form(name, surface, shape) for surface, shape in shapes.items()}

    def number_for(self, type: str, text: str) -> str | None:
        """An identifier of the type that nobody has, laid out as `text` is; None where no unreal range is known.

        The same identifier gives the same one, in any layout, and no two give one.
        """
        if type not in MAKERS:
            return None
        key = (type, compact(text))
        if key not in self._attempts:
            self._attempts[key] = None
            for attempt in range(_TRIES):
                made = MAKERS[type](text, self._draw(*key, attempt))
                same = (type, compact(made))
                if same not in self._given and same[1] not in self._avoid and not gives_away(made, text):
                    self._given.add(same)
                    self._attempts[key] = attempt
                    break
        found = self._attempts[key]
        return None if found is None else MAKERS[type](text, self._draw(*key, found))

    def _make(self, entity: str, gender: What, shapes: Mapping[str, Shape]) -> Name:
        own = {word for shape in shapes.values() for part in shape.names for word in (*words(part.text), part.folded)}
        own.discard("")
        # Each person of the run has a stretch of the pool, so that the order of the calls makes no difference.
        numbered = _NUMBERED.fullmatch(entity)
        place = int(numbered[1]) if numbered else self._draw("place", entity)
        locale = origin_of(frozenset(own)) if self._origin == "matching" else None
        forename = self._pick(gender, locale, place, own)
        surname = self._pick("surname", locale, place, own, compact(forename)[0])
        self._taken |= {compact(forename), compact(surname), compact(forename)[0] + compact(surname)[0]}
        return Name(forename, surname)

    def _pick(self, what: What, locale: str | None, place: int, own: set[str], first: str = "") -> str:
        """A name that is nobody's in the run; where possible its initial is none of the person's own.

        `first` is the initial of the forename that a surname goes with.
        """
        listed = self._listed(what, locale)
        start = place * _STRIDE % max(len(listed), 1)
        initials = {word[0] for word in own} | {first}
        free = [
            candidate
            for candidate in (*listed[start:], *listed[:start])
            if candidate.folded not in self._taken
            and candidate.folded not in own
            and candidate.folded[0] not in initials
        ]
        for candidate in free:
            pair = first + candidate.folded[0]
            if not candidate.resembles and (not first or (pair not in self._taken and pair not in self._avoid)):
                return candidate.name
        if free:
            return free[0].name
        for attempt, name in enumerate(self._coined(what, place, listed)):
            folded = compact(name)
            parts = {folded, *words(name)}
            is_free = folded not in self._taken and parts.isdisjoint(own) and parts.isdisjoint(self._avoid)
            if is_free and (folded[0] not in initials or attempt >= _TRIES):
                return name
        raise AssertionError("names are coined without end")

    def _listed(self, what: What, locale: str | None) -> list[_Candidate]:
        """The pool without the names of the run, in the order that the seed gives it."""
        if (what, locale) not in self._candidates:
            names = sorted(pool(what, locale), key=lambda name: self._draw(what, name))
            self._candidates[what, locale] = [
                _Candidate(name, compact(name), self._resembles(compact(name)))
                for name in names
                if self._avoid.isdisjoint((compact(name), *words(name)))
            ]
        return self._candidates[what, locale]

    def _resembles(self, name: str) -> bool:
        """Whether a name of the run, of three letters or more, stands in this one, or this one in a name of the run."""
        parts = (name[i:j] for i, j in itertools.combinations(range(len(name) + 1), 2) if j - i >= 3)
        return name in self._inside or any(part in self._avoid for part in parts)

    def _coined(self, what: str, place: int, listed: list[_Candidate]) -> Iterator[str]:
        """Names without end, for a run with more people than the pool has names: double ones, then made-up ones."""
        for attempt in itertools.count():
            draw = self._draw(what, f"coined {place}", attempt)
            if attempt < _TRIES // 2 and len(listed) > 1:
                yield f"{listed[draw % len(listed)].name}-{listed[(draw >> 32) % len(listed)].name}"
                continue
            middle = "".join(
                "aeio"[draw >> 4 * n + 40 & 3] + "lmnr"[draw >> 4 * n + 42 & 3] for n in range(attempt // _TRIES)
            )
            yield _STARTS[draw % len(_STARTS)] + middle + _ENDS[(draw >> 16) % len(_ENDS)]

    def _draw(self, what: str, value: str, attempt: int = 0) -> int:
        message = f"{what}\0{value}\0{attempt}".encode("utf-8", "surrogatepass")
        return int.from_bytes(hmac.digest(self._seed, message, "sha256")[:16], "big")


def _form(name: Name, surface: str, shape: Shape) -> str:
    """The name in the form of a surface, or in another where that would be the surface itself."""
    made = (
        name_shapes.write(shape, name.forename, name.surname),
        name_shapes.write(shape, name.forename, name.surname, spell_out=True),
        f"{name.forename} {name.surname}",
        name.forename,
        name.surname,
        "[name]",
    )
    return next((form for form in made if not gives_away(form, surface)), "[person]")


def _gender(said: str | None) -> What | None:
    first = (said or "").strip().lower()[:1]
    return "female" if first in ("f", "w") else "male" if first == "m" else None
