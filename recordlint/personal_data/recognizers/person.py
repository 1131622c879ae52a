"""People's names, in every form that a note uses: full, title and surname, forename alone, initials, SURNAME, First, lower case.

Each word has a probability of being part of a name (`name_scores`); words that stand together become one span, with their
title. A name that is certain once is found again wherever it stands bare, in capitals, in lower case or misspelt by a letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from recordlint.personal_data.base import Hit, Passage
from recordlint.personal_data.name_scores import Scored, scored_words
from recordlint.personal_data.names import NameLists, is_particle, name_lists, plain

ACCEPTED = 0.4  # names are withheld by this: a name missed costs more than a word too many
_CERTAIN = 0.8  # a form that scores this somewhere is remembered for the whole passage
_REMEMBERED = 0.08  # what a capitalised use of a remembered form must score
_ABSORBED = 0.2  # what a capitalised word beside an accepted one must score
_UNLISTED = 0.06  # the same where no list knows the word at all
_LONE_INITIAL = 0.75  # a single letter alone is mostly something else
_LONG = 6  # letters from which a name is known again with one letter wrong

TITLES = frozenset(
    ["mr", "mrs", "ms", "miss", "mx", "mstr", "master", "dr", "prof", "professor", "sir", "dame", "lord", "lady", "rev", "revd", "reverend", "cllr", "sister", "sr", "s/n", "snr", "pc", "wpc", "dc", "ds", "di", "dci", "dcc", "pcso", "sgt", "sergeant", "insp", "inspector", "pani", "pan", "judge", "hhj", "justice", "imam", "rabbi", "pastor", "sheikh", "capt", "captain", "major", "col", "madam", "mme"]
)
_TITLE_AHEAD = re.compile(
    r"(?<![\w'’-])(?i:mr|mrs|ms|miss|mx|mstr|dr|prof|professor|revd?|cllr|s/n|w?pc|dci?|ds|pcso|sgt|insp|pani|hhj|mme)\.?[ \u00a0]{1,2}$"
    r"|(?<![\w'’-])(?:Sister|Sr|Master|Sir|Dame|Lord|Lady|Reverend|DI|Sergeant|Inspector|Judge|Justice|Imam|Rabbi|Pastor|Sheikh|Capt|Captain)\.?[ \u00a0]{1,2}$"
)
_OF_KIN = re.compile(r"(?:his|her|their|my|our|your|'s|’s|the|a|older|younger|big|little|twin|half|step)[ -]$")
_ALWAYS_TITLES = re.compile(r"(?<![\w'’-])(?:mr|mrs|ms|miss|mx|dr|prof)\.?[ \u00a0]{1,2}$")
_JOINT_TITLES = re.compile(r"(?<![\w'’-])(?:mr|mrs|ms|dr|miss)\.?[ \u00a0](?:and|&)[ \u00a0]$")
_TITLE_OF_TWO = re.compile(r"(?<![\w'’-])(?P<title>mr|mrs|ms|dr|miss|mx)\.?[ \u00a0](?:and|&)[ \u00a0]$")
_JOINS = re.compile(r"[ \u00a0]{1,2}|\.[ \u00a0]{0,2}|[-‐‑]| ?['‘\"“(]|['’\"”)] ?|['’]")
_IN_ONE_LINE = re.compile(r"[^\W\d_]*(?:[ '’-][^\W\d_]+)+")
_WRAPS = re.compile(r"[ \t]?\r?\n[ \t]?")


@dataclass(slots=True)
class _Run:
    """Neighbouring words that make one name."""

    first: int
    last: int


def find(passage: Passage) -> Iterator[Hit]:
    """Every person's name in the passage."""
    scored = scored_words(passage)
    lists = name_lists()
    accepted = _accepted(passage, scored, lists)
    for run in _runs(passage, scored, accepted):
        hit = _hit(passage, scored, run, accepted)
        joint = _TITLE_OF_TWO.search(passage.folded[max(0, hit.start - 12) : hit.start])
        if joint:
            at = max(0, hit.start - 12) + joint.start()
            yield Hit("PERSON", at, at + len(joint["title"]), hit.score, "person", "the first of two titles")
        yield hit


