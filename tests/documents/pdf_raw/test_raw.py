from __future__ import annotations

import io
import re
import shutil
from collections import Counter
from collections.abc import Callable

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, Pdf, String

from recordlint.documents.pdf_raw import raw
from recordlint.errors import InputError
from tests.documents.pdf_raw.made import LETTER, add_content, copy_pdf, glyphless, revised

MARK = "Quillfeather"


def views(data: bytes) -> dict[str, str]:
    found: dict[str, list[str]] = {}
    for where, text in raw(data, "letter.pdf"):
        found.setdefault(where.split(" ", 1)[0], []).append(text)
    return {view: "\n".join(texts) for view, texts in found.items()}


def where_found(data: bytes, word: str = MARK) -> set[str]:
    return {where for where, text in raw(data, "letter.pdf") if word in text}


def test_each_word_stands_once_in_every_view_that_reads_pages() -> None:
    found = views(copy_pdf())
    expected = Counter({"Dear": 1, "Mrs": 1, "Adebayo": 1, "Łukasz": 1, "was": 1, "seen": 1})
    readers = {"streams", "layout", "text-1", *(["text-2"] if shutil.which("pdftotext") else [])}
    for view in readers:
        words = Counter(word for word in re.findall(r"\w+", found[view]) if word in expected)
        assert words == expected, view


def test_no_word_of_the_page_stands_in_the_bytes_and_the_title_does_once() -> None:
    found = views(copy_pdf())
    assert not any(word in found["bytes"] for word in ("Adebayo", "seen", "Dear"))
    assert found["bytes"].count("A letter") == found["streams"].count("A letter") == 1


def test_words_that_pdf_itself_uses_are_not_words_of_the_copy() -> None:
    found = views(copy_pdf())
    for word in ("Page", "Form", "Font", "Parent", "Width", "Filter", "Title", "stream", "begin"):
        assert not any(re.search(rf"\b{word}\b", text) for text in found.values()), word


def test_a_page_is_read_in_drawing_order_and_by_place() -> None:
    line = [(200, 700, "bayo"), (72, 650, "below"), (188, 700, "Ade")]
    found = views(copy_pdf([line]))
    assert found["streams"].startswith("bayo\nbelow\nAde")
    assert "Adebayo\nbelow" in found["layout"]


@pytest.mark.parametrize(
    ("gap", "text"),
    [(0, "anand"), (0.8, "anand"), (-1, "anand"), (2, "an and"), (40, "an and"), (-60, "an and")],
)
def test_a_gap_between_two_texts_is_a_space(gap: float, text: str) -> None:
    assert text in views(copy_pdf([[(200, 700, "an"), (200 + 8 + gap, 700, "and")]]))["streams"]


def _info(pdf: Pdf) -> None:
    pdf.docinfo["/Subject"] = String(MARK)


def _wide(pdf: Pdf) -> None:
    pdf.docinfo["/Subject"] = String(f"{MARK} Ł")


def _xmp(pdf: Pdf) -> None:
    pdf.pages[0].obj.Metadata = pdf.make_stream(f"<x:xmpmeta><dc:title>{MARK}</dc:title></x:xmpmeta>".encode())


def _annotation(pdf: Pdf) -> None:
    pdf.pages[0].obj.Annots = Array([Dictionary(Type=Name.Annot, Subtype=Name.Text, Contents=String(MARK))])


def _embedded(pdf: Pdf) -> None:
    pdf.attachments["plan.txt"] = pikepdf.AttachedFileSpec(pdf, f"for {MARK}".encode())


def _name(pdf: Pdf) -> None:
    pdf.pages[0].obj[f"/{MARK}"] = 1


def _escaped_name(pdf: Pdf) -> None:
    pdf.pages[0].obj.Tabs = Name("/" + MARK)


def _comment_in_content(pdf: Pdf) -> None:
    add_content(pdf, f"q % {MARK}\nQ".encode())


def _alternative(pdf: Pdf) -> None:
    add_content(pdf, f"/Span << /ActualText ({MARK}) >> BDC EMC".encode())


def _alternative_by_name(pdf: Pdf) -> None:
    pdf.pages[0].obj.Resources.Properties = Dictionary(P=Dictionary(ActualText=String(MARK)))
    add_content(pdf, b"/Span /P BDC EMC")


