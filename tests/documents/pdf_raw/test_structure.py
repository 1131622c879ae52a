from __future__ import annotations

import io
from collections.abc import Callable

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, String

from recordlint.documents.pdf_raw import unexpected
from recordlint.errors import InputError
from tests.documents.pdf_raw.made import LETTER, add_content, copy_pdf, revised

MARK = "Quillfeather"


def test_a_clean_copy_has_nothing_unexpected() -> None:
    assert unexpected(copy_pdf([LETTER, LETTER]), "letter.pdf") == []


def test_a_copy_with_an_open_table_of_objects_is_clean() -> None:
    with pikepdf.open(io.BytesIO(copy_pdf())) as pdf:
        out = io.BytesIO()
        pdf.save(out, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    assert unexpected(out.getvalue(), "letter.pdf") == []


def _root(key: str, value: object) -> Callable[[Pdf], None]:
    return lambda pdf: pdf.Root.__setitem__(key, value)


def _page(key: str, value: object) -> Callable[[Pdf], None]:
    return lambda pdf: pdf.pages[0].obj.__setitem__(key, value)


def _resource(key: str) -> Callable[[Pdf], None]:
    return lambda pdf: pdf.pages[0].obj.Resources.__setitem__(key, Dictionary(X=1))


def _image(key: str, value: object) -> Callable[[Pdf], None]:
    return lambda pdf: pdf.pages[0].obj.Resources.XObject.I.__setitem__(key, value)


def _font(key: str, value: object) -> Callable[[Pdf], None]:
    return lambda pdf: pdf.pages[0].obj.Resources.Font.F.__setitem__(key, value)


def _content(content: bytes) -> Callable[[Pdf], None]:
    return lambda pdf: add_content(pdf, content)


def _second_image(pdf: Pdf) -> None:
    pdf.pages[0].obj.Resources.XObject["/J"] = pdf.pages[0].obj.Resources.XObject.I


def _form(pdf: Pdf) -> None:
    form = pdf.make_stream(b"q Q")
    form.Subtype = Name.Form
    pdf.pages[0].obj.Resources.XObject["/J"] = form


def _drawn_letter(pdf: Pdf) -> None:
    pdf.pages[0].obj.Resources.Font.F.CharProcs.g = pdf.make_stream(b"500 0 d0 0 0 m 500 500 l S")


def _info(pdf: Pdf) -> None:
    pdf.docinfo["/Subject"] = String(MARK)


def _attached(pdf: Pdf) -> None:
    pdf.attachments["plan.txt"] = pikepdf.AttachedFileSpec(pdf, b"a plan")


SPOILT: list[tuple[str, Callable[[Pdf], None], str]] = [
    ("annotations", _page("/Annots", Array([])), "page 1: annotations"),
    ("form", _root("/AcroForm", Dictionary()), "the document: a form"),
    ("outlines", _root("/Outlines", Dictionary()), "the document: bookmarks"),
    ("attachment", _attached, "the document: names"),
    ("structure", _root("/StructTreeRoot", Dictionary()), "the document: a structure tree"),
    ("layers", _root("/OCProperties", Dictionary()), "the document: layers"),
    ("actions", _root("/OpenAction", Array([])), "the document: actions"),
    ("piece", _page("/PieceInfo", Dictionary()), "page 1: private data of programs"),
    ("thumbnail", _page("/Thumb", Array([])), "page 1: thumbnails"),
    ("page metadata", _page("/Metadata", Dictionary()), "page 1: XMP metadata"),
    ("own key", _root(f"/{MARK}", 1), "the document: an entry that is not PDF's own"),
    ("info", _info, "the properties: an entry /Subject"),
    ("resources", _resource("/ExtGState"), "page 1: an entry /ExtGState"),
    ("font descriptor", _font("/FontDescriptor", Dictionary()), "page 1, a font: fonts with descriptors"),
    ("real font", _font("/Subtype", Name.Type1), "page 1: a font that is not the copy's own"),
    ("letters", _drawn_letter, "page 1, a font: letters that are drawn"),
    ("mask", _image("/SMask", Dictionary()), "page 1, its image: masks of images"),
    ("two images", _second_image, "page 1: 2 images, where there should be one"),
    ("a form", _form, "page 1: drawn objects that are not images"),
    ("inline image", _content(b"BI /W 1 /H 1 /BPC 8 /CS /G ID x EI"), "page 1: images within its content"),
    ("marked", _content(b"/Span BMC EMC"), "page 1: marked content"),
    ("comment", _content(b"% a comment"), "page 1: content beside what is shown"),
    ("outside", _content(b"BT /F 9 Tf 1 0 0 1 -90 10 Tm <01> Tj ET"), "page 1: words outside the page"),
]  # fmt: skip


@pytest.mark.parametrize(("change", "line"), [case[1:] for case in SPOILT], ids=[case[0] for case in SPOILT])
def test_what_a_copy_should_not_have_is_listed(change: Callable[[Pdf], None], line: str) -> None:
    found = unexpected(copy_pdf(change=change), "letter.pdf")
    assert line in found
    assert not any(MARK in one for one in found)


def test_a_revised_file_is_listed() -> None:
    data = copy_pdf()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        number = pdf.trailer.Info.objgen[0]
    found = unexpected(revised(data, number, b"<< /Title (A letter) >>"), "letter.pdf")
    assert "the file: more than one revision" in found


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (copy_pdf() + b"\nafter the end", "the file: bytes that belong to nothing, in 1 places"),
        (b"%something\n" + copy_pdf(), "the file: something before its beginning"),
        (copy_pdf().replace(b"%%EOF", b"%%EOG"), "the file: no proper end"),
    ],
    ids=["after", "before", "no end"],
)
def test_bytes_that_do_not_belong_are_listed(data: bytes, line: str) -> None:
    assert line in unexpected(data, "letter.pdf")


def test_an_object_that_nothing_refers_to_is_listed() -> None:
    data = copy_pdf()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        number = len(pdf.objects) + 1
    assert "the file: 1 objects that nothing refers to" in unexpected(
        revised(data, number, b"<< /A 1 >>"), "letter.pdf"
    )


def test_a_file_that_opens_without_a_password_and_is_encrypted_is_listed() -> None:
    with pikepdf.open(io.BytesIO(copy_pdf())) as pdf:
        out = io.BytesIO()
        pdf.save(out, encryption=pikepdf.Encryption(owner="o", user=""))
    assert "the file: encryption" in unexpected(out.getvalue(), "letter.pdf")


def test_a_copy_that_was_laid_out_afresh_may_have_fonts_and_structure_and_no_more() -> None:
    def change(pdf: Pdf) -> None:
        pdf.Root.StructTreeRoot = Dictionary(Type=Name.StructTreeRoot)
        pdf.pages[0].obj.Resources.Font.F.FontDescriptor = Dictionary(FontName=Name.X)

    assert unexpected(copy_pdf(change=change), "letter.pdf", retypeset=True) == []
    spoilt = copy_pdf(change=_page("/PieceInfo", Dictionary()))
    assert unexpected(spoilt, "letter.pdf", retypeset=True) == ["the file: private data of programs"]


def test_what_is_no_pdf_is_refused() -> None:
    with pytest.raises(InputError, match=r"^letter\.pdf: .*not a PDF"):
        unexpected(b"hello", "letter.pdf")
