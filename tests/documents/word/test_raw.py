"""Everything in a package is given as text, each word once in each view."""

from __future__ import annotations

import pytest

from recordlint.documents.word import raw
from recordlint.errors import InputError
from tests.documents.word.helpers import copied, package, para, part, picture, run, table, text_box


def _views(data: bytes) -> dict[str, str]:
    found: dict[str, str] = {}
    for where, text in raw(data, "copy.docx"):
        found[where.split(" ", 1)[0]] = found.get(where.split(" ", 1)[0], "") + "\n" + text
    return found


def test_a_word_of_a_copy_stands_once_in_each_view():
    body = para(run("Zeb"), run("edee", "<w:b/>"), " came", text_box(para("boxed Amadi"))) + table(("Wren",))
    views = _views(copied(package(body))[0].data)
    for word in ("Zebedee", "Amadi", "Wren"):
        assert views["parts"].count(word) == 1
        assert views["paragraphs"].count(word) == 1
        assert not any(word in views.get(view, "") for view in ("attributes", "names", "bytes", "metadata"))


@pytest.mark.parametrize(
    ("view", "data"),
    [
        ("names", package("", comment=b"Zebedee")),
        ("names", package("", {"word/Zebedee.xml": "<a/>"})),
        ("bytes", package("", {"word/x.bin": b"\x00Zebedee"})),
        ("attributes", package(para(run("x", '<w:lang w:val="Zebedee"/>')))),
        ("attributes", package("<!-- Zebedee --><?a Zebedee?>")),
        ("parts", package(para('<w:r><w:instrText>Zebe</w:instrText></w:r><w:r><w:delText>dee</w:delText></w:r>'))),
        ("paragraphs", package("", {"customXml/item1.xml": "<a>Zebedee</a>"})),
        ("metadata", package("", {"word/media/image1.jpeg": picture("JPEG", comment=b"Zebedee")})),
    ],
)  # fmt: skip
def test_each_channel_is_given(view, data):
    assert "Zebedee" in _views(data)[view]


def test_whatever_is_damaged_is_an_error():
    for data in (b"no zip", package("", {"word/x.xml": "<a>"}), package("", {"word/x.xml": "<!DOCTYPE a><a/>"})):
        with pytest.raises(InputError, match=r"copy\.docx"):
            list(raw(data, "copy.docx"))


def test_paragraphs_are_lines_of_a_part():
    data = package("", {"word/x.xml": part("w:x", para("one") + para("two"))})
    assert [text.split() for where, text in raw(data, "copy.docx") if where == "parts word/x.xml"] == [["one", "two"]]
