"""Zip packages and XML from strangers: opened within limits, and never beyond the file itself.

A package that unpacks beyond the limits, names a part twice, or is encrypted is refused; XML with a document type is
refused, so that no entity is ever expanded and nothing outside the file is looked up.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping
from typing import TYPE_CHECKING

from recordlint.errors import InputError

if TYPE_CHECKING:
    from lxml.etree import _Element as Element  # pyright: ignore[reportPrivateUsage] # lxml has no public name for it

MAX_RATIO = 200
"""A package that unpacks to more than this many times its size is taken for a decompression bomb."""
MAX_UNPACKED = 512 * 1024 * 1024
"""The most that a document's package may unpack to, in bytes."""
MAX_PARTS = 10_000
"""The most parts that a package may have."""
MAX_XML = 128 * 1024 * 1024
"""The longest XML part that is parsed, in bytes."""
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


class Package:
    """The parts of a zip package, by name, each read at most within the limits. Raises InputError when it is no package or unsafe.

    `kind` is what the file is called in errors ("a Word document"), `remedy` what a person can do.
    """

    def __init__(self, data: bytes, name: str, kind: str, remedy: str = "open and save it again") -> None:
        self._name, self._kind, self._remedy = name, kind, remedy
        if data.startswith(_OLE):
            raise InputError(
                f"{name}: encrypted, or in an old format of Office: save it without a password, in the present format"
            )
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            infos = self._zip.infolist()
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError, struct.error) as error:
            raise self._damaged(error) from None
        names = [info.filename for info in infos]
        if len(names) > MAX_PARTS:
            raise InputError(f"{name}: {len(names):,} parts are beyond the limit of {MAX_PARTS:,}: split it")
        if len(set(names)) != len(names):
            raise InputError(f"{name}: damaged (a part stands in it twice): {remedy}")
        if any(info.flag_bits & 0x1 for info in infos):
            raise InputError(f"{name}: encrypted: save it without a password")
        unpacked = sum(info.file_size for info in infos)
        if unpacked > MAX_UNPACKED or unpacked > MAX_RATIO * max(len(data), 1):
            raise InputError(f"{name}: unpacks to {unpacked:,} bytes, beyond the limit: split it, or save it again")
        self._infos = {info.filename: info for info in infos if not info.is_dir()}

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all parts, in their order."""
        return tuple(self._infos)

    def __contains__(self, part: str) -> bool:
        return part in self._infos

    def size(self, part: str) -> int:
        """How many bytes a part says that it has."""
        return self._infos[part].file_size

    def bytes_of(self, part: str) -> bytes:
        """A part's bytes. Raises InputError when it is missing or damaged, or holds more than it says."""
        if part not in self._infos:
            raise InputError(f"{self._name}: damaged ({part} is missing): {self._remedy}")
        info = self._infos[part]
        try:
            with self._zip.open(info) as stream:
                data = stream.read(info.file_size + 1)
        except (
            zipfile.BadZipFile,
            zlib.error,
            ValueError,
            OSError,
            NotImplementedError,
            EOFError,
            RuntimeError,
        ) as error:
            raise self._damaged(error) from None
        if len(data) != info.file_size:
            raise self._damaged(ValueError())
        return data

    def xml_of(self, part: str) -> Element:
        """The root element of an XML part. Raises InputError as `bytes_of` and `parse_xml` do."""
        return parse_xml(self.bytes_of(part), f"{self._name}: {part}", self._remedy)

    def _damaged(self, error: Exception) -> InputError:
        return InputError(f"{self._name}: not {self._kind}, or a damaged one ({type(error).__name__}): {self._remedy}")


def packed(parts: Mapping[str, bytes]) -> bytes:
    """A new package of these parts, in their order, without dates. What would pack so well that `Package` refused it is not packed."""
    made = _zipped(parts, zipfile.ZIP_DEFLATED)
    unpacked = sum(map(len, parts.values()))
    return made if unpacked < MAX_RATIO // 2 * len(made) else _zipped(parts, zipfile.ZIP_STORED)


def _zipped(parts: Mapping[str, bytes], method: int) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in parts.items():
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_STORED if name.endswith((".png", ".jpeg")) else method
            info.create_system = 0  # the same bytes on every system
            archive.writestr(info, data)
    return out.getvalue()


def parse_xml(data: bytes, name: str, remedy: str = "open and save it again") -> Element:
    """The root element of an XML document; comments and processing instructions are dropped.

    Raises InputError for what is damaged, is too long, has a document type, or nests deeper than libxml2's limit of 256.
    """
    from lxml import etree  # late: a text file needs none of it

    if len(data) > MAX_XML:
        raise InputError(f"{name}: {len(data):,} bytes of XML are beyond the limit of {MAX_XML:,}: split it")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False, remove_comments=True,
        remove_pis=True,
    )  # fmt: skip
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise InputError(f"{name}: damaged XML ({type(error).__name__}): {remedy}") from None
    if root.getroottree().docinfo.doctype:
        raise InputError(f"{name}: XML with a document type is not read: {remedy}")
    return root
