"""A workbook's copy is a new one, of what the old one shows; nothing hidden enters it."""

from __future__ import annotations

import zipfile
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.comments import Comment
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation

from recordlint.documents import read as read_notes
from recordlint.documents.base import ReadOptions
from recordlint.documents.rewriting import records
from recordlint.documents.rewriting.xlsx_writer import plain_text, xml_text
from recordlint.errors import InputError
from recordlint.notes import Note

from .helpers import cells, copied, everything, exchange, failures, read

XML_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=12).filter(
    lambda text: not ILLEGAL_CHARACTERS_RE.search(text) and "_x" not in text and "\r" not in text
)
PARTS = {
    "[Content_Types].xml",
    "_rels/.rels",
    "xl/workbook.xml",
    "xl/_rels/workbook.xml.rels",
    "xl/styles.xml",
    "xl/worksheets/sheet1.xml",
}


def book_of(path: Path, rows: list[list[Any]]) -> openpyxl.Workbook:
    """A saved workbook of one sheet, to be changed and saved again."""
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)  # type: ignore[union-attr]
    book.save(path)
    return book


@pytest.fixture
def laden(tmp_path: Path) -> Path:
    """A workbook in which the word SECRET stands in every place that nobody sees."""
    path = tmp_path / "e.xlsx"
    book = book_of(path, [])
    sheet: Any = book.active
    sheet.title = "Notes"
    for row in (
        ["note", "who", "SECRET hidden column", "nhs", "born"],
        ["Seen Ada", "Jo Lee", "SECRET", 9990124578, datetime(1990, 3, 4, 5, 6)],
        ["SECRET hidden row", "SECRET", "SECRET", "SECRET", "SECRET"],
        ["Rang Ada", "Jo Lee", "SECRET", 9990124578.0, datetime(1991, 3, 4)],
        ["=1+1", "", "", 3.14159, ""],
        ["merged", "", "", "", ""],
    ):
        sheet.append(row)
    sheet["A5"].data_type = "s"  # a text that begins with =
    sheet["D5"].number_format = "0.00"
    sheet["D4"].number_format = '0;"SECRET"0'
    sheet["E2"].number_format = "dd/mm/yyyy"
    sheet["E4"].number_format = "dd/mm/yyyy"
    sheet["B4"].comment = Comment("SECRET", "SECRET")
    sheet["B4"].hyperlink = "https://example.org/SECRET"
    sheet["B6"] = "SECRET under a merged cell"
    sheet["D7"] = '=IF(TRUE,"SECRET","")'
    sheet["A8"] = "SECRET in a format that shows nothing"
    sheet["A8"].number_format = ";;;"
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["C"].hidden = True
    sheet.column_dimensions["A"].width = 40
    sheet.column_dimensions["D"].width = 21
    sheet.oddHeader.center.text = "SECRET"
    check = DataValidation(type="list", formula1='"SECRET,no"')
    check.add("B2")
    sheet.add_data_validation(check)
    sheet.auto_filter.ref = "A1:E6"
    hidden = book.create_sheet("SECRET hidden sheet")
    hidden.append(["SECRET"])
    hidden.sheet_state = "veryHidden"
    book.defined_names["SECRET"] = DefinedName("SECRET", attr_text="Notes!$A$1")
    book.properties.creator = "SECRET"
    book.properties.title = "SECRET"
    book.save(path)
    # openpyxl would clear what lies under merged cells; other programs leave it there.
    edit(path, ("</sheetData>", '</sheetData><mergeCells count="1"><mergeCell ref="A6:B6"/></mergeCells>'))
    return path


