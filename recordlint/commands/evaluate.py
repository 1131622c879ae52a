"""`recordlint evaluate`: the program's scores on an annotated corpus."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from recordlint.commands.options import settings_from, settings_options
from recordlint.corpus.markup import SPLITS, AnnotatedNote, read_corpus
from recordlint.corpus.personal_scoring import PersonalScores
from recordlint.corpus.scoring import GROUPS, WHOLE, Counts, Scores, score, wilson
from recordlint.errors import InputError
from recordlint.linter import Linter
from recordlint.notes import Note
from recordlint.settings import Settings


@click.command(name="evaluate")
@click.argument("corpus", type=click.Path(path_type=Path))
@settings_options
@click.option("--personal-data", is_flag=True, help="Score only what `scan` finds: spans, roles, links.")
@click.option("--split", type=click.Choice(SPLITS), help="Only the notes of this split.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option(
    "--against",
    type=click.Path(path_type=Path, dir_okay=False),
    help="A JSON report of an earlier run: exit status 1 where a figure got worse than it by more than --tolerance.",
)
@click.option("--tolerance", type=float, default=0.01, show_default=True, help="How much worse a figure may be.")
def command(
    corpus: Path,
    personal_data: bool,
    split: str | None,
    form: str,
    against: Path | None,
    tolerance: float,
    config: Path | None,
    **options: Any,
) -> int:
    """Score the program against the annotated notes below CORPUS: precision, recall and F1 a family with counts and 95 % intervals,
    the false alarms on good notes, and personal data; with the encoder and without it (--no-model: without it only).
    """
    if not corpus.exists():
        raise InputError(f"{corpus}: no such folder: check the path")
    settings = settings_from(config, **options)
    notes = list(read_corpus(corpus, split))
    if not notes:
        raise InputError(f"{corpus}: no annotated notes (*.note) here: see corpus/GUIDE.md")
    # Where the writer cared for personal data only, a missing flag says nothing.
    flagged = [note for note in notes if note.meta.get("focus") != "personal-data"]
    ways = [WITH_MODEL, ALONE] if settings.model else [ALONE]
    rules = {} if personal_data else {way: _scores(flagged, settings.changed(model=way == WITH_MODEL)) for way in ways}
    people = {way: _personal_scores(notes, model=way == WITH_MODEL) for way in ways}
    found = {
        **({"rules": {way: as_dict(scores) for way, scores in rules.items()}} if rules else {}),
        "personal data": {way: personal_as_dict(scores) for way, scores in people.items()},
    }
    if form == "json":
        click.echo(json.dumps(found, indent=1))
    else:
        words = sum(len(note.text.split()) for note in notes)
        click.echo(f"{len(notes)} notes, {words:,} words, split: {split or 'all'}, profile: {settings.profile}")
        for way, scores in rules.items():
            click.echo(f"\nrules, {way}, {len(flagged)} notes\n" + table(scores))
        for way, scores in people.items():
            click.echo(f"\npersonal data, {way}\n" + personal_table(scores))
    worse = list(_worse(found, _earlier(against), tolerance)) if against else []
    for line in worse:
        click.echo(f"recordlint: {line}", err=True)
    return 1 if worse else 0


WITH_MODEL, ALONE = "with the encoder", "without the encoder"
# The figures that `--against` holds, and whether more of each is better.
_HELD = {
    "f1": True, "covered": True, "precision": True, "role": True, "linking_f1": True, "good_notes_without_warning": True,
    "leaked_characters": False,
}  # fmt: skip


def _earlier(path: Path) -> dict[str, Any]:
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise InputError(f"{path}: not a report of `evaluate --format json` ({error})") from None


def _worse(now: Any, before: Any, tolerance: float, where: str = "") -> Iterator[str]:
    """A line for each held figure that is worse than before by more than the tolerance, or is gone."""
    for key, value in before.items():
        at = f"{where}, {key}" if where else key
        if isinstance(value, dict):
            yield from _worse(now.get(key) or {}, value, tolerance, at)
        elif key in _HELD and value is not None:
            current = now.get(key)
            if current is None:
                yield f"{at}: {value:.3f} before, and no figure now"
            elif (value - current if _HELD[key] else current - value) > tolerance:
                yield f"{at}: {current:.3f}, and {value:.3f} before"


def _scores(notes: list[AnnotatedNote], settings: Settings) -> Scores:
    linter = Linter(settings)
    return score(notes, lambda note: linter.check_note(Note(note.text, path=note.path.name)).findings)


def _personal_scores(notes: list[AnnotatedNote], *, model: bool) -> PersonalScores:
    from recordlint.personal_data.reader import PersonalDataReader

    reader = PersonalDataReader(model=model)
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
