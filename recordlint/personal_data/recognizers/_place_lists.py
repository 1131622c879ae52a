"""The word lists of places and bodies, `rules/places/*.txt`, as they are asked for.

Sources of the lists stand at the head of each file. House folders may add a file of the same name under `places/`.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from recordlint.language.lexicons import house_folders, parse, pattern, per_house
from recordlint.language.terms import Terms
from recordlint.resources import resource


@per_house
def place_list(name: str) -> dict[str, tuple[str, ...]]:
    """The terms of `rules/places/NAME.txt` by category, with what house folders add. Raises OSError when it is missing."""
    found = _parsed(resource("rules") / "places" / f"{name}.txt")
    for folder in house_folders():
        path = folder / "places" / f"{name}.txt"
        if path.is_file():
            for category, terms in _parsed(path).items():
                found[category] = tuple(dict.fromkeys((*found.get(category, ()), *terms)))
    return found


def _parsed(path: Path) -> dict[str, tuple[str, ...]]:
    return parse(path.read_text(encoding="utf-8").splitlines(), str(path))


@per_house
def words_of(name: str, *categories: str) -> frozenset[str]:
    """The terms of the categories as a set."""
    table = place_list(name)
    return frozenset(term for category in categories for term in table.get(category, ()))


@per_house
def terms_of(name: str, *categories: str) -> Terms:
    """The terms of the categories as something to search folded text with."""
    return pattern(sorted(words_of(name, *categories)))


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Names of places, folded: `plain` say so by themselves (of them `towns` are no mere wards of councils), `unsure` are people or ordinary words as often."""

    plain: frozenset[str]
    towns: frozenset[str]
    unsure: frozenset[str]
    terms: Terms

    def __contains__(self, name: object) -> bool:
        return name in self.plain or name in self.unsure


_ELECTORAL = ("areas", "districts")


@per_house
def gazetteer() -> Gazetteer:
    """Every place of `towns.txt` and `countries.txt`, the unsure ones apart."""
    towns, countries = place_list("towns"), place_list("countries")
    unsure = {*towns.get("ambiguous", ()), *countries.get("ambiguous", ()), *words_of("not_places", "words")}
    known = {
        term for table in (towns, countries) for name, terms in table.items() if name != "ambiguous" for term in terms
    }
    # Wards of councils are named for anything: a short one is no evidence without a cue.
    unsure |= {term for name in _ELECTORAL for term in towns.get(name, ()) if len(term) < 5}
    mere = {*towns.get("areas", ())} - {
        t for table in (towns, countries) for name, ts in table.items() if name != "areas" for t in ts
    }
    plain = frozenset(known - unsure)
    return Gazetteer(plain, plain - mere, frozenset(unsure), pattern(sorted(known | unsure)))
