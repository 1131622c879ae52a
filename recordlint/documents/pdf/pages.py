"""A page as blocks, each letter with the glyphs that show it: the one path that both reading and copying go."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from recordlint.documents.blocks import Block, DocumentOptions, Place
from recordlint.documents.pdf import layout, letters, pictures
from recordlint.documents.pdf.lines import lines
from recordlint.documents.pdf.ocr_words import ocr_lines, quarter_of
from recordlint.documents.pdf.process import PageTold
from recordlint.documents.pdf.turns import SKEWED, Turns, by_quarters

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from recordlint.documents.ocr import Word

_SCAN = 0.5
"""A page of which pictures cover this share, and that has next to no text, is a scan."""
_FEW_LETTERS = 200
_GARBLED = 0.3
_DRAWN = 20

WordsOf = Callable[[pictures.Sides], "list[Word] | None"]
"""Reads the words of a part of the page by OCR, boxes in points as the page is shown, times 100; None where there is no OCR."""


@dataclass(frozen=True, slots=True)
class PageBlock:
    """A block of a page, and what shows it: the glyphs of each letter, or the box of a picture.

    `layer`: whether its words may stand in the text layer of a copy.
    """

    block: Block
    ids: tuple[tuple[int, ...], ...] = ()
    picture: pictures.Sides | None = None
    layer: bool = True


def _none() -> NDArray[np.bool_]:
    import numpy as np

    return np.zeros(0, dtype=bool)


@dataclass(slots=True)
class PageBlocks:
    """The blocks of a page, and the boxes of all glyphs: those of the file, then one for each word that OCR read."""

    tight: NDArray[np.float32]
    loose: NDArray[np.float32]
    turns: Turns
    unseen: NDArray[np.bool_]
    """Glyphs that the file draws invisibly."""
    off: NDArray[np.bool_] = field(default_factory=_none)
    """Glyphs that are in a layer that is off: nothing of them is on the page."""
    doubtful: list[int] = field(default_factory=list[int])
    """Glyphs whose letter is not known, or read with little certainty."""
    blocks: list[PageBlock] = field(default_factory=list[PageBlock])
    low: list[Place] = field(default_factory=list[Place])
    unreadable: int = 0
    unread: bool = False
    """Whether the page shows something that nobody read: a scan, or drawings without text."""
    unread_pictures: int = 0
    is_scan: bool = False
    """Whether OCR read the page as a whole."""


def page_blocks(told: PageTold, number: int, unit: float, options: DocumentOptions, words_of: WordsOf) -> PageBlocks:
    """The blocks of a page. `words_of` is asked only for what has to be read by OCR."""
    glyphs = told.glyphs
    turns = Turns.of(glyphs.angles)
    page = PageBlocks(glyphs.tight, glyphs.loose, turns, (glyphs.flags & 8) > 0)
    page.off = (glyphs.flags & 32) > 0
    found = letters.atoms(glyphs, turns)
    page.doubtful = [
        i
        for atom in found
        for letter, ids in zip(atom.letters, atom.ids, strict=True)
        if letter == letters.UNREADABLE
        for i in ids
    ]
    page.unreadable = len(page.doubtful)
    shown = sum(1 for atom in found for ids in atom.ids if ids and not page.unseen[ids[0]]) - page.unreadable
    shown_pictures = pictures.merged(told.pictures, told.width, told.height)
    whole = _whole_page(told, shown, page.unreadable, shown_pictures)
    by_ocr = words_of(whole) if whole else None
    _text(page, found, number, hidden_layer=by_ocr is not None)
    if by_ocr is not None:
        _ocr(page, by_ocr, number, "")
        page.is_scan = True
        scanned = shown < _FEW_LETTERS
        if scanned:
            return page
    elif whole:
        page.unread = True
        if not shown_pictures:
            shown_pictures = [whole]
    for index, box in enumerate(shown_pictures, 1):
        _picture(page, box, index, number, unit, options, words_of)
    return page


def _whole_page(told: PageTold, shown: int, unreadable: int, found: list[pictures.Sides]) -> pictures.Sides | None:
    """The page's box where it has to be read by OCR: a scan, drawings without text, or text without known letters."""
    page = (0.0, 0.0, told.width, told.height)
    covered = sum((box[2] - box[0]) * (box[3] - box[1]) for box in found) / (told.width * told.height)
    scanned = covered >= _SCAN and shown < _FEW_LETTERS
    drawn = not found and shown + unreadable == 0 and told.drawings >= _DRAWN
    garbled = unreadable > 10 and unreadable > _GARBLED * (shown + unreadable)
    return page if scanned or drawn or garbled or told.painted else None


