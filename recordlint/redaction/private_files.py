"""Files for their owner alone, that appear when they are whole: plans and logs."""

from __future__ import annotations

import os
import secrets
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from recordlint.errors import InputError


@contextmanager
def private_file(path: Path, newline: str = "\n") -> Generator[TextIO]:
    """A text stream into a file of mode 0600, which takes its place when the block ends; after an error nothing is left.

    What stands at `path` is replaced: whoever must not replace it asks before. Raises InputError where the file cannot be written.
    """
    part = path.with_name(f".{path.name[:100]}.{secrets.token_hex(6)}.part")
    try:
        handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8", errors="surrogatepass", newline=newline) as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        part.replace(path)
    except BaseException as error:
        part.unlink(missing_ok=True)
        if isinstance(error, OSError):
            said = (error.strerror or "").lower()
            raise InputError(f"{path}: cannot be written ({said}): check the folder and the disk") from None
        raise
