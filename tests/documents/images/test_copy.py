from __future__ import annotations

import io
import re
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops

from recordlint.documents.blocks import Content, DocumentOptions, Edit
from recordlint.documents.images import copy, read
from recordlint.documents.images.boxes import Boxer
from recordlint.documents.ocr import Word, lines_of
from recordlint.documents.ocr.passages import passages_of
from tests.documents.images.files import (
    MARKERS,
    OPTIONS,
    edits_for,
    exif,
    jpeg_with_everything,
    png_with_everything,
    saved,
    tiff_with_everything,
)
from tests.documents.ocr.drawn import LETTER, Told, drawn, install, word


def frames(data: bytes) -> list[Image.Image]:
    picture = Image.open(io.BytesIO(data))
    made: list[Image.Image] = []
    for number in range(getattr(picture, "n_frames", 1)):
        picture.seek(number)
        made.append(picture.copy())
    return made


@pytest.fixture
def letter(monkeypatch: pytest.MonkeyPatch) -> tuple[Image.Image, list[Word]]:
    page, words = drawn(LETTER)
    install(monkeypatch, Told(words))
    return page, words


def darkened(before: Image.Image, after: Image.Image) -> tuple[int, int, int, int] | None:
    return ImageChops.difference(before.convert("L"), after.convert("L")).getbbox()


@pytest.mark.parametrize("kind", ["PNG", "TIFF"])
def test_withheld_words_are_black_and_all_else_is_as_it_was(letter: tuple[Image.Image, list[Word]], kind: str) -> None:
    page, words = letter
    data = saved(page, kind, dpi=(150, 150))
    content = read(data, "x", OPTIONS)
    made = copy(data, "x", OPTIONS, edits_for(content, "Ngozi Okafor", label=""))
    assert frames(made.data)[0].tobytes() == page.tobytes()  # an edit without a label mends grammar, and is no box
    made = copy(data, "x", OPTIONS, edits_for(content, "Ngozi Okafor", label="[resident 1]"))
    (after,) = frames(made.data)
    left, top, right, bottom = darkened(page, after) or (0, 0, 0, 0)
    first, last = (next(one for one in words if one.text == name).box for name in ("Ngozi", "Okafor"))
    assert left <= first[0]
    assert right >= last[2] - 1
    assert top <= first[1]
    assert bottom >= last[3] - 1
    inside = (left, top, right, bottom)
    for one in words:
        if one.text not in ("Ngozi", "Okafor") and (one.box[3] <= top or one.box[1] >= bottom):
            assert after.crop(one.box).tobytes() == page.crop(one.box).tobytes()
    same = after.copy()
    same.paste(page.crop(inside), inside)
    assert same.tobytes() == page.tobytes()


def test_no_pixel_of_what_is_withheld_is_left(letter: tuple[Image.Image, list[Word]]) -> None:
    page, words = letter
    data = saved(page, "PNG")
    content = read(data, "x", OPTIONS)
    for name in ("Ngozi Okafor", "Agnieszka"):
        edits = edits_for(content, name)
        hidden = copy(without(page, words, *name.split()), "x", OPTIONS, edits)
        assert hidden.data == copy(data, "x", OPTIONS, edits).data


@pytest.mark.parametrize("dpi", [75, 150, 300])
def test_boxes_are_as_long_as_steps_of_twelve_points(dpi: int) -> None:
    scale = dpi / 150
    page = Image.new("L", (round(1240 * scale), round(400 * scale)), 255)
    places = [(300, 100, 300 + 11 * number, 124) for number in range(1, 30)]
    words = [
        word("x", (round(a * scale), round(b * scale), round(c * scale), round(d * scale)), line=number)
        for number, (a, b, c, d) in enumerate(places)
    ]
    boxer = Boxer(page, words, dpi)
    widths = [box.box[2] - box.box[0] for one in words for box in boxer.around([one], "")]
    assert {width % round(25 * scale) for width in widths} == {0}
    assert len(set(widths)) < len(words) / 2


