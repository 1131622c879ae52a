"""A house rule file for tests: right as it stands, and wrong in the one way that a test asks for."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

HEAD: dict[str, Any] = {
    "title": "Loud words",
    "scope": "span",
    "severity": {"default": "warning"},
    "message": "A loud word.",
    "why": "It is loud.",
    "instead": "Say what was seen.",
    "source": {"title": "general usage, unchecked", "address": None},
    "quiet": {"quoted": "Somebody else's words."},
    "match": {"terms": ["loud{,er,est}"], "quiet": ["quoted"]},
}
EXAMPLES: dict[str, Any] = {
    "flag": [{"text": f"It was [[loud]] in room {n}."} for n in range(5)],
    "pass": [{"text": f'He said "it was so loud in here" in room {n}.', "quiet": "quoted"} for n in range(5)],
}


def rule_file(
    folder: Path, rule_id: str = "house/loud", *, examples: dict[str, Any] | None = None, drop: str = "", **head: Any
) -> Path:
    """Write `<folder>/<rule id>.yaml` from HEAD and EXAMPLES with changes (and the key `drop` left out); returns its path."""
    path = folder / f"{rule_id}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    first = {"id": rule_id, **HEAD, **head}
    first.pop(drop, None)
    second = {**EXAMPLES, **(examples or {})}
    path.write_text(yaml.safe_dump_all([first, second], sort_keys=False), encoding="utf-8")
    return path