def _unfinished(pdf: Pdf) -> None:
    add_content(pdf, f"q ({MARK})".encode())


def _no_operator(pdf: Pdf) -> None:
    add_content(pdf, f"q {MARK} Q".encode())


def _helvetica(pdf: Pdf) -> None:
    pdf.pages[0].obj.Resources.Font["/H"] = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)


def _outside(pdf: Pdf) -> None:
    _helvetica(pdf)
    add_content(pdf, f"BT /H 9 Tf 1 0 0 1 -900 9000 Tm ({MARK}) Tj ET".encode())


def _kerned(pdf: Pdf) -> None:
    _helvetica(pdf)
    add_content(
        pdf, f"BT /H 9 Tf 72 20 Td [({MARK[:4]}) -30 ({MARK[4:8]}) 40 <{MARK[8:].encode().hex()}>] TJ ET".encode()
    )


def _differences(pdf: Pdf) -> None:
    glyphs = [Name(f"/{letter}" if letter != "Q" else "/uni0051") for letter in MARK]
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    font.Encoding = Dictionary(Type=Name.Encoding, Differences=Array([1, *glyphs]))
    pdf.pages[0].obj.Resources.Font["/H"] = font
    add_content(pdf, b"BT /H 9 Tf <" + bytes(range(1, len(MARK) + 1)).hex().encode() + b"> Tj ET")


def _two_bytes(pdf: Pdf) -> None:
    below = Dictionary(Type=Name.Font, Subtype=Name.CIDFontType2, DW=500, W=Array([1, Array([500, 500]), 3, 5, 400]))
    cmap = f"begincodespacerange <0000> <ffff> endcodespacerange beginbfchar <0001> <{MARK.encode('utf-16-be').hex()}> endbfchar"
    font = Dictionary(Type=Name.Font, Subtype=Name.Type0, BaseFont=Name.X, Encoding=Name("/Identity-H"))
    font.DescendantFonts = Array([below])
    font.ToUnicode = pdf.make_stream(cmap.encode())
    pdf.pages[0].obj.Resources.Font["/H"] = font
    add_content(pdf, b"BT /H 9 Tf <0001> Tj ET")


def _never_shown_code(pdf: Pdf) -> None:
    cmap = (
        f"begincodespacerange <00> <ff> endcodespacerange beginbfchar <09> <{MARK.encode('utf-16-be').hex()}> endbfchar"
    )
    pdf.pages[0].obj.Resources.Font.F.ToUnicode = pdf.make_stream(cmap.encode())


def _map_of_a_font_never_used(pdf: Pdf) -> None:
    _two_bytes(pdf)
    pdf.pages[0].obj.Contents = pdf.make_stream(b"")


def _form(pdf: Pdf) -> None:
    _helvetica(pdf)
    form = pdf.make_stream(f"BT /H 9 Tf ({MARK}) Tj ET".encode())
    form.update({"/Type": Name.XObject, "/Subtype": Name.Form, "/BBox": Array([0, 0, 9, 9])})
    pdf.pages[0].obj.Resources.XObject["/Fm"] = form
    add_content(pdf, b"/Fm Do")


def _form_never_drawn(pdf: Pdf) -> None:
    _form(pdf)
    pdf.pages[0].obj.Contents = pdf.make_stream(b"")


def _jpeg_comment(pdf: Pdf) -> None:
    comment = MARK.encode()
    image = pdf.pages[0].obj.Resources.XObject.I
    image.write(
        b"\xff\xd8\xff\xfe" + (len(comment) + 2).to_bytes(2, "big") + comment + b"\xff\xda\0\2\0\xff\xd9",
        filter=Name.DCTDecode,
    )


def _after_jpeg(pdf: Pdf) -> None:
    image = pdf.pages[0].obj.Resources.XObject.I
    image.write(b"\xff\xd8\xff\xda\0\2\0\xff\xd9" + MARK.encode("utf-16-le"), filter=Name.DCTDecode)


def _font_program(pdf: Pdf) -> None:
    said = MARK.encode("utf-16-be")
    table = (0).to_bytes(2, "big") + (1).to_bytes(2, "big") + (18).to_bytes(2, "big")
    table += b"".join(number.to_bytes(2, "big") for number in (3, 1, 0x409, 1, len(said), 0)) + said
    program = (
        b"\0\1\0\0\0\1"
        + bytes(6)
        + b"name"
        + bytes(4)
        + (28).to_bytes(4, "big")
        + len(table).to_bytes(4, "big")
        + table
    )
    pdf.Root.Font = Dictionary(FontFile2=pdf.make_stream(program))


