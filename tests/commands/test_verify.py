"""`recordlint verify`: a copy that shows something is found, wherever it shows."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Run

FILES = {
    "one.txt": "Halina was well. Her daughter Petra Lund rang on 07700 900318.\n",
    "sub/two.csv": "Date,Note\n01/02/2026,Petra Lund rang Halina.\n02/02/2026,Quiet.\n",
}


@pytest.fixture
def here(run: Run, tmp_path: Path) -> Path:
    """A source, its plan, and its copy."""
    for name, text in FILES.items():
        (tmp_path / "in" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "in" / name).write_text(text)
    policy = ("--policy", "subject-access", "--subject", "Halina Nowicka")
    assert run("redact", "in", *policy, "--plan", "plan.json", "-q").exit_code == 0
    assert run("redact", "in", "--apply", "plan.json", "--output", "out", "-q").exit_code == 0
    return tmp_path


def verify(run: Run, *more: str) -> tuple[int, str]:
    result = run("verify", "out", "--against", "in", "--plan", "plan.json", *more)
    assert "Traceback" not in result.output
    return result.exit_code, result.output


def test_a_copy_as_it_was_made_shows_nothing(run: Run, here: Path) -> None:
    assert verify(run) == (0, "nothing that the plan withholds shows in the copy\n")
    assert verify(run, "-q") == (0, "")


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        ("one.txt", "well", "well, said LUND, petra", "a withheld name"),
        ("one.txt", "well", "P e t r a", "a withheld name"),
        ("one.txt", "well", "0 7 7 0 0 9 0 0 3 1 8", "a withheld phone"),
        ("one.txt", "well", "unwell", "the copy is not what its plan makes"),
        ("sub/two.csv", "Quiet.", "P. Lund", "sub/two.csv, row 2, field Note"),
        ("sub/two.csv", "Date,", "Petra Lund,", "sub/two.csv, row 0"),
    ],
)
def test_a_copy_that_was_tampered_with_is_1(run: Run, here: Path, name: str, old: str, new: str, said: str) -> None:
    place = here / "out" / name
    place.write_text(place.read_text().replace(old, new, 1))
    code, output = verify(run)
    assert code == 1
    assert "shows: " in output
    assert said in output
    assert "lund" not in output.lower()
    assert "nothing" not in output


@pytest.mark.parametrize("what", ["copy", "row", "source", "plan", "stranger", "none"])
def test_what_cannot_be_verified_is_2(run: Run, here: Path, what: str) -> None:
    if what == "copy":
        (here / "out" / "one.txt").unlink()
    elif what == "row":
        (here / "out" / "sub" / "two.csv").write_text("Date,Note\n")
    elif what == "source":
        (here / "in" / "one.txt").write_text("other")
    elif what == "plan":
        (here / "plan.json").write_text("{}")
    elif what == "stranger":
        (here / "out" / "left behind.txt").write_text(FILES["one.txt"])
    else:
        (here / "out").rename(here / "elsewhere")
    code, output = verify(run)
    assert code == 2
    assert "recordlint: " in output
    assert "nothing that the plan withholds" not in output
    assert "Petra" not in output


def test_what_shows_is_told_though_another_copy_is_missing(run: Run, here: Path) -> None:
    (here / "out" / "one.txt").write_text(FILES["one.txt"])
    (here / "out" / "sub" / "two.csv").unlink()
    code, output = verify(run)
    assert code == 2
    assert "shows: one.txt" in output
