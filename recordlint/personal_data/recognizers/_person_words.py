"""Which words of a passage are taken for parts of names: by their score, a title, what the user stated, the names beside them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from recordlint.personal_data.base import Passage
from recordlint.personal_data.name_features import Word
from recordlint.personal_data.name_scores import Scored
from recordlint.personal_data.name_vocabulary import PLACE_WORDS
from recordlint.personal_data.names import NameLists, is_particle, name_lists, plain
from recordlint.personal_data.recognizers._person_initials import Found, called, initials
from recordlint.personal_data.recognizers._person_memory import remember
from recordlint.personal_data.recognizers._person_stands import stands
from recordlint.personal_data.recognizers._person_titles import TITLES, is_ranked, is_surely_titled, is_titled

ACCEPTED = 0.4
"""From this score on a word is a name: it is withheld by this, and a name missed costs more than a word too many."""
_LISTED_CAP = 0.05  # what a capitalised word must score that the lists know for a forename and for nothing else
_LISTED_PLACE = 0.1  # the same where it is a place's name too, and of such a surname
_LISTED_SMALL = 0.2  # the same of a forename in small letters
_AGAINST_COMMON = 1.1  # a common English word that no list knows as a name is none
_AGAINST_WORD = 0.55  # what another English word must score that no list knows as a name
_AGAINST_OPENING = (
    0.5  # a common English word that opens a sentence or line, though it is a name too: "Bill to be paid"
)
_AGAINST_SMALL = 0.65  # a word in lower case where the note has capitals
_AGAINST_LISTED = 0.6  # what is capitalised for another reason, though it is a name too: a month, a brand
_AGAINST_SHORT_FORM = 0.45  # what a short form of the trade must score
_ABSORBED = 0.2  # what a capitalised word beside an accepted one must score
_UNLISTED = 0.06  # the same where no list knows the word at all
_CERTAIN = 0.8  # a forename of this score takes an English word behind it for its surname
_LONE_INITIAL = 0.75  # a single letter alone is mostly something else
_INITIAL_BEHIND = re.compile(r"[A-Z](?:-[A-Z])?(?:\.|(?=\s*(?:$|[|,;)\n])))(?! ?(?!and\\b|&)[a-z])")
_IN_ONE_LINE = re.compile(r"[^\W\d_]*(?:[ '’-][^\W\d_]+)+")
_NOT_BEHIND_TITLE = frozenset(
    ["and", "or", "on", "to", "will", "was", "is", "has", "said", "visit", "who", "from", "for", "with"]
)
_FORENAMES = ("f1", "b1")
_MONTHS = frozenset(["april", "may", "june", "august", "jan"])
_DAY_AHEAD = re.compile(
    r"(?<![\w./:,])(?:[12]\d|3[01]|0?[1-9])(?:(?:st|nd|rd|th)(?: of)?)?[ \u00a0](?:(?:and|to|or|&) \d{1,2}[ \u00a0])?$"
)
_NUMBERED = re.compile(r"\b(?:rooms?|rm|r|bed|bay|flat|no\.?|number|side room|table|unit|block|house) ?\d{1,3} $")
_BESIDE = re.compile(r"[ \u00a0]{1,2}|\.[ \u00a0]{0,2}|-")


def accepted(passage: Passage, scored: Sequence[Scored]) -> Found:
    """The words that are taken for names, by index: score and why."""
    lists = name_lists()
    found: Found = {}
    for index, item in enumerate(scored):
        word = item.word
        if (word.form in TITLES and item.score < 0.97) or (word.known.startswith("u") and word.form in lists.not_names):
            continue
        if word.shape == "initial" and (item.score < _LONE_INITIAL or passage.text[word.start - 1 : word.start] == "/"):
            continue
        if item.score < _against(word) and not is_titled(passage.text, word.start):
            continue
        if word.text == "I" and passage.text[word.end : word.end + 1] != ".":
            continue
        if item.score >= _least(word):
            found[index] = (max(item.score, 0.5), item.why) if item.score < ACCEPTED else (item.score, item.why)
        elif _after_title(passage, item, lists):
            found[index] = (max(item.score, 0.9), "behind a title")
    called(passage, scored, found)
    initials(passage, scored, found)
    stands(passage, scored, found)
    _known_people(passage, scored, found)
    remember(passage, scored, found, lists)
    for index in [index for index in found if _is_month_here(passage, scored[index].word)]:
        del found[index]
    _absorb(passage, scored, found)
    return found


def _least(word: Word) -> float:
    """From which score a word is a name: a lower one for what the lists know for a common forename or surname and nothing else."""
    if "near-pet" in word.features:
        return ACCEPTED
    if word.shape == "lower":
        return _LISTED_SMALL if word.known in _FORENAMES else ACCEPTED
    if word.shape != "Cap":
        return ACCEPTED
    if word.known in _FORENAMES:
        return _LISTED_CAP
    return _LISTED_PLACE if word.known in ("f1+place", "b1+place", "s1") else ACCEPTED


def _is_month_here(passage: Passage, word: Word) -> bool:
    """Whether a name is a month behind its day: "5 May", "the 3rd of June", not "Room 9 June"."""
    if word.form not in _MONTHS:
        return False
    day = _DAY_AHEAD.search(passage.folded[max(0, word.start - 18) : word.start])
    return day is not None and not _NUMBERED.search(passage.folded[max(0, word.start - 24) : word.start])


def _against(word: Word) -> float:
    """What a word must score because of what else it is."""
    if word.known == "u+c":
        return _AGAINST_COMMON
    if word.known == "u+w":
        return _AGAINST_WORD
    if word.known == "u+abbr":
        return _AGAINST_SHORT_FORM
    if word.shape == "lower" and word.known.endswith("+w"):
        return _AGAINST_SMALL
    if word.shape == "lower" and not any(feature.startswith("note=lower") for feature in word.features):
        return _AGAINST_SMALL
    if word.known.endswith("+c") and word.place == "initial":
        return _AGAINST_OPENING
    return _AGAINST_LISTED if word.form in name_lists().not_names else 0.0


def _after_title(passage: Passage, item: Scored, lists: NameLists) -> bool:
    word = item.word
    if word.form in TITLES or not is_titled(passage.text, word.start):
        return False
    if word.shape == "Cap" and is_ranked(passage.text, word.start) and word.form not in _NOT_BEHIND_TITLE:
        return True
    surely = is_surely_titled(passage.text, word.start)
    if word.shape == "lower":
        return surely and word.form not in lists.common and len(word.form) > 2
    before = passage.text[max(0, word.start - 8) : word.start].split()
    if surely or word.form in lists.surnames or (before and is_particle(before[-1])):
        return word.form not in lists.common or word.form in lists.surnames or word.form in lists.forenames
    return item.score >= _ABSORBED


def _known_people(passage: Passage, scored: Sequence[Scored], found: Found) -> None:
    """Names that the user stated are found whatever they look like; ordinary words only with a capital."""
    if not passage.known.people:
        return
    names: set[str] = set()
    phrases: list[list[str]] = []
    for person in passage.known.people:
        for name in (person.name, *person.also):
            parts = [plain(part) for part in re.findall(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", name)]
            parts = [part for part in parts if part not in TITLES and not is_particle(part)]
            names.update(part for part in parts if len(part) > 1)
            if len(parts) > 1:
                phrases.append(parts)
    lists = name_lists()
    for index, item in enumerate(scored):
        word = item.word
        if word.form in names and index not in found:
            short = len(word.form) <= 3
            plain_word = lists.is_ordinary(word.form) or short
            if (
                word.shape != "lower" and not (short and word.shape == "Cap" and word.form in lists.common)
            ) or not plain_word:
                found[index] = (0.95, "stated by the user")
    for parts in phrases:
        for index in range(len(scored) - len(parts) + 1):
            if [s.word.form for s in scored[index : index + len(parts)]] == parts:
                for offset in range(len(parts)):
                    found.setdefault(index + offset, (0.97, "stated by the user"))


def _absorb(passage: Passage, scored: Sequence[Scored], found: Found) -> None:
    """Initials and likely words beside an accepted name belong to it."""
    for index in sorted(found):
        _over_particles(passage, scored, found, index)
        for step in (-1, 1):
            other = index + step
            while 0 <= other < len(scored) and other not in found:
                score = _beside(passage, scored, other, step)
                if not score:
                    break
                found[other] = (score, "beside a name")
                other += step


def _over_particles(passage: Passage, scored: Sequence[Scored], found: Found, index: int) -> None:
    beyond = index + 1
    while beyond < len(scored) and beyond - index < 4 and is_particle(scored[beyond].word.text):
        beyond += 1
    if (
        index + 1 < beyond < len(scored)
        and scored[beyond].word.shape in ("Cap", "Mixed")
        and _IN_ONE_LINE.fullmatch(passage.text[scored[index].word.start : scored[beyond].word.end])
    ):
        found.setdefault(beyond, (0.8, "behind a particle of a name"))
    before = index - 1
    while before >= 0 and index - before < 4 and is_particle(plain(scored[before].word.text)):
        before -= 1
    if (
        0 <= before < index - 1
        and scored[before].word.shape in ("Cap", "Mixed")
        and (scored[before].score >= _ABSORBED or scored[before].word.form in name_lists().forenames)
        and _IN_ONE_LINE.fullmatch(passage.text[scored[before].word.start : scored[index].word.end])
    ):
        found.setdefault(before, (scored[before].score, "before a particle of a name"))


def _beside(passage: Passage, scored: Sequence[Scored], other: int, step: int) -> float:
    """The score of the word at `other` as a part of the name beside it (on its left for a step of 1); 0 where it is none."""
    item, near = scored[other], scored[other - step]
    word = item.word
    left, right = (word, near.word) if step < 0 else (near.word, word)
    gap = passage.text[left.end : right.start]
    if step > 0 and gap == ", " and word.shape == "initial" and _INITIAL_BEHIND.match(passage.text, word.start):
        return 0.7
    if _is_small_initial(passage, word, near.word, step):
        return 0.6
    if _is_surname_behind(word, near, step, gap) or _is_forename_before(word, near, step, gap):
        return 0.6
    if word.shape == "lower" or not _BESIDE.fullmatch(gap) or passage.text[word.start - 1 : word.start] == "/":
        return 0.0
    if word.shape == "initial" and word.text != "I" and not (step > 0 and word.text == "A" and "." not in gap):
        ends_sentence = step > 0 and gap.startswith(".") and len(left.text) > 2
        return 0.0 if ends_sentence else max(item.score, 0.6)
    if gap not in (" ", "-", "\u00a0") or word.form in TITLES or word.known == "u+c" or _has_ordinary_part(word.form):
        return 0.0
    if word.shape == "UPPER" and len(word.text) < 4 and near.word.shape != "UPPER":
        return 0.0  # "C. Doyle HV"
    least = _UNLISTED if word.known == "u" and word.place != "heading" else _ABSORBED
    return max(item.score, 0.6) if item.score >= least else 0.0


def _is_small_initial(passage: Passage, word: Word, near: Word, step: int) -> bool:
    """The letter of a surname in a note without capitals: "sandy b."."""
    if step < 0 or len(word.text) != 1 or word.shape != "lower" or near.shape != "lower" or word.start - near.end != 1:
        return False
    return passage.text[word.end : word.end + 1] in (".", ",", "", "\n", "(") and word.text not in ("a", "i")


def _is_forename_before(word: Word, near: Scored, step: int, gap: str) -> bool:
    """A forename, though it is English too, right before a name that is certain: "Dom Fiore"."""
    lists = name_lists()
    return (
        step < 0
        and gap == " "
        and word.shape == "Cap"
        and near.score >= _CERTAIN
        and word.form in lists.forenames
        and word.form not in ("will", "may", "can", "nan")
        and near.word.form not in lists.forenames
    )


def _is_surname_behind(word: Word, near: Scored, step: int, gap: str) -> bool:
    """A capitalised word in mid-sentence right behind a forename that is certain, though it is English: "Moira Kettle"."""
    lists = name_lists()
    return (
        step > 0
        and gap == " "
        and word.shape == "Cap"
        and word.place == "mid"
        and near.score >= _CERTAIN
        and near.word.form in lists.forenames
        and word.form not in lists.not_names
        and (word.form not in PLACE_WORDS or word.form in lists.surnames)
    )


def _has_ordinary_part(form: str) -> bool:
    """Whether a hyphenated word is made of English words: "Ex-husband", "Co-worker"."""
    lists = name_lists()
    return "-" in form and any(len(part) > 1 and part in lists.common for part in form.split("-"))
