"""E-mail: read with all its alternatives and attachments, and copied as a new mail with fresh headers and parts.

A mail opens the files that it carries by their own formats, which it is given: `format_of` names the format of a suffix.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from recordlint.documents.blocks import Content, Copy, DocumentOptions, Edits, Format
from recordlint.documents.mail.attachments import FormatOf
from recordlint.documents.mail.message import Mail
from recordlint.documents.mail.outlook import from_msg
from recordlint.documents.mail.parts import Part, from_bytes
from recordlint.documents.mail.raw import raw_checked
from recordlint.errors import InputError

__all__ = ["mail_format", "msg_format"]

MAX_BYTES = 64 * 1024 * 1024
"""The largest mail that is read, in bytes: its parts are held decoded several times over."""
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def mail_format(format_of: FormatOf) -> Format:
    """Mail in the form of the Internet (.eml)."""
    return _format(format_of, "")


def msg_format(format_of: FormatOf) -> Format:
    """Messages that Outlook saved (.msg); a copy is a mail in the form of the Internet."""
    return _format(format_of, ".eml")


def _format(format_of: FormatOf, copied_as: str) -> Format:
    def read(data: bytes, name: str, options: DocumentOptions) -> Content:
        return _opened(data, name, options).content

    def copy(data: bytes, name: str, options: DocumentOptions, edits: Edits) -> Copy:
        return _opened(data, name, options).copy(edits)

    def raw(data: bytes, name: str) -> Iterator[tuple[str, str]]:
        return raw_checked(data, name, format_of)

    def _opened(data: bytes, name: str, options: DocumentOptions) -> Mail:
        if len(data) > MAX_BYTES:
            raise InputError(
                f"{name}: {len(data):,} bytes are beyond the limit of {MAX_BYTES:,} for a mail: save what is attached by itself"
            )
        parse: Callable[[bytes, str], Part] = from_msg if data.startswith(_OLE) else from_bytes
        try:
            return Mail(parse(data, name), name, format_of, options)
        except InputError:
            raise
        except RecursionError:
            raise InputError(
                f"{name}: parts nest deeper than can be read: save it from the mail program again"
            ) from None
        except Exception as error:  # a hostile mail may make the parser fail anywhere
            raise InputError(f"{name}: damaged ({type(error).__name__}): save it from the mail program again") from None

    return Format(read, copy, raw, copied_as, same_blocks=False)
