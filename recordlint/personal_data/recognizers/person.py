"""People's names, in every form that a note uses: full, title and surname, forename alone, initials, SURNAME, First, lower case.

Each word has a probability of being part of a name (`name_scores`); words that stand together become one span, with their title. A name
that is certain once is found again wherever it stands bare, in capitals, in lower case or misspelt by a letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from recordlint.personal_data.base import Hit, Passage
from recordlint.personal_data.name_scores import Scored, scored_words
from recordlint.personal_data.names import is_particle, name_lists, plain
from recordlint.personal_data.recognizers._person_initials import Found
from recordlint.personal_data.recognizers._person_titles import TITLES, first_of_two, is_titled, with_title
from recordlint.personal_data.recognizers._person_words import accepted

_JOINS = re.compile(r"[ \u00a0]{1,2}|\.[ \u00a0]{0,2}|[-‐‑]| ['‘\"“]|['’\"”] |['’]")
_ENDS_NAME = re.compile(r"[ \t]*(?:$|(?<=\s)\s|\n|\||\t|\(|\[|<|[–-]|dob|nhs|\d|[.;]|,\s?(?:\d|male|female|m\b|f\b))")
_WRAPS = re.compile(r"[ \t]?\r?\n[ \t]?")


@dataclass(slots=True)
class _Run:
    """Neighbouring words that make one name."""

    first: int
    last: int


def find(passage: Passage) -> Iterator[Hit]:
    """Every person's name in the passage."""
    scored = scored_words(passage)
    found = accepted(passage, scored)
    for run in _runs(passage, scored, found):
        hit = _hit(passage, scored, run, found)
        if joint := first_of_two(passage.text, hit.start):
            yield Hit("PERSON", *joint, hit.score, "person", "the first of two titles")
        yield hit


def _runs(passage: Passage, scored: Sequence[Scored], found: Found) -> Iterator[_Run]:
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
        return (
            all(is_particle(plain(item.word.text)) for item in between)
            and re.fullmatch(r"\.?[\w'’ -]+", gap) is not None
        )
    if gap.startswith((".", ". ")) and len(left.text) > 2 and left.form not in TITLES:
        return False  # two sentences
    if is_titled(passage.text, right.start) and run.last != index - 1:
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
    """`OKAFOR, Jane`, `Pettifer, L.` and, where a name alone stands (a line, a cell, a label, a header), `Okafor, Jane`: no list of people."""
    lists = name_lists()
    left, right = scored[run.first].word, scored[index].word
    if left.form in lists.forenames and left.form not in lists.surnames and left.shape != "UPPER":
        return False
    rest = passage.folded[right.end : right.end + 12]
    lone = _ENDS_NAME.match(rest) is not None
    if left.shape == "UPPER" and len(left.form) > 1:
        return right.shape in ("Cap", "Mixed", "initial") or (right.shape == "UPPER" and lone)
    if right.shape == "initial":
        return left.form in lists.surnames or left.form not in lists.forenames
    ahead = passage.folded[max(0, left.start - 3) : left.start]
    opens = left.place == "initial" or not ahead.strip() or ahead.rstrip()[-1:] in ":|\t-;"
    surname_like = left.form not in lists.forenames or lists.surnames.get(left.form, 9) < lists.forenames[left.form]
    return opens and lone and surname_like and (right.form in lists.forenames or right.form not in lists.surnames)


def _hit(passage: Passage, scored: Sequence[Scored], run: _Run, found: Found) -> Hit:
    first, last = scored[run.first].word, scored[run.last].word
    end = last.end
    if passage.text[end : end + 1] == "." and len(last.text) == 1 and run.first != run.last:
        end += 1
    best = max((found[i] for i in range(run.first, run.last + 1) if i in found), default=(0.5, ""))
    score = min(1.0, max(0.01, round(best[0], 3)))
    return Hit("PERSON", with_title(passage.text, first.start), end, score, "person", best[1] or "shape and place")
