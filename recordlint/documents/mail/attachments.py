"""What is attached to a mail: read and copied by its own format, or withheld and said to be."""

from __future__ import annotations

import mimetypes
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import PurePosixPath

from recordlint.documents.blocks import MAX_DEPTH, Content, DocumentOptions, Edits, Format, Place
from recordlint.documents.mail.building import Leaf, Node
from recordlint.documents.mail.parts import Part
from recordlint.errors import InputError

FormatOf = Callable[[str], Format | None]
"""The format of a file's suffix (".docx"); None where there is none."""

_SUFFIXES = {
    "application/pdf": ".pdf", "application/msword": ".doc", "application/rtf": ".rtf", "text/rtf": ".rtf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ".xlsx",
    "application/vnd.oasis.opendocument.text": ".odt", "application/vnd.ms-outlook": ".msg", "text/html": ".html",
    "text/plain": ".txt", "text/csv": ".csv", "text/markdown": ".md", "image/png": ".png", "image/jpeg": ".jpg",
    "image/jpg": ".jpg", "image/pjpeg": ".jpg", "image/tiff": ".tif", "image/gif": ".gif", "image/bmp": ".bmp",
    "application/json": ".json", "application/zip": ".zip", "application/ms-tnef": ".dat",
}  # fmt: skip
_KINDS = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".pdf": "application/pdf",
    ".odt": "application/vnd.oasis.opendocument.text", ".rtf": "application/rtf", ".html": "text/html", ".htm": "text/html",
    ".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".tif": "image/tiff", ".tiff": "image/tiff",
    ".txt": "text/plain", ".csv": "text/csv",
}  # fmt: skip
_REMEDIES = {
    ".doc": "save it as .docx", ".xls": "save it as .xlsx, and redact it by itself", ".xlsx": "redact it by itself",
    ".ppt": "save it as PDF", ".pptx": "save it as PDF", ".zip": "unpack it, and give what is in it",
    ".7z": "unpack it, and give what is in it", ".rar": "unpack it, and give what is in it",
    ".tar": "unpack it, and give what is in it", ".gz": "unpack it, and give what is in it",
    ".gif": "save it as .png", ".bmp": "save it as .png", ".heic": "save it as .jpg", ".webp": "save it as .png",
    ".svg": "save it as .png",
}  # fmt: skip
_FURTHER = (
    ".docm", ".eml", ".msg", ".md", ".tsv", ".json", ".jsonl", ".log", ".text", ".ics", ".vcf", ".p7m", ".p7s", ".asc", ".dat",
    ".bin", ".exe", ".mp3", ".mp4", ".wav", ".m4a", ".mov", ".emf", ".wmf", ".psd", ".xml", ".parquet", ".dotx", ".xlsm", ".pub",
)  # fmt: skip
WITHHELD = "[attachment withheld: it could not be read]"
"""What stands in the copy for an attachment that could not be read."""
_NOT_IN_NAMES = re.compile(r'[\x00-\x1f\x7f/\\:*?"<>|]+')


class Attachment:
    """A file that a mail carries. Its name is a block of its own; what is in it has the name in its place."""

    def __init__(self, part: Part, number: int, format_of: FormatOf, options: DocumentOptions) -> None:
        self.part = part
        self._options = replace(options, depth=options.depth + 1)
        self.suffix = suffix_of(part)
        self.name = part.filename or f"attachment {number}{self.suffix}"
        self.named = bool(part.filename)
        self._format: Format | None = None
        self._inner = Content(())
        self.failure = ""
        try:
            self._inner = self._read(format_of)
        except InputError as error:
            self.failure = f"attachment {self.name}: {str(error).removeprefix(f'{self.name}: ')}"
        except Exception as error:  # an attachment that makes its reader fail must not take the mail with it
            self.failure = f"attachment {self.name}: damaged ({type(error).__name__}): open and save it again"

    @property
    def content(self) -> Content:
        """What is in the file, placed in it; no blocks where it could not be read."""
        return within(self._inner, self.name, self.failure)

    def copied(self, name: str, edits: Edits) -> tuple[Node, tuple[str, ...]]:
        """The new file under its new name, and what to know of it; a line of text where none can be made."""
        if self.failure or self._format is None:
            return self._withheld(name)
        try:
            made = self._format.copy(self.part.data, self.name, self._options, edits)
        except InputError:
            return self._withheld(name)
        except Exception:  # as above: the copy of the mail goes on without it
            return self._withheld(name)
        suffix = self._format.copied_as or self.suffix
        remarks = tuple(f"an attachment: {line}" for line in made.remarks)
        kind = _KINDS.get(suffix, "application/octet-stream")
        return Leaf(kind, data=made.data, filename=with_suffix(name, suffix, self.suffix)), remarks

    def _read(self, format_of: FormatOf) -> Content:
        if self._options.depth > MAX_DEPTH:
            raise InputError(f"{self.name}: lies deeper in other files than is opened: give it by itself")
        self._format = format_of(self.suffix) if self.suffix else None
        if self._format is None:
            shown = self.suffix or self.part.kind
            remedy = _REMEDIES.get(self.suffix, "save it as Word, PDF or text")
            raise InputError(f"{self.name}: files of kind {shown!r} are not read here: {remedy}")
        return self._format.read(self.part.data, self.name, self._options)

    def _withheld(self, name: str) -> tuple[Node, tuple[str, ...]]:
        new = with_suffix(name, ".txt", self.suffix) if self.named else ""
        return Leaf("text/plain", WITHHELD, filename=new), ("an attachment was withheld: it could not be read",)


def within(content: Content, name: str, failure: str = "") -> Content:
    """What is in an attachment, with its name in every place and line."""

    def placed(place: Place) -> Place:
        return replace(place, attachment=f"{name} > {place.attachment}" if place.attachment else name)

    def said(line: str) -> str:
        inner = line.removeprefix(f"{name}: ")
        return (
            f"attachment {name} > {inner.removeprefix('attachment ')}"
            if inner.startswith("attachment ")
            else f"attachment {name}: {inner}"
        )

    blocks = [replace(block, place=placed(block.place)) for block in content.blocks]
    if blocks:
        blocks[0] = replace(blocks[0], lead="\n\n")
    failures = ((failure,) if failure else ()) + tuple(said(line) for line in content.failures)
    return Content(
        tuple(blocks),
        tuple(said(line) for line in content.remarks),
        failures,
        tuple(placed(one) for one in content.low),
    )


def suffix_of(part: Part) -> str:
    """The suffix that tells what the part is: its name's, else that of its content type."""
    suffix = PurePosixPath(part.filename.strip().replace("\\", "/")).suffix.lower().strip()
    known = bool(known_ending(suffix))
    by_kind = (
        _SUFFIXES.get(part.kind) or (part.kind.startswith("image/") and mimetypes.guess_extension(part.kind)) or ""
    )
    return suffix if known or not by_kind else by_kind


def known_ending(name: str) -> str:
    """The ending of a file's name where it is one that files have; "" for others, which may be words (".Smith")."""
    ending = name[name.rfind(".") :] if "." in name else ""
    low = ending.lower()
    return ending if low in _KINDS or low in _REMEDIES or low in _FURTHER else ""


def with_suffix(name: str, suffix: str, old: str = "") -> str:
    """A file's name as the copy has it: with the suffix of what it holds, without what no file's name can have."""
    clean = _NOT_IN_NAMES.sub("_", name).strip(" .") or "attachment"
    if clean.lower().endswith(suffix):
        return clean
    if old and clean.lower().endswith(old):
        clean = clean[: -len(old)]
    return f"{clean}{suffix}"
