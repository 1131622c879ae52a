"""Letters that are drawn and not seen, and letters that are seen and not drawn as text."""

from __future__ import annotations

import io

import numpy as np
import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String
from reportlab.pdfbase.pdfmetrics import stringWidth

from recordlint.documents.blocks import DocumentOptions
from recordlint.documents.pdf import copy, process, read
from recordlint.errors import InputError
from tests.documents.pdf.helpers import (
    MARKER,
    PLAIN,
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
    texts,
)

KEPT = show("The visit went well", y=500)


def _between_letters(other: str, back: str) -> str:
    """The name with an x after each letter that is drawn in another way, and takes no room."""
    x = stringWidth("x", "Helvetica", 12) / 12 * 1000
    pairs = "".join(f"{back} ({letter}) Tj {other} [(x) {x:.1f}] TJ " for letter in MARKER)
    return KEPT + f"BT /F 12 Tf 72 600 Td (About ) Tj {pairs} {back} 0 Tr ET"


@pytest.mark.parametrize(("other", "back"), [("3 Tr", "0 Tr"), ("1 g", "0 g")], ids=["invisible", "white"])
def test_letters_that_are_not_seen_do_not_break_a_name_up(other: str, back: str) -> None:
    source = handmade(_between_letters(other, back))
    assert f"About {MARKER}" in texts(source)
    made = redacted(source).data
    assert not leaks(made)
    assert differing(source, made).any()


def test_white_words_on_a_dark_ground_are_read_in_their_place() -> None:
    dark = "q 0 g 60 590 300 20 re f Q " + show("A heading on a dark ground", y=595, before="1 g")
    found = texts(handmade(show("First", y=620) + dark + show("Last", y=570)))
    assert found == ["First", "A heading on a dark ground", "Last"]


def _layered(*, off: bool) -> bytes:
    pdf = pikepdf.open(io.BytesIO(handmade(KEPT)))
    layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("Notes")))
    pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(OFF=Array([layer] if off else [])))
    pdf.pages[0].obj.Resources.Properties = Dictionary(L=layer)
    pdf.pages[0].contents_add(f"/OC /L BDC {show(f'{MARKER} came', 76, 500)} EMC".encode())
    return saved(pdf)


def test_what_a_layer_that_is_off_holds_hides_nothing_that_is_seen() -> None:
    source = _layered(off=True)
    made = redacted(source)
    assert not leaks(made.data)
    assert not differing(source, made.data).any()
    assert shown_text(made.data).split() == ["The", "visit", "went", "well"]
    assert differing(_layered(off=False), redacted(_layered(off=False)).data).any()


def test_what_a_link_draws_is_read_and_covered() -> None:
    pdf = pikepdf.open(io.BytesIO(handmade(KEPT)))
    drawn = pdf.make_stream(
        f"BT /F 12 Tf 4 8 Td (About {MARKER}) Tj ET".encode(),
        Type=Name.XObject,
        Subtype=Name.Form,
        BBox=Array([0, 0, 228, 30]),
        Resources=Dictionary(Font=pdf.pages[0].obj.Resources.Font),
    )
    link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([72, 590, 300, 620]), F=4, AP=Dictionary(N=drawn))
    pdf.pages[0].obj.Annots = Array([pdf.make_indirect(link)])
    source = saved(pdf)
    assert f"About {MARKER}" in texts(source)
    assert differing(source, redacted(source).data).any()


def _painted(how: str) -> bytes:
    pdf = pikepdf.open(io.BytesIO(handmade(KEPT)))
    resources = pdf.pages[0].obj.Resources
    words = show(f"About {MARKER}", 10, 20, 30)
    if how == "pattern":
        resources.Pattern = Dictionary(
            P=pdf.make_stream(
                words.encode(),
                PatternType=1,
                PaintType=1,
                TilingType=1,
                BBox=Array([0, 0, 400, 60]),
                XStep=400,
                YStep=60,
                Resources=Dictionary(Font=resources.Font),
            )
        )
        pdf.pages[0].contents_add(b"/Pattern cs /P scn 50 550 400 120 re f")
    else:
        group = pdf.make_stream(
            f"1 g {words}".encode(),
            Type=Name.XObject,
            Subtype=Name.Form,
            BBox=Array([0, 0, 600, 850]),
            Resources=Dictionary(Font=resources.Font),
            Group=Dictionary(S=Name.Transparency, CS=Name.DeviceGray),
        )
        resources.ExtGState = Dictionary(G=Dictionary(SMask=Dictionary(S=Name.Luminosity, G=group)))
        pdf.pages[0].contents_add(b"q /G gs 0 g 0 0 500 120 re f Q")
    return saved(pdf)


@pytest.mark.parametrize("how", ["pattern", "mask"])
def test_words_that_are_painted_are_a_picture(how: str) -> None:
    source = _painted(how)
    assert (rendered(source) != 255).any()
    options = DocumentOptions(ocr=False)
    content = read(source, "x.pdf", options)
    assert [block.picture for block in blocks(content) if block.picture] == ["withhold"]
    assert "page 1 is a picture" in content.remarks[0]
    made = copy(source, "x.pdf", options, edits_of(content, ["picture"])).data
    assert not (rendered(made) == 255).all(axis=2)[600:900].mean() > 0.5


def test_a_word_that_is_broken_at_the_end_of_a_column_is_whole() -> None:
    left = [show(f"Left line {at} of a few words", 60, 700 - 14 * at, 10) for at in range(6)]
    right = [show(f"Right line {at} of some words", 320, 686 - 14 * at, 10) for at in range(6)]
    end, begin = show("and to the house of Quill-", 60, 616, 10), show("feather on that same day", 320, 700, 10)
    source = handmade("".join((*left, end, begin, *right)))
    assert any(MARKER in text for text in texts(source))
    mask = differing(source, redacted(source).data)
    assert mask[:, : mask.shape[1] // 2].any()
    assert mask[:, mask.shape[1] // 2 :].any()


def test_a_file_has_so_many_seconds_for_its_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "FILE_SECONDS", 0.0)
    monkeypatch.setattr(process, "MORE_SECONDS", 0.0)
    with pytest.raises(InputError, match="takes too long"):
        read(handmade(*[KEPT] * 3), "x.pdf", PLAIN)


def test_a_copy_of_many_pages_keeps_their_order() -> None:
    source = handmade(*(show(f"Page {at}", y=700) for at in range(1, 8)))
    made = pikepdf.open(io.BytesIO(redacted(source, "nothing").data))
    assert len(made.pages) == 7
    assert shown_text(redacted(source, "nothing").data).split()[1::2] == list("1234567")
    assert np.all([float(side) > 0 for side in made.pages[0].mediabox[2:]])