def test_a_box_takes_the_room_beside_words_before_it_takes_their_place() -> None:
    page = Image.new("L", (1240, 400), 255)
    before, name, after = (
        word("to", (50, 100, 120, 124)),
        word("Bo", (140, 100, 170, 124)),
        word("and", (300, 100, 340, 124)),
    )
    (box,) = Boxer(page, [before, name, after], 150).around([name], "[x]")
    assert box.box[0] >= 120
    assert box.box[2] <= 300


def test_ink_that_runs_on_beyond_a_word_is_covered() -> None:
    page = Image.new("L", (400, 100), 255)
    page.paste(0, (100, 40, 187, 60))  # the engine cut the last letter
    one = word("Okafor", (100, 38, 180, 62))
    (box,) = Boxer(page, [one], 150).around([one], "")
    assert box.box[2] >= 187


def without(page: Image.Image, words: list[Word], *names: str) -> bytes:
    """The page as a file, with grey where some words stood: a copy in which they are covered is the same."""
    blank = page.copy()
    for one in words:
        if one.text in names:
            blank.paste(128, one.box)
    return saved(blank, "PNG")


def test_an_edit_over_two_lines_is_two_boxes(letter: tuple[Image.Image, list[Word]]) -> None:
    page, words = letter
    data = saved(page, "PNG")
    edits = edits_for(read(data, "x", OPTIONS), "Brampton on Tuesday")
    after = copy(data, "x", OPTIONS, edits).data
    assert copy(without(page, words, "Brampton", "Tuesday."), "x", OPTIONS, edits).data == after
    assert copy(without(page, words, "Agnieszka"), "x", OPTIONS, edits).data != after


def test_uncertain_words_are_withheld_when_strict(monkeypatch: pytest.MonkeyPatch) -> None:
    page, words = drawn("Fatima was here", (400, 100))
    install(monkeypatch, Told([*words[:2], replace(words[2], confidence=0.3)]))
    files = saved(page, "PNG"), without(page, words, "here")
    plain = [copy(data, "x", OPTIONS, [[]]).data for data in files]
    strict = [copy(data, "x", DocumentOptions(strict=True), [[]]).data for data in files]
    assert plain[0] != plain[1]
    assert strict[0] == strict[1] != plain[0]


@pytest.mark.parametrize("mode", ["1", "L", "RGB"])
def test_a_picture_that_is_withheld_is_a_box_of_its_size(monkeypatch: pytest.MonkeyPatch, mode: str) -> None:
    install(monkeypatch)
    picture, other = Image.effect_noise((320, 200), 60).convert(mode), Image.new(mode, (320, 200))
    copies: list[bytes] = []
    for one in (picture, other):
        data = saved(one, "PNG")
        content = read(data, "x", OPTIONS)
        copies.append(copy(data, "x", OPTIONS, edits_for(content, label="[picture]")).data)
    assert copies[0] == copies[1]
    (made,) = frames(copies[0])
    assert (made.size, made.mode) == (picture.size, mode)
    kept = copy(saved(picture, "PNG"), "x", DocumentOptions(images="keep"), [[]])
    assert frames(kept.data)[0].tobytes() == picture.tobytes()


@pytest.mark.parametrize("make", [png_with_everything, jpeg_with_everything, tiff_with_everything])
def test_nothing_but_pixels_and_resolution_goes_into_a_copy(
    letter: tuple[Image.Image, list[Word]], make: object
) -> None:
    page, _ = letter
    data = make(page)  # type: ignore[operator]
    assert any(marker.encode() in data for marker in MARKERS)
    content = read(data, "x", OPTIONS)
    made = copy(data, "x", OPTIONS, edits_for(content, "Agnieszka"))
    assert not any(
        marker.encode(code) in made.data for marker in MARKERS for code in ("utf-8", "utf-16-le", "utf-16-be")
    )
    picture = Image.open(io.BytesIO(made.data))
    assert picture.format == Image.open(io.BytesIO(data)).format
    assert [round(value) for value in picture.info["dpi"]] == [150, 150]
    assert not {"exif", "xmp", "icc_profile", "comment", "photoshop", "Author"} & picture.info.keys()
    again = read(made.data, "x", OPTIONS)
    assert all(block.in_copy for block in again.blocks)
    (remark,) = made.remarks
    assert re.match(r"left out: \d+ propert", remark)
    assert not any(marker in remark for marker in MARKERS)


