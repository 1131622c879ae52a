"""Runs over real files: one person one label, exact plans, verified copies, logs without words, nothing left half-done."""

from __future__ import annotations

import csv
import json
import os
import signal
import stat
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

import recordlint
from recordlint.documents.base import ReadOptions
from recordlint.documents.records import Piece, Record
from recordlint.errors import InputError
from recordlint.notes import Note
from recordlint.personal_data.base import Known, KnownPerson
from recordlint.redaction.base import Item
from recordlint.redaction.copies import Evidence, piece_keys, write_copy
from recordlint.redaction.edits import Applied, Positions
from recordlint.redaction.forced import Forced
from recordlint.redaction.jobs import Job, Pair, apply_plan, plan_run
from recordlint.redaction.naming import Naming
from recordlint.redaction.policy import load
from recordlint.redaction.redactor import Redactor, Source

KNOWN = Known(
    (
        KnownPerson("Halina Nowicka", "subject"),
        KnownPerson("Petra Lund", "family", relation="daughter"),
        KnownPerson("Ron Tully", "third_party"),
        KnownPerson("Tom Baker", "professional"),
    )
)
NOTES = {
    "a visit.txt": "Halina was up. Her daughter Petra Lund rang. Ron Tully shouted at the glubby mill. Tom Baker\n",
    "b call.txt": "T/C from Ron Tully, then Petra Lund on 07700 900318. Halina knows.\r\n",
    "c table.csv": 'Date,Note,Worker\n01/02/2026,"Petra Lund came, Ron Tully too.",Tom Baker\n02/02/2026,Quiet day at the glubby mill.,Tom Baker\n',
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in NOTES.items():
        place = tmp_path / "in" / name
        place.parent.mkdir(exist_ok=True)
        place.write_bytes(text.encode())
    return tmp_path


def pairs(folder: Path, output: str | None = "out", names: Sequence[str] = tuple(NOTES)) -> list[Pair]:
    out = folder / output if output else None
    return [Pair(Source(folder / "in" / name, name), out / name if out else None, out) for name in names]


def job(
    folder: Path, policy: str = "subject-access", withhold: Sequence[str] = (), keep: Sequence[str] = (), **more: Any
) -> Job:
    forced = Forced.parse(withhold, (), keep, ())
    used = more.pop("used", None) or pairs(folder)
    return plan_run(load(policy), used, ReadOptions(), KNOWN, forced, one_person=True, seed=b"seed", **more)


def copies(folder: Path, output: str = "out") -> dict[str, str]:
    out = folder / output
    return {p.relative_to(out).as_posix(): p.read_bytes().decode() for p in sorted(out.rglob("*")) if p.is_file()}


def test_one_person_has_one_label_in_all_files(folder: Path) -> None:
    with job(folder) as done:
        done.write_copies()
        assert done.problems == []
    made = copies(folder)
    assert (
        made["a visit.txt"]
        == "Halina was up. Her daughter [family member 2] rang. [person 3] shouted at the glubby mill. Tom Baker\n"
    )
    assert made["b call.txt"] == "T/C from [person 3], then [family member 2] on [phone number]. Halina knows.\r\n"
    assert made["c table.csv"].splitlines()[1] == '01/02/2026,"[family member 2] came, [person 3] too.",Tom Baker'
    assert made["c table.csv"].splitlines()[2] == NOTES["c table.csv"].splitlines()[2]


def test_pseudonyms_agree_over_files_and_are_nobodys_name(folder: Path) -> None:
    with job(folder, "training") as done:
        done.write_copies()
        assert done.problems == []
        people = done.redactor.people if done.redactor else {}
        real = {word.lower() for p in people.values() for name, _ in p.names for word in name.split()}
    made = copies(folder)
    daughter = made["a visit.txt"].split("daughter ")[1].split(" rang")[0]
    assert daughter in made["b call.txt"]
    assert daughter in made["c table.csv"]
    assert real.isdisjoint(" ".join(made.values()).lower().replace(",", " ").replace(".", " ").split())
    assert daughter.split()[0] != "Petra"
    with job(folder, "training") as again:
        again.write_copies(overwrite=True)
    assert copies(folder) == made  # the same seed, the same names


def test_a_plan_changes_nothing_and_the_same_plan_gives_the_same_bytes(folder: Path) -> None:
    plan = folder / "plan.json"
    with job(folder, "training", used=pairs(folder, None)) as planned:
        assert planned.write_plan(plan) == 0
    assert sorted(p.name for p in folder.iterdir()) == ["in", "plan.json"]
    for output in ("one", "two"):
        with apply_plan(plan, pairs(folder, output), ReadOptions()) as done:
            done.write_copies()
            assert done.problems == []
            assert list(done.verify()) == []
    assert copies(folder, "one") == copies(folder, "two")
    with job(folder, "training", used=pairs(folder, "three")) as direct:
        direct.write_copies()
    assert copies(folder, "three") == copies(folder, "one")


def plan_of(folder: Path) -> tuple[Path, dict[str, Any]]:
    path = folder / "plan.json"
    with job(folder, used=pairs(folder, None)) as planned:
        planned.write_plan(path)
    return path, json.loads(path.read_text())


def test_decisions_are_done_exactly(folder: Path) -> None:
    path, data = plan_of(folder)
    daughter = next(p for p in data["people"] if "Petra Lund" in p["names"])
    daughter["decision"] = "keep"
    passage = NOTES["b call.txt"].index("Halina knows.")
    data["added"] = [
        {"file": "b call.txt", "start": passage, "end": passage + 13, "reason": "Not hers."},
        {"file": "c table.csv", "row": 2, "field": "Note", "text": "Quiet day at the glubby mill."},
    ]
    path.write_text(json.dumps(data))
    with apply_plan(path, pairs(folder), ReadOptions()) as done:
        done.write_copies(log=folder / "log.json")
        assert done.problems == []
    made = copies(folder)
    assert (
        made["a visit.txt"]
        == "Halina was up. Her daughter Petra Lund rang. [person 3] shouted at the glubby mill. Tom Baker\n"
    )
    assert made["b call.txt"].endswith("[withheld]\r\n")
    assert made["c table.csv"].splitlines()[2] == "02/02/2026,[withheld],Tom Baker"
    told = json.loads((folder / "log.json").read_text())["decisions"]
    assert {"Not hers."} <= {row["reason"] for row in told}
    assert {"keep"} == {row["action"] for row in told if row["rule"] == f"plan: {daughter['entity']}"}


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a visit.txt", b"Halina was down.", "changed since the plan was made"),
        ("b call.txt", None, "the source has not"),
    ],
)
def test_a_source_that_is_another_one_is_refused(folder: Path, name: str, data: bytes | None, said: str) -> None:
    path, _ = plan_of(folder)
    (folder / "in" / name).unlink()
    if data:
        (folder / "in" / name).write_bytes(data)
    there = [n for n in NOTES if (folder / "in" / n).exists()]
    with pytest.raises(InputError, match=said):
        apply_plan(path, pairs(folder, names=there), ReadOptions())


