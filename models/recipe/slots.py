"""Personal data as slots: the same note with other people, places, numbers and dates in it, and its marks moved along.

Training draws afresh each time it looks at a note, so that no weight learns a name of the corpus. Names come from the project's own lists and from
Faker's, place names from the project's; identifiers keep their form and change their letters and digits.
"""

from __future__ import annotations

import random
import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache

from recipe import origins
from recordlint.corpus.markup import PERSONAL_DATA, AnnotatedNote, Mark
from recordlint.personal_data.names import name_lists, plain
from recordlint.personal_data.recognizers._person_titles import TITLES as PERSON_TITLES
from recordlint.redaction.name_pools import What, pool
from recordlint.resources import resource

TITLES = PERSON_TITLES | {"nurse", "father", "auntie", "aunt", "uncle", "sr", "nana", "nan", "of", "the"}
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_LOCALES = "en_GB en_IE ga_IE pl_PL ro_RO lt_LT hu_HU cs_CZ tr_TR pt_PT es_ES it_IT fr_FR en_IN en_PK yo_NG tw_GH en_KE zu_ZA de_DE nl_NL sk_SK sl_SI hr_HR fi_FI".split()  # noqa: SIM905
_FREE = ("PERSON", "LOCATION", "ORGANISATION", "SCHOOL", "ADDRESS")


def refilled(
    note: AnnotatedNote, rng: random.Random, people: Mapping[str, Sequence[str]] | None = None
) -> tuple[str, list[Mark]]:
    """The note with fresh values in its slots: its text and all marks at their new places.

    `people` gives a person's words (forenames, then surnames) where the caller draws them.
    """
    drawn = _People(note, rng, people or {})
    edits: list[tuple[int, int, str]] = []
    at = 0
    for mark in note.marks:
        if mark.cls in PERSONAL_DATA and mark.start >= at:
            fresh = drawn.words(mark) if mark.cls == "PERSON" else _value(mark, rng)
            edits.append((mark.start, mark.end, fresh))
            at = mark.end
    return moved(note.text, note.marks, edits)


def moved(text: str, marks: Sequence[Mark], edits: Sequence[tuple[int, int, str]]) -> tuple[str, list[Mark]]:
    """`text` after `edits` (by start, none overlapping) and the marks at their new places; a mark within an edit is dropped."""
    out: list[str] = []
    starts = [0]
    shifts = [0]
    at = 0
    for start, end, words in edits:
        out += [text[at:start], words]
        at = end
        starts.append(end)
        shifts.append(shifts[-1] + len(words) - (end - start))
    out.append(text[at:])
    made = "".join(out)
    ends = {end: (start, len(words)) for start, end, words in edits}
    inside = [(start, end) for start, end, _ in edits]

    def shift(offset: int) -> int:
        return offset + shifts[bisect_right(starts, offset) - 1]

    kept: list[Mark] = []
    for mark in marks:
        index = bisect_right(inside, (mark.start, 1 << 40)) - 1
        if (
            index >= 0
            and (mark.start, mark.end) != inside[index]
            and inside[index][0] <= mark.start
            and mark.end <= inside[index][1]
        ):
            continue
        start = shift(mark.start)
        if mark.end in ends:
            first, length = ends[mark.end]
            end = shift(first) + length
        else:
            end = shift(mark.end)
        kept.append(replace(mark, start=start, end=end, text=made[start:end]))
    return made, kept


class _People:
    """The fresh names of one note's people, the same person always with the same ones."""

    def __init__(self, note: AnnotatedNote, rng: random.Random, given: Mapping[str, Sequence[str]]) -> None:
        self._rng = rng
        self._made: dict[str, dict[str, str]] = {}
        self._short: dict[str, str] = {}
        shared: dict[str, str] = {}
        home = _origin(rng) if rng.random() < 0.6 else None
        for key, person in (note.meta.get("people") or {}).items():
            tokens = [t for t in _WORD.findall(person["name"]) if plain(t) not in TITLES]
            words = list(given.get(key, ()))
            fresh: dict[str, str] = {}
            locale = home if rng.random() < 0.7 else (_origin(rng) if rng.random() < 0.5 else None)
            for position, token in enumerate(tokens):
                last = position == len(tokens) - 1 and (len(tokens) > 1 or person["name"] != token)
                form = plain(token)
                if words:
                    fresh[form] = words[-1] if last else words[min(position, max(0, len(words) - 2))]
                elif last and form in shared:
                    fresh[form] = shared[form]  # a family keeps one surname
                else:
                    fresh[form] = name("surname" if last else "forename", rng, locale)
                    if last:
                        shared[form] = fresh[form]
            self._made[key] = fresh
            if len(fresh) > 1 and not words and rng.random() < 0.1:
                names = list(fresh.values())
                self._short[key] = rng.choice([names[0][0], names[0][0] + names[-1][0], names[0][0] + "."])

    def words(self, mark: Mark) -> str:
        """The mention with the person's fresh names, in the same written form."""
        person = mark.attributes["of"]
        if person in self._short and " " not in mark.text.strip() and self._rng.random() < 0.8:
            return self._short[person]
        fresh = self._made.get(person, {})

        def one(match: re.Match[str]) -> str:
            token, form = match[0], plain(match[0])
            if form in TITLES and form not in fresh:
                return token
            found = fresh.get(form)
            if found is None and len(token) <= 3 and token.isupper():
                letters = "".join(n[0] for n in fresh.values())
                return letters[: len(token)] or token
            if found is None:
                found = fresh.setdefault(form, name("forename", self._rng, None))
            return found.upper() if token.isupper() and len(token) > 1 else found.lower() if token.islower() else found

        return _WORD.sub(one, mark.text)


