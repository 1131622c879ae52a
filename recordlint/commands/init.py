"""`recordlint init`: a settings file with comments."""

from __future__ import annotations

from pathlib import Path

import click

from recordlint.errors import SettingsError
from recordlint.settings import FILE_NAME

TEMPLATE = """\
# Settings of recordlint. Everything here has a default; delete what you do not need.
# A key that recordlint does not know is an error, so that no setting is ignored in silence.

# What kind of record is checked: note, daily, clinical, assessment, court, share, manager.
profile = "note"

# Who will read it: person, professional, panel, court. Decides which abbreviations need explaining.
audience = "person"

# Whose law the texts name: england, wales, scotland, ni.
nation = "england"

# The lowest severity that makes the exit status 1: info, warning, error, never.
fail_on = "warning"

# Only these rules or families, or all but these.
# select = ["opinion", "rationale/decision-without-reason"]
# ignore = ["plain/jargon-word"]

# Also run the rules that are still being tried (see: recordlint rules --preview).
preview = false

# Weigh what the rules find with the encoder, a small model that ships with recordlint and runs on this machine.
model = true

# Folders of your own rules, lexicons and abbreviations, which add to ours or override them by name.
# house_rules = ["house"]

# Columns of your record system's exports, where the guess is wrong.
# text_column = "Case note"
# id_column = "Note ID"
# author_column = "Recorded by"
# date_column = "Contact date"
# subject_column = "Person ID"

# Your own case numbers, as regular expressions, for scan and redact.
# case_ids = ["ASC-[0-9]{6}"]

# One rule: its severity ("off" switches it off) and its options (see: recordlint explain RULE).
# [rules."opinion/as-fact"]
# severity = "info"
"""


@click.command(name="init")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), default=".")
@click.option("--force", is_flag=True, help="Replace a settings file that is there.")
def command(folder: Path, force: bool) -> None:
    """Write recordlint.toml, with every setting explained, into FOLDER (default: here)."""
    path = folder / FILE_NAME
    if path.exists() and not force:
        raise SettingsError(f"{path} is there already: edit it, or replace it with --force")
    try:
        path.write_text(TEMPLATE, encoding="utf-8")
    except OSError as error:
        raise SettingsError(f"{path}: cannot be written ({(error.strerror or '').lower()}): check the folder") from None
    click.echo(f"wrote {path.as_posix()}")
