"""Black boxes: what they cover, and that neither their places nor their widths say what is under them."""

from __future__ import annotations

import io
import math

import numpy as np
import pypdf
import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from tests.documents.pdf.helpers import LABEL, MARKER, around, handmade, leaks, redacted, rendered, show, shown_text

NAMES = ("Ann", "Ida", "Tom", "Zoë", "Amir", "Tilly", "Ottoline", "Bartholomew", "Maximiliana Oyelaran")


def _black(made: bytes, page: int = 0) -> np.ndarray:
    return (rendered(made, page) == 0).all(axis=2)


def _words(made: bytes, page: int = 0) -> list[str]:
    return pypdf.PdfReader(io.BytesIO(made)).pages[page].extract_text().split()


def _aslant(text: str, degrees: float) -> str:
    cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return f"BT /F 14 Tf {cos:.5f} {sin:.5f} {-sin:.5f} {cos:.5f} 300 400 Tm ({text}) Tj ET"


@pytest.mark.parametrize("degrees", [12, 25, 45, 63, 80, -30, 135, 200])
def test_a_name_aslant_is_under_one_box_of_steps(degrees: float) -> None:
    made = redacted(handmade(_aslant(f"Seen by {MARKER} on Monday", degrees)))
    assert not leaks(made.data)
    assert {"Seen", "Monday"} <= set(_words(made.data))
    rows, columns = np.nonzero(_black(redacted(handmade(_aslant(MARKER, degrees)), MARKER).data))
    turned = columns * math.cos(math.radians(degrees)) - rows * math.sin(math.radians(degrees))
    long = float(turned.max() - turned.min())
    assert abs(long / 25 - round(long / 25)) < 0.12, "whole steps of 12 points"
    assert len(rows) > 0.7 * long * 30, "one box, not letters"


@pytest.mark.parametrize("degrees", [25, 80])
def test_names_aslant_of_like_lengths_look_alike(degrees: float) -> None:
    names = ("Ida", "Ann", "Tom", "Amir", "Bela", "Emma", "Otto")
    made = redacted(handmade(*(_aslant(name, degrees) for name in names)), *names).data
    areas = {int(_black(made, page).sum() / 150) for page in range(len(names))}
    assert len(areas) <= 3


def _pages(place: str) -> bytes:
    """A page for each name, in a column that is set left, right or in the middle."""
    out = io.BytesIO()
    canvas = Canvas(out, (595, 842), invariant=1)
    for name in NAMES:
        canvas.setFont("Helvetica", 12)
        for line, text in enumerate(("Name of the carer", "Relation", name, "Neighbours and friends", "Yes")):
            {"left": canvas.drawString, "right": canvas.drawRightString, "centre": canvas.drawCentredString}[place](
                303.7, 700 - 20 * line, text
            )
        canvas.showPage()
    canvas.save()
    return redacted(out.getvalue(), *NAMES).data


@pytest.mark.parametrize("place", ["left", "right", "centre"])
def test_sides_of_a_box_that_stands_alone_tell_no_more_than_a_step(place: str) -> None:
    """Where the width is known by one side (the column's margin, its middle), the other side is no finer than a step."""
    made = _pages(place)
    sides = [around(_black(made, page)[360:388]) for page in range(len(NAMES))]
    short = {(left, right) for (left, _, right, _), name in zip(sides, NAMES, strict=True) if len(name) < 5}
    assert len(short) <= 2, "names of about one step are alike"
    assert {(right - left) % 25 for left, _, right, _ in sides} == {0}
    if place == "left":
        assert len({left for left, *_ in sides}) == 1
    elif place == "right":
        assert len({right for _, _, right, _ in sides}) == 1
    else:
        assert {left % 25 for left, *_ in sides} == {0}


SENTENCE = "On Tuesday the worker saw {name} at home, and so did {name}, who said (to {name}'s son) that all was well with {name}."


@pytest.mark.parametrize("name", ["Ann", "Jane", MARKER, "Jane Quillfeather-Oyelaran"])
@pytest.mark.parametrize("size", [9, 11, 14])
def test_words_beside_a_box_are_whole_or_gone(name: str, size: int) -> None:
    """Every kept word is as it was, and in the text; or all of it is black, and it is not."""
    words = SENTENCE.format(name=name).split()
    content, places = "", []
    x, y = 60.0, 700.0
    for word in words:
        wide = stringWidth(word, "Helvetica", size)
        if x + wide > 400:
            x, y = 60.0, y - 1.3 * size
        content += show(word, x, y, size)
        places.append((word, x, y, wide))
        x += wide + stringWidth(" ", "Helvetica", size)
    source = handmade(content)
    made = redacted(source, *name.split(), name, "Quillfeather-Oyelaran").data
    before, after = rendered(source), rendered(made)
    left: list[str] = []
    for word, x, y, wide in places:
        if any(part in word for part in (*name.split("-"), *name.split())):
            continue
        top, bottom = round((841.89 - y - 0.75 * size) * 150 / 72), round((841.89 - y + 0.2 * size) * 150 / 72)
        part = np.s_[top:bottom, round(x * 150 / 72) + 2 : round((x + wide) * 150 / 72) - 2]
        same = (before[part] == after[part]).all()
        assert same or (after[part] == after[part][..., :1]).all(axis=2).mean() == 1, word
        changed = (before[part] != after[part]).any(axis=(0, 2))
        ink = (before[part] < 128).any(axis=(0, 2))
        assert same or changed[~ink].mean() > 0.9 or changed.all(), f"{word} is cut"
        left += [word] if same else []
    assert [word for word in _words(made) if word in words] == [word for word in left if word in words]


def test_a_dash_that_stands_alone_stays_in_the_text() -> None:
    made = redacted(handmade(show("Monday \x97 the visit - as agreed \x85 .")), "nothing of this").data
    assert _words(made) == ["Monday", "—", "the", "visit", "-", "as", "agreed", "…", "."]


def test_a_label_is_written_along_its_line() -> None:
    content = f"BT /F 14 Tf 0 1 -1 0 300 300 Tm ({MARKER} Oyelaran) Tj ET"
    made = rendered(redacted(handmade(content), f"{MARKER} Oyelaran").data)
    left, top, right, bottom = around((made == 0).all(axis=2))
    assert bottom - top > 3 * (right - left)
    assert (made[top:bottom, left:right] == 255).any(), LABEL


def test_words_of_one_letter_are_in_the_text_of_every_engine() -> None:
    said = "1 Page X of a book I read"
    made = redacted(handmade(show(said)), "nothing of this").data
    assert shown_text(made).split() == said.split()
    assert _words(made) == said.split()
