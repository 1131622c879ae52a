"""A copy of a picture's file: its pixels, decoded and packed anew, with boxes burnt in over what is withheld."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from recordlint.documents.blocks import Copy, DocumentOptions, Edit, Edits
from recordlint.documents.images.boxes import UNREADABLE, Boxer
from recordlint.documents.images.facts import Facts, facts_of, resolution_of
from recordlint.documents.images.properties import Properties, properties_of
from recordlint.documents.images.walk import Page, pages_of
from recordlint.documents.images.writing import Writer
from recordlint.documents.pictures import LabelledBox, burn

if TYPE_CHECKING:
    from PIL.Image import Image

_PICTURE = "[picture]"


def copy(data: bytes, name: str, options: DocumentOptions, edits: Edits) -> Copy:
    """A new file of the source's kind. Raises InputError as `read` does, and ValueError when edits do not fit the blocks."""
    facts = facts_of(data, name)
    at = 0
    with Writer(facts) as out:
        for page in pages_of(data, name, facts, options):
            own = edits[at : at + len(page.blocks)]
            if len(own) != len(page.blocks):
                raise ValueError(f"edits for {len(edits)} blocks, and page {page.number} has more")
            at += len(page.blocks)
            dpi = resolution_of(page.picture) or facts.dpi
            out.add(_redacted(page, own, options, dpi), dpi)
    if at != len(edits):
        raise ValueError(f"edits for {len(edits)} blocks, and the pages have {at}")
    return Copy(out.data, tuple(_remarks(facts, properties_of(data))))


def _redacted(page: Page, edits: Edits, options: DocumentOptions, dpi: tuple[float, float] | None) -> Image:
    if not page.passages:
        return _covered(page.picture, [edit for block in edits for edit in block])
    words = [word for passage in page.passages for _, _, word in passage.words]
    boxer = Boxer(page.picture, words, dpi[0] if dpi else None)
    boxes = [box for passage, own in zip(page.passages, edits, strict=True) for box in boxer.over(passage, own)]
    if options.strict:
        boxes = [*boxer.around([word for _, word in page.low], UNREADABLE), *boxes]
    return burn(page.picture, boxes) if boxes else page.picture


def _covered(picture: Image, edits: Sequence[Edit]) -> Image:
    """The picture, or where it is withheld a box of its size: no pixel of it is drawn upon."""
    from PIL import Image

    if not edits:
        return picture
    label = edits[0].label or edits[0].replacement or _PICTURE
    return burn(Image.new(picture.mode, picture.size), [LabelledBox((0, 0, *picture.size), label)])


def _remarks(facts: Facts, properties: Properties) -> Iterator[str]:
    counts = (
        (len(properties.texts), "property", "properties"),
        (properties.previews, "preview picture", "preview pictures"),
    )
    counts += ((facts.further, "further picture", "further pictures"),)
    left = [f"{count:,} {one if count == 1 else many}" for count, one, many in counts if count]
    if properties.beyond:
        left.append(f"{properties.beyond:,} bytes that belong to no picture")
    if left:
        yield f"left out: {', '.join(left)}"
