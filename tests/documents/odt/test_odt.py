"""OpenDocument text: what a person reads of it, what is never copied, and what cannot be read."""

from __future__ import annotations

import base64
import io
import shutil
import subprocess
import zipfile
from pathlib import Path

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from recordlint.documents import odt
from recordlint.documents.blocks import Block, DocumentOptions, Edit
from recordlint.errors import InputError
from tests.documents.odt import files

OPTIONS = DocumentOptions()


def read(body: str, **parts: str | bytes) -> tuple[Block, ...]:
    return odt.read(files.odt(body, **parts), "letter.odt", OPTIONS).blocks


def shown(body: str, **parts: str | bytes) -> list[str]:
    return [block.text for block in read(body, **parts) if block.in_copy]


def png() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (6, 4), "red").save(out, "PNG")
    return out.getvalue()


NOTE = '<text:note text:note-class="{}"><text:note-citation>1</text:note-citation><text:note-body><text:p>{}</text:p></text:note-body></text:note>'
FRAME = "<draw:frame>{}</draw:frame>"

SHOWN = {
    "spans in a word": ('Ko<text:span text:style-name="Bold">wal</text:span>s<text:span>k</text:span>a', ["Kowalska"]),
    "soft hyphens and other signs of no width": ("Ko\u00adwal\u200bs\u2060ka", ["Kowalska"]),
    "white space is one space": ("  a \n  b <text:span> c</text:span>", ["a b c"]),
    "spaces, tabs, line ends": ('a<text:s text:c="3"/>b<text:tab/>c<text:line-break/>d<text:s/>e', ["a   b\tc\nd e"]),
    "bookmarks in a word": ('Ko<text:bookmark text:name="MARK"/>walska', ["Kowalska"]),
    "page breaks": ("a<text:soft-page-break/>b", ["ab"]),
    "fields": ('<text:user-field-get text:name="x">Ana</text:user-field-get>, <text:date>3 May</text:date>', ["Ana, 3 May"]),
    "insertions": ('a <text:change-start text:change-id="1"/>new<text:change-end text:change-id="1"/>', ["a new"]),
    "drop-downs": ('<text:drop-down><text:label text:value="x"/>Bao</text:drop-down>', ["Bao"]),
    "tables in shapes": (
        "<draw:custom-shape><loext:table><loext:table-column/><loext:table-row><loext:table-cell><text:p>one</text:p></loext:table-cell>"
        "<loext:table-cell><text:p>two</text:p></loext:table-cell></loext:table-row></loext:table><text:p>three</text:p></draw:custom-shape>",
        ["one", "two", "three"],
    ),
    "what is unknown in shapes": ("<draw:rect><loext:new><text:p>one</text:p></loext:new></draw:rect>", ["one"]),
    "content controls": ('<loext:content-control>in <text:span>it</text:span></loext:content-control>', ["in it"]),
    "ruby": ("<text:ruby><text:ruby-base>a</text:ruby-base><text:ruby-text>b</text:ruby-text></text:ruby>", ["a (b)"]),
    "links": ('see <text:a xlink:href="https://example.org">our page</text:a>', ["see our page"]),
    "meta": ("<text:meta>a <text:meta-field>b</text:meta-field></text:meta>", ["a b"]),
    "unknown elements": ("<text:something>a</text:something>", ["a"]),
    "a style that builds on itself": ('<text:span text:style-name="Loop">a</text:span>', ["a"]),
    "a condition": ('<text:conditional-text text:string-value-if-true="a" text:string-value-if-false="b">a</text:conditional-text>', ["a"]),
    "a hidden paragraph that is shown": ('<text:hidden-paragraph text:is-hidden="false"/>a', ["a"]),
    "text boxes": ("a" + FRAME.format("<draw:text-box><text:p>b</text:p><text:p>c</text:p></draw:text-box>"), ["a", "b", "c"]),
    "shapes": ("<draw:g><draw:rect><text:p>a</text:p></draw:rect><draw:custom-shape><text:p>b</text:p></draw:custom-shape></draw:g>", ["a", "b"]),
    "formulas": (FRAME.format("<draw:object><math:math><math:mi>x</math:mi><math:annotation>x^2</math:annotation></math:math></draw:object>"), ["x^2"]),
}  # fmt: skip


