"""Messages between the process that opens a PDF and the one that asked: a length, then that many bytes.

What comes back from the other side is data from a stranger: JSON and plain arrays of numbers, never objects.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Mapping
from typing import IO, Any

MAX_FRAME = 256 * 1024 * 1024
"""The longest message that is taken, in bytes: the pixels of the largest page fit."""
_LENGTH = struct.Struct("<Q")


class FrameError(Exception):
    """The other side stopped, or does not keep to the protocol."""


def send(stream: IO[bytes], payload: bytes | memoryview) -> None:
    """One message. Raises OSError when nobody listens any more."""
    stream.write(_LENGTH.pack(len(payload)))
    stream.write(payload)
    stream.flush()


def receive(stream: IO[bytes], limit: int = MAX_FRAME) -> bytes:
    """One message. Raises FrameError when it does not come whole, or is longer than the limit."""
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        raise FrameError("no message")
    (length,) = _LENGTH.unpack(head)
    if length > limit:
        raise FrameError("a message beyond the limit")
    data = stream.read(length)
    if len(data) < length:
        raise FrameError("half a message")
    return data


def send_values(stream: IO[bytes], values: Mapping[str, Any]) -> None:
    """A message of JSON."""
    send(stream, json.dumps(values).encode())


def receive_values(stream: IO[bytes]) -> dict[str, Any]:
    """A message of JSON: an object. Raises FrameError when it is anything else."""
    try:
        values = json.loads(receive(stream))
    except (ValueError, RecursionError) as error:
        raise FrameError("not JSON") from error
    if not isinstance(values, dict):
        raise FrameError("not an object")
    return values  # pyright: ignore[reportUnknownVariableType]
