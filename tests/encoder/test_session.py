"""The encoder as it ships: one pass, the same scores each time, wherever a note stands."""

from __future__ import annotations

import pickle
from pathlib import Path

import numpy as np
import pytest

from recordlint.encoder.heads import CHANNELS, FAULTS, KINDS, PERSONAL, WIDTH
from recordlint.encoder.session import Encoder, encoder, sigmoid
from recordlint.encoder.views import describe, stretches
from recordlint.language.pipeline import WITH_ENCODER, read
from recordlint.resources import resource

pytestmark = pytest.mark.encoder

NOTE = (
    "Visit 4 March. Rang Ottoline Prysk at 9.\nShe said her hip is sore. Her brother is a waste of space.\n"
    "Agreed with the GP to stop the morning call because she now washes by herself."
)


@pytest.fixture(scope="module")
def model() -> Encoder:
    found = encoder()
    assert found is not None
    return found


def test_the_model_is_small() -> None:
    assert (resource("models") / "encoder.onnx").stat().st_size <= 25_000_000


def test_channels_do_not_overlap() -> None:
    taken = [i for at in CHANNELS.values() for i in range(at.start, at.stop)]
    assert sorted(taken) == list(range(WIDTH))


def test_one_row_a_piece_and_the_same_each_time(model: Encoder) -> None:
    first = model.encode(NOTE)
    assert first.scores.shape == (len(first.pieces), WIDTH)
    assert first.personal.sum(-1) == pytest.approx(1, abs=1e-5)
    again = Encoder(model.path, model.vocabulary)
    again.encode("Something else first. " * 50)
    assert np.array_equal(again.encode(NOTE).scores, first.scores)
    assert np.array_equal(pickle.loads(pickle.dumps(model)).encode(NOTE).scores, first.scores)


@pytest.mark.parametrize("text", ["", " \n", "\ud83d", "x", "|||", "漢字 🙂"])
def test_any_text_has_scores(model: Encoder, text: str) -> None:
    encoded = model.encode(text)
    assert len(encoded.scores) == len(encoded.pieces)
    assert encoded.pooled([(0, len(text)), (0, 0)]).shape == (2, WIDTH)


def test_a_long_note_is_read_whole(model: Encoder) -> None:
    text = "Seen at home, well and settled. " * 120 + "Rang Ottoline Prysk."
    encoded = model.encode(text, [i * 32 for i in range(121)])
    assert np.abs(encoded.scores).sum(-1).min() > 0
    found = [s for s in stretches(encoded, text) if s.label == "PERSON"]
    assert [text[s.start : s.end] for s in found] == ["Ottoline Prysk"]


def test_what_it_makes_of_a_plain_note(model: Encoder) -> None:
    reading = read(NOTE, WITH_ENCODER)
    assert reading.encoded is not None
    views = {
        NOTE[v["start"] : v["end"]]: v for v in describe(reading.encoded, [(s.start, s.end) for s in reading.sentences])
    }
    assert "judgement" in views["Her brother is a waste of space."]["kinds"]
    assert {"opinion", "respect"} & set(views["Her brother is a waste of space."]["faults"])
    assert "report" in views["She said her hip is sore."]["kinds"]
    last = next(v for words, v in views.items() if words.startswith("Agreed"))
    assert "decision" in last["kinds"]
    assert [NOTE[s.start : s.end] for s in stretches(reading.encoded, NOTE) if s.label == "PERSON"] == [
        "Ottoline Prysk"
    ]


def test_heads_are_named() -> None:
    for names, head in ((FAULTS, "fault"), (KINDS, "kind")):
        at = CHANNELS[head]
        assert at.stop - at.start == len(names)
    assert CHANNELS["personal"].stop - CHANNELS["personal"].start == len(PERSONAL) + 1


def test_no_probability_leaves_its_bounds() -> None:
    assert sigmoid(np.array([-1e9, 0, 1e9])) == pytest.approx([0, 0.5, 1], abs=1e-9)


def test_without_the_file_there_is_no_encoder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("recordlint.encoder.session.resource", lambda name: tmp_path)
    encoder.cache_clear()
    try:
        assert read(NOTE, WITH_ENCODER).encoded is None
    finally:
        encoder.cache_clear()
