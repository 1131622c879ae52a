"""`recordlint scan`: the inventory of personal data."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

import click

from recordlint.commands.case_options import case_options, known_people
from recordlint.commands.document_options import ocr_option, read_documents
from recordlint.commands.options import settings_from
from recordlint.commands.output import colour, named, terminal, written_whole
from recordlint.commands.sources import read_records, spooled
from recordlint.documents import discover
from recordlint.documents.base import Failure, ReadOptions, Remark
from recordlint.documents.records import Record
from recordlint.errors import InputError

if TYPE_CHECKING:
    from recordlint.personal_data.reader import PersonalDataReader


@click.command(name="scan")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path, allow_dash=True))
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "csv"]),
    default="text",
    show_default=True,
    help="How the inventory is written.",
)
@click.option(
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write to this file; it appears only when it is whole.",
)
@click.option("--excerpts/--no-excerpts", default=None, help="Show the words found. On by default on a terminal only.")
@click.option("--explain", is_flag=True, help="Say of each hit what it rests on.")
@click.option("--fail-on-found", is_flag=True, help="Exit status 1 when personal data were found.")
@case_options
@click.option(
    "--config",
    type=click.Path(path_type=Path, dir_okay=False),
    help="A settings file instead of the nearest recordlint.toml.",
)
@ocr_option
@click.option("--quiet", "-q", is_flag=True, help="No remarks.")
def command(
    paths: tuple[Path, ...],
    form: str,
    output: Path | None,
    excerpts: bool | None,
    explain: bool,
    fail_on_found: bool,
    config: Path | None,
    ocr: bool | None,
    quiet: bool,
    **options: Any,
) -> int:
    """List the personal data in PATHS: what, whose, in which role, where. PATHS are text files, documents (.docx .pdf .html .eml .msg
    .rtf .odt: comments, properties and hidden text too), scans (.pdf .png .jpg .tiff), exports (.csv .tsv .jsonl .xlsx .parquet: every
    cell is read), folders, or - for standard input.

    \b
    Examples:
      recordlint scan note.txt
      recordlint scan record/ --subject "Jane Okafor" --also-known-as JO
      recordlint scan export.csv --format json --output inventory.json

    \b
    Exit status: 0, whether or not anything was found (1 with --fail-on-found); 2 something could not be read.
    The words themselves are left out unless the list goes to your terminal or you ask with --excerpts.
    """
    settings = settings_from(config)
    known, read_options, one_person = known_people(settings, options)
    read_options = read_documents(read_options, ocr)
    errors: list[Failure] = []
    files, left_out = discover(paths)
    if left_out and not quiet:
        kinds = ", ".join(f"{count} {kind}" for kind, count in sorted(left_out.items()))
        click.echo(f"recordlint: files of other kinds were left out: {kinds}", err=True)
    shown = excerpts if excerpts is not None else (output is None and form == "text" and terminal(sys.stdout))
    from recordlint.personal_data.reader import PersonalDataReader

    with ExitStack() as stack:
        records = _records(files, read_options, options["stdin_filename"], errors, quiet, stack)
        out = stack.enter_context(written_whole(output))
        reader = PersonalDataReader(known, model=settings.changed(model=options["model"]).model)
        found = _run(records, reader, one_person, out, form, shown, explain, errors)
    for error in errors:
        where = f"{error.path}, row {error.row}" if error.row else error.path
        click.echo(f"recordlint: {where}: {error.message}", err=True)
    if errors:
        return 2
    return 1 if fail_on_found and found else 0


def _records(
    files: list[Path], options: ReadOptions, stdin_filename: str, errors: list[Failure], quiet: bool, stack: ExitStack
) -> Iterator[Record]:
    """The records of all files in order, headings and sheets' names too; failures go to `errors`, remarks to the person."""
    for path in files:
        name = named(path)
        if str(path) == "-":
            name = stdin_filename
            try:
                path = stack.enter_context(spooled(sys.stdin.buffer, name))
            except InputError as error:
                errors.append(Failure(name, str(error).removeprefix(f"{name}: ")))
                continue
        for item in read_records(path, name, options):
            if isinstance(item, Failure):
                errors.append(item)
            elif isinstance(item, Remark):
                if not quiet:
                    click.echo(f"recordlint: {item.path}: {item.message}", err=True)
            else:
                yield item


def _run(
    records: Iterator[Record],
    reader: PersonalDataReader,
    one_person: bool,
    out: TextIO,
    form: str,
    excerpts: bool,
    explain: bool,
    errors: list[Failure],
) -> int:
    from recordlint.personal_data.run import Run
    from recordlint.reports.scan_base import Hidden, ScanOptions, ScanSummary

    report = _report(form, out, ScanOptions(excerpts, explain, colour(out)))
    summary = ScanSummary()
    with Run() as run:
        for record in records:
            run.add(reader.read(record), "the person" if one_person else record.note.subject)
        run.settle()
        report.begin()
        hidden = Hidden()
        for whole in run.records():
            stored = whole if excerpts else hidden(whole)
            if stored.is_listed:
                summary.add(stored)
                report.record(stored)
        report.end(summary, errors)
    return summary.mentions


def _report(form: str, out: TextIO, options: Any) -> Any:
    if form == "json":
        from recordlint.reports.scan_json import ScanJson

        return ScanJson(out, options)
    if form == "csv":
        from recordlint.reports.scan_csv import ScanCsv

        return ScanCsv(out, options)
    from recordlint.reports.scan_text import ScanText

    return ScanText(out, options)
