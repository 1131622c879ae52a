"""A new PDF, object by object: what is finished is written and let go, so that a long copy needs no more memory than its own bytes."""

from __future__ import annotations

import hashlib
import io
import zlib
from collections.abc import Mapping

_HEAD = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
_LEVEL = 6


class Writer:
    """Objects are numbered from 1. `reserved` gives the number of one that is written later."""

    def __init__(self) -> None:
        self._out = io.BytesIO()
        self._out.write(_HEAD)
        self._places: list[int] = []

    def reserved(self) -> int:
        """The number of an object that will be written."""
        self._places.append(0)
        return len(self._places)

    def write(self, body: bytes, number: int = 0) -> int:
        """Writes an object, one that was reserved where a number is given; its number."""
        number = number or self.reserved()
        self._places[number - 1] = self._out.tell()
        self._out.write(b"%d 0 obj\n" % number)
        self._out.write(body)
        self._out.write(b"\nendobj\n")
        return number

    def stream(self, data: bytes, head: Mapping[str, str] | None = None) -> int:
        """Writes a stream with entries of its dictionary, packed here unless they name a filter; its number."""
        entries = dict(head or {})
        if "Filter" not in entries:
            data = zlib.compress(data, _LEVEL)
            entries["Filter"] = "/FlateDecode"
        number = self.reserved()
        self._places[number - 1] = self._out.tell()
        self._out.write(b"%d 0 obj\n" % number)
        self._out.write(dictionary({**entries, "Length": str(len(data))}))
        self._out.write(b"\nstream\n")
        self._out.write(data)
        self._out.write(b"\nendstream\nendobj\n")
        return number

    def finished(self, root: int, info: int) -> bytes:
        """The whole file, named by a hash of itself."""
        start = self._out.tell()
        name = hashlib.md5(self._out.getbuffer(), usedforsecurity=False).hexdigest()
        rows = [b"0000000000 65535 f \n", *(b"%010d 00000 n \n" % place for place in self._places)]
        self._out.write(b"xref\n0 %d\n" % len(rows))
        self._out.writelines(rows)
        entries = {"Size": str(len(rows)), "Root": f"{root} 0 R", "Info": f"{info} 0 R", "ID": f"[<{name}> <{name}>]"}
        self._out.write(b"trailer\n" + dictionary(entries) + b"\nstartxref\n%d\n%%%%EOF\n" % start)
        return self._out.getvalue()


def dictionary(entries: Mapping[str, str]) -> bytes:
    """A dictionary of PDF; values are PDF already."""
    return ("<< " + " ".join(f"/{key} {value}" for key, value in entries.items()) + " >>").encode("ascii")
