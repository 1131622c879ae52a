"""A copy of a page, written anew: its tokens, with the edits of each block in their places."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from html import escape

from recordlint.documents.blocks import DocumentOptions, Edit, Edits, edited
from recordlint.documents.html import images
from recordlint.documents.html.model import Close, Draft, Open, Picture, Run, Shown, Token
from recordlint.documents.html.names import VOID
from recordlint.documents.html.walking import Walker

PlacePicture = Callable[[str, bytes], str]
"""Takes a picture's kind and bytes; gives the address that the copy shows it by."""

_LABEL = "background:#000;color:#fff"
_BLANK = "\u200b"
"""Stands in what was emptied where no element can, so that it is still there when the copy is read."""


def written(walker: Walker, edits: Edits, options: DocumentOptions, place_picture: PlacePicture) -> str:
    """The copy as a page of its own. Raises ValueError where edits do not fit."""
    writer = _Writer(walker, edits, options, place_picture)
    attributes: dict[str, str | Shown] = {}
    if walker.language:
        attributes["lang"] = walker.language
    if walker.direction:
        attributes["dir"] = walker.direction
    title = (
        f"<title>{writer.plain(walker.title.draft)}</title>\n"
        if walker.title and walker.title.draft.index is not None
        else ""
    )
    body = "".join(writer.token(token) for token in walker.tokens)
    start = f'<!DOCTYPE html>\n{writer.start("html", attributes)}\n<head>\n<meta charset="utf-8">\n{title}</head>\n'
    return f"{start}{writer.start('body', walker.body)}\n{body}\n</body>\n</html>\n"


class _Writer:
    def __init__(self, walker: Walker, edits: Edits, options: DocumentOptions, place_picture: PlacePicture) -> None:
        self._edits, self._options, self._place_picture = edits, options, place_picture
        self._runs: dict[int, list[Run]] = {}
        for token in walker.tokens:
            if isinstance(token, Run) and token.draft.index is not None:
                self._runs.setdefault(token.draft.index, []).append(token)
        self._finals: dict[int, str] = {}

    def token(self, token: Token) -> str:
        """A token as HTML."""
        if isinstance(token, str):
            return token
        if isinstance(token, Open):
            return self.start(token.tag, token.attributes) + ("\n" if token.tag == "textarea" else "")
        if isinstance(token, Close):
            return f"</{token.tag}>" if token.tag not in VOID else ""
        if isinstance(token, Picture):
            return self._picture(token)
        if token.draft.index is None:
            return "<br>" if token.line_end else escape(token.text, quote=False) + token.tail
        if token.draft.plain:
            return self.plain(token.draft, preformatted=token.preformatted)
        return self._run(token, self._runs[token.draft.index])

    def start(self, tag: str, attributes: Mapping[str, str | Shown]) -> str:
        """The start of an element."""
        said: list[str] = []
        for name, value in attributes.items():
            text = self._value(value.draft) if isinstance(value, Shown) else escape(value)
            said.append(f' {name}="{text}"' if text or name in ("alt", "value") else f" {name}")
        return f"<{tag}{''.join(said)}>"

    def plain(self, draft: Draft, *, preformatted: bool = False) -> str:
        """A block where no element can stand."""
        final = self._final(draft)
        if not final.strip():
            return _BLANK + escape(final.replace(" ", "\u00a0"))
        return escape(final if preformatted else _unfolded(final, 0, len(final), final), quote=False)

    def _value(self, draft: Draft) -> str:
        final = self._final(draft)
        return escape(final).replace("\n", "&#10;") if final else _BLANK

    def _own(self, draft: Draft) -> Sequence[Edit]:
        return self._edits[draft.index] if draft.index is not None else ()

    def _final(self, draft: Draft) -> str:
        if draft.index is None:
            return draft.text
        if draft.index not in self._finals:
            self._finals[draft.index] = edited(draft.text, self._own(draft))
        return self._finals[draft.index]

    def _run(self, run: Run, runs: list[Run]) -> str:
        """What stands in the copy for one run of a block: its text, and the edits that begin in it."""
        final = self._final(run.draft)
        first, last = run is runs[0], run is runs[-1]
        anchor = "<wbr>" if not final.strip() or final[0] == "\n" or final[-1] == "\n" else ""
        out: list[str] = [anchor] if first else []
        end = run.start + len(run.text)
        at, shift = run.start, 0
        for edit in self._own(run.draft):
            begins = (edit.start >= run.start or first) and (edit.start < end or last)
            if edit.end > run.start or begins:
                if edit.start > at:
                    out.append(self._kept(run, at, min(edit.start, end), shift, final))
                if begins:
                    out.append(self._replacement(edit, run, edit.start + shift, final))
                at = max(at, min(edit.end, end))
            shift += len(edit.replacement) - (edit.end - edit.start)
            if edit.start >= end and not last:
                shift -= len(edit.replacement) - (edit.end - edit.start)
                break
        if at < end:
            out.append(self._kept(run, at, end, shift, final))
        return "".join(out) + (anchor if last else "") + run.tail

    def _kept(self, run: Run, start: int, end: int, shift: int, final: str) -> str:
        if start >= end:
            return ""
        if run.line_end:
            return "<br>"
        text = run.text[start - run.start : end - run.start]
        if run.preformatted:
            return escape(text, quote=False)
        return escape(_unfolded(text, start + shift, end + shift, final), quote=False)

    def _replacement(self, edit: Edit, run: Run, at: int, final: str) -> str:
        text = edit.replacement
        if not text:
            return ""
        shown = escape(text if run.preformatted else _unfolded(text, at, at + len(text), final), quote=False)
        shown = shown if run.preformatted else shown.replace("\n", "<br>")
        return f'<span style="{_LABEL}">{shown}</span>' if edit.label else shown

    def _picture(self, picture: Picture) -> str:
        own = self._own(picture.draft)
        kept: dict[str, str | Shown] = dict(picture.attributes)
        if picture.data is not None and not own:
            kind, data = images.drawn(picture, self._own, self._options)
            attributes: dict[str, str | Shown] = {"src": self._place_picture(kind, data), "alt": picture.alt or ""}
            return self.start("img", attributes | kept)
        width, height = (min(max(size, 0), 2_000) for size in picture.size)
        size = f";width:{width}px;height:{height}px" if width and height else ""
        style = f"display:inline-block;{_LABEL if own else 'border:1px solid #000'}{size}"
        attributes = {"role": "img", "style": style}
        if picture.alt:
            attributes["aria-label"] = picture.alt
        return f"{self.start('span', attributes)}{self.plain(picture.draft)}</span>"


def _unfolded(text: str, start: int, end: int, final: str) -> str:
    """Text at [start, end) of a block's final text, with no-break spaces for those that a browser would fold away."""
    if (
        "  " not in final
        and not final.startswith(" ")
        and not final.endswith(" ")
        and " \n" not in final
        and "\n " not in final
    ):
        return text
    out: list[str] = []
    for at, char in enumerate(text, start):
        alone = 0 < at < len(final) - 1 and final[at - 1] not in " \n" and final[at + 1] != "\n"
        out.append("\u00a0" if char == " " and not alone else char)
    return "".join(out)
