"""`Terms` finds what a compiled pattern of the same terms finds."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recordlint.language.lexicons import alternation
from recordlint.language.terms import Terms

TERMS = [
    "self-harm",
    "self-harm risk",
    "up",
    "up to speed",
    "no-one",
    "'til late",
    "bed-blocker",
    "co-op-like",
    "a",
    "can't cope",
]


def compiled(terms: list[str]) -> re.Pattern[str]:
    longest_first = sorted(terms, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(alternation([t]) for t in longest_first)})(?!\w)")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("selfharm and self harm, self-harm risk", ["selfharm", "self harm", "self-harm risk"]),
        ("brought up  to\nspeed; upset", ["up  to\nspeed"]),
        ("no one, noone, no-one", ["no one", "noone", "no-one"]),
        ("awake 'til late", ["'til late"]),
        ("coop like, coopli", ["coop like"]),
        ("she can't cope", ["can't cope"]),
        ("", []),
    ],
)
def test_terms_are_found(text: str, found: list[str]) -> None:
    assert [m.group() for m in Terms(TERMS).finditer(text)] == found


@given(st.text(alphabet="aupsto -'elfhrm\n", max_size=60))
def test_terms_find_what_a_pattern_finds(text: str) -> None:
    terms = ["a", "up", "up to", "self-harm", "the stop", "sop", "up -", "'s so"]
    assert [m.span() for m in Terms(terms).finditer(text)] == [m.span() for m in compiled(terms).finditer(text)]


@given(st.text(alphabet="aup to-", max_size=20), st.integers(0, 20), st.integers(0, 20))
def test_bounds_hold(text: str, start: int, end: int) -> None:
    for match in Terms(["a", "up", "up to"]).finditer(text, start, end):
        assert start <= match.start() < match.end() <= end


def test_match_and_fullmatch() -> None:
    terms = Terms(["up", "up to speed"])
    assert terms.match("up to speed now")
    assert not terms.match("bring up")
    assert terms.match("bring up", 6)
    assert not terms.match("cup", 1)
    assert "up to speed" in terms
    assert "up to speeds" not in terms
