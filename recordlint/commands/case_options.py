"""Options that say whose record it is and how files are read, shared by the verbs that look for people."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import click

from recordlint.documents.base import ReadOptions
from recordlint.personal_data.base import Known
from recordlint.settings import Settings

_OPTIONS = (
    click.option("--subject", metavar="NAME", help="Whose record it is."),
    click.option("--also-known-as", multiple=True, metavar="NAME", help="Another name of that person, initials or a nickname; repeat."),
    click.option("--case", "case_file", type=click.Path(path_type=Path, dir_okay=False), help="A case file (TOML) that lists the people of the case: see docs/personal-data.md."),
    click.option("--model/--no-model", default=None, help="Let the encoder have its say in what is found (on by default), or go by rules and lists alone."),
    click.option("--one-person", is_flag=True, help="All that is given is one person's record: compare names across notes."),
    click.option("--entries", is_flag=True, help="A text file is a running record: split it at lines that begin with a date."),
    click.option("--stdin-filename", metavar="NAME", default="stdin.txt", show_default=True, help="What to call standard input (-); its ending says the format."),
    click.option("--text-column", metavar="NAME", help="Exports: the column that holds the note."),
    click.option("--id-column", metavar="NAME", help="Exports: the note's id."),
    click.option("--author-column", metavar="NAME", help="Exports: who wrote the note."),
    click.option("--date-column", metavar="NAME", help="Exports: the date of the contact."),
    click.option("--subject-column", metavar="NAME", help="Exports: whose record it is."),
)  # fmt: skip


def case_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def known_people(settings: Settings, options: Mapping[str, Any]) -> tuple[Known, ReadOptions, bool]:
    """What the options say: the people of the case, how files are read, and whether all is one person's record.

    Raises SettingsError for a case file that cannot be used.
    """
    from recordlint.personal_data.casefile import known_from, merge
    from recordlint.personal_data.casefile import read as read_case

    known = known_from(options["subject"], options["also_known_as"])
    if options["case_file"]:
        known = merge(known, read_case(options["case_file"]))
    if settings.case_ids:
        known = merge(known, Known(case_ids=settings.case_ids))
    columns = {
        name: options[name] or getattr(settings, name)
        for name in ("text_column", "id_column", "author_column", "date_column", "subject_column")
    }
    one_person = bool(options["one_person"] or options["subject"] or options["case_file"])
    return known, ReadOptions(**columns, entries=options["entries"]), one_person
