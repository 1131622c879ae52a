"""A story: paragraphs one after the other, with tables among them, as the body, a header, a note or a text box has them."""

from __future__ import annotations

from collections import Counter

from recordlint.documents.blocks import Place
from recordlint.documents.typesetting.gathering import Gathering
from recordlint.documents.typesetting.paragraph import Paragraph


class Story:
    """Takes words, ends of paragraphs, cells and rows, and gathers blocks. `counts` numbers what the document has several of."""

    def __init__(self, into: Gathering, counts: Counter[str], kind: str = "", hidden: str = "") -> None:
        self.into, self.counts, self.kind, self.hidden = into, counts, kind, hidden
        self.author = ""
        self._part: str | None = None
        self._late: Gathering | None = None
        self._row = self._column = 1
        self._table = self._numbered = 0
        self._mark = ""
        self.paragraph = self._new()
        if kind:
            into.begin("\n\n" if kind in ("header", "footer") else "\n")

    def _new(self) -> Paragraph:
        mode = self.into.picture_mode
        return Paragraph(Gathering(mode))

    def mark(self, text: str) -> None:
        """The number or bullet that stands before the paragraph."""
        self._mark = text.strip()

    def picture(self, data: bytes, hidden: str) -> None:
        """A picture that stands in the paragraph."""
        self.paragraph.pictures.append((data, hidden))

    def end_paragraph(self, *, in_table: bool) -> None:
        """The paragraph ends here."""
        if in_table and not self._table:
            self.counts["table"] += 1
            self._table, self._row, self._column = self.counts["table"], 1, 1
            self._late = Gathering(self.into.picture_mode)
            self.into.begin("\n")
        if not in_table:
            self._close_table()
        self._emit()

    def end_cell(self, *, nested: bool = False) -> None:
        """The cell ends here, and its last paragraph with it."""
        self.end_paragraph(in_table=True)
        if not nested:
            self._column += 1
        self.into.begin(" | ")

    def end_row(self, *, nested: bool = False) -> None:
        """The row ends here."""
        if not nested:
            self._row, self._column = self._row + 1, 1
        self.into.begin("\n")

    def close(self) -> None:
        """The story ends here."""
        left = self.paragraph
        if left.pieces or left.pictures or left.after.blocks or any(left.hidden()):
            self.end_paragraph(in_table=bool(self._table) and self._column > 1)
        self._close_table()

    def _close_table(self) -> None:
        if self._table:
            self._table = 0
            self.into.begin("\n")
        if self._late is not None:
            self.into.extend(self._late)
            self._late = None

    def _emit(self) -> None:
        done, self.paragraph = self.paragraph, self._new()
        text = done.text()
        if self._mark and text.strip():
            text = f"{self._mark} {text}"
        self._mark = ""
        if self.author and text.strip():
            text, self.author = f"{self.author}: {text}", ""
        if text.strip() and not (self.kind or self._table):
            self._numbered += 1
        if text.strip() or not (done.pictures or done.after.blocks):
            self.into.text(text, self._place(""), in_copy=not self.hidden)
        for why, words in done.hidden():
            self.into.text(words, self._place(why), in_copy=False)
        for data, why in done.pictures:
            self.into.picture(data, self._place(why), in_copy=not (why or self.hidden))
        (self.into if self._late is None else self._late).extend(done.after)

    def _place(self, hidden: str) -> Place:
        if self._part is None and self.kind:
            is_one_of_many = self.kind in ("footnote", "endnote", "comment")
            self.counts[self.kind] += is_one_of_many
            self._part = f"{self.kind} {self.counts[self.kind]}" if is_one_of_many else self.kind
        part = hidden or self._part
        cell = f"table {self._table}, row {self._row}, column {self._column}" if self._table else None
        return Place(part=part, cell=cell, paragraph=None if part or cell or not self._numbered else self._numbered)
