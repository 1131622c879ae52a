"""One page, inside the worker: its characters with their boxes, its pictures, its pixels.

All places are in points of the page as it is shown: turned as it says, from the top left of what is visible. What is drawn
by form fields and annotations is made part of the page first, so that its characters are among the others; notes and
other things that do not print are taken off.
"""

from __future__ import annotations

import ctypes
import math
from array import array
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, cast

from recordlint.documents.pdf import replaced

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

MAX_CHARACTERS = 200_000
"""Characters of one page; a page of small print has ten thousand."""
MAX_OBJECTS = 200_000
"""Objects of one page that are looked at."""
_DEPTH = 12
_Matrix = tuple[float, float, float, float, float, float]
_Box = tuple[float, float, float, float]
_ASCENT, _DESCENT = 0.92, 0.23
"""How far a line goes above and below its base, of the size of the letters."""
_WHITE = 250
_UNTURNED: _Matrix = (1, 0, 0, 1, 0, 0)


@dataclass(slots=True)
class Told:
    """What is sent: values, then the parts that they announce."""

    values: dict[str, Any]
    parts: list[bytes | memoryview] = field(default_factory=list[bytes | memoryview])


@dataclass(slots=True)
class Objects:
    """What a page is made of: text objects, boxes of pictures in its own coordinates, and how many other things."""

    texts: list[Any] = field(default_factory=list[Any])
    pictures: list[tuple[float, float, float, float]] = field(default_factory=list[tuple[float, float, float, float]])
    others: int = 0


def told(document: PdfDocument, request: dict[str, Any]) -> Told:
    """The page that the request names: its text, and its pixels at a scale where that is asked for.

    Raises PdfiumError or ValueError when the page cannot be loaded.
    """
    number = int(request["page"])
    page = document[number]
    try:
        annotated = _take_off_notes(page)
        width, height = page.get_size()
        answer = Told({"width": width, "height": height, "turned": page.get_rotation(), "images": []})
        if request.get("scale"):
            _draw(page, request, answer)
        if annotated and _flattened(page):
            page.close()
            page = document[number]
        if request.get("text"):
            objects = objects_of(page)
            place = _placer(page)
            answer.values["pictures"] = [place(*box) for box in objects.pictures]
            answer.values["drawings"] = objects.others
            answer.values["instead"] = replaced.read_the_glyphs(document, number, objects.texts)
            _characters(page, answer, frozenset(request.get("off", ())))
            if request.get("scale") and objects.pictures and objects.texts:
                _put_out(objects.texts)
                _draw(page, request, answer)
    finally:
        page.close()
    return answer


def _take_off_notes(page: PdfPage) -> bool:
    """Removes what is not part of the printed page; whether any annotation is left."""
    import pypdfium2.raw as pdfium

    away = {
        pdfium.FPDF_ANNOT_TEXT,
        pdfium.FPDF_ANNOT_POPUP,
        pdfium.FPDF_ANNOT_FILEATTACHMENT,
        pdfium.FPDF_ANNOT_SOUND,
        pdfium.FPDF_ANNOT_MOVIE,
        pdfium.FPDF_ANNOT_SCREEN,
        pdfium.FPDF_ANNOT_THREED,
        pdfium.FPDF_ANNOT_RICHMEDIA,
        pdfium.FPDF_ANNOT_CARET,
    }
    left = 0
    for index in range(pdfium.FPDFPage_GetAnnotCount(page) - 1, -1, -1):
        annotation = pdfium.FPDFPage_GetAnnot(page, index)
        if not annotation:
            continue
        kind = pdfium.FPDFAnnot_GetSubtype(annotation)
        drawn = pdfium.FPDFAnnot_HasKey(annotation, b"AP")
        pdfium.FPDFPage_CloseAnnot(annotation)
        if kind in away:
            pdfium.FPDFPage_RemoveAnnot(page, index)
        elif kind != pdfium.FPDF_ANNOT_LINK or drawn:
            left += 1
    return left > 0


