"""The raw text of a copy's file made readable: escapes of JSON and XML undone, each position still known.

JSON escapes are those of RFC 8259; XML's are character references and the five named entities of XML 1.0; `_x000D_` is how
Office Open XML (ECMA-376) writes a control character. Other files are read as they are.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable

_JSON = re.compile(r"\\u[dD][89abAB][\da-fA-F]{2}\\u[dD][c-fC-F][\da-fA-F]{2}|\\u[\da-fA-F]{4}|\\[\"\\/bfnrt]")
_XML = re.compile(
    r"&#x[\da-fA-F]{1,6};|&#\d{1,7};|&(?:amp|lt|gt|quot|apos);|_x[\da-fA-F]{4}_|</?(?:t|r|si|rPr|is|b|i|u)\b[^<>]{0,200}>"
)
_NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
_SHORT = {"b": " ", "f": " ", "n": "\n", "r": "\n", "t": "\t"}
_RUN_BREAK = re.compile(r"</?(?:t|r|rPr|b|i|u)\b")


def readable(where: str, text: str) -> tuple[str, Callable[[int], int]]:
    """A raw text as a person would read it, and where each of its characters stands in the raw text.

    `where` is a file's name, or that of a part of one; its ending tells the format.
    """
    ending = where.rsplit(".", 1)[-1].lower()
    if ending in ("json", "jsonl", "ndjson") and "\\" in text:
        return _undone(text, _JSON, _json)
    if ending in ("xml", "xlsx", "html", "rels") and ("&" in text or "<" in text or "_x" in text):
        return _undone(text, _XML, _xml)
    return text, int


def _undone(text: str, pattern: re.Pattern[str], undo: Callable[[str], str]) -> tuple[str, Callable[[int], int]]:
    out: list[str] = []
    made_at: list[int] = [0]
    raw_at: list[int] = [0]
    length = at = 0
    for match in pattern.finditer(text):
        plain = undo(match[0])
        out.append(text[at : match.start()])
        length += match.start() - at
        for char in plain:
            made_at.append(length)
            raw_at.append(match.start())
            out.append(char)
            length += 1
        at = match.end()
        made_at.append(length)
        raw_at.append(at)
    out.append(text[at:])

    def origin(position: int) -> int:
        found = bisect_right(made_at, position) - 1
        return raw_at[found] + position - made_at[found]

    return "".join(out), origin


def _json(escape: str) -> str:
    if escape[1] != "u":
        return _SHORT.get(escape[1], escape[1])
    units = [int(part, 16) for part in escape.split("\\u")[1:]]
    if len(units) == 2:
        return chr(0x10000 + ((units[0] - 0xD800) << 10) + (units[1] - 0xDC00))
    return chr(units[0])


def _xml(escape: str) -> str:
    if escape.startswith("<"):
        # Formatting may change inside a word; a string ends where its item does.
        return "" if _RUN_BREAK.match(escape) else "\n\n"
    if escape.startswith("_x"):
        return chr(int(escape[2:6], 16))
    if not escape.startswith("&#"):
        return _NAMED[escape[1:-1]]
    code = int(escape[3:-1], 16) if escape[2] in "xX" else int(escape[2:-1])
    return chr(code) if code <= 0x10FFFF else " "
