"""The JSON report: a contract with a published schema (`recordlint/reports/schema.json`), written as the notes come."""

from __future__ import annotations

import json
from typing import Any, TextIO

from recordlint import __version__
from recordlint.documents.base import Failure
from recordlint.notes import Finding, Note, NoteRef, NoteReport, SetReport
from recordlint.reports.base import ReportOptions, Summary, person_key


class JsonReport:
    """Streams one JSON object; a note's object is written when its report comes, so that memory stays flat."""

    def __init__(self, out: TextIO, options: ReportOptions) -> None:
        self._out = out
        self._options = options
        self._notes = self._sets = 0

    def begin(self) -> None:
        head = {
            "schema_version": 1,
            "tool": {"name": "recordlint", "version": __version__},
            "profile": self._options.profile,
            "offsets": "unicode-code-points",
        }
        self._out.write(_dump(head)[:-1] + ', "notes": [')

    def note(self, report: NoteReport) -> None:
        self._out.write((",\n" if self._notes else "\n") + _dump(self._note(report)))
        self._notes += 1

    def set(self, report: SetReport) -> None:
        self._out.write("\n" + ('], "sets": [' if not self._sets else ",") + _dump(self._set(report)))
        self._sets += 1

    def end(self, summary: Summary, errors: list[Failure]) -> None:
        if not self._sets:
            self._out.write('\n], "sets": [')
        tail = {
            "summary": {
                "notes": summary.notes,
                "findings": summary.findings,
                "by_severity": summary.severity_counts(),
                "by_rule": dict(sorted(summary.by_rule.items())),
            },
            "errors": [{"path": e.path, "row": e.row, "message": e.message} for e in errors],
        }
        self._out.write("\n], " + _dump(tail)[1:] + "\n")

    def _note(self, report: NoteReport) -> dict[str, Any]:
        note = report.note
        found: dict[str, Any] = {
            "path": note.path,
            "id": note.id,
            "row": note.row,
            "entry": note.entry,
            "note_start": note.note_start,
            "date": note.date.isoformat() if note.date else None,
            "findings": [self._finding(note, finding) for finding in report.findings],
        }
        if report.layers is not None:
            found["layers"] = report.layers
        return found

    def _finding(self, note: Note, finding: Finding) -> dict[str, Any]:
        span = finding.span
        line, column = note.line_column(span.start) if span else (None, None)
        place = note.place_at(span.start if span else None)
        return {
            "rule": finding.rule,
            "severity": str(finding.severity),
            "scope": str(finding.scope),
            "start": span.start if span else None,
            "end": span.end if span else None,
            "line": line,
            "column": column,
            "message": finding.message,
            "why": finding.why,
            "instead": finding.instead,
            "confidence": finding.confidence,
            "place": place and dict(place),
            "text": span.text if span and self._options.excerpts else None,
        }

    def _set(self, report: SetReport) -> dict[str, Any]:
        subject = report.subject if self._options.excerpts else person_key(report.subject, self._options.key)
        return {
            "subject": subject,
            "findings": [
                {
                    "rule": f.rule,
                    "severity": str(f.severity),
                    "scope": str(f.scope),
                    "message": f.message,
                    "why": f.why,
                    "instead": f.instead,
                    "related": [_related(ref) for ref in f.related],
                }
                for f in report.findings
            ],
        }


def _related(ref: NoteRef) -> dict[str, Any]:
    return {
        "path": ref.path,
        "id": ref.id,
        "row": ref.row,
        "entry": ref.entry,
        "date": ref.date.isoformat() if ref.date else None,
    }


def _dump(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
