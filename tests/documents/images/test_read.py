from __future__ import annotations

import io
import re
import struct
import zlib
from typing import Any

import pytest
from PIL import Image

from recordlint.documents.blocks import DocumentOptions
from recordlint.documents.images import containers, facts, read
from recordlint.errors import InputError
from tests.documents.images.files import (
    OFF,
    OPTIONS,
    jpeg_with_everything,
    png_with_everything,
    saved,
    tiff_with_everything,
)
from tests.documents.ocr.drawn import LETTER, Told, drawn, install

PICTURE = Image.effect_noise((160, 120), 60)


def test_a_page_is_paragraphs_and_rows_with_places(monkeypatch: pytest.MonkeyPatch) -> None:
    page, words = drawn(LETTER)
    install(monkeypatch, Told(words))
    content = read(saved(page, "PNG"), "letter.png", OPTIONS)
    texts = [block.text for block in content.blocks]
    assert texts[0] == "Riverside Family Service | 14 March 2026"
    assert texts[-3:] == [
        "Name | Date of birth | Telephone", "Ngozi Okafor | 12.03.1985 | 020 7946 0456", "Yours sincerely,\nWanjiru Kamau"
    ]  # fmt: skip
    assert [(block.place.page, block.place.line) for block in content.blocks] == [
        (1, 1),
        (1, 2),
        (1, 6),
        (1, 7),
        (1, 8),
    ]
    assert [line for _, line in content.blocks[1].lines] == [3, 4, 5]
    assert [block.lead for block in content.blocks] == ["", "\n\n", "\n\n", "\n", "\n\n"]
    assert content.low == ()
    (remark,) = content.remarks
    assert "OCR (rapidocr)" in remark


def test_each_frame_of_a_tiff_is_a_page(monkeypatch: pytest.MonkeyPatch) -> None:
    page, words = drawn("Fatima was here", (400, 100))
    install(monkeypatch, Told(words))
    seen: list[tuple[int, int]] = []
    options = DocumentOptions(progress=lambda done, of: seen.append((done, of)))
    content = read(tiff_with_everything(page, page.convert("1"), page.convert("RGB")), "scan.tif", options)
    copied = [block for block in content.blocks if block.in_copy]
    assert [(block.text, block.place.page) for block in copied] == [("Fatima was here", number) for number in (1, 2, 3)]
    assert seen == [(1, 3), (2, 3), (3, 3)]


def test_lines_with_words_that_are_not_sure_are_for_a_persons_eyes(monkeypatch: pytest.MonkeyPatch) -> None:
    page, words = drawn("Fatima was here\nor not at all")
    words[4] = type(words[4])(words[4].text, words[4].box, 0.4, words[4].line)
    install(monkeypatch, None, Told(words, "tesseract"))
    content = read(saved(page, "PNG"), "x.png", OPTIONS)
    assert [place.words() for place in content.low] == ["page 1, line 2"]
    assert any("little certainty" in remark for remark in content.remarks)


@pytest.mark.parametrize(
    ("options", "proposed", "why"),
    [
        (OPTIONS, "withhold", r"pip install 'recordlint\[ocr\]'"),
        (OFF, "withhold", "OCR is off"),
        (DocumentOptions(ocr=False, images="keep"), "keep", "OCR is off"),
        (DocumentOptions(images="ocr"), "withhold", "no OCR engine"),
    ],
)
def test_without_an_engine_each_page_is_one_picture_and_listed(
    monkeypatch: pytest.MonkeyPatch, options: DocumentOptions, proposed: str, why: str
) -> None:
    install(monkeypatch)
    content = read(tiff_with_everything(PICTURE, PICTURE), "scan.tif", options)
    copied = [block for block in content.blocks if block.in_copy]
    assert [(block.text, block.picture) for block in copied] == [("picture, 160 × 120", proposed)] * 2
    (remark,) = (remark for remark in content.remarks if "not read as text" in remark)
    assert remark.startswith("pages 1, 2 are not read as text (")
    assert re.search(why, remark)


def test_ocr_that_is_asked_for_names_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    install(monkeypatch)
    with pytest.raises(InputError, match=r"^x\.png: OCR is asked for .*recordlint\[ocr\]"):
        read(saved(PICTURE, "PNG"), "x.png", DocumentOptions(ocr=True))


