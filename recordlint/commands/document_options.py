"""Options for documents: Word, PDF, mail, HTML, pictures."""

from __future__ import annotations

import sys
from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from typing import Any, get_args

import click

from recordlint.commands.output import terminal
from recordlint.documents.base import ReadOptions
from recordlint.documents.blocks import Colours, DocumentOptions, Images

_OCR = click.option("--ocr/--no-ocr", default=None, help="Read pictures and scanned pages by OCR. By default scanned pages are read where an engine is installed (recordlint[ocr]).")  # fmt: skip
_COPIES = (
    click.option("--images", type=click.Choice(get_args(Images)), help="Pictures in documents: withheld as a black box (default), read by OCR and boxed where words are withheld, or kept. A plan decides on each one."),
    click.option("--retypeset", is_flag=True, help="Lay the text out afresh, as a tagged PDF: for high-risk disclosures, pseudonyms, and people who use a screen reader. The page's look and its pictures are lost."),
    click.option("--strict", is_flag=True, help="Withhold what OCR could not read with certainty; no copy whose pixels cannot be read back."),
    click.option("--colours", type=click.Choice(get_args(Colours)), default="colour", show_default=True, help="Copies of PDFs: pages in colour, in 16 greys, or black and white; smaller in this order."),
    click.option("--dpi", type=click.IntRange(72, 400), default=150, show_default=True, help="Copies of PDFs: how fine the pages are."),
)  # fmt: skip


def ocr_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the option that says whether pictures are read."""
    return _OCR(command)


def copy_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options of documents that are copied."""
    for option in reversed((*_COPIES, _OCR)):
        command = option(command)
    return command


def read_documents(options: ReadOptions, ocr: bool | None) -> ReadOptions:
    """How documents are read for a report: with --ocr the pictures in them too."""
    return replace(options, documents=DocumentOptions(ocr=ocr, images="ocr" if ocr else "withhold"))


def copied_documents(options: ReadOptions, given: Mapping[str, Any]) -> ReadOptions:
    """How documents are read and copied. `given` has the values of `copy_options`."""
    names = ("retypeset", "strict", "colours", "dpi", "ocr")
    values = {name: given[name] for name in names}
    read_back = given["ocr"] is not False
    return replace(
        options, documents=DocumentOptions(images=given["images"] or "withhold", read_back=read_back, **values)
    )


@contextmanager
def page_progress(options: ReadOptions, quiet: bool) -> Generator[ReadOptions]:
    """The options with a line that counts pages on the terminal while a document is read or copied, when a person is looking."""
    if quiet or not terminal(sys.stderr):
        yield options
        return
    shown = False

    def tell(done: int, pages: int) -> None:
        nonlocal shown
        shown = True
        click.echo(f"\r\x1b[Krecordlint: page {done:,} of {pages:,}", nl=False, err=True)

    try:
        yield replace(options, documents=replace(options.documents, progress=tell))
    finally:
        if shown:
            click.echo("\r\x1b[K", nl=False, err=True)