@pytest.mark.parametrize("case", SHOWN)
def test_what_is_shown_is_read(case: str) -> None:
    body, expected = SHOWN[case]
    assert shown(f"<text:p>{body}</text:p>") == expected


COMMENT = "<office:annotation><dc:creator>Ada</dc:creator><dc:date>2026-01-01</dc:date><text:p>MARK</text:p></office:annotation>"
DELETION = (
    "<text:tracked-changes><text:changed-region><text:deletion><office:change-info><dc:creator>Bo</dc:creator></office:change-info>"
    "<text:p>MARK</text:p></text:deletion></text:changed-region></text:tracked-changes>"
)
APART = {
    "hidden words": ('<text:p>a<text:span text:style-name="Secret">MARK</text:span></text:p>', ("hidden text", "MARK")),
    "hidden paragraph": ('<text:p text:style-name="Gone">MARK</text:p><text:p>a</text:p>', ("hidden text", "MARK")),
    "paragraph hidden by a field": ('<text:p><text:hidden-paragraph text:is-hidden="true"/>MARK</text:p><text:p>a</text:p>', ("hidden text", "MARK")),
    "hidden section": ('<text:section text:display="none"><text:p>MARK</text:p></text:section><text:p>a</text:p>', ("hidden text", "MARK")),
    "hidden by a field": ('<text:p>a<text:hidden-text text:is-hidden="true" text:string-value="MARK"/></text:p>', ("hidden text", "MARK")),
    "variable that is not shown": ('<text:p>a<text:variable-set text:display="none">MARK</text:variable-set></text:p>', ("hidden text", "MARK")),
    "the other side of a condition": (
        '<text:p><text:conditional-text text:string-value-if-false="MARK">a</text:conditional-text></text:p>', ("hidden text", "MARK")),
    "comment": (f"<text:p>a{COMMENT}</text:p>", ("comment 1", "Ada: MARK")),
    "deletion": (f"{DELETION}<text:p>a</text:p>", ("deleted text", "MARK")),
    "author of a change": (f"{DELETION}<text:p>a</text:p>".replace("Bo", "MARK"), ("change author", "MARK")),
    "link": ('<text:p><text:a xlink:href="mailto:MARK">a</text:a></text:p>', ("link target", "mailto:MARK")),
    "link of a frame": ('<text:p>a<draw:a xlink:href="mailto:MARK"><draw:frame/></draw:a></text:p>', ("link target", "mailto:MARK")),
    "index": ('<text:p>a<text:alphabetical-index-mark text:string-value="MARK"/></text:p>', ("index entry", "MARK")),
    "other choices": ('<text:p><text:drop-down><text:label text:value="MARK"/>a</text:drop-down></text:p>', ("untaken choice", "MARK")),
    "variables": (
        '<text:user-field-decls><text:user-field-decl office:string-value="MARK"/></text:user-field-decls><text:p>a</text:p>',
        ("document variable", "MARK")),
    "alternative text": ("<text:p>a<draw:frame><svg:desc>MARK</svg:desc></draw:frame></text:p>", ("alternative text", "MARK")),
    "covered cells": (
        "<table:table><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell><table:covered-table-cell>"
        "<text:p>MARK</text:p></table:covered-table-cell></table:table-row></table:table>", ("hidden text", "MARK")),
    "hidden rows": (
        '<table:table><table:table-row table:visibility="collapse"><table:table-cell><text:p>MARK</text:p></table:table-cell>'
        "</table:table-row></table:table><text:p>a</text:p>", ("hidden text", "MARK")),
}  # fmt: skip


