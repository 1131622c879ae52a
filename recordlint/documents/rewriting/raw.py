"""Everything that can be read in a written file, found by another way than the one that wrote it.

Whoever checks a copy must not trust the reader that made it: here a file is decoded, unpacked and parsed by Python's
own csv, json, zipfile and expat, and by pyarrow, with nothing of the readers and rewriters. All texts are given, in no
promised order and often twice (as written and as meant): characters of the file, cells, keys, names of parts, sheets
and columns, attributes, comments, metadata, statistics.
"""

from __future__ import annotations

import codecs
import csv
import io
import json
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from email import message_from_bytes
from email.message import Message
from email.policy import default
from functools import partial
from pathlib import Path
from typing import Any

from recordlint.documents.blocks import DocumentOptions
from recordlint.documents.encodings import read_bytes, reason
from recordlint.documents.formats import SUFFIXES, format_of
from recordlint.documents.laid_out import guarded
from recordlint.documents.rewriting.raw_xlsx import xlsx_texts
from recordlint.errors import InputError

_PIXELS = (".pdf", ".png", ".jpg", ".jpeg", ".tif", ".tiff")
_CHUNK = 1_048_576  # characters of a file given at once
_OVERLAP = 65_536  # characters of the chunk before that are given again, so that no word is cut in two
_BATCH_ROWS = 512


def raw_texts(path: Path) -> Iterator[tuple[str, str]]:
    """(where, text) of everything readable in a file, by its suffix; a file of an unknown kind is taken for text.

    `where` says the row (data rows count from 1, the headings are row 0) and field where they are known. Raises
    InputError when the file cannot be read as what its suffix says: then it cannot be verified.
    """
    suffix = path.suffix.lower()
    if suffix in SUFFIXES:
        yield from _document(path, suffix)
        return
    try:
        if not path.stat().st_size:
            return
        if suffix == ".xlsx":
            yield from xlsx_texts(path)
        elif suffix == ".parquet":
            yield from _parquet(path)
        else:
            yield from _characters(path)
            if suffix in (".csv", ".tsv"):
                yield from _cells(path, suffix)
            elif suffix in (".jsonl", ".ndjson"):
                yield from _json(path)
    except (csv.Error, ValueError, RecursionError) as error:
        raise InputError(
            f"{path}: cannot be verified ({type(error).__name__}): it is not what its suffix says"
        ) from None
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({reason(error)}): check the path and your access to it") from None


def pixel_texts(path: Path, options: DocumentOptions) -> Iterator[tuple[str, str]]:
    """(where, text) of what OCR reads in the pixels of a copy: pages of a PDF, pictures, those that a Word file or a mail carries.

    Nothing where there is no engine, or it may not look; then it raises InputError where the options are strict and there are pixels.
    """
    if not has_pixels(path):
        return
    if not pixels_can_be_read(options):
        if options.strict:
            raise InputError(
                f"{path}: its pixels cannot be read back without OCR: install recordlint[ocr], or leave out --strict"
            )
        return
    for name, suffix, data in _with_pixels(path):
        yield from guarded(partial(_seen, name, suffix, data, options), name)


def has_pixels(path: Path) -> bool:
    """Whether a copy is made of pictures, or carries any."""
    return next(_with_pixels(path), None) is not None


def pixels_can_be_read(options: DocumentOptions) -> bool:
    """Whether there is an OCR engine, and it may be used."""
    from recordlint.documents import ocr

    return options.read_back and ocr.engine(replace(options, ocr=None)) is not None


def structural_faults(path: Path, options: DocumentOptions) -> list[str]:
    """What a copy holds that none of its kind should, whatever its words: annotations or fonts in pictures of pages."""
    if path.suffix.lower() != ".pdf" or not path.stat().st_size:
        return []
    from recordlint.documents import pdf_raw

    return guarded(lambda: pdf_raw.unexpected(path.read_bytes(), path.name, retypeset=options.retypeset), str(path))


def _with_pixels(path: Path) -> Iterator[tuple[str, str, bytes]]:
    """Name, suffix and bytes of the copy itself, or of each file within it, that shows pixels."""
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES or not path.stat().st_size:
        return
    data = path.read_bytes()
    if suffix == ".eml":
        yield from _attached(path.name, message_from_bytes(data, policy=default))
    elif suffix in (".docx", ".docm"):
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            for part in package.namelist():
                if Path(part).suffix.lower() in _PIXELS:
                    yield f"{path.name}: {part}", Path(part).suffix.lower(), package.read(part)
    elif suffix in _PIXELS:
        yield path.name, suffix, data


def _attached(name: str, message: Message) -> Iterator[tuple[str, str, bytes]]:
    for number, part in enumerate(message.walk(), 1):
        suffix = Path(part.get_filename() or "").suffix.lower()
        payload = part.get_payload(decode=True)
        if suffix in _PIXELS and isinstance(payload, bytes):
            yield f"{name}: part {number}", suffix, payload


def _seen(name: str, suffix: str, data: bytes, options: DocumentOptions) -> list[tuple[str, str]]:
    if suffix == ".pdf":
        from recordlint.documents import pdf_raw

        return list(pdf_raw.pixel_texts(data, name, replace(options, ocr=None)))
    from recordlint.documents import images

    return list(images.pixel_texts(data, name))


def _document(path: Path, suffix: str) -> Iterator[tuple[str, str]]:
    form = format_of(suffix)
    if form is None:
        return
    data = read_bytes(path, str(path))
    if data:
        yield from guarded(lambda: list(form.raw(data, str(path))), str(path))


