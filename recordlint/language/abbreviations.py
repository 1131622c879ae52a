"""The table of short forms (`rules/abbreviations.tsv`): what a form may stand for, for whom it is everyday, and
whether words of a note say it in full.

A form is looked up by its key: lower case, without dots, possessive or plural, so that `C.P.N.`, `CPNs` and `cpn`
are one. Which spellings count is decided here too: `ot` is a short form, `it` and `Act` are words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from recordlint.errors import RulebookError
from recordlint.language.lexicons import fold, house_folders, load, pattern, per_house
from recordlint.language.terms import Terms
from recordlint.resources import resource

_COLUMNS = ("term", "expansion", "plain", "domain", "audience", "source")
AUDIENCES = ("everyone", "professional", "specialist")
JOINERS = frozenset(
    ["a", "an", "and", "at", "by", "for", "from", "in", "into", "of", "on", "or", "our", "per", "the", "to", "with"]
)
_ROLE = re.compile(  # at the end of what it is: a child, and not child protection
    r"\b(?:\w*worker|\w*nurse|officer|manager|leader|director|head|specialist|prescriber|therapist|visitor|doctor|practitioner|"
    r"assessor|advocate|representative|professional|psychologist|psychiatrist|carer|teacher|assistant|advis[eo]r|co-?ordinator|"
    r"user|person|people|adult|patient|litigant|commissioner|child|children|parent|mother|father|baby|grand\w+|friend|boyfriend|"
    r"girlfriend|partner|sibling|midwife|clinician|registrar|consultant|lead|guardian|team|service|police|constable|sergeant|"
    r"inspector|physiotherapist|attorney|kin|resident|solicitor)s?$"
)
_HEAD_ENDS = re.compile(
    r"\s(?:of|for|in|on|to|with|who|at|from|around|about|looked|posing|year|under|by|without|via|causing|responsible)\b|,"
)
_BODY = re.compile(
    r"\b(?:authority|association|council|agency|board|department|commission|court|school|group|prison|hub|partnership|social care)\b"
)
_PREFIX = re.compile(r"(?:multi|co|inter|non|anti|self|post|pre|re)(?=\w{4})")
_VOWEL = re.compile(r"[aeiouy]", re.IGNORECASE)
_CONSONANTS = re.compile(r"[^aeiouy]{3}", re.IGNORECASE)
_SECTION = re.compile(r"(?:s|sec|sect)\.?\s?(\d{1,3}[a-z]?)(?:\((\d)\))?")


@dataclass(frozen=True, slots=True)
class Sense:
    """One meaning of a short form: said in full, in plain words, its domain, and who knows it without being told."""

    expansion: str
    plain: str
    domain: str
    audience: str

    @property
    def names_people(self) -> bool:
        """Whether it is a worker, a relative or a team."""
        return any(
            _ROLE.search(_HEAD_ENDS.split(kind.strip(), maxsplit=1)[0])
            for kind in re.split(r"\sor\s|[;/()]", self.expansion.lower())
        )


@dataclass(frozen=True, slots=True)
class Entry:
    """A short form of the table with its senses."""

    key: str
    senses: tuple[Sense, ...]

    @property
    def everyday(self) -> bool:
        """Whether every sense is one that any adult knows."""
        return all(sense.audience == "everyone" for sense in self.senses)

    @property
    def role(self) -> bool:
        """Whether it names people or a team, so that it may do what only people do."""
        return any(sense.names_people for sense in self.senses)

    @property
    def body(self) -> bool:
        """Whether it names an authority or the like, which says and wants things too, though a person may share its letters."""
        return any(_BODY.search(sense.expansion.lower()) for sense in self.senses)


@per_house
def table() -> Mapping[str, Entry]:
    """Every short form by its key. Raises RulebookError that names the line that is no row of the table."""
    senses: dict[str, list[Sense]] = {}
    for term, sense in _rows():
        if _is_small_talk(term, sense):
            continue
        known = senses.setdefault(key_of(term), [])
        if not any(_same(sense, old) for old in known):
            known.append(sense)
    return {key: Entry(key, tuple(found)) for key, found in senses.items()}


def _same(one: Sense, other: Sense) -> bool:
    """Whether two rows mean one thing: the words of one expansion, but for plurals and brackets, are among the other's."""
    if any(char.isdigit() for char in one.expansion):
        return fold(one.expansion) == fold(other.expansion)
    words, others = (
        {w.rstrip("s") for w in re.findall(r"\w+", re.sub(r"\(.*?\)", "", fold(s.expansion)))} for s in (one, other)
    )
    return words <= others or others <= words


@per_house
def spellings() -> frozenset[str]:
    """The forms exactly as the table writes them."""
    return frozenset(term for term, sense in _rows() if not _is_small_talk(term, sense))


@per_house
def everyday_spellings() -> frozenset[str]:
    """Everyday forms in lower case or with one capital: as written only, so that `Mar` is March and `MAR` a chart."""
    return frozenset(term for term, sense in _rows() if _is_small_talk(term, sense))


