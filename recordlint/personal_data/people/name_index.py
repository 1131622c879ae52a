"""Finds the few people whose names can fit a name, among many: names are filed under the beginnings of their parts and their initials."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Generic, TypeVar

from recordlint.personal_data.people.name_forms import NameForm, full_names
from recordlint.personal_data.people.name_lists import kin_words, short_forms

_Item = TypeVar("_Item")
_BEGINNING = 3
"""Letters of a part that must be right; a typo in the first three is not forgiven unless another part fits."""


class NameIndex(Generic[_Item]):
    """Items by name. `candidates` gives every item whose name can fit (and some whose cannot), in the order of filing."""

    def __init__(self) -> None:
        self._filed: dict[str, dict[int, None]] = {}
        self._items: list[_Item] = []
        self._numbers: dict[int, int] = {}
        self._changed: dict[str, int] = {}
        self._changes = 0

    def file(self, form: NameForm, item: _Item) -> None:
        """File `item` under one more form of its name."""
        number = self._numbers.setdefault(id(item), len(self._items))
        if number == len(self._items):
            self._items.append(item)
        for key in _filing_keys(form):
            self._filed.setdefault(key, {})[number] = None

    def candidates(self, forms: Iterable[NameForm]) -> Iterator[_Item]:
        """The items that can fit one of the forms."""
        found: set[int] = set()
        for form in forms:
            for key in _search_keys(form):
                found.update(self._filed.get(key, ()))
        return (self._items[number] for number in sorted(found))

    def touch(self, forms: Iterable[NameForm]) -> None:
        """Note that something was learnt of an item with names of these forms."""
        self._changes += 1
        for form in forms:
            self._changed.update(dict.fromkeys(_filing_keys(form), self._changes))

    @property
    def now(self) -> int:
        """How often something was learnt so far."""
        return self._changes

    def is_unchanged(self, forms: Iterable[NameForm], since: int) -> bool:
        """Whether nothing was learnt after `since` of any item that can fit one of the forms."""
        return all(self._changed.get(key, 0) <= since for form in forms for key in _search_keys(form))


def _pairs(form: NameForm) -> set[str]:
    """The first letters of forename and surname in alphabetical order, as initials have them."""
    letters = form.letters
    found = {"".join(sorted(letters[0] + letters[-1]))} if len(letters) > 1 else set[str]()
    if form.shape == "full":
        found.add("".join(sorted(form.given[0][0] + form.family[-1][0])))
    return found


def _first_letters(word: str) -> set[str]:
    return {word[0], *(full[0] for full in full_names().get(word, ()))}


def _lone_letters(form: NameForm) -> set[str]:
    """The letters of parts that are initials: "H" of "H Nowicka", "R" and "M" of "Cliff R-M"."""
    parts = [part.split("-") for part in (*form.given, *form.family)]
    return {half for halves in parts if all(len(half) == 1 for half in halves) for half in halves}


@lru_cache(maxsize=16384)
def _filing_keys(form: NameForm) -> tuple[str, ...]:
    keys = set(_beginnings(form, with_short_forms=True))
    if form.shape == "title" or form.title in kin_words():
        keys.add(f"title {form.title}")
    if form.shape == "initials":
        keys.update(f"one {letter}" for letter in form.letters if len(form.letters) == 1)
        keys.update(f"two {pair}" for pair in _pairs(form))
    elif form.shape in ("full", "single"):
        keys.update(f"whole {part[0]}" for part in (form.given[0], *form.family[:1]))
        keys.update(f"pair {pair}" for pair in _pairs(form))
    if form.shape == "single":
        keys.update(f"single {letter}" for letter in _first_letters(form.given[0]))
    if form.shape == "full" and form.is_abbreviated:
        keys.update(f"short {letter}" for letter in _lone_letters(form))
        keys.update(f"cut {pair}" for pair in _pairs(form))
    return tuple(keys)


@lru_cache(maxsize=16384)
def _search_keys(form: NameForm) -> tuple[str, ...]:
    keys = set(_beginnings(form, with_short_forms=False))
    if form.shape == "title":
        keys.add(f"title {form.title}")
    if form.shape == "initials":
        keys.update(
            f"{kind} {letter}" for letter in form.letters if len(form.letters) == 1 for kind in ("one", "whole")
        )
        keys.update(f"{kind} {pair}" for pair in _pairs(form) for kind in ("two", "pair"))
    elif form.shape in ("full", "single"):
        keys.update(f"one {part[0]}" for part in (form.given[0], *form.family[:1]))
        keys.update(f"{kind} {pair}" for pair in _pairs(form) for kind in ("two", "cut"))
    if form.shape == "single":
        keys.update(f"short {letter}" for letter in _first_letters(form.given[0]))
    if form.shape == "full" and form.is_abbreviated:
        keys.update(f"single {letter}" for letter in _lone_letters(form))
        keys.update(f"pair {pair}" for pair in _pairs(form))
    return tuple(keys)


def _beginnings(form: NameForm, *, with_short_forms: bool) -> Iterator[str]:
    for part in (*form.given, *form.family):
        if len(part) == 1:
            continue
        for word in (part, *part.split("-")[1:], *part.split(" ")[1:]):
            yield word[:_BEGINNING]
            if with_short_forms:
                yield from (other[:_BEGINNING] for other in short_forms().get(word, ()))
                yield from (other[:_BEGINNING] for other in full_names().get(word, ()))
