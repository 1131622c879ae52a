"""Where a report goes: standard output, or a file that appears only when it is whole."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from recordlint.errors import InputError


def terminal(stream: TextIO) -> bool:
    """Whether a person is looking at the stream."""
    return stream.isatty()


def colour(out: TextIO) -> bool:
    """Colour only on a terminal, and never where NO_COLOR is set."""
    return out is sys.stdout and terminal(sys.stdout) and "NO_COLOR" not in os.environ


def named(path: Path) -> str:
    """The path as reports show it: relative to the folder where the person works, if it lies below it."""
    try:
        return path.resolve().relative_to(Path.cwd()).as_posix() if path.is_absolute() else path.as_posix()
    except (ValueError, OSError):
        return path.as_posix()


@contextmanager
def written_whole(path: Path | None) -> Generator[TextIO]:
    """A text stream. A file is written beside its place and moved there at the end, so that an interrupted run leaves none.

    Raises InputError when the folder does not exist or cannot be written.
    """
    if path is None:
        yield sys.stdout
        sys.stdout.flush()
        return
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".part", dir=path.parent)
    except OSError as error:
        raise InputError(f"{path}: cannot be written ({(error.strerror or '').lower()}): check the folder") from None
    part = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as out:
            yield out
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
