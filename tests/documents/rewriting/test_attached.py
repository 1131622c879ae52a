"""A workbook as a laid-out document."""

from __future__ import annotations

import io

import openpyxl
import pytest

from recordlint.documents.blocks import DocumentOptions, Edit
from recordlint.documents.rewriting import attached
from recordlint.errors import InputError


def workbook() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Date", "Note"])
    sheet.append(["1 May", "Seen Ada Obi."])
    hidden = book.create_sheet("Old")
    hidden.append(["Zubrowska"])
    hidden.sheet_state = "hidden"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_cells_are_blocks_and_a_copy_has_the_edits() -> None:
    data = workbook()
    blocks = attached.read(data, "x.xlsx", DocumentOptions()).blocks
    assert [block.text for block in blocks] == ["Sheet", "Date", "Note", "1 May", "Seen Ada Obi."]
    assert blocks[-1].place.words() == "row 1, Note"
    edits = [[] for _ in blocks[:-1]] + [[Edit(5, 12, "[person 1]", "[person 1]")]]
    made = attached.copy(data, "x.xlsx", DocumentOptions(), edits)
    assert [block.text for block in attached.read(made.data, "x.xlsx", DocumentOptions()).blocks][
        -1
    ] == "Seen [person 1]."
    texts = "\n".join(text for _, text in attached.raw(made.data, "x.xlsx"))
    assert "[person 1]" in texts
    assert "Obi" not in texts
    assert "Zubrowska" not in texts


def test_a_damaged_workbook() -> None:
    with pytest.raises(InputError, match="damaged"):
        attached.read(b"PK\x03\x04", "x.xlsx", DocumentOptions())
