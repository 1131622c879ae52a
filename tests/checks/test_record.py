"""The entry itself, and entries beside each other."""

from __future__ import annotations

import pickle
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recordlint.checks.base import CheckContext, Remembered
from recordlint.checks.record import CHECKS
from recordlint.checks.record_sets import COPIED_TEXT, GAP, Sketch, remember_day
from recordlint.language.pipeline import read
from recordlint.notes import Note, NoteRef

FIELDS = frozenset({"date", "time", "author"})
OPTIONS = {"overlap": 0.9, "entries": 30, "words": 30, "days": 60, "grace": 14}
DAY = date(2026, 3, 2)


def context(text: str, **record: object) -> CheckContext:
    note = Note(text, **record)  # type: ignore[arg-type]
    return CheckContext(note, read(text), options=OPTIONS)


def fires(rule: str, text: str, **record: object) -> bool:
    return any(not candidate.quiet for candidate in CHECKS[rule](context(text, **record)))


@pytest.mark.parametrize("rule", ["record/date-missing", "record/time-missing", "record/author-missing"])
def test_pasted_text_says_nothing_about_its_record(rule: str) -> None:
    assert not fires(rule, "He came in and sat down.")
    assert fires(rule, "He came in and sat down.", fields=FIELDS)


def test_what_the_source_gives_is_there() -> None:
    record = {"fields": FIELDS, "date": DAY, "time": "10:00", "author": "A. Osei"}
    assert not any(
        fires(rule, "He came in.", **record)
        for rule in ("record/date-missing", "record/time-missing", "record/author-missing")
    )


@pytest.mark.parametrize(
    "head", ["12/03/2026", "2026-03-12", "12th March", "March 12th, 2026", "Thurs 12 Mar", "12.03.26", "12/3"]
)
def test_dates_in_the_text(head: str) -> None:
    assert not fires("record/date-missing", f"{head} home visit\nAll in.", fields=FIELDS)


@pytest.mark.parametrize("text", ["BP 142/81 sitting.", "Flat 12, floor 3.", "He may ring.", "Half of the pie."])
def test_no_dates_in_the_text(text: str) -> None:
    assert fires("record/date-missing", text, fields=FIELDS)


@pytest.mark.parametrize(
    "text",
    [
        "10:15 arrived",
        "seen at 10.15am",
        "1140 - t/c from Manpreet",
        "came at 7pm",
        "at 0740 he ate",
        "around midnight",
        "left 14:00hrs",
        "by half past nine",
    ],
)
def test_times_in_the_text(text: str) -> None:
    assert not fires("record/time-missing", text, fields=FIELDS)


@pytest.mark.parametrize(
    "text", ["61.40 kg today", "1200 ml in", "paid 12.50", "in 2019", "Will visit next week at 10:30."]
)
def test_no_times_in_the_text(text: str) -> None:
    assert fires("record/time-missing", text, fields=FIELDS) is (text != "paid 12.50")


@pytest.mark.parametrize(
    "text",
    [
        "All well.\nSigned: P. Achebe",
        "Author: Siobhan Tierney\nAll well.",
        "Call taken by D Aksoy. All well.",
        "All well.\nMalik Osman, support worker",
        "All well.\nSr Joan Bell (RN)",
        "All well.\nJW",
        "All well, JW",
        "Visit by Deniz Aksoy\nAll well.",
    ],
)
def test_signed_texts(text: str) -> None:
    assert not fires("record/author-missing", text, fields=FIELDS)


@pytest.mark.parametrize("text", ["All well.", "All well.\nWill ring on Friday", "Spoke to Ada.\nShe was out."])
def test_unsigned_texts(text: str) -> None:
    assert fires("record/author-missing", text, fields=FIELDS)


@pytest.mark.parametrize(("days", "late"), [(0, False), (60, False), (61, True), (-3, False)])
def test_late_entries(days: int, late: bool) -> None:
    assert fires("record/late-entry", "Home visit.", date=DAY, written=DAY + timedelta(days=days)) is late


@pytest.mark.parametrize("record", [{"date": DAY}, {"written": DAY}, {}])
def test_late_needs_two_dates(record: dict[str, date]) -> None:
    assert not list(CHECKS["record/late-entry"](context("Home visit.", **record)))


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("Home visit. Kitchen clean, fridge stocked.", True),
        ("HV done, flat cold again.", True),
        ("Home visit. HV said the cot is safe.", False),
        ("Home visit. No reply.", False),
        ("Home visit. He was in bed.", False),
        ("Home visit. Radio on, Adel painting the fence.", False),
        ("Core group held. Plan kept.", True),
        ("Core group held, chaired by the deputy.", False),
        ("He slept well.", False),
        ("Home visit booked for Monday.", False),
    ],
)
def test_who_was_there(text: str, missing: bool) -> None:
    assert fires("record/presence-missing", text) is missing


