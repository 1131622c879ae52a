"""JSON Lines: only the strings and numbers that change are touched; keys, order, spacing and types stay."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from recordlint.documents.base import MAX_CHARACTERS, Failure, ReadOptions, Remark, too_long
from recordlint.documents.jsonl import cell_of, keys_of
from recordlint.documents.records import Change, Piece, Record
from recordlint.documents.rewriting.base import changed, refuse
from recordlint.documents.rewriting.json_values import JsonValue, json_values
from recordlint.documents.rewriting.rows import Table
from recordlint.documents.rewriting.streams import Encoding, file_encoding, lines, written


@dataclass(frozen=True, slots=True)
class _Line:
    """The characters of a line with its end, the places of its values, and its record (None where it has none)."""

    raw: str
    values: Sequence[JsonValue]
    record: Record | None


def records(path: Path, name: str, options: ReadOptions) -> Iterator[Record | Failure | Remark]:
    """The objects of a .jsonl file: every string and number, at any depth. Raises InputError when it cannot be read."""
    for item in _read(path, name, options, file_encoding(path, name)):
        if not isinstance(item, _Line):
            yield item
        elif item.record:
            yield item.record


def write(path: Path, name: str, part: Path, options: ReadOptions, change: Change) -> list[Remark]:
    """Write the changed lines. A number that changes becomes a string."""
    encoding = file_encoding(path, name)
    remarks: list[Remark] = []
    numbers = 0
    with written(part, name, encoding) as stream:
        for item in _read(path, name, options, encoding):
            if isinstance(item, Remark):
                remarks.append(item)
            elif isinstance(item, Failure):
                raise refuse(item)
            else:
                texts = changed(item.record, change) if item.record else ()
                line, became_strings = _replaced(item, texts, encoding)
                numbers += became_strings
                stream.write(line)
    if numbers:
        remarks.append(Remark(name, f"changed numbers, which are strings in the copy: {numbers:,}"))
    return remarks


def _read(path: Path, name: str, options: ReadOptions, encoding: Encoding) -> Iterator[_Line | Failure | Remark]:
    header = keys_of(lines(path, name, encoding))
    table = Table(header, options, name)
    yield from table.remarks()
    for number, line in enumerate(lines(path, name, encoding), 1):
        yield _line(line, number, header, table, name)


def _line(line: str, number: int, header: Sequence[str], table: Table, name: str) -> _Line | Failure:
    if not line.strip():
        return _Line(line, (), None)
    try:
        item = json.loads(line)
    except (ValueError, RecursionError) as error:
        said = getattr(error, "msg", type(error).__name__)
        return Failure(name, f"line {number} is not valid JSON ({said}): mend or remove it", number)
    if not isinstance(item, dict):
        return Failure(name, f"line {number} is not a JSON object: write one object a line", number)
    values = tuple(json_values(line))
    longest = max((len(value.text) for value in values), default=0)
    if longest > MAX_CHARACTERS:
        return too_long(name, longest, number)
    if not values:
        return _Line(line, (), None)
    cells = ["" if (cell := cell_of(item.get(key))) is None else cell for key in header]
    note = table.note(number, cells)
    # A key that stands twice keeps its last value, as every reader of JSON does.
    spoken = [i for i, value in enumerate(values) if value.is_top and value.path == table.note_field and note.text]
    marked = spoken[-1] if spoken and values[spoken[-1]].text == note.text else None
    pieces = tuple(Piece(value.text, value.path, is_note=i == marked) for i, value in enumerate(values))
    return _Line(line, values, Record(name, pieces, note, number))


def _replaced(line: _Line, texts: Sequence[str], encoding: Encoding) -> tuple[str, int]:
    """The line with the texts in the places of its values, and how many numbers became strings."""
    parts: list[str] = []
    at = numbers = 0
    for value, text in zip(line.values, texts, strict=bool(line.record)):
        if text == value.text:
            continue
        before = line.raw[value.start : value.end]
        parts += [line.raw[at : value.start], _string(text, before, encoding)]
        numbers += not before.startswith('"')
        at = value.end
    return "".join([*parts, line.raw[at:]]), numbers


def _string(text: str, before: str, encoding: Encoding) -> str:
    r"""A JSON string. Beyond ASCII it is escaped (\u00e9) where its forerunner was, or where the encoding needs it."""
    escapes = before.isascii() and "\\u" in before
    if not escapes:
        try:
            text.encode(encoding.codec)
        except UnicodeEncodeError:
            escapes = True
    return json.dumps(text, ensure_ascii=escapes)