def _accepted(passage: Passage, scored: Sequence[Scored], lists: NameLists) -> dict[int, tuple[float, str]]:
    """The words that are taken for names, by index: score and why."""
    found: dict[int, tuple[float, str]] = {}
    for index, item in enumerate(scored):
        word = item.word
        if word.form in TITLES and item.score < 0.97:
            continue
        if word.shape == "initial" and item.score < _LONE_INITIAL:
            continue
        if item.score >= ACCEPTED:
            found[index] = (item.score, item.why)
        elif _after_title(passage, item, lists):
            found[index] = (max(item.score, 0.9), "behind a title")
    _known_people(passage, scored, found)
    _remember(passage, scored, found, lists)
    _absorb(passage, scored, found)
    return found


def _after_title(passage: Passage, item: Scored, lists: NameLists) -> bool:
    word = item.word
    ahead = passage.folded[max(0, word.start - 12) : word.start]
    if not _TITLE_AHEAD.search(passage.text[max(0, word.start - 14) : word.start]) and not _JOINT_TITLES.search(ahead):
        return False
    if word.form in TITLES:
        return False
    if word.shape == "lower":
        return bool(_ALWAYS_TITLES.search(ahead)) and word.form not in lists.common and len(word.form) > 2
    if _ALWAYS_TITLES.search(ahead):
        return not (word.form in lists.common and word.form not in lists.surnames and word.form not in lists.forenames)
    return item.score >= _ABSORBED


def _known_people(passage: Passage, scored: Sequence[Scored], found: dict[int, tuple[float, str]]) -> None:
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
            if (word.shape != "lower" and not (short and word.shape == "Cap" and word.form in lists.common)) or not plain_word:
                found[index] = (0.95, "stated by the user")
    for parts in phrases:
        for index in range(len(scored) - len(parts) + 1):
            if [s.word.form for s in scored[index : index + len(parts)]] == parts:
                for offset in range(len(parts)):
                    found.setdefault(index + offset, (0.97, "stated by the user"))


def _remember(passage: Passage, scored: Sequence[Scored], found: dict[int, tuple[float, str]], lists: NameLists) -> None:
    certain: dict[str, float] = {}
    for index, (score, _) in found.items():
        form = scored[index].word.form
        if score >= _CERTAIN and len(form) > 1:
            certain[form] = max(score, certain.get(form, 0.0))
    # The halves of a double-barrelled name are used alone.
    for form in list(certain):
        if "-" in form:
            for part in form.split("-"):
                if len(part) > 3 and not lists.is_ordinary(part):
                    certain.setdefault(part, 0.8)
    if not certain:
        return
    long = [form for form in certain if len(form) >= _LONG]
    for index, item in enumerate(scored):
        if index in found:
            continue
        word = item.word
        form = word.form
        score = certain.get(form)
        ordinary = lists.is_ordinary(form) or form in lists.not_names
        if score is not None:
            if ordinary and word.shape != "lower" and len(form) > 2 and _stands_as_name(passage, scored, index):
                found[index] = (0.7, "a name of this note")
                continue
            bar = 0.3 if ordinary or len(form) <= 2 else _REMEMBERED
            if (word.shape != "lower" and item.score >= bar) or (word.shape == "lower" and not ordinary and len(form) > 2):
                found[index] = (round(0.9 * score, 3), "a name of this note")
        elif ordinary:
            continue
        elif form.endswith("s") and form[:-1] in certain and len(form) > 3 and form not in lists.surnames:
            found[index] = (0.8, "a name of this note, with s")
        elif word.shape != "lower" and item.score >= _REMEMBERED and len(form) >= _LONG and any(_one_wrong(form, name) for name in long):
            found[index] = (0.75, "a name of this note, one letter wrong")


