"""Pixels as streams of a PDF, without loss: colour or grey as the page is, four bits of grey, or black and white."""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING

from recordlint.documents.blocks import Colours
from recordlint.documents.pdf.writing import Writer

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from PIL.Image import Image

LEVEL = 6
"""How hard pixels are compressed: measured as the best of size for time on pages of text."""
_BLACK = 160
_BAND = 256


def is_grey(pixels: NDArray[np.uint8]) -> bool:
    """Whether three channels are the same everywhere."""
    return all(
        bool((part[..., 0] == part[..., 1]).all() and (part[..., 1] == part[..., 2]).all())
        for part in (pixels[at : at + _BAND] for at in range(0, len(pixels), _BAND))
    )


def reduced(picture: Image, colours: Colours) -> Image:
    """A picture (RGB or L) in as few colours as are asked for. Grey in steps of 17 is four bits."""
    level = picture if picture.mode == "L" or colours == "colour" else picture.convert("L")
    if colours == "colour":
        return level
    if colours == "grey":
        return level.point([(value + 8) // 17 * 17 for value in range(256)])
    return level.point([255 * (value > _BLACK) for value in range(256)], "1")


def write(out: Writer, picture: Image) -> int:
    """Writes a picture (RGB, L or 1) as an image of a PDF; the number of its object."""
    head = {
        "Type": "/XObject",
        "Subtype": "/Image",
        "Width": str(picture.width),
        "Height": str(picture.height),
        "ColorSpace": "/DeviceRGB" if picture.mode == "RGB" else "/DeviceGray",
    }
    if picture.mode == "1":
        parameters = f"<< /K -1 /Columns {picture.width} /Rows {picture.height} /BlackIs1 true >>"
        more = {"BitsPerComponent": "1", "Filter": "/CCITTFaxDecode", "DecodeParms": parameters}
        return out.stream(_fax(picture), {**head, **more})
    packer = zlib.compressobj(LEVEL)
    bits = 4 if picture.mode == "L" and _is_in_steps(picture) else 8
    parts = [packer.compress(_rows(band, bits)) for band in _bands(picture)]
    data = b"".join((*parts, packer.flush()))
    return out.stream(data, {**head, "BitsPerComponent": str(bits), "Filter": "/FlateDecode"})


def _bands(picture: Image) -> Iterator[Image]:
    """A picture in parts, so that no second copy of it is made."""
    for top in range(0, picture.height, _BAND):
        yield picture.crop((0, top, picture.width, min(top + _BAND, picture.height)))


def _is_in_steps(picture: Image) -> bool:
    """Whether all greys are steps of 17."""
    return not any(count for value, count in enumerate(picture.histogram()) if value % 17)


def _rows(band: Image, bits: int) -> bytes:
    """The bytes of lines of pixels, of four or eight bits a colour.

    Differences between lines (PNG's predictors) make pages of text larger, not smaller.
    """
    import numpy as np

    if bits == 8:
        return band.tobytes()
    steps = np.asarray(band) // 17
    if band.width % 2:
        steps = np.pad(steps, ((0, 0), (0, 1)))
    return (steps[:, ::2] << 4 | steps[:, 1::2]).astype(np.uint8).tobytes()


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
