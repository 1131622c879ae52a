"""The words of a passage as candidates for names: where they stand, what they look like, what speaks for them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recordlint.language.pipeline import read
from recordlint.personal_data.base import Passage
from recordlint.personal_data.name_features import Word, words_of


def words(text: str, label: str = "") -> list[Word]:
    return words_of(Passage(read(text), label=label))


def word(text: str, wanted: str) -> Word:
    """The word of a text that is written so."""
    return next(w for w in words(text) if w.text == wanted)


@pytest.mark.parametrize(
    ("written", "shape"),
    [("Halina", "Cap"), ("HALINA", "UPPER"), ("halina", "lower"), ("H", "initial"), ("McKay", "Mixed"), ("O'Brien", "Mixed"), ("Anne-Marie", "Mixed")],
)  # fmt: skip
def test_shapes(written: str, shape: str) -> None:
    assert word(f"then {written} came", written).shape == shape


def test_places_of_a_word() -> None:
    assert word("Halina fell. Then Petra came.", "Halina").place == "initial"
    assert word("Halina fell. Then Petra came.", "Then").place == "initial"
    assert word("Halina fell. Then Petra came.", "Petra").place == "mid"


def test_offsets_are_those_of_the_text_and_leave_out_the_possessive() -> None:
    text = "\U0001f600 Zoë's and O’Brien’s bags"
    assert words(text)[0].text == "Zoë"
    assert "O’Brien" in [text[w.start : w.end] for w in words(text)]
    assert all(text[w.start : w.end] == w.text for w in words(text))


def test_a_lower_case_word_is_a_candidate_only_where_a_list_knows_it() -> None:
    assert word("spoke to halina today", "halina").candidate
    assert not word("spoke to halina today", "today").candidate


def test_the_same_word_has_more_reasons_behind_a_title() -> None:
    behind, alone = word("saw Mrs Prysk", "Prysk"), word("saw Prysk", "Prysk")
    assert set(behind.features) - set(alone.features)


def test_hidden_names_are_as_unknown_as_any_word() -> None:
    """For training: a form that is hidden is judged as if no list had it."""
    passage = Passage(read("then Halina came"))
    (seen,) = [w for w in words_of(passage) if w.text == "Halina"]
    (hidden,) = [w for w in words_of(passage, hide={"halina"}) if w.text == "Halina"]
    assert seen.known.startswith("f")
    assert not hidden.known.startswith("f")


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=60))
def test_any_text_has_words_in_order(text: str) -> None:
    end = 0
    for one in words(text):
        assert end <= one.start < one.end <= len(text)
        assert text[one.start : one.end] == one.text
        end = one.end
