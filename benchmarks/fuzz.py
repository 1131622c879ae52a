"""Spoilt documents, many of each format: `python benchmarks/fuzz.py --cases 10000 --formats docx,pdf --seed 1`.

Each case is read, copied with a few words withheld, and the copy is read back. It must end within the time bound, with a
result or with the one-line error that a user sees (InputError, "refused"); anything else is a failure. Cases run in
a process of their own, which is killed when one hangs; a case is known by its number, and `--replay docx 4711` runs
it again with its traceback (`--save FILE` keeps the document). OCR is off unless `--ocr` is given.
"""

from __future__ import annotations

import argparse
import json
import os
import queue
import random
import resource
import signal
import subprocess
import sys
import tempfile
import threading
import time
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import IO

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.fuzz_mutations import spoilt  # noqa: E402
from benchmarks.fuzz_seeds import SEEDS, seeds_of  # noqa: E402
from recordlint.documents.blocks import DocumentOptions, Edit  # noqa: E402
from recordlint.errors import InputError  # noqa: E402

MEMORY = 6 * 1024**3
"""Bytes of address space that a process of cases may take."""
TWICE = 10
"""One case in so many is read twice, and must give the same."""
START = 120.0
"""Seconds in which a process of cases must begin."""


class ProofError(Exception):
    """What was made is not as promised: the copy cannot be read back, or the same bytes gave something else."""


@dataclass
class Tally:
    """What came of a format's cases."""

    results: int = 0
    refused: int = 0
    failures: list[tuple[int, str]] = field(default_factory=list)
    slowest: tuple[float, int] = (0.0, 0)
    peak: tuple[int, int] = (0, 0)

    @property
    def cases(self) -> int:
        """How many cases ended, in whatever way."""
        return self.results + self.refused + len(self.failures)

    def add(self, seed: int, outcome: str, seconds: float, memory: int, detail: str = "") -> None:
        """Count a case."""
        self.results += outcome == "result"
        self.refused += outcome == "refused"
        if outcome not in ("result", "refused"):
            self.failures.append((seed, detail or outcome))
        self.slowest = max(self.slowest, (seconds, seed))
        if memory > self.peak[0]:
            self.peak = (memory, seed)


@lru_cache(maxsize=1)
def document(kind: str, seed: int) -> bytes:
    """The spoilt document of a case."""
    rng = random.Random(f"{kind}:{seed}")  # noqa: S311 (cases must come again)
    return spoilt(rng, kind, rng.choice(seeds_of(kind)))


def run_case(kind: str, seed: int, options: DocumentOptions) -> tuple[str, str]:
    """What came of a case ("result" or "refused"), and the line that a user sees.

    Raises whatever else comes of it, and ProofError for what is not as promised.
    """
    data = document(kind, seed)
    name = f"case.{kind}"
    try:
        if kind == "xlsx":
            _by_path(data, name)
        else:
            _by_format(data, name, seed, options)
    except InputError as error:
        if "\n" in str(error) or len(str(error)) > 2_000:
            raise ProofError(f"an error that is no line: {str(error)[:200]!r}") from error
        return "refused", str(error)
    return "result", ""


def _by_format(data: bytes, name: str, seed: int, options: DocumentOptions) -> None:
    from recordlint.documents.formats import format_of  # late: each format loads its libraries when it is first met

    form = format_of(Path(name).suffix)
    if form is None:
        raise ProofError("no such format")
    content = form.read(data, name, options)
    if seed % TWICE == 0 and form.read(data, name, options) != content:
        raise ProofError("the same bytes gave other blocks")
    texts = [block.text for block in content.blocks if block.in_copy]
    edits = [
        (Edit(0, min(len(text), 6), "[name]", "[name]"),) if i % 3 == 0 and text else () for i, text in enumerate(texts)
    ]
    made = form.copy(data, name, options, edits)
    if seed % TWICE == 0 and form.copy(data, name, options, edits) != made:
        raise ProofError("the same bytes gave another copy")
    try:
        for _ in form.raw(made.data, "copy"):
            pass
    except InputError as error:
        raise ProofError(f"the copy cannot be read back: {error}") from error


