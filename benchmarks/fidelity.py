"""How like its source a copy looks outside what is withheld: `python benchmarks/fidelity.py FILE…` (.docx and .pdf).

A few words of each document are withheld, by the document's own frequency: its capitalised words that stand twice or more. For
PDF the pages of the source and the pictures of the copy are compared pixel by pixel at the copy's settings, and the words of the copy's
text layer with those of the source. For Word the paragraphs, styles, tables and pictures are compared, and where
LibreOffice is installed the number of pages. Without FILE a letter and a report are made by reportlab and python-docx.
"""

from __future__ import annotations

import argparse
import io
import re
import shutil
import subprocess
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from documents import pdf_of, word_of

from recordlint.documents.blocks import Block, DocumentOptions, Edit
from recordlint.documents.formats import format_of

_NAME = re.compile(r"\b[A-Z][a-z]{4,}\b")
_LABEL = "[person 1]"


def edits_for(blocks: Sequence[Block]) -> list[list[Edit]]:
    """The edits that withhold the three most frequent capitalised words, and keep all pictures."""
    counts = Counter(word for block in blocks for word in _NAME.findall(block.text) if not block.picture)
    names = {word for word, count in counts.most_common(3) if count > 1}
    return [
        []
        if block.picture
        else [Edit(m.start(), m.end(), _LABEL, _LABEL) for m in _NAME.finditer(block.text) if m[0] in names]
        for block in blocks
    ]


def copied(name: str, data: bytes) -> tuple[bytes, Sequence[Block], list[list[Edit]]]:
    """The copy of a document, its blocks and their edits."""
    form = format_of(Path(name).suffix)
    if form is None:
        raise SystemExit(f"{name}: not a .docx or .pdf")
    options = DocumentOptions(ocr=False, images="keep")
    blocks = [block for block in form.read(data, name, options).blocks if block.in_copy]
    edits = edits_for(blocks)
    return form.copy(data, name, options, edits).data, blocks, edits


def pdf_line(name: str, data: bytes) -> str:
    """Pages, how many are equal outside boxes, differing pixels outside boxes, words kept in the text layer."""
    import pypdfium2

    copy, blocks, edits = copied(name, data)
    source, other = pypdfium2.PdfDocument(data), pypdfium2.PdfDocument(copy)
    source.init_forms()
    equal = differing = 0
    black: list[float] = []
    for one, two in zip(source, other, strict=True):
        wanted = np.asarray(one.render(scale=150 / 72).to_pil().convert("RGB"))
        picture = next(iter(two.get_objects())).get_bitmap(render=False).to_pil().convert("RGB")
        made = np.asarray(picture.rotate(-two.get_rotation(), expand=True))
        if wanted.shape != made.shape:
            continue
        unlike = (wanted != made).any(axis=2)
        # A box is black with white letters: what differs and is neither, outside of any black surrounding, is a fault.
        boxed = _near_black(made)
        outside = unlike & ~boxed
        black.append(float(boxed.mean()))
        differing += int(outside.sum())
        equal += not outside.any()
    shown = Counter(" ".join(page.get_textpage().get_text_range() for page in other).split())
    kept = Counter(
        word
        for block, own in zip(blocks, edits, strict=True)
        if not block.picture
        for word in _without(block.text, own).split()
    )
    share = sum((shown & kept).values()) / max(1, sum(kept.values()))
    return (
        f"{len(source)} pages, {equal} equal outside boxes ({differing} pixels differ; boxes and their surroundings are at most "
        f"{max(black, default=0):.1%} of a page), {share:.1%} of kept words in the layer"
    )


def _near_black(picture: np.ndarray, reach: int = 40) -> np.ndarray:
    """Where a run of black that is a box's lies, grown so that its label lies in it as well."""
    from PIL import Image, ImageFilter

    black = Image.fromarray(((picture == 0).all(axis=2) * 255).astype(np.uint8))
    box = black.filter(ImageFilter.MinFilter(3)).filter(ImageFilter.MaxFilter(reach + 1))
    return np.asarray(box) > 0


def _without(text: str, edits: Sequence[Edit]) -> str:
    for edit in reversed(edits):
        text = text[: edit.start] + text[edit.end :]
    return text


def word_line(name: str, data: bytes) -> str:
    """What is equal of paragraphs, styles, tables and pictures, and the pages of both."""
    import docx

    copy, _, _ = copied(name, data)
    source, other = docx.Document(io.BytesIO(data)), docx.Document(io.BytesIO(copy))
    paragraphs = len(source.paragraphs), len(other.paragraphs)
    styles = sum(
        a.style.name == b.style.name  # type: ignore[union-attr]
        for a, b in zip(source.paragraphs, other.paragraphs, strict=False)
    )
    tables = [(len(t.rows), len(t.columns)) for t in source.tables] == [
        (len(t.rows), len(t.columns)) for t in other.tables
    ]
    pictures = len(source.inline_shapes), len(other.inline_shapes)
    pages = "/".join(str(_pages(one)) for one in (data, copy)) if shutil.which("soffice") else "not counted"
    return (
        f"paragraphs {paragraphs[0]}/{paragraphs[1]}, same style name {styles}, tables {'equal' if tables else 'UNLIKE'}, "
        f"pictures {pictures[0]}/{pictures[1]}, pages {pages}"
    )


def _pages(data: bytes) -> int:
    import pypdfium2

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "x.docx"
        path.write_bytes(data)
        command = ["soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile", "--convert-to", "pdf"]
        subprocess.run([*command, "--outdir", folder, str(path)], check=True, capture_output=True)
        return len(pypdfium2.PdfDocument(path.with_suffix(".pdf")))


def main() -> None:
    """Compare each file with its copy."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path)
    given = parser.parse_args()
    documents = [(path.name, path.read_bytes()) for path in given.files]
    for name, data in documents or [("report.pdf", pdf_of(5)), ("report.docx", word_of(5))]:
        line = pdf_line(name, data) if name.endswith(".pdf") else word_line(name, data)
        print(f"{name}: {line}")


if __name__ == "__main__":
    main()