def test_a_file_that_the_plan_does_not_have_has_no_copy(folder: Path) -> None:
    path, _ = plan_of(folder)
    (folder / "in" / "new.txt").write_text("Ron Tully again.")
    with apply_plan(path, pairs(folder, names=[*NOTES, "new.txt"]), ReadOptions()) as done:
        done.write_copies()
        assert [line for line in done.problems if line.startswith("new.txt: the plan has no file")]
    assert set(copies(folder)) == set(NOTES)


def test_a_plan_that_does_not_fit_is_refused_before_anything_is_written(folder: Path) -> None:
    path, data = plan_of(folder)
    data["added"] = [{"file": "c table.csv", "text": "Nobody wrote this."}]
    path.write_text(json.dumps(data))
    with pytest.raises(InputError, match="stands nowhere") as caught:
        apply_plan(path, pairs(folder), ReadOptions())
    assert "Nobody" not in str(caught.value)
    assert not (folder / "out").exists()


def test_residue_leaves_no_copy_and_the_place_is_told_without_the_words(folder: Path) -> None:
    path, data = plan_of(folder)
    data["added"] = [{"file": "a visit.txt", "text": "the glubby mill"}]  # and not where it stands in the table
    path.write_text(json.dumps(data))
    with apply_plan(path, pairs(folder), ReadOptions()) as done:
        done.write_copies()
        told = "\n".join(done.problems)
    assert set(copies(folder)) == {"a visit.txt", "b call.txt"}
    assert "c table.csv, row 2, field Note, characters 13-28: withheld words" in told
    assert "c table.csv: withheld words would show in its copy" in told
    assert "mill" not in told


