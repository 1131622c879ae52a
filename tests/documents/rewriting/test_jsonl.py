"""JSON Lines: every string and number at any depth is looked at; all else stays as it was written."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recordlint.documents import read as read_notes
from recordlint.documents.base import ReadOptions
from recordlint.errors import InputError
from recordlint.notes import Note

from .helpers import copied, exchange, failures, read, same

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=10)
VALUES: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=8,
)
LINE = (
    '{ "text": "Seen Ada\\nat home",  "nhs": 9990124578, "people": [{"name": "Ada", "age": 9.50}, "Jo"], '
    '"ok": true, "none": null, "nested": {"a": {"b": ["\\u00e9 Ada"]}}, "big": 1e3, "x": 9990124578.0 }\r\n'
)


def test_every_string_and_number_is_a_piece_by_its_path(tmp_path: Path) -> None:
    path = tmp_path / "e.jsonl"
    path.write_text(LINE, newline="")
    (record,) = read(path)
    assert [(piece.field, piece.text) for piece in record.pieces] == [
        ("text", "Seen Ada\nat home"),
        ("nhs", "9990124578"),
        ("people[0].name", "Ada"),
        ("people[0].age", "9.5"),
        ("people[1]", "Jo"),
        ("nested.a.b[0]", "é Ada"),
        ("big", "1000"),
        ("x", "9990124578"),
    ]
    assert [piece.field for piece in record.pieces if piece.is_note] == ["text"]
    assert [record.note] == [item for item in read_notes(path, ReadOptions(), path.name) if isinstance(item, Note)]


def test_what_does_not_change_stays_byte_for_byte(tmp_path: Path) -> None:
    path = tmp_path / "e.jsonl"
    path.write_bytes(b"\xef\xbb\xbf" + LINE.encode() + b"\n" + LINE.strip().encode())
    assert copied(path)[0].read_bytes() == path.read_bytes()


def test_only_changed_values_are_written_anew(tmp_path: Path) -> None:
    path = tmp_path / "e.ndjson"
    path.write_text(LINE, newline="")
    copy, _ = copied(path, exchange("Ada", 'Č"\n'))
    text = copy.read_bytes().decode()
    expected = LINE.replace("Seen Ada", 'Seen Č\\"\\n').replace('"name": "Ada"', '"name": "Č\\"\\n"')
    assert text == expected.replace("\\u00e9 Ada", '\\u00e9 \\u010c\\"\\n')


def test_a_changed_number_becomes_a_string_and_is_told(tmp_path: Path) -> None:
    path = tmp_path / "e.jsonl"
    path.write_text(LINE, newline="")
    copy, remarks = copied(path, exchange("9990124578", "[NHS]"))
    item = json.loads(copy.read_text())
    assert (item["nhs"], item["x"], item["big"], item["ok"], item["none"]) == ("[NHS]", "[NHS]", 1000.0, True, None)
    assert remarks[-1].message == "changed numbers, which are strings in the copy: 2"


def test_a_key_that_stands_twice_hides_nothing(tmp_path: Path) -> None:
    path = tmp_path / "e.jsonl"
    path.write_text('{"text": "Ada one", "text": "Ada two"}\n')
    (record,) = read(path)
    assert [(piece.text, piece.is_note) for piece in record.pieces] == [("Ada one", False), ("Ada two", True)]
    assert "Ada" not in copied(path, exchange("Ada", "B"))[0].read_text()


def test_keys_that_come_late_hide_nothing(tmp_path: Path) -> None:
    path = tmp_path / "e.jsonl"
    path.write_text('{"text": "x"}\n' * 150 + '{"who": "Ada"}\n' + "{}\n")
    assert [piece.text for piece in read(path)[-1].pieces] == ["Ada"]
    path.write_text("{}\n" * 150 + '{"who": "Ada"}\n')
    assert [piece.text for piece in read(path)[-1].pieces] == ["Ada"]


@pytest.mark.parametrize("line", ["not json", "[1]", '"Ada"', '{"text": "Ada"} x', "[" * 100_000])
def test_a_line_that_is_no_object_is_not_copied(tmp_path: Path, line: str) -> None:
    path = tmp_path / "e.jsonl"
    path.write_text(f'{{"text": "x"}}\n{line}\n')
    (failure,) = failures(path)
    assert failure.row == 2
    with pytest.raises(InputError, match=r"e\.jsonl: not copied"):
        copied(path)
    assert [item.name for item in tmp_path.iterdir()] == ["e.jsonl"]


@given(st.lists(st.dictionaries(TEXTS, VALUES, max_size=4), min_size=1, max_size=4), st.booleans(), st.booleans())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=120)
def test_any_values(tmp_path: Path, items: list[dict[str, Any]], ascii_only: bool, spaced: bool) -> None:
    path = tmp_path / "e.jsonl"
    lines = [
        json.dumps(item, ensure_ascii=ascii_only, indent=None if spaced else 0).replace("\n", "") for item in items
    ]
    path.write_text("\n".join(lines), encoding="utf-8", newline="")
    assert copied(path)[0].read_bytes() == path.read_bytes()
    copy, _ = copied(path, lambda record: [f"<{text}>" for text in same(record)])
    found = [json.loads(line) for line in copy.read_text(encoding="utf-8").split("\n")]
    assert [_kinds(item) for item in found] == [_kinds(_all_text(item)) for item in items]
    texts = [piece.text for record in read(path) for piece in record.pieces]
    assert [piece.text for record in read(copy) for piece in record.pieces] == [f"<{text}>" for text in texts]


def _all_text(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _all_text(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_all_text(inner) for inner in value]
    return value if value is None or isinstance(value, bool) else "text"


def _kinds(value: Any) -> Any:
    """The shape of a value: keys in their order, and types."""
    if isinstance(value, dict):
        return [(key, _kinds(inner)) for key, inner in value.items()]
    return [_kinds(inner) for inner in value] if isinstance(value, list) else type(value)
