"""PDF as a person reads it: lines, paragraphs, columns, tables, letters of many kinds, with their places."""

from __future__ import annotations

import contextlib
import io
import random

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.pdfgen import canvas
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph, SimpleDocTemplate, Table

from recordlint.documents.blocks import DocumentOptions
from recordlint.documents.pdf import bidi, read
from recordlint.errors import InputError
from tests.documents.pdf.helpers import PLAIN, handmade, saved, show, texts

STORY = (
    "On Tuesday the worker visited Halima Yusuf at her home in Northfield, and spoke with her neighbour Tom Baker about the school run. "
    "Ms Nwosu-Okafor said that the arrangement works well, and that Zoë Fitzgerald, who lives next door, helps on Fridays."
)
BODY = getSampleStyleSheet()["BodyText"]


def test_lines_of_a_paragraph_are_one_block_with_the_place_of_each_line() -> None:
    out = io.BytesIO()
    SimpleDocTemplate(out, pagesize=A4).build([Paragraph("Dear Ms Yusuf,", BODY), Paragraph(STORY, BODY)])
    greeting, story = [block for block in read(out.getvalue(), "x.pdf", PLAIN).blocks if block.in_copy]
    assert greeting.text == "Dear Ms Yusuf,"
    assert story.text == STORY
    assert (story.place.page, story.place.line) == (1, 2)
    assert [line for _, line in story.lines] == [3, 4][: len(story.lines)]
    assert all(story.text[offset - 1] == " " for offset, _ in story.lines)


def test_columns_are_read_one_after_the_other() -> None:
    out = io.BytesIO()
    document = BaseDocTemplate(out, pagesize=A4)
    document.addPageTemplates(
        [PageTemplate(frames=[Frame(50, 60, 240, 300, id="a"), Frame(305, 60, 240, 300, id="b")])]
    )
    document.build([Paragraph(f"Number {at}. {STORY}", BODY) for at in range(6)])
    numbers = [text.split(".")[0] for text in texts(out.getvalue()) if text.startswith("Number")]
    assert numbers == [f"Number {at}" for at in range(6)]


def test_columns_are_read_in_order_whatever_the_order_in_the_file() -> None:
    lines = [f"line {at} of this column says a few words" for at in range(6)]
    left = [show("L " + line, 60, 700 - 14 * at, 10) for at, line in enumerate(lines)]
    right = [show("R " + line, 320, 700 - 14 * at, 10) for at, line in enumerate(lines)]
    mixed = "".join(one + other for one, other in zip(right[::-1], left[::-1], strict=True))
    whole = " ".join(texts(handmade(mixed)))
    assert [whole.index(f"{side} line {at}") for side in "LR" for at in range(6)] == sorted(
        whole.index(f"{side} line {at}") for side in "LR" for at in range(6)
    )


def test_a_row_of_a_table_is_a_block_and_its_cells_are_whole() -> None:
    out = io.BytesIO()
    long = Paragraph("Tom Baker brings the children to school on Mondays, and Halima Yusuf on the other days.", BODY)
    rows = [
        ["Date", "Who", "What was agreed"],
        ["12 May 2026", "Halima Yusuf", long],
        ["19 May 2026", "Tom Baker", "Review"],
    ]
    SimpleDocTemplate(out, pagesize=A4).build([Table(rows, colWidths=[80, 110, 250])])
    assert texts(out.getvalue()) == [
        "Date | Who | What was agreed",
        "12 May 2026 | Halima Yusuf | Tom Baker brings the children to school on Mondays, and Halima Yusuf on the other days.",
        "19 May 2026 | Tom Baker | Review",
    ]


