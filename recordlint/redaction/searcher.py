"""Thousands of forms of names and numbers found in one pass over a text, however they are spaced, cased or accented.

A form is filed under the first two of its letters and digits. At each token of the text one look tells which lengths of
forms begin so; a slice of the compact text is then looked up. So the time is linear in the text, and hardly grows with
the number of forms. A match begins and ends where tokens do: "Ann" is not in "annual".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Literal

from recordlint.redaction.surfaces import Folded, folded

Mode = Literal["name", "number", "date"]
Fit = Literal["whole", "split", "letters", "spaces"]

_HEAD = 2
_SEPARATORS = re.compile(
    r"[\s\x00-\x1f]{0,12}[.,;:'’‘`´\"“”\-‐‑‒–—−_/\\()|&@+*~<>=^·•\x00-\x1f]{0,4}[\s\x00-\x1f]{0,12}"
)
_IN_NUMBER = re.compile(r"[\s.\-‐‑‒–—−/()_·]{0,4}")
_IN_CODE = re.compile(r"[\s.\-‐‑‒–—−/()_:·]{0,4}")
_IN_WORD = re.compile(r"[.'’‘`´\-‐‑‒–—−_/\\*·•\x00-\x08]{1,3}|[-‐‑¬]\s{1,12}>{0,3}\s{0,3}|")
_SHORT_NUMBER = 6
_APOSTROPHES = frozenset("'’‘`´")


@dataclass(frozen=True, slots=True)
class Form:
    """One way in which a surface can be read.

    `parts` are its words, folded; a part with an apostrophe or a hyphen inside has a space there ("o neill"). The first
    `lead` parts are titles; the last `tail` letters are an ending that must not stand apart ("Nowickas", not "Nowicka's"). `kind` says which form it is, in words that show nothing. A name keeps its words together;
    a number is the same however its digits are grouped; a date's numbers must stand apart as they do in the form.
    """

    parts: tuple[str, ...]
    kind: str
    strong: bool = True
    mode: Mode = "name"
    lead: int = 0
    tail: int = 0
    type: str = ""
    entity: str | None = None
    entities: frozenset[str | None] = frozenset()

    @property
    def bearers(self) -> frozenset[str | None]:
        """All who have the surface. A searcher looks at a form once, however many they are."""
        return self.entities or frozenset((self.entity,))

    @property
    def text(self) -> str:
        """The form with its words set apart by spaces."""
        return " ".join(self.parts)

    @property
    def compact(self) -> str:
        """The form's letters and digits alone."""
        return self.text.replace(" ", "")

    @property
    def core(self) -> tuple[str, ...]:
        """The parts behind the titles, each without the spaces inside."""
        return tuple(part.replace(" ", "") for part in self.parts[self.lead :])

    def offset(self, parts: int) -> int:
        """How many letters and digits the first `parts` parts have."""
        return sum(len(part) - part.count(" ") for part in self.parts[:parts])


