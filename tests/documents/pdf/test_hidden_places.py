"""A name in every place that a PDF has: after a copy without it, it is nowhere."""

from __future__ import annotations

import io

import pikepdf
import pypdf
import pytest
from pikepdf import Array, Dictionary, Name, String
from reportlab.pdfbase.pdfmetrics import stringWidth

from recordlint.documents.pdf import read
from tests.documents.pdf.helpers import MARKER, PLAIN, handmade, leaks, redacted, saved, show, shown_text

KEPT = show("The visit went well", y=500)


def _everywhere() -> bytes:
    """A file with the name in all places."""
    pdf = pikepdf.open(io.BytesIO(handmade(show(f"About {MARKER} today") + KEPT)))
    for place in PLACES:
        _put(pdf, place)
    return saved(pdf)


def _put(pdf: pikepdf.Pdf, change: str) -> None:
    page = pdf.pages[0].obj
    if change == "info":
        pdf.trailer["/Info"] = pdf.make_indirect(Dictionary(Title=f"Letter about {MARKER}", Author=String(MARKER)))
    elif change == "xmp":
        words = f"<dc:title xmlns:dc='http://purl.org/dc/elements/1.1/'>{MARKER}</dc:title>"
        described = f"<rdf:Description rdf:about=''>{words}</rdf:Description>"
        rdf = f"<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>{described}</rdf:RDF>"
        pdf.Root.Metadata = pdf.make_stream(f"<x:xmpmeta xmlns:x='adobe:ns:meta/'>{rdf}</x:xmpmeta>".encode())
    elif change == "outline":
        item = pdf.make_indirect(Dictionary(Title=String(f"Visit to {MARKER}")))
        pdf.Root.Outlines = pdf.make_indirect(Dictionary(First=item, Last=item, Count=1))
        item.Parent = pdf.Root.Outlines
    elif change == "attachment":
        pdf.attachments[f"{MARKER}.txt"] = f"all of {MARKER}".encode()
    elif change in ("Text", "Highlight", "Popup", "Link", "FileAttachment"):
        note = Dictionary(Type=Name.Annot, Subtype=Name(f"/{change}"), Rect=Array([72, 690, 200, 720]))
        note.Contents, note.T, note.NM = String(f"{MARKER} said this"), String(MARKER), String(MARKER)
        if change == "Link":
            note.A = Dictionary(S=Name.URI, URI=String(f"https://example.org/{MARKER}"))
        page.Annots = Array([*page.get("/Annots", ()), pdf.make_indirect(note)])
    elif change == "tags":
        element = Dictionary(
            Type=Name.StructElem,
            S=Name.P,
            Alt=String(f"Portrait of {MARKER}"),
            T=String(MARKER),
            ActualText=String(MARKER),
        )
        pdf.Root.StructTreeRoot = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot, K=pdf.make_indirect(element)))
        pdf.Root.MarkInfo = Dictionary(Marked=True)
    elif change == "layer":
        group = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String(f"Notes on {MARKER}")))
        pdf.Root.OCProperties = Dictionary(OCGs=Array([group]), D=Dictionary(OFF=Array([group])))
        page.Resources.Properties = Dictionary(MC0=group)
        page.Contents = pdf.make_stream(page.Contents.read_bytes() + f"/OC /MC0 BDC {show(MARKER, y=300)} EMC".encode())
    elif change == "labels":
        pdf.Root.PageLabels = Dictionary(Nums=Array([0, Dictionary(P=String(f"{MARKER}-"))]))
    elif change == "script":
        action = Dictionary(S=Name.JavaScript, JS=String(f"app.alert('{MARKER}')"))
        pdf.Root.OpenAction = action
        names = pdf.Root.get("/Names", Dictionary())
        names.JavaScript = Dictionary(Names=Array([String(MARKER), action]))
        pdf.Root.Names = names
    elif change == "destination":
        pdf.Root.Dests = Dictionary({f"/{MARKER}": Array([pdf.pages[0].obj, Name.Fit])})
    elif change == "font":
        page.Resources.Font.F.BaseFont = Name(f"/ABCDEF+{MARKER}")
    elif change == "thumbnail":
        page.Thumb = pdf.make_stream(
            b"\0" * 3,
            Type=Name.XObject,
            Subtype=Name.Image,
            Width=1,
            Height=1,
            ColorSpace=Name.DeviceRGB,
            BitsPerComponent=8,
        )
        page.PieceInfo = Dictionary(Maker=Dictionary(Private=String(MARKER)))


