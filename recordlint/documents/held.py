"""Bytes as a file that libraries can open by a path, without a name on any disk where the system allows it."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def held(data: bytes, suffix: str) -> Generator[Path]:
    """A path that ends with `suffix` and whose file holds `data`; it can be written, too, and is gone when the block ends.

    On Linux it is a link to memory. Elsewhere it is a file in a folder that only its owner can open, until the block ends.
    """
    with tempfile.TemporaryDirectory(prefix="recordlint-") as folder:
        path = Path(folder) / f"held{suffix}"
        if not hasattr(os, "memfd_create"):
            path.write_bytes(data)
            yield path
            return
        handle = os.memfd_create("recordlint")
        try:
            os.fchmod(handle, 0o600)
            with os.fdopen(os.dup(handle), "wb") as out:
                out.write(data)
            # Readers go by a name's ending: a link has one and holds no data.
            path.symlink_to(f"/proc/{os.getpid()}/fd/{handle}")
            yield path
        finally:
            os.close(handle)