READ_AS = {
    "pieces with kerning": ("BT /F 12 Tf 72 600 Td [(To) -40 (m) -300 (Ba) 30 (ker)] TJ ET", "Tom Baker"),
    "a hyphen that breaks a word": ("BT /F 12 Tf 72 600 Td (the assess-) Tj 0 -14 Td (ment) Tj ET", "the assessment"),
    "a hyphen of a name": ("BT /F 12 Tf 72 600 Td (Ms Nwosu-) Tj 0 -14 Td (Okafor) Tj ET", "Ms Nwosu-Okafor"),
    "drawn twice for weight": (show("Tom Baker", y=600) + show("Tom Baker", x=72.3, y=600), "Tom Baker"),
    "an accent apart": ("BT /F 12 Tf 72 600 Td [(Zoe) 446 (\\250)] TJ ET", "Zoë"),
    "on a rule": (
        show("Name: ", y=600) + show("____________", 110, 600) + show("Tom Baker", 115, 601),
        "Name: Tom Baker",
    ),
    "spread out": ("BT /F 12 Tf 7 Tc 72 600 Td (HALIMA) Tj ET", "HALIMA"),
    "not what a mark says": (f"/Span <</ActualText (nobody)>> BDC {show('Tom Baker', y=600)} EMC", "Tom Baker"),
    "as a mark says": (
        "BT /F 12 Tf 72 600 Td (Gri) Tj /Span <</ActualText (ffi)>> BDC (f) Tj EMC (ths) Tj ET",
        "Griffiths",
    ),
}


@pytest.mark.parametrize("said", ["ffi", "\ufb03"])
def test_a_ligature_is_its_letters(said: str) -> None:
    pdf = pikepdf.open(io.BytesIO(handmade("BT /F 12 Tf 72 600 Td (Gri\201ths) Tj ET")))
    code = said.encode("utf-16-be").hex().encode()
    pdf.pages[0].obj.Resources.Font.F.ToUnicode = pdf.make_stream(
        b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /R def /CMapType 2 def 1 begincodespacerange <00> <ff> "
        b"endcodespacerange 1 beginbfchar <81> <"
        + code
        + b"> endbfchar 3 beginbfrange <47> <47> <0047> <68> <69> <0068> <72> <74> <0072> "
        b"endbfrange endcmap CMapName currentdict /CMap defineresource pop end end"
    )
    assert texts(saved(pdf)) == ["Griffiths"]


def test_words_are_whole() -> None:
    content = read(handmade(*(drawn for drawn, _ in READ_AS.values())), "x.pdf", PLAIN)
    first = {block.place.page: block.text for block in reversed(content.blocks) if block.in_copy}
    assert {way: first[page] for page, way in enumerate(READ_AS, 1)} == {
        way: said for way, (_, said) in READ_AS.items()
    }


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
def test_turned_pages_read_alike(turned: int) -> None:
    page = handmade(
        show("Halima Yusuf", y=700) + show("Tom Baker", y=600), Rotate=turned, CropBox=Array([50, 50, 500, 800])
    )
    assert sorted(texts(page)) == ["Halima Yusuf", "Tom Baker"]


def _as_shown(units: list[str]) -> str:
    return "".join(units[at] for at in bidi.logical(units))


BIDI = {
    "Hebrew": ("רות כהן"[::-1], "רות כהן"),
    "a number in Hebrew": ("םימעפ 12 הרקיב", "ביקרה 12 פעמים"),
    "Arabic in English": ("Patient: " + "محمد علي"[::-1] + " attended", "Patient: محمد علي attended"),
    "two names in English": (
        "Names: " + "חיים לוי"[::-1] + " and " + "عائشہ خان"[::-1] + ", Zoë",
        "Names: חיים לוי and عائشہ خان, Zoë",
    ),
    "English": ("Tom Baker, 12", "Tom Baker, 12"),
    "English in Hebrew": ("ןהכ Tom תור", "רות Tom כהן"),
}


@pytest.mark.parametrize("case", BIDI)
def test_letters_are_put_in_the_order_in_which_they_are_read(case: str) -> None:
    shown, read_as = BIDI[case]
    assert _as_shown(list(shown)) == read_as


def test_values_of_a_form_are_read_where_they_are_shown() -> None:
    out = io.BytesIO()
    sheet = canvas.Canvas(out, pagesize=A4)
    sheet.drawString(72, 700, "Name:")
    sheet.acroForm.textfield(name="n", value="Halima Yusuf", x=120, y=695, width=200, height=20)
    sheet.showPage()
    sheet.save()
    content = read(out.getvalue(), "x.pdf", PLAIN)
    assert "Halima Yusuf" in " ".join(block.text for block in content.blocks if block.in_copy)


