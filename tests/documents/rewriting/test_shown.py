"""Values as a spreadsheet shows them, and what a copy may hold of them."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recordlint.documents.rewriting.shown import Shown, shown

WHEN = datetime(2026, 3, 4, 14, 5, 9)
FORMATS = [
    "General", "0", "0.00", "#,##0.00;[Red]-#,##0.00", "0%", "00000 000000", "dd/mm/yyyy hh:mm", "mmm-yy", ";;;", "@",
    "h:mm AM/PM", "[h]:mm", '"a"0;"b"0;"c";@', "[>1]0;0", "# ?/?", "0.0E+00", "[$£-809]0.00", '_-"£"* #,##0_-',
]  # fmt: skip


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        (9990124578, "General", "9990124578"),
        (9990124578.0, "0", "9990124578"),
        (9990124578, "000 000 0000", "999 012 4578"),
        (9990124578, "0.00E+00", "9990124578"),
        (7700900123, "00000 000000", "07700 900123"),
        (5, "00-00-00", "00-00-05"),
        (1234.567, "#,##0.00", "1,234.57"),
        (-12.5, '"£"#,##0.00;[Red]-"£"#,##0.00', "-£12.50"),
        (-12.5, "#,##0.00_);(#,##0.00)", "(12.50)"),
        (12, "[$£-809]#,##0.00", "£12.00"),
        (0.125, "0.0%", "12.5%"),
        (0.5, "#.##", ".5"),
        (2.5, "0", "3"),
        (0, '0;-0;"none"', "none"),
        (True, "General", "TRUE"),
        ("x", "@", "x"),
        (datetime(2026, 3, 4), "mm-dd-yy", "04/03/2026"),
        (datetime(2026, 3, 4), "[$-F800]dddd, mmmm dd, yyyy", "04 March 2026"),
        (datetime(2026, 3, 4), "dd/mm/yyyy;@", "04/03/2026"),
        (WHEN, "dd/mm/yyyy hh:mm", "04/03/2026 14:05"),
        (WHEN, "d-mmm-yy", "4-Mar-26"),
        (WHEN, "h:mm AM/PM", "2:05 PM"),
        (date(2026, 3, 4), "[$-809]dddd d mmmm yyyy", "Wednesday 4 March 2026"),
        (time(9, 5), "hh:mm", "09:05"),
        (timedelta(hours=30, minutes=5), "[h]:mm", "30:05"),
    ],
)
def test_what_is_shown(value: Any, code: str, text: str) -> None:
    assert shown(value, code).text == text


@pytest.mark.parametrize(
    ("value", "code", "kept"),
    [
        (3.14159, "0.00", Shown("3.14", 3.14, "0.00", True)),
        (0.12345, "0.0%", Shown("12.3%", 0.123, "0.0%", True)),
        (WHEN, "dd/mm/yyyy", Shown("04/03/2026", datetime(2026, 3, 4), "dd/mm/yyyy", True)),
        (WHEN, "dd/mm/yyyy hh:mm", Shown("04/03/2026 14:05", datetime(2026, 3, 4, 14, 5), "dd/mm/yyyy hh:mm", True)),
        (WHEN, "mmm-yy", Shown("Mar-26", datetime(2026, 3, 1), "mmm-yy", True)),
        (WHEN, "yyyy", Shown("2026", datetime(2026, 1, 1), "yyyy", True)),
        (WHEN, "dd mmm", Shown("04 Mar", "04 Mar", is_less=True)),
        (WHEN, "h:mm", Shown("14:05", time(14, 5), "h:mm", True)),
        (5, ";;;", Shown("", None, is_less=True)),
        ("secret", ";;;", Shown("", None, is_less=True)),
        (9990124578, '"Ada Obi"', Shown("Ada Obi", "Ada Obi", is_less=True)),
        (5, '"Ada Obi" 0', Shown("Ada Obi 5", "Ada Obi 5", is_less=True)),
        (5, '0;"Ada Obi"', Shown("5", "5", is_less=True)),
        (WHEN, '"born "dd/mm/yyyy', Shown("born 04/03/2026", "born 04/03/2026", is_less=True)),
        (9990124578, '"-"', Shown("-", 0, '"-"', True)),
    ],
)
def test_what_is_not_shown_is_not_kept(value: Any, code: str, kept: Shown) -> None:
    assert shown(value, code) == kept


@given(
    st.integers()
    | st.floats()
    | st.datetimes()
    | st.dates()
    | st.times()
    | st.timedeltas()
    | st.booleans()
    | st.text(),
    st.sampled_from(FORMATS)
    | st.text(max_size=12)
    | st.text(st.sampled_from('0#?.,%;"\\[]ydmhs@*_ e+-/'), max_size=12),
)
def test_any_value_and_format_show_something(value: Any, code: str) -> None:
    seen = shown(value, code)
    assert (seen.value is None) == (not seen.text)
    if isinstance(seen.value, str):
        assert seen.value == seen.text
