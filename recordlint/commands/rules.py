"""`recordlint rules`: the rulebook as a list, and what it covers of the recording standards."""

from __future__ import annotations

import json
from pathlib import Path

import click

from recordlint.commands.options import settings_from, settings_options


@click.command(name="rules")
@settings_options
@click.option(
    "--coverage",
    is_flag=True,
    help="Each clause of the recording standards, with the rules that cover it or why none can.",
)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def command(coverage: bool, form: str, config: Path | None, **options: object) -> None:
    """List every rule with its severity in the profile; rules that are off say so.

    With --preview, list only the rules that are still being tried and are off by default.
    """
    from recordlint.rulebook import load

    settings = settings_from(config, **options)
    rulebook = load(settings.house_rules)
    if coverage:
        _coverage(form)
        return
    running = {rule.id: str(severity) for rule, severity in rulebook.selected(settings.changed(preview=True))}
    listed = [rule for rule in rulebook if (rule.preview if options.get("preview") else True)]
    if form == "json":
        click.echo(json.dumps([
            {"id": r.id, "title": r.title, "scope": str(r.scope), "severity": running.get(r.id, "off"), "preview": r.preview,
             "source": {"title": r.source.title, "address": r.source.address}}
            for r in listed
        ], indent=1, ensure_ascii=False))  # fmt: skip
        return
    family = ""
    for rule in listed:
        if rule.family != family:
            family = rule.family
            click.echo(f"\n{family}")
        note = "  (preview: off unless asked for)" if rule.preview else ""
        click.echo(f"  {rule.id:<40} {running.get(rule.id, 'off'):<8} {rule.title}{note}")
    previews = sum(rule.preview for rule in rulebook)
    click.echo(f"\n{len(listed)} rules, {previews} in preview; severities are those of the profile {settings.profile!r}. "
               "More on one: recordlint explain RULE")  # fmt: skip


def _coverage(form: str) -> None:
    from recordlint.coverage import load_standards

    standards = load_standards()
    if form == "json":
        click.echo(json.dumps([standard.as_dict() for standard in standards], indent=1, ensure_ascii=False))
        return
    for standard in standards:
        covered = sum(bool(clause.rules) for clause in standard.clauses)
        click.echo(f"\n{standard.title}: {covered} of {len(standard.clauses)} clauses have rules")
        if standard.address:
            click.echo(f"  {standard.address}")
        for clause in standard.clauses:
            click.echo(f"\n  {clause.id}: {clause.text}")
            if clause.rules:
                click.echo(f"    rules: {', '.join(clause.rules)}")
            if clause.not_covered:
                click.echo(f"    not covered: {clause.not_covered}")