@pytest.mark.parametrize("case", APART)
def test_what_is_not_shown_is_read_and_not_copied(case: str) -> None:
    body, expected = APART[case]
    found = read(body)
    assert expected in [(block.place.part, block.text) for block in found if not block.in_copy]
    assert [block.text for block in found if block.in_copy] == ["a"]


def test_properties_are_read_and_not_copied() -> None:
    inner = '<dc:title>One</dc:title><meta:initial-creator>Two</meta:initial-creator><meta:user-defined meta:name="Client">Three</meta:user-defined>'
    found = read("<text:p>a</text:p>", meta_dot_xml=files.meta(inner))
    assert [(block.text, block.in_copy) for block in found] == [
        ("a", True), ("One", False), ("Two", False), ("Client Three", False),
    ]  # fmt: skip


def test_parts_stand_in_reading_order_with_their_names() -> None:
    body = (
        f"<text:h>Title</text:h><text:p>one{NOTE.format('footnote', 'first')} more{NOTE.format('endnote', 'last')}</text:p>"
        f"<text:p>two{NOTE.format('footnote', 'second')}{FRAME.format('<draw:text-box><text:p>box</text:p></draw:text-box>')}</text:p>"
    )
    head = "<style:header><text:p>Trust</text:p></style:header><style:header-first><text:p>First</text:p></style:header-first>"
    found = read(body, styles_dot_xml=files.styles(head, "<style:footer><text:p>p. 1</text:p></style:footer>"))
    assert [(block.place.words(), block.text) for block in found] == [
        ("header", "Trust"), ("header", "First"), ("paragraph 1", "Title"), ("paragraph 2", "one more"), ("footnote 1", "first"),
        ("endnote 1", "last"), ("paragraph 3", "two"), ("footnote 2", "second"), ("text box", "box"), ("footer", "p. 1"),
    ]  # fmt: skip


def test_headers_that_are_switched_off_are_not_copied() -> None:
    head = '<style:header style:display="false"><text:p>MARK</text:p></style:header>'
    assert shown("<text:p>a</text:p>", styles_dot_xml=files.styles(head)) == ["a"]


def test_lists_have_their_marks() -> None:
    item = "<text:list-item><text:p>{}</text:p>{}</text:list-item>".format
    below = f"<text:list>{item('sub', '')}{item('sub', '')}</text:list>"
    body = (
        f'<text:list text:style-name="N">{item("one", below)}{item("two", "")}'
        f'<text:list-header><text:p>none</text:p></text:list-header></text:list><text:p>between</text:p>'
        f'<text:list text:style-name="N" text:continue-numbering="true">{item("three", "")}</text:list>'
        f'<text:list text:style-name="R">{item("r", "")}</text:list><text:list text:style-name="B">{item("b", "")}</text:list>'
    )  # fmt: skip
    assert shown(body) == ["1. one", "1.a) sub", "1.b) sub", "2. two", "none", "between", "3. three", "iv r", "• b"]


CELL = "<table:table-cell{}><text:p>{}</text:p></table:table-cell>".format


def test_tables_are_told_by_row_and_column() -> None:
    body = (
        '<table:table><table:table-column table:number-columns-repeated="3"/><table:table-header-rows><table:table-row>'
        f"{CELL('', 'Name')}{CELL('', 'Born')}</table:table-row></table:table-header-rows><table:table-row>"
        f'{CELL("", "Ana")}<table:table-cell table:number-columns-repeated="2"/>{CELL("", "1981" + NOTE.format("footnote", "n"))}</table:table-row>'
        f"</table:table><text:p>after</text:p><table:table><table:table-row>{CELL('', 'x')}</table:table-row></table:table>"
    )
    assert [(block.lead, block.place.words(), block.text) for block in read(body)] == [
        ("", "table 1, row 1, column 1", "Name"), (" | ", "table 1, row 1, column 2", "Born"),
        ("\n", "table 1, row 2, column 1", "Ana"), (" | ", "table 1, row 2, column 4", "1981"),
        ("\n", "footnote 1", "n"), ("\n", "paragraph 1", "after"), ("\n", "table 2, row 1, column 1", "x"),
    ]  # fmt: skip


