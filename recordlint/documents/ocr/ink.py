"""Where the ink of a line is: the gaps between its words, and how high its letters reach."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise
from statistics import median
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from PIL.Image import Image

Blank = tuple[float, float]
"""Where a stretch without ink begins and ends, as parts of the line's length."""


def grouped(text: str, places: Sequence[float], shape: float, blanks: Sequence[Blank]) -> list[list[int]]:
    """The letters of each word, by number: parted at spaces, and where the ink leaves so much room that one was missed.

    `places` are the middles of the letters that are no spaces, as parts of the line's length; `shape` is its height by its length.
    """
    gaps = [end - start for start, end in (gap_between(blanks, *pair) for pair in pairwise(places))]
    runs = [len(run) for run in text.split()]
    starts = set(accumulate(runs[:-1]))
    spaces = [gap for index, gap in enumerate(gaps, 1) if index in starts]
    letters = median([gap for index, gap in enumerate(gaps, 1) if index not in starts] or [0.0])
    room = max(0.2 * shape, 2 * letters, 0.7 * median(spaces)) if spaces else max(0.3 * shape, 2.4 * letters)
    starts |= {index for index, gap in enumerate(gaps, 1) if gap > room}
    groups: list[list[int]] = []
    for index in range(len(places)):
        if index == 0 or index in starts:
            groups.append([])
        groups[-1].append(index)
    return groups


def _ink(picture: Image) -> NDArray[Any]:
    """Where the letters of a line are."""
    import numpy as np

    grey = np.asarray(picture.convert("L"), dtype=np.int16)
    low, middle, high = (int(value) for value in np.percentile(grey, (2, 50, 98)))
    limit = (low + high) // 2
    return grey > limit if middle < limit else grey < limit  # white letters on black have their own ink


def blanks_of(picture: Image) -> list[Blank]:
    """Where a line has no ink from top to bottom, as parts of its length."""
    import numpy as np

    ink = _ink(picture)
    full = ink.sum(axis=0) > 0.03 * ink.shape[0]
    edges = np.flatnonzero(np.diff(np.concatenate(([1], full.astype(np.int8), [1]))))
    return [
        (float(start) / full.size, float(end) / full.size) for start, end in zip(edges[::2], edges[1::2], strict=True)
    ]


def inked_rows(picture: Image) -> tuple[float, float]:
    """From where to where the letters of a line reach, as parts of its height: at most a quarter is cut at either side."""
    import numpy as np

    rows = np.flatnonzero(_ink(picture).sum(axis=1) >= 2)
    height = picture.height
    if not rows.size:
        return 0.0, 1.0
    return min(max(0, int(rows[0]) - 1) / height, 0.25), max(min(height, int(rows[-1]) + 2) / height, 0.75)


def gap_between(blanks: Sequence[Blank], start: float, end: float) -> Blank:
    """The widest blank between the middles of two letters; half-way between them where there is none."""
    between = [(max(a, start), min(b, end)) for a, b in blanks if a < end and b > start]
    if not between:
        return (start + end) / 2, (start + end) / 2
    return max(between, key=lambda blank: blank[1] - blank[0])
