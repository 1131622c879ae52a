from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from recordlint.documents.ocr import Word
from recordlint.documents.ocr.reader import Reader
from recordlint.documents.ocr.upright import skew_of, skewed_back, straightened, turned, turned_back
from tests.documents.ocr.drawn import INK, LETTER, drawn, scanned, word


@pytest.mark.parametrize("degrees", [-2.0, -1.0, 0.0, 0.7, 2.0])
@pytest.mark.parametrize("quarters", [0, 1])
def test_skew_is_measured_whichever_way_the_page_lies(degrees: float, quarters: int) -> None:
    page, _ = drawn(LETTER)
    assert skew_of(turned(scanned(page, degrees), quarters)) == pytest.approx(-degrees, abs=0.25)


@pytest.mark.parametrize(
    "picture", [Image.new("L", (300, 200), 255), Image.new("1", (9, 9)), Image.effect_noise((300, 200), 60)]
)
def test_what_has_no_lines_has_no_skew(picture: Image.Image) -> None:
    assert skew_of(picture) == 0.0


@given(st.integers(0, 3), st.integers(10, 300), st.integers(10, 300), st.data())
def test_boxes_are_turned_back(quarters: int, width: int, height: int, data: st.DataObject) -> None:
    left, top = data.draw(st.integers(0, width - 2)), data.draw(st.integers(0, height - 2))
    box = (left, top, data.draw(st.integers(left + 1, width)), data.draw(st.integers(top + 1, height)))
    picture = Image.new("L", (width, height), 0)
    picture.paste(255, box)
    found = turned(picture, quarters).getbbox()
    assert found is not None
    assert turned_back(found, quarters, picture.size) == box


@pytest.mark.parametrize("skew", [-3.0, -1.0, 0.5, 2.0])
def test_boxes_of_a_straightened_page_cover_the_same_ink(skew: float) -> None:
    picture = Image.new("L", (900, 700), 255)
    picture.paste(0, (700, 500, 760, 530))
    straight = straightened(picture, skew)
    found = straight.point(INK).getbbox()
    assert found is not None
    left, top, right, bottom = skewed_back(found, skew, straight.size, picture.size)
    assert left - 1 <= 700 <= left + 20
    assert right + 1 >= 760 >= right - 20
    assert top - 1 <= 500 <= top + 20
    assert bottom + 1 >= 530 >= bottom - 20


class Seen:
    """A recogniser that turns what it is given and finds its ink."""

    name = "seen"

    def __init__(self, quarters: int) -> None:
        self.quarters = quarters
        self.asked = 0

    def read(self, picture: Image.Image) -> tuple[int, list[Word]]:
        self.asked += 1
        box = turned(picture.convert("L"), self.quarters).point(INK).getbbox()
        return self.quarters, [word("ink", box)] if box else []


@pytest.mark.parametrize("quarters", [0, 1, 2, 3])
def test_a_reader_gives_boxes_of_the_page_as_it_lies(quarters: int) -> None:
    page = Image.new("L", (400, 300), 255)
    page.paste(0, (30, 200, 90, 220))
    assert [one.box for one in Reader(Seen(quarters)).words(page)] == [(30, 200, 90, 220)]


def test_a_page_is_read_once_and_another_one_anew() -> None:
    seen = Seen(0)
    reader = Reader(seen)
    page, other = Image.new("L", (40, 30), 255), Image.new("L", (40, 30), 254)
    first = reader.words(page)
    first.clear()
    assert reader.words(page.copy()) == Reader(Seen(0)).words(page)
    assert seen.asked == 1
    reader.words(other)
    reader.words(page.convert("RGB"))
    assert seen.asked == 3


def test_specks_are_not_read() -> None:
    seen = Seen(0)
    assert Reader(seen).words(Image.new("L", (5, 900))) == []
    assert seen.asked == 0
