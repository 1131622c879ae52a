"""`recordlint scan`, as a person and a program use it: formats, exit codes, whose data, and what is never shown unasked."""

from __future__ import annotations

import json
from importlib import resources
from pathlib import Path
from typing import Any

import jsonschema
import openpyxl
import pyarrow as pa
import pytest
from click.testing import Result
from pyarrow import parquet

from tests.conftest import Run

SCHEMA = json.loads((resources.files("recordlint.reports") / "scan_schema.json").read_text(encoding="utf-8"))
FULL = "Zebedee Okonkwo"
NOTE = "Zebedee fell. Rang Petra Quill, his wife, on 07700 900123."
CLEAN = "Had tea and toast, no pain. Key left with the warden.\n"


@pytest.fixture
def here(run: Run, tmp_path: Path) -> Path:
    """The folder in which `run` works, with one note that names people and one that does not."""
    (tmp_path / "named.txt").write_text(NOTE + "\n")
    (tmp_path / "clean.txt").write_text(CLEAN)
    return tmp_path


def inventory(result: Result) -> dict[str, Any]:
    """The JSON that was printed, held to its schema."""
    assert "Traceback" not in result.stderr
    data = json.loads(result.stdout)
    jsonschema.Draft202012Validator(SCHEMA).validate(data)
    return data


def export(folder: Path, kind: str) -> Path:
    """The same two rows in every format of exports."""
    path = folder / f"e.{kind}"
    rows = [{"id": "a1", "client": FULL, "mobile": "07700 900456", "note": NOTE}]
    rows.append({"id": "a2", "client": "", "mobile": "", "note": CLEAN.strip()})
    if kind in ("csv", "tsv"):
        mark = "," if kind == "csv" else "\t"
        lines = [mark.join(rows[0]), *(mark.join(f'"{cell}"' for cell in row.values()) for row in rows)]
        path.write_text("\n".join(lines) + "\n")
    elif kind == "jsonl":
        path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    elif kind == "xlsx":
        book = openpyxl.Workbook()
        assert book.active is not None
        for cells in (list(rows[0]), *(list(row.values()) for row in rows)):
            book.active.append(cells)
        book.save(path)
    else:
        parquet.write_table(pa.table({key: [row[key] for row in rows] for key in rows[0]}), path)
    return path


def test_nothing_found_is_0_and_the_note_is_listed(run: Run, here: Path) -> None:
    result = run("scan", "clean.txt", "--format", "json", "--fail-on-found")
    assert result.exit_code == 0
    (note,) = inventory(result)["notes"]
    assert (note["path"], note["mentions"], note["empty"]) == ("clean.txt", [], False)


@pytest.mark.parametrize(("args", "code"), [([], 0), (["--fail-on-found"], 1)])
def test_hits_are_0_unless_they_shall_fail(run: Run, here: Path, args: list[str], code: int) -> None:
    assert run("scan", "named.txt", *args).exit_code == code


def test_the_contract(run: Run, here: Path) -> None:
    data = inventory(run("scan", "named.txt", "--format", "json", "--excerpts", "--explain"))
    assert (data["schema_version"], data["offsets"], data["errors"]) == (1, "unicode-code-points", [])
    (note,) = data["notes"]
    found = {m["text"]: m for m in note["mentions"]}
    assert list(found) == ["Zebedee", "Petra Quill", "07700 900123"]
    assert all(NOTE[m["start"] : m["end"]] == words for words, m in found.items())
    assert [m["type"] for m in note["mentions"]] == ["PERSON", "PERSON", "PHONE"]
    assert found["Petra Quill"]["role"] == "family"
    assert {p["entity"] for p in note["people"]} == {m["entity"] for m in note["mentions"]}
    assert sum(p["mentions"] for p in note["people"]) == 3
    assert [p["relation"] for p in note["people"] if p["role"] == "family"] == ["wife"]


