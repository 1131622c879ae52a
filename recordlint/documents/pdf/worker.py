"""The process that opens a PDF: it alone touches the file's bytes, and says what it finds in frames.

It is started by `process.Worker`, gets the bytes by its standard input, answers one request after another, and ends when its
input does. It has a limited address space and time of the processor, can write no file, and is ended from outside when it takes too long.
"""

from __future__ import annotations

import contextlib
import sys
from typing import IO, TYPE_CHECKING, Any

from recordlint.documents.pdf import frames

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

MEMORY = 3 * 1024**3
"""The address space of the process, in bytes."""
CPU_SECONDS = 1_000
"""What the process may compute in all, in seconds; each request has a limit of its own, held from outside."""


def main() -> None:
    """Answers requests until the input ends."""
    incoming, outgoing = sys.stdin.buffer, sys.stdout.buffer
    _limit()
    try:
        data = frames.receive(incoming, limit=1 << 40)
        document = _opened(data, outgoing)
        if document is None:
            return
        while True:
            _answer(document, frames.receive_values(incoming), outgoing)
    except (frames.FrameError, BrokenPipeError):
        return


def _limit() -> None:
    """Memory, time and files, where the system can limit them."""
    try:
        import resource
    except ImportError:  # not a Unix: the limits of time that are held from outside remain
        return
    for what, most in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, CPU_SECONDS),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, 128),
    ):
        with contextlib.suppress(ValueError, OSError):  # a limit that is lower already stays
            resource.setrlimit(what, (most, most))


def _opened(data: bytes, outgoing: IO[bytes]) -> PdfDocument | None:
    import pypdfium2
    import pypdfium2.raw as pdfium

    from recordlint.documents.pdf import catalogue

    try:
        document = pypdfium2.PdfDocument(data)
        document.init_forms()
        pages = len(document)
    except pypdfium2.PdfiumError:
        code = pdfium.FPDF_GetLastError()
        locked = code in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY)
        frames.send_values(outgoing, {"error": "locked" if locked else "damaged"})
        return None
    frames.send_values(outgoing, {"pages": pages, "catalogue": catalogue.told(data)})
    return document


def _answer(document: PdfDocument, request: dict[str, Any], outgoing: IO[bytes]) -> None:
    import pypdfium2

    from recordlint.documents.pdf import worker_page

    try:
        page = worker_page.told(document, request)
    except (pypdfium2.PdfiumError, ValueError, MemoryError, OverflowError):
        frames.send_values(outgoing, {"error": "damaged"})
        return
    frames.send_values(outgoing, page.values)
    for part in page.parts:
        frames.send(outgoing, part)


if __name__ == "__main__":
    main()
