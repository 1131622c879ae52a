"""Word files made of raw XML, part by part, and a search of copies that shares nothing with the code under test."""

from __future__ import annotations

import html
import io
import re
import zipfile
from collections.abc import Callable, Mapping, Sequence

from recordlint.documents.blocks import Block, Content, Copy, DocumentOptions, Edit, edited
from recordlint.documents.word import copy, read

BASE = "http://schemas.openxmlformats.org/"
OFFICE = BASE + "officeDocument/2006/relationships/"
NS = {
    "w": BASE + "wordprocessingml/2006/main", "r": BASE + "officeDocument/2006/relationships", "m": BASE + "officeDocument/2006/math",
    "a": BASE + "drawingml/2006/main", "pic": BASE + "drawingml/2006/picture", "wp": BASE + "drawingml/2006/wordprocessingDrawing",
    "mc": BASE + "markup-compatibility/2006", "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "wpg": "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup",
    "v": "urn:schemas-microsoft-com:vml", "o": "urn:schemas-microsoft-com:office:office", "w10": "urn:schemas-microsoft-com:office:word",
    "c": BASE + "drawingml/2006/chart", "dgm": BASE + "drawingml/2006/diagram", "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "w15": "http://schemas.microsoft.com/office/word/2012/wordml",
}  # fmt: skip
DECLARED = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NS.items())
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
OPTIONS = DocumentOptions()
KEEP = DocumentOptions(images="keep")


def run(text: str, properties: str = "") -> str:
    """A run of text."""
    return f'<w:r>{f"<w:rPr>{properties}</w:rPr>" if properties else ""}<w:t xml:space="preserve">{html.escape(text)}</w:t></w:r>'


def para(*inline: str, properties: str = "") -> str:
    """A paragraph; what is no XML is a run of text."""
    body = "".join(one if one.startswith("<") else run(one) for one in inline)
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{body}</w:p>"


def part(name: str, content: str, attributes: str = "") -> str:
    """An XML part with every namespace declared."""
    return f"{HEAD}<{name} {DECLARED} {attributes}>{content}</{name}>"


