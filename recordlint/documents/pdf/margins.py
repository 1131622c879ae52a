"""Blocks of several pages together: what stands in the margin of each is its header or footer, and a sentence goes on on the next page."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from recordlint.documents.blocks import Block
from recordlint.documents.label_rows import CELL
from recordlint.documents.reading_order import without_page_number

if TYPE_CHECKING:
    from recordlint.documents.pdf.pages import PageBlock, PageBlocks

_TOP, _FOOT = 0.17, 0.85
_DEEPEST = 4
"""So many blocks at the top or the foot of a page are looked at."""
_SHARE = 0.4
"""A block that stands in one place on this share of the pages, and on two at least, belongs to the margin."""
_ALIKE = 0.012
_NARROW = 0.03
_FULL, _ALMOST = 0.8, 0.93
_LONG = 30
_ENDED = re.compile(r"[.!?:;…][\"'”’)\]]*$|[\"”]$")
_FRESH = re.compile(r"(?:[•◦▪●○■□–—*-]|\(?\w{1,3}[.)])\s")


@dataclass(frozen=True, slots=True)
class Standing:
    """A block and where it stands: sides as shares of the page, `end` of its last line."""

    page: int
    block: Block
    left: float = 0.0
    top: float = 0.0
    right: float = 0.0
    bottom: float = 0.0
    end: float = 0.0

    @property
    def is_text(self) -> bool:
        """Whether it is text of the page that has a place there."""
        return self.bottom > self.top and not self.block.picture and self.block.place.part is None


def standing(page: int, one: PageBlock, of: PageBlocks, size: tuple[float, float]) -> Standing:
    """Where a block of a page stands."""
    import numpy as np

    glyphs = [i for ids in one.ids for i in ids]
    if one.picture is not None or not glyphs:
        return Standing(page, one.block)
    left, top = (of.loose[glyphs, :2].min(axis=0) / size).tolist()
    right, bottom = (of.loose[glyphs, 2:].max(axis=0) / size).tolist()
    last = one.block.lines[-1][0] if one.block.lines else 0
    ends = [i for ids in one.ids[last:] for i in ids] or glyphs
    return Standing(page, one.block, left, top, right, bottom, float(np.max(of.loose[ends, 2])) / size[0])


def settled(found: Sequence[Standing], pages: int) -> list[Block]:
    """The blocks in their order: those of the margins say so, and what goes on with a sentence of another page or column is led by a space."""
    by_page: dict[int, list[int]] = defaultdict(list)
    for number, one in enumerate(found):
        if one.is_text:
            by_page[one.page].append(number)
    parts = _margins(found, by_page, pages)
    blocks: list[Block] = []
    before: Standing | None = None
    for at, one in enumerate(found):
        block = one.block
        if at in parts:
            blocks.append(replace(block, place=replace(block.place, part=parts[at])))
            continue
        if one.is_text:
            if (
                before is not None
                and _is_elsewhere(before, one)
                and _runs_on(before, one, [found[number] for number in by_page[before.page]])
            ):
                block = replace(block, lead="" if before.block.text.endswith("-") else " ")
            before = one
        blocks.append(block)
    return blocks


def _margins(found: Sequence[Standing], by_page: Mapping[int, Sequence[int]], pages: int) -> dict[int, str]:
    """The blocks that are headers and footers, by number."""
    if pages < 2:
        return {}
    outermost: set[int] = set()
    seen: dict[tuple[str, str], list[int]] = defaultdict(list)
    for numbers in by_page.values():
        down = sorted(numbers, key=lambda number: found[number].top)
        outermost |= {down[0], down[-1]}
        for part, outer in (("header", down[:_DEEPEST]), ("footer", down[-_DEEPEST:])):
            for number in outer:
                one = found[number]
                inside = one.bottom < _TOP if part == "header" else one.top > _FOOT
                if (inside or number == outer[0 if part == "header" else -1]) and not _heads_table(found, number):
                    seen[part, without_page_number(one.block.text)].append(number)
    parts: dict[int, str] = {}
    for (part, _), numbers in seen.items():
        tops = sorted(found[number].top for number in numbers)
        usual = tops[len(tops) // 2]
        alike = [number for number in numbers if abs(found[number].top - usual) < _ALIKE or number in outermost]
        if len({found[number].page for number in alike}) >= max(2, _SHARE * pages):
            parts.update(dict.fromkeys(alike, part))
    return parts


def _heads_table(found: Sequence[Standing], number: int) -> bool:
    """Whether a block is the first row of a table, which is repeated on each page that the table reaches."""
    after = found[number + 1] if number + 1 < len(found) else None
    text = found[number].block.text
    return (
        after is not None
        and after.page == found[number].page
        and CELL in text
        and text.count(CELL) == after.block.text.count(CELL)
        and after.block.lead == "\n"
    )


def _is_elsewhere(before: Standing, one: Standing) -> bool:
    """Whether a block stands on another page than the one before, or at the top of another column."""
    beside = one.left > before.left + _NARROW and one.top < before.bottom
    return one.page == before.page + 1 or (one.page == before.page and beside)


def _runs_on(before: Standing, one: Standing, page: Sequence[Standing]) -> bool:
    """Whether the sentence that a block ends with goes on in the next one; `page` is the first one's."""
    said, more = before.block.text.rstrip(), one.block.text
    if CELL in said or CELL in more or not said or not more or _ENDED.search(said) or _FRESH.match(more):
        return False
    right = max(other.right for other in page if abs(other.left - before.left) < _NARROW)
    filled = (before.end - before.left) / max(right - before.left, 0.01)
    if more[0].islower():
        return filled > _FULL
    return filled > _ALMOST and len(said) > _LONG and len(more) > _LONG and bool(re.search(r"[\w,-]$", said))