def test_a_tiff_keeps_its_pages_and_a_bilevel_page_its_packing(letter: tuple[Image.Image, list[Word]]) -> None:
    page, _ = letter
    data = tiff_with_everything(page, page.convert("1"), page.convert("RGB"))
    content = read(data, "x", OPTIONS)
    made = copy(data, "x", OPTIONS, edits_for(content, "Agnieszka"))
    opened = frames(made.data)
    assert [one.mode for one in opened] == ["L", "1", "RGB"]
    assert opened[1].info["compression"] == "group4"
    assert len(made.data) < 3_000_000


def test_a_page_that_exif_turns_is_upright_in_the_copy(letter: tuple[Image.Image, list[Word]]) -> None:
    page, _ = letter
    turned = exif()
    turned[0x0112] = 6
    data = saved(page.transpose(Image.Transpose.ROTATE_90), "PNG", exif=turned)
    content = read(data, "x", OPTIONS)
    made = copy(data, "x", OPTIONS, [[] for block in content.blocks if block.in_copy])
    assert frames(made.data)[0].tobytes() == page.tobytes()


@pytest.mark.parametrize("mode", ["P", "RGBA", "LA", "CMYK", "I;16", "YCbCr"])
def test_every_mode_of_pixels_is_copied(monkeypatch: pytest.MonkeyPatch, mode: str) -> None:
    install(monkeypatch)
    data = saved(Image.effect_noise((60, 40), 50).convert("RGB").convert(mode if mode != "I;16" else "I"), "TIFF")
    made = copy(data, "x", DocumentOptions(images="keep"), [[]])
    assert frames(made.data)[0].size == (60, 40)


@pytest.mark.parametrize("count", [0, 2])
def test_edits_that_do_not_fit_the_blocks_are_refused(letter: tuple[Image.Image, list[Word]], count: int) -> None:
    page, _ = letter
    data = saved(page, "PNG")
    fitting = [[] for block in read(data, "x", OPTIONS).blocks if block.in_copy]
    with pytest.raises(ValueError, match="edits for"):
        copy(data, "x", OPTIONS, [*fitting[:count], *([[]] * (9 if count else 0))])


def test_the_same_file_gives_the_same_copy(letter: tuple[Image.Image, list[Word]]) -> None:
    page, _ = letter
    for data in (png_with_everything(page), jpeg_with_everything(page), tiff_with_everything(page, page.convert("1"))):
        content = read(data, "x", OPTIONS)
        edits = edits_for(content, "Agnieszka", "Okafor")
        assert copy(data, "x", OPTIONS, edits) == copy(data, "x", OPTIONS, edits)


PAGE, WORDS = drawn(LETTER, (620, 320), 12, (30, 20))
DATA = saved(PAGE, "PNG")


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_every_word_that_an_edit_touches_is_covered(monkeypatch: pytest.MonkeyPatch, data: st.DataObject) -> None:
    install(monkeypatch, Told(WORDS))
    content: Content = read(DATA, "x", OPTIONS)
    blocks = [block for block in content.blocks if block.in_copy]
    number = data.draw(st.integers(0, len(blocks) - 1))
    start = data.draw(st.integers(0, len(blocks[number].text) - 1))
    end = data.draw(st.integers(start + 1, len(blocks[number].text)))
    edits: list[list[Edit]] = [[] for _ in blocks]
    edits[number] = [Edit(start, end, "[x]", "[x]")]
    (after,) = frames(copy(DATA, "x", OPTIONS, edits).data)
    before = PAGE.copy()
    for first, last, one in passages_of(lines_of(WORDS))[number].words:
        if first < end and last > start:
            before.paste(77, one.box)
    (hidden,) = frames(copy(saved(before, "PNG"), "x", OPTIONS, edits).data)
    assert hidden.tobytes() == after.tobytes()
