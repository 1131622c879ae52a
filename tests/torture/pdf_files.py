"""PDFs by reportlab, Chromium and pikepdf: what is seen, what lies under it, beside it, before it, and in the file's own books."""

from __future__ import annotations

import io
import re
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from tests.torture.picture_files import drawn, exif_of, saved, xmp_of
from tests.torture.seeding import KETTLE, Maker, Seeds, Torture, font_path

_A4 = (595, 842)


def _canvas(out: io.BytesIO) -> Any:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas

    if font_path():
        pdfmetrics.registerFont(TTFont("Wide", font_path()))
    return Canvas(out, pagesize=_A4, invariant=1)


def letter() -> Torture:
    """Two pages by reportlab with what people and programs put into PDFs; then pikepdf adds what reportlab cannot."""
    s = Seeds(13)
    out = io.BytesIO()
    canvas = _canvas(out)
    _first_page(canvas, s)
    _second_page(canvas, s)
    for name in ("Author", "Title", "Subject", "Creator", "Producer", "Keywords"):
        getattr(canvas, f"set{name}")(s.hidden(f"Info {name}"))
    canvas.save()
    return Torture("letter.pdf", _surgery(out.getvalue(), s), s)


def _first_page(canvas: Any, s: Seeds) -> None:
    canvas.setFont("Helvetica-Bold", 16)
    canvas.drawString(60, 780, f"Visit to {s.seen('heading')}")
    canvas.setFont("Helvetica", 12)
    canvas.drawString(60, 810, f"Record of {s.seen('header')}")
    canvas.drawString(60, 30, f"Sent to {s.seen('footer')}")
    canvas.drawString(60, 750, KETTLE)
    canvas.drawString(60, 730, f"Next to {s.seen('body')} they wait.")
    word, at = s.seen("letters placed one by one"), 60.0
    for char in word:
        canvas.drawString(at, 710, char)
        at += canvas.stringWidth(char, "Helvetica", 12)
    text = canvas.beginText(60, 690)
    text.setCharSpace(3)
    text.textOut(s.seen("spaced letters"))
    text.setCharSpace(0)
    canvas.drawText(text)
    half = s.seen("hyphen at a line's end")
    canvas.drawString(60, 670, f"They had been with the family of {half[:6]}-")
    canvas.drawString(60, 655, f"{half[6:]} all day long.")
    order = s.seen("drawn out of order")
    canvas.drawString(60 + canvas.stringWidth(order[:5], "Helvetica", 12), 635, order[5:])
    canvas.drawString(300, 635, "in between")
    canvas.drawString(60, 635, order[:5])
    colours = s.seen("two colours and fonts")
    canvas.drawString(60, 615, colours[:4])
    canvas.setFont("Helvetica-Bold", 12)
    canvas.setFillColorRGB(0.6, 0, 0)
    canvas.drawString(60 + canvas.stringWidth(colours[:4], "Helvetica", 12), 615, colours[4:])
    canvas.setFillColorRGB(0, 0, 0)
    canvas.setFont("Helvetica", 12)
    canvas.saveState()
    canvas.translate(560, 500)
    canvas.rotate(90)
    canvas.drawString(0, 0, f"Turned: {s.seen('turned by 90 degrees')}")
    canvas.restoreState()
    canvas.saveState()
    canvas.translate(380, 560)
    canvas.rotate(25)
    canvas.drawString(0, 0, s.seen("aslant"))
    canvas.restoreState()
    for number, line in enumerate(
        ("Left column says", "that the visit by", f"{s.seen('left column')} was", "short and calm.")
    ):
        canvas.drawString(60, 560 - 15 * number, line)
    for number, line in enumerate(
        ("Right column", f"tells of {s.seen('right column')}", "and others who", "came along.")
    ):
        canvas.drawString(220, 560 - 15 * number, line)
    for row, (left, right) in enumerate((("Who", "When"), (s.seen("table cell"), "Monday"))):
        for column, cell in enumerate((left, right)):
            canvas.rect(60 + 150 * column, 470 - 20 * row, 150, 20)
            canvas.drawString(64 + 150 * column, 475 - 20 * row, cell)
    if font_path():
        canvas.setFont("Wide", 12)
        ligature = s.seen("ligatures", "Zuflimbrofikowa")
        canvas.drawString(60, 420, "Seen: " + ligature.replace("fl", "\ufb02").replace("fi", "\ufb01"))
        canvas.drawString(60, 400, s.seen("right to left", "זוברובסקי")[::-1])  # as fonts draw it, from the left
        canvas.drawString(60, 380, s.seen("accents", "Žuběrokowítz") + " came.")
        canvas.setFont("Helvetica", 12)
    # What is not seen.
    canvas.setFillColorRGB(1, 1, 1)
    canvas.drawString(60, 340, s.hidden("white on white"))
    canvas.setFillColorRGB(0, 0, 0)
    text = canvas.beginText(60, 320)
    text.setTextRenderMode(3)
    text.textOut(s.hidden("invisible mode of rendering"))
    text.setTextRenderMode(0)
    canvas.drawText(text)
    canvas.drawString(60, 300, s.hidden("under a drawn box"))
    canvas.setFillColorRGB(0, 0, 0)
    canvas.rect(55, 295, 200, 18, fill=1)
    canvas.drawString(60, 270, s.hidden("under a picture"))
    from reportlab.lib.utils import ImageReader

    canvas.drawImage(ImageReader(io.BytesIO(saved(drawn("a house", size=(400, 120)), "PNG"))), 50, 255, 240, 40)
    canvas.drawString(700, 400, s.hidden("outside the page"))
    canvas.setFont("Helvetica", 0.01)
    canvas.drawString(60, 240, s.hidden("tiny"))
    canvas.setFont("Helvetica", 12)
    canvas.saveState()
    path = canvas.beginPath()
    path.rect(0, 0, 5, 5)
    canvas.clipPath(path, stroke=0)
    canvas.drawString(60, 220, s.hidden("clipped away"))
    canvas.restoreState()
    canvas.saveState()
    canvas.setFillAlpha(0)
    canvas.drawString(60, 200, s.hidden("transparent"))
    canvas.restoreState()
    canvas.bookmarkPage("here")
    canvas.addOutlineEntry(s.hidden("bookmark of the outline"), "here")
    canvas.linkURL(f"https://example.org/{s.hidden('link target')}", (60, 720, 200, 740))
    canvas.textAnnotation(s.hidden("note on the page"), (300, 300, 320, 320))
    canvas.acroForm.textfield(
        name=s.hidden("form field: name"),
        tooltip=s.hidden("form field: tooltip"),
        value=s.seen("form field: value"),
        x=60,
        y=150,
        width=240,
        height=20,
        fontSize=12,
    )
    canvas.acroForm.choice(
        name="c",
        tooltip="c",
        value="one",
        options=["one", (s.hidden("form choice"), "2")],
        x=320,
        y=150,
        width=100,
        height=20,
    )
    canvas.showPage()


