"""The forms under which a withheld surface may still be readable: strong ones show it, weak ones may be something else.

A strong form left in a copy fails the run; a weak one asks for a person's look. Case, accents, spacing and hyphens are
no forms: the search sees through them (`surfaces.py`, `searcher.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from recordlint.redaction.base import Item
from recordlint.redaction.searcher import Form, Searcher
from recordlint.redaction.surfaces import compact, word_set, words
from recordlint.redaction.variants_dates import date_forms
from recordlint.redaction.variants_names import name_forms

_YEAR = re.compile(r"(?:19|20)\d\d")
_CLOCK = re.compile(r"(?:[01]\d|2[0-3])[0-5][05]")
_AGE = re.compile(r"\d{1,3}")
_LINE = re.compile(r"[,;\n\r]+")
_RUN = re.compile(r"\d[\d\-–.]{4,40}")
SHORTENED = "without its last words"
"""The kind of a place's form without "Care Home" and the like; ordinary words that are left over mean little."""

_SCHEME = re.compile(r"^\w{2,10}://(?:www\.)?|^www\.", re.IGNORECASE)
_GENERIC_ENDS = word_set(
    "house home care nursing residential school primary secondary academy infant junior high college nursery "
    "surgery practice clinic hospital ward centre center hub trust team service services church road street lane "
    "avenue close drive way court place terrace gardens grove crescent"
)
_UNITS = word_set("flat room unit apartment apt floor block bed ward bungalow level")
_POSTCODE = re.compile(r"[a-z]{1,2}\d[a-z\d]?\d[a-z]{2}")
_OWN_WORDS = 3
"""A form shorter than this is never strong: initials, ages and house numbers are everywhere. Single letters are no forms."""

_NUMBERS_OF_RECORDS = ("CASE_ID", "OTHER_ID")
_TELLING_DIGITS = 5
"""Fewer digits of a record's number turn up anywhere, as measures and times: a person looks at those."""


@dataclass(frozen=True)
class Variants:
    """The forms of one surface."""

    forms: tuple[Form, ...]

    @property
    def strong(self) -> frozenset[str]:
        """The strong forms, folded, their words set apart by single spaces."""
        return frozenset(form.text for form in self.forms if form.strong)

    @property
    def weak(self) -> frozenset[str]:
        """The weak forms that are not strong ones as well."""
        return frozenset(form.text for form in self.forms if not form.strong) - self.strong


def variants(surface: str, type: str) -> Variants:
    """The forms of a surface of a type (one of `personal_data.base.TYPES`; any other is treated as plain words)."""
    if type == "PERSON":
        made = name_forms(surface)
    elif type in ("DATE", "DATE_OF_BIRTH"):
        made = date_forms(surface, type)
    elif type == "PHONE":
        made = _phone(surface)
    elif type == "AGE":
        made = _age(surface)
    elif type in ("EMAIL", "URL", "HANDLE"):
        made = _address_of_net(surface, type)
    elif type == "ADDRESS":
        made = _address(surface)
    elif type in ("ORGANISATION", "SCHOOL", "LOCATION"):
        made = _place(surface)
    else:
        made = _plain(surface)
    best: dict[tuple[str, str], Form] = {}
    for form in made:
        if len(form.compact) < _OWN_WORDS and form.strong and form.compact.isascii():
            form = replace(form, strong=False)
        if type in _NUMBERS_OF_RECORDS and form.mode == "number" and len(form.compact) < _TELLING_DIGITS:
            form = replace(form, strong=False)
        key = (form.text, form.mode)
        if len(form.compact) > 1 and (key not in best or (form.strong and not best[key].strong)):
            best[key] = replace(form, type=type)
    return Variants(tuple(best.values()))


def forms_of(items: Iterable[Item]) -> Iterator[Form]:
    """The forms of every withheld item, each surface once for each entity that has it."""
    seen: set[tuple[str, str, str | None]] = set()
    for item in items:
        key = (item.text, item.type, item.entity)
        if item.is_withheld and key not in seen:
            seen.add(key)
            for form in variants(item.text, item.type).forms:
                yield replace(form, entity=item.entity)


def searcher_of(items: Iterable[Item]) -> Searcher:
    """What finds the surfaces of a run's withheld items."""
    return Searcher(forms_of(items))


