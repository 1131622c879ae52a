"""Write the pages that come from the code: `python docs/make.py`. A test fails while a page is not what this writes.

docs/command-line.md holds every command's --help, docs/rules/<family>.md every rule's page.
"""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path

import click

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))


def pages() -> dict[str, str]:
    """Every generated page: its path from the top of the project, and its text."""
    from recordlint.commands.explain import page
    from recordlint.rulebook import load

    found = {"docs/command-line.md": command_line()}
    rulebook = load()
    for family in dict.fromkeys(rule.family for rule in rulebook):
        rules = [page(rule, "england", markdown=True) for rule in rulebook if rule.family == family]
        # A page a family: a rule's heading is the second level there, and what stands under it the third.
        shifted = [text.replace("\n## ", "\n### ").replace("# ", "## ", 1) for text in rules]
        found[f"docs/rules/{family}.md"] = f"# {family}\n\n" + "\n\n".join(shifted) + "\n"
    return found


def command_line() -> str:
    """The help of the program and of each verb."""
    from recordlint.cli import VERBS, cli

    parts = ["# The command line\n\nWhat `recordlint --help` and each command's `--help` say.\n"]
    for name, command in (
        ("recordlint", cli),
        *((f"recordlint {v}", import_module(f"recordlint.commands.{v}").command) for v in VERBS),
    ):
        context = click.Context(command, info_name=name, max_content_width=100, terminal_width=100)
        parts.append(f"## {name}\n\n```\n{command.get_help(context)}\n```\n")
    return "\n".join(parts)


if __name__ == "__main__":
    for name, text in pages().items():
        path = ROOT / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
