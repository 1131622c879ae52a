"""Copies of PDF: the same pixels outside black boxes, boxes that say nothing, and text of what stays."""

from __future__ import annotations

import io
import random

import numpy as np
import pikepdf
import pypdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen import canvas

from recordlint.documents.blocks import DocumentOptions, Edit
from recordlint.documents.ocr import Word
from recordlint.documents.pdf import copy, read
from tests.documents.pdf.helpers import (
    LABEL,
    MARKER,
    PLAIN,
    around,
    blocks,
    differing,
    edits_of,
    handmade,
    leaks,
    redacted,
    rendered,
    saved,
    show,
    shown_text,
)

LETTER = (
    show("The worker visited Quillfeather on Tuesday.")
    + show("Red words", y=600, before="1 0 0 rg")
    + show("The end", y=500)
)


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
def test_pixels_are_the_same_outside_the_box_and_black_inside(turned: int) -> None:
    source = handmade(LETTER, Rotate=turned, CropBox=Array([10, 20, 430.5, 800.25]))
    made = redacted(source).data
    mask = differing(source, made)
    left, top, right, bottom = around(mask)
    assert (right - left) * (bottom - top) < 0.03 * mask.size
    inside = rendered(made)[top + 1 : bottom - 1, left + 1 : right - 1]
    assert (inside == inside[..., :1]).all(), "black, and a label in white"
    assert (inside == 0).mean() > 0.5


def test_a_copy_without_edits_looks_exactly_like_the_source_and_says_the_same() -> None:
    source = handmade(LETTER)
    made = redacted(source, "nothing of this").data
    assert not differing(source, made).any()
    assert shown_text(made).split() == shown_text(source).split()
    assert pypdf.PdfReader(io.BytesIO(made)).pages[0].extract_text().split() == shown_text(source).split()


def test_pages_keep_size_turn_and_unit() -> None:
    source = handmade(
        show("Tom", y=100), Rotate=90, UserUnit=2, MediaBox=Array([0, 0, 300, 200]), CropBox=Array([10, 20, 260, 180])
    )
    pdf = pikepdf.open(io.BytesIO(redacted(source).data))
    page = pdf.pages[0].obj
    assert [float(side) for side in page.MediaBox] == [0, 0, 250, 160]
    assert (page.Rotate, page.UserUnit) == (90, 2)
    assert (page.Resources.XObject.I.Width, page.Resources.XObject.I.Height) == (667, 1042)


def test_the_file_says_what_it_is_and_nothing_else() -> None:
    made = redacted(handmade(LETTER)).data
    pdf = pikepdf.open(io.BytesIO(made))
    assert str(pdf.Root.Lang) == "en-GB"
    assert pdf.Root.ViewerPreferences.DisplayDocTitle
    assert dict(pdf.trailer.Info.items()) == {"/Title": "Redacted copy"}
    assert set(pdf.Root.keys()) == {"/Type", "/Pages", "/Lang", "/ViewerPreferences"}
    assert redacted(handmade(LETTER)).data == made, "the same source gives the same copy"


def test_an_edit_without_a_label_changes_nothing() -> None:
    source = handmade(LETTER)
    edits = [[Edit(0, 3, "A")] for _ in blocks(read(source, "x.pdf", PLAIN))]
    assert not differing(source, copy(source, "x.pdf", PLAIN, edits).data).any()


def test_edits_of_another_file_are_refused() -> None:
    with pytest.raises(ValueError, match="not of the blocks"):
        copy(handmade(LETTER), "x.pdf", PLAIN, [[]])


def _black(made: bytes, page: int = 0) -> tuple[int, int, int, int]:
    return around((rendered(made, page) == 0).all(axis=2))


def test_boxes_are_wide_in_steps_and_high_as_the_line() -> None:
    names = ("Ann", "Tom", "Ida", "Tilly", "acorn", "Christopher", "Konstantina", "Bartholomew")
    made = redacted(handmade(*(show(name, 200, 700) for name in names)), *names).data
    boxes = [_black(made, page) for page in range(len(names))]
    widths = [right - left for left, _, right, _ in boxes]
    assert len(set(widths)) < len(names) / 2 + 1
    assert {width % 25 for width in widths} == {0}, "steps of 12 points at 150 dpi"
    assert len({(top, bottom) for _, top, _, bottom in boxes}) == 1


