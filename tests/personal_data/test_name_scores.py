"""The fitted probability of a word to be part of a name: its order, its range, and the reasons that it gives."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recordlint.language.pipeline import read
from recordlint.personal_data.base import Passage
from recordlint.personal_data.name_scores import scored_words, weights


def score(text: str, wanted: str) -> float:
    """The score of the first word that is written so."""
    return next(item.score for item in scored_words(Passage(read(text))) if item.word.text == wanted)


@pytest.mark.parametrize(
    ("likely", "unlikely", "word"),
    [
        ("I spoke with Grace about it.", "She said Grace before lunch.", "Grace"),
        ("Rang Mark and told him.", "Mark the date in the diary.", "Mark"),
        ("Mrs Bradford was well.", "He moved to Bradford in 2010.", "Bradford"),
        ("Told June to use the alarm.", "Her review is in June 2026.", "June"),
        ("her daughter halina came", "the halina came", "halina"),
    ],
)
def test_context_tells_a_name_from_a_word(likely: str, unlikely: str, word: str) -> None:
    assert score(likely, word) > score(unlikely, word)


def test_words_that_cannot_be_names_score_nothing() -> None:
    assert score("had tea and toast", "toast") == 0.0


def test_both_stages_have_a_bias_and_small_weights() -> None:
    for table in weights():
        assert "" in table
        assert all(abs(weight) < 20 for weight in table.values())


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60))
def test_scores_are_probabilities(text: str) -> None:
    assert all(0.0 <= item.score <= 1.0 for item in scored_words(Passage(read(text))))