def _by_path(data: bytes, name: str) -> None:
    from recordlint.documents.base import ReadOptions
    from recordlint.documents.rewriting import rewrite
    from recordlint.documents.rewriting.raw import raw_texts

    with tempfile.TemporaryDirectory() as folder:
        path, copy = Path(folder) / name, Path(folder) / f"copy.{name}"
        path.write_bytes(data)
        rewrite(path, name, copy, ReadOptions(), lambda record: [f"[{len(piece.text)}]" for piece in record.pieces])
        try:
            for _ in raw_texts(copy):
                pass
        except InputError as error:
            raise ProofError(f"the copy cannot be read back: {error}") from error


def batch(kind: str, first: int, count: int, ocr: bool) -> None:
    """Run cases in this process and write a line of JSON before each and one after it."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, resource.getrlimit(resource.RLIMIT_AS)[1]))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    out = os.fdopen(os.dup(1), "w", buffering=1)
    os.dup2(2, 1)  # what libraries print is no result
    options = DocumentOptions(ocr=None if ocr else False)
    seeds_of(kind)
    for seed in range(first, first + count):
        document(kind, seed)  # to make it is none of the case's time
        print(json.dumps({"seed": seed}), file=out)
        start = time.perf_counter()
        try:
            outcome, detail = run_case(kind, seed, options)
        except BaseException as error:
            if isinstance(error, KeyboardInterrupt):
                raise
            outcome, detail = "failure", last_lines(error)
        seconds = time.perf_counter() - start
        memory = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
        print(
            json.dumps({"seed": seed, "outcome": outcome, "detail": detail, "seconds": seconds, "memory": memory}),
            file=out,
        )


def last_lines(error: BaseException) -> str:
    """Where an error came from, and what it says."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if "recordlint" in frame.filename][-1:]
    places = [
        f"{Path(frame.filename).name}:{frame.lineno} {frame.line}"
        for frame in (ours if ours == frames[-1:] else [*ours, *frames[-1:]])
    ]
    return " | ".join([*places, f"{type(error).__name__}: {error}"[:300].replace("\n", " ")])


def run(command: Callable[[int, int], Sequence[str]], first: int, count: int, limit: float) -> Tally:
    """Run cases in processes of their own; one that hangs or crashes is a failure, and the next goes on in a fresh process.

    `command(first, count)` is what runs cases and writes as `batch` does. Raises SystemExit when it ends before it begins one.
    """
    tally = Tally()
    end = first + count
    while first < end:
        first = _supervised(tally, command(first, end - first), first, end, limit)
    return tally


def batches(kind: str, ocr: bool) -> Callable[[int, int], Sequence[str]]:
    """The command that runs cases of a format."""
    more = ["--ocr"] if ocr else []
    return lambda first, count: [sys.executable, __file__, "--batch", kind, str(first), str(count), *more]


def _supervised(tally: Tally, command: Sequence[str], first: int, end: int, limit: float) -> int:
    """Cases from `first` on until one hangs or crashes; the number of the next."""
    with tempfile.TemporaryFile() as noise:
        child = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=noise, text=True, start_new_session=True)
        assert child.stdout is not None  # noqa: S101 (for the type checker)
        lines: queue.Queue[str] = queue.Queue()
        threading.Thread(target=_pump, args=(child.stdout, lines), daemon=True).start()
        is_running, started, why = False, time.perf_counter(), ""
        while True:
            try:
                line = lines.get(timeout=limit if is_running else START)
            except queue.Empty:
                why = f"hung: killed after {limit if is_running else START:.0f} seconds"
                os.killpg(child.pid, signal.SIGKILL)
                break
            if not line:
                break
            said = json.loads(line)
            started, is_running = time.perf_counter(), "outcome" not in said
            if not is_running:
                tally.add(first, said["outcome"], said["seconds"], said["memory"], said["detail"])
                first += 1
        code = child.wait()
        noise.seek(0)
        last = "".join(noise.read().decode(errors="replace").strip().splitlines()[-1:])[:200]
    if is_running:
        tally.add(first, "failure", time.perf_counter() - started, 0, why or f"crashed: exit {code}: {last}")
        return first + 1
    if first < end:
        raise SystemExit(f"a process of cases ended before case {first}: {why or f'exit {code}'}: {last}")
    return first


