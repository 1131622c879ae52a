"""Copies of pages: nothing withheld in them anywhere, everything else as it was."""

from __future__ import annotations

import io
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from recordlint.documents import html
from recordlint.documents.blocks import DocumentOptions, Edit, edited
from recordlint.documents.html.images import data_of
from recordlint.documents.ocr import Word
from recordlint.errors import InputError
from tests.documents.html.markers import OPTIONS, PAGE, address, picture, withholding, without

KEEP = DocumentOptions(images="keep")
_HEAD = re.compile(r".*<body[^>]*>\n|\n</body>.*", re.S)


def body(page: str, edits: list[list[Edit]] | None = None, options: DocumentOptions = OPTIONS) -> str:
    blocks = [block for block in html.read(page.encode(), "a.html", options).blocks if block.in_copy]
    copy = html.copy(page.encode(), "a.html", options, edits or [[] for _ in blocks])
    return _HEAD.sub("", copy.data.decode()).strip()


def test_no_marker_is_left_in_any_byte_of_a_copy() -> None:
    copy = without(PAGE)
    assert [
        (where, text) for where, text in html.raw(copy.data, "a.html") if re.search("marker|rekram", text, re.I)
    ] == []
    assert "Plain text that stays." in copy.data.decode()
    assert copy.data == without(PAGE).data


def test_a_copy_reads_as_its_source_with_the_edits() -> None:
    blocks = [block for block in html.read(PAGE, "a.html", OPTIONS).blocks if block.in_copy]
    edits = withholding(blocks)
    again = html.read(html.copy(PAGE, "a.html", OPTIONS, edits).data, "a.html", OPTIONS)
    assert [block.text for block in again.blocks] == [
        edited(block.text, own) for block, own in zip(blocks, edits, strict=True)
    ]


def test_the_remarks_count_what_was_left_out_and_quote_nothing() -> None:
    (said,) = without(PAGE).remarks
    assert "marker" not in said
    for kind in ("4 comments", "2 scripts", "1 style sheet", "2 links", "1 embedded page", "1 picture from elsewhere"):
        assert kind in said


def test_a_name_split_over_elements_is_one_label() -> None:
    page = "<p>Dear <b>A</b>nn <i>Smi</i>th, <u>hello</u>"
    assert body(page, [[Edit(5, 14, "[person 1]", "[person 1]")]]) == (
        '<p>Dear <b><span style="background:#000;color:#fff">[person 1]</span></b><i></i>, <u>hello</u></p>'
    )


def test_grammar_around_a_label_is_plain_text() -> None:
    assert body("<p>His mother", [[Edit(0, 3, "Their")]]) == "<p>Their mother</p>"


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<p class=a id=b style='text-align:center;behavior:url(x)'>x", '<p style="text-align:center">x</p>'),
        ("<style>.a{color:#f00;font-weight:bold}</style><b class=a>x</b>", '<b style="color:#f00;font-weight:bold">x</b>'),
        ("<a href='https://example.org'>x</a>", '<span style="color:#0000ee;text-decoration:underline">x</span>'),
        ("<ol start=3 type=a><li value=4>x</ol>", '<ol start="3" type="a"><li value="4">x</li>\n</ol>'),
        ("<p style='font-family:Ann Smith;color:expression(x);width:9990001234px'>x", "<p>x</p>"),
        ("<p style='font-family:\"Segoe UI\",Arial'>x", '<p style="font-family:&quot;segoe ui&quot;,arial">x</p>'),
        ("<td bgcolor='annsmith' width=20%>x", '<td width="20%">x</td>'),
        ("<p lang=cy dir=ltr onclick=y data-x=z>x", '<p dir="ltr" lang="cy">x</p>'),
        ("<p lang=annsmith>x", "<p>x</p>"),
        ("a &lt;script&gt; &amp; b", "a &lt;script&gt; &amp; b"),
        ("<p>a<br>b<hr>c", "<p>a<br>b</p>\n<hr>\nc"),
        ("<p>a&nbsp; b</p><p>&nbsp;</p>", "<p>a\u00a0\u00a0b</p>\n<p>\u00a0</p>"),
        ("<custom-x><b>a</b></custom-x>", "<b>a</b>"),
        ("<input type=checkbox checked name=n>", '<input type="checkbox" disabled checked>'),
    ],
)  # fmt: skip
def test_what_a_copy_keeps(page: str, expected: str) -> None:
    assert body(page).strip() == expected


def test_pictures_that_are_kept_are_encoded_afresh() -> None:
    data = picture(exif="Marker in EXIF") + b"marker after the end"
    shown = body(f"<img src='{address(data)}' alt=photo width=40>", options=KEEP)
    source = re.search(r'src="([^"]+)"', shown)
    assert source is not None
    kept = data_of(source[1])
    assert kept is not None
    assert b"arker" not in kept[1]
    with Image.open(io.BytesIO(kept[1])) as image:
        assert (image.size, image.info.get("exif")) == ((40, 30), None)
    assert 'alt="photo" width="40"' in shown


