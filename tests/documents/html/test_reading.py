"""What a page reads as: the runs of text that a person sees, their places, and what is hidden apart."""

from __future__ import annotations

import codecs
import re

import pytest

from recordlint.documents import html
from recordlint.documents.blocks import DocumentOptions
from recordlint.errors import InputError
from tests.documents.html.markers import MARKER, OPTIONS, PAGE, address, picture


def texts(page: str, options: DocumentOptions = OPTIONS) -> list[str]:
    return [block.text for block in html.read(page.encode(), "a.html", options).blocks if block.in_copy]


def hidden(page: str) -> list[str]:
    return [block.text for block in html.read(page.encode(), "a.html", OPTIONS).blocks if not block.in_copy]


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<p>one<p>two", ["one", "two"]),
        ("just words", ["just words"]),
        ("<p><b>A</b>nn <i>Smi</i>th", ["Ann Smith"]),
        ("<p>  much \n\n space&nbsp;here </p>", ["much space here"]),
        ("<p>one<br>two<br/>three<br></p>", ["one\ntwo\nthree"]),
        ("<p>soft&shy;hyphen zero\u200bwidth &#8288;joined", ["softhyphen zerowidth joined"]),
        ("<p>caf&eacute; &amp; &lt;b&gt; &#146;", ["café & <b> ’"]),
        ("<pre>\none\n  two\n</pre>", ["one\n  two"]),
        ("<div style='white-space:pre-line'>one\n two", ["one\ntwo"]),
        ("<div>a<div>b</div>c</div>", ["a", "b", "c"]),
        ("<span style='display:block'>a</span><span style='display:block'>b</span>", ["a", "b"]),
        ("<div style='display:inline'>a</div><div style='display:inline'>b</div>", ["ab"]),
        ("<div style='display:flex'><span>a</span><span>b</span></div>", ["a", "b"]),
        ("<style>.row > b{display:block}</style><p class=row>a<b>b</b>c", ["a", "b", "c"]),
        ("<p>long<wbr>word <wbr>and more", ["longword and more"]),
        ("<p>a<image src=x>b<source>c<track>d", ["abcd"]),
        ("<table>stray<tr>text<td>cell</table>", ["stray", "text", "cell"]),
        ("<ul><li>one<ul><li>two</ul></ul>", ["one", "two"]),
        ("<input value='a  b'><input type=checkbox value=no><button>Go</button>", ["a  b", "Go"]),
        ("<select><option> one <option>two</select>", ["one", "two"]),
        ("<textarea>\n a\n b\n</textarea>", [" a\n b\n"]),
        ("<img alt='a photo'>", ["a photo"]),
        ("<p>a<bdo dir=rtl>htimS</bdo>", ["aSmith"]),
        ("<p>\u202ehtimS\u202c", ["Smith"]),
        ("<p style='float:left'>D</p>", ["D"]),
        ("<p><span style='float:left;font-size:3em'>A</span>nn", ["Ann"]),
        ("<td>one<td>two", ["one", "two"]),
        ("<p>a<span hidden>b<p>c</span></p>", ["a"]),
        ("<td style='font-size:0'>no<span style='font-size:14px'>yes</span></td>", ["yes"]),
        ("<div style='visibility:hidden'>no<p style='visibility:visible'>yes</div>", ["yes"]),
        ("<style>@media print{p{display:none}} @media screen{b{display:none}}</style><p>a<b>b</b>", ["a"]),
        ("<math><mi>x</mi><annotation>no</annotation></math><unknown-one>y</unknown-one>", ["xy"]),
        ("<p>a<embed src=x>b<applet>c</applet><map>d<area alt=no></map>", ["abcd"]),
        ("<html><body><p>one</body></html><p>two<b>three</b></p>four<!-- no --><style>i{display:none}</style><i>no</i>five", ["one", "twothree", "fourfive"]),
        ("<html><body>one</body></html><html><body>two</body></html>", ["one", "two"]),
        ("<style>[data-x]{display:none}a[title=x],[class~='b']{display:none}</style><p>a<b data-x=1>no</b><a title=x>no</a><a title=y>c</a><i class='a b'>no</i>", ["ac"]),
        ("<p style='color:#fff;background:white'>no<a href=x>link</a><b style='color:red'>red</b><i>no</i></p>", ["linkred"]),
        ("<style>@supports (display:grid){b{display:none}} @layer x{i{display:none}}</style><p>a<b>no</b><i>no</i>", ["a"]),
        ("", []),
        ("   ", []),
        ("<!-- nothing -->", []),
    ],
)  # fmt: skip
def test_runs_of_text(page: str, expected: list[str]) -> None:
    assert texts(page) == expected


