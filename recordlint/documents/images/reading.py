"""A picture's file as blocks: what OCR reads, and what the file says of itself."""

from __future__ import annotations

from collections.abc import Iterator

from recordlint.documents.blocks import Block, Content, DocumentOptions, Place
from recordlint.documents.images.facts import Facts, facts_of
from recordlint.documents.images.properties import Properties, properties_of
from recordlint.documents.images.walk import Page, pages_of
from recordlint.documents.ocr import REMEDY, engine


def read(data: bytes, name: str, options: DocumentOptions) -> Content:
    """The text of a picture's pages, then its properties, which never go into a copy.

    Raises InputError when the file is damaged or beyond the limits, or OCR is asked for and no engine is installed.
    """
    facts = facts_of(data, name)
    blocks: list[Block] = []
    low: list[Place] = []
    unread: list[int] = []
    wordless: list[int] = []
    for page in pages_of(data, name, facts, options):
        blocks += page.blocks
        low += [Place(page=page.number, line=line) for line in dict.fromkeys(line for line, _ in page.low)]
        _sort_in(page, unread, wordless)
    properties = properties_of(data)
    blocks += [_property(what, said) for what, said in properties.texts]
    remarks = [*_read_remarks(facts, options, low, unread, wordless), *_file_remarks(facts, properties)]
    return Content(tuple(blocks), tuple(remarks), (), tuple(low))


def _sort_in(page: Page, unread: list[int], wordless: list[int]) -> None:
    if not page.is_read:
        unread.append(page.number)
    elif not page.passages and page.blocks:
        wordless.append(page.number)


def _property(what: str, said: str) -> Block:
    return Block(f"{what}: {said}", Place(part="properties"), "\n", in_copy=False)


def _read_remarks(
    facts: Facts, options: DocumentOptions, low: list[Place], unread: list[int], wordless: list[int]
) -> Iterator[str]:
    if unread:
        why = "OCR is off" if options.ocr is False else f"no OCR engine is installed: {REMEDY}"
        yield f"{_pages(unread)} not read as text ({why})"
    reader = engine(options)
    if reader is not None and len(unread) + len(wordless) < facts.pages:
        yield f"read by OCR ({reader.name}), which misreads and misses words: look at the pages yourself"
    if low:
        yield f"{_count(len(low), 'line')} read with little certainty: look at {'it' if len(low) == 1 else 'them'} yourself"
    if wordless:
        yield f"{_pages(wordless)} a picture in which no words were found: look at {'it' if len(wordless) == 1 else 'them'} yourself"


def _file_remarks(facts: Facts, properties: Properties) -> Iterator[str]:
    if not facts.is_known:
        yield "not a PNG, JPEG or TIFF file: its properties were not read, and a copy is a PNG file"
    if facts.further:
        yield f"{_count(facts.further, 'further picture')} in the file not read, and left out of a copy"
    if properties.previews:
        yield f"{_count(properties.previews, 'preview picture')} in the file not read, and left out of a copy"
    if properties.beyond:
        yield f"{properties.beyond:,} bytes that belong to no picture were not read, and are left out of a copy"


def _count(count: int, what: str) -> str:
    return f"{count} {what} was" if count == 1 else f"{count:,} {what}s were"


def _pages(numbers: list[int]) -> str:
    """ "page 2 is", "pages 1, 2, 3 and 40 more are"."""
    if len(numbers) == 1:
        return f"page {numbers[0]} is"
    more = f" and {len(numbers) - 10:,} more" if len(numbers) > 10 else ""
    return f"pages {', '.join(map(str, numbers[:10]))}{more} are"
