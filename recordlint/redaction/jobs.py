"""What `redact` and `verify` do, step by step: a job decides by a policy or by a plan, and makes a plan or copies."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Protocol, Self

from recordlint import __version__
from recordlint.documents.base import Failure, ReadOptions, Remark
from recordlint.documents.records import Record
from recordlint.documents.rewriting import records
from recordlint.errors import InputError
from recordlint.personal_data.base import Known
from recordlint.personal_data.names import name_lists
from recordlint.redaction import log as logs
from recordlint.redaction.base import ARTICLE, Item
from recordlint.redaction.copies import (
    Evidence,
    ItemsOf,
    Outcome,
    evidence_of,
    piece_keys,
    sealed_entries,
    verify_copy,
    write_copy,
)
from recordlint.redaction.forced import Forced
from recordlint.redaction.plan import Plan, PlannedFile, PlanWriter, read_plan, sha256_of
from recordlint.redaction.policy import Policy
from recordlint.redaction.redactor import Redactor, Source
from recordlint.redaction.sidecar import Entry, seal
from recordlint.redaction.verdicts import verdict_of
from recordlint.redaction.verification import Residue, ReviewHit


@dataclass(frozen=True, slots=True)
class Pair:
    """A source and where its copy goes (None when no copy is made). `renamed` says that the copy's name may be changed."""

    source: Source
    destination: Path | None = None
    renamed: bool = False


class Decider(Protocol):
    """What decides: a policy with what was found, or a plan."""

    def items_of(self, source: Source) -> ItemsOf:
        """A fresh function from a file's records, asked in order, to the items of their pieces."""
        ...

    @property
    def evidence(self) -> Evidence:
        """What copies are held against."""
        ...


@dataclass
class Job:
    """A redaction or a verification of several files. `problems` are lines for the person; any makes the exit status 2."""

    pairs: list[Pair]
    options: ReadOptions
    policy: str
    decider: Decider
    problems: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    outcomes: list[Outcome] = field(default_factory=list)
    redactor: Redactor | None = None
    labels: tuple[str, ...] = ()
    _stack: ExitStack = field(default_factory=ExitStack)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self._stack.close()

    def write_plan(self, path: Path, *, overwrite: bool = False) -> int:
        """Write the plan of everything that was decided; returns how many items wait for a person. Raises InputError."""
        waiting = 0
        with PlanWriter(path, self.policy, self.labels, overwrite=overwrite) as writer:
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

    def write_copies(
        self, *, overwrite: bool = False, log: Path | None = None, key: bytes | None = None, sidecar: Path | None = None
    ) -> None:
        """Write and verify every copy, then the log and the sidecar of those that stand."""
        for number, pair in enumerate(self.pairs, 1):
            destination = self._destination(pair, number)
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
                self.problems.append(
                    f"{destination}: cannot be written ({(error.strerror or '').lower()}): choose another folder"
                )
                continue
            self.outcomes.append(outcome)
            self.problems += [residue_line(residue) for residue in outcome.residues[:20]]
            if outcome.residues:
                self.problems.append(
                    f"{outcome.name}: withheld words would show in the copy, which is not left behind: withhold these places (--withhold, or the plan)"
                )
            self.remarks += [f"{remark.path}: {remark.message}" for remark in outcome.remarks]
        if key and sidecar:
            try:
                seal(self._entries(), key, sidecar)
            except InputError as error:
                self.problems.append(str(error))
        if log:
            self._write_log(log, key or secrets.token_bytes(32), overwrite=overwrite)

    def verify(self) -> Iterator[Residue | ReviewHit]:
        """What shows in the copies. Raises InputError when one cannot be read or does not belong to its source."""
        for number, pair in enumerate(self.pairs, 1):
            destination = self._destination(pair, number)
            if not destination.exists():
                raise InputError(f"{destination}: there is no such copy of {pair.source.name}: check the path")
            yield from verify_copy(
                pair.source.path, pair.source.name, destination, self.options, self.decider.items_of(pair.source), self.decider.evidence
            )  # fmt: skip

    def decisions(self) -> Iterator[tuple[str, Item]]:
        """What the log tells: every withheld span, and every one that a person decided, of the files whose copy stands."""
        standing = {outcome.name for outcome in self.outcomes if outcome.stands}
        for pair in self.pairs:
            if pair.source.name not in standing:
                continue
            items_of = self.decider.items_of(pair.source)
            for record in self._records(pair.source):
                for items in items_of(record):
                    for item in items:
                        if item.type != ARTICLE and (item.is_withheld or item.rule.startswith(("plan", "--keep"))):
                            yield pair.source.name, item

    def _entries(self) -> Iterator[Entry]:
        standing = {outcome.name: outcome for outcome in self.outcomes if outcome.stands}
        for pair in self.pairs:
            outcome = standing.get(pair.source.name)
            if outcome:
                yield from sealed_entries(
                    pair.source.path,
                    pair.source.name,
                    outcome.destination,
                    self.options,
                    self.decider.items_of(pair.source),
                )

    def _write_log(self, path: Path, key: bytes, *, overwrite: bool) -> None:
        if path.exists() and not overwrite:
            self.problems.append(f"{path}: exists already: give the log another name, or use --overwrite")
            return
        run = {
            "tool": f"recordlint {__version__}",
            "policy": self.policy,
            "time": datetime.now(UTC).isoformat(timespec="seconds"),
        }
        write = logs.write_csv if path.suffix.lower() == ".csv" else logs.write_json
        try:
            with path.open("w", encoding="utf-8", newline="") as out:
                write(out, self.decisions(), key, run)
            path.chmod(0o600)
        except OSError as error:
            self.problems.append(f"{path}: cannot be written ({(error.strerror or '').lower()}): choose another folder")

    def _records(self, source: Source) -> Iterator[Record]:
        return (item for item in records(source.path, source.name, self.options) if isinstance(item, Record))

    def _destination(self, pair: Pair, number: int) -> Path:
        """Where the copy goes. A name that shows what is withheld is not given to a copy."""
        if pair.destination is None:
            raise InputError(f"{pair.source.name}: no place for the copy is named: use --output")
        if not pair.renamed or not self._shows(pair.source.name):
            return pair.destination
        depth = len(Path(pair.source.name).parts)
        folder = pair.destination
        for _ in range(depth):
            folder = folder.parent
        made = folder / f"document-{number}{pair.destination.suffix}"
        remark = f"{made.name} is the copy of a file whose name shows withheld words"
        if remark not in self.remarks:
            self.remarks.append(remark)
        return made

    def _shows(self, name: str) -> bool:
        evidence, is_ordinary = self.decider.evidence, name_lists().is_ordinary
        words = name.replace("_", " ").replace("-", " ").replace("/", " / ")
        for found in evidence.searcher.find(words):
            verdict = verdict_of(found, words, is_ordinary, evidence.kept)
            if verdict and not verdict.why:
                return True
        return False


