"""The preview: a page that shows a reviewer, before anything leaves the house, what a copy will disclose.

It holds everything that the copy withholds, says so in large letters, and is written only when somebody asks for it: one HTML
file that needs no network and no script (a content policy forbids both, whatever a note may hold), for its owner alone.

Pieces are written as they come; what stands before them on the page (what waits, counts, contents) is known only at the end. So the
pieces wait in a file without a name beside the page, and memory grows with what waits for a decision, within a limit.
"""

from __future__ import annotations

import shutil
import tempfile
from collections import Counter
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from typing import Any, Self

from recordlint.errors import InputError
from recordlint.redaction.base import Item
from recordlint.redaction.private_files import private_file
from recordlint.reports.preview_page import FILTER, LEGEND, head
from recordlint.reports.preview_piece import (
    ACTION_WORDS,
    ROLE_WORDS,
    Piece,
    notes,
    role_words,
    rows,
    taken_apart,
    text_of,
    type_words,
    visible,
)
from recordlint.reports.text_report import plural

MOST_OPEN = 500
"""Pieces with something withheld that stand open; more are folded, so that a browser can show the page."""
MOST_ALIKE = 10_000_000
"""Characters of pieces in which nothing is withheld that the page shows; of more it tells the number."""
MOST_WAITING = 1_000
"""People and things that are listed among what waits for a decision; more are told by their number."""
_PLACES = 20  # places listed for one of them
_GROUP = 50  # pieces in which nothing is withheld, folded together
_GROUP_SIZE = 20_000  # characters of such a group
_FILES = 1_000  # files listed among the contents
_BEFORE = "Before: in the record"
_AFTER = "After: in the copy"


@dataclass
class _File:
    name: str
    withheld: int = 0
    waiting: int = 0


@dataclass
class _Waiting:
    """Somebody or something that a person must decide on, and where it stands."""

    item: Item
    words: list[str] = field(default_factory=list[str])
    places: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    count: int = 0