def _scan(s: Seeds) -> Any:
    return drawn(f"Scan about {s.seen('scanned page')}.", "They said that all was well.")


def _second_page(canvas: Any, s: Seeds) -> None:
    """A page turned on its side, of which a part is cropped, with a scan on it: those words are pixels."""
    from reportlab.lib.utils import ImageReader

    canvas.setPageRotation(90)
    canvas.drawImage(ImageReader(io.BytesIO(saved(_scan(s), "PNG"))), 0, 420, 595, 250)
    canvas.setFont("Helvetica", 12)
    canvas.drawString(60, 700, f"On a turned page {s.seen('turned page')} is told of.")
    canvas.drawString(60, 100, f"{s.hidden('outside the crop box')} was cut off.")
    canvas.showPage()


def _surgery(data: bytes, s: Seeds) -> bytes:
    import pikepdf
    from pikepdf import Array, Dictionary, Name, OutlineItem, String

    pdf = pikepdf.open(io.BytesIO(data))
    first, last = pdf.pages[0], pdf.pages[1]
    last.obj.MediaBox, last.obj.CropBox = Array([0, 0, 595, 842]), Array([0, 300, 595, 842])
    root = pdf.Root
    root.Metadata = pdf.make_stream(xmp_of(s.hidden("XMP")), Type=Name.Metadata, Subtype=Name.XML)
    with pdf.open_outline() as outline:
        outline.root.append(OutlineItem(s.hidden("second bookmark"), 0))
    pdf.attachments[f"{s.hidden('attachment: name')}.txt"] = pikepdf.AttachedFileSpec(
        pdf, s.hidden("attachment").encode(), filename="a.txt", description=s.hidden("attachment: description")
    )
    root.OpenAction = Dictionary(S=Name.JavaScript, JS=String(f"app.alert('{s.hidden('JavaScript')}')"))
    root.PieceInfo = Dictionary(Maker=Dictionary(Private=Dictionary(Who=String(s.hidden("PieceInfo")))))
    root.Lang = String("en-GB")
    root.PageLabels = Dictionary(Nums=Array([0, Dictionary(P=String(s.hidden("page label")))]))
    root.URI = Dictionary(Base=String(f"https://{s.hidden('base of links')}.example.org/"))
    element = Dictionary(
        Type=Name.StructElem,
        S=Name.P,
        Alt=String(s.hidden("structure: Alt")),
        ActualText=String(s.hidden("structure: ActualText")),
        E=String(s.hidden("structure: expansion")),
        T=String(s.hidden("structure: title")),
    )
    root.StructTreeRoot = pdf.make_indirect(
        Dictionary(
            Type=Name.StructTreeRoot,
            K=Array([pdf.make_indirect(element)]),
            RoleMap=Dictionary({f"/{s.hidden('structure: role')}": Name.P}),
        )
    )
    layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String(s.hidden("layer: name"))))
    root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(OFF=Array([layer]), Order=Array([layer])))
    fonts = first.obj.Resources.Font
    font = next(name for name, one in fonts.items() if one.BaseFont == "/Helvetica")
    first.obj.Resources.Properties = Dictionary(
        L0=layer, P0=Dictionary(ActualText=String(s.hidden("marked content: property")))
    )
    form = pdf.make_stream(
        f"BT {font} 12 Tf 60 100 Td ({s.seen('form XObject')}) Tj ET".encode(),
        Type=Name.XObject,
        Subtype=Name.Form,
        BBox=Array([0, 0, 595, 842]),
        Resources=Dictionary(Font=fonts),
    )
    first.obj.Resources.XObject = Dictionary({**dict(first.obj.Resources.get("/XObject", {}).items()), "/Fx9": form})
    more = (
        f"q /Fx9 Do Q BT {font} 12 Tf 60 180 Td /OC /L0 BDC ({s.hidden('layer that is off')}) Tj EMC ET "
        f"/Span << /ActualText ({s.hidden('marked content: ActualText')}) >> BDC BT {font} 12 Tf 300 180 Td (plain words) Tj ET EMC /P /P0 BDC EMC "
        f"% {s.hidden('comment in the content')}\n"
    )
    first.contents_add(more.encode())
    for scan in last.obj.Resources.XObject.values():  # as scanners write it: the camera's file itself, with its EXIF
        scan.write(saved(_scan(s), "JPEG", quality=92, exif=exif_of(s)), filter=Name.DCTDecode)
        scan.BitsPerComponent, scan.ColorSpace, scan.Width, scan.Height = 8, Name.DeviceRGB, *_scan(s).size
    root.Dests = Dictionary({f"/{s.hidden('destination')}": Array([first.obj, Name.Fit])})
    first.obj.Thumb = _image(pdf, drawn(s.hidden("thumbnail"), size=(700, 120)))
    stamp = pdf.make_stream(
        f"BT {font} 12 Tf 4 4 Td ({s.seen('stamp: appearance')}) Tj ET".encode(),
        Type=Name.XObject,
        Subtype=Name.Form,
        BBox=Array([0, 0, 200, 20]),
        Resources=Dictionary(Font=fonts),
    )
    nothing = pdf.make_stream(b"", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 9, 9]))
    annotations = [
        Dictionary(Type=Name.Annot, Subtype=Name.Stamp, Rect=Array([300, 60, 500, 80]), Contents=String(s.hidden("stamp: contents")), NM=String(s.hidden("stamp: name")), F=4, AP=Dictionary(N=stamp)),
        Dictionary(Type=Name.Annot, Subtype=Name.Highlight, Rect=Array([60, 725, 200, 745]), C=Array([1, 1, 0]), AP=Dictionary(N=nothing), QuadPoints=Array([60, 745, 200, 745, 60, 725, 200, 725]), T=String(s.hidden("highlight: author")), RC=String(f"<body>{s.hidden('highlight: rich text')}</body>"), Subj=String(s.hidden("highlight: subject"))),
        Dictionary(Type=Name.Annot, Subtype=Name.FileAttachment, Rect=Array([500, 60, 510, 70]), FS=Dictionary(Type=Name.Filespec, F=String("b.txt"), EF=Dictionary(F=pdf.make_stream(s.hidden("attached to a page").encode())))),
    ]  # fmt: skip
    for annotation in annotations:
        first.obj.Annots.append(pdf.make_indirect(annotation))
    unused = pdf.make_indirect(Dictionary(Left=String(s.hidden("object that nothing uses"))))
    pdf.trailer["/Leftover"] = unused
    out = io.BytesIO()
    pdf.save(out, deterministic_id=True, compress_streams=True, fix_metadata_version=False)
    return out.getvalue() + f"\n% {s.hidden('after the end')}\n".encode()


