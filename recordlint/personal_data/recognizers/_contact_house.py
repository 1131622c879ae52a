"""A house's own formats of case numbers: regular expressions that are checked once and whose cost is bounded."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from recordlint.errors import SettingsError

_LONGEST = 300  # characters of an expression
_WINDOW, _OVERLAP = 240, 80  # characters of text that one search sees, and how far the next reaches back
_ESCAPED = re.compile(r"\\.|\[(?:\\.|[^\]\\])+\]", re.DOTALL)
# A repeat without an upper limit within a repeat: its cost can double with every character.
_NESTED = re.compile(r"\([^()]*(?:[+*]|\{[0-9]*,\})[^()]*\)(?:[+*]|\{[0-9]*,\})")
_GROUP = re.compile(r"\([^()]*\)(?![+*{?])")


@cache
def compiled(expressions: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    """The expressions, ready to search with, for whole words and any case; `^` and `$` are dropped.

    Raises SettingsError that names the expression when it is broken, too long, can match nothing, or nests repeats
    without a limit.
    """
    return tuple(_compiled(expression) for expression in expressions)


def _compiled(expression: str) -> re.Pattern[str]:
    if len(expression) > _LONGEST:
        raise SettingsError(f"case number format {expression[:40]!r}…: longer than {_LONGEST} characters; split it")
    inner = expression.strip().removeprefix("^")
    if inner.endswith("$") and not inner.endswith("\\$"):
        inner = inner[:-1]
    try:
        whole = re.compile(rf"(?<!\w)(?:{inner})(?!\w)", re.IGNORECASE)
    except (re.error, OverflowError, RecursionError) as error:
        raise SettingsError(f"case number format {expression!r} is no regular expression: {error}") from error
    if not inner or re.match(rf"(?:{inner})$", ""):
        raise SettingsError(
            f"case number format {expression!r} matches nothing at all; name the characters of a number"
        )
    if _is_costly(inner):
        raise SettingsError(
            f"case number format {expression!r} repeats within a repeat, which can take for ever;"
            " give limits such as {1,8} or write it without the inner one"
        )
    return whole


def _is_costly(expression: str) -> bool:
    """Whether a repeat without a limit stands within another one, at any depth."""
    plain = _ESCAPED.sub("x", expression)
    for _ in range(60):
        if _NESTED.search(plain):
            return True
        # A group that is read keeps its repeat, so that the group round it is judged by it.
        shorter = _GROUP.sub(lambda group: "x+" if re.search(r"[+*]|\{[0-9]*,\}", group[0]) else "x", plain)
        shorter = re.sub(r"\([^()]*\)(?=[+*{?])", "x", shorter) if shorter == plain else shorter
        if shorter == plain:
            return False
        plain = shorter
    return True


def spans(expressions: tuple[str, ...], text: str) -> Iterator[tuple[int, int]]:
    """Where house formats stand in a text, line by line, in windows, so that no search sees more than 240 characters.

    A group named `id` in an expression is the span; otherwise the whole match is.
    """
    seen: set[tuple[int, int]] = set()
    for expression in compiled(expressions):
        place = 0
        for line in text.splitlines(keepends=True):
            for start in range(0, len(line), _WINDOW - _OVERLAP):
                # The line's own start and the window's end are given as limits, so that words are not cut unseen.
                piece = line[: start + _WINDOW][max(0, start - 1) :]
                offset = place + max(0, start - 1)
                for match in expression.finditer(piece):
                    group = "id" if "id" in expression.groupindex and match["id"] else 0
                    span = (offset + match.start(group), offset + match.end(group))
                    if span[0] < span[1] and span not in seen:
                        seen.add(span)
                        yield span
            place += len(line)
