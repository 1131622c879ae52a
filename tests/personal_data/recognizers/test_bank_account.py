from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recordlint.personal_data.recognizers.bank_account import find
from tests.personal_data.recognizers._marks import assert_marked, assert_sound, found, hits

MARKED = [
    "sort code [[12-34-56]] account [[12345678]]",
    "Sort: [[123456]] Acc no: [[1234 5678]]",
    "a/c no [[12345678]], s/code [[12-34-56]]",
    "Account name Mrs J Bell\nSort code: [[12 34 56]]\nAccount number: [[12345678]]",
    "[[12-34-56]] [[12345678]]",
    "bank details: [[12 34 56]] / [[12345678]]",
    "Lloyds account number [[12345678]]",
    "[[GB82 WEST 1234 5698 7654 32]] for mum",
    "IBAN [[GB00WEST12345698765433]]",
    "debit card [[4111 1111 1111 1111]] exp 12/26 CVV [[123]]",
    "he read out [[4111111111111111]] on the phone",
    "card number [[4111-1111-1111-1112]]",
    "card ending [[4242]]",
    "last four digits of her card [[4242]]",
    "Roll number [[1234/567890-1]]",
    "BIC [[BARCGB22]]",
]
HARMLESS = [
    "her account of 12345 events",
    "on account of 20052026",
    "S/C 20-05-26 seen in clinic",
    "sort out 12-03-26 visit",
    "bank holiday 25-05-26",
    "British Gas account no 851234567",
    "Swift response team, roll over 2 hrly 0800 1000",
    "card sent for 90th, cards 1234 played",
    "SORT 12345",
    "ISBN 9780141036144, barcode 5012345678900",
    "4111 1111 1111 1112",
    "BP 142/81, £1,234.56",
]


@pytest.mark.parametrize("marked", MARKED)
def test_hits_are_exactly_the_marked_words(marked: str) -> None:
    assert_marked(find, marked)


@pytest.mark.parametrize("text", HARMLESS)
def test_harmless_text_has_no_hit(text: str) -> None:
    assert found(find, text) == []


@given(st.text() | st.text("0123456789- account sort code card\n"))
def test_hits_of_any_text_lie_in_it(text: str) -> None:
    assert_sound(find, text, "BANK_ACCOUNT", "bank_account")


def test_schemes_tell_the_kinds_apart() -> None:
    text = "sort code 12-34-56, acc no 12345678, card no 4111111111111111, IBAN GB82WEST12345698765432"
    assert [hit.scheme for hit in hits(find, text)] == ["sort_code", "account", "card", "iban"]