@pytest.mark.parametrize("form", ["json", "csv", "text"])
@pytest.mark.parametrize("more", [[], ["--explain"]], ids=["plain", "explain"])
def test_words_are_left_out_unless_asked_for(run: Run, here: Path, form: str, more: list[str]) -> None:
    """No name, number or word of a note, cell, heading, sheet or broken row is printed, to either stream."""
    (here / "broken.jsonl").write_text('{"id": "1", "client": "Ottoline Prysk"}\n{"client": "Ottoline Prysk" oops\n')
    (here / "wide.csv").write_text("id,note\n1,Ottoline Prysk fell,and,Ottoline Prysk wept\n")
    (here / "nohead.csv").write_text("1,Ottoline Prysk\n2,Zebedee Okonkwo\n")
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.title = "Ottoline Prysk"
    for sheet in (book.active, book.create_sheet("Rota")):
        sheet.append(["id", "note"])
        sheet.append([1, NOTE])
    book.save(here / "book.xlsx")
    (here / "binary.txt").write_bytes(b"\x89\0\0 Ottoline Prysk")
    hidden = run("scan", ".", "--format", form, *more)
    assert hidden.exit_code == 2
    for word in ("Zebedee", "Okonkwo", "Petra", "Quill", "900123", "Ottoline", "Prysk"):
        assert word.lower() not in (hidden.stdout + hidden.stderr).lower()
    assert "Zebedee" in run("scan", ".", "--format", form, "--excerpts").stdout


def test_the_key_text_stands_only_where_words_are_asked_for(run: Run, here: Path) -> None:
    hidden = inventory(run("scan", "named.txt", "--format", "json"))
    assert not any("text" in m or "why" in m for m in hidden["notes"][0]["mentions"])


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("gone.txt", None, "no such file"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "not a text file"),
        ("odd.txt", b"caf\x81 \x8d", "UTF-8"),
        ("note.odp", b"PK", "not read yet"),
        ("book.xlsx", b"PK\3\4 no workbook", "Excel"),
        ("data.parquet", b"PAR1", "Parquet"),
        ("long.txt", b"word " * 500_000, "beyond the limit"),
        ("quote.csv", b'id,note\n1,"never closed\n', "quot"),
    ],
)
def test_what_cannot_be_read_is_2_and_the_rest_is_listed(
    run: Run, here: Path, name: str, content: bytes | None, said: str
) -> None:
    if content is not None:
        (here / name).write_bytes(content)
    result = run("scan", name, "named.txt", "--format", "json", "-q")
    assert result.exit_code == 2
    data = inventory(result)
    assert "named.txt" in [n["path"] for n in data["notes"]]
    assert [e["path"] for e in data["errors"]] == [name]
    assert said in data["errors"][0]["message"]
    (line,) = result.stderr.splitlines()
    assert line.startswith(f"recordlint: {name}")


def test_a_bad_row_is_told_and_its_neighbours_are_read(run: Run, here: Path) -> None:
    (here / "e.csv").write_text(f'id,note\n1,Fine,,too many\n2,"{NOTE}"\n')
    result = run("scan", "e.csv", "--format", "json")
    data = inventory(result)
    assert result.exit_code == 2
    assert [(e["path"], e["row"]) for e in data["errors"]] == [("e.csv", 1)]
    assert [(n["row"], len(n["mentions"])) for n in data["notes"]] == [(2, 3)]


def test_an_empty_file_is_listed_and_fails_nothing(run: Run, here: Path) -> None:
    (here / "empty.txt").write_bytes(b"")
    (here / "blank.txt").write_bytes(b" \r\n\t")
    result = run("scan", "empty.txt", "blank.txt", "--format", "json", "--fail-on-found")
    assert result.exit_code == 0
    assert [(n["path"], n["empty"]) for n in inventory(result)["notes"]] == [("empty.txt", True), ("blank.txt", True)]
    assert "empty.txt: empty" in run("scan", "empty.txt").stdout


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Café \U0001f600\U0001f469\u200d\U0001f9bd visit.\r\n\r\nMrs Ottoline Prysk fell.", "utf-8-sig"),
        ("Café \U0001f600\r\nMrs Ottoline Prysk fell.", "utf-16"),
        ("Café: Mrs Ottoline Prysk fell.", "cp1252"),
        ("One\rtwo\r\n\r\nMrs Ottoline Prysk fell.", "utf-8"),
        ("Cafe\u0301 \u0130\u00df: Mrs Ottoline Prysk fell.", "utf-8"),
    ],
    ids=["mark, CRLF, astral", "utf-16", "cp1252", "CR", "letters that grow when folded"],
)
def test_offsets_count_code_points_of_the_decoded_text(run: Run, here: Path, text: str, encoding: str) -> None:
    (here / "u.txt").write_bytes(text.encode(encoding))
    mentions = inventory(run("scan", "u.txt", "--format", "json", "--excerpts"))["notes"][0]["mentions"]
    assert "Mrs Ottoline Prysk" in [m["text"] for m in mentions]
    assert all(text[m["start"] : m["end"]] == m["text"] for m in mentions)


