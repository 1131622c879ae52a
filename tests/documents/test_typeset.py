"""Text laid out afresh: a tagged PDF that says what is kept, shows labels of one width, and holds nothing else."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

import pikepdf
import pypdf
import pypdfium2
import pytest

from recordlint.documents.blocks import Block, Content, DocumentOptions, Edit, Place
from recordlint.documents.typeset import TypesetBlock, copy_typeset, typeset, typeset_sections
from recordlint.documents.typesetting.arrangement import Span
from recordlint.errors import InputError


def line(*words: str | Span, kind: str = "paragraph") -> TypesetBlock:
    return TypesetBlock((tuple(word if isinstance(word, Span) else Span(word) for word in words),), kind)  # type: ignore[arg-type]


def row(*cells: str | Span) -> TypesetBlock:
    return TypesetBlock(tuple((cell if isinstance(cell, Span) else Span(cell),) for cell in cells), "table row")


def label(words: str) -> Span:
    return Span(words, replaced=True)


def text_of(pdf: bytes) -> str:
    """What pypdfium2 extracts, white space as one space, without breaks of no width."""
    document = pypdfium2.PdfDocument(pdf)
    pages = " ".join(document[n].get_textpage().get_text_range() for n in range(len(document)))
    return " ".join(pages.replace("\u200b", "").split())


def structure(pdf: bytes) -> list[str]:
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return list(_kinds(document.Root.StructTreeRoot))


def _kinds(element: pikepdf.Object) -> Iterator[str]:
    if not isinstance(element, pikepdf.Dictionary):
        return
    if "/S" in element:
        yield str(element.S)
    below = element.get("/K")
    for child in below if isinstance(below, pikepdf.Array) else [below]:
        yield from _kinds(child)


def test_text_comes_back_in_reading_order_in_two_engines() -> None:
    pdf = typeset([
        [line("Summary", kind="heading"), line("Seen on ", label("[date]"), " at home."), row("Name", label("[person]")), row("Age", "41")],
        [line("Second page.")],
    ])  # fmt: skip
    expected = "Page 1 Summary Seen on [date] at home. Name [person] Age 41 Page 2 Second page."
    assert text_of(pdf) == expected
    pages = pypdf.PdfReader(io.BytesIO(pdf)).pages
    assert " ".join(" ".join(page.extract_text() for page in pages).split()) == expected


def test_it_is_tagged_for_people_who_use_a_screen_reader() -> None:
    pdf = typeset(
        [[line("Summary", kind="heading"), line("a"), row("b", "c")]], title="Letter, redacted", language="cy-GB"
    )
    assert structure(pdf)[:8] == ["/Document", "/H1", "/H2", "/P", "/Table", "/TR", "/TD", "/P"]
    with pikepdf.open(io.BytesIO(pdf)) as document:
        assert document.Root.MarkInfo.Marked
        assert str(document.Root.Lang) == "cy-GB"
        assert document.Root.ViewerPreferences.DisplayDocTitle
        assert {key: str(value) for key, value in document.docinfo.items()} == {"/Title": "Letter, redacted"}
        told = document.Root.Metadata.read_bytes().decode()
    assert "<pdfuaid:part>1</pdfuaid:part>" in told
    assert not re.search("(?i)date|typst|pikepdf|creator", re.sub("xmlns:\\S+", "", told))


def test_the_same_text_gives_the_same_bytes() -> None:
    pages = [[line("Zoë ", label("[person]"))]]
    assert typeset(pages) == typeset(pages)


def test_all_fonts_are_in_the_file() -> None:
    pdf = typeset([[line("Łódź, Привет, שלום, سلام, हिन्दी")]])
    with pikepdf.open(io.BytesIO(pdf)) as document:
        fonts = [font for page in document.pages for font in page.Resources.Font.values()]
        assert fonts
        for font in fonts:
            told = font.DescendantFonts[0].FontDescriptor if "/DescendantFonts" in font else font.FontDescriptor
            assert {"/FontFile", "/FontFile2", "/FontFile3"} & set(told.keys())


MARKUP = [
    '#read("/etc/passwd")', "$x^2$ $ x $", "\\ \\u{41} \\#", "*bold* _it_ `raw`", "= heading", "- item + item / term: x", "<label> @ref",
    "// comment /* comment */", "#include \"x\" #import \"@preview/x:1.0.0\": y", "#panic()", "--- -- ... ~ 'q' \"q\"", "#sys.inputs.data",
    "[a] {b} (c)", "https://example.org/#x", "%s {0} {title}", "&amp; <b>",
]  # fmt: skip


@pytest.mark.parametrize("words", MARKUP)
def test_markup_is_text(words: str) -> None:
    assert text_of(typeset([[line("a ", words, " b"), line(label(words))]])) == f"Page 1 a {words} b {words}"


@pytest.mark.parametrize("words", MARKUP)
def test_markup_in_the_title_is_text(words: str) -> None:
    with pikepdf.open(io.BytesIO(typeset([[line("a")]], title=words))) as document:
        assert str(document.docinfo.Title) == words


@pytest.mark.parametrize(
    "words",
    [
        "Şükrü Łukasz Nguyễn Thị Ánh Ōtani Ștefan",
        "Иван Ђорђе Єва",
        "Γιώργος",
        "Ռուբեն",
        "naïve “quotes” – — … • € ✓ ☒ ½",
    ],
)
def test_letters_of_many_languages_are_drawn(words: str) -> None:
    pdf, numbered = typeset_sections_of(words)
    assert numbered == 0
    assert text_of(pdf).endswith(words)


@pytest.mark.parametrize("words", ["שלום", "سلام", "हिन्दी"])
def test_letters_of_other_directions_and_joined_ones_are_drawn(words: str) -> None:
    assert typeset_sections_of(words)[1] == 0


def typeset_sections_of(words: str) -> tuple[bytes, int]:
    from recordlint.documents.typeset import Section

    return typeset_sections([Section("", (line(words),))])


@pytest.mark.parametrize(
    ("words", "written"),
    [("中文 ok", "[U+4E2D][U+6587] ok"), ("ก", "[U+0E01]"), ("\ue000", "[U+E000]"), ("a\x07b", "a[U+0007]b"), ("\ufffe", "[U+FFFE]"),
     ("ਪੰਜਾਬੀ", "[U+0A2A]")],
)  # fmt: skip
def test_what_no_font_has_is_written_as_its_number_and_counted(words: str, written: str) -> None:
    pdf, numbered = typeset_sections_of(words)
    assert numbered
    assert written in text_of(pdf)


def boxes(pdf: bytes) -> list[int]:
    """The widths of the black boxes of the first page, in pixels."""
    page = pypdfium2.PdfDocument(pdf)[0].render(scale=1).to_pil().convert("L")
    widths: set[int] = set()
    for y in range(page.height):
        run = 0
        for value in [*page.crop((0, y, page.width, y + 1)).tobytes(), 255]:
            if value < 30:
                run += 1
            elif run:
                widths |= {run} if run > 30 else set()
                run = 0
    return sorted(widths)


def test_labels_are_of_one_width() -> None:
    short, long = (boxes(typeset([[line("a ", label(words), " b")]])) for words in ("[x]", "[family member 12]"))
    assert max(short) == max(long)


@pytest.mark.parametrize("kind", ["paragraph", "table row"])
def test_long_words_do_not_run_out_of_the_page(kind: str) -> None:
    word = "".join(chr(97 + n % 26) for n in range(700))
    pdf = typeset([[line(word) if kind == "paragraph" else row("a", word, "b")]])
    assert word in text_of(pdf).replace(" ", "")
    page = pypdfium2.PdfDocument(pdf)[0].render(scale=1).to_pil().convert("L")
    assert page.crop((page.width - 20, 0, page.width, page.height)).getextrema() == (255, 255)


def test_a_page_without_text_says_so() -> None:
    assert text_of(typeset([[], [line("a")]])) == "Page 1 (no text on this page) Page 2 a"


def test_rows_with_many_cells_are_lines() -> None:
    assert "1 | 2 | 3" in text_of(typeset([[row(*"123456789")]]))


BLOCKS = (
    Block("Dear Zoë Łukasik,", Place(page=2, line=1)),
    Block("Name", Place(page=2, line=2)),
    Block("Zoë", Place(page=2, line=2), " | "),
    Block("MARK", Place(part="comment 1"), in_copy=False),
    Block("see p. 4", Place(page=2, part="footnote 1")),
    Block("picture, 6 × 4", Place(page=3), picture="withhold"),
    Block("NHS number", Place(page=3, cell="table 1, row 1, column 1")),
    Block("999 123 4578", Place(page=3, cell="table 1, row 1, column 2"), " | "),
    Block("attached", Place(page=1, attachment="MARK plan.pdf")),
)
EDITS = [
    [Edit(5, 16, "Ana", "[person]")],
    [],
    [Edit(0, 3, "[person]", "[person]")],
    [],
    [Edit(0, 14, "[picture]", "[picture]")],
    [],
    [],
    [],
]


def read(data: bytes, name: str, options: DocumentOptions) -> Content:
    if data == b"damaged":
        raise InputError(f"{name}: damaged: save it again")
    return Content(BLOCKS)


def test_a_copy_says_what_the_source_says_page_by_page() -> None:
    made = copy_typeset(b"", "letter.pdf", DocumentOptions(retypeset=True), EDITS, read)
    assert text_of(made.data) == (
        "Page 2 Dear Ana , Name [person] Footnote 1: see p. 4 Page 3 [picture] NHS number 999 123 4578 Attachment 1, Page 1 attached"
    )
    assert structure(made.data).count("/Table") == 2
    assert made == copy_typeset(b"", "letter.pdf", DocumentOptions(retypeset=True), EDITS, read)


def test_a_copy_says_what_is_lost() -> None:
    remarks = " ".join(copy_typeset(b"", "letter.pdf", DocumentOptions(), EDITS, read).remarks)
    assert "the look of the source is not" in remarks
    assert "1 picture was left out" in remarks
    assert "MARK" not in remarks


def test_a_source_that_cannot_be_read_is_one_line() -> None:
    with pytest.raises(InputError, match=r"^letter.pdf: damaged"):
        copy_typeset(b"damaged", "letter.pdf", DocumentOptions(), [], read)


def test_withheld_words_are_in_no_stream_of_the_file() -> None:
    made = copy_typeset(b"", "letter.pdf", DocumentOptions(), EDITS, read).data
    with pikepdf.open(io.BytesIO(made)) as document:
        for item in document.objects:
            if isinstance(item, pikepdf.Stream):
                assert b"MARK" not in item.read_bytes()
            assert "Łukasik" not in str(item)
        embedded = [item for item in document.objects if isinstance(item, pikepdf.Dictionary) and "/FontName" in item]
    assert embedded
    assert "ł" not in text_of(made).lower()
