from __future__ import annotations

import struct
import zlib

import pytest
from PIL import Image

from recordlint.documents.blocks import DocumentOptions
from recordlint.documents.images import copy, pixel_texts, raw, read, reads_pixels
from recordlint.documents.ocr import fold
from tests.documents.images.files import (
    MARKERS,
    OPTIONS,
    edits_for,
    jpeg_with_everything,
    png_with_everything,
    saved,
    tiff_with_everything,
)
from tests.documents.ocr.drawn import LETTER, Told, drawn, install, real, scanned

PICTURE = Image.effect_noise((160, 120), 60)


@pytest.mark.parametrize("make", [png_with_everything, jpeg_with_everything, tiff_with_everything])
def test_every_text_of_a_file_is_seen_without_pillow(make: object) -> None:
    data = make(PICTURE)  # type: ignore[operator]
    texts = [text for _, text in raw(data, "x")]
    for marker in MARKERS:
        assert any(marker in text for text in texts), marker


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "TIFF"])
@pytest.mark.parametrize("encoding", ["ascii", "utf-16-le", "utf-16-be"])
def test_what_hangs_on_to_a_file_is_seen(kind: str, encoding: str) -> None:
    data = saved(PICTURE, kind) + "Quillfeather".encode(encoding)
    assert any("Quillfeather" in text for _, text in raw(data, "x"))


def test_what_hides_after_the_pixels_of_a_png_is_seen() -> None:
    data = saved(PICTURE, "PNG")
    at = data.index(b"IEND") - 4
    chunk = b"IDATQuillfeather"
    data = data[:at] + struct.pack(">I", len(chunk) - 4) + chunk + struct.pack(">I", zlib.crc32(chunk)) + data[at:]
    assert ("bytes: after the pixels", "Quillfeather") in list(raw(data, "x"))


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "TIFF"])
def test_pixels_are_not_taken_for_text(kind: str) -> None:
    texts = [text for _, text in raw(saved(Image.effect_noise((900, 900), 90), kind), "x")]
    assert sum(map(len, texts)) < 400


def test_pixels_are_read_by_the_other_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    page, words = drawn("Fatima was here\n\n\nwith Tunde", (400, 200))
    first, second = Told(()), Told(words, "tesseract")
    install(monkeypatch, first, second)
    found = list(pixel_texts(saved(page, "PNG"), "x.png"))
    assert found[-2:] == [("pixels: page 1, line 1", "Fatima was here"), ("pixels: page 1, line 2", "with Tunde")]
    assert (first.asked, second.asked, reads_pixels()) == (0, 1, True)


def test_pixels_are_read_by_the_only_engine_there_is(monkeypatch: pytest.MonkeyPatch) -> None:
    page, words = drawn("Fatima was here", (400, 60))
    install(monkeypatch, None, Told(words, "tesseract"))
    assert list(pixel_texts(saved(page, "PNG"), "x")) == [("pixels: page 1, line 1", "Fatima was here")]


def test_without_an_engine_the_caller_can_say_that_pixels_were_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    install(monkeypatch)
    assert not reads_pixels()
    assert list(pixel_texts(saved(PICTURE, "PNG"), "x")) == []


@pytest.mark.parametrize(("name", "kind"), [("rapidocr", "PNG"), ("tesseract", "JPEG")])
def test_a_scan_is_redacted_and_no_engine_finds_the_name(monkeypatch: pytest.MonkeyPatch, name: str, kind: str) -> None:
    engine = real(name)
    page, _ = drawn(LETTER, (860, 400), 17, (20, 20))
    data = saved(scanned(page, 1.0, 12.0), kind, dpi=(120, 120))
    install(monkeypatch, engine)
    content = read(data, "x", OPTIONS)
    edits = edits_for(content, "Agnieszka", "Okafor", "Wanjiru", label="[person 1]")
    assert sum(map(len, edits)) == 3
    made = copy(data, "x", DocumentOptions(), edits)
    text = fold(" ".join(said for _, said in (*raw(made.data, "x"), *pixel_texts(made.data, "x"))))
    assert "hawthorn" in text
    assert not any(hidden in text for hidden in ("agnieszka", "okafor", "wanjiru"))
