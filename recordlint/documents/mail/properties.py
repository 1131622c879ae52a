"""An Outlook message file (.msg) as storages of properties [MS-OXMSG]: texts, bytes and times by number."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from io import BytesIO
from typing import Any, cast

from recordlint.documents.mail.headers import text_of
from recordlint.errors import InputError

MAX_ENTRIES = 20_000
"""The most streams and storages of a file."""
_PROPERTIES = "__properties_version1.0"
_UNICODE, _BYTES, _STRING, _TIME, _LONG, _BOOLEAN = 0x001F, 0x0102, 0x001E, 0x0040, 0x0003, 0x000B
_EPOCH = datetime(1601, 1, 1, tzinfo=timezone.utc)  # noqa: UP017 (as the stubs of Python 3.11 have it)


@dataclass(slots=True)
class Storage:
    """One storage: a message, a recipient or an attachment. `below` has the storages in it by name."""

    texts: dict[int, str] = field(default_factory=dict)
    binaries: dict[int, bytes] = field(default_factory=dict)
    numbers: dict[int, int] = field(default_factory=dict)
    times: dict[int, datetime] = field(default_factory=dict)
    below: dict[str, Storage] = field(default_factory=dict)

    def text(self, *tags: int) -> str:
        """The first of the texts that is there."""
        return next((self.texts[tag].strip() for tag in tags if self.texts.get(tag, "").strip()), "")

    def named(self, start: str) -> Iterator[Storage]:
        """The storages whose names begin so, in their order."""
        yield from (self.below[name] for name in sorted(self.below) if name.lower().startswith(start))


def storage_of(data: bytes, name: str) -> Storage:
    """The message of a file. Raises InputError when it is no such file, or too large."""
    import olefile  # late: other files need none of it

    try:
        with olefile.OleFileIO(BytesIO(data), raise_defects=olefile.DEFECT_FATAL) as ole:
            paths = cast("list[list[str]]", ole.listdir(streams=True, storages=False))
            if len(paths) > MAX_ENTRIES:
                raise InputError(f"{name}: {len(paths):,} parts are beyond the limit of {MAX_ENTRIES:,}")
            if not any(path == [_PROPERTIES] for path in paths):
                raise InputError(f"{name}: not an Outlook message, or a damaged one: save it from Outlook again")
            # Sectors may go round in a circle: no stream, nor all together, can hold more than the file does.
            sizes = [int(ole.get_size(path)) for path in paths]
            if max(sum(sizes), int(cast("Any", ole).root.size)) > 2 * len(data):
                raise InputError(f"{name}: not an Outlook message, or a damaged one: save it from Outlook again")
            return _gathered(cast("Any", ole), paths)
    except InputError:
        raise
    except Exception as error:  # olefile raises whatever it meets in a damaged file
        raise InputError(
            f"{name}: not an Outlook message, or a damaged one ({type(error).__name__}): save it from Outlook again"
        ) from None


def _gathered(ole: Any, paths: list[list[str]]) -> Storage:
    root = Storage()
    streams: list[tuple[Storage, str, list[str]]] = []
    for path in paths:
        storage = root
        for step in path[:-1]:
            storage = storage.below.setdefault(step, Storage())
        streams.append((storage, path[-1], path))
    for storage, stream, path in streams:
        if stream == _PROPERTIES:
            _fixed(storage, _bytes(ole, path), top=len(path) == 1, message=_is_message(path))
    encoding = _encoding(root)
    for storage, stream, path in streams:
        if stream.startswith("__substg1.0_") and len(stream) >= 20:
            _variable(storage, stream[12:20], _bytes(ole, path), encoding)
    return root


def _is_message(path: list[str]) -> bool:
    return len(path) > 1 and path[-2].lower().startswith("__substg1.0_3701000d")


def _bytes(ole: Any, path: list[str]) -> bytes:
    with ole.openstream(path) as stream:
        return bytes(stream.read())


def _fixed(storage: Storage, data: bytes, *, top: bool, message: bool) -> None:
    start = 32 if top else 24 if message else 8
    for at in range(start, len(data) - 15, 16):
        kind, tag = struct.unpack_from("<HH", data, at)
        value = data[at + 8 : at + 16]
        if kind == _LONG:
            storage.numbers[tag] = struct.unpack_from("<I", value)[0]
        elif kind == _BOOLEAN:
            storage.numbers[tag] = value[0]
        elif kind == _TIME:
            try:
                storage.times[tag] = _EPOCH + timedelta(microseconds=struct.unpack("<Q", value)[0] // 10)
            except OverflowError:
                continue


def _variable(storage: Storage, tag: str, data: bytes, encoding: str) -> None:
    try:
        number, kind = int(tag[:4], 16), int(tag[4:], 16)
    except ValueError:
        return
    if kind == _UNICODE:
        storage.texts[number] = data.decode("utf-16-le", "replace").rstrip("\0")
    elif kind == _STRING:
        storage.texts.setdefault(number, text_of(data, encoding).rstrip("\0"))
    elif kind in (0x101F, 0x101E):
        return
    else:
        storage.binaries[number] = data


def _encoding(root: Storage) -> str:
    page = root.numbers.get(0x3FFD) or root.numbers.get(0x3FDE) or 1252
    return codec_of(page)


def codec_of(page: int) -> str:
    """The codec for a code page of Windows."""
    return {65001: "utf-8", 20127: "cp1252", 28591: "cp1252", 1200: "utf-16-le"}.get(page, f"cp{page}")
