"""The formats that the mails of these tests carry, and how markers are withheld."""

from __future__ import annotations

import re
from collections.abc import Sequence

from recordlint.documents import html
from recordlint.documents.blocks import Block, Copy, DocumentOptions, Edit, Format
from recordlint.documents.mail import mail_format, msg_format

OPTIONS = DocumentOptions()


def format_of(suffix: str) -> Format | None:
    from recordlint.documents import plain

    if suffix in (".html", ".htm"):
        return Format(html.read, html.copy, html.raw)
    if suffix == ".txt":
        return Format(plain.read, plain.copy, plain.raw)
    return {".eml": MAIL, ".msg": MSG}.get(suffix)


MAIL = mail_format(format_of)
MSG = msg_format(format_of)


def withholding(blocks: Sequence[Block], pattern: str, label: str = "[person 1]") -> list[list[Edit]]:
    """Edits that withhold every match, for each block that goes into a copy; pictures are withheld too."""
    edits: list[list[Edit]] = []
    for block in blocks:
        if not block.in_copy:
            continue
        if block.picture == "withhold":
            edits.append([Edit(0, len(block.text), "[picture withheld]", "[picture withheld]")])
            continue
        edits.append(
            [Edit(match.start(), match.end(), label, label) for match in re.finditer(pattern, block.text, re.I)]
        )
    return edits


def without(data: bytes, pattern: str, form: Format = MAIL, options: DocumentOptions = OPTIONS) -> Copy:
    """A copy in which the pattern is withheld wherever `read` finds it."""
    return form.copy(data, "mail.eml", options, withholding(form.read(data, "mail.eml", options).blocks, pattern))


def shown(copy: bytes) -> list[str]:
    """All that can be read in a copy."""
    return [text for _, text in MAIL.raw(copy, "copy.eml")]
