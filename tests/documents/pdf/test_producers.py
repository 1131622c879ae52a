"""PDF as Chromium and LibreOffice write it: names are read whole, and nowhere in a copy."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from recordlint.documents.pdf import read
from tests.documents.pdf.helpers import PLAIN, leaks, redacted, shown_text

NAMES = ("Griffiths", "Halima Yusuf", "محمد علي", "Łukasz Żółć", "Zoë Fitzgerald")
HTML = """<!doctype html><html lang=en><head><meta charset=utf-8><title>About Griffiths</title></head>
<body style="font: 14px DejaVu Sans, sans-serif"><h1>Visit to Mrs Griffiths</h1>
<p>Patient: محمد علي attended with his brother. The office was open.</p>
<p style="text-align: justify">On Tuesday the worker visited Halima Yusuf at her home in Northfield, and spoke with Zoë Fitzgerald about the
school run; Łukasz Żółć was there as well.</p>
<table border=1><tr><td>Date</td><td>Who</td></tr><tr><td>12 May 2026</td><td>Halima Yusuf</td></tr></table>
<p style="color: white">Griffiths in white</p><p><a href="https://example.org/Griffiths">a link</a></p>
<p>The end of the visit</p></body></html>"""


def _made(tool: str, folder: Path) -> bytes:
    if shutil.which(tool) is None:
        pytest.skip(f"{tool} is not installed")
    source, made = folder / "letter.html", folder / "letter.pdf"
    source.write_text(HTML, encoding="utf-8")
    command = {
        "chromium": [
            "chromium",
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            f"--user-data-dir={folder}/user",
            f"--print-to-pdf={made}",
        ],
        "soffice": [
            "soffice",
            f"-env:UserInstallation=file://{folder}/user",
            "--headless",
            "--convert-to",
            "pdf:writer_web_pdf_Export",
            "--outdir",
            str(folder),
        ],
    }[tool]
    subprocess.run([*command, str(source)], check=False, capture_output=True, timeout=90)
    if not made.exists():
        pytest.skip(f"{tool} made no PDF here")
    return made.read_bytes()


@pytest.mark.parametrize("tool", ["chromium", "soffice"])
def test_names_are_read_whole_and_nowhere_in_a_copy(tool: str, tmp_path: Path) -> None:
    source = _made(tool, tmp_path)
    whole = "\n".join(block.text for block in read(source, "x.pdf", PLAIN).blocks if block.in_copy)
    assert [name for name in NAMES if name not in whole] == []
    made = redacted(source, *NAMES).data
    assert [name for name in NAMES if leaks(made, name)] == []
    assert "end of the visit" in shown_text(made)
