"""What every report shares: a writer that takes notes as they come, and the counts at the end."""

from __future__ import annotations

import hmac
import secrets
from collections import Counter
from dataclasses import dataclass, field
from typing import Protocol

from recordlint.documents.base import Failure
from recordlint.notes import Finding, NoteReport, SetReport, Severity


@dataclass(frozen=True, slots=True)
class ReportOptions:
    """How a report is written. `excerpts` shows the words; without it nothing of the note is quoted.

    `key` makes the hashes that stand for a person: without a key of the user's, one is drawn for the run.
    """

    profile: str = "note"
    excerpts: bool = False
    colour: bool = False
    width: int = 100
    key: bytes = field(default_factory=lambda: secrets.token_bytes(32))


@dataclass
class Summary:
    """Counts of a run."""

    notes: int = 0
    empty: int = 0
    findings: int = 0
    by_severity: Counter[str] = field(default_factory=Counter)
    by_rule: Counter[str] = field(default_factory=Counter)

    def add(self, findings: tuple[Finding, ...]) -> None:
        """Count findings."""
        self.findings += len(findings)
        self.by_severity.update(str(f.severity) for f in findings)
        self.by_rule.update(f.rule for f in findings)

    def severity_counts(self) -> dict[str, int]:
        """Findings by severity, every severity named."""
        return {str(severity): self.by_severity[str(severity)] for severity in reversed(Severity)}

    def worst(self) -> Severity | None:
        """The highest severity found."""
        return max((Severity(s) for s in self.by_severity), key=lambda s: s.rank, default=None)


class Report(Protocol):
    """A format. Methods are called in this order: begin, note*, sets*, end."""

    def begin(self) -> None: ...

    def note(self, report: NoteReport) -> None: ...

    def set(self, report: SetReport) -> None: ...

    def end(self, summary: Summary, errors: list[Failure]) -> None: ...


def person_key(name: str | None, key: bytes) -> str | None:
    """What stands for a person in a report: a keyed hash, since a plain one of an NHS number or a name can be looked up."""
    return hmac.new(key, name.encode(), "sha256").hexdigest()[:16] if name is not None else None