def _pump(stream: IO[str], lines: queue.Queue[str]) -> None:
    for line in stream:
        lines.put(line)
    lines.put("")


def table(tallies: dict[str, Tally]) -> str:
    """The figures of all formats, and how to run each failure again."""
    rows = [
        f"{'format':8}{'cases':>8}{'results':>9}{'refused':>9}{'failures':>10}{'slowest s':>11}{'(case)':>9}{'peak MB':>9}{'(case)':>9}"
    ]
    for kind, one in tallies.items():
        rows.append(
            f"{kind:8}{one.cases:8,}{one.results:9,}{one.refused:9,}{len(one.failures):10,}"
            f"{one.slowest[0]:11.2f}{one.slowest[1]:9}{one.peak[0] / 1024:9,.0f}{one.peak[1]:9}"
        )
    for kind, one in tallies.items():
        kinds: dict[str, list[int]] = {}
        for seed, detail in one.failures:
            kinds.setdefault(detail, []).append(seed)
        for detail, seeds in sorted(kinds.items(), key=lambda item: -len(item[1])):
            rows.append(f"\n{kind}: {len(seeds)} × {detail}\n  python benchmarks/fuzz.py --replay {kind} {seeds[0]}")
    return "\n".join(rows)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the cases that the command line asks for; 1 when any failed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cases", type=int, default=10_000, help="cases of each format")
    parser.add_argument("--formats", default=",".join(SEEDS), help="which formats, with commas between them")
    parser.add_argument("--seed", type=int, default=1, help="the number of the first case")
    parser.add_argument("--limit", type=float, default=60, help="seconds that a case may take")
    parser.add_argument(
        "--ocr", action="store_true", help="pictures are read by OCR where an engine is installed: slow"
    )
    parser.add_argument("--replay", nargs=2, metavar=("FORMAT", "CASE"), help="run one case in this process")
    parser.add_argument("--save", type=Path, help="with --replay: keep the document")
    parser.add_argument("--batch", nargs=3, help=argparse.SUPPRESS)
    asked = parser.parse_args(arguments)
    if asked.batch:
        batch(asked.batch[0], int(asked.batch[1]), int(asked.batch[2]), asked.ocr)
        return 0
    if asked.replay:
        kind, seed = asked.replay[0], int(asked.replay[1])
        if asked.save:
            asked.save.write_bytes(document(kind, seed))
        document(kind, seed)
        start = time.perf_counter()
        outcome, line = run_case(kind, seed, DocumentOptions(ocr=None if asked.ocr else False))
        print(f"{outcome} after {time.perf_counter() - start:.2f} s", line)
        return 0
    kinds = asked.formats.split(",")
    if unknown := [kind for kind in kinds if kind not in SEEDS]:
        parser.error(f"no seeds of {', '.join(unknown)}; these are: {', '.join(SEEDS)}")
    tallies: dict[str, Tally] = {}
    for kind in kinds:
        tallies[kind] = run(batches(kind, asked.ocr), asked.seed, asked.cases, asked.limit)
        print(f"{kind}: done", file=sys.stderr)
    print(table(tallies))
    return int(any(one.failures for one in tallies.values()))


if __name__ == "__main__":
    sys.exit(main())
