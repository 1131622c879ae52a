"""A picture's file page by page: one walk for reading and for copying, so that both see the same blocks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from recordlint.documents.blocks import Block, DocumentOptions, Place
from recordlint.documents.images.facts import Facts, frames_of
from recordlint.documents.ocr import LOW_CONFIDENCE, Engine, Word, engine, lines_of
from recordlint.documents.ocr.passages import Passage, passages_of
from recordlint.errors import InputError

if TYPE_CHECKING:
    from PIL.Image import Image

_EVEN = 24  # a page whose greys differ by less than this is empty


@dataclass(frozen=True, slots=True)
class Page:
    """A frame, and what was read on it: a block for each passage, or one for the picture where there is none.

    `is_read` says that an engine looked at it.
    """

    number: int
    picture: Image
    blocks: tuple[Block, ...]
    passages: tuple[Passage, ...]
    low: tuple[tuple[int, Word], ...]
    is_read: bool


def pages_of(data: bytes, name: str, facts: Facts, options: DocumentOptions) -> Iterator[Page]:
    """The pages of a picture's file, read by OCR where there is an engine. Raises InputError when it cannot be read."""
    reader = _engine(name, options)
    began = False
    for number, picture in enumerate(frames_of(data, name, facts), 1):
        page = _page(number, picture, name, reader, options, began)
        began = began or bool(page.blocks)
        yield page
        if options.progress is not None:
            options.progress(number, facts.pages)


def _engine(name: str, options: DocumentOptions) -> Engine | None:
    try:
        return engine(options)
    except InputError as error:
        raise InputError(f"{name}: {error}") from None


def words_on(picture: Image, number: int, name: str, reader: Engine) -> list[list[Word]]:
    """The lines that an engine reads on a page. Raises InputError, with the file's name, when it fails."""
    try:
        return lines_of(reader.words(picture))
    except InputError as error:
        raise InputError(f"{name}: page {number}: {error}") from None


def _page(number: int, picture: Image, name: str, reader: Engine | None, options: DocumentOptions, began: bool) -> Page:
    if reader is None:
        return Page(number, picture, (_whole(number, picture, options, began),), (), (), False)
    lines = words_on(picture, number, name, reader)
    passages = passages_of(lines)
    if not passages:
        blocks = () if _is_empty(picture) else (_whole(number, picture, options, began),)
        return Page(number, picture, blocks, (), (), True)
    low = tuple(
        (line, word) for line, words in enumerate(lines, 1) for word in words if word.confidence < LOW_CONFIDENCE
    )
    return Page(number, picture, tuple(_blocks(number, passages, began)), tuple(passages), low, True)


def _blocks(number: int, passages: Sequence[Passage], began: bool) -> Iterator[Block]:
    was_row = False
    for passage in passages:
        lead = "" if not began else "\n" if was_row and passage.is_row else "\n\n"
        yield Block(passage.text, Place(page=number, line=passage.first), lead, passage.lines)
        began, was_row = True, passage.is_row


def _whole(number: int, picture: Image, options: DocumentOptions, began: bool) -> Block:
    proposed: Literal["keep", "withhold"] = "keep" if options.images == "keep" else "withhold"
    text = f"picture, {picture.width} × {picture.height}"
    return Block(text, Place(page=number), "\n\n" if began else "", picture=proposed)


def _is_empty(picture: Image) -> bool:
    """Whether a page is blank, but for grain: a picture without words is not."""
    small = picture.convert("L")
    small.thumbnail((200, 200))
    low, high = (int(value) for value in small.getextrema())  # type: ignore[arg-type]  # of one band
    return high - low < _EVEN
