"""The text report: for a person at a terminal, grouped by note."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping
from typing import Any, TextIO

import click

from recordlint.documents.base import Failure
from recordlint.documents.blocks import Place
from recordlint.notes import Finding, Note, NoteReport, SetReport, Severity
from recordlint.reports.base import ReportOptions, Summary

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}
_INDENT = " " * 6
_LONGEST_EXCERPT = 120


class TextReport:
    """A group a note: the place, the words (only with `excerpts`), the rule, why it matters and what to write instead."""

    def __init__(self, out: TextIO, options: ReportOptions) -> None:
        self._out = out
        self._options = options
        self._clean: dict[str, int] = {}

    def begin(self) -> None:
        """Nothing stands above the first note."""

    def note(self, report: NoteReport) -> None:
        note = report.note
        if not report.findings:
            if note.row or note.entry:
                self._clean[note.path] = self._clean.get(note.path, 0) + 1
            else:
                said = "not read (pictures)" if note.is_unread else "empty" if note.is_empty else "nothing to report"
                self._line(f"{note.path}: {said}")
            return
        self._line("")
        self._line(self._style(title(note), bold=True))
        told: set[str] = set()
        for finding in report.findings:
            self._finding(note, finding, told)

    def set(self, report: SetReport) -> None:
        self._line("")
        who = f" ({report.subject})" if report.subject and self._options.excerpts else ""
        self._line(self._style(f"Several notes of one person{who}", bold=True))
        for finding in report.findings:
            self._head("", finding)
            self._paragraph("why", finding.why)
            self._paragraph("instead", finding.instead)
            for ref in finding.related:
                place = " ".join(
                    p
                    for p in (
                        ref.path,
                        f"row {ref.row}" if ref.row else "",
                        f"entry {ref.entry}" if ref.entry else "",
                        ref.date.isoformat() if ref.date else "",
                    )
                    if p
                )
                self._line(f"{_INDENT}see: {place}")

    def end(self, summary: Summary, errors: list[Failure]) -> None:
        self._line("")
        for path, count in self._clean.items():
            self._line(f"{path}: nothing to report in {plural(count, 'note')}")
        counts = ", ".join(plural(n, name) for name, n in summary.severity_counts().items() if n)
        clean = " (nothing to report)" if not summary.findings and summary.notes else f" ({counts})" if counts else ""
        self._line(f"{plural(summary.notes, 'note')} checked, {plural(summary.findings, 'finding')}{clean}.")
        if summary.empty:
            self._line(f"{plural(summary.empty, 'empty note')}.")
        if errors:
            self._line(f"{plural(len(errors), 'problem')}: not everything could be checked.")

    def _finding(self, note: Note, finding: Finding, told: set[str]) -> None:
        place = "whole note"
        if finding.span:
            line, column = note.line_column(finding.span.start)
            place = f"{line}:{column}"
            if note.places:
                place = f"{place_words(note.place_at(finding.span.start))}:"
        self._head(place, finding)
        if finding.span and self._options.excerpts:
            words = " ".join(finding.span.text.split())
            self._line(f"{_INDENT}words: {textwrap.shorten(words, _LONGEST_EXCERPT, placeholder=' …')}")
        if finding.rule not in told:
            self._paragraph("why", finding.why)
        self._paragraph("instead", finding.instead)
        told.add(finding.rule)

    def _head(self, place: str, finding: Finding) -> None:
        severity = self._style(str(finding.severity), fg=_COLOURS[finding.severity])
        self._line(f"  {place:<10} {severity} {finding.rule}".rstrip())
        self._paragraph("", finding.message)

    def _paragraph(self, label: str, text: str) -> None:
        lead = f"{_INDENT}{label}: " if label else _INDENT
        self._line(textwrap.fill(text, self._options.width, initial_indent=lead, subsequent_indent=_INDENT + "  "))

    def _style(self, text: str, **how: object) -> str:
        return click.style(text, **how) if self._options.colour else text  # type: ignore[arg-type]

    def _line(self, text: str) -> None:
        self._out.write(text + "\n")


def title(note: Note) -> str:
    """How a note is named to a person: its file, and its row or entry."""
    parts = [note.path]
    if note.place and note.place.get("sheet"):
        parts.append(f"sheet {note.place['sheet']}")
    if note.place and note.place.get("attachment"):
        parts.append(f"attachment {note.place['attachment']}")
    if note.row:
        parts.append(f"row {note.row}")
    if note.id:
        parts.append(f"id {note.id}")
    if note.entry:
        parts.append(f"entry {note.entry}")
    if note.date:
        parts.append(note.date.isoformat())
    return ", ".join(parts)


def place_words(place: Mapping[str, Any] | None) -> str:
    """Where something stands in a document, the attachment apart: "page 2, line 14"."""
    known = {key: value for key, value in (place or {}).items() if key != "attachment"}
    return Place(**known).words()


def plural(count: int, noun: str) -> str:
    """A count with its noun: "1 note", "2 notes", "3 info"."""
    return f"{count:,} {noun}" if count == 1 or noun == "info" else f"{count:,} {noun}s"