def test_pictures_that_are_withheld_are_boxes_of_their_size() -> None:
    page = f"<p>a<img src='{address(picture())}' alt='Ann at home'></p>"
    shown = body(page, [[], [Edit(0, 16, "[picture]", "[picture]")], [Edit(0, 3, "[person 1]", "[person 1]")]])
    assert shown == (
        '<p>a<span role="img" style="display:inline-block;background:#000;color:#fff;width:40px;height:30px" '
        'aria-label="[person 1] at home">[picture]</span></p>'
    )


def test_the_head_is_fresh() -> None:
    page = b"<html lang=en-GB dir=ltr class=x><head><meta name=author content=Ann><title>Of Ann</title></head><body bgcolor=white>x"
    copy = html.copy(page, "a.html", OPTIONS, [[Edit(3, 6, "[person 1]", "[person 1]")], []]).data.decode()
    assert copy == (
        '<!DOCTYPE html>\n<html lang="en-GB" dir="ltr">\n<head>\n<meta charset="utf-8">\n<title>Of [person 1]</title>\n</head>\n'
        '<body bgcolor="white">\nx\n</body>\n</html>\n'
    )


def test_edits_that_do_not_fit_are_an_error() -> None:
    with pytest.raises(ValueError, match="not one for each block"):
        html.copy(b"<p>a", "a.html", OPTIONS, [])


_PIECES = st.sampled_from(
    [
        "Ann", "é", "x", " ", "  ", "\n", "&nbsp;", "&shy;", "&lt;", "\u200d", "<b>", "</b>", "<i>", "<br>", "<p>", "</p>", "<div>", "</div>",
        "<span style='display:block'>", "</span>", "<table>", "<tr>", "<td>", "</table>", "<pre>", "</pre>", "<wbr>", "<img alt='x y'>",
        "<input value=' a  b '>", "<span hidden>", "<select><option> o  p", "</select>", "<textarea>\n q \n</textarea>",
        "<span role=img aria-label=z>lab</span>", "<own>", "<own style='white-space:pre'>", "</own>", "<li>", "<h1>", "<svg>", "</svg>",
        "<div style='white-space:pre-line'>", "<div style='display:inline'>", "<div style='display:flex'>", "<div style='font-size:0'>",
        "<div style='font-size:9px'>", "<title>", "</title>", "<a href=x>", "</a>", "<bdo dir=rtl>", "</bdo>", "<!-- c -->", "<caption>",
        "<details><summary>", "<iframe>", "</iframe>", "<button>", "<body>",
    ]
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(_PIECES, max_size=14), st.data())
def test_whatever_the_markup_a_copy_reads_as_the_edited_source(pieces: list[str], data: st.DataObject) -> None:
    page = "".join(pieces).encode()
    blocks = [block for block in html.read(page, "a.html", OPTIONS).blocks if block.in_copy]
    edits: list[list[Edit]] = []
    for block in blocks:
        cuts = sorted(data.draw(st.lists(st.integers(0, len(block.text)), max_size=4)))
        new = st.sampled_from(["", "[p]", " ", "[a b]", "x "])
        pairs = [(start, end) for start, end in zip(cuts[::2], cuts[1::2], strict=False) if start < end]
        edits.append([Edit(start, end, data.draw(new), data.draw(st.sampled_from(["", "l"]))) for start, end in pairs])
    copy = html.copy(page, "a.html", OPTIONS, edits)
    again = html.read(copy.data, "a.html", OPTIONS).blocks
    assert [block.text for block in again] == [
        edited(block.text, own) for block, own in zip(blocks, edits, strict=True)
    ]


@settings(max_examples=100, deadline=None)
@given(st.lists(_PIECES, max_size=12), st.integers(0, 400), st.binary(max_size=4))
def test_damaged_pages_end_in_a_result_or_an_error(pieces: list[str], at: int, junk: bytes) -> None:
    data = PAGE[: at * 10] + "".join(pieces).encode() + junk + PAGE[at * 12 :]
    try:
        copy = without(data)
    except InputError:
        return
    assert b"<script" not in copy.data.lower()


def test_data_that_came_to_be_text_is_taken_out() -> None:
    page = f"<p>see {address(b'marker' * 9, 'text/plain')} here</p><img alt='{address(b'marker' * 9)}'>"
    assert body(page) == '<p>see [data] here</p>\n<img alt="[data]">'


class _Reader:
    """An engine that reads two words in every picture."""

    name = "fixed"

    def words(self, picture: Image.Image) -> list[Word]:
        return [Word("Dear", (2, 4, 12, 14), 0.99, 0), Word("Ann", (15, 4, 25, 14), 0.4, 0)]


def test_words_in_pictures_are_blocks_and_burnt_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("recordlint.documents.ocr.engine", lambda options: _Reader())
    options = DocumentOptions(images="ocr")
    page = f"<img src='{address(picture(kind='PNG'), 'image/png')}'>"
    content = html.read(page.encode(), "a.html", options)
    assert [(block.text, block.picture) for block in content.blocks] == [("picture, 40 × 30", "keep"), ("Dear Ann", "")]
    assert len(content.low) == 1
    shown = body(page, [[], [Edit(5, 8, "[person 1]", "[person 1]")]], options)
    kept = data_of(shown.split('"')[1])
    assert kept is not None
    with Image.open(io.BytesIO(kept[1])) as image:
        assert [image.getpixel(at) for at in ((5, 8), (16, 8), (24, 12))] == [(0, 0, 128), (0, 0, 0), (0, 0, 0)]
