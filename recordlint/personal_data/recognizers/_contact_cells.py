"""What recognizers of labelled things look at: the passage led by its column's heading, as if it were one line."""

from __future__ import annotations

import re
from dataclasses import dataclass

from recordlint.language.lexicons import fold
from recordlint.personal_data.base import Passage

_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")


def words(text: str) -> frozenset[str]:
    """The words of a list written as text, parted by white space."""
    return frozenset(text.split())


@dataclass(frozen=True, slots=True)
class Cell:
    """The words of a passage with the heading of its cell in front: `text` as written, `folded` of the same length.

    `shift` is the length of the heading; what begins before it is no part of the passage. Headings such as `client_id`
    and `ClientID` are read as words.
    """

    text: str
    folded: str
    shift: int

    @property
    def is_labelled(self) -> bool:
        """Whether a heading stands in front."""
        return self.shift > 0

    @classmethod
    def of(cls, passage: Passage) -> Cell:
        """The cell of a passage."""
        if not passage.label.strip():
            return cls(passage.text, passage.folded, 0)
        words = " ".join(_CAMEL.sub(" ", passage.label).replace("_", " ").replace(".", " ").split())
        lead = f"{words}: "
        return cls(lead + passage.text, fold(lead) + passage.folded, len(lead))

    def before(self, start: int, width: int = 60) -> str:
        """The folded words of the same line right before `start`, at most `width` characters."""
        words = self.folded[max(0, start - width) : start]
        return words[max(words.rfind("\n"), words.rfind("\r")) + 1 :]

    def after(self, end: int, width: int = 40) -> str:
        """The folded words of the same line right after `end`, at most `width` characters."""
        words = self.folded[end : end + width]
        stop = words.find("\n")
        return words if stop == -1 else words[:stop]