def _image(pdf: Any, picture: Any) -> Any:
    from pikepdf import Name

    grey = picture.convert("L")
    return pdf.make_stream(
        grey.tobytes(),
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=grey.width,
        Height=grey.height,
        ColorSpace=Name.DeviceGray,
        BitsPerComponent=8,
    )


def editions() -> Torture:
    """A letter that was saved again with other words: the earlier edition is still in the file. And pages of odd sizes."""
    s = Seeds(14)
    out = io.BytesIO()
    canvas = _canvas(out)
    canvas.setPageCompression(0)
    canvas.setFont("Helvetica", 12)
    canvas.drawString(60, 750, KETTLE)
    canvas.drawString(60, 730, f"Earlier it said {s.hidden('earlier edition')} here.")
    canvas.save()
    data = out.getvalue()
    match = re.search(rb"(\d+) 0 obj\r?\n<<[^>]*/Length[^>]*>>\s*stream", data)
    assert match
    number = int(match[1])
    words = f"BT /F1 12 Tf 60 750 Td ({KETTLE}) Tj 0 -20 Td (Now it says {s.seen('latest edition')} here.) Tj ET"
    body = f"{number} 0 obj\n<< /Length {len(words)} >>\nstream\n{words}\nendstream\nendobj\n"
    start = int(re.findall(rb"startxref\s+(\d+)", data)[-1])
    trailer = re.findall(rb"trailer\s*<<(.*?)>>\s*startxref", data, re.DOTALL)[-1].decode("latin-1")
    where = len(data) + len(body)
    update = f"{body}xref\n{number} 1\n{len(data):010d} 00000 n \ntrailer\n<<{trailer} /Prev {start} >>\nstartxref\n{where}\n%%EOF\n"
    return Torture("editions.pdf", data + update.encode("latin-1"), s)


