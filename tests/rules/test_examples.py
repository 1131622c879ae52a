"""Every rule is held to the examples that its own file carries."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from recordlint.checks import SET_CHECKS
from recordlint.checks.base import Candidate, CheckContext, Remembered
from recordlint.linter import Linter
from recordlint.notes import Note, NoteRef, Scope
from recordlint.rulebook import Example, Rule, load
from recordlint.settings import RuleSettings, Settings

RULEBOOK = load(whole=True)


def cases(kind: str) -> list[Any]:
    return [
        pytest.param(rule, example, id=f"{rule.id}-{number}")
        for rule in RULEBOOK
        for number, example in enumerate(getattr(rule.examples, kind), 1)
    ]


def candidates(rule: Rule, example: Example) -> list[Candidate]:
    """Every candidate of the rule in the example, the quiet ones too."""
    options = {rule.id: RuleSettings(None, example.options)} if example.options else {}
    linter = Linter(Settings(**example.settings, rules=options), rulebook=RULEBOOK)
    if rule.scope is not Scope.SET:
        return list(linter.candidates(rule, note_of(example.text, example.record)))
    check = SET_CHECKS[rule.id]
    merged = {**rule.options, **example.options}
    remembered = []
    for row, item in enumerate(example.notes, 1):
        note = note_of(item["text"], {**item, "row": row})
        context = CheckContext(note, linter.read(note), linter.settings.profile, options=merged)
        value = check.remember(context)
        if value is not None:
            remembered.append(Remembered(NoteRef.of(note), value))
    return list(check.check(remembered, merged))


def note_of(text: str, record: Any) -> Note:
    values = {key: value for key, value in record.items() if key != "text"}
    for key in ("date", "written"):
        if isinstance(values.get(key), str):
            values[key] = date.fromisoformat(values[key])
    values["fields"] = frozenset(values.get("fields") or ())
    return Note(text, **values)


@pytest.mark.parametrize(("rule", "example"), cases("flag"))
def test_flags(rule: Rule, example: Example) -> None:
    """A flag example yields a finding on exactly the marked words (or one without a span, where nothing is marked)."""
    fired = [c for c in candidates(rule, example) if not c.quiet]
    assert fired
    if example.spans:
        found = {(c.start, c.end) for c in fired}
        words = [example.text[s:e] for s, e in found if s is not None]
        assert found == set(example.spans), words


@pytest.mark.parametrize(("rule", "example"), cases("passes"))
def test_passes(rule: Rule, example: Example) -> None:
    """A pass example yields nothing, and would fire if its quiet condition were switched off."""
    found = candidates(rule, example)
    assert not [example.text[c.start : c.end] for c in found if not c.quiet]
    assert any(c.quiet == {example.quiet} for c in found), [set(c.quiet) for c in found]


@pytest.mark.parametrize(("rule", "example"), cases("todo"))
def test_todo(rule: Rule, example: Example) -> None:
    """A todo example is a known fault: when it goes away, the example moves to flag or pass."""
    fired = {(c.start, c.end) for c in candidates(rule, example) if not c.quiet}
    assert fired != set(example.spans), "this works now: move it to flag or pass"


def test_every_check_has_a_rule() -> None:
    """No check is registered for a rule that does not exist."""
    from recordlint.checks import CHECKS

    assert not (set(CHECKS) | set(SET_CHECKS)) - set(RULEBOOK.rules)
