"""The log: every decision with its grounds, safe to open in a spreadsheet, and never the words."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recordlint.redaction.base import Item
from recordlint.redaction.log import COLUMNS, LOG_VERSION, NOTICE, cell, reference, write_csv, write_json

KEY = b"k" * 32
ITEM = Item(
    10, 24, "Halina Nowicka", "PERSON", "subject", "p1", "pseudonym", "Helen Norris", 7, "Visits", "note", 0.91234, "names", True,
    "third party", "DPA Sch 2 para 16", "policy line 3",
)  # fmt: skip


def as_json(*items: Item) -> dict[str, object]:
    stream = io.StringIO()
    write_json(stream, [("a.csv", item) for item in items], KEY, {"version": "1.0"})
    return json.loads(stream.getvalue())


def as_csv(*items: Item) -> list[list[str]]:
    stream = io.StringIO(newline="")
    write_csv(stream, [("a.csv", item) for item in items], KEY, {"version": "1.0"})
    return list(csv.reader(io.StringIO(stream.getvalue(), newline="")))


def test_json_has_the_decision_and_says_what_it_is() -> None:
    made = as_json(ITEM)
    assert made["version"] == LOG_VERSION
    assert made["notice"] == NOTICE
    assert "not for release" in NOTICE
    assert made["run"] == {"version": "1.0"}
    assert made["decisions"] == [
        {
            "file": "a.csv", "sheet": "Visits", "row": 7, "field": "note", "start": 10, "end": 24, "type": "PERSON", "role": "subject",
            "entity": "p1", "action": "pseudonym", "reason": "third party", "exemption": "DPA Sch 2 para 16",
            "rule": "policy line 3", "recognizer": "names", "score": 0.912, "review": True,
        }
    ]  # fmt: skip
    assert as_json()["decisions"] == []


def test_csv_says_what_it_is_and_has_a_row_for_each_decision() -> None:
    about, head, row = as_csv(ITEM)
    assert about[0] == NOTICE
    assert tuple(head) == COLUMNS
    assert row[:6] == ["a.csv", "Visits", "7", "note", "10", "24"]
    assert row[-1] == "yes"


@pytest.mark.parametrize(
    "item",
    [
        ITEM,
        replace(ITEM, entity="Halina Nowicka"),
        replace(ITEM, entity="Nowicka1"),
        replace(ITEM, rule="--withhold halina NOWICKA"),
        replace(ITEM, reason="Halina-Nowicka asked for it", exemption="see Halina Nowicka"),
        replace(ITEM, text="2580", entity="2580", start=10, end=14, rule="/25 80/"),
    ],
)
def test_neither_words_nor_replacements_stand_in_it(item: Item) -> None:
    both = json.dumps(as_json(item)).lower() + repr(as_csv(item)).lower()
    for words in ("nowicka", "halina", "norris", "2580"):
        assert words not in both


@pytest.mark.parametrize("text", ["=1+1", "+44", "-2", "@SUM(A1)", "\t=1", "\r=1", " =1", "\u00a0=1", "|x", "%x"])
def test_no_cell_is_a_formula(text: str) -> None:
    assert str(cell(text)).startswith("'")
    assert as_csv(replace(ITEM, field=text))[2][3] == f"'{text}"


@given(st.text(max_size=20))
def test_any_text_is_a_safe_cell(text: str) -> None:
    made = str(cell(text))
    assert made in (text, f"'{text}")
    assert not made.lstrip().startswith(("=", "+", "-", "@"))


def test_references_are_stable_under_one_key_alone() -> None:
    assert reference(KEY, "a") == reference(KEY, "a")
    assert len({reference(KEY, "a"), reference(KEY, "b"), reference(b"x" * 32, "a")}) == 3
    assert reference(KEY, "\ud800")


def test_what_was_left_out_of_a_copy_is_told() -> None:
    said = [("a.docx", "left out of the copy: comments (3)")]
    stream = io.StringIO()
    write_json(stream, [], KEY, remarks=said)
    assert json.loads(stream.getvalue())["remarks"] == [{"file": "a.docx", "remark": said[0][1]}]
    sheet = io.StringIO(newline="")
    write_csv(sheet, [], KEY, remarks=said)
    row = dict(zip(COLUMNS, list(csv.reader(io.StringIO(sheet.getvalue(), newline="")))[-1], strict=True))
    assert (row["file"], row["type"], row["reason"]) == ("a.docx", "REMARK", said[0][1])
