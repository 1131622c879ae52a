"""The blocks of a document as one text: in which order, with what between them, and what is said once only.

What stands in the margin of every page is read before and after the text that it interrupts. What says the same as another block (the
margin of the next page, the HTML version of a mail's plain text) is not read again: it shares the place of what it repeats.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from recordlint.documents.blocks import Block, between
from recordlint.documents.label_rows import labelled

OTHER_VERSION = "HTML version"
"""The part of a mail's page where its plain text says the same."""
_MARGIN = re.compile(r"(header|footer)(?: \d+)?")
_PAGE_NUMBER = re.compile(
    r"\b(?:pages?|pp?\.?|pg\.?)\s*\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?\b|(?<![\d/.-])\b\d{1,4}\s*(?:/|of)\s*\d{1,4}\b(?![/.-]?\d)"
    r"|(?:^|(?<=\|))\W*\d{1,4}\W*(?=\||$)|(?<=\s)\d{1,3}$",
    re.IGNORECASE,
)
_LETTER = re.compile(r"\w")


def without_page_number(text: str) -> str:
    """The text of a margin, the same on all pages: a sign stands in the place of the page's number."""
    return _PAGE_NUMBER.sub("#", text)


@dataclass(frozen=True, slots=True)
class Read:
    """Where a block is read: [start, end) of the text. `again`: it says what was read there before."""

    block: int
    start: int
    end: int
    again: bool = False


@dataclass(frozen=True, slots=True)
class OneText:
    """The text of blocks, and where each of them is read, by start."""

    text: str
    reads: tuple[Read, ...]


def one_text(blocks: Sequence[Block], *, every: bool = True) -> OneText:
    """The text of all blocks but pictures. Without `every`, what differs from another page's margin in the number of the page only is left out."""
    parts: list[str] = []
    reads: list[Read] = []
    at = 0
    last: Block | None = None
    seen: dict[tuple[str, str], Read] = {}
    counted: set[tuple[str, str]] = set()
    plain = _Plain()
    for number in _order(blocks):
        block = blocks[number]
        margin = _MARGIN.fullmatch(block.place.part or "")
        kind = margin[1] if margin else ""
        if margin:
            known = seen.get((kind, block.text))
            uncounted = (kind, without_page_number(block.text))
            if known or (not every and uncounted in counted):
                if known:
                    reads.append(Read(number, known.start, known.end, again=True))
                continue
            counted.add(uncounted)
        elif block.place.part == OTHER_VERSION:
            found = plain.find(block.text, parts)
            if found is not None:
                reads.append(Read(number, *found, again=True))
                continue
        gap = between(last, block)
        last = block
        parts += (gap, block.text)
        read = Read(number, at + len(gap), at + len(gap) + len(block.text))
        at = read.end
        reads.append(read)
        if margin:
            seen[kind, block.text] = read
        elif block.place.part is None:
            plain.add(read)
    reads.sort(key=lambda one: (one.start, one.again, one.block))
    return OneText(labelled("".join(parts)), tuple(reads))


def _order(blocks: Sequence[Block]) -> Iterator[int]:
    """Headers, everything else as it comes, and footers behind the last that a copy has, too."""
    headers, others, footers = list[int](), list[int](), list[int]()
    end = 0
    for number, block in enumerate(blocks):
        if block.picture:
            continue
        margin = _MARGIN.fullmatch(block.place.part or "") if block.in_copy else None
        (others if margin is None else headers if margin[1] == "header" else footers).append(number)
        if margin is None and block.in_copy:
            end = len(others)
    yield from (*headers, *others[:end], *footers, *others[end:])


class _Plain:
    """The plain text of a mail, in which the paragraphs of its page are found again, one after the other."""

    def __init__(self) -> None:
        self._start: int | None = None
        self._end = 0
        self._text: str | None = None
        self._at = 0

    def add(self, read: Read) -> None:
        """Take in a block of the body."""
        self._start = read.start if self._start is None else self._start
        self._end = read.end

    def find(self, words: str, parts: Sequence[str]) -> tuple[int, int] | None:
        """Where the words stand, whole, behind what was found before; None where they do not."""
        if self._start is None or not words.strip():
            return None
        if self._text is None:
            self._text, self._at = re.sub(r"\s", " ", "".join(parts)[: self._end]), self._start
        words = re.sub(r"\s", " ", words)
        at = self._text.find(words, self._at)
        while at >= 0:
            end = at + len(words)
            if not _LETTER.match(self._text[at - 1 : at]) and not _LETTER.match(self._text[end : end + 1]):
                self._at = end
                return at, end
            at = self._text.find(words, at + 1)
        return None
