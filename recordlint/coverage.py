"""What the recording and sharing standards ask for, clause by clause, and the rules that look at it."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import yaml

from recordlint.errors import RulebookError
from recordlint.resources import resource


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause: the rules that cover it, how, and what no rule can see."""

    id: str
    text: str
    rules: tuple[str, ...]
    how: str = ""
    not_covered: str = ""
    part: str = ""


@dataclass(frozen=True, slots=True)
class Standard:
    """A standard with its public address and clauses."""

    title: str
    address: str | None
    clauses: tuple[Clause, ...]

    def as_dict(self) -> dict[str, Any]:
        """The standard as plain data."""
        return asdict(self)


def load_standards(folder: Path | None = None) -> tuple[Standard, ...]:
    """Every standard in `rules/coverage`. Raises RulebookError for a clause with neither rules nor a reason why not."""
    return tuple(_standard(path) for path in sorted((folder or resource("rules") / "coverage").glob("*.yaml")))


def _standard(path: Path) -> Standard:
    try:
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
        clauses = tuple(
            Clause(
                str(item["id"]),
                " ".join(str(item["clause"]).split()),
                tuple(item.get("rules") or ()),
                " ".join(str(item.get("how") or "").split()),
                " ".join(str(item.get("not_covered") or "").split()),
                str(item.get("part") or ""),
            )
            for item in data["clauses"]
        )
        standard = Standard(data["standard"], (data.get("source") or {}).get("address"), clauses)
    except (yaml.YAMLError, KeyError, TypeError) as error:
        raise RulebookError(f"{path}: not a coverage file: {error}") from None
    for clause in clauses:
        if not clause.rules and not clause.not_covered:
            raise RulebookError(f"{path}: clause {clause.id} has no rule and does not say why")
    return standard
