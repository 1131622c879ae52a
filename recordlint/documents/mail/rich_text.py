"""The rich text of an Outlook message: unpacked [MS-OXRTFCP], and read for its words."""

from __future__ import annotations

import struct

from recordlint.documents.blocks import DocumentOptions
from recordlint.errors import InputError

MAX_UNPACKED = 32_000_000
"""The most that a body may unpack to, in bytes."""
_START = (
    b"{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans SerifSymbol"
    b"ArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx"
)


def unpacked(data: bytes, name: str) -> bytes:
    """The rich text. Raises InputError when it is damaged or too long."""
    if len(data) < 16:
        raise InputError(f"{name}: its rich text is damaged: save it from Outlook again")
    size, kind = struct.unpack_from("<I", data, 4)[0], data[8:12]
    if kind == b"MELA":
        return data[16 : 16 + size]
    if kind != b"LZFu" or size > MAX_UNPACKED:
        raise InputError(f"{name}: its rich text is damaged or too long: save it from Outlook again")
    ring = bytearray(_START + bytes(4096 - len(_START)))
    at, write, out = 16, len(_START), bytearray()
    while at < len(data) and len(out) < size:
        flags = data[at]
        at += 1
        for bit in range(8):
            if at >= len(data) or len(out) >= size:
                break
            if not flags >> bit & 1:
                out.append(data[at])
                ring[write] = data[at]
                write = (write + 1) % 4096
                at += 1
                continue
            if at + 1 >= len(data):
                return bytes(out)
            token = data[at] << 8 | data[at + 1]
            at += 2
            read, length = token >> 4, (token & 15) + 2
            if read == write:
                return bytes(out)
            for step in range(length):
                byte = ring[(read + step) % 4096]
                out.append(byte)
                ring[write] = byte
                write = (write + 1) % 4096
    return bytes(out)


def words(data: bytes, name: str) -> str:
    """The text of the compressed rich text of a message, as it is shown. Raises InputError when it cannot be read."""
    from recordlint.documents import rtf  # late: few mails need it

    blocks = rtf.read(unpacked(data, name), name, DocumentOptions()).blocks
    return "\n".join(block.text for block in blocks if block.in_copy and not block.picture)
