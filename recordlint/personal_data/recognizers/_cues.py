"""What stands round a number and says what it is: a label before it, a column's heading, the line above, words behind.

Patterns here are for folded text (`Passage.folded`: lower case, dashes and spaces unified, same offsets).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property

from recordlint.language.lexicons import fold
from recordlint.personal_data.base import Passage

SPACE = r"[ \t\u00a0\u00ad\u2000-\u200d\u202f\u205f\u2060\u3000\ufeff]"
"""White space within a line, with the widthless characters that copying from web pages and PDFs leaves behind."""

GAP = rf"(?:{SPACE}{{0,3}}[-./_]?{SPACE}{{0,3}})"
"""What may part the groups of one number: spaces, a dash, a full stop, a slash, or nothing."""

NUMBER = (
    r"(?:[\s_./-]{0,3}(?:numbers?|nums?|nos?|num[a-z]{2,5}|nu[a-z]{2,4}r|nmbr|nbr|nr|n\u00b0|\u2116|#|id|ids|identifier|refs?|reference)"
    r"(?![a-z0-9]))?"
)
"""An optional "number", "no", "ref" behind a label."""

LINK = (
    r"(?:[\s:;=#.,()\[\]{}|*\"'>_/~\u200b-\u200d\u2060\ufeff\u2022-]|(?<![a-z0-9])(?:is|was|are|as|of|being|given|recorded|"
    r"confirmed|verified|checked|known|reads?|now|the|her|his|their|your|my|its|on|card|file|system|listed|shown|per|for|"
    r"it's|its|this|number|numbers|no|n/k|called|client|patient|pt|pupil|child|service|user|current|new|old|correct|"
    r"following|below|wife|husband|mum|dad|son|daughter)(?![a-z0-9])){0,14}"
)
"""What may stand between a label and its value without breaking the tie: punctuation and a few small words."""

BEFORE_NUMBER = r"(?<![^\W_])(?<![\u00a3$\u20ac+@])(?<![0-9][.-])"
"""No letter, digit, currency sign or plus right before, nor the rest of a decimal or of a dashed number."""

AFTER_NUMBER = r"(?:\.0)?(?![^\W_]|%|[.:]\d|,\d{3}(?!\d))"
"""The number ends (a spreadsheet's ".0" may follow); no decimal, clock time or thousands go on."""


def words(text: str) -> frozenset[str]:
    """The words of a text as a set."""
    return frozenset(text.split())


COMMON_PAIRS = words(
    """
    on at to by of in is as no am pm up or so be do go he me my we us it an if ok mr dr ms st vs hr rr bp bm gp
    tv cc hb pt dx rx tx wk wt ht mg ml kg cm mm km tc rt lt re id ie eg ph
    """
)
"""Two-letter words and readings that stand before digits in notes: "on 12 12 25 a visit", "BP 12 08 14 c"."""

_TABLE_LINE = re.compile(r"[|\t]")
_BULLET = re.compile(r"[\s|>*\u2022\u00b7\-\"'(\[:]{0,12}\Z")
_LINE_ABOVE = 70


def label(words: str) -> re.Pattern[str]:
    """A pattern for "label, link, end": search it in a lead to see whether the label is tied to the value behind it."""
    return re.compile(rf"(?<![a-z0-9])(?:{words}){NUMBER}{LINK}\Z")


def near(words: str, width: int = 45) -> re.Pattern[str]:
    """A pattern for the words followed by at most `width` characters without a number (a date may stand there), up to the value."""
    return re.compile(
        rf"(?<![a-z0-9])(?:{words})(?![a-z0-9])(?:[^0-9\n]|\d{{1,2}}[/.-]\d{{1,2}}[/.-]\d{{2,4}}){{0,{width}}}\Z"
    )


def digits(words: str) -> str:
    """The decimal digits of `words`, as ASCII."""
    return "".join(str(int(char)) for char in words if char.isdecimal())


def is_caps(words: str) -> bool:
    """Whether every letter is a capital (true of words without letters)."""
    return not any(char.islower() for char in words)


def looks_like_date(number: str) -> bool:
    """Whether six or eight digits read as day, month and year."""
    if len(number) not in (6, 8) or not number.isdecimal():
        return False
    plausible_year = len(number) == 6 or 1900 <= int(number[4:]) <= 2099
    return plausible_year and 1 <= int(number[:2]) <= 31 and 1 <= int(number[2:4]) <= 12


class Cues:
    """The leads of a passage's words. Tables are looked up once, and only when somebody asks."""

    def __init__(self, passage: Passage) -> None:
        self.passage = passage
        self.folded = passage.folded

    @cached_property
    def _lines(self) -> tuple[list[int], list[int]]:
        """Starts of lines, and for each the start of the first line of its table (-1 outside tables)."""
        starts: list[int] = []
        heads: list[int] = []
        at, head = 0, -1
        for line in self.folded.split("\n"):
            head = (at if head < 0 else head) if _TABLE_LINE.search(line) else -1
            starts.append(at)
            heads.append(head)
            at += len(line) + 1
        return starts, heads

    def before(self, start: int, width: int = 60) -> str:
        """As `Passage.before`, at a cost that does not grow with the length of the line."""
        starts, _ = self._lines
        line = starts[bisect_right(starts, start) - 1]
        words_before = self.folded[max(line, start - width) : start]
        words_before = words_before[words_before.rfind("\r") + 1 :]
        if self.passage.label and line == 0 and start <= width:
            return f"{fold(self.passage.label)}: {words_before}"
        return words_before

    def after(self, end: int, width: int = 40) -> str:
        """As `Passage.after`, at a cost that does not grow with the length of the line."""
        return self.folded[end : end + width].partition("\n")[0]

    def leads(self, start: int, width: int = 80) -> tuple[str, ...]:
        """Texts that lead up to `start`: its line, then the heading of its column, then the line above a bare value."""
        found = [self.before(start, width)]
        starts, heads = self._lines
        index = bisect_right(starts, start) - 1
        line = starts[index]
        if 0 <= heads[index] < line and (heading := self._heading(heads[index], line, start)):
            found.append(heading + ": ")
        if start - line <= 12 and _BULLET.match(self.folded, line, start) and (above := self._above(index)):
            found.append(above + ": ")
        return tuple(found)

    def tied(self, start: int, pattern: re.Pattern[str], width: int = 80) -> bool:
        """Whether any lead of `start` matches a pattern of `label` or `near`."""
        return any(pattern.search(lead) for lead in self.leads(start, width))

    def line(self, start: int, end: int, before: int = 120, after: int = 60) -> str:
        """Folded words round [start, end) on the same line, without the value, for loose cues."""
        return f"{self.before(start, before)} \u241f {self.after(end, after)}"

    def _heading(self, head: int, line: int, start: int) -> str:
        mark = "\t" if "\t" in self.folded[line : min(start, line + 2000)] else "|"
        column = self.folded.count(mark, line, min(start, line + 2000))
        stop = self.folded.find("\n", head, head + 2000)
        cells = self.folded[head : stop if stop != -1 else head + 2000].split(mark)
        return cells[column].strip()[-_LINE_ABOVE:] if column < len(cells) else ""

    def _above(self, index: int) -> str:
        starts, _ = self._lines
        for back in (1, 2):
            if index - back < 0:
                return ""
            end = starts[index - back + 1] - 1
            above = self.folded[max(starts[index - back], end - 200) : end].strip()
            if above:
                return above[-_LINE_ABOVE:]
        return ""