class PreviewWriter:
    """Writes the page piece by piece, into a file that only its owner can read, and that appears when it is whole.

    `policy` is what the page calls the policy. Call `file` before the pieces of each file, and `finish` at the end. Raises InputError where
    the page exists already (unless `overwrite`) or cannot be written.
    """

    def __init__(self, path: Path, policy: str, *, overwrite: bool = False) -> None:
        if path.exists() and not overwrite:
            raise InputError(f"{path}: exists already: give the preview another name, or use --overwrite")
        with ExitStack() as stack:
            self._out = stack.enter_context(private_file(path))
            self._body = stack.enter_context(
                tempfile.TemporaryFile("w+", encoding="utf-8", newline="\n", dir=path.parent)
            )
            self._stack = stack.pop_all()
        self._policy = policy
        self._files: list[_File] = []
        self._alike: list[tuple[str, Piece]] = []
        self._alike_size = self._alike_in_all = self._not_shown = 0
        self._waiting: dict[tuple[str, str, str], _Waiting] = {}
        self._more_waiting = self._anchors = self._pieces = self._left_out = 0
        self._withheld: Counter[str] = Counter()
        self._kept: Counter[str] = Counter()
        self._waits: Counter[str] = Counter()
        self._actions: Counter[str] = Counter()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: Any) -> None:
        self._stack.__exit__(*exc)

    def file(self, name: str) -> None:
        """Begin the part of the page that shows the file `name`."""
        self._end_file()
        self._files.append(_File(name))
        number = len(self._files)
        self._body.write(f'<section class="file" aria-labelledby="f{number}"><h2 id="f{number}">{visible(name)}</h2>\n')

    def piece(self, place: str | None, text: str, items: Sequence[Item], copy_text: str) -> None:
        """Show one piece: its text, what is done with it, and `copy_text`, which stands in the copy ("": it is left out).

        `place` says where a person finds it ("row 3, Note"); None: it is the whole file. Raises ValueError when an item does not fit the text.
        """
        piece = taken_apart(text, items, copy_text, self._anchors + 1)
        self._count(piece)
        where = place or "the whole text"
        if not piece.changes:
            self._add_alike(where, piece, len(text))
            return
        self._fold_alike()
        self._note_waiting(where, piece)
        self._write_piece(where, piece)

    def finish(self, remarks: Sequence[str]) -> None:
        """Write the page. `remarks` are lines for the person: what the copies leave out, by kind and count."""
        self._end_file()
        self._out.write(head(self._policy, self._summary()))
        self._out.write("".join((self._waiting_list(), self._counts(), _remarks(remarks), self._contents())))
        self._out.write(FILTER)
        self._body.seek(0)
        shutil.copyfileobj(self._body, self._out)
        self._out.write("</main>\n</body>\n</html>\n")

    def _count(self, piece: Piece) -> None:
        self._left_out += piece.left_out
        for item in (mark.item for mark in piece.marks):
            self._withheld[item.role] += 1
            self._actions[item.action] += 1
            self._waits[item.role] += item.review
        for item in piece.kept:
            self._kept[item.role] += 1
            self._actions["keep"] += 1
        self._files[-1].withheld += len(piece.marks)
        self._files[-1].waiting += sum(mark.item.review for mark in piece.marks)

    def _note_waiting(self, place: str, piece: Piece) -> None:
        for mark in piece.marks:
            if not mark.anchor:
                continue
            self._anchors += 1
            item = mark.item
            same = item.entity if item.type == "PERSON" and item.entity else " ".join(item.text.casefold().split())
            key = (item.type, item.role, same)
            if key not in self._waiting and len(self._waiting) == MOST_WAITING:
                self._more_waiting += 1
                continue
            one = self._waiting.setdefault(key, _Waiting(item))
            one.count += 1
            if len(one.places) < _PLACES:
                one.places.append((mark.anchor, f"{self._files[-1].name}, {place}"))
            if item.text not in one.words and len(one.words) < _PLACES:
                one.words.append(item.text)

    def _write_piece(self, place: str, piece: Piece) -> None:
        self._pieces += 1
        number = self._pieces
        heading = f'<h3 id="p{number}">{visible(place)}</h3>'
        table = "".join(_pair(before, after) for before, after in _rows_of(piece))
        body = (
            f'<table class="pair" role="table" aria-labelledby="p{number}"><thead role="rowgroup"><tr role="row">'
            f'<th role="columnheader" scope="col">{_BEFORE}</th><th role="columnheader" scope="col">{_AFTER}</th></tr></thead>\n'
            f'<tbody role="rowgroup">{table}</tbody></table>\n'
        )
        if piece.left_out:
            body += '<p class="remark">This part does not go into the copy at all.</p>\n'
        elif piece.otherwise is not None:
            body += '<p class="remark">The copy is shown as it will read; which words stand for which is not marked here.</p>\n'
        if piece.notes:
            body += f'<ol class="why" aria-label="Why, in {visible(place)}">{notes(piece, number)}</ol>\n'
        kind = "piece waits" if piece.waits else "piece"
        if number <= MOST_OPEN:
            self._body.write(
                f'<section class="{kind}" aria-labelledby="p{number}"><div class="place">{heading}</div>\n{body}</section>\n'
            )
        else:
            self._body.write(f'<details class="{kind}"><summary>{heading}</summary>\n{body}</details>\n')

    def _add_alike(self, place: str, piece: Piece, size: int) -> None:
        self._alike_in_all += size
        if self._alike_in_all > MOST_ALIKE:
            self._fold_alike()
            self._not_shown += 1
            return
        self._alike.append((place, piece))
        self._alike_size += size
        if len(self._alike) >= _GROUP or self._alike_size >= _GROUP_SIZE:
            self._fold_alike()

    def _fold_alike(self) -> None:
        """Write the pieces since the last one in which something is withheld."""
        if not self._alike:
            return
        first, last = self._alike[0][0], self._alike[-1][0]
        where = visible(first if len(self._alike) == 1 else f"{first} to {last}")
        parts = plural(len(self._alike), "part")
        listed = "".join(f"<dt>{visible(place)}</dt><dd>{text_of(piece)}</dd>\n" for place, piece in self._alike)
        self._body.write(
            f'<details class="piece same"><summary>{where}: nothing is withheld ({parts})</summary><dl>\n{listed}</dl></details>\n'
        )
        self._alike, self._alike_size = [], 0

    def _end_file(self) -> None:
        self._fold_alike()
        if self._not_shown:
            more = plural(self._not_shown, "more part")
            self._body.write(
                f'<p class="remark">{more} in which nothing is withheld: not shown, since the page would be too large. '
                "They stand in the copy as in the record.</p>\n"
            )
            self._not_shown = 0
        if self._files:
            self._body.write("</section>\n")

    def _summary(self) -> str:
        said = f"{plural(len(self._files), 'file')}: {plural(self._withheld.total(), 'place')} withheld"
        waits = self._waits.total()
        return (
            f"{said}, of which {waits:,} {'waits' if waits == 1 else 'wait'} for a decision." if waits else f"{said}."
        )

    def _waiting_list(self) -> str:
        title = '<h2 id="waiting">What waits for a decision</h2>\n'
        if not self._waiting:
            return f"{title}<p>Nothing: every place was decided.</p>\n"
        listed = "".join(f"<li>{_waiting_line(one)}</li>\n" for one in self._waiting.values())
        more = (
            f"<p>And {plural(self._more_waiting, 'more place')}, marked on the page.</p>\n"
            if self._more_waiting
            else ""
        )
        return f'{title}<p>All of it is withheld until somebody decides in the plan.</p>\n<ol class="waiting">\n{listed}</ol>\n{more}'

    def _counts(self) -> str:
        roles = "".join(
            f'<tr><th scope="row">{words}</th><td>{self._withheld[role]:,}</td><td>{self._waits[role]:,}</td><td>{self._kept[role]:,}</td></tr>\n'
            for role, words in ROLE_WORDS.items()
        )
        actions = "".join(
            f'<tr><th scope="row">{words}</th><td>{self._actions[action]:,}</td></tr>\n'
            for action, words in ACTION_WORDS.items()
            if self._actions[action]
        )
        left_out = (
            f"<p>{plural(self._left_out, 'part')} left out of the copy as a whole.</p>\n" if self._left_out else ""
        )
        return (
            "<h2>How to read this page, and counts</h2>\n"
            + LEGEND
            + '<div class="counts">\n<table><caption>By role</caption><thead><tr>'
            '<th scope="col">Whose</th><th scope="col">withheld</th><th scope="col">of these wait</th><th scope="col">kept</th></tr></thead>\n'
            f"<tbody>{roles}</tbody></table>\n<table><caption>By what is done</caption><thead><tr>"
            f'<th scope="col">What</th><th scope="col">places</th></tr></thead>\n<tbody>{actions}</tbody></table>\n</div>\n{left_out}'
        )

    def _contents(self) -> str:
        lines = [
            f'<a href="#f{number}">{visible(one.name)}</a>: {one.withheld:,} withheld'
            + (f', <strong class="badge">{one.waiting:,} waiting</strong>' if one.waiting else "")
            for number, one in enumerate(self._files[:_FILES], 1)
        ]
        more = len(self._files) - len(lines)
        lines += [f"and {plural(more, 'more file')}"] if more else []
        return "<h2>Files</h2>\n<ul>" + "".join(f"<li>{line}</li>\n" for line in lines) + "</ul>\n"


