"""The views "text-1" and "text-2": the text of each page as two other programs extract it."""

from __future__ import annotations

import io
import logging
import shutil
import subprocess
from collections.abc import Iterator
from functools import cache

from recordlint.errors import InputError

TIME_LIMIT = 120
"""Seconds that poppler may take for a file."""


def pypdf_texts(data: bytes, name: str) -> Iterator[tuple[str, str]]:
    """(where, text) of each page, by pypdf. Raises InputError when it cannot read the file."""
    import pypdf  # late: a text file needs none of it

    logger = logging.getLogger("pypdf")
    level = logger.level
    logger.setLevel(logging.CRITICAL)  # what it has to say of a file is no matter for the terminal
    try:
        for number, page in enumerate(pypdf.PdfReader(io.BytesIO(data)).pages, 1):
            yield f"text-1 page {number}", page.extract_text()
    except Exception as error:  # pypdf raises whatever it meets in a damaged file
        raise InputError(f"{name}: cannot be verified: pypdf cannot read it ({type(error).__name__})") from None
    finally:
        logger.setLevel(level)


@cache
def poppler(tool: str) -> str | None:
    """Where one of poppler's tools is; None where it is not installed."""
    return shutil.which(tool)


def run_poppler(tool: str, arguments: list[str], data: bytes, name: str, seconds: float = TIME_LIMIT) -> bytes:
    """What a tool of poppler makes of a file, given on its standard input. Raises InputError when it fails or takes too long."""
    program = poppler(tool) or tool
    try:
        done = subprocess.run(  # noqa: S603 (no shell, and no argument comes from the file)
            [program, *arguments], input=data, capture_output=True, timeout=seconds, check=False
        )
    except subprocess.TimeoutExpired:
        raise InputError(f"{name}: cannot be verified: {tool} took more than {seconds:.0f} seconds") from None
    except OSError as error:
        raise InputError(f"{name}: cannot be verified: {tool} cannot be run ({type(error).__name__})") from None
    if done.returncode:
        raise InputError(f"{name}: cannot be verified: {tool} cannot read it (exit {done.returncode})")
    return done.stdout


def poppler_texts(data: bytes, name: str) -> Iterator[tuple[str, str]]:
    """(where, text) of each page, by poppler; nothing where it is not installed. Raises InputError when it cannot read the file."""
    if poppler("pdftotext") is None:
        return
    out = run_poppler("pdftotext", ["-q", "-enc", "UTF-8", "-", "-"], data, name)
    for number, text in enumerate(out.decode("utf-8", "replace").split("\f")[:-1], 1):
        yield f"text-2 page {number}", text
