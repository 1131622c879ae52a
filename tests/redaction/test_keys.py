"""Key files: written once, for their owner alone; a wrong or damaged one is told in one line."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from recordlint.errors import InputError
from recordlint.redaction.keys import KEY_BYTES, new_key, read_key, write_key


def test_a_key_comes_back_as_it_was_written(tmp_path: Path) -> None:
    key = write_key(tmp_path / "run.key")
    assert len(key) == KEY_BYTES
    assert read_key(tmp_path / "run.key") == key
    assert new_key() != new_key()


@pytest.mark.skipif(os.name != "posix", reason="modes are those of POSIX")
def test_only_the_owner_can_read_it(tmp_path: Path) -> None:
    write_key(tmp_path / "run.key")
    assert stat.S_IMODE((tmp_path / "run.key").stat().st_mode) == 0o600


def test_a_file_is_never_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "run.key"
    path.write_text("mine")
    with pytest.raises(InputError, match="exists already"):
        write_key(path)
    assert path.read_text() == "mine"


@pytest.mark.parametrize("length", [0, 16, 31, 33])
def test_a_key_of_another_length_is_refused(tmp_path: Path, length: int) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        write_key(tmp_path / "run.key", b"x" * length)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "no key file"),
        (b"Notes about nobody", "no key file"),
        (b"\xff\xfe\x00", "no key file"),
        (b"recordlint-key:9:AAAA:0000", "another version"),
        (b"recordlint-key:1:", "damaged"),
        (b"recordlint-key:1:QUFBQQ==:00000000", "damaged"),
        (b"recordlint-key:1:?:1", "damaged"),
        (b"recordlint-key:1:" + b"A" * 5000, "no key file"),
    ],
)
def test_a_wrong_file_is_told(tmp_path: Path, content: bytes, message: str) -> None:
    path = tmp_path / "run.key"
    path.write_bytes(content)
    with pytest.raises(InputError, match=message) as caught:
        read_key(path)
    assert "AAAA" not in str(caught.value)


def test_a_mistyped_key_is_told(tmp_path: Path) -> None:
    path = tmp_path / "run.key"
    write_key(path, bytes(range(32)))
    path.write_text(path.read_text().replace("AAEC", "AAED"))
    with pytest.raises(InputError, match="damaged"):
        read_key(path)


def test_a_missing_file_and_folder_are_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        read_key(tmp_path / "none.key")
    with pytest.raises(InputError, match="cannot be written"):
        write_key(tmp_path / "none" / "run.key")
