"""Letters that LibreOffice writes, copied and opened in it again."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.documents.word.helpers import KEEP, asides, copied, leaks, texts, withholding

OFFICE = shutil.which("soffice")
_NAMES = ("office", "style", "text", "table", "draw")
_DECLARED = " ".join(
    f'xmlns:{one}="urn:oasis:names:tc:opendocument:xmlns:{"drawing" if one == "draw" else one}:1.0"' for one in _NAMES
)
_PARAGRAPH = "<text:p>We met <text:span text:style-name='B'>Grace Ok</text:span>afor at home and spoke about school, health and what comes next.</text:p>"
_ROWS = "".join(
    "<table:table-row>"
    + "".join(f"<table:table-cell table:style-name='C'><text:p>{one}</text:p></table:table-cell>" for one in row)
    + "</table:table-row>"
    for row in (("Date", "Who"), ("3 March 2026", "Grace Okafor"))
)
LETTER = f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document {_DECLARED} xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" xmlns:xlink="http://www.w3.org/1999/xlink" office:version="1.3"
 office:mimetype="application/vnd.oasis.opendocument.text"><office:automatic-styles>
<style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="H" style:family="text"><style:text-properties text:display="none"/></style:style>
<style:style style:name="C" style:family="table-cell"><style:table-cell-properties fo:border="0.5pt solid #808080"/></style:style>
<style:page-layout style:name="P"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" fo:margin="2cm"/><style:header-style/>
<style:footer-style/></style:page-layout></office:automatic-styles><office:master-styles><style:master-page style:name="Standard"
 style:page-layout-name="P"><style:header><text:p>About Grace Okafor</text:p></style:header><style:footer><text:p>Page <text:page-number
 text:select-page="current">1</text:page-number></text:p></style:footer></style:master-page></office:master-styles><office:body><office:text>
<text:tracked-changes><text:changed-region text:id="c"><text:deletion><office:change-info><dc:creator>Sam Lund</dc:creator><dc:date>2026-01-01T00:00:00
</dc:date></office:change-info><text:p>Okafor, deleted</text:p></text:deletion></text:changed-region></text:tracked-changes>
<text:h text:outline-level="1">Plan</text:h><text:p>Dear Mrs Okafor,<text:change text:change-id="c"/> hello.<text:note text:note-class="footnote">
<text:note-citation>1</text:note-citation><text:note-body><text:p>Chidi Okafor is seven.</text:p></text:note-body></text:note><text:span
 text:style-name="H">hidden Okafor</text:span><office:annotation><dc:creator>Amy Okafor</dc:creator><text:p>About Okafor</text:p></office:annotation></text:p>
<text:p><draw:frame text:anchor-type="paragraph" draw:name="Okafor" svg:width="5cm" svg:height="2cm"><draw:text-box><text:p>Box of Grace Okafor</text:p>
</draw:text-box></draw:frame>See <text:a xlink:href="https://example.org/okafor">the page of Okafor</text:a>.</text:p><table:table>
<table:table-column table:number-columns-repeated="2"/>{_ROWS}</table:table><text:list><text:list-item><text:p>Ask Okafor.</text:p></text:list-item></text:list>
{60 * _PARAGRAPH}</office:text></office:body></office:document>"""


def _convert(folder: Path, suffix: str, *names: str) -> None:
    subprocess.run(
        [OFFICE or "", "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--convert-to", suffix, "--outdir", str(folder)]
        + [str(folder / name) for name in names],
        check=True, capture_output=True, timeout=110,
    )  # fmt: skip


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
def test_a_letter_of_libreoffice_is_copied_and_opens_in_it(tmp_path):
    pdfium = pytest.importorskip("pypdfium2")
    (tmp_path / "letter.fodt").write_text(LETTER, encoding="utf-8")
    _convert(tmp_path, "docx", "letter.fodt")
    source = (tmp_path / "letter.docx").read_bytes()
    made, content, expected = copied(source, withholding("(Grace |Chidi )?Okafor"), KEEP)
    assert {"Okafor, deleted", "hidden Okafor", "About Okafor", "https://example.org/okafor"} <= {
        one for those in asides(source).values() for one in those}  # fmt: skip
    assert "footnote 1" in {block.place.part for block in content.blocks}
    assert leaks(source, "okafor")
    assert leaks(made.data, "okafor") == []
    assert texts(made.data, KEEP) == expected
    (tmp_path / "copy.docx").write_bytes(made.data)
    _convert(tmp_path, "pdf", "letter.docx", "copy.docx")
    before, after = (pdfium.PdfDocument(tmp_path / f"{name}.pdf") for name in ("letter", "copy"))
    assert abs(len(before) - len(after)) <= 1
    shown = after[0].get_textpage().get_text_bounded()
    for words in (
        "About [family member 1]",
        "Box of [family member 1]",
        "Plan",
        "3 March 2026",
        "Page 1",
        "[family member 1] is seven",
    ):
        assert words in " ".join(shown.split())
