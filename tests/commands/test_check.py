"""`recordlint check`, as a person and a program use it: exit codes, messages, what is shown and what is not."""

from __future__ import annotations

import json
from importlib import resources
from pathlib import Path

import jsonschema
import pytest

from tests.conftest import Run

POOR = "She is manipulative.\n"
GOOD = "Mrs Obi said she had slept well and would like to go to the shop on Friday.\n"
SCHEMA = json.loads((resources.files("recordlint.reports") / "schema.json").read_text(encoding="utf-8"))


@pytest.fixture
def here(run: Run, tmp_path: Path) -> Path:
    """The folder in which `run` works, with one poor and one good note."""
    (tmp_path / "poor.txt").write_text(POOR)
    (tmp_path / "good.txt").write_text(GOOD)
    return tmp_path


def test_clean_is_0_and_the_note_is_listed(run: Run, here: Path) -> None:
    result = run("check", "good.txt")
    assert result.exit_code == 0
    assert "good.txt: nothing to report" in result.stdout


def test_findings_are_1_with_why_and_instead(run: Run, here: Path) -> None:
    result = run("check", "poor.txt", "good.txt")
    assert result.exit_code == 1
    for part in ("poor.txt", "1:8", "warning respect/stigmatising-label", "why:", "instead:", "2 notes checked"):
        assert part in result.stdout


@pytest.mark.parametrize(("fail_on", "code"), [("error", 0), ("never", 0), ("warning", 1), ("info", 1)])
def test_fail_on(run: Run, here: Path, fail_on: str, code: int) -> None:
    assert run("check", "poor.txt", "--fail-on", fail_on).exit_code == code


@pytest.mark.parametrize("form", ["text", "json", "sarif"])
def test_words_are_left_out_unless_asked_for(run: Run, here: Path, form: str) -> None:
    assert "manipulative" not in run("check", "poor.txt", "--format", form, "--select", "respect").stdout
    assert "manipulative" in run("check", "poor.txt", "--format", form, "--select", "respect", "--excerpts").stdout


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("gone.txt", None, "no such file"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "not a text file"),
        ("odd.txt", b"caf\x81 \x8d", "UTF-8"),
        ("note.odp", b"PK", "not read yet"),
        ("wide.csv", b"a,b\n1,2\n", "--text-column"),
        ("long.txt", b"word " * 500_000, "beyond the limit"),
    ],
)
def test_what_cannot_be_checked_is_2_and_the_rest_is_checked(
    run: Run, here: Path, name: str, content: bytes | None, said: str
) -> None:
    if content is not None:
        (here / name).write_bytes(content)
    result = run("check", "poor.txt", name, "--format", "json")
    assert result.exit_code == 2
    data = json.loads(result.stdout)
    assert [n["path"] for n in data["notes"]] == ["poor.txt"]
    assert data["notes"][0]["findings"]
    assert [e["path"] for e in data["errors"]] == [name]
    assert said in data["errors"][0]["message"]
    assert f"recordlint: {name}" in result.stderr
    assert "Traceback" not in result.stderr
    jsonschema.validate(data, SCHEMA)


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["--select", "opinion/as-fuct"], "did you mean 'opinion/as-fact'?"),
        (["--ignore", "opinon"], "did you mean 'opinion'?"),
        (["--profile", "notes"], "notes"),
        (["--fromat", "json"], "--format"),
        (["--layers"], "--layers needs --format json"),
        (["--config", "none.toml"], "none.toml"),
        (["--output", "no/such/folder/x.json"], "check the folder"),
    ],
)
def test_a_misspelt_option_is_2_and_one_line_that_helps(run: Run, here: Path, args: list[str], said: str) -> None:
    result = run("check", "good.txt", *args)
    assert result.exit_code == 2
    assert said in result.stderr


def test_an_empty_file_is_listed_and_fails_nothing(run: Run, here: Path) -> None:
    (here / "empty.txt").write_bytes(b"")
    result = run("check", "empty.txt", "--fail-on", "info")
    assert result.exit_code == 0
    assert "empty.txt: empty" in result.stdout


def test_standard_input(run: Run, here: Path) -> None:
    result = run("check", "-", "--stdin-filename", "form.md", input=POOR)
    assert result.exit_code == 1
    assert "form.md" in result.stdout


def test_an_export_on_standard_input(run: Run, here: Path) -> None:
    data = f"id,note\n1,{POOR.strip()}\n2,Fine.\n"
    result = run("check", "-", "--stdin-filename", "e.csv", "--format", "json", input=data)
    notes = json.loads(result.stdout)["notes"]
    assert [(n["row"], n["id"], bool(n["findings"])) for n in notes] == [(1, "1", True), (2, "2", False)]


