"""A redactor over every format, with personal data in every column, heading and name of a sheet."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from recordlint.documents.base import Failure, ReadOptions
from recordlint.documents.rewriting.raw import raw_texts
from recordlint.personal_data.base import Known, KnownPerson
from recordlint.redaction.forced import Forced
from recordlint.redaction.jobs import Pair, plan_run
from recordlint.redaction.policy import load
from recordlint.redaction.redactor import Redactor, Source
from recordlint.redaction.surfaces import compact

KNOWN = Known((KnownPerson("Petra Lund", "family"), KnownPerson("Ron Tully", "third_party")))
HEADINGS = ["Client: Petra Lund", "NHS number", "Case note", "Tel"]
ROWS = [
    ["Petra Lund", 9990246181, "Ron Tully rang. P. Lund was out.", "07700 900318"],
    ["Tully, Ron", 9990246181, "", "07700900318"],
    ["Somebody", None, "Petra's key safe is 4417.", None],
]
SECRETS = ("petra", "lund", "tully", "9990246181", "07700900318")


def as_csv(path: Path, delimiter: str = ",") -> None:
    rows = [HEADINGS, *ROWS]
    lines = [delimiter.join(f'"{"" if cell is None else cell}"' for cell in row) for row in rows]
    path.write_bytes("\r\n".join(lines).encode("utf-16"))


def as_jsonl(path: Path) -> None:
    keys = ["who", "nhs_number", "case_note", "tel"]
    lines = [
        json.dumps({"deep": [dict(zip(keys, row, strict=True))], **dict(zip(keys, row, strict=True))}) for row in ROWS
    ]
    path.write_text("\n".join(lines))


def as_xlsx(path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Petra Lund 07700 900318 and more"[:31]
    for row in [HEADINGS, *ROWS]:
        sheet.append(row)
    other = book.create_sheet("Ron Tully")
    other.append(["Name"])
    other.append(["Petra Lund"])
    book.properties.creator = "Petra Lund"
    book.save(path)


def as_parquet(path: Path) -> None:
    columns = {HEADINGS[i]: [row[i] for row in ROWS] for i in range(4)}
    table = pa.table(columns)
    pq.write_table(table.replace_schema_metadata({"made by": "Petra Lund"}), path)  # pyright: ignore[reportUnknownMemberType]


@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("e.csv", as_csv),
        ("e.tsv", lambda path: as_csv(path, "\t")),
        ("e.jsonl", as_jsonl),
        ("e.xlsx", as_xlsx),
        ("e.parquet", as_parquet),
    ],
)
@pytest.mark.parametrize("policy", ["everything", "subject-access", "training"])
def test_nothing_of_it_is_in_the_copy(tmp_path: Path, name: str, make: Callable[[Path], None], policy: str) -> None:
    make(tmp_path / name)
    copy = tmp_path / "out" / name
    pairs = [Pair(Source(tmp_path / name, name), copy)]
    with plan_run(load(policy), pairs, ReadOptions(), KNOWN, Forced(), one_person=True, seed=b"s") as job:
        job.write_copies()
        assert job.problems == []
    shown = compact(" ".join(text for _, text in raw_texts(copy)))
    # Under subject-access numbers may be taken for the subject's own; names of others never are.
    secrets = SECRETS[:3] if policy == "subject-access" else SECRETS
    assert [secret for secret in secrets if secret in shown] == []
    assert "somebody" in shown


def test_rows_of_different_people_are_kept_apart_unless_they_are_one_persons(tmp_path: Path) -> None:
    path = tmp_path / "e.csv"
    path.write_text("Client name,Case note\nAda Obi,Her son Sam rang.\nBo Lund,His son Sam rang.\n")
    labels: list[set[str]] = []
    for one_person in (False, True):
        with Redactor(load("everything"), one_person=one_person, seed=b"s") as redactor:
            assert not [x for x in redactor.collect(Source(path, "e.csv")) if isinstance(x, Failure)]
            redactor.decide()
            items = [i for pieces in redactor.items_of(Source(path, "e.csv")) for own in pieces for i in own]
            labels.append({i.replacement for i in items if i.text == "Sam"})
    assert [len(found) for found in labels] == [2, 1]


def test_a_file_that_fails_late_leaves_nothing_in_the_run(tmp_path: Path) -> None:
    good, bad = tmp_path / "good.txt", tmp_path / "bad.csv"
    good.write_text("Petra Lund rang.")
    bad.write_text("Name,Note\n" + "Ron Tully,He rang.\n" * 1500 + "1,2,3,4\n")
    with Redactor(load("everything")) as redactor:
        assert [x.row for x in redactor.collect(Source(bad, "bad.csv")) if isinstance(x, Failure)] == [1501]
        assert list(redactor.collect(Source(good, "good.txt"))) == []
        redactor.decide()
        assert [source.name for source in redactor.sources] == ["good.txt"]
        assert [name for person in redactor.people.values() for name, _ in person.names] == ["Petra Lund"]


def test_what_is_withheld_in_one_file_is_withheld_in_another_where_nobody_would_see_a_name(tmp_path: Path) -> None:
    texts = {"a.txt": "Spoke to Petra Lund at length.", "b.txt": "gave it 2 LUND, PETRA - p.lund knows"}
    for name, text in texts.items():
        (tmp_path / name).write_text(text)
    pairs = [Pair(Source(tmp_path / name, name), tmp_path / f"copy-{name}") for name in texts]
    with plan_run(load("everything"), pairs, ReadOptions(), Known(), Forced(), one_person=True, seed=b"s") as job:
        job.write_copies()
        assert job.problems == []
    assert (tmp_path / "copy-b.txt").read_text() == "gave it 2 [person 1] - [person 1] knows"
