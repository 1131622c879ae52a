"""A page, walked once: every text of it as a draft of a block, and the tokens of a copy in the same order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, cast

from recordlint.documents.blocks import DocumentOptions, Place
from recordlint.documents.html import images, names, styles
from recordlint.documents.html.context import Context, Table, is_block
from recordlint.documents.html.gathering import Gatherer
from recordlint.documents.html.model import Close, Draft, Open, Picture, Run, Shown, Token
from recordlint.documents.html.objects import Objects, lower, plain
from recordlint.documents.html.sheets import Named, Sheets
from recordlint.documents.html.styles import Declared

if TYPE_CHECKING:
    from lxml.etree import _Element  # pyright: ignore[reportPrivateUsage]

_TABLE_TAGS = frozenset(("caption", "colgroup", "col", "thead", "tbody", "tfoot", "tr", "td", "th"))
_MAX_LINE = 65_535  # libxml2 counts lines no further


class Walker:
    """Walks a parsed page. `resolve` gives pictures that the page names and a mail brings along."""

    def __init__(self, options: DocumentOptions, resolve: images.Resolve | None = None) -> None:
        self.drafts: list[Draft] = []
        self.language = self.direction = ""
        self.title: Run | None = None
        self.body: dict[str, str | Shown] = {}
        self._gatherer = Gatherer(self.drafts)
        self._hidden = Gatherer(self.drafts)
        self._objects = Objects(self._gatherer, options, resolve)
        self._sheets = Sheets()
        self._chain: list[Named] = []
        self._contexts: list[Context] = [Context()]
        self._ends: list[tuple[bool, list[Token]]] = []
        self._tables: list[Table] = []
        self._count = 0

    @property
    def tokens(self) -> list[Token]:
        """The body of a copy."""
        return self._gatherer.tokens

    @property
    def left_out(self) -> Counter[str]:
        """What no copy has, by kind."""
        return self._objects.left_out

    @property
    def pictures(self) -> list[Picture]:
        """The pictures of the page, in their order."""
        return self._objects.pictures

    def walk(self, root: _Element) -> None:
        """Takes in the whole page."""
        trees = [root, *(after for after in root.itersiblings() if isinstance(after.tag, str))]
        for sheet in (sheet for tree in trees for sheet in tree.iter("style")):
            if (sheet.get("media") or "all").strip().lower() in ("all", "screen"):
                self._sheets.add(sheet.text or "")
        for before in reversed(list(root.itersiblings(preceding=True))):
            self._objects.comment(before)
        self._tree(root)
        for after in root.itersiblings():  # what stands after the end of a page is shown like what stands in it
            if isinstance(after.tag, str):
                self._tree(after)
            else:
                self._objects.comment(after)
        self._gatherer.end()
        self._hidden.end()

    def _tree(self, root: _Element) -> None:
        from lxml import etree

        walker = cast("Any", etree.iterwalk(root, events=("start", "end", "comment", "pi")))
        for event, element in walker:
            if event == "start":
                if self._start(element):
                    text = element.text or ""
                    self._text(text.removeprefix("\n") if element.tag == "pre" else text)
                else:
                    walker.skip_subtree()
                continue
            if event == "end":
                self._end()
            else:
                self._objects.comment(element)
            if element is not root:
                self._text(element.tail or "")

    # What stands in the page, one kind after another.

    def _start(self, element: _Element) -> bool:
        """Begins an element; False where all of it was taken in."""
        tag = str(element.tag).lower()
        attributes = lower(element)
        context = self._contexts[-1]
        if element.sourceline and element.sourceline < _MAX_LINE:
            self._gatherer.line = element.sourceline
        asked = tuple((name, value) for name, value in attributes.items() if name in self._sheets.asked)
        classes = frozenset(attributes.get("class", "").split())
        self._chain.append(Named(tag, attributes.get("id", "").strip(), classes, asked))
        declared = self._sheets.of(self._chain) | styles.declarations(attributes.get("style", ""))
        if declared.get("white-space") == "break-spaces":
            declared["white-space"] = "pre-wrap"
        before, after = self._wrapped(tag, context)
        self.tokens.extend(before)
        goes_on = self._element(tag, attributes, declared, element, replace(context, parent="td") if after else context)
        self._ends[-1][1].extend(after)
        return goes_on

    def _element(
        self, tag: str, attributes: Mapping[str, str], declared: Declared, element: _Element, context: Context
    ) -> bool:
        if tag == "title" and self.title is None and not any(named.tag == "body" for named in self._chain):
            return self._title(element)
        if not context.shown:
            self._objects.attributes(tag, attributes, legible=context.legible)
            said = names.LEFT_OUT.get(tag, "")
            self.left_out[said] += bool(said)
            inner = replace(context, part=said) if said else context
            self._unseen(inner, boundary=tag in names.BLOCKS or tag == "br" or bool(said))
            return True
        if tag in ("html", "body"):
            return self._page(tag, attributes, declared, context)
        if tag in names.LEFT_OUT:
            said = names.LEFT_OUT[tag]
            self.left_out[said] += bool(said)
            self._objects.attributes(tag, attributes, legible=context.legible)
            self._unseen(replace(context, shown=False, part=said if said != "hidden element" else "hidden text"))
            return True
        if self._is_hidden(tag, attributes, declared):
            self.left_out["hidden element"] += 1
            self._objects.attributes(tag, attributes, legible=context.legible)
            self._unseen(replace(context, shown=False, part="hidden text"))
            return True
        if tag == "br" or tag == "wbr":
            place = Place(cell=context.cell)
            if tag == "br":
                self._gatherer.line_end(place, context.legible)
            elif context.legible:
                self._gatherer.anchor(place, True)
            self._done(context)
            return True
        if tag in ("img", "image", "svg", "input", "textarea", "select") or self._is_drawn(attributes, element):
            if not context.legible:
                self._objects.attributes(tag, attributes, legible=context.legible)
                self._unseen(replace(context, shown=False, part="hidden text"))
                return True
            self._objects.stand(tag, attributes, declared, element, context)
            return self._done(context)
        return self._kept(tag, attributes, declared, context)

    def _kept(self, tag: str, attributes: Mapping[str, str], declared: Declared, context: Context) -> bool:
        """An element that the copy has, or that its text stands in without it."""
        block = is_block(tag, declared, context)
        inner = context.within(tag, attributes, declared)
        if block:
            self._gatherer.end()
            if tag in names.SPACED:
                self._gatherer.set_apart()
        inner = self._in_table(tag, attributes, inner)
        self._objects.attributes(tag, attributes, legible=context.legible)
        safe = styles.safe(declared)
        copied = tag if tag in names.KEPT else names.RENAMED.get(tag, "span" if safe or block else "")
        if tag == "a" and attributes.get("href"):
            self.left_out["link"] += 1
            safe = f"color:#0000ee;text-decoration:underline{safe and ';'}{safe}"
        if tag not in names.BLOCKS and block and "display" not in declared:
            safe += f"{safe and ';'}display:block"
        closing: list[Token] = []
        kept: dict[str, str | Shown] = {**names.kept_attributes(tag, attributes), **({"style": safe} if safe else {})}
        if copied and (kept or copied != "span"):
            if copied == "details":
                kept["open"] = ""
            self.tokens.append(Open(copied, kept))
            closing = [] if copied in names.VOID else [Close(copied)]
            if copied == "pre":
                self.tokens.append("\n")  # the first line end in it is no part of it
            if block and not inner.preformatted:
                closing.append("\n")
            inner = replace(inner, parent=copied)
        self._contexts.append(inner)
        self._ends.append((block, closing))
        return True

    def _in_table(self, tag: str, attributes: Mapping[str, str], inner: Context) -> Context:
        if tag == "table":
            self._count += 1
            self._tables.append(Table(self._count))
        elif tag == "tr" and self._tables:
            self._tables[-1].next_row()
            self._gatherer.set_apart("\n")
        elif tag in ("td", "th") and self._tables:
            cell = self._tables[-1].next_cell(attributes)
            self._gatherer.set_apart("\n" if cell.endswith("column 1") else " | ")
            return replace(inner, cell=cell)
        return inner

    def _page(self, tag: str, attributes: Mapping[str, str], declared: Declared, context: Context) -> bool:
        self._gatherer.end()
        self._objects.attributes(tag, attributes, legible=context.legible)
        kept = names.kept_attributes("body", attributes)
        self.language = self.language or kept.get("lang", "")
        self.direction = self.direction or kept.get("dir", "")
        if tag == "body" and not self.body:
            self.body = {name: value for name, value in kept.items() if name not in ("lang", "dir")}
            if safe := styles.safe({name: value for name, value in declared.items() if name != "display"}):
                self.body["style"] = safe
        hidden = self._is_hidden(tag, attributes, declared)
        self.left_out["hidden element"] += hidden
        if hidden:
            self._unseen(replace(context, shown=False, part="hidden text"))
            return True
        self._contexts.append(replace(context.within(tag, attributes, declared), boxes=False))
        self._ends.append((True, []))
        return True

    def _title(self, element: _Element) -> bool:
        text = plain("".join(element.itertext()))
        draft = Draft(Place(part="title", line=self._gatherer.line), plain=True, kept=bool(element.text))
        self.title = Run(draft, draft.add(text), text)
        self.drafts.append(draft)
        return self._done(self._contexts[-1])

    # Text, and the ends of elements.

    def _text(self, raw: str) -> None:
        context = self._contexts[-1]
        if not raw:
            return
        if not context.legible:
            self._hidden.line = self._gatherer.line
            self._hidden.text(raw, Place(part=context.part or "hidden text"), False, tokens=False)
            if context.shown and raw.strip():
                self.left_out["hidden text"] += 1
            self._gatherer.line += raw.count("\n")
            return
        place = Place(cell=context.cell)
        text = raw[::-1] if context.backwards else raw
        if context.parent in names.TABLE_PARTS:
            if not raw.strip():
                self._gatherer.line += raw.count("\n")
                return
            before, after = self._wrapped("", context)
            self._gatherer.end()
            self.tokens.extend(before)
            self._gatherer.text(text, place, False)
            self._gatherer.end()
            self.tokens.extend(after)
        elif context.line_ends and not context.preformatted:
            for number, piece in enumerate(text.split("\n")):
                if number:
                    self._gatherer.line += 1
                    self._gatherer.line_end(place, True)
                self._gatherer.text(piece, place, False)
        else:
            self._gatherer.text(text, place, context.preformatted)

    def _wrapped(self, tag: str, context: Context) -> tuple[list[Token], list[Token]]:
        """The row and the cell around something that stands in a table without them."""
        if (
            not context.legible
            or context.parent not in names.TABLE_PARTS
            or tag in _TABLE_TAGS
            or tag in names.LEFT_OUT
        ):
            return [], []
        self._gatherer.end()
        if context.parent == "tr":
            return [Open("td")], [Close("td")]
        return [Open("tr"), Open("td")], [Close("td"), Close("tr")]

    def _unseen(self, context: Context, boundary: bool = True) -> None:
        if boundary:
            self._hidden.end()
        self._contexts.append(context)
        self._ends.append((False, []))

    def _done(self, context: Context) -> bool:
        self._contexts.append(context)
        self._ends.append((False, []))
        return False

    def _end(self) -> None:
        named = self._chain.pop()
        inner = self._contexts.pop()
        block, closing = self._ends.pop()
        if not inner.legible and (named.tag in names.BLOCKS or self._contexts[-1].legible):
            self._hidden.end()
        if block or (closing and isinstance(closing[-1], Close) and closing[-1].tag in ("td", "tr")):
            self._gatherer.end()
        self.tokens.extend(closing)
        if named.tag == "table" and self._tables and inner.shown:
            self._tables.pop()
        if block and named.tag in names.SPACED:
            self._gatherer.set_apart()

    def _is_hidden(self, tag: str, attributes: Mapping[str, str], declared: Declared) -> bool:
        if "hidden" in attributes or (tag == "input" and attributes.get("type", "").strip().lower() == "hidden"):
            return True
        if tag == "dialog" and "open" not in attributes:
            return True
        return styles.hides(declared)

    def _is_drawn(self, attributes: Mapping[str, str], element: _Element) -> bool:
        return attributes.get("role") == "img" and len(element) == 0


def left_out_words(left_out: Mapping[str, int]) -> Iterator[str]:
    """What a copy leaves out, each kind with its number: "2 comments"."""
    for kind, number in left_out.items():
        if number:
            first, _, rest = kind.partition(" ")
            plural = f"{first}s {rest}" if rest.startswith(("from", "by", "or")) else f"{kind}s"
            yield f"{number} {kind if number == 1 else plural}"
