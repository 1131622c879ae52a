"""A marker in every place that a Word file has: none is left in a copy."""

from __future__ import annotations

import pytest

from recordlint.documents.word import raw, read
from tests.documents.word.helpers import (
    BASE,
    HEAD,
    KEEP,
    OFFICE,
    copied,
    drawn_picture,
    field,
    leaks,
    package,
    para,
    part,
    parts_of,
    picture,
    run,
    table,
    text_box,
    texts,
    withholding,
)  # fmt: skip

NAME = "Quillfeather"
SPLIT = run("Quill") + '<w:bookmarkStart w:id="1" w:name="Quillfeather"/>' + run("fea", "<w:b/>") + run("ther")
SOFT = run("Quill\u00adfea") + "<w:r><w:softHyphen/></w:r>" + run("th\u200ber", "<w:i/>")
NO_RESULT = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>XE "Quillfeather"</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
BOUND = '<w:sdtPr><w:alias w:val="Quillfeather"/><w:tag w:val="Quillfeather"/></w:sdtPr>'
LIST = '<w:ddList><w:result w:val="1"/><w:listEntry w:val="Other"/><w:listEntry w:val="Quillfeather"/></w:ddList>'
RUBY = f"<w:r><w:ruby><w:rt>{run('Quillfeather')}</w:rt><w:rubyBase>{run('Quillfeather')}</w:rubyBase></w:ruby></w:r>"
GRAPHIC = '<w:r><w:drawing><wp:inline><wp:extent cx="3000000" cy="1500000"/><wp:docPr id="9" name="Quillfeather" descr="Quillfeather"/><a:graphic><a:graphicData uri="x">{}</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
INLINE = {
    "a run": run("Ms Quillfeather came."),
    "split runs": SPLIT,
    "soft hyphens": SOFT,
    "in capitals": run("QUILLFEATHER"),
    "revision ids": '<w:r w:rsidR="00Quillfeather"><w:t>x</w:t></w:r>',
    "an insertion": f'<w:ins w:id="1" w:author="Quillfeather">{run("Quill")}</w:ins>{run("feather")}',
    "a deletion": '<w:del w:id="1" w:author="Quillfeather"><w:r><w:delText>Quillfeather</w:delText></w:r></w:del>',
    "a move": f"<w:moveFrom>{run('Quillfeather')}</w:moveFrom><w:moveTo>{run('Quillfeather')}</w:moveTo>",
    "hidden text": run("Quillfeather", "<w:vanish/>"),
    "text hidden by style": run("Quillfeather", '<w:rStyle w:val="Secret"/>'),
    "a field's code": field(' HYPERLINK "mailto:quillfeather@example.org" ', "mail"),
    "a field's result": field(" REF quillfeather ", "Quill", run("feather", "<w:b/>")),
    "a field without result": NO_RESULT,
    "a simple field": f'<w:fldSimple w:instr=" AUTHOR Quillfeather ">{run("Quillfeather")}</w:fldSimple>',
    "a field inside a code": field(" IF ", "shown").replace("</w:instrText></w:r>", "</w:instrText></w:r>" + field(" MERGEFIELD Quillfeather ", NAME), 1),
    "a form field": field(" FORMTEXT ", "Quillfeather", data='<w:ffData><w:name w:val="Quillfeather"/><w:helpText w:val="Quillfeather"/></w:ffData>'),
    "a drop-down": field(" FORMDROPDOWN ", data=f"<w:ffData>{LIST}</w:ffData>"),
    "a link": f'<w:hyperlink r:id="rLink" w:tooltip="Quillfeather" w:anchor="Quillfeather">{SPLIT}</w:hyperlink>',
    "a content control": f"<w:sdt>{BOUND}<w:sdtContent>{SPLIT}</w:sdtContent></w:sdt>",
    "a smart tag": f'<w:smartTag w:uri="Quillfeather" w:element="Quillfeather">{SPLIT}</w:smartTag>',
    "a comment's mark": '<w:commentRangeStart w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>',
    "maths": "<m:oMath><m:r><m:t>Quill</m:t></m:r><m:sSup><m:e><m:r><m:t>feather</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup></m:oMath>",
    "values of maths": '<m:oMath><m:acc><m:accPr><m:chr m:val="Quillfeather"/></m:accPr><m:e><m:r><m:t>x</m:t></m:r></m:e></m:acc></m:oMath>',
    "ruby": RUBY,
    "symbols": "".join(f'<w:r><w:sym w:font="Arial" w:char="{ord(one):04X}"/></w:r>' for one in NAME),
    "symbols of a font": '<w:r><w:sym w:font="Quillfeather" w:char="F041"/></w:r>',
    "a text box": text_box(para(SPLIT)),
    "an old text box": '<w:r><w:pict><v:shape id="Quillfeather" alt="Quillfeather" style="position:absolute;width:90pt;height:40pt"><v:textbox>'
    f"<w:txbxContent>{para(SPLIT)}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>",
    "another text in the fallback": text_box(para("harmless"), para("Quillfeather")),
    "a watermark": '<w:r><w:pict><v:shape style="width:200pt;height:50pt"><v:textpath string="Quillfeather"/></v:shape></w:pict></w:r>',
    "alternative text": drawn_picture("rPng", "Quillfeather"),
    "EXIF": drawn_picture("rJpeg"),
    "a chart": GRAPHIC.format('<c:chart r:id="rChart"/>'),
    "a diagram": GRAPHIC.format('<dgm:relIds r:dm="rDiagram"/>'),
    "an unknown graphic": GRAPHIC.format("<a:unknown><a:t>Quillfeather</a:t></a:unknown>"),
    "an object": '<w:r><w:object><v:shape style="width:90pt;height:40pt"><v:imagedata r:id="rPng" o:title="Quillfeather"/></v:shape>'
    '<o:OLEObject ProgID="Quillfeather" r:id="rOle"/></w:object></w:r>',
    "a footnote": '<w:r><w:footnoteReference w:id="2"/></w:r>',
    "an endnote": '<w:r><w:endnoteReference w:id="2"/></w:r>',
    "a font": run("x", '<w:rFonts w:ascii="Quillfeather" w:hAnsi="Quillfeather"/>'),
    "a language": run("x", '<w:lang w:val="Quillfeather" w:eastAsia="en-Quillfeather"/>'),
    "a colour": run("x", '<w:color w:val="Quillfeather"/><w:shd w:val="Quillfeather" w:fill="Quillfeather"/><w:u w:val="Quillfeather"/>'),
    "an unknown attribute": '<w:r><w:rPr><w:b w:quillfeather="Quillfeather" w:val="Quillfeather"/></w:rPr><w:t>x</w:t></w:r>',
    "an unknown element": "<w:quillfeather><w:r><w:t>Quillfeather</w:t></w:r></w:quillfeather>",
    "an unknown run content": "<w:r><w14:thing>Quillfeather</w14:thing></w:r>",
    "who may edit": '<w:permStart w:id="3" w:ed="Quillfeather@example.org"/>',
    "processing": "<?quillfeather Quillfeather?><!-- Quillfeather -->",
}  # fmt: skip
BLOCKS = {
    "a table": table((para(SPLIT), "b"), ("c", table((para(SPLIT),)) + para("after"))),
    "a table's description": table(("a",), properties='<w:tblCaption w:val="Quillfeather"/><w:tblDescription w:val="Quillfeather"/>'),
    "a covered cell": "<w:tbl><w:tr><w:tc><w:tcPr><w:vMerge w:val='restart'/></w:tcPr>" + para("a") + "</w:tc></w:tr><w:tr><w:tc><w:tcPr><w:vMerge/>"
    f"</w:tcPr>{para(NAME)}</w:tc></w:tr></w:tbl>",
    "a hidden row": f"<w:tbl><w:tr><w:tc>{para('a')}</w:tc></w:tr><w:tr><w:trPr><w:hidden/></w:trPr><w:tc>{para(NAME)}</w:tc></w:tr></w:tbl>",
    "a deleted row": f"<w:tbl><w:tr><w:trPr><w:del w:author='Quillfeather'/></w:trPr><w:tc>{para(NAME)}</w:tc></w:tr></w:tbl>",
    "a deleted mark": para("Quill", properties="<w:rPr><w:del/></w:rPr>") + para("feather"),
    "a hidden mark": para("Quill", properties="<w:rPr><w:vanish/></w:rPr>") + para("feather"),
    "a control around paragraphs": f"<w:sdt>{BOUND}<w:sdtContent>{para(SPLIT)}</w:sdtContent></w:sdt>",
    "a control around a cell": f"<w:tbl><w:tr><w:sdt>{BOUND}<w:sdtContent><w:tc>{para(SPLIT)}</w:tc></w:sdtContent></w:sdt></w:tr></w:tbl>",
    "an embedded document": '<w:altChunk r:id="rChunk"/>',
    "a style's name": para("x", properties='<w:pStyle w:val="Mine"/>'),
    "changed properties": para("x", properties='<w:pPrChange w:author="Quillfeather"><w:pPr/></w:pPrChange><w:rPr><w:rPrChange w:author="Quillfeather"/></w:rPr>'),
    "a list's label": para("x", properties='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="5"/></w:numPr>'),
    "ids of paragraphs": '<w:p w14:paraId="Quillfeather" w:rsidR="Quillfeather"><w:r><w:t>x</w:t></w:r></w:p>',
    "a frame": para(SPLIT, properties='<w:framePr w:w="Quillfeather" w:hAnchor="Quillfeather"/>'),
    "an unknown block": f"<w:quillfeather>{para(NAME)}</w:quillfeather>",
}  # fmt: skip
RELATIONSHIPS = f'{HEAD}<Relationships xmlns="{BASE}package/2006/relationships">'
PARTS: dict[str, str | bytes] = {
    "word/styles.xml": part("w:styles", '<w:style w:type="paragraph" w:styleId="Mine"><w:name w:val="Quillfeather"/><w:aliases w:val="Quillfeather"/></w:style>'
        '<w:style w:type="character" w:styleId="Secret"><w:name w:val="Secret"/><w:rPr><w:vanish/></w:rPr></w:style>'),
    "word/numbering.xml": part("w:numbering", '<w:abstractNum w:abstractNumId="0"><w:name w:val="Quillfeather"/><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/>'
        '<w:lvlText w:val="Quillfeather %1."/></w:lvl></w:abstractNum><w:num w:numId="5"><w:abstractNumId w:val="0"/></w:num>'),
    "word/settings.xml": part("w:settings", '<w:docVars><w:docVar w:name="Quillfeather" w:val="Quillfeather"/></w:docVars><w:mailMerge><w:query w:val="Quillfeather"/></w:mailMerge>'),
    "word/comments.xml": part("w:comments", f'<w:comment w:id="0" w:author="Quillfeather" w:initials="Q">{para(SPLIT)}</w:comment>'),
    "word/footnotes.xml": part("w:footnotes", f'<w:footnote w:id="2">{para("<w:r><w:footnoteRef/></w:r>", SPLIT)}</w:footnote><w:footnote w:id="3">{para(NAME)}</w:footnote>'),
    "word/endnotes.xml": part("w:endnotes", f'<w:endnote w:id="2">{para(SPLIT)}</w:endnote>'),
    "word/header1.xml": part("w:hdr", para(SPLIT) + para(text_box(para(SPLIT)))),
    "word/header2.xml": part("w:hdr", para(NAME)),
    "word/footer1.xml": part("w:ftr", para("Page ", field(" PAGE ", "1"), SPLIT)),
    "word/people.xml": part("w15:people", '<w15:person w15:author="Quillfeather"><w15:presenceInfo w15:userId="Quillfeather@example.org"/></w15:person>'),
    "word/glossary/document.xml": part("w:glossaryDocument", f"<w:docParts><w:docPart><w:docPartBody>{para(NAME)}</w:docPartBody></w:docPart></w:docParts>"),
    "word/charts/chart1.xml": part("c:chartSpace", "<c:chart><c:title><a:p><a:r><a:t>Quillfeather</a:t></a:r></a:p></c:title><c:v>Quillfeather</c:v></c:chart>"),
    "word/diagrams/data1.xml": part("dgm:dataModel", "<dgm:ptLst><dgm:pt><dgm:t><a:p><a:r><a:t>Quillfeather</a:t></a:r></a:p></dgm:t></dgm:pt></dgm:ptLst>"),
    "word/embeddings/oleObject1.bin": b"\xd0\xcf Quillfeather " + NAME.encode("utf-16-le"),
    "word/afchunk.html": b"<p>Quillfeather</p>",
    "word/vbaProject.bin": b"Quillfeather",
    "word/media/image1.png": picture(),
    "word/media/image2.jpeg": picture("JPEG", comment=NAME.encode(), exif=b"Exif\x00\x00MM\x00*\x00\x00\x00\x08\x00\x01\x01\x0e\x00\x02\x00\x00\x00\x0d\x00\x00\x00\x1aQuillfeather\x00"),
    "word/media/Quillfeather.png": picture(),
    "docProps/core.xml": f'{HEAD}<cp:coreProperties xmlns:cp="{BASE}package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>Quillfeather</dc:creator></cp:coreProperties>',
    "docProps/app.xml": f'{HEAD}<Properties xmlns="{BASE}officeDocument/2006/extended-properties"><Company>Quillfeather</Company></Properties>',
    "docProps/custom.xml": f'{HEAD}<Properties xmlns="{BASE}officeDocument/2006/custom-properties"><property name="Quillfeather"><v>Quillfeather</v></property></Properties>',
    "docProps/thumbnail.jpeg": picture("JPEG", comment=NAME.encode()),
    "customXml/item1.xml": f'{HEAD}<data name="Quillfeather"><person>Quillfeather</person></data>',
    "word/_rels/settings.xml.rels": f'{RELATIONSHIPS}<Relationship Id="rId1" Type="{OFFICE}attachedTemplate" Target="file:///C:/Quillfeather.dotm" TargetMode="External"/></Relationships>',
    "Quillfeather/odd.dat": b"Quillfeather",
}  # fmt: skip
LINKS = [
    ("rLink", "hyperlink", "https://example.org/Quillfeather"), ("rPng", "image", "media/image1.png"), ("rJpeg", "image", "media/image2.jpeg"),
    ("rChart", "chart", "charts/chart1.xml"), ("rDiagram", "diagramData", "diagrams/data1.xml"), ("rOle", "oleObject", "embeddings/oleObject1.bin"),
    ("rChunk", "aFChunk", "afchunk.html"), ("rStyles", "styles", "styles.xml"), ("rNumbers", "numbering", "numbering.xml"),
    ("rSettings", "settings", "settings.xml"), ("rComments", "comments", "comments.xml"), ("rFoot", "footnotes", "footnotes.xml"),
    ("rEnd", "endnotes", "endnotes.xml"), ("rHead", "header", "header1.xml"), ("rHead2", "header", "header2.xml"), ("rTail", "footer", "footer1.xml"),
]  # fmt: skip
SECTION = (
    '<w:headerReference w:type="default" r:id="rHead"/><w:headerReference w:type="even" r:id="rHead2"/>'
    '<w:footerReference w:type="default" r:id="rTail"/><w:printerSettings r:id="rQuillfeather"/><w:pgSz w:w="11906" w:h="16838"/>'
)
WHOLE = package(
    "".join(para(one) for one in INLINE.values()) + "".join(BLOCKS.values()),
    PARTS,
    LINKS,
    SECTION,
    comment=b"Quillfeather",
)
UNREADABLE = {"embedded objects", "embedded documents", "macros", "unknown parts"}


