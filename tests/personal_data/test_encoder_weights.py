"""How far the encoder is believed about personal data, with scores that the test sets."""

from __future__ import annotations

import json
from collections.abc import Mapping

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from recordlint.encoder.heads import CHANNELS, PERSONAL, ROLES, WIDTH
from recordlint.encoder.session import Encoded
from recordlint.encoder.wordpieces import pieces_of
from recordlint.language.pipeline import LAYERS
from recordlint.language.reading import Reading
from recordlint.logistic import sigmoid
from recordlint.personal_data import encoder_weights as weights
from recordlint.personal_data.base import Passage
from recordlint.personal_data.engine import Detector
from recordlint.personal_data.name_scores import listed_words, scored_words
from recordlint.personal_data.people import Person, resolve, second_opinion
from recordlint.personal_data.recognizers import encoder
from recordlint.resources import resource


def passage(text: str, **words: tuple[str, float]) -> Passage:
    """A passage in which the encoder takes each word for the class, or the role, of the test, with that logit."""
    pieces = pieces_of(text, resource("models") / "vocab.txt")
    scores = np.zeros((len(pieces), WIDTH), dtype=np.float32)
    scores[:, CHANNELS["personal"].start] = 8
    encoded = Encoded(pieces, scores)
    for word, (name, logit) in words.items():
        at = text.index(word)
        rows = encoded.within(at, at + len(word))
        if name in ROLES:
            scores[rows, CHANNELS["role"].start + ROLES.index(name)] = logit
        else:
            scores[rows, CHANNELS["personal"].start] = 0
            scores[rows, CHANNELS["personal"].start + 1 + PERSONAL.index(name)] = logit
    return Passage(Reading(text, {**LAYERS, "encoder": lambda _: encoded}))


@pytest.fixture
def least(monkeypatch: pytest.MonkeyPatch) -> None:
    """Plain weights: the encoder's and the lists' word count alike, bodies from six tenths."""
    names = {"": 0.0, "own": 0.6, "encoder": 0.6}
    roles = {"encoder": 1.0, "cues stated": 5.0, "cues told": 2.0, "cues guessed": 0.5}
    monkeypatch.setattr(weights, "encoder_weights", lambda: weights.EncoderWeights(names, {"ORGANISATION": 0.6}, roles))
    monkeypatch.setattr(encoder, "encoder_weights", weights.encoder_weights)


@pytest.mark.usefixtures("least")
def test_a_place_is_a_hit_from_its_threshold_on() -> None:
    text = "Collected by Larkmoor Wheels at four."
    sure = list(encoder.find(passage(text, **{"Larkmoor Wheels": ("ORGANISATION", 6.0)})))
    assert [(h.type, text[h.start : h.end], h.recognizer) for h in sure] == [
        ("ORGANISATION", "Larkmoor Wheels", "encoder")
    ]
    assert not list(encoder.find(passage(text, **{"Larkmoor Wheels": ("ORGANISATION", 0.1)})))
    # A type without a threshold is left out, and people's names are weighed elsewhere.
    assert not list(encoder.find(passage(text, **{"Larkmoor Wheels": ("SCHOOL", 9.0)})))
    assert not list(encoder.find(passage(text, **{"Larkmoor Wheels": ("PERSON", 9.0)})))
    assert not list(encoder.find(Passage(Reading(text, LAYERS))))


@pytest.mark.usefixtures("least")
def test_a_stretch_takes_whole_words_and_ends_with_the_line() -> None:
    text = "Larkmoor\nWheels rang."
    found = encoder.find(passage(text, Larkm=("ORGANISATION", 9.0), Wheels=("ORGANISATION", 9.0)))
    assert [text[h.start : h.end] for h in found] == ["Larkmoor", "Wheels"]


@pytest.mark.usefixtures("least")
def test_names_are_weighed_word_by_word() -> None:
    text = "Rang zorvik about the key."
    own = {s.word.text: s.score for s in listed_words(Passage(Reading(text, LAYERS)))}
    raised = {s.word.text: s.score for s in scored_words(passage(text, zorvik=("PERSON", 9.0)))}
    lowered = {s.word.text: s.score for s in scored_words(passage(text))}
    assert raised["zorvik"] > max(own["zorvik"], 0.5) > lowered["zorvik"]


def test_a_role_that_the_note_states_is_not_overruled_and_a_guess_may_be(monkeypatch: pytest.MonkeyPatch) -> None:
    roles = {"encoder": 1.0, "cues stated": 5.0, "cues told": 2.0, "cues guessed": 0.5}
    monkeypatch.setattr(weights, "encoder_weights", lambda: weights.EncoderWeights({"": 0.0, "own": 1.0}, {}, roles))
    monkeypatch.setattr(encoder, "encoder_weights", weights.encoder_weights)
    monkeypatch.setattr(second_opinion, "encoder_weights", weights.encoder_weights)
    stated = passage("Dr Ottoline Prysk (GP) rang.", Ottoline=("third_party", 3.0))
    assert [p.role for p in people_of(stated)] == ["professional"]
    guessed = passage(
        "Saw Ottoline Prysk and Dorcas Venn at the shop.", Dorcas=("third_party", 9.0), Venn=("third_party", 9.0)
    )
    dorcas = next(p for p in people_of(guessed) if p.names[0][0] == "Dorcas Venn")
    assert dorcas.role == "third_party"
    assert not dorcas.certain


def people_of(found: Passage) -> tuple[Person, ...]:
    return resolve(found, Detector().hits(found)).people


@given(st.floats(0, 1), st.floats(-30, 30))
def test_probabilities_stay_within_their_bounds(probability: float, score: float) -> None:
    assert -10 < weights.logit(probability) < 10
    assert 0 < sigmoid(score) < 1


def test_the_weights_that_ship_are_whole() -> None:
    data: Mapping[str, Mapping[str, float]] = json.loads(
        (resource("models") / "weights.json").read_text(encoding="utf-8")
    )["personal"]
    assert set(data) == {"names", "least", "roles"}
    assert data["names"]["encoder"] + data["names"]["both"] + data["names"]["either"] > 0
    assert all(0.3 <= value < 1 for value in data["least"].values())
    assert not data["roles"] or data["roles"]["encoder"] > 0
