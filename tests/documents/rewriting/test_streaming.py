"""What a copy needs in memory does not grow with the rows of its source."""

from __future__ import annotations

import gc
import subprocess
import sys
import tracemalloc
from pathlib import Path

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from .helpers import copied, exchange

ROOT = Path(__file__).parents[3]
NOTE = "Visited Ada at home. " * 10


def write(path: Path, rows: int) -> None:
    if path.suffix == ".csv":
        path.write_text("note,n\n" + "".join(f"{NOTE},{i}\n" for i in range(rows)))
    elif path.suffix == ".jsonl":
        path.write_text("".join(f'{{"note": "{NOTE}", "n": {i}}}\n' for i in range(rows)))
    elif path.suffix == ".parquet":
        pq.write_table(pa.table({"note": [NOTE] * rows, "n": range(rows)}), path, row_group_size=500)
    else:
        book = openpyxl.Workbook()
        for row in [("note", "n"), *((NOTE, i) for i in range(rows))]:
            book.active.append(row)  # type: ignore[union-attr]
        book.save(path)


@pytest.mark.parametrize(("suffix", "rows"), [("csv", 2000), ("jsonl", 2000), ("xlsx", 600), ("parquet", 2000)])
def test_memory_does_not_grow_with_rows(tmp_path: Path, suffix: str, rows: int) -> None:
    path = tmp_path / f"e.{suffix}"
    peaks: list[int] = []
    for count in (10, rows, 3 * rows):  # the first only loads what the format needs
        write(path, count)
        # What other tests left behind shall not put off the collecting of what this one throws away.
        gc.collect()
        gc.freeze()
        tracemalloc.start()
        copied(path, exchange("Ada", "[PERSON 1]"))
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
        gc.unfreeze()
    assert peaks[2] < peaks[1] + 100_000  # the rows that came on top are 250,000 characters at least
    assert path.with_name(f"copy.{suffix}").stat().st_size


def test_a_text_file_is_copied_without_loading_a_heavy_library() -> None:
    program = (
        "import sys, recordlint.documents.rewriting, recordlint.documents.rewriting.raw\n"
        "sys.exit(any(name in sys.modules for name in ('openpyxl', 'pyarrow', 'spacy')))"
    )
    assert subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=False).returncode == 0
