"""recordlint: a record-quality linter for health and social care case notes.

    >>> import recordlint
    >>> findings = recordlint.check("She is just attention-seeking.")
    >>> copy = recordlint.redact("Rang Mrs Nowicka on 07700 900318.").text

`check` and `redact` take one text; `Linter` streams notes, `Redactor` reads files, and both are what the command line uses. Names are loaded when they are first asked for,
so that importing the package costs next to nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from recordlint.linter import Linter, check
    from recordlint.notes import Finding, Mention, Note, NoteRef, NoteReport, Scope, SetReport, Severity, Span
    from recordlint.redaction.redactor import Redactor
    from recordlint.redaction.texts import Redacted, redact
    from recordlint.settings import Settings

__version__ = "0.1.0"

_HOMES = {
    "Linter": "recordlint.linter",
    "check": "recordlint.linter",
    "Redactor": "recordlint.redaction.redactor",
    "Redacted": "recordlint.redaction.texts",
    "redact": "recordlint.redaction.texts",
    "Settings": "recordlint.settings",
    **dict.fromkeys(
        ("Finding", "Mention", "Note", "NoteRef", "NoteReport", "Scope", "SetReport", "Severity", "Span"),
        "recordlint.notes",
    ),
}

__all__ = [
    "Finding",
    "Linter",
    "Mention",
    "Note",
    "NoteRef",
    "NoteReport",
    "Redacted",
    "Redactor",
    "Scope",
    "SetReport",
    "Settings",
    "Severity",
    "Span",
    "__version__",
    "check",
    "redact",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'recordlint' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
