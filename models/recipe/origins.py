"""Names by the background that they point to: one half to train with, the other to measure with (`names_by_origin.tsv`, general usage)."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Literal

Part = Literal["train", "measure"]


@cache
def names(part: Part) -> dict[str, dict[str, tuple[str, ...]]]:
    """The names of one half: group, then kind (female, male, surname)."""
    found: dict[str, dict[str, list[str]]] = {}
    for line in (Path(__file__).parent / "names_by_origin.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        group, kind, name = line.split("\t")
        found.setdefault(group, {}).setdefault(kind, []).append(name)
    first = 0 if part == "train" else 1
    return {group: {kind: tuple(listed[first::2]) for kind, listed in kinds.items()} for group, kinds in found.items()}
