"""What stands in a paragraph: words, spaces, fields, notes, comments, links, and what is drawn in it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from recordlint.documents.blocks import Place
from recordlint.documents.odt import drawings
from recordlint.documents.odt.names import attribute, name_of, number, tag
from recordlint.documents.typesetting.paragraph import Paragraph

if TYPE_CHECKING:
    from recordlint.documents.odt.names import Element
    from recordlint.documents.odt.walking import Context, Walker

_HIDDEN = "hidden text"
_SILENT = frozenset((
    "text:note-citation", "text:script", "text:tracked-changes", "office:annotation-end", "office:event-listeners", "text:number",
    "svg:title", "svg:desc", "draw:enhanced-geometry", "draw:glue-point", "draw:image-map", "office:change-info",
))  # fmt: skip
_DRAWN = ("draw:", "dr3d:")


def inline(walker: Walker, element: Element, into: Paragraph, context: Context, hidden: str = "") -> None:
    """Take in what stands in an element of a paragraph; `hidden` says why it is not shown, where the rest of the paragraph is."""
    into.words(element.text, hidden)
    for child in element:
        inline_child(walker, child, into, context, hidden)
        into.words(child.tail, hidden)


def inline_child(walker: Walker, child: Element, into: Paragraph, context: Context, hidden: str = "") -> None:
    """Take in one element of a paragraph."""
    kind = name_of(child)
    if kind == "text:s":
        into.exactly(" " * max(number(child, "text:c", most=1_000), 1), hidden)
    elif kind == "text:tab":
        into.exactly("\t", hidden)
    elif kind == "text:line-break":
        into.exactly("\n", hidden)
    elif kind == "text:note":
        _note(walker, child, into, _nested(context, hidden))
    elif kind == "office:annotation":
        _comment(walker, child, into, context)
    elif kind == "text:ruby":
        _ruby(walker, child, into, context, hidden)
    elif kind == "text:hidden-paragraph":
        into.is_hidden = into.is_hidden or attribute(child, "text:is-hidden") == "true"
    elif kind in ("text:hidden-text", "text:conditional-text"):
        _conditional(child, into, hidden)
    elif kind in ("text:drop-down", "loext:content-control"):
        _choices(child, into)
        inline(walker, child, into, context, hidden)
    elif kind.startswith(_DRAWN):
        drawings.draw(walker, child, into, _nested(context, hidden))
    elif kind in ("text:p", "text:h"):
        # A paragraph within a paragraph is none of the specification's: some producers write one for a table of contents.
        into.exactly("\n", hidden)
        inline(walker, child, into, context, hidden)
    elif kind not in _SILENT:
        _passed(walker, child, into, context, hidden)


def _passed(walker: Walker, child: Element, into: Paragraph, context: Context, hidden: str) -> None:
    kind = name_of(child)
    if kind.endswith("-mark"):
        for name in ("text:string-value", "text:key1", "text:key2"):
            into.aside("index entry", attribute(child, name))
    if kind == "text:a":
        link(child, into)
    style = attribute(child, "text:style-name")
    is_hidden = attribute(child, "text:display") == "none" or (
        kind in ("text:span", "text:a") and bool(style) and walker.styles.hides("text", style)
    )
    inline(walker, child, into, context, hidden or (_HIDDEN if is_hidden else ""))


def _nested(context: Context, hidden: str) -> Context:
    return replace(context, hidden=hidden or context.hidden)


def link(element: Element, into: Paragraph) -> None:
    """Take in the target of a link, unless it is a place in the same document."""
    target = attribute(element, "xlink:href")
    if target and not target.startswith("#"):
        into.aside("link target", target)


def _note(walker: Walker, note: Element, into: Paragraph, context: Context) -> None:
    kind = "endnote" if attribute(note, "text:note-class") == "endnote" else "footnote"
    body = note.find(tag("text:note-body"))
    if body is not None:
        into.after.begin("\n")
        walker.flow(body, replace(context, part=walker.count(kind), cell=None), into.after)


def _comment(walker: Walker, comment: Element, into: Paragraph, context: Context) -> None:
    author = comment.find(tag("dc:creator"))
    place = Place(part=walker.count("comment"), cell=context.cell)
    words = Paragraph(into.after)
    for child in comment:
        if name_of(child) in ("text:p", "text:h", "text:list"):
            words.exactly("\n")
            inline(walker, child, words, context)
    said = words.text().strip()
    name = "" if author is None else "".join(author.itertext()).strip()
    into.after.text(f"{name}: {said}" if name else said, place, in_copy=False)


def _ruby(walker: Walker, ruby: Element, into: Paragraph, context: Context, hidden: str) -> None:
    for part in ruby:
        if name_of(part) == "text:ruby-text" and (said := "".join(part.itertext()).strip()):
            into.exactly(f" ({said})", hidden)
        else:
            inline(walker, part, into, context, hidden)


def _conditional(element: Element, into: Paragraph, hidden: str) -> None:
    shown = "".join(element.itertext())
    if attribute(element, "text:is-hidden") == "true":
        into.aside(_HIDDEN, attribute(element, "text:string-value") or shown)
        return
    into.words(shown, hidden)
    for name in ("text:string-value", "text:string-value-if-true", "text:string-value-if-false"):
        other = attribute(element, name)
        if other and other != shown:
            into.aside(_HIDDEN, other)


def _choices(element: Element, into: Paragraph) -> None:
    shown = "".join(element.itertext()).strip()
    for choice in element:
        if name_of(choice) in ("text:label", "loext:list-item"):
            value = attribute(choice, "text:value") or attribute(choice, "loext:display-text")
            if value and value != shown:
                into.aside("untaken choice", value)
