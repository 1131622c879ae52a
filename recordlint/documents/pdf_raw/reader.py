"""The content streams of a file, read one after the other: its fonts are read once, and what was drawn is remembered."""

from __future__ import annotations

import warnings
from typing import Any

from recordlint.documents.pdf_raw.content import LAST, Drawn, Run, State
from recordlint.documents.pdf_raw.fonts import Font, font_of
from recordlint.documents.pdf_raw.opening import decoded, kind, spelt
from recordlint.errors import InputError

MAX_OPERATIONS = 20_000_000
"""Operations of a document's pages that are followed, forms counted as often as they are drawn."""


class Reader:
    """Reads the content streams of one file; what it has read is remembered by object number, fonts too."""

    def __init__(self, name: str) -> None:
        import pikepdf

        self._name = name
        self._scratch = pikepdf.new()
        self._fonts: dict[tuple[int, int] | bytes, Font] = {}
        self._operations = 0
        self.read: set[tuple[int, int]] = set()
        """The content streams and forms that pages draw."""
        self.maps: set[tuple[int, int]] = set()
        """The character maps of fonts that were used."""

    def page(self, page: Any) -> Drawn:
        """What a page draws. Raises InputError beyond the limits."""
        self.read |= {one.objgen for one in _streams(page)}
        drawn = Drawn()
        for data in self.streams(page):
            _comments(data, drawn)
        Run(self, drawn).follow(page, page.get("/Resources"), State(), 0)
        return drawn

    def form(self, form: Any) -> Drawn:
        """What a form, a pattern, a glyph draws, by itself. Raises InputError beyond the limits."""
        drawn = Drawn()
        _comments(decoded(form, self._name), drawn)
        Run(self, drawn).follow(form, form.get("/Resources"), State(), 0)
        return drawn

    def streams(self, source: Any) -> list[bytes]:
        """The content streams of a page or a form, decoded. Raises InputError beyond the limits."""
        return [decoded(one, self._name) for one in _streams(source)]

    def instructions(self, data: bytes) -> tuple[list[Any], bool]:
        """The operations of a content stream, and whether it could be parsed to its end. Operands without an operator get one."""
        import pikepdf

        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            try:
                found = list(pikepdf.parse_content_stream(self._scratch.make_stream(data + b"\n" + LAST)))
            except (pikepdf.PdfError, RuntimeError, ValueError, TypeError):
                return [], False
        if not found or spelt(found[-1].operator) != LAST.decode():
            return found, False
        return (found if len(found[-1].operands) else found[:-1]), True

    def font(self, item: Any) -> Font:
        """A font, as read before. Raises InputError beyond the limits."""
        if kind(item) != "dictionary":
            return Font()
        key = item.objgen if item.is_indirect else item.unparse()
        if key not in self._fonts:
            if kind(item.get("/ToUnicode")) == "stream":
                self.maps.add(item.ToUnicode.objgen)
            self._fonts[key] = font_of(item, self._name)
        return self._fonts[key]

    @property
    def fonts(self) -> list[Font]:
        """The fonts that were met."""
        return list(self._fonts.values())

    def count(self) -> None:
        """One more operation. Raises InputError beyond the limit."""
        self._operations += 1
        if self._operations > MAX_OPERATIONS:
            raise InputError(f"{self._name}: draws more than {MAX_OPERATIONS:,} things: it is not verified: split it")

    def drawn_form(self, form: Any, drawn: Drawn) -> None:
        """Remember that a form was drawn; its comments count once."""
        if form.objgen == (0, 0) or form.objgen not in self.read:
            self.read.add(form.objgen)
            _comments(decoded(form, self._name), drawn)


def _comments(data: bytes, drawn: Drawn) -> None:
    """Comments in a content stream, which a parser passes over. What looks like one may stand in a string, and is given too."""
    if b"%" not in data:
        return
    for line in data.replace(b"\r", b"\n").split(b"\n"):
        before, percent, comment = line.partition(b"%")
        if percent and before.count(b"(") <= before.count(b")"):
            drawn.aside.append(comment.decode("latin-1"))


def _streams(source: Any) -> list[Any]:
    if kind(source) == "stream":
        return [source]
    contents = source.get("/Contents")
    return [one for one in (list(contents) if kind(contents) == "array" else [contents]) if kind(one) == "stream"]
