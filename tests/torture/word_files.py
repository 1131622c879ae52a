"""Word documents: by python-docx with surgery on their XML, in every place that Word has for text."""

from __future__ import annotations

import io
from itertools import pairwise

from tests.torture.picture_files import drawn, exif_of, saved
from tests.torture.seeding import KETTLE, Maker, Seeds, Torture
from tests.torture.zips import operated

_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SPACES = {
    "w": _W,
    "r": _REL,
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "w15": "http://schemas.microsoft.com/office/word/2012/wordml",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "dgm": "http://schemas.openxmlformats.org/drawingml/2006/diagram",
}
_XMLNS = " ".join(f'xmlns:{key}="{value}"' for key, value in _SPACES.items())


def _run(text: str, properties: str = "") -> str:
    return f'<w:r>{f"<w:rPr>{properties}</w:rPr>" if properties else ""}<w:t xml:space="preserve">{text}</w:t></w:r>'


def _p(*content: str, properties: str = "") -> str:
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{''.join(content)}</w:p>"


def _cut(word: str, *at: int) -> list[str]:
    edges = [0, *at, len(word)]
    return [word[a:b] for a, b in pairwise(edges)]


def _field(instruction: str, result: str) -> str:
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{_run(result)}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def _split_words(s: Seeds) -> str:
    """Words in pieces: runs, hyphens, proofing marks, bookmarks, breaks of a line."""
    runs, soft, hard, proof, mark, zero = (
        s.seen(p)
        for p in ("runs", "soft hyphen", "no-break hyphen", "proofing mark", "bookmark within", "zero-width space")
    )
    a, b, c = _cut(runs, 3, 7)
    return "".join((
        _p(_run("Met "), _run(a, "<w:b/>"), _run(b, "<w:i/>"), _run(c, '<w:color w:val="AA0000"/>'), _run(" at home.")),
        _p(_run("Met "), f"<w:r><w:t>{soft[:5]}</w:t><w:softHyphen/><w:t>{soft[5:]}</w:t></w:r>", _run(" at home.")),
        _p(_run("Met "), f"<w:r><w:t>{hard[:5]}</w:t><w:noBreakHyphen/><w:t>{hard[5:]}</w:t></w:r>", _run(" at home.")),
        _p(_run(f"Met {proof[:4]}"), '<w:proofErr w:type="spellStart"/>', _run(proof[4:]), '<w:proofErr w:type="spellEnd"/>', _run(" too.")),
        _p(_run(f"Met {mark[:4]}"), f'<w:bookmarkStart w:id="50" w:name="{s.hidden("bookmark name")}"/>', _run(mark[4:]), '<w:bookmarkEnd w:id="50"/>'),
        _p(_run(f"Met {zero[:4]}\u200b{zero[4:]} there.")),
        _p(f'<w:smartTag w:uri="urn:x" w:element="PersonName"><w:smartTagPr><w:attr w:name="who" w:val="{s.hidden("smart tag attribute")}"/>'
           f"</w:smartTagPr>{_run(s.seen('smart tag'))}</w:smartTag>"),
        _p(_run("Right to left: "), _run(s.seen("right to left", "زوبروفسكايا"), "<w:rtl/>"), _run(" came.")),
        _p(_run(f"All in capitals: {s.seen('shown in capitals').lower()}", "<w:caps/>")),
    ))  # fmt: skip


