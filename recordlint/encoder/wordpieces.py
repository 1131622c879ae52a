"""Text to word pieces with their places, and windows of them that fit the encoder.

The base model knows no capitals and no line breaks, and both carry meaning in case notes: a piece's shape goes in where the base model has
its segment, and a line break becomes a piece of its own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tokenizers import Tokenizer

WINDOW = 254
"""Word pieces a window, without the two that mark its ends: what the base model was trained with."""
OVERLAP = 64
CLS, SEP, LINE, CELL = 101, 102, 2, 3
SHAPES = ("lower or none", "Capital", "CAPITALS", "MiXed", "one capital", "digits, no lower case")
"""The shapes of words, by number."""

_UNKNOWN = "[UNK]"
_HALVES = re.compile("[\ud800-\udfff]")
_BREAKS = re.compile(r"\r?\n|\t|[ \t]*\|[ \t]*")


@dataclass(frozen=True, slots=True)
class Pieces:
    """The word pieces of a text, in order: vocabulary numbers, shapes, and code point offsets."""

    ids: tuple[int, ...]
    shapes: tuple[int, ...]
    spans: tuple[tuple[int, int], ...]

    def __len__(self) -> int:
        return len(self.ids)


@cache
def tokenizer(vocabulary: Path) -> Tokenizer:
    """The WordPiece tokenizer of a BERT vocabulary (one piece a line), lower case, accents dropped."""
    from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

    words = {word: number for number, word in enumerate(vocabulary.read_text(encoding="utf-8").splitlines())}
    made = Tokenizer(models.WordPiece(vocab=words, unk_token=_UNKNOWN, max_input_chars_per_word=64))
    made.normalizer = normalizers.BertNormalizer(lowercase=True, strip_accents=True)
    made.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    return made


def pieces_of(text: str, vocabulary: Path) -> Pieces:
    """Every word piece of the text; line breaks, tabs and bars of tables are pieces too."""
    # Half of a surrogate pair is no character that a tokenizer takes; offsets stay.
    text = _HALVES.sub("\ufffd", text)
    ids: list[int] = []
    shapes: list[int] = []
    spans: list[tuple[int, int]] = []
    cut = tokenizer(vocabulary)
    at = 0
    breaks = [(m.start(), m.end(), LINE if "\n" in m[0] else CELL) for m in _BREAKS.finditer(text)]
    parts = [
        (start, end)
        for start, end in zip([0, *(b[1] for b in breaks)], [*(b[0] for b in breaks), len(text)], strict=True)
    ]
    encodings = cut.encode_batch([text[start:end] for start, end in parts], add_special_tokens=False)
    for number, ((start, _), encoding) in enumerate(zip(parts, encodings, strict=True)):
        offsets = encoding.offsets
        for index, piece in enumerate(encoding.ids):
            s, e = offsets[index]
            ids.append(piece)
            spans.append((start + s, start + e))
        shapes.extend(_shapes(text, start, encoding.word_ids, offsets))
        if number < len(breaks) and (not ids or ids[-1] != breaks[number][2]):
            at, end, kind = breaks[number]
            ids.append(kind)
            shapes.append(0)
            spans.append((at, end))
    return Pieces(tuple(ids), tuple(shapes), tuple(spans))


def windows(length: int, breaks: Sequence[int]) -> list[tuple[int, int, int, int]]:
    """Windows over `length` pieces: (start, end, first kept, end of kept), overlapping, cut at one of `breaks` where one is near.

    The kept parts join without a gap; each has context on both sides where the text has any.
    """
    if length <= WINDOW:
        return [(0, length, 0, length)]
    found: list[tuple[int, int]] = []
    start = 0
    while True:
        end = min(length, start + WINDOW)
        if end < length:
            end = max((b for b in breaks if start + WINDOW - OVERLAP < b <= end), default=end)
        found.append((start, end))
        if end == length:
            break
        back = end - OVERLAP
        start = max(start + 1, min((b for b in breaks if back <= b < end - OVERLAP // 4), default=back))
    kept: list[tuple[int, int, int, int]] = []
    first = 0
    for index, (start, end) in enumerate(found):
        last = end if index + 1 == len(found) else (found[index + 1][0] + end + 1) // 2
        kept.append((start, end, first, last))
        first = last
    return kept


def _shapes(text: str, start: int, words: Sequence[int | None], offsets: Sequence[tuple[int, int]]) -> list[int]:
    """The shape of each piece: that of the whole word it is part of."""
    reach: dict[int | None, tuple[int, int]] = {}
    for word, (s, e) in zip(words, offsets, strict=True):
        first, last = reach.get(word, (s, e))
        reach[word] = (min(first, s), max(last, e))
    shape = {word: _shape(text[start + s : start + e]) for word, (s, e) in reach.items()}
    return [shape[word] for word in words]


def _shape(word: str) -> int:
    if word.islower() or not word:
        return 0
    if any(char.isdigit() for char in word):
        return 5
    if word.isupper():
        return 2 if len(word) > 1 else 4
    if word[0].isupper() and word[1:].islower():
        return 1
    return 3 if any(char.isupper() for char in word) else 0
