"""Bytes that libraries open by a path."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from recordlint.documents.held import held


@pytest.mark.parametrize("in_memory", [True, False])
def test_a_path_holds_the_bytes_and_takes_others(monkeypatch: pytest.MonkeyPatch, in_memory: bool) -> None:
    if not in_memory:
        monkeypatch.delattr(os, "memfd_create", raising=False)
    with held(b"one", ".xlsx") as path:
        assert (path.suffix, path.read_bytes()) == (".xlsx", b"one")
        path.write_bytes(b"longer than before")
        assert path.read_bytes() == b"longer than before"
        if in_memory and hasattr(os, "memfd_create"):
            assert path.is_symlink()  # the folder holds no data
    assert not Path(path).exists()
