"""What content streams show, in drawing order, with the places of the texts; and what they carry without showing it."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from recordlint.documents.pdf_raw.fonts import Font
from recordlint.documents.pdf_raw.geometry import UNIT, Matrix, at, matrix, number, times
from recordlint.documents.pdf_raw.lexing import name_text, readable, string_text
from recordlint.documents.pdf_raw.names import OPERATORS
from recordlint.documents.pdf_raw.opening import entry, kind, spelt

if TYPE_CHECKING:
    from recordlint.documents.pdf_raw.reader import Reader

MAX_DEPTH = 12
"""Forms in forms that are followed."""

LAST = b"recordlint.end"
"""An operator that is put at the end of what is parsed: where it is not met, the rest was not understood."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A text that is shown at once: where its baseline begins and ends on the page, how tall it is, and its codes as bytes."""

    text: str
    start: tuple[float, float]
    end: tuple[float, float]
    size: float
    codes: str


@dataclass
class Drawn:
    """What a content stream shows, and the texts that stand in it and are not shown: alternatives, comments, rubbish."""

    shown: list[Shown] = field(default_factory=list)
    aside: list[str] = field(default_factory=list)
    inline_images: int = 0
    marked: int = 0
    """How often content is marked with properties or a tag."""


@dataclass
class State:
    """What content streams set: where texts come to stand, and how."""

    ctm: Matrix = UNIT
    font: Font = field(default_factory=Font)
    size: float = 1.0
    spacing: float = 0.0
    word_spacing: float = 0.0
    stretch: float = 1.0
    leading: float = 0.0
    rise: float = 0.0


