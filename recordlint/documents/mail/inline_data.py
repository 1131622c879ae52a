"""Files that came to be text of a mail as letters (base64, uuencoded, yEnc): nobody reads them, and whoever decodes them would."""

from __future__ import annotations

import re

from recordlint.documents.html.model import DATA

_QUOTE = re.compile(r"(?:>[ \t]?)*")
_BASE64 = re.compile(r"[A-Za-z0-9+/]{40,1000}={0,2}")
_REST = re.compile(r"[A-Za-z0-9+/]{2,}={0,2}")
_MIXED = tuple(re.compile(one) for one in ("[A-Z]", "[a-z]", "[0-9]"))
_BEGIN = re.compile(r"begin(?:-base64)? [0-7]{3,4} \S.*|=ybegin .*")
_ENDS = {"b": re.compile(r"end|===="), "=": re.compile("=yend.*")}


def without_data(text: str) -> tuple[str, int]:
    """The text with "[data]" in the place of each such file, and how many they were."""
    if not (_BASE64.search(text) or "begin" in text):
        return text, 0
    lines = text.split("\n")
    marks = [_QUOTE.match(line) for line in lines]
    prefixes = [mark[0] if mark else "" for mark in marks]
    words = [line[len(prefix) :].rstrip() for line, prefix in zip(lines, prefixes, strict=True)]
    out: list[str] = []
    count = at = 0
    closed = dict.fromkeys(_ENDS, len(words))  # where the last end of each kind stands: nothing beyond it is looked for
    for kind, end in _ENDS.items():
        closed[kind] = next((number for number in range(len(words) - 1, -1, -1) if end.fullmatch(words[number])), -1)
    while at < len(lines):
        end = _end(words, at, closed)
        if end == at:
            out.append(lines[at])
            at += 1
            continue
        out.append(prefixes[at] + DATA)
        count += 1
        at = end
    return "\n".join(out), count


def _end(words: list[str], at: int, closed: dict[str, int]) -> int:
    """The line after a file that begins at a line; that very line where none does."""
    first = words[at]
    if _BEGIN.fullmatch(first) and closed[first[0]] > at:
        ends = _ENDS[first[0]]
        return next(number for number in range(at + 1, len(words)) if ends.fullmatch(words[number])) + 1
    end = at
    while end < len(words) and _is_data(words[end], _BASE64):
        end += 1
    if at < end < len(words) and (words[end].endswith("=") or _is_mixed(words[end])) and _is_data(words[end], _REST):
        end += 1
    return end


def _is_data(line: str, pattern: re.Pattern[str]) -> bool:
    return len(line) % 4 == 0 and pattern.fullmatch(line) is not None and (pattern is _REST or _is_mixed(line))


def _is_mixed(line: str) -> bool:
    return all(one.search(line) for one in _MIXED)
