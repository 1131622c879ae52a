"""The real engines, where they are installed; and Tesseract's answers where it is not."""

from __future__ import annotations

import logging
import socket
import subprocess
from typing import Any

import pytest
from PIL import Image

from recordlint.documents.ocr import Engine, Word, fold
from recordlint.documents.ocr.tesseract import Tesseract
from recordlint.errors import InputError
from tests.documents.ocr.drawn import INK, LETTER, drawn, real, scanned

NAMES = ("rapidocr", "tesseract")
ACCENTS = "I visited Łukasz Tóth, Björn Sjöström\nand Małgorzata Wójcik with Zoë Ábel."


@pytest.fixture(params=NAMES)
def installed(request: pytest.FixtureRequest) -> Engine:
    return real(request.param)


def found(words: list[Word], true: list[Word]) -> float:
    read = {fold(word.text) for word in words}
    return sum(fold(word.text) in read for word in true) / len(true)


@pytest.mark.parametrize(("letters", "size"), [(17, (860, 380)), (24, (1240, 560))])
def test_all_words_of_a_clean_page_are_read_and_covered(installed: Engine, letters: int, size: tuple[int, int]) -> None:
    page, true = drawn(LETTER, size, letters, (20, 20))
    words = installed.words(page)
    assert found(words, true) == 1.0
    for one in true:
        near = min(
            (word for word in words if fold(word.text) == fold(one.text)),
            key=lambda word: abs(word.box[0] - one.box[0]) + abs(word.box[1] - one.box[1]),
        )
        ink = page.crop(one.box).point(INK).getbbox()
        assert ink is not None
        assert near.box[0] - 2 <= one.box[0] + ink[0]
        assert near.box[1] - 2 <= one.box[1] + ink[1]
        assert near.box[2] + 2 >= one.box[0] + ink[2]
        assert near.box[3] + 2 >= one.box[1] + ink[3]
        assert 0 <= near.confidence <= 1


def test_accents_are_read_or_match_when_folded(installed: Engine) -> None:
    page, true = drawn(ACCENTS, (900, 200), 34)
    words = installed.words(page)
    if installed.name == "rapidocr":
        assert {word.text for word in words} == {word.text for word in true}
    else:
        assert found(words, true) >= 0.7


@pytest.mark.parametrize("quarters", [Image.Transpose.ROTATE_90, Image.Transpose.ROTATE_180])
def test_a_page_that_lies_on_its_side_is_read(installed: Engine, quarters: Image.Transpose) -> None:
    page, true = drawn(LETTER, (740, 320), 15, (10, 10))
    words = installed.words(page.transpose(quarters))
    assert found(words, true) > 0.95
    assert [word.text for word in words[:3]] == ["Riverside", "Family", "Service"]


def test_a_poor_scan_is_mostly_read(installed: Engine) -> None:
    page, true = drawn(LETTER, (850, 620), 15, (60, 50))
    assert found(installed.words(scanned(page)), true) >= 0.85


@pytest.mark.parametrize(
    "picture", [Image.new("L", (300, 200), 255), Image.new("1", (20, 900)), Image.effect_noise((400, 300), 40)]
)
def test_a_picture_without_words_ends_in_no_sure_word(installed: Engine, picture: Image.Image) -> None:
    assert all(word.confidence < 0.9 or len(word.text) < 3 for word in installed.words(picture))


def test_rapidocr_says_nothing_and_fetches_nothing(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    real("rapidocr")

    def refused(*_: Any, **__: Any) -> Any:
        raise AssertionError("a connection was tried")

    monkeypatch.setattr(socket, "create_connection", refused)
    monkeypatch.setattr(socket.socket, "connect", refused)
    from recordlint.documents.ocr import rapid

    rapid.installed.cache_clear()
    fresh = rapid.installed()
    assert fresh is not None
    page, true = drawn("Fatima Hussain was here", (500, 80), 30, (20, 20))
    with caplog.at_level(logging.INFO):
        assert found(fresh.words(page), true) == 1.0
    out, err = capfd.readouterr()
    assert (out, err, caplog.records) == ("", "", [])


TABLE = """level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext
1\t1\t0\t0\t0\t0\t0\t0\t640\t480\t-1\t
4\t1\t1\t1\t1\t0\t40\t40\t300\t20\t-1\t
5\t1\t1\t1\t1\t1\t40\t40\t100\t20\t96.5\tFatima
5\t1\t1\t1\t1\t2\t160\t40\t100\t20\t31.0\t"Hussain
5\t1\t1\t1\t2\t1\t40\t80\t100\t20\t95.0\t
5\t1\t1\t1\t2\t2\t40\t80\t100\t20\t95.0\twas
"""


def answering(monkeypatch: pytest.MonkeyPatch, answer: bytes | Exception) -> list[dict[str, Any]]:
    calls: list[dict[str, Any]] = []

    def run(command: list[str], **options: Any) -> subprocess.CompletedProcess[bytes]:
        calls.append({"command": command, **options})
        if isinstance(answer, Exception):
            raise answer
        return subprocess.CompletedProcess(command, 0, answer, b"")

    monkeypatch.setattr(subprocess, "run", run)
    return calls


def test_tesseracts_table_becomes_words_of_the_picture(monkeypatch: pytest.MonkeyPatch) -> None:
    calls = answering(monkeypatch, TABLE.encode())
    quarters, words = Tesseract("tesseract", "eng").read(Image.new("L", (640, 480), 255))
    assert quarters == 0
    assert [(word.text, word.box, word.line) for word in words] == [
        ("Fatima", (20, 20, 70, 30), 0), ('"Hussain', (80, 20, 130, 30), 0), ("was", (20, 40, 70, 50), 1)
    ]  # fmt: skip
    assert [word.confidence for word in words] == [0.965, 0.31, 0.95]
    assert calls[0]["env"]["OMP_THREAD_LIMIT"] == "1"
    assert calls[0]["timeout"] <= 120


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (subprocess.TimeoutExpired("tesseract", 120), "longer than"),
        (subprocess.CalledProcessError(1, "tesseract"), "failed"),
        (OSError(), "failed"),
    ],
)
def test_tesseract_that_fails_is_one_clear_line(monkeypatch: pytest.MonkeyPatch, error: Exception, said: str) -> None:
    answering(monkeypatch, error)
    with pytest.raises(InputError, match=said) as caught:
        Tesseract("tesseract", "eng").read(Image.new("L", (640, 480), 255))
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("size", [(900, 40), (300, 40)])
def test_the_words_of_a_low_strip_are_where_they_are(size: tuple[int, int]) -> None:
    page, true = drawn("Fatima Hussain", size, 26, (20, 4))
    words = real("rapidocr").words(page)
    assert [word.text for word in words] == ["Fatima", "Hussain"]
    for one, word in zip(true, words, strict=True):
        assert all(abs(a - b) <= 6 for a, b in zip(one.box, word.box, strict=True)), (one.box, word.box)