def _is_small_talk(term: str, sense: Sense) -> bool:
    return sense.audience == "everyone" and (term.islower() or _capitalised(term))


@per_house
def spaced_terms() -> Terms:
    """A pattern over folded text for the terms that hold a space: C diff, Ed Psych."""
    return pattern(fold(term) for term in spellings() if " " in term)


@per_house
def _rows() -> tuple[tuple[str, Sense], ...]:
    return tuple(_parsed())


def _parsed() -> Iterator[tuple[str, Sense]]:
    """The rows of the table. A term in a house folder's `abbreviations.tsv` takes the place of every sense that we give it."""
    house = [row for folder in house_folders() for row in _file(folder / "abbreviations.tsv", needed=False)]
    own = {key_of(term) for term, _ in house}
    yield from (row for row in _file(resource("rules") / "abbreviations.tsv") if not own or key_of(row[0]) not in own)
    yield from house


def _file(path: Path, *, needed: bool = True) -> Iterator[tuple[str, Sense]]:
    if not needed and not path.is_file():
        return
    lines = path.read_text(encoding="utf-8").splitlines()
    if not lines or tuple(lines[0].split("\t")) != _COLUMNS:
        raise RulebookError(f"{path}: the first line must name the columns {', '.join(_COLUMNS)}")
    for number, line in enumerate(lines[1:], 2):
        if not line.strip():
            continue
        cells = line.split("\t")
        if len(cells) != len(_COLUMNS) or cells[4] not in AUDIENCES or not cells[0]:
            raise RulebookError(
                f"{path}, line {number}: a row needs {len(_COLUMNS)} cells and an audience of {AUDIENCES}"
            )
        yield cells[0], Sense(*cells[1:5])


def key_of(form: str) -> str:
    """The key of a form: folded, without dots, white space, possessive, plural or "-d" of a verb (`DNA'd`)."""
    key = fold(form).replace(" ", "")
    if section := _SECTION.fullmatch(key):
        return f"s{section[1]}" + (f"({section[2]})" if section[2] else "")
    key = re.sub(r"'(?:s|d|ed)$", "", key)
    upper = form.replace(".", "")[: len(key.replace(".", ""))]
    key = key.replace(".", "").strip("'")
    if len(upper) > 2 and upper[-1] in "sd" and upper[:-1].isupper():
        key = key[:-1]  # CPNs, DNAd
    return key


def find(form: str) -> Entry | None:
    """The entry of a form as it is written in a note, or None where that spelling is a word, a name or unknown.

    Capitals count for every form; lower case and a first capital only where the table has that spelling or where it
    could be no word.
    """
    key = key_of(form)
    entry = table().get(key) or _singular(key)
    if entry is None:
        return _bare(form)
    exact = _as_spelt().get(form) or _as_spelt().get(form.rstrip("."))
    if exact:
        return exact
    if _capitalised(form) and form.lower() in spellings() and not is_name(form.lower()):
        return entry
    letters = [char for char in form if char.isalpha()]
    if not letters or "/" in form or "&" in form or "+" in form or not (form.islower() or _capitalised(form)):
        return entry
    if _capitalised(form) and len(letters) <= 3 and set(form[1:]) & set("aeiouy"):
        return None  # a short name that can be spoken: Abi, Cam
    return entry if _may_be_small(fold(form), entry.key) else None


@per_house
def _as_spelt() -> Mapping[str, Entry]:
    """The entry of each spelling of the table, with the senses of that spelling only: `Pt` is a patient, `PT` may be a therapist."""
    rows: dict[str, list[Sense]] = {}
    for term, sense in _rows():
        if not _is_small_talk(term, sense):
            rows.setdefault(term, []).append(sense)
    whole = table()
    return {
        term: Entry(key_of(term), tuple(kept))
        if (kept := [s for s in whole[key_of(term)].senses if s in senses])
        else whole[key_of(term)]
        for term, senses in rows.items()
    }


def _singular(key: str) -> Entry | None:
    return table().get(key[:-1]) if len(key) > 2 and key.endswith("s") else None


def _bare(form: str) -> Entry | None:
    """A form with strokes or hyphens that the table has without: `o/t`, `S-W`."""
    if not re.fullmatch(r"\w(?:[/.]\w){1,3}\.?", form):
        return None
    return table().get(re.sub(r"[/.]", "", fold(form)))


def _capitalised(form: str) -> bool:
    return form[:1].isupper() and form[1:].islower()


@per_house
def _may_be_small(written: str, key: str) -> bool:
    """Whether a form in lower case is still that form: a listed one of two letters, or longer and no word or name."""
    if len(key) < 3:
        return in_forms(written, "lower") or in_forms(key, "lower")
    if in_forms(key, "small"):
        return True
    if not key.isalnum() or can_be_said(key):
        return False
    return not any(is_word(word) or is_name(word) for word in (written, key, written.removesuffix("s")))


