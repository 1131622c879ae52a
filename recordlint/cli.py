"""The command line. It only gathers the verbs; a verb's module is imported when that verb runs."""

from __future__ import annotations

import sys
from importlib import import_module

import click

from recordlint import __version__

# Verb: one line for `recordlint --help`. The module of the same name under commands/ holds a click command `command`.
VERBS = {
    "check": "Check case notes and report what to put right.",
    "scan": "List the personal data in notes: what, whose, in which role, where.",
    "redact": "Make a copy without what must not be disclosed, or a plan of it.",
    "verify": "Search a copy for what its plan withholds.",
    "restore": "Put the withheld words back, with the key.",
    "key": "Make a key for copies that can be restored.",
    "rules": "List the rules, or what a recording standard asks and which rules cover it.",
    "explain": "Say what a rule looks for, why, and what to write instead.",
    "evaluate": "Score the program against an annotated corpus.",
    "init": "Write a settings file with comments.",
}


class _Verbs(click.Group):
    """A group that knows the names and one-line helps of its verbs without importing them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in VERBS:
            return None
        return import_module(f"recordlint.commands.{cmd_name}").command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(VERBS.items()))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in VERBS and not args[0].startswith("-"):
            from recordlint.settings import near

            raise click.UsageError(f"there is no command {args[0]!r}{near(args[0], VERBS)}", ctx)
        return super().resolve_command(ctx, args)


@click.group(cls=_Verbs, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="recordlint")
def cli() -> None:
    """recordlint reads case notes of health and social care and says where a record could be fairer, clearer or better
    founded: opinion written as fact, decisions without a reason, sharing without a purpose, jargon nobody explains.

    It works on this machine only and never uses the network. It advises: what to change is for the person who writes.

    \b
    Exit status: 0 nothing at or above --fail-on, 1 findings, 2 something could not be checked.
    """


def main() -> None:
    """The console script: any error that is ours ends as one line and status 2, an interrupt too."""
    from recordlint.errors import RecordlintError

    try:
        code = cli.main(standalone_mode=False)
    except click.ClickException as error:
        error.show()
        sys.exit(2)
    except RecordlintError as error:
        click.echo(f"recordlint: {error}", err=True)
        sys.exit(2)
    except (click.Abort, KeyboardInterrupt):
        click.echo("recordlint: stopped before the end; what is not whole is not there", err=True)
        sys.exit(2)
    except BrokenPipeError:
        # The reader of our output went away (`| head`): not an error of ours, and there is nobody left to tell.
        sys.stderr.close()
        sys.exit(2)
    sys.exit(code if isinstance(code, int) else 0)