def _fields(s: Seeds) -> str:
    """Fields, links, forms and content controls, with what they keep of themselves."""
    items = (
        f'<w:listItem w:displayText="{s.hidden("drop-down: not chosen")}" w:value="{s.hidden("drop-down: value")}"/>'
    )
    form = (
        f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="{s.hidden("form field: name")}"/><w:helpText w:type="text" w:val="{s.hidden("form field: help")}"/>'
        f'<w:statusText w:type="text" w:val="{s.hidden("form field: status")}"/><w:textInput><w:default w:val="{s.hidden("form field: default")}"/></w:textInput></w:ffData></w:fldChar></w:r>'
        f'<w:r><w:instrText> FORMTEXT </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>{_run(s.seen("form field"))}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    control = (
        f'<w:sdt><w:sdtPr><w:alias w:val="{s.hidden("control: alias")}"/><w:tag w:val="{s.hidden("control: tag")}"/><w:dataBinding w:xpath="/{s.hidden("control: binding")}" w:storeItemID="{{1}}"/>'
        f"<w:dropDownList>{items}</w:dropDownList></w:sdtPr><w:sdtContent>{_p(_run('Chosen: ' + s.seen('content control')))}</w:sdtContent></w:sdt>"
    )
    return "".join((
        _p(_run("Field: "), f'<w:fldSimple w:instr=" DOCPROPERTY {s.hidden("simple field: code")} ">{_run(s.seen("simple field: result"))}</w:fldSimple>'),
        _p(_run("Field: "), _field(f'MERGEFIELD {s.hidden("field: code")}', s.seen("field: result"))),
        _p(_run("Link: "), f'<w:hyperlink r:id="rId901" w:tooltip="{s.hidden("link: tooltip")}">{_run(s.seen("link: text"))}</w:hyperlink>'),
        _p(_run("Link: "), _field(f'HYPERLINK "https://example.org/{s.hidden("field link: target")}"', "a page")),
        _p(_run("Form: "), form),
        control,
        _p(_run("Inline: "), f'<w:sdt><w:sdtPr><w:tag w:val="x"/></w:sdtPr><w:sdtContent>{_run(s.seen("inline control"))}</w:sdtContent></w:sdt>'),
        _p(f'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TC "{s.hidden("field without result")}" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>', _run("After.")),
        _p('<w:r><w:ruby><w:rubyPr/><w:rt>' + _run(s.seen("ruby")) + "</w:rt><w:rubyBase>" + _run("base") + "</w:rubyBase></w:ruby></w:r>"),
        _p(f"<m:oMath><m:r><m:t>{s.seen('equation')}</m:t></m:r></m:oMath>"),
    ))  # fmt: skip


def _tracked(s: Seeds) -> str:
    """Changes, comments, notes and what is hidden."""
    who = f'w:id="71" w:author="{s.hidden("change: author")}" w:date="2026-01-01T00:00:00Z"'
    return "".join((
        _p(_run("Change: "), f"<w:ins {who}>{_run(s.seen('insertion'))}</w:ins>", f'<w:del {who}><w:r><w:delText>{s.hidden("deletion")}</w:delText></w:r></w:del>'),
        _p(f"<w:moveFrom {who}>{_run(s.hidden('moved from'))}</w:moveFrom>", f"<w:moveTo {who}>{_run(s.seen('moved to'))}</w:moveTo>"),
        _p(_run("Half "), f"<w:ins {who}>{_run((h := s.seen('half inserted'))[:4])}</w:ins>", _run(h[4:]), f"<w:del {who}><w:r><w:delText>s</w:delText></w:r></w:del>"),
        _p(_run("Hidden: "), _run(s.hidden("hidden text"), "<w:vanish/>"), _run(s.hidden("hidden by a style"), '<w:rStyle w:val="Unseen"/>')),
        _p('<w:commentRangeStart w:id="0"/>', _run("Said."), '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>'),
        _p(_run("Note"), '<w:r><w:footnoteReference w:id="2"/></w:r>', _run(" and note"), '<w:r><w:endnoteReference w:id="2"/></w:r>'),
        _p(_run("Figure 1: " + s.seen("caption")), properties='<w:pStyle w:val="Caption"/>'),
        '<w:altChunk r:id="rId902"/>',
        _p(f'<w:r><w:rPr><w:rPrChange {who}><w:rPr><w:b/></w:rPr></w:rPrChange></w:rPr><w:t>changed look</w:t></w:r>'),
    ))  # fmt: skip


