"""Runs of letters as lines: put together where a line was drawn in pieces or out of order, apart where a wide gap is."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from recordlint.documents.pdf.bidi import logical
from recordlint.documents.pdf.letters import GAP, Atom, even_runs
from recordlint.documents.pdf.turns import SKEWED

_CLOSE = 0.6
_TOUCH = 0.16
_ACTIVE = 60
"""Rows that a run is compared with; a page that needs more is no page that anybody can read."""


@dataclass(slots=True)
class Line:
    """A piece of a line between wide gaps: a line of a paragraph or of a column, a cell of a table.

    Sides are along the line, as `turns.Turns` turns them. `ids` are the glyphs of each letter, none for spaces.
    """

    direction: int
    text: str
    ids: list[tuple[int, ...]]
    left: float
    top: float
    right: float
    bottom: float
    order: int
    hyphen: bool = False
    sides: list[tuple[float, float]] = field(default_factory=list[tuple[float, float]])
    """Where each letter begins and ends; empty where nobody knows, as in what OCR read."""

    @property
    def height(self) -> float:
        """How high the line is."""
        return max(self.bottom - self.top, 0.1)

    @property
    def width(self) -> float:
        """How long the line is."""
        return self.right - self.left


def lines(atoms: Sequence[Atom], direction: int) -> list[Line]:
    """The lines of a direction, from the top down, from left to right."""
    mine = [atom for atom in atoms if atom.direction == direction and atom.letters]
    if direction == SKEWED:
        return [_line([atom]) for atom in mine]
    found: list[Line] = []
    for row in _rows(mine):
        found += [_line(piece) for piece in _pieces(_without_rules(row))]
    found.sort(key=lambda line: (line.top + line.bottom, line.left))
    return found


def _rows(atoms: list[Atom]) -> list[list[Atom]]:
    """Runs that share a base line and do not stand on each other; runs drawn twice become one."""
    rows: list[list[Atom]] = []
    active: list[list[Atom]] = []
    for atom in sorted(atoms, key=lambda atom: (atom.top + atom.bottom, atom.left)):
        middle = (atom.top + atom.bottom) / 2
        active = [row for row in active if row[0].bottom > middle - row[0].height][-_ACTIVE:]
        for row in active:
            if _same_line(row, atom):
                twin = _twin(row, atom)
                if twin is None:
                    row.append(atom)
                else:
                    twin.ids = [(*a, *b) for a, b in zip(twin.ids, atom.ids, strict=True)]
                break
        else:
            rows.append([atom])
            active.append(rows[-1])
    return rows


def _same_line(row: list[Atom], atom: Atom) -> bool:
    first = max(row[-4:], key=lambda other: other.height)
    overlap = min(first.bottom, atom.bottom) - max(first.top, atom.top)
    if overlap < 0.5 * min(first.height, atom.height):
        return False
    if max(first.height, atom.height) > 2.5 * min(first.height, atom.height):
        return False
    for other in row[-_ACTIVE:]:
        shared = min(other.right, atom.right) - max(other.left, atom.left)
        ruled = set(other.text) <= {"_", " "} or set(atom.text) <= {"_", " "}
        if shared > 0.4 * min(other.right - other.left, atom.right - atom.left) and not ruled:
            return other.text == atom.text
    return True


def _twin(row: list[Atom], atom: Atom) -> Atom | None:
    for other in row[-_ACTIVE:]:
        if (
            other.text == atom.text
            and abs(other.left - atom.left) < 0.3 * atom.height
            and len(other.ids) == len(atom.ids)
        ):
            return other
    return None


def _without_rules(row: list[Atom]) -> list[Atom]:
    """Without the rules ("______") that something is written on."""
    written = [atom for atom in row if not set(atom.text) <= {"_", " "}]
    return [
        atom
        for atom in row
        if not set(atom.text) <= {"_", " "}
        or not any(min(other.right, atom.right) - max(other.left, atom.left) > 1 for other in written)
    ]


def _pieces(row: list[Atom]) -> list[list[Atom]]:
    """A row cut at its wide gaps. What followed each other in the file may stand further apart than what did not."""
    row = _boxed_letters(sorted(row, key=lambda atom: (atom.left, atom.order)))
    pieces: list[list[Atom]] = []
    right = 0.0
    for atom in row:
        if pieces:
            before = pieces[-1][-1]
            follows = abs(atom.order - before.order) <= 1 or before.space_after or atom.rtl
            limit = (GAP if follows else _CLOSE) * min(before.height, atom.height)
            if atom.left - right <= limit:
                pieces[-1].append(atom)
                right = max(right, atom.right)
                continue
        pieces.append([atom])
        right = atom.right
    return pieces


def _boxed_letters(row: list[Atom]) -> list[Atom]:
    """Single letters that stand evenly far from each other, in the boxes of a form, as one run."""
    row = [word for atom in row for word in _words(atom)]
    out: list[Atom] = []
    at = 0
    while at < len(row):
        end = at
        while end < len(row) and len(row[end].letters) == 1 and not row[end].rtl:
            end += 1
        done = at
        for first, last in even_runs([(atom.left + atom.right) / 2 for atom in row[at:end]]):
            if at + first >= done:
                out += [*row[done : at + first], _one(row[at + first : at + last + 1])]
                done = at + last + 1
        out += row[done : max(end, at + 1)]
        at = max(end, at + 1)
    return out


def _one(run: list[Atom]) -> Atom:
    made = replace(
        run[0],
        letters=[letter for atom in run for letter in atom.letters],
        ids=[ids for atom in run for ids in atom.ids],
        gaps=[gap for atom in run for gap in atom.gaps],
        sides=[side for atom in run for side in atom.sides],
        order=run[-1].order,
        space_after=run[-1].space_after,
        hyphen=run[-1].hyphen,
    )
    for atom in run:
        made.grow(atom.left, atom.top, atom.right, atom.bottom)
    return made


def _words(atom: Atom) -> list[Atom]:
    """The words of a run in which some are single letters, each by itself; other runs as they are."""
    words = atom.text.split(" ")
    if atom.rtl or sum(len(word) == 1 for word in words) < min(2, len(words)) or len(words) == 1:
        return [atom]
    found: list[Atom] = []
    at = 0
    for word in words:
        part = slice(at, at + len(word))
        at += len(word) + 1
        if word:
            sides = atom.sides[part]
            last = at > len(atom.letters)
            found.append(
                replace(
                    atom,
                    left=sides[0][0],
                    right=sides[-1][1],
                    letters=atom.letters[part],
                    ids=atom.ids[part],
                    gaps=atom.gaps[part],
                    sides=sides,
                    space_after=not last or atom.space_after,
                    hyphen=last and atom.hyphen,
                )
            )
    return found


def _line(piece: list[Atom]) -> Line:
    letters: list[str] = []
    ids: list[tuple[int, ...]] = []
    sides: list[tuple[float, float]] = []
    for at, atom in enumerate(piece):
        if at:
            before = piece[at - 1]
            wide = atom.left - before.right > _TOUCH * min(before.height, atom.height)
            if wide or (before.space_after and not before.rtl):
                letters.append(" ")
                ids.append(())
                sides.append((before.right, atom.left))
        units = (
            _units(atom) if atom.rtl else [([letter], [of]) for letter, of in zip(atom.letters, atom.ids, strict=True)]
        )
        for unit, of in units:
            letters.append("".join(unit))
            ids.append(tuple(i for one in of for i in one))
        sides += atom.sides
    rtl = any(atom.rtl for atom in piece)
    if rtl:
        order = logical(letters)
        letters, ids = [letters[at] for at in order], [ids[at] for at in order]
    text = "".join(letters)
    broken = piece[-1].hyphen or (text.endswith("-") and text[-2:-1].isalpha())
    spread = [(letter, of) for unit, of in zip(letters, ids, strict=True) for letter in unit]
    return Line(
        piece[0].direction,
        text,
        [of for _, of in spread],
        min(atom.left for atom in piece),
        min(atom.top for atom in piece),
        max(atom.right for atom in piece),
        max(atom.bottom for atom in piece),
        min(atom.order for atom in piece),
        broken,
        [] if rtl or len(sides) != len(spread) else sides,
    )


def _units(atom: Atom) -> list[tuple[list[str], list[tuple[int, ...]]]]:
    """The letters of a word from left to right, each with its marks; the letters of a ligature stay together."""
    units: list[tuple[float, int, list[str], list[tuple[int, ...]]]] = []
    last = None
    for at, (letter, ids, side) in enumerate(zip(atom.letters, atom.ids, atom.sides, strict=True)):
        if units and (side == last or unicodedata.combining(letter)):
            units[-1][2].append(letter)
            units[-1][3].append(ids)
            continue
        units.append(((side[0] + side[1]) / 2, -at, [letter], [ids]))
        last = side
    return [(letters, ids) for _, _, letters, ids in sorted(units, key=lambda unit: unit[:2])]
