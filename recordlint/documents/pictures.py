"""Pictures from strangers: opened within limits, drawn on, and encoded afresh, so that only pixels go on.

Nothing of a source's file goes into what is encoded here: no EXIF, no thumbnail, no colour profile, no comment, no
pixels outside the frame.
"""

from __future__ import annotations

import io
import math
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from recordlint.errors import InputError

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageFont import FreeTypeFont, ImageFont

MAX_PIXELS = 60_000_000
"""Pixels of one picture that are decoded: an A3 page at 600 dpi is 70 million, at 400 dpi 31 million."""
FORMATS = ("PNG", "JPEG", "TIFF", "GIF", "BMP", "WEBP")
"""What is decoded; other kinds (EMF, WMF, SVG, PSD …) are not."""

Box = tuple[int, int, int, int]
"""Left, top, right, bottom in pixels from the top left; right and bottom are the first pixels outside."""


@dataclass(frozen=True, slots=True)
class LabelledBox:
    """A box to be burnt in, and what it says where there is room ("[family member 1]").

    `turn`: how far the label is turned, in degrees clockwise. `corners`: of a box that stands aslant; then `box` is around it.
    """

    box: Box
    label: str = ""
    turn: float = 0.0
    corners: tuple[tuple[float, float], ...] = ()


def opened(data: bytes, name: str) -> Iterator[Image]:
    """The frames of a picture, upright (as EXIF turns them), as RGB, L or 1, what is transparent on white.

    Raises InputError when it is damaged, of another kind, or beyond the limits.
    """
    from PIL import Image, ImageOps, ImageSequence  # late: a text file needs none of it

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            with Image.open(io.BytesIO(data), formats=FORMATS) as picture:
                for frame in ImageSequence.Iterator(picture):
                    if frame.width * frame.height > MAX_PIXELS:
                        raise InputError(
                            f"{name}: a picture of {frame.width:,} × {frame.height:,} pixels is beyond the limit of "
                            f"{MAX_PIXELS:,}: save it at a lower resolution"
                        )
                    yield _plain(ImageOps.exif_transpose(frame))
        except InputError:
            raise
        except Exception as error:  # Pillow raises whatever its decoders meet in a damaged file
            raise InputError(
                f"{name}: not a readable picture ({type(error).__name__}): save it again as PNG or JPEG"
            ) from None


def _plain(frame: Image) -> Image:
    from PIL import Image

    if frame.mode in ("1", "L", "RGB"):
        return frame.copy()
    if frame.mode in ("I", "F") or frame.mode.startswith("I;16"):
        return _scaled(frame)
    if frame.mode in ("LA", "PA", "RGBA", "La", "RGBa") or "transparency" in frame.info:
        over = frame.convert("RGBA")
        ground = Image.new("RGBA", over.size, "white")
        return Image.alpha_composite(ground, over).convert("RGB")
    return frame.convert("RGB")


def _scaled(frame: Image) -> Image:
    """A picture of large numbers (16 or 32 bits a pixel) as 256 greys, from its darkest to its lightest."""
    import numpy as np
    from PIL import Image

    values = np.asarray(frame, dtype=np.float64)
    low, high = float(values.min()), float(values.max())
    return Image.fromarray(((values - low) * (255 / ((high - low) or 1))).astype(np.uint8), "L")


def encoded(picture: Image, kind: str = "PNG") -> bytes:
    """The picture's pixels as a new file of a kind (PNG or JPEG), without anything else."""
    out = io.BytesIO()
    from PIL import Image

    clean = Image.frombytes(picture.mode, picture.size, picture.tobytes())
    if kind == "JPEG":
        (clean if clean.mode in ("L", "RGB") else clean.convert("RGB")).save(out, "JPEG", quality=90)
    else:
        clean.save(out, "PNG")
    return out.getvalue()


def burn(picture: Image, boxes: Sequence[LabelledBox], *, in_place: bool = False) -> Image:
    """A copy of the picture (or itself) with black boxes in it, each with its label in white where that fits."""
    from PIL import ImageDraw

    drawn = picture if in_place else picture.copy()
    draw = ImageDraw.Draw(drawn)
    black: int | tuple[int, int, int] = (0, 0, 0) if drawn.mode == "RGB" else 0
    white: int | tuple[int, int, int] = (255, 255, 255) if drawn.mode == "RGB" else (1 if drawn.mode == "1" else 255)
    for one in boxes:
        left, top, right, bottom = one.box
        if one.corners:
            draw.polygon(one.corners, fill=black)
        else:
            draw.rectangle((left, top, right - 1, bottom - 1), fill=black)
    for one in boxes:
        if one.label:
            _label(drawn, one, white)
    return drawn


def _label(drawn: Image, one: LabelledBox, white: int | tuple[int, int, int]) -> None:
    """Writes a label along its box, in the middle, where there is room for it."""
    from PIL import Image, ImageDraw

    left, top, right, bottom = one.box
    long, high = right - left, bottom - top
    if one.corners:
        long, high = (int(math.dist(one.corners[at], one.corners[at + 1])) for at in (0, 1))
    elif round(one.turn / 90) % 2:
        long, high = high, long
    for size in range(min(high - 2, 28), 5, -1):
        font = _font(size)
        a, b, c, d = ImageDraw.Draw(drawn).textbbox((0, 0), one.label, font=font)
        if c - a > long - 4 or d - b > high - 1:
            continue
        if not one.turn % 360:
            place = (left + (right - left - (c - a)) / 2 - a, top + (bottom - top - (d - b)) / 2 - b)
            ImageDraw.Draw(drawn).text(place, one.label, fill=white, font=font)
            return
        mask = Image.new("L", (int(c - a) + 2, int(d - b) + 2))
        ImageDraw.Draw(mask).text((1 - a, 1 - b), one.label, fill=255, font=font)
        turned = mask.rotate(-one.turn, resample=Image.Resampling.BICUBIC, expand=True)
        drawn.paste(white, ((left + right - turned.width) // 2, (top + bottom - turned.height) // 2), turned)
        return


@lru_cache(maxsize=64)
def _font(size: int) -> FreeTypeFont | ImageFont:
    from PIL import ImageFont

    return ImageFont.load_default(size=size)
