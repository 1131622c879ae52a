"""Key files: 32 random bytes on one line of text, with the format's version and a checksum against typing errors."""

from __future__ import annotations

import base64
import binascii
import hashlib
import os
import secrets
from pathlib import Path

from recordlint.errors import InputError

KEY_BYTES = 32
_NAME = "recordlint-key"
_VERSION = "1"
_LONGEST = 4096
_REMEDY = "give the file that `recordlint` wrote when the key was made"


def new_key() -> bytes:
    """A fresh key: 32 bytes from the system's source of randomness."""
    return secrets.token_bytes(KEY_BYTES)


def write_key(path: Path, key: bytes | None = None) -> bytes:
    """Write a key (a fresh one if none is given) to a new file that only its owner can read (mode 0600); returns the key.

    Raises InputError when the file exists, which stays as it is, or cannot be written.
    """
    made = new_key() if key is None else key
    if len(made) != KEY_BYTES:
        raise ValueError(f"a key has {KEY_BYTES} bytes, not {len(made)}")
    line = f"{_NAME}:{_VERSION}:{base64.b64encode(made).decode('ascii')}:{_checksum(made)}\n"
    try:
        number = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0), 0o600)
    except FileExistsError:
        raise InputError(f"{path}: exists already; a key is never overwritten: name another file") from None
    except OSError as error:
        raise InputError(
            f"{path}: the key cannot be written ({error.strerror}): name a folder that you may write to"
        ) from None
    try:
        with os.fdopen(number, "w", encoding="ascii", newline="\n") as stream:
            stream.write(line)
            stream.flush()
            os.fsync(stream.fileno())
    except OSError as error:
        path.unlink(missing_ok=True)  # part of a key is none
        raise InputError(
            f"{path}: the key cannot be written ({error.strerror}): make room, or name another folder"
        ) from None
    return made


def read_key(path: Path) -> bytes:
    """The key in a file. Raises InputError, which never quotes the file, when it is missing, no key file, or damaged."""
    try:
        with path.open("rb") as stream:
            raw = stream.read(_LONGEST + 1)
    except OSError as error:
        raise InputError(f"{path}: the key cannot be read ({error.strerror}): {_REMEDY}") from None
    try:
        parts = raw.decode("ascii").strip().split(":")
    except UnicodeDecodeError:
        parts = []
    if not parts or parts[0] != _NAME or len(raw) > _LONGEST:
        raise InputError(f"{path}: is no key file of recordlint: {_REMEDY}")
    if len(parts) > 1 and parts[1] != _VERSION:
        raise InputError(f"{path}: is a key file of another version: use the recordlint that wrote it, or a newer one")
    try:
        key = base64.b64decode(parts[2], validate=True)
        whole = len(parts) == 4 and len(key) == KEY_BYTES and parts[3] == _checksum(key)
    except (IndexError, binascii.Error):
        whole, key = False, b""
    if not whole:
        raise InputError(f"{path}: is a damaged key file, cut short or changed: fetch it from where it was kept")
    return key


def _checksum(key: bytes) -> str:
    """Eight digits that tell a mistyped key; of 256 random bits they give nothing away that could be of use."""
    return hashlib.sha256(b"recordlint key file" + key).hexdigest()[:8]
