"""The formats of the inventory: what each shows of a record, with and without the words."""

from __future__ import annotations

import csv
import io
import json
from importlib import resources

import jsonschema
import pytest

from recordlint.documents.base import Failure
from recordlint.notes import Mention, NoteRef, Topic
from recordlint.personal_data.base import ROLES, TYPES
from recordlint.personal_data.people.persons import Person
from recordlint.personal_data.run import StoredPiece, StoredRecord
from recordlint.reports.scan_base import Hidden, ScanOptions, ScanReport, ScanSummary, printable
from recordlint.reports.scan_csv import ScanCsv
from recordlint.reports.scan_json import ScanJson
from recordlint.reports.scan_text import ScanText

SCHEMA = json.loads((resources.files("recordlint.reports") / "scan_schema.json").read_text(encoding="utf-8"))


def piece(
    words: str, kind: str = "PERSON", *, field: str | None = None, entity: str | None = "person-1"
) -> StoredPiece:
    """A piece with one mention at its beginning."""
    mention = Mention(kind, 0, len(words), 0.91234, "test", "subject" if entity else "none", entity, why="cue")
    return StoredPiece(field, field is None, (mention,), (words,), ())


def record(*pieces: StoredPiece, row: int | None = None, sheet: str | None = None, frame: bool = False) -> StoredRecord:
    """A record of one person, the subject."""
    people = (Person("person-1", "subject", (("Zebedee", 1),)), Person("person-2", "family", (("Petra", 0),)))
    return StoredRecord(0, NoteRef("a.csv", "7", row), 0, sheet, row, pieces, people, is_frame=frame)


def written(kind: str, *records: StoredRecord, errors: tuple[Failure, ...] = (), **options: bool) -> str:
    """What a report prints."""
    out = io.StringIO()
    chosen = ScanOptions(**options)
    report: ScanReport = {"json": ScanJson, "csv": ScanCsv, "text": ScanText}[kind](out, chosen)
    summary = ScanSummary()
    report.begin()
    for one in records:
        summary.add(one)
        report.record(one)
    report.end(summary, list(errors))
    return out.getvalue()


def test_the_schema_is_sound_and_knows_every_type_and_role() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$defs"]["mention"]["properties"]["type"]["enum"] == list(TYPES)
    assert SCHEMA["$defs"]["role"]["enum"] == [*ROLES, "none"]


@pytest.mark.parametrize("excerpts", [True, False])
def test_json_keeps_to_its_schema(excerpts: bool) -> None:
    said = StoredPiece(None, True, (), (), (Topic("health", 0, 5),))
    text = written(
        "json",
        record(piece("Zebedee"), piece("07700 900123", "PHONE", field="mobile", entity=None), row=1),
        record(said),
        errors=(Failure("b.txt", "gone"), Failure("a.csv", "too wide", 4)),
        excerpts=excerpts,
        explain=excerpts,
    )
    data = json.loads(text)
    jsonschema.Draft202012Validator(SCHEMA).validate(data)
    assert ("Zebedee" in text) is excerpts
    assert data["notes"][0]["people"] == [{"entity": "person-1", "role": "subject", "relation": None, "mentions": 1}], (
        "nobody without a mention"
    )
    assert data["summary"] == {
        "notes": 2,
        "mentions": 2,
        "people": 1,
        "by_type": {"PERSON": 1, "PHONE": 1},
        "by_role": {"none": 1, "subject": 1},
        "by_topic": {"health": 1},
    }
    assert [e["row"] for e in data["errors"]] == [None, 4]


def test_the_schema_refuses_what_is_no_inventory() -> None:
    data = json.loads(written("json", record(piece("Zebedee"))))
    data["notes"][0]["mentions"][0]["type"] = "NAME"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(SCHEMA).validate(data)


def test_no_records_is_valid_too() -> None:
    data = json.loads(written("json", errors=(Failure("b.txt", "gone"),)))
    jsonschema.Draft202012Validator(SCHEMA).validate(data)
    assert data["notes"] == []


@pytest.mark.parametrize("words", ["=1+1", "+44 7700 900123", "-x", "@handle", "\t=1", "\n=1"])
def test_csv_disarms_what_a_spreadsheet_takes_for_a_formula(words: str) -> None:
    rows = list(csv.DictReader(io.StringIO(written("csv", record(piece(words)), excerpts=True))))
    assert rows[0]["text"].startswith("'")
    assert rows[0]["text"].endswith(words.strip())


def test_csv_shows_words_and_reasons_only_on_request() -> None:
    hidden = list(csv.DictReader(io.StringIO(written("csv", record(piece("Zebedee", field="client"), row=3)))))
    assert (hidden[0]["text"], hidden[0]["why"]) == ("", "")
    assert (hidden[0]["row"], hidden[0]["field"], hidden[0]["score"]) == ("3", "client", "0.912")
    shown = written("csv", record(piece("Zebedee")), excerpts=True, explain=True)
    assert "Zebedee" in shown
    assert "cue" in shown


def test_text_groups_by_person_and_names_the_place() -> None:
    text = written("text", record(piece("Zebedee", field="client"), piece("Zebedee"), row=3))
    assert "a.csv, row 3, id 7" in text
    assert "person-1 (the person)" in text
    assert "name at client 0-7, 0-7" in text
    assert "Zebedee" not in text
    assert "person-2" not in text
    assert "“Zebedee”" in written("text", record(piece("Zebedee")), excerpts=True)


def test_text_of_a_terminal_holds_no_control_characters() -> None:
    text = written("text", record(piece("Zeb\x1b[2Jedee\u202e\ud800")), excerpts=True)
    assert "\x1b" not in text
    assert "\u202e" not in text
    text.encode()


@pytest.mark.parametrize(
    ("text", "shown"), [("a  b\n c", "a b c"), ("é \U0001f600", "é \U0001f600"), ("\x00a", "\ufffda")]
)
def test_printable(text: str, shown: str) -> None:
    assert printable(text) == shown


def test_headings_and_sheets_that_hold_somebody_are_not_shown() -> None:
    hidden = Hidden()
    hidden(record(piece("Zebedee", field="sheet name"), sheet="Zebedee", frame=True))
    hidden(record(StoredPiece("column 1", False, (), (), ()), piece("Petra", field="column 2"), row=0, sheet="Zebedee", frame=True))  # fmt: skip
    row = hidden(record(piece("x", field="id"), piece("y", field="Petra"), row=1, sheet="Zebedee"))
    assert row.sheet == "sheet 1"
    assert [p.field for p in row.pieces] == ["id", "column 2"]
    other = hidden(record(piece("y", field="Petra"), row=1, sheet="Rota"))
    assert (other.sheet, other.pieces[0].field) == ("Rota", "Petra")