def test_a_word_of_which_a_part_is_withheld_leaves_whole() -> None:
    made = redacted(handmade(show("The McQuillfeathers left")), "Quillfeather").data
    text = shown_text(made)
    assert "The" in text
    assert "Mc" not in text


def test_names_next_to_each_other_share_a_box() -> None:
    source = handmade(show("Tom Baker", 200, 700))
    assert _black(redacted(source, "Tom", "Baker").data) == _black(redacted(source, "Tom Baker").data)


UNSEEN = {
    "white on white": show(MARKER, y=600, before="1 g"),
    "outside": show(MARKER, 900, 600),
    "invisible": f"BT 3 Tr /F 12 Tf 72 600 Td ({MARKER}) Tj ET",
    "tiny": show(MARKER, y=600, size=0.3),
}


def test_what_cannot_be_seen_is_neither_boxed_nor_in_the_text() -> None:
    source = handmade(*(show("The end", y=500) + way for way in UNSEEN.values()))
    kept = redacted(source, "nothing of this").data
    assert not leaks(kept), "even where nobody withheld it"
    made = redacted(source).data
    assert [way for page, way in enumerate(UNSEEN) if way != "tiny" and differing(source, made, page).any()] == []


def _with_picture(content: str, pixels: np.ndarray, **page: object) -> bytes:
    pdf = pikepdf.open(io.BytesIO(handmade(content, **page)))
    picture = pdf.make_stream(pixels.tobytes(), Type=Name.XObject, Subtype=Name.Image)
    picture.Width, picture.Height = pixels.shape[1], pixels.shape[0]
    picture.ColorSpace, picture.BitsPerComponent = Name.DeviceRGB, 8
    pdf.pages[0].obj.Resources.XObject = Dictionary(I=picture)
    return saved(pdf)


NOISE = np.random.default_rng(1).integers(0, 256, (40, 60, 3), dtype=np.uint8)


def test_text_under_a_picture_does_not_come_along() -> None:
    source = _with_picture(show(MARKER, y=600) + "q 200 0 0 40 60 590 cm /I Do Q" + show("The end", y=500), NOISE)
    assert not leaks(redacted(source, "nothing of this").data)


def test_a_withheld_picture_is_a_labelled_box() -> None:
    source = _with_picture(show("The end", y=500) + "q 200 0 0 100 60 590 cm /I Do Q", NOISE)
    content = read(source, "x.pdf", DocumentOptions(ocr=False))
    edits = [[Edit(0, len(block.text), "[picture]", "[picture]")] if block.picture else [] for block in blocks(content)]
    made = copy(source, "x.pdf", DocumentOptions(ocr=False), edits).data
    pixels = rendered(made)
    inside = pixels[320:520, 130:540]
    assert (inside == inside[..., :1]).all()
    assert "end" in shown_text(made)


class _Engine:
    """Reads every picture as one line: three words in the left half, the last with doubt."""

    name = "of a test"

    def words(self, picture: object) -> list[Word]:
        return [
            Word("Seen", (100, 100, 300, 150), 0.99, 1),
            Word(MARKER, (320, 100, 700, 150), 0.98, 1),
            Word("doubted", (720, 100, 900, 150), 0.3, 1),
        ]


@pytest.fixture
def scan(monkeypatch: pytest.MonkeyPatch) -> bytes:
    monkeypatch.setattr("recordlint.documents.ocr.engine", lambda options: None if options.ocr is False else _Engine())
    return _with_picture("q 595.276 0 0 841.89 0 0 cm /I Do Q", NOISE)


def test_a_scan_is_read_by_ocr(scan: bytes) -> None:
    content = read(scan, "x.pdf", DocumentOptions())
    assert [(block.text, block.place.page, block.place.line) for block in content.blocks] == [
        (f"Seen {MARKER} doubted", 1, 1)
    ]
    assert [place.page for place in content.low] == [1]
    assert content.remarks == ("page 1 was read by OCR, which misreads and misses words: look at it yourself",)


