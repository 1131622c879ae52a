"""What copies of documents cost: pages a second, memory, and how large they are, beside a peer in the same run.

    python benchmarks/documents.py --pages 100

Peers: for PDF the plain rendering of the same pages by pypdfium2, for Word python-docx that loads and saves the same file. Each is
run in a process of its own; the least of some rounds counts. Detection has no part: the edits are given.
"""

from __future__ import annotations

import argparse
import io
import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable

_LINE = "On {day} September Ms Okafor said that the carers come at eight, and that her neighbour Margarethe Oyelaran rang twice. "


def pdf_of(pages: int) -> bytes:
    """A text PDF of so many full pages."""
    from reportlab.lib.pagesizes import A4
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out, A4, invariant=1)
    for page in range(pages):
        text = canvas.beginText(60, 780)
        text.setFont("Helvetica", 11)
        text.setLeading(16)
        for line in range(44):
            text.textLine(_LINE.format(day=(page + line) % 28 + 1)[:92])
        canvas.drawText(text)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def word_of(pages: int) -> bytes:
    """A Word file of about so many pages, with a table on each."""
    import docx

    document = docx.Document()
    for page in range(pages):
        document.add_heading(f"Part {page + 1}", 2)
        for line in range(12):
            document.add_paragraph(_LINE.format(day=line + 1) * 2)
        table = document.add_table(3, 3)
        for row in table.rows:
            for cell in row.cells:
                cell.text = "Margarethe Oyelaran"
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def copy(suffix: str, data: bytes, colours: str) -> int:
    """Copy a document with every name withheld; returns the size of the copy in bytes."""
    from recordlint.documents.blocks import DocumentOptions, Edit
    from recordlint.documents.formats import format_of

    form = format_of(suffix)
    assert form  # noqa: S101
    options = DocumentOptions(ocr=False, colours=colours)  # type: ignore[arg-type]
    name = f"bench{suffix}"
    blocks = [block for block in form.read(data, name, options).blocks if block.in_copy]
    edits = [list(_edits(block.text, Edit)) for block in blocks]
    return len(form.copy(data, name, options, edits).data)


def _edits(text: str, make: Callable[..., object]) -> list[object]:
    found: list[object] = []
    at = text.find("Margarethe Oyelaran")
    while at != -1:
        found.append(make(at, at + 19, "[person 1]", "[person 1]"))
        at = text.find("Margarethe Oyelaran", at + 19)
    return found


def peer(suffix: str, data: bytes, colours: str) -> int:
    """The peer's work on the same document."""
    if suffix == ".pdf":
        import pypdfium2

        document = pypdfium2.PdfDocument(data)
        return sum(len(page.render(scale=150 / 72).buffer) for page in document)
    import docx

    out = io.BytesIO()
    docx.Document(io.BytesIO(data)).save(out)
    return len(out.getvalue())


def _child(task: str, suffix: str, pages: int, colours: str) -> None:
    data = pdf_of(pages) if suffix == ".pdf" else word_of(pages)
    work = copy if task == "copy" else peer
    if suffix != ".pdf":
        work(suffix, data, colours)  # libraries are loaded once in a run; the file is what is measured
    start, cpu = time.perf_counter(), time.process_time()
    size = work(suffix, data, colours)
    usage = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    figures = {
        "seconds": time.perf_counter() - start,
        "cpu": time.process_time() - cpu + usage[1].ru_utime + usage[1].ru_stime,
        "bytes": size,
        "peak_mb": max(one.ru_maxrss for one in usage) / 1024,
    }
    print(json.dumps(figures))


def _run(task: str, suffix: str, pages: int, colours: str, rounds: int) -> dict[str, float]:
    found: list[dict[str, float]] = []
    for _ in range(rounds):
        command = [sys.executable, __file__, "--child", task, suffix, str(pages), colours]
        found.append(json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout))
    return min(found, key=lambda one: one["cpu"])


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=100)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--child", nargs=4, metavar=("TASK", "SUFFIX", "PAGES", "COLOURS"), help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.child:
        task, suffix, pages, colours = given.child
        _child(task, suffix, int(pages), colours)
        return
    print(f"{'document':<28}{'CPU s':>8}{'pages/s':>9}{'KB/page':>9}{'peak MB':>9}{'x peer':>8}")
    for suffix, pages, modes in ((".pdf", given.pages, ("colour", "grey", "bilevel")), (".docx", 10, ("colour",))):
        other = _run("peer", suffix, pages, "colour", given.rounds)
        for mode in modes:
            own = _run("copy", suffix, pages, mode, given.rounds)
            name = f"{suffix[1:]}, {pages} pages" + (f", {mode}" if suffix == ".pdf" else "")
            print(
                f"{name:<28}{own['cpu']:>8.2f}{pages / own['cpu']:>9.1f}{own['bytes'] / 1024 / pages:>9.0f}"
                f"{own['peak_mb']:>9.0f}{own['cpu'] / other['cpu']:>8.1f}"
            )


if __name__ == "__main__":
    main()