def literal_form(text: str, kind: str = "as written") -> Form:
    """A form that stands for words or numbers as somebody wrote them."""
    letters = compact(text)
    if sum(char.isdigit() for char in letters) * 2 >= len(letters):
        return Form((letters,), kind, mode="number")
    return Form(tuple(part for word in text.split() if (part := " ".join(words(word)))), kind)


def _plain(surface: str) -> Iterator[Form]:
    form = literal_form(surface)
    yield replace(form, strong=form.mode == "name" or not _is_common_number(form.compact))
    if form.mode != "number":
        return
    runs = _RUN.findall(surface)
    if runs and compact(runs[0]) != form.compact:  # several numbers in one, as a sort code and an account number
        for run in runs:
            if len(compact(run)) >= 6:
                yield Form((compact(run),), "one number of several", mode="number")


def _is_common_number(digits: str) -> bool:
    """Whether four digits or fewer may as well be a year, a time of day or a count."""
    if not digits.isdigit():
        return False
    return len(digits) < 4 or (len(digits) == 4 and bool(_YEAR.fullmatch(digits) or _CLOCK.fullmatch(digits)))


def _phone(surface: str) -> Iterator[Form]:
    digits = "".join(char for char in compact(surface) if char.isdigit())
    national = re.sub(r"^(?:00)?44(?=\d{9})0?", "", digits).lstrip("0")
    yield Form((compact(surface),), "as written", mode="number")
    if digits:
        yield Form((digits,), "the digits alone", mode="number", strong=len(digits) >= 6)
    if len(national) >= 9:
        for prefix in ("", "0", "44", "440", "0044", "00440"):
            yield Form((prefix + national,), "with another prefix", mode="number")
        for area in (2, 3, 4, 5):
            if len(rest := national[area:]) >= 6 and not national.startswith("7"):
                yield Form((rest,), "without the area code", mode="number", strong=len(rest) >= 7)


def _age(surface: str) -> Iterator[Form]:
    found = words(surface)
    if len(found) > 1:
        yield Form(found, "as written", strong=False, mode="date")
    if number := _AGE.search("".join(found)):
        years = number[0]
        for form in (f"{years} years old", f"{years} year old", f"{years} yrs old", f"{years} yo", f"aged {years}"):
            yield Form(tuple(form.split()), "in other words", strong=False, mode="date")


def _address_of_net(surface: str, type: str) -> Iterator[Form]:
    yield Form((" ".join(words(surface)),), "as written")
    if type == "EMAIL":
        local = surface.split("@", 1)[0]
        own = words(local)
        telling = len(own) > 1 and len(compact(local)) >= 6
        yield Form((" ".join(own),), "the part before the @", strong=telling)
    elif type == "URL":
        bare = _SCHEME.sub("", surface)
        if "/" in bare.strip("/") or "." in bare:
            yield Form((" ".join(words(bare)),), "without its beginning")


def _address(surface: str) -> Iterator[Form]:
    yield from _words_as_written(surface)
    parts = [part for part in _LINE.split(surface) if part.strip()]
    for number, part in enumerate(parts):
        found = words(part)
        has_number = any(word[0].isdigit() for word in found)
        has_word = any(word.isalpha() and len(word) > 2 and word not in _UNITS for word in found)
        if len(parts) > 1:
            is_postcode = bool(_POSTCODE.fullmatch("".join(found)))
            strong = is_postcode or (has_number and has_word)
            yield Form(found, "one line of it", strong=strong, mode="number" if is_postcode else "name")
        if number == 0 and has_number and has_word:
            street = tuple(word for word in found if word.isalpha() and len(word) > 1)
            if len(street) > 1:
                yield Form(street, "the street alone", strong=False)


def _place(surface: str) -> Iterator[Form]:
    yield from _words_as_written(surface)
    bare = re.sub(r"^\s*the\s+", "", surface, flags=re.IGNORECASE)
    if bare != surface:
        yield from _words_as_written(bare)
    parts = [" ".join(words(word)) for word in bare.split()]
    parts = [part for part in parts if part]
    while len(parts) > 1 and parts[-1] in _GENERIC_ENDS:
        parts.pop()
        yield Form(tuple(parts), SHORTENED, strong=len(parts) > 1)


def _words_as_written(surface: str) -> Iterator[Form]:
    form = literal_form(surface)
    if form.mode == "number":
        yield replace(form, strong=not _is_common_number(form.compact))
    else:
        yield form