def printed() -> Torture:
    """A page printed to PDF by Chromium: tags, outline, links, ligatures, columns, a script that runs from right to left."""
    s = Seeds(15)
    split, half = s.seen("split by tags"), s.seen("soft hyphen")
    page = f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{s.hidden("title")}</title><style>
    body {{ font: 12pt sans-serif }} .two {{ columns: 2; }} .narrow {{ width: 9em; hyphens: manual }} .turned {{ writing-mode: vertical-rl }}</style></head><body>
    <h1>Visit to {s.seen("heading")}</h1><p>{KETTLE}</p><p>Next to {split[:4]}<b>{split[4:7]}</b><i>{split[7:]}</i> they wait.</p>
    <p class="narrow">They stayed with {half[:6]}&shy;{half[6:]} there.</p>
    <div class="two"><p>The left column says that the visit of {s.seen("columns")} was short. The right column tells of others who came along in the afternoon.</p></div>
    <p>Office of the <a href="https://example.org/{s.hidden("link target")}">{s.seen("link text")}</a> and {s.seen("ligatures", "Zuflimbrofikowa")}.</p>
    <p dir="rtl" lang="ar">{s.seen("right to left", "زوبروفسكايا")}</p><p class="turned">Turned {s.seen("vertical text")}</p>
    <p style="letter-spacing: 3px">{s.seen("spaced letters")}</p><p style="transform: rotate(4deg); margin: 40px 0">{s.seen("aslant")}</p>
    <img alt="{s.hidden("alternative text")}" width="200" height="60" src="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'%3E%3Crect width='9' height='9'/%3E%3C/svg%3E">
    <p style="color: #fff">{s.hidden("white on white")}</p><table><tr><th>Who</th><td>{s.seen("table cell")}</td></tr></table></body></html>"""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "page.html").write_text(page, encoding="utf-8")
        subprocess.run(
            ["chromium", "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder / 'profile'}", "--no-pdf-header-footer", "--generate-pdf-document-outline",
             f"--print-to-pdf={folder / 'page.pdf'}", f"file://{folder / 'page.html'}"],
            capture_output=True, timeout=90, check=True,
        )  # fmt: skip
        data = (folder / "page.pdf").read_bytes()
    return Torture("printed.pdf", data, s)


MAKERS = {
    "pdf by reportlab": Maker(letter, ocr=True),
    "pdf with editions": Maker(editions, is_whole=True),
    "pdf by Chromium": Maker(printed, ("chromium",)),
}
