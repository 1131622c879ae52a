"""One piece of a file in the preview: before and after beside each other, what is withheld marked by role, and the reasons below.

Everything here returns HTML in which every word of the record is escaped.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from html import escape
from itertools import groupby, islice

from recordlint.redaction.base import ARTICLE, RELATIONSHIP, WORDS, Item
from recordlint.redaction.edits import Applied, Kept, apply, resolve_overlaps
from recordlint.redaction.operators import LABELS
from recordlint.redaction.planner import fitted

ROLE_WORDS = {
    "subject": "the person",
    "family": "family",
    "third_party": "third party",
    "professional": "professional",
    "none": "nobody known",
}
"""What the roles are called, in the order in which they are listed."""
ACTION_WORDS = {
    "label": "a label stands instead",
    "pseudonym": "another name or number stands instead",
    "generalise": "made less exact",
    "mask": "masked",
    "encrypt": "encrypted",
    "remove": "taken out",
    "keep": "kept",
}
"""What the actions are called, in the order in which they are listed."""

_TYPE_WORDS = {**LABELS, "PERSON": "name", WORDS: "your own words", RELATIONSHIP: "tells who somebody is"}
_CONTROLS = {
    **{code: 0x2400 + code for code in range(32) if chr(code) not in "\t\n\r"},
    **dict.fromkeys((*range(0x80, 0xA0), *range(0xD800, 0xE000)), 0xFFFD),
    0x7F: 0x2421,
}


@dataclass(frozen=True, slots=True)
class Mark:
    """A withheld span as it is shown: what it was, what is done with it, and the anchor of its mark ("" where nobody need find it)."""

    item: Item
    note: int
    anchor: str


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a piece: its words before and after, and what marks them."""

    before: str
    after: str
    mark: Mark | None = None
    kept: Item | None = None


@dataclass
class Piece:
    """A piece taken apart. `notes` are the grounds, each once, as the marks number them (from 1)."""

    parts: list[Part] = field(default_factory=list[Part])
    notes: list[Item] = field(default_factory=list[Item])
    left_out: bool = False
    otherwise: str | None = None
    """What the copy says, where no alignment with the source is known."""

    @property
    def marks(self) -> list[Mark]:
        """What is withheld, in order."""
        return [part.mark for part in self.parts if part.mark]

    @property
    def kept(self) -> list[Item]:
        """What was found and is kept, in order."""
        return [part.kept for part in self.parts if part.kept]

    @property
    def waits(self) -> bool:
        """Whether something in it waits for a decision."""
        return any(mark.item.review for mark in self.marks)

    @property
    def changes(self) -> bool:
        """Whether the copy differs from the source here, or something is withheld."""
        return self.otherwise is not None or any(part.mark or part.before != part.after for part in self.parts)


def taken_apart(text: str, items: Sequence[Item], copy_text: str, first_anchor: int) -> Piece:
    """A piece with what becomes of it. Anchors of what waits are numbered from `first_anchor`.

    Raises ValueError, which quotes nothing, when an item does not fit the text.
    """
    done = fitted(text, items)
    applied = _aligned(text, items, done, copy_text)
    if applied is None and not copy_text:
        return Piece([Part(text, "")], left_out=True)
    piece = Piece(otherwise=None if applied else copy_text)
    applied = applied or apply(text, done)
    kept = [item for item in resolve_overlaps(done) if not item.is_withheld]
    known: dict[tuple[object, ...], int] = {}
    for span in sorted((*applied.positions.kept, *applied.positions.replaced), key=lambda span: span.source_start):
        before = text[span.source_start : span.source_end]
        after = applied.text[span.copy_start : span.copy_end]
        if isinstance(span, Kept):
            piece.parts += _kept_parts(before, span.source_start, kept)
            continue
        if span.item.type == ARTICLE:
            piece.parts.append(Part(before, after))
            continue
        number = known.setdefault(_grounds(span.item), len(known) + 1)
        if number > len(piece.notes):
            piece.notes.append(span.item)
        anchor = f"w{first_anchor}" if span.item.review else ""
        first_anchor += span.item.review
        piece.parts.append(Part(before, after, Mark(span.item, number, anchor)))
    return piece


def _aligned(text: str, items: Sequence[Item], done: Sequence[Item], copy_text: str) -> Applied | None:
    """The edits that lead from the text to the copy's: fitted to the words around, or as some formats leave them."""
    for chosen in (done, [item for item in done if item.type != ARTICLE], items):
        applied = apply(text, chosen)
        if applied.text == copy_text:
            return applied
    return None


