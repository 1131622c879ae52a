"""Runs of text, put together: white space as a browser shows it, one draft for each run between block elements."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from recordlint.documents.blocks import Place
from recordlint.documents.html.model import SPACES, Close, Draft, Open, Run, Token, visible

_SPACES = re.compile(f"[{SPACES}]+")


@dataclass(slots=True)
class Gatherer:
    """Takes text, line ends and boundaries in their order; makes drafts and tokens of them."""

    drafts: list[Draft] = field(default_factory=list)
    tokens: list[Token] = field(default_factory=list)
    line: int = 1
    lead: str = "\n"
    paragraphs: int = 0
    _fixed: bool = False
    _draft: Draft | None = None
    _runs: list[Run] = field(default_factory=list)
    _space: bool = True
    """Whether a space would be one too many here."""

    def text(self, raw: str, place: Place, preformatted: bool, *, tokens: bool = True) -> None:
        """More text of the run; without `tokens` it does not go into the copy."""
        pieces = raw.split("\n") if preformatted else [raw]
        for number, piece in enumerate(pieces):
            if number:
                self._line_end(place, tokens, preformatted=True)
            shown = visible(piece)
            if not preformatted:
                shown = _SPACES.sub(" ", shown)
                if self._space and shown.startswith(" "):
                    shown = shown[1:]
            if shown:
                self._space = not preformatted and shown.endswith(" ")
                self._add(shown, place, tokens, preformatted=preformatted)
        if not preformatted:
            self.line += raw.count("\n")

    def line_end(self, place: Place, tokens: bool) -> None:
        """A `<br>`."""
        self._line_end(place, tokens, preformatted=False)

    def _line_end(self, place: Place, tokens: bool, preformatted: bool) -> None:
        if preformatted:
            self.line += 1
        if self._draft is None:
            if tokens:
                self.tokens += ["\n"] if preformatted else [Open("br")]
            if not preformatted:
                self.set_apart()
            return
        if not preformatted:
            self._trim()
        self._add("\n", place, tokens, preformatted=preformatted, line_end=not preformatted)
        self._draft.lines.append((self._draft.length, self.line))
        self._space = True

    def set_apart(self, lead: str = "") -> None:
        """A blank line stands before the next run; or `lead`, which nothing overrules until then but another one."""
        if lead or not self._fixed:
            self.lead = lead or "\n\n"
        self._fixed = self._fixed or bool(lead)

    def anchor(self, place: Place, tokens: bool) -> None:
        """A `<wbr>`: white space next to it counts, and a run that holds nothing else is a block."""
        self._begin(place, tokens).kept = True
        self._runs.append(self._run("", False, tokens))
        if tokens:
            self.tokens.append(Open("wbr"))

    def end(self) -> None:
        """The run is over: a block element begins or ends."""
        if self._draft is not None:
            self._trim(over=True)
            self._trim_line_ends()
            if self._draft.text.strip() or self._draft.kept:
                self.lead, self._fixed = "\n", False
                if self._draft.in_copy and not self._draft.plain and self._draft.place.part is None:
                    self._count(self._draft)
            else:
                self._draft.in_copy = False
        self._draft, self._runs, self._space = None, [], True

    def _count(self, draft: Draft) -> None:
        if draft.place.cell is None:
            self.paragraphs += 1
            draft.place = replace(draft.place, paragraph=self.paragraphs)

    def _begin(self, place: Place, tokens: bool) -> Draft:
        if self._draft is None:
            self._draft = Draft(replace(place, line=self.line), self.lead, in_copy=tokens)
            self.drafts.append(self._draft)
        return self._draft

    def _add(self, text: str, place: Place, tokens: bool, *, preformatted: bool, line_end: bool = False) -> None:
        self._begin(place, tokens)
        run = self._run(text, preformatted, tokens, line_end)
        self._runs.append(run)
        if tokens:
            self.tokens.append(run)

    def _run(self, text: str, preformatted: bool, tokens: bool, line_end: bool = False) -> Run:
        assert self._draft is not None  # noqa: S101 (for the type checker)
        return Run(self._draft, self._draft.add(text), text, preformatted, line_end)

    def _trim(self, *, over: bool = False) -> None:
        """Takes off a space that stands before a line end or the end of the run."""
        if self._draft is None or not self._runs:
            return
        last = self._runs[-1]
        if last.text.endswith(" ") and not last.preformatted:
            self._shorten(last)
            last.tail = " " if over else ""

    def _trim_line_ends(self) -> None:
        while self._runs and self._runs[-1].text == "\n":
            last = self._runs.pop()
            self._shorten(last)
            last.draft = Draft(Place(), in_copy=False)
            last.text = "\n"
            if self._draft is not None and self._draft.lines:
                self._draft.lines.pop()

    def _shorten(self, run: Run) -> None:
        draft = run.draft
        run.text = run.text[:-1]
        for at in range(len(draft.parts) - 1, -1, -1):
            if draft.parts[at]:
                draft.parts[at] = draft.parts[at][:-1]
                break
        draft.length -= 1


def wrapped(token: Token, parent: str) -> list[Token]:
    """A token that stands where only rows or cells may, in a row and a cell of its own."""
    if parent == "tr":
        return [Open("td"), token, Close("td")]
    return [Open("tr"), Open("td"), token, Close("td"), Close("tr")]