def _text(page: PageBlocks, found: list[letters.Atom], number: int, *, hidden_layer: bool) -> None:
    line = 1
    directions = (0, 1, 3, 2, *range(SKEWED + 1, len(page.turns.angles)), SKEWED)
    for look in sorted({atom.look for atom in found}):
        mine = [atom for atom in found if atom.look == look]
        for direction in directions:
            for paragraph in layout.paragraphs(lines(mine, direction), line):
                ids = tuple(paragraph.ids)
                line = paragraph.lines[-1][1] + 1
                hidden = hidden_layer and all(page.unseen[i] for one in ids for i in one)
                place = Place(page=number, line=paragraph.lines[0][1], part="text layer" if hidden else None)
                lead = ("\n\n" if number > 1 else "\n") if not page.blocks else "\n\n" if paragraph.gap else "\n"
                block = Block(paragraph.text, place, lead, tuple(paragraph.lines[1:]))
                page.blocks.append(PageBlock(block, ids, layer=not hidden and look != letters.OFF))


def _ocr(page: PageBlocks, words: list[Word], number: int, part: str) -> None:
    """Adds the lines that OCR read, without what the file itself says there."""
    import numpy as np

    from recordlint.documents.ocr import LOW_CONFIDENCE  # late: few files need it

    boxes = (np.array([word.box for word in words], dtype=np.float32).reshape(-1, 4) / 100).astype(np.float32)
    live = page.tight[~page.unseen] if len(page.tight) else page.tight
    first = len(page.tight)
    quarter = quarter_of(words, boxes)
    level = by_quarters(boxes, quarter)
    loose = by_quarters(_as_high_as_lines(words, level), -quarter % 4)
    page.tight, page.loose = np.vstack((page.tight, boxes)), np.vstack((page.loose, loose))
    page.turns = page.turns.and_more(len(words), quarter)
    page.unseen = np.concatenate((page.unseen, np.zeros(len(words), dtype=bool)))
    page.off = np.concatenate((page.off, np.zeros(len(words), dtype=bool)))
    said = [at for at, word in enumerate(words) if word.text and not _says_the_file(live, boxes[at])]
    line = max(
        (at for one in page.blocks for at in (one.block.place.line or 0, *(to for _, to in one.block.lines))), default=0
    )
    doubted = {first + at for at in said if words[at].confidence < LOW_CONFIDENCE}
    page.doubtful += sorted(doubted)
    for paragraph in layout.paragraphs(ocr_lines(words, level, said, first, quarter), line + 1):
        place = Place(page=number, line=paragraph.lines[0][1], part=part or None)
        lead = "\n\n" if (number > 1 and not page.blocks) or paragraph.gap else "\n"
        block = Block(paragraph.text, place, lead, tuple(paragraph.lines[1:]))
        page.blocks.append(PageBlock(block, tuple(paragraph.ids)))
        for glyph in sorted(doubted & {i for ids in paragraph.ids for i in ids}):
            at = next(at for at, ids in enumerate(paragraph.ids) if glyph in ids)
            page.low.append(replace(place, line=[to for offset, to in paragraph.lines if offset <= at][-1]))


def _as_high_as_lines(words: Sequence[Word], boxes: NDArray[np.float32]) -> NDArray[np.float32]:
    """Boxes as high as the words beside them on their line together: how high a single word is says which letters it has."""
    out = boxes.copy()
    for at, word in enumerate(words):
        beside = [to for to in range(max(0, at - 2), min(len(words), at + 3)) if words[to].line == word.line]
        near = boxes[beside]
        level = (near[:, 1] < boxes[at, 3]) & (near[:, 3] > boxes[at, 1])
        out[at, 1], out[at, 3] = near[level, 1].min(initial=boxes[at, 1]), near[level, 3].max(initial=boxes[at, 3])
    return out


def _says_the_file(live: NDArray[np.float32], box: NDArray[np.float32]) -> bool:
    """Whether most of a word's box is filled by the file's own letters."""
    import numpy as np

    if not len(live):
        return False
    wide = np.minimum(live[:, 2], box[2]) - np.maximum(live[:, 0], box[0])
    high = np.minimum(live[:, 3], box[3]) - np.maximum(live[:, 1], box[1])
    return float(wide[(wide > 0) & (high > 0)].sum()) > 0.5 * float(box[2] - box[0])


def _picture(
    page: PageBlocks,
    box: pictures.Sides,
    index: int,
    number: int,
    unit: float,
    options: DocumentOptions,
    words_of: WordsOf,
) -> None:
    part = f"picture {index}"
    words = words_of(box) if options.images == "ocr" and not page.unread else None
    if words is None:
        page.unread_pictures += 0 if page.unread else 1
    proposed = "keep" if options.images == "keep" or words is not None else "withhold"
    block = Block(pictures.described(box, unit), Place(page=number, part=part), picture=proposed)
    page.blocks.append(PageBlock(block, picture=box, layer=False))
    if words:
        _ocr(page, words, number, part)
