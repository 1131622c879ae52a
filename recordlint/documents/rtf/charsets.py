"""Bytes of rich text as characters: by the character set of the font, or the code page of the file."""

from __future__ import annotations

import codecs
from collections.abc import Mapping

_OF_CHARSET: Mapping[int, str] = {
    77: "mac_roman", 78: "shift_jis", 79: "big5", 80: "euc_kr", 81: "mac_arabic", 83: "mac_greek", 85: "gb2312",
    86: "mac_turkish", 88: "mac_latin2", 89: "mac_cyrillic", 128: "cp932", 129: "cp949", 130: "johab", 134: "gbk", 136: "cp950", 161: "cp1253",
    162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250", 254: "cp437",
    255: "cp850",
}  # fmt: skip
SYMBOL = 2
"""The character set of fonts whose letters are pictures."""
_SYMBOLS: Mapping[int, str] = {
    0xB7: "•", 0xA7: "▪", 0xA8: "□", 0xD8: "➢", 0xFC: "✓", 0xFB: "✗", 0xFD: "☒", 0xFE: "☑", 0x76: "❖", 0x71: "❑",
}  # fmt: skip


def codec_of(charset: int) -> str | None:
    """The codec of a font's character set; None where it has none of its own, as "ANSI" (0), which is the code page of the file."""
    return _OF_CHARSET.get(charset)


def codec_of_page(page: int | None) -> str | None:
    """The codec of a Windows code page by its number; None where Python has none."""
    name = {65001: "utf-8", 10000: "mac_roman"}.get(page or 0, f"cp{page}")
    try:
        return codecs.lookup(name).name
    except LookupError:
        return None


def decoded(data: bytes, codec: str | None) -> str:
    """Bytes as text. What the codec does not know is the replacement character; no codec stands for a font of symbols."""
    if codec is None:
        return "".join(symbol(byte) for byte in data)
    return data.decode(codec, errors="replace")


def symbol(byte: int) -> str:
    """A character of a font of symbols: bullets and ticks as such, letters as the letters that were typed."""
    return _SYMBOLS.get(byte) or (chr(byte) if 0x20 <= byte < 0x7F else "•")