_NOT_AFTER_NAME = frozenset(["you", "i", "he", "she", "they", "we", "it", "the", "a", "an", "this", "that", "there", "your", "his", "her", "their", "my", "our", "be", "not"])
_NOT_BEFORE_NAME = frozenset(["in", "of", "by", "since", "until", "the", "last", "next", "this", "early", "late", "mid", "from", "during", "a", "an"])


def _stands_as_name(passage: Passage, scored: Sequence[Scored], index: int) -> bool:
    """Whether a word that is English too stands where a name would: "tell May all this", "Will (technician)", not "Will you"."""
    word = scored[index].word
    following = scored[index + 1].word if index + 1 < len(scored) and scored[index + 1].word.line == word.line else None
    previous = scored[index - 1].word if index and scored[index - 1].word.line == word.line else None
    ahead = passage.text[max(0, word.start - 4) : word.start]
    if re.search(r"\d[ \u00a0]?$|\d(?:st|nd|rd|th) $", ahead) or re.match(r"[ \u00a0,]{0,2}\d", passage.text[word.end : word.end + 3]):
        return False  # a date
    if passage.folded[word.end : word.end + 6].startswith((" the d", " the c", " the p")):
        return False  # the dog, the cat, the puppy
    if following and passage.text[word.end : following.start] == " " and following.form in _NOT_AFTER_NAME:
        return False
    if word.place == "mid":
        return previous is None or previous.form not in _NOT_BEFORE_NAME
    return following is None or passage.text[word.end : following.start] != " " or following.shape == "lower"


def _one_wrong(word: str, name: str) -> bool:
    """Whether one letter is wrong, missing, added, or two neighbours are swapped; the first letter is right."""
    if abs(len(word) - len(name)) > 1 or word[0] != name[0] or word == name:
        return False
    at = next((i for i, (a, b) in enumerate(zip(word, name, strict=False)) if a != b), min(len(word), len(name)))
    if len(word) == len(name):
        swapped = word[at + 1 : at + 2] + word[at : at + 1] + word[at + 2 :]
        return word[at + 1 :] == name[at + 1 :] or swapped == name[at:]
    longer, shorter = (word, name) if len(word) > len(name) else (name, word)
    return longer[at + 1 :] == shorter[at:]


def _absorb(passage: Passage, scored: Sequence[Scored], found: dict[int, tuple[float, str]]) -> None:
    """Initials and likely words beside an accepted name belong to it."""
    for index in sorted(found):
        beyond = index + 1
        while beyond < len(scored) and beyond - index < 4 and is_particle(scored[beyond].word.text):
            beyond += 1
        if (
            index + 1 < beyond < len(scored)
            and scored[beyond].word.shape in ("Cap", "Mixed")
            and _IN_ONE_LINE.fullmatch(passage.text[scored[index].word.start : scored[beyond].word.end])
        ):
            found.setdefault(beyond, (0.8, "behind a particle of a name"))
        for step in (-1, 1):
            other = index + step
            while 0 <= other < len(scored) and other not in found:
                word = scored[other].word
                left, right = (other, other - step) if step < 0 else (other - step, other)
                gap = passage.text[scored[left].word.end : scored[right].word.start]
                if not re.fullmatch(r"[ \u00a0]{1,2}|\.[ \u00a0]{0,2}|-", gap) or word.shape == "lower":
                    break
                if word.shape == "initial" and word.form not in "i" and not (step > 0 and word.form == "a" and "." not in gap):
                    if step > 0 and gap.startswith(".") and len(scored[left].word.text) > 2:
                        break  # a full stop ends the sentence
                elif word.form in TITLES or gap not in (" ", "-", "\u00a0") or scored[other].score < (_UNLISTED if word.known == "u" and word.place != "heading" else _ABSORBED):
                    break
                if passage.text[word.start - 1 : word.start] == "/":
                    break
                found[other] = (max(scored[other].score, 0.6), "beside a name")
                other += step


