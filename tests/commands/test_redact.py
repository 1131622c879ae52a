"""`recordlint redact` as a person uses it: plan, decide, apply; what is refused, what is said, what is left alone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import Run

NOTE = "Halina was well. Her daughter Petra Lund rang on 07700 900318.\nTom Baker, social worker\n"
SAR = ("--policy", "subject-access", "--subject", "Halina Nowicka")


@pytest.fixture
def here(run: Run, tmp_path: Path) -> Path:
    """The folder in which `run` works, with a note and a folder of two."""
    (tmp_path / "note.txt").write_text(NOTE)
    (tmp_path / "in" / "sub").mkdir(parents=True)
    (tmp_path / "in" / "one.txt").write_text(NOTE)
    (tmp_path / "in" / "sub" / "two.csv").write_text("Date,Note\n01/02/2026,Petra Lund rang Halina.\n")
    return tmp_path


def test_plan_decide_apply(run: Run, here: Path) -> None:
    planned = run("redact", "note.txt", *SAR, "--plan", "plan.json")
    assert planned.exit_code == 0
    assert "2 of its items wait for your decision. It holds personal data." in planned.stderr
    assert "recordlint redact note.txt --apply plan.json --output COPY" in planned.stderr
    assert not (here / "COPY").exists()
    data = json.loads((here / "plan.json").read_text())
    daughter = next(p for p in data["people"] if "Petra Lund" in p["names"])
    daughter.update(decision="keep", reason="She agrees.")
    data["added"].append({"file": "note.txt", "text": "social worker"})
    (here / "plan.json").write_text(json.dumps(data))
    applied = run("redact", "note.txt", "--apply", "plan.json", "--output", "copy.txt", "--log", "log.csv")
    assert applied.exit_code == 0
    assert (here / "copy.txt").read_text() == NOTE.replace("social worker", "[withheld]")
    assert "She agrees." in (here / "log.csv").read_text()
    assert "1 copy written and verified" in applied.stderr
    assert "Petra" not in applied.output + (here / "log.csv").read_text()


def test_what_waits_for_a_person_is_withheld_and_said(run: Run, here: Path) -> None:
    result = run("redact", "note.txt", *SAR, "--output", "copy.txt")
    assert result.exit_code == 0
    assert "Petra" not in (here / "copy.txt").read_text()
    assert "2 of them are withheld until a person decides (make a --plan" in result.stderr
    assert run("redact", "note.txt", *SAR, "--output", "other.txt", "-q").output == ""


def test_a_folder_file_by_file(run: Run, here: Path) -> None:
    (here / "in" / "plan.odp").write_bytes(b"PK")
    (here / "in" / "sub" / "bad.txt").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0")
    (here / "in" / ".hidden.txt").write_text(NOTE)
    result = run("redact", "in", "--policy", "everything", "--output", "out")
    assert result.exit_code == 2
    assert sorted(p.relative_to(here / "out").as_posix() for p in (here / "out").rglob("*") if p.is_file()) == [
        "one.txt",
        "sub/two.csv",
    ]
    assert "plan.odp: files of this kind cannot be redacted" in result.stderr
    assert "sub/bad.txt: " in result.stderr
    assert (here / "in" / "one.txt").read_text() == NOTE
    assert "Petra" not in result.output


def test_a_plan_and_a_log_may_lie_with_the_record(run: Run, here: Path) -> None:
    """They are no sources: not even a log that ends like an export."""
    assert run("redact", "in", *SAR, "--plan", "in/plan.json").exit_code == 0
    args = ("redact", "in", "--apply", "in/plan.json", "--log", "in/log.csv", "--output", "out", "--overwrite")
    for _ in range(2):
        assert run(*args).exit_code == 0
    assert sorted(p.name for p in (here / "out").rglob("*.*")) == ["one.txt", "two.csv"]
    assert run("verify", "out", "--against", "in", "--plan", "in/plan.json").exit_code == 0


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["note.txt"], "name a policy"),
        (["note.txt", "--policy", "everything"], "--output"),
        (["note.txt", "--policy", "subject-acces", "--output", "c.txt"], "did you mean 'subject-access'"),
        (["gone.txt", "--policy", "everything", "--output", "c.txt"], "gone.txt: no such file or folder"),
        (["note.txt", "--apply", "p.json", "--policy", "everything", "--output", "c.txt"], "leave out --policy"),
        (["note.txt", "--apply", "p.json", "--keep", "x", "--output", "c.txt"], "belong to the making of the plan"),
        (["note.txt", "--apply", "p.json", "--output", "c.txt"], "p.json: cannot be read"),
        (["note.txt", "--policy", "everything", "--output", "c.csv"], "end its name with .txt"),
        (["note.txt", "--policy", "everything", "--output", "note.txt", "--overwrite"], "the source"),
        (["note.txt", "--policy", "everything", "--output", "in/one.txt"], "exists already"),
        (["note.txt", "--policy", "everything", "--output", "c.txt", "--sidecar", "s"], "--sidecar needs a --key"),
        (["note.txt", "--policy", "everything", "--output", "c.txt", "--key", "k"], "k: the key cannot be read"),
        (["note.txt", "--policy", "everything", "--plan", "p.json", "--log", "l.csv"], "belong to a copy"),
        (["note.txt", "--policy", "everything", "--plan", "note.txt", "--overwrite"], "--plan names the source itself"),
        (
            ["note.txt", "--policy", "everything", "--output", "c.txt", "--log", "note.txt", "--overwrite"],
            "names the source",
        ),
        (["note.txt", "--policy", "everything", "--output", "c.txt", "--log", "c.txt"], "names the place of a copy"),
        (["note.txt", "--policy", "everything", "--output", "c.txt", "--withhold", "/(/"], "regular expression"),
        (
            ["note.txt", "--policy", "everything", "--output", "no/such/c.txt", "--log", "none/l.csv"],
            "none/l.csv: there is no such folder",
        ),
        (["in", "--policy", "everything", "--output", "in/out"], "lies in the folder that is redacted"),
        (["in", "--policy", "everything", "--output", "-"], "the copies of a folder go into a folder"),
        (["in", "--policy", "everything", "--output", "in"], "lies in the folder that is redacted"),
        (["in", "--policy", "everything", "--output", "out.txt"], "so must be the place of its copies"),
        (["in", "--policy", "everything", "--output", "out", "--log", "out/log.csv"], "leaves the house"),
        (["in", "--policy", "everything", "--output", "out", "--plan", "out/plan.json"], "leaves the house"),
    ],
)
def test_a_slip_is_2_and_one_line_that_helps(run: Run, here: Path, args: list[str], said: str) -> None:
    before = {p: p.read_bytes() for p in here.rglob("*") if p.is_file()}
    result = run("redact", *args)
    assert result.exit_code == 2
    assert said in result.stderr
    assert "Traceback" not in result.stderr
    assert all(p.read_bytes() == data for p, data in before.items())
    assert "Petra" not in result.output


def test_copies_that_are_there_are_kept_unless_told(run: Run, here: Path) -> None:
    args = ("redact", "in", "--policy", "everything", "--output", "out")
    assert run(*args).exit_code == 0
    (here / "out" / "one.txt").write_text("mine")
    refused = run(*args)
    assert refused.exit_code == 2
    assert "out/one.txt: exists already (and 1 more)" in refused.stderr
    assert (here / "out" / "one.txt").read_text() == "mine"
    assert run(*args, "--overwrite").exit_code == 0
    assert (here / "out" / "one.txt").read_text() != "mine"


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("n.txt", NOTE.encode(), None),
        ("n.txt", "\ufeffPetra Lund — ok\r\n".encode(), "\ufeff[person 1] — ok\r\n".encode()),
        ("n.txt", "Petra Lund: £5\r\n".encode("cp1252"), "[person 1]: £5\r\n".encode("cp1252")),
        ("n.txt", "\ufeffPetra Lund rang".encode("utf-16-le"), "\ufeff[person 1] rang".encode("utf-16-le")),
        ("n.csv", b"Name;Note\r\nPetra Lund;ok\r\n", b"Name;Note\r\n[person 1];ok\r\n"),
        ("n.txt", b"", b""),
    ],
)
def test_standard_input_and_output(run: Run, here: Path, name: str, data: bytes, expected: bytes | None) -> None:
    result = run("redact", "-", "--stdin-filename", name, "--policy", "everything", "--output", "-", "-q", input=data)
    assert result.exit_code == 0, result.stderr
    assert result.stderr == ""
    if expected is None:
        assert b"Petra" not in result.stdout_bytes
        assert result.stdout_bytes.startswith(b"[person 1] was well.")
    else:
        assert result.stdout_bytes == expected
    assert sorted(p.name for p in here.iterdir()) == ["in", "note.txt"]


def test_a_failure_prints_nothing_to_standard_output(run: Run, here: Path) -> None:
    result = run("redact", "note.txt", "--policy", "everything", "--plan", "plan.json")
    data = json.loads((here / "plan.json").read_text())
    data["items"] = [{**i, "decision": "keep"} if i["type"] == "PHONE" else i for i in data["items"]]
    data["added"] = [{"file": "note.txt", "start": 0, "end": 6}]
    (here / "plan.json").write_text(json.dumps(data))
    (here / "note.txt").write_text(NOTE + "x")
    result = run("redact", "note.txt", "--apply", "plan.json", "--output", "-")
    assert result.exit_code == 2
    assert result.stdout == ""
    assert "changed since the plan was made" in result.stderr


def test_into_a_folder_a_name_that_shows_somebody_is_not_used(run: Run, here: Path) -> None:
    (here / "letter Petra Lund.txt").write_text("Petra Lund rang.\n")
    (here / "out").mkdir()
    result = run("redact", "letter Petra Lund.txt", "--policy", "everything", "--output", "out")
    assert result.exit_code == 0
    assert [p.name for p in (here / "out").iterdir()] == ["document-1.txt"]
    assert "Petra" not in result.output


def test_withhold_and_keep(run: Run, here: Path) -> None:
    (here / "words.txt").write_text("# of the house\nWELL\n/soc\\w+ worker/\n")
    args = ("--withhold-file", "words.txt", "--keep", "petra LUND", "--keep", "well", "--output", "-", "-q")
    result = run("redact", "note.txt", *SAR, *args)
    assert result.stdout.startswith("Halina was [withheld]. Her daughter Petra Lund rang on [phone number].")
    assert result.stdout.endswith(", [withheld]\n")


def test_the_seed_makes_the_same_names_again(run: Run, here: Path) -> None:
    args = ("redact", "note.txt", "--policy", "training", "--output", "-", "-q", "--seed")
    first, again, other = (run(*args, seed).stdout for seed in ("a", "a", "b"))
    assert first == again != other
    assert "Petra" not in first + other


def test_help_says_how_it_goes(run: Run) -> None:
    text = run("redact", "--help").stdout
    for part in ("--plan", "--apply", "The tool proposes and a person decides", "Exit status"):
        assert part in text
    assert "three steps" in " ".join(text.split())
