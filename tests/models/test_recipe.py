"""The parts of the encoder's recipe that need no training: slots that are filled afresh, and samples with their labels."""

from __future__ import annotations

import random
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recordlint.corpus.markup import PERSONAL_DATA, AnnotatedNote, read_corpus
from recordlint.encoder.heads import FAULTS, KINDS, PERSONAL, ROLES
from recordlint.encoder.wordpieces import WINDOW, pieces_of
from recordlint.resources import resource

ROOT = Path(__file__).parents[2]
sys.path.append(str(ROOT / "models"))

from recipe import origins  # noqa: E402
from recipe.samples import IGNORE, fault_of, of_note, of_rule_examples  # noqa: E402
from recipe.slots import moved, noisy, refilled  # noqa: E402

NOTES = list(read_corpus(ROOT / "corpus" / "notes" / "dev"))[::6]
VOCABULARY = resource("models") / "vocab.txt"


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(NOTES), st.integers(0, 10**6))
def test_marks_move_with_the_slots(note: AnnotatedNote, seed: int) -> None:
    rng = random.Random(seed)
    text, marks = refilled(note, rng)
    assert len([m for m in marks if m.cls not in PERSONAL_DATA]) == len(
        [m for m in note.marks if m.cls not in PERSONAL_DATA]
    )
    for mark in marks:
        assert text[mark.start : mark.end] == mark.text
        assert mark.text
    statements = [m for m in note.marks if m.cls == "statement"]
    assert [m.attributes for m in marks if m.cls == "statement"] == [m.attributes for m in statements]
    typed = noisy(text, marks, rng)
    assert len(typed) == len(text)


def test_people_get_other_names_and_keep_their_written_form() -> None:
    note = next(n for n in NOTES if len(n.meta["people"]) > 2)
    _text, marks = refilled(note, random.Random(3), dict.fromkeys(note.meta["people"], ("Aoife", "Zorvik")))
    names = {m.text for m in marks if m.cls == "PERSON"}
    assert any("Zorvik" in name or "ZORVIK" in name for name in names)
    assert not names & {m.text for m in note.of_class("PERSON") if len(m.text) > 3}


def test_an_edit_moves_what_follows_and_drops_what_lay_inside() -> None:
    note = NOTES[0]
    marks = [m for m in note.marks if m.cls == "statement"][:2]
    first = marks[0]
    text, kept = moved(note.text, marks, [(first.start, first.start + 3, "Longer words")])
    assert [text[m.start : m.end] for m in kept] == [m.text for m in kept]
    assert kept[1].start == marks[1].start + len("Longer words") - 3


@pytest.mark.parametrize("note", NOTES[:12], ids=lambda n: n.meta["id"])
def test_samples_have_a_label_for_every_piece_and_sentence(note: AnnotatedNote) -> None:
    whole = pieces_of(note.text, VOCABULARY)
    for sample in of_note(note, VOCABULARY, None):
        assert len(sample.ids) <= WINDOW
        assert len(sample.ids) == len(sample.personal) == len(sample.role) == len(sample.slots) == len(sample.judgement)
        assert len(sample.sentences) == len(sample.kinds) == len(sample.faults) == len(sample.source)
        assert all(len(kinds) == len(KINDS) for kinds in sample.kinds)
        assert all(first < last <= len(sample.ids) for first, last in sample.sentences)
        for label, role in zip(sample.personal, sample.role, strict=True):
            assert (role != IGNORE) == (label == 1 + PERSONAL.index("PERSON"))
    names = sum(label == 1 for sample in of_note(note, VOCABULARY, None) for label in sample.personal)
    marked = {i for m in note.of_class("PERSON") for i in range(m.start, m.end)}
    assert names >= sum(start in marked for start, _ in whole.spans) > 0 or not marked


def test_examples_of_rules_label_their_own_fault_alone() -> None:
    samples = list(of_rule_examples(VOCABULARY))
    assert len(samples) > 300
    for sample in samples:
        for faults in sample.faults:
            assert sum(label != IGNORE for label in faults) == 1
    assert any(1 in faults for sample in samples for faults in sample.faults)


@pytest.mark.parametrize(
    ("rule", "fault"),
    [
        ("respect/slang", "respect"),
        ("opinion/as-fact", "opinion"),
        ("rationale/closure-without-reason", "decision-without-reason"),
        ("sharing/no-basis", "no-basis"),
        ("sharing/disproportionate", "sharing"),
        ("plain/jargon-word", None),
        ("rationale/decision-maker-missing", None),
    ],
)
def test_faults_of_rules(rule: str, fault: str | None) -> None:
    assert fault_of(rule) == fault
    assert fault is None or fault in FAULTS


def test_names_to_measure_with_are_not_trained_with() -> None:
    train, measure = origins.names("train"), origins.names("measure")
    assert train.keys() == measure.keys()
    assert len(train) >= 15
    for group in train:
        for kind in ("female", "male", "surname"):
            assert len(measure[group][kind]) >= 20
            assert not set(train[group][kind]) & set(measure[group][kind])
    assert len(ROLES) == 4
