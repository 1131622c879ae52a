"""Small documents of every format, for benchmarks/fuzz.py to spoil. All names, places and numbers are invented."""

from __future__ import annotations

import base64
import io
import zipfile
from collections.abc import Callable, Mapping
from functools import cache

LINES = (
    "Dear Mrs Adebayo,",
    "Rhys Quillfeather (NHS number 999 123 4578) was seen at home by Łukasz Nowicki on 3 February 2026.",
    "His mother, Ngozi, can be rung on 020 7946 0123. The flat is cold, and the window does not shut.",
    "Tŷ Coch, 14 Larch Grove, ZZ99 3AB",
)
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "urn:oasis:names:tc:opendocument:xmlns"


@cache
def picture(kind: str = "PNG", frames: int = 1) -> bytes:
    """A small picture with a line of text, in as many frames as asked."""
    from PIL import Image, ImageDraw

    drawn: list[Image.Image] = []
    for number in range(frames):
        one = Image.new("RGB", (240, 60), "white")
        ImageDraw.Draw(one).text((10, 20), f"Rhys Quillfeather {number}", fill="black")
        drawn.append(one)
    out = io.BytesIO()
    more = {"save_all": True, "append_images": drawn[1:]} if frames > 1 else {}
    exif = Image.Exif()
    exif[0x010E] = "taken by Ngozi"
    drawn[0].save(out, kind, exif=exif, **more)
    return out.getvalue()


def docx() -> list[bytes]:
    """A letter by python-docx with a table, a header, a picture; and one by hand with changes, a comment, a field, a text box."""
    import docx
    from docx.shared import Cm

    letter = docx.Document()
    letter.core_properties.author = "Ngozi"
    letter.sections[0].header.paragraphs[0].text = "Re: Rhys Quillfeather"
    letter.add_heading("Review", 1)
    for line in LINES:
        paragraph = letter.add_paragraph(line[:9])
        paragraph.add_run(line[9:]).bold = True
    letter.add_paragraph("first", style="List Number")
    table = letter.add_table(2, 2, style="Table Grid")
    table.cell(0, 0).text, table.cell(1, 1).text = "Name", "Rhys"
    table.cell(0, 0).merge(table.cell(0, 1))
    letter.add_picture(io.BytesIO(picture()), Cm(4))
    out = io.BytesIO()
    letter.save(out)
    return [out.getvalue(), _package(_BY_HAND)]


_RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_BY_HAND = {
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{_RELS}"><Relationship Id="r1" Type="{_REL}/officeDocument" Target="word/document.xml"/></Relationships>',
    "word/_rels/document.xml.rels": f'<Relationships xmlns="{_RELS}"><Relationship Id="r1" Type="{_REL}/comments" Target="comments.xml"/>'
    f'<Relationship Id="r2" Type="{_REL}/footnotes" Target="footnotes.xml"/>'
    f'<Relationship Id="r3" Type="{_REL}/hyperlink" Target="mailto:ngozi@example.org" TargetMode="External"/></Relationships>',
    "word/comments.xml": f'<w:comments xmlns:w="{_W}"><w:comment w:id="0" w:author="Ngozi"><w:p><w:r><w:t>Who is Rhys?</w:t></w:r></w:p></w:comment></w:comments>',
    "word/footnotes.xml": f'<w:footnotes xmlns:w="{_W}"><w:footnote w:id="2"><w:p><w:r><w:t>see Larch Grove</w:t></w:r></w:p></w:footnote></w:footnotes>',
    "word/document.xml": f'<w:document xmlns:w="{_W}" xmlns:r="{_REL}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml"><w:body>'
    '<w:p><w:r><w:t>Quill</w:t></w:r><w:ins w:id="1" w:author="N"><w:r><w:t>feather</w:t></w:r></w:ins><w:del w:id="2"><w:r>'
    '<w:delText>Nowicki</w:delText></w:r></w:del><w:commentRangeStart w:id="0"/><w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
    '<w:p><w:hyperlink r:id="r3"><w:r><w:t>Ngozi</w:t></w:r></w:hyperlink><w:fldSimple w:instr="AUTHOR"><w:r><w:t>Łukasz</w:t></w:r></w:fldSimple>'
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DATE</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    '<w:r><w:t>3 May</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:sdt><w:sdtContent><w:r><w:t>ZZ99</w:t></w:r></w:sdtContent></w:sdt></w:p>'
    '<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><wps:txbx><w:txbxContent><w:p><w:r><w:t>in a box</w:t></w:r></w:p></w:txbxContent>'
    "</wps:txbx></mc:Choice><mc:Fallback><v:shape><v:textbox><w:txbxContent><w:p><w:r><w:t>in a box</w:t></w:r></w:p></w:txbxContent></v:textbox>"
    '</v:shape></mc:Fallback></mc:AlternateContent></w:r></w:p><w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr><w:p><w:r><w:t>cell</w:t></w:r>'
    "</w:p><w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl><w:p/></w:tc></w:tr></w:tbl><w:sectPr/></w:body></w:document>",
}


