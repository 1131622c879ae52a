"""Edits: the copy is the source with withheld spans replaced, and every position of one is known in the other."""

from __future__ import annotations

import random
from itertools import pairwise
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recordlint.redaction.base import Item
from recordlint.redaction.edits import apply, resolve_overlaps


def item(
    text: str, start: int, end: int, action: str = "label", replacement: str = "[X]", type: str = "PERSON"
) -> Item:
    words = text[start:end]
    made = words if action == "keep" else replacement
    return Item(start, end, words, type, "subject", "p1", action, made)


def of(text: str, words: str, action: str = "label", replacement: str = "[X]", type: str = "PERSON") -> Item:
    start = text.index(words)
    return item(text, start, start + len(words), action, replacement, type)


NOTE = "Halina Nowicka rang from Rowan House, key safe 2580."


@st.composite
def texts_with_items(draw: st.DrawFn) -> tuple[str, list[Item]]:
    text = draw(st.text(min_size=1, max_size=60))
    items: list[Item] = []
    for _ in range(draw(st.integers(0, 8))):
        start = draw(st.integers(0, len(text) - 1))
        end = draw(st.integers(start, len(text)))
        action = draw(st.sampled_from(["keep", "label", "pseudonym", "generalise", "mask", "encrypt", "remove"]))
        replacement = "" if action == "remove" else draw(st.text(max_size=6))
        items.append(item(text, start, end, action, replacement, draw(st.sampled_from(["PERSON", "DATE"]))))
    return text, items


def test_withheld_spans_are_replaced_and_kept_ones_stand() -> None:
    items = [of(NOTE, "Halina Nowicka"), of(NOTE, "Rowan House", "keep"), of(NOTE, "2580", "remove", "")]
    assert apply(NOTE, items).text == "[X] rang from Rowan House, key safe ."


def test_positions_lead_from_the_copy_to_the_source_and_back() -> None:
    made = apply(NOTE, [of(NOTE, "Halina Nowicka"), of(NOTE, "2580", "remove", "")])
    at = made.text.index("Rowan")
    start, end = made.positions.to_source(at, at + 5) or (0, 0)
    assert NOTE[start:end] == "Rowan"
    assert made.positions.to_copy(start, end) == (at, at + 5)
    assert made.positions.to_source(1, 6) is None
    assert made.positions.to_copy(0, 3) is None
    assert [one.item.text for one in made.positions.replaced_in(0, 2)] == ["Halina Nowicka"]
    assert list(made.positions.replaced_in(3, len(made.text))) == []


def test_touching_items_are_replaced_each() -> None:
    items = [item("AnnaBell", 0, 4, replacement="[1]"), item("AnnaBell", 4, 8, replacement="[2]")]
    assert apply("AnnaBell", items).text == "[1][2]"


def test_an_item_of_another_text_is_refused_without_a_quotation() -> None:
    with pytest.raises(ValueError, match=r"\[0, 14\)") as caught:
        apply("Something else entirely", [of(NOTE, "Halina Nowicka")])
    assert "Halina" not in str(caught.value)


@pytest.mark.parametrize(
    ("spans", "copy"),
    [
        ([("Halina Nowicka", "keep", ""), ("Nowicka", "label", "[P]")], "Halina [P] rang"),
        ([("Halina", "label", "[A]"), ("Halina Nowicka", "label", "[B]")], "[B] rang"),
        ([("Halina Now", "label", "[A]"), ("na Nowicka", "label", "[B]")], "[A] rang"),
        ([("Halina Nowicka", "generalise", "H"), ("Nowicka", "label", "[B]")], "[B] rang"),
        ([("Halina Nowicka", "mask", "H*****"), ("Halina", "generalise", "H")], "H***** rang"),
        ([("Nowicka", "keep", ""), ("Nowicka", "remove", "")], "Halina  rang"),
    ],
)
def test_what_is_withheld_wins_and_unions_are_withheld(spans: list[tuple[str, str, str]], copy: str) -> None:
    text = "Halina Nowicka rang"
    assert apply(text, [of(text, words, action, new) for words, action, new in spans]).text == copy


@given(texts_with_items())
def test_nothing_overlaps_and_exactly_what_was_withheld_is(made: tuple[str, list[Item]]) -> None:
    text, items = made
    out = resolve_overlaps(items)
    assert all(one.end <= other.start for one, other in pairwise(out))
    assert all(one.text == text[one.start : one.end] for one in out)
    withheld = {at for one in items if one.is_withheld for at in range(one.start, one.end)}
    kept = {at for one in items if not one.is_withheld for at in range(one.start, one.end)}
    assert {at for one in out if one.is_withheld for at in range(one.start, one.end)} == withheld
    assert {at for one in out if not one.is_withheld for at in range(one.start, one.end)} == kept - withheld


@given(texts_with_items(), st.randoms(use_true_random=False))
def test_the_copy_can_be_taken_back_and_does_not_depend_on_the_order(
    made: tuple[str, list[Item]], rand: random.Random
) -> None:
    text, items = made
    applied = apply(text, items)
    parts = sorted(
        [(one.source_start, applied.text[one.copy_start : one.copy_end]) for one in applied.positions.kept]
        + [(one.source_start, one.item.text) for one in applied.positions.replaced]
    )
    assert "".join(words for _, words in parts) == text
    rand.shuffle(items)
    assert apply(text, items) == applied


def test_many_items_take_time_in_proportion() -> None:
    text = "Anna Bell " * 20_000
    items = [item(text, at, at + 4, "label" if at % 20 else "keep", "[PERSON 1]") for at in range(0, len(text), 10)]
    began = perf_counter()
    apply(text, items)
    assert perf_counter() - began < 5