def _boxes(s: Seeds) -> str:
    """A text box with its fallback, VML, a chart, SmartArt, an object, a picture."""
    inside = f"<w:txbxContent>{_p(_run('Box: ' + s.seen('text box')))}</w:txbxContent>"
    anchor = '<wp:extent cx="2000000" cy="600000"/><wp:docPr id="{id}" name="{name}" descr="{descr}" title="{title}"/>'

    def props(id: int, what: str) -> str:
        return anchor.format(
            id=id,
            name=s.hidden(f"{what}: name"),
            descr=s.hidden(f"{what}: alternative text"),
            title=s.hidden(f"{what}: title"),
        )

    box = (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline>{props(61, "box")}<a:graphic><a:graphicData uri="{_SPACES["wps"]}">'
        f'<wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr/><wps:txbx>{inside}</wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice>'
        f'<mc:Fallback><w:pict><v:shape alt="{s.hidden("fallback: alternative text")}" style="width:150pt;height:40pt"><v:textbox>{inside}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>'
    )
    only_fallback = f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:t>choice</w:t></mc:Choice><mc:Fallback><w:t>{s.hidden("fallback alone")}</w:t></mc:Fallback></mc:AlternateContent></w:r>'
    vml = f'<w:r><w:pict><v:shape id="{s.hidden("VML: id")}" style="width:150pt;height:40pt"><v:textbox><w:txbxContent>{_p(_run(s.seen("VML text box")))}</w:txbxContent></v:textbox><v:textpath string="{s.seen("WordArt")}"/></v:shape></w:pict></w:r>'
    picture = (
        f'<w:r><w:drawing><wp:inline>{props(62, "picture")}<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
        '<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr><pic:cNvPr id="1" '
        f'name="{s.hidden("picture: file name")}"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="rId903"/></pic:blipFill><pic:spPr/></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
    )
    chart = f'<w:r><w:drawing><wp:inline>{props(63, "chart")}<a:graphic><a:graphicData uri="{_SPACES["c"]}"><c:chart r:id="rId904"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
    art = f'<w:r><w:drawing><wp:inline>{props(64, "SmartArt")}<a:graphic><a:graphicData uri="{_SPACES["dgm"]}"><dgm:relIds r:dm="rId905" r:lo="rId905" r:qs="rId905" r:cs="rId905"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
    ole = f'<w:r><w:object><v:shape style="width:50pt;height:50pt"/><o:OLEObject Type="Embed" ProgID="{s.hidden("object: kind")}" r:id="rId906"/></w:object></w:r>'
    return "".join(_p(one) for one in (box, only_fallback, vml, picture, chart, art, ole))


def _table(s: Seeds) -> str:
    inner = f"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w='2000'/></w:tblGrid><w:tr><w:tc>{_p(_run(s.seen('nested table')))}</w:tc></w:tr></w:tbl>"
    return (
        f'<w:tbl><w:tblPr><w:tblCaption w:val="{s.hidden("table: title")}"/><w:tblDescription w:val="{s.hidden("table: description")}"/></w:tblPr>'
        f"<w:tblGrid><w:gridCol w:w='3000'/><w:gridCol w:w='3000'/></w:tblGrid><w:tr><w:tc>{_p(_run('Neighbour'))}</w:tc><w:tc>{_p(_run(s.seen('cell')))}</w:tc></w:tr>"
        f"<w:tr><w:trPr><w:hidden/></w:trPr><w:tc>{_p(_run('More'))}</w:tc><w:tc>{inner}{_p()}</w:tc></w:tr></w:tbl>"
    )


def letter() -> Torture:
    """python-docx makes the letter; everything that it cannot write is put into its XML."""
    from docx import Document
    from lxml import etree

    s = Seeds(7)
    document = Document()
    document.add_heading(f"Visit to {s.seen('heading')}", 1)
    document.add_paragraph(KETTLE)
    document.add_paragraph(f"Next to {s.seen('body')} they wait.")
    document.add_paragraph(f"A point about {s.seen('list')}", style="List Bullet")
    section = document.sections[0]
    section.header.paragraphs[0].text = f"Record of {s.seen('header')}"
    section.footer.paragraphs[0].text = f"Sent to {s.seen('footer')}"
    section.different_first_page_header_footer = True
    section.first_page_header.paragraphs[0].text = f"First: {s.seen('header of the first page')}"
    for name in (
        "author",
        "title",
        "subject",
        "keywords",
        "comments",
        "last_modified_by",
        "category",
        "content_status",
        "identifier",
    ):
        setattr(document.core_properties, name, s.hidden(f"property {name}"))
    body = _split_words(s) + _fields(s) + _tracked(s) + _table(s) + _boxes(s)
    for element in etree.fromstring(f"<body {_XMLNS}>{body}</body>"):
        document.element.body[-1].addprevious(element)
    out = io.BytesIO()
    document.save(out)
    return Torture("letter.docx", operated(out.getvalue(), *_surgery(s)), s)


