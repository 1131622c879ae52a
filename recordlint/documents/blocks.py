"""A laid-out document (Word, PDF, mail, HTML …) as blocks of text, each with a place that a person can find.

Every such format is three functions over bytes, gathered in a `Format`: `read` gives the blocks, `copy` builds a new
file from the blocks and the edits of each, `raw` reads a file by a path of its own, for verification. A block is a
paragraph, a cell, a line of an e-mail's head: what is read as one run of text. Its text is what a person reads: soft
hyphens are taken out, fields show their results, a word that is broken over two lines is whole. The format knows where
each character stands in the file and applies edits there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

Images = Literal["withhold", "ocr", "keep"]
Colours = Literal["colour", "grey", "bilevel"]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a block stands, in the words of whoever opens the document. Numbers count from 1; what does not apply is None.

    `part` is what is not the body: "header", "footer", "footnote 2", "comment 1", "text box", "form field", "subject",
    "alternative text", "properties" … `cell` is "table 1, row 2, column 3". `line` is a line of the page, of the file for
    HTML and mail. `attachment` is the file's name, nested ones joined by " > ".
    """

    page: int | None = None
    line: int | None = None
    paragraph: int | None = None
    cell: str | None = None
    part: str | None = None
    attachment: str | None = None

    def words(self) -> str:
        """The place as a person says it: "page 2, line 14"; "document" where nothing is known."""
        said = [
            f"attachment {self.attachment}" if self.attachment else "",
            f"page {self.page}" if self.page else "",
            self.part or "",
            self.cell or "",
            f"paragraph {self.paragraph}" if self.paragraph else "",
            f"line {self.line}" if self.line else "",
        ]
        return ", ".join(word for word in said if word) or "document"

    def as_mapping(self) -> Mapping[str, str | int]:
        """What is known of the place, by name."""
        names = ("page", "line", "paragraph", "cell", "part", "attachment")
        return {name: value for name in names if (value := getattr(self, name)) is not None}


@dataclass(frozen=True, slots=True)
class Block:
    """A run of text and where it stands.

    `lead` stands between the block before and this one when all are read as one text: a line end, a blank line, " | " in
    a table's row. `lines` has (offset, line) for each further line that begins within the block. `in_copy` is False for
    what is read and never copied: comments, deleted or hidden text, properties. `picture` marks a picture that
    stands for itself: its text only says what it is ("picture, 640 × 480"), and the value is what is proposed for it.
    """

    text: str
    place: Place
    lead: str = "\n"
    lines: tuple[tuple[int, int], ...] = ()
    in_copy: bool = True
    picture: Literal["", "withhold", "keep"] = ""


def between(before: Block | None, block: Block) -> str:
    """What stands between two blocks where all are read as one text: the lead, or the name of the part that begins.

    "Footer: Ada Obi" is read for what it is; without the name, whoever stands in a footer would seem to sign the letter.
    """
    part = block.place.part
    if part and (before is None or before.place.part != part):
        said = part.replace("HTML ", "other ")  # no short form that a note would have to explain
        return ("" if before is None else "\n\n") + f"{said[:1].upper()}{said[1:]}: "
    if before is None:
        return ""
    return "\n\n" if before.place.part and not part else block.lead


@dataclass(frozen=True, slots=True)
class Content:
    """What was read of a document.

    `remarks` are lines for the person ("2 pictures were not read: …"). `failures` are lines about parts that could
    not be read ("attachment plan.doc: files of kind '.doc' are not read: save it as .docx"): the rest was. `low` counts
    what OCR read with little certainty, as places.
    """

    blocks: tuple[Block, ...]
    remarks: tuple[str, ...] = ()
    failures: tuple[str, ...] = ()
    low: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Edit:
    """[start, end) of a block's text, code points, and what stands there in the copy.

    `label` is what a black box says ("[family member 1]"); empty where the edit only mends grammar around another one, and
    a copy made of pictures of pages leaves the words alone. Edits of one block are in order and do not overlap.
    """

    start: int
    end: int
    replacement: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Copy:
    """A new file, and what a person should know of it: what was left out, by kind and count, never by content."""

    data: bytes
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DocumentOptions:
    """How laid-out documents are read and copied.

    `ocr`: pictures and pages without text are read by OCR; None: where an engine is installed. `images`: what is
    proposed for pictures in a document. `retypeset`: a PDF or a picture is laid out afresh, as a tagged PDF. `strict`: what is uncertain is
    withheld, and what cannot be checked is an error. `dpi`, `colours`: of pages that are copied as pictures.
    """

    ocr: bool | None = None
    images: Images = "withhold"
    retypeset: bool = False
    strict: bool = False
    dpi: int = 150
    colours: Colours = "colour"
    read_back: bool = True
    """Whether the pixels of a copy are read back by OCR, where an engine is installed."""
    depth: int = 0
    """How deep in attachments this document lies; formats that open attachments refuse beyond MAX_DEPTH."""
    progress: Callable[[int, int], None] | None = field(default=None, compare=False)
    """Called with (pages done, pages in all) while pages are read or copied."""


MAX_DEPTH = 3
"""Files inside files are opened to this depth: an e-mail in an e-mail in an e-mail, and its documents."""

MAX_PAGES = 2_000
"""Pages of a PDF, or of a TIFF, that are read."""

Edits = Sequence[Sequence[Edit]]
"""The edits of each block that goes into the copy (`in_copy`), in the order of `Content.blocks`."""


@dataclass(frozen=True, slots=True)
class Format:
    """What can be done with a kind of document. All functions raise InputError, whose message begins with the name, when a file cannot be read.

    `read(data, name, options)`; `copy(data, name, options, edits)` builds a new file from what `read` gave for the same data and options,
    which must give the same blocks each time; `raw(data, name)` yields (where, text) of everything readable in a copy, by
    another path than the one that made it. `copied_as` is the suffix of the copy where it is not the source's. `same_blocks`:
    `read` of a copy gives the blocks of the source with the edits applied, one for one (not so for pictures of pages).
    """

    read: Callable[[bytes, str, DocumentOptions], Content]
    copy: Callable[[bytes, str, DocumentOptions, Edits], Copy]
    raw: Callable[[bytes, str], Iterator[tuple[str, str]]]
    copied_as: str = ""
    same_blocks: bool = True


def edited(text: str, edits: Sequence[Edit]) -> str:
    """A block's text in the copy. Raises ValueError where edits overlap or do not fit the text."""
    out: list[str] = []
    at = 0
    for edit in edits:
        if not at <= edit.start <= edit.end <= len(text):
            raise ValueError(f"an edit at [{edit.start}, {edit.end}) does not fit a block of {len(text)} characters")
        out += (text[at : edit.start], edit.replacement)
        at = edit.end
    return "".join((*out, text[at:]))
