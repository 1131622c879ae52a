"""`recordlint redact`: copies without what must not be disclosed."""

from __future__ import annotations

import shlex
import sys
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import click

from recordlint.commands.case_options import case_options, known_people
from recordlint.commands.document_options import copied_documents, copy_options, page_progress
from recordlint.commands.options import settings_from
from recordlint.commands.pairs import check_places, pairs_of
from recordlint.documents.base import ReadOptions
from recordlint.documents.rewriting import has_same_pieces
from recordlint.redaction.jobs import Job, Pair, apply_plan, plan_run
from recordlint.redaction.keys import read_key
from recordlint.redaction.pseudonyms import Origin
from recordlint.reports.text_report import plural

_MOST_SHOWN = 20


@click.command(name="redact")
@click.argument("source", metavar="IN", type=click.Path(path_type=Path, allow_dash=True))
@click.option(
    "--output",
    type=click.Path(path_type=Path, allow_dash=True),
    help="The copy: a file for a file, a folder for a folder, - for standard output.",
)
@click.option(
    "--policy",
    metavar="NAME",
    help="For whom the copy is: subject-access, multi-agency, training, everything, or a policy file of your own.",
)
@click.option(
    "--plan",
    "plan_path",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write what would be withheld, with the words, for a person to decide. Without --output no copy is made.",
)
@click.option(
    "--apply",
    "apply_path",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Make the copy exactly as this plan says.",
)
@click.option(
    "--withhold", multiple=True, metavar="TEXT", help="Withhold these words, in any spelling; repeat. Beats --keep."
)
@click.option(
    "--withhold-file",
    multiple=True,
    type=click.Path(path_type=Path, dir_okay=False),
    help="The same from a file: one entry a line, words or /regular expression/.",
)
@click.option("--keep", multiple=True, metavar="TEXT", help="Keep these words, in any spelling; repeat.")
@click.option(
    "--keep-file", multiple=True, type=click.Path(path_type=Path, dir_okay=False), help="The same from a file."
)
@click.option(
    "--log",
    "log_path",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write what was withheld, where and why, without the words (.json or .csv). Internal, not for release.",
)
@click.option(
    "--key",
    "key_path",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Seal what restores the copy into a sidecar, under this key (recordlint key makes one).",
)
@click.option(
    "--sidecar",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Where the sidecar goes (default: the copy's name with .sealed).",
)
@click.option(
    "--seed",
    metavar="TEXT",
    help="Pseudonyms come from this, so that another run gives the same ones. Keep it as secret as a key.",
)
@click.option(
    "--origin",
    type=click.Choice(["neutral", "matching"]),
    default="neutral",
    show_default=True,
    help="Pseudonyms: from one pool for everybody, or following the background that a name points to.",
)
@copy_options
@click.option(
    "--preview",
    "preview_path",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write a page that shows before and after, for the person who decides. It holds personal data.",
)
@click.option("--overwrite", is_flag=True, help="Replace copies that are there. The source itself is never replaced.")
@case_options
@click.option(
    "--config",
    type=click.Path(path_type=Path, dir_okay=False),
    help="A settings file instead of the nearest recordlint.toml.",
)
@click.option("--quiet", "-q", is_flag=True, help="Only errors.")
def command(
    source: Path,
    output: Path | None,
    policy: str | None,
    plan_path: Path | None,
    apply_path: Path | None,
    log_path: Path | None,
    key_path: Path | None,
    sidecar: Path | None,
    seed: str | None,
    origin: Origin,
    preview_path: Path | None,
    overwrite: bool,
    config: Path | None,
    quiet: bool,
    **options: Any,
) -> int:
    """Make a copy of IN without what must not be disclosed. IN is a text file, a document (.docx .pdf .html .eml .msg .rtf .odt), a scan
    (.pdf .png .jpg .tiff), an export (.csv .tsv .jsonl .xlsx .parquet: every cell is read), a folder, or - for standard input.

    A document is built anew from what it shows: comments, tracked deletions, hidden text, properties, attachments that cannot be read
    and the like never get into the copy, and the log says so. The copy of a PDF is pictures of its pages with the words that stay behind
    them; with --retypeset it is text laid out afresh. A copy of .rtf and .odt is a Word file, one of .msg an e-mail (.eml).

    The tool proposes and a person decides: under subject-access, what is about family and third parties is withheld and waits for
    review. No exemption is ever applied by itself. Every copy is read again by another path, and one in which withheld words show is
    not left behind.

    In three steps: make a plan (--plan), read it and decide (it is a text file, and says how), make the copy from it (--apply).

    \b
    Examples:
      recordlint redact record/ --policy subject-access --subject "Jane Okafor" --plan plan.json
      recordlint redact record/ --apply plan.json --output copy/ --log log.csv
      recordlint redact note.txt --policy training --output training.txt
      recordlint redact letter.pdf --policy subject-access --subject "Jane Okafor" --output copy.pdf
      recordlint redact note.txt --policy everything --withhold "the blue house" --output -

    \b
    Exit status: 0 the copy or the plan is written; 2 something could not be read, or withheld words would
    show in a copy: each file concerned is named, and there is no copy of it.
    """
    settings = settings_from(config)
    _check_use(output or preview_path, policy, plan_path, apply_path, key_path, sidecar, log_path, options)
    known, read_options, one_person = known_people(settings, options)
    read_options = copied_documents(read_options, options)
    key = read_key(key_path) if key_path else None
    sealed = (sidecar or _sidecar(output)) if key and output else None
    with ExitStack() as stack:
        read_options = stack.enter_context(page_progress(read_options, quiet))
        own = (plan_path, apply_path, log_path, key_path, sealed, preview_path)
        pairs, problems = pairs_of(source, output, options["stdin_filename"], stack, own, read_options)
        places = {"--plan": plan_path, "--log": log_path, "--sidecar": sealed, "--apply": apply_path}
        check_places(pairs, source, output, {**places, "--preview": preview_path})
        if key:
            _check_restorable(pairs, read_options)
        if apply_path:
            job = apply_plan(apply_path, pairs, read_options)
        else:
            from recordlint.redaction.forced import Forced
            from recordlint.redaction.policy import load

            forced = Forced.parse(options["withhold"], options["withhold_file"], options["keep"], options["keep_file"])
            job = plan_run(
                load(policy or "", settings.house_rules), pairs, read_options, known, forced,
                one_person=one_person, seed=seed.encode() if seed else None, origin=origin, encryption_key=key,
                model=settings.changed(model=options["model"]).model,
            )  # fmt: skip
        with job:
            if plan_path:
                waiting = job.write_plan(plan_path, overwrite=overwrite)
                if not quiet:
                    click.echo(_plan_line(plan_path, waiting, source), err=True)
            if preview_path:
                _write_preview(job, preview_path, overwrite=overwrite)
                if not quiet:
                    click.echo(
                        f"recordlint: {preview_path}: shows what would be disclosed; it holds personal data", err=True
                    )
            if output:
                job.write_copies(overwrite=overwrite, log=log_path, key=key, sidecar=sealed)
                _say(job, quiet, is_applied=bool(apply_path))
                if str(output) == "-":
                    _print(job)
            problems += job.problems
    for problem in problems:
        click.echo(f"recordlint: {problem}", err=True)
    return 2 if problems else 0


def _check_use(
    output: Path | None,
    policy: str | None,
    plan: Path | None,
    apply: Path | None,
    key: Path | None,
    sidecar: Path | None,
    log: Path | None,
    options: dict[str, Any],
) -> None:
    if apply and (policy or plan):
        raise click.UsageError("--apply does what its plan says: leave out --policy and --plan")
    if apply and any(
        options[name]
        for name in ("withhold", "withhold_file", "keep", "keep_file", "subject", "also_known_as", "case_file")
    ):
        raise click.UsageError(
            "--apply does what its plan says: words and people to withhold or keep belong to the making of the plan"
        )
    if apply and options["images"]:
        raise click.UsageError("--apply does what its plan says: --images belongs to the making of the plan")
    if not apply and not policy:
        from recordlint.redaction.policy import available

        raise click.UsageError(f"name a policy: --policy with one of {', '.join(available())}, or a file")
    if not output and not plan:
        raise click.UsageError("say where the copy goes with --output, or ask for a --plan or a --preview first")
    if key and str(output) == "-":
        raise click.UsageError("--key needs a copy in a file: a sidecar belongs to the copy's bytes")
    if sidecar and not key:
        raise click.UsageError("--sidecar needs a --key to seal it: recordlint key FILE makes one")
    if (log or sidecar) and not output:
        raise click.UsageError("--log and --sidecar belong to a copy: say where it goes with --output")


def _check_restorable(pairs: list[Pair], options: ReadOptions) -> None:
    """Raise UsageError where a sidecar could not restore a copy: pictures of pages hold no text to put words back into."""
    for pair in pairs:
        if not has_same_pieces(pair.source.path, options):
            raise click.UsageError(
                f"--key: a copy of {pair.source.name} cannot be turned back (it is built anew): keep the source instead"
            )


def _write_preview(job: Job, path: Path, *, overwrite: bool) -> None:
    from recordlint.reports.preview import PreviewWriter

    with PreviewWriter(path, job.policy, overwrite=overwrite) as preview:
        for name, records in job.planned():
            preview.file(name)
            for place, text, items, copied in records:
                preview.piece(place, text, items, copied)
        preview.finish(job.remarks)


def _sidecar(output: Path) -> Path:
    return output.with_name(f"{output.name}.sealed")


def _plan_line(path: Path, waiting: int, source: Path) -> str:
    decide = f"{waiting:,} of its items wait for your decision" if waiting else "nothing in it waits for a decision"
    return (
        f"recordlint: {path}: the plan is written; {decide}. It holds personal data. When it is edited: "
        f"recordlint redact {shlex.quote(str(source))} --apply {shlex.quote(str(path))} --output COPY"
    )


def _say(job: Job, quiet: bool, *, is_applied: bool) -> None:
    """What became of the copies, for the person; nothing of their words."""
    if quiet:
        return
    standing = [outcome for outcome in job.outcomes if outcome.stands]
    withheld = sum(outcome.withheld for outcome in standing)
    undecided = sum(outcome.undecided for outcome in standing)
    for remark in job.remarks:
        click.echo(f"recordlint: {remark}", err=True)
    copies = "1 copy" if len(standing) == 1 else f"{len(standing):,} copies"
    click.echo(f"recordlint: {copies} written and verified, {plural(withheld, 'place')} withheld", err=True)
    if undecided:
        how = "decide in the plan, and apply it again" if is_applied else "make a --plan, decide, and --apply it"
        click.echo(f"recordlint: {undecided:,} of them are withheld until a person decides ({how})", err=True)
    reviews = [review for outcome in standing for review in outcome.reviews]
    if reviews:
        click.echo(
            "recordlint: please look at these places of the copy, where words may be a withheld name or something else:",
            err=True,
        )
        for review in reviews[:_MOST_SHOWN]:
            click.echo(f"  {job.naming.line(review)}", err=True)
        if len(reviews) > _MOST_SHOWN:
            click.echo(f"  and {len(reviews) - _MOST_SHOWN:,} more (recordlint verify lists them all)", err=True)


def _print(job: Job) -> None:
    for outcome in job.outcomes:
        if outcome.stands:
            sys.stdout.buffer.write(outcome.destination.read_bytes())
    sys.stdout.flush()
