"""A new Word document from blocks: what is in it, in which order, and that nothing else is."""

from __future__ import annotations

import io
import zipfile
from xml.etree import ElementTree as ET

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, PngImagePlugin

from recordlint.documents.blocks import Block, Edit, Place, edited
from recordlint.documents.plain_word import word_from_blocks
from recordlint.documents.typesetting.arrangement import Span, spans_of


def block(text: str, lead: str = "\n", **place: object) -> Block:
    return Block(text, Place(**place), lead)  # type: ignore[arg-type]


def opened(data: bytes) -> docx.document.Document:
    return docx.Document(io.BytesIO(data))


def texts(data: bytes) -> list[str]:
    return [paragraph.text for paragraph in opened(data).paragraphs]


def test_paragraphs_stand_in_order_with_their_edits() -> None:
    blocks = [block("Dear Zoë Łukasik,", ""), block("two", "\n\n"), block("a\tb\nc < & >", "\n")]
    made = word_from_blocks(blocks, [[Edit(5, 16, "[person 1]", "[person 1]")], [], []], {})
    assert texts(made) == ["Dear [person 1],", "", "two", "a\tb\nc < & >"]
    (black,) = [run for paragraph in opened(made).paragraphs for run in paragraph.runs if run.text == "[person 1]"]
    assert str(black.font.color.rgb) == "FFFFFF"


def test_edits_without_a_label_are_plain_words() -> None:
    made = word_from_blocks([block("a apple")], [[Edit(0, 1, "an")]], {})
    assert texts(made) == ["an apple"]
    assert opened(made).paragraphs[0].runs[0].font.color.rgb is None


def test_what_is_not_for_the_copy_is_not_in_it() -> None:
    hidden = Block("MARK", Place(part="comment 1"), in_copy=False)
    made = word_from_blocks([block("kept"), hidden, block("too")], [[], []], {})
    assert texts(made) == ["kept", "too"]
    assert b"MARK" not in made


def test_cells_become_a_table_by_row_and_column() -> None:
    cell = "table 1, row {}, column {}".format
    blocks = [
        block("before"), block("NHS number", cell=cell(1, 1)), block("999 123 4578", " | ", cell=cell(1, 3)),
        block("one", cell=cell(2, 2)), block("two", cell=cell(2, 2)), block("other", cell="table 2, row 1, column 1"), block("after"),
    ]  # fmt: skip
    made = opened(word_from_blocks(blocks, [[] for _ in blocks], {}))
    assert [[cell.text for cell in row.cells] for table in made.tables for row in table.rows] == [
        ["NHS number", "", "999 123 4578"], ["", "one\ntwo", ""], ["other"],
    ]  # fmt: skip
    assert [paragraph.text for paragraph in made.paragraphs] == ["before", "", "after"]


def test_more_columns_than_word_opens_become_lines() -> None:
    blocks = [block(str(n), " | ", cell=f"table 1, row 1, column {n}") for n in range(1, 80)]
    made = opened(word_from_blocks(blocks, [[] for _ in blocks], {}))
    assert not made.tables
    assert made.paragraphs[0].text == " | ".join(str(n) for n in range(1, 80))


def test_headers_notes_and_footers_say_what_they_are() -> None:
    blocks = [
        block("Trust", part="header"),
        block("body"),
        block("see p. 4", part="footnote 1"),
        block("p. 1", part="footer"),
    ]
    made = word_from_blocks(blocks, [[] for _ in blocks], {})
    assert texts(made) == ["Header:", "Trust", "body", "Footnote 1:", "see p. 4", "Footer:", "p. 1"]


def test_what_has_no_line_end_before_it_stays_on_its_line() -> None:
    assert texts(word_from_blocks([block("Name"), block("Ana", " | ")], [[], []], {})) == ["Name | Ana"]


def png_with_words() -> bytes:
    out = io.BytesIO()
    info = PngImagePlugin.PngInfo()
    info.add_text("Author", "MARK")
    Image.new("RGB", (900, 10), "red").save(out, "PNG", pnginfo=info)
    return out.getvalue()


@pytest.mark.parametrize(("edits", "images"), [([], 1), ([Edit(0, 7, "[picture]", "[picture]")], 0)])
def test_pictures_are_there_when_nothing_of_them_is_edited(edits: list[Edit], images: int) -> None:
    picture = Block("picture", Place(), picture="withhold")
    made = word_from_blocks([block("a"), picture], [[], edits], {1: png_with_words()})
    assert len(opened(made).inline_shapes) == images
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        media = [archive.read(name) for name in archive.namelist() if "media" in name]
    assert len(media) == images
    assert not any(b"MARK" in file for file in media)


def test_a_picture_without_a_file_is_said_in_words() -> None:
    assert texts(word_from_blocks([Block("picture", Place(), picture="keep")], [[]], {})) == ["[picture]"]


def test_right_to_left_paragraphs_are_marked() -> None:
    made = word_from_blocks([block("שלום Ana"), block("Ana שלום")], [[], []], {})
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert archive.read("word/document.xml").count(b"<w:bidi/>") == 1


def test_the_package_holds_nothing_but_text_and_styles_and_is_the_same_each_time() -> None:
    blocks, edits = [block("one"), block("two")], [[], []]
    made = word_from_blocks(blocks, edits, {})
    assert made == word_from_blocks(blocks, edits, {})
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert archive.namelist() == [
            "[Content_Types].xml", "_rels/.rels", "word/document.xml", "word/_rels/document.xml.rels", "word/styles.xml",
        ]  # fmt: skip
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert opened(made).element.body.sectPr is not None


def test_edits_must_fit() -> None:
    with pytest.raises(ValueError, match="does not fit"):
        word_from_blocks([block("abc")], [[Edit(2, 9, "x")]], {})
    with pytest.raises(ValueError, match="blocks"):
        word_from_blocks([block("abc")], [], {})


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=40), st.lists(st.integers(0, 40), max_size=6))
def test_spans_say_what_the_edited_text_says(text: str, cuts: list[int]) -> None:
    at = sorted({min(cut, len(text)) for cut in cuts})
    edits = [Edit(a, b, "[x]", "[x]") for a, b in zip(at[::2], at[1::2], strict=False)]
    spans = spans_of(text, edits)
    assert "".join(span.text for span in spans) == edited(text, edits)
    assert [span for span in spans if span.replaced] == [Span("[x]", True)] * len(edits)


@settings(max_examples=100, deadline=None)
@given(st.text(st.characters(blacklist_categories=("Cs",)), max_size=40))
def test_any_text_makes_well_formed_xml(text: str) -> None:
    made = word_from_blocks([Block(text, Place())], [[]], {})
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        ET.fromstring(archive.read("word/document.xml"))  # noqa: S314 (made here)
