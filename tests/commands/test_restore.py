"""`recordlint key` and `recordlint restore`: from a copy back to its source, by whoever has the key."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from tests.conftest import Run

NOTE = "Petra Lund rang.\r\nTom Baker\n"


@pytest.fixture
def here(run: Run, tmp_path: Path) -> Path:
    """A key, a note, and its sealed copy."""
    (tmp_path / "note.txt").write_bytes(NOTE.encode())
    assert run("key", "my.key").exit_code == 0
    assert (
        run("redact", "note.txt", "--policy", "everything", "--key", "my.key", "--output", "copy.txt", "-q").exit_code
        == 0
    )
    return tmp_path


def test_there_and_back(run: Run, here: Path) -> None:
    assert stat.S_IMODE((here / "my.key").stat().st_mode) == 0o600
    assert stat.S_IMODE((here / "copy.txt.sealed").stat().st_mode) == 0o600
    assert b"Petra" not in (here / "copy.txt").read_bytes() + (here / "copy.txt.sealed").read_bytes()
    result = run("restore", "copy.txt", "--key", "my.key", "--output", "back.txt")
    assert result.exit_code == 0
    assert (here / "back.txt").read_bytes() == NOTE.encode()
    assert "1 file is restored to back.txt; what came back is personal data" in result.stderr


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["copy.txt", "--key", "other.key", "--output", "back.txt"], "the key is not the one"),
        (["copy.txt", "--key", "note.txt", "--output", "back.txt"], "is no key file"),
        (["note.txt", "--sidecar", "copy.txt.sealed", "--key", "my.key", "--output", "back.txt"], "was changed"),
        (["note.txt", "--key", "my.key", "--output", "back.txt"], "note.txt.sealed: the sidecar cannot be read"),
        (["gone.txt", "--key", "my.key", "--output", "back.txt"], "no such file"),
        (["copy.txt", "--key", "my.key", "--output", "note.txt"], "exists already"),
        (["copy.txt", "--key", "my.key", "--output", "copy.txt", "--overwrite"], "the copy itself"),
    ],
)
def test_what_is_wrong_is_2_and_nothing_is_written(run: Run, here: Path, args: list[str], said: str) -> None:
    run("key", "other.key")
    before = {p: p.read_bytes() for p in here.iterdir()}
    result = run("restore", *args)
    assert result.exit_code == 2
    assert said in result.stderr
    assert "Petra" not in result.output
    assert {p: p.read_bytes() for p in here.iterdir()} == before


def test_a_key_and_a_sidecar_are_never_overwritten(run: Run, here: Path) -> None:
    assert run("key", "my.key").exit_code == 2
    args = ("redact", "note.txt", "--policy", "everything", "--key", "my.key", "--output", "copy.txt", "--overwrite")
    before = (here / "copy.txt").read_bytes()
    refused = run(*args)
    assert refused.exit_code == 2
    assert (
        "copy.txt.sealed: exists already; a sidecar is never overwritten: name another with --sidecar" in refused.stderr
    )
    assert (here / "copy.txt").read_bytes() == before
    assert run(*args, "--sidecar", "second.sealed").exit_code == 0
