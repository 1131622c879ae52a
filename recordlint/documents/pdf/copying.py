"""Copying: pictures of the pages with what is withheld burnt out, and invisible text of what stays, in a new file.

Nothing of the source's file goes into the copy. Pages are drawn, covered, encoded and let go one after the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any

from recordlint.documents.blocks import Copy, DocumentOptions, Edit, Edits
from recordlint.documents.pdf import boxes, encoding, letters, reading
from recordlint.documents.pdf.canvas import Canvas, Frame
from recordlint.documents.pdf.ocr_words import Reader
from recordlint.documents.pdf.pages import PageBlock, PageBlocks
from recordlint.documents.pdf.process import PageTold, Worker
from recordlint.documents.pdf.text_layer import Fonts, LayerWord, operators
from recordlint.documents.pdf.writing import Writer, dictionary
from recordlint.documents.pictures import LabelledBox, burn

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

TITLE = "Redacted copy"
LANGUAGE = "en-GB"
_INSET = 0.0005
_CONTRAST = 32
_LEAST_HEIGHT = 3
_LEAST_LINE = 5
_UNREADABLE = "[unreadable]"


def copy(data: bytes, name: str, options: DocumentOptions, edits: Edits) -> Copy:
    """A new PDF of pictures of the pages, without what the edits withhold.

    Raises InputError when the source cannot be read, ValueError when the edits are not of its blocks.
    """
    with Worker(data, name) as worker:
        reader, made = Reader(name, options), _Made(options)
        at = doubtful = 0
        for index in range(worker.pages):
            plain = worker.page(index, text=False)
            unit = reading.user_unit(worker.catalogue, index)
            told = worker.page(index, scale=reading.scale_of(plain.width, plain.height, options.dpi, unit))
            page = reading.blocks_of(worker, reader, index, told, options)
            mine = edits[at : at + len(page.blocks)]
            at += len(page.blocks)
            if len(mine) != len(page.blocks):
                raise ValueError("the edits are not of the blocks of this file")
            doubtful += len(page.doubtful) if options.strict else 0
            made.add(told, page, mine, unit)
            if options.progress:
                options.progress(index + 1, worker.pages)
        if at != len(edits):
            raise ValueError("the edits are not of the blocks of this file")
        worker.close()
        return Copy(made.finished(), tuple(_remarks(worker.catalogue, doubtful)))


class _Made:
    """The new file, as its pages are added."""

    def __init__(self, options: DocumentOptions) -> None:
        self._options = options
        self._out = Writer()
        self._fonts = Fonts(self._out)
        self._tree = self._out.reserved()
        self._pages: list[int] = []

    def add(self, told: PageTold, page: PageBlocks, edits: Sequence[Sequence[Edit]], unit: float) -> None:
        """Writes a page."""
        from PIL import Image

        pixels = told.images[0]
        canvas = Canvas(pixels, pixels.shape[1] / told.width, pixels.shape[0] / told.height, unit)
        runs = _runs(page, canvas, edits, self._options)
        pictures = list(_pictures(page, canvas, edits))
        covers = boxes.Covers(runs, [one.box for one in pictures])
        words = _words(page, canvas, edits, covers, told.images[1] if len(told.images) > 1 else None)
        black = [*pictures, *boxes.labelled(runs, canvas)]
        drawn = Image.fromarray(pixels[..., 0] if encoding.is_grey(pixels) else pixels)
        picture = encoding.reduced(burn(drawn, black, in_place=True), self._options.colours)
        wide, high = (told.width, told.height) if told.turned in (0, 180) else (told.height, told.width)
        turn = {
            90: f"0 1 -1 0 {wide:.4f} 0 cm",
            180: f"-1 0 0 -1 {wide:.4f} {high:.4f} cm",
            270: f"0 -1 1 0 0 {high:.4f} cm",
        }
        place = f"{told.width - 2 * _INSET:.5f} 0 0 {told.height - 2 * _INSET:.5f} {_INSET} {_INSET} cm"
        begin = f"{turn.get(told.turned, '')} q {place} /I Do Q\n".lstrip().encode()
        contents = begin + operators(words, self._fonts, told.width, told.height)
        image = encoding.write(self._out, picture)
        sheet = {
            "Type": "/Page",
            "Parent": f"{self._tree} 0 R",
            "MediaBox": f"[0 0 {_number(wide)} {_number(high)}]",
            "Resources": f"<< /XObject << /I {image} 0 R >> /Font {self._fonts.resources()} >>",
            "Contents": f"{self._out.stream(contents)} 0 R",
        }
        if told.turned:
            sheet["Rotate"] = str(told.turned)
        if unit != 1:
            sheet["UserUnit"] = _number(unit)
        self._pages.append(self._out.write(dictionary(sheet)))

    def finished(self) -> bytes:
        """The whole file."""
        self._fonts.finish()
        kids = " ".join(f"{number} 0 R" for number in self._pages)
        tree = {"Type": "/Pages", "Count": str(len(self._pages)), "Kids": f"[{kids}]"}
        self._out.write(dictionary(tree), self._tree)
        root = {
            "Type": "/Catalog",
            "Pages": f"{self._tree} 0 R",
            "Lang": f"({LANGUAGE})",
            "ViewerPreferences": "<< /DisplayDocTitle true >>",
        }
        info = self._out.write(dictionary({"Title": f"({TITLE})"}))
        return self._out.finished(self._out.write(dictionary(root)), info)


def _number(value: float) -> str:
    return f"{value:.4f}".rstrip("0").rstrip(".")


def _withheld(edits: Sequence[Edit]) -> list[Edit]:
    return [edit for edit in edits if edit.label]


def _runs(
    page: PageBlocks, canvas: Canvas, edits: Sequence[Sequence[Edit]], options: DocumentOptions
) -> list[boxes.Run]:
    gathered = boxes.Boxes(page, canvas)
    gone: set[int] = set()
    for one, mine in zip(page.blocks, edits, strict=True):
        for edit in () if one.picture else _withheld(mine):
            glyphs = [i for ids in one.ids[edit.start : edit.end] for i in ids]
            gone.update(glyphs)
            gathered.withhold(glyphs, edit.label)
    if options.strict:
        gone.update(page.doubtful)
        for i in page.doubtful:
            gathered.withhold([i], _UNREADABLE)
    return gathered.made(
        [
            list(part)
            for one in page.blocks
            for _, _, ids in _split(one)
            for away, part in groupby(ids, gone.__contains__)
            if not away
        ]
    )


def _pictures(page: PageBlocks, canvas: Canvas, edits: Sequence[Sequence[Edit]]) -> Iterator[LabelledBox]:
    import numpy as np

    for one, mine in zip(page.blocks, edits, strict=True):
        for edit in _withheld(mine) if one.picture else ():
            box = canvas.clipped(canvas.pixel_boxes(np.array([one.picture], dtype=np.float32))[0].tolist())
            if box:
                yield LabelledBox(box, edit.label)


def _words(
    page: PageBlocks,
    canvas: Canvas,
    edits: Sequence[Sequence[Edit]],
    covers: boxes.Covers,
    without_text: NDArray[np.uint8] | None,
) -> list[LayerWord]:
    """The words that stay and can be seen."""
    import numpy as np

    level = page.turns.along(np.where(_flat(page.loose)[:, None], page.tight, page.loose))
    narrow = page.turns.along(page.tight)
    pixels = canvas.pixel_boxes(page.tight)
    words: list[LayerWord] = []
    line = 0
    for one, mine in zip(page.blocks, edits, strict=True):
        if not one.layer:
            continue
        starts = {offset for offset, _ in one.block.lines}
        line += 1
        for text, start, ids in _kept(one, mine):
            if any(begin <= start for begin in starts):
                starts = {begin for begin in starts if begin > start}
                line += 1
            members = np.array(ids)
            box = (*pixels[members, :2].min(axis=0).tolist(), *pixels[members, 2:].max(axis=0).tolist())
            left, right = narrow[members, 0].min(), narrow[members, 2].max()
            top, bottom = level[members, 1].min(), level[members, 3].max()
            tiny = (
                box[3] - box[1] < _LEAST_HEIGHT and (bottom - top) * canvas.down < _LEAST_LINE
            )  # a dash is no tiny word
            frame = Frame(int(page.turns.codes[ids[0]]), page.turns.angles[int(page.turns.codes[ids[0]])])
            scale = canvas.across
            sides = (float(left) * scale, float(top) * scale, float(right) * scale, float(bottom) * scale)
            if tiny or covers.hide(frame, box, sides):
                continue
            if not _visible(box, canvas, without_text, bool(page.unseen[members].all())):
                continue
            words.append(LayerWord(text, float(left), float(top), float(right), float(bottom), frame.angle, line))
    return words


def _flat(boxes_: NDArray[np.float32]) -> NDArray[np.bool_]:
    return (boxes_[:, 2] <= boxes_[:, 0]) | (boxes_[:, 3] <= boxes_[:, 1])


def _kept(one: PageBlock, edits: Sequence[Edit]) -> Iterator[tuple[str, int, list[int]]]:
    """The words of a block that no edit touches: text, offset, glyphs."""
    withheld = _withheld(edits)
    for word, start, ids in _split(one):
        if ids and not any(edit.start < start + len(word) and edit.end > start for edit in withheld):
            yield word.replace(letters.UNREADABLE, ""), start, ids


def _split(one: PageBlock) -> Iterator[tuple[str, int, list[int]]]:
    """The words of a block: text, offset, glyphs."""
    at = 0
    for word in one.block.text.split(" "):
        yield word, at, [i for glyphs in one.ids[at : at + len(word)] for i in glyphs]
        at += len(word) + 1


def _visible(box: Sequence[int], canvas: Canvas, without_text: NDArray[np.uint8] | None, unseen: bool) -> bool:
    """Whether a word is on the page, of a size that can be seen, and has ink of its own."""
    import numpy as np

    high, wide = canvas.pixels.shape[:2]
    if box[0] < -1 or box[1] < -1 or box[2] > wide + 1 or box[3] > high + 1:
        return False
    inside = canvas.clipped((box[0] - 1, box[1] - 1, box[2] + 1, box[3] + 1))
    if inside is None:
        return False
    part = canvas.pixels[inside[1] : inside[3], inside[0] : inside[2]]
    if int(part.max()) - int(part.min()) < _CONTRAST and not _coloured(part):
        return False
    if without_text is None or unseen:
        return True
    bare = without_text[inside[1] : inside[3], inside[0] : inside[2]]
    return int(np.abs(part.astype(np.int16) - bare).max()) >= _CONTRAST


def _coloured(part: NDArray[np.uint8]) -> bool:
    spread = part.reshape(-1, 3).max(axis=0).astype(int) - part.reshape(-1, 3).min(axis=0)
    return int(spread.max()) >= _CONTRAST


def _remarks(catalogue: Mapping[str, Any], doubtful: int) -> Iterator[str]:
    counts: dict[str, int] = {}
    for what, number in catalogue.get("counts", {}).items():
        counts[str(what)] = int(number)
    attached = len(catalogue.get("attached", ()))
    if attached:
        counts["attached files"] = attached
    if counts:
        said = ", ".join(f"{what} ({number})" for what, number in sorted(counts.items()))
        yield f"not in the copy: {said}"
    yield "pages are pictures with invisible text: the copy has no tags for screen readers (--retypeset makes a tagged one)"
    if doubtful:
        yield f"withheld as unreadable: {doubtful} characters or words"
