"""The glyphs of a page as letters: what each one says, and where it stands along its line.

Ligatures and presentation forms become their letters, an accent that is drawn apart joins its letter, what has no
width is left out. Each letter knows the glyphs that show it, so that what is withheld can be covered.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from recordlint.documents.pdf.bidi import kind
from recordlint.documents.pdf.turns import SKEWED, Turns

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from recordlint.documents.pdf.process import Glyphs

UNREADABLE = "\ufffd"
"""Stands for a glyph whose letter the file does not say."""
GAP = 1.2
"""Words whose gap is wider than this many line heights stand apart: in other cells, or in other columns."""
EVEN = 5
"""So many letters that are evenly far from each other are letters in the boxes of a form."""
_SPACE = 0.3
_BULLETS = {0xF0B7, 0xF0A7, 0xF0D8, 0xF0FC, 0xF076, 0xF0A8, 0xF02D, 0xF06E, 0xF071}
OFF = 3
_ACCENTS = dict(
    zip(
        "´`¨ˆ^˜~¸˛˚ˇ˘¯˙˝",
        "\u0301\u0300\u0308\u0302\u0302\u0303\u0303\u0327\u0328\u030a\u030c\u0306\u0304\u0307\u030b",
        strict=True,
    )
)


@dataclass(slots=True)
class Atom:
    """Letters that stand next to each other on one line. Sides are along the line: `left` where reading begins."""

    direction: int
    order: int
    left: float
    top: float
    right: float
    bottom: float
    letters: list[str] = field(default_factory=list[str])
    ids: list[tuple[int, ...]] = field(default_factory=list[tuple[int, ...]])
    gaps: list[float] = field(default_factory=list[float])
    """Before each letter: how wide the gap is where the space was made up; 0 elsewhere."""
    sides: list[tuple[float, float]] = field(default_factory=list[tuple[float, float]])
    """Where each letter begins and ends along the line."""
    rtl: bool = False
    hyphen: bool = False
    """Whether it ends with a hyphen that breaks a word."""
    space_after: bool = False
    look: int = 0
    """0 seen, 1 drawn invisibly, 2 white on other letters, OFF in a layer that is off: letters that look different are read apart."""

    @property
    def height(self) -> float:
        """The height of the line, of letters with both kinds of extenders."""
        return max(self.bottom - self.top, 0.1)

    @property
    def text(self) -> str:
        """What it says."""
        return "".join(self.letters)

    def grow(self, left: float, top: float, right: float, bottom: float) -> None:
        """Takes a box in."""
        self.left, self.top = min(self.left, left), min(self.top, top)
        self.right, self.bottom = max(self.right, right), max(self.bottom, bottom)


@lru_cache(maxsize=4096)
def said(code: int) -> str:
    """What a code says: "" for what has no width, several letters for a ligature, UNREADABLE where nobody can know."""
    if code in _BULLETS:
        return "•"
    if code in (0x02, 0xFFFE, 0xAD):
        return "-"
    if code > 0x10FFFF or 0xD800 <= code <= 0xDFFF:
        return UNREADABLE
    letter = chr(code)
    if letter.isspace():
        return " "
    category = unicodedata.category(letter)
    if category == "Cf":
        return ""
    if category in ("Cc", "Co", "Cn") or letter == UNREADABLE:
        return UNREADABLE
    if 0xFB00 <= code <= 0xFDFF or 0xFE70 <= code <= 0xFEFC:
        return unicodedata.normalize("NFKC", letter).replace(" ", "")
    return letter


def atoms(glyphs: Glyphs, turns: Turns) -> list[Atom]:
    """The letters of a page, in runs that no gap interrupts, in the file's order."""
    import numpy as np

    tight, loose = turns.along(glyphs.tight), turns.along(glyphs.loose)
    flat = (loose[:, 3] - loose[:, 1] < 0.5) | (loose[:, 2] <= loose[:, 0])
    loose[flat] = tight[flat]
    thin = tight[:, 2] <= tight[:, 0]
    tight[thin] = loose[thin]
    sides = np.stack(
        (np.minimum(tight[:, 0], loose[:, 0]), loose[:, 1], np.maximum(tight[:, 2], loose[:, 2]), loose[:, 3]), axis=1
    )
    looks = _looks(glyphs, sides)
    rows = list(zip(glyphs.codes.tolist(), glyphs.flags.tolist(), turns.codes.tolist(), sides.tolist(), strict=True))
    found: list[Atom] = []
    for look in np.unique(looks).tolist():
        builder = _Builder(look)
        for index in np.flatnonzero(looks == look).tolist():
            builder.take(index, *rows[index])
        builder.end()
        found += builder.atoms
    return found