def edit(path: Path, *changes: tuple[str, str], part: str = "xl/worksheets/sheet1.xml", **more: str) -> None:
    """Change the XML of a part of a workbook, as another program may have written it, and add more parts to xl/."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist()}
    for old, new in changes:
        assert old in parts[part]
        parts[part] = parts[part].replace(old, new)
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in {**parts, **{f"xl/{name}.xml": text for name, text in more.items()}}.items():
            archive.writestr(name, text)


def test_records_are_what_is_shown(laden: Path) -> None:
    assert cells(laden) == [
        ["Notes"],
        ["note", "who", "nhs", "born"],
        ["Seen Ada", "Jo Lee", "9990124578", "04/03/1990"],
        ["Rang Ada", "Jo Lee", "9990124578", "04/03/1991"],
        ["=1+1", "", "3.14"],
        ["merged"],
    ]
    assert [record.row for record in read(laden)] == [None, 0, 1, 3, 4, 5]
    assert [piece.field for piece in read(laden)[0].pieces] == ["sheet name"]


def test_nothing_hidden_enters_the_copy(laden: Path) -> None:
    assert "SECRET" in everything(laden)
    copy, remarks = copied(laden)
    assert "SECRET" not in everything(copy)
    with zipfile.ZipFile(copy) as archive:
        assert set(archive.namelist()) == PARTS
        assert {item.date_time[0] for item in archive.infolist()} == {1980}
    said = remarks[-1].message
    for kind in (
        "cells under merged cells (1)",
        "hidden columns (1)",
        "hidden rows (1)",
        "hidden sheets (1)",
        "defined names (1)",
        "formulas without a result (1)",
        "filters (1)",
        "links (1)",
        "page headers and footers (1)",
        "properties of the document (",
        "sheets' comments (1)",
        "validations (1)",
        "values of which the format hides a part (",
    ):
        assert kind in said
    assert "SECRET" not in said


def test_the_copy_opens_with_types_formats_widths_and_merged_cells(laden: Path) -> None:
    book = openpyxl.load_workbook(copied(laden)[0])
    sheet: Any = book["Notes"]
    assert [[cell.value for cell in row] for row in sheet.iter_rows(max_row=5)] == [
        ["note", "who", "nhs", "born"],
        ["Seen Ada", "Jo Lee", 9990124578, datetime(1990, 3, 4)],
        ["Rang Ada", "Jo Lee", "9990124578", datetime(1991, 3, 4)],
        ["=1+1", None, 3.14, None],
        ["merged", None, None, None],
    ]
    assert (sheet["A4"].data_type, sheet["C4"].number_format, sheet["D2"].number_format) == ("s", "0.00", "dd/mm/yyyy")
    assert (sheet.column_dimensions["A"].width, sheet.column_dimensions["C"].width) == (40, 21)
    assert [str(area) for area in sheet.merged_cells.ranges] == ["A5:B5"]


def test_changed_cells_are_text(laden: Path) -> None:
    copy, _ = copied(
        laden, lambda record: [p.text.replace("9990124578", "=[NHS]").replace("04/03", "") for p in record.pieces]
    )
    sheet: Any = openpyxl.load_workbook(copy).active
    assert (sheet["C2"].value, sheet["C2"].data_type, sheet["D2"].value) == ("=[NHS]", "s", "/1990")
    text = everything(copy)
    assert "9990124578" not in text
    assert "04/03/1990" not in text


def test_rows_have_the_numbers_and_metadata_of_check(tmp_path: Path) -> None:
    path = tmp_path / "e.xlsx"
    book_of(
        path,
        [["Case Note", "Date", "Worker"], ["a", date(2026, 3, 4), "Jo"], [], ["b", datetime(2026, 3, 5, 9, 30), ""]],
    )
    notes = [item for item in read_notes(path, ReadOptions(), path.name) if isinstance(item, Note)]
    assert [record.note for record in read(path)[2:]] == notes
    assert (notes[0].date, notes[1].time, notes[1].row) == (date(2026, 3, 4), "09:30", 3)


def test_sheets_names_are_pieces_and_stay_fit_for_excel(tmp_path: Path) -> None:
    path = tmp_path / "e.xlsx"
    book = book_of(path, [["note"], ["x"]])
    book.active.title = "Ada Obi"  # type: ignore[union-attr]
    book.create_sheet("Bo Obi").append(["who", "Ada"])
    book.create_sheet("Chart of Ada Obi and many other")
    book.save(path)
    found = read(path)
    assert [(r.sheet, r.row, r.pieces[0].text) for r in found if r.pieces[0].field == "sheet name"] == [
        ("Ada Obi", None, "Ada Obi"),
        ("Bo Obi", None, "Bo Obi"),
        ("Chart of Ada Obi and many other", None, "Chart of Ada Obi and many other"),
    ]
    copy, _ = copied(path, lambda r: ["[PERSON: 1]" if p.field == "sheet name" else p.text for p in r.pieces])
    assert openpyxl.load_workbook(copy).sheetnames == ["(PERSON- 1)", "(PERSON- 1) (2)", "(PERSON- 1) (3)"]


def test_a_column_that_no_sheet_has_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "e.xlsx"
    book = book_of(path, [["note"], ["x"]])
    book.create_sheet("B").append(["who"])
    book.save(path)
    items = list(records(path, path.name, ReadOptions(text_column="nota")))
    assert "no column 'nota'" in items[-1].message  # type: ignore[union-attr]
    assert len(list(records(path, path.name, ReadOptions(text_column="who")))) == 6


def test_a_size_that_a_sheet_says_wrongly_cuts_nothing_off(tmp_path: Path) -> None:
    path = tmp_path / "e.xlsx"
    book_of(path, [["note", "who"], ["x", "Ada"]])
    edit(path, ('ref="A1:B2"', 'ref="A1"'))
    assert cells(path)[1:] == [["note", "who"], ["x", "Ada"]]


def test_a_document_type_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "e.xlsx"
    book_of(path, [["note"], ["x"]])
    edit(path, ("<worksheet ", '<!DOCTYPE x [<!ENTITY a "b">]><worksheet '))
    with pytest.raises(InputError):
        copied(path)
    with pytest.raises(InputError, match="cannot be verified"):
        everything(path)
    assert [item.name for item in tmp_path.iterdir()] == ["e.xlsx"]


def test_a_damaged_workbook_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "e.xlsx"
    book_of(path, [["note"], ["x"]])
    path.write_bytes(path.read_bytes()[:-200])
    with pytest.raises(InputError, match=r"e\.xlsx"):
        copied(path)
    assert [item.name for item in tmp_path.iterdir()] == ["e.xlsx"]


def test_escaped_letters_do_not_hide_a_name(tmp_path: Path) -> None:
    path = tmp_path / "e.xlsx"
    book_of(path, [["note"], ["_x0041_da_x000D_\nrang"]])
    assert cells(path)[2] == ["Ada\r\nrang"]
    copy, _ = copied(path)
    assert cells(copy)[2] == ["Ada\r\nrang"]
    assert "Ada\r\nrang" in everything(copy)


@given(st.text(st.characters(exclude_categories=["Cs"])) | st.text(st.sampled_from("_x00dD4F1a\r\t\n\x01<&")))
def test_any_text_can_stand_in_a_cell(text: str) -> None:
    assert plain_text(xml_text(text).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")) == text


@given(st.lists(st.lists(XML_TEXT, min_size=2, max_size=2), min_size=1, max_size=5))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=40)
def test_any_cells(tmp_path: Path, table: list[list[str]]) -> None:
    path = tmp_path / "e.xlsx"
    book = book_of(path, [["note", "who"]])
    for r, row in enumerate(table, 2):
        for c, text in enumerate(row, 1):
            cell: Any = book.active.cell(r, c)  # type: ignore[union-attr]
            cell.value = text
            cell.data_type = "s"
    book.save(path)
    before = cells(path)
    copy, _ = copied(path)
    assert cells(copy) == before
    assert [record.row for record in read(copy)] == [record.row for record in read(path)]
    marked, _ = copied(
        path, lambda record: [f"{p.text}\r\x01=" if p.text and record.row else p.text for p in record.pieces]
    )
    assert cells(marked)[2:] == [[f"{text}\r\x01=" if text else "" for text in row] for row in before[2:]]


def test_times_and_booleans_keep_their_types(tmp_path: Path) -> None:
    path = tmp_path / "e.xlsx"
    book_of(path, [["note", "at", "ok", "n"], ["x", time(14, 5), True, -2.5]])
    copy, _ = copied(path, exchange("x", "y"))
    sheet: Any = openpyxl.load_workbook(copy).active
    assert [cell.value for cell in sheet[2]] == ["y", time(14, 5), True, -2.5]
    assert cells(copy)[2] == ["y", "14:05:00", "TRUE", "-2.5"]


def test_merged_cells_and_widths_move_up_with_what_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / "e.xlsx"
    book = book_of(path, [[f"h{c}" for c in range(8)], *([f"{r}{c}" for c in range(8)] for r in range(6))])
    sheet: Any = book.active
    for area in ("E4:G6", "B2:B3", "C7:D7"):
        sheet.merge_cells(area)
    sheet.row_dimensions[5].hidden = True
    sheet.row_dimensions[2].height = 5
    for letter, width in (("A", 11), ("D", 14), ("F", 16), ("H", 18)):
        sheet.column_dimensions[letter].width = width
    sheet.column_dimensions["C"].hidden = sheet.column_dimensions["F"].hidden = True
    book.save(path)
    edit(path, ('ht="5"', 'ht="0"'))
    copy: Any = openpyxl.load_workbook(copied(path)[0]).active
    # B2:B3 and C7:D7 begin in what is hidden, so their words are left out and nothing is merged.
    assert [str(area) for area in copy.merged_cells.ranges] == ["D3:E4"]
    assert {letter: copy.column_dimensions[letter].width for letter in "ACF"} == {"A": 11, "C": 14, "F": 18}
    assert [[cell.value for cell in row] for row in copy.iter_rows()] == [
        ["h0", "h1", "h3", "h4", "h6", "h7"],
        ["10", None, "13", "14", "16", "17"],
        ["20", "21", "23", "24", None, "27"],
        ["40", "41", "43", None, None, "47"],
        ["50", "51", None, "54", "56", "57"],
    ]


def test_dates_counted_from_1904_stay_the_same_days(tmp_path: Path) -> None:
    path = tmp_path / "e.xlsx"
    book = book_of(path, [["note", "when"]])
    book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    book.active.append(["x", datetime(2026, 3, 4, 9, 30)])  # type: ignore[union-attr]
    book.save(path)
    assert cells(path)[2] == ["x", "2026-03-04 9:30:00"]
    copy: Any = openpyxl.load_workbook(copied(path)[0])
    assert copy.active["B2"].value == datetime(2026, 3, 4, 9, 30)


def test_a_workbook_that_shows_no_cell(tmp_path: Path) -> None:
    path = tmp_path / "e.xlsx"
    book_of(path, [])
    assert cells(path) == [["Sheet"]]
    assert openpyxl.load_workbook(copied(path)[0]).sheetnames == ["Sheet"]


def test_shared_texts_in_runs_are_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "e.xlsx"
    book_of(path, [["note", "who"], ["x", "y"]])
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    override = f'<Override PartName="/xl/sharedStrings.xml" ContentType="{kind}"/></Types>'
    edit(path, ("</Types>", override), part="[Content_Types].xml")
    edit(
        path,
        ('<c r="A2" t="inlineStr"><is><t>x</t></is></c>', '<c r="A2" t="s"><v>0</v></c>'),
        ('<c r="B2" t="inlineStr"><is><t>y</t></is></c>', '<c r="B2" t="str"><f>C2&amp;D2</f><v>Jo Lee</v></c>'),
        sharedStrings='<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        "<si><r><t>Seen A</t></r><r><rPr><b/></rPr><t>da</t></r><r><t> Obi</t></r></si></sst>",
    )
    assert cells(path)[2] == ["Seen Ada Obi", "Jo Lee"]
    copy, remarks = copied(path, exchange("Ada Obi", "[PERSON 1]"))
    assert cells(copy)[2] == ["Seen [PERSON 1]", "Jo Lee"]
    assert "formulas (their results stay) (1)" in remarks[-1].message


def test_a_package_of_an_unknown_version_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    book = openpyxl.Workbook()
    book.save(path)
    data = bytearray(path.read_bytes())
    data[data.index(b"PK\x01\x02") + 6] = 163  # the version that is needed to unpack the first part
    path.write_bytes(bytes(data))
    (failure,) = failures(path)
    assert "not an Excel workbook, or a damaged one" in failure.message
