"""Copying: pictures of the pages with what is withheld burnt out, and invisible text of what stays, in a new file.

Nothing of the source's file goes into the copy. Pages are drawn, covered, encoded and let go one after the other.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from recordlint.documents.blocks import Copy, DocumentOptions, Edit, Edits
from recordlint.documents.pdf import boxes, encoding, letters, reading
from recordlint.documents.pdf.ocr_words import Reader
from recordlint.documents.pdf.pages import PageBlock, PageBlocks
from recordlint.documents.pdf.process import PageTold, Worker
from recordlint.documents.pdf.text_layer import Fonts, LayerWord, operators
from recordlint.documents.pictures import LabelledBox, burn

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from pikepdf import Pdf

TITLE = "Redacted copy"
LANGUAGE = "en-GB"
_INSET = 0.0005
_CONTRAST = 32
_LEAST_HEIGHT = 3
_COVERED = 0.3
_UNREADABLE = "[unreadable]"


def copy(data: bytes, name: str, options: DocumentOptions, edits: Edits) -> Copy:
    """A new PDF of pictures of the pages, without what the edits withhold.

    Raises InputError when the source cannot be read, ValueError when the edits are not of its blocks.
    """
    import pikepdf

    with Worker(data, name) as worker, pikepdf.new() as pdf:
        reader, fonts = Reader(name, options), Fonts(pdf)
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
            _add_page(pdf, fonts, told, page, mine, options, unit)
            if options.progress:
                options.progress(index + 1, worker.pages)
        if at != len(edits):
            raise ValueError("the edits are not of the blocks of this file")
        fonts.finish()
        return Copy(_saved(pdf), tuple(_remarks(worker.catalogue, doubtful)))


def _add_page(
    pdf: Pdf,
    fonts: Fonts,
    told: PageTold,
    page: PageBlocks,
    edits: Sequence[Sequence[Edit]],
    options: DocumentOptions,
    unit: float,
) -> None:
    import numpy as np
    from pikepdf import Array, Dictionary, Name, Page
    from PIL import Image

    pixels = told.images[0]
    canvas = boxes.Canvas(pixels, pixels.shape[1] / told.width, pixels.shape[0] / told.height, unit)
    black = _boxes(page, canvas, edits, options)
    words = _words(page, canvas, edits, black, told.images[1] if len(told.images) > 1 else None)
    picture = encoding.reduced(burn(Image.fromarray(np.ascontiguousarray(pixels)), black), options.colours)
    wide, high = (told.width, told.height) if told.turned in (0, 180) else (told.height, told.width)
    turn = {
        90: f"0 1 -1 0 {wide:.4f} 0 cm",
        180: f"-1 0 0 -1 {wide:.4f} {high:.4f} cm",
        270: f"0 -1 1 0 0 {high:.4f} cm",
    }
    place = f"{told.width - 2 * _INSET:.5f} 0 0 {told.height - 2 * _INSET:.5f} {_INSET} {_INSET} cm"
    begin = f"{turn.get(told.turned, '')} q {place} /I Do Q\n".lstrip().encode()
    contents = begin + operators(words, fonts, told.width, told.height)
    sheet = Dictionary(
        Type=Name.Page,
        MediaBox=Array([0, 0, round(wide, 4), round(high, 4)]),
        Resources=Dictionary(
            XObject=Dictionary(I=pdf.make_indirect(encoding.stream(pdf, picture))), Font=fonts.resources()
        ),
        Contents=pdf.make_stream(contents),
    )
    if told.turned:
        sheet.Rotate = told.turned
    if unit != 1:
        sheet.UserUnit = unit
    pdf.pages.append(Page(pdf.make_indirect(sheet)))


def _withheld(edits: Sequence[Edit]) -> list[Edit]:
    return [edit for edit in edits if edit.label]


def _boxes(
    page: PageBlocks, canvas: boxes.Canvas, edits: Sequence[Sequence[Edit]], options: DocumentOptions
) -> list[LabelledBox]:
    import numpy as np

    found: list[boxes.Run] = []
    whole: list[LabelledBox] = []
    gone: set[int] = set()
    for one, mine in zip(page.blocks, edits, strict=True):
        for edit in _withheld(mine):
            if one.picture:
                box = canvas.clipped(canvas.pixel_boxes(np.array([one.picture], dtype=np.float32))[0].tolist())
                whole += [LabelledBox(box, edit.label)] if box else []
                continue
            glyphs = [i for ids in one.ids[edit.start : edit.end] for i in ids]
            gone.update(glyphs)
            found += boxes.runs(page, canvas, glyphs, edit.label)
    if options.strict:
        gone.update(page.doubtful)
        found += [run for i in page.doubtful for run in boxes.runs(page, canvas, [i], _UNREADABLE)]
    stays = np.zeros(len(page.tight), dtype=bool)
    stays[[i for one in page.blocks for ids in one.ids for i in ids]] = True
    stays[list(gone)] = False
    kept = canvas.pixel_boxes(page.tight[stays]) if found else np.zeros((0, 4), dtype=np.int64)
    return [*whole, *boxes.labelled(boxes.stepped(found, canvas, kept))]


def _words(
    page: PageBlocks,
    canvas: boxes.Canvas,
    edits: Sequence[Sequence[Edit]],
    black: Sequence[LabelledBox],
    without_text: NDArray[np.uint8] | None,
) -> list[LayerWord]:
    """The words that stay and can be seen."""
    import numpy as np

    level = letters.along(np.where(_flat(page.loose)[:, None], page.tight, page.loose), page.turned)
    narrow = letters.along(page.tight, page.turned)
    pixels = canvas.pixel_boxes(page.tight)
    covers = np.array([one.box for one in black], dtype=np.int64).reshape(-1, 4)
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
            if _covered(box, covers) or not _visible(box, canvas, without_text, bool(page.unseen[members].all())):
                continue
            left, right = narrow[members, 0].min(), narrow[members, 2].max()
            top, bottom = level[members, 1].min(), level[members, 3].max()
            words.append(
                LayerWord(text, float(left), float(top), float(right), float(bottom), int(page.turned[ids[0]]), line)
            )
    return words


def _flat(boxes_: NDArray[np.float32]) -> NDArray[np.bool_]:
    return (boxes_[:, 2] <= boxes_[:, 0]) | (boxes_[:, 3] <= boxes_[:, 1])


def _kept(one: PageBlock, edits: Sequence[Edit]) -> Iterator[tuple[str, int, list[int]]]:
    """The words of a block that no edit touches: text, offset, glyphs."""
    withheld = _withheld(edits)
    at = 0
    for word in one.block.text.split(" "):
        start, end = at, at + len(word)
        at = end + 1
        ids = [i for glyphs in one.ids[start:end] for i in glyphs]
        if ids and not any(edit.start < end and edit.end > start for edit in withheld):
            yield word.replace(letters.UNREADABLE, ""), start, ids


def _covered(box: Sequence[int], covers: NDArray[np.int64]) -> bool:
    """Whether a box hides a word, or a good part of it."""
    import numpy as np

    wide = np.clip(np.minimum(covers[:, 2], box[2]) - np.maximum(covers[:, 0], box[0]), 0, None)
    high = np.clip(np.minimum(covers[:, 3], box[3]) - np.maximum(covers[:, 1], box[1]), 0, None)
    area = max(1, (box[2] - box[0]) * (box[3] - box[1]))
    return bool(((wide * high) > _COVERED * area).any() or ((wide > 2) & (high > 0.4 * (box[3] - box[1]))).any())


def _visible(box: Sequence[int], canvas: boxes.Canvas, without_text: NDArray[np.uint8] | None, unseen: bool) -> bool:
    """Whether a word is on the page, of a size that can be seen, and has ink of its own."""
    import numpy as np

    high, wide = canvas.pixels.shape[:2]
    if box[0] < -1 or box[1] < -1 or box[2] > wide + 1 or box[3] > high + 1 or box[3] - box[1] < _LEAST_HEIGHT:
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


def _saved(pdf: Pdf) -> bytes:
    from pikepdf import Dictionary, Name, ObjectStreamMode, String

    pdf.Root.Lang = String(LANGUAGE)
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    pdf.trailer[Name.Info] = pdf.make_indirect(Dictionary(Title=String(TITLE)))
    out = io.BytesIO()
    pdf.save(
        out,
        compress_streams=True,
        object_stream_mode=ObjectStreamMode.generate,
        deterministic_id=True,
        force_version="1.7",
    )
    return out.getvalue()


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
