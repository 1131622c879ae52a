"""A piece of a file and its copy: withheld spans are replaced, and every position of the copy is known in the source.

The copy is a function of the text and the items alone: the same items, in whatever order, give the same copy.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from recordlint.redaction.base import Item

_REVEALING = frozenset({"mask", "generalise"})
"""Actions whose replacement is made from part of the withheld words."""


@dataclass(frozen=True, slots=True)
class Kept:
    """Words that stand in the copy as in the source: [copy_start, copy_end) is [source_start, source_end), same length."""

    copy_start: int
    copy_end: int
    source_start: int
    source_end: int


@dataclass(frozen=True, slots=True)
class Replaced:
    """A replacement: [copy_start, copy_end), which may be empty, stands for the item's [source_start, source_end)."""

    copy_start: int
    copy_end: int
    source_start: int
    source_end: int
    item: Item


@dataclass(frozen=True)
class Positions:
    """Where the words of a copy come from: both lists are in order, and together they cover the copy and the source."""

    kept: tuple[Kept, ...]
    replaced: tuple[Replaced, ...]

    def to_source(self, start: int, end: int) -> tuple[int, int] | None:
        """The source's range of a copy's range [start, end); None unless all of it was kept in one stretch."""
        at = bisect_right(self.kept, start, key=lambda kept: kept.copy_start) - 1
        if at < 0 or end > self.kept[at].copy_end:
            return None
        shift = self.kept[at].source_start - self.kept[at].copy_start
        return start + shift, end + shift

    def to_copy(self, start: int, end: int) -> tuple[int, int] | None:
        """The copy's range of a source's range [start, end); None unless all of it was kept in one stretch."""
        at = bisect_right(self.kept, start, key=lambda kept: kept.source_start) - 1
        if at < 0 or end > self.kept[at].source_end:
            return None
        shift = self.kept[at].copy_start - self.kept[at].source_start
        return start + shift, end + shift

    def replaced_in(self, start: int, end: int) -> Iterator[Replaced]:
        """The replacements of which a character stands in the copy's range [start, end), in order."""
        at = max(bisect_right(self.replaced, start, key=lambda made: made.copy_start) - 1, 0)
        for number in range(at, len(self.replaced)):
            made = self.replaced[number]
            if made.copy_start >= end:
                return
            if made.copy_end > max(start, made.copy_start):
                yield made


@dataclass(frozen=True)
class Applied:
    """A copy's text and where its words come from."""

    text: str
    positions: Positions


def apply(text: str, items: Sequence[Item]) -> Applied:
    """The copy of one piece: withheld items' spans replaced, all else as it stands. Overlaps are resolved first.

    Raises ValueError (which quotes nothing) when an item does not fit the text: such items belong to another piece.
    """
    out: list[str] = []
    kept: list[Kept] = []
    replaced: list[Replaced] = []
    at = length = 0
    for item in items:
        if item.start < 0 or item.start > item.end or text[item.start : item.end] != item.text:
            raise ValueError(f"an item at [{item.start}, {item.end}) does not fit its text of {len(text)} characters")
    for item in resolve_overlaps(items):
        if not item.is_withheld:
            continue
        if item.start > at:
            out.append(text[at : item.start])
            kept.append(Kept(length, length + item.start - at, at, item.start))
            length += item.start - at
        out.append(item.replacement)
        replaced.append(Replaced(length, length + len(item.replacement), item.start, item.end, item))
        length += len(item.replacement)
        at = item.end
    if at < len(text):
        out.append(text[at:])
        kept.append(Kept(length, length + len(text) - at, at, len(text)))
    return Applied("".join(out), Positions(tuple(kept), tuple(replaced)))


def resolve_overlaps(items: Sequence[Item]) -> list[Item]:
    """The items in order, none overlapping another; items of no length are left out.

    Overlapping withheld spans become one withheld span, their union, under the name of the longest. Where the longest
    shows part of its words (a mask, a generalisation) and another hides them all, the longest of the hiding ones gives
    the name. A kept span gives way to a withheld one: what of it is left over stays kept. Overlapping kept spans unite.
    """
    ordered = sorted((item for item in items if item.end > item.start), key=_order)
    withheld = list(_united([item for item in ordered if item.is_withheld]))
    kept = [part for item in _united([i for i in ordered if not i.is_withheld]) for part in _left_over(item, withheld)]
    return sorted((*withheld, *kept), key=_order)


def _order(item: Item) -> tuple[object, ...]:
    """By place; then by everything else that could make a difference, so that the order of the input makes none."""
    more = (item.action, item.type, item.replacement, item.role, item.entity or "", item.rule, item.reason)
    return (item.start, item.end, *more, item.exemption, item.recognizer, item.score, item.review)


def _united(ordered: Sequence[Item]) -> Iterator[Item]:
    """One item for each group of overlapping ones."""
    group: list[Item] = []
    end = -1
    for item in ordered:
        if group and item.start >= end:
            yield _union(group)
            group = []
        group.append(item)
        end = max(end, item.end) if len(group) > 1 else item.end
    if group:
        yield _union(group)


def _union(group: Sequence[Item]) -> Item:
    if len(group) == 1:
        return group[0]
    text = group[0].text
    start = end = group[0].start
    end += len(text)
    parts = [text]
    for item in group[1:]:
        if item.end > end:
            parts.append(item.text[end - item.start :])
            end = item.end
    hiding = [item for item in group if item.action not in _REVEALING]
    name = max(hiding or group, key=lambda item: item.end - item.start)
    united = "".join(parts)
    return replace(
        name,
        start=start,
        end=end,
        text=united,
        replacement=name.replacement if name.is_withheld else united,
        review=any(item.review for item in group),
    )


def _left_over(item: Item, withheld: Sequence[Item]) -> Iterator[Item]:
    """The parts of a kept item that no withheld one takes."""
    at = item.start
    first = bisect_right(withheld, item.start, key=lambda other: other.end)
    for number in range(first, len(withheld)):
        other = withheld[number]
        if other.start >= item.end:
            break
        if other.start > at:
            yield _part(item, at, other.start)
        at = other.end
    if at < item.end:
        yield item if at == item.start else _part(item, at, item.end)


def _part(item: Item, start: int, end: int) -> Item:
    text = item.text[start - item.start : end - item.start]
    return replace(item, start=start, end=end, text=text, replacement=text)
