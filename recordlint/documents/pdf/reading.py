"""Reading: the blocks of a PDF, page after page, and what it holds besides."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from recordlint.documents.blocks import Block, Content, DocumentOptions, Place
from recordlint.documents.pdf.margins import Standing, settled, standing
from recordlint.documents.pdf.ocr_words import DPI, Reader
from recordlint.documents.pdf.pages import PageBlocks, page_blocks
from recordlint.documents.pdf.process import PageTold, Worker

if TYPE_CHECKING:
    from numpy import uint8
    from numpy.typing import NDArray

MAX_PIXELS = 40_000_000
"""Pixels of one page: a larger page is drawn at a lower resolution."""
_UNREADABLE = 10
"""Glyphs of a page whose letter is not known, before that is worth saying."""


def read(data: bytes, name: str, options: DocumentOptions) -> Content:
    """The blocks of a PDF. Raises InputError when it is encrypted, damaged, empty, or beyond the limits."""
    with Worker(data, name) as worker:
        reader = Reader(name, options)
        told = _Told()
        for index in range(worker.pages):
            page = worker.page(index)
            found = blocks_of(worker, reader, index, page, options)
            told.take(index + 1, found, page)
            if options.progress:
                options.progress(index + 1, worker.pages)
        return told.content(worker.catalogue, options)


def blocks_of(worker: Worker, reader: Reader, index: int, page: PageTold, options: DocumentOptions) -> PageBlocks:
    """The blocks of a page, as reading and copying agree on them. Raises InputError."""
    unit = user_unit(worker.catalogue, index)

    def drawn() -> NDArray[uint8]:
        scale = scale_of(page.width, page.height, DPI, unit)
        return worker.page(index, scale=scale, text=False).images[0]

    return page_blocks(page, index + 1, unit, options, reader.of_page((page.width, page.height), drawn))


def user_unit(catalogue: Mapping[str, Any], index: int) -> float:
    """How many points a unit of the page is."""
    units = catalogue.get("units")
    try:
        unit = float(units.get(str(index + 1), 1)) if isinstance(units, dict) else 1.0
    except (TypeError, ValueError):
        return 1.0
    return unit if 0 < unit <= 1_000 else 1.0


def scale_of(width: float, height: float, dpi: int, unit: float) -> float:
    """Pixels for a unit of the page, at a resolution, within the limit of pixels and with at least one."""
    scale = dpi / 72 * unit
    scale = min(scale, math.sqrt(MAX_PIXELS / (width * height)))
    if scale * min(width, height) < 1:
        scale = 1 / min(width, height)
        if scale * max(width, height) > MAX_PIXELS:
            raise ValueError("a page that is a line")
    return scale


@dataclass(slots=True)
class _Told:
    blocks: list[Standing] = field(default_factory=list[Standing])
    low: list[Place] = field(default_factory=list[Place])
    unread: list[int] = field(default_factory=list[int])
    scans: list[int] = field(default_factory=list[int])
    pictures: list[int] = field(default_factory=list[int])
    count: int = 0
    unreadable: list[tuple[int, int]] = field(default_factory=list[tuple[int, int]])

    def take(self, number: int, found: PageBlocks, page: PageTold) -> None:
        """A page's blocks, and what is to be said of it."""
        self.blocks += [standing(number, one, found, (page.width, page.height)) for one in found.blocks]
        said = _plain(" ".join(one.block.text for one in found.blocks))
        self.blocks += [
            Standing(number, Block(text, Place(page=number, part="alternative text"), in_copy=False))
            for text in page.instead
            if _plain(text) and _plain(text) not in said
        ]
        self.low += found.low
        if found.unread:
            self.unread.append(number)
        if found.is_scan:
            self.scans.append(number)
        if found.unread_pictures:
            self.pictures.append(number)
            self.count += found.unread_pictures
        if found.unreadable > _UNREADABLE:
            self.unreadable.append((number, found.unreadable))

    def content(self, catalogue: Mapping[str, Any], options: DocumentOptions) -> Content:
        """All of it, with what the file holds besides its pages."""
        shown = settled(self.blocks, max((one.page for one in self.blocks), default=0))
        blocks = [*zip((one.page for one in self.blocks), shown, strict=True), *_besides(catalogue, shown)]
        blocks.sort(key=lambda one: one[0])
        return Content(
            tuple(block for _, block in blocks),
            tuple(self._remarks(options)),
            tuple(_failures(catalogue)),
            tuple(self.low),
        )

    def _remarks(self, options: DocumentOptions) -> Iterator[str]:
        remedy = "OCR is off: switch it on" if options.ocr is False else "install recordlint[ocr]"
        if self.unread:
            what = "is a picture and was" if len(self.unread) == 1 else "are pictures and were"
            yield f"{pages_in_words(self.unread)} {what} not read: {remedy}, or look at {'it' if len(self.unread) == 1 else 'them'}"
        if self.scans:
            what = "was" if len(self.scans) == 1 else "were"
            yield f"{pages_in_words(self.scans)} {what} read by OCR, which misreads and misses words: look at {'it' if len(self.scans) == 1 else 'them'} yourself"
        if self.count:
            what = "1 picture was" if self.count == 1 else f"{self.count} pictures were"
            yield f"{what} not read ({pages_in_words(self.pictures)}): use --images ocr, or look at {'it' if self.count == 1 else 'them'}"
        for number, count in self.unreadable:
            yield f"page {number}: {count} characters have no readable text: look at the page, or print it and use OCR"


def _besides(catalogue: Mapping[str, Any], shown: Sequence[Block]) -> Iterator[tuple[int, Block]]:
    """Comments, values of forms, bookmarks, properties, names of attached files: read, never copied."""
    said = _plain("\n".join(block.text for block in shown))
    known: set[tuple[str, str]] = set()
    for part, page, text in _texts(catalogue):
        plain = _plain(text)
        if (
            not plain
            or (part, plain) in known
            or (part in ("form field", "note", "alternative text") and plain in said)
        ):
            continue
        known.add((part, plain))
        place = Place(page=page or None, part=part)
        yield page or len(shown) + 1_000_000, Block(text, place, in_copy=False)
    for name in _names(catalogue):
        yield len(shown) + 1_000_000, Block(name, Place(part="attachment"), in_copy=False)


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


def _texts(catalogue: Mapping[str, Any]) -> Iterator[tuple[str, int, str]]:
    for one in catalogue.get("texts", ()):
        part, page, text = one
        yield str(part), int(page), str(text)


def _names(catalogue: Mapping[str, Any]) -> list[str]:
    return [str(name) for name in catalogue.get("attached", ())]


def _failures(catalogue: Mapping[str, Any]) -> Iterator[str]:
    attached = len(_names(catalogue))
    if attached:
        what = "1 attached file was" if attached == 1 else f"{attached} attached files were"
        yield f"{what} not read: take {'it' if attached == 1 else 'them'} out of the PDF, and check {'it' if attached == 1 else 'each'} by itself"
    if catalogue.get("dynamic"):
        yield "a form that is made while it is opened (XFA) was not read: print it to PDF"
    if not catalogue.get("whole", False):
        yield "comments, form fields and properties could not all be read, since the file is damaged: print it to PDF again"


def pages_in_words(numbers: Sequence[int]) -> str:
    """Page numbers as a person writes them: "page 3", "pages 1, 4 to 9"."""
    runs: list[list[int]] = []
    for number in sorted(set(numbers)):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    said = ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]} to {run[-1]}" for run in runs)
    return f"page{'s' if len(set(numbers)) > 1 else ''} {said}"
