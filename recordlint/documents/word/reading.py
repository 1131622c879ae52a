"""Reading Word documents: `walked` is what reading and copying share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recordlint.documents.blocks import Content, DocumentOptions
from recordlint.documents.word.asides import PICTURE, Asides
from recordlint.documents.word.media import Media
from recordlint.documents.word.model import Shape
from recordlint.documents.word.opened import Opened
from recordlint.documents.word.placing import Placed, Placer
from recordlint.documents.word.walk import Walk
from recordlint.errors import InputError

if TYPE_CHECKING:
    from recordlint.documents.word.model import Document

_REMEDY = {
    "embedded objects": "save each as a file of its own",
    "embedded documents": "open the document and save it again, so that they become part of it",
    "macros": "save the document as .docx",
    "controls": "type what they show as text",
    "ink drawings": "look at them",
    "recordings": "listen to them",
    "sub-documents": "save each as a file of its own",
    "damaged parts": "open the document and save it again",
    "overlong parts": "look at them",
    "unknown parts": "open the document and save it again",
}


class Walked:
    """A document walked and placed, for reading or for copying. Raises InputError when it cannot be read."""

    def __init__(self, data: bytes, name: str, options: DocumentOptions) -> None:
        try:
            self.opened = Opened(data, name)
            self.walk = Walk(self.opened)
            self.document: Document = Asides(self.walk).gather()
            self.media = Media(self.opened, options)
            self.placed: Placed = Placer(self.document, self.media, options).placed()
            self._count_unused_pictures()
        except InputError:
            raise
        except Exception as error:  # whatever a damaged or hostile document makes the walk meet
            raise InputError(
                f"{name}: damaged, or not as Word writes it ({type(error).__name__}): open it and save it again as .docx"
            ) from None

    def _count_unused_pictures(self) -> None:
        used = {target.media for target in self.placed.targets if isinstance(target, Shape)}
        held = [name for name in self.opened.package.names if PICTURE.search(name) and "thumbnail" not in name.lower()]
        self.document.leave_out("unused pictures", sum(name not in used for name in held))


def content(data: bytes, name: str, options: DocumentOptions) -> Content:
    """The blocks of a Word document. Raises InputError when it cannot be read."""
    walked = Walked(data, name, options)
    unread = walked.placed.unread
    remarks = (f"{counted(len(unread), 'picture')} not read: text in pictures is read by OCR only",) if unread else ()
    failures = tuple(
        f"{name}: {counted(count, kind)} not read: {_REMEDY[kind]}" for kind, count in walked.document.failures.items()
    )
    return Content(tuple(walked.placed.blocks), remarks, failures, tuple(walked.placed.low))


def counted(count: int, kind: str) -> str:
    """ "1 picture was", "2 pictures were"; kinds in the plural lose their last letter for one."""
    if count == 1:
        return f"1 {kind.removesuffix('s')} was"
    return f"{count} {kind if kind.endswith(('s', 'XML')) else kind + 's'} were"
