"""The packaging stage: the wheel carries what it needs, works in a fresh environment, and the hook works in a real repository."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.packaging


def sh(*command: object, cwd: Path, code: int = 0, **env: str) -> subprocess.CompletedProcess[str]:
    """Run a command and hold it to its exit code."""
    done = subprocess.run([str(c) for c in command], cwd=cwd, env={**os.environ, **env}, capture_output=True, text=True)
    assert done.returncode == code, done.stdout + done.stderr
    return done


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("dist")
    sh(sys.executable, "-m", "build", "--outdir", out, ROOT, cwd=out)
    return next(out.glob("*.whl"))


@pytest.fixture(scope="module")
def fresh(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh environment with the wheel and its dependencies; its folder of programs."""
    folder = tmp_path_factory.mktemp("fresh")
    sh(sys.executable, "-m", "venv", folder, cwd=folder)
    pip = [folder / "bin" / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    sh(*pip, "-c", ROOT / "constraints.txt", wheel, cwd=folder)
    return folder / "bin"


def test_the_wheel_carries_rules_models_schema_and_nothing_else(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    for wanted in (
        "recordlint/_data/rules/opinion/as-fact.yaml",
        "recordlint/_data/rules/lexicons/people.txt",
        "recordlint/_data/rules/abbreviations.tsv",
        "recordlint/_data/rules/coverage/mca-principles.yaml",
        "recordlint/_data/models/README.md",
        "recordlint/reports/schema.json",
        "recordlint/py.typed",
    ):
        assert wanted in names
    assert not [n for n in names if n.startswith(("tests/", "corpus/", "benchmarks/")) or "__pycache__" in n]


def test_the_installed_program_checks_notes_outside_the_repository(fresh: Path, tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("She is manipulative. Case closed.\n")
    done = sh(fresh / "recordlint", "check", "note.txt", "--format", "json", cwd=tmp_path, code=1)
    rules = {f["rule"] for f in json.loads(done.stdout)["notes"][0]["findings"]}
    assert {"respect/stigmatising-label", "rationale/closure-without-reason"} <= rules
    assert "recordlint" in sh(fresh / "recordlint", "--version", cwd=tmp_path).stdout
    assert "Why it matters" in sh(fresh / "recordlint", "explain", "opinion/as-fact", cwd=tmp_path).stdout
    sh(fresh / "recordlint", "rules", "--coverage", cwd=tmp_path)


def test_the_components_are_found_by_entry_point(fresh: Path, tmp_path: Path) -> None:
    script = (
        "import spacy; nlp = spacy.blank('en'); nlp.add_pipe('recordlint_attribution')\n"
        "doc = nlp('Mum said that he slept well.'); assert doc._.recordlint_attribution[0]['source'] == 'kin'"
    )
    sh(fresh / "python", "-c", script, cwd=tmp_path)


def test_the_hook_works_with_pre_commit(fresh: Path, tmp_path: Path) -> None:
    """The real pre-commit runs the hook of this project on a scratch repository, with the wheel's program on the path."""
    hook = (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    lines = hook.replace("language: python", "language: system").splitlines()
    config = "repos:\n- repo: local\n  hooks:\n" + "\n".join(f"  {line}" for line in lines) + "\n"
    git = ["git", "-c", "user.name=T", "-c", "user.email=t@example.org"]
    sh(*git, "init", "-q", cwd=tmp_path)
    (tmp_path / ".pre-commit-config.yaml").write_text(config)
    (tmp_path / "good.txt").write_text("Mrs Obi said she had slept well and would like to go to the shop.\n")
    sh(*git, "add", "-A", cwd=tmp_path)
    path = f"{fresh}{os.pathsep}{os.environ['PATH']}"
    pre_commit = [sys.executable, "-m", "pre_commit", "run", "--all-files", "--color=never"]
    assert "Passed" in sh(*pre_commit, cwd=tmp_path, PATH=path).stdout
    (tmp_path / "poor.md").write_text("She is manipulative.\n")
    sh(*git, "add", "-A", cwd=tmp_path)
    done = sh(*pre_commit, cwd=tmp_path, code=1, PATH=path)
    assert "respect/stigmatising-label" in done.stdout
    assert "good.txt: nothing to report" in done.stdout
