"""Invitations (iCalendar) and address cards (vCard): read for what they say, never copied."""

from __future__ import annotations

import re
from collections.abc import Iterator

_WORDS = frozenset(
    (
        "summary", "description", "location", "organizer", "attendee", "contact", "comment", "categories", "resources",
        "x-alt-desc", "url", "fn", "n", "nickname", "email", "tel", "adr", "note", "title", "org", "bday", "related",
    )
)  # fmt: skip
_FOLD = re.compile(r"\r?\n[ \t]")
_ESCAPE = re.compile(r"\\([nN,;\\:])")
_NAMED = re.compile(r'(?:CN|X-CN|DIR|SENT-BY|DELEGATED-TO|DELEGATED-FROM)=(?:"([^"]*)"|([^;:"]*))', re.I)


def lines(text: str) -> Iterator[tuple[str, str]]:
    """(property, what it says) of each line that holds words or people."""
    for line in _FOLD.sub("", text.replace("\0", "")).splitlines():
        head, value = _halves(line)
        name = head.split(";", 1)[0].rpartition(".")[2].strip().lower()
        if name not in _WORDS:
            continue
        people = [match[1] or match[2] for match in _NAMED.finditer(head)]
        said = _ESCAPE.sub(lambda match: "\n" if match[1] in "nN" else match[1], value).strip()
        text_of_line = ", ".join(word for word in (*people, said) if word)
        if text_of_line:
            yield name, text_of_line


def _halves(line: str) -> tuple[str, str]:
    quoted = False
    for at, char in enumerate(line):
        if char == '"':
            quoted = not quoted
        elif char == ":" and not quoted:
            return line[:at], line[at + 1 :]
    return line, ""
