"""The view "streams": every object of a PDF, its strings, unusual names and streams, with the pages' text first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from recordlint.documents.pdf_raw.binaries import binary_text, font_text, map_texts, picture_text
from recordlint.documents.pdf_raw.content import Drawn
from recordlint.documents.pdf_raw.layout import by_place, in_order
from recordlint.documents.pdf_raw.lexing import name_text, runs, string_text
from recordlint.documents.pdf_raw.opening import decoded, dictionaries, is_picture, kind, spelt
from recordlint.documents.pdf_raw.reader import Reader

if TYPE_CHECKING:
    from pikepdf import Pdf

_DRAWS = ("/Form", "/PS")


def object_texts(pdf: Pdf, name: str) -> Iterator[tuple[str, str]]:
    """(where, text) of every object. Raises InputError beyond the limits.

    Beside the view "streams" there are "layout", the pages' text by where it stands rather than in drawing order, and "codes",
    what the fonts' codes would say if they were characters.
    """
    reader = Reader(name)
    for number, page in enumerate(pdf.pages, 1):
        yield from _page_texts(reader.page(page.obj), number)
    programs: set[tuple[int, int]] = set()
    maps: set[tuple[int, int]] = set()
    glyphs: set[tuple[int, int]] = set()
    for item in pdf.objects:
        _note(item, programs, maps, glyphs)
    for item in pdf.objects:
        if not kind(item):
            continue  # a number by itself
        where = f"streams object {item.objgen[0]}"
        yield from ((where, text) for text in _strings(item))
        if kind(item) == "stream" and item.objgen not in reader.read:
            yield from _stream_texts(item, where, reader, programs, maps, glyphs, name)
    for font in reader.fonts:
        if unused := font.unused():
            yield "streams characters that no page shows", unused
    yield from (("streams trailer", text) for text in _strings(pdf.trailer))


def _page_texts(drawn: Drawn, number: int) -> Iterator[tuple[str, str]]:
    yield f"streams page {number}", in_order(drawn.shown)
    yield f"streams page {number}, not shown", "\n".join(text for text in drawn.aside if text)
    yield f"layout page {number}", by_place(drawn.shown)
    codes = "".join(one.codes for one in drawn.shown)
    if codes != "".join(one.text for one in drawn.shown):
        yield f"codes page {number}", runs("\n".join(one.codes for one in drawn.shown))


def _note(item: Any, programs: set[tuple[int, int]], maps: set[tuple[int, int]], glyphs: set[tuple[int, int]]) -> None:
    """Remember which streams are font programs, character maps, and glyphs of Type 3 fonts."""
    for one in dictionaries(item):
        programs |= _streams(one.get(key) for key in ("/FontFile", "/FontFile2", "/FontFile3", "/CIDSet"))
        maps |= _streams(one.get(key) for key in ("/ToUnicode", "/Encoding"))
        procs = one.get("/CharProcs")
        glyphs |= _streams(procs.values()) if kind(procs) == "dictionary" else set()


def _streams(items: Iterable[Any]) -> set[tuple[int, int]]:
    return {one.objgen for one in items if kind(one) == "stream"}


def _strings(item: Any) -> Iterator[str]:
    """Strings in an object, and its unusual names in one text, without what it refers to."""
    names: dict[str, None] = {}
    waiting = [item]
    while waiting:
        one = waiting.pop()
        match kind(one):
            case "string":
                yield string_text(bytes(one))
            case "name":
                names[name_text(spelt(one).encode())] = None
            case "array":
                waiting += (inner for inner in list(one) if not _refers(inner))
            case "dictionary" | "stream":
                for key, inner in one.items():
                    names[name_text(key.encode())] = None
                    if not _refers(inner) and (key != "/ID" or not _is_id(inner)):
                        waiting.append(inner)
            case _:
                pass
    yield "\n".join(name for name in names if name)


def _is_id(item: Any) -> bool:
    """Whether an entry is a file's two identifiers, which are hashes: 16 bytes each."""
    return (
        kind(item) == "array"
        and len(item) == 2
        and all(kind(one) == "string" and len(bytes(one)) == 16 for one in item)
    )


def _refers(item: Any) -> bool:
    return kind(item) != "" and item.is_indirect


def _stream_texts(
    stream: Any,
    where: str,
    reader: Reader,
    programs: set[tuple[int, int]],
    maps: set[tuple[int, int]],
    glyphs: set[tuple[int, int]],
    name: str,
) -> Iterator[tuple[str, str]]:
    sort = str(stream.get("/Type", ""))
    if sort in ("/ObjStm", "/XRef"):
        return  # their objects are given each by itself, and what else lies in them with the file's bytes
    if is_picture(stream):
        texts = picture_text(stream, name)
    elif stream.objgen in programs:
        texts = font_text(decoded(stream, name))
    elif stream.objgen in maps:
        texts = map_texts(decoded(stream, name), stream.objgen in reader.maps)
    elif str(stream.get("/Subtype", "")) in _DRAWS or "/PatternType" in stream or stream.objgen in glyphs:
        drawn = reader.form(stream)
        texts = iter((in_order(drawn.shown), "\n".join(drawn.aside)))
    else:
        texts = binary_text(decoded(stream, name))
    yield from ((where, text) for text in texts if text.strip())
