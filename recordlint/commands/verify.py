"""`recordlint verify`: whether withheld words show in a copy."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

import click

from recordlint.commands.redact import pairs_of
from recordlint.redaction.jobs import apply_plan, residue_line
from recordlint.redaction.verification import Residue


@click.command(name="verify")
@click.argument("copy", type=click.Path(path_type=Path))
@click.option(
    "--against", "source", required=True, type=click.Path(path_type=Path), help="The source that the copy was made of."
)
@click.option(
    "--plan", required=True, type=click.Path(path_type=Path, dir_okay=False), help="The plan that the copy was made by."
)
@click.option("--entries", is_flag=True, hidden=True)
@click.option("--quiet", "-q", is_flag=True, help="Only what shows; no places to look at.")
def command(copy: Path, source: Path, plan: Path, entries: bool, quiet: bool) -> int:
    """Read COPY by another path than the one that made it, and search it for everything that the plan withholds: in any case,
    spacing, order of names, without accents, as initials.

    \b
    Exit status: 0 nothing shows; 1 withheld words show; 2 it could not be verified.
    """
    with ExitStack() as stack:
        pairs, problems = pairs_of(source, copy, "", stack)
        from recordlint.documents.base import ReadOptions

        with apply_plan(plan, pairs, ReadOptions()) as job:
            found = list(job.verify())
    residues = [one for one in found if isinstance(one, Residue)]
    for one in residues:
        click.echo(f"shows: {residue_line(one)}")
    for one in found:
        if not isinstance(one, Residue) and not quiet:
            click.echo(f"look at: {residue_line(one)}")
    for problem in problems:
        click.echo(f"recordlint: {problem}", err=True)
    if not residues and not quiet:
        click.echo("nothing that the plan withholds shows in the copy")
    return 2 if problems else 1 if residues else 0
