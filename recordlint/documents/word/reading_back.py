"""Everything that can be read in a Word file, part by part, through expat and zipfile: another path than the one that copies.

Each text is given in views, and each word stands once in a view: "parts" has every XML part whole, "paragraphs" each paragraph by
itself, "attributes" the values of attributes, "names" the names of parts, "bytes" what is not XML, "metadata" what pictures say of
themselves.
"""

from __future__ import annotations

import io
import warnings
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from xml.parsers import expat

from recordlint.documents.packages import Package
from recordlint.errors import InputError

_PARAGRAPHS = frozenset({"p", "pt", "comment", "si", "property"})
_BREAKS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_PICTURES = (".png", ".jpeg", ".jpg", ".gif", ".bmp", ".tif", ".tiff", ".webp")


def texts(data: bytes, name: str) -> Iterator[tuple[str, str]]:
    """(where, text) of every part of the package. Raises InputError when it is no package or a part is damaged XML."""
    package = Package(data, name, "a Word document")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            yield "names package", archive.comment.decode(errors="backslashreplace")
            for part in archive.infolist():
                yield "names package", part.filename
                yield "names package", (part.comment + part.extra).decode(errors="backslashreplace")
        for part in package.names:
            held = package.bytes_of(part)
            if part.lower().endswith((".xml", ".rels", ".vml")):
                yield from _xml(held, part)
            else:
                yield f"bytes {part}", held.decode(errors="backslashreplace")
                if part.lower().endswith(_PICTURES):
                    yield from _metadata(held, part)
    except (zipfile.BadZipFile, expat.ExpatError, zlib.error) as error:
        raise InputError(f"{name}: cannot be verified ({type(error).__name__}): it is not a Word document") from None


class _Gatherer:
    """The texts of an XML part."""

    def __init__(self) -> None:
        self.whole: list[str] = []
        self.paragraphs: list[str] = []
        self.attributes: list[str] = []
        self._open: list[list[str]] = [[]]

    def doctype(self, *_: object) -> None:
        raise expat.ExpatError("a part of a package has no document type")

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        name = tag.rpartition(" ")[2]
        self.attributes += attributes.values()
        if name in _PARAGRAPHS:
            self.whole.append("\n")
            self._open.append([])
        elif name in _BREAKS:
            self.characters(_BREAKS[name])

    def end(self, tag: str) -> None:
        if tag.rpartition(" ")[2] in _PARAGRAPHS:
            self.whole.append("\n")
            self.paragraphs.append("".join(self._open.pop()))

    def characters(self, text: str) -> None:
        self.whole.append(text)
        self._open[-1].append(text)

    def comment(self, text: str) -> None:
        self.attributes.append(text)

    def instruction(self, target: str, text: str) -> None:
        self.attributes.append(f"{target} {text}")

    def loose(self) -> str:
        """What stands outside every paragraph."""
        return "".join(self._open[0])


def _xml(data: bytes, part: str) -> Iterator[tuple[str, str]]:
    gatherer = _Gatherer()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = gatherer.doctype
    parser.StartElementHandler = gatherer.start
    parser.EndElementHandler = gatherer.end
    parser.CharacterDataHandler = gatherer.characters
    parser.CommentHandler = gatherer.comment
    parser.ProcessingInstructionHandler = gatherer.instruction
    parser.Parse(data, True)
    whole = "".join(gatherer.whole)
    if whole.strip():
        yield f"parts {part}", whole
    for text in (*gatherer.paragraphs, gatherer.loose()):
        if text.strip():
            yield f"paragraphs {part}", text
    if gatherer.attributes:
        yield f"attributes {part}", "\n".join(gatherer.attributes)


def _metadata(data: bytes, part: str) -> Iterator[tuple[str, str]]:
    """What a picture says of itself, unpacked: EXIF, comments, colour profiles."""
    from PIL import Image

    said: list[str] = []
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            with Image.open(io.BytesIO(data)) as picture:
                picture.load()
                values = [*picture.info.items(), *picture.getexif().items()]
        except Exception:  # Pillow raises whatever its decoders meet; the bytes themselves were given already
            return
    for name, one in values:
        text = one.decode(errors="backslashreplace") if isinstance(one, bytes) else str(one)
        said.append(f"{name}: {text}")
    if said:
        yield f"metadata {part}", "\n".join(said)
