"""Image files: PNG, JPEG and TIFF, read by OCR where an engine is installed, copied as pixels with boxes burnt in.

`copy` gives a file of the source's kind; reading it gives other blocks than the source's, with labels in place of words.
"""

from __future__ import annotations

from recordlint.documents.images.copying import copy
from recordlint.documents.images.reading import read
from recordlint.documents.images.reading_back import pixel_texts, raw, reads_pixels

SUFFIXES = (".png", ".jpg", ".jpeg", ".tif", ".tiff")
"""The names that image files end in."""

__all__ = ["SUFFIXES", "copy", "pixel_texts", "raw", "read", "reads_pixels"]