def _opened(path: Path) -> io.TextIOWrapper:
    r"""The text of a file, line ends untouched. What cannot be decoded comes out as escapes (\xff), never as an error."""
    with path.open("rb") as raw:
        sample = raw.read(65_536)
    return path.open(encoding=_codec(sample), errors="backslashreplace", newline="")


def _codec(sample: bytes) -> str:
    if sample.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        return "utf-32"
    if sample.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    if sample.count(0) > len(sample) / 5:  # half of the bytes of UTF-16 without a mark are zero
        return "utf-16-le" if sample[1::2].count(0) > sample[0::2].count(0) else "utf-16-be"
    try:
        codecs.getincrementaldecoder("utf-8")().decode(sample)
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8-sig"


def _characters(path: Path) -> Iterator[tuple[str, str]]:
    with _opened(path) as stream:
        at, tail = 0, ""
        while chunk := stream.read(_CHUNK):
            yield f"the text from character {at - len(tail) + 1:,} on", tail + chunk
            at += len(chunk)
            tail = chunk[-_OVERLAP:]


def _cells(path: Path, suffix: str) -> Iterator[tuple[str, str]]:
    csv.field_size_limit(min(sys.maxsize, 2**31 - 1))
    with _opened(path) as stream:
        first = next((line for line in stream if line.strip()), "")
    delimiter = "\t" if suffix == ".tsv" else max(",;\t|", key=first.count)
    header: list[str] | None = None
    with _opened(path) as stream:
        row = -1
        for cells in csv.reader(stream, delimiter=delimiter):
            if header is None:
                if not any(cell.strip() for cell in cells):
                    continue
                header = cells
            row += 1
            for column, cell in enumerate(cells):
                yield _place(row, header[column] if column < len(header) else "", column), cell


def _place(row: int, heading: str, column: int) -> str:
    return f"row {row}, {heading if row and heading.strip() else f'column {column + 1}'}"


def _json(path: Path) -> Iterator[tuple[str, str]]:
    with _opened(path) as stream:
        for row, line in enumerate(stream, 1):
            if line.strip():
                yield from _json_texts(json.loads(line, object_pairs_hook=_Pairs), row)


class _Pairs(list[Any]):
    """The keys and values of a JSON object, repeated keys too."""


def _json_texts(item: Any, row: int) -> Iterator[tuple[str, str]]:
    waiting: list[tuple[str, Any]] = [("", item)]
    while waiting:
        path, value = waiting.pop()
        if isinstance(value, _Pairs):
            for key, inner in value:
                yield f"row {row}, a key", key
                waiting.append((f"{path}.{key}" if path else key, inner))
        elif isinstance(value, list):
            waiting += [(f"{path}[{i}]", inner) for i, inner in enumerate(value)]
        elif value is not None and not isinstance(value, bool):
            yield f"row {row}, {path}", str(value)


def _parquet(path: Path) -> Iterator[tuple[str, str]]:
    import pyarrow.parquet as pq  # late: a text file needs none of it
    from pyarrow import ArrowException

    try:
        with pq.ParquetFile(path) as file:
            yield from _metadata(file)
            names = list(file.schema_arrow.names)
            row = 0
            for batch in file.iter_batches(batch_size=_BATCH_ROWS):
                for column, name in enumerate(names):
                    for i, value in enumerate(_values(batch.column(column)), row + 1):
                        for text in _leaves(value):
                            yield _place(i, name, column), text
                row += batch.num_rows
    except ArrowException as error:
        raise InputError(f"{path}: cannot be verified ({type(error).__name__}): it is not a Parquet file") from None


def _values(array: Any) -> list[Any]:
    import pyarrow as pa  # late: a text file needs none of it

    try:
        return array.to_pylist()
    except (ValueError, OverflowError):
        return array.cast(pa.string()).to_pylist()


def _leaves(value: Any) -> Iterator[str]:
    waiting = [value]
    while waiting:
        inner = waiting.pop()
        if isinstance(inner, dict):
            waiting += [*inner.keys(), *inner.values()]
        elif isinstance(inner, (list, tuple)):
            waiting += inner
        elif isinstance(inner, bytes):
            yield inner.decode(errors="backslashreplace")
        elif inner is not None:
            yield str(inner)


def _metadata(file: Any) -> Iterator[tuple[str, str]]:
    for key, value in (file.metadata.metadata or {}).items():
        yield "metadata", f"{key.decode(errors='backslashreplace')}: {value.decode(errors='backslashreplace')}"
    for key, value in (file.schema_arrow.metadata or {}).items():
        yield "metadata", f"{key.decode(errors='backslashreplace')}: {value.decode(errors='backslashreplace')}"
    for field in file.schema_arrow:
        yield "schema", f"{field} {field.metadata or ''}"
    for group in range(file.metadata.num_row_groups):
        for column in range(file.metadata.num_columns):
            statistics = file.metadata.row_group(group).column(column).statistics
            if statistics is not None and statistics.has_min_max:
                for value in _extremes(statistics):
                    yield from ((f"statistics of column {column + 1}", text) for text in _leaves(value))


def _extremes(statistics: Any) -> tuple[Any, Any]:
    try:
        return statistics.min, statistics.max
    except (ValueError, OverflowError):  # nanoseconds, or dates beyond Python's
        return statistics.min_raw, statistics.max_raw