def test_tables_in_tables_stand_in_the_cell() -> None:
    inner = f"<table:table><table:table-row>{CELL('', 'a')}{CELL('', 'b')}</table:table-row></table:table>"
    body = f"<table:table><table:table-row><table:table-cell>{inner}<text:p>c</text:p></table:table-cell>{CELL('', 'd')}</table:table-row></table:table>"
    assert [(block.lead, block.place.cell, block.text) for block in read(body)] == [
        ("", "table 1, row 1, column 1", "a"), (" | ", "table 1, row 1, column 1", "b"),
        ("\n", "table 1, row 1, column 1", "c"), (" | ", "table 1, row 1, column 2", "d"),
    ]  # fmt: skip


def test_controls_of_forms_show_their_values() -> None:
    body = (
        '<office:forms><form:form><form:text form:id="a" form:current-value="Ana"/><form:listbox form:id="b"><form:option form:label="x"/>'
        '<form:option form:label="Bao" form:current-selected="true"/></form:listbox><form:checkbox form:id="c" form:label="Yes" '
        'form:current-state="checked"/><form:password form:id="d" form:current-value="MARK"/></form:form></office:forms>'
        + "".join(f'<text:p><draw:control draw:control="{key}"/></text:p>' for key in "abcd")
    )
    assert shown(body) == ["Ana", "Bao", "☒ Yes"]


def picture(inner: str = "") -> str:
    return f'<text:p>a<draw:frame><draw:image xlink:href="Pictures/1.png"/>{inner}</draw:frame></text:p>'


def test_pictures_are_blocks_and_kept_only_when_nothing_is_edited() -> None:
    data = files.odt(picture(), Pictures__1_dot_png=png())
    assert [(block.text, block.picture) for block in odt.read(data, "a.odt", OPTIONS).blocks] == [
        ("a", ""), ("picture, 6 × 4", "withhold"),
    ]  # fmt: skip
    assert odt.read(data, "a.odt", DocumentOptions(images="keep")).blocks[1].picture == "keep"
    for edits, images in (([], 1), ([Edit(0, 14, "[picture]", "[picture]")], 0)):
        made = odt.copy(data, "a.odt", OPTIONS, [[], edits]).data
        assert len(docx.Document(io.BytesIO(made)).inline_shapes) == images


def test_one_of_several_forms_of_a_picture_is_taken() -> None:
    other = '<draw:image xlink:href="Pictures/1.png"/>'
    found = read(
        f'<text:p><draw:frame><draw:image xlink:href="Pictures/1.svg"/>{other}</draw:frame></text:p>',
        Pictures__1_dot_svg="<svg/>",
        Pictures__1_dot_png=png(),
    )
    assert [block.text for block in found] == ["picture, 6 × 4"]


def test_pictures_in_a_flat_file() -> None:
    inside = base64.b64encode(png()).decode()
    body = f"<text:p><draw:frame><draw:image><office:binary-data>{inside}</office:binary-data></draw:image></draw:frame></text:p>"
    found = odt.read(files.fodt(body), "a.fodt", OPTIONS).blocks
    assert [block.text for block in found] == ["picture, 6 × 4", "MARK title"]


@pytest.mark.parametrize(
    ("element", "says"),
    [('<draw:object-ole xlink:href="./Object 1"/>', 1), ('<draw:object xlink:href="./missing"/>', 1), ('<draw:plugin xlink:href="x"/>', 1),
     ('<draw:floating-frame xlink:href="MARK"/>', 1)],
)  # fmt: skip
def test_embedded_objects_are_failures(element: str, says: int) -> None:
    content = odt.read(files.odt(f"<text:p>a<draw:frame>{element}</draw:frame></text:p>"), "a.odt", OPTIONS)
    assert len(content.failures) == says
    assert "embedded object 1" in content.failures[0]
    assert "MARK" not in content.failures[0]


