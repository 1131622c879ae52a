"""Pictures in documents are items that a person decides on, and what they are called is nobody's name."""

from __future__ import annotations

import pytest

from recordlint.documents.blocks import Block, Place
from recordlint.documents.records import Piece, Record
from recordlint.notes import Note
from recordlint.personal_data.forms import form_of
from recordlint.redaction.copies import evidence_of
from recordlint.redaction.pictures import is_picture, picture_item
from recordlint.redaction.planner import PieceKey

KEY = PieceKey(None, None, "page 1, picture 1")


def piece(proposed: str) -> Piece:
    block = Block("picture, 40 × 30", Place(page=1, part="picture 1"), picture=proposed)  # type: ignore[arg-type]
    return Piece(block.text, block.place.words(), block=block)


@pytest.mark.parametrize(
    ("proposed", "action", "new", "review"),
    [("withhold", "label", "[picture withheld]", True), ("keep", "keep", "picture, 40 × 30", False)],
)
def test_a_picture_is_one_item_as_proposed(proposed: str, action: str, new: str, review: bool) -> None:
    item = picture_item(piece(proposed), KEY)
    assert (item.start, item.end, item.action, item.replacement, item.review) == (0, 16, action, new, review)
    assert (item.type, item.field) == ("PICTURE", "page 1, picture 1")


def test_a_picture_is_no_text_and_no_evidence() -> None:
    text = Block("Seen Ada.", Place(page=1), lead="\n\n")
    record = Record(
        "a.pdf",
        (
            Piece("Above", "paragraph 1", block=Block("Above", Place(paragraph=1))),
            piece("withhold"),
            Piece(text.text, "page 1", block=text),
        ),
        Note(""),
    )
    assert form_of(record).text == "Above\n\nSeen Ada."
    assert [is_picture(one) for one in record.pieces] == [False, True, False]
    assert len(evidence_of([picture_item(piece("withhold"), KEY)]).searcher) == 0


def test_cells_of_a_form_are_read_as_a_label_and_its_value() -> None:
    one, two = Block("Name", Place(cell="table 1")), Block("Ada Obi", Place(cell="table 1"), lead=" | ")
    record = Record("a.docx", tuple(Piece(b.text, b.place.words(), block=b) for b in (one, two)), Note(""))
    form = form_of(record)
    assert form.text == "Name : Ada Obi"
    assert list(form.pieces_of(7, 14)) == [(1, 0, 7)]


def test_a_part_is_read_under_its_name() -> None:
    """Whoever stands in the name of an attached file, or in a footer, signs nothing."""
    blocks = (
        Block("Amina", Place(part="from")),
        Block("Seen.", Place(paragraph=1), lead="\n\n"),
        Block("Ada Obi", Place(part="footer")),
        Block("Page 2", Place(part="footer")),
    )
    record = Record("a.eml", tuple(Piece(b.text, b.place.words(), block=b) for b in blocks), Note(""))
    assert form_of(record).text == "From: Amina\n\nSeen.\n\nFooter: Ada Obi\nPage 2"
