from __future__ import annotations

import json
import sys
import time
from collections.abc import Sequence

import pytest

from benchmarks import fuzz
from benchmarks.fuzz_seeds import SEEDS, seeds_of
from recordlint.documents.blocks import DocumentOptions
from recordlint.errors import InputError

CASES = {"pdf": 6, "html": 20, "docx": 25, "eml": 20, "tiff": 10, "jpg": 20}
"""Cases of a format that is slow to read or to copy; of the others 40."""
WITHOUT_OCR = DocumentOptions(ocr=False)


@pytest.mark.parametrize("kind", SEEDS)
def test_whole_documents_are_read_copied_and_read_back(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for number, data in enumerate(seeds_of(kind)):
        monkeypatch.setattr(fuzz, "document", lambda kind, seed, data=data: data)
        assert fuzz.run_case(kind, fuzz.TWICE + number, WITHOUT_OCR) == ("result", "")


@pytest.mark.parametrize("kind", SEEDS)
def test_spoilt_documents_end_in_a_result_or_one_line(kind: str) -> None:
    outcomes: list[str] = []
    for seed in range(1, CASES.get(kind, 40) + 1):
        start = time.perf_counter()
        try:
            outcomes.append(fuzz.run_case(kind, seed, WITHOUT_OCR)[0])
        except Exception as error:
            pytest.fail(f"{fuzz.last_lines(error)}: python benchmarks/fuzz.py --replay {kind} {seed}")
        assert time.perf_counter() - start < 20, f"python benchmarks/fuzz.py --replay {kind} {seed}"
    assert set(outcomes) <= {"result", "refused"}
    assert "result" in outcomes, "cases that are all refused try little"


def test_a_case_is_the_same_document_each_time() -> None:
    for kind in SEEDS:
        assert fuzz.document(kind, 7) == fuzz.document(kind, 7)
    assert len({fuzz.document("docx", seed) for seed in range(20)}) > 15


@pytest.mark.parametrize(
    ("error", "says"),
    [
        (ValueError("odd"), "ValueError: odd"),
        (InputError("two\nlines"), "ProofError: an error that is no line"),
        (MemoryError(), "MemoryError"),
    ],
)
def test_what_is_no_clear_error_is_a_failure(error: Exception, says: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(fuzz, "_by_format", fail)
    with pytest.raises((ValueError, MemoryError, fuzz.ProofError)) as caught:
        fuzz.run_case("docx", 1, WITHOUT_OCR)
    assert says in fuzz.last_lines(caught.value)


def test_a_clear_error_is_a_refusal(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise InputError("case.docx: damaged: save it again")

    monkeypatch.setattr(fuzz, "_by_format", refuse)
    assert fuzz.run_case("docx", 1, WITHOUT_OCR) == ("refused", "case.docx: damaged: save it again")


PROGRAM = """
import json, os, sys, time
for seed in range(int(sys.argv[1]), int(sys.argv[1]) + int(sys.argv[2])):
    print(json.dumps({"seed": seed}), flush=True)
    if seed == 3: time.sleep(60)
    if seed == 5: os._exit(7)
    outcome = "refused" if seed == 2 else "failure" if seed == 6 else "result"
    print(json.dumps({"seed": seed, "outcome": outcome, "detail": outcome, "seconds": seed, "memory": 2048}), flush=True)
"""


def _command(first: int, count: int) -> Sequence[str]:
    return [sys.executable, "-c", PROGRAM, str(first), str(count)]


def test_a_case_that_hangs_or_crashes_is_a_failure_and_the_rest_goes_on() -> None:
    tally = fuzz.run(_command, 1, 7, limit=1)
    assert (tally.cases, tally.results, tally.refused) == (7, 3, 1)
    assert [(seed, detail.split(":")[0]) for seed, detail in tally.failures] == [
        (3, "hung"),
        (5, "crashed"),
        (6, "failure"),
    ]
    assert (tally.slowest, tally.peak[0]) == ((7, 7), 2048)
    shown = fuzz.table({"docx": tally})
    assert "docx           7        3        1         3" in shown
    assert all(f"--replay docx {seed}" in shown for seed in (3, 5, 6))


def test_a_process_that_never_begins_ends_the_run() -> None:
    with pytest.raises(SystemExit, match="before case 1: exit 3"):
        fuzz.run(lambda first, count: [sys.executable, "-c", "raise SystemExit(3)"], 1, 2, limit=5)


def test_a_batch_writes_what_a_run_reads() -> None:
    lines = fuzz.subprocess.run(
        fuzz.batches("html", ocr=False)(4, 2), capture_output=True, text=True, check=True
    ).stdout
    said = [json.loads(line) for line in lines.splitlines()]
    assert [one["seed"] for one in said] == [4, 4, 5, 5]
    assert {one["outcome"] for one in said[1::2]} <= {"result", "refused"}


def test_a_replay_says_what_came_of_the_case(capsys: pytest.CaptureFixture[str]) -> None:
    assert fuzz.main(["--replay", "html", "4"]) == 0
    assert capsys.readouterr().out.startswith(("result after", "refused after"))


def test_an_unknown_format_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        fuzz.main(["--formats", "docx,papyrus", "--cases", "1"])
    assert "no seeds of papyrus; these are: docx" in capsys.readouterr().err