def can_be_said(letters: str) -> bool:
    """Whether letters could be a word or a name: a vowel, and never more than two consonants in a row."""
    return bool(_VOWEL.search(letters)) and not _CONSONANTS.search(letters)


@per_house
def _forms(category: str) -> frozenset[str]:
    return frozenset(load("abbreviation_forms")[category])


def in_forms(word: str, category: str) -> bool:
    """Whether a folded word is in a category of the lexicon `abbreviation_forms`."""
    return word in _forms(category)


@per_house
def forms_pattern(category: str) -> Terms:
    """A pattern over folded text for a category of the lexicon `abbreviation_forms`."""
    return pattern(load("abbreviation_forms")[category])


@per_house
def _word_list(name: str) -> frozenset[str]:
    path = resource("rules") / "lexicons" / f"{name}.txt"
    lines = path.read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


def is_word(word: str) -> bool:
    """Whether a folded form of two to six letters is an English word."""
    return word in _word_list("short_words")


def is_name(word: str) -> bool:
    """Whether a folded form of three to six letters is a forename or surname and no word."""
    return word in _word_list("short_names")


@per_house
def _not_abbreviations() -> frozenset[str]:
    path = resource("rules") / "lexicons" / "not_abbreviations.txt"
    lines = (line.strip() for line in path.read_text(encoding="utf-8").splitlines())
    return frozenset(line for line in lines if line and not line.startswith("#"))


def is_no_abbreviation(form: str) -> bool:
    """Whether a form, as written, is listed as looking like an abbreviation and being none."""
    return form in _not_abbreviations()


# --- said in full -----------------------------------------------------------------------------------------------


@per_house
def in_full(expansion: str) -> re.Pattern[str] | None:
    """A pattern over folded text that finds an expansion of two words or more; None where it is one word.

    Endings are loose (therapist, therapy), joining words optional, hyphens and spaces alike. One word alone
    ("patient", "history") explains nothing: it stands in most notes.
    """
    variants: list[str] = []
    for variant in re.split(r"\s+or\s+|;", re.sub(r"\([^)]*\)", " ", fold(expansion))):
        words = re.findall(r"[\w']+", variant.replace("-", " "))
        if sum(word not in JOINERS for word in words) >= 2:
            variants.append(_loose(words))
    return re.compile(rf"\b(?:{'|'.join(variants)})\b") if variants else None


def _loose(words: list[str]) -> str:
    parts: list[str] = []
    for index, word in enumerate(words):
        last = index == len(words) - 1
        if word in JOINERS and not last:
            parts.append(rf"(?:(?:{re.escape(word)}|&)[\s-]{{1,3}})?")
            continue
        parts.append(_stem(word) + ("" if last else r"[\s,-]{0,3}"))
    return "".join(parts)


def _stem(word: str) -> str:
    if word.isdigit() or len(word) <= 3:
        return re.escape(word)
    word = word.removesuffix("'s").removesuffix("s'")
    if prefix := _PREFIX.match(word):
        return prefix[0] + r"[\s-]?" + _stem(word[prefix.end() :])
    for ending in ("ist", "ies", "ing", "ation", "er", "or", "me", "y", "s", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            word = word.removesuffix(ending)
            break
    return re.escape(word).replace("is", "i[sz]") + r"[\w']{0,6}"


def initials_fit(letters: str, words: list[str]) -> bool:
    """Whether the words, in order, are what the letters stand for: each gives its first letter, joining words may give none.

    A word may give its first two (coordinator).
    """
    if not words or words[-1] in JOINERS or (words[0] in JOINERS and not letters.startswith(words[0][0])):
        return False
    return _fits(letters, 0, words, 0)


def _fits(letters: str, at: int, words: list[str], index: int) -> bool:
    if at == len(letters):
        return index == len(words)
    if index == len(words):
        return False
    word = words[index]
    if word[:1] == letters[at] and _fits(letters, at + 1, words, index + 1):
        return True
    if word[:2] == letters[at : at + 2] and _fits(letters, at + 2, words, index + 1):
        return True
    return word in JOINERS and _fits(letters, at, words, index + 1)


def spelt_out(letters: str) -> re.Pattern[str]:
    """A pattern over folded text for a run of words whose initials are the letters; made for three to six letters."""
    gap = r"[\s-]{1,2}(?:(?:and|of|the|for|in|to|with|&)\s{1,2}){0,2}"
    return re.compile(r"\b" + gap.join(rf"{re.escape(letter)}[a-z']+" for letter in letters) + r"\b")


def plain_words(entry: Entry) -> frozenset[str]:
    """The telling words of the expansions and their plain forms, cut to four letters: what an explanation would hold."""
    said = " ".join(re.sub(r"\([^)]*\)", " ", fold(f"{sense.expansion} {sense.plain}")) for sense in entry.senses)
    return frozenset(word[:4] for word in re.findall(r"[a-z]{4,}", said) if word not in JOINERS)
