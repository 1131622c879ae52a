"""A copy is there whole or not at all, and the source is never touched."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from recordlint.documents.base import ReadOptions
from recordlint.documents.records import Record
from recordlint.documents.rewriting import rewrite
from recordlint.documents.rewriting.safe_files import written_copy
from recordlint.errors import InputError

from .helpers import same

ROOT = Path(__file__).parents[3]


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "note.txt"
    path.write_text("Ada")
    return path


def test_the_copy_appears_when_it_is_whole(source: Path) -> None:
    copy = source.with_name("copy.txt")
    with written_copy(source, copy) as part:
        assert not copy.exists()
        assert part.parent == copy.parent
        assert part.name.startswith(".copy.txt.")
        assert part.name.endswith(".part")
        assert stat.S_IMODE(part.stat().st_mode) == 0o600
        part.write_text("B")
    assert copy.read_text() == "B"
    assert sorted(item.name for item in copy.parent.iterdir()) == ["copy.txt", "note.txt"]


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o444, 0o755])
@pytest.mark.parametrize("overwrite", [False, True])
def test_the_copy_has_the_permissions_of_the_source(source: Path, mode: int, overwrite: bool) -> None:
    source.chmod(mode)
    copy = source.with_name("copy.txt")
    with written_copy(source, copy, overwrite) as part:
        part.write_text("B")
    assert stat.S_IMODE(copy.stat().st_mode) == mode


@pytest.mark.parametrize("kind", ["itself", "another spelling", "symbolic link", "hard link"])
def test_the_source_is_never_overwritten(source: Path, kind: str) -> None:
    link = source.with_name("copy.txt")
    if kind == "itself":
        link = source
    elif kind == "another spelling":
        link = source.parent / ".." / source.parent.name / source.name
    elif kind == "symbolic link":
        link.symlink_to(source)
    else:
        os.link(source, link)
    before = sorted(source.parent.iterdir())
    with pytest.raises(InputError, match="the source itself"), written_copy(source, link, overwrite=True):
        pytest.fail("must not begin")
    assert source.read_text() == "Ada"
    assert sorted(source.parent.iterdir()) == before


def test_what_exists_is_overwritten_only_when_told(source: Path) -> None:
    copy = source.with_name("copy.txt")
    copy.write_text("old")
    with pytest.raises(InputError, match="exists already"), written_copy(source, copy):
        pytest.fail("must not begin")
    assert copy.read_text() == "old"
    with written_copy(source, copy, overwrite=True) as part:
        part.write_text("new")
    assert copy.read_text() == "new"


def test_what_comes_up_meanwhile_is_not_overwritten(source: Path) -> None:
    copy = source.with_name("copy.txt")
    with pytest.raises(InputError, match="exists already"), written_copy(source, copy):
        copy.write_text("old")
    assert copy.read_text() == "old"
    assert sorted(item.name for item in copy.parent.iterdir()) == ["copy.txt", "note.txt"]


def test_a_dangling_link_counts_as_existing(source: Path) -> None:
    copy = source.with_name("copy.txt")
    copy.symlink_to(source.with_name("nowhere"))
    with pytest.raises(InputError, match="exists already"), written_copy(source, copy):
        pytest.fail("must not begin")


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt, SystemExit, MemoryError])
def test_any_error_leaves_nothing_behind(source: Path, error: type[BaseException]) -> None:
    with pytest.raises(error), written_copy(source, source.with_name("copy.txt")):
        raise error
    assert [item.name for item in source.parent.iterdir()] == ["note.txt"]


def test_an_error_of_the_change_leaves_nothing_behind(source: Path) -> None:
    def change(record: Record) -> list[str]:
        raise LookupError

    with pytest.raises(LookupError):
        rewrite(source, source.name, source.with_name("copy.txt"), ReadOptions(), change)
    assert [item.name for item in source.parent.iterdir()] == ["note.txt"]


def test_a_full_disk_is_said_and_leaves_nothing_behind(source: Path) -> None:
    with pytest.raises(InputError, match="no space left"), written_copy(source, source.with_name("copy.txt")):
        raise OSError(28, "No space left on device")
    assert [item.name for item in source.parent.iterdir()] == ["note.txt"]


def test_a_source_that_changes_meanwhile_is_refused(source: Path) -> None:
    with (
        pytest.raises(InputError, match="changed while it was read"),
        written_copy(source, source.with_name("copy.txt")),
    ):
        source.write_text("Ada and more")
    assert [item.name for item in source.parent.iterdir()] == ["note.txt"]


def test_folders_and_missing_places_are_refused(source: Path) -> None:
    for destination, why in ((source.parent, "a folder"), (source.parent / "none" / "copy.txt", "cannot be written")):
        with pytest.raises(InputError, match=why), written_copy(source, destination, overwrite=True):
            pytest.fail("must not begin")
    with pytest.raises(InputError, match="cannot be read"), written_copy(source.with_name("none"), source):
        pytest.fail("must not begin")


def test_a_long_name_is_no_hindrance(source: Path) -> None:
    copy = source.with_name("é" * 120 + ".txt")
    rewrite(source, source.name, copy, ReadOptions(), same)
    assert copy.read_text() == "Ada"


def test_a_stale_part_is_harmless(source: Path) -> None:
    stale = source.with_name(".copy.txt.abcdefgh.part")
    stale.write_text("[PERSON 1]")
    rewrite(source, source.name, source.with_name("copy.txt"), ReadOptions(), same)
    assert source.with_name("copy.txt").read_text() == "Ada"
    assert stale.read_text() == "[PERSON 1]"


def test_the_part_never_holds_what_is_withheld(tmp_path: Path) -> None:
    """Whenever a process is killed, only changed texts are on the disk."""
    path = tmp_path / "e.csv"
    path.write_text("note\n" + "seen Ada\n" * 20_000)
    seen: list[bytes] = []

    def change(record: Record) -> list[str]:
        if (record.row or 0) % 5000 == 0:
            seen.extend(part.read_bytes() for part in tmp_path.glob(".*.part*"))
        return [piece.text.replace("Ada", "[PERSON 1]") for piece in record.pieces]

    rewrite(path, path.name, tmp_path / "copy.csv", ReadOptions(), change)
    assert any(seen)
    assert not any(b"Ada" in part for part in seen)


def test_a_kill_leaves_redacted_words_at_most(tmp_path: Path) -> None:
    path = tmp_path / "e.csv"
    path.write_text("note\n" + "seen Ada\n" * 20_000)
    program = (
        "import os, signal, sys; from pathlib import Path\n"
        "from recordlint.documents.base import ReadOptions\n"
        "from recordlint.documents.rewriting import rewrite\n"
        "def change(record):\n"
        "    if record.row == 15_000: os.kill(os.getpid(), signal.SIGKILL)\n"
        "    return [piece.text.replace('Ada', '[PERSON 1]') for piece in record.pieces]\n"
        "path = Path(sys.argv[1]); rewrite(path, path.name, path.with_name('copy.csv'), ReadOptions(), change)\n"
    )
    assert (
        subprocess.run([sys.executable, "-c", program, str(path)], cwd=ROOT, check=False).returncode == -signal.SIGKILL
    )
    (stale,) = (item for item in tmp_path.iterdir() if item != path)
    assert stale.name.startswith(".copy.csv.")
    assert stat.S_IMODE(stale.stat().st_mode) == 0o600
    assert "[PERSON 1]" in stale.read_text()
    assert "Ada" not in stale.read_text()
