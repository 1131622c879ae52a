"""The engine: notes stream, quiet candidates are dropped, rules give way, severities and options follow the settings."""

from __future__ import annotations

import pickle
import tracemalloc
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from recordlint import checks
from recordlint import linter as linter_module
from recordlint.checks.base import Candidate, CheckContext, Remembered, SetCheck, holding
from recordlint.errors import SettingsError
from recordlint.linter import Linter, SetSpool, check
from recordlint.notes import Note, NoteRef, Severity
from recordlint.rulebook import Rulebook, load
from recordlint.settings import RuleSettings, Settings
from tests.house import rule_file


def loud(context: CheckContext) -> Iterator[Candidate]:
    """A candidate for every "loud": quiet in brackets, an error at most a warning after "rather", raised after "very"."""
    text = context.reading.folded
    at = text.find("loud")
    while at != -1:
        before = text[max(0, at - 7) : at]
        yield Candidate(
            at,
            at + 4,
            quiet=holding(quoted=before.endswith("(")),
            raised=1 if before.endswith("very ") else 0,
            at_most=Severity.INFO if before.endswith("rather ") else None,
            values={"n": str(context.options.get("n", 0)), "profile": context.profile},
        )
        at = text.find("loud", at + 1)


def remember(context: CheckContext) -> Any:
    """The number of characters; nothing for a note that asks to be forgotten."""
    return None if "forget" in context.note.text else len(context.note.text)


def all_alike(entries: Any, options: Any) -> Iterator[Candidate]:
    """A candidate when all are alike, quiet for fewer than `least`."""
    if len({entry.value for entry in entries}) == 1:
        yield Candidate(quiet=holding(quoted=len(entries) < options["least"]), related=tuple(e.ref for e in entries))