class Run:
    """One walk over a content stream and the forms that it draws."""

    def __init__(self, reader: Reader, drawn: Drawn) -> None:
        self._reader = reader
        self._drawn = drawn
        self._text: Matrix = UNIT
        self._line: Matrix = UNIT
        self._alternatives: list[tuple[str, int]] = []

    def follow(self, source: Any, resources: Any, state: State, depth: int) -> None:
        """Read a page's content, or a form's. Raises InputError beyond the limits."""
        stack: list[State] = []
        data = b"\n".join(self._reader.streams(source))
        instructions, is_whole = self._reader.instructions(data)
        if not is_whole:
            self._drawn.aside.append(readable(data, syntax=False))
        for one in instructions:
            self._reader.count()
            operator, operands = spelt(one.operator), list(one.operands)
            if operator == "q":
                stack.append(_copied(state))
            elif operator == "Q":
                state = stack.pop() if stack else state
            elif operator == "cm":
                state.ctm = times(matrix(operands), state.ctm)
            elif operator == "Do":
                self._do(operands, resources, state, depth)
            elif operator == "INLINE IMAGE":
                self._drawn.inline_images += 1
            elif operator in _TEXT:
                self._text_operation(operator, operands, resources, state)
            else:
                self._other(operator, operands, resources)

    def _do(self, operands: list[Any], resources: Any, state: State, depth: int) -> None:
        form = _resource(resources, "/XObject", operands)
        if kind(form) != "stream" or str(form.get("/Subtype", "")) != "/Form" or depth >= MAX_DEPTH:
            return
        self._reader.drawn_form(form, self._drawn)
        inner = _copied(state)
        matrix = form.get("/Matrix")
        inner.ctm = times(matrix(list(matrix)), inner.ctm) if kind(matrix) == "array" else inner.ctm
        kept = self._text, self._line
        self.follow(form, form.get("/Resources", resources), inner, depth + 1)
        self._text, self._line = kept

    def _other(self, operator: str, operands: list[Any], resources: Any) -> None:
        if operator in ("BDC", "BMC", "DP", "MP"):
            operands = self._mark(operator, operands, resources)
        elif operator == "EMC" and self._alternatives:
            said, since = self._alternatives.pop()
            if _compact(said) != _compact("".join(one.text for one in self._drawn.shown[since:])):
                self._drawn.aside.append(said)
        elif operator not in OPERATORS:
            self._drawn.aside.append(operator if operator != LAST.decode() else "")
        self._drawn.aside += (text for one in operands for text in _texts(one))

    def _mark(self, operator: str, operands: list[Any], resources: Any) -> list[Any]:
        """Begin marked content; what is left to be read of its operands."""
        self._drawn.marked += 1
        properties: Any = operands[-1] if operator in ("BDC", "DP") and operands else None
        if kind(properties) == "name":
            properties = _resource(resources, "/Properties", operands)
        actual = entry(properties, "/ActualText")
        said = string_text(bytes(actual)) if kind(actual) == "string" else ""
        if operator in ("BDC", "BMC"):
            self._alternatives.append((said, len(self._drawn.shown)))
        elif said:
            self._drawn.aside.append(said)
        if not said:
            return operands
        return [*operands[:-1], *(value for key, value in properties.items() if key != "/ActualText")]

    def _text_operation(self, operator: str, operands: list[Any], resources: Any, state: State) -> None:
        numbers = [number(one) for one in operands]
        match operator, numbers:
            case ("BT", _):
                self._text = self._line = UNIT
            case ("Tm", [_, _, _, _, _, _]):
                self._text = self._line = matrix(operands)
            case ("Td" | "TD", [x, y]):
                state.leading = -y if operator == "TD" else state.leading
                self._move(x, y)
            case ("T*", _):
                self._move(0, -state.leading)
            case ("Tf", [_, size]):
                state.font, state.size = self._reader.font(_resource(resources, "/Font", operands[:1])), size
            case ("Tc", [value]):
                state.spacing = value
            case ("Tw", [value]):
                state.word_spacing = value
            case ("Tz", [value]):
                state.stretch = value / 100
            case ("TL", [value]):
                state.leading = value
            case ("Ts", [value]):
                state.rise = value
            case ("'" | '"', [*_]) if operands:
                if operator == '"' and len(operands) == 3:
                    state.word_spacing, state.spacing = numbers[:2]
                self._move(0, -state.leading)
                self._show(operands[-1:], state)
            case ("Tj", _):
                self._show(operands, state)
            case ("TJ", _) if operands and kind(operands[0]) == "array":
                self._show(list(operands[0]), state)
            case _:
                self._drawn.aside += (text for one in operands for text in _texts(one))

    def _move(self, x: float, y: float) -> None:
        self._text = self._line = times((1, 0, 0, 1, x, y), self._line)

    def _show(self, parts: list[Any], state: State) -> None:
        for part in parts:
            if kind(part) == "string":
                self._show_string(bytes(part), state)
            else:
                self._advance(-number(part) / 1000 * state.size * state.stretch)

    def _show_string(self, codes: bytes, state: State) -> None:
        whole = times(self._text, state.ctm)
        start = at(whole, 0, state.rise)
        said: list[str] = []
        advance = 0.0
        for text, width, is_space in state.font.read(codes):
            said.append(text)
            advance += (width * state.size + state.spacing + (state.word_spacing if is_space else 0)) * state.stretch
        self._advance(advance)
        end = at(times(self._text, state.ctm), 0, state.rise)
        size = abs(state.size) * math.hypot(whole[2], whole[3])
        raw = codes.decode("latin-1") if state.font.bytes_a_code == 1 else codes.decode("utf-16-be", "replace")
        self._drawn.shown.append(Shown("".join(said), start, end, size, raw))

    def _advance(self, along: float) -> None:
        self._text = times((1, 0, 0, 1, along, 0), self._text)


_TEXT = frozenset(["BT", "Tm", "Td", "TD", "T*", "Tf", "Tc", "Tw", "Tz", "TL", "Ts", "Tj", "TJ", "'", '"'])


def _texts(item: Any) -> Iterator[str]:
    """The strings and the unusual names of an operand."""
    waiting = [item]
    while waiting:
        one = waiting.pop()
        match kind(one):
            case "string":
                yield string_text(bytes(one))
            case "name":
                yield name_text(spelt(one).encode())
            case "array":
                waiting += list(one)
            case "dictionary":
                waiting += list(one.values())
            case _:
                pass


def _resource(resources: Any, category: str, operands: list[Any]) -> Any:
    named = operands[-1] if operands else None
    return entry(entry(resources, category), spelt(named)) if kind(named) == "name" else None


def _copied(state: State) -> State:
    return State(
        state.ctm, state.font, state.size, state.spacing, state.word_spacing, state.stretch, state.leading, state.rise
    )


def _compact(text: str) -> str:
    return "".join(letter for letter in unicodedata.normalize("NFKC", text).casefold() if letter.isalnum())
