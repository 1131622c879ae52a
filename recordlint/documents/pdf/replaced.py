"""Text that a file gives to be read instead of its glyphs (ActualText), inside the worker.

Where it says what the glyphs say (a ligature's letters, a syllable that no code stands for) it is taken. Where it says something else, the
page is read as it is seen, and the text is told apart.
"""

from __future__ import annotations

import ctypes
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

_KEY = b"ActualText"
_MOST = 20_000


def read_the_glyphs(document: PdfDocument, number: int, texts: Sequence[Any]) -> list[str]:
    """Takes the marks off those text objects of a page whose glyphs say something else, and gives the texts of these marks."""
    import pypdfium2.raw as pdfium

    marked = [(at, mark, text) for at, item in enumerate(texts) for mark, text in _marks(item)]
    if not marked:
        return []
    seen = _seen(document, number)
    lying = [(at, mark, text) for at, mark, text in marked if not (at < len(seen) and _agree(seen[at], text))]
    for at, mark, _ in lying:
        pdfium.FPDFPageObj_RemoveMark(texts[at], mark)
    return list(dict.fromkeys(text for _, _, text in lying))


def layers(item: Any) -> Iterator[str]:
    """The names of the layers that an object is marked with."""
    for mark, name in _marks(item, b"Name"):
        if _name(mark) == "OC":
            yield name


def _name(mark: Any) -> str:
    import pypdfium2.raw as pdfium

    length = ctypes.c_ulong()
    pdfium.FPDFPageObjMark_GetName(mark, None, 0, length)
    buffer = ctypes.create_string_buffer(length.value + 2)
    pdfium.FPDFPageObjMark_GetName(mark, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), length.value, length)
    return _text(buffer.raw[: length.value & ~1])


def _marks(item: Any, key: bytes = _KEY) -> Iterator[tuple[Any, str]]:
    import pypdfium2.raw as pdfium

    for index in range(pdfium.FPDFPageObj_CountMarks(item) - 1, -1, -1):
        mark = pdfium.FPDFPageObj_GetMark(item, index)
        length = ctypes.c_ulong()
        if not mark or not pdfium.FPDFPageObjMark_GetParamStringValue(mark, key, None, 0, length):
            continue
        buffer = ctypes.create_string_buffer(length.value + 2)
        string = ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort))
        pdfium.FPDFPageObjMark_GetParamStringValue(mark, key, string, length.value, length)
        yield mark, _text(buffer.raw[: min(length.value, _MOST) & ~1])


def _text(raw: bytes) -> str:
    text = raw.decode("utf-16-le", "replace").rstrip("\0")
    if text and any(ord(letter) < 32 for letter in text) and all(ord(letter) < 256 for letter in text):
        return text.encode("latin-1").decode("utf-16-be", "replace")
    return text


def _seen(document: PdfDocument, number: int) -> list[str]:
    """What the glyphs of each text object of a page say, whatever the marks say."""
    import pypdfium2.raw as pdfium

    from recordlint.documents.pdf.worker_page import objects_of

    page = document[number]
    try:
        items = objects_of(page).texts
        for item in items:
            for mark, _ in list(_marks(item)):
                pdfium.FPDFPageObj_RemoveMark(item, mark)
        said: dict[int, list[str]] = {}
        text = page.get_textpage()
        for index in range(text.count_chars()):
            owner = pdfium.FPDFText_GetTextObject(text, index)
            code = pdfium.FPDFText_GetUnicode(text, index)
            if owner and code < 0x110000:
                said.setdefault(ctypes.addressof(owner.contents), []).append(chr(code))
        text.close()
        return ["".join(said.get(ctypes.addressof(item.contents), ())) for item in items]
    finally:
        page.close()


def _agree(glyphs: str, text: str) -> bool:
    """Whether the letters that are seen are among those that are said, and not many more are said."""
    shown, told = _letters(glyphs), _letters(text)
    if not shown:
        return True
    return not shown - told and told.total() <= 3 * shown.total() + 2


def _letters(text: str) -> Counter[str]:
    plain = unicodedata.normalize("NFKD", text).casefold()
    return Counter(letter for letter in plain if letter.isalnum())