@pytest.mark.parametrize(
    "style",
    [
        "display:none", "DISPLAY : none !important", "visibility:hidden", "visibility:collapse", "opacity:0", "opacity:0.01",
        "font-size:0", "font-size:0px", "font-size:1px", "font:0/0 a", "max-height:0;overflow:hidden", "height:1px;overflow:hidden",
        "mso-hide:all", "position:absolute;left:-9999px", "text-indent:-999em", "clip:rect(0,0,0,0)", "clip:rect(1px, 1px, 1px, 1px)",
        "clip-path:inset(50%)", "transform:scale(0)", "display:n\\6fne", "color:transparent", "color:rgba(0, 0, 0, 0)", "color:#fff;background:rgb(255,255,255)", "color:red;/* x */display:none",
    ],
)  # fmt: skip
def test_what_a_style_hides_is_read_apart(style: str) -> None:
    for page in (
        f"<p>a<span style='{style}'>secret</span>b",
        f"<style>.x {{{style}}}</style><p>a<i class='y x'>secret</i>b",
    ):
        assert texts(page) == ["ab"]
        assert "secret" in hidden(page)


@pytest.mark.parametrize(
    "style",
    ["opacity:1", "opacity:.9", "font-size:10px", "height:auto;overflow:hidden", "max-height:none;overflow:hidden", "left:-2px", "clip:auto"],
)  # fmt: skip
def test_what_a_style_shows_is_text(style: str) -> None:
    assert texts(f"<p>a<span style='{style}'>shown</span>b") == ["ashownb"]


def test_every_marker_of_the_page_is_read() -> None:
    seen = {
        word.lower()
        for word in re.findall(r"marker[a-z]+", PAGE.decode())
        if word.lower() not in ("markerclass", "markerid")
    }
    read = " ".join(block.text for block in html.read(PAGE, "a.html", OPTIONS).blocks).lower()
    # EXIF is no text of a page: what a picture's file holds beside its pixels never goes on.
    assert {word for word in seen if word not in read} == set()
    shown = " ".join(block.text for block in html.read(PAGE, "a.html", OPTIONS).blocks if block.in_copy)
    found = {word.lower() for word in MARKER.findall(shown)}
    assert found == {
        "markertitle", "markersplit", "markersoft", "markerzero", "markerentity", "markerspan", "markerbreak", "markeralt", "markerpixels",
        "markervalue", "markerarea", "markerchoice", "markercaption", "markercell", "markerrole", "markerlabel", "markerbackward",
        "markermath", "markercustom", "markerxmp",
    }  # fmt: skip