@pytest.mark.parametrize("kind", ["csv", "tsv", "jsonl", "xlsx", "parquet"])
def test_every_cell_of_an_export_is_read(run: Run, here: Path, kind: str) -> None:
    path = export(here, kind)
    data = inventory(run("scan", path.name, "--format", "json", "--excerpts"))
    first, second = data["notes"]
    assert [(n["row"], n["id"]) for n in data["notes"]] == [(1, "a1"), (2, "a2")]
    assert all(NOTE[m["start"] : m["end"]] == m["text"] for m in first["mentions"])
    fields = {f["field"]: [(m["type"], m["text"], m["start"]) for m in f["mentions"]] for f in first["fields"]}
    assert fields == {"client": [("PERSON", FULL, 0)], "mobile": [("PHONE", "07700 900456", 0)]}
    assert first["fields"][0]["mentions"][0]["entity"] == first["mentions"][0]["entity"]
    assert first["mentions"][0]["role"] == "subject"
    assert (second["mentions"], second["fields"]) == ([], [])


def test_an_export_on_standard_input(run: Run, here: Path) -> None:
    data = export(here, "csv").read_bytes()
    notes = inventory(run("scan", "-", "--stdin-filename", "x.csv", "--format", "json", input=data))["notes"]
    assert [(n["path"], n["row"], len(n["mentions"])) for n in notes] == [("x.csv", 1, 3), ("x.csv", 2, 0)]


def test_a_note_on_standard_input(run: Run, here: Path) -> None:
    (note,) = inventory(run("scan", "-", "--format", "json", input=NOTE))["notes"]
    assert (note["path"], len(note["mentions"])) == ("stdin.txt", 3)


def test_standard_input_of_no_known_kind_is_an_error_in_the_list(run: Run, here: Path) -> None:
    result = run("scan", "-", "--stdin-filename", "note.doc", "--format", "json", input=NOTE)
    assert result.exit_code == 2
    assert [e["path"] for e in inventory(result)["errors"]] == ["note.doc"]