@pytest.mark.parametrize("options", [KEEP, None], ids=["pictures kept", "pictures withheld"])
def test_nothing_is_left_of_a_marker_that_stands_everywhere(options):
    made, _, expected = copied(WHOLE, withholding(NAME), options or KEEP.__class__())
    assert leaks(WHOLE, NAME)
    assert leaks(made.data, NAME) == []
    assert not [where for where, text in raw(made.data, "copy.docx") if NAME.lower() in text.lower()]
    assert texts(made.data, options or KEEP.__class__()) == expected


@pytest.mark.parametrize("place", [*INLINE, *BLOCKS])
def test_each_place_by_itself(place):
    body = para(run("Before "), INLINE[place]) if place in INLINE else BLOCKS[place]
    data = package(body, PARTS, LINKS, SECTION, comment=b"Quillfeather")
    made, content, expected = copied(data, withholding(NAME), KEEP)
    assert leaks(made.data, NAME) == []
    assert texts(made.data, KEEP) == expected
    assert not [block for block in read(made.data, "copy.docx", KEEP).blocks if not block.in_copy]
    assert {line.split(" were ")[0].split(" was ")[0].split(" ", 2)[2].rstrip("s") for line in content.failures} == {
        kind.rstrip("s") for kind in UNREADABLE
    }


