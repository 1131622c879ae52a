"""`recordlint check`: from files to a report."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, TextIO

import click

from recordlint.commands.document_options import ocr_option, read_documents
from recordlint.commands.options import settings_from, settings_options
from recordlint.commands.output import colour, named, terminal, written_whole
from recordlint.documents import discover, read
from recordlint.documents.base import Failure, ReadOptions, Remark
from recordlint.documents.stdin import read_stdin
from recordlint.notes import Note, NoteReport, Severity
from recordlint.settings import Settings


@click.command(name="check")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path, allow_dash=True))
@settings_options
@click.option(
    "--fail-on",
    type=click.Choice([*(str(s) for s in Severity), "never"]),
    help="The lowest severity that makes the exit status 1 (default: warning).",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "sarif"]),
    default="text",
    show_default=True,
    help="How the report is written.",
)
@click.option(
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write the report to this file; it appears only when it is whole.",
)
@click.option(
    "--excerpts/--no-excerpts",
    default=None,
    help="Show the words found, and people's names in JSON. On by default on a terminal only.",
)
@click.option("--layers", is_flag=True, help="JSON only: add what was read (statements, sharing events, decisions).")
@click.option(
    "--entries", is_flag=True, help="A text file is a running record: split it at lines that begin with a date."
)
@click.option(
    "--one-person", is_flag=True, help="All notes given are about one person: run the rules that compare notes."
)
@click.option(
    "--stdin-filename",
    metavar="NAME",
    default="stdin.txt",
    help="What to call standard input (-); its ending says the format.",
)
@click.option("--text-column", metavar="NAME", help="Exports: the column that holds the note.")
@click.option("--id-column", metavar="NAME", help="Exports: the note's id.")
@click.option("--author-column", metavar="NAME", help="Exports: who wrote the note.")
@click.option("--date-column", metavar="NAME", help="Exports: the date of the contact.")
@click.option("--subject-column", metavar="NAME", help="Exports: whose record it is; notes of one person are compared.")
@click.option(
    "--jobs", "-j", type=click.IntRange(min=0), default=1, show_default=True, help="Processes; 0 for one a core."
)
@ocr_option
@click.option("--quiet", "-q", is_flag=True, help="No progress bar and no remarks.")
def command(
    paths: tuple[Path, ...],
    form: str,
    output: Path | None,
    excerpts: bool | None,
    layers: bool,
    entries: bool,
    one_person: bool,
    stdin_filename: str,
    jobs: int,
    ocr: bool | None,
    quiet: bool,
    config: Path | None,
    **options: Any,
) -> int:
    """Check the case notes in PATHS: text files, documents (.docx .pdf .html .eml .msg .rtf .odt), scans (.pdf .png .jpg .tiff),
    exports (.csv .tsv .jsonl .xlsx .parquet: a row is a note), folders, or - for standard input.

    \b
    Examples:
      recordlint check notes/                        a folder, and all below it
      recordlint check export.csv --text-column Note
      recordlint check record.txt --entries          one file, many dated entries
      cat note.txt | recordlint check -

    \b
    Exit status: 0 nothing at or above --fail-on; 1 findings; 2 something could not be checked (2 beats 1).
    Reports leave the note's own words out unless they go to your terminal or you ask with --excerpts.
    """
    settings = settings_from(config, **options)
    if layers and form != "json":
        raise click.UsageError("--layers needs --format json")
    columns = {
        name: getattr(settings, name)
        for name in ("text_column", "id_column", "author_column", "date_column", "subject_column")
    }
    read_options = read_documents(ReadOptions(**columns, entries=entries), ocr)
    errors: list[Failure] = []
    files, left_out = discover(paths)
    if left_out and not quiet:
        kinds = ", ".join(f"{count} {kind}" for kind, count in sorted(left_out.items()))
        click.echo(f"recordlint: files of other kinds were left out: {kinds}", err=True)
    notes = _notes(files, read_options, stdin_filename, errors, quiet, one_person)
    shown = excerpts if excerpts is not None else (output is None and form == "text" and terminal(sys.stdout))
    with written_whole(output) as out:
        worst = _run(settings, _progress(notes, quiet), out, form, shown, layers, errors, jobs)
    for error in errors:
        where = f"{error.path}, row {error.row}" if error.row else error.path
        click.echo(f"recordlint: {where}: {error.message}", err=True)
    if errors:
        return 2
    failed = settings.fail_on != "never" and worst is not None and worst.rank >= Severity(settings.fail_on).rank
    return 1 if failed else 0


def _notes(
    files: list[Path], options: ReadOptions, stdin_filename: str, errors: list[Failure], quiet: bool, one_person: bool
) -> Iterator[Note]:
    """The notes of all files in order; failures go to `errors`, remarks to the person."""
    for path in files:
        source = (
            read_stdin(sys.stdin.buffer, stdin_filename, options)
            if str(path) == "-"
            else read(path, options, named(path))
        )
        for item in source:
            if isinstance(item, Failure):
                errors.append(item)
            elif isinstance(item, Remark):
                if not quiet:
                    click.echo(f"recordlint: {item.path}: {item.message}", err=True)
            else:
                yield _of_one_person(item) if one_person else item


def _of_one_person(note: Note) -> Note:
    from dataclasses import replace

    return replace(note, subject="the person")


def _progress(notes: Iterator[Note], quiet: bool) -> Iterable[Note]:
    """The notes, counted on the terminal while they pass when a person is looking; a report on screen needs no bar."""
    if quiet or not terminal(sys.stderr) or terminal(sys.stdout):
        return notes
    return _counted(notes)


def _counted(notes: Iterator[Note]) -> Iterator[Note]:
    with click.progressbar(notes, label="Checking notes", show_pos=True, file=sys.stderr) as bar:
        yield from bar


def _run(
    settings: Settings,
    notes: Iterable[Note],
    out: TextIO,
    form: str,
    excerpts: bool,
    layers: bool,
    errors: list[Failure],
    jobs: int,
) -> Severity | None:
    from recordlint.linter import Linter, SetSpool
    from recordlint.parallel import checked
    from recordlint.reports.base import ReportOptions, Summary

    linter = Linter(settings)
    coloured = colour(out)
    report = _report(form, out, ReportOptions(settings.profile, excerpts, coloured), linter)
    summary = Summary()
    report.begin()
    with SetSpool() as spool:
        for note_report, remembered in checked(linter, notes, jobs or os.cpu_count() or 1, layers=layers):
            _count(summary, note_report)
            report.note(note_report)
            if note_report.note.subject:
                spool.add(note_report.note, remembered)
        for set_report in spool.reports(linter):
            summary.add(set_report.findings)
            report.set(set_report)
    report.end(summary, errors)
    return summary.worst()


def _count(summary: Any, report: NoteReport) -> None:
    summary.notes += 1
    summary.empty += report.note.is_empty and not report.note.is_unread
    summary.add(report.findings)


def _report(form: str, out: TextIO, options: Any, linter: Any) -> Any:
    if form == "json":
        from recordlint.reports.json_report import JsonReport

        return JsonReport(out, options)
    if form == "sarif":
        from recordlint.reports.sarif_report import SarifReport

        return SarifReport(out, options, linter.rulebook)
    from recordlint.reports.text_report import TextReport

    return TextReport(out, options)
