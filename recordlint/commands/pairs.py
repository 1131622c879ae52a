"""Which files are redacted or verified, and where their copies go."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Collection
from contextlib import ExitStack
from pathlib import Path

from recordlint.documents.base import ReadOptions
from recordlint.documents.rewriting import REWRITERS, copy_suffix
from recordlint.errors import InputError
from recordlint.redaction.jobs import Pair
from recordlint.redaction.redactor import Source


def check_places(pairs: list[Pair], source: Path, output: Path | None, others: dict[str, Path | None]) -> None:
    """What a run writes beside the copy must take no other file's place, and must not be given away with the copy.

    Raises InputError.
    """
    taken = {pair.source.path.resolve(): "the source itself" for pair in pairs}
    taken |= {pair.destination.resolve(): "the place of a copy" for pair in pairs if pair.destination}
    for option, path in others.items():
        if path is None:
            continue
        place = path.resolve()
        if place in taken:
            raise InputError(f"{path}: {option} names {taken[place]}: give another name")
        taken[place] = f"what {option} names"
        if output and source.is_dir() and place.is_relative_to(output.resolve()):
            raise InputError(
                f"{path}: {option} lies in the folder of the copies, which leaves the house: choose another place"
            )


def pairs_of(
    source: Path,
    output: Path | None,
    stdin_filename: str,
    stack: ExitStack,
    besides: Collection[Path | None] = (),
    options: ReadOptions | None = None,
) -> tuple[list[Pair], list[str]]:
    """The files to redact with the places of their copies, and a line for each that cannot be redacted.

    Names are those within the folder given, so that a plan holds wherever the folder stands. `besides` are the run's own files, which
    are no sources where they lie among them. Raises InputError.
    """
    if str(output) == "-":
        if source.is_dir():
            raise InputError(f"{source}: the copies of a folder go into a folder: name it with --output")
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="recordlint-")))
        suffix = Path(stdin_filename).suffix if str(source) == "-" else source.suffix
        output = folder / f"copy{_copy_suffix(Path(f'copy{suffix}'), options) or '.txt'}"
    if str(source) == "-":
        from recordlint.commands.sources import spooled

        path = stack.enter_context(spooled(sys.stdin.buffer, stdin_filename))
        return [Pair(Source(path, stdin_filename), output)], []
    if not source.exists():
        raise InputError(f"{source}: no such file or folder: check the path")
    if not source.is_dir():
        if output and output.is_dir():
            return [Pair(Source(source, source.name), _place(output, source.name, options), output)], []
        return [Pair(Source(source, source.name), output)], []
    if output and (output.is_file() or output.suffix.lower() in REWRITERS):
        raise InputError(f"{output}: {source} is a folder, and so must be the place of its copies")
    if output and output.resolve().is_relative_to(source.resolve()):
        raise InputError(f"{output}: lies in the folder that is redacted: choose a place outside")
    own = {path.resolve() for path in besides if path}
    pairs: list[Pair] = []
    problems: list[str] = []
    for path in sorted(below for below in source.rglob("*") if below.is_file()):
        name = path.relative_to(source).as_posix()
        if name.startswith(".") or "/." in name or path.resolve() in own:
            continue
        if path.suffix.lower() in REWRITERS:
            pairs.append(Pair(Source(path, name), _place(output, name, options) if output else None, output))
        else:
            problems.append(f"{name}: files of this kind cannot be redacted, and so the copy has none")
    return pairs, problems


def _place(output: Path, name: str, options: ReadOptions | None) -> Path:
    """Where the copy of a file goes in the folder of copies. A copy of another kind has both endings, so that no two files share one."""
    suffix = _copy_suffix(Path(name), options)
    return output / (name if suffix == Path(name).suffix else f"{name}{suffix}")


def _copy_suffix(path: Path, options: ReadOptions | None) -> str:
    return copy_suffix(path, options or ReadOptions())
