"""Words in pictures: engines of optical character recognition, where they are installed, behind one small interface.

`engine` gives the one to read with, `auditor` the other one that looks a copy over. Neither is needed: without them
pictures are not read, and the caller says so.
"""

from __future__ import annotations

from recordlint.documents.blocks import DocumentOptions
from recordlint.documents.ocr import rapid, tesseract
from recordlint.documents.ocr.base import LOW_CONFIDENCE, Engine, Word, fold
from recordlint.documents.ocr.lines import lines_of
from recordlint.errors import InputError

__all__ = ["LOW_CONFIDENCE", "Engine", "Word", "auditor", "engine", "fold", "lines_of"]

REMEDY = "pip install 'recordlint[ocr]' to read pictures"
"""What a person can do where no engine is installed."""


def engine(options: DocumentOptions) -> Engine | None:
    """The engine to read pictures with: rapidocr, else Tesseract; None where there is none or OCR is off.

    Raises InputError when the options ask for OCR and no engine is installed.
    """
    if options.ocr is False:
        return None
    found = rapid.installed() or tesseract.installed()
    if found is None and options.ocr:
        raise InputError(f"OCR is asked for and no engine is installed: {REMEDY}")
    return found


def auditor(engine: Engine | None) -> Engine | None:
    """Another engine than the one that read, to look a copy over; None where there is no other."""
    for found in (rapid.installed(), tesseract.installed()):
        if found is not None and (engine is None or found.name != engine.name):
            return found
    return None
