from __future__ import annotations

import io
import shutil
from typing import TYPE_CHECKING

import pikepdf
import pytest
from pikepdf import Name, Pdf

from recordlint.documents import ocr
from recordlint.documents.blocks import DocumentOptions
from recordlint.documents.pdf_raw import pixel_texts, pixels_can_be_read
from recordlint.errors import InputError
from tests.documents.pdf_raw.made import LETTER, copy_pdf

if TYPE_CHECKING:
    from PIL.Image import Image


class Eyes:
    """An engine that says how large each picture is, and whether it has ink."""

    name = "eyes"

    def words(self, picture: Image) -> list[ocr.Word]:
        dark = "ink" if picture.convert("L").getextrema()[0] < 128 else "blank"
        size = f"{picture.width}×{picture.height}"
        return [
            ocr.Word(size, (0, 0, 1, 1), 1, 0),
            ocr.Word(dark, (2, 0, 3, 1), 1, 0),
            ocr.Word("below", (0, 2, 1, 3), 1, 1),
        ]


@pytest.fixture
def eyes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "engine", lambda options: None if options.ocr is False else Eyes())
    monkeypatch.setattr(ocr, "auditor", lambda engine: None)


def black(pdf: Pdf) -> None:
    pdf.pages[0].obj.Resources.XObject.I.write(bytes(100))


@pytest.mark.usefixtures("eyes")
@pytest.mark.parametrize("renderer", ["pypdfium2", "poppler"])
def test_each_page_is_rendered_and_read(renderer: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if renderer == "pypdfium2":
        monkeypatch.setattr("recordlint.documents.pdf_raw.pixels.poppler", lambda tool: None)
    elif shutil.which("pdftoppm") is None:
        pytest.skip("poppler is not installed")
    pages: list[tuple[int, int]] = []
    options = DocumentOptions(progress=lambda done, of: pages.append((done, of)))
    found = list(pixel_texts(copy_pdf([LETTER, LETTER], black), "letter.pdf", options))
    assert [where for where, _ in found] == ["pixels page 1", "pixels page 2"]
    (width, height), ink = (int(side) for side in found[0][1].split()[0].split("×")), found[0][1].split()[1]
    assert (abs(width - 595 * 200 / 72) < 2, abs(height - 842 * 200 / 72) < 2, ink) == (True, True, "ink")
    assert found[1][1].endswith("blank\nbelow")
    assert pages == [(1, 2), (2, 2)]


@pytest.mark.usefixtures("eyes")
def test_a_large_page_is_read_at_a_lower_resolution_and_a_huge_one_is_refused() -> None:
    def sized(side: int) -> bytes:
        return copy_pdf(change=lambda pdf: pdf.pages[0].obj.__setitem__("/MediaBox", [0, 0, side, side]))

    ((_, text),) = pixel_texts(sized(5_000), "plan.pdf", DocumentOptions())
    assert 5_000 < int(text.split("×")[0]) <= 7_746
    with pytest.raises(InputError, match=r"^plan\.pdf, page 1: too large"):
        list(pixel_texts(sized(14_400 * 3), "plan.pdf", DocumentOptions()))


def test_without_an_engine_nothing_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "engine", lambda options: None)
    assert list(pixel_texts(copy_pdf(), "letter.pdf", DocumentOptions())) == []
    assert not pixels_can_be_read(DocumentOptions())


@pytest.mark.usefixtures("eyes")
@pytest.mark.parametrize(("asked", "can"), [(None, True), (True, True), (False, False)])
def test_whether_pixels_can_be_read(asked: bool | None, can: bool) -> None:
    assert pixels_can_be_read(DocumentOptions(ocr=asked)) is can


def test_asking_for_ocr_where_no_engine_is_cannot_be_met(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(options: DocumentOptions) -> None:
        raise InputError("OCR is asked for and no engine is installed")

    monkeypatch.setattr(ocr, "engine", refuse)
    assert not pixels_can_be_read(DocumentOptions(ocr=True))


def test_the_engine_that_did_not_read_the_source_looks_the_copy_over(monkeypatch: pytest.MonkeyPatch) -> None:
    class Others(Eyes):
        def words(self, picture: Image) -> list[ocr.Word]:
            return [ocr.Word("other", (0, 0, 1, 1), 1, 0)]

    monkeypatch.setattr(ocr, "engine", lambda options: Eyes())
    monkeypatch.setattr(ocr, "auditor", lambda engine: Others())
    assert [text for _, text in pixel_texts(copy_pdf(), "letter.pdf", DocumentOptions())] == ["other"]


def test_an_engine_reads_what_is_burnt_into_the_pixels() -> None:
    if not pixels_can_be_read(DocumentOptions()):
        pytest.skip("no OCR engine is installed")
    from PIL import Image, ImageDraw, ImageFont

    picture = Image.new("L", (600, 100), 255)
    ImageDraw.Draw(picture).text((20, 20), "Quillfeather", fill=0, font=ImageFont.load_default(size=48))

    def change(pdf: Pdf) -> None:
        image = pdf.pages[0].obj.Resources.XObject.I
        image.write(picture.tobytes())
        image.Width, image.Height, image.ColorSpace = 600, 100, Name.DeviceGray
        pdf.pages[0].obj.MediaBox = [0, 0, 300, 50]
        pdf.pages[0].obj.Contents = pdf.make_stream(b"q 300 0 0 50 0 0 cm /I Do Q")

    data = copy_pdf(change=change)
    assert len(pikepdf.open(io.BytesIO(data)).pages) == 1
    assert any("Quillfeather" in text for _, text in pixel_texts(data, "letter.pdf", DocumentOptions()))
