"""Text as it is compared: letters and digits alone, without case, accents, or what does not show, each with its place.

A name is readable however it is spelt: "NOWICKA", "Nowi-cka", "Ｎｏｗｉｃｋａ", with a soft hyphen or a zero-width space
inside, with an accent as a character of its own. `folded` takes all of that away and remembers where every letter stood.
Decompositions are those of the Unicode Standard (NFKD); letters that it does not decompose are listed here.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property

_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")
_CJK = "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3"
_TOKEN = re.compile(rf"[{_CJK}]|[A-Z]+[^\W\d_A-Z{_CJK}]*|[^\W\d_A-Z{_CJK}]+|\d+")
_LETTERS = {
    "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th",
    "ß": "ss", "ẞ": "SS", "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "ħ": "h", "Ħ": "H", "ı": "i", "ə": "a", "Ə": "A",
    "ŧ": "t", "Ŧ": "T", "ŋ": "n", "Ŋ": "N", "ɓ": "b", "Ɓ": "B", "ɗ": "d", "Ɗ": "D", "ƙ": "k", "Ƙ": "K", "ƴ": "y", "Ƴ": "Y",
}  # fmt: skip
_LOOKALIKES = {
    **dict(zip("авекмнорстухіјѕһ", "abekmhopctyxijsh", strict=True)),
    **dict(zip("αβεζηικμνορτυχ", "abezhikmnoptyx", strict=True)),
}
"""Cyrillic and Greek letters of which the small or the capital looks like a Latin one. Both are folded, so that a Cyrillic
name, too, is the same in capitals; it loses nothing, since surfaces are folded as the text is."""

_INVISIBLE = frozenset("\u115f\u1160\u3164\uffa0\u2800")
"""Characters that show nothing though Unicode calls them letters or symbols; format characters are known by category."""

_PREFIXES = frozenset(["mc", "mac", "fitz", "de", "di", "du", "la", "le", "van", "o", "d", "l", "al", "el", "st"])
"""What begins a surname in one word with a capital inside: "McDonald" holds no Donald."""


class _Characters(dict[str, str]):
    """What a character folds to, case kept; worked out once for each character that is met."""

    def __missing__(self, char: str) -> str:
        self[char] = made = _folded_character(char)
        return made


def _folded_character(char: str) -> str:
    if char in _INVISIBLE:
        return ""
    if "\uac00" <= char <= "\ud7a3":  # a Hangul syllable: its decomposition are letters, not accents
        return char
    out: list[str] = []
    for part in unicodedata.normalize("NFKD", char):
        category = unicodedata.category(part)
        if category in ("Mn", "Me", "Cf"):
            continue
        if category == "Nd":
            out.append(str(unicodedata.digit(part)))
            continue
        for single in _LETTERS.get(part, part):
            small = single.lower()
            if like := _LOOKALIKES.get(small):
                single = like if small == single else like.upper()
            out.append(single if len(small) == 1 else small[0])
    return "".join(out)


_CHARACTERS = _Characters()


@dataclass(frozen=True)
class Folded:
    """A text as it is compared.

    `text` is folded with its case, its separators still there; `origins` gives the offset in the source of each of its
    characters (None: the same). `tokens` are its runs of letters or digits as [start, end) of `text`; "HalinaNowicka"
    has two. `compact` is all tokens in lower case, nothing between them, and `starts` where each token begins there.
    """

    source: str
    text: str
    origins: list[int] | None
    tokens: list[tuple[int, int]]
    starts: list[int]
    compact: str

    @cached_property
    def ends(self) -> dict[int, int]:
        """The number of the token that ends at an offset of `compact`."""
        return {
            start + end - begin: i for i, (start, (begin, end)) in enumerate(zip(self.starts, self.tokens, strict=True))
        }

    def word(self, number: int) -> str:
        """A token in lower case."""
        start, (begin, end) = self.starts[number], self.tokens[number]
        return self.compact[start : start + end - begin]

    def gap(self, number: int) -> str:
        """What stands between a token and the next one."""
        return self.text[self.tokens[number][1] : self.tokens[number + 1][0]]

    def place(self, first: int, last: int) -> tuple[int, int]:
        """The source's [start, end) of the tokens from `first` to `last`."""
        start, end = self.tokens[first][0], self.tokens[last][1]
        return (start, end) if self.origins is None else (self.origins[start], self.origins[end - 1] + 1)

    def is_inside(self, number: int) -> bool:
        """Whether a token continues the name that the one before it begins, as in "McDonald"."""
        if number <= 0 or number >= len(self.tokens) or self.tokens[number - 1][1] != self.tokens[number][0]:
            return False
        return self.word(number - 1) in _PREFIXES and self.compact[self.starts[number]].isalpha()

    def touches_letter(self, first: int, last: int) -> bool:
        """Whether a letter stands right before the token `first` or right after the token `last`."""
        start, end = self.tokens[first][0], self.tokens[last][1]
        return (start > 0 and self.text[start - 1].isalpha()) or (end < len(self.text) and self.text[end].isalpha())

    def token_at(self, start: int) -> int:
        """The first token that does not begin before `start`, an offset of `compact`."""
        return bisect_left(self.starts, start)


def word_set(words: str) -> frozenset[str]:
    """The words of a text, set apart by white space."""
    return frozenset(words.split())


def folded(text: str) -> Folded:
    """`text` as it is compared; any text does, and the time is linear in its length."""
    if text.isascii():
        plain, origins = text, None
    else:
        plain, origins = _folded_text(text)
    lowered = plain.lower()
    if len(lowered) != len(plain):
        lowered = "".join(low if len(low := char.lower()) == 1 else char for char in plain)
    tokens: list[tuple[int, int]] = []
    starts: list[int] = []
    parts: list[str] = []
    at = 0
    for match in _TOKEN.finditer(plain):
        begin, end = match.span()
        tokens.append((begin, end))
        starts.append(at)
        parts.append(lowered[begin:end])
        at += end - begin
    return Folded(text, plain, origins, tokens, starts, "".join(parts))


def _folded_text(text: str) -> tuple[str, list[int]]:
    out: list[str] = []
    origins: list[int] = []
    at = 0
    for match in _NOT_ASCII.finditer(text):
        begin, end = match.span()
        out.append(text[at:begin])
        origins.extend(range(at, begin))
        for offset, char in enumerate(match[0], begin):
            made = _CHARACTERS[char]
            out.append(made)
            origins.extend([offset] * len(made))
        at = end
    out.append(text[at:])
    origins.extend(range(at, len(text)))
    return "".join(out), origins


def words(text: str) -> tuple[str, ...]:
    """The tokens of a text in lower case, capitals inside a word making no difference."""
    made = folded(text)
    plain = made.text.lower()
    return tuple(match[0] for match in _TOKEN.finditer(plain))


def compact(text: str) -> str:
    """The letters and digits of a text, folded, with nothing between them."""
    return "".join(words(text))
