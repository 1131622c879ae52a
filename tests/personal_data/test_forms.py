"""A row as one text, and back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recordlint.documents.blocks import Block, Place
from recordlint.documents.records import Piece, Record
from recordlint.notes import Note
from recordlint.personal_data.forms import form_of


def row(*pieces: Piece, path: str = "e.csv") -> Record:
    return Record(path, pieces, Note("", path=path), 1)


def test_a_text_is_its_own_form() -> None:
    form = form_of(Record("a.txt", (Piece("One\r\ntwo", None, is_note=True),), Note("One\r\ntwo")))
    assert form.text == "One\r\ntwo"
    assert form.pieces_of(5, 8) == [(0, 5, 8)]


def test_cells_become_labelled_lines_and_the_note_stands_as_it_is() -> None:
    form = form_of(row(Piece("7", "id"), Piece("", "mobile"), Piece("Fell.\nOK now.", "note", is_note=True)))
    assert form.text == "id: 7\n\nFell.\nOK now."


@pytest.mark.parametrize(
    ("path", "heading", "label"),
    [
        ("e.csv", "NHS number", "NHS number"),
        ("e.csv", "client_name", "client name"),
        ("e.csv", "dateOfBirth", "date Of Birth"),
        ("e.csv", "D.O.B.", "D.O.B."),
        ("e.csv", "Tel. no.", "Tel. no."),
        ("e.csv", "No. of children", "No. of children"),
        ("e.xlsx", "Name [full]", "Name [full]"),
        ("e.csv", "Next of\nkin", "Next of kin"),
        ("e.csv", "DOB", "DOB"),
        ("e.jsonl", "person.phones[0]", "phones"),
        ("e.jsonl", "person.lastName", "last Name"),
        ("e.jsonl", "[0]", "[0]"),
        ("e.jsonl", "odd.", "odd."),
    ],
)
def test_headings_as_labels(path: str, heading: str, label: str) -> None:
    assert form_of(row(Piece("x", heading), path=path)).text == f"{label}: x"


def test_a_stretch_over_several_cells_is_divided() -> None:
    form = form_of(row(Piece("Ottoline", "first"), Piece("Prysk", "last")))
    assert form.pieces_of(0, len(form.text)) == [(0, 0, 8), (1, 0, 5)]
    assert form.pieces_of(0, 5) == [], "a label is no cell"


def test_a_record_without_cells() -> None:
    form = form_of(row())
    assert (form.text, list(form.pieces_of(0, 1))) == ("", [])


PIECES = st.lists(
    st.builds(Piece, st.text(max_size=12), st.one_of(st.none(), st.text(max_size=8)), st.booleans()), max_size=6
)


@given(PIECES, st.sampled_from(["e.csv", "e.jsonl"]), st.data())
def test_positions_map_back_exactly(pieces: list[Piece], path: str, data: st.DataObject) -> None:
    """Every stretch gives back the very characters of the cells that it touches, and each character once."""
    form = form_of(row(*pieces, path=path))
    for place in form.places:
        assert form.text[place.start : place.end] == pieces[place.piece].text
    start = data.draw(st.integers(0, len(form.text)))
    end = data.draw(st.integers(start, len(form.text)))
    parts = form.pieces_of(start, end)
    of_cells = [i for place in form.places for i in range(max(start, place.start), min(end, place.end))]
    assert "".join(pieces[n].text[a:b] for n, a, b in parts) == "".join(form.text[i] for i in of_cells)
    assert all(0 <= a < b <= len(pieces[n].text) for n, a, b in parts)
    assert len({n for n, _, _ in parts}) == len(parts)


def test_pieces_that_say_the_same_share_their_places() -> None:
    blocks = (
        Block("Ada Obi", Place(page=1, part="header")),
        Block("Seen today.", Place(page=1)),
        Block("Ada Obi", Place(page=2, part="header")),
    )
    form = form_of(Record("a.pdf", tuple(Piece(b.text, b.place.words(), block=b) for b in blocks), Note("")))
    assert form.text == "Header: Ada Obi\n\nSeen today."
    assert list(form.pieces_of(8, 11)) == [(0, 0, 3), (2, 0, 3)]
    assert list(form.pieces_of(10, 21)) == [(0, 2, 7), (2, 2, 7), (1, 0, 4)]
    assert list(form.pieces_of(0, 8)) == []


@given(
    st.lists(st.tuples(st.sampled_from(["Ada", "Obi", ""]), st.sampled_from([None, "header", "footer"])), max_size=8),
    st.data(),
)
def test_every_block_gives_its_characters_back(made: list[tuple[str, str | None]], data: st.DataObject) -> None:
    pieces = tuple(Piece(text, None, block=Block(text, Place(part=part))) for text, part in made)
    form = form_of(Record("a.pdf", pieces, Note("")))
    start = data.draw(st.integers(0, len(form.text)))
    end = data.draw(st.integers(start, len(form.text)))
    touched = {
        p.piece: (max(start, p.start), min(end, p.end)) for p in form.places if max(start, p.start) < min(end, p.end)
    }
    found = {piece: pieces[piece].text[a:b] for piece, a, b in form.pieces_of(start, end)}
    assert found == {piece: form.text[a:b] for piece, (a, b) in touched.items()}
