"""Pages as a new file of a kind: pixels and their resolution, and nothing else."""

from __future__ import annotations

import io
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from recordlint.documents.images.facts import Facts

if TYPE_CHECKING:
    from PIL.Image import Image

QUALITY = 90
"""Of pages that are packed as JPEG."""


class Writer:
    """A file that grows by a page at a time; only TIFF holds more than one. Use it as a context, then take `data`."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self._out = io.BytesIO()
        self._pages: Any = None

    def __enter__(self) -> Self:
        from PIL.TiffImagePlugin import AppendingTiffWriter

        if self._facts.kind == "TIFF":
            self._pages = AppendingTiffWriter(self._out, new=True)
        return self

    def add(self, picture: Image, dpi: tuple[float, float] | None) -> None:
        """Writes a page."""
        from PIL import Image

        clean = Image.frombytes(picture.mode, picture.size, picture.tobytes())
        options: dict[str, Any] = {} if dpi is None else {"dpi": dpi}
        if self._facts.kind == "PNG":
            clean.save(self._out, "PNG", **options)
        elif self._facts.kind == "JPEG":
            (clean if clean.mode in ("L", "RGB") else clean.convert("RGB")).save(
                self._out, "JPEG", quality=QUALITY, **options
            )
        else:
            clean.save(self._pages, "TIFF", **options, **self._packing(clean))
            self._pages.newFrame()

    def _packing(self, picture: Image) -> dict[str, Any]:
        if picture.mode == "1":
            return {"compression": "group4"}
        return (
            {"compression": "jpeg", "quality": QUALITY}
            if self._facts.is_lossy
            else {"compression": "tiff_adobe_deflate"}
        )

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._pages is not None:
            self._pages.finalize()

    @property
    def data(self) -> bytes:
        """The file, when all pages are in it."""
        return self._out.getvalue()
