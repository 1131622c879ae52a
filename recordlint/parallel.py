"""Checking in several processes, a bounded number of notes at a time."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import replace
from itertools import islice
from multiprocessing import get_context
from typing import Any

from recordlint.linter import Linter
from recordlint.notes import Note, NoteReport
from recordlint.settings import Settings

Checked = tuple[NoteReport, Mapping[str, Any]]
_BATCH = 32
_AHEAD = 4  # batches in flight a worker: enough to keep it busy, few enough to keep memory flat


def checked(linter: Linter, notes: Iterable[Note], jobs: int, *, layers: bool = False) -> Iterator[Checked]:
    """Each note's report and what set rules remember of it, in order, whatever the number of processes."""
    if jobs <= 1:
        for note in notes:
            yield check_one(linter, note, layers=layers)
        return
    with ProcessPoolExecutor(jobs, get_context("spawn"), _start_worker, (linter.settings,)) as pool:
        pending: deque[Future[list[Checked]]] = deque()
        for batch in _batches(notes):
            pending.append(pool.submit(_check_batch, batch, layers))
            if len(pending) >= jobs * _AHEAD:
                yield from pending.popleft().result()
        while pending:
            yield from pending.popleft().result()


def check_one(linter: Linter, note: Note, *, layers: bool = False) -> Checked:
    """One note's report, with its layers when they are wanted."""
    report, remembered = linter.check_and_remember(note)
    if layers:
        from recordlint.language.statements import describe

        report = replace(report, layers=describe(linter.read(note)))
    return report, remembered


def _batches(notes: Iterable[Note]) -> Iterator[list[Note]]:
    iterator = iter(notes)
    while batch := list(islice(iterator, _BATCH)):
        yield batch


_worker: dict[str, Linter] = {}


def _start_worker(settings: Settings) -> None:
    """Each worker makes its own linter from the settings, which are all that is pickled."""
    _worker["linter"] = Linter(settings)


def _check_batch(batch: list[Note], layers: bool) -> list[Checked]:
    return [check_one(_worker["linter"], note, layers=layers) for note in batch]
