"""The sealed sidecar: what restores a redacted copy, readable with the run's key alone.

Layout: a header (name, version, random salt, a check of the key, a checksum), then chunks, each a length and a ciphertext.
The chunks are AES-256-GCM (NIST SP 800-38D) under a key drawn for this file from the run's key and the salt by HKDF
(RFC 5869). A chunk's nonce is its number and whether it is the last, and the header is its associated data: so a chunk
left out, moved, added or taken from another file, or an end cut off, does not open. The text inside is JSON, a line an
entry: pieces with their replaced words, and for each file the SHA-256 of its copy.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import os
import secrets
import struct
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from recordlint.errors import InputError
from recordlint.redaction.edits import Applied

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

_MAGIC = b"recordlint-sidecar\n"
_VERSION = 1
_SALT = 32
_CHECK = 16
_SUM = 8
_HEADER = len(_MAGIC) + 1 + _SALT + _CHECK + _SUM
_CHUNK = 64 * 1024
_TAG = 16
_LAST = 0x8000_0000
"""The bit of a chunk's length that says that none follows; it is in the nonce as well, and so cannot be changed."""


@dataclass(frozen=True, slots=True)
class Original:
    """Replaced words: what stands at [start, end), code points of the copy's piece, stood as `text` in the source."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class SealedPiece:
    """What restores one piece of one file. `digest` is the SHA-256 of the piece's text in the copy."""

    path: str
    row: int | None
    sheet: str | None
    field: str | None
    digest: str
    originals: tuple[Original, ...]


@dataclass(frozen=True, slots=True)
class SealedCopy:
    """A copy that the run wrote: the path of its source, the SHA-256 of its bytes, and its own path where that is another one.

    It follows its pieces.
    """

    path: str
    sha256: str
    copy: str = ""


Entry = SealedPiece | SealedCopy


def piece_entry(
    applied: Applied, path: str, row: int | None = None, sheet: str | None = None, field: str | None = None
) -> SealedPiece:
    """What restores the source of a piece from its copy."""
    made = applied.positions.replaced
    originals = tuple(Original(one.copy_start, one.copy_end, one.item.text) for one in made)
    return SealedPiece(path, row, sheet, field, digest_of(applied.text), originals)


def digest_of(text: str) -> str:
    """The SHA-256 of a text, in hexadecimal digits; of any text, lone surrogates and all."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def file_sha256(path: Path) -> str:
    """The SHA-256 of a file's bytes. Raises InputError when it cannot be read."""
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError as error:
        raise InputError(
            f"{path}: the copy cannot be read ({error.strerror}): name the copy as it was written"
        ) from None


def check_copy(path: Path, copy: SealedCopy) -> None:
    """Raises InputError unless the file at `path` is the copy that the sidecar belongs to, unchanged to the byte."""
    if not hmac.compare_digest(file_sha256(path), copy.sha256):
        raise InputError(
            f"{path}: the copy was changed after it was made, or belongs to another sidecar: fetch the copy as it was written"
        )


def restore(copy_text: str, entry: SealedPiece) -> str:
    """The source's text of one piece. Raises InputError, before anything is made, when the copy's piece was changed."""
    where = ", ".join(
        [entry.path]
        + [f"{name} {value}" for name in ("sheet", "row", "field") if (value := getattr(entry, name)) is not None]
    )
    if not hmac.compare_digest(digest_of(copy_text), entry.digest):
        raise InputError(f"{where}: the copy was changed after it was made: fetch the copy as it was written")
    out: list[str] = []
    at = 0
    for one in entry.originals:
        if not at <= one.start <= one.end <= len(copy_text):
            raise InputError(f"{where}: the sidecar does not fit the copy: fetch the one that was written with it")
        out.append(copy_text[at : one.start])
        out.append(one.text)
        at = one.end
    out.append(copy_text[at:])
    return "".join(out)


def seal(entries: Iterable[Entry], key: bytes, destination: Path) -> None:
    """Write a sidecar (mode 0600), an entry at a time; the file is there when it is whole, or not at all.

    Raises InputError when the destination exists or cannot be written.
    """
    if destination.exists():
        raise InputError(f"{destination}: exists already; a sidecar is never overwritten: name another file")
    part = destination.with_name(f".{destination.name}.{secrets.token_hex(6)}.part")
    try:
        number = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(number, "wb") as stream:
            _write(stream, entries, key)
            stream.flush()
            os.fsync(stream.fileno())
        _publish(part, destination)
    except FileExistsError:
        raise InputError(f"{destination}: exists already; a sidecar is never overwritten: name another file") from None
    except OSError as error:
        raise InputError(
            f"{destination}: the sidecar cannot be written ({error.strerror}): name another folder"
        ) from None
    finally:
        part.unlink(missing_ok=True)


