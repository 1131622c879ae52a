"""The plain text of a mail as paragraphs: lines that a program broke are one again, and edits find their way back to them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from recordlint.documents.blocks import Block, Edit, Place
from recordlint.documents.html.model import spaced, visible
from recordlint.documents.mail.inline_data import without_data

_QUOTE = re.compile(r"(?:>[ \t]?)+")
_NO_NEXT = re.compile(r"\s|[-*•·–—+=_#|]|\(?\d{1,3}[.)]\s|\(?[a-z][.)]\s|[A-Z][\w '-]{1,24}:\s")
_NARROW, _WIDE = 50, 100


@dataclass(slots=True)
class _Line:
    start: int
    text: str
    prefix: str

    @property
    def depth(self) -> int:
        return self.prefix.count(">")

    @property
    def words(self) -> str:
        return self.text[len(self.prefix) :]


class PlainText:
    """A body of plain text. `flowed` ends lines that go on with a space (RFC 3676); `delsp` takes that space off.

    `data_left_out` counts files that stood in it as letters; "[data]" stands for each.
    """

    def __init__(self, text: str, *, flowed: bool = False, delsp: bool = False, part: str | None = None) -> None:
        plain = visible(text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", ""))
        self.source, self.data_left_out = without_data(plain)
        self.flowed = flowed
        self._delsp = delsp
        self._maps: list[list[int]] = []
        self.blocks: list[Block] = []
        lines: list[_Line] = []
        at = 0
        for one in self.source.split("\n"):
            match = _QUOTE.match(one)
            lines.append(_Line(at, one, match[0] if match else ""))
            at += len(one) + 1
        self._widths = _widths(lines)
        group: list[tuple[int, _Line]] = []
        blank = False
        for number, line in enumerate(lines, 1):
            if group and (not line.words.strip() or line.depth != group[-1][1].depth):
                self._paragraph(group, blank, part)
                group, blank = [], False
            if line.words.strip():
                group.append((number, line))
            else:
                blank = True
        if group:
            self._paragraph(group, blank, part)

    def copy(self, edits: Sequence[Sequence[Edit]]) -> str:
        """The text with the edits of each paragraph; a line end within what is replaced goes with it."""
        out: list[str] = []
        at = 0
        for starts, own in zip(self._maps, edits, strict=True):
            for edit in own:
                begin, end = starts[edit.start], starts[edit.end]
                out += (self.source[at:begin], edit.replacement)
                at = max(at, end)
        return "".join((*out, self.source[at:]))

    def _paragraph(self, group: list[tuple[int, _Line]], blank: bool, part: str | None) -> None:
        letters: list[str] = []
        starts: list[int] = []
        lines: list[tuple[int, int]] = []
        for at, (number, line) in enumerate(group):
            skip = 0
            if at:
                before = group[at - 1][1]
                joined = self._joined(before, line)
                if joined is None:
                    letters.append("\n")
                    starts.append(line.start - 1)
                else:
                    skip = len(line.prefix) + (
                        1 if self.flowed and not line.prefix and line.text.startswith(" ") else 0
                    )
                    while len(letters) > 1 and letters[-1] in " \t":
                        letters.pop()
                        starts.pop()
                    if joined:
                        letters.append(" ")
                        starts.append(starts[-1] + 1)
                lines.append((len(letters), number))
            for offset in range(skip, len(line.text)):
                letters.append(line.text[offset])
                starts.append(line.start + offset)
        last = group[-1][1]
        starts.append(last.start + len(last.text))
        place = Place(paragraph=len(self.blocks) + 1, line=group[0][0], part=part)
        lead = "\n\n" if blank and self.blocks else "\n"
        self.blocks.append(Block(spaced("".join(letters)), place, lead, tuple(lines)))
        self._maps.append(starts)

    def _joined(self, line: _Line, after: _Line) -> str | None:
        """What stands between two lines that are one: a space, or nothing; None where the line ends for good."""
        if self.flowed:
            soft = line.text.endswith(" ") and line.words != "-- "
            return ("" if self._delsp else " ") if soft else None
        width = self._widths.get(line.depth, 0)
        words, first = line.text.rstrip(), after.words.split(None, 1)[0]
        if width < _NARROW or len(words) < width * 0.6 or _NO_NEXT.match(after.words):
            return None
        if re.search(r"\w-$", words) and first[:1].isalpha():
            return ""
        return " " if len(words) + 1 + len(first) > width else None


def _widths(lines: list[_Line]) -> dict[int, int]:
    """For each depth of quotation, how wide the lines were broken; 0 where they were not."""
    widths: dict[int, int] = {}
    for depth in {line.depth for line in lines}:
        sizes = [len(line.text.rstrip()) for line in lines if line.depth == depth]
        broken = [size for size in sizes if _NARROW <= size <= _WIDE]
        whole = sum(size > _WIDE for size in sizes)
        widths[depth] = max(broken) if broken and len(broken) >= whole else 0
    return widths
