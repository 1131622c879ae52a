"""A page of HTML, parsed within limits and walked: what `read` and `copy` share, and a mail's HTML body too."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from recordlint.documents.blocks import Content, Copy, DocumentOptions, Edits, Place
from recordlint.documents.html.decoding import text_of
from recordlint.documents.html.images import Resolve
from recordlint.documents.html.model import Picture, finished
from recordlint.documents.html.walking import Walker, left_out_words
from recordlint.documents.html.writing import PlacePicture, written
from recordlint.errors import InputError

if TYPE_CHECKING:
    from lxml.etree import _Element  # pyright: ignore[reportPrivateUsage]

_WITHOUT_END = re.compile(r"<(wbr|source|track|embed|keygen|command|image|bgsound|spacer)(?=[\s/>])([^<>]*)>", re.I)
"""Elements that have no end and that libxml2 does not know for such: all that follows would be within."""
_TAGS = re.compile(
    r"<!--.*?(?:-->|\Z)|<(script|style|textarea|title|xmp|iframe)\b.*?(?:</\1|\Z)|<[a-z](?:[^>\"']|\"[^\"]*\"|'[^']*')*",
    re.I | re.S,
)
_VALUES = re.compile(r"\"[^\"]*\"|'[^']*'|=\s*[^\s\"'>]+")
_APART = re.compile(r"[\s/]+")
MAX_ATTRIBUTES = 500
"""The most attributes of one element: parsers take time with their square."""
_NOT_READ = "what is written in pictures was not read: look at them"


class Page:
    """One page. Raises InputError when it cannot be decoded, is too long or nests too deep.

    `charset` is what a mail says of its encoding; `resolve` gives the pictures that a mail brings along.
    """

    def __init__(
        self, data: bytes, name: str, options: DocumentOptions, charset: str = "", resolve: Resolve | None = None
    ) -> None:
        self._options = options
        self._walker = Walker(options, resolve)
        root = _parsed(text_of(data, name, charset), name)
        if root is not None:
            self._walker.walk(root)
        self._drafts = finished(self._walker.drafts)

    @property
    def content(self) -> Content:
        """The blocks, and what a person should know of them."""
        from recordlint.documents.ocr import LOW_CONFIDENCE

        pictures = [picture for picture in self._walker.pictures if picture.data is not None]
        unread = sum(not picture.words for picture in pictures)
        remarks: list[str] = []
        if unread:
            remarks.append(f"{unread} {'picture' if unread == 1 else 'pictures'} in the page: {_NOT_READ}")
        if number := self._walker.left_out["picture from elsewhere"]:
            remarks.append(
                f"{number} {'picture is' if number == 1 else 'pictures are'} not in the file and never fetched"
            )
        low = tuple(_low(pictures, LOW_CONFIDENCE))
        return Content(tuple(draft.block() for draft in self._drafts), tuple(remarks), low=low)

    @property
    def words(self) -> str:
        """All that is shown, as one text."""
        return "\n".join(draft.text for draft in self._drafts if draft.in_copy)

    def copy(self, edits: Edits, place_picture: PlacePicture | None = None) -> Copy:
        """A new page. Raises ValueError where the edits do not fit."""
        if len(edits) != sum(draft.in_copy for draft in self._drafts):
            raise ValueError(f"{len(edits)} lists of edits are not one for each block")
        text = written(self._walker, edits, self._options, place_picture or _in_place)
        said = ", ".join(left_out_words(self._walker.left_out))
        return Copy(text.encode("utf-8", "replace"), (f"not in the copy: {said}",) if said else ())


def _in_place(kind: str, data: bytes) -> str:
    return f"data:{kind};base64,{base64.b64encode(data).decode('ascii')}"


def _low(pictures: Iterable[Picture], limit: float) -> Iterable[Place]:
    for picture in pictures:
        for draft, words in picture.words:
            if any(confidence < limit for *_, confidence in words):
                yield draft.place


def _parsed(text: str, name: str) -> _Element | None:
    """The page as libxml2 takes it; None for an empty one."""
    from lxml import etree  # late: a text file needs none of it

    if not text.strip():
        return None
    for tag in _TAGS.finditer(text):
        said = tag[0] if tag[1] is None and not tag[0].startswith("<!") and len(tag[0]) > 2 * MAX_ATTRIBUTES else ""
        if len(_APART.split(_VALUES.sub(" ", said))) > MAX_ATTRIBUTES:
            raise InputError(f"{name}: an element has more than {MAX_ATTRIBUTES} attributes: open and save it again")
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, huge_tree=True, remove_blank_text=False)
    try:
        root = etree.fromstring(_WITHOUT_END.sub(r"<\1\2></\1>", text).encode("utf-8"), parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise InputError(f"{name}: not readable as HTML ({type(error).__name__}): open and save it again") from None
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise InputError(f"{name}: nests deeper than is read: open and save it again")
    return root
