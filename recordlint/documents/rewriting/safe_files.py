"""Copies written so that nothing half-done, and nothing withheld, is ever left lying about.

The copy grows in a file `.NAME.xxxxxxxx.part` (with the source's ending behind it, where a reader goes by that) beside its destination, readable by its owner alone, and is moved into
place when it is whole. Only changed texts are ever written into it, so a process that is killed leaves no withheld
words on the disk: a stale part is harmless and may be deleted. Any error removes it.
"""

from __future__ import annotations

import os
import stat
import tempfile
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from recordlint.documents.encodings import reason
from recordlint.errors import InputError

_LONGEST_NAME = 180  # bytes of the destination's name within the part's: file systems allow 255 with what is added


@contextmanager
def written_copy(
    source: Path, destination: Path, overwrite: bool = False, ending: str = ""
) -> Generator[Path, None, None]:
    """An empty file to write the copy of `source` into; when the block ends it becomes `destination`, in one step.

    `ending` is put at the end of its name, so that it can be read as a file of its kind before it is given away.

    The copy gets the permission bits of the source. Raises InputError, and leaves nothing behind, when the destination
    is the source itself (by symbolic or hard link too), exists (unless `overwrite`), cannot be written, or when the
    source was changed meanwhile.
    """
    try:
        before = source.stat()
    except OSError as error:
        raise InputError(f"{source}: cannot be read ({reason(error)}): check the path and your access to it") from None
    _refuse(source, destination, overwrite)
    try:
        part = _part(destination, ending)
    except OSError as error:
        raise InputError(f"{destination}: cannot be written ({reason(error)}): choose another folder") from None
    try:
        yield part
        after = source.stat()
        if (before.st_size, before.st_mtime_ns, before.st_ino) != (after.st_size, after.st_mtime_ns, after.st_ino):
            raise InputError(f"{source}: the file was changed while it was read: run again when nobody writes to it")
        _sync(part)
        part.chmod(stat.S_IMODE(before.st_mode) & 0o777)
        _refuse(source, destination, overwrite)
        _move(part, destination, overwrite)
    except BaseException as error:
        part.unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise InputError(f"{destination}: cannot be written ({reason(error)}): check the disk and folder") from None
        raise


def _refuse(source: Path, destination: Path, overwrite: bool) -> None:
    try:
        if destination.exists() and destination.samefile(source):
            raise InputError(f"{destination}: this is the source itself: give the copy another name")
        if destination.is_dir():
            raise InputError(f"{destination}: this is a folder: give the copy's name")
        if os.path.lexists(destination) and not overwrite:
            raise InputError(f"{destination}: exists already: give another name, or say that it may be overwritten")
    except OSError as error:
        raise InputError(f"{destination}: cannot be written ({reason(error)}): choose another folder") from None


def _part(destination: Path, ending: str) -> Path:
    short = destination.name.encode()[:_LONGEST_NAME].decode(errors="ignore")
    handle, name = tempfile.mkstemp(prefix=f".{short}.", suffix=f".part{ending}", dir=destination.parent)
    os.close(handle)
    return Path(name)


def _sync(part: Path) -> None:
    with part.open("rb+") as stream:
        os.fsync(stream.fileno())


def _move(part: Path, destination: Path, overwrite: bool) -> None:
    """Put the part in its place. Without `overwrite` a file that came up meanwhile is not touched."""
    if overwrite:
        part.replace(destination)
        return
    try:
        os.link(part, destination)  # fails where something stands, as a plain move would not
    except FileExistsError:
        raise InputError(
            f"{destination}: exists already: give another name, or say that it may be overwritten"
        ) from None
    except OSError:  # a file system without links
        part.rename(destination)
    else:
        part.unlink()
