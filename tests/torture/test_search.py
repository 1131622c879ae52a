"""The search sees every marker in the documents as they were made: it is not blind where a leak would be."""

from __future__ import annotations

import pytest

from tests.torture.files import MAKERS, document
from tests.torture.pixels import HAS_OCR
from tests.torture.search import compact, found, says, unseen
from tests.torture.seeding import KETTLE


@pytest.mark.parametrize("name", MAKERS)
def test_every_marker_is_seen_in_the_source(name: str) -> None:
    made = document(name)
    if MAKERS[name].ocr and not HAS_OCR:
        pytest.skip("no OCR engine is installed, and some of its markers are pixels")
    assert list(unseen(made.data, made.seeds.all)) == []
    assert says(made.data, KETTLE)


def test_markers_are_all_different_within_a_document() -> None:
    for name, maker in MAKERS.items():
        if not maker.missing:
            markers = [compact(word) for word in document(name).seeds.all.values()]
            assert not any(one in other for one in markers for other in markers if one is not other), name


def test_nothing_is_found_where_nothing_is() -> None:
    assert found(b"<p>Zub row ska is no marker</p>", {"body": "Zubrowskaya"}) == []


@pytest.mark.parametrize(
    "data",
    [
        b"ZUB-ROWSKA-YA", "Zubr\u00f3wsk\u00e1ya".encode(), "zubrowskaya".encode("utf-16-be"), b"<b>Zub</b>row<i>skaya</i>",
        b"Zub&#114;owskaya", b"x Wm9lIFp1YnJvd3NrYXlhIHdhcyB0aGVyZQ==", b"<5a756272 6f77736b 6179612e>", b"Zub%72owskaya", b"Zu=62rows=\r\nkaya",
        rb"{\rtf1 Zub{\b row}sk\'61ya}", "Zubrow\u00adskaya".encode(), b"ayakswor buZ",
    ],
)  # fmt: skip
def test_disguises_are_seen_through(data: bytes) -> None:
    assert [leak.place for leak in found(data, {"body": "Zubrowskaya"})] == ["body"]


def test_a_word_in_a_sea_of_pixels_is_seen() -> None:
    sea = bytes(range(128, 256)) * 400
    for word in (b"Zubrowskaya", "Zubrowskaya".encode("utf-16-le"), "Žubrówskáya".encode()):
        assert found(sea + word + b"." + sea, {"body": "Zubrowskaya"})
