"""What a story holds that is read and never copied: told with the paragraph that it stands at."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from recordlint.documents.word.model import Aside, Document, Paragraph
from recordlint.documents.word.spelling import MC, W, local, value, visible, words_of

if TYPE_CHECKING:
    from lxml.etree import _Element as Element  # pyright: ignore[reportPrivateUsage]

_KNOWN_CHOICES = frozenset(
    [
        "wps",
        "wpg",
        "wpc",
        "wp14",
        "wp15",
        "w14",
        "w15",
        "w16",
        "w16se",
        "w16cid",
        "c14",
        "c16",
        "a14",
        "cx",
        "cx1",
        "cx2",
        "cx4",
        "am3d",
        "m",
        "v",
    ]
)


class Teller:
    """Takes what is read and never copied while a story is walked."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._paragraph = Paragraph()
        self._last_aside: tuple[Aside, int] | None = None

    def aside(self, text: str, part: str, glue: bool = False) -> None:
        """Take text that is read and never copied; `glue` continues the text before when nothing stood between."""
        if not text.strip() and not glue:
            return
        if glue and self._last_aside is not None:
            last, at = self._last_aside
            if last.part == part and last.at is self._paragraph:
                last.text += text if at == len(self._paragraph.pieces) else " " + text
                self._last_aside = (last, len(self._paragraph.pieces))
                return
        one = Aside(visible(text), part, self._paragraph)
        before = self._document.asides[-1:]
        if before and not glue and (before[0].text, before[0].part, before[0].at) == (one.text, part, self._paragraph):
            return  # a picture says the same of itself twice
        self._document.asides.append(one)
        self._last_aside = (one, len(self._paragraph.pieces))

    def unknown(self, element: Element) -> None:
        """Take an element that nobody knows: its text is read, and never copied."""
        self._document.leave_out("unknown elements")
        self.aside(words_of(element), "unknown element")

    def deleted(self, element: Element) -> None:
        """Take a tracked deletion, or the place that something was moved from."""
        self._document.leave_out("tracked deletions")
        self.aside(words_of(element), "tracked deletion", glue=True)

    def chosen(self, alternative: Element) -> Iterator[Element]:
        """The branch that is shown of an mc:AlternateContent; what only another one says is read and never copied."""
        choices = alternative.findall(MC + "Choice")
        fallback = alternative.find(MC + "Fallback")
        known = [
            one for one in choices if set((one.get("Requires") or "?").split()) <= _KNOWN_CHOICES and _understood(one)
        ]
        branch = known[0] if known else fallback if fallback is not None else choices[0] if choices else None
        if branch is None:
            return
        said = set(words_of(branch).split("\n"))
        for one in alternative:
            if one is not branch and isinstance(one.tag, str):
                other = [line for line in words_of(one).split("\n") if line not in said]
                self.aside("\n".join(other), "alternative content")
        yield branch

    def control(self, element: Element) -> None:
        """Take what a content control says of itself: its title, its tag, its list."""
        properties = element.find(W + "sdtPr")
        said: dict[str, None] = {}
        for one in () if properties is None else properties.iter():
            if local(one) in ("alias", "tag"):
                said[value(one) or ""] = None
            elif local(one) == "listItem":
                said.update(
                    dict.fromkeys((value(one, attribute="displayText") or "", value(one, attribute="value") or ""))
                )
        self.aside("\n".join(text for text in said if text), "content control")

    def continues(self, part: str) -> bool:
        """Whether the last text was of this kind, and nothing shown stood since."""
        if self._last_aside is None:
            return False
        last, at = self._last_aside
        return last.part == part and last.at is self._paragraph and at == len(self._paragraph.pieces)


def _understood(choice: Element) -> bool:
    return all(isinstance(one.tag, str) and local(one) != "contentPart" for one in choice)
