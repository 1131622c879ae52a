"""Dates are read day first, as UK records write them."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from recordlint.documents.dates import find_time, parse_date


@pytest.mark.parametrize(
    "value",
    ["04/03/2026", "4.3.26", "2026-03-04", "2026-03-04T09:30:00", "04/03/2026 14:30", "4 March 2026", "4th Mar 2026",
     "Wed 4 March 2026", "04-Mar-2026", date(2026, 3, 4), datetime(2026, 3, 4, 9, 30)],
)  # fmt: skip
def test_dates(value: object) -> None:
    assert parse_date(value) == date(2026, 3, 4)


@pytest.mark.parametrize("value", ["", None, "31/02/2026", "yesterday", "BP 142/81", "12345"])
def test_what_is_no_date(value: object) -> None:
    assert parse_date(value) is None


@pytest.mark.parametrize(
    ("value", "time"),
    [("14:30", "14:30"), ("2.15 pm", "14:15"), ("04/03/2026 09:05", "09:05"), ("4.3.26", None), ("", None),
     (datetime(2026, 3, 4), None), (datetime(2026, 3, 4, 7, 5), "07:05")],
)  # fmt: skip
def test_times(value: object, time: str | None) -> None:
    assert find_time(value) == time