def test_words_of_charts_are_read_and_not_copied() -> None:
    chart = (
        f"<office:document-content {files.NAMESPACES}><office:body><office:chart><chart:chart><chart:title><text:p>MARK</text:p></chart:title>"
        "</chart:chart></office:chart></office:body></office:document-content>"
    )
    found = read(
        '<text:p>a<draw:frame><draw:object xlink:href="./Object 1"/></draw:frame></text:p>',
        **{"Object 1__content_dot_xml": chart},
    )
    assert [(block.place.part, block.text, block.in_copy) for block in found] == [
        (None, "a", True), ("chart 1", "MARK", False),
    ]  # fmt: skip


def test_what_is_left_alone_is_counted() -> None:
    data = files.odt(
        "<text:p>a</text:p>",
        Basic__Standard__Module1_dot_xml="MARK",
        Versions__Version1="MARK",
        Pictures__x_dot_png=png(),
    )
    (line,) = odt.read(data, "a.odt", OPTIONS).remarks
    assert "1 earlier version, 1 macro file, 1 picture of a background" in line
    assert "MARK" not in line


TORTURE = (
    f'{DELETION}<office:forms><form:form form:name="MARK"><form:text form:id="c" form:current-value="MARK1"/></form:form></office:forms>'
    f'<text:h>MARK2</text:h><text:p>Dear MA<text:span>RK3</text:span>{COMMENT}<text:span text:style-name="Secret">MARK</text:span>,</text:p>'
    f'<text:p>x<text:a xlink:href="mailto:MARK">MARK4</text:a>{NOTE.format("footnote", "MARK5")}{NOTE.format("endnote", "MARK6")}</text:p>'
    f'<table:table table:name="MARK"><table:table-row>{CELL("", "MARK7")}{CELL("", "kept")}</table:table-row></table:table>'
    '<text:p><draw:frame draw:name="MARK"><draw:text-box><text:p>MARK8</text:p></draw:text-box><svg:title>MARK</svg:title></draw:frame></text:p>'
    '<text:p><draw:control draw:control="c"/></text:p><text:list><text:list-item><text:p>MARK9</text:p></text:list-item></text:list>'
    "<text:p>Yours</text:p>"
)
PARTS: dict[str, str | bytes] = {
    "styles_dot_xml": files.styles(
        "<style:header><text:p>MARK10</text:p></style:header>", "<style:footer><text:p>MARK11</text:p></style:footer>"
    ),
    "meta_dot_xml": files.meta("<dc:title>MARK</dc:title><dc:creator>MARK</dc:creator>"),
    "Thumbnails__thumbnail_dot_png": b"MARK",
    "settings_dot_xml": "<x>MARK</x>",
}


def test_nothing_that_is_withheld_is_in_the_copy() -> None:
    data = files.odt(TORTURE, **PARTS)
    found = odt.read(data, "a.odt", OPTIONS).blocks
    edits = [
        [Edit(at, len(block.text), "[person]", "[person]")] if (at := block.text.find("MARK")) >= 0 else []
        for block in found
        if block.in_copy
    ]
    made = odt.copy(data, "a.odt", OPTIONS, edits)
    with zipfile.ZipFile(io.BytesIO(made.data)) as archive:
        inside = "".join(name + archive.read(name).decode("latin-1") for name in archive.namelist())
    assert "MARK" not in inside
    assert "MARK" not in "".join(made.remarks)
    assert {"kept", "Yours"} <= set(inside.replace("<", ">").split(">"))
    assert made == odt.copy(data, "a.odt", OPTIONS, edits)
    for number in range(1, 12):
        assert any(f"MARK{number}" in block.text and block.in_copy for block in found), number