def _flattened(page: PdfPage) -> bool:
    import pypdfium2.raw as pdfium

    return pdfium.FPDFPage_Flatten(page, pdfium.FLAT_NORMALDISPLAY) == pdfium.FLATTEN_SUCCESS


def _draw(page: PdfPage, request: dict[str, Any], answer: Told) -> None:
    bitmap = page.render(scale=cast(int, float(request["scale"])), rev_byteorder=True, limit_image_cache=True)
    answer.values["images"].append({"width": bitmap.width, "height": bitmap.height, "stride": bitmap.stride})
    answer.parts.append(memoryview(bitmap.buffer).cast("B"))  # which keeps the bitmap until it is sent


def _walk(container: Any, inside: bool, matrix: _Matrix, depth: int) -> Iterator[tuple[Any, int, _Matrix]]:
    import pypdfium2.raw as pdfium

    count = pdfium.FPDFFormObj_CountObjects if inside else pdfium.FPDFPage_CountObjects
    get = pdfium.FPDFFormObj_GetObject if inside else pdfium.FPDFPage_GetObject
    own = pdfium.FS_MATRIX()
    for index in range(min(count(container), MAX_OBJECTS)):
        item = get(container, index)
        if not item:
            continue
        kind = pdfium.FPDFPageObj_GetType(item)
        if kind == pdfium.FPDF_PAGEOBJ_FORM:
            if depth < _DEPTH and pdfium.FPDFPageObj_GetMatrix(item, own):
                turned = _times((own.a, own.b, own.c, own.d, own.e, own.f), matrix)
                yield from _walk(item, True, turned, depth + 1)
        else:
            yield item, kind, matrix


def _times(first: _Matrix, then: _Matrix) -> _Matrix:
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)


def objects_of(page: PdfPage) -> Objects:
    """The text objects of a page and the boxes of its pictures, those within forms too. Raises ValueError when there are too many."""
    import pypdfium2.raw as pdfium

    found = Objects()
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    for seen, (item, kind, matrix) in enumerate(_walk(page, False, _UNTURNED, 0)):
        if seen >= MAX_OBJECTS:
            raise ValueError("too many objects")
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            found.texts.append(item)
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            if pdfium.FPDFPageObj_GetBounds(item, left, bottom, right, top):
                found.pictures.append(_bounds(matrix, left.value, bottom.value, right.value, top.value))
        else:
            found.others += 1
    return found


def _bounds(matrix: _Matrix, left: float, bottom: float, right: float, top: float) -> tuple[float, float, float, float]:
    a, b, c, d, e, f = matrix
    xs = [a * x + c * y + e for x in (left, right) for y in (bottom, top)]
    ys = [b * x + d * y + f for x in (left, right) for y in (bottom, top)]
    return min(xs), min(ys), max(xs), max(ys)


def _put_out(texts: list[Any]) -> None:
    import pypdfium2.raw as pdfium

    for item in texts:
        pdfium.FPDFPageObj_SetIsActive(item, False)