WORDS = st.lists(st.text("abcdefghij", min_size=1, max_size=6), min_size=5, max_size=300).map(" ".join)


@given(WORDS)
def test_a_text_is_all_of_itself(text: str) -> None:
    assert Sketch.of(text).overlap(Sketch.of(text)) == 1.0


@given(WORDS, WORDS)
def test_overlap_is_a_share_and_works_both_ways(one: str, other: str) -> None:
    a, b = Sketch.of(one), Sketch.of(other)
    assert 0 <= a.overlap(b) == b.overlap(a) <= 1


def test_the_estimate_is_near_the_truth_for_long_texts() -> None:
    words = [f"{chr(97 + i % 26)}{chr(97 + i // 26 % 26)}{chr(97 + i // 676)}" for i in range(3000)]
    half = Sketch.of(" ".join(words[:2000])).overlap(Sketch.of(" ".join(words[1000:])))
    assert abs(half - 1 / 3) < 0.15


def test_a_sketch_is_small_and_the_same_everywhere() -> None:
    sketch = Sketch.of(
        "he had porridge and tea at the table by the window " * 1
        + " ".join(f"x{'y' * (n % 50)}z" for n in range(10_000))
    )
    assert len(pickle.dumps(sketch)) < 2000
    assert Sketch.of("one two three four five") == Sketch((66186756901201005,), 1)


def remembered(texts: list[str]) -> list[Remembered]:
    made = ((n, COPIED_TEXT.remember(context(text))) for n, text in enumerate(texts))
    return [Remembered(NoteRef("a", row=n), value) for n, value in made if value is not None]


LONG = (
    "Ewa washed her own face and hands and asked for the lavender soap. Porridge and tea by the window, all eaten. "
    "She talked about her sister in Gdynia, sang along to the radio and asked when the doctor would come about her foot."
)


@pytest.mark.parametrize(
    ("other", "copied"),
    [
        (LONG, True),
        (LONG.upper(), True),
        ("12/03/2026 09:15\n" + LONG, True),
        (LONG.replace("porridge", "toast").replace("sister", "brother").replace("Porridge", "Toast"), False),
        (
            "Ewa was in bed when I came. She had not slept and held her foot. I rang the surgery and they will come at two.",
            False,
        ),
    ],
)
def test_copies(other: str, copied: bool) -> None:
    assert bool(list(COPIED_TEXT.check(remembered([LONG, other]), OPTIONS))) is copied


def test_a_copy_names_the_nearest_earlier_entry_within_reach() -> None:
    filler = [" ".join(f"{chr(97 + n)}{chr(97 + i % 26)}{chr(97 + i // 5)}" for i in range(40)) for n in range(6)]
    entries = remembered([LONG, *filler, LONG])
    (candidate,) = COPIED_TEXT.check(entries, OPTIONS)
    assert [ref.row for ref in candidate.related] == [7, 0]
    assert not list(COPIED_TEXT.check(entries, {**OPTIONS, "entries": 5}))


def days(*entries: tuple[int, str]) -> list[Remembered]:
    out = []
    for offset, text in entries:
        day = DAY + timedelta(days=offset)
        out.append(Remembered(NoteRef("a", date=day), GAP.remember(context(text, date=day))))
    return out


@pytest.mark.parametrize(
    ("before", "after", "quiet"),
    [
        ("Home visit.", "Home visit.", set()),
        ("Case closed, goals met.", "She rang.", {"closed"}),
        ("NFA.", "She rang.", {"closed"}),
        ("Not closing the case yet.", "She rang.", set()),
        ("Home visit.", "Case re-opened after a call from the ward.", {"reopened"}),
        ("Next visit in 12 weeks.", "Visit.", {"agreed-interval"}),
        ("Annual review done, three-monthly contact from now.", "Visit.", {"agreed-interval"}),
        ("Next review: July.", "Visit.", {"agreed-interval"}),
        ("Next visit in 2 weeks.", "Visit.", set()),
        ("Work on hold while she is abroad until summer.", "Visit.", {"agreed-interval"}),
    ],
)
def test_gaps(before: str, after: str, quiet: set[str]) -> None:
    (candidate,) = GAP.check(days((0, before), (90, after)), OPTIONS)
    assert set(candidate.quiet) == quiet
    assert candidate.values == {"days": "90"}


def test_no_gap_within_the_days() -> None:
    assert not list(GAP.check(days((0, "Visit."), (60, "Visit."), (100, "Visit.")), OPTIONS))


def test_entries_without_a_date_are_left_out() -> None:
    assert remember_day(context("Visit.")) is None