def test_words_that_a_policy_keeps_elsewhere_are_to_be_looked_at(folder: Path) -> None:
    path, data = plan_of(folder)
    data["added"] = [{"file": "a visit.txt", "text": "Tom Baker"}]
    path.write_text(json.dumps(data))
    with apply_plan(path, pairs(folder), ReadOptions()) as done:
        done.write_copies()
        assert done.problems == []
        reviews = [done.naming.line(review) for outcome in done.outcomes for review in outcome.reviews]
    assert [line.partition(", characters")[0] for line in reviews] == [
        "c table.csv, row 1, field Worker",
        "c table.csv, row 2, field Worker",
    ]
    assert "Baker" not in "".join(reviews)


def test_a_copy_that_stood_there_stands_still_when_its_successor_fails(folder: Path) -> None:
    path, data = plan_of(folder)
    data["added"] = [{"file": "a visit.txt", "text": "the glubby mill"}]
    path.write_text(json.dumps(data))
    (folder / "out").mkdir()
    (folder / "out" / "c table.csv").write_text("an older copy")
    with apply_plan(path, pairs(folder), ReadOptions()) as done:
        done.write_copies(overwrite=True)
    assert copies(folder)["c table.csv"] == "an older copy"
    assert not list((folder / "out").glob(".*"))