def test_places_are_those_a_person_finds() -> None:
    page = """<title>T</title>
<h1>Head</h1>

<p>First
and <br>second</p>
<table><tr><td rowspan=2>a<td>b<tr><td>c<tr><td colspan=2>d<td>e</table>
<p>Last <img src="https://example.org/x.png" alt="dog">"""
    blocks = html.read(page.encode(), "a.html", OPTIONS).blocks
    said = [(block.lead, block.text, block.place.words()) for block in blocks if block.in_copy]
    assert said == [
        ("\n", "T", "title, line 1"),
        ("\n\n", "Head", "paragraph 1, line 2"),
        ("\n\n", "First and\nsecond", "paragraph 2, line 4"),
        ("\n", "a", "table 1, row 1, column 1, line 6"),
        (" | ", "b", "table 1, row 1, column 2, line 6"),
        (" | ", "c", "table 1, row 2, column 2, line 6"),
        ("\n", "d", "table 1, row 3, column 1, line 6"),
        (" | ", "e", "table 1, row 3, column 3, line 6"),
        ("\n\n", "Last", "paragraph 3, line 7"),
        ("\n", "dog", "alternative text, line 7"),
    ]
    assert next(block.lines for block in blocks if block.text.startswith("First")) == ((10, 5),)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ("<p>Zoë".encode(), "Zoë"),
        ("<p>Zoë".encode("cp1252"), "Zoë"),
        (codecs.BOM_UTF16_LE + "<p>Zoë".encode("utf-16-le"), "Zoë"),
        (b'<meta charset="iso-8859-2"><p>' + "Łukasz".encode("iso-8859-2"), "Łukasz"),
        (b'<meta http-equiv="Content-Type" content="text/html; charset=windows-1251"><p>' + "Анна".encode("cp1251"), "Анна"),
        (b'<meta charset="iso-8859-1"><p>\x93a\x94', "“a”"),
        (b'<meta charset="utf-8"><p>Zo\xeb', "Zoë"),
        (b'<meta charset="no-such"><p>Zo\xc3\xab', "Zoë"),
        (b'<meta charset="base64"><p>abcd', "abcd"),
        (codecs.BOM_UTF8 + b'<meta charset="cp1252"><p>Zo\xc3\xab', "Zoë"),
    ],
)  # fmt: skip
def test_encodings(data: bytes, expected: str) -> None:
    assert [block.text for block in html.read(data, "a.html", OPTIONS).blocks if block.in_copy] == [expected]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"<p>\x81\x8d\x8f", "neither UTF-8 nor Windows-1252"),
        (b"\x89PNG\r\n\x1a\n" + bytes(200), "not a text file"),
        (b"<div>" * 5_000, "nests deeper"),
    ],
)
def test_what_cannot_be_read_is_one_clear_line(data: bytes, said: str) -> None:
    with pytest.raises(InputError, match=rf"^a\.html: .*{said}"):
        html.read(data, "a.html", OPTIONS)


def test_pictures_are_blocks_and_their_words_are_said_to_be_unread() -> None:
    page = (
        f"<p>x<img src='{address(picture())}' alt='Ann'><img src='{address(b'broken')}'><img src=cid:gone><svg></svg>"
    )
    content = html.read(page.encode(), "a.html", OPTIONS)
    assert [(block.text, block.picture) for block in content.blocks if block.in_copy] == [
        ("x", ""),
        ("picture, 40 × 30", "withhold"),
        ("Ann", ""),
        ("picture that cannot be read (image/jpeg)", "withhold"),
        ("drawing (SVG)", "withhold"),
    ]
    assert content.remarks == (
        "1 picture in the page: what is written in pictures was not read: look at them",
        "1 picture is not in the file and never fetched",
    )
    kept = html.read(page.encode(), "a.html", DocumentOptions(images="keep"))
    assert [block.picture for block in kept.blocks if block.picture] == ["keep", "withhold", "withhold"]


def test_hostile_pages_end_in_bounded_time() -> None:
    for page in (
        "<table>" + "<tr>" * 2_000 + "<td rowspan=60000 colspan=60000>x" * 2_000,
        "<style>" + "@media screen{" * 20_000,
        "<style>" + "a b c d e f{color:red}" * 20_000 + "</style>" + "<i>" * 500 + "x",
        "<p>" + "<b>x</b>" * 20_000,
        "<!--" * 20_000,
        "<p style='" + "(" * 50_000 + "'>x",
        "<" * 50_000,
        "&" * 50_000 + "&#99999999999;&#xD800;",
        "<select>" + "<option>" * 5_000,
        "<style>" + "[" * 300_000 + "a" * 300_000 + "{color:red}</style><p>x",
        "<style>" + '[a="b' * 100_000 + "{color:red}</style><p>x",
    ):
        html.read(page.encode(), "a.html", OPTIONS)