def _structure(pdf: Pdf) -> None:
    pdf.Root.StructTreeRoot = Dictionary(Type=Name.StructTreeRoot, K=Array([Dictionary(S=Name.P, Alt=String(MARK))]))


def _odd_operator(pdf: Pdf) -> None:
    add_content(pdf, f"q {MARK}\xe9\xff Q".encode("latin-1"))


SEEDED: list[Callable[[Pdf], None]] = [
    _info, _wide, _xmp, _annotation, _embedded, _name, _escaped_name, _comment_in_content, _alternative, _alternative_by_name,
    _unfinished, _no_operator, _odd_operator, _outside, _kerned, _differences, _two_bytes, _never_shown_code, _map_of_a_font_never_used, _form, _form_never_drawn, _jpeg_comment,
    _after_jpeg, _font_program, _structure,
]  # fmt: skip


@pytest.mark.parametrize("seed", SEEDED, ids=lambda seed: seed.__name__.strip("_"))
def test_a_word_is_found_wherever_it_is_slipped_in(seed: Callable[[Pdf], None]) -> None:
    assert any(where.startswith("streams ") for where in where_found(copy_pdf(change=seed)))


def test_content_that_never_ends_is_read_before_the_file_is_refused() -> None:
    found = raw(copy_pdf(change=lambda pdf: add_content(pdf, f"q ({MARK}".encode())), "letter.pdf")
    assert any(MARK in text for _, text in found)
    with pytest.raises(InputError, match="pypdf cannot read it"):
        list(found)


def test_an_object_that_nothing_refers_to_is_read() -> None:
    data = copy_pdf()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        number = len(pdf.objects) + 1
    assert where_found(revised(data, number, f"<< /Note ({MARK}) >>".encode())) == {
        f"streams object {number}",
        f"bytes from {len(data):,}",
    }


def _old_text(data: bytes) -> bytes:
    """The file in which the title said something else before it was revised."""
    return revised(data, _title_object(data), b"<< /Title (A letter) >>")


def _title_object(data: bytes) -> int:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return pdf.trailer.Info.objgen[0]


def _titled(title: str, mode: pikepdf.ObjectStreamMode) -> bytes:
    with pikepdf.open(io.BytesIO(copy_pdf())) as pdf:
        pdf.docinfo["/Title"] = String(title)
        out = io.BytesIO()
        pdf.save(out, object_stream_mode=mode)
        return out.getvalue()


@pytest.mark.parametrize("title", [MARK, f"{MARK} Ł"], ids=["plain", "wide"])
@pytest.mark.parametrize(
    "mode", [pikepdf.ObjectStreamMode.generate, pikepdf.ObjectStreamMode.disable], ids=["packed", "open"]
)
def test_what_an_earlier_revision_said_is_read(title: str, mode: pikepdf.ObjectStreamMode) -> None:
    data = _old_text(_titled(title, mode))
    found = where_found(data)
    assert found
    assert all(where.startswith("bytes ") for where in found)


