"""`recordlint key`: a key that restores what is redacted under it."""

from __future__ import annotations

from pathlib import Path

import click

from recordlint.redaction.keys import write_key


@click.command(name="key")
@click.argument("path", metavar="FILE", type=click.Path(path_type=Path, dir_okay=False))
def command(path: Path) -> None:
    """Make a new key in FILE, readable by you alone. `redact --key FILE` seals what restores a copy, `restore --key FILE` reads it.

    Keep it apart from copies and sidecars. Nobody can restore a copy without it, and a key is never overwritten.
    """
    write_key(path)
    click.echo(f"recordlint: {path}: the new key; keep it apart from copies and sidecars", err=True)
