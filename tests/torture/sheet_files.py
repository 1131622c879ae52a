"""Excel workbooks by openpyxl and xlsxwriter, with surgery for what neither writes."""

from __future__ import annotations

import io

from tests.torture.picture_files import drawn, exif_of, saved
from tests.torture.seeding import KETTLE, Maker, Seeds, Torture
from tests.torture.zips import operated

_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def openpyxl_book() -> Torture:
    """What openpyxl can write, in one workbook."""
    from openpyxl import Workbook
    from openpyxl.cell.rich_text import CellRichText, TextBlock
    from openpyxl.cell.text import InlineFont
    from openpyxl.chart import BarChart, Reference
    from openpyxl.comments import Comment
    from openpyxl.drawing.image import Image as Picture
    from openpyxl.formatting.rule import FormulaRule
    from openpyxl.packaging.custom import StringProperty
    from openpyxl.workbook.defined_name import DefinedName
    from openpyxl.worksheet.datavalidation import DataValidation
    from openpyxl.worksheet.table import Table

    s = Seeds(5)
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Contacts"
    sheet.append(["Date", "Note", f"With {s.seen('heading')}", "Number"])
    sheet.append(["01/02/2026", f"Met {s.seen('cell')} at home.", "x", 9991234578])
    sheet.append(["02/02/2026", KETTLE, s.seen("cell alone"), 4])
    sheet["D2"].number_format = "000 000 0000"
    half = s.seen("rich text, split in a word")
    sheet["B4"] = CellRichText("Saw ", TextBlock(InlineFont(b=True), half[:4]), half[4:], " there.")
    sheet["B5"] = 5
    sheet["B5"].number_format = f'"{s.seen("number format that shows words")} came" 0'
    sheet["B6"] = f"Soft {(word := s.seen('soft hyphen in a cell'))[:5]}\u00ad{word[5:]} and full stop"
    sheet.merge_cells("B7:C8")
    sheet["B7"] = f"Merged with {s.seen('merged cell')}"
    sheet["A7"] = 3
    sheet["A7"].number_format = ";;;"
    sheet["B9"] = s.hidden("cell that shows nothing (;;;)")
    sheet["B9"].number_format = ";;;"
    sheet["C9"] = f'=CONCATENATE("{s.hidden("formula without result")}","x")'
    sheet["D9"] = f"See {s.seen('cell with a link')}"
    sheet["D9"].hyperlink = f"https://example.org/{s.hidden('link target')}"
    sheet["D9"].hyperlink.tooltip = s.hidden("link tooltip")
    sheet["A2"].comment = Comment(s.hidden("comment"), s.hidden("comment author"))
    sheet["A10"], sheet["F10"] = s.hidden("hidden row"), s.hidden("hidden column")
    sheet.row_dimensions[10].hidden = True
    sheet["F2"] = s.hidden("hidden column, row of others")
    sheet.column_dimensions["F"].hidden = True
    for place in ("oddHeader", "oddFooter", "evenHeader", "firstFooter"):
        getattr(sheet, place).center.text = s.hidden(place)
    sheet.HeaderFooter.differentOddEven = sheet.HeaderFooter.differentFirst = True
    validation = DataValidation(type="list", formula1=f'"{s.hidden("validation list")},other"', showDropDown=False)
    validation.promptTitle, validation.prompt = s.hidden("validation prompt title"), s.hidden("validation prompt")
    validation.errorTitle, validation.error = s.hidden("validation error title"), s.hidden("validation error")
    sheet.add_data_validation(validation)
    validation.add("C3")
    sheet.conditional_formatting.add("B2:B4", FormulaRule(formula=[f'B2="{s.hidden("conditional format")}"']))
    sheet.auto_filter.ref = "A1:D6"
    sheet.auto_filter.add_filter_column(1, [s.hidden("filter value")])
    book.defined_names[s.hidden("defined name")] = DefinedName(s.hidden("defined name"), attr_text="Contacts!$A$1")
    book.defined_names["constant"] = DefinedName(
        "constant", attr_text=f'"{s.hidden("defined constant")}"', comment=s.hidden("name's comment")
    )
    for state in ("hidden", "veryHidden"):
        other = book.create_sheet(s.hidden(f"name of a {state} sheet"))
        other.sheet_state = state
        other["A1"] = s.hidden(f"{state} sheet")
    named = book.create_sheet(s.seen("name of a sheet"))
    named.append(["Who", "Visits"])
    named.append([f"Via {s.seen('second sheet')}", 2])
    named.append(["Other", 3])
    named.add_table(Table(displayName=f"T_{s.hidden('table name')}", ref="A1:B3"))
    chart = BarChart()
    chart.title = s.hidden("chart title")
    chart.add_data(Reference(named, min_col=2, min_row=1, max_row=3), titles_from_data=True)
    chart.x_axis.title = s.hidden("chart axis")
    named.add_chart(chart, "D2")
    named.add_image(Picture(io.BytesIO(saved(drawn(s.hidden("pixels of a picture")), "PNG", exif=exif_of(s)))), "D20")
    for name in ("creator", "title", "subject", "description", "keywords", "lastModifiedBy", "category", "identifier"):
        setattr(book.properties, name, s.hidden(f"property {name}"))
    book.custom_doc_props.append(
        StringProperty(name=s.hidden("custom property name"), value=s.hidden("custom property"))
    )
    out = io.BytesIO()
    book.save(out)
    data = operated(out.getvalue(), *_surgery(s))
    return Torture("contacts.xlsx", data, s)


