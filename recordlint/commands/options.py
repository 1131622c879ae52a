"""Options that several verbs share, and the settings they make."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from recordlint.settings import AUDIENCES, PROFILES, Settings, find, load

_SHARED = (
    click.option("--profile", type=click.Choice(PROFILES), help="What kind of record this is (default: note)."),
    click.option("--audience", type=click.Choice(AUDIENCES), help="Who will read it: decides what needs explaining (default: person)."),
    click.option("--select", multiple=True, metavar="RULE", help="Only these rules or families; repeat or separate with commas."),
    click.option("--ignore", multiple=True, metavar="RULE", help="Not these rules or families."),
    click.option("--preview/--no-preview", default=None, help="Also run rules that are still being tried."),
    click.option("--model/--no-model", default=None, help="Weigh what the rules find with the encoder (on by default), or go by the rules alone."),
    click.option("--config", type=click.Path(path_type=Path, dir_okay=False), help="A settings file instead of the nearest recordlint.toml."),
)  # fmt: skip


def settings_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options that make settings."""
    for option in reversed(_SHARED):
        command = option(command)
    return command


def settings_from(config: Path | None, **options: Any) -> Settings:
    """The settings file that holds, changed by the options given. Raises SettingsError."""
    path = config or find(Path.cwd())
    settings = load(path) if path else Settings()
    for name in ("select", "ignore"):
        options[name] = tuple(
            part.strip() for item in options.get(name) or () for part in item.split(",") if part.strip()
        )
    return settings.changed(**options)
