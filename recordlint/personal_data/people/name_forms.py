"""The parts of a name as it is written, and how two parts can be the same: accents, short forms, halves, typos."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from recordlint.personal_data.people.name_lists import plain, short_forms, titles

_PARTICLES = frozenset({
    "van", "von", "de", "da", "di", "del", "della", "dos", "das", "du", "la", "le", "den", "der", "ten", "ter", "bin", "bint", "ibn", "al", "el",
    "ap", "ab", "mac", "mc", "o", "st", "san", "zu",
})  # fmt: skip
_TEKNONYMS = frozenset({"umm", "um", "abu", "bint", "bin", "ibn", "abd"})
_SUFFIXES = frozenset({"jr", "jnr", "snr", "senior", "junior", "obe", "mbe", "esq", "rn", "rgn", "rmn"})
_WORD = re.compile(r"[A-Za-z]/[A-Za-z](?=\s)|[^\W\d_]+(?:['-][^\W\d_]+)*\.?|[^\W\d_]\.", re.UNICODE)
_QUOTES = str.maketrans("’‘ʼ`´", "'''''")
_FEMALE_END = re.compile(r"(?:sk|ck|dzk|ov|ev)a$")
_MALE_END = re.compile(r"(?:sk|ck|dzk)i$|(?:ov|ev)$")
LONG_ENOUGH = 6
"""Letters that a name needs before a typo of one letter is forgiven: shorter ones become other names too easily."""


@dataclass(frozen=True, slots=True)
class NameForm:
    """A name as it is written once, in parts without accents and in lower case.

    `shape`: full ("Halina Nowicka", "H Nowicka", "Tuan P"), single ("Halina", "Mrs Nowicka"), initials ("HN"), title ("Mr").
    `use` is private, work or clergy after the title, "" without one. `gender` is what title or surname say: "f", "m" or None.
    `given` and `family` are parts; of a single one it is open which it is, and it stands in `given`.
    """

    title: str
    use: str
    gender: str | None
    given: tuple[str, ...]
    family: tuple[str, ...]
    shape: str

    @property
    def words(self) -> tuple[str, ...]:
        """Every part that is more than an initial."""
        return tuple(part for part in (*self.given, *self.family) if len(part) > 1)

    @property
    def letters(self) -> str:
        """The initials in the order of given and family names."""
        if self.shape == "initials":
            return "".join(self.given)
        return "".join(half[0] for part in (*self.given, *self.family) for half in part.split("-") if half)

    @property
    def is_abbreviated(self) -> bool:
        """Whether one of the parts is an initial."""
        return any(all(len(half) == 1 for half in part.split("-")) for part in (*self.given, *self.family))


@lru_cache(maxsize=8192)
def parse(surface: str) -> NameForm:
    """The parts of a name as written. Whatever is no name at all becomes an empty form of shape "title"."""
    head, comma, tail = surface.translate(_QUOTES).partition(",")
    words = [match[0] for match in _WORD.finditer(head)]
    title, use, gender, words = _without_title(words)
    rest = [match[0] for match in _WORD.finditer(tail)] if comma else []
    if rest:
        rest_title, rest_use, rest_gender, rest = _without_title(rest)
        title, use, gender = (title, use, gender) if title else (rest_title, rest_use, rest_gender)
    words = [word for word in words if plain(word).rstrip(".") not in _SUFFIXES] or words
    if rest and words:
        return _full(title, use, gender, _parts(rest), _parts(words))
    if not words:
        return NameForm(title, use, gender, (), (), "title")
    if len(words) == 1:
        return _single(title, use, gender, words[0])
    if all(len(word.rstrip(".")) == 1 for word in words):
        return NameForm(title, use, gender, tuple(plain(w).rstrip(".") for w in words), (), "initials")
    if _is_family_first(words):
        split = next(i for i, word in enumerate(words) if not word.isupper() or len(word.rstrip(".")) == 1)
        return _full(title, use, gender, _parts(words[split:]), _parts(words[:split]))
    parts = _parts(words)
    if len(parts) == 1:
        return NameForm(title, use, gender, parts, (), "single")
    cut = len(parts) - 1
    while cut > 1 and parts[cut - 1] in _PARTICLES:
        cut -= 1
    return _full(title, use, gender, parts[:cut], parts[cut:])


def _without_title(words: list[str]) -> tuple[str, str, str | None, list[str]]:
    """The title that leads the words, what it says, and the words behind it. Two titles count as the first that is of work."""
    known = titles()
    title, use, gender, given = "", "", None, words
    while words:
        two = " ".join(plain(word).rstrip(".") for word in words[:2])
        one = plain(words[0]).rstrip(".")
        key, length = (two, 2) if len(words) > 1 and two in known else (one, 1)
        # A title of letters in capitals before nothing else is somebody's initials (PS, DC, SO).
        if key not in known or (
            len(words) == length and len(key) < 3 and not title and key not in ("mr", "ms", "dr", "mx")
        ):
            break
        if not title or known[key][0] == "work":
            title, use = key, known[key][0]
        gender = gender or known[key][1]
        words = words[length:]
    if not words and len(given) > 1 and title and " ".join(plain(word).rstrip(".") for word in given) not in known:
        words = given[-1:]  # "Dr Sheikh", "Mr Constable": the last one is the name
        first = plain(given[0]).rstrip(".")
        title, use, gender = (first, *known[first]) if first in known else (title, use, gender)
    return title, use, gender, words


def _parts(words: list[str]) -> tuple[str, ...]:
    """The words as parts; "Umm Yusuf" is one of them, a man or woman by the name of a child."""
    parts: list[str] = []
    for word in words:
        part = plain(word).rstrip(".").replace("'", "")
        if parts and parts[-1] in _TEKNONYMS:
            parts[-1] += " " + part
        else:
            parts.append(part)
    return tuple(part for part in parts if part)


def _single(title: str, use: str, gender: str | None, word: str) -> NameForm:
    bare = word.rstrip(".")
    if re.fullmatch(r"[^\W\d_](?:-[^\W\d_]){1,2}", bare):
        bare = bare.replace("-", "").upper()
    if len(bare) == 1 or (not title and bare.isupper() and len(bare) <= 3):
        return NameForm(title, use, gender, tuple(plain(bare)), (), "initials")
    part = plain(bare).replace("'", "")
    vowels = any(letter in "aeiouy" for letter in part)
    if not title and len(part) <= 3 and not vowels:
        return NameForm(title, use, gender, tuple(part), (), "initials")
    return NameForm(title, use, gender or _gender_of(part), (part,), (), "single")


def _full(title: str, use: str, gender: str | None, given: tuple[str, ...], family: tuple[str, ...]) -> NameForm:
    return NameForm(title, use, gender or _gender_of(family[-1] if family else ""), given, family, "full")


def _is_family_first(words: list[str]) -> bool:
    first, last = words[0].rstrip("."), words[-1].rstrip(".")
    return len(first) > 1 and first.isupper() and (not last.isupper() or len(last) == 1)


def _gender_of(family: str) -> str | None:
    """What the ending of a Slavic surname says."""
    if len(family) < LONG_ENOUGH:
        return None
    return "f" if _FEMALE_END.search(family) else "m" if _MALE_END.search(family) else None


@cache
def full_names() -> dict[str, list[str]]:
    """The names that each short form can stand for."""
    found: dict[str, list[str]] = {}
    for name, forms in short_forms().items():
        for form in forms:
            found.setdefault(form, []).append(name)
    return found


@lru_cache(maxsize=65536)
def given_fit(one: str, other: str) -> float:
    """How well two forenames can be one person's, 0 to 1: the same, an initial, a short form, a typo."""
    if one == other:
        return 1.0
    short, long = sorted((one, other), key=len)
    if not short:
        return 0.0
    if len(short) == 1:
        if long[0] == short:
            return 0.7
        return 0.4 if any(full[0] == short for full in full_names().get(long, ())) else 0.0
    if short in long.split("-"):
        return 0.9
    if len(short) >= 4 and long == short + "s":
        return 0.8  # a possessive without its apostrophe
    forms = short_forms()
    if short in forms.get(long, ()) or long in forms.get(short, ()):
        return 0.9
    if _is_clipped(short, long):
        return 0.6
    if len(short) >= LONG_ENOUGH and one[:-1] != other[:-1] and long[:-1] != short and within_one(one, other):
        return 0.5
    return 0.0


