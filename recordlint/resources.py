"""Where rules and models are: package data of an installed wheel, or the top of a source tree."""

from __future__ import annotations

from pathlib import Path

from recordlint.errors import RecordlintError

_PACKAGE = Path(__file__).parent


def resource(name: str) -> Path:
    """The folder `name` ("rules" or "models"). Raises RecordlintError when the installation lacks it."""
    for root in (_PACKAGE / "_data", _PACKAGE.parent):
        if (root / name).is_dir():
            return root / name
    raise RecordlintError(f"the folder {name!r} is missing from this installation: install recordlint again")