def _package(parts: Mapping[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content)
    return out.getvalue()


def pdf() -> list[bytes]:
    """Two pages with text, a picture, an annotation and a form field: once with open objects and streams, once packed."""
    import pikepdf
    from pikepdf import Array, Dictionary, Name, String

    made = pikepdf.new()
    font = made.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
    image = made.make_stream(bytes(range(256)) * 12)
    image.update({"/Type": Name.XObject, "/Subtype": Name.Image, "/Width": 64, "/Height": 16, "/ColorSpace": Name.DeviceRGB, "/BitsPerComponent": 8})  # fmt: skip
    form = made.make_stream(b"BT /F 9 Tf 10 10 Td (in a form) Tj ET")
    form.update({"/Type": Name.XObject, "/Subtype": Name.Form, "/BBox": Array([0, 0, 99, 99])})
    for turned in (0, 90):
        text = "".join(
            f"1 0 0 1 50 {250 - 14 * i} Tm ({line.encode('latin-1', 'replace').decode('latin-1')}) Tj "
            for i, line in enumerate(LINES)
        )
        content = f"q 60 0 0 20 50 150 cm /I Do Q /X Do BT /F 11 Tf {text}ET".encode("latin-1")
        page = Dictionary(
            Type=Name.Page, MediaBox=Array([0, 0, 420, 300]), Rotate=turned, Contents=made.make_stream(content),
            Resources=Dictionary(Font=Dictionary(F=font), XObject=Dictionary(I=image, X=form)),
        )  # fmt: skip
        note = Dictionary(
            Type=Name.Annot, Subtype=Name.Text, Rect=Array([9, 9, 29, 29]), Contents=String("a note by Ngozi")
        )
        field = Dictionary(Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, T=String("name"), V=String("Rhys"), Rect=Array([50, 90, 150, 110]))  # fmt: skip
        page.Annots = Array([made.make_indirect(note), made.make_indirect(field)])
        made.pages.append(pikepdf.Page(made.make_indirect(page)))
    made.Root.AcroForm = Dictionary(Fields=Array([made.pages[0].obj.Annots[1]]), DA=String("/F 9 Tf"))
    made.docinfo["/Title"] = "Review"
    out, packed = io.BytesIO(), io.BytesIO()
    made.save(out, compress_streams=False, object_stream_mode=pikepdf.ObjectStreamMode.disable, static_id=True)
    made.save(packed, object_stream_mode=pikepdf.ObjectStreamMode.generate, static_id=True)
    return [out.getvalue(), packed.getvalue()]


def html() -> list[bytes]:
    """A page with a table, hidden parts, a script, a picture in a link, and entities."""
    inline = base64.b64encode(picture()).decode()
    body = "".join(f"<p class='a' title='of Rhys'>{line}</p>" for line in LINES)
    return [
        f"""<!DOCTYPE html><html lang=en><head><meta charset=utf-8><title>Review</title><style>.a{{color:red}} .h{{display:none}}</style>
        <script>var name = "Rhys";</script></head><body><!-- Ngozi --><h1>Re: <b>Rhys</b> Quill<i>feather</i></h1>{body}
        <div class=h>hidden</div><ul><li>one<li>two</ul><table><tr><th>Name<td rowspan=2>Rhys &amp; N&#x67;ozi&nbsp;<tr><td>x</table>
        <a href="mailto:ngozi@example.org?subject=Rhys">write</a><img alt="Rhys" src="data:image/png;base64,{inline}">
        <form><input value="Łukasz"><select><option selected>yes<option>no</select><textarea>said</textarea></form>
        <svg><text>in a drawing</text></svg><template>never</template></body></html>""".encode()
    ]


def eml() -> list[bytes]:
    """A mail with a plain and an HTML part, a picture, a Word file, a mail within it, a calendar; and one in Latin-1 without parts."""
    from email.message import EmailMessage

    mail = EmailMessage()
    mail["From"] = "Ngozi Adebayo <ngozi@example.org>"
    mail["To"] = "team@example.org, Rhys <rhys@example.org>"
    mail["Subject"] = "Besuch bei Łukasz"
    mail["Date"] = "Tue, 03 Feb 2026 10:00:00 +0000"
    mail["Message-ID"] = "<1@example.org>"
    mail.set_content("\n".join(LINES))
    mail.add_alternative(html()[0].decode(), subtype="html")
    mail.add_attachment(docx()[1], maintype="application", subtype="vnd.openxmlformats-officedocument.wordprocessingml.document", filename="letter.docx")  # fmt: skip
    mail.add_attachment("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:Rhys\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n", subtype="calendar", filename="visit.ics")  # fmt: skip
    inner = EmailMessage()
    inner["From"], inner["Subject"] = "rhys@example.org", "Re: visit"
    inner.set_content("Thank you\n> Dear Rhys\n")
    mail.add_attachment(inner)
    mail["X-Boundary"] = "none"
    mail.set_boundary("====1====")
    for number, part in enumerate(mail.walk()):
        if part.is_multipart() and part.get_content_maintype() == "multipart":
            part.set_boundary(f"====part-{number}====")
    plain = (
        "From: ngozi@example.org\r\nSubject: =?iso-8859-1?Q?T=F4_Rhys?=\r\nContent-Type: text/plain; charset=iso-8859-1\r\n"
        "Content-Transfer-Encoding: quoted-printable\r\n\r\nD=E9ar Rhys,=\r\n and so on\r\n"
    )
    return [mail.as_bytes(), plain.encode()]


def rtf() -> list[bytes]:
    """A letter with fonts, a table, a picture, a field, a footnote, and characters in three ways."""
    lines = "".join(
        "".join(letter if ord(letter) < 128 else f"\\u{ord(letter)}?" for letter in line) + "\\par\n" for line in LINES
    )
    head = (
        r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fswiss Arial;}{\f1\fcharset238 Times;}}{\colortbl;\red0\green0\blue0;}"
        r"{\info{\author Ngozi}}{\header Re: Rhys\par}\f0\fs22 "
    )
    body = (
        r"D\'e9ar {\b Rh}ys\~Q\-uill\par{\field{\*\fldinst HYPERLINK mailto:ngozi@example.org}{\fldrslt write}}{\footnote a note}\par"
        r"\trowd\cellx3000\cellx6000\intbl Name\cell Rhys\cell\row\pard{\*\generator X;}{\pict\pngblip "
    )
    return [
        (head + lines + body + picture().hex() + r"}{\v hidden}{\deleted gone}\f1 \'b3\par\bin4 {}{}}").encode(
            "latin-1"
        )
    ]


