"""The engine: notes in, reports out, one at a time."""

from __future__ import annotations

import pickle
import sqlite3
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Self

from recordlint.checks import CHECKS, SET_CHECKS
from recordlint.checks.base import Candidate, CheckContext, Remembered
from recordlint.checks.matching import matcher
from recordlint.checks.weighing import weigh
from recordlint.errors import RulebookError, SettingsError
from recordlint.language.lexicons import house
from recordlint.language.pipeline import layers_for
from recordlint.language.reading import Layer, Reading
from recordlint.messages import fill
from recordlint.notes import Finding, Note, NoteRef, NoteReport, Scope, SetReport, Severity, Span
from recordlint.rulebook import Rule, Rulebook, load
from recordlint.settings import Settings, near

if TYPE_CHECKING:
    from recordlint.personal_data.reader import PersonalDataReader


class Linter:
    """Checks notes against the rules that the settings select. Holds no global state; cheap to keep, made once a worker.

    Raises SettingsError for a rule or family that does not exist, RulebookError for a house rule that the loader refuses.
    """

    def __init__(
        self,
        settings: Settings | None = None,
        *,
        rulebook: Rulebook | None = None,
        layers: Mapping[str, Layer] | None = None,
    ) -> None:
        self.settings = settings or Settings()
        self.rulebook = rulebook or load(self.settings.house_rules)
        self._layers = layers or layers_for(model=self.settings.model)
        self._reader: PersonalDataReader | None = None
        selected = self.rulebook.selected(self.settings)
        with house(self.settings.house_rules):
            self._rules = [
                (rule, severity, _check_of(rule)) for rule, severity in selected if rule.scope is not Scope.SET
            ]
        self._selected = {rule.id: (rule, severity) for rule, severity, _ in self._rules}
        self._set_rules = {rule.id: (rule, severity) for rule, severity in selected if rule.scope is Scope.SET}
        self._options_of = {rule.id: self._options(rule) for rule in self.rulebook}

    def check(self, notes: Iterable[Note]) -> Iterator[NoteReport]:
        """The report of each note, in order, as the notes come."""
        for note in notes:
            yield self.check_note(note)

    def check_note(self, note: Note) -> NoteReport:
        """The report of one note. An empty note has none."""
        with house(self.settings.house_rules):
            return self._check(note, self.read(note))

    def check_and_remember(self, note: Note) -> tuple[NoteReport, Mapping[str, Any]]:
        """The report of one note, and what the set rules remember of it, by rule id."""
        reading = self.read(note)
        remembered: dict[str, Any] = {}
        with house(self.settings.house_rules):
            # Without a subject nobody knows whose notes to compare, so nothing need be remembered.
            if note.subject and not note.is_empty:
                for rule, _ in self._set_rules.values():
                    value = SET_CHECKS[rule.id].remember(self._context(rule, note, reading))
                    if value is not None:
                        remembered[rule.id] = value
            return self._check(note, reading), remembered

    def read(self, note: Note) -> Reading:
        """The reading that the rules look at. Personal data are read when a rule first asks for them, and only then."""
        return Reading(note.text, {"personal": lambda _: self._personal_data(note), **self._layers})

    def check_set(self, subject: str | None, remembered: Mapping[str, list[Remembered]]) -> SetReport:
        """The findings about several notes of one person, from what was remembered of them."""
        findings: list[Finding] = []
        for rule_id, (rule, severity) in self._set_rules.items():
            entries = sorted(
                remembered.get(rule_id, ()), key=lambda r: (r.ref.date is None, r.ref.date or 0, r.ref.row or 0)
            )
            if len(entries) > 1:
                for candidate in SET_CHECKS[rule_id].check(entries, self._options_of[rule_id]):
                    if not candidate.quiet:
                        findings.append(_finding(rule, severity, candidate, None, self.settings))
        return SetReport(subject, tuple(findings))

    def candidates(self, rule: Rule, note: Note) -> Iterator[Candidate]:
        """Every candidate of one rule, the quiet ones too: for tests and for `explain`."""
        if not note.is_empty:
            with house(self.settings.house_rules):
                yield from list(_check_of(rule)(self._context(rule, note, self.read(note))))

    def _personal_data(self, note: Note) -> Any:
        if self._reader is None:
            from recordlint.personal_data.base import Known
            from recordlint.personal_data.reader import PersonalDataReader

            self._reader = PersonalDataReader(Known(case_ids=self.settings.case_ids), model=self.settings.model)
        # "The person" stands for a subject whose name nobody gave.
        return self._reader.read_note(replace(note, subject=None) if note.subject == "the person" else note)

    def _check(self, note: Note, reading: Reading) -> NoteReport:
        if note.is_empty:
            return NoteReport(note)
        candidates = [
            (rule.id, candidate)
            for rule, _, check in self._rules
            for candidate in check(self._context(rule, note, reading))
        ]
        found: list[tuple[Rule, Finding]] = []
        for rule_id, candidate, confidence in weigh(reading, candidates, self._selected.keys()):
            rule, severity = self._selected[rule_id]
            found.append((rule, _finding(rule, severity, candidate, note, self.settings, confidence)))
        kept = _without_yielding(found)
        kept.sort(key=lambda f: (f.span is None, f.span.start if f.span else 0, f.rule))
        return NoteReport(note, tuple(dict.fromkeys(kept)))

    def _context(self, rule: Rule, note: Note, reading: Reading) -> CheckContext:
        s = self.settings
        return CheckContext(note, reading, s.profile, s.audience, s.nation, self._options_of[rule.id])

    def _options(self, rule: Rule) -> Mapping[str, Any]:
        changed = self.settings.rules.get(rule.id)
        if not changed or not changed.options:
            return rule.options
        unknown = sorted(changed.options.keys() - rule.options.keys())
        if unknown:
            has = ", ".join(rule.options) or "none"
            raise SettingsError(
                f"{rule.id} has no option {unknown[0]!r}{near(unknown[0], rule.options)}; it has: {has}"
            )
        return {**rule.options, **changed.options}