class _ByPolicy:
    """Decisions that a redactor has made, given back record by record."""

    def __init__(self, redactor: Redactor) -> None:
        self._redactor = redactor

    def items_of(self, source: Source) -> ItemsOf:
        stored = self._redactor.items_of(source)
        return lambda _: next(stored)

    @property
    def evidence(self) -> Evidence:
        return self._redactor.evidence


class _ByPlan:
    """Decisions of a plan."""

    def __init__(self, plan: Plan, pairs: Iterable[Pair], options: ReadOptions) -> None:
        self._plan = plan
        added = [
            item
            for pair in pairs
            for entry in [records(pair.source.path, pair.source.name, options)]
            if plan.added.get(pair.source.name)
            for record in entry
            if isinstance(record, Record)
            for pieces in self._items(pair.source.name, record)
            for item in pieces
        ]
        self._evidence = evidence_of((*plan.all_items(), *added), plan.labels)

    def _items(self, name: str, record: Record) -> Sequence[Sequence[Item]]:
        return [
            self._plan.items_of(name, key, piece.text)
            for piece, key in zip(record.pieces, piece_keys(record), strict=True)
        ]

    def items_of(self, source: Source) -> ItemsOf:
        return lambda record: self._items(source.name, record)

    @property
    def evidence(self) -> Evidence:
        return self._evidence


def plan_run(
    policy: Policy,
    pairs: Sequence[Pair],
    options: ReadOptions,
    known: Known,
    forced: Forced,
    *,
    one_person: bool = False,
    seed: bytes | None = None,
    origin: str = "neutral",
) -> Job:
    """Read the sources and decide by a policy. A file that cannot be read whole is named among the job's problems."""
    stack = ExitStack()
    redactor = stack.enter_context(
        Redactor(policy, known=known, forced=forced, options=options, one_person=one_person, seed=seed, origin=origin)
    )
    problems: list[str] = []
    remarks: list[str] = []
    for pair in pairs:
        for item in redactor.collect(pair.source):
            line = f"{item.path}{f', row {item.row}' if isinstance(item, Failure) and item.row else ''}: {item.message}"
            (remarks if isinstance(item, Remark) else problems).append(line)
    redactor.decide()
    whole = set(redactor.sources)
    return Job(
        [pair for pair in pairs if pair.source in whole], options, policy.id, _ByPolicy(redactor), problems, remarks,
        redactor=redactor, labels=policy.labels, _stack=stack,
    )  # fmt: skip


def apply_plan(path: Path, pairs: Sequence[Pair], options: ReadOptions) -> Job:
    """Decide by a plan. A source that is not the one that the plan was made of is refused.

    Raises InputError for a plan that cannot be used or a source that changed since.
    """
    plan = read_plan(path)
    used: list[Pair] = []
    for pair in pairs:
        planned = plan.files.get(pair.source.name)
        if planned is None:
            raise InputError(f"{pair.source.name}: the plan knows no file of this name: make the plan again")
        if sha256_of(pair.source.path) != planned.sha256:
            raise InputError(f"{pair.source.name}: the file was changed since the plan was made: make the plan again")
        used.append(pair)
    missing = sorted(plan.files.keys() - {pair.source.name for pair in pairs})
    if missing:
        raise InputError(f"{missing[0]}: the plan has this file and the source has not: make the plan again")
    return Job(used, options, plan.policy, _ByPlan(plan, used, options))


def residue_line(residue: Residue | ReviewHit) -> str:
    """A line that says where something shows, and in which form, without the words."""
    place = residue.place
    where = ", ".join(
        [place.path or "?"]
        + [
            f"{name} {value}"
            for name, value in (("sheet", place.sheet), ("row", place.row), ("field", place.field))
            if value is not None
        ]
    )
    what = {"PERSON": "a withheld name", "": "something withheld"}.get(
        residue.type, f"a withheld {residue.type.lower().replace('_', ' ')}"
    )
    why = f" ({residue.why})" if isinstance(residue, ReviewHit) else ""
    return f"{where}, {residue.start}-{residue.end}: {what}, {residue.form}{why}"