def test_too_much_on_standard_input_is_an_error_in_the_list(
    run: Run, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("recordlint.commands.sources.MAX_BYTES", 20)
    result = run("scan", "named.txt", "-", "--format", "json", input=NOTE)
    assert result.exit_code == 2
    data = inventory(result)
    assert [n["path"] for n in data["notes"]] == ["named.txt"]
    assert [e["path"] for e in data["errors"]] == ["stdin.txt"]


def test_a_folder_with_files_of_other_kinds(run: Run, here: Path) -> None:
    (here / "sub").mkdir()
    (here / "sub" / "b.md").write_text(NOTE)
    (here / "a.odp").write_bytes(b"x")
    result = run("scan", ".", "--format", "json")
    assert result.exit_code == 0
    assert [n["path"] for n in inventory(result)["notes"]] == ["clean.txt", "named.txt", "sub/b.md"]
    assert "1 .odp" in result.stderr
    assert run("scan", ".", "-q").stderr == ""


def test_entries_of_a_running_record(run: Run, here: Path) -> None:
    (here / "r.txt").write_text(f"01/03/2026\n{CLEAN}\n02/03/2026\n{NOTE}\n")
    notes = inventory(run("scan", "r.txt", "--entries", "--format", "json", "--excerpts"))["notes"]
    assert [n["entry"] for n in notes] == [1, 2]
    text = (here / "r.txt").read_text()
    named = [m for m in notes[1]["mentions"] if m["type"] == "PERSON"]
    assert [m["text"] for m in named] == ["Zebedee", "Petra Quill"]
    assert all(text[notes[1]["note_start"] + m["start"] :].startswith(m["text"]) for m in named)


def test_headings_count_where_they_hold_somebody(run: Run, here: Path) -> None:
    (here / "nohead.csv").write_text(f"1,{FULL}\n2,Amina Yusuf\n")
    data = inventory(run("scan", "nohead.csv", "--format", "json"))
    assert [n["row"] for n in data["notes"]] == [0, 1]
    assert [f["field"] for n in data["notes"] for f in n["fields"]] == ["column 2", "column 2"]
    assert data["summary"]["notes"] == 1


def people(data: dict[str, Any], words: str) -> list[str]:
    """The entities of all mentions of these words, in order."""
    cells = [cell for note in data["notes"] for cell in (note, *note["fields"])]
    return [m["entity"] for cell in cells for m in cell["mentions"] if m["text"] == words]


def test_the_same_person_in_two_notes_of_one_record_is_one_entity(run: Run, here: Path) -> None:
    (here / "a.txt").write_text("Visit to Ottoline Prysk. Her son Kwabena was there.")
    (here / "b.txt").write_text("Ottoline was tired. Her son Kwabena rang.")
    apart = inventory(run("scan", "a.txt", "b.txt", "--format", "json", "--excerpts"))
    assert len(set(people(apart, "Kwabena"))) == 2
    together = inventory(run("scan", "a.txt", "b.txt", "--one-person", "--format", "json", "--excerpts"))
    assert len(set(people(together, "Kwabena"))) == 1
    assert people(together, "Ottoline Prysk") == people(together, "Ottoline")


def test_rows_of_two_people_are_not_joined_by_a_forename(run: Run, here: Path) -> None:
    rows = [
        f'1,{FULL},"Rang his son Kwabena."',
        '2,Amina Yusuf,"Rang her son Kwabena."',
        f'3,{FULL},"His son Kwabena came."',
    ]
    (here / "e.csv").write_text("id,client,note\n" + "\n".join(rows) + "\n")
    first, other, again = people(inventory(run("scan", "e.csv", "--format", "json", "--excerpts")), "Kwabena")
    assert first == again != other


def test_the_subject_and_other_names(run: Run, here: Path) -> None:
    (here / "s.txt").write_text("Jinx was low in mood. OP asked for a call.")
    args = ["--subject", "Ottoline Prysk", "--also-known-as", "Jinx", "--also-known-as", "OP"]
    data = inventory(run("scan", "s.txt", *args, "--format", "json", "--excerpts"))
    mentions = data["notes"][0]["mentions"]
    assert [(m["text"], m["role"]) for m in mentions] == [("Jinx", "subject"), ("OP", "subject")]
    assert len({m["entity"] for m in mentions}) == 1


def test_other_names_of_nobody_are_refused(run: Run, here: Path) -> None:
    result = run("scan", "named.txt", "--also-known-as", "Jinx")
    assert result.exit_code == 2
    assert result.stderr.startswith("recordlint: ")


CASE = """
[[person]]
name = "Ottoline Prysk"
role = "subject"
also = ["Jinx"]
identifiers = ["999 123 4572"]
[[person]]
name = "Dorcas Penhale"
role = "third_party"
relation = "neighbour"
[case]
ids = ["QX-[0-9]{5}"]
"""


def test_a_case_file(run: Run, here: Path) -> None:
    (here / "case.toml").write_text(CASE)
    (here / "s.txt").write_text("Ref QX-41002. Jinx told Dorcas about it. NHS no 999 123 4572.")
    data = inventory(run("scan", "s.txt", "--case", "case.toml", "--format", "json", "--excerpts"))
    found = {m["text"]: m for m in data["notes"][0]["mentions"]}
    assert found["QX-41002"]["type"] == "CASE_ID"
    assert (found["Jinx"]["role"], found["Dorcas"]["role"]) == ("subject", "third_party")
    assert found["999 123 4572"]["entity"] == found["Jinx"]["entity"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ('[[person]]\nnaem = "X Y"\n', "did you mean 'name'?"),
        ('[[person]]\nname = "X Y"\nrole = "famly"\n', "did you mean 'family'?"),
        ('[cases]\nids = ["A"]\n', "did you mean 'case'?"),
        ('[case]\nids = ["("]\n', "regular expression"),
        ("[[person]\n", "not valid TOML"),
        (None, "cannot be read"),
    ],
)
def test_a_wrong_case_file_is_2_and_one_line_that_helps(run: Run, here: Path, content: str | None, said: str) -> None:
    if content is not None:
        (here / "case.toml").write_text(content)
    result = run("scan", "named.txt", "--case", "case.toml")
    assert result.exit_code == 2
    assert result.stdout == ""
    (line,) = result.stderr.splitlines()
    assert line.startswith("recordlint: case.toml")
    assert said in line


