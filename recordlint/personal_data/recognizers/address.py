"""Addresses."""

from __future__ import annotations

from collections.abc import Iterator

from recordlint.personal_data.base import Hit, Passage


def find(passage: Passage) -> Iterator[Hit]:
    """Nothing yet."""
    yield from ()
