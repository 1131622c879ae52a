"""Whose words: quotation marks, block quotes, forwarded e-mail. What stands there belongs to another speaker."""

from __future__ import annotations

import re
from collections.abc import Iterator

from recordlint.language.grammar import compiled
from recordlint.language.layers import LineKind, Quote
from recordlint.language.reading import Reading

_SCARE_WORDS = 3
_DOUBLE = re.compile(r"\"(?=\S)[^\"\n]{1,600}?(?<=\S)\"|“[^”\n]{1,1200}”|«[^»\n]{1,600}»|``[^`\n]{1,600}''")
# A single quote opens after white space or a bracket and closes before white space or punctuation, so that
# apostrophes (the girls' room, 'til) seldom pair up.
_SINGLE = re.compile(r"(?<![\w’'])['‘](?=[^\s'’])(?:[^'‘’\n]|(?<=\w)['’](?=\w)){1,600}?(?<=[\w.,!?…-])['’](?![\w’'])")
_FORWARDED = re.compile(
    r"^[ \t]*(?:-{2,}\s*(?:original|forwarded) message\s*-{2,}|begin forwarded message:|on .{5,80} wrote:)[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)
_ENDS = re.compile(
    r"^[ \t]*-{2,}\s*end (?:of )?(?:forwarded |original )?(?:message|e-?mail).*$", re.IGNORECASE | re.MULTILINE
)


def read(reading: Reading) -> tuple[Quote, ...]:
    """Every quoted stretch, by start; none lies within another."""
    found = sorted(_all(reading), key=lambda q: (q.start, -q.end))
    kept: list[Quote] = []
    for quote in found:
        if not kept or quote.start >= kept[-1].end:
            kept.append(quote)
    return tuple(kept)


def _all(reading: Reading) -> Iterator[Quote]:
    text = reading.text
    for line in reading.layout.lines:
        if line.kind is LineKind.QUOTE:
            yield Quote(line.start, line.end, "block")
    for match in _FORWARDED.finditer(text):
        if text[match.end() :].strip():
            closed = _ENDS.search(text, match.end())
            yield Quote(match.end(), closed.start() if closed else len(text), "forwarded")
    for quoted in (_DOUBLE, _SINGLE):
        for match in quoted.finditer(text):
            yield Quote(match.start(), match.end(), _kind(reading, match.start(), match.end()))


def _kind(reading: Reading, start: int, end: int) -> str:
    """Speech or scare quotes: one to three words are speech only where a speaking verb or lead stands before or behind them."""
    inner = reading.text[start + 1 : end - 1]
    if (
        len(inner.split()) > _SCARE_WORDS
        or inner.rstrip()[-1:] in "!?"
        or compiled(r"\b(?:i|i'm|my|me|you)\b").search(inner.lower())
    ):
        return "speech"
    before = reading.folded[max(0, start - 45) : start]
    after = reading.folded[end : end + 25]
    if compiled(
        r"(?:\b(?:{say}|{believe}|words?|phrase|term|known as|called|repl\w+|labelled|themselves|himself|herself)\b[^.;\n]{0,30}|[:,]\s?|{say} (?:it|this) as )$"
    ).search(before):
        return "speech"
    if compiled(r"^[,.]? ?(?:{subject_pronoun}|{first_person}|{kin}) {say}").match(after):
        return "speech"
    return "scare"
