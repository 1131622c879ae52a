"""Overlapping hits: who wins, and that nothing found is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recordlint.personal_data.base import TYPES, Hit
from recordlint.personal_data.resolve import resolve

LITTLE = {"a", "an", "and", "at", "by", "for", "from", "in", "near", "of", "on", "or", "s", "the", "to", "with"}


def hit(type_: str, start: int, end: int, score: float = 0.9) -> Hit:
    return Hit(type_, start, end, score, "test")


def shown(text: str, *hits: tuple[str, str] | tuple[str, str, float]) -> list[tuple[str, str]]:
    """What stands of hits that are given as (type, words, score)."""
    made = [hit(h[0], text.index(h[1]), text.index(h[1]) + len(h[1]), *h[2:]) for h in hits]
    return [(h.type, text[h.start : h.end]) for h in resolve(made, text)]


@pytest.mark.parametrize(
    ("text", "hits", "stands"),
    [
        ("a@example.org", [("URL", "example.org"), ("EMAIL", "a@example.org")], [("EMAIL", "a@example.org")]),
        (
            "12 Elm Row, ZZ99 3AA",
            [("ADDRESS", "12 Elm Row, ZZ99 3AA"), ("POSTCODE", "ZZ99 3AA")],
            [("ADDRESS", "12 Elm Row"), ("POSTCODE", "ZZ99 3AA")],
        ),
        ("12 Quill Row", [("PERSON", "Quill"), ("ADDRESS", "12 Quill Row")], [("ADDRESS", "12 Quill Row")]),
        ("Quill House", [("PERSON", "Quill"), ("ORGANISATION", "Quill House")], [("ORGANISATION", "Quill House")]),
        ("St Mungo's", [("ORGANISATION", "St Mungo's"), ("SCHOOL", "St Mungo's")], [("SCHOOL", "St Mungo's")]),
        ("999 123 4572", [("PHONE", "999 123 4572"), ("NHS_NUMBER", "999 123 4572")], [("NHS_NUMBER", "999 123 4572")]),
        (
            "999 123 4572",
            [("PHONE", "999 123 4572"), ("NHS_NUMBER", "999 123 4572", 0.4)],
            [("PHONE", "999 123 4572")],
        ),
        ("born 4 May 1950", [("DATE", "4 May 1950"), ("DATE_OF_BIRTH", "4 May 1950")], [("DATE_OF_BIRTH", "4 May 1950")]),
    ],
)  # fmt: skip
def test_who_wins(text: str, hits: list[tuple[str, str]], stands: list[tuple[str, str]]) -> None:
    assert shown(text, *hits) == stands
    assert shown(text, *reversed(hits)) == stands


def test_what_is_left_of_any_type_stands() -> None:
    """A date that shares its month with a name keeps its day and its year."""
    assert shown("12 May 1950", ("DATE", "12 May 1950"), ("PERSON", "May")) == [
        ("DATE", "12"),
        ("PERSON", "May"),
        ("DATE", "1950"),
    ]


def test_a_remainder_of_one_letter_or_digit_stands() -> None:
    assert shown("Ward 7b", ("ORGANISATION", "Ward 7"), ("OTHER_ID", "7b", 0.9)) == [
        ("ORGANISATION", "Ward"),
        ("OTHER_ID", "7b"),
    ]
    assert shown("KQ7", ("PERSON", "KQ"), ("AGE", "KQ7")) == [("PERSON", "KQ"), ("AGE", "7")]


def test_a_little_word_that_is_left_is_nobody() -> None:
    text = "Elm Lodge at ZZ99 3AA"
    assert shown(text, ("ADDRESS", "Elm Lodge at ZZ99 3AA"), ("POSTCODE", "ZZ99 3AA"), ("EMAIL", "Elm Lodge")) == [
        ("EMAIL", "Elm Lodge"),
        ("POSTCODE", "ZZ99 3AA"),
    ]


def word_at(text: str, index: int) -> str:
    """The letters and digits round a place."""
    first, last = index, index + 1
    while first and text[first - 1].isalnum():
        first -= 1
    while last < len(text) and text[last].isalnum():
        last += 1
    return text[first:last]


def test_a_letter_of_a_number_is_no_little_word() -> None:
    assert shown("Flat 12a", ("ADDRESS", "Flat 12"), ("PERSON", "12a")) == [("ADDRESS", "Flat 12"), ("PERSON", "a")]


SPANS = st.lists(
    st.tuples(st.sampled_from(TYPES), st.integers(0, 38), st.integers(1, 12), st.floats(0.3, 1.0)), max_size=14
)


@given(st.text(alphabet="aB7é.\n -'ß\U0001f600", min_size=50, max_size=50), SPANS)
def test_nothing_found_is_lost(text: str, spans: list[tuple[str, int, int, float]]) -> None:
    """Every letter and digit in some hit lies in one that stands, but for little words alone; none overlaps another."""
    hits = [hit(type_, start, start + length, score) for type_, start, length, score in spans]
    standing = resolve(hits, text)
    end = 0
    for one in standing:
        assert end <= one.start < one.end <= len(text)
        end = one.end
    kept = {i for h in standing for i in range(h.start, h.end)}
    lost = {i for h in hits for i in range(h.start, h.end)} - kept
    for index in lost:
        if text[index].isalnum():
            assert word_at(text, index) in LITTLE


@given(st.text(alphabet="aB7 ", min_size=50, max_size=50), SPANS)
def test_the_order_of_hits_does_not_matter(text: str, spans: list[tuple[str, int, int, float]]) -> None:
    hits = [hit(type_, start, start + length, score) for type_, start, length, score in spans]
    assert resolve(hits, text) == resolve(list(reversed(hits)), text)


def test_many_hits_take_no_time() -> None:
    """Time grows with the number of hits, not with its square."""
    import time

    hits = [hit("PERSON", 4 * i, 4 * i + 3) for i in range(60_000)]
    began = time.process_time()
    assert len(resolve(hits, "abc " * 60_000)) == 60_000
    assert time.process_time() - began < 5


def test_what_is_told_by_context_alone_gives_way_and_keeps_the_rest() -> None:
    text = "Rang 07700 900318 at Larkmoor Wheels."
    hits = [
        Hit("PHONE", 5, 17, 0.6, "phone"),
        Hit("OTHER_ID", 0, 17, 0.99, "encoder"),
        Hit("ORGANISATION", 21, 36, 0.99, "encoder"),
        Hit("PERSON", 21, 29, 0.6, "person"),
    ]
    standing = [(h.type, text[h.start : h.end]) for h in resolve(hits, text)]
    assert standing == [
        ("OTHER_ID", "Rang"),
        ("PHONE", "07700 900318"),
        ("PERSON", "Larkmoor"),
        ("ORGANISATION", "Wheels"),
    ]
