"""A paragraph's edits over its pieces: what is written of each piece, and where replacements stand."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass

from recordlint.documents.blocks import Edit
from recordlint.documents.word.model import PageField, Paragraph, Piece
from recordlint.documents.word.spelling import INVISIBLE


@dataclass(frozen=True, slots=True)
class Written:
    """What is written in a piece's place: the whole of it (`text` is None), some text, or an edit's replacement."""

    piece: Piece
    text: str | None = None
    edit: Edit | None = None


def written(paragraph: Paragraph, edits: Sequence[Edit]) -> list[Written]:
    """What is written of a paragraph, in order.

    A replacement stands where the first touched piece does; notes, pictures and boxes in the middle of what is replaced come
    after it. Soft hyphens go with the letters around them.
    """
    if not edits:
        return [Written(piece) for piece in paragraph.pieces]
    out: list[Written] = []
    waiting = deque(edits)
    last_end = -1
    shown_at: dict[int, list[int]] = {}  # where the letters stand among what nobody sees, for each piece that is cut
    begun = False  # whether the replacement of the first waiting edit is written
    at = 0
    for piece in paragraph.pieces:
        start, end = at, at + len(piece.text)
        if start == end:
            touched = last_end == start or (bool(waiting) and waiting[0].start <= start)
            if piece.kind != "text" or not touched:
                out.append(Written(piece))
            continue
        while at < end:
            if not waiting or waiting[0].start >= end:
                out.append(_part(piece, start, at, end, shown_at))
                at = end
                break
            edit = waiting[0]
            if edit.start > at:
                out.append(_part(piece, start, at, edit.start, shown_at))
                at = edit.start
            if not begun:
                out.append(Written(piece, edit=edit))
                begun = True
            if edit.end > end:
                at = end
            else:
                at = max(at, edit.end)
                last_end = waiting.popleft().end
                begun = False
    last = next((piece for piece in reversed(paragraph.pieces) if piece.text), Piece("text"))
    out += [Written(last, edit=edit) for number, edit in enumerate(waiting) if not (begun and number == 0)]
    return out


def _part(piece: Piece, start: int, begin: int, end: int, shown_at: dict[int, list[int]]) -> Written:
    if begin == start and end == start + len(piece.text):
        return Written(piece)
    if piece.kind != "text" or piece.raw == piece.text:
        return Written(piece, piece.text[begin - start : end - start])
    shown = shown_at.get(id(piece))
    if shown is None:
        shown = shown_at[id(piece)] = [place for place, one in enumerate(piece.raw) if not INVISIBLE.match(one)]
    first = 0 if begin == start else shown[begin - start]
    last = len(piece.raw) if end == start + len(piece.text) else shown[end - start - 1] + 1
    return Written(piece, piece.raw[first:last])


def whole_fields(parts: Sequence[Written], paragraph: Paragraph) -> set[PageField]:
    """The fields of which every piece is written whole: only these are computed afresh in the copy."""
    whole = {id(part.piece) for part in parts if part.text is None and part.edit is None}
    touched = {part.piece.field for part in parts if part.text is not None or part.edit is not None}
    fielded = [piece for piece in paragraph.pieces if piece.field is not None]
    broken = {piece.field for piece in fielded if id(piece) not in whole} | touched
    return {piece.field for piece in fielded if piece.field is not None} - broken
