"""What every test shares: no test may reach the network, and the command line is run as a person would."""

from __future__ import annotations

import socket
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from recordlint.cli import main


class NetworkUsedError(RuntimeError):
    """Something tried to open a socket."""


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every test runs with sockets blocked."""

    def refuse(*args: object, **kwargs: object) -> None:
        raise NetworkUsedError("the network was used")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run `recordlint` in an empty folder: `run("check", "a.txt").exit_code`; output and errors are kept apart."""
    monkeypatch.chdir(tmp_path)

    def call(*args: str, input: bytes | str | None = None) -> Result:
        import click

        @click.command(context_settings={"ignore_unknown_options": True, "help_option_names": []})
        @click.argument("argv", nargs=-1, type=click.UNPROCESSED)
        def program(argv: tuple[str, ...]) -> None:
            monkeypatch.setattr("sys.argv", ["recordlint", *argv])
            main()

        return CliRunner().invoke(program, args, input=input, catch_exceptions=False)

    return call


@pytest.fixture(autouse=True)
def rules_alone(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Rules and recognizers are held to what they say by themselves; tests marked `encoder` run the whole program."""
    if not request.node.get_closest_marker("encoder"):
        monkeypatch.setattr("recordlint.language.encoded.encoder", lambda: None)
