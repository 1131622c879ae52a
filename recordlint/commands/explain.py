"""`recordlint explain`: the page of a rule, from the one text that feeds every report."""

from __future__ import annotations

import json
import re
import textwrap
from pathlib import Path
from typing import Any

import click

from recordlint.commands.options import settings_from
from recordlint.errors import SettingsError
from recordlint.messages import fill
from recordlint.rulebook import Example, Rule, load
from recordlint.settings import near


@click.command(name="explain")
@click.argument("rule_id", metavar="RULE")
@click.option("--config", type=click.Path(path_type=Path, dir_okay=False), help="A settings file, for house rules.")
@click.option("--format", "form", type=click.Choice(["text", "markdown", "json"]), default="text", show_default=True)
def command(rule_id: str, config: Path | None, form: str) -> None:
    """Say what RULE looks for, why it matters, what to write instead and when it stays quiet, with examples.

    \b
    Example:
      recordlint explain opinion/as-fact
    """
    settings = settings_from(config)
    rulebook = load(settings.house_rules)
    if rule_id not in rulebook.rules:
        raise SettingsError(f"no rule is called {rule_id!r}{near(rule_id, rulebook.rules)}; see: recordlint rules")
    rule = rulebook.rules[rule_id]
    if form == "json":
        click.echo(json.dumps(_data(rule, settings.nation), indent=1, ensure_ascii=False))
    else:
        click.echo(page(rule, settings.nation, markdown=form == "markdown"))


def page(rule: Rule, nation: str, *, markdown: bool = False) -> str:
    """The rule's page: what, why, instead, quiet, examples, options, known problems, source."""
    severities = ", ".join(f"{s} in {p}" if p != "default" else s for p, s in rule.severity.items())
    source = rule.source.title + (f"\n{rule.source.address}" if rule.source.address else "")
    parts = [
        ("What it does", _fill(rule.message, nation)),
        ("Why it matters", _fill(rule.why, nation)),
        ("What to write instead", _fill(rule.instead, nation)),
        ("When it stays quiet", "\n".join(f"- {_fill(meaning, nation)}" for meaning in rule.quiet.values())),
        ("Flagged", "\n".join(f"- {_shown(e)}" for e in rule.examples.flag)),
        ("Not flagged", "\n".join(f"- {_shown(e)}" for e in rule.examples.passes)),
        ("Options", "\n".join(f"- {key} = {value}" for key, value in rule.options.items())),
        ("Known problems", _fill(rule.known_problems, nation)),
        ("Severity", severities + (" (preview: off unless asked for)" if rule.preview else "")),
        ("Source", source),
    ]
    mark = "## " if markdown else ""
    body = [f"{'# ' if markdown else ''}{rule.id}: {rule.title}"]
    for heading, text in parts:
        if text:
            body.append(f"{mark}{heading}\n" + (text if markdown else _wrapped(text)))
    return "\n\n".join(body)


def _fill(text: str, nation: str) -> str:
    """The text with the nation's law named; what only a finding can name is left open."""
    known = {"abbreviation": "The short form", "plain": "it in full", "meanings": "several things", "offer": ""}
    return re.sub(r"\{[a-z_]+\}", "…", fill(text, known, nation))


def _shown(example: Example) -> str:
    if example.notes:
        return " / ".join(f"{item.get('date', '')}: {' '.join(str(item['text']).split())}" for item in example.notes)
    parts: list[str] = []
    at = 0
    for start, end in example.spans:
        parts += [example.text[at:start], "»", example.text[start:end], "«"]
        at = end
    return " ".join(("".join(parts) + example.text[at:]).split())


def _wrapped(text: str) -> str:
    lines: list[str] = []
    for line in text.splitlines():
        lines += textwrap.wrap(
            line, 96, initial_indent="  ", subsequent_indent="    " if line.startswith("- ") else "  "
        )
    return "\n".join(lines)


def _data(rule: Rule, nation: str) -> dict[str, Any]:
    return {
        "id": rule.id,
        "title": rule.title,
        "scope": str(rule.scope),
        "severity": dict(rule.severity),
        "preview": rule.preview,
        "message": _fill(rule.message, nation),
        "why": _fill(rule.why, nation),
        "instead": _fill(rule.instead, nation),
        "quiet": dict(rule.quiet),
        "options": dict(rule.options),
        "known_problems": rule.known_problems,
        "source": {"title": rule.source.title, "address": rule.source.address, "read": rule.source.read},
        "flag": [_shown(e) for e in rule.examples.flag],
        "pass": [_shown(e) for e in rule.examples.passes],
    }
