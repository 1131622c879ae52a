"""`rules`, `explain`, `evaluate`, `init`, and the program itself."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from recordlint.cli import VERBS
from recordlint.rulebook import load
from recordlint.settings import Settings, from_mapping
from tests.conftest import Run

RULEBOOK = load()
NOTES = Path(__file__).parents[2] / "corpus" / "notes"


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_has_help_with_an_explanation(run: Run, verb: str) -> None:
    result = run(verb, "--help")
    assert result.exit_code == 0
    assert "Usage:" in result.stdout
    assert len(result.stdout.splitlines()) > 5


def test_rules_lists_every_rule(run: Run) -> None:
    listed = run("rules").stdout
    assert all(rule.id in listed for rule in RULEBOOK)
    data = json.loads(run("rules", "--format", "json").stdout)
    assert {item["id"] for item in data} == set(RULEBOOK.rules)


def test_rules_preview_lists_only_previews(run: Run) -> None:
    data = json.loads(run("rules", "--preview", "--format", "json").stdout)
    assert {item["id"] for item in data} == {rule.id for rule in RULEBOOK if rule.preview}


def test_coverage_names_only_rules_that_exist(run: Run) -> None:
    standards = json.loads(run("rules", "--coverage", "--format", "json").stdout)
    named = {rule for standard in standards for clause in standard["clauses"] for rule in clause["rules"]}
    assert set(named) <= set(RULEBOOK.rules)
    assert "not covered" in run("rules", "--coverage").stdout


@pytest.mark.parametrize("rule", [rule.id for rule in RULEBOOK])
def test_explain_has_every_part(run: Run, rule: str) -> None:
    page = run("explain", rule).stdout
    for heading in ("What it does", "Why it matters", "What to write instead", "Flagged", "Not flagged", "Source"):
        assert heading in page
    assert not re.search(r"\{[a-z_]+\}", page)


def test_explain_names_the_nearest_rule(run: Run) -> None:
    result = run("explain", "opinion/as-fac")
    assert result.exit_code == 2
    assert "did you mean 'opinion/as-fact'?" in result.stderr


def test_init_writes_settings_that_load_and_mean_the_defaults(run: Run, tmp_path: Path) -> None:
    assert run("init").exit_code == 0
    path = tmp_path / "recordlint.toml"
    assert from_mapping(tomllib.loads(path.read_text()), "x", tmp_path) == Settings()
    # What is commented out is valid too.
    whole = re.sub(r"^# (?=\[rules|\w+ = )", "", path.read_text(), flags=re.MULTILINE)
    assert from_mapping(tomllib.loads(whole), "x", tmp_path).text_column == "Case note"
    assert run("init").exit_code == 2
    assert run("init", "--force").exit_code == 0


@pytest.mark.encoder
def test_evaluate_prints_tables_with_and_without_the_encoder(run: Run, few_notes: Path) -> None:
    result = run("evaluate", str(few_notes))
    assert result.exit_code == 0
    for part in ("rules, with the encoder", "rules, without the encoder", "opinion and respect", "good notes:"):
        assert part in result.stdout
    for part in ("personal data, with the encoder", "personal data, without the encoder", "spans covered"):
        assert part in result.stdout
    assert "with the encoder" not in run("evaluate", str(few_notes), "--no-model").stdout.replace("without", "")


def test_evaluate_holds_figures_against_an_earlier_report(run: Run, few_notes: Path, tmp_path: Path) -> None:
    before = tmp_path / "before.json"
    before.write_text(run("evaluate", str(few_notes), "--no-model", "--format", "json").stdout)
    same = run("evaluate", str(few_notes), "--no-model", "--against", str(before))
    assert (same.exit_code, same.stderr) == (0, "")
    report = json.loads(before.read_text())
    report["personal data"]["without the encoder"]["covered"] += 0.005
    report["rules"]["without the encoder"]["good_notes_without_warning"] = 1.5
    report["personal data"]["without the encoder"]["leaked_characters"] = -1
    before.write_text(json.dumps(report))
    worse = run("evaluate", str(few_notes), "--no-model", "--against", str(before))
    assert worse.exit_code == 1
    assert "good_notes_without_warning" in worse.stderr
    assert "leaked_characters" in worse.stderr
    assert "covered" not in worse.stderr
    before.write_text("{")
    assert run("evaluate", str(few_notes), "--against", str(before)).exit_code == 2


@pytest.fixture
def few_notes(tmp_path: Path) -> Path:
    """Six notes of the development split."""
    folder = tmp_path / "notes"
    folder.mkdir()
    for path in sorted((NOTES / "dev").glob("w1-0[1-6].note")):
        (folder / path.name).write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
    return folder


def test_evaluate_of_a_folder_without_notes_says_so(run: Run, tmp_path: Path) -> None:
    result = run("evaluate", str(tmp_path))
    assert result.exit_code == 2
    assert "no annotated notes" in result.stderr


def test_a_misspelt_verb_names_the_nearest(run: Run) -> None:
    result = run("chekc")
    assert result.exit_code == 2
    assert "did you mean 'check'?" in result.stderr


@pytest.mark.parametrize("argument", ["--version", "--help"])
def test_start_up_imports_nothing_heavy(argument: str) -> None:
    script = (
        "import sys; sys.argv = ['recordlint', sys.argv[1]]\n"
        "from recordlint.cli import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "heavy = {'spacy', 'presidio_analyzer', 'yaml', 'numpy', 'textstat', 'pyarrow', 'openpyxl', 'recordlint.linter'}\n"
        "assert not heavy & set(sys.modules), heavy & set(sys.modules)\n"
    )
    subprocess.run([sys.executable, "-c", script, argument], check=True, capture_output=True)


def test_a_check_of_a_short_note_imports_no_heavy_library(tmp_path: Path) -> None:
    (tmp_path / "n.txt").write_text("Seen at home. She said she was well.")
    script = (
        "import sys; more, sys.argv = sys.argv[2:], ['recordlint', 'check', *sys.argv[1:]]\n"
        "from recordlint.cli import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "heavy = {'spacy', 'presidio_analyzer', 'textstat', 'pyarrow', 'openpyxl', 'torch', 'huggingface_hub'}\n"
        "heavy |= {'numpy', 'onnxruntime', 'tokenizers'} if more else set()\n"
        "assert not heavy & set(sys.modules), heavy & set(sys.modules)\n"
    )
    for more in ([], ["--no-model"]):
        arguments = [str(tmp_path / "n.txt"), *more]
        subprocess.run([sys.executable, "-c", script, *arguments], check=True, capture_output=True)