def _characters(page: PdfPage, answer: Told, off: frozenset[str]) -> None:
    """Codes, flags (as `process.Glyphs` says), angle, tight and loose boxes."""
    import pypdfium2.raw as pdfium

    text = page.get_textpage()
    count = text.count_chars()
    if count > MAX_CHARACTERS:
        raise ValueError("too many characters")
    codes, flags, angles, boxes = array("I"), array("B"), array("f"), array("f")
    left, bottom, right, top = (ctypes.c_double() for _ in range(4))
    loose = pdfium.FS_RECTF()
    raw = text.raw
    turned = math.radians(page.get_rotation())
    place = _placer(page)
    looks: dict[int, int] = {}
    for index in range(count):
        code = pdfium.FPDFText_GetUnicode(raw, index)
        made_up = pdfium.FPDFText_IsGenerated(raw, index) == 1
        flag = 1 if made_up else 0
        if pdfium.FPDFText_IsHyphen(raw, index) == 1:
            flag |= 2
        if pdfium.FPDFText_HasUnicodeMapError(raw, index) == 1:
            flag |= 4
        if not made_up:
            flag |= _look(pdfium.FPDFText_GetTextObject(raw, index), looks, off)
        pdfium.FPDFText_GetCharBox(raw, index, left, right, bottom, top)
        pdfium.FPDFText_GetLooseCharBox(raw, index, loose)
        codes.append(code)
        flags.append(flag)
        angles.append(pdfium.FPDFText_GetCharAngle(raw, index) + turned)
        boxes.extend(place(left.value, bottom.value, right.value, top.value))
        boxes.extend(place(*_line_box(raw, index, (loose.left, loose.bottom, loose.right, loose.top))))
    text.close()
    answer.values["characters"] = count
    answer.parts[:0] = [codes.tobytes(), flags.tobytes(), angles.tobytes(), boxes.tobytes()]


def _line_box(raw: Any, index: int, loose: _Box) -> _Box:
    """A box as wide as a character's advance, and as high as its line, whatever the character."""
    import pypdfium2.raw as pdfium

    matrix, x, y = pdfium.FS_MATRIX(), ctypes.c_double(), ctypes.c_double()
    if not pdfium.FPDFText_GetMatrix(raw, index, matrix) or not pdfium.FPDFText_GetCharOrigin(raw, index, x, y):
        return loose
    size = pdfium.FPDFText_GetFontSize(raw, index)
    across, up = matrix.c * size, matrix.d * size
    level = abs(up) > 10 * abs(across)
    if not level and abs(across) <= 10 * abs(up):
        return loose
    high, given = abs(up if level else across), (loose[3] - loose[1]) if level else (loose[2] - loose[0])
    if not 0.4 * given < high < 3 * given:
        return loose
    if level:
        ends = (y.value - _DESCENT * up, y.value + _ASCENT * up)
        return loose[0], min(ends), loose[2], max(ends)
    ends = (x.value - _DESCENT * across, x.value + _ASCENT * across)
    return min(ends), loose[1], max(ends), loose[3]


def _look(item: Any, known: dict[int, int], off: frozenset[str]) -> int:
    """The flags of how a text object is drawn: 8 invisible, 16 white, 32 in a layer that is off."""
    import pypdfium2.raw as pdfium

    if not item:
        return 0
    address = ctypes.addressof(item.contents)
    if address not in known:
        flags = 0
        mode = pdfium.FPDFTextObj_GetTextRenderMode(item)
        red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
        filled = mode == pdfium.FPDF_TEXTRENDERMODE_FILL and pdfium.FPDFPageObj_GetFillColor(
            item, red, green, blue, alpha
        )
        if mode in (pdfium.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium.FPDF_TEXTRENDERMODE_CLIP) or (
            filled and not alpha.value
        ):
            flags |= 8
        elif filled and min(red.value, green.value, blue.value) >= _WHITE:
            flags |= 16
        if off and any(name in off for name in replaced.layers(item)):
            flags |= 32
        known[address] = flags
    return known[address]


def _placer(page: PdfPage) -> Callable[[float, float, float, float], tuple[float, float, float, float]]:
    """Left, bottom, right, top in the page's own coordinates to left, top, right, bottom as the page is shown."""
    left, bottom, right, top = page.get_bbox()
    return {
        90: lambda x0, y0, x1, y1: (y0 - bottom, x0 - left, y1 - bottom, x1 - left),
        180: lambda x0, y0, x1, y1: (right - x1, y0 - bottom, right - x0, y1 - bottom),
        270: lambda x0, y0, x1, y1: (top - y1, right - x1, top - y0, right - x0),
    }.get(page.get_rotation(), lambda x0, y0, x1, y1: (x0 - left, top - y1, x1 - left, top - y0))