def test_a_page_of_an_earlier_revision_is_unpacked() -> None:
    def shown(pdf: Pdf) -> None:
        _helvetica(pdf)
        add_content(pdf, b"BT /H 9 Tf (" + MARK.encode() + b" and so on and so on) Tj ET")

    old = _titled("A letter", pikepdf.ObjectStreamMode.disable)
    with pikepdf.open(io.BytesIO(old)) as pdf:
        shown(pdf)
        out = io.BytesIO()
        pdf.save(out, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    old = out.getvalue()
    with pikepdf.open(io.BytesIO(old)) as pdf:
        number = pdf.pages[0].obj.Contents[1].objgen[0]
    found = where_found(revised(old, number, b"<< /Length 0 >>\nstream\n\nendstream"))
    assert found
    assert all(where.startswith("bytes ") for where in found)


@pytest.mark.parametrize("codec", ["latin-1", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("place", ["before", "after"])
def test_bytes_that_belong_to_nothing_are_read(codec: str, place: str) -> None:
    mark = MARK.encode(codec)
    data = copy_pdf()
    data = data + b"\n" + mark if place == "after" else b"%" + mark + b"\n" + data
    assert any(where.startswith("bytes ") for where in where_found(data))


def test_a_comment_between_objects_is_read() -> None:
    data = _titled("A letter", pikepdf.ObjectStreamMode.disable)
    at = data.rindex(b"xref\n0 ")
    assert where_found(data[:at] + f"%{MARK}\n".encode() + data[at:])


def test_codes_that_are_letters_are_read_though_the_map_says_otherwise() -> None:
    def change(pdf: Pdf) -> None:
        font = glyphless(pdf, "x")
        font.Encoding = Dictionary(Type=Name.Encoding, Differences=Array([65, *[Name.g] * 60]))
        font.ToUnicode = pdf.make_stream(
            b"begincodespacerange <00> <ff> endcodespacerange beginbfrange <00> <ff> <0058> endbfrange"
        )
        pdf.pages[0].obj.Resources.Font["/H"] = font
        add_content(pdf, f"BT /H 9 Tf ({MARK}) Tj ET".encode())

    assert where_found(copy_pdf(change=change)) == {"codes page 1"}


def test_an_alternative_that_says_what_is_shown_counts_once() -> None:
    def change(pdf: Pdf) -> None:
        _helvetica(pdf)
        add_content(pdf, f"/Span << /ActualText ({MARK}) >> BDC BT /H 9 Tf ({MARK}) Tj ET EMC".encode())

    assert views(copy_pdf(change=change))["streams"].count(MARK) == 1


def test_a_code_that_says_a_whole_word_counts_as_often_as_it_is_shown() -> None:
    assert views(copy_pdf(change=_two_bytes))["streams"].count(MARK) == 1


def test_a_form_is_read_as_often_as_it_is_drawn() -> None:
    def change(pdf: Pdf) -> None:
        _form(pdf)
        add_content(pdf, b"/Fm Do")

    assert views(copy_pdf(change=change))["streams"].count(MARK) == 2


def test_a_form_that_draws_itself_ends() -> None:
    def change(pdf: Pdf) -> None:
        _form(pdf)
        form = pdf.make_indirect(pdf.pages[0].obj.Resources.XObject.Fm)
        form.Resources = Dictionary(XObject=Dictionary(Me=form))
        form.write(b"/Me Do")

    assert "Adebayo" in views(copy_pdf(change=change))["streams"]


@pytest.mark.parametrize("data", [b"", b"hello", b"%PDF-1.7\n", copy_pdf()[:200]], ids=["empty", "text", "head", "cut"])
def test_what_is_no_pdf_is_refused_in_one_line(data: bytes) -> None:
    with pytest.raises(InputError, match=r"^letter\.pdf: [^\n]+$"):
        list(raw(data, "letter.pdf"))


def test_an_encrypted_file_is_refused() -> None:
    pdf = pikepdf.open(io.BytesIO(copy_pdf()))
    out = io.BytesIO()
    pdf.save(out, encryption=pikepdf.Encryption(owner="o", user="u"))
    with pytest.raises(InputError, match="encrypted"):
        list(raw(out.getvalue(), "letter.pdf"))


def test_a_stream_that_unpacks_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("recordlint.documents.pdf_raw.opening.MAX_STREAM", 100_000)

    def change(pdf: Pdf) -> None:
        pdf.Root.Plan = pdf.make_stream(bytes(200_000))

    with pytest.raises(InputError, match="unpacks"):
        list(raw(copy_pdf(change=change), "letter.pdf"))


def test_more_operations_than_the_limit_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("recordlint.documents.pdf_raw.reader.MAX_OPERATIONS", 10)
    with pytest.raises(InputError, match="draws more"):
        list(raw(copy_pdf(), "letter.pdf"))


@settings(max_examples=25, deadline=None)
@given(st.data())
def test_damage_ends_in_texts_or_one_line(data: st.DataObject) -> None:
    damaged = bytearray(copy_pdf([LETTER, LETTER]))
    for _ in range(data.draw(st.integers(1, 12))):
        damaged[data.draw(st.integers(0, len(damaged) - 1))] = data.draw(st.integers(0, 255))
    try:
        list(raw(bytes(damaged), "letter.pdf"))
    except InputError as error:
        said = str(error)
        assert said.startswith("letter.pdf: ")
        assert "\n" not in said
