"""What a copy made of pictures of pages must not have, whatever it says: anything beyond pages, pixels and invisible text.

A list of what may be there is held against every key of every object, so that nothing needs to be thought of beforehand.
Neither keys nor values of the file are quoted: a name that is not PDF's own may be anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from recordlint.documents.pdf_raw.content import Drawn
from recordlint.documents.pdf_raw.leftovers import is_end, is_head, parts
from recordlint.documents.pdf_raw.names import STANDARD, listed
from recordlint.documents.pdf_raw.opening import decoded, dictionaries, entry, inflated, kind, opened
from recordlint.documents.pdf_raw.reader import Reader

if TYPE_CHECKING:
    from pikepdf import Pdf

_TRAILER = listed("/Size /Root /Info /ID /Type /W /Index /Length /Filter /DecodeParms")
_CATALOGUE = listed("/Type /Pages /Lang /ViewerPreferences /Version")
_PAGE = listed("/Type /Parent /MediaBox /CropBox /Rotate /UserUnit /Resources /Contents /Tabs")
_RESOURCES = listed("/XObject /Font /ProcSet")
_IMAGE = listed(
    "/Type /Subtype /Width /Height /ColorSpace /BitsPerComponent /Filter /DecodeParms /Length /Decode /Interpolate "
    "/ImageMask"
)
_FONT = listed(
    "/Type /Subtype /FontBBox /FontMatrix /CharProcs /Encoding /FirstChar /LastChar /Widths /Resources /ToUnicode"
)
_INFO = frozenset(("/Title", "/Producer"))
_SAID = {
    "/Annots": "annotations", "/AcroForm": "a form", "/Outlines": "bookmarks", "/Names": "names", "/Dests": "named destinations",
    "/StructTreeRoot": "a structure tree", "/MarkInfo": "a structure tree", "/StructParents": "a structure tree", "/Metadata": "XMP metadata",
    "/OCProperties": "layers", "/OC": "layers", "/JS": "JavaScript", "/JavaScript": "JavaScript", "/AA": "actions", "/OpenAction": "actions",
    "/Thumb": "thumbnails", "/PieceInfo": "private data of programs", "/EF": "embedded files", "/EmbeddedFiles": "embedded files",
    "/AF": "embedded files", "/Encrypt": "encryption", "/Prev": "earlier revisions", "/FontDescriptor": "fonts with descriptors",
    "/FontFile": "font programs", "/FontFile2": "font programs", "/FontFile3": "font programs", "/SMask": "masks of images",
    "/Alternates": "alternative images", "/PageLabels": "page labels",
}  # fmt: skip
_NEVER = listed(
    """
    /AcroForm /JS /JavaScript /AA /OpenAction /Thumb /PieceInfo /EF /EmbeddedFiles /AF /Encrypt /Prev /OCProperties /XFA /Alternates
    """
)
_GLYPH = re.compile(rb"\s*[-\d.]+\s+[-\d.]+\s+(?:d0|(?:[-\d.]+\s+){4}d1)\s*")


def unexpected(data: bytes, name: str, *, retypeset: bool = False) -> list[str]:
    """What a copy has that it should not, a line each, by kind and place and never by content; empty for a clean one.

    With `retypeset` the copy is one that was laid out afresh: it may have fonts, a structure tree, XMP and more pictures. Raises
    InputError when the file is no PDF.
    """
    with opened(data, name) as pdf:
        found = [*_file(pdf, data), *_orphans(pdf)]
        if pdf.is_encrypted:
            found.append("the file: encryption")
        if retypeset:
            found += _keys_that_never(pdf)
        else:
            found += [*_entries(pdf), *_pages(pdf, name)]
        if faults := len(pdf.get_warnings()):
            found.append(f"the file: {faults:,} faults that were mended when it was opened")
    return list(dict.fromkeys(found))


def _file(pdf: Pdf, data: bytes) -> Iterator[str]:
    loose = [data[part.start : part.end] for part in parts(pdf, data) if not part.known]
    revisions = sum(text.count(b"startxref") for text in loose)
    if revisions != 1 or sum(text.count(b"%%EOF") for text in loose) != 1:
        yield "the file: more than one revision" if revisions > 1 else "the file: no proper end"
    if loose and not is_head(loose[0]):
        yield "the file: something before its beginning"
    others = sum(not is_end(text) for text in loose[1:])
    if others:
        yield f"the file: bytes that belong to nothing, in {others:,} places"


def _orphans(pdf: Pdf) -> Iterator[str]:
    """Objects that nothing refers to: what a program left behind."""
    reached: set[tuple[int, int]] = set()
    waiting: list[Any] = [pdf.trailer]
    while waiting:
        one = waiting.pop()
        sort = kind(one)
        if not sort:
            continue
        if one.is_indirect:
            if one.objgen in reached:
                continue
            reached.add(one.objgen)
        if sort == "array":
            waiting += list(one)
        elif sort in ("dictionary", "stream"):
            waiting += (value for _, value in one.items())
    own = ("/ObjStm", "/XRef")
    count = sum(
        kind(item) != ""
        and item.objgen not in reached
        and not (kind(item) == "stream" and str(item.get("/Type", "")) in own)
        for item in pdf.objects
    )
    if count:
        yield f"the file: {count:,} objects that nothing refers to"


def _keys_that_never(pdf: Pdf) -> Iterator[str]:
    for item in (pdf.trailer, *pdf.objects):
        for one in dictionaries(item):
            yield from (f"the file: {_said(key)}" for key in one if key in _NEVER)
    if info := pdf.trailer.get("/Info"):
        yield from _beyond(info, _INFO | {"/Creator", "/Author", "/CreationDate", "/ModDate"}, "the properties")


def _entries(pdf: Pdf) -> Iterator[str]:
    yield from _beyond(pdf.trailer, _TRAILER, "the file")
    yield from _beyond(pdf.Root, _CATALOGUE, "the document")
    preferences = pdf.Root.get("/ViewerPreferences")
    yield from _beyond(preferences, frozenset(("/DisplayDocTitle",)), "the viewer's preferences")
    yield from _beyond(pdf.trailer.get("/Info"), _INFO, "the properties")


def _beyond(item: Any, allowed: frozenset[str], where: str) -> Iterator[str]:
    if kind(item) in ("dictionary", "stream"):
        yield from (f"{where}: {_said(key)}" for key in sorted(item.keys()) if key not in allowed)


def _said(key: str) -> str:
    return _SAID.get(key) or (f"an entry {key}" if key[1:] in STANDARD else "an entry that is not PDF's own")


def _pages(pdf: Pdf, name: str) -> Iterator[str]:
    reader = Reader(name)
    for number, page in enumerate(pdf.pages, 1):
        where = f"page {number}"
        yield from _beyond(page.obj, _PAGE, where)
        resources = page.obj.get("/Resources")
        yield from _beyond(resources, _RESOURCES, where)
        yield from _images(resources, where, name)
        fonts = entry(resources, "/Font")
        for font in list(fonts.values()) if kind(fonts) == "dictionary" else []:
            yield from _font(font, where, name)
        yield from _drawn(reader.page(page.obj), page.mediabox, where)


def _images(resources: Any, where: str, name: str) -> Iterator[str]:
    objects = entry(resources, "/XObject")
    items = list(objects.values()) if kind(objects) == "dictionary" else []
    images = [one for one in items if kind(one) == "stream" and str(one.get("/Subtype", "")) == "/Image"]
    if len(images) != 1:
        yield f"{where}: {len(images):,} images, where there should be one"
    if len(items) != len(images):
        yield f"{where}: drawn objects that are not images"
    for image in images:
        yield from _beyond(image, _IMAGE, f"{where}, its image")
        raw = image.read_raw_bytes()
        if str(image.get("/Filter", "")) == "/FlateDecode" and inflated(raw, name)[1].strip():
            yield f"{where}, its image: bytes after its end"
        if raw.startswith(b"\xff\xd8") and (b"Exif\0" in raw[:4096] or not raw.rstrip(b"\0\r\n").endswith(b"\xff\xd9")):
            yield f"{where}, its image: data beside the pixels"


def _font(font: Any, where: str, name: str) -> Iterator[str]:
    yield from _beyond(font, _FONT, f"{where}, a font")
    if kind(font) != "dictionary":
        return
    if str(font.get("/Subtype", "")) != "/Type3":
        yield f"{where}: a font that is not the copy's own"
    glyphs = entry(font, "/CharProcs")
    for glyph in list(glyphs.values()) if kind(glyphs) == "dictionary" else []:
        if kind(glyph) != "stream" or not _GLYPH.fullmatch(decoded(glyph, name)):
            yield f"{where}, a font: letters that are drawn"
            return


def _drawn(drawn: Drawn, box: Any, where: str) -> Iterator[str]:
    if drawn.inline_images:
        yield f"{where}: images within its content"
    if drawn.marked:
        yield f"{where}: marked content"
    if any(one.strip() for one in drawn.aside):
        yield f"{where}: content beside what is shown"
    left, right = sorted((float(box[0]), float(box[2])))
    bottom, top = sorted((float(box[1]), float(box[3])))
    outside = sum(
        not (left - 1 <= x <= right + 1 and bottom - 1 <= y <= top + 1) for x, y in (one.start for one in drawn.shown)
    )
    if outside:
        yield f"{where}: words outside the page"