ENCRYPTED = (
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry manifest:full-path="content.xml">'
    "<manifest:encryption-data/></manifest:file-entry></manifest:manifest>"
)
BOMB = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>'


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "not an OpenDocument text"), (b"PK\x03\x04", "not an OpenDocument text"), (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "encrypted"),
        (files.odt("", **{"META-INF__manifest_dot_xml": ENCRYPTED}), "encrypted: save it without a password"),
        (files.odt("<text:p>a"), "damaged XML"), (files.odt("<text:span>" * 400 + "</text:span>" * 400), "damaged XML"),
        (BOMB.encode(), "document type"), (files.odt("", styles_dot_xml=BOMB), "document type"), (b"<html/>", "not an OpenDocument text"),
        (files.odt("<text:p>" + "a" * 3_000_000 + "</text:p>"), "beyond the limit"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_one_line(data: bytes, says: str) -> None:
    with pytest.raises(InputError) as caught:
        odt.read(data, "letter.odt", OPTIONS)
    assert str(caught.value).startswith("letter.odt: ")
    assert says in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "body",
    ["<text:p>" + "<text:span>" * 240 + "deep" + "</text:span>" * 240 + "</text:p>",
     "<text:list><text:list-item>" * 120 + "<text:p>deep</text:p>" + "</text:list-item></text:list>" * 120,
     '<text:p><text:s text:c="999999999"/>deep</text:p>',
     '<table:table><table:table-row table:number-rows-repeated="999999999"><table:table-cell table:number-columns-repeated="999999999">'
     "<text:p>deep</text:p></table:table-cell></table:table-row></table:table>"],
)  # fmt: skip
def test_deep_and_huge_documents_end(body: str) -> None:
    data = files.odt(body)
    assert [block.text for block in odt.read(data, "a.odt", OPTIONS).blocks] == ["deep"]
    odt.copy(data, "a.odt", OPTIONS, [[]])


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 4_000), st.binary(max_size=3), st.integers(0, 20), st.booleans())
def test_damaged_files_end_in_blocks_or_one_line(at: int, other: bytes, gone: int, is_flat: bool) -> None:
    whole = files.fodt(TORTURE) if is_flat else files.odt(TORTURE, **PARTS)
    data = whole[:at] + other + whole[at + gone :]
    try:
        content = odt.read(data, "a.odt", OPTIONS)
        odt.copy(data, "a.odt", OPTIONS, [[] for block in content.blocks if block.in_copy])
        said = ""
    except InputError as error:
        said = str(error)
    assert said == "" or said.startswith("a.odt: ")


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_what_libreoffice_writes_is_read(tmp_path: Path) -> None:
    document = docx.Document()
    document.core_properties.author = "MARK1"
    document.sections[0].header.paragraphs[0].text = "MARK2 Trust"
    document.add_heading("Visit", 1)
    document.add_paragraph("Dear Zoë Łuk").add_run("asik,").bold = True
    document.add_paragraph("one", style="List Number")
    document.add_paragraph("two", style="List Bullet")
    document.add_paragraph("seen").add_run("MARK3").font.hidden = True
    cells = document.add_table(1, 2).rows[0].cells
    cells[0].text, cells[1].text = "NHS number", "999 123 4578"
    document.add_picture(io.BytesIO(png()))
    document.save(str(tmp_path / "a.docx"))
    subprocess.run(
        ["soffice", "--headless", f"-env:UserInstallation=file://{tmp_path}/lo", "--convert-to", "odt", "--outdir", str(tmp_path), str(tmp_path / "a.docx")],
        check=True, capture_output=True, timeout=100,
    )  # fmt: skip
    content = odt.read((tmp_path / "a.odt").read_bytes(), "a.odt", OPTIONS)
    assert [block.text for block in content.blocks if block.in_copy] == [
        "MARK2 Trust", "Visit", "Dear Zoë Łukasik,", "1. one", "• two", "seen", "NHS number", "999 123 4578", "picture, 6 × 4",
    ]  # fmt: skip
    assert {("properties", "MARK1"), ("hidden text", "MARK3")} <= {
        (block.place.part, block.text) for block in content.blocks if not block.in_copy
    }
