"""The documents are held to the code."""

from __future__ import annotations

import importlib.util
import json
import re
from importlib import resources
from pathlib import Path
from types import ModuleType

import pytest

import recordlint
from recordlint.cli import VERBS
from recordlint.language.pipeline import LAYERS
from recordlint.reports.base import Summary
from tests.conftest import Run

ROOT = Path(__file__).parents[1]


def maker() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make", ROOT / "docs" / "make.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(("name", "text"), maker().pages().items())
def test_generated_pages_are_up_to_date(name: str, text: str) -> None:
    assert (ROOT / name).read_text(encoding="utf-8") == text, "run: python docs/make.py"


def test_the_architecture_page_names_every_module_and_layer() -> None:
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    for layer in LAYERS:
        assert f"| {layer} |" in page
    for part in (ROOT / "recordlint").iterdir():
        if part.suffix == ".py" and part.stem not in (
            "__init__",
            "__main__",
            "errors",
            "messages",
            "resources",
            "coverage",
            "cli",
        ):
            assert f"`{part.name}`" in page, part.name
        if part.is_dir() and (part / "__init__.py").exists():
            assert f"`{part.name}/`" in page, part.name


def test_the_changelog_names_this_version_and_every_command() -> None:
    log = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert f"[{recordlint.__version__}]" in log
    assert all(verb in log for verb in VERBS)


def test_the_readme_names_every_command_and_only_options_that_exist(run: Run) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert all(f"recordlint {verb}" in readme for verb in VERBS)
    helps = "".join(run(verb, "--help").stdout for verb in VERBS)
    for line in re.findall(r"^(?:\.venv/bin/)?recordlint .*$", readme, flags=re.MULTILINE):
        for option in re.findall(r"(?<= )--[a-z-]+", line):
            assert option in helps, line


def test_the_samples_are_the_corpus_notes_without_their_marks() -> None:
    from recordlint.corpus.markup import read_note

    samples = sorted((ROOT / "corpus" / "samples").glob("*.txt"))
    assert samples
    for sample in samples:
        assert (
            sample.read_text(encoding="utf-8")
            == read_note(ROOT / "corpus" / "notes" / "dev" / f"{sample.stem}.note").text
        )


def test_the_schema_names_every_severity_the_summary_counts() -> None:
    schema = json.loads((resources.files("recordlint.reports") / "schema.json").read_text(encoding="utf-8"))
    counts = schema["properties"]["summary"]["properties"]["by_severity"]["properties"]
    assert set(counts) == set(Summary().severity_counts())


def test_the_public_face() -> None:
    assert sorted(recordlint.__all__) == [
        "Finding", "Linter", "Mention", "Note", "NoteRef", "NoteReport", "Redacted", "Redactor", "Scope", "SetReport", "Settings", "Severity",
        "Span", "__version__", "check", "redact",
    ]  # fmt: skip
    assert all(getattr(recordlint, name) is not None for name in recordlint.__all__)