def test_an_engine_that_fails_is_an_error_that_names_file_and_page(monkeypatch: pytest.MonkeyPatch) -> None:
    class Broken(Told):
        def words(self, picture: Image.Image) -> Any:
            raise InputError("OCR failed: try again")

    install(monkeypatch, Broken(()))
    with pytest.raises(InputError, match=r"^x\.png: page 1: OCR failed"):
        read(saved(PICTURE, "PNG"), "x.png", OPTIONS)


@pytest.mark.parametrize(
    ("picture", "blocks"), [(PICTURE, ["picture, 160 × 120"]), (Image.new("L", (160, 120), 250), [])]
)
def test_a_picture_without_words_is_withheld_as_a_whole_and_a_blank_page_is_nothing(
    monkeypatch: pytest.MonkeyPatch, picture: Image.Image, blocks: list[str]
) -> None:
    install(monkeypatch, Told(()))
    content = read(saved(picture, "PNG"), "x.png", OPTIONS)
    assert [block.text for block in content.blocks] == blocks
    assert all(block.picture == "withhold" for block in content.blocks)
    assert any("no words were found" in remark for remark in content.remarks) is bool(blocks)


def properties(data: bytes) -> list[str]:
    content = read(data, "x", OFF)
    assert all(block.place.part == "properties" for block in content.blocks if not block.in_copy)
    return [block.text for block in content.blocks if not block.in_copy]


def test_properties_of_a_png_are_read_and_not_copied() -> None:
    said = properties(png_with_everything(PICTURE))
    for expected in (
        "Author: Ada Quillfeather", "Comment: from Zanzibarton", "Title: Ọlá Okonjwala", "XMP City: Zanzibarton",
        "XMP creator: Ada Quillfeather", "ImageDescription: The home of Ada Quillfeather", "XPKeywords: Okonjwala",
        "UserComment: Seen with Quillfeather", "GPS position: 51.50722 N, 0.12750 W",
    ):  # fmt: skip
        assert expected in said or expected.replace("XPKeywords", "XPAuthor") in said


def test_properties_of_a_jpeg_are_read_and_not_copied() -> None:
    said = properties(jpeg_with_everything(PICTURE))
    for expected in (
        "comment: taken at Zanzibarton", "IPTC by-line: B. Okonjwala", "XMP City: Zanzibarton",
        "ImageDescription: The home of Ada Quillfeather", "GPS position: 51.50722 N, 0.12750 W",
    ):  # fmt: skip
        assert expected in said


def test_properties_of_a_tiff_are_read_and_not_copied() -> None:
    said = properties(tiff_with_everything(PICTURE))
    for expected in ("Artist: B. Okonjwala", "ImageDescription: The home of Ada Quillfeather", "XMP City: Zanzibarton"):
        assert expected in said


def test_what_hangs_on_to_a_file_is_said() -> None:
    content = read(saved(PICTURE, "PNG") + b"a second file, hidden", "x.png", OFF)
    assert any(remark.startswith("21 bytes that belong to no picture") for remark in content.remarks)
    animated = saved(PICTURE, "PNG", save_all=True, append_images=[Image.new("L", PICTURE.size)])
    assert any("1 further picture" in remark for remark in read(animated, "x.png", OFF).remarks)
    assert any("not a PNG, JPEG or TIFF" in remark for remark in read(saved(PICTURE, "GIF"), "x.png", OFF).remarks)


def test_a_preview_inside_a_file_is_said() -> None:
    thumbnail = saved(PICTURE.resize((16, 12)), "JPEG")
    made = exif()
    data = saved(PICTURE, "JPEG", exif=b"Exif\0\0" + with_preview(made.tobytes()[6:], thumbnail))
    assert any("1 preview picture" in remark for remark in read(data, "x.jpg", OFF).remarks)


def exif() -> Image.Exif:
    made = Image.Exif()
    made[0x010E] = "A description"
    return made


