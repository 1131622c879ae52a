"""Pixels as streams of a PDF, without loss: colour or grey as the page is, four bits of grey, or black and white."""

from __future__ import annotations

import io
import zlib
from typing import TYPE_CHECKING, Any

from recordlint.documents.blocks import Colours

if TYPE_CHECKING:
    from pikepdf import Pdf
    from PIL.Image import Image

LEVEL = 6
"""How hard pixels are compressed: measured as the best of size for time on pages of text."""
_BLACK = 160


def reduced(picture: Image, colours: Colours) -> Image:
    """A picture in as few colours as it needs, or as are asked for. Grey in steps of 17 is four bits."""
    import numpy as np

    pixels = np.asarray(picture)
    grey = bool((pixels[..., 0] == pixels[..., 1]).all() and (pixels[..., 1] == pixels[..., 2]).all())
    if colours == "colour" and not grey:
        return picture
    level = picture.getchannel(0) if grey else picture.convert("L")
    if colours == "colour":
        return level
    if colours == "grey":
        return level.point([(value + 8) // 17 * 17 for value in range(256)])
    return level.point([255 * (value > _BLACK) for value in range(256)], "1")


def stream(pdf: Pdf, picture: Image) -> Any:
    """A picture (RGB, L or 1) as an image of a PDF."""
    from pikepdf import Dictionary, Name, Stream

    head: dict[str, Any] = {
        "Type": Name.XObject,
        "Subtype": Name.Image,
        "Width": picture.width,
        "Height": picture.height,
    }
    head["ColorSpace"] = Name.DeviceRGB if picture.mode == "RGB" else Name.DeviceGray
    if picture.mode == "1":
        parameters = Dictionary(K=-1, Columns=picture.width, Rows=picture.height, BlackIs1=True)
        return Stream(
            pdf,
            _fax(picture),
            Dictionary(None, **head, BitsPerComponent=1, Filter=Name.CCITTFaxDecode, DecodeParms=parameters),
        )
    rows, bits = _rows(picture)
    data = zlib.compress(rows, LEVEL)
    return Stream(pdf, data, Dictionary(None, **head, BitsPerComponent=bits, Filter=Name.FlateDecode))


def _rows(picture: Image) -> tuple[bytes, int]:
    """The bytes of all lines, and the bits of a colour: four where all greys are steps of 17.

    Differences between lines (PNG's predictors) make pages of text larger, not smaller.
    """
    import numpy as np

    pixels = np.asarray(picture)
    if picture.mode == "RGB" or (pixels % 17).any():
        return pixels.tobytes(), 8
    steps = pixels // 17
    if picture.width % 2:
        steps = np.pad(steps, ((0, 0), (0, 1)))
    return (steps[:, ::2] << 4 | steps[:, 1::2]).astype(np.uint8).tobytes(), 4


def _fax(picture: Image) -> bytes:
    """CCITT group 4: what a TIFF of one strip holds."""
    from PIL import Image as Images
    from PIL import TiffImagePlugin

    out = io.BytesIO()
    picture.save(out, "TIFF", compression="group4", tiffinfo={TiffImagePlugin.ROWSPERSTRIP: picture.height})
    with Images.open(io.BytesIO(out.getvalue())) as tiff:
        assert isinstance(tiff, TiffImagePlugin.TiffImageFile)  # noqa: S101 (it was written as one)
        starts, lengths = tiff.tag_v2[TiffImagePlugin.STRIPOFFSETS], tiff.tag_v2[TiffImagePlugin.STRIPBYTECOUNTS]
    if len(starts) != 1:
        raise ValueError("a picture in several strips")
    return out.getvalue()[starts[0] : starts[0] + lengths[0]]
