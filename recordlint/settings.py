"""Settings: `recordlint.toml`, or `[tool.recordlint]` in `pyproject.toml`, found upwards from where a person works."""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from recordlint.errors import SettingsError
from recordlint.notes import Severity

PROFILES = ("note", "daily", "clinical", "assessment", "court", "share", "manager")
AUDIENCES = ("person", "professional", "panel", "court")
NATIONS = ("england", "wales", "scotland", "ni")
FILE_NAME = "recordlint.toml"


@dataclass(frozen=True)
class RuleSettings:
    """What a settings file says of one rule: another severity ("off" included), and values for its options."""

    severity: str | None = None
    options: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Settings:
    """Everything that decides how notes are checked. Small, frozen and picklable: workers are built from it."""

    profile: str = "note"
    audience: str = "person"
    nation: str = "england"
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    preview: bool = False
    model: bool = True
    fail_on: str = "warning"
    house_rules: tuple[Path, ...] = ()
    text_column: str | None = None
    id_column: str | None = None
    author_column: str | None = None
    date_column: str | None = None
    subject_column: str | None = None
    case_ids: tuple[str, ...] = ()
    rules: Mapping[str, RuleSettings] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for key, allowed in (
            ("profile", PROFILES),
            ("audience", AUDIENCES),
            ("nation", NATIONS),
            ("fail_on", (*Severity, "never")),
        ):
            value = getattr(self, key)
            if value not in allowed:
                raise SettingsError(f"{key} is {value!r}: it must be one of {', '.join(allowed)}{near(value, allowed)}")

    def changed(self, **values: Any) -> Settings:
        """A copy with the values that are given; None keeps what stands."""
        return replace(self, **{key: value for key, value in values.items() if value not in (None, ())})


def near(word: str, known: Iterable[str]) -> str:
    """A hint that names the nearest known word, or ""."""
    close = difflib.get_close_matches(str(word), [str(k) for k in known], n=1, cutoff=0.6)
    return f" (did you mean {close[0]!r}?)" if close else ""


def find(start: Path) -> Path | None:
    """The settings file that holds for `start`: the nearest one in its folder or a folder above."""
    start = start.resolve()
    for folder in (start, *start.parents) if start.is_dir() else start.parents:
        if (folder / FILE_NAME).is_file():
            return folder / FILE_NAME
        project = folder / "pyproject.toml"
        if project.is_file() and "recordlint" in _toml(project).get("tool", {}):
            return project
    return None


def load(path: Path) -> Settings:
    """Read a settings file. Raises SettingsError that names the file, the key and the nearest known key."""
    data = _toml(path)
    table = data if path.name != "pyproject.toml" else data.get("tool", {}).get("recordlint", {})
    return from_mapping(table, str(path), path.parent)


def from_mapping(table: Mapping[str, Any], where: str, folder: Path) -> Settings:
    """Settings from a parsed table; folders in it are taken from `folder`."""
    known = {f.name: f for f in fields(Settings)}
    values: dict[str, Any] = {}
    for key, value in table.items():
        name = key.replace("-", "_")
        if name not in known:
            raise SettingsError(f"{where}: unknown key {key!r}{near(name, known)}")
        values[name] = _value(where, key, name, value, folder)
    try:
        return Settings(**values)
    except SettingsError as error:
        raise SettingsError(f"{where}: {error}") from None


def _value(where: str, key: str, name: str, value: Any, folder: Path) -> Any:
    if name in ("select", "ignore", "house_rules", "case_ids"):
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise SettingsError(f"{where}: {key} must be a list of words")
        return tuple((folder / item).resolve() for item in value) if name == "house_rules" else tuple(value)
    if name in ("preview", "model"):
        if not isinstance(value, bool):
            raise SettingsError(f"{where}: {name} must be true or false")
        return value
    if name == "rules":
        if not isinstance(value, dict):
            raise SettingsError(f"{where}: rules must be a table of rule ids")
        return {rule: _rule_settings(where, rule, table) for rule, table in value.items()}
    if not isinstance(value, str):
        raise SettingsError(f"{where}: {key} must be a word in quotation marks")
    return value


def _rule_settings(where: str, rule: str, table: Any) -> RuleSettings:
    allowed = (*Severity, "off")
    if isinstance(table, str):
        table = {"severity": table}
    if not isinstance(table, dict):
        raise SettingsError(f"{where}: rules.{rule!r} must be a severity or a table")
    options = dict(table)
    severity = options.pop("severity", None)
    if severity is not None and severity not in allowed:
        raise SettingsError(f"{where}: severity of {rule} must be one of {', '.join(allowed)}{near(severity, allowed)}")
    return RuleSettings(severity, options)


def _toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise SettingsError(f"{path}: cannot be read ({error.strerror})") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path}: not valid TOML: {error}") from None
