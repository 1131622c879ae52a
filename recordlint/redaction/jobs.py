"""What `redact` and `verify` do, step by step: a job decides by a policy or by a plan, and makes a plan or copies."""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import Any, Self

from recordlint import __version__
from recordlint.documents.base import ReadOptions, Remark
from recordlint.documents.records import Record
from recordlint.documents.rewriting import records
from recordlint.errors import InputError
from recordlint.personal_data.base import Known
from recordlint.redaction import log as logs
from recordlint.redaction.base import ARTICLE, Item
from recordlint.redaction.copies import Outcome, apply_items, sealed_entries, verify_copy, write_copy
from recordlint.redaction.deciders import ByPlan, ByPolicy, Decider
from recordlint.redaction.forced import Forced
from recordlint.redaction.naming import Naming, bare_name
from recordlint.redaction.plan import PlannedFile, sha256_of
from recordlint.redaction.plan_reading import read_plan
from recordlint.redaction.plan_writing import PlanWriter
from recordlint.redaction.policy import Policy
from recordlint.redaction.private_files import private_file
from recordlint.redaction.pseudonyms import Origin
from recordlint.redaction.redactor import Redactor, Source
from recordlint.redaction.sidecar import Entry, seal
from recordlint.redaction.verification import Residue, ReviewHit

_LINES = 20
"""Places of one file that are named one by one."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A source and where its copy goes (None when no copy is made).

    `folder` is the folder of all copies where the copy's own name is not one that the user gave: the name may be changed then.
    """

    source: Source
    destination: Path | None = None
    folder: Path | None = None


