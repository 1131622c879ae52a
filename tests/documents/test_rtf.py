"""Rich text: what a person reads of it, what is never copied, and what cannot be read."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from pathlib import Path

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from recordlint.documents import rtf
from recordlint.documents.blocks import Block, DocumentOptions, Edit
from recordlint.documents.rtf import tokens
from recordlint.errors import InputError

OPTIONS = DocumentOptions()


def png(width: int = 6, height: int = 4) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (width, height), "red").save(out, "PNG")
    return out.getvalue()


def blocks(body: str | bytes, head: str = r"\rtf1\ansi\ansicpg1252\deff0") -> tuple[Block, ...]:
    data = body if isinstance(body, bytes) else body.encode("latin-1")
    return rtf.read(b"{" + head.encode() + b" " + data + b"}", "letter.rtf", OPTIONS).blocks


def shown(body: str | bytes, head: str = r"\rtf1\ansi\ansicpg1252\deff0") -> list[str]:
    return [block.text for block in blocks(body, head) if block.in_copy]


def apart(body: str) -> list[tuple[str | None, str]]:
    return [(block.place.part, block.text) for block in blocks(body) if not block.in_copy]


FONTS = r"{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset238 Arial CE;}{\f2\fcharset204 Arial Cyr;}{\f3\fcharset2 Wingdings;}{\f4\fcharset128 Gothic;}}"

SHOWN = {
    "runs in a word": (r"Ko{\b wal}s\i ka\i0", ["Kowalska"]),
    "lines of the file": ("Ko\r\nwal\nska", ["Kowalska"]),
    "optional hyphens": (r"Ko\-wal\u173\'adska\u8203?!", ["Kowalska!"]),
    "code page": (r"Jos\'e9 N\'fa\'f1ez", ["José Núñez"]),
    "fonts with a character set": (FONTS + r"{\f1 Wa\'b3\'easa} {\f2\'c8\'e2\'e0\'ed}", ["Wałęsa Иван"]),
    "the default font": (r"\deff1" + FONTS + r"{Wa\'b3\'easa}", ["Wałęsa"]),
    "the code page of a font without its own": (r"\ansicpg1251" + FONTS + r"{\f0\'c8\'e2\'e0\'ed}", ["Иван"]),
    "bytes in pairs": (FONTS + r"{\f4\'8e\'52\'93\'63}", ["山田"]),
    "letters as numbers": (r"\uc1\u321?\'f3 \uc2\u269 ab\uc0\u8217 s", ["Łó č’s"]),
    "letters beyond 16 bits": (r"\u-10179?\u-8704?", ["\U0001f600"]),
    "a word in place of a letter": (r"\uc1\u8217\rquote s", ["’s"]),
    "characters by name": (r"a\tab b\line c\~d\_e\emdash f\{g\}\\", ["a\tb\nc\u00a0d\u2011e—f{g}\\"]),
    "bullets of symbol fonts": (FONTS + r"{\f3\'fc} done \u-3913\'b7", ["✓ done •"]),
    "a deleted end of a paragraph": (r"Kow{\deleted\par }alska\par Kow{\v\par}alska", ["Kowalska", "Kowalska"]),
    "a drop cap": (r"{\pard\dropcapli3\dropcapt1 K\par}\pard owalska\par", ["Kowalska"]),
    "paragraphs": (r"one\par two\par\par three\sect four", ["one", "two", "three", "four"]),
    "a page break in a line": (r"one\page two", ["one", "two"]),
    "list marks": (r"{\listtext\pard\plain 2.\tab}Item\par{\pntext\'b7\tab}Other", ["2. Item", "· Other"]),
    "fields": (r'{\field{\*\fldinst HYPERLINK "https://example.org"}{\fldrslt our page}}', ["our page"]),
    "fields in fields": (
        r"{\field{\*\fldinst IF {\field{\*\fldinst X}{\fldrslt 1}} }{\fldrslt {\field{\*\fldinst Y}{\fldrslt inner}}}}",
        ["inner"],
    ),
    "drop-downs": (
        r"{\field{\*\fldinst FORMDROPDOWN{\*\formfield{\fftype2\ffres1{\*\ffl Ana}{\*\ffl Bao}}}}{\fldrslt}}",
        ["Bao"],
    ),
    "tick boxes": (r"{\field{\*\fldinst FORMCHECKBOX{\*\formfield{\fftype1\ffres1}}}{\fldrslt}} yes", ["☒ yes"]),
    "fields without results": (
        r"{\field{\*\fldinst MACROBUTTON Go Click here}}{\field{\*\fldinst PAGE}}",
        ["Click here"],
    ),
    "ruby of an equation field": (r"{\field{\*\fldinst EQ \\o\\al(\\s\\up 11(ab),cd)}{\fldrslt}}", ["((ab),cd)"]),
    "unknown words": (r"\unknownword12 text {\unknowngroup kept}", ["text kept"]),
    "unknown groups to be ignored": (r"text{\*\unknowngroup dropped}", ["text"]),
    "unicode twice": (r"{\upr{old{\b er}}{\*\ud{new}}} end", ["new end"]),
    "insertions": (r"a {\revised\revauth1 inserted} b", ["a inserted b"]),
    "formulas": (r"{\mmath{\*\moMath{\mr x+y}{\mrPr dropped}}{\mmathPict dropped}}", ["x+y"]),
    "old shapes": (r"{\*\do\dobxcolumn{\dptxbxtext boxed\par}}text", ["text", "boxed"]),
    "right to left": (
        r"{\fonttbl{\f0\fcharset0 A;}{\f1\fcharset177 H;}}\ltrch\f0\af1\rtlch\'f9\'ec\'e5\'ed",
        ["שלום"],
    ),
    "binary data": (r"a{\*\objdata\bin6 }}{{\ab}b", ["ab"]),
    "the code page of a Macintosh": (r"\mac caf\'8e", ["café"]),
    "bytes of UTF-8": (r"\ansicpg65001 Nguy\'e1\'bb\'85n", ["Nguyễn"]),
    "hyphens that stay": (r"Anne\_Marie", ["Anne‑Marie"]),
}


@pytest.mark.parametrize("case", SHOWN)
def test_what_is_shown_is_read(case: str) -> None:
    body, expected = SHOWN[case]
    assert shown(body) == expected


APART = {
    "hidden": (r"a{\v MARK}b", ("hidden text", "MARK")),
    "hidden until it is shown again": (r"\v MARK\v0 b", ("hidden text", "MARK")),
    "deleted": (r"a{\deleted\revauthdel1 MARK}b", ("deleted text", "MARK")),
    "moved away": (r"a{\mvf MARK}b", ("deleted text", "MARK")),
    "comment": (r"a{\*\atnid AB}{\*\atnauthor Ada}\chatn{\*\annotation{\*\atnref 1}MARK\par}b", ("comment 1", "Ada: MARK")),
    "title": (r"{\info{\title MARK}{\creatim\yr2026}}a", ("properties", "MARK")),
    "company": (r"{\info{\*\company MARK}}a", ("properties", "MARK")),
    "own property": (r"{\*\userprops{\propname Client}\proptype30{\staticval MARK}}a", ("properties", "MARK")),
    "variable": (r"{\*\docvar {name}{MARK}}a", ("document variable", "name MARK")),
    "author of changes": (r"{\*\revtbl{Unknown;}{MARK;}}a", ("change author", "MARK")),
    "link": (r'{\field{\*\fldinst{HYPERLINK "mailto:MARK"}}{\fldrslt a}}b', ("link target", "mailto:MARK")),
    "tip of a link": (r'{\field{\*\fldinst HYPERLINK \\l "here" \\o "MARK"}{\fldrslt a}}b', ("link target", "MARK")),
    "index": (r"a{\xe MARK}b", ("index entry", "MARK")),
    "other choices": (
        r"a{\field{\*\fldinst FORMDROPDOWN{\*\formfield{\fftype2\ffres0{\*\ffl b}{\*\ffl MARK}}}}{\fldrslt}}",
        ("untaken choice", "MARK"),
    ),
    "help of a form": (r"{\field{\*\fldinst FORMTEXT{\*\formfield{\ffhelptext MARK}}}{\fldrslt ab}}", ("help text", "MARK")),
    "alternative text": (
        r"{\shp{\*\shpinst{\sp{\sn wzDescription}{\sv MARK}}{\shptxt ab\par}}}",
        ("alternative text", "MARK"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", APART)
def test_what_is_not_shown_is_read_and_not_copied(case: str) -> None:
    body, expected = APART[case]
    assert expected in apart(body)
    assert not [text for text in shown(body) if "MARK" in text]
    assert "".join(shown(body)).startswith(("a", "b"))


def test_parts_stand_in_reading_order_with_their_names() -> None:
    found = blocks(
        r"{\footer end\par}{\headerl left\par}{\headerr right\par}first{\footnote \chftn note one}\par second"
        r"{\footnote\ftnalt last}{\shp{\*\shpinst{\shptxt in a box\par}}{\shprslt{\*\do{\dptxbxtext in a box}}}}{\footnote note two}"
    )
    assert [(block.place.words(), block.text) for block in found] == [
        ("header", "left"), ("header", "right"), ("paragraph 1", "first"), ("footnote 1", "note one"), ("paragraph 2", "second"),
        ("endnote 1", "last"), ("text box", "in a box"), ("footnote 2", "note two"), ("footer", "end"),
    ]  # fmt: skip


def test_tables_are_told_by_row_and_column() -> None:
    row = r"\trowd\cellx10\cellx20\pard\intbl NHS number\cell 999 000 %d\par more{\footnote n}\cell\row"
    found = blocks(row % 1 + row % 2 + r"\pard between\par" + row % 3)
    assert [(block.lead, block.place.cell or block.place.words(), block.text) for block in found][:5] == [
        ("", "table 1, row 1, column 1", "NHS number"),
        (" | ", "table 1, row 1, column 2", "999 000 1"),
        ("\n", "table 1, row 1, column 2", "more"),
        ("\n", "table 1, row 2, column 1", "NHS number"),
        (" | ", "table 1, row 2, column 2", "999 000 2"),
    ]
    assert [block.place.cell for block in found if block.text.endswith("3")] == ["table 2, row 1, column 2"]
    assert [block.text for block in found][6:9] == ["n", "n", "between"]


def test_tables_in_tables_stand_in_the_cell() -> None:
    found = blocks(
        r"\trowd\cellx10\pard\intbl\itap2 in one\nestcell{\nonesttables\par}\itap2 in two\nestcell"
        r"{\*\nesttableprops\trowd\cellx5\cellx9\nestrow}\itap1 after\cell next\cell\row"
    )
    assert [(block.lead, block.place.cell, block.text) for block in found] == [
        ("", "table 1, row 1, column 1", "in one"),
        (" | ", "table 1, row 1, column 1", "in two"),
        ("\n", "table 1, row 1, column 1", "after"),
        (" | ", "table 1, row 1, column 2", "next"),
    ]


def test_a_blank_line_is_told_by_the_next_block() -> None:
    assert [block.lead for block in blocks(r"one\par two\par\par three")] == ["", "\n", "\n\n"]


@pytest.mark.parametrize("written", ["hex", "bin", "both"])
def test_pictures_are_blocks_and_kept_only_when_nothing_is_edited(written: str) -> None:
    one = rb"{\pict\pngblip\picw6\pich4 " + png().hex().encode() + b"}"
    if written == "bin":
        one = rb"{\pict\pngblip\bin" + str(len(png())).encode() + b" " + png() + b"}"
    if written == "both":
        one = rb"{\*\shppict" + one + rb"}{\nonshppict{\pict\wmetafile8 0100}}"
    data = rb"{\rtf1 before " + one + rb" after\par}"
    content = rtf.read(data, "letter.rtf", OPTIONS)
    assert [(block.text, block.picture) for block in content.blocks] == [
        ("before  after", ""), ("picture, 6 × 4", "withhold"),
    ]  # fmt: skip
    assert content.remarks
    for edits, images in (([], 1), ([Edit(0, 14, "[picture]", "[picture]")], 0)):
        made = rtf.copy(data, "letter.rtf", OPTIONS, [[], edits])
        assert len(docx.Document(io.BytesIO(made.data)).inline_shapes) == images


def test_pictures_are_proposed_for_the_copy_when_the_user_says_so() -> None:
    data = rb"{\rtf1{\pict\pngblip " + png().hex().encode() + b"}}"
    assert [b.picture for b in rtf.read(data, "a.rtf", DocumentOptions(images="keep")).blocks] == ["keep"]


def test_pictures_that_cannot_be_encoded_afresh_are_withheld_and_counted() -> None:
    data = rb"{\rtf1 a{\pict\wmetafile8 010203}{\pict\emfblip 0405}}"
    assert [block.picture for block in rtf.read(data, "a.rtf", DocumentOptions(images="keep")).blocks] == [
        "",
        *["withhold"] * 2,
    ]
    assert any("2 pictures left out" in line for line in rtf.copy(data, "a.rtf", OPTIONS, [[], [], []]).remarks)


def test_embedded_objects_are_failures() -> None:
    content = rtf.read(rb"{\rtf1 a{\object\objemb{\*\objclass MARK}{\*\objdata 0105}{\result seen}}}", "a.rtf", OPTIONS)
    assert [block.text for block in content.blocks] == ["aseen"]
    (line,) = content.failures
    assert "embedded object 1" in line
    assert "MARK" not in line


TORTURE = (
    r"{\info{\title MARK1}{\author MARK2}}{\*\revtbl{MARK3;}}{\header MARK4\par}{\footer MARK5\par}"
    r"Dear MA{\b RK6}{\v MARK7}{\deleted MARK8},\par{\field{\*\fldinst HYPERLINK "
    r'"mailto:MARK9"}{\fldrslt MARK10}}{\footnote MARK11}{\*\atnauthor MARK12}{\*\annotation MARK13}\par'
    r"\trowd\cellx9\pard\intbl MARK14\cell\row\pard{\shp{\*\shpinst{\sp{\sn wzName}{\sv MARK15}}{\shptxt MARK16\par}}"
    r"{\shprslt MARK17}}{\*\unknown MARK18}{\object\objemb{\*\objclass MARK19}{\*\objdata 4d41524b}{\result MARK20}}"
    r"{\*\bkmkstart MARK21}{\stylesheet{\s1 MARK22;}}{\*\datastore 4d}{\xe MARK23}\par Yours\par"
)


def masked(data: bytes, name: str = "a.rtf") -> tuple[bytes, tuple[Block, ...]]:
    content = rtf.read(data, name, OPTIONS)
    edits = [
        [Edit(at, len(block.text), "[person]", "[person]")] if (at := block.text.find("MARK")) >= 0 else []
        for block in content.blocks
        if block.in_copy
    ]
    return rtf.copy(data, name, OPTIONS, edits).data, content.blocks


def everything(package: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        return "".join(name + archive.read(name).decode("latin-1") for name in archive.namelist())


def test_nothing_that_is_withheld_is_in_the_copy() -> None:
    data = b"{\\rtf1\\ansi " + TORTURE.encode() + b"}"
    made, found = masked(data)
    assert "MARK" not in everything(made)
    assert "Yours" in everything(made)
    assert masked(data)[0] == made
    for number in (4, 5, 6, 10, 11, 14, 16, 20):
        assert any(f"MARK{number}" in block.text and block.in_copy for block in found), number


def test_what_a_copy_leaves_out_is_said_by_kind_and_count() -> None:
    data = b"{\\rtf1\\ansi a{\\v MARK}{\\*\\annotation MARK}\\par{\\v MARK}b{\\*\\annotation MARK}}"
    remarks = rtf.copy(data, "a.rtf", OPTIONS, [[], []]).remarks
    assert any("2 comments, 2 hidden texts" in line for line in remarks)
    assert "MARK" not in "".join(remarks)


@pytest.mark.parametrize(
    ("data", "says"),
    [(b"", "not rich text"), (b"PK\x03\x04", "not rich text"), (b"{\\html}", "not rich text"),
     (b"{\\rtf1" + b"{" * 5_000, "nest deeper")],
)  # fmt: skip
def test_what_cannot_be_read_is_one_line(data: bytes, says: str) -> None:
    with pytest.raises(InputError) as caught:
        rtf.read(data, "letter.rtf", OPTIONS)
    assert str(caught.value).startswith("letter.rtf: ")
    assert says in str(caught.value)
    assert "\n" not in str(caught.value)


def test_limits_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tokens, "MAX_TOKENS", 100)
    with pytest.raises(InputError, match="beyond the limit"):
        rtf.read(b"{\\rtf1 " + b"{}" * 100 + b"}", "a.rtf", OPTIONS)


def test_a_file_that_ends_early_is_read_as_far_as_it_goes_and_fails() -> None:
    content = rtf.read(rb"{\rtf1 one\par two {\b thr", "a.rtf", OPTIONS)
    assert [block.text for block in content.blocks] == ["one", "two thr"]
    assert any("ends before it is complete" in line for line in content.failures)


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 600), st.binary(max_size=3), st.integers(0, 20))
def test_damaged_files_end_in_blocks_or_one_line(at: int, other: bytes, gone: int) -> None:
    whole = b"{\\rtf1\\ansi " + TORTURE.encode() + b"}"
    data = whole[:at] + other + whole[at + gone :]
    try:
        content = rtf.read(data, "a.rtf", OPTIONS)
        rtf.copy(data, "a.rtf", OPTIONS, [[] for block in content.blocks if block.in_copy])
        said = ""
    except InputError as error:
        said = str(error)
    assert said == "" or said.startswith("a.rtf: ")


@settings(max_examples=100, deadline=None)
@given(
    st.text(
        st.characters(blacklist_categories=("Cs", "Cc", "Co", "Cn", "Cf", "Zs", "Zl", "Zp")), min_size=1, max_size=30
    )
)
def test_any_letters_come_through(text: str) -> None:
    units = text.encode("utf-16-le")
    coded = "".join(f"\\u{int.from_bytes(units[i : i + 2], 'little', signed=True)}?" for i in range(0, len(units), 2))
    assert shown(coded) == [text]


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_what_libreoffice_writes_is_read(tmp_path: Path) -> None:
    page = (
        "<html><head><title>MARK1</title></head><body><h1>MARK2 heading</h1><p>Dear Zoë Łuk<b>asz</b>ewicz,</p><ul><li>item one</li></ul>"
        "<table border=1><tr><td>NHS number</td><td>999 123 4578</td></tr></table><p>see <a href='mailto:MARK3@example.org'>here</a></p></body></html>"
    )
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    subprocess.run(
        ["soffice", "--headless", f"-env:UserInstallation=file://{tmp_path}/lo", "--infilter=HTML (StarWriter)", "--convert-to", "rtf", "--outdir", str(tmp_path), str(tmp_path / "a.html")],
        check=True, capture_output=True, timeout=100,
    )  # fmt: skip
    content = rtf.read((tmp_path / "a.rtf").read_bytes(), "a.rtf", OPTIONS)
    text = "".join(block.lead + block.text for block in content.blocks if block.in_copy)
    assert "MARK2 heading" in text
    assert "Dear Zoë Łukaszewicz," in text
    assert "• item one" in text
    assert "NHS number | 999 123 4578" in text
    assert {("properties", "MARK1"), ("link target", "mailto:MARK3@example.org")} <= {
        (block.place.part, block.text) for block in content.blocks if not block.in_copy
    }
