"""Generalising: dates to months, ages to bands, postcodes to districts, places to kinds; what cannot be read is not kept."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recordlint.redaction.generalise import GRAINS, band, generalise
from recordlint.redaction.grammar import gives_away


@pytest.mark.parametrize(
    ("written", "month"),
    [
        ("12/03/2026", "March 2026"), ("12.03.26", "March 2026"), ("2026-03-12", "March 2026"), ("20260312", "March 2026"),
        ("3/10/24", "October 2024"), ("20/02", "February"), ("12 March", "March"), ("12th march", "march"),
        ("12 MARCH 2026", "MARCH 2026"), ("12-14 March", "March"), ("12th and 13th March", "March"), ("16th Nov", "November"),
        ("Tues 12th Mar 26", "March 2026"), ("Friday, 4 Sept 2025", "September 2025"), ("the 12th of March", "March"),
        ("twelfth of May", "May"), ("twenty-first June", "June"), ("March 12th, 2026", "March 2026"), ("12-Mar-2026", "March 2026"),
        ("4 Sept '25", "September 2025"), ("March 2026", "2026"), ("1/1/99", "January 1999"), (" 12 March ", "March"),
    ],
)  # fmt: skip
def test_a_date_becomes_its_month(written, month):
    assert generalise("DATE", written) == month


@pytest.mark.parametrize("written", ["12/03/2026", "12 Mar 2026", "March 2026"])
def test_a_date_becomes_its_year_where_asked(written):
    assert generalise("DATE", written, "year") == "2026"


@pytest.mark.parametrize(
    "written",
    ["the 12th", "on the 12th", "12/13/2026", "45 March", "March", "2026", "last Tuesday", "12/", "0/0/2026", ""],
)
def test_a_date_that_cannot_be_read_is_not_generalised(written):
    assert generalise("DATE", written) is None


@pytest.mark.parametrize(
    ("written", "year"),
    [
        ("14/02/1991", "1991"), ("3 August 1968", "1968"), ("02.11.86", "1986"), ("4/5/17", "2017"), ("4/5/31", "1931"),
        ("4/5/24", None), ("12 March", None),
    ],
)  # fmt: skip
def test_a_birthday_becomes_its_year_unless_the_century_is_open(written, year):
    assert generalise("DATE_OF_BIRTH", written) == year


def test_a_birthday_becomes_its_month_where_asked():
    assert generalise("DATE_OF_BIRTH", "14/02/1991", "month") == "February 1991"


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("84", "80-89"), ("six", "5-9"), ("eighty-four", "80-89"), ("6 yrs", "5-9 yrs"), ("84-year-old", "80-89-year-old"),
        ("84yo", "80-89yo"), ("84 y/o", "80-89 y/o"), ("aged 84", "aged 80-89"), ("84 years old", "80-89 years old"),
        ("11 months", "under 1 year"), ("11 months old", "under 1 year old"), ("11-month-old", "under-1-year-old"),
        ("3 weeks", "under 1 year"), ("18 months", "under 3 years"), ("2 yrs 4 months", "under 3 yrs"), ("5½", "2-6"),
        ("1", "under 3"), ("97", "over 90"), ("six-year-old", "5-9-year-old"),
        ("80s", None), ("121", None), ("5 or 6", None), ("elderly", None), ("", None), ("-4", None),
    ],
)  # fmt: skip
def test_an_age_becomes_a_band(written, expected):
    assert generalise("AGE", written) == expected


def test_no_band_tells_an_age():
    """No band begins or ends with an age that it stands for, each holds its ages, and each stands for several."""
    by_band: dict[str, list[int]] = {}
    for age in range(121):
        words = band(age)
        assert words is not None
        assert not gives_away(words, str(age))
        by_band.setdefault(words, []).append(age)
        if "-" in words:
            low, high = map(int, words.split("-"))
            assert low < age < high
    assert all(len(ages) >= 2 for words, ages in by_band.items() if words != "under 1")
    assert band(-1) is None
    assert band(121) is None


@pytest.mark.parametrize(
    ("written", "district"),
    [("ZZ99 4TL", "ZZ99"), ("zz994tl", "ZZ99"), ("ZZ99  4TL", "ZZ99"), ("ZZ99", None), ("near ZZ99 4TL", None)],
)
def test_a_postcode_becomes_its_district(written, district):
    assert generalise("POSTCODE", written) == district


@pytest.mark.parametrize(
    ("type", "written", "kind"),
    [
        ("ORGANISATION", "Ward 14", "[a ward]"),
        ("ORGANISATION", "Ward 6, Northcliffe Infirmary", "[a ward]"),
        ("ORGANISATION", "brockwell surgery", "[a surgery]"),
        ("ORGANISATION", "Clydeview Chemist", "[a chemist]"),
        ("ORGANISATION", "Moorside Homecare", "[a care agency]"),
        ("ORGANISATION", "St Ebba's Church", "[a place of worship]"),
        ("ORGANISATION", "Noor Masjid", "[a place of worship]"),
        ("ORGANISATION", "the Fleece", "[an organisation]"),
        ("ORGANISATION", "Forwards", "[an organisation]"),
        ("SCHOOL", "Hazel Road Infants", "[a primary school]"),
        ("SCHOOL", "Linnet Nursery", "[a nursery]"),
        ("SCHOOL", "Priory Cross Academy", "[a school]"),
        ("LOCATION", "Duke Street", "[a street]"),
        ("LOCATION", "A47", "[a road]"),
        ("LOCATION", "Leeds", "[a place]"),
        ("ADDRESS", "41b Quarry Street, Halden", "[an address]"),
        ("ORGANISATION", "Surgery", None),
        ("PHONE", "01632 960417", None),
    ],
)
def test_a_place_becomes_its_kind(type, written, kind):
    assert generalise(type, written) == kind


def test_another_grain_is_refused():
    with pytest.raises(ValueError, match="month or year"):
        generalise("DATE", "12 March", "decade")


@given(
    st.sampled_from(sorted(GRAINS)),
    st.one_of(st.text(max_size=30), st.from_regex(r"[0-9/ ]{1,10}( ?[a-z]{1,6})?", fullmatch=True)),
)
def test_a_generalised_value_never_holds_the_value(type, text):
    for grain in GRAINS[type]:
        made = generalise(type, text, grain)
        assert made is None or (made.strip() and not gives_away(made, text))


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31)))
def test_a_day_is_never_left(day):
    for written in (f"{day:%d/%m/%Y}", f"{day.day} {day:%B} {day.year:04d}"):
        assert generalise("DATE", written) == f"{day:%B} {day.year:04d}"
