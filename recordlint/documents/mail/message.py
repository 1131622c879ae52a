"""A mail, walked once: its headers, bodies and attachments as blocks, and the parts of a copy in the same order."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from urllib.parse import unquote

from recordlint.documents.blocks import MAX_DEPTH, Block, Content, Copy, DocumentOptions, Edit, Edits, Place, edited
from recordlint.documents.html import Page
from recordlint.documents.mail.asides import COPIED, Asides
from recordlint.documents.mail.attachments import (
    WITHHELD,
    Attachment,
    FormatOf,
    known_ending,
    suffix_of,
    with_suffix,
    within,
)
from recordlint.documents.mail.building import Enclosed, Leaf, Node, Several, built
from recordlint.documents.mail.headers import text_of
from recordlint.documents.mail.parts import Part
from recordlint.documents.mail.plain import PlainText
from recordlint.errors import InputError

_NOT_BODIES = ("text/calendar", "text/vcard", "text/x-vcard", "text/directory")
_ENCRYPTED = "encrypted: open it in the mail program, and save it decrypted"
_BODY_WITHHELD = "[body withheld: it could not be read]"
_ARMOUR = "-----BEGIN PGP MESSAGE-----"


@dataclass(slots=True)
class _Body:
    """A text that the mail shows, in one of its forms."""

    made: PlainText | Page
    blocks: tuple[Block, ...]


@dataclass(slots=True)
class _Inner:
    """A mail within the mail."""

    mail: Mail | None
    name: str
    filename: str
    content: Content


_Item = _Body | Attachment | _Inner | str | tuple[str, Sequence["_Item"]]
"""A part of the mail: a string is what stands for one that could not be read; a pair is a "multipart" and its parts."""


class Mail:
    """One mail. Its blocks are its headers, bodies, names of attachments, what no copy has, and what is in the attachments."""

    def __init__(self, root: Part, name: str, format_of: FormatOf, options: DocumentOptions) -> None:
        self._root, self._name, self._format_of, self._options = root, name, format_of, options
        self._failures: list[str] = []
        self._remarks: list[str] = []
        self._aside = Asides()
        self._files: list[Attachment | _Inner] = []
        self._bodies: list[_Body] = []
        self._low: list[Place] = []
        self._headers = [
            (key, Block(value, Place(part=key)))
            for key in COPIED
            for header, value in root.headers
            if header.lower() == key and value
        ]
        self._pictures = {
            key: part
            for part in root.walk()
            if part.kind.startswith("image/")
            or suffix_of(part) in (".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff")
            for key in (part.content_id and f"cid:{part.content_id}", part.location)
            if key
        }
        self._used: set[int] = set()
        self._has_plain = any(
            part.kind == "text/plain" and not part.attached and not part.filename for part in root.walk()
        )
        self._pages: dict[int, Page | None] = {}
        for part in root.walk():
            if _is_body(part) and part.kind == "text/html":
                self._pages[id(part)] = self._page(part)
        self._body = self._item(root)
        self._aside.head(root)

    @property
    def content(self) -> Content:
        """The blocks, in the order that a copy's edits come in."""
        blocks = [block for _, block in self._headers]
        for body in self._bodies:
            blocks += (block if number else replace(block, lead="\n\n") for number, block in enumerate(body.blocks))
        names = [self._name_block(one) for one in self._files]
        blocks += [block for block in names if block]
        blocks += self._aside.blocks
        inner = [one.content for one in self._files]
        for content in inner:
            blocks += content.blocks
        remarks = [*self._remarks, *self._differing(), *(line for content in inner for line in content.remarks)]
        failures = [*self._failures, *(line for content in inner for line in content.failures)]
        low = [*self._low, *(place for content in inner for place in content.low)]
        return Content(tuple(blocks), tuple(dict.fromkeys(remarks)), tuple(failures), tuple(low))

    def copy(self, edits: Edits) -> Copy:
        """A new mail. Raises ValueError where the edits do not fit."""
        if len(edits) != sum(block.in_copy for block in self.content.blocks):
            raise ValueError(f"{len(edits)} lists of edits are not one for each block")
        queue = iter(edits)
        lines = [(key, _said(block, next(queue))) for key, block in self._headers]
        bodies = {id(body): [next(queue) for block in body.blocks if block.in_copy] for body in self._bodies}
        names = {id(one): self._new_name(one, queue) for one in self._files}
        remarks: list[str] = []
        made: dict[int, Node] = {}
        for one in self._files:
            content = one.content
            own = [next(queue) for block in content.blocks if block.in_copy]
            made[id(one)], more = self._file(one, names[id(one)], own)
            remarks += more
        body = self._node(self._body, bodies, made, remarks)
        order = {"from": 0, "to": 1, "cc": 2, "bcc": 3, "subject": 4, "date": 5}
        named = [(key.capitalize(), value) for key, value in sorted(lines, key=lambda line: order[line[0]])]
        data = built(named, body, self._options.depth)
        return Copy(data, tuple(_counted([*self._aside.said(), *remarks])))

    # Reading: parts to items.

    def _item(self, part: Part) -> _Item | None:
        kind = part.kind
        if part.trouble:
            self._failures.append(f"{self._name}: {part.trouble}")
            return WITHHELD
        if kind == "multipart/encrypted" or (kind in ("application/pkcs7-mime", "application/x-pkcs7-mime")):
            self._aside.around(part, whole=part is self._root)
            self._failures.append(f"{self._name}: {_ENCRYPTED}")
            return _BODY_WITHHELD
        if kind == "message/rfc822":
            return self._enclosed(part)
        if kind.startswith("multipart/"):
            return self._several(part)
        if id(part) in self._used:
            self._aside.around(part, whole=part is self._root)
            return None
        self._aside.around(part, whole=part is self._root)
        if _is_body(part):
            return self._text(part)
        if kind in _NOT_BODIES or part.filename.lower().endswith((".ics", ".vcf")):
            self._aside.calendar(part)
            return None
        if kind in ("application/pkcs7-signature", "application/x-pkcs7-signature", "application/pgp-signature"):
            self._aside.left_out["signature"] += 1
            return None
        if kind in ("application/ms-tnef", "application/vnd.ms-tnef") or part.filename.lower() == "winmail.dat":
            said = "attachments in Outlook's own form (winmail.dat) are not read: ask for the mail as .msg, or sent as HTML"
            self._failures.append(f"attachment {part.filename or 'winmail.dat'}: {said}")
            return WITHHELD
        if kind.startswith("message/") or (kind.startswith("text/") and not part.attached and not part.filename):
            self._aside.left_out["technical report" if kind.startswith("message/") else "other form of the text"] += 1
            self._aside.add(text_of(part.data, part.charset), kind)
            return None
        self._files.append(Attachment(part, len(self._files) + 1, self._format_of, self._options))
        return self._files[-1]

    def _several(self, part: Part) -> _Item | None:
        self._aside.around(part, whole=part is self._root)
        children = part.children
        if part.kind == "multipart/signed":
            self._aside.left_out["signature"] += len(children[1:])
            for signature in children[1:]:
                self._aside.around(signature)
            children = children[:1]
        items = [item for child in children if (item := self._item(child)) is not None]
        kind = part.kind.removeprefix("multipart/")
        readable = [item for item in items if not isinstance(item, str)]
        if kind == "alternative" and readable and len(readable) < len(items):
            self._aside.left_out["other form of the text"] += len(items) - len(readable)
            items = readable
        return (kind if kind in ("alternative", "related") else "mixed", items) if items else None

    def _page(self, part: Part) -> Page | None:
        try:
            return Page(part.data, self._name, self._options, part.charset, self._resolve)
        except InputError as error:
            said = str(error).removeprefix(f"{self._name}: ")
        except Exception as error:  # a page that makes its parser fail must not take the mail with it
            said = f"damaged ({type(error).__name__})"
        self._failures.append(f"{self._name}: its HTML text was not read: {said}")
        return None

    def _resolve(self, address: str) -> bytes | None:
        if address[:4].lower() == "cid:":
            address = f"cid:{unquote(address[4:])}"
        found = self._pictures.get(address)
        if found is None:
            return None
        self._used.add(id(found))
        return found.data

    def _text(self, part: Part) -> _Item:
        if part.kind == "text/html":
            page = self._pages.get(id(part))
            if page is None:
                return _BODY_WITHHELD
            content = page.content
            self._remarks += content.remarks
            self._low += content.low
            form = "HTML version" if self._has_plain else None
            blocks = tuple(
                replace(block, place=replace(block.place, part=block.place.part or form)) for block in content.blocks
            )
            body = _Body(page, blocks)
        else:
            text = text_of(part.data, part.charset)
            if _ARMOUR in text:
                self._failures.append(f"{self._name}: a part of it is {_ENCRYPTED}")
                return _BODY_WITHHELD
            plain = PlainText(text, flowed=part.flowed, delsp=part.delsp)
            self._aside.left_out["file within a text"] += plain.data_left_out
            body = _Body(plain, tuple(plain.blocks))
        self._bodies.append(body)
        return body

    def _enclosed(self, part: Part) -> _Item:
        self._aside.around(part, whole=part is self._root)
        number = len(self._files) + 1
        name = part.filename or f"message {number}"
        inner = _Inner(None, name, part.filename, Content(()))
        self._files.append(inner)
        options = replace(self._options, depth=self._options.depth + 1)
        if options.depth > MAX_DEPTH:
            failure = f"attachment {name}: lies deeper in other files than is opened: give it by itself"
        elif not part.children:
            failure = f"attachment {name}: a mail that holds nothing: open and save it again"
        else:
            inner.mail = Mail(part.children[0], name, self._format_of, options)
            inner.content = within(inner.mail.content, name)
            return inner
        inner.content = Content((), failures=(failure,))
        return inner

    def _differing(self) -> Iterator[str]:
        """Whether the plain text and the page say different things: then a person should read both."""
        forms: dict[bool, set[str]] = {True: set(), False: set()}
        for body in self._bodies:
            text = " ".join(block.text for block in body.blocks if block.in_copy)
            forms[isinstance(body.made, Page)].update(re.findall(r"[^\W\d_]{3,}", text.casefold()))
        page, plain = forms[True], forms[False]
        if page and plain and len(page ^ plain) > max(2, len(page | plain) // 10):
            yield "the plain and the HTML text of the mail say different things: both were read"

    # Copying: items to nodes.

    def _name_block(self, one: Attachment | _Inner) -> Block | None:
        """The name of an attached file, to be read like words: without its ending, and low lines part words."""
        named = one.named if isinstance(one, Attachment) else bool(one.filename)
        return Block(_stem(one.name)[0].replace("_", " "), Place(part="attachment name")) if named else None

    def _new_name(self, one: Attachment | _Inner, queue: Iterator[Sequence[Edit]]) -> str:
        block = self._name_block(one)
        if block is None:
            return ""
        stem, ending = _stem(one.name)
        return (edited(stem, next(queue)).strip() or "attachment") + ending

    def _file(self, one: Attachment | _Inner, name: str, own: list[Sequence[Edit]]) -> tuple[Node, tuple[str, ...]]:
        if isinstance(one, Attachment):
            return one.copied(name or one.name, own)
        if one.mail is None:
            return Leaf("text/plain", WITHHELD), ("an attachment was withheld: it could not be read",)
        made = one.mail.copy(own)
        filename = with_suffix(name, ".eml", ".msg") if name else ""
        return Enclosed(made.data, filename), tuple(f"an attachment: {line}" for line in made.remarks)

    def _node(
        self, item: _Item | None, bodies: dict[int, list[Sequence[Edit]]], made: dict[int, Node], remarks: list[str]
    ) -> Node | None:
        if item is None:
            return None
        if isinstance(item, str):
            remarks.append("a part was withheld: it could not be read")
            return Leaf("text/plain", item)
        if isinstance(item, tuple):
            nodes = [node for one in item[1] if (node := self._node(one, bodies, made, remarks)) is not None]
            kind = "mixed" if any(isinstance(one, Attachment) for one in item[1]) and item[0] == "related" else item[0]
            return nodes[0] if len(nodes) == 1 else Several(kind, nodes) if nodes else None
        if isinstance(item, _Body):
            return self._body_node(item, bodies[id(item)], remarks)
        return made[id(item)]

    def _body_node(self, body: _Body, own: list[Sequence[Edit]], remarks: list[str]) -> Node:
        if isinstance(body.made, PlainText):
            return Leaf("text/plain", body.made.copy(own), flowed=body.made.flowed)
        pictures: list[Node] = []

        def place(kind: str, data: bytes) -> str:
            name = f"picture-{self._options.depth}-{len(pictures) + 1}"
            pictures.append(Leaf(kind, data=data, content_id=name))
            return f"cid:{name}"

        made = body.made.copy(own, place)
        remarks += made.remarks
        page = Leaf("text/html", made.data.decode("utf-8"))
        return Several("related", [page, *pictures]) if pictures else page


def _is_body(part: Part) -> bool:
    return part.kind in ("text/plain", "text/html") and not part.attached and not part.filename


def _said(block: Block, edits: Sequence[Edit]) -> str:
    return edited(block.text, edits).strip() or "[withheld]"


def _counted(lines: list[str]) -> Iterator[str]:
    for line, number in Counter(lines).items():
        yield line if number == 1 else f"{line} ({number} times)"


def _stem(name: str) -> tuple[str, str]:
    """A file's name without its ending, and the ending."""
    ending = known_ending(name)
    return (name[: len(name) - len(ending)], ending) if 0 < len(ending) < len(name) else (name, "")
