"""Pictures in a page: those that stand in it as data, or that the mail around it brings along. Others are never fetched."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Callable, Sequence
from urllib.parse import unquote_to_bytes

from recordlint.documents.blocks import DocumentOptions, Edit, Place
from recordlint.documents.html.model import Draft, Picture
from recordlint.errors import InputError

Resolve = Callable[[str], bytes | None]
"""The bytes of a picture by its address ("cid:…"), where the document brings it along."""

_DATA = re.compile(r"data:([^,;]{0,100})((?:;[^,]{0,100})?),(.*)", re.S | re.I)
_PADDING = 2


def data_of(address: str) -> tuple[str, bytes] | None:
    """The kind and the bytes of a data: address; None where it is none or is damaged."""
    match = _DATA.fullmatch(address.strip())
    if match is None:
        return None
    kind = match[1].strip().lower() or "text/plain"
    try:
        if match[2].lower().replace(" ", "").endswith(";base64"):
            text = re.sub(rb"[^A-Za-z0-9+/]", b"", unquote_to_bytes(match[3]).replace(b"-", b"+").replace(b"_", b"/"))
            return kind, base64.b64decode(text + b"=" * (-len(text) % 4))
        return kind, unquote_to_bytes(match[3])
    except (binascii.Error, ValueError):
        return None


def picture(data: bytes, kind: str, place: Place, options: DocumentOptions) -> Picture:
    """A picture as a block of its own, and its words where they are to be read; one that cannot be decoded is withheld."""
    from recordlint.documents.pictures import opened

    try:
        frame = next(opened(data, "picture"), None)
    except InputError:
        frame = None
    if frame is None:
        draft = Draft(place, in_copy=True, plain=True, picture="withhold", kept=True)
        draft.add(
            f"picture that cannot be read ({kind})"
            if re.fullmatch(r"image/[\w.+-]{1,20}", kind)
            else "picture that cannot be read"
        )
        return Picture(draft, None)
    from recordlint.documents.ocr import engine, lines_of

    reader = engine(options) if options.images == "ocr" else None
    proposed = "keep" if options.images == "keep" or reader else "withhold"
    draft = Draft(place, plain=True, picture=proposed, kept=True)
    draft.add(f"picture, {frame.width} × {frame.height}")
    found = Picture(draft, data, size=frame.size)
    for line in lines_of(reader.words(frame)) if reader else ():
        words: list[tuple[int, int, tuple[int, int, int, int], float]] = []
        text = Draft(place, plain=True)
        for word in line:
            if words:
                text.add(" ")
            start = text.add(word.text)
            words.append((start, start + len(word.text), word.box, word.confidence))
        found.words.append((text, words))
    return found


def drawn(found: Picture, edits: Callable[[Draft], Sequence[Edit]], options: DocumentOptions) -> tuple[str, bytes]:
    """The picture's pixels as a new file, what is withheld in it burnt in: its kind and its bytes."""
    from recordlint.documents.ocr import LOW_CONFIDENCE
    from recordlint.documents.pictures import LabelledBox, burn, encoded, opened

    assert found.data is not None  # noqa: S101 (for the type checker: the caller asked)
    frame = next(opened(found.data, "picture"))
    boxes: list[LabelledBox] = []
    for draft, words in found.words:
        for edit in edits(draft):
            if not edit.label:
                continue
            under = [box for start, end, box, _ in words if start < max(edit.end, edit.start + 1) and end > edit.start]
            if under:
                box = (
                    max(min(box[0] for box in under) - _PADDING, 0),
                    max(min(box[1] for box in under) - _PADDING, 0),
                    min(max(box[2] for box in under) + _PADDING, frame.width),
                    min(max(box[3] for box in under) + _PADDING, frame.height),
                )
                boxes.append(LabelledBox(box, edit.label))
        if options.strict:
            boxes += [LabelledBox(box) for _, _, box, confidence in words if confidence < LOW_CONFIDENCE]
    frame = burn(frame, boxes) if boxes else frame
    photo = found.data.startswith(b"\xff\xd8")
    return ("image/jpeg", encoded(frame, "JPEG")) if photo else ("image/png", encoded(frame, "PNG"))
