"""An Excel workbook that is attached to a mail, as a laid-out document: its cells are blocks."""

from __future__ import annotations

from collections.abc import Iterator

from recordlint.documents.base import Failure, ReadOptions, Remark
from recordlint.documents.blocks import Block, Content, Copy, DocumentOptions, Edits, Place, edited
from recordlint.documents.held import held
from recordlint.documents.records import HEADINGS, Record
from recordlint.documents.rewriting import xlsx
from recordlint.documents.rewriting.base import refuse
from recordlint.documents.rewriting.raw_xlsx import xlsx_texts

_SUFFIX = ".xlsx"


def read(data: bytes, name: str, options: DocumentOptions) -> Content:
    """Every shown cell as a block. Raises InputError when the workbook is damaged or unsafe."""
    blocks: list[Block] = []
    remarks: list[str] = []
    with held(data, _SUFFIX) as path:
        for item in xlsx.records(path, name, ReadOptions()):
            if isinstance(item, Failure):
                raise refuse(item)
            if isinstance(item, Remark):
                remarks.append(item.message)
            else:
                blocks += _blocks(item)
    return Content(tuple(blocks), tuple(remarks))


def copy(data: bytes, name: str, options: DocumentOptions, edits: Edits) -> Copy:
    """A new workbook of the edited cells. Raises InputError as `read` does."""
    waiting = iter(edits)

    def change(record: Record) -> list[str]:
        return [edited(piece.text, next(waiting)) for piece in record.pieces]

    with held(data, _SUFFIX) as source, held(b"", _SUFFIX) as part:
        remarks = xlsx.write(source, name, part, ReadOptions(), change)
        return Copy(part.read_bytes(), tuple(remark.message for remark in remarks))


def raw(data: bytes, name: str) -> Iterator[tuple[str, str]]:
    """Every part of the workbook as text. Raises InputError when it is no package."""
    with held(data, _SUFFIX) as path:
        yield from [*xlsx_texts(path)]


def _blocks(record: Record) -> Iterator[Block]:
    where = [f"sheet {record.sheet}"] if record.sheet else []
    if record.row is not None:
        where.append("headings" if record.row == HEADINGS else f"row {record.row}")
    for number, piece in enumerate(record.pieces):
        place = Place(cell=", ".join([*where, piece.field or ""]))
        yield Block(piece.text, place, " | " if number else "\n")
