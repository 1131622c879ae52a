from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recordlint.personal_data.recognizers.nino import find
from tests.personal_data.recognizers._marks import assert_marked, assert_sound, found, hits

MARKED = [
    "NI no [[QQ 12 34 56 C]]",
    "NINO: [[QQ123456C]].",
    "nino=[[qq123456c]]",
    "Nat. Ins. No. [[QQ 12 34 56 C]]",
    "national insurance number is [[qq 12 34 56 c]]",
    "N.I. No [[QQ-12-34-56-A]], UC claim",
    "NI-[[QQ123456C]]",
    "NI:[[QQ123456C]],DOB 1/2/60",
    "NI number\t[[QQ\u00a012\u00a034\u00a056\u00a0C]]\tDOB",
    "| NI no |\n| [[QQ 123456 C]] |",
    "NI No\n[[QQ123456D]]",
    "[[QQ123456B]] (NINO)",
    "has it on a payslip, [[QQ 12 34 56 A]], will ring DWP",
    "[[ZX 45 67 89 B]] written on the back",
    "ni no [[qq 12 34 56]] - letter not known",
    "NI no [[QQ 12 34 5O C]]",
    "Nat Ins [[QQ12345C]] (a digit short?)",
    "temp NI [[TN 010180 F]]",
    "NI no [[12 A3 45 67]]",
    "NI no.[[QQ123456C]]DOB 1/2/60",
    "benefit letter for [[BG123456A]]",
]
HARMLESS = [
    "seen on 12 12 25 a bit better",
    "at 10 11 12 a carer called",
    "ON 12 12 25 A VISIT WAS MADE",
    "BP 12 08 14 c/o pain",
    "RR 18 20 22 a",
    "lives in NI, 12 pts seen",
    "NI contributions 35 yrs",
    "ref AB123456",
    "batch AB1234, exp 12/27",
    "postcode ZZ99 4TL",
    "NI number requested 12/03/26",
    "wt 48 49 50 c",
    "jane.qq123456c@example.org",
    "v12 34 56 78",
]


@pytest.mark.parametrize("marked", MARKED)
def test_hits_are_exactly_the_marked_words(marked: str) -> None:
    assert_marked(find, marked)


@pytest.mark.parametrize("text", HARMLESS)
def test_harmless_text_has_no_hit(text: str) -> None:
    assert found(find, text) == []


@given(st.text() | st.text("0123456789qQabc ni.:\n|"))
def test_hits_of_any_text_lie_in_it(text: str) -> None:
    assert_sound(find, text, "NINO", "nino")


def test_a_prefix_that_was_never_issued_lowers_the_score_only() -> None:
    issued, example = hits(find, "AB123456C and QQ123456C")
    assert issued.score > example.score >= 0.8


def test_a_column_label_counts_as_a_label() -> None:
    assert found(find, "QQ123456", label="NI_Number") == ["QQ123456"]
    assert found(find, "QQ123456", label="Reference") == []