def _xml(root: str, body: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:{root} {_XMLNS}>{body}</w:{root}>'


def _surgery(s: Seeds) -> tuple[list[tuple[str, str, str]], dict[str, str | bytes]]:
    kinds = {
        "comments": "comments",
        "footnotes": "footnotes",
        "endnotes": "endnotes",
        "people": "people",
        "glossary/document": "document.glossary",
    }
    types = "".join(
        f'<Override PartName="/word/{part}.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml"/>'
        for part, kind in kinds.items()
    )
    types += '<Default Extension="bin" ContentType="application/vnd.openxmlformats-officedocument.oleObject"/><Default Extension="html" ContentType="text/html"/><Default Extension="png" ContentType="image/png"/>'
    types += '<Override PartName="/word/charts/chart1.xml" ContentType="application/vnd.openxmlformats-officedocument.drawingml.chart+xml"/><Override PartName="/word/diagrams/data1.xml" ContentType="application/vnd.openxmlformats-officedocument.drawingml.diagramData+xml"/>'
    relations = "".join(
        f'<Relationship Id="rId{number}" Type="{_REL}/{kind}" Target="{target}"{" TargetMode=" + chr(34) + "External" + chr(34) if "://" in target else ""}/>'
        for number, kind, target in (
            (901, "hyperlink", f"https://example.org/{s.hidden('link: target')}"),
            (902, "aFChunk", "chunk.html"),
            (903, "image", "media/image9.png"),
            (904, "chart", "charts/chart1.xml"),
            (905, "diagramData", "diagrams/data1.xml"),
            (906, "oleObject", "embeddings/oleObject1.bin"),
            (907, "comments", "comments.xml"),
            (908, "footnotes", "footnotes.xml"),
            (909, "endnotes", "endnotes.xml"),
            (910, "glossaryDocument", "glossary/document.xml"),
            (911, "attachedTemplate", f"file://server/{s.hidden('template')}.dotx"),
            (912, "vbaProject", "vbaProject.bin"),
        )
    )
    settings = f'<w:docVars><w:docVar w:name="{s.hidden("variable: name")}" w:val="{s.hidden("variable")}"/></w:docVars><w:mailMerge><w:mainDocumentType w:val="formLetters"/><w:query w:val="{s.hidden("mail merge query")}"/></w:mailMerge>'
    style = f'<w:style w:type="character" w:styleId="Unseen"><w:name w:val="{s.hidden("style: name")}"/><w:aliases w:val="{s.hidden("style: alias")}"/><w:rPr><w:vanish/></w:rPr></w:style>'
    cached = (
        f'<c:barDir val="col"/><c:ser><c:idx val="0"/><c:order val="0"/><c:tx><c:strRef><c:f>{s.hidden("chart: formula")}</c:f><c:strCache><c:ptCount val="1"/>'
        f'<c:pt idx="0"><c:v>{s.hidden("chart: series")}</c:v></c:pt></c:strCache></c:strRef></c:tx><c:cat><c:strLit><c:ptCount val="1"/><c:pt idx="0"><c:v>'
        f'{s.hidden("chart: category")}</c:v></c:pt></c:strLit></c:cat><c:val><c:numLit><c:ptCount val="1"/><c:pt idx="0"><c:v>3</c:v></c:pt></c:numLit></c:val></c:ser>'
        '<c:axId val="1"/><c:axId val="2"/>'
    )
    axes = '<c:{0}><c:axId val="{1}"/><c:scaling/><c:delete val="0"/><c:axPos val="{3}"/><c:crossAx val="{2}"/></c:{0}>'.format
    title = (
        f"<c:title><c:tx><c:rich><a:p><a:r><a:t>{s.hidden('chart: title')}</a:t></a:r></a:p></c:rich></c:tx></c:title>"
    )
    notes = ('<w:{0} w:type="separator" w:id="0"><w:p/></w:{0}><w:{0} w:id="2">' + "{1}</w:{0}>").format
    exif_picture = saved(drawn("a house", size=(400, 120)), "PNG", exif=exif_of(s))
    thumbnail = saved(drawn(s.hidden("thumbnail"), size=(700, 120)), "JPEG", quality=90)
    replaced = [
        ("[Content_Types].xml", "</Types>", f"{types}</Types>"),
        ("word/_rels/document.xml.rels", "</Relationships>", f"{relations}</Relationships>"),
        ("word/settings.xml", "</w:settings>", f"{settings}</w:settings>"),
        ("word/styles.xml", "</w:styles>", f"{style}</w:styles>"),
        ("word/fontTable.xml", "</w:fonts>", f'<w:font w:name="Odd"><w:altName w:val="{s.hidden("font: other name")}"/></w:font></w:fonts>'),
        ("word/numbering.xml", "</w:numbering>", f'<w:abstractNum w:abstractNumId="99"><w:name w:val="{s.hidden("numbering: name")}"/><w:lvl w:ilvl="0"><w:lvlText w:val="{s.hidden("numbering: text")}"/></w:lvl></w:abstractNum></w:numbering>'),
        ("docProps/app.xml", "</Properties>", f"<Manager>{s.hidden('manager')}</Manager><HyperlinkBase>{s.hidden('base of links')}</HyperlinkBase></Properties>"),
    ]  # fmt: skip
    added: dict[str, str | bytes] = {
        "word/comments.xml": _xml("comments", f'<w:comment w:id="0" w:author="{s.hidden("comment: author")}" w:initials="{s.hidden("comment: initials")}">{_p(_run(s.hidden("comment")))}</w:comment>'),
        "word/people.xml": f'<w15:people {_XMLNS}><w15:person w15:author="{s.hidden("people")}"><w15:presenceInfo w15:providerId="AD" w15:userId="{s.hidden("people: id")}"/></w15:person></w15:people>',
        "word/footnotes.xml": _xml("footnotes", notes("footnote", _p(_run(f"Seen by {s.seen('footnote')}")))),
        "word/endnotes.xml": _xml("endnotes", notes("endnote", _p(_run(f"Seen by {s.seen('endnote')}")))),
        "word/glossary/document.xml": _xml("glossaryDocument", f"<w:docParts><w:docPart><w:docPartBody>{_p(_run(s.hidden('glossary')))}</w:docPartBody></w:docPart></w:docParts>"),
        "word/charts/chart1.xml": f'<c:chartSpace {_XMLNS}><c:chart>{title}<c:plotArea><c:barChart>{cached}</c:barChart>{axes("catAx", 1, 2, "b")}{axes("valAx", 2, 1, "l")}</c:plotArea></c:chart></c:chartSpace>',
        "word/diagrams/data1.xml": f'<dgm:dataModel {_XMLNS}><dgm:ptLst><dgm:pt modelId="1"><dgm:t><a:p><a:r><a:t>{s.hidden("SmartArt")}</a:t></a:r></a:p></dgm:t></dgm:pt></dgm:ptLst></dgm:dataModel>',
        "word/chunk.html": f"<html><body>{s.hidden('altChunk')}</body></html>",
        "word/embeddings/oleObject1.bin": b"\xd0\xcf\x11\xe0" + s.hidden("object").encode("utf-16-le"),
        "word/vbaProject.bin": b"\0" + s.hidden("macro").encode(),
        "word/media/image9.png": exif_picture,
        "docProps/thumbnail.jpeg": thumbnail,
        "docProps/custom.xml": f'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"><property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="2" name="{s.hidden("custom property: name")}"><vt:lpwstr>{s.hidden("custom property")}</vt:lpwstr></property></Properties>',
        "customXml/item9.xml": f"<record>{s.hidden('custom XML')}</record>",
        "word/webSettings.xml": f'<w:webSettings xmlns:w="{_W}"><w:divs><w:div w:id="1"/></w:divs><!-- {s.hidden("comment in XML")} --></w:webSettings>',
        f"word/{s.hidden('name of a part')}.xml": f'<w:x xmlns:w="{_W}"/>',
    }  # fmt: skip
    return replaced, added


MAKERS = {"docx": Maker(letter, ocr=True, is_whole=True)}