def odt() -> list[bytes]:
    """A text document with a table, a list, a note, a tracked change, a picture."""
    spaces = " ".join(
        f'xmlns:{name}="{_OFFICE}:{name}:1.0"' for name in ("office", "text", "table", "style", "drawing")
    )
    spaces += f' xmlns:draw="{_OFFICE}:drawing:1.0" xmlns:xlink="http://www.w3.org/1999/xlink"'
    body = "".join(f"<text:p>{line[:5]}<text:span>{line[5:]}</text:span></text:p>" for line in LINES)
    content = (
        f'<office:document-content {spaces}><office:body><office:text><text:tracked-changes><text:changed-region text:id="c1"><text:deletion>'
        f"<text:p>gone</text:p></text:deletion></text:changed-region></text:tracked-changes><text:h>Review</text:h>{body}"
        '<text:list><text:list-item><text:p>one<text:s text:c="3"/>two<text:tab/><text:line-break/></text:p></text:list-item></text:list>'
        "<table:table><table:table-row><table:table-cell><text:p>Rhys</text:p></table:table-cell></table:table-row></table:table>"
        '<text:p>x<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>a note</text:p></text:note-body>'
        '</text:note><text:change text:change-id="c1"/><draw:frame><draw:image xlink:href="Pictures/1.png"/></draw:frame></text:p>'
        "</office:text></office:body></office:document-content>"
    )
    return [
        _package(
            {
                "mimetype": "application/vnd.oasis.opendocument.text",
                "content.xml": content,
                "styles.xml": f"<office:document-styles {spaces}/>",
                "meta.xml": f"<office:document-meta {spaces}/>",
                "Pictures/1.png": picture(),
                "META-INF/manifest.xml": f'<manifest:manifest xmlns:manifest="{_OFFICE}:manifest:1.0"/>',
            }
        )
    ]


def xlsx() -> list[bytes]:
    """A workbook with two sheets, one hidden, dates, a formula, a comment, merged cells."""
    import datetime

    import openpyxl
    from openpyxl.comments import Comment

    book = openpyxl.Workbook()
    sheet = book.create_sheet("notes", 0)
    sheet.append(["Date", "Author", "Note"])
    for line in LINES:
        sheet.append([datetime.date(2026, 2, 3), "Ngozi", line])
    sheet["E1"], sheet["A2"].comment = "=1+1", Comment("of Rhys", "Ngozi")
    sheet.merge_cells("B8:C9")
    book.create_sheet("hidden").sheet_state = "hidden"
    out = io.BytesIO()
    book.save(out)
    return [out.getvalue()]


SEEDS: Mapping[str, Callable[[], list[bytes]]] = {
    "docx": docx,
    "pdf": pdf,
    "html": html,
    "eml": eml,
    "rtf": rtf,
    "odt": odt,
    "xlsx": xlsx,
    "png": lambda: [picture("PNG")],
    "jpg": lambda: [picture("JPEG")],
    "tiff": lambda: [picture("TIFF", 2)],
}
"""The seeds of each format, by suffix; `seeds_of` makes them once."""


@cache
def seeds_of(kind: str) -> tuple[bytes, ...]:
    """The documents of a format that are spoilt."""
    return tuple(SEEDS[kind]())
