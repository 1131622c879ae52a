"""OpenDocument by hand, and what LibreOffice makes of it: .odt, .docx, .rtf and .pdf of one letter."""

from __future__ import annotations

import io
import subprocess
import tempfile
import zipfile
from functools import cache
from pathlib import Path

from tests.torture.picture_files import drawn, exif_of, saved
from tests.torture.seeding import KETTLE, Maker, Seeds, Torture

_SPACES = " ".join(
    f'xmlns:{key}="urn:oasis:names:tc:opendocument:xmlns:{value}:1.0"'
    for key, value in {
        "office": "office", "text": "text", "table": "table", "draw": "drawing", "style": "style", "meta": "meta", "config": "config",
        "form": "form", "script": "script", "number": "datastyle", "manifest": "manifest", "svg": "svg-compatible", "fo": "xsl-fo-compatible",
    }.items()
) + ' xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"'  # fmt: skip
_VERSION = 'office:version="1.3"'


def _p(*content: str, style: str = "Standard") -> str:
    return f'<text:p text:style-name="{style}">{"".join(content)}</text:p>'


def _styles(s: Seeds) -> str:
    return (
        '<style:style style:name="Bold" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>'
        '<style:style style:name="Unseen" style:family="text"><style:text-properties text:display="none"/></style:style>'
        f'<style:style style:name="Mine" style:display-name="{s.hidden("style name")}" style:family="paragraph"/>'
    )


def _body(s: Seeds) -> str:
    """Every place that LibreOffice Writer has for text, in the body of a letter."""
    split, soft = s.seen("spans within a word"), s.seen("soft hyphen")
    change = f"<office:change-info><dc:creator>{s.hidden('change: author')}</dc:creator><dc:date>2026-01-01T00:00:00</dc:date></office:change-info>"
    changes = (
        f'<text:tracked-changes><text:changed-region xml:id="c1" text:id="c1"><text:deletion>{change}{_p(s.hidden("deletion"))}</text:deletion></text:changed-region>'
        f'<text:changed-region xml:id="c2" text:id="c2"><text:insertion>{change}</text:insertion></text:changed-region></text:tracked-changes>'
    )
    picture = (
        f'<draw:frame draw:name="{s.hidden("picture: name")}" text:anchor-type="as-char" svg:width="6cm" svg:height="2cm"><draw:image xlink:href="Pictures/a.png" xlink:type="simple" '
        f'xlink:show="embed"/><svg:title>{s.hidden("picture: title")}</svg:title><svg:desc>{s.hidden("picture: description")}</svg:desc></draw:frame>'
    )
    box = f'<draw:frame text:anchor-type="paragraph" svg:width="6cm" svg:height="1cm"><draw:text-box>{_p("Box: " + s.seen("text box"))}</draw:text-box></draw:frame>'
    shape = f'<draw:custom-shape text:anchor-type="paragraph" svg:width="6cm" svg:height="1cm" svg:x="9cm"><text:p>{s.seen("shape")}</text:p></draw:custom-shape>'
    return (
        f'{changes}<text:variable-decls><text:variable-decl text:name="{s.hidden("variable: name")}" office:value-type="string"/></text:variable-decls>'
        f'<text:user-field-decls><text:user-field-decl text:name="u" office:value-type="string" office:string-value="{s.hidden("user field that is not shown")}"/></text:user-field-decls>'
        f'<text:h text:outline-level="1">Visit to {s.seen("heading")}</text:h>{_p(KETTLE)}' + _p("Next to ", s.seen("body"), " they wait.")
        + _p("Met ", split[:3], f'<text:span text:style-name="Bold">{split[3:7]}</text:span>', split[7:], " at home.")
        + _p(f"Met {soft[:5]}\u00ad{soft[5:]} at home, and {(z := s.seen('zero-width space'))[:5]}\u200b{z[5:]}.")
        + _p("Right to left: ", s.seen("right to left", "زوبروفسكايا"), " came.")
        + _p("Change: ", '<text:change text:change-id="c1"/>', f'<text:change-start text:change-id="c2"/>{s.seen("insertion")}<text:change-end text:change-id="c2"/>.')
        + _p(f'Said <office:annotation office:name="a1" loext:resolved="false"><dc:creator>{s.hidden("comment: author")}</dc:creator><text:p>{s.hidden("comment")}</text:p></office:annotation>so<office:annotation-end office:name="a1"/>.')
        + _p(f'Note<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body>{_p("Seen by " + s.seen("footnote"))}</text:note-body></text:note>'
             f'<text:note text:note-class="endnote"><text:note-citation>i</text:note-citation><text:note-body>{_p("Seen by " + s.seen("endnote"))}</text:note-body></text:note>')
        + _p(f'Link <text:a xlink:type="simple" xlink:href="https://example.org/{s.hidden("link target")}" office:title="{s.hidden("link title")}" office:name="{s.hidden("link name")}">{s.seen("link text")}</text:a>')
        + _p(f'Hidden <text:span text:style-name="Unseen">{s.hidden("hidden text")}</text:span><text:hidden-text text:condition="ooow:1" text:string-value="{s.hidden("hidden field")}" text:is-hidden="true"/>.')
        + _p(f'Field <text:placeholder text:placeholder-type="text" text:description="{s.hidden("placeholder: hint")}">&lt;{s.seen("placeholder")}&gt;</text:placeholder> '
             f'<text:script script:language="x">{s.hidden("script")}</text:script><text:bookmark text:name="{s.hidden("bookmark")}"/>')
        + f'<text:section text:name="{s.hidden("section: name")}" text:display="none">{_p(s.hidden("hidden section"))}</text:section>'
        + f'<text:list><text:list-item>{_p("A point on " + s.seen("list"))}</text:list-item></text:list>'
        + f'<table:table table:name="{s.hidden("table: name")}"><table:table-column table:number-columns-repeated="2"/><table:table-row><table:table-cell>{_p("Neighbour")}</table:table-cell>'
        f"<table:table-cell>{_p(s.seen('table cell'))}</table:table-cell></table:table-row></table:table>"
        + _p(picture) + _p(box, "Beside.") + _p(shape, "Beside.")
    )  # fmt: skip