def test_house_case_numbers_of_the_settings(run: Run, here: Path) -> None:
    (here / "recordlint.toml").write_text('case_ids = ["QX-[0-9]{5}"]\n')
    (here / "s.txt").write_text("See QX-41002 for details.")
    (mention,) = inventory(run("scan", "s.txt", "--format", "json"))["notes"][0]["mentions"]
    assert (mention["type"], mention["start"], mention["end"]) == ("CASE_ID", 4, 12)


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ('case_id = ["A"]\n', "did you mean 'case_ids'?"),
        ('case_ids = "A"\n', "list of words"),
        ('case_ids = ["("]\n', "no regular expression"),
    ],
)
def test_wrong_settings_are_2_and_one_line(run: Run, here: Path, settings: str, said: str) -> None:
    (here / "recordlint.toml").write_text(settings)
    result = run("scan", "named.txt", "--format", "json")
    assert result.exit_code == 2
    (line,) = result.stderr.splitlines()
    assert said in line


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["--fromat", "json"], "--format"),
        (["--format", "xml"], "xml"),
        (["--output", "no/such/folder/x.json"], "check the folder"),
        (["--config", "none.toml"], "none.toml"),
    ],
)
def test_a_misspelt_option_is_2_and_helps(run: Run, here: Path, args: list[str], said: str) -> None:
    result = run("scan", "named.txt", *args)
    assert result.exit_code == 2
    assert said in result.stderr


def test_an_output_file_appears_whole_or_not_at_all(run: Run, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run("scan", "named.txt", "--format", "json", "--output", "r.json").exit_code == 0
    jsonschema.validate(json.loads((here / "r.json").read_text()), SCHEMA)

    from recordlint.personal_data.reader import PersonalDataReader

    def interrupted(*args: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(PersonalDataReader, "read", interrupted)
    result = run("scan", "named.txt", "--output", "s.txt")
    assert result.exit_code == 2
    assert "stopped before the end" in result.stderr
    assert sorted(p.name for p in here.iterdir()) == ["clean.txt", "named.txt", "r.json"]


def test_half_a_surrogate_pair_breaks_no_format(run: Run, here: Path) -> None:
    """JSON can hold half a pair, UTF-8 cannot; positions count it as one code point."""
    (here / "e.jsonl").write_text('{"id": "\\ud83d1", "note": "\\ud83d Mrs Ottoline Prysk\\udc00 fell."}\n')
    (note,) = inventory(run("scan", "e.jsonl", "--format", "json", "--excerpts"))["notes"]
    assert [(m["start"], m["text"]) for m in note["mentions"]] == [(2, "Mrs Ottoline Prysk")]
    for form in ("csv", "text"):
        assert run("scan", "e.jsonl", "--format", form, "--excerpts").exit_code == 0


def test_two_runs_give_the_same_list(run: Run, here: Path) -> None:
    export(here, "csv")
    args = ("scan", ".", "--format", "json", "--explain", "--excerpts")
    assert run(*args).stdout == run(*args).stdout