@dataclass
class Job:
    """A redaction or a verification of several files. `problems` are lines for the person; any makes the exit status 2."""

    pairs: list[Pair]
    options: ReadOptions
    policy: str
    decider: Decider
    problems: list[str] = field(default_factory=list[str])
    remarks: list[str] = field(default_factory=list[str])
    outcomes: list[Outcome] = field(default_factory=list[Outcome])
    redactor: Redactor | None = None
    labels: tuple[str, ...] = ()
    _stack: ExitStack = field(default_factory=ExitStack)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self._stack.close()

    @cached_property
    def naming(self) -> Naming:
        """Which names of files, sheets and columns may be told."""
        return Naming(self.decider.evidence)

    def write_plan(self, path: Path, *, overwrite: bool = False) -> int:
        """Write the plan of everything that was decided; returns how many items wait for a person. Raises InputError."""
        waiting = 0
        with PlanWriter(
            path, self.policy, self.labels, documents=self.options.documents, overwrite=overwrite
        ) as writer:
            for pair in self.pairs:
                items_of = self.decider.items_of(pair.source)
                for record in self._records(pair.source):
                    for piece, items in zip(record.pieces, items_of(record), strict=True):
                        shown = [item for item in items if item.type != ARTICLE]
                        waiting += sum(1 for item in shown if item.review)
                        writer.piece(pair.source.name, piece.text, shown)
            people: dict[str, Mapping[str, Any]] = {}
            if self.redactor:
                people = {
                    key: {"role": p.role, "relation": p.relation, "names": [name for name, _ in p.names]}
                    for key, p in self.redactor.people.items()
                }
            writer.finish([PlannedFile(p.source.name, sha256_of(p.source.path)) for p in self.pairs], people)
        return waiting

    def planned(self) -> Iterator[tuple[str, Iterator[tuple[str | None, str, Sequence[Item], str]]]]:
        """Each file with its pieces: the place, the text, what was decided, and the text of the copy."""
        for pair in self.pairs:
            yield pair.source.name, self._pieces(pair.source)

    def _pieces(self, source: Source) -> Iterator[tuple[str | None, str, Sequence[Item], str]]:
        items_of = self.decider.items_of(source)
        for record in self._records(source):
            row = [f"row {record.row}"] if record.row else []
            for piece, items in zip(record.pieces, items_of(record), strict=True):
                place = ", ".join([*row, piece.field] if piece.field else row)
                yield place or None, piece.text, items, apply_items(piece.text, items).text

    def write_copies(
        self, *, overwrite: bool = False, log: Path | None = None, key: bytes | None = None, sidecar: Path | None = None
    ) -> None:
        """Write and verify every copy, then the log and the sidecar of those that stand.

        Raises InputError, before anything is written, where a copy, log or sidecar cannot have its place.
        """
        places = self.destinations()
        self._check_places(places, overwrite, log, sidecar if key else None)
        for pair, destination in zip(self.pairs, places, strict=True):
            try:
                destination.parent.mkdir(parents=True, exist_ok=True)
                outcome = write_copy(
                    pair.source.path, pair.source.name, destination, self.options,
                    lambda source=pair.source: self.decider.items_of(source), self.decider.evidence, overwrite=overwrite,
                )  # fmt: skip
            except InputError as error:
                self.problems.append(str(error))
                continue
            except OSError as error:
                said = (error.strerror or "").lower()
                self.problems.append(f"{destination}: cannot be written ({said}): choose another folder")
                continue
            self._note(outcome)
        if key and sidecar:
            try:
                seal(self._entries(), key, sidecar)
            except InputError as error:
                self.problems.append(str(error))
        if log:
            self._write_log(log, key or secrets.token_bytes(32))

    def verify(self) -> Iterator[Residue | ReviewHit]:
        """What shows in the copies. A copy that cannot be read, or does not belong to its source, is one of the problems."""
        for pair, destination in zip(self.pairs, self.destinations(), strict=True):
            source = pair.source
            if not destination.exists():
                self.problems.append(f"{destination}: there is no such copy of {source.name}: check the path")
                continue
            try:
                yield from verify_copy(
                    source.path, source.name, destination, self.options, self.decider.items_of(source), self.decider.evidence
                )  # fmt: skip
            except InputError as error:
                self.problems.append(str(error))

    def destinations(self) -> list[Path]:
        """Where each copy goes. A name that shows what is withheld is not given to a copy."""
        wanted = [pair.destination for pair in self.pairs]
        taken = {path for path in wanted if path}
        places: list[Path] = []
        for number, pair in enumerate(self.pairs, 1):
            place = pair.destination
            if place is None:
                raise InputError(f"{pair.source.name}: no place for the copy is named: use --output")
            if pair.folder and self.naming.shows(pair.source.name):
                made = bare_name(number, pair.source.name)
                while (place := pair.folder / made) in taken:
                    made = f"x{made}"
                taken.add(place)
                remark = f"{made} is the copy of file {number} of the source (by name), whose name shows withheld words"
                if remark not in self.remarks:
                    self.remarks.append(remark)
            places.append(place)
        return places

    def decisions(self) -> Iterator[tuple[str, Item]]:
        """What the log tells: every withheld span, and every one that a person decided, of the files whose copy stands."""
        for pair, outcome in self._standing():
            name = outcome.destination.name if self.naming.shows(pair.source.name) else pair.source.name
            items_of = self.decider.items_of(pair.source)
            for record in self._records(pair.source):
                for items in items_of(record):
                    for item in items:
                        if item.type != ARTICLE and (item.is_withheld or item.rule.startswith(("plan", "--keep"))):
                            told = self.naming.told
                            yield name, replace(item, sheet=told(item.sheet), field=told(item.field))

    def _note(self, outcome: Outcome) -> None:
        self.outcomes.append(outcome)
        for remark in outcome.remarks:
            line = f"{remark.path}: {self.naming.remark(remark.message)}"
            if line not in self.remarks:
                self.remarks.append(line)
        if outcome.stands:
            return
        self.problems += [self.naming.line(residue) for residue in outcome.residues[:_LINES]]
        more = len(outcome.residues) - _LINES
        self.problems.append(
            f"{outcome.name}: withheld words would show in its copy{f' at {more:,} more places' if more > 0 else ''}, so there "
            f"is none: withhold these places too (--withhold, or in the plan)"
        )

    def _check_places(self, places: Sequence[Path], overwrite: bool, log: Path | None, sidecar: Path | None) -> None:
        sources = {_identity(pair.source.path): pair.source.name for pair in self.pairs}
        for place in places:
            if (name := sources.get(_identity(place))) is not None:
                raise InputError(f"{place}: this is the source {name} itself: give the copy another place")
        for path in (log, sidecar):
            if path and not path.parent.is_dir():
                raise InputError(f"{path}: there is no such folder: make it, or name another")
        there = [place for place in places if place.exists()]
        if there and not overwrite:
            more = f" (and {len(there) - 1:,} more)" if len(there) > 1 else ""
            raise InputError(f"{there[0]}: exists already{more}: give another place, or use --overwrite")
        if sidecar and sidecar.exists():
            raise InputError(f"{sidecar}: exists already; a sidecar is never overwritten: name another with --sidecar")
        if log and log.exists() and not overwrite:
            raise InputError(f"{log}: exists already: give the log another name, or use --overwrite")

    def _standing(self) -> Iterator[tuple[Pair, Outcome]]:
        standing = {outcome.name: outcome for outcome in self.outcomes if outcome.stands}
        for pair in self.pairs:
            if outcome := standing.get(pair.source.name):
                yield pair, outcome

    def _entries(self) -> Iterator[Entry]:
        for pair, outcome in self._standing():
            source, items_of = pair.source, self.decider.items_of(pair.source)
            yield from sealed_entries(source.path, source.name, outcome.destination, self.options, items_of)

    def _write_log(self, path: Path, key: bytes) -> None:
        run = {
            "tool": f"recordlint {__version__}",
            "policy": self.policy,
            "time": datetime.now(UTC).isoformat(timespec="seconds"),
        }
        write = logs.write_csv if path.suffix.lower() == ".csv" else logs.write_json
        try:
            with private_file(path, newline="") as out:
                write(out, self.decisions(), key, run, [*self._said()])
        except InputError as error:
            self.problems.append(str(error))

    def _said(self) -> Iterator[tuple[str, str]]:
        """What the log tells of each copy besides the decisions."""
        for pair, outcome in self._standing():
            name = outcome.destination.name if self.naming.shows(pair.source.name) else pair.source.name
            for remark in outcome.remarks:
                yield name, self.naming.remark(remark.message)

    def _records(self, source: Source) -> Iterator[Record]:
        return (item for item in records(source.path, source.name, self.options) if isinstance(item, Record))