def test_a_bug_in_the_writing_is_found_by_the_reading(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("recordlint.redaction.copies.apply_items", lambda text, items: Applied(text, Positions((), ())))
    with job(folder) as done:
        done.write_copies()
        assert len([line for line in done.problems if "so there is none" in line]) == 3
    assert copies(folder) == {}


def test_names_of_files_sheets_and_columns_that_show_withheld_words_are_not_told(folder: Path) -> None:
    name = "Ron Tully/letter from ron_tully.csv"
    (folder / "in" / "Ron Tully").mkdir()
    (folder / "in" / name).write_text("Date,Ron Tully said\n01/02/2026,He rang Petra Lund.\n")
    with job(folder, used=pairs(folder, names=[*NOTES, name])) as done:
        done.write_copies(log=folder / "log.csv")
        assert done.problems == []
        assert any("document-4.csv" in remark and "Tully" not in remark for remark in done.remarks)
    made = copies(folder)
    assert made["document-4.csv"] == "Date,[person 3] said\n01/02/2026,He rang [family member 2].\n"
    assert "ully" not in "".join(made) + "".join(made.values()) + (folder / "log.csv").read_text()
    assert "document-4.csv" in (folder / "log.csv").read_text()


@pytest.mark.parametrize("ending", ["json", "csv"])
def test_the_log_has_no_words_and_is_its_owners(folder: Path, ending: str) -> None:
    log = folder / f"log.{ending}"
    with job(folder, withhold=["quiet day"], keep=["Petra Lund"]) as done:
        done.write_copies(log=log)
    text = log.read_text()
    for word in ("Petra", "Lund", "Ron", "Tully", "900318", "Quiet day", "Halina"):
        assert word not in text
    assert stat.S_IMODE(log.stat().st_mode) == 0o600
    if ending == "csv":
        rows = list(csv.reader(log.open()))
        assert "INTERNAL" in rows[0][0]
        assert {row[rows[1].index("rule")].lstrip("'") for row in rows[2:]} >= {"--withhold", "--keep"}


@pytest.mark.parametrize("what", ["copy", "log", "sidecar"])
def test_what_is_there_is_refused_before_anything_is_written(folder: Path, what: str) -> None:
    places = {"copy": folder / "out" / "b call.txt", "log": folder / "log.csv", "sidecar": folder / "out.sealed"}
    places[what].parent.mkdir(exist_ok=True)
    places[what].write_text("mine")
    with job(folder) as done, pytest.raises(InputError, match="exists already"):
        done.write_copies(log=places["log"], key=b"k" * 32, sidecar=places["sidecar"])
    assert places[what].read_text() == "mine"
    assert copies(folder) == ({"b call.txt": "mine"} if what == "copy" else {})


@pytest.mark.parametrize("link", ["same", "symbolic", "hard"])
def test_no_source_is_ever_a_copys_place(folder: Path, link: str) -> None:
    source, place = folder / "in" / "a visit.txt", folder / "out" / "b call.txt"
    place.parent.mkdir()
    if link == "symbolic":
        place.symlink_to(source)
    elif link == "hard":
        os.link(source, place)
    used = pairs(folder) if link != "same" else [Pair(pairs(folder)[0].source, source)]
    with job(folder, used=used) as done, pytest.raises(InputError, match="the source"):
        done.write_copies(overwrite=True)
    assert source.read_text() == NOTES["a visit.txt"]


def test_permissions_are_the_sources(folder: Path) -> None:
    (folder / "in" / "a visit.txt").chmod(0o640)
    with job(folder) as done:
        done.write_copies()
    assert stat.S_IMODE((folder / "out" / "a visit.txt").stat().st_mode) == 0o640


def test_a_file_that_cannot_be_read_whole_is_absent_and_named(folder: Path) -> None:
    with (folder / "in" / "c table.csv").open("a") as out:
        out.write("1,2,3,4\n")
    with job(folder) as done:
        done.write_copies()
        assert [line for line in done.problems if line.startswith("c table.csv, row 3:")]
    assert set(copies(folder)) == {"a visit.txt", "b call.txt"}


@pytest.mark.parametrize("name", ["all.txt", "all.csv"])
def test_a_record_of_which_nothing_is_left_is_still_a_record(folder: Path, name: str) -> None:
    """A policy that removes names leaves no row and no file without a word."""
    policy = folder / "bare.yaml"
    policy.write_text("id: bare\ntitle: x\npurpose: x\npeople: {default: remove}\n")
    text = "Ron Tully" if name == "all.txt" else "Name\nRon Tully\nSomebody\n"
    (folder / "in" / name).write_text(text)
    with job(folder, str(policy), used=pairs(folder, names=[name])) as done:
        done.write_copies()
        assert done.problems == []
    assert copies(folder)[name] == text.replace("Ron Tully", "[withheld]")


def test_columns_with_one_heading_are_kept_apart(folder: Path) -> None:
    (folder / "in" / "two.csv").write_text("Name,Name,Name (2)\nPetra Lund,Ron Tully,Ron Tully\n")
    used = pairs(folder, names=["two.csv"])
    record = Record("x", (Piece("a", "N"), Piece("b", "N"), Piece("c", "N (2)")), Note(""))
    assert [key.field for key in piece_keys(record)] == ["N", "N (2)", "N (2) (2)"]
    with job(folder, used=used) as planned:
        planned.write_plan(folder / "plan.json")
    with apply_plan(folder / "plan.json", used, ReadOptions()) as done:
        done.write_copies()
        assert done.problems == []
    assert copies(folder)["two.csv"].splitlines()[1] == "[family member 1],[person 2],[person 2]"


def test_encryption_needs_a_key_and_a_plan_keeps_its_tokens(folder: Path) -> None:
    policy = folder / "sealed.yaml"
    policy.write_text("id: sealed\ntitle: x\npurpose: x\npeople: {default: encrypt}\n")
    with job(folder, str(policy), encryption_key=b"k" * 32) as done:
        done.write_copies()
        assert done.problems == []
    assert "[encrypted " in copies(folder)["a visit.txt"]
    assert "Tully" not in "".join(copies(folder).values())


KILLED = """
import os, signal, sys
from pathlib import Path
from recordlint.documents.rewriting import delimited
from recordlint.redaction import copies
at = sys.argv[1]
def die(*args, **more):
    print("there", flush=True)
    os.kill(os.getpid(), signal.SIGKILL)
if at == "verify":
    copies.verify_copy = die
elif at == "write":
    import recordlint.documents.rewriting as rewriting
    real = delimited._replaced
    seen = []
    def replaced(*args):
        seen.append(1)
        return die() if len(seen) > 400 else real(*args)
    delimited._replaced = replaced
else:
    from recordlint.redaction import redactor
    redactor.swept = die
sys.argv = ["recordlint", "redact", "in", "--policy", "everything", "--output", "out", "--withhold", "zorbulated"]
from recordlint.cli import main
main()
"""


@pytest.mark.parametrize("at", ["decide", "write", "verify"])
def test_a_run_that_is_killed_leaves_no_plain_text(tmp_path: Path, at: str) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "tmp").mkdir()
    rows = "".join(f"{n},Ron Tully zorbulated the bins at 0113 496 0{n:03d}.\n" for n in range(500))
    (tmp_path / "in" / "a.csv").write_text(f"Id,Note\n{rows}")
    home = str(Path(recordlint.__file__).parent.parent)
    environment = {
        **os.environ,
        "PYTHONPATH": home,
        "TMPDIR": str(tmp_path / "tmp"),
        "SQLITE_TMPDIR": str(tmp_path / "tmp"),
    }
    done = subprocess.run(
        [sys.executable, "-c", KILLED, at], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == -signal.SIGKILL, done.stderr
    assert done.stdout == "there\n"
    left = [p for folder in ("out", "tmp") for p in (tmp_path / folder).rglob("*") if p.is_file()]
    assert not [p for p in left if b"Tully" in p.read_bytes() or b"zorbulated" in p.read_bytes()]
    assert not (tmp_path / "out" / "a.csv").exists()


def test_a_copy_gets_its_name_only_when_it_is_proved(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[bool] = []

    def look(source: Path, name: str, part: Path, options: ReadOptions, items_of: Any, evidence: Evidence) -> list[Any]:
        seen.append((folder / "out" / name).exists())
        assert stat.S_IMODE(part.stat().st_mode) == 0o600
        return []

    monkeypatch.setattr("recordlint.redaction.copies.verify_copy", look)
    with job(folder) as done:
        done.write_copies()
    assert seen == [False, False, False]


def test_naming_tells_only_what_shows_nothing(folder: Path) -> None:
    with job(folder) as done:
        naming = Naming(done.decider.evidence)
    assert [naming.shows(name) for name in ("ron_tully.txt", "Tully-2026.txt", "x/R. Tully/y.txt", "visit.txt")] == [
        True,
        True,
        True,
        False,
    ]
    assert naming.told("Visit") == "Visit"
    assert "ully" not in str(naming.told("Mr Tully"))


def test_the_redactor_needs_its_decisions_first(folder: Path) -> None:
    with Redactor(load("everything")) as redactor:
        assert list(redactor.collect(pairs(folder)[0].source)) == []
        with pytest.raises(RuntimeError, match="decide"):
            _ = redactor.evidence
        redactor.decide()
        (items,) = [items for _, pieces in redactor.planned(pairs(folder)[0].source) for items in pieces]
        assert all(isinstance(item, Item) for item in items)
        evidence = redactor.evidence
        outcome = write_copy(
            folder / "in" / "a visit.txt", "a visit.txt", folder / "copy.txt", ReadOptions(),
            lambda: lambda _: [items], evidence,
        )  # fmt: skip
    assert outcome.stands
    assert outcome.withheld == len([item for item in items if item.is_withheld])


def test_a_remark_that_names_an_attachment_after_somebody_withheld_is_cut(folder: Path) -> None:
    with job(folder) as done:
        naming = Naming(done.decider.evidence)
    assert (
        naming.remark("attachment Ron Tully plan.zip: archives are not opened")
        == "an attachment: archives are not opened"
    )
    assert naming.remark("attachment plan.zip: archives are not opened").startswith("attachment plan.zip")
    assert "Tully" not in naming.remark("left out: Ron Tully")
