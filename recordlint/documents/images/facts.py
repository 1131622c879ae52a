"""What is to be known of a picture's file before its pixels are read: its kind, its pages, its resolution."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from recordlint.documents.blocks import MAX_PAGES
from recordlint.documents.images.containers import kind_of
from recordlint.documents.pictures import FORMATS, opened
from recordlint.errors import InputError

if TYPE_CHECKING:
    from PIL.Image import Image

MAX_ALL_PIXELS = 12_000_000_000
"""Pixels of all pages of a TIFF file together: 1,300 pages of A4 at 300 dpi."""


@dataclass(frozen=True, slots=True)
class Facts:
    """`kind` is the copy's: "PNG", "JPEG", "TIFF". `pages` is the count of frames that are pages, `further` of those that are not.

    `is_lossy` says that a TIFF's pages are packed as JPEG. `dpi` is the
    first page's resolution. `is_known` is False where the source is of another kind, under the name of one of these.
    """

    kind: str
    pages: int
    further: int = 0
    is_lossy: bool = False
    dpi: tuple[float, float] | None = None
    is_known: bool = True


def facts_of(data: bytes, name: str) -> Facts:
    """The facts of a picture's file. Raises InputError when it is damaged, of another kind, or has too many pages."""
    from PIL import Image  # late: a text file needs none of it

    kind = kind_of(data)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            with Image.open(io.BytesIO(data), formats=FORMATS) as picture:
                is_lossy, dpi = picture.info.get("compression") == "jpeg", resolution_of(picture)
                frames = _frames(picture) if kind == "TIFF" else int(getattr(picture, "n_frames", 1))
        except Exception as error:  # Pillow raises whatever its decoders meet in a damaged file
            raise InputError(
                f"{name}: not a readable picture ({type(error).__name__}): save it again as PNG or JPEG"
            ) from None
    if kind == "TIFF" and frames > MAX_PAGES:
        raise InputError(f"{name}: more than {MAX_PAGES:,} pages are not read: split it")
    if kind == "TIFF":
        return Facts(kind, frames, 0, is_lossy, dpi)
    return Facts(kind or "PNG", 1, frames - 1, dpi=dpi, is_known=bool(kind))


def _frames(picture: Image) -> int:
    count = 0
    try:
        while count <= MAX_PAGES:
            picture.seek(count)
            count += 1
    except EOFError:
        pass
    return count


def frames_of(data: bytes, name: str, facts: Facts) -> Iterator[Image]:
    """The pages of a picture's file. Raises InputError as `opened` does, and when they are too large together."""
    pixels = 0
    for number, frame in enumerate(opened(data, name), 1):
        pixels += frame.width * frame.height
        if pixels > MAX_ALL_PIXELS:
            raise InputError(f"{name}: its pages have more than {MAX_ALL_PIXELS:,} pixels together: split it")
        yield frame
        if number >= facts.pages:
            return


def resolution_of(picture: Image) -> tuple[float, float] | None:
    """Dots an inch across and down, as plain numbers, where the file gives sensible ones."""
    given: Any = picture.info.get("dpi")
    try:
        across, down = (round(float(value), 2) for value in given)
    except (TypeError, ValueError, ZeroDivisionError, OverflowError):
        return None
    return (across, down) if 10 <= across <= 4800 and 10 <= down <= 4800 else None
