"""`recordlint evaluate`: the rules' scores on an annotated corpus."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from recordlint.commands.options import settings_from, settings_options
from recordlint.corpus.markup import AnnotatedNote, read_corpus
from recordlint.corpus.personal_scoring import PersonalScores
from recordlint.corpus.scoring import GROUPS, WHOLE, Counts, Scores, score, wilson
from recordlint.errors import InputError
from recordlint.linter import Linter
from recordlint.notes import Note
from recordlint.settings import Settings


@click.command(name="evaluate")
@click.argument("corpus", type=click.Path(path_type=Path))
@settings_options
@click.option(
    "--personal-data", is_flag=True, help="Score what `scan` finds (spans, roles, links) instead of the rules."
)
@click.option("--split", type=click.Choice(["dev", "test"]), help="Only the notes of this split.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def command(
    corpus: Path, personal_data: bool, split: str | None, form: str, config: Path | None, **options: Any
) -> None:
    """Score the rules against the annotated notes below CORPUS: precision, recall and F1 a family with counts and 95 % intervals,
    with and without preview rules, and the false alarms on good notes.
    """
    if not corpus.exists():
        raise InputError(f"{corpus}: no such folder: check the path")
    settings = settings_from(config, **options)
    notes = list(read_corpus(corpus, split))
    if not notes:
        raise InputError(f"{corpus}: no annotated notes (*.note) here: see corpus/GUIDE.md")
    if personal_data:
        scores = _personal_scores(notes)
        click.echo(json.dumps(personal_as_dict(scores), indent=1) if form == "json" else personal_table(scores))
        return
    # Where the writer cared for personal data only, a missing flag says nothing.
    notes = [note for note in notes if note.meta.get("focus") != "personal-data"]
    runs = {
        "without preview rules": _scores(notes, settings.changed(preview=False)),
        "with preview rules": _scores(notes, settings.changed(preview=True)),
    }
    if form == "json":
        click.echo(json.dumps({name: as_dict(scores) for name, scores in runs.items()}, indent=1))
        return
    words = sum(len(note.text.split()) for note in notes)
    click.echo(f"{len(notes)} notes, {words:,} words, split: {split or 'all'}, profile: {settings.profile}")
    for name, scores in runs.items():
        click.echo(f"\n{name}\n" + table(scores))


def _scores(notes: list[AnnotatedNote], settings: Settings) -> Scores:
    linter = Linter(settings)
    return score(notes, lambda note: linter.check_note(Note(note.text, path=note.path.name)).findings)


def _personal_scores(notes: list[AnnotatedNote]) -> PersonalScores:
    from recordlint.personal_data.reader import PersonalDataReader

    reader = PersonalDataReader()
    scores = PersonalScores()
    for note in notes:
        data = reader.read_note(Note(note.text, path=note.path.name)).note
        scores.add(note, data.mentions if data else ())
    return scores


def personal_as_dict(scores: PersonalScores) -> dict[str, Any]:
    """The personal-data scores as plain data."""
    total, formatted = scores.total, scores.formatted()
    return {
        "notes": scores.notes,
        "spans": total.hits + total.misses,
        "covered": total.recall,
        "leaked_characters": scores.leaked / scores.characters if scores.characters else None,
        "mentions": scores.mentions,
        "precision": scores.right / scores.mentions if scores.mentions else None,
        "precision_of_type": scores.right_type / scores.mentions if scores.mentions else None,
        "people": scores.people,
        "role": scores.right_role / scores.people if scores.people else None,
        "linking_f1": scores.links.f1,
        "formatted": {
            "recall": formatted.recall,
            "precision": formatted.precision,
            "spans": formatted.hits + formatted.misses,
        },
        "by_type": {
            name: {"covered": c.hits, "missed": c.misses, "false": c.false_alarms}
            for name, c in scores.by_type.items()
            if c != Counts()
        },
    }


def personal_table(scores: PersonalScores) -> str:
    """The personal-data scores as a table for a terminal."""
    total = scores.total
    spans = total.hits + total.misses
    lines = [f"{'type':<16} {'covered':>7} {'missed':>6} {'false':>5}"]
    lines += [
        f"{name:<16} {c.hits:>7} {c.misses:>6} {c.false_alarms:>5}"
        for name, c in scores.by_type.items()
        if c != Counts()
    ]
    lines.append("")
    for name, part, whole in (
        ("spans covered", total.hits, spans),
        ("characters leaked", scores.leaked, scores.characters),
        ("mentions right", scores.right, scores.mentions),
        ("mentions right in type", scores.right_type, scores.mentions),
        ("roles of people right", scores.right_role, scores.people),
    ):
        if whole:
            lines.append(f"{name:<24} {_with_interval(part / whole, wilson(part, whole))} of {whole:,}")
    lines.append(f"{'linking F1 (pairs)':<24} {_with_interval(scores.links.f1, None)}")
    lines.append(f"{scores.notes} notes")
    return "\n".join(lines)


def as_dict(scores: Scores) -> dict[str, Any]:
    """The scores as plain data."""
    groups = {}
    for name in (*GROUPS, WHOLE):
        counts = scores.total(name)
        groups[name] = {
            "hits": counts.hits,
            "false_alarms": counts.false_alarms,
            "misses": counts.misses,
            "precision": counts.precision,
            "recall": counts.recall,
            "f1": counts.f1,
            "f1_interval": scores.f1_interval(name),
        }
    good = scores.warnings_on_good
    return {
        "notes": scores.notes,
        "groups": groups,
        "good_notes": len(good),
        "warnings_per_good_note": sum(good) / len(good) if good else None,
        "good_notes_without_warning": sum(1 for n in good if not n) / len(good) if good else None,
    }


def table(scores: Scores) -> str:
    """The scores as a table for a terminal."""
    lines = [f"{'group':<22} {'hit':>4} {'false':>5} {'miss':>4}  {'precision':<18} {'recall':<18} {'F1':<18}"]
    for name in (*GROUPS, WHOLE):
        c = scores.total(name)
        f1 = _with_interval(c.f1, scores.f1_interval(name))
        precision = _with_interval(c.precision, wilson(c.hits, c.hits + c.false_alarms))
        recall = _with_interval(c.recall, wilson(c.hits, c.hits + c.misses))
        lines.append(f"{name:<22} {c.hits:>4} {c.false_alarms:>5} {c.misses:>4}  {precision:<18} {recall:<18} {f1:<18}")
    good = scores.warnings_on_good
    if good:
        free = sum(1 for n in good if not n)
        low, high = wilson(free, len(good)) or (0.0, 0.0)
        lines.append(
            f"good notes: {len(good)}; warnings a note: {sum(good) / len(good):.2f}; "
            f"without any: {free / len(good):.0%} ({low:.0%}-{high:.0%})"
        )
    return "\n".join(lines)


def _with_interval(value: float | None, interval: tuple[float, float] | None) -> str:
    if value is None:
        return "-"
    return f"{value:.2f} ({interval[0]:.2f}-{interval[1]:.2f})" if interval else f"{value:.2f}"
