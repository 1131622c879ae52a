"""What is read together: cells over several lines, items of lists, margins of pages, sentences over pages and columns."""

from __future__ import annotations

import io

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

from recordlint.documents.pdf import read
from recordlint.documents.reading_order import one_text
from tests.documents.pdf.helpers import PLAIN, handmade, show, texts

BODY = ParagraphStyle("body", fontName="Helvetica", fontSize=10, leading=12)
ROWS = [
    ["Date", "What happened", "Who"],
    ["4 January", "Kyle was missing overnight and found at the bus station by PC Naveed Iqbal.", "Police"],
    ["17 February", "His mother, Shelley Brennan, rang to say that she has nobody.", "Duty and the out of hours team"],
    ["Every Monday and every Friday", "Seen", "Youth worker"],
    ["9 March", "Meeting", "School"],
]


@pytest.mark.parametrize(("padding", "lower"), [(0.3, False), (3.0, False), (3.0, True)])
def test_cells_over_several_lines_are_whole(padding: float, lower: bool) -> None:
    """With little room between rows, with more, and with cells that stand at the foot of their row."""
    out = io.BytesIO()
    cells = [[Paragraph(cell, BODY) for cell in row] for row in ROWS]
    style = [
        ("TOPPADDING", (0, 0), (-1, -1), padding),
        ("BOTTOMPADDING", (0, 0), (-1, -1), padding),
        ("VALIGN", (0, 0), (-1, -1), "TOP") if not lower else ("VALIGN", (0, 0), (0, -1), "TOP"),
    ]
    SimpleDocTemplate(out, pagesize=A4).build([Table(cells, colWidths=[90, 150, 90], style=style)])
    assert texts(out.getvalue()) == [" | ".join(row) for row in ROWS]


def test_short_rows_that_stand_close_stay_apart() -> None:
    rows = [
        ("Name", "Jane Okafor"),
        ("Born", "12 March 1950"),
        ("Aunt", "Sunita Rao-Bevan"),
        ("Likes", ""),
        ("Key", "4471"),
    ]
    drawn = "".join(show(a, 60, 700 - 12 * at, 10) + show(b, 160, 700 - 12 * at, 10) for at, (a, b) in enumerate(rows))
    assert texts(handmade(drawn)) == [" | ".join(filter(None, row)) for row in rows]


def test_the_lines_of_an_item_are_one() -> None:
    lines = (
        "- Ring the surgery about the tablets, and ask who has the key to",
        "the flat of Mr Kowalczyk",
        "- Write to him",
    )
    drawn = "".join(show(line, 72 if line[0] == "-" else 90, 700 - 14 * at) for at, line in enumerate(lines))
    assert texts(handmade(drawn)) == [f"{lines[0]} {lines[1]}", lines[2]]


def pages(*bodies: tuple[str, ...]) -> bytes:
    contents = [
        show("Record of Ada Obi", 72, 800)
        + "".join(show(line, 72, 700 - 14 * at) for at, line in enumerate(body))
        + show(f"Page {number} of {len(bodies)}", 72, 40)
        for number, body in enumerate(bodies, 1)
    ]
    return handmade(*contents)


FULL = "She told the ward that she will go home on Friday come what may, and"


@pytest.mark.parametrize(
    ("first", "second", "between"),
    [
        (FULL, "that Halima has the key.", " "),
        (FULL.removesuffix("and") + "with", "Halima Yusuf, who has the key to her flat.", " "),
        (FULL.removesuffix(", and") + ".", "she has the key.", "\n\n"),
        ("Plan", "she has the key.", "\n\n"),
        (FULL, "- Ring Halima.", "\n\n"),
    ],
)
def test_a_sentence_goes_on_on_the_next_page_and_margins_are_read_once(first: str, second: str, between: str) -> None:
    found = read(pages((FULL, first), (second, "More is said here."), ("The end of it.",)), "x.pdf", PLAIN).blocks
    shown = [block for block in found if block.in_copy]
    assert [block.place.part for block in shown].count("header") == 3
    assert [block.place.part for block in shown].count("footer") == 3
    text = one_text(shown, every=False).text
    assert f"{first}{between}{second}" in text
    assert text.startswith("Header: Record of Ada Obi\n\nShe told")
    assert text.endswith("\n\nFooter: Page 1 of 3")


def test_what_stands_once_at_the_top_is_no_header() -> None:
    contents = [show(line, 72, 800) + show(f"Text of {line}.", 72, 700) for line in ("Monday", "Tuesday")]
    assert [block.place.part for block in read(handmade(*contents), "x.pdf", PLAIN).blocks if block.in_copy] == [
        None
    ] * 4


def test_a_sentence_goes_on_in_the_next_column_and_a_footer_belongs_to_none() -> None:
    lines = [f"line {at} of this column says a few words" for at in range(6)]
    left = "".join(show("L " + line, 60, 700 - 14 * at, 10) for at, line in enumerate(lines))
    right = "".join(show("r " + line, 320, 700 - 14 * at, 10) for at, line in enumerate(lines))
    data = handmade(left + right + show("Safeguarding Board", 60, 60, 10))
    text = one_text([block for block in read(data, "x.pdf", PLAIN).blocks if block.in_copy]).text
    assert "L line 5 of this column says a few words r line 0" in text
    assert text.endswith("\n\nSafeguarding Board")