def with_preview(blob: bytes, thumbnail: bytes) -> bytes:
    """EXIF data with a second directory, which says where the small picture is."""
    order = "little" if blob[:2] == b"II" else "big"
    first = int.from_bytes(blob[4:8], order)  # type: ignore[arg-type]
    end = first + 2 + 12 * int.from_bytes(blob[first : first + 2], order)  # type: ignore[arg-type]

    def number(value: int, size: int) -> bytes:
        return value.to_bytes(size, order)  # type: ignore[arg-type]

    at = len(blob)
    fields = [(513, at + 2 + 24 + 4), (514, len(thumbnail))]
    second = number(2, 2) + b"".join(
        number(tag, 2) + number(4, 2) + number(1, 4) + number(value, 4) for tag, value in fields
    )
    return blob[:end] + number(at, 4) + blob[end + 4 :] + second + number(0, 4) + thumbnail


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "TIFF"])
@pytest.mark.parametrize("cut", [0, 1, 20, 60, 0.5, 0.9])
def test_a_damaged_file_is_one_clear_line(kind: str, cut: float) -> None:
    data = saved(PICTURE, kind)
    data = data[: int(cut if cut >= 1 else cut * len(data))]
    with pytest.raises(InputError, match=r"^x\.png: not a readable picture \(\w+\): save it again") as caught:
        read(data, "x.png", OFF)
    assert "\n" not in str(caught.value)


def test_a_picture_beyond_the_limits_is_refused_before_it_is_decoded() -> None:
    data = bytearray(saved(Image.new("1", (64, 64)), "PNG"))
    data[16:24] = (60_000).to_bytes(4, "big") * 2
    data[29:33] = zlib.crc32(data[12:29]).to_bytes(4, "big")
    with pytest.raises(InputError, match=r"^x\.png: "):
        read(bytes(data), "x.png", OFF)


def test_a_tiff_of_too_many_pages_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(facts, "MAX_PAGES", 2)
    with pytest.raises(InputError, match=r"more than 2 pages"):
        read(tiff_with_everything(PICTURE, PICTURE, PICTURE), "x.tif", OFF)


def test_a_tiff_with_too_many_pixels_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(facts, "MAX_ALL_PIXELS", 30_000)
    with pytest.raises(InputError, match=r"30,000 pixels together"):
        read(tiff_with_everything(PICTURE, PICTURE), "x.tif", OFF)


def test_a_tiff_whose_directories_go_in_circles_ends() -> None:
    data = bytearray(saved(PICTURE, "TIFF"))
    first = int.from_bytes(data[4:8], "little")
    end = first + 2 + 12 * int.from_bytes(data[first : first + 2], "little")
    data[end : end + 4] = first.to_bytes(4, "little")
    assert len([part for part in containers.parts_of(bytes(data)) if part.pixels]) == 1
    try:
        assert len(read(bytes(data), "x.tif", OFF).blocks) == 1
    except InputError as error:
        assert str(error).startswith("x.tif: ")  # noqa: PT017 (either is right)


def test_a_tiff_whose_fields_all_hold_the_whole_file_ends() -> None:
    entries = b"".join((tag + 40_000).to_bytes(2, "little") + b"\x07\0\0\0\x10\0\0\0\0\0" for tag in range(2000))
    data = b"II*\0\x08\0\0\0" + (2000).to_bytes(2, "little") + entries + b"\0" * 1_100_000
    assert sum(len(part.data) for part in containers.parts_of(data)) < 20 * len(data)


def test_a_file_of_a_thousand_texts_that_unpack_to_megabytes_ends() -> None:
    packed = b"zTXtk\0\0" + zlib.compress(b"a" * 3_000_000)
    chunk = struct.pack(">I", len(packed) - 4) + packed + struct.pack(">I", zlib.crc32(packed))
    picture = saved(PICTURE, "PNG")
    data = picture[:33] + chunk * 60 + picture[33:]
    try:
        assert sum(len(block.text) for block in read(data, "x.png", OFF).blocks) < 2_000_000
    except InputError as error:
        assert str(error).startswith("x.png: ")  # noqa: PT017 (either is right)


def test_reading_twice_gives_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    page, words = drawn(LETTER)
    install(monkeypatch, Told(words))
    data = png_with_everything(page)
    assert read(data, "x.png", OPTIONS) == read(io.BytesIO(data).read(), "x.png", OPTIONS)
