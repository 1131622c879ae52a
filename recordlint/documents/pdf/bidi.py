"""Letters as they stand from left to right, put into the order in which they are read, where some are read from right to left."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache


@lru_cache(maxsize=4096)
def kind(letter: str) -> str:
    """ "R" for letters of Arabic, Hebrew and the like, "L" for other letters, "N" for digits, "" for what follows its neighbours."""
    one = unicodedata.bidirectional(letter)
    if one in ("R", "AL"):
        return "R"
    if one in ("EN", "AN"):
        return "N"
    return "L" if one == "L" else ""


def logical(units: Sequence[str]) -> list[int]:
    """The indices of units (a letter with its marks, or a ligature), given from left to right, in reading order."""
    kinds = [next(filter(None, map(kind, unit)), "") for unit in units]
    outer = [one for one in kinds if one in ("L", "R")]
    backwards = kinds.count("R") > kinds.count("L") and not outer[0] == outer[-1] == "L"
    base = "R" if backwards else "L"
    strong = _numbers(kinds)
    resolved = _neutrals(strong, base)
    order: list[int] = []
    at = 0
    runs: list[list[int]] = []
    while at < len(units):
        end = at + 1
        while end < len(units) and (resolved[end] == "L") == (resolved[at] == "L"):
            end += 1
        run = list(range(at, end))
        runs.append(run if resolved[at] == "L" else _numbers_forwards(run[::-1], kinds))
        at = end
    for run in runs[::-1] if backwards else runs:
        order += run
    return order


def _numbers(kinds: Sequence[str]) -> list[str]:
    """Digits and what stands within a number, as one: "N"."""
    out = list(kinds)
    for at in range(1, len(kinds) - 1):
        if not out[at] and out[at - 1] == "N" and kinds[at + 1] == "N":
            out[at] = "N"
    return out


def _neutrals(kinds: Sequence[str], base: str) -> list[str]:
    """Each unit as "L" or "R": what is neither goes with its neighbours where they agree, else with the line."""
    out: list[str] = []
    before = base
    for at, one in enumerate(kinds):
        if one in ("L", "R"):
            before = one
            out.append(one)
            continue
        after = next((other for other in kinds[at + 1 :] if other in ("L", "R")), base)
        out.append(before if before == after else base)
    return out


def _numbers_forwards(run: list[int], kinds: Sequence[str]) -> list[int]:
    """A run that is read backwards, with its numbers forwards."""
    numbers = {at for at, one in enumerate(_numbers(kinds)) if one == "N"}
    out: list[int] = []
    at = 0
    while at < len(run):
        end = at
        while end < len(run) and run[end] in numbers:
            end += 1
        out += run[at:end][::-1] if end > at else [run[at]]
        at = max(end, at + 1)
    return out
