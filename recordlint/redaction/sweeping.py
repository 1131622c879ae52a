"""What is withheld somewhere in the run is withheld everywhere: pieces are searched for it before they are written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from recordlint.personal_data.names import name_lists
from recordlint.redaction.base import Item
from recordlint.redaction.copies import Evidence, apply_items
from recordlint.redaction.planner import PieceKey, Planner, fitted
from recordlint.redaction.verification import Residue, verify_piece

_ROUNDS = 3  # how often a piece is searched: what is added may bring something to light


def swept(planner: Planner, text: str, key: PieceKey, items: Sequence[Item], evidence: Evidence) -> list[Item]:
    """The items of a piece with those added that would show what the run withholds."""
    found = list(items)
    is_ordinary = name_lists().is_ordinary
    for _ in range(_ROUNDS):
        done = fitted(text, found)
        applied = apply_items(text, found)
        more: list[Item] = []
        for residue in verify_piece(
            applied.text,
            text,
            done,
            evidence.searcher,
            evidence.kept,
            is_ordinary=is_ordinary,
            label_words=evidence.label_words,
        ):
            place = applied.positions.to_source(residue.start, residue.end) if isinstance(residue, Residue) else None
            if place:
                more.append(planner.found_elsewhere(text, key, *place, residue.type, residue.entity))
        if not more:
            break
        found += more
    return found


def with_something_left(texts: Sequence[str], items: Sequence[Sequence[Item]]) -> list[list[Item]]:
    """The items of a record's pieces, a label in the place of what is taken out whole where nothing else would be left.

    A row without a word, or a text file without one, would be no row and no file to whoever reads the copy.
    """
    listed = [list(own) for own in items]
    if not any(texts) or any(apply_items(text, own).text for text, own in zip(texts, listed, strict=True)):
        return listed
    return [
        [replace(item, action="label", replacement="[withheld]") if item.action == "remove" else item for item in own]
        for own in listed
    ]
