"""Hyphens at the ends of lines."""

from __future__ import annotations

import pytest

from recordlint.documents.broken_words import keeps_hyphen


@pytest.mark.parametrize(
    ("before", "after", "keeps"),
    [
        ("is attention-", "seeking.", True),
        ("was non-", "compliant", True),
        ("a 76-year-", "old man", True),
        ("Ms Nwosu-", "Okafor", True),
        ("two-", "thirds", True),
        ("the rehabi-", "litation", False),
        ("an assess-", "ment", False),
        ("the neigh-", "bour,", False),
        ("lines 3-", "4", True),
    ],
)
def test_the_hyphen_stays_where_it_belongs_to_the_word(before: str, after: str, keeps: bool) -> None:
    assert keeps_hyphen(before, after) is keeps