def open_sealed(path: Path, key: bytes) -> Iterator[Entry]:
    """The entries of a sidecar, in their order. The whole file is proved whole before the first one is given.

    Raises InputError that says whether the key is the wrong one or the file no sidecar, changed, or cut short.
    """
    try:
        with path.open("rb") as stream:
            for _ in _chunks(stream, key, path):
                pass
            stream.seek(0)
            for line in _lines(_chunks(stream, key, path)):
                yield _entry(json.loads(line))
    except OSError as error:
        raise InputError(
            f"{path}: the sidecar cannot be read ({error.strerror}): name the one written with the copy"
        ) from None


def _publish(part: Path, destination: Path) -> None:
    """Give a finished file its name. A link fails where a file has come to be there; a rename would overwrite it."""
    try:
        os.link(part, destination)
    except FileExistsError:
        raise
    except OSError:  # a file system without links
        if destination.exists():
            raise FileExistsError from None
        part.rename(destination)


def _write(stream: BinaryIO, entries: Iterable[Entry], key: bytes) -> None:
    salt = secrets.token_bytes(_SALT)
    header = _MAGIC + bytes([_VERSION]) + salt + _key_check(key, salt)
    header += hashlib.sha256(header).digest()[:_SUM]
    stream.write(header)
    cipher = _cipher(key, salt)
    waiting = bytearray()
    number = 0

    def put(chunk: bytes, last: bool) -> None:
        sealed = cipher.encrypt(_nonce(number, last), chunk, header)
        stream.write(struct.pack(">I", len(sealed) | (_LAST if last else 0)))
        stream.write(sealed)

    for entry in entries:
        kind = "copy" if isinstance(entry, SealedCopy) else "piece"
        waiting += json.dumps({"kind": kind, **asdict(entry)}, separators=(",", ":")).encode("ascii") + b"\n"
        while len(waiting) > _CHUNK:
            put(bytes(waiting[:_CHUNK]), last=False)
            del waiting[:_CHUNK]
            number += 1
    put(bytes(waiting), last=True)


def _chunks(stream: BinaryIO, key: bytes, path: Path) -> Iterator[bytes]:
    from cryptography.exceptions import InvalidTag

    header = stream.read(_HEADER)
    if not header.startswith(_MAGIC):
        raise InputError(f"{path}: is no sidecar of recordlint: name the file that was written with the copy")
    if len(header) < _HEADER or header[-_SUM:] != hashlib.sha256(header[:-_SUM]).digest()[:_SUM]:
        raise _changed(path)
    if header[len(_MAGIC)] != _VERSION:
        raise InputError(f"{path}: is a sidecar of another version: use the recordlint that wrote it, or a newer one")
    salt = header[len(_MAGIC) + 1 :][:_SALT]
    if not hmac.compare_digest(header[-_SUM - _CHECK : -_SUM], _key_check(key, salt)):
        raise InputError(f"{path}: the key is not the one that it was sealed with: give the key file of that run")
    cipher = _cipher(key, salt)
    number, last = 0, False
    while not last:
        head = stream.read(4)
        length = struct.unpack(">I", head)[0] if len(head) == 4 else 0
        last, length = bool(length & _LAST), length & ~_LAST
        sealed = stream.read(length) if _TAG <= length <= _CHUNK + _TAG else b""
        if len(sealed) != length or not sealed:
            raise _changed(path)
        try:
            yield cipher.decrypt(_nonce(number, last), sealed, header)
        except InvalidTag:
            raise _changed(path) from None
        number += 1
    if stream.read(1):
        raise _changed(path)


def _lines(chunks: Iterable[bytes]) -> Iterator[bytes]:
    rest: list[bytes] = []
    for chunk in chunks:
        *whole, open_line = chunk.split(b"\n")
        for line in whole:
            yield b"".join([*rest, line])
            rest = []
        rest.append(open_line)


def _entry(made: dict[str, Any]) -> Entry:
    if made.pop("kind") == "copy":
        return SealedCopy(**made)
    originals = tuple(Original(**one) for one in made.pop("originals"))
    return SealedPiece(**made, originals=originals)


def _changed(path: Path) -> InputError:
    return InputError(f"{path}: the sidecar was changed or cut short: fetch it as it was written; nothing was restored")


def _nonce(number: int, last: bool) -> bytes:
    """Twelve bytes, never the same twice under one file's key."""
    return struct.pack(">QI", number, 1 if last else 0)


def _key_check(key: bytes, salt: bytes) -> bytes:
    """What tells a wrong key from a changed file."""
    return hmac.new(key, b"recordlint sidecar key check" + salt, "sha256").digest()[:_CHECK]


def _cipher(key: bytes, salt: bytes) -> AESGCM:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return AESGCM(HKDF(SHA256(), 32, salt, b"recordlint sidecar 1").derive(key))