def _origin(rng: random.Random) -> str:
    """A group of `names_by_origin.tsv`, or a locale of Faker's."""
    return rng.choice(sorted(origins.names("train"))) if rng.random() < 0.6 else rng.choice(_LOCALES)


def name(what: str, rng: random.Random, locale: str | None) -> str:
    """A forename or a surname: of a group's or a locale's list, or of the project's, common ones more often."""
    kind: What = "surname" if what == "surname" else rng.choice(("female", "male"))
    if locale in origins.names("train"):
        return rng.choice(origins.names("train")[locale][kind])
    if locale and (listed := pool(kind, locale)):
        return rng.choice(listed)
    if what == "forename" and rng.random() < 0.08:
        return rng.choice(_words_too()).capitalize()
    ranked = _ranked(what)
    names = ranked[rng.choices((1, 2, 3), (0.4, 0.35, 0.25))[0]] or ranked[1]
    return re.sub(r"(^|[-' ])(\w)", lambda m: m[1] + m[2].upper(), rng.choice(names))


@cache
def _ranked(what: str) -> dict[int, list[str]]:
    lists = name_lists()
    table = lists.surnames if what == "surname" else lists.forenames
    return {rank: sorted(n for n, r in table.items() if r == rank) for rank in (1, 2, 3)}


@cache
def _words_too() -> list[str]:
    lists = name_lists()
    return sorted(n for n, r in lists.forenames.items() if r < 3 and (lists.is_ordinary(n) or n in lists.not_names))


@cache
def _lines(path: str) -> list[str]:
    return [
        line.split("\t")[0].strip()
        for line in (resource("rules") / "places" / path).read_text(encoding="utf-8").splitlines()
        if line.strip() and not line.startswith(("#", "["))
    ]


def _value(mark: Mark, rng: random.Random) -> str:
    """A fresh value of the mark's type; half of the places stay, since their lists are narrower than the world."""
    words = mark.text
    if mark.cls in ("LOCATION", "ORGANISATION", "SCHOOL", "ADDRESS"):
        if mark.cls == "LOCATION" and rng.random() < 0.5 and " " not in words:
            return _cased(rng.choice(_lines("towns.txt")), words)
        # Proper names within keep their place: "St Hilda's Lodge" becomes "St Olwen's Lodge".
        lists = name_lists()

        def other(match: re.Match[str]) -> str:
            token = match[0]
            form = plain(token)
            if rng.random() < 0.5 and token[:1].isupper() and len(token) > 3 and not lists.is_ordinary(form):
                bare, tail = (token[:-2], token[-2:]) if token.endswith(("'s", "’s")) else (token, "")
                return _cased(name(rng.choice(("surname", "forename")), rng, None), bare) + tail
            return token

        words = _WORD.sub(other, words)
        return re.sub(r"\d", lambda m: str(rng.randint(1, 9)), words) if mark.cls == "ADDRESS" else words
    if mark.cls == "AGE":
        return re.sub(r"\d+", lambda m: str(max(1, int(m[0]) + rng.randint(-7, 7))) if len(m[0]) < 4 else m[0], words)
    if mark.cls in ("DATE", "DATE_OF_BIRTH"):
        return words
    return re.sub(r"\d", lambda m: str(rng.randint(0, 9)), words)


def _cased(words: str, like: str) -> str:
    if like.isupper() and len(like) > 1:
        return words.upper()
    if like.islower():
        return words.lower()
    return re.sub(r"(^|[- ])(\w)", lambda m: m[1] + m[2].upper(), words)


def noisy(text: str, marks: Sequence[Mark], rng: random.Random) -> str:
    """The text as hurried or shouting people type it, of the same length: all marks stay where they are."""
    draw = rng.random()
    if draw < 0.06 and len(text.lower()) == len(text):
        return text.lower()
    if draw < 0.08 and len(text.upper()) == len(text):
        return text.upper()
    if draw < 0.13:
        for mark in marks:
            if mark.cls in _FREE and len(mark.text.lower()) == len(mark.text):
                text = text[: mark.start] + mark.text.lower() + text[mark.end :]
        return text
    if draw < 0.2:  # slips of the finger: neighbouring letters change places
        letters = list(text)
        for _ in range(max(1, len(text) // 150)):
            i = rng.randrange(1, max(2, len(letters) - 2))
            if letters[i].isalpha() and letters[i + 1 : i + 2] and letters[i + 1].isalpha():
                letters[i], letters[i + 1] = letters[i + 1], letters[i]
        return "".join(letters)
    return text