def _rows_of(piece: Piece) -> list[tuple[str, str]]:
    if piece.left_out:
        return [(visible(piece.parts[0].before), '<span class="tag gone">(not in the copy)</span>')]
    if piece.otherwise is not None:
        return [("\n".join(before for before, _ in rows(piece)), visible(piece.otherwise))]
    return list(rows(piece))


def _pair(before: str, after: str) -> str:
    cells = "".join(
        f'<td role="cell" data-label="{label}">{text}</td>' for label, text in ((_BEFORE, before), (_AFTER, after))
    )
    return f'<tr role="row">{cells}</tr>\n'


def _waiting_line(one: _Waiting) -> str:
    words = ", ".join(f"<strong>{visible(text)}</strong>" for text in one.words)
    reason = f" {visible(one.item.reason)}" if one.item.reason else ""
    links = "".join(f'<li><a href="#{anchor}">{visible(place)}</a></li>' for anchor, place in one.places)
    more = one.count - len(one.places)
    links += f"<li>and {plural(more, 'more place')}</li>" if more else ""
    return f"{words}: {escape(role_words(one.item))}, {escape(type_words(one.item))}.{reason}<ul>{links}</ul>"


def _remarks(remarks: Sequence[str]) -> str:
    listed = "".join(f"<li>{visible(remark)}</li>\n" for remark in remarks)
    return f"<h2>Also of note</h2>\n<ul>{listed}</ul>\n" if listed else ""