def package(
    body: str,
    parts: Mapping[str, str | bytes] | None = None,
    links: Sequence[tuple[str, str, str]] = (),
    section: str = "",
    comment: bytes = b"",
) -> bytes:
    """A Word file. `links` are (id, kind, target) of the main document; a target with "://" or "mailto:" is outside."""
    held: dict[str, str | bytes] = {
        "[Content_Types].xml": f'{HEAD}<Types xmlns="{BASE}package/2006/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="png" ContentType="image/png"/><Override PartName="/word/document.xml" ContentType="application/vnd.'
        'openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
        "_rels/.rels": f'{HEAD}<Relationships xmlns="{BASE}package/2006/relationships"><Relationship Id="rId1" Type="{OFFICE}officeDocument" '
        'Target="word/document.xml"/></Relationships>',
        "word/document.xml": part("w:document", f"<w:body>{body}<w:sectPr>{section}</w:sectPr></w:body>"),
        "word/_rels/document.xml.rels": f'{HEAD}<Relationships xmlns="{BASE}package/2006/relationships">'
        + "".join(
            f'<Relationship Id="{identity}" Type="{OFFICE}{kind}" Target="{target}"'
            f"{' TargetMode=' + chr(34) + 'External' + chr(34) if re.match('[a-z]+:', target) else ''}/>"
            for identity, kind, target in links
        )
        + "</Relationships>",
        **(parts or {}),
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.comment = comment
        for name, data in held.items():
            archive.writestr(zipfile.ZipInfo(name, (2020, 1, 1, 0, 0, 0)), data)
    return out.getvalue()


def picture(kind: str = "PNG", size: tuple[int, int] = (40, 20), **save: object) -> bytes:
    """A picture of two colours."""
    from PIL import Image

    image = Image.new("RGB", size, "navy")
    image.paste((200, 40, 40), (0, 0, size[0] // 2, size[1]))
    out = io.BytesIO()
    image.save(out, kind, **save)
    return out.getvalue()


def drawn_picture(
    identity: str, description: str = "", width: int = 381000, height: int = 190500, crop: str = ""
) -> str:
    """An inline picture of 40 × 20 pixels."""
    return (
        f'<w:r><w:drawing><wp:inline><wp:extent cx="{width}" cy="{height}"/><wp:docPr id="1" name="Picture 1" descr="{description}"/>'
        f'<a:graphic><a:graphicData uri="{NS["pic"]}"><pic:pic><pic:nvPicPr><pic:cNvPr id="0" name="Picture 1" descr="{description}"/>'
        f'<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="{identity}"/>{crop}<a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        "<pic:spPr/></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def text_box(content: str, fallback: str = "") -> str:
    """A text box as Word writes it, with the VML for older editions."""
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" '
        'relativeHeight="2" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        '<wp:positionH relativeFrom="margin"><wp:align>right</wp:align></wp:positionH><wp:positionV relativeFrom="paragraph"><wp:posOffset>'
        '12700</wp:posOffset></wp:positionV><wp:extent cx="2000000" cy="900000"/><wp:wrapSquare wrapText="bothSides"/>'
        f'<wp:docPr id="3" name="Text Box 2"/><a:graphic><a:graphicData uri="{NS["wps"]}"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr>'
        '<a:prstGeom prst="rect"/><a:solidFill><a:srgbClr val="FFEECC"/></a:solidFill></wps:spPr>'
        f"<wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>"
        f'</mc:Choice><mc:Fallback><w:pict><v:shape style="width:100pt;height:50pt"><v:textbox><w:txbxContent>{fallback or content}'
        "</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def field(code: str, *result: str, data: str = "") -> str:
    """A complex field."""
    shown = "".join(one if one.startswith("<") else run(one) for one in result)
    return (
        f'<w:r><w:fldChar w:fldCharType="begin">{data}</w:fldChar></w:r><w:r><w:instrText xml:space="preserve">{html.escape(code)}</w:instrText>'
        f'</w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>{shown}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def table(*rows: Sequence[str], properties: str = "") -> str:
    """A table; what is no XML becomes a paragraph in its cell."""
    lines = "".join(
        "<w:tr>" + "".join(f"<w:tc>{cell if cell.startswith('<') else para(cell)}</w:tc>" for cell in row) + "</w:tr>"
        for row in rows
    )
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr><w:tblGrid>{'<w:gridCol w:w=' + chr(34) + '3000' + chr(34) + '/>' * len(rows[0])}</w:tblGrid>{lines}</w:tbl>"


def blocks(data: bytes, options: DocumentOptions = OPTIONS) -> list[Block]:
    """The blocks that a copy has."""
    return [block for block in read(data, "letter.docx", options).blocks if block.in_copy]


def texts(data: bytes, options: DocumentOptions = OPTIONS) -> list[str]:
    """The texts that a copy has."""
    return [block.text for block in blocks(data, options)]


def asides(data: bytes) -> dict[str, list[str]]:
    """What is read and never copied, by what it is."""
    found: dict[str, list[str]] = {}
    for block in read(data, "letter.docx", OPTIONS).blocks:
        if not block.in_copy:
            found.setdefault((block.place.part or "").rpartition(", ")[2], []).append(block.text)
    return found


def copied(
    data: bytes, decide: Callable[[Block], Sequence[Edit]] = lambda block: (), options: DocumentOptions = OPTIONS
) -> tuple[Copy, Content, list[str]]:
    """A copy, what was read of the source, and the texts that the copy must have."""
    content = read(data, "letter.docx", options)
    kept = [block for block in content.blocks if block.in_copy]
    edits = [decide(block) for block in kept]
    made = copy(data, "letter.docx", options, edits)
    return made, content, [edited(block.text, those) for block, those in zip(kept, edits, strict=True)]


def withholding(pattern: str, label: str = "[family member 1]", pictures: bool = True) -> Callable[[Block], list[Edit]]:
    """Edits that withhold a pattern in every block, and pictures that are proposed to be withheld."""

    def decide(block: Block) -> list[Edit]:
        if block.picture == "withhold" and pictures:
            return [Edit(0, len(block.text), "[picture withheld]", "[picture withheld]")]
        return [
            Edit(found.start(), found.end(), label, label) for found in re.finditer(pattern, block.text, re.IGNORECASE)
        ]

    return decide


def parts_of(data: bytes) -> dict[str, bytes]:
    """The parts of a package by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {info.filename: archive.read(info) for info in archive.infolist()}


def leaks(data: bytes, word: str) -> list[str]:
    """The parts of a package in which a word shows, in any writing: tags between its letters, UTF-16, what nobody sees, the zip itself."""
    word = word.lower()
    found = ["the zip"] if word.encode() in data.lower() else []
    for name, held in parts_of(data).items():
        views = [
            name,
            *(held.decode(code, errors="replace") for code in ("utf-8", "utf-16-le", "utf-16-be", "latin-1")),
        ]
        plain = html.unescape(held.decode(errors="replace"))
        views += [re.sub(r"<[^>]*>", "", plain), "".join(re.findall(r"<w:t[ >][^<]*?>?([^<>]*)</w:t>", plain))]
        views += ["".join(re.findall(r'="([^"]*)"', plain))]
        if any(word in re.sub("[\u00ad\u200b-\u200f\u2060\ufeff\\s]", "", view).lower() for view in views):
            found.append(name)
    return found
