"""Names of places and bodies without a head word, told by what stands round them: "Nursing placement at Ashbeck".

Also what a place is when it is named twice: once a name with its head is found, its short form is looked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from recordlint.language.lexicons import fold
from recordlint.personal_data.base import Passage
from recordlint.personal_data.names import name_lists, plain
from recordlint.personal_data.recognizers._place_judged import STREETS
from recordlint.personal_data.recognizers._place_lists import gazetteer, place_list, words_of
from recordlint.personal_data.recognizers._place_named import Named
from recordlint.personal_data.recognizers._place_words import (
    TITLES,
    Word,
    forename_rank,
    is_forename,
    is_lead,
    is_ordinary,
    words,
)


@dataclass(frozen=True, slots=True)
class Bare:
    """A run of capitalised words [start, end) that may name something, as words."""

    start: int
    end: int
    words: tuple[Word, ...]

    @property
    def folded(self) -> str:
        """The name, folded."""
        return " ".join(word.folded for word in self.words)


def run_at(passage: Passage, offset: int, *, limit: int = 4) -> Bare | None:
    """The name that begins at `offset` (a leading "the" is left out), or None when nothing capitalised stands there."""
    all_words = words(passage.text)
    index = all_words.at(offset)
    if index >= len(all_words.list) or all_words.list[index].start != offset:
        return None
    if all_words.list[index].folded == "the" and all_words.follows(index):
        index += 1
    end = all_words.run_right(index, limit)
    if end == index or not all_words.list[index].cap:
        return None
    found = all_words.list[index:end]
    while found and not found[-1].cap:
        found.pop()
    start, stop = found[0].start, found[-1].end
    if len(found) == 1 and found[-1].folded.endswith(("'s", "s'")) and not found[0].folded.startswith("st"):
        stop = found[-1].end
    return Bare(start, stop, tuple(found))


def is_nameable(bare: Bare) -> bool:
    """Whether a capitalised run can be the name of a place: no title, no weekday, no kind, no product, no lone acronym."""
    folded = [word.folded for word in bare.words]
    if any(word in TITLES for word in folded) or bare.folded in words_of("not_places", "brands"):
        return False
    if is_lead(bare.words[0]) or folded[0] in words_of("not_places", "adjectives", "brands"):
        return False
    if all(word in words_of("not_places", "generic", "adjectives") for word in folded):
        return False
    if plain(folded[0]) in name_lists().not_names and bare.folded not in gazetteer():
        return False
    return not all(word.upper or len(word.folded) < 3 for word in bare.words)


def is_personal(passage: Passage, bare: Bare) -> bool:
    """Whether a capitalised run is rather somebody's name."""
    first = bare.words[0].folded
    if re.search(
        r"\b(?:mr|mrs|ms|miss|dr|sister|nurse|pc|auntie?|uncle|nan|gran) $|\b[a-z]\.? $", passage.before(bare.start, 12)
    ):
        return True
    if first.endswith("'s") and first != "st":
        return forename_rank(first) > 0 or len(bare.words) == 1
    if len(bare.words) > 1:
        last = bare.words[-1].folded
        return bool(forename_rank(first)) and not is_ordinary(last) and last not in STREETS
    surnames = name_lists().surnames
    return bool(forename_rank(first)) or (plain(first) in surnames and first not in gazetteer())


_SHORTENED = 3


def short_forms(passage: Passage, found: Iterable[Named]) -> Iterator[tuple[int, int]]:
    """Where the names of `found` stand again without their heads: "Rosehip Homecare" … "Rosehip"."""
    forms: dict[str, bool] = {}
    for one in found:
        name = passage.folded[one.start : one.name_end].removeprefix("the ").strip()
        parts = re.split(r"[\s-]+", name)
        if one.strength == "team" or not name or any(part.isdigit() for part in parts) or parts[-1] in STREETS:
            continue
        if name in gazetteer() or name.endswith(" and") or len(name) <= _SHORTENED:
            continue
        if len(parts) == 1 and (
            is_forename(parts[0]) or parts[0] in words_of("not_places", "generic", "adjectives", "lead")
        ):
            continue
        forms[name] = len(parts) > 1 or name not in name_lists().common
    if not forms:
        return
    either = "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))
    for match in re.finditer(rf"(?<![\w'-])(?:{either})(?![\w-])", passage.folded):
        start, end = match.span()
        capital = passage.text[start].isupper()
        before = passage.before(start, 24)
        if re.search(r"\b(?:mr|mrs|ms|miss|dr|sister|nurse) $", before):
            continue
        if not capital:
            if forms[match[0]] and len(match[0]) > 4 and " " not in match[0]:
                yield start, end
            continue
        opens = not before.strip() or before.rstrip()[-1:] in ".!?:*-"
        if forms[match[0]] or not opens:
            yield start, end


@dataclass(frozen=True, slots=True)
class Cued:
    """A bare name and the cue that says what it is."""

    bare: Bare
    why: str
    score: float


def cued(passage: Passage, patterns: Iterable[tuple[re.Pattern[str], str, float, bool]]) -> Iterator[Cued]:
    """The bare names that begin where a pattern ends. A pattern's last item says that people's names are taken too."""
    for pattern, why, score, even_personal in patterns:
        for match in pattern.finditer(passage.folded):
            bare = run_at(passage, match.end())
            if bare and is_nameable(bare) and (even_personal or not is_personal(passage, bare)):
                yield Cued(bare, why, score)


def kinds_pattern(table: str) -> str:
    """An alternation of what a place of the table is called ("care home", "nursery")."""
    return "|".join(re.escape(term) for term in sorted(place_list(table)["kinds"], key=len, reverse=True))


def cell_name(passage: Passage, table: str) -> Bare | None:
    """The name that fills a cell whose column is called as a place of the table ("School", "Care home"), or None."""
    label = re.sub(r"\b(?:name|name of|current|of)\b|[^\w' -]", " ", fold(passage.label)).strip()
    if " ".join(label.split()) not in place_list(table)["kinds"]:
        return None
    bare = run_at(passage, len(passage.text) - len(passage.text.lstrip()))
    if bare is None or bare.end < len(passage.text.rstrip()) or not is_nameable(bare) or is_personal(passage, bare):
        return None
    return bare
