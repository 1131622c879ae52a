"""recordlint: a record-quality linter for health and social care case notes.

    >>> import recordlint
    >>> findings = recordlint.check("She is just attention-seeking.")

`check` takes one text; `Linter` streams notes and is what the command line uses. Names are loaded when they are first asked for,
so that importing the package costs next to nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from recordlint.linter import Linter, check
    from recordlint.notes import Finding, Note, NoteRef, NoteReport, Scope, SetReport, Severity, Span
    from recordlint.settings import Settings

__version__ = "0.1.0"

_HOMES = {
    "Linter": "recordlint.linter",
    "check": "recordlint.linter",
    "Settings": "recordlint.settings",
    **dict.fromkeys(
        ("Finding", "Note", "NoteRef", "NoteReport", "Scope", "SetReport", "Severity", "Span"), "recordlint.notes"
    ),
}

__all__ = [
    "Finding",
    "Linter",
    "Note",
    "NoteRef",
    "NoteReport",
    "Scope",
    "SetReport",
    "Settings",
    "Severity",
    "Span",
    "__version__",
    "check",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'recordlint' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
