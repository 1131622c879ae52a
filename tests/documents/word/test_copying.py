"""Copies have the source's text with the edits applied, and look like the source."""

from __future__ import annotations

import io
import random
import time
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recordlint.documents.blocks import Block, DocumentOptions, Edit, edited
from recordlint.documents.word import copy, read
from recordlint.errors import InputError
from tests.documents.word.helpers import (
    KEEP,
    OPTIONS,
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

_WORDS = st.text(alphabet="abcé Ω\u00ad\u200b\u00a0-’𝄞<&", max_size=8)
_INLINE = st.one_of(
    st.builds(run, _WORDS, st.sampled_from(["", "<w:b/>", '<w:sz w:val="30"/><w:i/>', '<w:color w:val="FF0000"/>'])),
    st.sampled_from([
        "<w:r><w:tab/></w:r>", "<w:r><w:br/></w:r>", "<w:r><w:noBreakHyphen/></w:r>", "<w:r><w:softHyphen/></w:r>", field(" PAGE ", "12"),
        '<w:r><w:br w:type="page"/></w:r>', '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>', '<w:r><w:sym w:font="Odd" w:char="F041"/></w:r>',
        "<w:del><w:r><w:delText>gone</w:delText></w:r></w:del>", "<w:ins><w:r><w:t>new</w:t></w:r></w:ins>", field(" NUMPAGES "),
        "<m:oMath><m:r><m:t>x+1</m:t></m:r></m:oMath>", '<w:r><w:footnoteReference w:id="2"/></w:r>', run("no", "<w:vanish/>"),
        text_box(para("boxed")), drawn_picture("p"), "<w:hyperlink><w:r><w:t>link</w:t></w:r></w:hyperlink>",
    ]),
)  # fmt: skip
_PARAGRAPH = st.builds(
    lambda inline, mark: para(*inline, properties="<w:rPr><w:del/></w:rPr>" if mark else ""),
    st.lists(_INLINE, max_size=8),
    st.sampled_from([False, False, False, True]),
)
_BLOCK = st.one_of(_PARAGRAPH, _PARAGRAPH, st.builds(lambda a, b: table((a, b), ("x", "y")), _PARAGRAPH, _PARAGRAPH))
_PARTS = {
    "word/media/image1.png": picture(),
    "word/footnotes.xml": part("w:footnotes", f'<w:footnote w:id="2">{para("note")}</w:footnote>'),
}
_LINKS = [("p", "image", "media/image1.png"), ("n", "footnotes", "footnotes.xml")]


def _random_edits(seed: int):
    chance = random.Random(seed)

    def decide(block: Block) -> list[Edit]:
        if block.picture:
            return [Edit(0, len(block.text), "[withheld]", "[withheld]")] if chance.random() < 0.5 else []
        points = sorted(chance.randint(0, len(block.text)) for _ in range(2 * chance.randint(0, 3)))
        choices = ["[family member 1]", "", "a\tb", "x\ny", "they", "<&>"]
        return [
            Edit(a, b, chance.choice(choices), chance.choice(["", "[x]"]))
            for a, b in zip(points[::2], points[1::2], strict=True)
        ]

    return decide


@given(st.lists(_BLOCK, max_size=6), st.integers(0, 10**6))
@settings(max_examples=80, deadline=None)
def test_a_copy_reads_as_the_source_with_the_edits_applied(body, seed):
    data = package("".join(body), _PARTS, _LINKS)
    made, _, expected = copied(data, _random_edits(seed), KEEP)
    assert texts(made.data, KEEP) == expected


def test_a_replacement_takes_the_first_runs_look_in_white_on_black():
    data = package(
        para(run("Dear "), run("Grace Ok", '<w:b/><w:sz w:val="30"/><w:color w:val="FF0000"/>'), run("afor"), ",")
    )
    held = parts_of(copied(data, withholding("Grace Okafor"))[0].data)["word/document.xml"].decode()
    assert (
        '<w:rPr><w:b/><w:color w:val="FFFFFF"/><w:sz w:val="30"/><w:shd w:val="clear" w:color="auto" w:fill="000000"/></w:rPr><w:t xml:space="preserve">[family member 1]</w:t>'
        in held
    )


def test_page_numbers_are_computed_afresh_unless_they_are_edited():
    data = package(para("Page ", field(" PAGE  \\* MERGEFORMAT ", "2"), " of ", field(" NUMPAGES ", "9")))
    kept = parts_of(copied(data)[0].data)["word/document.xml"].decode()
    assert " PAGE </w:instrText>" in kept
    assert " NUMPAGES </w:instrText>" in kept
    changed = parts_of(copied(data, withholding("9"))[0].data)["word/document.xml"].decode()
    assert "NUMPAGES" not in changed


def test_pictures_are_new_files_and_withheld_ones_are_labelled_boxes():
    crop = '<a:srcRect l="50000"/>'
    source = picture("JPEG", (80, 40), comment=b"secret")
    data = package(
        para("a", drawn_picture("p", crop=crop)),
        {"word/media/image1.png": source},
        [("p", "image", "media/image1.png")],
    )
    kept = parts_of(copied(data, options=KEEP)[0].data)
    from PIL import Image

    shown = Image.open(io.BytesIO(kept["word/media/image1.jpeg"]))
    assert shown.size == (40, 40)
    assert shown.convert("RGB").getpixel((5, 5))[0] < 40, "the red half is cut away"
    made, _, expected = copied(data, withholding("nothing"))
    assert not [name for name in parts_of(made.data) if "media" in name]
    assert texts(made.data) == expected == ["a", "[picture withheld]"]
    assert made.remarks == ("withheld in the copy: pictures (1)",)


def test_a_picture_that_cannot_be_decoded_is_withheld_whatever_is_decided():
    for media in (b"\x01\x00\x00\x00EMF", picture("JPEG", (300, 300))[:400]):
        data = package(
            para("a", drawn_picture("p")), {"word/media/image1.png": media}, [("p", "image", "media/image1.png")]
        )
        made, _, expected = copied(data, options=KEEP)
        assert texts(made.data, KEEP) == expected == ["a", "picture, 40 × 20"]
        assert made.remarks == ("withheld in the copy: pictures that cannot be shown safely (1)",)


def test_python_docx_sees_the_same_paragraphs_styles_tables_and_pictures(tmp_path):
    docx = pytest.importorskip("docx")
    from docx.shared import Cm, Pt, RGBColor

    source = docx.Document()
    source.add_heading("Plan for the family", 1)
    source.add_paragraph("First", style="List Bullet")
    source.add_paragraph("Then", style="List Number")
    words = source.add_paragraph("Said ")
    words.add_run("clearly").bold = True
    words.runs[1].font.size, words.runs[1].font.name, words.runs[1].font.color.rgb = (
        Pt(15),
        "Georgia",
        RGBColor(10, 20, 30),
    )
    words.paragraph_format.space_after, words.paragraph_format.left_indent = Pt(13), Cm(1)
    grid = source.add_table(2, 3, style="Light Grid Accent 1")
    grid.cell(0, 0).merge(grid.cell(0, 1)).text = "When"
    source.add_picture(io.BytesIO(picture()), width=Cm(4))
    source.sections[0].footer.paragraphs[0].text = "Confidential"
    source.sections[0].page_width, source.sections[0].left_margin = Cm(21), Cm(3)
    out = io.BytesIO()
    source.save(out)
    made, _, _ = copied(out.getvalue(), withholding("family"), KEEP)
    new = docx.Document(io.BytesIO(made.data))
    assert [(one.style.name, one.text.replace("[family member 1]", "family")) for one in new.paragraphs] == [
        (one.style.name, one.text) for one in source.paragraphs]  # fmt: skip
    assert (new.tables[0].style.name, [[cell.text for cell in row.cells] for row in new.tables[0].rows]) == (
        "Light Grid Accent 1", [["When", "When", ""], ["", "", ""]])  # fmt: skip
    run_ = next(one for one in new.paragraphs if one.text.startswith("Said")).runs[1]
    assert (run_.bold, run_.font.size, run_.font.name, run_.font.color.rgb) == (
        True,
        Pt(15),
        "Georgia",
        RGBColor(10, 20, 30),
    )
    format_ = next(one for one in new.paragraphs if one.text.startswith("Said")).paragraph_format
    assert (format_.space_after, format_.left_indent.cm) == (Pt(13), pytest.approx(1, abs=0.01))
    assert [(one.width, one.height) for one in new.inline_shapes] == [
        (one.width, one.height) for one in source.inline_shapes
    ]
    assert (new.sections[0].page_width, new.sections[0].left_margin) == (
        source.sections[0].page_width,
        source.sections[0].left_margin,
    )
    assert new.sections[0].footer.paragraphs[0].text == "Confidential"
    heading = new.styles["Heading 1"]
    assert (heading.font.size, heading.font.color.rgb) == (
        source.styles["Heading 1"].font.size,
        source.styles["Heading 1"].font.color.rgb,
    )


def test_edits_that_do_not_fit_are_refused():
    data = package(para("abc"))
    for edits in ([], [[Edit(2, 9, "x")]], [[Edit(1, 2, "x"), Edit(0, 1, "y")]]):
        with pytest.raises(ValueError, match="fit"):
            copy(data, "letter.docx", OPTIONS, edits)


class _Engine:
    name = "fake"

    def words(self, picture_):
        from recordlint.documents.ocr import Word

        return [
            Word("Grace", (2, 2, 12, 8), 0.9, 0),
            Word("Okafor", (14, 2, 30, 8), 0.9, 0),
            Word("clinic", (2, 10, 20, 18), 0.4, 1),
        ]


def test_lines_that_ocr_reads_are_blocks_and_their_edits_are_burnt_in(monkeypatch):
    import recordlint.documents.ocr as ocr

    monkeypatch.setattr(ocr, "engine", lambda options: _Engine())
    white = picture("PNG", (80, 20))
    data = package(
        para("a", drawn_picture("p", width=762000)),
        {"word/media/image1.png": white},
        [("p", "image", "media/image1.png")],
    )
    options = DocumentOptions(images="ocr")
    content = read(data, "letter.docx", options)
    assert [(block.text, block.picture, block.place.line) for block in content.blocks] == [
        ("a", "", None), ("picture, 80 × 20", "keep", None), ("Grace Okafor", "", 1), ("clinic", "", 2)]  # fmt: skip
    assert [place.line for place in content.low] == [2]
    made = copy(data, "letter.docx", options, [(), (), [Edit(6, 12, "[name]", "[name]")], ()])
    from PIL import Image

    shown = Image.open(io.BytesIO(parts_of(made.data)["word/media/image1.png"])).convert("RGB")
    assert [shown.getpixel(at) for at in ((13, 1), (36, 8), (5, 5), (38, 5))] == [
        (0, 0, 0),
        (0, 0, 0),
        (200, 40, 40),
        (200, 40, 40),
    ]
    strict = read(data, "letter.docx", DocumentOptions(images="ocr", strict=True))
    assert strict.blocks[1].picture == "withhold"


@pytest.mark.parametrize("seed", range(60))
def test_damaged_files_end_with_a_result_or_one_clear_line(seed):
    chance = random.Random(seed)
    body = para("Grace", drawn_picture("p"), text_box(para("box"))) + table(("a", "b")) + para(field(" PAGE ", "1"))
    held = parts_of(package(body, _PARTS, _LINKS))
    name = chance.choice(sorted(held))
    broken = bytearray(held[name])
    for _ in range(chance.randint(1, 6)):
        broken[chance.randrange(len(broken))] = chance.randrange(256)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for one, data in held.items():
            archive.writestr(one, bytes(broken) if one == name else data)
    whole = bytearray(out.getvalue())
    if seed % 3 == 0:
        whole = whole[: chance.randrange(len(whole))]
    elif seed % 3 == 1:
        whole[chance.randrange(len(whole))] ^= 1 << chance.randrange(8)
    assert _outcome(bytes(whole)) == ""


def _outcome(data: bytes) -> str:
    """What is wrong with how a damaged file was met; empty where it was read and copied, or refused in one line."""
    try:
        content = read(data, "letter.docx", KEEP)
        kept = [block for block in content.blocks if block.in_copy]
        made = copy(data, "letter.docx", KEEP, [() for _ in kept])
    except InputError as error:
        return "" if str(error).startswith("letter.docx: ") and "\n" not in str(error) else str(error)
    return "" if texts(made.data, KEEP) == [edited(block.text, ()) for block in kept] else "another text"


@pytest.mark.parametrize(
    "body",
    [
        para(*['<w:r><w:fldChar w:fldCharType="begin"/></w:r>'] * 20_000, "x"),
        para(*['<w:r><w:fldChar w:fldCharType="end"/></w:r>'] * 20_000, "x"),
        para(*[field(" PAGE ", "1")] * 3_000),
        para(*[run("a\u00adb", "<w:b/>")] * 2_000),
        para(run("a\u00ad" * 10_000)),
        30 * "<w:tbl><w:tr><w:tc>" + para("x") + 30 * "</w:tc></w:tr></w:tbl>",
        para(drawn_picture("p", width=10**15)),
        para('<w:r><w:sym w:font="Arial" w:char="FFFFFF"/><w:sym w:font="Arial" w:char="D800"/><w:sym/></w:r>'),
        para(properties='<w:pStyle w:val="A"/>'),
        table(("a",)) * 400,
    ],
    ids=[
        "fields that begin",
        "fields that end",
        "page fields",
        "runs",
        "soft hyphens",
        "nested tables",
        "a wide picture",
        "symbols",
        "styles in a circle",
        "tables",
    ],
)
def test_hostile_documents_end_in_time(body):
    circle = "".join(
        f'<w:style w:type="paragraph" w:styleId="{a}"><w:name w:val="{a}"/><w:basedOn w:val="{b}"/></w:style>'
        for a, b in ("AB", "BA")
    )
    data = package(
        body, {**_PARTS, "word/styles.xml": part("w:styles", circle)}, [*_LINKS, ("s", "styles", "styles.xml")]
    )
    began = time.process_time()
    made, _, expected = copied(data, withholding("[ab]", "[x]"), KEEP)
    assert texts(made.data, KEEP) == expected
    assert time.process_time() - began < 5


@pytest.mark.parametrize(("layout", "width"), [("", 1440), ('<w:tblLayout w:type="fixed"/>', 1391)])
def test_widths_that_were_fitted_to_words_say_nothing_of_their_length(layout, width):
    cell = f'<w:tcPr><w:tcW w:w="1391" w:type="dxa"/></w:tcPr>{para("Grace")}'
    made, _, _ = copied(package(table((cell, "other"), properties=layout)), withholding("Grace"))
    assert f'<w:tcW w:w="{width}" w:type="dxa"/>' in parts_of(made.data)["word/document.xml"].decode()


_DROP = '<w:framePr w:dropCap="drop" w:lines="3" w:wrap="around" w:vAnchor="text" w:hAnchor="text"/>'


def test_a_drop_cap_is_read_with_its_word_and_goes_with_it():
    source = package(
        para("V", properties=_DROP) + para("orkova came by.") + para("V", properties=_DROP) + table([para("x")])
    )
    assert texts(source)[:2] == ["Vorkova came by.", "V"]
    made, _, expected = copied(source, withholding("Vorkova"))
    assert texts(made.data) == expected
    assert expected[0] == "[family member 1] came by."
    assert leaks(made.data, "orkova") == []


def test_a_drop_cap_that_nothing_touches_stays_one():
    source = package(para("V", properties=_DROP) + para("ery well, said Vorkova."))
    made, _, _ = copied(source, withholding("Vorkova"))
    assert texts(made.data) == ["Very well, said [family member 1]."]
    document = parts_of(made.data)["word/document.xml"].decode()
    assert document.count("<w:p>") == 2
    assert 'w:dropCap="drop"' in document