def _surgery(s: Seeds) -> tuple[list[tuple[str, str, str]], dict[str, str | bytes]]:
    """Caches, links to other files, persons and leftovers, as Excel writes them."""
    cache = (
        f'<pivotCacheDefinition xmlns="{_MAIN}" refreshedBy="{s.hidden("pivot: who refreshed")}" recordCount="1"><cacheSource type="worksheet">'
        f'<worksheetSource ref="A1:B2" sheet="{s.hidden("pivot: sheet")}"/></cacheSource><cacheFields count="1"><cacheField name="Who">'
        f'<sharedItems><s v="{s.hidden("pivot cache")}"/></sharedItems></cacheField></cacheFields></pivotCacheDefinition>'
    )
    link = (
        f'<externalLink xmlns="{_MAIN}"><externalBook xmlns:r="{_REL}" r:id="rId1"><sheetNames><sheetName val="{s.hidden("external sheet")}"/>'
        f'</sheetNames><sheetDataSet><sheetData sheetId="0"><row r="1"><cell r="A1" t="str"><v>{s.hidden("external cache")}</v></cell></row>'
        "</sheetData></sheetDataSet></externalBook></externalLink>"
    )
    link_rel = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
        f'Type="{_REL}/externalLinkPath" Target="file:///C:/{s.hidden("external path")}.xlsx" TargetMode="External"/></Relationships>'
    )
    types = "".join(
        f'<Override PartName="/xl/{part}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.{kind}+xml"/>'
        for part, kind in (
            ("pivotCache/pivotCacheDefinition9.xml", "pivotCacheDefinition"),
            ("externalLinks/externalLink9.xml", "externalLink"),
            ("sharedStrings.xml", "sharedStrings"),
        )
    )
    threaded = f'<ThreadedComments xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"><threadedComment ref="A1"><text>{s.hidden("threaded comment")}</text></threadedComment></ThreadedComments>'
    person = f'<personList xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"><person displayName="{s.hidden("person list")}" id="1"/></personList>'
    replaced = [
        ("[Content_Types].xml", "</Types>", f"{types}</Types>"),
        ("xl/worksheets/sheet1.xml", "<sheetPr>", f'<sheetPr codeName="{s.hidden("code name")}">'),
        ("xl/_rels/workbook.xml.rels", "</Relationships>",
         f'<Relationship Id="rId91" Type="{_REL}/externalLink" Target="externalLinks/externalLink9.xml"/>'
         f'<Relationship Id="rId93" Type="{_REL}/sharedStrings" Target="sharedStrings.xml"/>'
         f'<Relationship Id="rId92" Type="{_REL}/pivotCacheDefinition" Target="pivotCache/pivotCacheDefinition9.xml"/></Relationships>'),
        ("xl/workbook.xml", "<definedNames", '<externalReferences><externalReference r:id="rId91" xmlns:r="' + _REL + '"/></externalReferences><definedNames'),
        ("xl/workbook.xml", "</workbook>", f'<pivotCaches><pivotCache cacheId="9" r:id="rId92" xmlns:r="{_REL}"/></pivotCaches></workbook>'),
        ("xl/styles.xml", "</numFmts>", f'<numFmt numFmtId="240" formatCode="&quot;{s.hidden("number format that no cell uses")}&quot;0"/></numFmts>'),
        ("docProps/app.xml", "</Properties>", f"<Manager>{s.hidden('manager')}</Manager><Company>{s.hidden('company')}</Company></Properties>"),
    ]  # fmt: skip
    added: dict[str, str | bytes] = {
        "xl/pivotCache/pivotCacheDefinition9.xml": cache,
        "xl/sharedStrings.xml": f'<sst xmlns="{_MAIN}"><si><t>{s.hidden("shared string that no cell uses")}</t></si></sst>',
        "xl/externalLinks/externalLink9.xml": link,
        "xl/externalLinks/_rels/externalLink9.xml.rels": link_rel,
        "xl/threadedComments/threadedComment1.xml": threaded,
        "xl/persons/person.xml": person,
        "customXml/item1.xml": f"<root>{s.hidden('custom XML')}</root>",
        "xl/printerSettings/printerSettings1.bin": s.hidden("printer settings").encode("utf-16-le"),
        f"xl/media/{s.hidden('name of a part')}.txt": "nothing",
    }
    return replaced, added