def _made_up(flags: NDArray[np.uint8]) -> NDArray[np.bool_]:
    return (flags & 1) > 0


def _looks(glyphs: Glyphs, sides: NDArray[np.float32]) -> NDArray[np.int8]:
    """How each glyph looks, as `Atom.look` says; what is made up is like what stands before it.

    White letters within a word of other letters are there to break it up: on any ground, one of the two is not seen.
    """
    import numpy as np

    flags = glyphs.flags
    looks = np.where(flags & 32, OFF, np.where(flags & 8, 1, 0)).astype(np.int8)
    white = ((flags & 16) > 0) & (looks == 0)
    drawn = np.flatnonzero(~_made_up(flags) & (glyphs.codes > 32) & (glyphs.codes != 160))
    for step in (1, -1) if white.any() else ():
        one, other = drawn[max(0, step) : len(drawn) + min(0, step)], drawn[max(0, -step) : len(drawn) + min(0, -step)]
        shared = np.minimum(sides[one, 2], sides[other, 2]) - np.maximum(sides[one, 0], sides[other, 0])
        level = np.minimum(sides[one, 3], sides[other, 3]) - np.maximum(sides[one, 1], sides[other, 1])
        high = sides[one, 3] - sides[one, 1]
        over = (shared > -0.1 * high) & (level > 0.5 * high)
        looks[one[over & white[one] & ((flags[other] & 16) == 0)]] = 2
    before = np.maximum.accumulate(np.where(_made_up(flags), 0, np.arange(len(flags))))
    return looks[before] if len(looks) else looks


class _Builder:
    def __init__(self, look: int) -> None:
        self.atoms: list[Atom] = []
        self._look = look
        self._now: Atom | None = None
        self._last: list[float] = [0.0] * 4
        self._space = False
        self._made_up = False

    def end(self) -> None:
        if self._now is not None:
            self._now.space_after = self._space and not self._made_up
            if self._now.rtl:
                self.atoms += _words(self._now)
            else:
                _close_up(self._now)
                self.atoms.append(self._now)
        self._now, self._space, self._made_up = None, False, False

    def take(self, index: int, code: int, flag: int, direction: int, box: list[float]) -> None:
        if code in (10, 13):
            self.end()
            return
        letters = said(code)
        if letters == " ":
            self._made_up = bool(flag & 1) and not (self._space and not self._made_up)
            self._space = True
            return
        if not letters:
            return
        now = self._now
        if now is not None and self._joins_the_last(now, index, letters, box):
            return
        rtl = kind(letters[0]) == "R"
        if now is None or now.direction != direction or self._apart(now, letters, rtl, box):
            self.end()
            now = self._now = Atom(direction, len(self.atoms), box[0], box[1], box[2], box[3], rtl=rtl, look=self._look)
        gap = box[0] - self._last[2] if now.letters else 0.0
        if now.letters and (self._space or (gap > _SPACE * now.height and not now.rtl)):
            now.letters.append(" ")
            now.ids.append(())
            now.gaps.append(gap if self._made_up or not self._space else 0.0)
            now.sides.append((self._last[2], box[0]))
        for letter in letters:
            now.letters.append(letter)
            now.ids.append((index,))
            now.gaps.append(0.0)
            now.sides.append((box[0], box[2]))
        now.rtl = now.rtl or rtl
        now.hyphen = bool(flag & 2) or code == 0xAD
        now.grow(*box)
        self._last, self._space, self._made_up = box, False, False

    def _apart(self, now: Atom, letters: str, rtl: bool, box: list[float]) -> bool:
        """Whether a letter begins another run."""
        last = self._last
        overlap = min(box[3], last[3]) - max(box[1], last[1])
        if overlap < 0.4 * min(box[3] - box[1], last[3] - last[1]):
            return True
        if now.direction == SKEWED or now.rtl or rtl or box == last:
            return False
        if (letters == "_") != (now.letters[-1] == "_"):
            return True
        gap = box[0] - last[2]
        return gap > GAP * now.height or gap < -0.5 * now.height

    def _shadows(self, now: Atom, box: list[float], shared: float) -> bool:
        """Whether a letter is drawn a second time, a little aside, to look bold. Letters of a ligature have one and the same box."""
        aside = abs(box[1] - self._last[1])
        return now.direction != SKEWED and shared > 0.8 * (box[2] - box[0]) and aside < 0.2 * now.height

    def _joins_the_last(self, now: Atom, index: int, letters: str, box: list[float]) -> bool:
        """An accent with its letter, or the same letter drawn twice: one letter of several glyphs."""
        if self._space or not now.letters:
            return False
        before = now.letters[-1]
        last = self._last
        shared = min(box[2], last[2]) - max(box[0], last[0])
        over = shared > 0.5 * min(box[2] - box[0], last[2] - last[0]) and min(box[3], last[3]) > max(box[1], last[1])
        made = ""
        if unicodedata.combining(letters[0]) and kind(before[0]) != "R":
            made = unicodedata.normalize("NFC", before + letters)
        elif over and before in _ACCENTS and letters.isalpha():
            made = unicodedata.normalize("NFC", letters + _ACCENTS[before])
        elif over and letters in _ACCENTS and before.isalpha():
            made = unicodedata.normalize("NFC", before + _ACCENTS[letters])
        elif letters == before and box != last and self._shadows(now, box, shared):
            made = before
        if len(made) != 1:
            return False
        now.letters[-1] = made
        now.ids[-1] = (*now.ids[-1], index)
        now.grow(*box)
        self._last = [min(box[0], last[0]), last[1], max(box[2], last[2]), last[3]]
        return True


