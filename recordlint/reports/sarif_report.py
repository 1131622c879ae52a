"""SARIF 2.1.0, for code hosts and editors: results as they come, with each rule's help text."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, TextIO
from urllib.parse import quote

from recordlint import __version__
from recordlint.documents.base import Failure
from recordlint.documents.blocks import Place
from recordlint.notes import Finding, Note, NoteReport, SetReport, Severity
from recordlint.reports.base import ReportOptions, Summary
from recordlint.rulebook import Rule

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


class SarifReport:
    """Streams one SARIF log with one run."""

    def __init__(self, out: TextIO, options: ReportOptions, rules: Iterable[Rule]) -> None:
        self._out = out
        self._options = options
        self._rules = list(rules)
        self._index = {rule.id: number for number, rule in enumerate(self._rules)}
        self._first = True

    def begin(self) -> None:
        driver = {"name": "recordlint", "version": __version__, "rules": [_rule(rule) for rule in self._rules]}
        head = {"$schema": SCHEMA, "version": "2.1.0"}
        run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints"}
        self._out.write(
            json.dumps(head)[:-1] + ', "runs": [' + json.dumps(run, ensure_ascii=False)[:-1] + ', "results": ['
        )

    def note(self, report: NoteReport) -> None:
        for finding in report.findings:
            self._result(finding, [_location(report.note, finding)])

    def set(self, report: SetReport) -> None:
        for finding in report.findings:
            self._result(
                finding, [_location(Note("", ref.path, ref.id, ref.row, ref.entry), finding) for ref in finding.related]
            )

    def end(self, summary: Summary, errors: list[Failure]) -> None:
        notes = [
            {
                "level": "error",
                "message": {"text": error.message},
                "locations": [{"physicalLocation": {"artifactLocation": {"uri": quote(error.path)}}}],
            }
            for error in errors
        ]
        invocation = {"executionSuccessful": not errors, "toolExecutionNotifications": notes}
        self._out.write("\n], " + json.dumps({"invocations": [invocation]}, ensure_ascii=False)[1:] + "]}\n")

    def _result(self, finding: Finding, locations: list[dict[str, Any]]) -> None:
        text = f"{finding.message} {finding.instead}"
        if finding.span and self._options.excerpts:
            text = f"{text} [{finding.span.text}]"
        result = {
            "ruleId": finding.rule,
            "ruleIndex": self._index[finding.rule],
            "level": _LEVELS[finding.severity],
            "message": {"text": text},
            "locations": locations,
        }
        self._out.write(("\n" if self._first else ",\n") + json.dumps(result, ensure_ascii=False))
        self._first = False


def _rule(rule: Rule) -> dict[str, Any]:
    help_text = f"{rule.why}\n\nWrite instead: {rule.instead}"
    found: dict[str, Any] = {
        "id": rule.id,
        "name": "".join(part.title() for part in rule.id.replace("/", "-").split("-")),
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": rule.message},
        "help": {"text": help_text, "markdown": f"**Why it matters.** {rule.why}\n\n**Write instead.** {rule.instead}"},
        "properties": {"tags": [rule.family], "source": rule.source.title},
    }
    if rule.source.address:
        found["helpUri"] = rule.source.address
    return found


def _location(note: Note, finding: Finding) -> dict[str, Any]:
    """A place in a file. A row's or entry's words stand at no known line of the file, so these carry a logical place too."""
    physical: dict[str, Any] = {"artifactLocation": {"uri": quote(note.path)}}
    if finding.span and note.row is None and note.entry is None and not note.places:
        line, column = note.line_column(finding.span.start)
        end_line, end_column = note.line_column(finding.span.end)
        physical["region"] = {
            "startLine": line,
            "startColumn": column,
            "endLine": end_line,
            "endColumn": end_column,
            "charOffset": finding.span.start,
            "charLength": finding.span.end - finding.span.start,
        }
    location: dict[str, Any] = {"physicalLocation": physical}
    part = f"row {note.row}" if note.row else f"entry {note.entry}" if note.entry else None
    if note.places and finding.span:
        part = Place(**(note.place_at(finding.span.start) or {})).words()
    if part:
        properties = {"start": finding.span.start, "end": finding.span.end} if finding.span else {}
        location["logicalLocations"] = [{"name": part, "kind": "element", "properties": properties}]
    return location