class SetSpool:
    """What set rules remember, kept on disk until every note is read, so that memory grows with one person's notes only.

    The file is SQLite's own temporary database: private, unnamed and gone when it is closed. It holds small values
    (hashes, dates, kinds), never a note's text.
    """

    def __init__(self) -> None:
        self._db = sqlite3.connect("")
        self._db.execute("CREATE TABLE remembered (subject TEXT, rule TEXT, ref BLOB, value BLOB)")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self._db.close()

    def add(self, note: Note, remembered: Mapping[str, Any]) -> None:
        """Keep what the set rules remember of one note."""
        ref = pickle.dumps(NoteRef.of(note))
        self._db.executemany(
            "INSERT INTO remembered VALUES (?, ?, ?, ?)",
            [(note.subject or "", rule, ref, pickle.dumps(value)) for rule, value in remembered.items()],
        )

    def reports(self, linter: Linter) -> Iterator[SetReport]:
        """The set findings, person by person; persons without findings are left out."""
        self._db.execute("CREATE INDEX IF NOT EXISTS by_subject ON remembered (subject)")
        for (subject,) in self._db.execute("SELECT DISTINCT subject FROM remembered ORDER BY subject").fetchall():
            by_rule: dict[str, list[Remembered]] = {}
            rows = self._db.execute(
                "SELECT rule, ref, value FROM remembered WHERE subject = ? ORDER BY rowid", (subject,)
            )
            for rule, ref, value in rows:
                # The spool is this process's own: nothing else can have written it.
                by_rule.setdefault(rule, []).append(Remembered(pickle.loads(ref), pickle.loads(value)))
            report = linter.check_set(subject or None, by_rule)
            if report.findings:
                yield report


def check(text: str, settings: Settings | None = None) -> tuple[Finding, ...]:
    """The findings of one text, under the settings (the default profile when none are given)."""
    return Linter(settings).check_note(Note(text)).findings


def _check_of(rule: Rule) -> Any:
    if rule.match is not None:
        return matcher(rule)
    try:
        return CHECKS[rule.id]
    except KeyError:
        raise RulebookError(f"{rule.path}: no check is registered for {rule.id}, and the rule has no match") from None


def _without_yielding(found: list[tuple[Rule, Finding]]) -> list[Finding]:
    """The findings that no other one on the same words says better, by the rules that each rule gives way to."""
    spans: dict[str, list[tuple[int, int]]] = {}
    for rule, finding in found:
        if finding.span:
            spans.setdefault(rule.id, []).append((finding.span.start, finding.span.end))
    for places in spans.values():
        places.sort()
    return [
        finding
        for rule, finding in found
        if not (finding.span and any(_meets(spans.get(other, []), finding.span) for other in rule.yields_to))
    ]


def _meets(places: list[tuple[int, int]], span: Span) -> bool:
    """Whether one of the (sorted) places shares a code point with the span. A rule's own findings seldom overlap: three back is enough."""
    last = bisect_left(places, (span.end, 0))
    return any(end > span.start for _, end in places[max(0, last - 3) : last])


def _finding(
    rule: Rule,
    severity: Severity,
    candidate: Candidate,
    note: Note | None,
    settings: Settings,
    confidence: float | None = None,
) -> Finding:
    levels = list(Severity)
    severity = levels[min(severity.rank + candidate.raised, len(levels) - 1)]
    if candidate.at_most and candidate.at_most.rank < severity.rank:
        severity = candidate.at_most
    span = note.span(candidate.start, candidate.end) if note and candidate.start is not None and candidate.end else None
    finding = Finding(
        rule.id, severity, rule.scope, rule.message, rule.why, rule.instead, span, confidence, candidate.related
    )
    return replace(
        finding,
        **{k: fill(getattr(finding, k), candidate.values, settings.nation) for k in ("message", "why", "instead")},
    )