def _master(s: Seeds) -> str:
    return (
        '<style:master-page style:name="Standard" style:page-layout-name="pm1">'
        f"<style:header>{_p('Record of ' + s.seen('header'))}</style:header><style:footer>{_p('Sent to ' + s.seen('footer'))}</style:footer></style:master-page>"
    )


def _meta(s: Seeds) -> str:
    names = (
        "dc:title",
        "dc:subject",
        "dc:description",
        "dc:creator",
        "meta:initial-creator",
        "meta:printed-by",
        "meta:keyword",
    )
    own = f'<meta:user-defined meta:name="{s.hidden("own property: name")}">{s.hidden("own property")}</meta:user-defined>'
    return "".join(f"<{name}>{s.hidden(f'meta {name}')}</{name}>" for name in names) + own


def _document(kind: str, body: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?><office:document-{kind} {_SPACES} {_VERSION}>{body}</office:document-{kind}>'


def _package(s: Seeds, extra: dict[str, bytes]) -> bytes:
    layout = '<style:page-layout style:name="pm1"><style:page-layout-properties fo:margin="2cm" fo:page-width="21cm" fo:page-height="29.7cm"/><style:header-style/><style:footer-style/></style:page-layout>'
    parts: dict[str, bytes | str] = {
        "content.xml": _document("content", f"<office:automatic-styles>{_styles(s)}</office:automatic-styles><office:body><office:text>{_body(s)}</office:text></office:body>"),
        "styles.xml": _document("styles", f'<office:styles><style:style style:name="Standard" style:family="paragraph"/></office:styles><office:automatic-styles>{layout}</office:automatic-styles><office:master-styles>{_master(s)}</office:master-styles>'),
        "meta.xml": _document("meta", f"<office:meta>{_meta(s)}</office:meta>"),
        "Pictures/a.png": saved(drawn("a house", size=(400, 120)), "PNG", exif=exif_of(s)),
        **extra,
    }  # fmt: skip
    listed = "".join(
        f'<manifest:file-entry manifest:full-path="{part}" manifest:media-type="{"text/xml" if part.endswith(".xml") else ""}"/>'
        for part in parts
    )
    parts["META-INF/manifest.xml"] = (
        f'<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3"><manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.text"/>{listed}</manifest:manifest>'
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr(zipfile.ZipInfo("mimetype", (2026, 1, 1, 0, 0, 0)), "application/vnd.oasis.opendocument.text")
        for part, data in parts.items():
            package.writestr(zipfile.ZipInfo(part, (2026, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def odt() -> Torture:
    """An OpenDocument text with parts that only some producers write."""
    s = Seeds(11)
    setting = f'<config:config-item-set config:name="x"><config:config-item config:name="PrinterName" config:type="string">{s.hidden("setting: printer")}</config:config-item></config:config-item-set>'
    extra = {
        "settings.xml": _document("settings", f"<office:settings>{setting}</office:settings>").encode(),
        "Thumbnails/thumbnail.png": saved(drawn(s.hidden("thumbnail"), size=(700, 120)), "PNG"),
        "Basic/Standard/Module1.xml": f"<x>{s.hidden('macro')}</x>".encode(),
        "Versions/Version1": s.hidden("earlier version").encode(),
        "layout-cache": s.hidden("layout cache").encode("utf-16-le"),
        "Object 1/content.xml": _document(
            "content",
            f"<office:body><office:chart><text:p>{s.hidden('embedded object')}</text:p></office:chart></office:body>",
        ).encode(),
        "ObjectReplacements/Object 1": s.hidden("replacement of an object").encode(),
        "manifest.rdf": f"<rdf>{s.hidden('RDF')}</rdf>".encode(),
    }
    return Torture("letter.odt", _package(s, extra), s)


@cache
def _exported() -> tuple[dict[str, bytes], Seeds]:
    """LibreOffice's exports of the letter, by suffix: one start of the program for each."""
    s = Seeds(12)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "letter.odt").write_bytes(_package(s, {}))
        out = {}
        for kind in (
            "docx",
            "rtf",
            'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"},"ExportNotes":{"type":"boolean","value":"true"}}',
            "odt:writer8",
        ):
            suffix = kind.split(":")[0]
            target = folder / suffix
            subprocess.run(
                ["soffice", "--headless", f"-env:UserInstallation=file://{folder / 'profile'}", "--convert-to", kind, "--outdir", str(target), str(folder / "letter.odt")],
                capture_output=True, timeout=90, check=True,
            )  # fmt: skip
            out[suffix] = (target / f"letter.{suffix}").read_bytes()
    return out, s


def _export(suffix: str) -> Torture:
    from tests.torture.search import unseen

    data, seeds = _exported()[0][suffix], _exported()[1]
    lost = set(unseen(data, seeds.all, ocr=False))  # what an export leaves out is no place of the file
    mine = Seeds(
        12,
        *(
            {place: word for place, word in words.items() if place not in lost}
            for words in (seeds.visible, seeds.concealed)
        ),
    )
    return Torture(f"exported.{suffix}", data, mine)


def _exporter(suffix: str) -> Maker:
    return Maker(lambda: _export(suffix), ("soffice",))


MAKERS = {
    "odt": Maker(odt, ocr=True, is_whole=True),
    **{f"{suffix} by LibreOffice": _exporter(suffix) for suffix in ("docx", "rtf", "pdf", "odt")},
}
