"""How well two ways to write a name can be one person's: full names, single names, initials."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from recordlint.personal_data.names import name_lists
from recordlint.personal_data.people.name_forms import NameForm, family_fit, given_fit
from recordlint.personal_data.people.name_lists import kin_words

BY_FIRST_LETTER = 0.35
"""How well "Doris" fits "D Fenwick": no more is known than the first letter."""


@lru_cache(maxsize=65536)
def form_fit(one: NameForm, other: NameForm) -> float:
    """How well two ways to write a name can be one person's, 0 (cannot) to 1; titles and gender are not looked at."""
    shapes = {one.shape, other.shape}
    if "title" in shapes:
        return (
            0.3 if one == other else 0.4 if one.title and one.title == other.title and one.title in kin_words() else 0.0
        )
    if "initials" in shapes:
        return _initials_fit(one, other)
    if shapes == {"full"}:
        return max(_full_fit(one, other), _full_fit(one, _turned(other)) * 0.8)
    if shapes == {"single"}:
        return _single_fit(one, other)
    single, full = (one, other) if one.shape == "single" else (other, one)
    word = single.given[0]
    family = family_fit(full.family[-1], word) if len(full.family[-1]) > 1 or len(word) == 1 else 0.0
    given = max(
        (given_fit(part, word) if len(part) > 1 else 0.0) * (1 if i == 0 else 0.7) for i, part in enumerate(full.given)
    )
    # Behind a title an initial alone joins nobody: "Dr Anand" is not "A. Yusuf".
    joined = "".join(full.given)
    together = given_fit(joined, word) if len(joined) > 1 or not single.title else 0.0
    if not family and not given and not together and not single.title and len(word) > 1:
        # "Fenwick D" has the surname first, "Lidia M." has not.
        turned = not full.title and full.given[0] not in name_lists().forenames
        letters = (full.given[0], full.family[-1] if turned else "")
        return BY_FIRST_LETTER if word[0] in letters else 0.0
    if single.title and not _is_forename_title(single.title):
        # A title calls for a surname; a forename behind it ("Miss Icilda") and a family name that comes first ("Ms Chen") also occur.
        return max(family, 0.6 * max(given, together))
    return max(given, together, 0.85 * family)


def telling(forms: Sequence[NameForm], form: NameForm) -> Sequence[NameForm]:
    """The forms of somebody's name to compare `form` with: where the forename is known, its initial says nothing more.

    "Sunil" fits "S Tolley", but not somebody who is Shane Tolley as well.
    """
    if form.shape != "single" or form.title:
        return forms
    whole = [other for other in forms if other.shape == "full" and len(other.given[0]) > 1 and not other.is_abbreviated]
    return [other for other in forms if not other.is_abbreviated or other.shape != "full"] if whole else forms


def _is_forename_title(title: str) -> bool:
    return title in (
        "pani",
        "pan",
        "auntie",
        "aunty",
        "aunt",
        "uncle",
        "granny",
        "nan",
        "nana",
        "sister",
        "sr",
        "father",
        "nurse",
        "brother",
        "bibi",
    )


def _turned(form: NameForm) -> NameForm:
    """The name with the family name first, as many are written."""
    return NameForm(form.title, form.use, form.gender, (*form.given[1:], *form.family), form.given[:1], form.shape)


def _full_fit(one: NameForm, other: NameForm) -> float:
    short, long = sorted(((*one.given, *one.family), (*other.given, *other.family)), key=len)
    if len(short) < len(long) and short == long[: len(short)] and all(len(part) > 1 for part in short):
        return 0.9  # forenames in two words: "Wei Ling" of "Wei Ling Chan"
    family = max(family_fit(one.family[-1], other.family[-1]), family_fit("-".join(one.family), "-".join(other.family)))
    if not family:
        return 0.0
    given = given_fit(one.given[0], other.given[0])
    if not given and len(one.given) != len(other.given):
        # A second forename that somebody goes by ("Beatrice May" who is called May).
        given = 0.7 * max(given_fit(a, b) for a in one.given for b in other.given)
    if len(one.given) > 1 and len(other.given) > 1 and not given_fit(one.given[1], other.given[1]):
        given *= 0.3 if len(one.given[1]) == 1 or len(other.given[1]) == 1 else 0.5
    return family * given if min(family, given) >= 0.3 else 0.0


def _single_fit(one: NameForm, other: NameForm) -> float:
    first, second = one.given[0], other.given[0]
    if bool(one.title) == bool(other.title):
        return family_fit(first, second) if one.title else given_fit(first, second)
    # "Mrs Nowicka" and "Nowicka": the word must be the same; "Mrs Hal" is no short form of anybody.
    return 0.8 if first == second else 0.6 * family_fit(first, second) if len(first) > 1 and len(second) > 1 else 0.0


def _initials_fit(one: NameForm, other: NameForm) -> float:
    if one.shape == other.shape:
        return 1.0 if one.letters == other.letters else 0.0
    short, full = (one, other) if one.shape == "initials" else (other, one)
    letters, whole = short.letters, full.letters
    if len(letters) == 1:
        if full.shape == "single":
            return 0.5 if whole[:1] == letters else 0.0
        by_title = full.family[0][0] == letters
        return 0.5 if (by_title if short.title else full.given[0][0] == letters) else 0.0
    if full.shape == "single":
        return 0.8 if letters == whole else 0.0
    if letters in (whole, whole[::-1]):
        return 0.9
    ends = full.given[0][0] + full.family[-1].split("-")[0][0]
    if letters == ends or (len(letters) == 2 and letters == whole[0] + whole[-1]):
        return 0.8
    return 0.5 if len(letters) == 2 and letters == ends[::-1] else 0.0
