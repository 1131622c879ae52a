"""Laid-out documents (Word, PDF, mail, HTML, pictures …) as notes and as records: one of each for the document, one for each attachment."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from typing import TypeVar

from recordlint.documents.base import MAX_CHARACTERS, Failure, ReadOptions, Remark, too_long
from recordlint.documents.blocks import Block, Content, DocumentOptions, Edits, Place
from recordlint.documents.blocks import Copy as NewFile
from recordlint.documents.encodings import read_bytes
from recordlint.documents.entries import split_entries
from recordlint.documents.formats import format_of
from recordlint.documents.reading_order import one_text
from recordlint.documents.records import Piece, Record
from recordlint.errors import InputError
from recordlint.notes import Note

_T = TypeVar("_T")
_MOST_PLACES = 10
_LONGEST_RECORD = 400_000
"""Characters that are read together when personal data are looked for; longer documents are read in parts, between blocks."""


def read(path: Path, name: str, options: ReadOptions) -> Iterator[Note | Failure | Remark]:
    """The notes of a document. Raises InputError when it cannot be read."""
    content = content_of(path, name, options.documents)
    yield from _notes(content, name, options)


def from_bytes(data: bytes, name: str, options: ReadOptions) -> Iterator[Note | Failure | Remark]:
    """The same of a document that came by standard input."""
    yield from _notes(_read(data, name, options.documents), name, options)


def records(
    path: Path, name: str, options: ReadOptions, *, for_copy: bool = False
) -> Iterator[Record | Failure | Remark]:
    """The document as records of blocks; `for_copy` only of what goes into a copy. Raises InputError when it cannot be read.

    Parts that cannot be read are Failures, but remarks for a copy, which leaves them out.
    """
    content = content_of(path, name, options.documents)
    yield from _remarks(content, name)
    for line in content.failures:
        yield Remark(name, f"not in the copy: {line}") if for_copy else Failure(name, line)
    wanted = [block for block in content.blocks if block.in_copy or not for_copy]
    for attachment, blocks in groupby(wanted, key=lambda block: block.place.attachment):
        place = {"attachment": attachment} if attachment else None
        for part in _parts(blocks):
            pieces = tuple(Piece(block.text, block.place.words(), block=block) for block in part)
            yield Record(name, pieces, Note("", path=name, place=place))


def content_of(path: Path, name: str, options: DocumentOptions) -> Content:
    """What a document holds. Raises InputError when it cannot be read. What was read last is remembered: a redaction reads a file several times."""
    try:
        stat = path.stat()
    except OSError:
        raise InputError(f"{name}: no such file or folder: check the path") from None
    return _remembered(path, name, options, (stat.st_ino, stat.st_size, stat.st_mtime_ns))


@lru_cache(maxsize=4)
def _remembered(path: Path, name: str, options: DocumentOptions, stamp: tuple[int, int, int]) -> Content:
    return _read(read_bytes(path, name), name, options)


def _read(data: bytes, name: str, options: DocumentOptions) -> Content:
    form = format_of(Path(name).suffix)
    if form is None:
        raise InputError(f"{name}: files of this kind are not read: save it as Word, PDF or text")
    content = guarded(lambda: form.read(data, name, options), name)
    longest = max((len(block.text) for block in content.blocks), default=0)
    if longest > MAX_CHARACTERS:
        raise InputError(f"{name}: {too_long(name, longest).message}")
    return content


def copy_of(path: Path, name: str, options: DocumentOptions, edits: Edits) -> NewFile:
    """The new file that the edits make of a document. Raises InputError when it cannot be made."""
    form = format_of(Path(name).suffix)
    if form is None:
        raise InputError(f"{name}: files of this kind cannot be copied: save it as Word, PDF or text")
    data = read_bytes(path, name)
    if options.retypeset:
        from recordlint.documents.typeset import copy_typeset  # late: most copies need none of it

        return guarded(lambda: copy_typeset(data, name, options, edits, form.read), name)
    return guarded(lambda: form.copy(data, name, options, edits), name)


def guarded(work: Callable[[], _T], name: str) -> _T:
    """What `work` gives, any error as one line. Raises InputError.

    Damaged files make libraries raise whatever they meet; nobody who uses this is helped by a traceback.
    """
    try:
        return work()
    except InputError:
        raise
    except RecursionError:
        raise InputError(f"{name}: nests deeper than can be read: open and save it again") from None
    except Exception as error:
        raise InputError(
            f"{name}: damaged, or not what its ending says ({type(error).__name__}): open and save it again"
        ) from None


def _notes(content: Content, name: str, options: ReadOptions) -> Iterator[Note | Failure | Remark]:
    yield from _remarks(content, name)
    yield from (Failure(name, line) for line in content.failures)
    shown = [block for block in content.blocks if not block.picture and (block.in_copy or _is_comment(block))]
    if not shown and any(block.picture for block in content.blocks):
        yield Note("", path=name, is_unread=True)
    for attachment, blocks in groupby(shown, key=lambda block: block.place.attachment):
        place = {"attachment": attachment} if attachment else None
        text, places = _joined(blocks)
        if len(text) > MAX_CHARACTERS:
            yield too_long(name, len(text))
            continue
        notes = split_entries(text, name) if options.entries else (Note(text, path=name),)
        for note in notes:
            yield _placed(note, place, places)


def _remarks(content: Content, name: str) -> Iterator[Remark]:
    """What a person should know of how a document was read; places of attachments without their names, which may be people's."""
    yield from (Remark(name, line) for line in content.remarks)
    low = list(dict.fromkeys(content.low))  # a line stands there for each of its words
    if low:
        told = [_unnamed(place) for place in low[:_MOST_PLACES]]
        more = len(low) - len(told)
        rest = f" and {more:,} more places" if more else ""
        yield Remark(name, f"read by OCR with little certainty: {'; '.join(told)}{rest}: look at them yourself")


def _unnamed(place: Place) -> str:
    words = replace(place, attachment=None).words()
    return f"an attachment, {words}" if place.attachment else words


def _placed(note: Note, place: dict[str, str] | None, places: list[tuple[int, dict[str, str | int]]]) -> Note:
    start, end = note.note_start, note.note_start + len(note.text)
    before = [one for one in places if one[0] <= start][-1:]
    within = [one for one in places if start < one[0] < end]
    return replace(note, place=place, places=tuple((max(at - start, 0), where) for at, where in (*before, *within)))


def _is_comment(block: Block) -> bool:
    """Whether a block that no copy has was written by somebody to be read: a comment on the page."""
    return (block.place.part or "").split(" ")[0] in ("comment", "note")


def _joined(blocks: Iterable[Block]) -> tuple[str, list[tuple[int, dict[str, str | int]]]]:
    """The blocks as one text, each said once, and the place of each part of it from an offset on."""
    own = tuple(blocks)
    whole = one_text(own, every=False)
    places: list[tuple[int, dict[str, str | int]]] = []
    for read in whole.reads:
        if not read.again:
            block = own[read.block]
            where = dict(block.place.as_mapping())
            places.append((read.start, where))
            places += [(read.start + offset, {**where, "line": line}) for offset, line in block.lines]
    return whole.text, places


def _parts(blocks: Iterable[Block]) -> Iterator[list[Block]]:
    part: list[Block] = []
    size = 0
    for block in blocks:
        if part and size + len(block.text) > _LONGEST_RECORD:
            yield part
            part, size = [], 0
        part.append(block)
        size += len(block.text)
    if part:
        yield part
