"""Text files line by line, byte for byte: what is not changed comes out as it went in."""

from __future__ import annotations

import codecs
import io
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from recordlint.documents.encodings import decode, encoding_of, reason
from recordlint.documents.rewriting.base import SAMPLE
from recordlint.errors import InputError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


@dataclass(frozen=True, slots=True)
class Encoding:
    """How a file holds its text: a codec that writes no byte order mark, and the mark in front (often none)."""

    codec: str
    mark: bytes = b""


def file_encoding(path: Path, name: str) -> Encoding:
    """The encoding of a file, by its first bytes as the readers tell it. Raises InputError for what is no text."""
    try:
        with path.open("rb") as raw:
            sample = raw.read(SAMPLE)
    except OSError as error:
        raise InputError(f"{name}: cannot be read ({reason(error)}): check the path and your access to it") from None
    codec = encoding_of(sample, name, whole=len(sample) < SAMPLE)
    return next((Encoding(c, mark) for mark, c in _MARKS if sample.startswith(mark)), Encoding(codec))


def whole_text(data: bytes, name: str) -> tuple[str, Encoding]:
    """A file's text, as the readers decode it, and the encoding that gives back the same bytes. Raises InputError."""
    text = decode(data, name)
    for codec in ("utf-8", "cp1252", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"):
        try:
            body = text.encode(codec)
        except UnicodeEncodeError:
            continue
        mark = data[: len(data) - len(body)]
        if data.endswith(body) and not mark.decode(codec, errors="replace").strip("\ufeff"):
            return text, Encoding(codec, mark)
    raise InputError(f"{name}: the encoding cannot be written back: save the file as UTF-8 and try again")


def lines(path: Path, name: str, encoding: Encoding) -> Iterator[str]:
    r"""The lines of a file behind its mark, each with its own end (\n, \r\n or \r). Raises InputError as it reads."""
    try:
        with path.open("rb") as raw:
            raw.seek(len(encoding.mark))
            yield from io.TextIOWrapper(raw, encoding=encoding.codec, newline="")
    except UnicodeDecodeError as error:
        raise InputError(f"{name}: a byte near {error.start:,} cannot be decoded: save the export as UTF-8") from None
    except OSError as error:
        raise InputError(f"{name}: cannot be read ({reason(error)}): check the path and your access to it") from None


@contextmanager
def written(part: Path, name: str, encoding: Encoding) -> Generator[TextIO, None, None]:
    """A stream into `part` with the mark already written. Raises InputError for a character that the codec lacks."""
    try:
        with part.open("wb") as raw:
            raw.write(encoding.mark)
            with io.TextIOWrapper(raw, encoding=encoding.codec, newline="") as stream:
                yield stream
    except UnicodeEncodeError:
        raise InputError(
            f"{name}: what stands for withheld words has a character that {encoding.codec} lacks: save the file as UTF-8"
        ) from None