def test_json_validates_and_positions_point_at_the_words(run: Run, here: Path) -> None:
    text = "Café \U0001f600 visit.\r\n" + POOR
    (here / "u.txt").write_bytes(b"\xef\xbb\xbf" + text.encode())
    result = run("check", "u.txt", "--format", "json", "--excerpts", "--layers", "--select", "respect")
    data = json.loads(result.stdout)
    jsonschema.validate(data, SCHEMA)
    (finding,) = data["notes"][0]["findings"]
    assert text[finding["start"] : finding["end"]] == finding["text"] == "manipulative"
    assert (finding["line"], finding["column"]) == (2, 8)
    assert data["notes"][0]["layers"]["statements"]


def test_author_and_subject_are_keyed_hashes(run: Run, here: Path) -> None:
    copied = (
        "Morning call. Made porridge and tea, washed up, he watched the cricket and talked about his garden at length. "
        "He ate all of it, drank two cups, and asked for the window to be left open so that he could hear the birds."
    )
    rows = "\n".join(f'{i},Zebedee Okonkwo,0{i}/03/2026,Quill Staffer,"{copied}"' for i in range(1, 5))
    (here / "e.csv").write_text(f"id,person,date,author,note\n{rows}\n")
    hidden = run("check", "e.csv", "--format", "json", "--fail-on", "never")
    shown = run("check", "e.csv", "--format", "json", "--excerpts", "--fail-on", "never")
    assert "Zebedee" not in hidden.stdout
    assert "Quill" not in hidden.stdout
    subjects = [s["subject"] for s in json.loads(hidden.stdout)["sets"]]
    assert subjects
    assert all(len(s) == 16 for s in subjects)
    assert [s["subject"] for s in json.loads(shown.stdout)["sets"]] == ["Zebedee Okonkwo"]
    jsonschema.validate(json.loads(hidden.stdout), SCHEMA)


def test_an_output_file_appears_whole_or_not_at_all(run: Run, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run("check", "poor.txt", "--format", "json", "--output", "r.json").exit_code == 1
    jsonschema.validate(json.loads((here / "r.json").read_text()), SCHEMA)

    from recordlint.linter import Linter

    def interrupted(*args: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Linter, "check_and_remember", interrupted)
    result = run("check", "poor.txt", "--output", "s.txt")
    assert result.exit_code == 2
    assert "stopped before the end" in result.stderr
    assert sorted(p.name for p in here.iterdir()) == ["good.txt", "poor.txt", "r.json"]


@pytest.mark.encoder
def test_two_processes_give_the_same_report(run: Run, here: Path) -> None:
    rows = "\n".join(f'{i},"{POOR.strip() if i % 3 else GOOD.strip()}"' for i in range(1, 90))
    (here / "e.csv").write_text(f"id,note\n{rows}\n")
    one = run("check", "e.csv", "--format", "json")
    two = run("check", "e.csv", "--format", "json", "--jobs", "2")
    assert json.loads(one.stdout) == json.loads(two.stdout)


def test_entries_of_a_running_record(run: Run, here: Path) -> None:
    (here / "r.txt").write_text(f"01/03/2026 Ada Obi\n{GOOD}\n02/03/2026 Ada Obi\n{POOR}")
    data = json.loads(run("check", "r.txt", "--entries", "--format", "json", "--select", "respect").stdout)
    assert [(n["entry"], n["date"], len(n["findings"])) for n in data["notes"]] == [
        (1, "2026-03-01", 0),
        (2, "2026-03-02", 1),
    ]
    text = (here / "r.txt").read_text()
    second = data["notes"][1]
    finding = second["findings"][0]
    assert text[second["note_start"] + finding["start"] :].startswith("manipulative")


def test_guessed_columns_are_said_and_quiet_is_quiet(run: Run, here: Path) -> None:
    (here / "e.csv").write_text("id,note\n1,Fine.\n")
    assert "columns guessed: text from 'note'" in run("check", "e.csv").stderr
    assert run("check", "e.csv", "-q").stderr == ""


def test_files_of_other_kinds_in_a_folder_are_counted(run: Run, here: Path) -> None:
    (here / "a.odp").write_bytes(b"x")
    assert "1 .odp" in run("check", ".").stderr


def test_settings_are_found_upwards_and_a_misspelt_key_is_named(run: Run, here: Path) -> None:
    (here / "recordlint.toml").write_text('[rules."respect/stigmatising-label"]\nseverity = "off"\n')
    assert run("check", "poor.txt", "--select", "respect").exit_code == 0
    (here / "recordlint.toml").write_text('profil = "note"\n')
    result = run("check", "poor.txt")
    assert result.exit_code == 2
    assert "unknown key 'profil' (did you mean 'profile'?)" in result.stderr
