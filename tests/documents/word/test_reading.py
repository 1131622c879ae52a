"""What is read of a Word file, in reading order, with places that a person can find."""

from __future__ import annotations

import pytest

from recordlint.documents.blocks import DocumentOptions
from recordlint.documents.word import read
from recordlint.errors import InputError
from tests.documents.word.helpers import (
    KEEP,
    OPTIONS,
    asides,
    blocks,
    drawn_picture,
    field,
    package,
    para,
    part,
    picture,
    run,
    table,
    text_box,
    texts,
)  # fmt: skip


@pytest.mark.parametrize(
    ("inline", "text"),
    [
        (run("Gra") + run("ce", "<w:b/>"), "Grace"),
        (run("a") + "<w:r><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:cr/></w:r>", "a\tb\nc\n"),
        (run("Ann") + "<w:r><w:noBreakHyphen/></w:r>" + run("Marie"), "Ann-Marie"),
        (run("Wiś\u00adnie") + "<w:r><w:softHyphen/></w:r>" + run("w\u200bski"), "Wiśniewski"),
        (run("10\u00a0March"), "10\u00a0March"),
        (field(" PAGE ", "3"), "3"),
        (field(" IF ", "shown").replace("</w:instrText></w:r>", "</w:instrText></w:r>" + field(" MERGEFIELD x ", "code"), 1), "shown"),
        (field(" IF ", field(" MERGEFIELD x ", "merged"), " shown"), "merged shown"),
        (f"<w:fldSimple w:instr='AUTHOR'>{run('Ngozi')}</w:fldSimple>", "Ngozi"),
        ("<w:hyperlink>" + run("the plan") + "</w:hyperlink>", "the plan"),
        ("<w:ins>" + run("new") + "</w:ins><w:del><w:r><w:delText>old</w:delText></w:r></w:del>", "new"),
        ("<w:moveTo>" + run("here") + "</w:moveTo><w:moveFrom>" + run("there") + "</w:moveFrom>", "here"),
        (run("shown") + run("hidden", "<w:vanish/>") + run("too", '<w:vanish w:val="0"/>'), "showntoo"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>' + run(" yes"), "☑ yes"),
        ('<w:r><w:sym w:font="Symbol" w:char="F061"/></w:r>', "α"),
        ("<m:oMath><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>x</m:t></m:r></m:den></m:f></m:oMath>", "1x"),
        (f"<w:r><w:ruby><w:rt>{run('kana')}</w:rt><w:rubyBase>{run('漢字')}</w:rubyBase></w:ruby></w:r>", "漢字"),
        ("<w:sdt><w:sdtContent>" + run("chosen") + "</w:sdtContent></w:sdt>", "chosen"),
        (field(" FORMDROPDOWN ", data='<w:ffData><w:ddList><w:result w:val="1"/><w:listEntry w:val="No"/><w:listEntry w:val="Yes"/></w:ddList></w:ffData>'), "Yes"),
        (field(" FORMCHECKBOX ", data="<w:ffData><w:checkBox><w:checked/></w:checkBox></w:ffData>"), "☒"),
        ("<w:r><w:t>\n   laid out\n </w:t></w:r>", "laid out"),
    ],
)  # fmt: skip
def test_a_paragraph_is_what_a_person_reads(inline, text):
    assert texts(package(para(inline))) == [text]


def test_blocks_come_in_reading_order_with_their_places():
    parts = {
        "word/header1.xml": part("w:hdr", para("Head")), "word/footer1.xml": part("w:ftr", para("Foot")),
        "word/footnotes.xml": part("w:footnotes", "".join(f'<w:footnote w:id="{one}">{para("Note " + one)}</w:footnote>' for one in "78")),
    }  # fmt: skip
    links = [("h", "header", "header1.xml"), ("f", "footer", "footer1.xml"), ("n", "footnotes", "footnotes.xml")]
    section = '<w:headerReference w:type="default" r:id="h"/><w:footerReference w:type="default" r:id="f"/>'
    body = para("One", '<w:r><w:footnoteReference w:id="8"/></w:r>', text_box(para("Boxed"))) + table(
        ("a", para("b") + para("c")), ("d", "e")
    )
    body += para("Two", '<w:r><w:footnoteReference w:id="7"/></w:r>')
    assert [
        (block.place.words(), block.lead, block.text) for block in blocks(package(body, parts, links, section))
    ] == [
        ("header, paragraph 1", "\n", "Head"),
        ("paragraph 1", "\n\n", "One"),
        ("text box 1, paragraph 1", "\n\n", "Boxed"),
        ("table 1, row 1, column 1", "\n", "a"),
        ("table 1, row 1, column 2", " | ", "b"),
        ("table 1, row 1, column 2", "\n", "c"),
        ("table 1, row 2, column 1", "\n", "d"),
        ("table 1, row 2, column 2", " | ", "e"),
        ("paragraph 7", "\n", "Two"),
        ("footnote 1, paragraph 1", "\n\n", "Note 8"),
        ("footnote 2, paragraph 1", "\n\n", "Note 7"),
        ("footer, paragraph 1", "\n\n", "Foot"),
    ]


def test_a_deleted_mark_joins_two_paragraphs():
    assert texts(package(para("Okaf", properties="<w:rPr><w:del/></w:rPr>") + para("or") + para("end"))) == [
        "Okafor",
        "end",
    ]


def test_a_field_may_go_over_several_paragraphs():
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC \\o "1-3"</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    body = para(begin, "Aims") + para("Plan") + para('<w:r><w:fldChar w:fldCharType="end"/></w:r>')
    assert texts(package(body)) == ["Aims", "Plan", ""]


def test_the_box_of_newer_editions_is_read_and_else_the_older_one():
    newer = text_box(para("new"), para("new"))
    older = f"<w:r><mc:AlternateContent><mc:Choice Requires='zz'><w:t>?</w:t></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>{para('old')}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    assert texts(package(para(newer, older))) == ["", "new", "old"]


def test_headers_that_nothing_shows_are_read_and_not_copied():
    parts = {"word/header1.xml": part("w:hdr", para("First page")), "word/header2.xml": part("w:hdr", para("Even"))}
    links = [("h", "header", "header1.xml"), ("e", "header", "header2.xml")]
    section = '<w:headerReference w:type="first" r:id="h"/><w:headerReference w:type="even" r:id="e"/>'
    data = package(para("x"), parts, links, section)
    assert texts(data) == ["x"]
    assert asides(data)["unused header or footer"] == ["First page", "Even"]
    assert texts(package(para("x"), parts, links, section + "<w:titlePg/>")) == ["First page", "x"]


def test_what_is_never_copied_is_read_with_its_kind():
    parts = {
        "word/comments.xml": part(
            "w:comments", f'<w:comment w:id="1" w:author="Amara Nwosu">{para("Ask ", "Piotr")}</w:comment>'
        ),
        "docProps/core.xml": "<p:coreProperties xmlns:p='x' xmlns:d='y'><d:creator>Li Na</d:creator><d:revision>4</d:revision></p:coreProperties>",
    }
    inline = '<w:del w:author="Sam Lund"><w:r><w:delText>Pi</w:delText></w:r></w:del><w:del><w:r><w:delText>otr</w:delText></w:r></w:del>'
    data = package(
        para(inline, field(' INCLUDETEXT "C:\\Piotr.docx" ', "x")),
        parts,
        [("l", "hyperlink", "mailto:piotr@example.org")],
    )
    assert asides(data) == {
        "tracked deletion": ["Piotr"], "field instruction": [' INCLUDETEXT "C:\\Piotr.docx" '], "comment 1": ["Ask Piotr"],
        "author": ["Amara Nwosu"], "properties": ["creator: Li Na"], "hyperlink target": ["piotr@example.org"],
        "author of tracked changes": ["Sam Lund"],
    }  # fmt: skip


@pytest.mark.parametrize(
    ("media", "options", "proposed"),
    [
        (picture(), OPTIONS, "withhold"),
        (picture(), KEEP, "keep"),
        (b"\x01\x00\x00\x00 EMF", KEEP, "withhold"),
        (b"<svg/>", KEEP, "withhold"),
        (picture()[:20], KEEP, "withhold"),
    ],
)
def test_pictures_are_blocks_with_what_is_proposed(media, options, proposed):
    data = package(
        para("See", drawn_picture("p")), {"word/media/image1.png": media}, [("p", "image", "media/image1.png")]
    )
    content = read(data, "letter.docx", options)
    assert [(block.text, block.picture, block.place.part) for block in content.blocks] == [
        ("See", "", None), ("picture, 40 × 20", proposed, "picture 1")]  # fmt: skip
    assert content.remarks == ("1 picture was not read: text in pictures is read by OCR only",)


def test_what_nobody_read_is_a_failure():
    data = package(
        para("x"), {"word/embeddings/a.bin": b"x", "word/embeddings/b.xlsx": b"x", "word/vbaProject.bin": b"x"}
    )
    assert read(data, "letter.docx", OPTIONS).failures == (
        "letter.docx: 2 embedded objects were not read: save each as a file of its own",
        "letter.docx: 1 macro was not read: save the document as .docx",
    )


def test_a_strict_document_is_read_like_any_other():
    data = package(para("Strictly"))
    from tests.documents.word.helpers import parts_of

    strict = {name: held.replace(b"http://schemas.openxmlformats.org/wordprocessingml/2006/main", b"http://purl.oclc.org/ooxml/wordprocessingml/main")
              for name, held in parts_of(data).items()}  # fmt: skip
    assert texts(package("", {name: held for name, held in strict.items() if name == "word/document.xml"})) == [
        "Strictly"
    ]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "not a Word document"),
        (b"PK\x03\x04 cut", "not a Word document"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "encrypted"),
        (package("", {"word/document.xml": "<!DOCTYPE a [<!ENTITY b 'c'>]><a/>"}), "document type"),
        (package("", {"word/document.xml": "<x/>"}), "it holds 'x'"),
        (package("", {"word/document.xml": part("w:document", "<w:body>" + 300 * "<w:sdt><w:sdtContent>" + 300 * "</w:sdtContent></w:sdt>" + "</w:body>")}), "damaged XML"),
        (package("", {"_rels/.rels": "<Relationships/>"}), "main part is missing"),
    ],
)  # fmt: skip
def test_what_is_no_word_document_is_one_clear_line(data, message):
    with pytest.raises(InputError) as caught:
        read(data, "letter.docx", DocumentOptions())
    assert str(caught.value).startswith("letter.docx: ")
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_part_is_found_however_its_name_is_spelt():
    header = part("w:hdr", para("Record of Vorkova"))
    source = package(
        para("Dear Ann"), {"word/header1.xml": header}, [("h1", "header", "Header1.XML")],
        '<w:headerReference w:type="default" r:id="h1"/>',
    )  # fmt: skip
    assert texts(source) == ["Record of Vorkova", "Dear Ann"]
