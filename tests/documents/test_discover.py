"""Folders are searched below; what is left out is counted, never hidden."""

from __future__ import annotations

from pathlib import Path

from recordlint.documents import discover


def test_a_folder_gives_its_readable_files_in_order(tmp_path: Path) -> None:
    for name in ("b.txt", "sub/a.MD", "c.odp", "d.odp", ".hidden/x.txt", ".x.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("x")
    files, left_out = discover((tmp_path,))
    assert [f.relative_to(tmp_path).as_posix() for f in files] == ["b.txt", "sub/a.MD"]
    assert left_out == {".odp": 2}


def test_a_named_file_is_always_in_the_list_and_once(tmp_path: Path) -> None:
    named = tmp_path / "missing.odp"
    files, left_out = discover((named, named))
    assert files == [named]
    assert not left_out