def _kept_parts(text: str, start: int, kept: Sequence[Item]) -> Iterator[Part]:
    at, end = start, start + len(text)
    first = bisect_left(kept, start, key=lambda item: item.start)
    for item in islice(kept, first, None):
        if item.end > end:
            break
        if item.start > at:
            yield Part(text[at - start : item.start - start], text[at - start : item.start - start])
        yield Part(item.text, item.text, kept=item)
        at = item.end
    if at < end:
        yield Part(text[at - start :], text[at - start :])


def _grounds(item: Item) -> tuple[object, ...]:
    return (item.role, item.type, item.action, item.review, item.reason, item.exemption, item.rule)


def visible(text: str) -> str:
    """Words of the record as HTML: escaped, and controls that no page can hold shown as their signs."""
    return escape(text.translate(_CONTROLS))


def role_words(item: Item) -> str:
    """Whose the words are."""
    return ROLE_WORDS.get(item.role, item.role)


def type_words(item: Item) -> str:
    """Of what kind the words are."""
    return _TYPE_WORDS.get(item.type, item.type.replace("_", " ").lower())


def rows(piece: Piece) -> Iterator[tuple[str, str]]:
    """Before and after as HTML, a row for each line in which something changes and for each stretch of lines between them."""
    for changed, lines in groupby(_lines(piece.parts), key=lambda line: line.changed):
        if changed:
            yield from (("".join(line.before), "".join(line.after)) for line in lines)
        else:
            stretch = "\n".join("".join(line.before) for line in lines)
            yield stretch, stretch


def text_of(piece: Piece) -> str:
    """A piece in which nothing changes, as HTML."""
    return "\n".join(before for before, _ in rows(piece))


@dataclass
class _Line:
    before: list[str] = field(default_factory=list[str])
    after: list[str] = field(default_factory=list[str])
    changed: bool = False


def _lines(parts: Iterable[Part]) -> Iterator[_Line]:
    line = _Line()
    for part in parts:
        for number, (before, after) in enumerate(_shown(part)):
            if number:
                yield line
                line = _Line()
            line.before.append(before)
            line.after.append(after)
            line.changed = line.changed or bool(part.mark) or part.before != part.after
    yield line


def _shown(part: Part) -> Iterator[tuple[str, str]]:
    """A part as HTML, line by line where nothing marks it."""
    if part.mark:
        yield _withheld(part.before, part.mark), _instead(part.after)
    elif part.kept:
        shown = _kept(part.kept)
        yield shown, shown
    elif part.before != part.after:
        yield visible(part.before), visible(part.after)
    else:
        for line in part.before.split("\n"):
            shown = visible(line)
            yield shown, shown


def _withheld(text: str, mark: Mark) -> str:
    waits = ' <strong class="badge">waits</strong>' if mark.item.review else ""
    anchor = f' id="{mark.anchor}"' if mark.anchor else ""
    said = f"{escape(role_words(mark.item))} <sup>{mark.note}</sup>"
    return f'<mark class="out {_role_class(mark.item)}"{anchor}>{visible(text)}<span class="tag"> {said}{waits}</span></mark>'


def _instead(text: str) -> str:
    if text:
        return f'<mark class="in">{visible(text)}</mark>'
    return '<span class="tag gone"> (taken out)</span>'


def _kept(item: Item) -> str:
    said = "" if item.role == "none" else f'<span class="tag"> kept: {escape(role_words(item))}</span>'
    return f'<span class="kept">{visible(item.text)}{said}</span>'


def _role_class(item: Item) -> str:
    return f"role-{item.role}" if item.role in ROLE_WORDS else "role-none"


def notes(piece: Piece, number: int) -> str:
    """The grounds of what is withheld in a piece, as a numbered list."""
    return "".join(f'<li id="n{number}-{at}" value="{at}">{note(item)}</li>' for at, item in enumerate(piece.notes, 1))


def note(item: Item) -> str:
    """Why something is withheld, in a line."""
    said = [
        f"<b>{escape(role_words(item))}</b>, {escape(type_words(item))}: {escape(ACTION_WORDS.get(item.action, item.action))}."
    ]
    if item.review:
        said.append('<strong class="badge">Waits for a decision</strong> It is withheld until then.')
    if item.reason:
        said.append(f"Reason: {visible(item.reason)}")
    if item.exemption:
        said.append(f"Exemption: {visible(item.exemption)}")
    if item.rule:
        said.append(f'<span class="rule">Decided by: {visible(item.rule)}</span>')
    return " ".join(said)