def _has_ordinary_part(form: str) -> bool:
    """Whether a hyphenated word is made of English words: "Ex-husband", "Co-worker"."""
    lists = name_lists()
    return "-" in form and any(len(part) > 1 and part in lists.common for part in form.split("-"))


def _runs(passage: Passage, scored: Sequence[Scored], found: dict[int, tuple[float, str]]) -> Iterator[_Run]:
    indices = sorted(found)
    run: _Run | None = None
    for index in indices:
        if run is not None and _joined(passage, scored, run, index):
            run.last = index
            continue
        if run is not None:
            yield run
        run = _Run(index, index)
    if run is not None:
        yield run


def _joined(passage: Passage, scored: Sequence[Scored], run: _Run, index: int) -> bool:
    """Whether the word at `index` goes on with the run: side by side, over particles, or as SURNAME, First."""
    left, right = scored[run.last].word, scored[index].word
    between = scored[run.last + 1 : index]
    gap = passage.text[left.end : right.start]
    if len(gap) > 16:
        return False
    if between:
        return all(is_particle(item.word.text) for item in between) and re.fullmatch(r"[\w'’ -]+", gap) is not None
    if gap.startswith((".", ". ")) and len(left.text) > 2 and left.form not in TITLES:
        return False  # two sentences
    if _TITLE_AHEAD.search(passage.text[max(0, right.start - 12) : right.start]) and run.last != index - 1:
        return False
    if gap in (", ", ",", ",  ") and run.first == run.last:
        return _surname_first(passage, scored, run, index)
    if _WRAPS.fullmatch(gap):
        return left.form in TITLES
    if _JOINS.fullmatch(gap) is None:
        return False
    # Two forenames of different people are not written side by side; two mentions after a quotation mark are.
    return not gap.strip().startswith(('"', "”", "'", "’", ")")) or run.first != run.last


def _surname_first(passage: Passage, scored: Sequence[Scored], run: _Run, index: int) -> bool:
    """`OKAFOR, Jane` and, at the start of a line, cell or label, `Okafor, Jane`: not a list of people."""
    lists = name_lists()
    left, right = scored[run.first].word, scored[index].word
    if left.form not in lists.surnames and left.shape != "UPPER" and left.form in lists.forenames:
        return False
    if left.shape == "UPPER" and right.shape in ("Cap", "Mixed") and len(left.form) > 1:
        return True
    rest = passage.folded[right.end : right.end + 12]
    lone = re.match(r"[ \t]*(?:$|\n|\||\t|\(|dob|nhs|\d|[.;])", rest) is not None
    ahead = passage.folded[max(0, left.start - 3) : left.start]
    opens = left.place == "initial" or not ahead.strip() or ahead.rstrip()[-1:] in ":|\t-"
    surname_like = left.form in lists.surnames and left.form not in lists.forenames
    return opens and lone and surname_like and right.form in lists.forenames


def _hit(passage: Passage, scored: Sequence[Scored], run: _Run, found: dict[int, tuple[float, str]]) -> Hit:
    start, end = scored[run.first].word.start, scored[run.last].word.end
    folded = passage.folded
    for _ in range(2):  # "Prof Dr", "Mr & Mrs"
        title = _TITLE_AHEAD.search(passage.text[max(0, start - 14) : start])
        if not title or (title[0].lower().startswith("sister") and _OF_KIN.search(folded[max(0, start - 24) : max(0, start - 14) + title.start()])):
            break
        start = max(0, start - 14) + title.start()
    if passage.text[end : end + 1] == "." and len(scored[run.last].word.text) == 1 and run.first != run.last:
        end += 1
    best = max((found[i] for i in range(run.first, run.last + 1) if i in found), default=(0.5, ""))
    return Hit("PERSON", start, end, min(1.0, round(best[0], 3)), "person", best[1] or "shape and place")


