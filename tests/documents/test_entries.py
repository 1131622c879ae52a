"""A running record splits at its dated headers, and nothing of it is lost."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recordlint.documents.entries import split_entries

RECORD = """Record of Mr Okoro

12/03/2026 14:30 - Amina Yusuf, social worker
Home visit. He was in the garden.
On 10/03/2026 he fell on the step.

14 March 2026
Author: Piotr Zielinski
Telephone call.
"""


def test_entries_have_dates_authors_and_places() -> None:
    notes = list(split_entries(RECORD, "r.txt"))
    assert [n.date for n in notes] == [None, date(2026, 3, 12), date(2026, 3, 14)]
    assert [n.author for n in notes] == [None, "Amina Yusuf", "Piotr Zielinski"]
    assert [n.time for n in notes] == [None, "14:30", None]
    assert [n.entry for n in notes] == [1, 2, 3]
    assert all(RECORD[n.note_start : n.note_start + len(n.text)] == n.text for n in notes)


@pytest.mark.parametrize(
    "line",
    [
        "10/03/2026 he was seen at home by the nurse and told her that he had been unwell since the weekend.",
        "BP 142/81 today",
        "5/6 of the house was cleared",
    ],
)
def test_a_sentence_that_begins_with_a_date_is_no_header(line: str) -> None:
    assert len(list(split_entries(line + "\nmore", "r.txt"))) == 1


@given(st.text(alphabet="ab 01/:.-\n", max_size=300))
def test_the_entries_are_the_text(text: str) -> None:
    notes = list(split_entries(text, "r.txt"))
    joined = "".join(n.text for n in notes)
    assert joined.strip() == text.strip()