def test_pictures_are_blocks_and_are_said_not_to_have_been_read() -> None:
    pdf = pikepdf.open(io.BytesIO(handmade(show("A letter") + "q 100 0 0 50 72 500 cm /I Do Q")))
    picture = pdf.make_stream(bytes(range(12)), Type=Name.XObject, Subtype=Name.Image, Width=2, Height=2)
    picture.ColorSpace, picture.BitsPerComponent = Name.DeviceRGB, 8
    pdf.pages[0].obj.Resources.XObject = Dictionary(I=picture)
    content = read(saved(pdf), "x.pdf", DocumentOptions(ocr=False))
    block = content.blocks[-1]
    assert (block.picture, block.text, block.place.words()) == ("withhold", "picture, 35 × 18 mm", "page 1, picture 1")
    assert content.remarks == ("1 picture was not read (page 1): use --images ocr, or look at it",)


def test_letters_that_nobody_can_know_are_said() -> None:
    drawn = "BT /F 12 Tf 72 600 Td <" + "81" * 30 + "> Tj ET" + show("known words", y=500)
    pdf = pikepdf.open(io.BytesIO(handmade(drawn)))
    font = pdf.pages[0].obj.Resources.Font.F
    font.ToUnicode = pdf.make_stream(
        b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /R def /CMapType 2 def 1 begincodespacerange <00> <ff> "
        b"endcodespacerange 1 beginbfchar <81> <e123> endbfchar endcmap CMapName currentdict /CMap defineresource pop end end"
    )
    content = read(saved(pdf), "x.pdf", DocumentOptions(ocr=False))
    assert any("30 characters have no readable text" in remark for remark in content.remarks)


REFUSED = {
    "nothing": (b"", "damaged, or not a PDF"),
    "something else": (b"hello", "damaged, or not a PDF"),
    "half a file": (handmade(show("Tom Baker"))[:300], "damaged, or not a PDF"),
    "vast": (handmade(show("x"), MediaBox=Array([0, 0, 10**9, 10**9])), "page 1"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_read_is_one_clear_line(case: str) -> None:
    data, said = REFUSED[case]
    with pytest.raises(InputError, match=r"^letter\.pdf: ") as raised:
        read(data, "letter.pdf", PLAIN)
    assert said in str(raised.value)
    assert "\n" not in str(raised.value)


def test_a_password_is_asked_to_be_taken_off() -> None:
    pdf = pikepdf.open(io.BytesIO(handmade(show("Tom Baker"))))
    locked = saved(pdf, encryption=pikepdf.Encryption(user="a", owner="b"))
    with pytest.raises(InputError, match="encrypted with a password: save it without one"):
        read(locked, "letter.pdf", PLAIN)


def test_too_many_pages_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("recordlint.documents.pdf.process.MAX_PAGES", 2)
    with pytest.raises(InputError, match="3 pages are beyond the limit of 2: split it"):
        read(handmade("", "", ""), "x.pdf", PLAIN)


def test_a_page_that_takes_too_long_ends_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("recordlint.documents.pdf.process.PAGE_SECONDS", 0.0)
    with pytest.raises(InputError, match="page 1 takes too long"):
        read(handmade(show("Tom Baker")), "x.pdf", PLAIN)


def test_progress_is_told() -> None:
    told: list[tuple[int, int]] = []
    read(handmade("", ""), "x.pdf", DocumentOptions(ocr=False, progress=lambda done, whole: told.append((done, whole))))
    assert told == [(1, 2), (2, 2)]


def test_damaged_files_end_in_a_result_or_an_error() -> None:
    whole = handmade(show("Halima Yusuf") + show("Tom Baker", y=600), show("page two"))
    draw = random.Random(7)
    for _ in range(5):
        data = bytearray(whole)
        for _ in range(12):
            data[draw.randrange(len(data))] = draw.randrange(256)
        with contextlib.suppress(InputError):
            read(bytes(data), "x.pdf", PLAIN)
