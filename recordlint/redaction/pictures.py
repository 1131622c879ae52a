"""Pictures in documents: nobody can search what they show, so each is one item that a person can decide on."""

from __future__ import annotations

from recordlint.documents.records import Piece
from recordlint.redaction.base import PICTURE, Item
from recordlint.redaction.operators import label_of
from recordlint.redaction.planner import PieceKey


def is_picture(piece: Piece) -> bool:
    """Whether a piece is a picture that stands for itself: its text is none of the document's."""
    return piece.block is not None and bool(piece.block.picture)


def picture_item(piece: Piece, key: PieceKey) -> Item:
    """The item of a picture, as its format proposes: kept where it was read or the user wants it, else withheld for review."""
    is_kept = piece.block is not None and piece.block.picture == "keep"
    return Item(
        0, len(piece.text), piece.text, PICTURE, "none", None,
        "keep" if is_kept else "label", piece.text if is_kept else label_of(PICTURE),
        row=key.row, sheet=key.sheet, field=key.field, recognizer="pictures", review=not is_kept,
        reason="" if is_kept else "Nobody looked at what this picture shows.", rule="--images",
    )  # fmt: skip
