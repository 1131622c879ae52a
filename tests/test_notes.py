"""The words of the project: spans fit their text, lines and columns count as an editor does, severities are ordered."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recordlint.notes import Finding, Note, NoteRef, NoteReport, Scope, SetReport, Severity, Span

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=200)


@given(text=TEXT.filter(bool), data=st.data())
def test_a_span_of_a_note_holds_its_words(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    span = Note(text).span(start, end)
    assert span.text == text[span.start : span.end]
    assert len(span.text) == end - start


@given(start=st.integers(-5, 20), end=st.integers(-5, 20), text=TEXT)
def test_no_other_span_can_be_built(start: int, end: int, text: str) -> None:
    if 0 <= start < end and len(text) == end - start:
        assert Span(start, end, text).text == text
    else:
        with pytest.raises(ValueError, match="span"):
            Span(start, end, text)


@given(text=TEXT.filter(bool), beyond=st.integers(1, 10))
def test_a_span_outside_the_text_is_refused(text: str, beyond: int) -> None:
    with pytest.raises(ValueError, match="ends outside"):
        Note(text).span(0, len(text) + beyond)


@given(
    a=st.tuples(st.integers(0, 30), st.integers(1, 10)),
    b=st.tuples(st.integers(0, 30), st.integers(1, 10)),
)
def test_overlap_is_a_shared_code_point(a: tuple[int, int], b: tuple[int, int]) -> None:
    span = Span(a[0], a[0] + a[1], "x" * a[1])
    shared = set(range(span.start, span.end)) & set(range(b[0], b[0] + b[1]))
    assert span.overlaps(b[0], b[0] + b[1]) == bool(shared)


@given(text=st.text(st.sampled_from("ab\n\r é😀")), data=st.data())
def test_line_and_column_lead_back_to_the_offset(text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))
    line, column = Note(text).line_column(offset)
    lines = text.split("\n")
    assert 1 <= line <= len(lines)
    assert column >= 1
    assert sum(len(previous) + 1 for previous in lines[: line - 1]) + column - 1 == offset


@pytest.mark.parametrize(
    ("text", "offset", "expected"),
    [
        ("", 0, (1, 1)),
        ("a\nb", 0, (1, 1)),
        ("a\nb", 1, (1, 2)),
        ("a\nb", 2, (2, 1)),
        ("a\r\nb", 3, (2, 1)),
        ("é😀x", 2, (1, 3)),
        ("a\n", 2, (2, 1)),
    ],
)
def test_line_and_column(text: str, offset: int, expected: tuple[int, int]) -> None:
    assert Note(text).line_column(offset) == expected


@pytest.mark.parametrize(("text", "empty"), [("", True), (" \n\t", True), ("\u00a0", True), ("x", False)])
def test_empty(text: str, empty: bool) -> None:
    assert Note(text).is_empty is empty


def test_severities_are_ordered() -> None:
    assert Severity.INFO.rank < Severity.WARNING.rank < Severity.ERROR.rank
    assert str(Severity.ERROR) == "error"


def test_notes_are_frozen() -> None:
    note = Note("x")
    with pytest.raises(AttributeError):
        note.text = "y"  # type: ignore[misc]
    with pytest.raises(AttributeError):
        note.span(0, 1).start = 1  # type: ignore[misc]


def test_a_reference_holds_no_words() -> None:
    note = Note("secret words", path="a.csv", id="7", row=3, entry=2, date=date(2026, 3, 1), author="A", subject="S")
    assert NoteRef.of(note) == NoteRef("a.csv", "7", 3, 2, date(2026, 3, 1))
    assert "secret" not in repr(NoteRef.of(note))


def finding(span: Span | None) -> Finding:
    return Finding("a/b", Severity.INFO, Scope.SPAN, "m", "w", "i", span)


def test_a_report_refuses_a_span_of_another_text() -> None:
    note = Note("one two")
    assert NoteReport(note, (finding(note.span(4, 7)), finding(None))).findings
    with pytest.raises(ValueError, match="does not match the note's text"):
        NoteReport(note, (finding(Span(0, 3, "two")),))
    with pytest.raises(ValueError, match="does not match"):
        NoteReport(note, (finding(Span(6, 9, "o x")),))


def test_an_empty_set_report() -> None:
    assert SetReport(None).findings == ()
