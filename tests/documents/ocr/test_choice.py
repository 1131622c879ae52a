from __future__ import annotations

import pytest

from recordlint.documents.blocks import DocumentOptions
from recordlint.documents.ocr import auditor, engine, fold
from recordlint.errors import InputError
from tests.documents.ocr.drawn import Told, install

RAPID, TESSERACT = Told((), "rapidocr"), Told((), "tesseract")


@pytest.mark.parametrize(
    ("first", "second", "ocr", "expected"),
    [
        (RAPID, TESSERACT, None, RAPID),
        (RAPID, TESSERACT, True, RAPID),
        (None, TESSERACT, None, TESSERACT),
        (None, TESSERACT, True, TESSERACT),
        (None, None, None, None),
        (RAPID, TESSERACT, False, None),
    ],
)
def test_the_engine_is_rapidocr_then_tesseract_then_none(
    monkeypatch: pytest.MonkeyPatch, first: Told | None, second: Told | None, ocr: bool | None, expected: Told | None
) -> None:
    install(monkeypatch, first, second)
    assert engine(DocumentOptions(ocr=ocr)) is expected


def test_ocr_that_is_asked_for_and_not_installed_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    install(monkeypatch)
    with pytest.raises(InputError, match=r"recordlint\[ocr\]"):
        engine(DocumentOptions(ocr=True))


@pytest.mark.parametrize(
    ("first", "second", "reader", "expected"),
    [
        (RAPID, TESSERACT, RAPID, TESSERACT),
        (RAPID, TESSERACT, TESSERACT, RAPID),
        (RAPID, None, RAPID, None),
        (None, None, None, None),
        (RAPID, TESSERACT, None, RAPID),
    ],
)
def test_the_auditor_is_another_engine(
    monkeypatch: pytest.MonkeyPatch, first: Told | None, second: Told | None, reader: Told | None, expected: Told | None
) -> None:
    install(monkeypatch, first, second)
    assert auditor(reader) is expected


@pytest.mark.parametrize(
    ("true", "read"),
    [
        ("Łukasz Tóth", "Lukasz Toth"),
        ("Małgorzata Wójcik", "Malgorzata Wojcik"),
        ("Björn Sjöström", "Bjorn Sjostrom"),
        ("Ngũgĩ", "Ngugi"),
        ("Nguyễn Đặng", "Nguyen Dang"),
        ("O’Neill", "O'Neill"),
        ("Søren Æbelø", "Soren AEbelo"),
        ("STRAßE", "Strasse"),
        ("ﬁne", "fine"),
    ],
)
def test_folding_makes_alike_what_an_engine_without_accents_reads(true: str, read: str) -> None:
    assert fold(true) == fold(read)


def test_folding_keeps_other_names_apart() -> None:
    assert len({fold(name) for name in ("Zoë", "Zo", "Zoa", "Joe")}) == 4
