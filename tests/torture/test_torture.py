"""Documents that hold a name in every place where a name can be, redacted as a person would: nothing of it is left in any byte."""

from __future__ import annotations

from pathlib import Path

import pytest

from recordlint.documents.formats import COPIED_AS, format_of
from recordlint.documents.rewriting import REWRITERS
from tests.conftest import Run
from tests.torture.files import MAKERS, document
from tests.torture.pixels import HAS_OCR
from tests.torture.search import found, says
from tests.torture.seeding import KETTLE, Torture


def _redacted(run: Run, folder: Path, made: Torture, words: dict[str, str], *more: str) -> bytes:
    """The copy of a document without some words, as the command line makes it."""
    suffix = Path(made.name).suffix
    if suffix not in REWRITERS:
        pytest.skip(f"format not registered: {suffix}")
    (folder / made.name).write_bytes(made.data)
    withhold = [part for word in words.values() for part in ("--withhold", word)]
    copy = f"copy{COPIED_AS.get(suffix, suffix)}"
    try:
        format_of(suffix)
    except (ImportError, AttributeError):
        pytest.skip(f"format not registered: {suffix}")
    result = run("redact", made.name, "--policy", "everything", *withhold, *more, "--output", copy, "--no-model")
    assert result.exit_code == 0, result.stderr
    return (folder / copy).read_bytes()


def _check(run: Run, folder: Path, name: str, *, by_name_too: bool) -> None:
    made = document(name)
    if MAKERS[name].ocr and not HAS_OCR:
        pytest.skip("no OCR engine is installed, and some of its markers are pixels")
    copy = _redacted(run, folder, made, made.seeds.all if by_name_too else made.seeds.visible)
    assert [str(leak) for leak in found(copy, made.seeds.all)] == []
    assert says(copy, KETTLE)


@pytest.mark.parametrize("name", MAKERS)
def test_what_a_reader_does_not_see_goes_though_nobody_names_it(run: Run, tmp_path: Path, name: str) -> None:
    """Only what stands in plain sight is withheld by name; every hidden place must be gone all the same."""
    _check(run, tmp_path, name, by_name_too=False)


@pytest.mark.parametrize("name", [name for name, maker in MAKERS.items() if maker.is_whole])
def test_what_is_withheld_by_name_is_in_no_byte(run: Run, tmp_path: Path, name: str) -> None:
    """Every marker, of whatever place, is withheld by name."""
    _check(run, tmp_path, name, by_name_too=True)
