from __future__ import annotations

from recordlint.language.reading import Reading


def read(reading: Reading) -> tuple:
    return ()
