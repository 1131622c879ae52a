"""`recordlint restore`: the source of a copy, from the sealed sidecar that was made with it."""

from __future__ import annotations

from pathlib import Path

import click

from recordlint.errors import InputError
from recordlint.redaction.keys import read_key
from recordlint.redaction.restoring import restore_files


@click.command(name="restore")
@click.argument("copy", type=click.Path(path_type=Path))
@click.option(
    "--key",
    "key_path",
    required=True,
    type=click.Path(path_type=Path, dir_okay=False),
    help="The key that the copy was made under.",
)
@click.option(
    "--sidecar",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The sealed file (default: the copy's name with .sealed).",
)
@click.option(
    "--output", required=True, type=click.Path(path_type=Path), help="Where the restored file or folder goes."
)
@click.option("--overwrite", is_flag=True, help="Replace files that are there.")
def command(copy: Path, key_path: Path, sidecar: Path | None, output: Path, overwrite: bool) -> int:
    """Put the withheld words back into COPY, a file or a folder that `redact --key` made. A wrong key, or a copy or sidecar that was
    changed since, is refused, and nothing is written.

    What comes back is the text; a number that had become a label comes back as text.
    """
    if not copy.exists():
        raise InputError(f"{copy}: no such file or folder: check the path")
    sealed = sidecar or copy.with_name(f"{copy.name}.sealed")
    count = restore_files(copy, sealed, read_key(key_path), output, overwrite=overwrite)
    files = "1 file is" if count == 1 else f"{count:,} files are"
    click.echo(f"recordlint: {files} restored to {output}; what came back is personal data", err=True)
    return 0
