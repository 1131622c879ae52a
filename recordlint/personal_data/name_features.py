"""What speaks for and against a word being (part of) a person's name: its features.

A candidate is a word that a name could be: capitalised, or in lower case where a list knows it as a forename or surname and
English does not. Its features are short strings, so that weights stay readable and a hit can say what it rests on:
the lists that know the word, its shape, its place in line and sentence, its neighbours, and its other uses in the note.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

from recordlint.language.abbreviations import find as find_abbreviation
from recordlint.language.layers import LineKind
from recordlint.language.lexicons import fold
from recordlint.personal_data.base import Passage
from recordlint.personal_data.name_vocabulary import (
    CONTACT,
    DETERMINERS,
    ENDINGS,
    PERSON_LABELS,
    PETS,
    PLACE_WORDS,
    PLACING,
    POSSESSIVES,
    PREPOSITIONS,
    TELLING,
    Vocabulary,
    vocabulary,
)
from recordlint.personal_data.names import NameLists, name_lists, plain

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+|-[^\W\d_]+)*")
_POSSESSIVE = re.compile(r"['’]s$", re.IGNORECASE)
_GAP = re.compile(r"[ \t\u00a0]{0,2}\.?[ \t\u00a0]{0,2}")
_OPENING = frozenset(" \t\u00a0\"“”'‘’([*_>-–—•")
_VOWEL = re.compile(r"[aeiouy]")
_MARKS = frozenset('(["“*-|/:')
_SHORT_NOTE = 12  # words: too few to tell how somebody writes
_SIGNED = 6  # the most words that a signature's line has
_NEAR = 3  # words on either side that are looked at for pets and places


@dataclass(slots=True)
class Word:
    """One word of the text: [start, end), its folded form without accents, its shape and its place.

    `shape`: Cap, UPPER, Mixed (McKay, O'Brien, Al-Amin), initial (one capital), lower. `place`: initial (nothing of the sentence or line before
    it), heading, mid. `known` is the class that the lists give.
    """

    start: int
    end: int
    text: str
    form: str
    shape: str
    place: str
    line: int
    known: str = ""
    candidate: bool = False
    features: list[str] = field(default_factory=list)


def words_of(passage: Passage, *, hide: Collection[str] = ()) -> list[Word]:
    """Every word of the passage, candidates with their features. `hide` names forms that the lists shall not know (for training)."""
    lists = name_lists()
    words = list(_words(passage, lists, hide))
    classes = vocabulary()
    uses = _uses(words)
    manner = _manner(words)
    ends = _closing_lines(passage)
    for index, word in enumerate(words):
        if word.candidate:
            word.features = [
                *_features(passage, words, index, classes, uses),
                f"note={manner}|{word.shape}|{word.known}",
            ]
            if word.line in ends:
                word.features += ["closing", f"closing|{word.place}|{word.shape}"]
    return words


def _manner(words: Sequence[Word]) -> str:
    """How a note is written: without capitals, shouting, or as usual."""
    fresh = [word for word in words if word.place == "initial"]
    if not fresh:
        return "usual"
    if len(words) < _SHORT_NOTE:
        return "lower" if all(word.shape == "lower" for word in words) else "usual"
    if sum(word.shape == "lower" for word in fresh) > 0.6 * len(fresh):
        return "lower"
    return "shouting" if sum(word.shape == "UPPER" for word in words) > 0.5 * len(words) else "usual"


def _closing_lines(passage: Passage) -> set[int]:
    """The short lines that end a note, where writers sign."""
    found: set[int] = set()
    lines = passage.reading.layout.lines
    for line in reversed(lines):
        words = passage.text[line.start : line.end].split()
        if not words:
            continue
        if len(words) > _SIGNED or len(found) >= 3:
            break
        found.add(line.index)
    return found if len(found) < len(lines) else set()


def _words(passage: Passage, lists: NameLists, hide: Collection[str]) -> Iterator[Word]:
    text, layout = passage.text, passage.reading.layout
    line_starts = [line.start for line in layout.lines]
    sentence_starts = {sentence.start for sentence in layout.sentences}
    places = vocabulary().places
    fresh = True
    last_line = -1
    last_end = 0
    for match in _WORD.finditer(text):
        start, end = match.span()
        own = _POSSESSIVE.search(match[0])
        if own and len(match[0]) > 2:
            end -= len(own[0])
        body = text[start:end]
        line = bisect_right(line_starts, start) - 1
        if line != last_line:
            fresh = True
        elif not fresh:
            between = text[last_end:start]
            fresh = start in sentence_starts or any(char in ".!?:;|\t" for char in between) or "  " in between
        kind = layout.lines[line].kind if 0 <= line < len(layout.lines) else LineKind.PARAGRAPH
        place = "heading" if kind is LineKind.HEADING else "initial" if fresh else "mid"
        shape = _shape(body)
        form = plain(body)
        known = _known(form, shape, lists, places, hide)
        candidate = shape != "lower" or (
            (known[:1] in "fsb" or known == "u")
            and "+c" not in known
            and not (form in lists.ordinary and len(form) < 4)
        )
        yield Word(start, end, body, form, shape, place, line, known, candidate)
        fresh, last_line, last_end = False, line, match.end()


def _shape(word: str) -> str:
    if word.islower():
        return "lower"
    if len(word) == 1:
        return "initial"
    if word.isupper():
        return "UPPER"
    if word[0].isupper() and word[1:].islower():
        return "Cap"
    return "Mixed" if word[0].isupper() else "odd"


def _known(form: str, shape: str, lists: NameLists, places: frozenset[str], hide: Collection[str]) -> str:
    """The class of a word: which name lists know it, then what else it may be."""
    forename = surname = None
    if form not in hide:
        forename, surname = lists.forenames.get(form), lists.surnames.get(form)
        if forename is None and surname is None and ("-" in form or "'" in form):
            parts = [part for part in re.split(r"['-]", form) if len(part) > 1]
            forename = max((lists.forenames.get(part, 9) for part in parts), default=9)
            surname = max((lists.surnames.get(part, 9) for part in parts), default=9)
            forename, surname = (forename if forename < 9 else None), (surname if surname < 9 else None)
    if forename and surname:
        name = f"b{min(forename, surname)}"
    elif forename:
        name = f"f{forename}"
    elif surname:
        name = f"s{surname}"
    else:
        name = "u"
    other = lists.not_names.get(form)
    if other:
        return f"{name}+{other}"
    if form in lists.common:
        return f"{name}+c"
    if form in places:
        return f"{name}+place"
    if form in lists.ordinary:
        return f"{name}+w"
    if (
        shape in ("UPPER", "lower")
        and len(form) < 7
        and (find_abbreviation(form.upper()) or _VOWEL.search(form) is None)
    ):
        return f"{name}+abbr"
    return name


def _uses(words: Sequence[Word]) -> dict[str, tuple[int, int, int]]:
    """How often a form stands capitalised in mid-sentence, capitalised anywhere, and in lower case."""
    uses: dict[str, list[int]] = {}
    for word in words:
        count = uses.setdefault(word.form, [0, 0, 0])
        if word.shape == "lower":
            count[2] += 1
        else:
            count[1] += 1
            count[0] += word.place == "mid"
    return {form: (c[0], c[1], c[2]) for form, c in uses.items()}


def _features(
    passage: Passage,
    words: Sequence[Word],
    index: int,
    vocabulary: Vocabulary,
    uses: dict[str, tuple[int, int, int]],
) -> Iterator[str]:
    word = words[index]
    text, folded = passage.text, passage.folded
    known, shape, place = word.known, word.shape, word.place
    yield f"known={known}"
    yield f"known={known}|{place}"
    yield f"shape={shape}|{place}"
    if shape == "UPPER":
        yield f"letters={min(len(word.form), 5)}"
        if len(word.form) <= 3:
            yield f"short|{known}"
    if known.startswith("u") and len(word.form) > 3 and "+" not in known:
        yield f"ending={word.form[-3:]}"
        yield f"ending={word.form[-2:]}"
    yield from _before(text, folded, words, index, vocabulary)
    yield from _after(text, folded, words, index, vocabulary)
    yield from _line(passage, word)
    middle, capital, lower = uses[word.form]
    if shape != "lower":
        if middle > (place == "mid"):
            yield f"elsewhere-mid|{place}"
        if capital > 1:
            yield "elsewhere"
        if lower:
            yield f"elsewhere-lower|{known[:1]}"
    elif capital:
        yield "elsewhere-capital"
    near = words[max(0, index - _NEAR) : index + _NEAR + 1]
    if any(other.form in PETS for other in near):
        yield "near-pet"
    if sum(other.shape == "UPPER" for other in near) > _NEAR + 2:
        yield "shouted"
    if word.form in vocabulary.kin:
        yield "is-kin"
    if word.form in vocabulary.roles:
        yield "is-role"
    if word.form in vocabulary.titles:
        yield "is-title"
    if word.form in PLACE_WORDS:
        yield "is-place-word"


def _before(text: str, folded: str, words: Sequence[Word], index: int, vocabulary: Vocabulary) -> Iterator[str]:
    word = words[index]
    previous = words[index - 1] if index else None
    if previous is None or previous.line != word.line:
        yield "first-of-line"
        char = text[word.start - 1 : word.start]
        yield f"before={char}" if char in _MARKS else "before="
        return
    gap = text[previous.end : word.start]
    if gap.lower().startswith(("'s ", "’s ")):
        yield "prev-possessive"
        gap = gap[2:]
    tight = not gap.strip(" .\u00a0")
    form = fold(previous.text)
    if not tight:
        sign = gap.strip()[:1] if gap.strip() else ""
        if sign.isdigit():
            sign = "9"
        yield f"gap={sign}"
        if sign in ",(" and (form in vocabulary.kin or form in vocabulary.roles):
            yield "prev-kin-apart"
        if sign == "," and previous.shape != "lower":
            yield f"prev-comma={previous.known}"
        return
    if form in TELLING:
        yield f"prev-word={form}|{word.known[-1:] == 'c'}"
    if form in vocabulary.titles:
        yield "prev=title"
    elif form in vocabulary.kin:
        yield "prev=kin"
        yield f"prev=kin|{previous.shape}|{word.known[-1:] == 'c'}"
    elif form in vocabulary.roles or form in vocabulary.subjects:
        yield f"prev=role|{previous.shape == 'lower'}"
    elif form in POSSESSIVES:
        yield "prev=possessive"
    elif form in DETERMINERS:
        yield "prev=determiner"
    elif form in CONTACT:
        yield "prev=contact"
    elif form in PREPOSITIONS:
        yield "prev=preposition"
    elif form in PLACING:
        yield "prev=placing"
    elif form in vocabulary.verbs:
        yield "prev=verb"
    elif previous.shape == "lower":
        yield f"prev=lower-{previous.known}"
    if previous.shape != "lower":
        yield f"prev-cap={previous.known}"
        yield f"prev-shape={previous.shape}|{word.shape}"


def _after(text: str, folded: str, words: Sequence[Word], index: int, vocabulary: Vocabulary) -> Iterator[str]:
    word = words[index]
    rest = folded[word.end : word.end + 30].split("\n", 1)[0]
    possessive = rest.startswith("'s")
    if possessive:
        yield "possessive"
        rest = rest[2:]
    following = words[index + 1] if index + 1 < len(words) else None
    if following is None or following.line != word.line:
        yield f"last-of-line{rest.strip()[:1]}"
        return
    gap = text[word.end + 2 * possessive : following.start]
    tight = not gap.strip(" .\u00a0")
    form = fold(following.text)
    if not tight:
        sign = gap.strip()[:1]
        if sign.isdigit():
            sign = "9"
        yield f"after={sign}"
        if sign in "(,-–—/:|":
            ahead = [fold(w.text) for w in words[index + 1 : index + 5] if w.line == word.line]
            if any(item in vocabulary.kin for item in ahead[:3]):
                yield f"then-kin{sign}"
            elif any(item in vocabulary.roles for item in ahead):
                yield f"then-role{sign}"
        return
    if form in TELLING and following.shape == "lower":
        yield f"next-word={form}|{word.known[-1:] == 'c'}|{word.place}"
        yield f"next-word={form}|{word.shape}"
    if possessive and form in ENDINGS:
        yield "eponym"
    if form in PLACE_WORDS:
        yield f"next=place-word|{following.shape == 'lower'}"
    elif form in ENDINGS:
        yield "next=scale"
    elif form in vocabulary.verbs:
        yield "next=verb"
    elif form in PREPOSITIONS or form in PLACING:
        yield "next=preposition"
    elif following.shape == "lower":
        yield f"next=lower-{following.known}"
    if following.shape != "lower":
        yield f"next-cap={following.known}"
        yield f"next-shape={word.shape}|{following.shape}"


def _line(passage: Passage, word: Word) -> Iterator[str]:
    lines = passage.reading.layout.lines
    if not 0 <= word.line < len(lines):
        return
    line = lines[word.line]
    yield f"line={line.kind}"
    label = fold(passage.label) if passage.label and word.line == 0 else line.label
    if label and (word.start >= line.content or passage.label):
        parts = re.findall(r"[a-z]+", label)
        telling = any(part in PERSON_LABELS for part in parts)
        yield f"label={'person' if telling else 'other'}"
        if telling and word.start - line.content < 40:
            yield "label-near"
    elif line.label and word.start < line.content:
        yield "in-label"