def _words(atom: Atom) -> list[Atom]:
    """The words of a run that is read from right to left, each by itself: only its place says which comes first."""
    words: list[Atom] = []
    fresh = True
    for letter, ids, (left, right) in zip(atom.letters, atom.ids, atom.sides, strict=True):
        if letter == " ":
            fresh = True
            continue
        if fresh:
            words.append(Atom(atom.direction, atom.order, left, atom.top, right, atom.bottom, rtl=True, look=atom.look))
        fresh = False
        word = words[-1]
        word.letters.append(letter)
        word.ids.append(ids)
        word.gaps.append(0.0)
        word.sides.append((left, right))
        word.grow(left, atom.top, right, atom.bottom)
    return words


def _close_up(atom: Atom) -> None:
    """Letters that are set wide apart ("R E P O R T") stand together again; wider gaps among them are spaces."""
    words = atom.text.split(" ")
    if len(words) < 4 or sum(len(word) == 1 for word in words) < 0.8 * len(words):
        return
    gaps = sorted(gap for gap, letter in zip(atom.gaps, atom.letters, strict=True) if letter == " " and gap > 0)
    middles = [sum(side) / 2 for side, letter in zip(atom.sides, atom.letters, strict=True) if letter != " "]
    boxed = sum(last - first + 1 for first, last in even_runs(middles)) == len(middles)
    if len(gaps) < 3 or boxed:  # boxes of a form are closed up with all of their row
        return
    most = gaps[len(gaps) // 2] * 1.6
    kept = [at for at, letter in enumerate(atom.letters) if letter != " " or not 0 < atom.gaps[at] <= most]
    atom.letters = [atom.letters[at] for at in kept]
    atom.ids = [atom.ids[at] for at in kept]
    atom.gaps = [atom.gaps[at] for at in kept]
    atom.sides = [atom.sides[at] for at in kept]


def even_runs(middles: list[float]) -> list[tuple[int, int]]:
    """The longest runs, as first and last index, of at least EVEN places that are evenly far from each other."""
    runs: list[tuple[int, int]] = []
    begin = 0
    for at in range(1, len(middles) + 1):
        if at - begin == 1 and at < len(middles):
            continue
        pitch = middles[begin + 1] - middles[begin] if begin + 1 < len(middles) else 0.0
        if at < len(middles) and abs(middles[at] - middles[at - 1] - pitch) <= 0.06 * pitch:
            continue
        if at - begin >= EVEN:
            runs.append((begin, at - 1))
        begin = at - 1
    return runs
