"""What decides of each record of a file: a redactor that applied a policy, or a plan."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from recordlint.documents.base import Failure, ReadOptions
from recordlint.documents.records import Record
from recordlint.documents.rewriting import records
from recordlint.errors import InputError
from recordlint.redaction.base import Item
from recordlint.redaction.copies import Evidence, ItemsOf, evidence_of, piece_keys
from recordlint.redaction.plan import Plan
from recordlint.redaction.planner import PieceKey
from recordlint.redaction.redactor import Redactor, Source


class Decider(Protocol):
    """Decisions for the files of a run."""

    def items_of(self, source: Source) -> ItemsOf:
        """A fresh function from a file's records, asked in order, to the items of their pieces."""
        ...

    @property
    def evidence(self) -> Evidence:
        """What copies are held against."""
        ...


class ByPolicy:
    """Decisions that a redactor has made, given back record by record."""

    def __init__(self, redactor: Redactor) -> None:
        self._redactor = redactor

    def items_of(self, source: Source) -> ItemsOf:
        """As they were decided, whatever record is asked for: they come in the order of the records."""
        stored = self._redactor.items_of(source)
        return lambda _: next(stored)

    @property
    def evidence(self) -> Evidence:
        """That of the redactor's run."""
        return self._redactor.evidence


class ByPlan:
    """Decisions of a plan. Raises InputError where the plan does not fit the sources."""

    def __init__(self, plan: Plan, sources: Iterable[Source], options: ReadOptions) -> None:
        self._plan = plan
        added: list[Item] = []
        for source in sources:
            added += plan.check(source.name, _pieces(source, options))
        self._evidence = evidence_of((*plan.all_items(), *added), plan.labels)

    def items_of(self, source: Source) -> ItemsOf:
        """What the plan says of each piece."""

        def items(record: Record) -> Sequence[Sequence[Item]]:
            keys = piece_keys(record)
            return [self._plan.items_of(source.name, k, p.text) for p, k in zip(record.pieces, keys, strict=True)]

        return items

    @property
    def evidence(self) -> Evidence:
        """Everything that the plan withholds."""
        return self._evidence


def _pieces(source: Source, options: ReadOptions) -> Iterator[tuple[PieceKey, str]]:
    for record in records(source.path, source.name, options):
        if isinstance(record, Failure):
            raise InputError(f"{record.path}: {record.message}")
        if isinstance(record, Record):
            for piece, key in zip(record.pieces, piece_keys(record), strict=True):
                yield key, piece.text
