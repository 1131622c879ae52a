"""The word lists of `rules/names` that say who is who: titles, kin words, job titles, cues, short forms of forenames.

They are read once a process. The formats are this project's own and stand at the head of each file. The weights of roles,
fitted and not written, stand in `models/person_roles.tsv`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from recordlint.errors import RulebookError
from recordlint.language.lexicons import expand, fold, parse
from recordlint.language.terms import Terms
from recordlint.personal_data.names import plain
from recordlint.resources import resource


class KinWord(NamedTuple):
    """What a kin word says: the relation in recordlint's own word, the role, and "f", "m" or None.

    `owned`: it says so only where it is somebody's ("her boy"), for the word alone may mean anybody.
    """

    relation: str
    role: str
    gender: str | None
    owned: bool = False


def _lines(name: str) -> list[str]:
    return _read(resource("rules") / "names" / name)


def _read(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise RulebookError(f"{path}: cannot be read ({error.strerror})") from None


@cache
def word_list(name: str) -> Mapping[str, tuple[str, ...]]:
    """The terms of `rules/names/<name>.txt` by heading. Raises RulebookError when the file is missing or broken."""
    return parse(_lines(f"{name}.txt"), f"rules/names/{name}.txt")


@cache
def terms(name: str, *headings: str) -> Terms:
    """The terms under the named headings of a list, ready to search folded text. An unknown heading is a RulebookError."""
    found = word_list(name)
    missing = [heading for heading in headings if heading not in found]
    if missing:
        raise RulebookError(f"rules/names/{name}.txt has no heading {missing[0]!r}")
    return Terms(term for heading in headings for term in found[heading])


@cache
def term_set(name: str, *headings: str) -> frozenset[str]:
    """The terms under the named headings, as a set, for words that are already cut out."""
    found = word_list(name)
    return frozenset(term for heading in headings for term in found.get(heading, ()))


@cache
def titles() -> Mapping[str, tuple[str, str | None]]:
    """Each title without its full stop: ("private", "work" or "clergy"; "f", "m" or None)."""
    found: dict[str, tuple[str, str | None]] = {}
    for heading, words in word_list("titles").items():
        use, _, gender = heading.partition(" ")
        for word in words:
            found.setdefault(plain(word).rstrip("."), (use, {"female": "f", "male": "m"}.get(gender)))
    return found


@cache
def kin_words() -> Mapping[str, KinWord]:
    """Every way to write a kin word or a word like it (neighbour, friend), plurals too."""
    found: dict[str, KinWord] = {}
    role, gender, owned = "family", None, False
    for number, raw in enumerate(_lines("kin.txt"), 1):
        line = raw.split("#", 1)[0].strip()
        if not line:
            continue
        if line.startswith("["):
            role, *words = line.strip("[]").split()
            gender = next((sign for word, sign in (("female", "f"), ("male", "m")) if word in words), None)
            owned = "owned" in words
            continue
        relation, colon, surfaces = line.partition(":")
        if not colon:
            raise RulebookError(f"rules/names/kin.txt, line {number}: a line is 'relation: word, word'")
        for surface in _surfaces(surfaces):
            found.setdefault(surface, KinWord(relation.strip(), role, gender, owned))
    return found


def _surfaces(words: str) -> Iterator[str]:
    for word in words.split(","):
        surface = fold(word.strip())
        if surface:
            yield surface
            yield from expand(surface + "s")
            if surface.endswith("wife"):
                yield surface[:-2] + "ves"


@cache
def family_relations() -> frozenset[str]:
    """The relations of the family, in recordlint's own words."""
    return frozenset(word.relation for word in kin_words().values() if word.role == "family")


@cache
def kin_terms() -> Terms:
    """The kin words, ready to search folded text."""
    return Terms(word for word, known in kin_words().items() if not known.owned)


@cache
def owned_kin_terms() -> Terms:
    """The words that are kin words only where they are somebody's."""
    return Terms(word for word, known in kin_words().items() if known.owned)


@cache
def short_forms() -> Mapping[str, frozenset[str]]:
    """Short and pet forms by forename, without accents."""
    found: dict[str, frozenset[str]] = {}
    for number, line in enumerate(_lines("nicknames.tsv"), 1):
        if not line.strip() or line.startswith("#"):
            continue
        name, tab, forms = line.partition("\t")
        if not tab:
            raise RulebookError(f"rules/names/nicknames.tsv, line {number}: a name, a tab, its forms")
        found[name] = frozenset(forms.split())
    return found


@cache
def role_weights() -> Mapping[str, tuple[float, ...]]:
    """The weights of `likelihood` by feature: subject, family, third party, professional."""
    lines = _read(resource("models") / "person_roles.tsv")
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {name: tuple(map(float, values)) for name, *values in rows}
