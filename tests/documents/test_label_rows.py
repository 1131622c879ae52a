"""Rows of forms as labels and values; tables with headings of columns as they are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recordlint.documents.label_rows import labelled


@pytest.mark.parametrize(
    ("table", "read"),
    [
        ("Name | Jane Okafor\nDOB | 12/03/1950", "Name : Jane Okafor\nDOB : 12/03/1950"),
        ("Name: | Jane Okafor", "Name:   Jane Okafor"),
        ("Name | Jane Okafor | DOB | 12/03/1950", "Name : Jane Okafor  \nDOB : 12/03/1950"),
        ("Name | Jane\nAddress | 1 Elm Row\nHobbies | Chess", "Name : Jane\nAddress : 1 Elm Row\nHobbies : Chess"),
        ("Next of kin | Chidi (son)\n\nShe was well.", "Next of kin : Chidi (son)\n\nShe was well."),
        ("Role | Support worker", "Role : Support worker"),
        ("Name | ", "Name : "),
    ],
)
def test_rows_of_a_form_are_labels_and_values(table: str, read: str) -> None:
    assert labelled(table) == read
    assert len(read) == len(table)


@pytest.mark.parametrize(
    "table",
    [
        "Name | Role\nJane Okafor | Mother\nTomasz Zielinski | Social worker",
        "Name | Role | Agency\nJane Okafor | Mother | none",
        "Date | Event\n04/01/2023 | Kyle was missing overnight.",
        "04/01/2023 | Kyle was missing overnight.",
        "Ritu Tiwari | Mother",
        "Need | What Jane can do | Support | Who\nWashing | Her face | Her back | Carer",
        "Washing | Jane washes her face by herself.\nMeals | She makes tea.",
        "She told them that he knows the name | and left.",
        "no table at all",
    ],
)
def test_other_tables_stay_as_they_are(table: str) -> None:
    assert labelled(table) == table


CELLS = st.lists(
    st.lists(st.sampled_from(["Name", "GP:", "", "Jane Okafor", "Role", "a\tb", "12"]), max_size=5), max_size=5
)


@given(CELLS)
def test_nothing_but_what_stands_between_cells_changes(rows: list[list[str]]) -> None:
    text = "\n".join(" | ".join(row) for row in rows)
    read = labelled(text)
    assert len(read) == len(text)
    assert all(one == other or one in " |" for one, other in zip(text, read, strict=True))