def _is_clipped(short: str, long: str) -> bool:
    """Whether the shorter is a clipped form of the longer: Hal of Halina, Debs of Deborah, Shazzie is not."""
    if len(long) - len(short) < 2 or len(long) < 5:
        return False
    if len(short) >= 3 and long.startswith(short):
        return True
    for ending in ("ie", "y", "s", "i"):
        if short.endswith(ending):
            stem = short[: -len(ending)]
            if len(stem) >= 3 and (long.startswith(stem) or (stem[-1] == stem[-2] and long.startswith(stem[:-1]))):
                return True
    return False


def _is_cut(short: str, long: str) -> bool:
    """Whether the shorter is a long surname that was cut off: Thiru of Thirunavukkarasu."""
    return len(short) >= 4 and len(long) - len(short) >= 5 and long.startswith(short)


@lru_cache(maxsize=65536)
def family_fit(one: str, other: str) -> float:
    """How well two surnames can be one person's, 0 to 1: the same, a half of a double one, an initial, a typo, an ending."""
    if one == other:
        return 1.0
    short, long = sorted((one, other), key=len)
    if not short:
        return 0.0
    if len(short) == 1:
        return 0.7 if long[0] == short else 0.0
    if one.replace("-", "") == other.replace("-", ""):
        return 1.0
    halves = long.split("-")
    if _is_cut(short, long) or (
        len(short) < 8 and short.split("-") == [half[:1] for half in halves] and len(halves) > 1
    ):
        return 0.6
    if len(short) >= 3 and len(halves) > 1 and (short in halves or set(short.split("-")) == set(halves)):
        return 0.9
    if _FEMALE_END.sub("", one) == _MALE_END.sub("", other) or _MALE_END.sub("", one) == _FEMALE_END.sub("", other):
        return 0.8
    if len(short) >= LONG_ENOUGH and within_one(one, other):
        return 0.6
    return 0.0


def within_one(one: str, other: str) -> bool:
    """Whether one letter more, less or other, or two that changed places, make one word into the other."""
    if one == other:
        return True
    if abs(len(one) - len(other)) > 1:
        return False
    at = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    if len(one) == len(other):
        swapped = one[at + 1 : at + 2] + one[at : at + 1] == other[at : at + 2]
        return one[at + 1 :] == other[at + 1 :] or (swapped and one[at + 2 :] == other[at + 2 :])
    short, long = sorted((one, other), key=len)
    return short[at:] == long[at + 1 :]