@pytest.mark.parametrize(
    "place",
    [*(set(INLINE) - {"revision ids", "a comment's mark", "EXIF", "a font", "a language", "a colour", "an unknown attribute", "processing",
        "values of maths", "symbols of a font", "alternative text", "a chart", "a diagram", "an object"}),
     *(set(BLOCKS) - {"an embedded document", "a style's name", "changed properties", "a list's label", "ids of paragraphs"})],
)  # fmt: skip
def test_what_can_be_read_is_read_so_that_a_scan_sees_it(place):
    body = para(INLINE[place]) if place in INLINE else BLOCKS[place]
    links = [one for one in LINKS if one[0] in ("rFoot", "rEnd", "rStyles")]
    notes = {
        name: text
        for name, text in PARTS.items()
        if name in ("word/styles.xml", "word/endnotes.xml", "word/footnotes.xml")
    }
    held = "\n".join(block.text.lower() for block in read(package(body, notes, links), "letter.docx", KEEP).blocks)
    assert NAME.lower() in held


def test_what_is_left_out_is_said_by_kind_and_count():
    made, _, _ = copied(WHOLE, withholding(NAME))
    said = " ".join(made.remarks)
    for kind in ("comments (1)", "bookmarks (", "tracked deletions (", "hidden texts (", "document properties (3)", "macros (1)",
                 "custom XML (1)", "thumbnails (1)", "lists of people (1)", "document variables (1)", "hyperlink targets ("):  # fmt: skip
        assert kind in said
    assert NAME.lower() not in said.lower()


def test_a_copy_is_the_same_each_time_and_has_fixed_dates():
    first, second = (copied(WHOLE, withholding(NAME))[0].data for _ in range(2))
    assert first == second
    assert set(parts_of(first)) <= {
        "[Content_Types].xml", "_rels/.rels", "docProps/core.xml", "docProps/app.xml", "word/document.xml", "word/_rels/document.xml.rels",
        "word/styles.xml", "word/numbering.xml", "word/settings.xml", "word/header1.xml", "word/footer1.xml", "word/footnotes.xml",
        "word/endnotes.xml", "word/media/image1.png",
    }  # fmt: skip
