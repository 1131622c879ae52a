"""Weighing: what the encoder may drop and propose, and what it may not."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest

from recordlint.checks import weighing
from recordlint.checks.base import Candidate
from recordlint.checks.weighing import FAMILIES, Weights, rows, weigh
from recordlint.encoder.heads import CHANNELS, FAULTS, WIDTH
from recordlint.encoder.session import Encoded
from recordlint.encoder.wordpieces import pieces_of
from recordlint.language.pipeline import LAYERS
from recordlint.language.reading import Reading
from recordlint.linter import Linter
from recordlint.notes import Note
from recordlint.resources import resource
from recordlint.settings import Settings

TEXT = "He is lazy. She came at two and left by herself. Case closed."
OPINION = "opinion/as-fact"


def reading(text: str, **words: dict[str, float]) -> Reading:
    """A reading in which the encoder says of the sentence with each word what the test wants: fault by fault."""
    pieces = pieces_of(text, resource("models") / "vocab.txt")
    scores = np.zeros((len(pieces), WIDTH), dtype=np.float32)
    scores[:, CHANNELS["fault"]] = -6
    scores[:, CHANNELS["judgement"]] = -6
    encoded = Encoded(pieces, scores)
    found = Reading(text, {**LAYERS, "encoder": lambda _: encoded})
    for word, faults in words.items():
        at = text.index(word)
        sentence = found.sentence_at(at)
        assert sentence is not None
        for fault, logit in faults.items():
            scores[encoded.within(sentence.start, sentence.end), CHANNELS["fault"].start + FAULTS.index(fault)] = logit
        scores[encoded.within(at, at + len(word)), CHANNELS["judgement"]] = 4
    return found


@pytest.fixture(autouse=True)
def plain_weights(monkeypatch: pytest.MonkeyPatch) -> None:
    """One weight: the encoder's logit; kept from a probability of a half, proposed from nine tenths."""
    tables = {
        f.name: Weights({"": 0.0, f"fault {f.heads[0]}": 1.0, OPINION: 0.0}, keep=0.5, propose=0.9) for f in FAMILIES
    }
    monkeypatch.setattr(weighing, "weights", lambda: tables)


def reported(
    found: Iterator[tuple[str, Candidate, float | None]], text: str = TEXT
) -> dict[tuple[str, str], float | None]:
    return {(rule, text[c.start : c.end]): p for rule, c, p in found}


def test_a_candidate_is_kept_with_its_probability_or_dropped() -> None:
    lazy = (OPINION, Candidate(6, 10))
    kept = reported(weigh(reading(TEXT, lazy={"opinion": 2.0}), [lazy], frozenset({OPINION})))
    assert kept == {(OPINION, "lazy"): pytest.approx(0.8808, abs=1e-3)}
    assert reported(weigh(reading(TEXT, lazy={"opinion": -2.0}), [lazy], frozenset({OPINION}))) == {}


def test_a_quiet_candidate_stays_quiet_unless_the_encoder_is_sure() -> None:
    soft = (OPINION, Candidate(6, 10, frozenset({"evidence"})))
    assert reported(weigh(reading(TEXT, lazy={"opinion": 1.0}), [soft], frozenset({OPINION}))) == {}
    assert (OPINION, "lazy") in reported(weigh(reading(TEXT, lazy={"opinion": 4.0}), [soft], frozenset({OPINION})))


def test_the_encoder_proposes_and_names_the_words() -> None:
    found = reported(weigh(reading(TEXT, herself={"opinion": 4.0}), [], frozenset({OPINION})))
    assert found == {(OPINION, "herself"): pytest.approx(0.982, abs=1e-3)}


@pytest.mark.parametrize(
    "text",
    [
        'Mum said "he is bone idle and always was".',
        "In my view he is bone idle.",
        "Is he bone idle?",
        "According to his sister he is bone idle.",
    ],
)
def test_what_others_say_is_never_proposed(text: str) -> None:
    found = reading(text, idle={"opinion": 6.0, "respect": 6.0})
    assert reported(weigh(found, [], frozenset({OPINION})), text) == {}


def test_a_rule_that_the_weights_never_saw_is_believed_as_it_stands() -> None:
    own = ("opinion/of-the-house", Candidate(6, 10))
    found = reported(weigh(reading(TEXT, lazy={"opinion": -6.0}), [own], frozenset({own[0]})))
    assert found == {("opinion/of-the-house", "lazy"): None}


def test_a_rule_that_was_not_selected_is_not_proposed() -> None:
    assert reported(weigh(reading(TEXT, herself={"opinion": 6.0}), [], frozenset({"opinion/hearsay"}))) == {}


def test_a_proposal_without_judging_words_is_the_sentence() -> None:
    found = reported(
        weigh(
            reading(TEXT, closed={"decision-without-reason": 6.0}), [], frozenset({"rationale/decision-without-reason"})
        )
    )
    assert list(found) == [("rationale/decision-without-reason", "Case closed.")]


def test_other_families_and_findings_about_the_whole_note_pass_untouched() -> None:
    untouched = [("plain/jargon-word", Candidate(0, 2)), ("rationale/decision-without-reason", Candidate(None, None))]
    found = list(weigh(reading(TEXT), untouched, frozenset(rule for rule, _ in untouched)))
    assert [(rule, p) for rule, _, p in found] == [(rule, None) for rule, _ in untouched]


def test_without_an_encoder_candidates_pass_as_they_are() -> None:
    found = [(OPINION, Candidate(6, 10)), (OPINION, Candidate(0, 2, frozenset({"quoted"})))]
    assert [c for _, c, _ in weigh(Reading(TEXT, LAYERS), found, frozenset({OPINION}))] == [Candidate(6, 10)]


def test_every_sentence_of_a_family_has_one_row_at_least() -> None:
    made = list(rows(reading(TEXT), [(OPINION, Candidate(6, 10)), ("respect/slang", Candidate(6, 10))]))
    opinion = [row for row in made if row.family.name == "opinion"]
    assert [(row.sentence.index, row.rule) for row in opinion] == [
        (0, OPINION),
        (0, "respect/slang"),
        (1, None),
        (2, None),
    ]
    assert all(np.isfinite(list(row.features.values())).all() for row in made)


def test_the_weights_that_ship_fit_the_families() -> None:
    data: dict[str, Any] = json.loads((resource("models") / "weights.json").read_text(encoding="utf-8"))
    assert data["faults"].keys() <= {f.name for f in FAMILIES}
    assert {"opinion", "decision"} <= data["faults"].keys()
    for table in data["faults"].values():
        assert 0 < table["keep"] <= 1
        assert 0 < table["propose"] <= 1


@pytest.mark.encoder
def test_findings_carry_a_confidence_and_no_model_leaves_it_out() -> None:
    note = Note("Visit on 3 May. He is manipulative and plays staff off against each other. She said the tap drips.")
    weighed = Linter().check_note(note).findings
    assert [f.confidence for f in weighed if f.rule.startswith(("opinion/", "respect/"))]
    assert all(f.confidence is None or 0 < f.confidence < 1 for f in weighed)
    alone = Linter(Settings(model=False)).check_note(note).findings
    assert all(f.confidence is None for f in alone)
