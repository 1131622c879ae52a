"""The marks of list items, as a person sees them: "2.1.", "c)", "•"."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from recordlint.documents.odt.names import attribute, number
from recordlint.documents.odt.styles import Styles, counted

if TYPE_CHECKING:
    from recordlint.documents.odt.names import Element


@dataclass
class ListMarks:
    """Counts the items of lists. `depth` is how many lists are open."""

    styles: Styles
    _open: list[str] = field(default_factory=list[str])
    _counts: dict[str, list[int]] = field(default_factory=dict[str, list[int]])

    def enter(self, element: Element) -> None:
        """A list begins."""
        style = attribute(element, "text:style-name") or (self._open[-1] if self._open else "")
        goes_on = attribute(element, "text:continue-numbering") == "true" or attribute(element, "text:continue-list")
        counts = self._counts.setdefault(style, [])
        if not goes_on:
            del counts[len(self._open) :]
        self._open.append(style)

    def leave(self) -> None:
        """The list that was begun last ends."""
        self._open.pop()

    def mark(self, item: Element) -> str:
        """The mark of the next item of the list that was begun last."""
        style, depth = self._open[-1], len(self._open)
        level = self.styles.list_level(style, depth)
        counts = self._counts.setdefault(style, [])
        while len(counts) < depth:
            above = self.styles.list_level(style, len(counts) + 1)
            counts.append((above.start if above else 1) - (1 if len(counts) == depth - 1 else 0))
        del counts[depth:]
        counts[-1] = number(item, "text:start-value", counts[-1] + 1)
        if level is None:
            return ""
        if level.bullet:
            return level.bullet
        if not level.form:
            return f"{level.prefix}{level.suffix}".strip()
        forms = [self.styles.list_level(style, at) for at in range(1, depth + 1)]
        shown = range(max(depth - level.levels, 0), depth)
        said = [counted(counts[at], one.form) for at in shown if (one := forms[at]) is not None and one.form]
        return f"{level.prefix}{'.'.join(said)}{level.suffix}"