def _appended() -> bytes:
    """A file with the name, and a second edition appended: the page shows other words."""
    first = pikepdf.open(io.BytesIO(handmade(show(f"{MARKER} in an earlier edition"))))
    before = saved(first, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.all)
    stream = f"<< /Length {len(KEPT)} >>\nstream\n{KEPT}\nendstream".encode()
    with pikepdf.open(io.BytesIO(before)) as pdf:
        number = pdf.pages[0].obj.Contents.objgen[0]
        size, root = int(pdf.trailer["/Size"]), pdf.Root.objgen[0]
    at = len(before) + 1
    body = before + b"\n" + f"{number} 0 obj\n".encode() + stream + b"\nendobj\n"
    start = before.rfind(b"startxref")
    previous = int(before[start:].split()[1])
    table = f"xref\n{number} 1\n{at:010} 00000 n \ntrailer\n<< /Size {size} /Root {root} 0 R /Prev {previous} >>\nstartxref\n{len(body)}\n%%EOF\n"
    return body + table.encode()


PLACES = [
    "info",
    "xmp",
    "outline",
    "attachment",
    "Text",
    "Highlight",
    "Popup",
    "Link",
    "FileAttachment",
    "tags",
    "layer",
    "labels",
]
PLACES += ["script", "destination", "font", "thumbnail"]

# What the copy says, by kind and count, that it leaves out.
SAID = [
    "bookmarks (1)",
    "attached files (2)",
    "comments and marks (2)",
    "links (1)",
    "tags for screen readers (1)",
    "layers (1)",
    "descriptions (XMP) (1)",
]

# The parts under which what is beside the pages is read.
READ = [
    "properties",
    "bookmark",
    "attachment",
    "note",
    "link",
    "alternative text",
]


def test_a_name_is_nowhere_in_the_copy() -> None:
    source = _everywhere()
    made = redacted(source)
    assert not leaks(made.data)
    assert "visit" in shown_text(made.data)
    assert [said for said in SAID if said not in made.remarks[0]] == []
    assert MARKER not in "".join(made.remarks)


@pytest.mark.parametrize("place", PLACES)
def test_the_sources_of_these_tests_hold_the_name(place: str) -> None:
    pdf = pikepdf.open(io.BytesIO(handmade(show("About somebody"))))
    _put(pdf, place)
    assert leaks(saved(pdf))


def test_what_is_beside_the_pages_is_read_and_not_copied() -> None:
    content = read(_everywhere(), "x.pdf", PLAIN)
    parts = {block.place.part for block in content.blocks if MARKER in block.text and not block.in_copy}
    assert parts == set(READ)
    assert "2 attached files were not read" in content.failures[0]


def test_an_earlier_edition_does_not_come_along() -> None:
    source = _appended()
    assert leaks(source)
    made = redacted(source)
    assert not leaks(made.data)
    assert "visit" in shown_text(made.data)
    assert "earlier editions of the file (1)" in made.remarks[0]


SHOWN = {
    "kerning": "BT /F 12 Tf 72 600 Td [(Qu) -40 (ill) 30 (fea) -60 (ther)] TJ ET",
    "letter by letter": "".join(
        show(letter, 72 + stringWidth(MARKER[:at], "Helvetica", 12), 600) for at, letter in enumerate(MARKER)
    ),
    "set wide": f"BT 5 Tc /F 12 Tf 72 600 Td ({MARKER}) Tj ET",
    "in boxes": "".join(
        show(letter, 72 + 14 * at - stringWidth(letter, "Helvetica", 12) / 2, 600) for at, letter in enumerate(MARKER)
    ),
    "in wide boxes": "".join(
        show(letter, 72 + 24 * at - stringWidth(letter, "Helvetica", 12) / 2, 600) for at, letter in enumerate(MARKER)
    ),
    "out of order": "BT /F 12 Tf 1 0 0 1 90.68 600 Tm (llfeather) Tj 1 0 0 1 72 600 Tm (Qui) Tj ET",
    "rotated": f"BT /F 12 Tf 0 1 -1 0 300 300 Tm ({MARKER}) Tj ET",
    "upside down": f"BT /F 12 Tf -1 0 0 -1 300 300 Tm ({MARKER}) Tj ET",
    "aslant": f"BT /F 12 Tf .8 .6 -.6 .8 300 300 Tm ({MARKER}) Tj ET",
    "white on white": show(MARKER, y=600, before="1 g"),
    "invisible": f"BT 3 Tr /F 12 Tf 72 600 Td ({MARKER}) Tj ET",
    "outside the page": show(MARKER, x=900, y=600),
    "tiny": show(MARKER, y=600, size=0.5),
    "said by a mark": f"/Span <</ActualText ({MARKER})>> BDC {show('The neighbour', y=600)} EMC",
    "under another text": f"/Span <</ActualText (nobody)>> BDC {show(MARKER, y=600)} EMC",
    "broken by a hyphen": "BT /F 12 Tf 72 600 Td (about Quill-) Tj 0 -14 Td (feather) Tj ET",
}


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
def test_a_name_goes_however_the_page_shows_it(turned: int) -> None:
    source = handmade(*(show("The visit went well", y=500) + way for way in SHOWN.values()), Rotate=turned)
    made = redacted(source).data
    assert not leaks(made)
    kept = pypdf.PdfReader(io.BytesIO(made)).pages
    assert [way for way, page in zip(SHOWN, kept, strict=True) if "visit" not in page.extract_text()] == []
