"""What a redaction was to take out and can still be read. The rule knows it from its options, and is silent without."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from recordlint.checks.base import Candidate, CheckContext, holding
from recordlint.language.lexicons import fold
from recordlint.language.reading import Reading
from recordlint.personal_data.people import name_lists
from recordlint.personal_data.people.name_forms import parse

_LEAST_LETTERS = 3
_BEGIN, _END = r"(?<![^\W_])", r"(?![^\W_])"
_PHONE = re.compile(r"(?:\+?44|0)[\d\W]{8,16}")


def redaction_residue(context: CheckContext) -> Iterator[Candidate]:
    """Each name, alias or identifier of the option `withheld` that still stands in the text, at its first place.

    Names are found whole, and by surname or forename alone; numbers in any spacing; `kept` is what was left on purpose.
    """
    reading = context.reading
    kept = [span for item in _items(context, "kept") for span in _places(reading, item, parts=False)]
    # A surname that somebody who is kept bears too says nothing by itself.
    shared = {fold(word) for item in _items(context, "kept") for word in item.split()[1:][-1:]}
    taken: set[tuple[int, int]] = set()
    for item in _items(context, "withheld"):
        found = [
            (start, end)
            for start, end in _places(reading, item, parts=True)
            if not any(left < end and start < right for left, right in taken)
        ]
        judged = [
            (span, _is_kept(span, kept) or reading.folded[slice(*span)] in shared, _other_sense(reading, *span))
            for span in found
        ]
        # What can be read comes before what was left on purpose, so that the one does not hide the other.
        for span, is_kept, other in sorted(judged, key=lambda entry: (entry[1] or entry[2], entry[0]))[:1]:
            taken.add(span)
            yield Candidate(*span, quiet=holding(kept=is_kept, other_sense=other and not is_kept))


def _items(context: CheckContext, option: str) -> Sequence[str]:
    values = context.options.get(option) or ()
    return [str(value).strip() for value in values if str(value).strip()]


def _places(reading: Reading, item: str, *, parts: bool) -> Iterator[tuple[int, int]]:
    """Where an item stands: whole, and with `parts` by one word of a name. Longer forms first at a place."""
    forms = [item]
    is_name = not any(char.isdigit() or char == "@" for char in item)
    if parts and is_name:
        name = parse(item)
        forms += [word for word in (*name.family, *name.given) if len(word) >= _LEAST_LETTERS]
        forms += [
            word
            for word in re.findall(r"[^\W\d_][\w'’-]+", item)
            if len(word) >= _LEAST_LETTERS and not _is_title(word)
        ]
    text = _bare(reading.folded)
    ends: list[int] = []
    starts: list[int] = []
    for form in dict.fromkeys(fold(form) for form in forms):
        pattern = _loose(_bare(form))
        for match in pattern.finditer(text) if pattern else ():
            at = bisect_right(starts, match.start())
            if at and match.start() < ends[at - 1]:
                continue
            starts.insert(at, match.start())
            ends.insert(at, match.end())
    yield from zip(starts, ends, strict=True)


def _loose(form: str) -> re.Pattern[str] | None:
    """The words of a form with anything between them that is no letter or figure, a number in any grouping."""
    if _PHONE.fullmatch(form):
        digits = re.sub(r"\D", "", form)
        local = digits[2:] if digits.startswith("44") else digits[1:]
        return re.compile(_BEGIN + r"(?:\+?44\W{0,3}(?:\(?0\)?\W{0,2})?|\(?0)" + _spread(local) + _END)
    letters = [char for char in form if char.isalnum()]
    if not letters:
        return None
    if any(char.isdigit() for char in form):
        return re.compile(_BEGIN + _spread("".join(letters)) + _END)
    words = re.findall(r"[^\W_]+", form)
    return re.compile(_BEGIN + r"[\W_]{1,3}".join(re.escape(word) for word in words) + _END)


def _bare(folded: str) -> str:
    """The text without accents, letter for letter, so that offsets hold."""
    if folded.isascii():
        return folded
    return "".join(bare if len(bare := name_lists.plain(char)) == 1 else char for char in folded)


def _spread(letters: str) -> str:
    return r"\W{0,3}".join(re.escape(char) for char in letters)


def _is_title(word: str) -> bool:
    return fold(word).rstrip(".") in name_lists.titles()


def _ordinary() -> frozenset[str]:
    return name_lists.term_set("words", "common", "ordinary") | name_lists.term_set("not_names", "calendar", "word")


def _is_kept(span: tuple[int, int], kept: Sequence[tuple[int, int]]) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in kept)


def _other_sense(reading: Reading, start: int, end: int) -> bool:
    """An ordinary word in small letters, or one that is no person's name where it stands ("mark the date", "a rose")."""
    word = reading.folded[start:end]
    if not word.isalpha() or word not in _ordinary():
        return False
    if reading.text[start].islower():
        return True
    note = reading.personal.note
    return note is not None and not any(m.type == "PERSON" and m.start < end and start < m.end for m in note.mentions)
