"""Rich text as tokens: groups, control words, bytes of text. Within limits, and without any meaning."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from recordlint.errors import InputError

MAX_BYTES = 256 * 1024 * 1024
"""The longest file that is read."""
MAX_TOKENS = 6_000_000
"""The most groups, words and runs of text that a file may have: a page has some thousand."""
_TOKEN = re.compile(
    rb"([{}])|\\([a-zA-Z]{1,40})(-?[0-9]{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|[\r\n\x00]+|([^{}\\\r\n\x00]+)",
    re.DOTALL,
)
_START = re.compile(rb"(?:\xef\xbb\xbf)?\s*\{\s*\\rtf")


class Token(NamedTuple):
    """One token. `kind` is "{", "}", "word" (with `word`, and `number` where it has one), "text", "hex" (one byte) or "bin"."""

    kind: str
    word: str = ""
    number: int | None = None
    data: bytes = b""


_OPEN, _CLOSE = Token("{"), Token("}")
_SYMBOLS = {b"\r": "par", b"\n": "par"}


def tokens(data: bytes, name: str) -> Iterator[Token]:
    """The tokens of a file. Raises InputError when it is no rich text, or beyond the limits."""
    if len(data) > MAX_BYTES:
        raise InputError(f"{name}: {len(data):,} bytes are beyond the limit of {MAX_BYTES:,}: split it")
    if not _START.match(data):
        raise InputError(f"{name}: not rich text, whatever its ending says: save it as .rtf or .docx")
    at = data.index(b"{")
    for _ in range(MAX_TOKENS):
        match = _TOKEN.match(data, at)
        if match is None:  # the end, or a backslash with nothing after it
            return
        at = match.end()
        brace, word, number, code, symbol, text = match.groups()
        if text is not None:
            yield Token("text", data=text)
        elif brace is not None:
            yield _OPEN if brace == b"{" else _CLOSE
        elif code is not None:
            yield Token("hex", data=bytes((int(code, 16),)))
        elif word is not None:
            value = None if number is None else int(number)
            if word == b"bin" and value is not None and value > 0:
                yield Token("bin", data=data[at : at + value])
                at += value
            else:
                yield Token("word", word.decode("ascii"), value)
        elif symbol is not None:
            yield Token("word", _SYMBOLS.get(symbol) or symbol.decode("latin-1"))
    raise InputError(f"{name}: more than {MAX_TOKENS:,} pieces of rich text are beyond the limit: split it")
