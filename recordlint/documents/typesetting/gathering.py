"""Blocks as they are met in a document that flows (.rtf, .odt), with the files of its pictures, and what a copy leaves out in words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from recordlint.documents.blocks import Block, Content, Copy, DocumentOptions, Edits, Place
from recordlint.documents.plain_word import word_from_blocks
from recordlint.errors import InputError

_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]|(?<=[\u0021-\u024f])[\u200c\u200d]+")
_SPACES = " \t\r\n\u00a0"
_SHOWN = ("PNG", "JPEG", "TIFF", "GIF", "BMP", "WEBP")


def plain(text: str) -> str:
    """Text as a person reads it: without soft hyphens, joiners in Latin words, and other characters that nobody sees."""
    return _INVISIBLE.sub("", text)


@dataclass(eq=False)
class Gathering:
    """The blocks of one stretch of a document (its body, its headers …), in order."""

    picture_mode: Literal["withhold", "keep"] = "withhold"
    blocks: list[Block] = field(default_factory=list[Block])
    files: list[bytes] = field(default_factory=list[bytes])
    """The file of each block's picture; empty where it has none that can be shown again."""
    _gap: bool = False
    _lead: str = ""

    def begin(self, lead: str) -> None:
        """What is taken next begins a cell or a part: `lead` stands before it, blank lines before it do not count."""
        self._gap, self._lead = False, lead

    def text(self, text: str, place: Place, *, in_copy: bool = True) -> bool:
        """Take a block, unless it is empty: then the next one stands after a blank line. Says whether there was text."""
        words = plain(text).strip(_SPACES)
        if not words:
            self._gap = self._gap or in_copy
            return False
        self._add(Block(words, place, self._next_lead() if in_copy else "\n", in_copy=in_copy), b"")
        return True

    def picture(self, data: bytes, place: Place, *, in_copy: bool = True) -> None:
        """Take a picture."""
        size = _size(data)
        words = f"picture, {size[0]} × {size[1]}" if size else "picture"
        lead = self._next_lead() if in_copy else "\n"
        self._add(
            Block(words, place, lead, in_copy=in_copy, picture=self.picture_mode if size else "withhold"),
            data if size else b"",
        )

    def extend(self, other: Gathering) -> None:
        """Take all blocks of another gathering."""
        for block, file in zip(other.blocks, other.files, strict=True):
            self._add(block, file)

    def _next_lead(self) -> str:
        lead = self._lead or ("\n\n" if self._gap else "\n")
        self._gap, self._lead = False, ""
        return lead

    def _add(self, block: Block, file: bytes) -> None:
        self.blocks.append(block)
        self.files.append(file)


def can_be_shown(data: bytes) -> bool:
    """Whether a picture is of a kind that is encoded afresh."""
    return _size(data) is not None


def _size(data: bytes) -> tuple[int, int] | None:
    import io

    from PIL import Image  # late: a document without pictures needs none of it

    from recordlint.documents.pictures import MAX_PIXELS

    if not data:
        return None
    try:
        with Image.open(io.BytesIO(data), formats=_SHOWN) as picture:
            width, height = picture.size
    except Exception:  # Pillow raises whatever its decoders meet in a damaged file; such a picture is withheld
        return None
    return (width, height) if 0 < width * height <= MAX_PIXELS else None


@dataclass(frozen=True, slots=True)
class Gathered:
    """What was read of a document, with the file of each block's picture."""

    gathering: Gathering
    failures: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()

    @property
    def blocks(self) -> tuple[Block, ...]:
        """All blocks; nothing stands before the first."""
        first = tuple(replace(block, lead="") for block in self.gathering.blocks[:1])
        return (*first, *self.gathering.blocks[1:])

    def content(self, options: DocumentOptions) -> Content:
        """What a reader of the document is told."""
        pictures = sum(1 for block in self.blocks if block.picture)
        said = (f"{_count(pictures, 'picture')} not read: look at {'them' if pictures > 1 else 'it'} yourself",)
        remarks = (said if pictures and options.images != "keep" else ()) + self.remarks
        return Content(self.blocks, remarks, self.failures)

    def copied(self, edits: Edits) -> Copy:
        """A new Word document of what is read. Raises ValueError where the edits do not fit."""
        pairs = [pair for pair in zip(self.blocks, self.gathering.files, strict=True) if pair[0].in_copy]
        kept = [
            number
            for number, ((block, _), own) in enumerate(zip(pairs, edits, strict=True))
            if block.picture and not own
        ]
        files = {number: pairs[number][1] for number in kept if _is_whole(pairs[number][1])}
        withheld = sum(1 for block, _ in pairs if block.picture) - len(kept)
        remarks = ["copied as a Word document: text, tables and kept pictures are there; the look of the source is not"]
        remarks += left_out(self.blocks)
        if withheld:
            remarks.append(f"{_count(withheld, 'picture')} left out")
        if len(kept) > len(files):
            remarks.append(
                f"{_count(len(kept) - len(files), 'picture')} left out: damaged, or of a kind that is not encoded afresh"
            )
        return Copy(word_from_blocks(self.blocks, edits, files), tuple(remarks))


def _is_whole(file: bytes) -> bool:
    from recordlint.documents.pictures import opened

    if not file:
        return False
    try:
        return next(opened(file, "picture"), None) is not None
    except InputError:
        return False


def left_out(blocks: Iterable[Block]) -> tuple[str, ...]:
    """What a copy leaves out, by kind and count: "left out: 2 comments, 1 hidden text"."""
    counts = Counter((block.place.part or "hidden text").rstrip("0123456789 ") for block in blocks if not block.in_copy)
    said = ", ".join(_count(number, kind) for kind, number in sorted(counts.items()))
    return (f"left out: {said}",) if said else ()


def _count(number: int, kind: str) -> str:
    if number == 1 or kind.endswith("s"):
        return f"{number:,} {kind}"
    return f"{number:,} {kind[:-1]}ies" if kind.endswith("ry") else f"{number:,} {kind}s"


def words_of_counts(counts: Mapping[str, int]) -> str:
    """Kinds and counts in words: "2 macros, 1 signature"."""
    return ", ".join(_count(number, kind) for kind, number in sorted(counts.items()) if number)
