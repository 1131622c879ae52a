"""Finds the few people whose names can fit a name, among many: names are filed under the beginnings of their parts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

from recordlint.personal_data.name_forms import NameForm, full_names
from recordlint.personal_data.name_lists import kin_words, short_forms

_Item = TypeVar("_Item")
_BEGINNING = 3
"""Letters of a part that must be right; a typo in the first three is not forgiven unless another part fits."""


class NameIndex(Generic[_Item]):
    """Items by name. `candidates` gives every item whose name can fit (and some whose cannot), in the order of filing."""

    def __init__(self) -> None:
        self._filed: dict[str, dict[int, None]] = {}
        self._items: list[_Item] = []
        self._numbers: dict[int, int] = {}

    def file(self, form: NameForm, item: _Item) -> None:
        """File `item` under one more form of its name."""
        number = self._numbers.setdefault(id(item), len(self._items))
        if number == len(self._items):
            self._items.append(item)
        for key in _keys(form, with_short_forms=True):
            self._filed.setdefault(key, {})[number] = None
        kind = "abbreviated" if form.is_abbreviated else "whole"
        for letter in form.letters:
            self._filed.setdefault(f"{kind} {letter}", {})[number] = None

    def candidates(self, forms: Iterable[NameForm]) -> Iterator[_Item]:
        """The items that can fit one of the forms."""
        found: set[int] = set()
        for form in forms:
            for key in _keys(form, with_short_forms=False):
                found.update(self._filed.get(key, ()))
            for letter in {*form.letters, *(full[0] for word in form.words for full in full_names().get(word, ()))}:
                found.update(self._filed.get(f"abbreviated {letter}", ()))
                if form.is_abbreviated:
                    found.update(self._filed.get(f"whole {letter}", ()))
        return (self._items[number] for number in sorted(found))


def _keys(form: NameForm, *, with_short_forms: bool) -> Iterator[str]:
    for part in (*form.given, *form.family):
        if len(part) == 1:
            continue
        for word in (part, *part.split("-")[1:], *part.split(" ")[1:]):
            yield word[:_BEGINNING]
            if with_short_forms:
                yield from (other[:_BEGINNING] for other in short_forms().get(word, ()))
                yield from (other[:_BEGINNING] for other in full_names().get(word, ()))
    if form.shape == "title" or (with_short_forms and form.title in kin_words()):
        yield f"title {form.title}"
