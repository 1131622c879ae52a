"""What pixels say: OCR of pictures and of the pages of a PDF (by Tesseract, where it is installed), and pictures' metadata."""

from __future__ import annotations

import contextlib
import io
import os
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from difflib import SequenceMatcher
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pikepdf
    from PIL.Image import Image

HAS_OCR = shutil.which("tesseract") is not None
_ALIKE = 0.85
_DPI = 150
_PAGE = 400_000  # pixels; what is smaller is no picture of a page


def words_like(text: str) -> Callable[[str], bool]:
    """Whether OCR may have read a word: a letter or two may be wrong."""
    words = [re.sub(r"\W", "", word).casefold() for word in text.split()]

    def near(wanted: str) -> bool:
        return any(
            abs(len(word) - len(wanted)) <= 3 and SequenceMatcher(None, word, wanted, autojunk=False).ratio() >= _ALIKE
            for word in words
            if len(word) > 4
        )

    return near


@cache
def _read(png: bytes) -> str:
    """Tesseract's text of a picture; looked up once for the same picture."""
    run = subprocess.run(
        ["tesseract", "stdin", "stdout", "--psm", "11"],
        input=png, capture_output=True, timeout=60, check=False, env={**os.environ, "OMP_THREAD_LIMIT": "1"},
    )  # fmt: skip
    return run.stdout.decode("utf-8", "replace")


def _png(image: Image) -> bytes:
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def pdf_pages(data: bytes) -> Iterator[tuple[str, str]]:
    """OCR of each page as it is shown, upright; and of the pictures in the file by themselves, unless each is a whole page."""
    import pikepdf
    import pypdfium2

    if not HAS_OCR:
        return
    with contextlib.suppress(pypdfium2.PdfiumError):
        document = pypdfium2.PdfDocument(data)
        with contextlib.suppress(pypdfium2.PdfiumError):
            document.init_forms()
        for number, page in enumerate(document, 1):
            yield f"page {number}", _read(_png(page.render(scale=_DPI / 72, may_draw_forms=True).to_pil().convert("L")))

    with contextlib.suppress(pikepdf.PdfError), pikepdf.open(io.BytesIO(data)) as book:
        pictures = _pdf_pictures(book)
        whole_pages = len(pictures) == len(book.pages) and all(
            int(one.Width) * int(one.Height) > _PAGE for one in pictures
        )
        for number, stream in enumerate([] if whole_pages else pictures, 1):
            with contextlib.suppress(Exception):  # a picture that cannot be decoded was looked at as bytes
                yield f"picture {number}", _read(_png(pikepdf.PdfImage(stream).as_pil_image().convert("L")))


def picture(data: bytes) -> Iterator[tuple[str, str]]:
    """OCR of each frame of a picture: as it is shown, and without its transparency."""
    from PIL import Image, ImageOps, ImageSequence

    if not HAS_OCR:
        return
    with contextlib.suppress(OSError, ValueError, SyntaxError), Image.open(io.BytesIO(data)) as image:
        for number, stored in enumerate(ImageSequence.Iterator(image), 1):
            frame = ImageOps.exif_transpose(stored)
            if frame.width * frame.height < 2_000:
                continue
            if frame.mode in ("RGBA", "LA", "P"):
                over = frame.convert("RGBA")
                ground = Image.new("RGBA", over.size, "white")
                yield f"frame {number}", _read(_png(Image.alpha_composite(ground, over).convert("L")))
                yield f"frame {number} without transparency", _read(_png(over.convert("RGB").convert("L")))
            else:
                yield f"frame {number}", _read(_png(frame.convert("L")))


def metadata(data: bytes) -> Iterator[tuple[str, str]]:
    """What a picture says beside its pixels, as Pillow reads it."""
    from PIL import Image

    with contextlib.suppress(OSError, ValueError, SyntaxError), Image.open(io.BytesIO(data)) as image:
        yield "info", repr({key: value for key, value in image.info.items() if key != "icc_profile"})
        with contextlib.suppress(Exception):  # a damaged EXIF block is looked at as bytes
            exif = image.getexif()
            yield "EXIF", repr([*exif.values(), *(exif.get_ifd(ifd) for ifd in (0x8769, 0x8825, 0xA005))])


def _pdf_pictures(document: pikepdf.Pdf) -> list[pikepdf.Stream]:
    import pikepdf

    return [one for one in document.objects if isinstance(one, pikepdf.Stream) and one.get("/Subtype") == "/Image"]