def xlsxwriter_book() -> Torture:
    """Formulas with results, text boxes, notes, and pictures' alternative text by xlsxwriter."""
    import xlsxwriter

    s = Seeds(6)
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    sheet = book.add_worksheet("Log")
    bold = book.add_format({"bold": True})
    sheet.write_row(0, 0, ["When", "What", "NHS number"])
    half = s.seen("rich string, split in a word")
    sheet.write_rich_string(1, 1, "With ", bold, half[:3], half[3:], " today")
    sheet.write_formula(2, 1, f'=IF(A1="{s.hidden("formula")}",1,2)', None, s.seen("result of a formula"))
    sheet.write_number(2, 2, 9991234578, book.add_format({"num_format": "000 000 0000"}))
    sheet.write_string(3, 1, KETTLE)
    sheet.write_string(4, 1, f"{s.seen('right to left', 'زوبروفسكايا')} came")
    sheet.write_string(5, 1, f"{s.seen('accents', 'Žubřówskája')} came")
    sheet.write_comment(1, 0, s.hidden("note"), {"author": s.hidden("author of a note")})
    sheet.insert_textbox(8, 1, s.hidden("text box"))
    sheet.insert_image(
        14,
        1,
        "a.png",
        {"image_data": io.BytesIO(saved(drawn("a house"), "PNG")), "description": s.hidden("alternative text")},
    )
    sheet.write_url(
        6, 1, f"mailto:{s.hidden('address of a link')}@example.org", string=f"Write to {s.seen('text of a link')}"
    )
    sheet.set_row(7, None, None, {"hidden": True})
    sheet.write_string(7, 1, s.hidden("hidden row"))
    sheet.repeat_rows(0)
    book.set_properties(
        {
            name: s.hidden(f"property {name}")
            for name in ("title", "author", "manager", "company", "status", "hyperlink_base")
        }
    )
    book.close()
    return Torture("log.xlsx", out.getvalue(), s)


MAKERS = {
    "xlsx by openpyxl": Maker(openpyxl_book, ocr=True, is_whole=True),
    "xlsx by xlsxwriter": Maker(xlsxwriter_book),
}
