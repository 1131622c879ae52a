"""Excel workbooks, read row by row, a sheet after another."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from recordlint.documents.base import Failure, ReadOptions, Remark
from recordlint.documents.tables import notes_of_rows
from recordlint.errors import InputError
from recordlint.notes import Note

_MAX_RATIO = 200  # a sheet that unpacks to more than this many times its size is taken for a decompression bomb
_MAX_UNPACKED = 2 * 1024**3


def read(path: Path, name: str, options: ReadOptions) -> Iterator[Note | Failure | Remark]:
    """The notes of every sheet that has rows. Raises InputError when the workbook is damaged, encrypted or unsafe."""
    book = opened(path, name)
    try:
        sheets = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
        read_any = False
        for sheet in sheets:
            rows = sheet.iter_rows(values_only=True)
            header = next((row for row in rows if any(cell is not None for cell in row)), None)
            if header is None:
                continue
            names = ["" if cell is None else str(cell) for cell in header]
            place = sheet.title if len(sheets) > 1 else None
            try:
                yield from notes_of_rows(rows, names, options, name, place)
                read_any = True
            except InputError:
                if len(sheets) == 1 or (sheet is sheets[-1] and not read_any):
                    raise
                yield Remark(name, f"sheet {sheet.title!r} has no column of notes and was left out")
    except InputError:
        raise
    except Exception as error:
        raise InputError(f"{name}: a sheet cannot be read ({type(error).__name__}): open and save it again") from None
    finally:
        book.close()


def opened(path: Path, name: str) -> Any:
    """The workbook as openpyxl reads it, cell by cell and values only. Raises InputError when it is damaged or unsafe."""
    import openpyxl  # late: a text file needs none of it

    _refuse_unsafe(path, name)
    try:
        book = openpyxl.load_workbook(path, read_only=True, data_only=True, keep_links=False)
    except Exception as error:
        # openpyxl raises whatever its parser meets in a damaged file: KeyError, BadZipFile, ParseError …
        raise InputError(
            f"{name}: not a readable Excel workbook ({type(error).__name__}): open and save it again"
        ) from None
    return book


def _refuse_unsafe(path: Path, name: str) -> None:
    """Raise InputError for what is no workbook, is encrypted, or would unpack beyond the limits."""
    try:
        with path.open("rb") as raw:
            magic = raw.read(8)
        if magic.startswith(b"\xd0\xcf\x11\xe0"):
            raise InputError(
                f"{name}: the workbook is encrypted or in the old .xls format: save it as .xlsx without a password"
            )
        with zipfile.ZipFile(path) as archive:
            packed = sum(item.compress_size for item in archive.infolist()) or 1
            unpacked = sum(item.file_size for item in archive.infolist())
    except (zipfile.BadZipFile, NotImplementedError, ValueError, EOFError):  # also packages of versions nobody knows
        raise InputError(f"{name}: not an Excel workbook, or a damaged one: open and save it again") from None
    except OSError as error:
        raise InputError(
            f"{name}: cannot be read ({(error.strerror or '').lower()}): check the path and your access to it"
        ) from None
    if unpacked > _MAX_UNPACKED or unpacked / packed > _MAX_RATIO:
        raise InputError(f"{name}: the workbook unpacks to {unpacked:,} bytes, beyond the limit: split it")
