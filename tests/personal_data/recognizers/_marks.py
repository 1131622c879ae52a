"""Reading `[[…]]` marks of examples for identifiers with a format."""

from __future__ import annotations

from recordlint.language.pipeline import read
from recordlint.personal_data.base import Hit, Passage, Recognizer


def unmark(marked: str) -> tuple[str, list[str]]:
    """The text without marks, and the marked words in their order."""
    parts = marked.replace("]]", "[[").split("[[")
    return "".join(parts), parts[1::2]


def found(find: Recognizer, text: str, label: str = "") -> list[str]:
    """The words of the hits, by position."""
    return [text[hit.start : hit.end] for hit in hits(find, text, label)]


def hits(find: Recognizer, text: str, label: str = "") -> list[Hit]:
    """The hits, by position."""
    return sorted(find(Passage(read(text), label=label)), key=lambda hit: hit.start)


def assert_marked(find: Recognizer, marked: str) -> None:
    """That the hits are exactly the marked words, at the marked places."""
    text, wanted = unmark(marked)
    starts, at = [], 0
    for index, part in enumerate(marked.replace("]]", "[[").split("[[")):
        if index % 2:
            starts.append(at)
        at += len(part)
    got = hits(find, text)
    assert [text[hit.start : hit.end] for hit in got] == wanted
    assert [hit.start for hit in got] == starts


def assert_sound(find: Recognizer, text: str, type_: str, name: str) -> None:
    """That hits of any text lie in it, do not overlap, and say what they are."""
    end = 0
    for hit in hits(find, text):
        assert end <= hit.start < hit.end <= len(text)
        assert hit.type == type_
        assert hit.recognizer == name
        assert hit.why
        end = hit.end