@dataclass(frozen=True, slots=True)
class Occurrence:
    """Forms found at [start, end), code points of the text. All of them have the same letters and digits.

    `first` and `last` are the numbers of the tokens in `folded`.
    """

    start: int
    end: int
    forms: tuple[Form, ...]
    folded: Folded = field(repr=False)
    first: int
    last: int

    @property
    def compact(self) -> str:
        """The letters and digits found."""
        return self.forms[0].compact

    @property
    def at(self) -> int:
        """Where they begin in the compact text."""
        return self.folded.starts[self.first]

    @property
    def tokens(self) -> list[str]:
        """The tokens found, in lower case."""
        return [self.folded.word(number) for number in range(self.first, self.last + 1)]

    def fit(self, form: Form) -> Fit | None:
        """How a form stands here: "whole" words; "split" inside a word by hyphens, dots or nothing; as spaced single
        "letters"; or split by "spaces", which may well be other words. None when it does not stand here at all.
        """
        text, numbers = self.folded, range(self.first, self.last)
        gaps = [text.gap(number) for number in numbers]
        if form.mode == "number":
            return self._number_fit(form, gaps)
        if not all(_SEPARATORS.fullmatch(gap) for gap in gaps):
            return None
        if gaps and len(form.parts[-1]) == 1 and gaps[-1] in _APOSTROPHES:
            return None  # a possessive, no initial
        borders = {form.offset(0)}
        at = 0
        for part in form.parts:
            for token in part.split(" "):
                at += len(token)
                borders.add(at)
        begin = text.starts[self.first]
        inner = [number for number in numbers if text.starts[number + 1] - begin not in borders]
        if form.mode == "date":
            glued = not gaps and len(self.compact) >= 8
            return "whole" if glued or (not inner and len(gaps) == len(borders) - 2) else None
        if not inner:
            return "whole"
        if text.starts[inner[-1] + 1] - begin >= len(self.compact) - form.tail:
            return None
        if all(_IN_WORD.fullmatch(text.gap(number)) for number in inner):
            return "split"
        if len(self.compact) >= 3 and all(len(token) == 1 for token in self.tokens):
            return "letters"
        return "spaces"

    def _number_fit(self, form: Form, gaps: list[str]) -> Fit | None:
        if len(form.compact) >= _SHORT_NUMBER or not form.compact.isdigit():
            pattern = _IN_NUMBER if form.compact.isdigit() else _IN_CODE
            return "whole" if all(pattern.fullmatch(gap) for gap in gaps) else None
        if not gaps:
            return None if self.folded.touches_letter(self.first, self.last) else "whole"
        spaced = all(len(token) == 1 for token in self.tokens) and all(len(gap) <= 2 for gap in gaps)
        return "letters" if spaced and len(set(gaps)) == 1 else None


class Searcher:
    """Forms to be found. Build it once for a run: it is read only, and can be used for any number of texts."""

    def __init__(self, forms: Iterable[Form]) -> None:
        filed: dict[str, list[Form]] = {}
        for form in _shared(forms):
            if form.compact:
                filed.setdefault(form.compact, []).append(form)
        self._filed = {words: tuple(found) for words, found in filed.items()}
        heads: dict[str, set[int]] = {}
        for words in filed:
            heads.setdefault(words[:_HEAD], set()).add(len(words))
        self._heads = {head: sorted(lengths, reverse=True) for head, lengths in heads.items()}
        self._single = frozenset(words for words in filed if len(words) < _HEAD)

    def __len__(self) -> int:
        return len(self._filed)

    def find(self, text: str | Folded) -> Iterator[Occurrence]:
        """Every occurrence, nested ones too, from left to right and the longest first; at least one form fits each."""
        whole = folded(text) if isinstance(text, str) else text
        heads, filed, words = self._heads, self._filed, whole.compact
        for first, start in enumerate(whole.starts):
            lengths = heads.get(words[start : start + _HEAD], ())
            for length in lengths:
                if forms := filed.get(words[start : start + length]):
                    yield from self._at(whole, first, start + length, forms)
            if self._single and words[start] in self._single:
                yield from self._at(whole, first, start + 1, filed[words[start]])

    def _at(self, whole: Folded, first: int, end: int, forms: tuple[Form, ...]) -> Iterator[Occurrence]:
        last = whole.ends.get(end)
        if last is None or whole.is_inside(first) or whole.is_inside(last + 1):
            return
        found = Occurrence(*whole.place(first, last), forms, whole, first, last)
        if fitting := tuple(form for form in forms if found.fit(form)):
            yield (
                found if len(fitting) == len(forms) else Occurrence(found.start, found.end, fitting, whole, first, last)
            )


def _shared(forms: Iterable[Form]) -> Iterator[Form]:
    """The forms, those that differ only in whose they are as one: in a long export hundreds of people are called Petra."""
    found: dict[tuple[object, ...], tuple[Form, set[str | None]]] = {}
    for form in forms:
        key = (form.parts, form.kind, form.strong, form.mode, form.lead, form.tail, form.type)
        _, bearers = found.setdefault(key, (form, set()))
        bearers |= form.bearers
    for form, bearers in found.values():
        yield form if len(bearers) == 1 else replace(form, entities=frozenset(bearers))
