"""The datasheet carries the figures that the script gives, and the measures of agreement are the usual ones."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from recordlint.corpus.markup import read_corpus

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def report() -> ModuleType:
    spec = importlib.util.spec_from_file_location("corpus_report", ROOT / "corpus" / "report.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_datasheet_is_up_to_date(report: ModuleType) -> None:
    page = (ROOT / "corpus" / "README.md").read_text(encoding="utf-8")
    found = report.report(list(read_corpus(ROOT / "corpus" / "notes")))
    assert found in page, "run: python corpus/report.py --write"


@pytest.mark.parametrize(
    ("pairs", "kappa"),
    [
        ([(True, True), (False, False)], 1.0),
        ([(True, False), (False, True)], -1.0),
        ([(True, True), (True, False), (False, True), (False, False)], 0.0),
        # Cohen's worked form: 70 of 100 the same, half of it by chance.
        ([(True, True)] * 35 + [(False, False)] * 35 + [(True, False)] * 15 + [(False, True)] * 15, 0.4),
    ],
)
def test_kappa(report: ModuleType, pairs: list[tuple[bool, bool]], kappa: float) -> None:
    assert report._kappa(pairs) == pytest.approx(kappa)


def test_half_of_the_notes_are_good_and_no_note_stands_twice() -> None:
    notes = list(read_corpus(ROOT / "corpus" / "notes"))
    assert len(notes) >= 800
    assert sum(len(n.text.split()) for n in notes) >= 100_000
    assert 0.45 <= sum(n.meta["quality"] == "good" for n in notes) / len(notes) <= 0.55
    assert len({n.text for n in notes}) == len(notes)
    by_writer: dict[str, set[str]] = {}
    for note in notes:
        by_writer.setdefault(note.meta["writer"], set()).add(note.meta["split"])
    assert all(len(splits) == 1 for splits in by_writer.values())
