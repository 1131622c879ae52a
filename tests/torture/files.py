"""All documents of the torture set, each made once a session."""

from __future__ import annotations

from functools import cache
from importlib import import_module

import pytest

from tests.torture.seeding import Maker, Torture

_MODULES = ("sheet_files", "word_files", "text_files", "picture_files", "pdf_files", "office_files")


def _all() -> dict[str, Maker]:
    makers: dict[str, Maker] = {}
    for module in _MODULES:
        makers.update(import_module(f"tests.torture.{module}").MAKERS)
    return makers


MAKERS = _all()
"""What makes each document, by what the tests call it."""


@cache
def _made(name: str) -> Torture:
    return MAKERS[name].make()


def document(name: str) -> Torture:
    """A document of the set; the test is skipped where a program that makes it is not installed."""
    if missing := MAKERS[name].missing:
        pytest.skip(f"{missing} is not installed")
    return _made(name)