def plan_run(
    policy: Policy,
    pairs: Sequence[Pair],
    options: ReadOptions,
    known: Known,
    forced: Forced,
    *,
    one_person: bool = False,
    seed: bytes | None = None,
    origin: Origin = "neutral",
    encryption_key: bytes | None = None,
    model: bool = True,
) -> Job:
    """Read the sources and decide by a policy. A file that cannot be read whole is named among the job's problems."""
    with ExitStack() as stack:
        redactor = stack.enter_context(
            Redactor(
                policy, known=known, forced=forced, options=options, one_person=one_person, seed=seed, origin=origin,
                encryption_key=encryption_key, model=model,
            )
        )  # fmt: skip
        problems: list[str] = []
        said: list[Remark] = []
        for pair in pairs:
            for item in redactor.collect(pair.source):
                if isinstance(item, Remark):
                    said.append(item)
                else:
                    row = f", row {item.row}" if item.row else ""
                    problems.append(f"{item.path}{row}: {item.message}")
        redactor.decide()
        naming = Naming(redactor.evidence)
        remarks = [f"{remark.path}: {naming.remark(remark.message)}" for remark in said]
        whole = set(redactor.sources)
        return Job(
            [pair for pair in pairs if pair.source in whole], options, policy.id, ByPolicy(redactor), problems, remarks,
            redactor=redactor, labels=policy.labels, _stack=stack.pop_all(),
        )  # fmt: skip


def apply_plan(path: Path, pairs: Sequence[Pair], options: ReadOptions) -> Job:
    """Decide by a plan. A source that is not the one that the plan was made of is refused.

    Raises InputError for a plan that cannot be used or a source that changed since.
    """
    plan = read_plan(path)
    options = replace(options, documents=replace(options.documents, images=plan.images, ocr=plan.ocr))
    known: list[Pair] = []
    problems: list[str] = []
    for pair in pairs:
        name = pair.source.name
        planned = plan.files.get(name)
        if planned is None:
            problems.append(f"{name}: the plan has no file of this name, and so the copy has none: make the plan again")
        elif sha256_of(pair.source.path) != planned.sha256:
            raise InputError(f"{name}: the file was changed since the plan was made: make the plan again")
        else:
            known.append(pair)
    missing = sorted(plan.files.keys() - {pair.source.name for pair in pairs})
    if missing:
        raise InputError(f"{missing[0]}: the plan has this file and the source has not: make the plan again")
    decider = ByPlan(plan, [pair.source for pair in known], options)
    return Job(known, options, plan.policy, decider, problems, labels=plan.labels)


def _identity(path: Path) -> tuple[int, int] | Path:
    """What tells whether two paths are one file, by whatever links."""
    try:
        found = path.stat()
    except OSError:
        return path
    return found.st_dev, found.st_ino