def test_a_scan_is_said_not_to_have_been_read_where_ocr_is_off(scan: bytes) -> None:
    content = read(scan, "x.pdf", DocumentOptions(ocr=False))
    assert [block.picture for block in content.blocks] == ["withhold"]
    assert content.remarks[0].startswith("page 1 is a picture and was not read")


@pytest.mark.parametrize("strict", [False, True])
def test_words_of_a_scan_are_covered_and_gone(scan: bytes, strict: bool) -> None:
    options = DocumentOptions(strict=strict)
    made = redacted(scan, options=options).data
    assert not leaks(made)
    text = shown_text(made)
    assert "Seen" in text
    assert ("doubted" in text) is not strict
    inside = rendered(made)[80:108, 250:510]
    assert (inside == inside[..., :1]).all(), "black, and a label in white"


class _Turned:
    """Reads every picture as a page on its side: the words of a line stand above each other."""

    name = "of a page on its side"

    def words(self, picture: object) -> list[Word]:
        return [
            Word("Seen", (100, 900, 130, 1000), 0.99, 1),
            Word(MARKER, (100, 600, 130, 880), 0.98, 1),
            Word("again", (100, 480, 130, 580), 0.98, 1),
            Word("and", (150, 940, 180, 1000), 0.98, 2),
            Word("home", (150, 830, 180, 920), 0.98, 2),
        ]


def test_boxes_on_a_scan_that_lies_on_its_side_go_along_its_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("recordlint.documents.ocr.engine", lambda options: _Turned())
    source = _with_picture("q 595.276 0 0 841.89 0 0 cm /I Do Q", NOISE)
    made = redacted(source, options=DocumentOptions()).data
    assert shown_text(made).split() == ["Seen", "again", "and", "home"]
    left, top, right, bottom = around(differing(source, made))
    assert bottom - top > 5 * (right - left)
    assert 6 < bottom - 0.75 * 880 + 6 < 20, "between its neighbours"


@pytest.mark.parametrize(
    ("colours", "bits", "space"),
    [("colour", 8, "/DeviceRGB"), ("grey", 4, "/DeviceGray"), ("bilevel", 1, "/DeviceGray")],
)
def test_colours(colours: str, bits: int, space: str) -> None:
    options = DocumentOptions(ocr=False, images="keep", colours=colours)  # pyright: ignore[reportArgumentType]
    made = redacted(handmade(LETTER), options=options).data
    pdf = pikepdf.open(io.BytesIO(made))
    picture = pdf.pages[0].obj.Resources.XObject.I
    assert (int(picture.BitsPerComponent), str(picture.ColorSpace)) == (bits, space)
    assert not leaks(made)
    assert (rendered(made) == 255).mean() > 0.9


@settings(max_examples=3, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.integers(0, 10**6))
def test_of_random_words_the_withheld_go_and_the_others_stay(seed: int) -> None:
    draw = random.Random(seed)
    words = [f"{draw.choice('abcdefgh')}{draw.choice('aeiou')}{draw.choice('klmnprst')}{at:03}" for at in range(60)]
    out = io.BytesIO()
    sheet = canvas.Canvas(out, pagesize=A4)
    for line in range(12):
        sheet.setFont(draw.choice(("Helvetica", "Times-Italic", "Courier")), draw.choice((9, 11, 14)))
        sheet.drawString(60, 780 - 26 * line, "    ".join(words[5 * line : 5 * line + 5]))
    sheet.save()
    withheld = draw.sample(words, 12)
    content = read(out.getvalue(), "x.pdf", PLAIN)
    made = copy(out.getvalue(), "x.pdf", PLAIN, edits_of(content, withheld, LABEL)).data
    found = set(shown_text(made).split())
    assert not found & set(withheld)
    assert found <= set(words)
    assert len(found) >= len(words) - 2 * len(withheld)
    before, after = rendered(out.getvalue()), rendered(made)
    changed = (before != after).any(axis=2)
    assert (after[changed] == after[changed][:, :1]).all()