@pytest.fixture
def rulebook(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Rulebook:
    """house/loud (code), house/word (a match that gives way to it), house/soft (preview), house/alike (of a set)."""
    folder = tmp_path / "house"
    rule_file(
        folder,
        "house/loud",
        drop="match",
        severity={"default": "warning", "court": "error", "daily": "off"},
        options={"n": 3, "m": 1},
        message="Loud, {n} times, in {profile}; see {capacity_law}. {unknown}",
    )
    rule_file(
        folder, "house/word", severity="info", yields_to=["house/loud"], match={"terms": ["loud bang", "quick", "loud"]}
    )
    rule_file(folder, "house/soft", preview=True, match={"terms": ["soft"]})
    rule_file(folder, "house/alike", drop="match", scope="set", options={"least": 2}, message="All alike.")
    checks_ = {**checks.CHECKS, "house/loud": loud}
    set_checks = {**checks.SET_CHECKS, "house/alike": SetCheck(remember, all_alike)}
    monkeypatch.setattr(linter_module, "CHECKS", checks_)
    monkeypatch.setattr(linter_module, "SET_CHECKS", set_checks)
    return Rulebook({k: r for k, r in load((folder,)).rules.items() if r.family == "house"})


def found(linter: Linter, text: str) -> list[tuple[str, str, str]]:
    return [(f.rule, str(f.severity), f.span.text if f.span else "") for f in linter.check_note(Note(text)).findings]


def test_findings_stand_by_position_once_each(rulebook: Rulebook) -> None:
    linter = Linter(rulebook=rulebook)
    assert found(linter, "quick, then loud, then quick") == [
        ("house/word", "info", "quick"),
        ("house/loud", "warning", "loud"),
        ("house/word", "info", "quick"),
    ]


def test_a_candidate_with_a_quiet_condition_is_no_finding(rulebook: Rulebook) -> None:
    linter = Linter(Settings(select=("house/loud",)), rulebook=rulebook)
    assert found(linter, "(loud) and loud") == [("house/loud", "warning", "loud")]
    candidates = list(linter.candidates(rulebook.rules["house/loud"], Note("(loud) and loud")))
    assert [set(c.quiet) for c in candidates] == [{"quoted"}, set()]


def test_an_empty_note_has_neither(rulebook: Rulebook) -> None:
    linter = Linter(rulebook=rulebook)
    assert found(linter, " \n ") == []
    assert list(linter.candidates(rulebook.rules["house/loud"], Note(""))) == []
    assert linter.check_and_remember(Note("")) == (linter.check_note(Note("")), {})


def test_a_rule_gives_way_on_the_same_words_only(rulebook: Rulebook) -> None:
    linter = Linter(rulebook=rulebook)
    assert found(linter, "a loud bang") == [("house/loud", "warning", "loud")]
    # Where the other rule found nothing (its candidate is quiet, or it is off), this one speaks.
    assert found(linter, "a (loud bang)") == [("house/word", "info", "loud bang")]
    assert found(Linter(Settings(profile="daily"), rulebook=rulebook), "a loud bang") == [
        ("house/word", "info", "loud bang")
    ]


@pytest.mark.parametrize(
    ("settings", "text", "severity"),
    [
        (Settings(), "loud", "warning"),
        (Settings(profile="court"), "loud", "error"),
        (Settings(), "very loud", "error"),
        (Settings(profile="court"), "very loud", "error"),
        (Settings(), "rather loud", "info"),
        (Settings(profile="court"), "rather loud", "info"),
        (Settings(rules={"house/loud": RuleSettings("info")}), "loud", "info"),
        (Settings(rules={"house/loud": RuleSettings("info")}), "very loud", "warning"),
        (Settings(profile="daily", rules={"house/loud": RuleSettings("error")}), "loud", "error"),
        (Settings(rules={"house": RuleSettings("error")}), "rather loud", "info"),
    ],
)
def test_severity(rulebook: Rulebook, settings: Settings, text: str, severity: str) -> None:
    linter = Linter(settings.changed(select=("house/loud",)), rulebook=rulebook)
    assert found(linter, text) == [("house/loud", severity, "loud")]


def test_messages_are_filled_from_options_and_nation(rulebook: Rulebook) -> None:
    settings = Settings(select=("house/loud",), rules={"house/loud": RuleSettings(None, {"n": 9})}, nation="scotland")
    (finding,) = Linter(settings, rulebook=rulebook).check_note(Note("loud")).findings
    assert finding.message.startswith("Loud, 9 times, in note; see the Adults with Incapacity (Scotland) Act 2000")
    assert finding.message.endswith("{unknown}")
    assert "{" not in finding.why + finding.instead


def test_an_unknown_option_is_refused_with_those_there_are(rulebook: Rulebook) -> None:
    settings = Settings(select=("house/loud",), rules={"house/loud": RuleSettings(None, {"k": 1})})
    with pytest.raises(SettingsError, match=r"house/loud has no option 'k'; it has: n, m"):
        Linter(settings, rulebook=rulebook)
    settings = Settings(select=("house/word",), rules={"house/word": RuleSettings(None, {"k": 1})})
    with pytest.raises(SettingsError, match=r"house/word has no option 'k'; it has: none"):
        Linter(settings, rulebook=rulebook)


def test_preview_rules_wait_to_be_asked(rulebook: Rulebook) -> None:
    text = "soft"
    assert found(Linter(rulebook=rulebook), text) == []
    assert found(Linter(Settings(select=("house",)), rulebook=rulebook), text) == []
    for settings in (Settings(preview=True), Settings(select=("house/soft",))):
        assert found(Linter(settings, rulebook=rulebook), text) == [("house/soft", "warning", "soft")]


@pytest.mark.parametrize("key", ["select", "ignore"])
def test_an_unknown_rule_is_refused_at_once(rulebook: Rulebook, key: str) -> None:
    settings = replace(Settings(), **{key: ("house/lowd",)})
    with pytest.raises(SettingsError, match=r"'house/lowd' \(did you mean 'house/loud'\?\)"):
        Linter(settings, rulebook=rulebook)


def test_notes_stream(rulebook: Rulebook) -> None:
    """A report comes before the next note is asked for, however many notes there are."""
    asked = 0

    def endless() -> Iterator[Note]:
        nonlocal asked
        while True:
            asked += 1
            yield Note("loud", id=str(asked))

    reports = Linter(rulebook=rulebook).check(endless())
    for number in (1, 2, 3):
        report = next(reports)
        assert (report.note.id, asked) == (str(number), number)
        assert len(report.findings) == 1


def test_the_same_linter_gives_the_same_answer(rulebook: Rulebook) -> None:
    linter = Linter(rulebook=rulebook)
    note = Note("a loud bang, quick and (loud)")
    assert linter.check_note(note) == linter.check_note(note) == Linter(rulebook=rulebook).check_note(note)


def test_a_linter_is_built_alike_from_pickled_settings() -> None:
    settings = Settings(
        profile="manager", nation="ni", select=("capacity",), rules={"capacity/blanket": RuleSettings("error")}
    )
    text = "He lacks capacity."
    here = Linter(settings).check_note(Note(text)).findings
    there = Linter(pickle.loads(pickle.dumps(settings))).check_note(Note(text)).findings
    assert here
    assert here == there
    assert pickle.loads(pickle.dumps(here)) == here


def test_check_takes_one_text() -> None:
    findings = check("She lacks capacity.", Settings(select=("capacity/blanket",)))
    assert [f.span.text for f in findings if f.span] == ["lacks capacity"]
    assert check("") == ()


DAY = date(2026, 3, 1)


def test_set_rules_remember_little_and_find(rulebook: Rulebook) -> None:
    linter = Linter(rulebook=rulebook)
    report, remembered = linter.check_and_remember(Note("loud", date=DAY, subject="Ada"))
    assert remembered == {"house/alike": 4}
    assert [f.rule for f in report.findings] == ["house/loud"]
    assert linter.check_and_remember(Note("forget it", subject="Ada"))[1] == {}
    assert linter.check_and_remember(Note("loud"))[1] == {}
    refs = [NoteRef("a", row=n, date=DAY + timedelta(days=day)) for n, day in ((1, 5), (2, 0), (3, 3))]
    set_report = linter.check_set("Ada", {"house/alike": [Remembered(ref, 4) for ref in refs]})
    (finding,) = set_report.findings
    assert (finding.rule, finding.span, finding.message) == ("house/alike", None, "All alike.")
    # The check sees the entries by date.
    assert [ref.row for ref in finding.related] == [2, 3, 1]


@pytest.mark.parametrize(
    ("values", "least", "fires"), [([4], 1, False), ([4, 4], 2, True), ([4, 5], 2, False), ([4, 4], 3, False)]
)
def test_set_findings(rulebook: Rulebook, values: list[int], least: int, fires: bool) -> None:
    linter = Linter(Settings(rules={"house/alike": RuleSettings("error", {"least": least})}), rulebook=rulebook)
    report = linter.check_set(
        "Ada", {"house/alike": [Remembered(NoteRef("a", row=n), v) for n, v in enumerate(values)]}
    )
    assert [str(f.severity) for f in report.findings] == (["error"] if fires else [])


def test_notes_without_a_date_come_last(rulebook: Rulebook) -> None:
    linter = Linter(rulebook=rulebook)
    entries = [Remembered(NoteRef("a", row=1), 4), Remembered(NoteRef("a", row=2, date=DAY), 4)]
    (finding,) = linter.check_set("Ada", {"house/alike": entries}).findings
    assert [ref.row for ref in finding.related] == [2, 1]


def test_the_spool_keeps_people_apart(rulebook: Rulebook) -> None:
    linter = Linter(rulebook=rulebook)
    notes = [
        Note("same", subject="Ada", row=1),
        Note("other words", subject="Bo", row=2),
        Note("same", subject="Ada", row=3),
        Note("same", subject="Bo", row=4),
        Note("lone", subject="Cy", row=5),
    ]
    with SetSpool() as spool:
        for note in notes:
            spool.add(note, linter.check_and_remember(note)[1])
        reports = list(spool.reports(linter))
    assert [(r.subject, [ref.row for ref in r.findings[0].related]) for r in reports] == [("Ada", [1, 3])]


def test_the_spool_is_gone_when_it_is_closed(rulebook: Rulebook) -> None:
    linter = Linter(rulebook=rulebook)
    with SetSpool() as spool:
        spool.add(Note("x", subject="Ada"), {"house/alike": 1})
    with pytest.raises(Exception, match="closed"):
        list(spool.reports(linter))


def test_the_spool_stays_flat(rulebook: Rulebook) -> None:
    """Memory does not grow with the number of people: ten times as many cost hardly more."""
    linter = Linter(rulebook=rulebook)

    def peak(people: int) -> int:
        tracemalloc.start()
        try:
            with SetSpool() as spool:
                for person in range(people):
                    for row in (1, 2):
                        spool.add(Note("x", subject=f"person {person}", row=row), {"house/alike": b"x" * 2000})
                count = sum(1 for _ in spool.reports(linter))
            assert count == people
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    peak(20)
    assert peak(2000) < peak(200) + 1_500_000
