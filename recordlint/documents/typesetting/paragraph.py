"""A paragraph as it is read, piece by piece: what is shown, what is there and hidden, and what is anchored in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from recordlint.documents.typesetting.gathering import Gathering

_WHITE = re.compile("[ \t\r\n]+")


@dataclass
class Paragraph:
    """The words of a paragraph as they are met. `after` is what is anchored in it (notes, text boxes …)."""

    after: Gathering
    pictures: list[tuple[bytes, str]] = field(default_factory=list[tuple[bytes, str]])
    """The file of each picture that stands in it, and why it is not shown (empty where it is)."""
    is_hidden: bool = False
    _shown: list[str] = field(default_factory=list[str])
    _hidden: list[tuple[str, list[str]]] = field(default_factory=list[tuple[str, list[str]]])
    _ends_in_space: bool = True

    def words(self, text: str | None, hidden: str = "") -> None:
        """Words of the file, whose white space counts as one space."""
        if not text:
            return
        plain = _WHITE.sub(" ", text)
        if self._ends_in_space and not hidden:
            plain = plain.removeprefix(" ")
        if plain:
            self.exactly(plain, hidden)
            if not hidden:
                self._ends_in_space = plain.endswith(" ")

    def exactly(self, text: str, hidden: str = "") -> None:
        """Characters as they are."""
        if hidden:
            if self._hidden and self._hidden[-1][0] == hidden:
                self._hidden[-1][1].append(text)
            else:
                self._hidden.append((hidden, [text]))
        else:
            self._shown.append(text)
            self._ends_in_space = False

    def aside(self, why: str, text: str) -> None:
        """Something that is not shown, and belongs to no run of words."""
        if text:
            self._hidden.append((why, [text]))

    def text(self) -> str:
        """What is shown."""
        return "".join(self._shown)

    def hidden(self) -> Iterator[tuple[str, str]]:
        """What is there and not shown, each with the reason."""
        for why, pieces in self._hidden:
            yield why, "".join(pieces)

    @property
    def pieces(self) -> int:
        """How many pieces of shown text were taken so far."""
        return len(self._shown)
