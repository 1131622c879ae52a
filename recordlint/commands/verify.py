"""`recordlint verify`: whether withheld words show in a copy."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path, PurePosixPath

import click

from recordlint.commands.document_options import ocr_option
from recordlint.commands.pairs import pairs_of
from recordlint.documents.base import ReadOptions
from recordlint.documents.blocks import DocumentOptions
from recordlint.errors import InputError
from recordlint.redaction.jobs import Pair, apply_plan
from recordlint.redaction.verification import Residue


@click.command(name="verify")
@click.argument("copy", type=click.Path(path_type=Path))
@click.option(
    "--against", "source", required=True, type=click.Path(path_type=Path), help="The source that the copy was made of."
)
@click.option(
    "--plan", required=True, type=click.Path(path_type=Path, dir_okay=False), help="The plan that the copy was made by."
)
@click.option("--strict", is_flag=True, help="A copy whose pixels cannot be read back by OCR is an error.")
@ocr_option
@click.option("--quiet", "-q", is_flag=True, help="Only what shows; no places to look at.")
def command(copy: Path, source: Path, plan: Path, strict: bool, ocr: bool | None, quiet: bool) -> int:
    """Read COPY, a file or a folder, by another path than the one that made it, and search it for everything that the plan withholds:
    in any case, spacing, order of names, without accents, as initials. A copy that is not what the plan makes of the source is told, too.

    Every part and property of an Office file or an e-mail is read as text; a PDF through its raw streams, by two text engines, and by OCR
    of its pages where an engine is installed.

    Places are told by file, row, field and characters, never with the words.

    \b
    Exit status: 0 nothing shows; 1 withheld words show, or a copy was changed; 2 something could not be verified.
    """
    if not copy.exists():
        raise InputError(f"{copy}: no such file or folder: check the path")
    with ExitStack() as stack:
        options = ReadOptions(documents=DocumentOptions(strict=strict, read_back=ocr is not False))
        pairs = [_retypeset(pair) for pair in pairs_of(source, copy, "", stack, (plan,), options)[0]]
        with apply_plan(plan, pairs, options) as job:
            job.problems.clear()  # a source that the plan has not has no copy: where there is one, it is a stranger
            found = list(job.verify())
            problems = [*job.problems, *_strangers(copy, job.destinations())]
            lines = [(isinstance(one, Residue), job.naming.line(one)) for one in found]
    shows = [line for is_residue, line in lines if is_residue]
    for line in shows:
        click.echo(f"shows: {line}")
    for is_residue, line in lines:
        if not is_residue and not quiet:
            click.echo(f"look at: {line}")
    for problem in problems:
        click.echo(f"recordlint: {problem}", err=True)
    if not shows and not problems and not quiet:
        click.echo("nothing that the plan withholds shows in the copy")
    return 2 if problems else 1 if shows else 0


def _retypeset(pair: Pair) -> Pair:
    """The pair with the place of a copy that was laid out afresh, where there is one."""
    place = pair.destination
    if place is None or place.exists() or not pair.folder:
        return pair
    name = PurePosixPath(pair.source.name).name
    other = place.with_name(f"{name}.pdf")
    return replace(pair, destination=other) if other.exists() else pair


def _strangers(copy: Path, places: list[Path]) -> Iterator[str]:
    """Files in a folder of copies that no source explains: nobody looked at them."""
    if copy.is_dir():
        known = {place.resolve() for place in places}
        for path in sorted(copy.rglob("*")):
            if path.is_file() and path.resolve() not in known:
                yield f"{path}: is no copy that the plan makes, and was not verified: take it out"
